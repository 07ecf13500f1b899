"""What a tag of a Word template says, as a person reads it; docxtpl patches a part without seeing it.

docxtpl works on XML by patterns that know no quoted words: a `%`, a `}` or an `&` in a tag, or a blank
that Word made unbreakable, changes what the tag says or hides the tag. So while a part is patched each
tag holds a key, and what it says is put back afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from generator.word.template.tag_scan import straightened
from generator.wording import nfc
from generator.workspace import regex

_SPLIT_BRACES = regex(r"(?<={)(<[^>]*>)+(?=[{%#])|(?<=[%}#])(<[^>]*>)+(?=})", re.DOTALL)
_WHOLE_TAG = regex(r"{%(?:(?!%}).)*|{#(?:(?!#}).)*|{{(?:(?!}}).)*", re.DOTALL)
_INSIDE = regex(r"</w:t>.*?(<w:t>|<w:t [^>]*>)", re.DOTALL)
_TAG = regex(
    r"{{(?P<value>(?:(?!}}|</w:p>).)*)}}|{%(?P<statement>(?:(?!%}|</w:p>).)*)%}", re.DOTALL
)
_PARTS = regex(
    r"(?P<sign>[-+]?)(?:(?P<kind>p|tr|tc|r)\s+)?(?P<cell>\s*(?:colspan|cellbg)\s+)?"
    r"(?P<words>.*?)(?P<tail>[-+]?)",
    re.DOTALL,
)
_CELL_MARK = regex(r"\s*[hv]m\s*")
_KEY = regex("\ue010(\\d+)\ue011")


def join_tags(xml: str) -> str:
    """The tags that Word has spread over several runs, each in one piece, as docxtpl joins them."""
    joined = _SPLIT_BRACES.sub("", xml)
    return _WHOLE_TAG.sub(_join_tag, joined)


def _join_tag(tag: re.Match[str]) -> str:
    is_open = "</w:p>" in tag.group()
    return tag.group() if is_open else _INSIDE.sub("", tag.group())


def read_words(xml: str) -> str:
    """What stands between the signs of a tag, in NFC, straight quotes around its texts."""
    text = nfc(unescape(re.sub(r"<[^>]*>", "", xml))).replace("\n", " ")
    return straightened(f"{{{{{text}}}}}")[2:-2]


def patched(xml: str, patch: Callable[[str], str]) -> str:
    """The part as docxtpl patches it, each tag saying what a person reads."""
    said: list[str] = []

    def hide(tag: re.Match[str]) -> str:
        inner = tag[1] if tag[2] is None else tag[2]
        parts = _PARTS.fullmatch(inner)
        if parts is None or _CELL_MARK.fullmatch(inner):
            return tag.group()
        said.append(read_words(parts["words"]))
        kind = f"{parts['kind']} " if parts["kind"] else ""
        key = f"\ue010{len(said) - 1}\ue011"
        between = f"{parts['sign']}{kind}{parts['cell'] or ''} {key} {parts['tail']}"
        return f"{tag.group()[:2]}{between}{tag.group()[-2:]}"

    hidden = _TAG.sub(hide, join_tags(xml))
    return _KEY.sub(lambda key: said[int(key[1])], patch(hidden))

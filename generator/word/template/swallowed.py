"""What stands in the paragraph of a tag like `{%p if … %}` goes with it: kept apart, or refused.

The whole paragraph becomes the tag. A section mark in it would take its section along, so it gets a
paragraph of its own behind the tag; words, pictures and notes are refused at their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.ooxml import parse_xml, write_xml
from generator.problems import Message, Place, Problem, say
from generator.word.template.elements import W, paragraph_of, spot_of, texts_of
from generator.word.template.mending import TINY
from generator.workspace import regex

_TAG = regex(r"\{%(?:(?!\{%).)*?%\}|\{\{(?:(?!\{\{).)*?\}\}|\{#(?:(?!\{#).)*?#\}", re.DOTALL)
_WHOLE = regex(r"\{[{%#]p\s")
_WORD = regex(r"\{%[-+]?\s*(?:(?:p|r|tr|tc)\s+)?(for|if|endfor|endif)\b")
_DEPTH = {"for": 1, "if": 1, "endfor": -1, "endif": -1}
_TURN = regex(r"\{%[-+]?p\s+(for|if|elif|else|endfor|endif)\b")
_FIELD = {"begin": 1, "end": -1}
_WITH_FIELD = say("đặt cả trường bên trong, hoặc cả trường bên ngoài khối if, for")
_THINGS = {
    "drawing": say("hình vẽ"),
    "pict": say("hình vẽ"),
    "object": say("đối tượng nhúng"),
    "footnoteReference": say("cước chú"),
    "endnoteReference": say("chú thích cuối văn bản"),
    "br": say("dấu ngắt trang"),
}
_ELSEWHERE = say("để thẻ một mình trong đoạn của nó, chuyển phần còn lại sang đoạn khác")


def sections_apart(xml: bytes) -> bytes:
    """The part where no section mark stands in the paragraph of such a tag."""
    if b"<w:sectPr" not in xml:
        return xml
    root = parse_xml(xml)
    is_moved = False
    for section in list(root.iterfind(f".//{W}p/{W}pPr/{W}sectPr")):
        paragraph = next(section.iterancestors(f"{W}p"))
        if _WHOLE.search(_words(paragraph)):
            own = _tiny()
            own[0].append(section)
            paragraph.addnext(own)
            is_moved = True
    return write_xml(root) if is_moved else xml


def find_swallowed(xml: bytes, *, file: str, part: str) -> Iterator[Problem]:
    """What would be lost with the paragraph of a tag."""
    root = parse_xml(xml)
    fields = _Fields()
    for paragraph in root.iter(f"{W}p"):
        if said := _lost(paragraph):
            place = Place(file, part=f"{part}, {spot_of(root, paragraph)}")
            yield Problem("E-TPL-LOST", place, said, _ELSEWHERE)
        elif tag := fields.cut_by(paragraph):
            message = say("thẻ «{tag}» cắt đôi một trường (field): phần đầu ở một bên, phần cuối ở bên kia",
                          tag=tag)  # fmt: skip
            place = Place(file, part=f"{part}, {spot_of(root, paragraph)}")
            yield Problem("E-TPL-FIELD", place, message, _WITH_FIELD)


class _Fields:
    """How many fields are open, and how many were where each block of tags began."""

    def __init__(self) -> None:
        self._open = 0
        self._blocks: list[int] = []

    def cut_by(self, paragraph: etree._Element) -> str:
        """The tag of this paragraph, when a field is open on one side of a block only."""
        own = [one for one in paragraph.iter(f"{W}fldChar") if paragraph_of(one) is paragraph]
        change = sum(_FIELD.get(one.get(f"{W}fldCharType", ""), 0) for one in own)
        words = _words(paragraph)
        found = _TURN.search(words) if _WHOLE.search(words) else None
        if found is None:
            self._open += change
            return ""
        is_cut = change != 0
        if found[1] in {"for", "if"}:
            self._blocks.append(self._open)
        elif self._blocks:
            is_cut = is_cut or self._blocks[-1] != self._open
            self._open = self._blocks[-1]
            if found[1].startswith("end"):
                self._blocks.pop()
        return _short(words) if is_cut else ""


def _lost(paragraph: etree._Element) -> Message | None:
    words = _words(paragraph)
    tag = _WHOLE.search(words)
    if tag is None:
        depth = sum(_DEPTH[found[1]] for found in _WORD.finditer(words))
        if not depth or _section(paragraph) is None:
            return None
        return say(
            "dấu ngắt phần (section) nằm trong đoạn «{text}», nơi một thẻ if, for bắt đầu hay kết thúc:"
            " phần ấy có thể mất", text=_short(words)
        )  # fmt: skip
    shown = next(found.group() for found in _TAG.finditer(words) if _WHOLE.match(found.group()))
    if rest := _TAG.sub("", words).strip():
        return say(
            "đoạn của thẻ «{tag}» còn chữ «{text}», chữ ấy sẽ mất", tag=shown, text=_short(rest)
        )
    for name, thing in _THINGS.items():
        for found in paragraph.iter(W + name):
            if name != "br" or found.get(f"{W}type") == "page":
                return say("đoạn của thẻ «{tag}» còn có {thing}, sẽ mất", tag=shown, thing=thing)
    return None


def _section(paragraph: etree._Element) -> etree._Element | None:
    return paragraph.find(f"{W}pPr/{W}sectPr")


def _words(paragraph: etree._Element) -> str:
    """The text of a paragraph, without that of its text boxes."""
    return "".join(one.text or "" for one in texts_of(paragraph))


def _tiny() -> etree._Element:
    tiny = TINY.replace(b"<w:p>", f'<w:p xmlns:w="{W[1:-1]}">'.encode(), 1)
    return parse_xml(tiny)


def _short(text: str) -> str:
    return " ".join(text.split())[:40]

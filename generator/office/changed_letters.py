"""What is another by now in the letters of a series: each letter is told its own places and no other's.

In a text for all letters the lines of one stand under a condition on the code of whom it is for.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from generator.model.document import ForEach
from generator.office.changed_words import Passages
from generator.office.had_earlier import code_of
from generator.office.verification import ChangedIssue
from generator.workspace import regex

Letters = Mapping[str, Sequence[Passages] | None]
"""The places of each letter by the code of whom it is for; none where its signed file is gone, so that nobody knows."""
_NAMES = {ForEach.UNITS: "unit", ForEach.GROUPS: "group"}
_CONDITION = regex(
    r'[ \t]*\{% (?:if|elif) (?:unit|group)\.code in (\[(?:"[^"]*"(?:, )?)+\]) %\}\s*'
)
_PART = regex(
    r'(?s)[ \t]*\{% if (?:unit|group)\.code in \[(?:"[^"]*"(?:, )?)+\] %\}.*?\{% endif %\}[ \t]*\n?'
)
_END = regex(r"[ \t]*\{% endif %\}[ \t]*\n?")


def changes_by_letter(found: Iterable[ChangedIssue]) -> Letters:
    """The letters of a series that are others by now; one without a code where nobody knows which those of a number are."""
    letters: dict[str, list[Passages] | None] = {}
    for one in found:
        if one.places is None:
            letters[code_of(one.one.row.key)] = None
        for place in one.places or ():
            if (places := letters.setdefault(place.to, [])) is not None:
                places.append(place)
    return letters


def told_to_each(texts: Mapping[str, str], for_each: ForEach) -> str:
    """What each letter is told, by code, in one text; letters that are told the same have one part."""
    alike: dict[str, list[str]] = {}
    for code, text in texts.items():
        alike.setdefault(text, []).append(code)
    parts = [
        f"{{% {'elif' if at else 'if'} {_NAMES[for_each]}.code in {listed(codes)} %}}\n\n{text}\n"
        for at, (text, codes) in enumerate(alike.items())
    ]
    return "\n".join([*parts, "{% endif %}"]) if parts else ""


def listed(codes: Collection[str]) -> str:
    """Codes as a condition has them."""
    return json.dumps([*codes], ensure_ascii=False)


def text_for(text: str, code: str) -> str:
    r"""What of such a text a letter says: what all do, and its own part.

    >>> each = told_to_each({"a": "- Một.", "b": "- Hai."}, ForEach.UNITS)
    >>> text_for(f"Chung.\\n\\n{each}\\n", "b").split()
    ['Chung.', '-', 'Hai.']
    """
    return _PART.sub(lambda part: _own(part[0], code), text)


def without_empty_parts(text: str) -> str:
    """A text without the conditions under which nothing stands any more."""
    return _PART.sub(lambda part: part[0] if _END.sub("", _CONDITION.sub("", part[0])).strip() else "", text)  # fmt: skip


def _own(part: str, code: str) -> str:
    found = [*_CONDITION.finditer(part)]
    ends = [*(one.start() for one in found[1:]), len(part)]
    for one, end in zip(found, ends, strict=True):
        if code in json.loads(one[1]):
            return _END.sub("", part[one.end() : end])
    return ""

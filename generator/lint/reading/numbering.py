"""Word's automatic numbers: the label that a reader sees although nobody typed it.

Counts through the document in order; where the label stands and what it means is left to others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.lint.reading.formats import Partial, read_indents
from generator.lint.reading.ooxml import TAG, Element, attribute, child, value
from generator.ooxml import whole
from generator.wording import roman
from generator.workspace import regex, unchanging

_PLACE = regex(r"%([1-9])")
_MOST = 3999
_MOST_LETTERED = 780
_LONGEST = 60


@unchanging(frozen=True, slots=True)
class ListLevel:
    """One level of a list: how its numbers are written and set."""

    kind: str
    text: str
    start: int
    indents: Partial


@dataclass
class ListNumbering:
    """The lists of a document and how far each has been counted."""

    levels: Mapping[str, Mapping[int, ListLevel]]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def next_label(self, reference: Element | None) -> tuple[ListLevel | None, str]:
        """Count one on: the level that a `w:numPr` points to and the label as printed (`I.`, `-`).

        None when it switches numbering off.
        """
        number, depth = value(reference, "w:numId") or "", whole(value(reference, "w:ilvl"), 0)
        level = self.levels.get(number, {}).get(depth)
        if level is None:
            return None, ""
        self._count(number, depth, level)
        if level.kind == "bullet":
            return level, _bullet(level.text)
        return level, _PLACE.sub(lambda found: self._figure(number, int(found[1]) - 1), level.text)

    def _count(self, number: str, depth: int, level: ListLevel) -> None:
        key = (number, depth)
        self.counts[key] = self.counts.get(key, level.start - 1) + 1
        for deeper in [one for one in self.counts if one[0] == number and one[1] > depth]:
            del self.counts[deeper]

    def _figure(self, number: str, depth: int) -> str:
        level = self.levels[number].get(depth)
        if level is None:
            return ""
        return written(self.counts.get((number, depth), level.start), level.kind)


def written(count: int, kind: str) -> str:
    """A number as a list writes it; an unknown kind is written in figures.

    >>> written(4, "upperRoman"), written(5, "lowerLetter")
    ('IV', 'e')
    """
    if kind in ("upperRoman", "lowerRoman"):
        numeral = roman(count) if 0 < count <= _MOST else str(count)
        return numeral if kind == "upperRoman" else numeral.lower()
    if kind in ("upperLetter", "lowerLetter") and 0 < count <= _MOST_LETTERED:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind == "none":
        return ""
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def read_numbering(root: Element | None) -> ListNumbering:
    """The lists of `numbering.xml`; without the part no paragraph has a label."""
    if root is None:
        return ListNumbering({})
    abstract = {attribute(one, "w:abstractNumId"): _levels(one)
                for one in root.iter(TAG["w:abstractNum"])}  # fmt: skip
    lists: dict[str, dict[int, ListLevel]] = {}
    for number in root.iter(TAG["w:num"]):
        levels = dict(abstract.get(value(number, "w:abstractNumId"), {}))
        for override in number.iter(TAG["w:lvlOverride"]):
            levels |= _levels(override)
        lists[attribute(number, "w:numId") or ""] = levels
    return ListNumbering(lists)


def _levels(holder: Element) -> dict[int, ListLevel]:
    return {
        whole(attribute(one, "w:ilvl"), 0): ListLevel(
            kind=value(one, "w:numFmt") or "decimal",
            text=(value(one, "w:lvlText") or "")[:_LONGEST],
            start=whole(value(one, "w:start"), 1),
            indents=read_indents(child(child(one, "w:pPr"), "w:ind")),
        )
        for one in holder.findall(TAG["w:lvl"])
    }


def _bullet(text: str) -> str:
    """The sign of a bullet; a private-use sign of a symbol font counts as a round bullet."""
    private = any("\ue000" <= sign <= "\uf8ff" for sign in text)
    return "•" if private or not text.strip() else text

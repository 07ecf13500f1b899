"""Runs: letters of one look, read from their element and cut where a line or a tab ends.

Their effective format is worked out in `stylesheet`; what a line means is left to the finders.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from generator.lint.reading.fold import compose
from generator.lint.reading.formats import RunFormat
from generator.lint.reading.ooxml import TAG, Element, attribute, short
from generator.workspace import regex, unchanging

_GAP = regex(r"\t+|(?<! ) {3,}+(?=CỘNG H|Độc [Ll]ập|[^\t/]{0,40}, ngày)")
_BREAK = regex("\n")
_MARK = regex(r"[\s(]*+[\d*]{0,3}[\s)]*")
_INSIDE = frozenset({
    "w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple",
    "w:customXml", "w:dir", "w:bdo",
})  # fmt: skip
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-", "w:sym": "•"}


@unchanging(frozen=True, slots=True)
class ReadRun:
    """Letters of one look; tabs and line breaks stand in `text` as signs of their own."""

    text: str
    format: RunFormat
    element: Element

    @property
    def shown(self) -> str:
        """As printed: capitals that the format makes are capitals."""
        return self.text.upper() if self.format.caps else self.text

    @property
    def is_mark(self) -> bool:
        """A raised reference mark, which is no part of the words."""
        raised = self.format.vertical == "superscript"
        return raised and _MARK.fullmatch(self.text) is not None


def rows_of(runs: Sequence[ReadRun]) -> Iterator[list[tuple[list[ReadRun], int]]]:
    """The rows of a paragraph, each as its pieces between tabs with the number of tabs before.

    Pieces without words are left out; reference marks are dropped.
    """
    for row in split_runs(runs, _BREAK):
        gaps = [found[0].count("\t") for found in _GAP.finditer(_joined(row))]
        before = accumulate(gaps, initial=0)
        pieces = zip(split_runs(row, _GAP), before, strict=True)
        yield [(piece, tabs) for piece, tabs in pieces if _joined(piece).strip()]


def _joined(runs: Iterable[ReadRun]) -> str:
    return "".join(run.text for run in runs if not run.is_mark)


def split_runs(runs: Sequence[ReadRun], at: re.Pattern[str]) -> list[list[ReadRun]]:
    """Runs cut where the joined text matches; reference marks are dropped."""
    words = [run for run in runs if not run.is_mark]
    text = "".join(run.text for run in words)
    cuts = [(found.start(), found.end()) for found in at.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [cut_runs(words, start, end) for start, end in zip(starts, ends, strict=True)]


def cut_runs(runs: Iterable[ReadRun], start: int, end: int) -> list[ReadRun]:
    """The letters between two places of the joined text."""
    kept: list[ReadRun] = []
    place = 0
    for run in runs:
        first, last = max(start - place, 0), min(end - place, len(run.text))
        if first < last:
            kept.append(ReadRun(run.text[first:last], run.format, run.element))
        place += len(run.text)
    return kept


def inside(holder: Element, name: str, through: Collection[str]) -> Iterator[Element]:
    """The elements of a name in a holder, those in holders of these names too, none of others."""
    for node in holder:
        found = short(node)
        if found == name:
            yield node
        elif found in through:
            yield from inside(node, name, through)


def runs_in(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph, those of links and content controls too, deleted ones not."""
    return inside(paragraph, "w:r", _INSIDE)


def text_of(run: Element) -> str:
    """The letters of a run; tabs and line breaks as signs of their own, page breaks as nothing."""
    return compose("".join(map(_sign_of, run)))


def _sign_of(node: Element) -> str:
    name = short(node)
    if name == "w:t":
        return (node.text or "").replace("\n", " ")
    if name == "w:br":
        return "" if attribute(node, "w:type") in ("page", "column") else "\n"
    return _SIGNS.get(name, "")


def field_codes(paragraph: Element) -> Iterator[str]:
    """The codes of the fields in a paragraph, upper case, without switches (`PAGE`)."""
    simple = (attribute(node, "w:instr") for node in paragraph.iter(TAG["w:fldSimple"]))
    long = "".join(node.text or "" for node in paragraph.iter(TAG["w:instrText"]))
    for code in (*simple, long):
        words = (code or "").split()
        yield from (word.upper() for word in words if word.isalpha())

"""What the lines above a table, the name of its sheet and the words in its rows say of figures whose own title says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model.campaign import Indicator
from generator.problems import Place
from generator.sheets.band import Band
from generator.sheets.column_titles import core_of, counted_core, counted_title, plain_title
from generator.sheets.grid import Grid
from generator.workspace import regex

_BODIES = regex(r"\bcong doan\b|\blien doan lao dong\b|\bldld\b")
_OPEN = str.maketrans("()[]", "    ")
_CUMULATIVE = regex(r"\b(?:luy ke|cong don|tu dau)\b")
_IN_PERIOD = regex(
    r"\b(?:trong|rieng|phat sinh)(?: trong)? (?:thang|quy|tuan|ky|dot)"
    r"(?! (?:0?1|i)\b)(?= (?:[0-9]{1,2}|[ivx]{1,4}|nay|nam|bao cao)\b| ?(?:$|[/,.;:()-]))"
)


class SaidLine(NamedTuple):
    """A line of words that is no title of a column, and where it stands."""

    words: str
    place: Place


def lines_above(grid: Grid, band: Band) -> list[SaidLine]:
    """The lines above the rows of a table, and the name of its sheet."""
    titles = {one for path in band.titles.values() for one in path}
    found = [
        SaidLine(cell.words, grid.place(row.number, column))
        for row in grid.rows
        if row.number < band.first_row
        for column, cell in row.cells.items()
        if cell.words not in titles
    ]
    return [*found, SaidLine(grid.sheet, grid.whole)]


def named_in(
    words: str, indicators: Iterable[Indicator], known: Sequence[str] = ()
) -> list[Indicator]:
    """The indicators that words name; the names of the campaign (`known`) and of bodies say nothing of them.

    Of one whose name is a part of another's only the longer one is meant.
    """
    said = _counted(words)
    for one in known:
        said = f" {said} ".replace(f" {plain_title(one)} ", "  ").strip()
    core = f" {core_of(said)} "
    found = {
        own: one
        for one in indicators
        if (own := core_of(_counted(one.name))) and f" {own} " in core
    }
    return [
        one
        for own, one in found.items()
        if not any(own != other and own in other for other in found)
    ]


def called(words: str, indicators: Iterable[Indicator]) -> Indicator | None:
    """The indicator of which words are the name and no more."""
    core = core_of(_counted(words))
    return next((one for one in indicators if core and core_of(_counted(one.name)) == core), None)


def speaks_of(words: str, indicator: Indicator) -> bool:
    """Whether words have what an indicator counts, or the unit of measure of it."""
    core = f" {counted_core(words.translate(_OPEN))} "
    own = (counted_core(indicator.name), counted_core(indicator.unit_of_measure))
    return any(one and f" {one} " in core for one in own)


def said_of_period(lines: Iterable[SaidLine]) -> Iterator[SaidLine]:
    """The lines that say figures to be of one period, where none says them to be cumulative: «KẾT QUẢ TRONG THÁNG 9»."""
    told = [(line, counted_title(line.words)) for line in lines]
    if not any(_CUMULATIVE.search(words) for _, words in told):
        yield from (line for line, words in told if _IN_PERIOD.search(words))


def _counted(words: str) -> str:
    """Words for comparing, without those for bodies: «công đoàn viên chức» names no members."""
    return " ".join(_BODIES.sub(" ", plain_title(counted_title(words))).split())

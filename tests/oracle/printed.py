"""The tables that documents can print of a campaign, and what a reader finds who adds their rows up."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from generator.drafting.expressions import Expressions
from generator.drafting.tabulate import tabulate
from generator.figures import Figures, compute_figures
from generator.model.campaign import Campaign, Indicator
from generator.model.document import Table
from generator.model.results import Snapshot
from generator.problems import Place
from generator.word import FinishedTable, RowKind, TableRow
from tests.oracle.oracle import Number, Oracle

WITHOUT_LEFT = {"left": "không"}
SPECS = (
    {},
    {"grouped": "có"},
    WITHOUT_LEFT,
    {"grouped": "có", **WITHOUT_LEFT},
    {"rows": "groups"},
    {"rows": "phases"},
)
SPANS = ("quota", "count", "growth")
_COUNT = re.compile(r"[+-]?[\d.]+(,\d+)?")


@dataclass(frozen=True)
class Amiss:
    """A column whose rows do not make the sum that is printed below or above them."""

    table: str
    column: str
    printed: str
    rows: str
    text: str = ""

    def __str__(self) -> str:
        return f"{self.table}, {self.column}: {self.printed} printed, rows make {self.rows}\n{self.text}"


def amiss(campaign: Campaign, snapshot: Snapshot) -> Iterator[Amiss]:
    """All that does not add up in the tables of a campaign as of a snapshot."""
    figures = compute_figures(campaign, snapshot)
    for indicator in campaign.indicators:
        for spec in SPECS:
            columns = [
                {"show": "ordinal", "header": "TT"},
                {"show": "name", "header": "Tên"},
                *_columns(campaign, indicator, is_phased=spec.get("rows") == "phases"),
            ]
            yield from _of_table(figures, indicator, {**spec, "columns": columns})


def _columns(
    campaign: Campaign, indicator: Indicator, *, is_phased: bool
) -> Iterator[dict[str, str]]:
    """Each figure that may be added up, where the table stands and wherever else a column may."""
    phases = [] if is_phased else campaign.phases
    places: list[dict[str, str]] = [{}, *({"phase": one.code} for one in phases)]
    others = [one.code for one in campaign.indicators if one is not indicator]
    places += [{"indicator": code} for code in others]
    tables = [] if is_phased else campaign.quotas
    places += [{"quota": one.code} for one in tables if one.code]
    for place in places:
        for show in ("quota",) if "quota" in place else SPANS:
            header = " ".join([show, *place.values()])
            yield {"show": show, "header": header, **place}


def printed(campaign: Campaign, snapshot: Snapshot, spec: dict[str, Any]) -> FinishedTable:
    """A table of a campaign as of a snapshot."""
    return _made(compute_figures(campaign, snapshot), Table.model_validate(spec))


def _made(figures: Figures, table: Table) -> FinishedTable:
    expressions = Expressions({"figures": figures.main}, 1, lambda *_: Place("x"), as_draft=True)
    return tabulate(table, figures, expressions, ("table",))


def _of_table(figures: Figures, indicator: Indicator, spec: dict[str, Any]) -> Iterator[Amiss]:
    table = Table.model_validate({"indicator": indicator.code, **spec})
    made = _made(figures, table)
    told = " ".join(f"{key}: {value}" for key, value in spec.items() if key != "columns")
    at = f"{indicator.code} {told}".strip()
    drives = {one.name for one in figures.campaign.phases if one.within}
    whole = _made(figures, table.model_copy(update={"left": True}))
    for place, column in enumerate(table.columns[2:], start=2):
        for label, printed, rows in _sums(made, place, drives):
            name = f"{column.header} {label}"
            if None in (printed, rows) or printed == rows or _is_told(made):
                continue
            if _is_rounding(made, printed, rows):
                continue
            yield Amiss(at, name, str(printed), str(rows), as_text(made, table))
        if not table.left:
            yield from _unlike(table, made, whole, place, at)


def _unlike(
    table: Table, made: FinishedTable, whole: FinishedTable, place: int, at: str
) -> Iterator[Amiss]:
    """A total that is not that of all, as some have no row, and does not say so."""
    mine, all_of = (_total(one, place) for one in (made, whole))
    header = str(table.columns[place].header)
    told = f"{header} {all_of}"
    numbers = {_number(mine), _number(all_of)}
    if len(numbers - {None}) == 2 and not any(told in one for one in made.notes):
        yield Amiss(at, header, mine, all_of, as_text(made, table))


_SIZES = {
    ("đồng", "triệu đồng"): 10**6,
    ("đồng", "tỷ đồng"): 10**9,
    ("kg", "tấn"): 1000,
    ("m", "km"): 1000,
}
"""How many of a unit of measure make one of another, once more."""
_MARKS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def misprinted(campaign: Campaign, snapshot: Snapshot) -> Iterator[Amiss]:
    """Each count that a table prints otherwise than what the oracle says, rounded once in its own unit of measure, and each quota with a digit less."""
    figures, whole = compute_figures(campaign, snapshot), Oracle(campaign, snapshot.as_of)
    for indicator in campaign.indicators:
        if indicator.is_rate or indicator.counts_as is None:
            continue
        oracle = whole.of_concerned(indicator)
        columns = [{"show": one, "header": one} for one in ("name", "count", "quota", "growth")]
        table = Table.model_validate({"indicator": indicator.code, "columns": columns})
        made = _made(figures, table)
        codes = {row.name: row.code for row in figures.indicators[indicator.code].units}
        window = oracle.windows()[None]
        for row in made.rows:
            unit = codes.get(str(row.cells[0])) if row.kind is RowKind.ROW else None
            is_asked = unit in oracle.units or row.kind is RowKind.TOTAL
            for place, show in enumerate(("count", "quota", "growth"), start=1) if is_asked else ():
                cell = getattr(oracle, show)(indicator, window, unit)
                told = _number(_MARKS.sub("", str(row.cells[place])))
                read = in_full if show == "quota" else rounded
                right = None if cell.number is None else read(cell.number, indicator)
                if told is not None and told != right and not cell.is_error:
                    yield Amiss(indicator.code, f"{show} {row.cells[0]}", str(told), str(right))


def in_full(number: Number, indicator: Indicator) -> Fraction:
    """A count in the unit of measure that it is printed in."""
    scale = indicator.shown_in
    return Fraction(number) / (_SIZES[indicator.unit_of_measure, scale.unit] if scale else 1)


def rounded(number: Number, indicator: Indicator) -> Fraction:
    """The same, half rounded up, once."""
    scale = indicator.shown_in
    decimals = scale.decimals if scale else indicator.decimals
    exact = abs(in_full(number, indicator)) * 10**decimals
    nearest = Fraction(math.floor(exact + Fraction(1, 2)), 10**decimals)
    return -nearest if number < 0 else nearest


def _total(made: FinishedTable, place: int) -> str:
    rows = (row for row in made.rows if row.kind is RowKind.TOTAL)
    return next((str(row.cells[place]) for row in rows), "")


def _is_told(made: FinishedTable) -> bool:
    """Whether the table says why the rows of a column make something else, and what they make."""
    told = ("ở nhóm khác", "tính theo số liệu")
    if any(one in note for note in made.notes for one in told):
        return True
    return any(
        note.startswith("Tổng khác cộng các dòng, vì ") and "(cộng các dòng: " in note
        for note in made.notes
    )


def _is_rounding(made: FinishedTable, printed: Fraction, rows: Fraction) -> bool:
    """Whether they differ by no more than each row may by rounding, and the table says that it rounds."""
    is_told = any(note.startswith("Số liệu đã làm tròn") for note in made.notes)
    return is_told and 2 * abs(printed - rows) <= len(made.rows)


def _sums(
    made: FinishedTable, place: int, drives: Collection[str] = ()
) -> Iterator[tuple[str, Fraction | None, Fraction | None]]:
    """Each sum that is printed in a column, and what the rows make that it is of; drives lie in phases."""
    rows = [row for row in made.rows if row.kind is not RowKind.TOTAL]
    rows = [row for row in rows if str(row.cells[1]).lower() not in drives]
    groups: list[tuple[TableRow, list[TableRow]]] = []
    for row in rows:
        if row.kind is RowKind.GROUP:
            groups.append((row, []))
        elif groups and row.kind is RowKind.ROW:
            groups[-1][1].append(row)
    for head, inside in groups:
        yield str(head.cells[1]), _number(head.cells[place]), _added(inside, place)
    for total in (row for row in made.rows if row.kind is RowKind.TOTAL):
        plain = [row for row in rows if row.kind is not RowKind.GROUP]
        yield "total", _number(total.cells[place]), _added(plain, place)


def _added(rows: list[TableRow], place: int) -> Fraction | None:
    """What a reader adds up: rows that stand below no other, each blank one with what stands below it."""
    found: list[Fraction] = []
    waiting = list(rows)
    while waiting:
        row = waiting.pop(0)
        below = []
        while waiting and waiting[0].tier > row.tier:
            below.append(waiting.pop(0))
        number = _number(row.cells[place])
        if number is None:
            waiting = [*below, *waiting]
        else:
            found.append(number)
    return sum(found, start=Fraction(0)) if found else None


def _number(cell: object) -> Fraction | None:
    """What a cell says that can be added up; nothing of a rate, of a hedged count, of a gap."""
    found = _COUNT.fullmatch(str(cell))
    return Fraction(found[0].replace(".", "").replace(",", ".")) if found else None


def as_text(made: FinishedTable, table: Table) -> str:
    """The table for people."""
    heads = " | ".join(str(column.header) for column in table.columns)
    lines = [" | ".join(map(str, row.cells)) for row in made.rows]
    return "\n".join([heads, *lines, *made.notes])

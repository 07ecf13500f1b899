"""Tables held against the records: rows tell whose a figure is, and most of a column tells what it is.

A column is what the records explain in most of its rows; a cell that does not fit there is told.
What no series of the records explains stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import cached_property
from itertools import permutations

from generator.audit.manuscript import Cell, TextTable
from generator.audit.records.closed_lists import KnownCampaign
from generator.audit.records.cues import roles_of_head, says_rest, size_alone, size_told
from generator.audit.records.fact import WHOLE, Fact, FactOwner, FactRole, OwnerKind, Series, plain
from generator.audit.records.gathering import MomentFacts
from generator.wording import ClaimedNumber, Moment, NumberKind
from generator.workspace import regex, unchanging

_FEWEST = 2
_MOST = Fraction(3, 5)
_LONG = 100
_SAMPLE = 24
"""Rows in which the meaning of a column is sought; the others are held against it."""
_MANY = 60
_COUNTS = {NumberKind.COUNT, NumberKind.QUANTITY, NumberKind.MONEY}
_RESTS = {FactRole.REMAINDER: FactRole.COUNT, FactRole.REMAINDER_SHARE: FactRole.SHARE}
REST = FactOwner(OwnerKind.WHOLE, "rest")
"""What belongs to nobody who has a row."""
_OF_SIZE = {NumberKind.MONEY, NumberKind.PERCENT}
"""What another size of the column can make of another meaning."""
SIZES = (1, 10**3, 10**6, 10**9)


_OF_UNITS = regex(r"(?:tổng )?số (?:lượng )?đơn vị")
"""The head of a column that tells how many units rows have, not what these did."""


@unchanging(frozen=True)
class LabelledRow:
    """A row with whom it is about."""

    at: int
    subjects: tuple[FactOwner, ...]
    label: int

    @property
    def kinds(self) -> set[OwnerKind]:
        return {one.kind for one in self.subjects}


@unchanging(frozen=True)
class Tied:
    """A cell whose meaning is certain: what the records say there, and whether it is that."""

    cell: Cell
    claim: ClaimedNumber
    facts: tuple[Fact, ...]
    size: int = 1
    agrees: bool = True


@unchanging(frozen=True)
class TableTie:
    """One table against the records of a moment, and of others where that explains nothing."""

    table: TextTable
    known: KnownCampaign
    moment: Moment | None
    addressed: tuple[FactOwner, ...] = ()
    """The unit that the text is sent to: rows of indicators may be its own."""

    def tied(self) -> Iterator[Tied]:
        """Every cell that is tied."""
        if not self.rows:
            return
        anchored: set[int] = set()
        open_columns = []
        for column in range(len(self.table.grid[0])):
            if _OF_UNITS.fullmatch(self.head(column).casefold()):
                continue
            cells = self._cells(column)
            found = list(self._of_column(column, cells)) if cells else []
            anchored |= {
                row.at for row, one in found if one.agrees and abs(one.claim.value) >= _LONG
            }
            yield from (one for _, one in found)
            if cells and not found:
                open_columns.append((column, cells))
        for column, cells in open_columns:
            yield from self._by_head(column, cells, anchored)

    @cached_property
    def rows(self) -> list[LabelledRow]:
        """The rows below the heads whose label is a name of the records."""
        found = (self._row(at) for at in range(self.table.heads, len(self.table.grid)))
        return [row for row in found if row]

    def _row(self, at: int) -> LabelledRow | None:
        for column, cell in enumerate(self.table.grid[at]):
            subjects = self.known.labels.exactly(cell.text)
            if says_rest(cell.text):
                subjects = (*subjects, REST)
            if subjects:
                return LabelledRow(at, subjects, column)
        return None

    def _cells(self, column: int) -> list[tuple[LabelledRow, Cell, ClaimedNumber]]:
        """The cells of a column that hold one number, and of which a row is known."""
        found = []
        for row in self.rows:
            grid = self.table.grid[row.at]
            if column >= len(grid) or column <= row.label:
                continue
            claims = grid[column].claims
            if len(claims.numbers) == 1 and not claims.times:
                found.append((row, grid[column], claims.numbers[0]))
        return found

    @cached_property
    def _known_facts(self) -> dict[tuple[int, Moment | None], list[tuple[Series, Fact]]]:
        """What was found of rows already: every column asks for the same."""
        return {}

    def _facts(self, row: LabelledRow, moment: Moment | None) -> list[tuple[Series, Fact]]:
        """What the records say of whom a row is about."""
        if (row.at, moment) not in self._known_facts:
            self._known_facts[row.at, moment] = self._found(row, moment)
        return self._known_facts[row.at, moment]

    def _found(self, row: LabelledRow, moment: Moment | None) -> list[tuple[Series, Fact]]:
        found = [
            (_series(fact, subject), fact)
            for subject in row.subjects
            for fact in facts_of(self.known, subject, moment)
        ]
        for subject in row.subjects if self.addressed else ():
            if subject.kind is OwnerKind.INDICATOR:
                own = facts_of(self.known, self.addressed[0], moment)
                found += [
                    (_series(fact, subject), fact) for fact in own if fact.indicator == subject.code
                ]
        return found

    def _of_column(
        self, column: int, cells: list[tuple[LabelledRow, Cell, ClaimedNumber]]
    ) -> Iterator[tuple[LabelledRow, Tied]]:
        first, *others = self._sizes(column)
        for size in (first, *others):
            kinds = set(NumberKind) if size == first else _OF_SIZE
            for moments in ((self.moment,), tuple(self.known.moments)):
                if chosen := self._chosen(cells, moments, size, kinds):
                    yield from self._against(cells, chosen, size)
                    return

    def _sizes(self, column: int) -> list[int]:
        told = size_told(self.head(column), self.table.unit_of_measure, self.table.caption)
        return [told, *(size for size in SIZES if size != told)]

    def _size_of(self, row: LabelledRow, size: int) -> int:
        """How many đồng make one in a row that tells its unit of measure in a cell of its own."""
        cells = self.table.grid[row.at]
        return next((own for cell in cells if (own := size_alone(cell.text))), size)

    def head(self, column: int) -> str:
        """The heads above a column, each once."""
        rows = self.table.grid[: self.table.heads]
        said = [row[column].text for row in rows if column < len(row)]
        return " ".join(dict.fromkeys(" ".join(one.split()) for one in said))

    def _chosen(
        self,
        cells: list[tuple[LabelledRow, Cell, ClaimedNumber]],
        moments: tuple[Moment | None, ...],
        size: int,
        kinds: Collection[NumberKind],
    ) -> list[Series]:
        """The series that explain most cells, of many rows of some; none that explain too few."""
        said: dict[Series, set[int]] = defaultdict(set)
        fits: dict[Series, set[int]] = defaultdict(set)
        sample = cells[:: len(cells) // _SAMPLE + 1]
        for row, _, claim in sample:
            own = self._size_of(row, size)
            printed, step = float(claim.value), float(claim.step)
            for moment in moments:
                for series, fact in self._facts(row, moment):
                    if fact.measure not in kinds or not may_mean(claim, fact, size):
                        continue
                    said[series].add(row.at)
                    sizes = fact.sizes_of(claim, own if fact.measure is NumberKind.MONEY else 1)
                    is_near = claim.hedge is not None or any(
                        abs(abs(fact.rough / float(one)) - abs(printed)) <= 2 * step
                        for one in sizes
                    )
                    if is_near and _explains(fact, claim, own):
                        fits[series].add(row.at)
        enough = {
            series: rows
            for series, rows in fits.items()
            if len(rows) >= _FEWEST
            and len(rows) >= _MOST * len(said[series])
            and len(said[series]) >= _MOST * len(sample)
        }
        most = max(map(len, enough.values()), default=0)
        return [series for series, rows in enough.items() if len(rows) == most]

    def _said(self, row: LabelledRow, chosen: Collection[Series]) -> Iterator[Fact]:
        """What some series say of a row; of a unit no more is reckoned than that."""
        if len(self.rows) <= _MANY or any(one.kind is not OwnerKind.UNIT for one in row.subjects):
            for moment in {self._moments[series[-1]] for series in chosen}:
                yield from (fact for series, fact in self._facts(row, moment) if series in chosen)
            return
        for subject in row.subjects:
            for series in chosen:
                stand = self.known.at(self._moments[series[-1]])
                yield from stand.of_unit(subject.code, series)

    @cached_property
    def _moments(self) -> dict[str, Moment | None]:
        """The moments by how a series has them."""
        return {one.said if one else "": one for one in (self.moment, *self.known.moments)}

    def _against(
        self,
        cells: list[tuple[LabelledRow, Cell, ClaimedNumber]],
        chosen: Collection[Series],
        size: int,
    ) -> Iterator[tuple[LabelledRow, Tied]]:
        for row, cell, claim in cells:
            facts = tuple(one for one in self._said(row, chosen) if may_mean(claim, one, size))
            if facts:
                own = self._size_of(row, size)
                agrees = any(_explains(fact, claim, own) for fact in facts)
                is_own = self._is_quotient(row, claim, cells) or self._is_of_these_rows(
                    row, claim, cells
                )
                if agrees or not is_own:
                    yield row, Tied(cell, claim, facts, own, agrees)

    def _is_of_these_rows(
        self,
        row: LabelledRow,
        claim: ClaimedNumber,
        cells: list[tuple[LabelledRow, Cell, ClaimedNumber]],
    ) -> bool:
        """Whether a total is that of the rows shown, or of too few of them to be that of all."""
        if WHOLE not in row.subjects:
            return False
        shown = {one for each in self.rows for one in each.subjects if one.kind is OwnerKind.UNIT}
        rests = any(REST in each.subjects for each in self.rows)
        if shown and not rests and len(shown) < len(self.known.campaign.units):
            return True
        parts = [one.value for each, _, one in cells if WHOLE not in each.subjects]
        return bool(parts) and sum(parts) == claim.value

    def _is_quotient(
        self,
        row: LabelledRow,
        claim: ClaimedNumber,
        cells: list[tuple[LabelledRow, Cell, ClaimedNumber]],
    ) -> bool:
        """Whether a percentage is what two numbers of its own row give, in columns that give most others."""
        if claim.measure is not NumberKind.PERCENT:
            return False
        values = {
            column: value
            for column in range(len(self.table.grid[row.at]))
            if (value := self._value(row, column)) is not None
        }
        pairs = [
            (one, other)
            for one, other in permutations(values, 2)
            if _gives(claim, values[one], values[other])
        ]
        sample = cells[:: len(cells) // _SAMPLE + 1]
        return any(
            sum(
                _gives(printed, self._value(at, one), self._value(at, other))
                for at, _, printed in sample
            )
            >= _MOST * len(sample)
            for one, other in pairs
        )

    def _value(self, row: LabelledRow, column: int) -> Fraction | None:
        """The count in a cell of a row."""
        grid = self.table.grid[row.at]
        numbers = grid[column].claims.numbers if column < len(grid) else ()
        return numbers[0].value if len(numbers) == 1 and numbers[0].measure in _COUNTS else None

    def _by_head(
        self, column: int, cells: list[tuple[LabelledRow, Cell, ClaimedNumber]], anchored: set[int]
    ) -> Iterator[Tied]:
        """Few rows: what the head asks for must be what the records have of whom the row is about."""
        roles = roles_of_head(self.head(column))
        if not roles or len(cells) > _FEWEST:
            return
        for row, cell, claim in cells:
            facts = tuple(
                fact
                for _, fact in self._facts(row, self.moment)
                if fact.role in roles and may_mean(claim, fact)
            )
            agrees = any(fact.explains(claim) for fact in facts)
            if facts and (agrees or row.at in anchored):
                yield Tied(cell, claim, facts, 1, agrees)


def _gives(claim: ClaimedNumber, part: Fraction | None, whole: Fraction | None) -> bool:
    """Whether a percentage is the quotient of two numbers."""
    return part is not None and bool(whole) and plain(claim).holds(100 * part / (whole or 1))


def _explains(fact: Fact, claim: ClaimedNumber, size: int) -> bool:
    return fact.explains(claim, size if fact.measure is NumberKind.MONEY else 1)


def may_mean(claim: ClaimedNumber, fact: Fact, size: int = 1) -> bool:
    """Whether a number can be of the sort of a fact: a percentage of a rate, a bare number of a count or of money."""
    if claim.measure is fact.measure:
        return True
    if claim.measure in {NumberKind.COUNT, NumberKind.QUANTITY}:
        return fact.measure in {NumberKind.COUNT, NumberKind.MONEY, NumberKind.POINTS} or (
            fact.measure is NumberKind.PERCENT and size == 1
        )
    return False


def facts_of(known: KnownCampaign, subject: FactOwner, moment: Moment | None) -> list[Fact]:
    """What the records say of one subject at a moment."""
    stand = known.at(moment)
    if subject == REST:
        return [one for one in stand.whole if one.role in _RESTS]
    match subject.kind:
        case OwnerKind.UNIT | OwnerKind.GROUP | OwnerKind.SORT | OwnerKind.SEVERAL:
            return _of_units(known, subject, stand)
        case OwnerKind.PHASE:
            return [one for one in stand.whole if one.phase == subject.code]
        case OwnerKind.INDICATOR:
            return [one for one in stand.whole if one.indicator == subject.code]
    return [one for one in stand.whole if one.subject == subject]


def _of_units(known: KnownCampaign, subject: FactOwner, stand: MomentFacts) -> list[Fact]:
    """Of one unit, of a group, or of all units of some sorts."""
    if subject.kind is OwnerKind.UNIT:
        return stand.unit(subject.code)
    if subject.kind is OwnerKind.GROUP:
        return stand.groups.get(subject.code, [])
    if subject.kind is OwnerKind.SEVERAL:
        return stand.together(tuple(subject.code.split("/")), subject)
    return stand.together(known.of_sorts(subject.code), subject)


def _series(fact: Fact, subject: FactOwner) -> Series:
    """The series of a fact, less what tells the rows apart."""
    role, indicator, phase, detail, at = fact.series
    role = _RESTS.get(role, role) if subject == REST else role
    match subject.kind:
        case OwnerKind.TARGET:
            return role, "", "", "", at
        case OwnerKind.PHASE:
            return role, indicator, "", detail, at
        case OwnerKind.INDICATOR:
            return role, "", phase, detail, at
        case OwnerKind.PART:
            return role, indicator, phase, "", at
    return role, indicator, phase, detail, at

"""What a column shows of a line, of a group's subtotal and of the total, as finished text.

Rates are computed anew on totals, never added up; shares add up as they are printed; the sums of all
other columns are those of their rows. What is not known stays blank; zero is printed as zero.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from fractions import Fraction
from typing import Any, TypeGuard

from generator import figures as exact
from generator.drafting.expressions import Expressions
from generator.drafting.grounds import ground
from generator.drafting.lines import Line, sum_line
from generator.drafting.standpoint import (
    EMPTY,
    OneUnit,
    QuotaTable,
    Standpoint,
    across,
    against,
    quota_table,
    shares_of_base,
)
from generator.drafting.subject import Path
from generator.drafting.vocabulary import numerals
from generator.drafting.vocabulary.filters import printed
from generator.drafting.vocabulary.kept import kept_for_the_same
from generator.drafting.vocabulary.lacking import FIGURE, contradiction
from generator.drafting.vocabulary.limits import mark_blank
from generator.drafting.vocabulary.row_names import UNKNOWN
from generator.drafting.vocabulary.turns import asked, asked_range, met
from generator.model.campaign import Campaign, Indicator
from generator.model.document import Column, Show
from generator.model.results import Precision
from generator.problems import say
from generator.word import Alignment
from generator.workspace import once, regex, unchanging

_PRINTED = regex(r"-?[\d.]+(,\d+)?")
_BARE = regex("(-?[\\d.]+)(,\\d+)?(?=[\ue000-\uf8ff\U000f0000-\U0010fffd]|$)")
"""A number with nothing behind it but marks."""
_BLANK_AT_ZERO = {Show.SURPLUS, Show.SHORTFALL}
NOT_CONCERNED = "–"
"""What stands for the figures of a unit that the indicator does not concern."""
_SIGNED = {Show.DIFFERENCE, Show.GROWTH, Show.CHANGE, Show.COMPARED_GROWTH}
_GROWN = {Show.GROWTH, Show.COMPARED_GROWTH}
_COMPARED = {Show.COMPARED: "count", Show.COMPARED_GROWTH: "growth"}
_WORDS: dict[Show, Callable[[Line], str]] = {
    Show.NAME: lambda line: line.name,
    Show.FULL_NAME: lambda line: line.full_name,
    Show.GROUP: lambda line: line.group_name,
    Show.REASON: lambda line: line.note,
}
_PLAIN_WORDS: dict[Show, Callable[[Line], str]] = {
    **_WORDS,
    Show.MEASURE: lambda line: line.stand.tally.indicator.printed_in if line.stand else "",
}
_LEFT = {*_WORDS, Show.NOTE, Show.TEXT}
_CENTRE = {Show.ORDINAL, Show.RANK, Show.MEASURE}
_MEASURED = {
    *(Show.QUOTA, Show.COUNT, Show.PHASE_COUNT),
    *(Show.SURPLUS, Show.SHORTFALL, Show.DIFFERENCE, Show.GROWTH, Show.CHANGE, *_COMPARED),
}
_SUMMED = {*_MEASURED} - {Show.SURPLUS, Show.SHORTFALL, Show.DIFFERENCE}
_ADDED = {*_BLANK_AT_ZERO, Show.SHARE}
GAPS = frozenset({Show.SURPLUS, Show.SHORTFALL, Show.DIFFERENCE})
"""What lies between a result and what was asked for."""
_TOGETHER = {Show.COUNT, *GAPS}
"""What adds up in a row with what was asked for."""
_BESIDE = {Show.QUOTA: "count", Show.COUNT: "goal"}
"""Beside what a rate stands in its row: with the decimals that tell it from that."""
_UNSUMMED = {*_CENTRE, *_LEFT}
_BEYOND_UNITS = {Show.QUOTA, Show.BASE, *_UNSUMMED}
"""What is known of units alone, or is no figure: for these columns nothing has to be told of what is in no unit."""
_OF_NOTHING = {*_UNSUMMED, Show.FORMULA, Show.BASE}
_RESULTS = (exact.Figure, int, float, Fraction, str)
_NO_RESULT = say("công thức của cột phải cho ra một số hoặc một đoạn chữ")
_RESULT_REMEDY = say("nêu tới tận số liệu, ví dụ indicators.mã.count; xem docs/formulas.md")
_SUM_REMEDY = say("ghi «summed: không» ở cột này, hoặc viết công thức chỉ cộng, trừ, chia các số")


@unchanging(frozen=True)
class ColumnView:
    """A column of a table with all it needs to fill its cells; `path` is where its record stands."""

    column: Column
    figures: exact.Figures
    expressions: Expressions
    path: Path
    places: Mapping[str, int] = field(default_factory=dict)
    """With how many decimals the counts of an indicator are printed in all rows."""
    counted: frozenset[str] = frozenset()
    """The phases whose results stand in the same rows: their quotas are those of the same units."""

    def of_rows(self, lines: Sequence[Line], *, gaps: bool = False) -> ColumnView:
        """The column for these rows: with no more decimals than the figures of an indicator need.

        With `gaps` the table tells what is missing too: each row then adds up as printed.
        """
        if not (self.is_measured and _is_scaled(self.figures.campaign)):
            return self
        places: dict[str, int] = {}
        for line in lines:
            value, indicator = self._figure(line), self.indicator(line)
            if indicator and isinstance(value, exact.Figure):
                needed = numerals.places_needed(value, indicator)
                if gaps and self.column.show in _TOGETHER:
                    progress = self._find(line).progress
                    added = numerals.places_adding_up(progress)
                    needed = max(needed, added or 0, self._places_told(progress.count, indicator))
                places[indicator.code] = max(needed, places.get(indicator.code, 0))
        return replace(self, places=places)

    def _places_told(self, count: exact.Figure | None, indicator: Indicator) -> int:
        """The decimals of a result that is told beside what is missing, so that both make what was asked for."""
        return 0 if count is None else numerals.places_needed(count, indicator)

    @property
    def alignment(self) -> Alignment:
        if self.column.show in _CENTRE:
            return Alignment.CENTRE
        return Alignment.TEXT if self.column.show in _LEFT else Alignment.NUMBER

    def plain_cells(self, lines: Sequence[Line], ordinals: Sequence[str]) -> Sequence[str | None]:
        """The cells of rows of which there is nothing else to say, as most are; `None` where `cell` says it."""
        show, decimals, blank = self.column.show, self.expressions.decimals, self._is_blank_at_zero
        if show is Show.ORDINAL:
            return ordinals
        if not self.looks_as_it_stands or any(line.parts or line.texts for line in lines):
            return [None] * len(lines)
        if tell := _PLAIN_WORDS.get(show):
            return [tell(line) for line in lines]
        read = self._read if self.is_plain else None
        if read is None:
            return [None] * len(lines)
        values = [read(line.progress) for line in lines]
        beside = show in _BESIDE
        return [
            None
            if type(value) is not exact.Figure
            or value.coverage
            or (beside and value.quantity is exact.Quantity.RATE)
            else ("" if blank and value.value == 0 else numerals.usual(value, decimals))
            for value in values
        ]

    def cell(self, line: Line, ordinal: str) -> str:
        """The cell of a row; `ordinal` is its number in the table."""
        if self.is_of_figures:
            if self.is_exempt(line):
                return NOT_CONCERNED
            return self._shown(self._figure(line), line)
        if self.column.show is Show.ORDINAL:
            return ordinal
        if self.column.show in _LEFT:
            return self._words(line)
        indicator = self.indicator(line)
        return indicator.printed_in if indicator else ""

    def is_exempt(self, line: Line) -> bool:
        """Whether it shows figures of an indicator that does not concern the unit of a line."""
        if not self.is_of_figures or self._is_of_base:
            return False
        return getattr(self._find(line).progress, "exempt", False)

    @once
    def _is_of_base(self) -> bool:
        show = self.column.show
        return show in {Show.BASE, Show.FORMULA} or (show is Show.SHARE and bool(self.column.of))

    @once
    def is_of_figures(self) -> bool:
        show = self.column.show
        return not (show in _LEFT or show in {Show.ORDINAL, Show.MEASURE})

    @once
    def is_plain(self) -> bool:
        """Whether its figures are printed as they are: with no marks, decimals, signs or units of their own."""
        own = self._is_signed or self.column.padded or self.column.decimals is not None
        noted = self.expressions.noted is not None
        return not (own or noted or _is_scaled(self.figures.campaign))

    @once
    def _read(self) -> Callable[[exact.Progress], Any] | None:
        """What takes its figure from a row, where that is all."""
        if self.column.show in _READ:
            return _READ[self.column.show]
        name = self._plain_name if self.is_of_figures else ""
        return (lambda progress: getattr(progress, name, None)) if name else None

    def indicator(self, line: Line) -> Indicator | None:
        """The indicator that the column looks at in a line; `None` where there are several."""
        found = self._find(line)
        if found.stand:
            return found.stand.tally.indicator
        stands = [self._find(one).stand for one in found.parts]
        known = {one.code: one for one in (stand.tally.indicator for stand in stands if stand)}
        return next(iter(known.values())) if len(known) == 1 else None

    def of(self, stand: Standpoint | None) -> Hashable:
        """Of which indicator, phase and moment it is; nothing where it shows none, or what an expression takes."""
        if stand is None or self.column.show in _OF_NOTHING:
            return None
        moved = self._moved(stand)
        return (moved.indicator, moved.phase, self.column.as_of)

    def unscaled(self, line: Line) -> str:
        """The unit of what a formula makes of a count that is printed in a larger one, and that is not in that: đồng for each household of triệu đồng."""
        if self.column.show is not Show.FORMULA:
            return ""
        found = self._figure(line)
        divided = isinstance(found, exact.Figure) and found.quantity is exact.Quantity.AVERAGE
        if not divided or numerals.is_measured(found):
            return ""
        counts = [one for one in found.working.operands[:1] if numerals.is_measured(one)]
        return next((str(one.noun) for one in counts if getattr(one.noun, "scale", None)), "")

    @property
    def title(self) -> str:
        """Its header, of several lines the last."""
        header = self.column.header
        return header if isinstance(header, str) else header[-1]

    @once
    def is_measured(self) -> bool:
        """Whether its figures are printed in a unit of measure."""
        return self.column.show in _MEASURED

    def sum_cell(self, whole: Line, lines: Sequence[Line]) -> str:
        """The cell of the subtotal or total `whole` of some lines; blank where nothing can be summed.

        Surpluses and shortfalls are added up, so that the column's sum is that of its rows.
        """
        if self._has_sum and self.is_exempt(whole):
            return NOT_CONCERNED
        return self._shown(self._sum_of(whole, lines), whole)

    @property
    def _has_sum(self) -> bool:
        return self.column.summed and self.column.show not in _UNSUMMED

    def _sum_of(self, whole: Line, lines: Sequence[Line]) -> Any:
        if not self._has_sum or self._is_of_moments(whole):
            return None
        if self.column.show in _ADDED:
            if self._overlap(whole, lines):
                return self._of_whole(whole)
            return self._limited_as(whole, _sum([self._figure(line) for line in lines]))
        if self.column.show is Show.FORMULA:
            return self._computed_sum(whole, lines)
        if self.column.show is Show.BASE and not self.figures.units.is_steady:
            return self._base_of(whole, lines)
        return self._figure(whole)

    def _limited_as(self, whole: Line, added: Any) -> Any:
        """What rows make together, limited as the count of them all: what limits one row is not that of the sum."""
        count = self._find(whole).progress.count
        if not isinstance(added, exact.Figure) or not added.coverage or count is None:
            return added
        return replace(added, coverage=count.coverage)

    def _overlap(self, whole: Line, lines: Sequence[Line]) -> bool:
        """Whether rows hold the same counts twice, as those of a superior that left beside who was below it."""
        if self.figures.units.is_steady and not isinstance(
            lines[0].progress if lines else None, exact.GroupProgress
        ):
            return False
        count = self._find(whole).progress.count
        counts = [one for line in lines if (one := self._find(line).progress.count) is not None]
        if count is None or not counts:
            return False
        return exact.total(counts).value > count.value

    def _of_whole(self, whole: Line) -> Any:
        """What a sum says where its rows are no parts of it; of everything the share is all."""
        found = self._figure(whole)
        is_share = self.column.show is Show.SHARE and not self.column.of
        return (
            exact.Figure(1, quantity=exact.Quantity.RATE) if is_share and found is None else found
        )

    def _base_of(self, whole: Line, lines: Sequence[Line]) -> Any:
        """A base of the rows that stand there, to come or not, of who has gone none; as declared where it is."""
        declared = any(
            one.code == self.column.of and one.total is not None
            for one in self.figures.campaign.bases
        )
        there = [
            line for line in lines if not (line.is_rest or getattr(line.progress, "left", False))
        ]
        sizes = [self._figure(line) for line in there]
        return self._figure(whole) if declared or None in sizes else _sum(sizes)

    def misses(self, whole: Line, lines: Sequence[Line]) -> bool:
        """Whether the rows as printed miss the sum as printed, only because each was rounded."""
        if not self._is_rounded:
            return False
        total = self._sum_of(whole, lines)
        parts = [(line, value) for line in lines if _is_count(value := self._figure(line))]
        if not _is_count(total) or not parts:
            return False
        exactly = exact.total(exact.as_figure(value) for _, value in parts)
        if exactly.value != exact.as_figure(total).value:
            return False
        printed = [_number(self._text(exact.as_figure(value), line)) for line, value in parts]
        told = _number(self._text(exact.as_figure(total), whole))
        return told is not None and None not in printed and sum(filter(None, printed)) != told

    def both_sums(
        self, whole: Line, lines: Sequence[Line], tiers: Sequence[tuple[Line, int]]
    ) -> tuple[str, str]:
        """The sum of a column as printed, and as a reader finds it who adds up the rows, each with its tier.

        A blank row has what those below it have; nothing where there is nothing to add.
        """
        told = self._sum_of(whole, lines) if self.column.show in _SUMMED else None
        if not _is_plain_count(told):
            return "", ""
        found: list[exact.Figure] = []
        covered: int | None = None
        for line, tier in tiers:
            if covered is not None and tier > covered:
                continue
            covered, value = None, self._figure(line)
            if isinstance(value, exact.Figure):
                found.append(value)
                covered = tier
        if not found or not all(map(_is_plain_count, found)):
            return "", ""
        added = exact.total(found)
        if added.value == told.value:
            return "", ""
        return self._signed(told, whole), self._signed(added, whole)

    def has_more(self, line: Line, below: Sequence[Line]) -> bool:
        """Whether a row has more than all those below it, where each of them is known."""
        if self.column.show not in _SUMMED:
            return False
        own, parts = self._figure(line), [self._figure(one) for one in below]
        if not all(map(_is_plain_count, (own, *parts))):
            return False
        return bool(exact.total(parts).value < own.value)

    def handed_down(self, line: Line, given: exact.Given) -> Iterator[tuple[str, str, str]]:
        """What a superior was given in this column, how much of it those below it have, and what is left; nothing where nothing is.

        Nothing either where it is not known how much one of those has.
        """
        received, left = given.received(line.code), given.not_handed_down(line.code)
        below = given.roster.below(line.code) if given.roster else ()
        handed = exact.added(given.units.get(code) for code in below)
        is_known = given.open.isdisjoint((line.code, *below)) and _is_plain_count(received)
        if is_known and received and handed is not None and left and left.value > 0:
            yield self._text(received, line), self._text(handed, line), self._text(left, line)

    def count_summed(self, whole: Line, lines: Sequence[Line]) -> str:
        """The sum of a column of counts as it is printed; nothing of other columns."""
        told = self._sum_of(whole, lines) if self.column.show in _SUMMED else None
        return self._signed(told, whole) if _is_plain_count(told) else ""

    @once
    def _is_rounded(self) -> bool:
        """Whether counts may be printed with fewer decimals than they have."""
        scaled = _is_scaled(self.figures.campaign)
        return scaled or self.column.decimals is not None or self.column.show is Show.FORMULA

    def _is_of_moments(self, whole: Line) -> bool:
        """Whether it shows what stood counted at the ends of several phases: that adds up to nothing."""
        if self.column.show is Show.CHANGE:
            return False
        stands = [found.stand for one in whole.parts if (found := self._find(one)).stand]
        kinds = [stand.tally.indicator for stand in stands if stand]
        fixed = any(one.is_level for one in kinds)
        return fixed and len({stand.phase for stand in stands if stand}) > 1

    def shifts(self, lines: Sequence[Line]) -> bool:
        """Whether some share is printed otherwise than alone, so that all add up."""
        usual, asked = self.expressions.decimals, self.column.decimals
        places = usual if asked is None else asked
        return self.column.show is Show.SHARE and any(
            numerals.is_shifted(self._figure(line), places) for line in lines
        )

    def has_rest(self, line: Line) -> bool:
        """Whether the published total of this column has something beyond all units, in the row for it."""
        found = self._find(line).progress
        if found.count is not None and found.count > 0 and self.column.show not in _BEYOND_UNITS:
            return True
        figure = self._figure(line) if self.column.show in {Show.GROWTH, Show.CHANGE} else None
        return isinstance(figure, exact.Figure) and figure != 0

    def _words(self, line: Line) -> str:
        code = "name" if self.column.show is Show.NAME else self.column.of or ""
        if typed := line.texts.get(code):
            path = (*self.path[:-2], "items", int(line.code) - 1, code)
            return self.expressions.text(typed, *path, row=line.names())
        if self.column.show in _WORDS:
            return _WORDS[self.column.show](self._find(line))
        text = self.column.values.get(line.code, "")
        if not text and self.column.show is Show.NOTE:
            return self._sent_back(line)
        return self.expressions.text(text, *self.path, "values", line.code, row=line.names())

    def _sent_back(self, line: Line) -> str:
        """Why the count of a unit is not there although the unit sent one."""
        if line.stand is None or line.progress.count is not None:
            return ""
        remark = line.stand.remark
        return f"trả lại: {remark}" if remark else ""

    def _figure(self, line: Line) -> Any:
        """What the column shows of a line, as far as it is in the column's indicator and phase."""
        found = self._find(line)
        if name := self._plain_name:
            value = getattr(found.progress, name, None)
            return self._contradicted(found.progress, name) if value is None else value
        return self._made(found)

    def _made(self, found: Line) -> Any:
        """The same of what no row has under a name of its own."""
        column = self.column
        if column.show is Show.BASE:
            return found.base(column.of or "")
        if column.show is Show.SHARE and column.of:
            return self._share_of_base(found)
        if column.show is Show.FORMULA:
            return self._computed(found)
        if column.show is Show.QUOTA:
            return _asked(found.progress)
        if column.show in _COMPARED:
            return getattr(getattr(found.progress, "compared", None), _COMPARED[column.show], None)
        value = _rate(found.progress)
        return self._contradicted(found.progress, "rate") if value is None else value

    @once
    def _plain_name(self) -> str:
        """The name under which a row has what the column shows; nothing where that is not all."""
        show = self.column.show
        if show is Show.PHASE_COUNT:
            return "count"
        other = {Show.BASE, Show.FORMULA, Show.QUOTA, Show.RATE, *_COMPARED}
        return "" if show in other or self._is_of_base else show.value

    @once
    def _is_blank_at_zero(self) -> bool:
        return self.column.show in _BLANK_AT_ZERO

    @once
    def _is_signed(self) -> bool:
        return self.column.show in _SIGNED

    def _share_of_base(self, line: Line) -> exact.Figure | None:
        """The row's part of a base: of units tied so that all of them add up as printed."""
        stand, code = line.stand, self.column.of or ""
        if stand is None:
            return None
        if stand.tally not in self._base_shares:
            self._base_shares[stand.tally] = shares_of_base(stand, code)
        tied = self._base_shares[stand.tally]
        codes = [row.code for row in stand.sized]
        if codes and all(one in tied for one in codes):
            return exact.total(tied[one] for one in codes)
        return exact.share_of(stand.base(code), stand.figures.bases.get(code))

    @once
    def _base_shares(self) -> dict[exact.Tally, Mapping[str, exact.Figure]]:
        return {}

    def _contradicted(self, owner: Any, name: str) -> str | None:
        """What is not known stays blank; what the records contradict is refused, in a draft a gap."""
        fault = contradiction(owner, name)
        if fault is None:
            return None
        return self.expressions.refuse(fault.message, fault.hint, *self.path, code=FIGURE)

    def _computed(self, line: Line) -> Any:
        path = (*self.path, "formula")
        found = self.expressions.value(self.column.formula or "", *path, row=line.names())
        if found is UNKNOWN or found is None:
            return None
        if not isinstance(found, _RESULTS):
            return self.expressions.refuse(_NO_RESULT, _RESULT_REMEDY, *path)
        return found

    def _computed_sum(self, whole: Line, lines: Sequence[Line]) -> Any:
        """The formula on the sums of the rows: a quotient of sums, never a sum of quotients.

        A count must be the sum of its rows, or nobody can read the column; what is not known of a row
        takes the whole row out of it.
        """
        found = self._computed(self._find(whole))
        rows = [line for line in lines if not line.is_rest]
        if not _is_count(found) or len(rows) < len(lines) or self._overlap(whole, lines):
            return found
        values = [(line, self._figure(line)) for line in rows]
        known = [(line, exact.as_figure(value)) for line, value in values if _is_count(value)]
        if len(known) < len(rows) and known and whole.stand:
            part = sum_line([line for line, _ in known], whole.stand)
            found = _of_some(self._computed(self._find(part)), found, len(known), len(rows))
        total = exact.total(value for _, value in known)
        if not known or not _is_count(found) or exact.as_figure(found) == total:
            return found
        message = say(
            "ở dòng tổng, công thức tính trên tổng số cho {whole}, còn cộng các dòng cho {rows}",
            whole=numerals.said(found),
            rows=numerals.said(total),
        )
        return self.expressions.refuse(message, _SUM_REMEDY, *self.path, "formula")

    def _find(self, line: Line) -> Line:
        """The line as the column looks at it: in its own indicator, phase, moment and quotas."""
        if self.looks_as_it_stands and not line.parts:
            return line
        if line.parts:
            return replace(line, progress=across(self._find(one).progress for one in line.parts))
        if line.stand is None:
            return line
        if (part := self._beside(line.stand)) is not None:
            return replace(line, progress=line.stand.whose.progress(part) or EMPTY)
        stand = self._moved(line.stand)
        found = line if stand is line.stand else line.at(stand, stand.progress)
        return self._asked_of(found, stand) if self._quotas else found

    def _beside(self, stand: Standpoint) -> exact.Tally | None:
        """A phase beside the whole, for its quotas: those of the units of the whole, unless its results stand beside them."""
        column = self.column
        plain = column.show is Show.QUOTA and not (column.indicator or column.as_of or column.quota)
        if not plain or stand.phase is not None or column.phase is None:
            return None
        if column.phase in self.counted:
            return None
        whole = self.figures.indicators[stand.indicator]
        return whole.beside[column.phase] if stand.tally is whole else None

    def _moved(self, stand: Standpoint) -> Standpoint:
        """Where the column stands; a named table of quotas stands in its own indicator and phase."""
        column, quota = self.column, self._quotas.quota if self._quotas else None
        if quota and column.phase is None and quota.phase is None and stand.phase:
            stand = stand.in_whole()
        indicator = column.indicator or (quota.indicator if quota else None)
        phase = column.phase or (quota.phase if quota else None)
        same = (indicator in {None, stand.indicator}) and (phase in {None, stand.phase})
        if same and self._at is None:
            return stand
        return stand.moved(figures=self._at, indicator=indicator, phase=phase)

    def _asked_of(self, line: Line, stand: Standpoint) -> Line:
        goal = self._quotas.goal(stand) if self._quotas else None
        note = self._quotas.quota.reasons.get(line.code, "") if self._quotas else ""
        return replace(line, progress=against(line.progress, goal), note=note)

    def rows_lacking(self, tally: exact.Tally, stand: Standpoint) -> Iterator[str]:
        """The units without a row of a tally of which this column's sum has something.

        They left since, or are yet to come, in the column's indicator, phase, moment or table of quotas.
        """
        if self.looks_as_it_stands or self.column.show not in _SUMMED:
            return
        there = self._units_of(stand)
        spoken_for = {
            one for code in tally.unit for one in ground([code], tally.members, there).codes
        }
        for code in there:
            if code in tally.members.by_code and code not in spoken_for:
                line = _bare_line(code, stand)
                if self._is_in_sum(self._figure(line), code, tally):
                    yield code

    def given(self, stand: Standpoint) -> exact.Given:
        """What was given in what this column looks at."""
        if self._quotas:
            return self._quotas.given
        return (self._beside(stand) or self._moved(stand).tally).given

    def _units_of(self, stand: Standpoint) -> Sequence[str]:
        """Those that have a row where the column stands, or something in its table of quotas."""
        if self._quotas:
            tree = self._quotas.given.roster
            return [code for code in self._quotas.given.units if tree and code in tree.units]
        return [*(self._beside(stand) or self._moved(stand).tally).unit]

    def _is_in_sum(self, value: Any, code: str, tally: exact.Tally) -> bool:
        """Whether a unit's cell would be a part of the sum; of rates, that it is a quota still to be reached."""
        if not isinstance(value, exact.Figure):
            return False
        is_open = self.column.show is Show.QUOTA and not tally.members.has_left(code, tally.day)
        if value.quantity is exact.Quantity.RATE:
            return is_open
        return value != 0 or is_open

    @once
    def is_elsewhere(self) -> bool:
        """Whether it looks at another time than the newest counts of all, and may be added up."""
        is_of_now = self.column.show in {Show.QUOTA, Show.COUNT} and self.looks_as_it_stands
        return self.column.show in _SUMMED and not is_of_now

    @once
    def looks_as_it_stands(self) -> bool:
        """Whether it has no indicator, phase, moment or quotas of its own."""
        column = self.column
        return not (column.indicator or column.phase or column.as_of or column.quota)

    @once
    def _at(self) -> exact.Figures | None:
        """The figures of the column's own moment."""
        return self.figures.at(self.column.as_of) if self.column.as_of else None

    @once
    def _quotas(self) -> QuotaTable | None:
        """The table of quotas that the column names."""
        return quota_table(self.figures, self.column.quota) if self.column.quota else None

    def _shown(self, value: Any, line: Line) -> str:
        """What is printed of a value; nothing of what is not known, or of no surplus at all."""
        if value is None:
            return self._blank(line)
        if self._is_blank_at_zero and value == 0:
            return ""
        if isinstance(value, str):
            return printed(value)
        known = exact.as_figure(value)
        return self.expressions.shown(self._signed(known, line), known, self.column.as_of)

    def _blank(self, line: Line) -> str:
        """Nothing, but a note of a growth that is not known as the count was put right since."""
        if self.column.show not in _GROWN:
            return ""
        progress = self._find(line).progress
        is_compared = self.column.show in _COMPARED
        owner = getattr(progress, "compared", None) if is_compared else progress
        return mark_blank(owner.lack("growth") if isinstance(owner, exact.Lacking) else None)

    def _signed(self, known: exact.Figure, line: Line) -> str:
        sign = "+" if self._is_signed and known > 0 else ""
        return f"{sign}{self._text(known, line)}"

    def _text(self, known: exact.Figure, line: Line) -> str:
        places, rate = self.column.decimals, known.quantity is exact.Quantity.RATE
        if known.quantity is exact.Quantity.POINTS:
            told = numerals.points(known) if places is None else numerals.points(known, places)
            return told.replace("phần trăm", "%")
        if self.is_measured and known.quantity is exact.Quantity.COUNT:
            indicator = self.indicator(line)
            if indicator and not (self.column.padded and numerals.is_whole(known, indicator)):
                return numerals.measured(known, indicator, self._places_of(known, indicator))
        if self.column.padded and not rate:
            return numerals.padded(known)
        if places is None:
            other = self._beside_which(line) if rate else None
            if isinstance(other, exact.Figure):
                return numerals.said_beside(known, other, self.expressions.decimals)
            return numerals.said(known, self.expressions.decimals)
        return numerals.percent(known, places) if rate else numerals.number(known, places)

    def _beside_which(self, line: Line) -> Any:
        """What a result that is a rate is held against in its row, what was asked for against the result."""
        name = _BESIDE.get(self.column.show)
        return getattr(self._find(line).progress, name, None) if name else None

    def _places_of(self, known: exact.Figure, indicator: Indicator) -> int | None:
        """With how many decimals a count is printed: as many as are asked for, else as its column has."""
        if self.column.decimals is not None or indicator.code not in self.places:
            return self.column.decimals
        needed = numerals.places_needed(known, indicator)
        if self.column.show in GAPS:
            needed = max(needed, numerals.places_seen(known, indicator))
        return max(self.places[indicator.code], needed)


def _bare_line(code: str, stand: Standpoint) -> Line:
    """A row of a unit of which nothing is known where the table stands."""
    return Line(code, code, code, replace(stand, whose=OneUnit(code)), EMPTY)


@kept_for_the_same
def _is_scaled(campaign: Campaign) -> bool:
    """Whether some counts have decimals, or are printed in larger units."""
    return any(one.printed_size != 1 or one.printed_decimals for one in campaign.indicators)


def with_like_decimals(cells: Sequence[str]) -> list[str]:
    """The cells of a column with one number of decimals: «10,0» beside «6,3»; what is no bare number stays."""
    found = [_BARE.match(cell) for cell in cells]
    most = max((len(one[2] or "") for one in found if one), default=0)
    return [
        f"{one[1]}{(one[2] or ',').ljust(most, '0')}{cell[one.end() :]}" if one and most else cell
        for cell, one in zip(cells, found, strict=True)
    ]


def _sum(figures: Sequence[Any]) -> exact.Figure | None:
    """The sum of the known figures; all shares of one whole are exactly that whole. Points apart make none."""
    known = [figure for figure in figures if isinstance(figure, exact.Figure)]
    if not known or any(figure.quantity is exact.Quantity.POINTS for figure in known):
        return None
    found = exact.total(known)
    is_whole = found.quantity is exact.Quantity.RATE and found.value == 1
    return exact.Figure(1, quantity=exact.Quantity.RATE) if is_whole else found


def _of_some(found: Any, whole: Any, known: int, among: int) -> Any:
    """The figure of some rows, limited as that of all of them is, or by how many they are."""
    if not isinstance(found, exact.Figure):
        return found
    limits = whole.coverage if isinstance(whole, exact.Figure) else ()
    return replace(found, coverage=limits or (exact.Coverage(known, among),))


def _number(text: str) -> Fraction | None:
    """The number that a cell shows; `None` where it shows anything beside it."""
    found = _PRINTED.fullmatch(text)
    return Fraction(found[0].replace(".", "").replace(",", ".")) if found else None


def _is_plain_count(value: Any) -> TypeGuard[exact.Figure]:
    """Whether it is a count that is known exactly."""
    is_count = isinstance(value, exact.Figure) and value.quantity is exact.Quantity.COUNT
    return is_count and value.precision is Precision.EXACT


def _is_count(value: Any) -> bool:
    if isinstance(value, exact.Figure):
        return value.quantity is exact.Quantity.COUNT
    return isinstance(value, int | float | Fraction)


def _asked(progress: exact.Progress | None) -> Any:
    """What was asked: a number, both ends of a range, or the rate of a target whose base is not known."""
    if isinstance(progress, exact.TargetProgress) and progress.goal is None:
        return progress.asked if progress.asked_to is None else asked_range(progress)
    if progress and progress.is_range:
        return asked(progress)
    return progress.goal if progress else None


def _rate(progress: exact.Progress) -> Any:
    """How far that is; where less is better, and of a range, whether that is what was asked for."""
    return met(progress) if progress.lower or progress.is_range else progress.rate


_READ = {Show.QUOTA: _asked, Show.RATE: _rate}

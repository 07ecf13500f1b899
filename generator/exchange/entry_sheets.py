"""The sheet that units fill in: what is asked for, what they had before, who signs.

Only the yellow cells are open. What stands beside them, quota and the count of before, is never read
again; the row of sums follows what is typed. The sheet remembers what it was handed out with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import Any

from generator.drafting import Numbers, in_tiers
from generator.exchange.cells import cell_of, computed
from generator.exchange.changes import counts_of, last_snapshot
from generator.exchange.sheet_parts import (
    CODE,
    NAME,
    NOT_CONCERNED,
    ORDINAL,
    amount_field,
    campaign_stamps,
    holds_of,
    named_at,
)
from generator.figures import Figure, Figures, Tally, figures_on
from generator.model.campaign import Campaign, Counted, Indicator, Unit
from generator.model.fields import Number
from generator.model.issuer import Issuer
from generator.model.results import Snapshot, Status, open_remark
from generator.sheets import (
    Field,
    Highlight,
    Marking,
    Value,
    Worksheet,
    labelled_part,
    said_status,
)
from generator.wording import Moment
from generator.workspace import unchanging

_REMARKS = (
    "Chỉ nhập vào các ô màu vàng; không sửa mã đơn vị, không thêm cột.",
    "Để trống ô chưa có số liệu; gõ 0 nếu chưa có kết quả nào.",
    "Số ước tính: ghi «ước tính» vào cột Ghi chú.",
)
_LESS = (
    "Ô chuyển màu cam, chữ đậm là số thấp hơn lần trước: xem lại, hoặc ghi lý do vào cột Ghi chú."
)
_SIGNERS = ("Người lập biểu", "Thủ trưởng đơn vị")
_NAMED = (ORDINAL, CODE, NAME)
_TYPED = 'IF(COUNT({cells})=0,"",SUM({cells}))'


@unchanging(frozen=True)
class Sending:
    """Who sends a sheet out, and until when it is awaited, in the words of the sender."""

    issuer: Issuer | None = None
    deadline: str = ""

    @property
    def name(self) -> str:
        """Who sends it."""
        return self.issuer.name if self.issuer else ""

    @property
    def heading(self) -> tuple[str, ...]:
        """The office, above all else."""
        return (self.issuer.name.upper(),) if self.issuer else ()

    @property
    def stamps(self) -> Iterator[tuple[str, str]]:
        """Until when, and where to."""
        if self.deadline:
            yield "Hạn gửi", self.deadline
        if self.issuer:
            yield "Gửi về", "; ".join((self.issuer.name, *self.issuer.address_lines))


NOBODY = Sending()
"""Nobody is said to send it."""


@unchanging(frozen=True)
class _Asked:
    """One indicator of the sheet: its column to type in, and what stands beside it."""

    indicator: Indicator
    tally: Tally
    """Whose quotas are shown: of the whole campaign, else of the phase that the moment lies in."""
    of_phase: str
    known: Mapping[str, Number]
    last: Mapping[str, Number]
    last_day: str

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The columns, that to type in the last one."""
        holds, name = holds_of(self.indicator), self.indicator.name
        quota = Field(f"Chỉ tiêu{self.of_phase} ({name})", holds, 13)
        last = Field(f"Lần trước, {self.last_day} ({name})", holds, 14)
        beside = ([quota] if self.tally.is_given else []) + ([last] if self.last else [])
        return (*beside, amount_field(self.indicator, entered=True))

    def cells(self, unit: str) -> Iterator[Value]:
        """What stands there of a unit."""
        return self._each(unit, cell_of)

    def _numbers(self, unit: str) -> Iterator[Number | str | None]:
        """What its cells hold."""
        return self._each(unit, attrgetter("value"))

    def _each(self, unit: str, quota: Callable[[Figure], Any]) -> Iterator[Any]:
        """What is known of a unit, column by column; its quota as is asked."""
        if self.tally.is_given:
            goal = self._quota(unit)
            yield None if goal is None else quota(goal)
        if self.last:
            yield self.last.get(unit)
        yield NOT_CONCERNED if unit in self.tally.exempt else self.known.get(unit)

    def _quota(self, unit: str) -> Figure | None:
        """What a unit was given for what it counts here: beside those below it its own alone."""
        row = self.tally.unit.get(unit)
        if row is None or row.goal is None:
            return None
        return self.tally.given.own_part(unit) if self.has_own_part(unit) else row.goal

    def has_own_part(self, unit: str) -> bool:
        """Whether a unit is asked for its own part alone."""
        return unit in self.tally.unit and self.tally.has_own_part(unit)

    def sums(self, units: Sequence[str]) -> Iterator[Value]:
        """What stands there below all units; rates make no sum."""
        if self.indicator.is_rate:
            yield from (None for _ in self.fields)
            return
        cells = f"R[-{len(units)}]C:R[-1]C"
        formula = _TYPED.format(cells=cells)
        for column in zip(*(self._numbers(unit) for unit in units), strict=True):
            known = [one for one in column if one is not None and not isinstance(one, str)]
            total = Figure(sum(known, start=Fraction(0))) if known else None
            yield computed(formula, total.value if total else None, total)

    @property
    def warns(self) -> bool:
        """Whether a count that is smaller than before cannot be."""
        is_cumulative = self.indicator.counts_as is Counted.CUMULATIVE
        return bool(self.last) and is_cumulative and not self.indicator.is_rate


@unchanging(frozen=True)
class EntryTable:
    """What is asked for at a moment, ready to be written for some units or for each."""

    campaign: Campaign
    moment: Moment
    indicators: Sequence[Indicator]
    snapshot: Snapshot | None = None
    sending: Sending = NOBODY

    @cached_property
    def _asked(self) -> list[_Asked]:
        figures = figures_on(self.campaign, self.moment)
        return [self._ask(one, figures) for one in self.indicators]

    def _ask(self, indicator: Indicator, figures: Figures) -> _Asked:
        whole = figures.indicators[indicator.code]
        phase = None if whole.is_given else self._phase()
        before = last_snapshot(self.campaign, indicator.code, self.moment)
        return _Asked(
            indicator,
            tally=whole.phases[phase] if phase else whole,
            of_phase=f" {whole.phases[phase].name}" if phase else "",
            known=counts_of(self.campaign, indicator.code, self.snapshot),
            last=counts_of(self.campaign, indicator.code, before),
            last_day=before.as_of.said.removeprefix("ngày ") if before else "",
        )

    def _phase(self) -> str | None:
        """The phase that the moment lies in."""
        day, first = self.moment.of_day, self.campaign.first_days()
        lies_in = (one.code for one in self.campaign.phases if first[one.code] <= day <= one.last)
        return next(lies_in, None)

    def sheet(self, units: Sequence[Unit], *, signed: bool = False) -> Worksheet:
        """The sheet of some units; of one alone that `signed` it has the places for that."""
        asked = self._asked
        parents = {one.code: one.parent for one in units if one.parent}
        placed = in_tiers(units, attrgetter("code"), parents)
        rows = [list(self._row(numbers, unit)) for unit, numbers in placed]
        has_sums = len(units) > 1 and not _overlap(units)
        warned = any(one.warns for one in asked)
        return Worksheet(
            name="Số liệu",
            fields=(
                *_NAMED,
                *(field for one in asked for field in one.fields),
                Field("Ghi chú", width=28, open=True),
            ),
            rows=[*rows, self._sums(units)] if has_sums else rows,
            bold=frozenset({len(rows)}) if has_sums else frozenset(),
            heading=self.sending.heading,
            title=f"SỐ LIỆU {self.campaign.short_name.upper()}",
            stamps=(*campaign_stamps(self.campaign, self.moment), *self.sending.stamps),
            remarks=(*_REMARKS, *([_LESS] if warned else []), *self._sent_back(units)),
            protected=True,
            frozen=3,
            markings=list(_markings(asked)),
            signers=_SIGNERS if signed else (),
            remembers=_NAMED.index(CODE),
        )

    def _row(self, numbers: Numbers, unit: Unit) -> Iterator[Value]:
        is_part = any(one.has_own_part(unit.code) for one in self._asked)
        yield from named_at(numbers, unit.code, labelled_part(unit.name) if is_part else unit.name)
        for one in self._asked:
            yield from one.cells(unit.code)
        yield self._known_status(unit)

    def _sums(self, units: Sequence[Unit]) -> list[Value]:
        codes = [unit.code for unit in units]
        return [
            None,
            None,
            "Cộng",
            *(cell for one in self._asked for cell in one.sums(codes)),
            None,
        ]

    def _known_status(self, unit: Unit) -> str | None:
        """What stands among the remarks of a unit whose counts are not certain."""
        if self.snapshot is None or not any(unit.code in one.known for one in self._asked):
            return None
        status = self.snapshot.status_of(unit.code)
        return None if status is Status.VALID else str(said_status(status))

    def _sent_back(self, units: Iterable[Unit]) -> Iterator[str]:
        """Whose last figures were sent back, and why."""
        for unit in units:
            if remark := open_remark(self.campaign.snapshots, unit.code, self.moment):
                yield f"Trả lại, đề nghị gửi lại: {unit.label}: {remark}"


def _overlap(units: Sequence[Unit]) -> bool:
    """Whether some of the units stand below others of them, so that they make no sum."""
    return not {unit.parent for unit in units}.isdisjoint(unit.code for unit in units)


def _markings(asked: Sequence[_Asked]) -> Iterator[Marking]:
    """The columns to type in, each against that of before at its left."""
    column = len(_NAMED) - 1
    for one in asked:
        column += len(one.fields)
        if one.warns:
            yield Marking(column, Highlight.LESS, against=column - 1)

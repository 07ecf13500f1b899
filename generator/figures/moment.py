"""Which snapshot answers, and the figures of a moment, an indicator, a phase: decided here alone.

A moment with its hour means the snapshot of that very moment, a day alone the last one of that day,
no moment the newest of all. Where nothing was counted there are units, targets and quotas but no
counts. What of a snapshot's counts belongs to a phase is left to `counting`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace

from generator.figures.alike import scale_to
from generator.figures.comparing import Ground, Then
from generator.figures.computation import Computation, day_of_year_before, year_before
from generator.figures.coverage import Lack, unknown
from generator.figures.figure import Figure
from generator.figures.given import Bases, Given, heralded_in_all
from generator.figures.goals import Goals
from generator.figures.tally import IndicatorTally, Tally
from generator.model.campaign import Campaign, Phase
from generator.model.coded import Lazily, by_code
from generator.model.document import Comparison, Document
from generator.model.quota_names import quotas_known
from generator.model.results import Snapshot
from generator.model.roster import Units
from generator.problems import NotFound, find, say
from generator.wording import Moment
from generator.workspace import once, unchanging

_NEWEST = 5


@unchanging(frozen=True)
class Figures:
    """Số liệu của chiến dịch as of one snapshot; a tally is made when it is asked for."""

    campaign: Campaign
    snapshot: Snapshot | None
    as_of: datetime.date
    compare: Comparison | Moment | None = None
    rows_on: datetime.date | None = None
    """The day whose units have the rows, be it later than that of the counts: of what gives quotas."""

    @property
    def taken(self) -> Moment | None:
        """Thời điểm chốt; `None` where nothing was counted."""
        return self.snapshot.as_of if self.snapshot else None

    def counted_on(self, tally: Tally) -> Moment | None:
        """Thời điểm of what these results count: an earlier one where the snapshot has nothing of their indicator."""
        return tally.as_of or self.taken

    @property
    def stand(self) -> tuple[object, ...]:
        """What tells the figures of one campaign apart: moment, day, comparison, tables of quotas."""
        tables = tuple(map(id, self.campaign.quotas))
        return self.taken, self.as_of, self.compare, self.rows_on, tables

    def is_of(self, campaign: Campaign) -> bool:
        """Whether they are those of a very campaign, or of the same with the same tables of quotas left out."""
        if campaign is self.campaign:
            return True
        names = type(campaign).model_fields.keys() - {"quotas"}
        return all(getattr(self.campaign, one) is getattr(campaign, one) for one in names)

    @once
    def indicators(self) -> Mapping[str, IndicatorTally]:
        """Kết quả theo mã chỉ số."""
        codes = by_code(self.campaign.indicators)
        return Lazily(codes, lambda code: self.computation(code).tally)

    @once
    def units(self) -> Units:
        """The units with their comings and goings."""
        return Units(self.campaign)

    def at(self, moment: Moment) -> Figures:
        """The figures of the same campaign as of another moment; no counts when none were taken."""
        return replace(
            figures_on(self.campaign, moment), compare=self.compare, rows_on=self.rows_on
        )

    def history(self, indicator: str, phase: str | None = None) -> list[tuple[Moment, Figure]]:
        """What stood counted at each snapshot up to this one, oldest first; in a phase what of it.

        A rate of two counts stood wherever the count stood.
        """
        computation = self.computation(indicator)
        quotient = computation.indicator.of
        if quotient is None:
            return list(computation.history(phase))
        moments = [moment for moment, _ in self.computation(quotient[0]).history(phase)]
        stood = ((one, self._stood(one, indicator, phase)) for one in moments)
        return [(moment, rate) for moment, rate in stood if rate is not None]

    def _stood(self, moment: Moment, indicator: str, phase: str | None) -> Figure | None:
        """A count as of a moment, in a phase what of it."""
        whole = self.at(moment).indicators[indicator]
        return (whole.phases[phase] if phase else whole).count

    def computation(self, code: str) -> Computation:
        """How one indicator is reckoned."""
        if code not in self._computations:
            indicator = next(known for known in self.campaign.indicators if known.code == code)
            self._computations[code] = Computation(
                self.campaign,
                self.units,
                indicator,
                self.snapshot,
                self.as_of,
                self.goals,
                self.computation,
                self._then,
                self.rows_on,
            )
        return self._computations[code]

    def _then(self, now: Computation, phase: Phase | None) -> Then | None:
        """What the moment yields that the document compares with; `None` where it does not."""
        if self.compare is None:
            return None
        if self.compare is Comparison.YEAR_BEFORE:
            return self._year_before(now, phase)
        end = now.yields(phase).end
        if self.compare is Comparison.PREVIOUS:
            before = now.yields(phase).before_end if end else None
            snapshot = self.campaign.snapshot_at(before) if before else None
        else:
            snapshot = find_snapshot(self.campaign, self.compare)
        day = snapshot.as_of.of_day if snapshot else self.as_of
        return Then(now.as_of_snapshot(snapshot, day).yields(phase), Ground.SAME_WINDOW)

    def _year_before(self, now: Computation, phase: Phase | None) -> Then:
        earlier = self.campaign.earlier
        day, snapshot = _year_before(earlier or self.campaign, self.as_of)
        lack = None if snapshot else _none_of(earlier or self.campaign, day)
        if earlier is None:
            shifted = now.as_of_snapshot(snapshot, day).shifted(phase)
            return Then(shifted, Ground.SAME_CAMPAIGN, lack, units=now.concerned)
        theirs = by_code(earlier.indicators).get(now.indicator.code)
        alike = next((one for one in earlier.phases if phase and one.code == phase.code), None)
        if theirs is None or (phase and not alike):
            nothing = now.as_of_snapshot(None, day).yields(phase)
            return Then(nothing, Ground.OTHER_CAMPAIGN)
        computation = compute_figures(earlier, snapshot, as_of=day).computation(theirs.code)
        then = computation.yields(alike)
        scale = scale_to(theirs, now.indicator)
        if isinstance(scale, Lack):
            return Then(then, Ground.OTHER_CAMPAIGN, scale)
        return Then(then, Ground.OTHER_CAMPAIGN, lack, scale, computation.concerned)

    @once
    def _computations(self) -> dict[str, Computation]:
        return {}

    @once
    def goals(self) -> Goals:
        """What the targets ask for, and of which bases."""
        return Goals(self.units, Bases(self.units), self.as_of)

    @once
    def bases(self) -> Mapping[str, Figure | None]:
        """The size of each base: its declared total, else the sum when every active unit has it."""
        codes = [base.code for base in self.campaign.bases]
        return {code: self.goals.bases.of(code, self.as_of) for code in codes}

    @once
    def quotas(self) -> Mapping[str, Given]:
        """What each table of quotas gives by itself, by its code."""
        found = {}
        for table in self.campaign.quotas:
            code = self.campaign.indicator_code(table.indicator)
            given = self.computation(code).table(table.code or "", table.phase)
            if table.code and given:
                found[table.code] = given
        return found

    @property
    def main(self) -> IndicatorTally:
        """Kết quả của chỉ số đầu tiên."""
        return self.indicators[self.campaign.main_indicator.code]


def with_all_receivers(figures: Figures) -> Tally:
    """The main result with rows of all who take part or will and were given something, of any indicator, in any phase."""
    main = figures.main
    if figures.units.is_steady:
        return main
    spans = [span for one in figures.indicators.values() for span in (one, *one.beside.values())]
    codes = [
        row.code for span in spans for row in span.units if row.goal is not None and not row.left
    ]
    return main.with_rows(codes, heralded_in_all([span.given for span in spans]))


def find_snapshot(campaign: Campaign, moment: Moment) -> Snapshot | None:
    """The snapshot of a moment; without an hour the last one of that day."""
    exact = campaign.snapshot_at(moment)
    if exact:
        return exact
    same_day = [known for known in campaign.snapshots if known.as_of.is_meant_by(moment)]
    return max(same_day, key=lambda known: known.as_of, default=None)


def _year_before(campaign: Campaign, day: datetime.date) -> tuple[datetime.date, Snapshot | None]:
    """The same day of the year before with what was taken then: of the last of February the last of it, else the same."""
    days = dict.fromkeys((year_before(day), day_of_year_before(day)))
    found = [(one, find_snapshot(campaign, Moment(one))) for one in days]
    return next((one for one in found if one[1]), found[0])


def _none_of(campaign: Campaign, day: datetime.date) -> Lack:
    """That nothing was taken on a day of a year before, with when something was."""
    taken = sorted(one.as_of for one in campaign.snapshots if one.as_of.of_day.year == day.year)
    name, said_day = campaign.short_name, Moment(day).said
    fact = say("«{name}» không có số liệu chốt {day} để so với cùng kỳ", name=name, day=said_day)
    if not taken:
        return unknown(fact, say("nhập số liệu của ngày ấy"))
    listed = ", ".join(one.said for one in taken)
    remedy = say("nhập số liệu của ngày ấy, hoặc so với lần đã chốt: {known}", known=listed)
    return unknown(fact, remedy)


def newest_snapshot(campaign: Campaign, until: datetime.date | None = None) -> Snapshot | None:
    """The last snapshot up to the end of a day, the last of all for none; `None` where none is so early."""
    inside = [known for known in campaign.snapshots if until is None or known.as_of.of_day <= until]
    own = [known for known in inside if not known.is_of_others]
    return max(own or inside, key=lambda known: known.as_of, default=None)


def compute_figures(
    campaign: Campaign, snapshot: Snapshot | None, *, as_of: datetime.date | None = None
) -> Figures:
    """The exact figures of a campaign as of `snapshot`.

    Without a snapshot `as_of` says from which day days are counted, the campaign's start by default.
    """
    day = as_of or (snapshot.as_of.of_day if snapshot else campaign.starts)
    return Figures(campaign, snapshot, day)


def figures_on(campaign: Campaign, moment: Moment | None = None) -> Figures:
    """The figures of a moment, of the newest snapshot for none; no counts where none were taken."""
    if moment is None:
        return compute_figures(campaign, newest_snapshot(campaign))
    return compute_figures(campaign, find_snapshot(campaign, moment), as_of=moment.of_day)


def figures_at(campaign: Campaign, moment: Moment | None = None) -> Figures:
    """The same, but a moment that is named must have been taken. Raises `NotFound`."""
    figures = figures_on(campaign, moment)
    if moment is not None and figures.snapshot is None:
        taken = ", ".join(known.as_of.said for known in campaign.snapshots[-_NEWEST:])
        said = say("chưa có số liệu chốt {moment}", moment=moment.said)
        raise NotFound(said, say("các lần đã chốt: {known}", known=taken or "–"))
    return figures


def figures_for(campaign: Campaign, document: Document, moment: Moment | None = None) -> Figures:
    """What a document speaks of: another moment when one is asked for, else its own.

    A document that names none speaks of the newest snapshot not later than its date, of the newest of all
    where it has no date, and of a phase that is over of the last one in it; where nothing was counted by then its days are counted from its date.
    Tables of quotas that it does not know are left out. One that gives quotas gives them to the units of its own day. Raises `NotFound`.
    """
    if document.quotas is not None:
        campaign = quotas_known(campaign, document.quotas)
    if asked := moment or document.as_of:
        found = figures_at(campaign, asked)
    else:
        newest = _newest_for(campaign, document)
        found = compute_figures(campaign, newest, as_of=None if newest else document.date)
    if isinstance(document.compare, Moment):
        figures_at(campaign, document.compare)
    return replace(found, compare=document.compare, rows_on=_rows_on(found, document))


def moment_of(campaign: Campaign, document: Document) -> Moment | None:
    """The moment of which a document speaks; `None` where nothing was counted by then."""
    asked = document.as_of
    found = find_snapshot(campaign, asked) if asked else _newest_for(campaign, document)
    return found.as_of if found else None


def _rows_on(figures: Figures, document: Document) -> datetime.date | None:
    """The day of a document that gives quotas, where units come, pass over or leave; undated it is of the newest counts."""
    if figures.units.is_steady or not document.gives_quotas:
        return None
    return max(document.date or figures.as_of, figures.as_of)


def _newest_for(campaign: Campaign, document: Document) -> Snapshot | None:
    ends = [one.last for one in campaign.phases if one.code == document.phase]
    days = [day for day in (document.date, *ends) if day]
    within = newest_snapshot(campaign, min(days)) if ends else None
    return within or newest_snapshot(campaign, document.date)


def tally_of(figures: Figures, indicator: str | None = None, phase: str | None = None) -> Tally:
    """The result of an indicator, the first for none, in a phase or the whole. Raises `NotFound`.

    A phase is named by its code or its place (1 for the first).
    """
    code = figures.campaign.indicator_code(indicator)
    if code not in figures.indicators:
        refusal = say("không có chỉ số «{code}»", code=code)
        find(by_code(figures.campaign.indicators), code, refusal)
    whole = figures.indicators[code]
    return whole.phases[phase_code(figures.campaign, phase)] if phase else whole


def phase_code(campaign: Campaign, asked: str) -> str:
    """The code of a phase that is named by its code or its place. Raises `NotFound`."""
    phases = by_code(campaign.phases)
    places = {str(place): code for place, code in enumerate(phases, start=1)}
    if asked not in phases and asked in places:
        return places[asked]
    return find(phases, asked, say("không có giai đoạn «{code}»", code=asked)).code


def current_phase(figures: Figures) -> str:
    """The phase that figures speak of: the latest begun, else the first; `""` without phases."""
    return figures.main.latest_begun() or next(iter(figures.main.phases), "")

"""The names that a formula or a condition may use of a row: its own figures first.

`count` is the row's in the table's indicator and phase, `indicators.money.count` the row's of another
indicator, `phases.gd1.count` the row's in that phase. What belongs to the campaign alone is asked of
`campaign`. A figure that is not known stays unknown in whatever is reckoned with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from generator import figures as exact
from generator.drafting.standpoint import EMPTY, Standpoint
from generator.model.campaign import Indicator, Target
from generator.model.coded import Lazily
from generator.problems import Message, say
from generator.workspace import unchanging


class Unknown:
    """Stands for a figure that is not known: comparisons are false, what is reckoned is unknown."""

    is_unknown = True
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return False

    def __lt__(self, other: object) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __bool__(self) -> bool:
        return False

    def __add__(self, other: object) -> Unknown:
        return self

    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __add__

    def __neg__(self) -> Unknown:
        return self


class Supposed(Unknown):
    """Stands for a figure that is not known and might be any: every comparison is true."""

    __hash__ = None

    def __eq__(self, other: object) -> bool:
        return True

    def __lt__(self, other: object) -> bool:
        return True

    __gt__ = __le__ = __ge__ = __lt__

    def __bool__(self) -> bool:
        return True


UNKNOWN = Unknown()
SUPPOSED = Supposed()
_AGAINST_QUOTA = frozenset({"rate", "surplus", "shortfall", "difference"})
OF_ALL = (
    *(
        "unit",
        "units",
        "present",
        "taking_part",
        "groups",
        "ranked",
        "leading",
        "completed",
        "kept",
        "uncompleted",
        "midway",
    ),
    *(
        "lagging",
        "late",
        "slow",
        "threshold",
        "expected_rate",
        "idle_units",
        "unreported",
        "partly",
        "uncounted",
        "corrected",
        "opening",
        "with_quota",
        "uncompared",
        "without_quota",
        "quota_unknown",
        "given_none",
        "given_nought",
        "sent_in",
        "unopened",
        "receivers",
    ),
    *("rule", "standing", "breakdowns"),
)
"""What a row has not of its own, so that nobody can take it for the row's."""


def _or_unknown(value: Any) -> Any:
    return UNKNOWN if value is None else value


def _of_progress(name: str) -> Any:
    """A figure of the row's progress under the name that it has there."""

    def known(row: RowFigures) -> Any:
        value = getattr(row.progress, name, None)
        return _lacking(row, name) if value is None else value

    return property(known)


def _lacking(row: RowFigures, name: str) -> Unknown:
    """What stands for a figure of the row that is not known."""
    progress = row.progress
    is_awaited = row.supposes and progress.count is None and not row.exempt
    is_told = name not in _AGAINST_QUOTA or progress.goal
    return SUPPOSED if is_awaited and is_told else UNKNOWN


@unchanging(frozen=True)
class RowFigures:
    """Số liệu của dòng: those of one unit, group or sum, in one indicator, in one phase or the whole."""

    stand: Standpoint
    known: exact.Progress | None = None
    supposes: bool = False
    """Whether what is awaited of the row counts as whatever a condition asks for."""

    def __getattr__(self, name: str) -> Any:
        """Lists of units, which no row has, are those of the campaign."""
        if name in OF_ALL:
            return getattr(self.stand.tally, name)
        raise AttributeError(name)

    @staticmethod
    def remedy(name: str) -> Message:
        """What to write for a name that only the campaign has."""
        return say("tên này là của cả chiến dịch: viết campaign.figures.{name}", name=name)

    @property
    def progress(self) -> exact.Progress:
        return self.known or self.stand.progress or EMPTY

    @property
    def name(self) -> str:
        """The campaign's or the phase's name."""
        return self.stand.tally.name

    @property
    def indicator(self) -> Indicator:
        return self.stand.tally.indicator

    @property
    def span(self) -> exact.Span:
        return self.stand.tally.span

    @property
    def bases(self) -> Mapping[str, Any]:
        """The size of each base of the campaign; of one that the row does not have it is unknown."""
        codes = [base.code for base in self.stand.figures.campaign.bases]
        return Lazily(codes, lambda code: _or_unknown(self.stand.base(code)))

    count = _of_progress("count")
    quota = _of_progress("goal")
    rate = _of_progress("rate")
    surplus = _of_progress("surplus")
    shortfall = _of_progress("shortfall")
    difference = _of_progress("difference")
    growth = _of_progress("growth")
    change = _of_progress("change")
    previous = _of_progress("previous")
    share = _of_progress("share")
    rank = _of_progress("rank")

    @property
    def behind(self) -> bool:
        """Whether less was done than of the time is gone."""
        rate, expected = self.progress.rate, self.stand.tally.expected_rate
        if rate is None:
            return bool(_lacking(self, "rate"))
        return expected is not None and rate < expected

    @property
    def growth_rate(self) -> Any:
        return self.growth / self.previous if self.previous else UNKNOWN

    @property
    def reached(self) -> bool:
        return self.progress.completed

    @property
    def exceeded(self) -> bool:
        return self.progress.exceeded and not self.progress.is_open

    @property
    def reported(self) -> bool:
        """Whether no report is awaited: it came, or the indicator does not concern the row."""
        progress = self.progress
        return progress.count is not None or self.exempt or getattr(progress, "has_sent", False)

    @property
    def exempt(self) -> bool:
        return getattr(self.progress, "exempt", False)

    @property
    def phases(self) -> Mapping[str, RowFigures]:
        """The same in each phase."""
        codes = [phase.code for phase in self.stand.figures.campaign.phases]
        return Lazily(codes, lambda code: self._at(self.stand.moved(phase=code)))

    @property
    def targets(self) -> Mapping[str, RowTarget]:
        """The same against what is asked by each target of the campaign."""
        known = {target.code: target for target in self.stand.figures.campaign.targets}
        return Lazily(
            known,
            lambda code: RowTarget(
                _at_target(self.stand, known[code]), None, self.supposes, known[code]
            ),
        )

    @property
    def indicators(self) -> Mapping[str, RowFigures]:
        """The same in each indicator."""
        codes = [indicator.code for indicator in self.stand.figures.campaign.indicators]
        return Lazily(codes, lambda code: self._at(self.stand.moved(indicator=code)))

    @property
    def figures(self) -> RowFigures:
        """The same in the first indicator, over the whole campaign."""
        main = self.stand.figures.campaign.main_indicator.code
        return self._at(self.stand.moved(indicator=main).in_whole())

    def _at(self, stand: Standpoint) -> RowFigures:
        return RowFigures(stand, supposes=self.supposes)


def _at_target(stand: Standpoint, target: Target) -> Standpoint:
    indicator = stand.figures.campaign.indicator_code(target.indicator)
    moved = stand.moved(indicator=indicator)
    return moved.moved(phase=target.phase) if target.phase else moved.in_whole()


@unchanging(frozen=True)
class RowTarget(RowFigures):
    """Số liệu của dòng trong thời gian của một mục tiêu, against its own quota and the asked rate."""

    target: Target = None  # type: ignore[assignment]

    @property
    def code(self) -> str:
        return self.target.code

    @property
    def name(self) -> str:
        return self.target.name

    @property
    def goal(self) -> Any:
        """What is asked of the row: its own quota."""
        return self.quota

    @property
    def asked(self) -> Any:
        """The rate that the target asks of all."""
        return _rate(self.target.rates(falls=self.indicator.falls_well)[0])

    @property
    def achieved(self) -> Any:
        """The row's count in its own base."""
        base = self.stand.base(self.target.base or "")
        return self.count / base if base else UNKNOWN

    @property
    def gap(self) -> Any:
        return self.achieved - self.asked


def _rate(rate: Fraction | None) -> Any:
    return UNKNOWN if rate is None else exact.Figure(rate, quantity=exact.Quantity.RATE)


_OWN = (
    *("count", "quota", "rate", "surplus", "shortfall", "difference", "growth", "previous"),
    *("growth_rate", "change", "share", "rank", "reached", "exceeded", "reported", "exempt"),
)
OF_FIGURES = (*_OWN, "behind", "bases", "phases", "targets", "indicators", "figures")
"""The names that a row has because of where it stands."""


def figures_of(progress: exact.Progress) -> dict[str, Any]:
    """The figures of a progress alone, for a row that stands nowhere."""
    known = RowFigures(None, progress)  # type: ignore[arg-type]
    return {name: getattr(known, name) for name in _OWN}


class RowNames(Mapping[str, Any]):
    """The names of a row: `own` ones, those of where it stands, and its indicators by their bare codes."""

    def __init__(
        self, figures: RowFigures, own: Mapping[str, Any], taken: Iterable[str] = ()
    ) -> None:
        self._figures = figures
        self._own = own
        self._taken = taken

    def __getitem__(self, name: str) -> Any:
        if name in self._own:
            return self._own[name]
        if name in OF_FIGURES:
            return getattr(self._figures, name)
        if name in self._taken:
            raise KeyError(name)
        return self._figures.indicators[name]

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in OF_FIGURES or name in self._bare()

    def _bare(self) -> list[str]:
        codes = [one.code for one in self._figures.stand.figures.campaign.indicators]
        return [code for code in codes if code not in self._taken]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._own, *OF_FIGURES, *self._bare())))

    def __len__(self) -> int:
        return len(tuple(iter(self)))

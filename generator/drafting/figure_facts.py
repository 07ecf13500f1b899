"""What is told of a figure that a document prints: its exact value, its working, where it is recorded and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator import wording
from generator.drafting.expressions import Noted
from generator.drafting.subject import Subject
from generator.drafting.vocabulary.limits import limit
from generator.drafting.vocabulary.titles_listed import listed_subject
from generator.drafting.vocabulary.turns import working
from generator.figures import (
    AsFigures,
    Figure,
    Operation,
    Progress,
    Quantity,
    Split,
    Tally,
    Working,
)
from generator.model.campaign import Campaign
from generator.model.results import Snapshot
from generator.wording import Moment

_PARTS = 6
_GIVEN = {Operation.GIVEN, Operation.DAYS}


def parts_of(value: Any) -> Iterator[tuple[str, Figure]]:
    """The figures that a printed text is made of, each with its name where there are several."""
    if isinstance(value, Figure):
        yield "", value
    elif isinstance(value, Tally):
        yield from parts_of(value.count)
    elif isinstance(value, Progress):
        named = (("kết quả ", value.count), ("chỉ tiêu ", value.goal), ("tỷ lệ ", value.rate))
        yield from ((name, known) for name, known in named if known is not None)
    elif isinstance(value, Split):
        yield from parts_of(value.rows)
    elif isinstance(value, list | tuple):
        for row in value[:_PARTS]:
            name = getattr(row, "short_name", getattr(row, "name", ""))
            known = getattr(row, "count", row if isinstance(row, Figure) else None)
            if isinstance(known, Figure):
                yield f"{name}: " if name else "", known
    elif type(value) is int:
        yield "", Figure(value)


def exact_of(known: Figure) -> str:
    """A number that ends with all its digits, a rate that ends as such a percentage; of any other the fraction itself.

    >>> [exact_of(Figure(Fraction(one))) for one in ("1250", "23.7", "1/3")]
    ['1.250', '23,7', '1/3']
    """
    is_rate = known.quantity is Quantity.RATE
    ended = wording.working(known.value * 100 if is_rate else known.value)
    if not ended.endswith("…"):
        return f"{ended}%" if is_rate else ended
    top, bottom = known.value.as_integer_ratio()
    return f"{wording.number(top)}/{wording.number(bottom)}"


def workings_of(value: Any, parts: Sequence[tuple[str, Figure]]) -> Iterable[str]:
    """How each part was reckoned; a rank, or how many a list has, nobody recorded."""
    return [_COUNTED] if type(value) is int else [_worked(known) for _, known in parts]


_COUNTED = "đếm, xếp thứ tự từ số liệu"


def _worked(known: Figure) -> str:
    return "ghi trong dữ liệu" if known.working.operation in _GIVEN else working(known)


def source_of(subject: Subject, one: Noted, recorded: Provenance) -> str:
    """Where a figure is recorded: its snapshot with the hour, or what was asked for."""
    parts = [part for _, part in parts_of(one.value)]
    asked = dict.fromkeys(text for part in parts for text in recorded.asked(part))
    counted = not asked or any(map(recorded.is_counted, parts))
    snapshot = subject.figures.snapshot
    moment = (one.as_of or subject.figures.taken) if counted else None
    source = snapshot.source if snapshot and one.as_of is None and counted else None
    if earlier := recorded.earlier(one.value):
        return "; ".join(filter(None, (*earlier, *asked, limit(one.value))))
    told = (source, moment.said if moment else None, *asked, limit(one.value))
    return "; ".join(filter(None, told))


class Provenance:
    """The figures that are no counts of a snapshot: quotas and what targets ask for, with their records."""

    def __init__(self, subject: Subject) -> None:
        self._known: dict[int, tuple[Figure, str]] = {}
        self._workings: dict[int, tuple[Working, str]] = {}
        self._earlier: dict[int, tuple[Figure, tuple[str, ...]]] = {}
        snapshots = {one.as_of: one for one in subject.campaign.snapshots}
        for tally in subject.figures.indicators.values():
            for phase, span in ((None, tally), *tally.phases.items()):
                told = _tables(subject.figures.campaign, span, phase)
                self._keep(span.given.total, told)
                self._keep_units(span.given.units, told)
                for target in span.targets.values():
                    self._keep(target.goal, f"mục tiêu của dữ liệu chiến dịch: {target.name}")
                self._keep_earlier(span, snapshots)

    def _keep(self, figure: Figure | None, told: str) -> None:
        if figure is not None:
            self._known.setdefault(id(figure), (figure, told))

    def _keep_units(self, quotas: Mapping[str, Figure], told: str) -> None:
        """Those of one table are known by their common working: each is made anew when it is asked for."""
        if isinstance(quotas, AsFigures):
            self._workings.setdefault(id(quotas.working), (quotas.working, told))
            return
        for quota in quotas.values():
            self._keep(quota, told)

    def _record(self, figure: Figure) -> str:
        """Where a figure that was asked for is recorded; empty of any other."""
        by_table = self._workings.get(id(figure.working))
        known = self._known.get(id(figure))
        return by_table[1] if by_table else known[1] if known else ""

    def _keep_earlier(self, span: Tally, snapshots: Mapping[Moment, Snapshot]) -> None:
        """What is of the snapshot before, or is reckoned from both."""
        before, now = span.previous_as_of, span.as_of
        if before is None or now is None:
            return
        sources = [snapshots[one].source if one in snapshots else None for one in (before, now)]
        told = [
            f"{source}; {one.said}" if source else one.said
            for source, one in zip(sources, (before, now), strict=True)
        ]
        for figure, moments in (
            (span.previous, told[:1]),
            (span.growth, told),
        ):
            if figure is not None:
                self._earlier.setdefault(id(figure), (figure, tuple(moments)))

    def earlier(self, value: Any) -> tuple[str, ...]:
        """The snapshots of a figure that is not of the newest one alone; none of others."""
        if id(value) in self._earlier:
            return self._earlier[id(value)][1]
        operands = value.working.operands if isinstance(value, Figure) else ()
        return next((told for one in operands if (told := self.earlier(one))), ())

    def asked(self, figure: Figure) -> Iterator[str]:
        """The records of what was asked for that a figure is made of."""
        if told := self._record(figure):
            yield told
            return
        for part in figure.working.operands:
            yield from self.asked(part)

    def is_counted(self, figure: Figure) -> bool:
        """Whether a count of a snapshot is in it."""
        if self._record(figure):
            return False
        return not figure.working.operands or any(map(self.is_counted, figure.working.operands))


def _tables(campaign: Campaign, span: Tally, phase: str | None) -> str:
    """Where quotas are recorded: of which indicator and time, and by which documents they were given."""
    code = span.indicator.code
    tables = [one for one in campaign.quotas if campaign.indicator_code(one.indicator) == code]
    called = {one.code: f"«{listed_subject(one, campaign)}»" for one in campaign.documents} | {
        one.code: "/".join(map(str, filter(None, (one.number, one.symbol)))) or one.issuer
        for one in campaign.references
    }
    documents = dict.fromkeys(
        called.get(one.document, one.document)
        for one in tables
        if one.phase in {phase, None} and one.document
    )
    when = f", {span.name}" if phase else ""
    given = f", theo văn bản {', '.join(documents)}" if documents else ""
    return f"chỉ tiêu giao: {span.indicator.name}{when}{given}"

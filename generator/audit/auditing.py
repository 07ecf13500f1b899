"""Runs the checks over a manuscript, merges what is told twice, and counts what was held against something."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from generator.audit.audit_check import FigureDoubt, Held
from generator.audit.checks import CHECKS
from generator.audit.checks.table_sums import totals
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.records.against import checks_against
from generator.audit.records.closed_lists import KnownCampaign
from generator.problems import Severity
from generator.wording import ClaimedNumber, Stretch
from generator.workspace import unchanging

_WEIGHTS = tuple(Severity)


@unchanging(frozen=True, slots=True)
class Finding:
    """A doubt with the code and weight of the check that has it."""

    code: str
    severity: Severity
    doubt: FigureDoubt


@unchanging(frozen=True, slots=True, eq=False)
class FoundFigure:
    """A number or a time that was read, where it stands."""

    passage: TextPassage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


@unchanging(frozen=True)
class Audit:
    """A manuscript with what was found in it: what changes a conclusion first, then by weight and place.

    `unheld` are the figures that nothing could be held against: they may be right or wrong. `campaign`
    is that whose records the text was held against too.
    """

    manuscript: Manuscript
    findings: tuple[Finding, ...]
    figures: tuple[FoundFigure, ...]
    unheld: tuple[FoundFigure, ...]
    campaign: str = ""

    @property
    def read(self) -> int:
        """How many figures were read."""
        return len(self.figures)

    @property
    def held(self) -> int:
        """How many figures were held against something."""
        return self.read - len(self.unheld)

    @property
    def has_errors(self) -> bool:
        """Whether the command line should end with status 1."""
        return any(one.severity is Severity.ERROR for one in self.findings)

    def about(self, figure: FoundFigure) -> Finding | None:
        """The first finding at a figure."""
        near = self._by_passage[id(figure.passage)]
        return next((one for one in near if _meet(one.doubt, figure)), None)

    @cached_property
    def _by_passage(self) -> Mapping[int, list[Finding]]:
        found: defaultdict[int, list[Finding]] = defaultdict(list)
        for one in self.findings:
            found[id(one.doubt.passage)].append(one)
        return found

    def count(self, severity: Severity) -> int:
        return sum(one.severity is severity for one in self.findings)


def audit_manuscript(
    manuscript: Manuscript, known: KnownCampaign | None = None, skip: Collection[str] = ()
) -> Audit:
    """Everything that the checks find; `known` are the records to hold it against, `skip` codes left out."""
    unasked = {code[1:] for code in skip}
    findings: list[Finding] = []
    held: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    against = checks_against(known) if known else ()
    recorded: set[tuple[int, int, int]] = set()
    for each in (*CHECKS.values(), *against):
        for seen in each.run(manuscript):
            held[id(seen.passage)].append((seen.start, seen.end))
            if isinstance(seen, Held):
                if each in against:
                    recorded.add(_place(seen.passage, seen.start, seen.end))
                continue
            for passage, start, end in seen.others:
                held[id(passage)].append((start, end))
            if each.code[1:] not in unasked:
                findings.append(Finding(each.code_of(seen), each.weight_of(seen), seen))
    figures = tuple(figures_of(manuscript))
    covered = {passage: _joined(stretches) for passage, stretches in held.items()}
    unheld = tuple(one for one in figures if not _covered(one, covered.get(id(one.passage), ())))
    order = {id(passage): at for at, passage in enumerate(manuscript.texts)}
    findings = [_surer(one, recorded) for one in findings]
    found = tuple(_sorted(merged(findings), order))
    return Audit(manuscript, found, figures, unheld, known.campaign.code if known else "")


def _place(passage: TextPassage, start: int, end: int) -> tuple[int, int, int]:
    return id(passage), start, end


def _surer(finding: Finding, recorded: Collection[tuple[int, int, int]]) -> Finding:
    """A total of figures that are all as the records have them, and which itself is none of theirs, is wrong for sure."""
    doubt = finding.doubt
    own = _place(doubt.passage, doubt.start, doubt.end)
    parts = {_place(*one) for one in doubt.others}
    sure = totals
    is_doubt = finding.severity is not sure.severity and finding.code[1:] == sure.code[1:]
    if is_doubt and parts and own not in recorded and parts.issubset(recorded):
        return replace(finding, code=sure.code, severity=sure.severity)
    return finding


def figures_of(manuscript: Manuscript) -> Iterator[FoundFigure]:
    """The numbers and times that a manuscript claims, in its order."""
    for passage in manuscript.texts:
        if not any(map(str.isdigit, passage.text)):
            continue
        claims = passage.claims
        found: tuple[ClaimedNumber | Stretch, ...] = (*claims.numbers, *claims.times)
        for one in sorted(found, key=lambda claim: claim.start):
            yield FoundFigure(passage, one.start, one.end)


def _meet(doubt: FigureDoubt, figure: FoundFigure) -> bool:
    return doubt.start < figure.end and figure.start < doubt.end


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in their order, those that meet made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _covered(figure: FoundFigure, joined: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(joined, (figure.end, 0)) - 1
    return at >= 0 and joined[at][1] > figure.start


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Of findings about one figure only the weightiest, as they came."""
    kept: list[Finding] = []
    taken: defaultdict[tuple[int, int], list[FigureDoubt]] = defaultdict(list)
    for one in sorted(findings, key=_weight):
        doubt, passage = one.doubt, id(one.doubt.passage)
        middle = (doubt.start + doubt.end) // 2
        if not any(_same(doubt, other) for other in taken[passage, middle]):
            kept.append(one)
            for place in range(doubt.start, doubt.end + 1):
                taken[passage, place].append(doubt)
    return kept


def _same(one: FigureDoubt, other: FigureDoubt) -> bool:
    """Whether two stretches of a passage are one figure: most of the longer lies in both."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return 2 * common > max(one.end - one.start, other.end - other.start)


def _weight(finding: Finding) -> tuple[int, bool]:
    return _WEIGHTS.index(finding.severity), not finding.doubt.decides


def _sorted(findings: list[Finding], order: dict[int, int]) -> list[Finding]:
    def place(one: Finding) -> tuple[bool, int, int, int]:
        at = order.get(id(one.doubt.passage), len(order))
        return not one.doubt.decides, _WEIGHTS.index(one.severity), at, one.doubt.start

    return sorted(findings, key=place)

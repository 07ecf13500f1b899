"""Bare numbers behind the names of units, in one line or in lines of their own: «Thôn A: 97; Thôn B: 103».

No word says what they are. Where most of them are what the records have in one series, all are meant to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.audit.records import cues
from generator.audit.records.fact import Fact, FactOwner, FactRole, OwnerKind, Series
from generator.audit.records.sentence_tie import ProseTie
from generator.audit.records.tied_numbers import COUNTED, TiedNumber, is_slip_of_two
from generator.audit.records.whose import owners_of
from generator.wording import ClaimedNumber
from generator.workspace import unchanging

_ROLES = {FactRole.COUNT, FactRole.QUOTA}
_FEW = 2
_TWO_DIGITS = 10


@unchanging(frozen=True)
class _BareNumber:
    """A bare number right behind the name of one unit."""

    spoken: ProseTie
    claim: ClaimedNumber
    facts: tuple[Fact, ...]

    def of(self, series: Series) -> tuple[Fact, ...]:
        return tuple(one for one in self.facts if one.series == series)


def told_lists(passages: Iterable[ProseTie]) -> Iterator[TiedNumber]:
    """Every number of a list in which most are of one series; of two the other must be a slip of the hand."""
    for is_list, rows in groupby(
        ((one, [*_rows(one)]) for one in passages), lambda one: bool(one[1])
    ):
        if is_list:
            yield from _judged([row for _, each in rows for row in each])


def _rows(spoken: ProseTie) -> Iterator[_BareNumber]:
    for claim in spoken.passage.claims.numbers:
        if (
            claim.measure not in COUNTED
            or claim.noun
            or not cues.ends_there(spoken.text[claim.end :])
        ):
            continue
        sentence = next(one for one in spoken.sentences if claim.start < one.end)
        owner = _unit(owners_of(spoken.text, claim, sentence))
        if owner is not None:
            facts = spoken.of_those([owner], spoken.moment_at(claim.start))
            yield _BareNumber(spoken, claim, tuple(one for one in facts if one.role in _ROLES))


def _unit(owners: list[FactOwner]) -> FactOwner | None:
    is_one = len(owners) == 1 and owners[0].kind is OwnerKind.UNIT
    return owners[0] if is_one else None


def _judged(rows: list[_BareNumber]) -> Iterator[TiedNumber]:
    held = Counter(
        series
        for row in rows
        for series in {one.series for one in row.facts if one.explains(row.claim)}
    )
    if len(rows) < _FEW or not held:
        return
    series, size = held.most_common(1)[0]
    of_it = [(row, row.of(series)) for row in rows if row.of(series)]
    right = [row for row, facts in of_it if any(one.explains(row.claim) for one in facts)]
    is_one = 2 * size > len(rows) and size >= _FEW
    if not is_one and not (size == 1 and len(rows) == len(of_it) == _FEW):
        return
    if not any(row.claim.value >= _TWO_DIGITS for row in right):
        return
    for row, facts in of_it:
        agrees = row in right
        if agrees or is_one or is_slip_of_two(row.claim, facts):
            yield TiedNumber(row.spoken.passage, row.claim, facts, agrees)

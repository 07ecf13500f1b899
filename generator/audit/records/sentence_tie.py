"""Sentences held against the records: a number is of what is counted, of whom and of when the sentence names.

What the words name decides where the records are asked; the value alone never does. A number whose
unit of measure the records do not count in is left alone, and so is one of somebody they do not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.audit.likely_slips import ONE_DIGIT, SWAPPED, likely_slip
from generator.audit.manuscript import TextPassage
from generator.audit.records import cues
from generator.audit.records.closed_lists import KnownCampaign
from generator.audit.records.fact import Fact, FactOwner, FactRole, OwnerKind, plain
from generator.audit.records.name_finder import Mention, words_of
from generator.audit.records.table_tie import facts_of
from generator.audit.records.unit_places import is_of_another_body
from generator.model.document import Comparison
from generator.wording import ClaimedNumber, Join, Moment, NumberKind, as_spelled

_ENDS = re.compile(r"[.;!?](?=\s|$)|\n")
_FAR = 30


@dataclass(frozen=True)
class TiedNumber:
    """A number of a sentence with what the records say of its like, and whether one of it is that.

    `other` are facts that would explain it and are not what the words name: of another target, of an
    older moment.
    """

    passage: TextPassage
    claim: ClaimedNumber
    facts: tuple[Fact, ...]
    agrees: bool
    other: tuple[Fact, ...] = ()
    sure: bool = True


@dataclass(frozen=True)
class SentencePart:
    """A stretch of a passage up to a full stop or a semicolon, with whom it names."""

    start: int
    end: int
    mentions: tuple[Mention[FactOwner], ...]

    def of(self, *kinds: OwnerKind) -> list[FactOwner]:
        """Those of some kinds that are named."""
        return [one for mention in self.mentions for one in mention.meant if one.kind in kinds]


@dataclass(frozen=True)
class ProseTie:
    """One passage against the records; `moment` is that of the whole text."""

    passage: TextPassage
    known: KnownCampaign
    moment: Moment | None
    is_told: bool = False
    """Whether the text tells that moment itself."""
    is_current: bool = True
    """Whether the text speaks of what the records have, as far as its day tells."""
    addressed: tuple[FactOwner, ...] = ()
    """The units that the text is sent to, and speaks of without their names."""

    @property
    def text(self) -> str:
        return self.passage.claims.text

    @cached_property
    def sentences(self) -> list[SentencePart]:
        found, start = [], 0
        named = self.known.names.found(self.text)
        mentions = [one for one in named if not is_of_another_body(self.text, one.start)]
        ends = [*(one.end() for one in _ENDS.finditer(self.text)), len(self.text)]
        for end in ends:
            inside = tuple(one for one in mentions if start <= one.start < end)
            found.append(SentencePart(start, end, inside))
            start = end
        return found

    @cached_property
    def moments(self) -> list[tuple[int, Moment]]:
        """The moments that the passage names, by where they stand."""
        return [
            (one.start, at)
            for one in self.passage.claims.times
            if one.is_day and one.first and (at := self.known.moment_on(one.first, one.hour))
            if not cues.is_compared_with(self.text[: one.start])
        ]

    @cached_property
    def _then(self) -> list[Comparison | Moment]:
        """What the passage compares with."""
        if not cues.compares(self.text):
            return []
        days = (one for one in self.passage.claims.times if one.is_day and one.first)
        named = [
            at for one in days if one.first and (at := self.known.moment_on(one.first, one.hour))
        ]
        return [*Comparison, *named]

    def moment_at(self, place: int) -> Moment | None:
        """The moment named last before a place, else that of the text."""
        before = [moment for start, moment in self.moments if start < place]
        return before[-1] if before else self.moment

    def told(self) -> Iterator[TiedNumber]:
        """Every number that the records have anything of the sort of."""
        spelt = self.known.spellings.found(self.text)
        last: TiedNumber | None = None
        held: list[ClaimedNumber] = []
        for claim in self.passage.claims.numbers:
            if any(one.start < claim.end and claim.start < one.end for one in spelt):
                continue
            sentence = next(one for one in self.sentences if claim.start < one.end)
            found = self._told(claim, sentence)
            if found and not (found.agrees or found.sure):
                found = replace(found, sure=self._is_of_last(claim, last, sentence))
            if found and not found.agrees and _is_reckoned(claim, held):
                found = replace(found, agrees=True, other=())
            if found:
                yield found
            if found and found.agrees:
                held.append(claim)
            last = found

    def _is_of_last(
        self, claim: ClaimedNumber, last: TiedNumber | None, sentence: SentencePart
    ) -> bool:
        """Whether a percentage is of the number right before it, which the records know."""
        if last is None or not last.agrees or last.claim.start < sentence.start:
            return False
        return cues.asks_rate(self.text[last.claim.end : claim.start])

    def _told(self, claim: ClaimedNumber, sentence: SentencePart) -> TiedNumber | None:
        nouns = self.nouns_of(claim)
        if claim.measure in _COUNTED and not nouns:
            return self._bare(claim)
        moment = self.moment_at(claim.start)
        roles = cues.roles_in(
            self.text[sentence.start : claim.start], self.text[claim.end : sentence.end]
        )
        mine = self._owners(claim, sentence)

        def alike(facts: Iterable[Fact]) -> list[Fact]:
            return [one for one in facts if one.role in roles and _is_of_sort(claim, nouns, one)]

        if mine and (narrow := alike(self._of(mine, moment))):
            return self._judged(claim, narrow, alike(self._near(moment)))
        near = alike(self._near(moment))
        known = [one for one in near if one.explains(claim)]
        far: list[Fact] = []
        if all(self._is_past(one, moment) for one in known):
            elsewhere = (one for one in self._far(moment) if one.role not in cues.DERIVED)
            far = [one for one in alike(elsewhere) if one.explains(claim)]
        if far:
            return self._older(claim, near, far, sentence, moment)
        if not known and self._sorts(claim, sentence):
            return None
        sure = bool(known) or self._is_sure(claim, nouns, sentence, near)
        return replace(self._judged(claim, near, []), sure=sure) if near else None

    def _is_past(self, fact: Fact, moment: Moment | None) -> bool:
        """Whether a fact is of a phase that is over and that the passage does not name, or of the moment before."""
        if fact.role is FactRole.PREVIOUS:
            return not cues.compares(self.text)
        ends = self.known.phase_ends.get(fact.phase)
        if ends is None or moment is None or ends >= moment.day or fact.role not in _TAKEN:
            return False
        return fact.phase not in self._phases

    @cached_property
    def _phases(self) -> set[str]:
        """The phases that the passage, or a target that it names, is of."""
        named = [one for each in self.sentences for one in each.of(OwnerKind.PHASE)]
        targets = [one for each in self.sentences for one in each.of(OwnerKind.TARGET)]
        return {one.code for one in named} | {self.known.phase_of(one.code) for one in targets}

    def _judged(self, claim: ClaimedNumber, facts: list[Fact], wider: list[Fact]) -> TiedNumber:
        held = tuple(one for one in facts if one.explains(claim))
        if held:
            return TiedNumber(self.passage, claim, held, True)
        other = tuple(one for one in wider if one.explains(claim))
        return TiedNumber(self.passage, claim, tuple(facts), False, other)

    def _older(
        self,
        claim: ClaimedNumber,
        near: list[Fact],
        held: list[Fact],
        sentence: SentencePart,
        moment: Moment | None,
    ) -> TiedNumber:
        """What only another moment explains is old, where the sentence names its own and compares with none."""
        words = self.text[sentence.start : sentence.end]
        named = any(start >= sentence.start and start < claim.start for start, _ in self.moments)
        named = named or cues.says_now(words)
        counts = [one for one in near if one.role is FactRole.COUNT and not one.phase]
        old = [one for one in held if one.role in _TAKEN and one.moment and moment]
        old = [one for one in old if one.moment and moment and one.moment < moment]
        is_old = len(old) == len(held) and named and counts and not cues.compares(words)
        if is_old:
            return TiedNumber(self.passage, claim, tuple(counts), False, tuple(old))
        return TiedNumber(self.passage, claim, tuple(held), True)

    def _bare(self, claim: ClaimedNumber) -> TiedNumber | None:
        """A number without a unit of measure that is known: how many of a list, or a rank."""
        behind, before = self.text[claim.end : claim.end + _FAR], self.text[: claim.start]
        near = self._near(self.moment_at(claim.start))
        if cues.ranks(before):
            ranks = [one for one in near if one.role is FactRole.RANK]
            return self._judged(claim, ranks, []) if ranks else None
        if not cues.counts_of_list(behind):
            return None
        sizes = [one for one in near if one.role is FactRole.SIZE]
        phases = [one for one in sizes if one.detail == "phases"]
        if phases and cues.counts_phases(behind):
            return self._judged(claim, phases, [])
        held = tuple(one for one in sizes if one.explains(claim))
        return TiedNumber(self.passage, claim, held, True) if held else None

    def nouns_of(self, claim: ClaimedNumber) -> tuple[str, ...]:
        """The units of measure behind a number, as the records call them; of a pair else that of the second."""
        pairs = [
            joined.end
            for joined in self.passage.claims.joined
            if joined.join is Join.PAIR and claim in joined.claims
        ]
        ends = [claim.end, *pairs]
        return next(filter(None, map(self._nouns_at, ends)), ())

    def _nouns_at(self, end: int) -> tuple[str, ...]:
        words = self.known.nouns.found(self.text[end : end + 40])
        gap = self.text[end : end + (words[0].start if words else 0)].strip(" */")
        return words[0].meant if words and not gap else ()

    def _owners(self, claim: ClaimedNumber, sentence: SentencePart) -> list[FactOwner]:
        """Whose a number is for certain: who is named right before it, or the target right behind a percentage."""
        found: list[FactOwner] = []
        for mention in sentence.mentions:
            gap = self.text[mention.end : claim.start]
            if 0 <= claim.start - mention.end < _FAR and cues.is_apposition(gap):
                found = [one for one in mention.meant if one.kind in _OWNERS]
                found = found or self._goal_of(mention, gap)
            if claim.measure is NumberKind.PERCENT and claim.end <= mention.start:
                found = self._behind(claim, mention) or found
        return found

    def _behind(self, claim: ClaimedNumber, mention: Mention[FactOwner]) -> list[FactOwner]:
        """The target or the phase right behind a percentage: «74,4% mục tiêu giai đoạn 1»."""
        gap = self.text[claim.end : mention.start].strip()
        kinds = {"": {OwnerKind.TARGET}, "trong": {OwnerKind.PHASE}, "của": _OWNERS}.get(gap, set())
        return [one for one in mention.meant if one.kind in kinds]

    @staticmethod
    def _goal_of(mention: Mention[FactOwner], gap: str) -> list[FactOwner]:
        targets = [one for one in mention.meant if one.kind is OwnerKind.TARGET]
        return targets if "(" in gap else []

    def _of(self, subjects: list[FactOwner], moment: Moment | None) -> Iterator[Fact]:
        for one in subjects:
            yield from facts_of(self.known, one, moment)

    @cached_property
    def _heard(self) -> dict[Moment | None, list[Fact]]:
        """What was asked already: every number of a passage asks for the same."""
        return {}

    def _near(self, moment: Moment | None) -> list[Fact]:
        """What the records say of those whom the passage names, and of the whole."""
        if moment not in self._heard:
            self._heard[moment] = list(self._said(moment))
        return self._heard[moment]

    def _said(self, moment: Moment | None) -> Iterator[Fact]:
        for at in dict.fromkeys((moment, self.moment)):
            yield from (one for one in self.known.at(at).whole if one.name)
            yield from self._of(self._units, at)
            yield from self._compared(at)

    def _compared(self, at: Moment | None) -> Iterator[Fact]:
        stand = self.known.at(at)
        for other in self._then:
            if other != at:
                yield from stand.against(other)
                for one in self._units:
                    if one.kind is OwnerKind.UNIT:
                        yield from stand.unit_against(one.code, other)

    @cached_property
    def _units(self) -> list[FactOwner]:
        """The units and groups that the passage names."""
        named = (one for each in self.sentences for one in each.of(OwnerKind.UNIT, OwnerKind.GROUP))
        return list(dict.fromkeys([*self.addressed, *named]))

    @cached_property
    def _may_mean_units(self) -> bool:
        """Whether the passage may speak of a unit without its name: «đơn vị này», «ấp cao nhất»."""
        return not self.known.unit_words.isdisjoint(word for _, _, word in words_of(self.text))

    def _far(self, moment: Moment | None) -> Iterator[Fact]:
        """Of everybody else, and of other moments."""
        stand = self.known.at(moment)
        if self._may_mean_units:
            for facts in stand.groups.values():
                yield from facts
            for unit in self.known.campaign.units[: self.known.pool]:
                yield from stand.unit(unit.code)
        for other in self.known.moments:
            if other != moment:
                yield from self.known.at(other).whole

    def _is_sure(
        self, claim: ClaimedNumber, nouns: tuple[str, ...], sentence: SentencePart, near: list[Fact]
    ) -> bool:
        """Whether the words say that it is one of ours, of now, and of nobody else."""
        told = self.is_told or any(sentence.start <= at < sentence.end for at, _ in self.moments)
        return (
            (self.is_current or bool(self.moments))
            and not (self._may_mean_units and len(self.known.campaign.units) > self.known.pool)
            and (self._is_ours(claim, nouns, sentence) or _is_slip_of(claim, near))
            and not self.known.is_in_name(claim)
            and not self._is_of_other_time(claim, sentence)
            and (told or not cues.says_now(self.text[sentence.start : claim.start]))
            and not self._is_of_stranger(claim, sentence)
        )

    def _sorts(self, claim: ClaimedNumber, sentence: SentencePart) -> bool:
        """Whether a percentage only says which units are counted, and is nobody's result."""
        is_rate = claim.measure is NumberKind.PERCENT
        return is_rate and cues.is_threshold(*self._around(claim, sentence))

    def _around(self, claim: ClaimedNumber, sentence: SentencePart) -> tuple[str, str]:
        """The words of its sentence before a number and behind it."""
        return self.text[sentence.start : claim.start], self.text[claim.end : sentence.end]

    def _is_ours(
        self, claim: ClaimedNumber, nouns: tuple[str, ...], sentence: SentencePart
    ) -> bool:
        """Whether what a number is of is among what the records count."""
        before, behind = self._around(claim, sentence)
        named = bool(sentence.of(*_TELLING))
        if claim.measure is NumberKind.PERCENT:
            return self._of_base(claim) or (named and cues.asks_rate(before))
        if claim.measure in {NumberKind.POINTS, NumberKind.TIMES}:
            return named
        if "ngày" in nouns:
            return cues.counts_days(before, behind)
        return not claim.noun.startswith("/") and self._is_counted_here(nouns, sentence, claim)

    def _is_counted_here(
        self, nouns: tuple[str, ...], sentence: SentencePart, claim: ClaimedNumber
    ) -> bool:
        """Whether the sentence tells which indicator it counts, where others count in the same unit."""
        words = {word for _, _, word in words_of(self.text[sentence.start : sentence.end])}
        behind = [word for _, _, word in words_of(self.text[claim.end : claim.end + _FAR])]
        ours = self.known.counted_in(nouns, claim.measure is NumberKind.MONEY)
        named = {one.code for one in sentence.of(OwnerKind.INDICATOR)}
        named |= {self.known.indicator_of(one.code) for one in sentence.of(OwnerKind.TARGET)}
        return any(
            one.is_telling
            or (
                one.fits(behind)
                and (one.code in named or len(one.words & words) * 2 > len(one.words))
            )
            for one in ours
        )

    def _is_of_other_time(self, claim: ClaimedNumber, sentence: SentencePart) -> bool:
        """Whether a time named before it in the sentence is none of the records."""
        return any(
            sentence.start <= one.start < claim.start and not self.known.knows_time(one)
            for one in self.passage.claims.times
        )

    def _is_of_stranger(self, claim: ClaimedNumber, sentence: SentencePart) -> bool:
        """Whether the body named last before it is none of the records."""
        at = cues.last_body(self.text, sentence.start, claim.start)
        if at is None:
            return False
        said = self.known.bodies.found(self.text)
        if any(one.start <= at < one.end for one in said):
            return False
        return not any(one.start <= at < one.end or at <= one.start for one in sentence.mentions)

    def _of_base(self, claim: ClaimedNumber) -> bool:
        """Whether a percentage is of a base: «15% tổng số đoàn viên»."""
        end = claim.end
        for joined in self.passage.claims.joined:
            if joined.join is Join.RANGE and claim in joined.claims:
                end = joined.end
        found = self.known.bases.found(self.text[end : end + _FAR])
        return bool(found) and self.text[end : end + found[0].start].strip() in _WHOLES


_WHOLES = {"", "tổng số", "số", "của tổng số", "so với tổng số"}


def _is_slip_of(claim: ClaimedNumber, near: list[Fact]) -> bool:
    """Whether a large number is a count, or what is asked for, with two of its digits exchanged or one wrong."""
    if claim.value < _LARGE or claim.measure not in _COUNTED:
        return False
    meant = [one for one in near if one.role in {*_TAKEN, FactRole.QUOTA, FactRole.GOAL}]
    slip = likely_slip(
        claim.value,
        claim.step,
        lambda value: any(one.explains(replace(claim, value=value)) for one in meant),
    )
    return slip is not None and slip[0] in (SWAPPED, ONE_DIGIT)


_LARGE = 1_000


def _is_reckoned(claim: ClaimedNumber, held: list[ClaimedNumber]) -> bool:
    """Whether a number is the difference, sum or percentage of two that the records have, told before it."""
    values = [one.value for one in held[-_LATELY:] if one.measure in _SUMMED]
    if claim.measure is NumberKind.PERCENT:
        return any(plain(claim).holds(100 * a / b) for a in values for b in values if b and a != b)
    return any(claim.value in {a - b, a + b} for a in values for b in values if a != b)


_TAKEN = {FactRole.COUNT, FactRole.UNITS_COUNT, FactRole.CHANGE}
_LATELY = 4
_SUMMED = {NumberKind.COUNT, NumberKind.QUANTITY, NumberKind.MONEY}
_TELLING = (OwnerKind.INDICATOR, OwnerKind.TARGET, OwnerKind.UNIT, OwnerKind.GROUP, OwnerKind.PHASE)
_OWNERS = {OwnerKind.UNIT, OwnerKind.GROUP, OwnerKind.PHASE}
_COUNTED = {NumberKind.COUNT, NumberKind.QUANTITY}


def _is_of_sort(claim: ClaimedNumber, nouns: tuple[str, ...], fact: Fact) -> bool:
    if claim.measure is not fact.measure and not {claim.measure, fact.measure} <= _COUNTED:
        return False
    if claim.measure in _COUNTED:
        return as_spelled(fact.noun) in {as_spelled(noun) for noun in nouns}
    return True

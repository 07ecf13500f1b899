"""What a passage speaks of: its sentences, the moments, units and phases that it names, and the facts of those."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from generator.audit.manuscript import TextPassage
from generator.audit.named_times import NamedPeriod, named_periods
from generator.audit.records import cues
from generator.audit.records.closed_lists import KnownCampaign
from generator.audit.records.fact import WHOLE, Fact, FactOwner, FactRole, OwnerKind
from generator.audit.records.name_finder import Mention, words_of
from generator.audit.records.phase_days import told_bound
from generator.audit.records.sentence_parts import SentencePart, parted
from generator.audit.records.table_tie import facts_of
from generator.audit.records.unit_places import is_of_another_body
from generator.model.document import Comparison
from generator.wording import ClaimedNumber, Join, Moment, Stretch, hedged_from
from generator.workspace import unchanging

_SUMS = {FactRole.SURPLUS, FactRole.SHORTFALL}
"""What a phase that is named has in all, though it has no name in the vocabulary."""
_NOUN = 80
"""Letters behind a number in which its unit of measure, or what is counted, is looked for."""
SOME = (OwnerKind.UNIT, OwnerKind.GROUP, OwnerKind.SORT)
"""Those who are some of all."""


@unchanging(frozen=True)
class SpokenOf:
    """What one passage speaks of, by the records; `moment` is that of the whole text."""

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
        named = self.known.names.found(self.text)
        return parted(
            self.text, [one for one in named if not is_of_another_body(self.text, one.start)]
        )

    @cached_property
    def moments(self) -> list[tuple[int, Moment]]:
        """The moments that the passage names, by where they stand."""
        return [
            (one.start, at)
            for one in self.passage.claims.times
            if one.is_day and one.first and (at := self.known.moment_on(one.first, one.hour))
            if not cues.is_compared_with(self.text[: one.start])
            if not cues.is_carried_from(self.text[: one.start])
            if not self._ends_later(one)
        ]

    def _ends_later(self, time: Stretch) -> bool:
        """Whether a day is only told as the bound of a phase, later than the moment that the text tells: «Giai đoạn 1 (đến hết ngày 30/6)»."""
        if not self.is_told or self.moment is None or not time.first:
            return False
        is_later = time.first > self.moment.day
        return is_later and told_bound(self.passage, time, time.first, self.known) is not None

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
        found = self._noun_at(end)
        return found.meant if found else ()

    def noun_length(self, end: int) -> int:
        """How many letters right behind a number are its unit of measure; 0 where none is there."""
        found = self._noun_at(end)
        return found.end if found else 0

    def _noun_at(self, end: int) -> Mention[str] | None:
        words = self.known.nouns.found(self.text[end : end + _NOUN])
        gap = self.text[end : end + (words[0].start if words else 0)].strip(" */")
        return words[0] if words and not gap else None

    def around(self, claim: ClaimedNumber, sentence: SentencePart) -> tuple[str, str]:
        """The words of its sentence before a number and behind it."""
        return self.text[sentence.start : claim.start], self.text[claim.end : sentence.end]

    def lead(self, claim: ClaimedNumber, sentence: SentencePart) -> str:
        """The words of its sentence before a number and what hedges it: «Thôn A có» of «Thôn A có gần 100 hộ».

        What asks for a number, as «ít nhất» does, is no hedge of what was done and stays.
        """
        end = hedged_from(self.text, claim)
        is_asked = cues.demands(self.text[end : claim.start])
        return self.text[sentence.start : claim.start if is_asked else end]

    def indicators_told(self, sentence: SentencePart) -> set[str]:
        """The indicators that a sentence names, or of which it says most words."""
        named = {one.code for one in sentence.of(OwnerKind.INDICATOR)}
        words = {word for _, _, word in words_of(self.text[sentence.start : sentence.end])}
        return named or self.known.told_by_most_words(words)

    def is_year_before(self, time: Stretch) -> bool:
        """Whether a year is that of the campaign before, told as what is compared with: «cùng kỳ năm 2025»."""
        earlier = self.known.campaign.earlier
        is_same = (
            earlier is not None
            and time.first is not None
            and time.first.year == earlier.starts.year
        )
        return is_same and cues.is_same_period(self.text[: time.end])

    @cached_property
    def periods(self) -> list[NamedPeriod]:
        """The months, quarters and spans of days that the passage names."""
        return named_periods(self.text, self.passage.claims.times)

    @cached_property
    def phases(self) -> set[str]:
        """The phases that the passage, or a target that it names, is of."""
        named = [one for each in self.sentences for one in each.of(OwnerKind.PHASE)]
        targets = [one for each in self.sentences for one in each.of(OwnerKind.TARGET)]
        return {one.code for one in named} | {self.known.phase_of(one.code) for one in targets}

    @cached_property
    def units(self) -> list[FactOwner]:
        """The units and groups that the passage names."""
        named = (one for each in self.sentences for one in each.of(*SOME))
        return list(dict.fromkeys([*self.addressed, *named]))

    @cached_property
    def may_mean_units(self) -> bool:
        """Whether the passage may speak of a unit without its name: «đơn vị này», «ấp cao nhất»."""
        return not self.known.unit_words.isdisjoint(word for _, _, word in words_of(self.text))

    def near(self, moment: Moment | None) -> list[Fact]:
        """What the records say of those whom the passage names, and of the whole."""
        if moment not in self._heard:
            self._heard[moment] = list(self._said(moment))
        return self._heard[moment]

    @cached_property
    def _heard(self) -> dict[Moment | None, list[Fact]]:
        """What was asked already: every number of a passage asks for the same."""
        return {}

    def _said(self, moment: Moment | None) -> Iterator[Fact]:
        for at in dict.fromkeys((moment, self.moment)):
            yield from (
                one
                for one in self.known.at(at).whole
                if one.name or (one.phase in self.phases and one.role in _SUMS)
            )
            yield from self.of_those(self.units, at)
            yield from self._compared(at)

    def _compared(self, at: Moment | None) -> Iterator[Fact]:
        stand = self.known.at(at)
        for other in self._then:
            if other != at:
                yield from stand.against(other)
                for one in self.units:
                    if one.kind is OwnerKind.UNIT:
                        yield from stand.unit_against(one.code, other)

    def of_those(self, subjects: list[FactOwner], moment: Moment | None) -> Iterator[Fact]:
        """What the records say of some; of a phase also what they say of the named units in it."""
        for one in subjects:
            yield from facts_of(self.known, one, moment)
            if one.kind is OwnerKind.PHASE:
                of_units = self.of_those(self.units, moment)
                yield from (fact for fact in of_units if fact.phase == one.code)

    def bases(self, moment: Moment | None) -> list[Fact]:
        """What the bases of the units come to, as far as they are recorded; nothing where the units are very many."""
        codes = tuple(one.code for one in self.known.campaign.units)
        if len(codes) > self.known.pool:
            return []
        summed = self.known.at(moment).together(codes, WHOLE)
        return [one for one in summed if one.role is FactRole.BASE]

    def far(self, moment: Moment | None) -> Iterator[Fact]:
        """Of everybody else, and of other moments."""
        stand = self.known.at(moment)
        if self.may_mean_units:
            for facts in stand.groups.values():
                yield from facts
            for unit in self.known.campaign.units[: self.known.pool]:
                yield from stand.unit(unit.code)
        for other in self.known.moments:
            if other != moment:
                yield from self.known.at(other).whole

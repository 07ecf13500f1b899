"""Sentences held against the records: a number is of what is counted, of whom and of when the sentence names.

What the words name decides where the records are asked; the value alone never does. A number whose
unit of measure the records do not count in is left alone, and so is one of somebody they do not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.audit.named_times import is_divided
from generator.audit.records import cues
from generator.audit.records.fact import Fact, FactOwner, FactRole, OwnerKind
from generator.audit.records.name_finder import words_of
from generator.audit.records.reckoned import is_part_told, is_quotient, is_reckoned, is_share
from generator.audit.records.sentence_parts import SentencePart
from generator.audit.records.spoken_of import SOME, SpokenOf
from generator.audit.records.sureness import Sureness
from generator.audit.records.tied_numbers import (
    COUNTED,
    TAKEN,
    TiedNumber,
    is_misspelt,
    is_of_sort,
    is_slip_of_two,
    loosely,
    obvious,
)
from generator.audit.records.told_beside import told_beside
from generator.audit.records.told_each import PartEach, for_each
from generator.audit.records.told_pairs import ASKED, FILLING, told_in_pair
from generator.audit.records.whose import (
    are_of_quotas,
    indicator_told,
    owners_of,
    some_of_all,
    together,
)
from generator.model.document import Comparison
from generator.wording import ClaimedNumber, Join, Moment, NumberKind, as_spelled, hedged_from
from generator.workspace import unchanging

_FAR = 30
_DAY = "ngày"
_MANY = 100
_TWO_DIGITS = 10
"""A number of one digit is a slip of any other."""
_ALIKE = 2
"""So many units beside one tell what is told of each."""
_DEED = 2
_REACH = 40
_GAVE = frozenset(map(as_spelled, ("đã", "được", "là", "tổng", "cộng", "số", "tiền")))
_WAYS = 2
"""Working days make a pace of all days at most so many times as large."""
_GROWN = {FactRole.GROWTH, FactRole.CHANGE, FactRole.GROWTH_RATE}
_PACES = {FactRole.PACE, FactRole.PACE_NEEDED}


@unchanging(frozen=True)
class ProseTie(SpokenOf):
    """One passage against the records."""

    def told(self) -> Iterator[TiedNumber]:
        """Every number that the records have anything of the sort of."""
        found = [*self._each()]
        pairs = [one for one in self.passage.claims.joined if one.join is Join.PAIR]
        asked = [
            one
            for one in found
            if one.agrees
            and _is_all_of_units(one, set(ASKED))
            and not any(one.claim in pair.claims for pair in pairs)
        ]
        done = [one for one in found if one.agrees and _is_of_unit(one, TAKEN)]
        odd = asked[0] if len(asked) == 1 and len(done) >= _ALIKE else None
        for one in found:
            yield self._as_beside(one) if one is odd and not cues.asks(self.text) else one

    def _as_beside(self, told: TiedNumber) -> TiedNumber:
        """What a unit is to do, where the units beside it are told with what they did: «A 63 hộ, B 79 hộ và C 74 hộ»."""
        asked = told.facts[0]
        done = [
            one
            for one in self.of_those([asked.subject], self.moment_at(told.claim.start))
            if one.role is FactRole.COUNT and one.indicator == asked.indicator and not one.phase
        ]
        return replace(told, facts=(*done,), agrees=False, other=told.facts) if done else told

    def _each(self) -> Iterator[TiedNumber]:
        spelt = self.known.spellings.found(self.text)
        last: TiedNumber | None = None
        known: TiedNumber | None = None
        held: list[ClaimedNumber] = []
        for claim in self.passage.claims.numbers:
            if any(one.start < claim.end and claim.start < one.end for one in spelt):
                continue
            sentence = next(one for one in self.sentences if claim.start < one.end)
            found = self._told(claim, sentence, known)
            if found and last and last.agrees and last.claim.start >= sentence.start:
                found = self._follows(found, last, sentence)
            if found and found.facts and not (found.agrees or found.sure):
                found = self._beside_last(found, last, sentence)
            if (
                found
                and not found.agrees
                and (
                    is_reckoned(claim, held)
                    or is_quotient(self, claim, sentence)
                    or is_share(self, claim, known)
                    or is_part_told(self, claim, sentence)
                    or self._is_sum_of_named(claim, sentence)
                )
            ):
                found = replace(found, agrees=True, other=())
            if found:
                yield found
            if found and found.agrees:
                held.append(claim)
                known = found if claim.measure in COUNTED and found.facts else known
            last = found

    def _beside_last(
        self, found: TiedNumber, last: TiedNumber | None, sentence: SentencePart
    ) -> TiedNumber:
        """A percentage of the number right before it, which the records know, or beside another of the same unit.

        «63 hộ, đạt 75%», «75% chỉ tiêu giai đoạn 1, 36,6% chỉ tiêu cả đợt».
        """
        if last is None or not last.agrees or last.claim.start < sentence.start:
            return found
        claim = found.claim
        if cues.asks_rate(self.text[last.claim.end : claim.start]):
            return replace(found, sure=True)
        owners = {one.subject for one in last.facts if one.role is FactRole.RATE}
        units = [one for one in owners if one.kind is OwnerKind.UNIT]
        if len(units) != 1 or not are_of_quotas(self.text, last.claim, claim):
            return found
        mine = self.of_those(units, self.moment_at(claim.start))
        rates = tuple(
            one for one in mine if one.role is FactRole.RATE and one.measure is claim.measure
        )
        return replace(found, facts=rates, sure=True) if rates else found

    def _follows(self, found: TiedNumber, last: TiedNumber, sentence: SentencePart) -> TiedNumber:
        """What words tell of the count before it, by which it grew or exceeds its quota, is held against that alone."""
        claim = found.claim
        facts = self._grown(claim, last, sentence) or self._beyond(claim, last, sentence)
        facts = facts or self._share(claim, last)
        if not facts:
            return found
        held = tuple(one for one in facts if one.explains(claim))
        return replace(found, facts=held or facts, agrees=bool(held), other=(), sure=True)

    def _share(self, claim: ClaimedNumber, last: TiedNumber) -> tuple[Fact, ...]:
        """What part the count before it, of a unit or a group, is of all: «46,3 triệu đồng (chiếm 47%)»."""
        gap = self.text[last.claim.end : claim.start]
        owners = {
            one.subject for one in last.facts if one.subject.kind in SOME and one.role in TAKEN
        }
        if claim.measure is not NumberKind.PERCENT or len(owners) != 1 or not cues.tells_share(gap):
            return ()
        of = {one.indicator for one in last.facts}
        mine = self.of_those([*owners], self.moment_at(claim.start))
        return tuple(one for one in mine if one.role is FactRole.SHARE and one.indicator in of)

    def _beyond(
        self, claim: ClaimedNumber, last: TiedNumber, sentence: SentencePart
    ) -> tuple[Fact, ...]:
        """What the unit of the count before it has above its quota, or below: «40 hộ đạt chuẩn, vượt 15 hộ so với chỉ tiêu»."""
        units = {one.subject for one in last.facts if one.subject.kind is OwnerKind.UNIT}
        role = cues.beyond_in(self.lead(claim, sentence))
        if role is None or len(units) != 1 or claim.measure is NumberKind.PERCENT:
            return ()
        if not cues.is_of_quota(self.text[self._noun_end(claim) : sentence.end]):
            return ()
        of = {one.indicator for one in last.facts}
        mine = self.of_those([*units], self.moment_at(claim.start))
        return tuple(one for one in mine if one.role is role and one.indicator in of)

    def _grown(
        self, claim: ClaimedNumber, last: TiedNumber, sentence: SentencePart
    ) -> tuple[Fact, ...]:
        """By how much the count before it grew, where the words compare with what the records have."""
        lead = self.lead(claim, sentence)
        is_grown = all(one.role in _GROWN for one in last.facts) and cues.asks_rate(
            self.text[last.claim.end : claim.start]
        )
        if claim.measure is not NumberKind.PERCENT or not (is_grown or cues.tells_growth(lead)):
            return ()
        then = self._then_told(claim, sentence)
        if then is None:
            return ()
        stand = self.known.at(self.moment_at(claim.start))
        of = {(one.subject, one.indicator, one.phase) for one in last.facts}
        facts = stand.against(then)
        for one in self.units:
            if one.kind is OwnerKind.UNIT:
                facts = [*facts, *stand.unit_against(one.code, then)]
        return tuple(
            one
            for one in facts
            if one.role is FactRole.GROWTH_RATE and (one.subject, one.indicator, one.phase) in of
        )

    def _then_told(
        self, claim: ClaimedNumber, sentence: SentencePart
    ) -> Comparison | Moment | None:
        """What the words behind a growth compare with, where the records have it."""
        if then := cues.compared_with(self.text[claim.end : sentence.end]):
            return then
        behind = [one for one in self.passage.claims.times if claim.end <= one.start < sentence.end]
        is_then = behind and cues.is_compared_with(self.text[claim.end : behind[0].start])
        day = behind[0].first if is_then and behind[0].is_day else None
        return self.known.moment_on(day, behind[0].hour) if day else None

    def _grown_by(self, claim: ClaimedNumber, sentence: SentencePart) -> TiedNumber | None:
        """By how much a unit grew that is named right before it: «So với cùng kỳ năm trước, Khoa Nhi tăng 4 sáng kiến»."""
        before = [one for one in sentence.mentions if one.end <= claim.start]
        units = [one for one in before[-1].meant if one.kind is OwnerKind.UNIT] if before else []
        then = cues.compared_with(self.text[sentence.start : sentence.end])
        if then is None or len(units) != 1 or claim.measure not in COUNTED:
            return None
        if not cues.only_grew(self.text[before[-1].end : hedged_from(self.text, claim)]):
            return None
        stand, nouns = self.known.at(self.moment_at(claim.start)), self.nouns_of(claim)
        told = self.indicators_told(sentence)
        facts = tuple(
            one
            for one in stand.unit_against(units[0].code, then)
            if one.role is FactRole.GROWTH
            and is_of_sort(claim, nouns, one)
            and (not told or one.indicator in told)
        )
        return self._judged(claim, [*facts], []) if facts else None

    def _told(
        self, claim: ClaimedNumber, sentence: SentencePart, known: TiedNumber | None
    ) -> TiedNumber | None:
        """Of a number, where a count before it in the passage is `known`."""
        found = told_in_pair(self, claim, sentence, known) or self._grown_by(claim, sentence)
        if found:
            return found
        if found := told_beside(self, claim, sentence, known):
            return None if found.facts and self._is_of_others(claim, found, sentence) else found
        nouns = self.nouns_of(claim) or self._nouns_of_known(claim, known, sentence)
        if claim.measure in COUNTED and not nouns:
            return self._bare(claim)
        near = self.near(self.moment_at(claim.start))
        sort = [one for one in near if is_of_sort(claim, nouns, one)]
        if each := for_each(*self.around(claim, sentence)):
            is_money = claim.measure is NumberKind.MONEY
            is_spent = is_money and cues.spends(self.text[sentence.start : claim.start])
            return None if is_spent else self._for_each(claim, each, sort, sentence, known)
        bases = [one for one in near if one.role is FactRole.BASE]
        if self._is_whole(claim, bases, sort):
            return obvious(self._judged(claim, [*bases, *sort], []))
        found = self._of_named(claim, sentence, nouns)
        is_other = (
            found
            and not found.agrees
            and (
                self._sorts(claim, sentence)
                or self._is_of_others(claim, found, sentence)
                or self._is_other_sum(claim, found, sentence)
                or self._is_of_some(claim, sentence)
                or self._is_of_other_year(claim, sentence)
                or self._is_of_person(claim, sentence)
                or self._is_planned(claim, found, sentence)
                or self._is_of_silent_unit(claim, sentence, nouns)
                or (_DAY not in nouns and cues.is_of_rest(self.text[sentence.start : claim.start]))
                or cues.is_to_come(self.text[sentence.start : claim.start])
                or cues.tells_rule(self.text[sentence.start : claim.start])
                or cues.tells_part_of_time(
                    self.text[sentence.start : claim.start].rpartition(",")[2]
                )
                or cues.tells_mistake(self.text[sentence.start : claim.start])
                or cues.hopes_for_more(*self.around(claim, sentence))
            )
        )
        return None if is_other else found

    def _nouns_of_known(
        self, claim: ClaimedNumber, known: TiedNumber | None, sentence: SentencePart
    ) -> tuple[str, ...]:
        """The unit of measure of a bare number right behind a unit or a group: that of the count before it."""
        if known is None or claim.noun:
            return ()
        mine = owners_of(self.text, claim, sentence)
        is_alone = cues.ends_there(self.text[claim.end :])
        is_of_some = is_alone and mine and all(one.kind in SOME for one in mine)
        return tuple({one.noun for one in known.facts}) if is_of_some else ()

    def _is_whole(self, claim: ClaimedNumber, bases: list[Fact], sort: list[Fact]) -> bool:
        """Whether a count is a base, by whatever word people call it: «14.741 người trên tổng số 15.800 người»."""
        if claim.measure not in COUNTED or claim.value < _MANY:
            return False
        if any(one.explains(claim) for one in bases):
            return True
        is_total = cues.ends_in_total(self.text[: claim.start])
        return is_total and not any(one.explains(claim) for one in sort)

    def _of_named(
        self, claim: ClaimedNumber, sentence: SentencePart, nouns: tuple[str, ...]
    ) -> TiedNumber | None:
        """A number by whom the sentence names, else by all that the records say of its sort."""
        moment = self.moment_at(claim.start)
        roles = cues.roles_in(*self.around(claim, sentence))
        mine = owners_of(self.text, claim, sentence)
        indicators, owner = indicator_told(self.text, claim, sentence)
        if not indicators:
            indicators, owner = self._given_by(claim, sentence)
        mine = mine or owner or self._doers(claim, sentence, nouns)
        is_rate = claim.measure is NumberKind.PERCENT
        is_beyond = is_rate and cues.goes_beyond(self.text[sentence.start : claim.start])

        def alike(facts: Iterable[Fact]) -> list[Fact]:
            if is_beyond:
                facts = [each for one in facts for each in _with_beyond(one)]
            found = [one for one in facts if one.role in roles and is_of_sort(claim, nouns, one)]
            told = [one for one in found if one.indicator in indicators]
            return told if any(one.role in TAKEN or is_rate for one in told) else found

        near = alike(self.near(moment))
        several = together(
            self.text,
            claim,
            sentence,
            lambda gap: cues.is_apposition(gap) or self._tells_deed(gap, nouns),
        ) or self._called_shortly(claim, sentence)
        mine = mine or self._all_of_sort(claim, sentence)
        if several and (summed := alike(self.of_those([_several(several)], moment))):
            own = [
                one
                for one in near
                if one.subject.code in several or one.subject.kind is not OwnerKind.UNIT
            ]
            found = self._judged(claim, summed, own)
            return replace(found, agrees=found.agrees or bool(found.other), other=())
        if mine and (narrow := alike(self._of_whom(mine, moment, is_rate=is_rate))):
            narrow = self._of_now(narrow)
            narrow, near = self._as_done(claim, sentence, narrow, near)
            found = self._judged(claim, narrow, _without_other_units(near, mine))
            return self._as_named(found, mine, sentence)
        if claim.hedge and cues.tells_done(
            self.lead(claim, sentence), self.text[claim.end : sentence.end]
        ):
            near = [one for one in near if one.role not in ASKED]
        known = [one for one in near if one.explains(claim)]
        far: list[Fact] = []
        if all(self._is_past(one, moment) for one in known):
            elsewhere = (one for one in self.far(moment) if one.role not in cues.DERIVED)
            far = [one for one in alike(elsewhere) if one.explains(claim)]
        if far:
            return self._older(claim, near, far, sentence, moment)
        sure = bool(known) or Sureness(self, claim, nouns, sentence).is_certain(near)
        return replace(self._judged(claim, near, []), sure=sure) if near else None

    def _doers(
        self, claim: ClaimedNumber, sentence: SentencePart, nouns: tuple[str, ...]
    ) -> list[FactOwner]:
        """Who is named right before a count with the deed that is counted: «Khoa Nội khám 2.655 lượt»."""
        before = [one for one in sentence.mentions if one.end <= claim.start]
        if not before or claim.measure not in COUNTED:
            return []
        gap = self.text[before[-1].end : hedged_from(self.text, claim)]
        is_beyond = cues.only_goes_beyond(gap) and cues.is_of_quota(
            self.text[self._noun_end(claim) :]
        )
        if not (is_beyond or self._tells_deed(gap, nouns)):
            return []
        return [one for one in before[-1].meant if one.kind in SOME]

    def _tells_deed(self, gap: str, nouns: tuple[str, ...]) -> bool:
        """Whether words are of the name of what is counted in some units of measure, and nothing else."""
        deed = {word for _, _, word in words_of(gap)} - FILLING
        is_plain = not any(mark in gap for mark in ",.;:(")
        return is_plain and bool(deed) and deed <= self.known.words_counted(nouns)

    def _as_named(
        self, found: TiedNumber, owners: list[FactOwner], sentence: SentencePart
    ) -> TiedNumber:
        """What is of a sort loosely; of a phase right where it is of a target that the sentence names too."""
        kinds = {one.kind for one in owners}
        if kinds == {OwnerKind.SORT}:
            return loosely(found)
        targets = sentence.of(OwnerKind.TARGET) if kinds == {OwnerKind.PHASE} else ()
        is_of_target = any(one.subject in targets for one in found.other)
        return replace(found, agrees=True, other=()) if is_of_target else found

    def _of_whom(
        self, owners: list[FactOwner], moment: Moment | None, *, is_rate: bool
    ) -> list[Fact]:
        """What the records say of some; of rates of units in a phase that is told, those of that phase alone."""
        phases = {one.code for one in owners if one.kind is OwnerKind.PHASE}
        phases |= {self.known.phase_of(one.code) for one in owners if one.kind is OwnerKind.TARGET}
        some = [one for one in owners if one.kind in SOME]
        if is_rate and some and phases:
            inside = [one for one in self.of_those(some, moment) if one.phase in phases]
            if any(one.role is FactRole.RATE for one in inside):
                return inside
        own = [one for one in self.of_those([*self.addressed], moment) if one.phase in phases]
        rates = [one for one in own if is_rate and not some and one.role is FactRole.RATE]
        return [*self.of_those(owners, moment), *rates]

    def _all_of_sort(self, claim: ClaimedNumber, sentence: SentencePart) -> list[FactOwner]:
        """All units of a sort, where as many of them are told as there are: «bốn thôn đóng góp»."""
        told = some_of_all(self.text, claim, sentence)
        if told is None or len(self.known.sorts.get(told[1], ())) != told[0]:
            return []
        return [FactOwner(OwnerKind.SORT, told[1])]

    def _called_shortly(self, claim: ClaimedNumber, sentence: SentencePart) -> tuple[str, ...]:
        """The units that are counted before a number and named without what they are: «Ba thôn Khe Thương, Bản Cái, Đồng Quốc có»."""
        told = some_of_all(self.text, claim, sentence)
        if told is None:
            return ()
        named = self.known.labels.found(self.text[sentence.start : claim.start])
        units = [one.code for each in named for one in each.meant if one.kind is OwnerKind.UNIT]
        gap = (
            self.text[sentence.start + named[-1].end : hedged_from(self.text, claim)]
            if named
            else ""
        )
        is_all = len({*units}) == len(units) == told[0] > 1 and cues.is_apposition(gap)
        return tuple(units) if is_all else ()

    def _is_of_some(self, claim: ClaimedNumber, sentence: SentencePart) -> bool:
        """Whether a number is told of some units without their names: «ba tỉnh dẫn đầu có»."""
        told = some_of_all(self.text, claim, sentence)
        if told is None or self._all_of_sort(claim, sentence):
            return False
        if self._called_shortly(claim, sentence):
            return False
        return 1 < told[0] < len(self.known.campaign.units)

    def _is_of_other_year(self, claim: ClaimedNumber, sentence: SentencePart) -> bool:
        """Whether the month, quarter or year named last before a number is none of the records."""
        before = [
            one
            for one in self.passage.claims.times
            if sentence.start <= one.start < claim.start
            and not cues.is_compared_with(self.text[: one.start])
            and not self.is_year_before(one)
        ]
        if before and not before[-1].is_day and not self.known.knows_time(before[-1]):
            return True
        start = max((one.end for one in before), default=sentence.start)
        clause = (
            self.text[start : claim.start].rpartition(",")[2]
            + self.text[claim.end : sentence.end].partition(",")[0]
        )
        return cues.tells_year_ago(clause) and self.known.campaign.earlier is None

    def _is_planned(self, claim: ClaimedNumber, found: TiedNumber, sentence: SentencePart) -> bool:
        """Whether a plan is told for a phase in which the records ask for nothing: «Kế hoạch 6 tháng cuối năm: Khoa Nhi 6 sáng kiến»."""
        phases = {one.code for one in sentence.of(OwnerKind.PHASE)}
        if not phases or not cues.plans(self.text[sentence.start : claim.start]):
            return False
        subjects = [*dict.fromkeys(one.subject for one in found.facts)]
        asked = (one for one in self.of_those(subjects, self.moment_at(claim.start)))
        return not any(one.role in ASKED and one.phase in phases for one in asked)

    def _is_sum_of_named(self, claim: ClaimedNumber, sentence: SentencePart) -> bool:
        """Whether a number is what all units come to that its sentence names: «A và B (tổng 135 hộ)»."""
        codes = tuple(one.code for one in dict.fromkeys(sentence.of(OwnerKind.UNIT)))
        if len(codes) < _ALIKE or not cues.adds_up(self.lead(claim, sentence)):
            return False
        nouns, moment = self.nouns_of(claim), self.moment_at(claim.start)
        summed = self.of_those([_several(codes)], moment)
        return any(is_of_sort(claim, nouns, one) and one.explains(claim) for one in summed)

    def _is_of_silent_unit(
        self, claim: ClaimedNumber, sentence: SentencePart, nouns: tuple[str, ...]
    ) -> bool:
        """Whether the unit named last before a count has nothing of the sort in the records, and nothing says that all are meant."""
        named = [
            one.meant[0]
            for one in sentence.mentions
            if one.end <= claim.start and one.meant[0].kind in SOME
        ]
        if not named or claim.measure not in COUNTED or named[-1].kind is not OwnerKind.UNIT:
            return False
        mine = self.of_those([named[-1]], self.moment_at(claim.start))
        is_silent = not any(is_of_sort(claim, nouns, one) for one in mine)
        return is_silent and not cues.tells_all(self.text[sentence.start : claim.start])

    def _is_of_person(self, claim: ClaimedNumber, sentence: SentencePart) -> bool:
        """Whether a number is of somebody in a unit, not of the unit that is named."""
        named = [one for one in sentence.mentions if one.end <= claim.start]
        start = named[-2].end if len(named) > 1 else sentence.start
        return bool(named) and cues.tells_of_person(self.text[start : named[-1].start])

    def _of_now(self, facts: list[Fact]) -> list[Fact]:
        """Without what stood at the moment before, where the text tells its own and the passage compares with none."""
        if not self.is_told or cues.compares(self.text):
            return facts
        return [one for one in facts if one.role is not FactRole.PREVIOUS] or facts

    def _as_done(
        self, claim: ClaimedNumber, sentence: SentencePart, narrow: list[Fact], near: list[Fact]
    ) -> tuple[list[Fact], list[Fact]]:
        """Of a count that its owner «has»: what was done alone, then what else it might be taken for."""
        if claim.measure not in COUNTED or not cues.tells_done(
            self.lead(claim, sentence), self.text[claim.end : sentence.end]
        ):
            return narrow, near
        aside = set(ASKED) if cues.compares(self.text) else {*ASKED, FactRole.PREVIOUS}
        done = [one for one in narrow if one.role not in aside]
        if not any(one.role in TAKEN for one in done):
            return narrow, near
        done.sort(key=lambda one: (one.role not in TAKEN, bool(one.phase)))
        return done, [*(one for one in narrow if one.role in aside), *near]

    def _for_each(
        self,
        claim: ClaimedNumber,
        each: PartEach,
        near: list[Fact],
        sentence: SentencePart,
        known: TiedNumber | None,
    ) -> TiedNumber | None:
        """A number told for each day, week or unit: right by its own text or by the records, else a slip or far off."""
        if is_divided(claim, self.passage.claims.numbers, each, self.periods):
            return TiedNumber(self.passage, claim, tuple(near), True)
        paces = [one for one in near if one.role in _PACES]
        paces += [one.with_day_to_come() for one in paces]
        facts = [one.over(days) for one in paces for days in each.days]
        if not each.days and each.what in self.known.unit_words:
            facts = [one for one in near if one.role is FactRole.AVERAGE]
        if not facts:
            return None
        found = self._judged(claim, facts, [])
        if found.agrees or self._is_parted(each, sentence):
            return found if found.agrees else None
        sureness = Sureness(self, claim, self.nouns_of(claim), sentence)
        has_digits = claim.value >= (_TWO_DIGITS if each.days else _MANY)
        if has_digits and sureness.is_certain(near) and (slip := obvious(found)):
            return slip
        follows = known is not None and any(one.noun in sureness.nouns for one in known.facts)
        if not replace(sureness, follows=follows).is_certain(near):
            return None
        needed = cues.needs(self.text[sentence.start : claim.start])
        role = FactRole.PACE_NEEDED if needed else FactRole.PACE
        return _far_off(found, [one for one in facts if one.role is role], known)

    def _is_parted(self, each: PartEach, sentence: SentencePart) -> bool:
        """Whether what is told for each is of a part: a unit or a period is named."""
        spans = self.periods or any(not one.is_day for one in self.passage.claims.times)
        return bool(sentence.of(*SOME) or self.addressed or (each.days and spans))

    def _is_past(self, fact: Fact, moment: Moment | None) -> bool:
        """Whether a fact is of a phase that is over and that the passage does not name, or of the moment before."""
        if fact.role is FactRole.PREVIOUS:
            return not cues.compares(self.text)
        ends = self.known.phase_ends.get(fact.phase)
        if ends is None or moment is None or ends >= moment.day or fact.role not in TAKEN:
            return False
        return fact.phase not in self.phases

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
        old = [one for one in held if one.role in TAKEN and one.moment and moment]
        old = [one for one in old if one.moment and moment and one.moment < moment]
        is_old = len(old) == len(held) and named and counts and not cues.compares(words)
        if is_old:
            return TiedNumber(self.passage, claim, tuple(counts), False, tuple(old))
        return TiedNumber(self.passage, claim, tuple(held), True)

    def _bare(self, claim: ClaimedNumber) -> TiedNumber | None:
        """A number without a unit of measure that is known: how many of a list, or a rank."""
        behind, before = self.text[claim.end : claim.end + _FAR], self.text[: claim.start]
        near = self.near(self.moment_at(claim.start))
        if cues.ranks(before):
            ranks = [one for one in near if one.role is FactRole.RANK]
            found = self._judged(claim, ranks, [])
            return found if found.agrees or (ranks and not self.units) else None
        if not cues.counts_of_list(behind):
            return None
        sizes = [one for one in near if one.role is FactRole.SIZE]
        phases = [one for one in sizes if one.detail == "phases"]
        if phases and cues.counts_phases(behind):
            return self._judged(claim, phases, [])
        held = tuple(one for one in sizes if one.explains(claim))
        return TiedNumber(self.passage, claim, held, True) if held else None

    def _given_by(
        self, claim: ClaimedNumber, sentence: SentencePart
    ) -> tuple[set[str], list[FactOwner]]:
        """The money of which the words right before an amount tell, and the unit that gave it: «Thôn A đóng góp 9,5 triệu đồng»."""
        if claim.measure is not NumberKind.MONEY:
            return set(), []
        before = [one for one in sentence.mentions if one.end <= claim.start]
        start = before[-1].end if before else sentence.start
        words = [
            word
            for _, _, word in words_of(self.text[start : hedged_from(self.text, claim)])
            if word not in _GAVE
        ]
        code = self.known.deeds.get(" ".join(words[-2:]), "")
        if not code:
            return set(), []
        if before and (len(words) == _DEED or self._goes_on(start, claim)):
            return {code}, [one for one in before[-1].meant if one.kind in SOME]
        is_of_all = cues.tells_all(self.text[max(start, claim.start - _REACH) : claim.start])
        return ({code} if is_of_all else set()), []

    def _is_other_sum(
        self, claim: ClaimedNumber, found: TiedNumber, sentence: SentencePart
    ) -> bool:
        """Whether money, a weight or an area is most likely of something else: neither right behind its name nor a slip."""
        is_measured = claim.measure in {NumberKind.MONEY, NumberKind.QUANTITY}
        if not is_measured:
            return False
        given, owner = self._given_by(claim, sentence)
        if cues.spends(self._without_names(claim, sentence, is_given=bool(given))):
            return True
        if is_misspelt(claim, found.facts):
            return False
        if given:
            is_spending = cues.spends(self._without_names(claim, sentence, is_given=False))
            is_alone = bool(owner) and cues.ends_there(self.text[claim.end :])
            return is_spending and not (is_alone and is_slip_of_two(claim, found.facts))
        before = [one for one in sentence.mentions if one.end <= claim.start]
        last = before[-1] if before else None
        named = {OwnerKind.INDICATOR, OwnerKind.TARGET}
        is_told = last is not None and any(one.kind in named for one in last.meant)
        return not (
            last
            and is_told
            and cues.says_amount(self.text[last.end : hedged_from(self.text, claim)])
        )

    def _without_names(
        self, claim: ClaimedNumber, sentence: SentencePart, *, is_given: bool
    ) -> str:
        """The words of a sentence before an amount, without the names of indicators, and without the deed where it is given."""
        letters = [*self.text[sentence.start : claim.start]]
        spans = [(one.start, one.end) for one in sentence.mentions if one.end <= claim.start]
        deed = words_of(self.text[sentence.start : claim.start])
        deed = [one for one in deed if one[2] not in _GAVE][-_DEED:] if is_given else []
        spans += [(sentence.start + start, sentence.start + end) for start, end, _ in deed]
        for start, end in spans:
            letters[start - sentence.start : end - sentence.start] = " " * (end - start)
        return "".join(letters)

    def _goes_on(self, start: int, claim: ClaimedNumber) -> bool:
        """Whether a deed follows what else is told of the same unit: «Khoa Nhi khám 241 người, hỗ trợ 9,4 triệu đồng»."""
        before, _, last = self.text[start : claim.start].rpartition(",")
        words = [word for _, _, word in words_of(last) if word not in _GAVE]
        told = [
            one for one in self.passage.claims.numbers
            if start <= one.start < start + len(before) and one.measure in COUNTED
        ]  # fmt: skip
        return len(words) == _DEED and bool(told) and all(map(self.nouns_of, told))

    def _is_of_others(
        self, claim: ClaimedNumber, found: TiedNumber, sentence: SentencePart
    ) -> bool:
        """Whether the words behind a count, or one before it, go on with what the records do not count."""
        if claim.measure not in COUNTED:
            return False
        ours = self.known.words_counted({one.noun for one in found.facts})
        named = [one.end for one in sentence.mentions if one.start < claim.start]
        start = max(named, default=sentence.start)
        if cues.tells_other_deed(self._without_names(claim, sentence, is_given=False), ours):
            return True
        units = {one.start for one in sentence.mentions if one.meant[0].kind in SOME}
        return any(
            self._noun_end(one) + 1 not in units
            and cues.goes_on_with_others(self.text[self._noun_end(one) :], ours)
            for one in self.passage.claims.numbers
            if start <= one.start <= claim.start and one.measure in COUNTED and self.nouns_of(one)
        )

    def _noun_end(self, claim: ClaimedNumber) -> int:
        """Where the unit of measure of a number ends, or of the pair that it is in."""
        pairs = [
            one.end
            for one in self.passage.claims.joined
            if one.join is Join.PAIR and claim in one.claims
        ]
        end = max([claim.end, *pairs])
        return end + self.noun_length(end)

    def _sorts(self, claim: ClaimedNumber, sentence: SentencePart) -> bool:
        """Whether a percentage only says which units are counted, and is nobody's result."""
        is_rate = claim.measure is NumberKind.PERCENT
        return is_rate and cues.is_threshold(*self.around(claim, sentence))


def _several(codes: tuple[str, ...]) -> FactOwner:
    return FactOwner(OwnerKind.SEVERAL, "/".join(codes))


def _is_of_unit(told: TiedNumber, roles: Collection[FactRole]) -> bool:
    """Whether a number is of some unit, in one of these roles."""
    return any(one.role in roles and one.subject.kind is OwnerKind.UNIT for one in told.facts)


def _is_all_of_units(told: TiedNumber, roles: Collection[FactRole]) -> bool:
    """Whether a number is of units in these roles, and nothing else."""
    return bool(told.facts) and all(
        one.role in roles and one.subject.kind is OwnerKind.UNIT for one in told.facts
    )


def _far_off(
    found: TiedNumber, paces: Iterable[Fact], known: TiedNumber | None
) -> TiedNumber | None:
    """What no other way of counting days makes of any of these: less than half of all, or more than twice.

    It is told of what the count before it is of, where that is `known`.
    """
    facts = [one for one in paces if one.value > 0]
    values = [one.value for one in facts]
    if not values or min(values) / _WAYS <= found.claim.value <= max(values) * _WAYS:
        return None
    whose = {(one.subject, one.phase) for one in known.facts} if known else set()
    mine = [one for one in facts if (one.subject, one.phase) in whose]
    return replace(found, facts=tuple(mine or facts), other=(), sure=True)


def _without_other_units(facts: Iterable[Fact], named: Collection[FactOwner]) -> list[Fact]:
    """Where a sentence names a unit, its number is held against that one; what another unit has may be the same by chance."""
    if not any(one.kind is OwnerKind.UNIT for one in named):
        return [*facts]
    return [one for one in facts if one.subject.kind is not OwnerKind.UNIT or one.subject in named]


def _with_beyond(fact: Fact) -> tuple[Fact, ...]:
    """A rate, and how much it has more or less than a hundred per cent."""
    is_rate = fact.role is FactRole.RATE and fact.measure is NumberKind.PERCENT
    return (fact, fact.beyond()) if is_rate else (fact,)

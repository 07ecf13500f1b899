"""Whether the words of a sentence say for certain that a number is one of the records."""

from __future__ import annotations

from generator.audit.records import cues
from generator.audit.records.fact import Fact, OwnerKind
from generator.audit.records.name_finder import words_of
from generator.audit.records.sentence_parts import SentencePart
from generator.audit.records.spoken_of import SpokenOf
from generator.audit.records.tied_numbers import is_slip_of
from generator.wording import ClaimedNumber, Join, NumberKind
from generator.workspace import unchanging

_FAR = 30
_TELLING = (OwnerKind.INDICATOR, OwnerKind.TARGET, OwnerKind.UNIT, OwnerKind.GROUP, OwnerKind.PHASE)
_WHOLES = {"", "tổng số", "số", "của tổng số", "so với tổng số"}


@unchanging(frozen=True)
class Sureness:
    """Of one number of a sentence, by what its passage speaks of; `nouns` are the units of measure behind it.

    It `follows` a count of the same that is one of the records.
    """

    spoken: SpokenOf
    claim: ClaimedNumber
    nouns: tuple[str, ...]
    sentence: SentencePart
    follows: bool = False

    def is_certain(self, near: list[Fact]) -> bool:
        """Whether the words say that it is one of ours, of now, and of nobody else."""
        told = self.spoken.is_told or any(
            self.sentence.start <= at < self.sentence.end for at, _ in self.spoken.moments
        )
        return (
            (self.spoken.is_current or bool(self.spoken.moments))
            and not (
                self.spoken.may_mean_units
                and len(self.spoken.known.campaign.units) > self.spoken.known.pool
            )
            and (self.follows or self._is_ours() or is_slip_of(self.claim, near))
            and not self.spoken.known.is_in_name(self.claim)
            and not self._is_of_other_time()
            and (
                told or not cues.says_now(self.spoken.text[self.sentence.start : self.claim.start])
            )
            and not self._is_of_stranger()
        )

    def _is_ours(self) -> bool:
        """Whether what a number is of is among what the records count."""
        before, behind = self.spoken.around(self.claim, self.sentence)
        named = bool(self.sentence.of(*_TELLING))
        if self.claim.measure is NumberKind.PERCENT:
            return self._of_base() or (named and cues.asks_rate(before))
        if self.claim.measure in {NumberKind.POINTS, NumberKind.TIMES}:
            return named
        if "ngày" in self.nouns:
            return cues.counts_days(before, behind)
        return not self.claim.noun.startswith("/") and self._is_counted_here()

    def _is_counted_here(self) -> bool:
        """Whether the sentence tells which indicator it counts, where others count in the same unit."""
        words = {
            word
            for _, _, word in words_of(self.spoken.text[self.sentence.start : self.sentence.end])
        }
        behind = [
            word
            for _, _, word in words_of(self.spoken.text[self.claim.end : self.claim.end + _FAR])
        ]
        ours = self.spoken.known.counted_in(self.nouns, self.claim.measure is NumberKind.MONEY)
        named = {one.code for one in self.sentence.of(OwnerKind.INDICATOR)}
        named |= self.spoken.known.told_by_most_words(words)
        named |= {
            self.spoken.known.indicator_of(one.code) for one in self.sentence.of(OwnerKind.TARGET)
        }
        return any(
            one.is_telling
            or (
                one.fits(behind)
                and (one.code in named or len(one.words & words) * 2 > len(one.words))
            )
            for one in ours
        )

    def _is_of_other_time(self) -> bool:
        """Whether a time named before it in the sentence is none of the records."""
        return any(
            self.sentence.start <= one.start < self.claim.start
            and not self.spoken.known.knows_time(one)
            and not self.spoken.is_year_before(one)
            for one in self.spoken.passage.claims.times
        )

    def _is_of_stranger(self) -> bool:
        """Whether the body named last before it is none of the records."""
        before = self.spoken.text[self.sentence.start : self.claim.start]
        if cues.is_of_wider(before, self.spoken.known.issuer):
            return True
        if cues.names_class(before):
            return True
        at = cues.last_body(self.spoken.text, self.sentence.start, self.claim.start)
        if at is None:
            return False
        said = self.spoken.known.bodies.found(self.spoken.text)
        if any(one.start <= at < one.end for one in said):
            return False
        return not any(
            one.start <= at < one.end or at <= one.start for one in self.sentence.mentions
        )

    def _of_base(self) -> bool:
        """Whether a percentage is of a base: «15% tổng số đoàn viên»."""
        end = self.claim.end
        for joined in self.spoken.passage.claims.joined:
            if joined.join is Join.RANGE and self.claim in joined.claims:
                end = joined.end
        found = self.spoken.known.bases.found(self.spoken.text[end : end + _FAR])
        return bool(found) and self.spoken.text[end : end + found[0].start].strip() in _WHOLES

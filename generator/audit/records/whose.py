"""Whose a number is for certain: who is named right before it, or the target right behind a percentage."""

from __future__ import annotations

from generator.audit.records import cues
from generator.audit.records.fact import FactOwner, OwnerKind
from generator.audit.records.name_finder import Mention
from generator.audit.records.sentence_parts import SentencePart
from generator.wording import ClaimedNumber, NumberKind

_FAR = 30
_OWNERS = {OwnerKind.UNIT, OwnerKind.GROUP, OwnerKind.SORT, OwnerKind.PHASE}


def owners_of(text: str, claim: ClaimedNumber, sentence: SentencePart) -> list[FactOwner]:
    """Whose a number is for certain: who is named right before it, or the target right behind a percentage."""
    found: list[FactOwner] = []
    for mention in sentence.mentions:
        gap = text[mention.end : claim.start]
        if 0 <= claim.start - mention.end < _FAR and cues.is_apposition(gap):
            found = [one for one in mention.meant if one.kind in _OWNERS]
            found = found or _goal_of(mention, gap)
        if claim.measure is NumberKind.PERCENT and claim.end <= mention.start:
            targets = _behind(text, claim, mention)
            units = [one for one in found if one.kind in {OwnerKind.UNIT, OwnerKind.GROUP}]
            found = [*(units if targets else found), *targets]
    return found


def indicator_told(
    text: str, claim: ClaimedNumber, sentence: SentencePart
) -> tuple[set[str], list[FactOwner]]:
    """The indicators that are named right before a number, and whose it is: «Thôn A có tỷ lệ hộ nộp phí 81%»."""
    before = [one for one in sentence.mentions if one.end <= claim.start]
    if not before:
        return set(), []
    last = before[-1]
    codes = {one.code for one in last.meant if one.kind is OwnerKind.INDICATOR}
    if not codes or not cues.is_apposition(text[last.end : claim.start]):
        return set(), []
    owner = before[-2] if len(before) > 1 else None
    if owner is None or not cues.is_apposition(text[owner.end : last.start]):
        return codes, []
    return codes, [one for one in owner.meant if one.kind in _OWNERS]


def _behind(text: str, claim: ClaimedNumber, mention: Mention[FactOwner]) -> list[FactOwner]:
    """The target or the phase right behind a percentage: «74,4% mục tiêu giai đoạn 1»."""
    gap = text[claim.end : mention.start].strip()
    kinds = {"": {OwnerKind.TARGET}, "trong": {OwnerKind.PHASE}, "của": _OWNERS}.get(gap, set())
    return [one for one in mention.meant if one.kind in kinds]


def _goal_of(mention: Mention[FactOwner], gap: str) -> list[FactOwner]:
    targets = [one for one in mention.meant if one.kind is OwnerKind.TARGET]
    return targets if "(" in gap else []

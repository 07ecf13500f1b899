"""Whose a number is for certain: who is named right before it, or the target right behind a percentage."""

from __future__ import annotations

from collections.abc import Callable

from generator.audit.records import cues
from generator.audit.records.fact import FactOwner, OwnerKind
from generator.audit.records.name_finder import Mention
from generator.audit.records.sentence_parts import SentencePart
from generator.wording import ClaimedNumber, NumberKind, hedged_from
from generator.workspace import regex

_FAR = 30
_QUOTA = r"(?:so với )?(?:chỉ tiêu|kế hoạch|mục tiêu)(?: (?:của|được giao|giao|đề ra|trong))*"
_OF_QUOTA = regex(_QUOTA)
_QUOTAS = regex(rf"\s*{_QUOTA}(?!\w)")
_NEXT = regex(r"(?:,|;|\bvà)\s*(?:đạt|bằng)?\s*$")
_AFTER_PERCENT = regex(rf"%\s*(?:{_QUOTA})?\s*(?:của|trong)?\s*$")
_FEW_WORDS = r"\s[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s"
_OF = regex(rf"[^\d.,;()]{{1,40}}\s(?:của|thuộc)\s*|{_FEW_WORDS}")
_COUNT_OF = regex(rf"\d(?:[^\d.,;()]{{1,40}}\s(?:của|thuộc)\s*|{_FEW_WORDS})$")
_UNTIL = regex(r"(?<!\w)(?:đến hết|đến cuối|cho đến hết|đến khi kết thúc)\s*$")
_ENDS = regex(r"\s*(?:[.,;)]|$|và(?!\w))")
_TOGETHER = regex(r"\s*(?:,|và|cùng|với|,\s*và)\s*")
_EACH = regex(r"(?<!\w)(?:mỗi|cùng|đều|lần lượt|từng|tương ứng)(?!\w)")
_SOME = regex(
    r"(?<!\w)(?P<many>\d{1,3}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s(?P<what>đơn vị|tỉnh|thành phố|xã|phường|huyện|thôn|bản|ấp|khu phố|khoa|phòng|tổ"
    r"|trường|khối|cụm|nơi|địa phương|ngành|chi bộ|chi đoàn|công đoàn|nhóm)(?!\w)[^.;:\d]{0,40}$"
)
_WORDS = ("", "", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_SEVERAL = 2
_OWNERS = {OwnerKind.UNIT, OwnerKind.GROUP, OwnerKind.SORT, OwnerKind.PHASE}


def owners_of(text: str, claim: ClaimedNumber, sentence: SentencePart) -> list[FactOwner]:
    """Whose a number is for certain: who is named right before it, or the target right behind a percentage."""
    found: list[FactOwner] = []
    start = hedged_from(text, claim)
    for mention in sentence.mentions:
        gap = text[mention.end : start]
        if 0 <= start - mention.end < _FAR and cues.is_apposition(gap):
            if _is_of_percentage_before(text, mention, gap) or _is_of_count_before(
                text, mention, gap
            ):
                continue
            if _is_until(text, mention):
                continue
            found = [one for one in mention.meant if one.kind in _OWNERS]
            found = found or _goal_of(mention, gap)
        elif claim.measure is not NumberKind.PERCENT and claim.end <= mention.start and not found:
            is_its = _OF.fullmatch(text[claim.end : mention.start].casefold())
            if is_its and _ENDS.match(text[mention.end :].casefold()):
                found = [one for one in mention.meant if one.kind in _OWNERS]
        if claim.measure is NumberKind.PERCENT and claim.end <= mention.start:
            targets = _behind(text, claim, mention)
            units = [one for one in found if one.kind in {OwnerKind.UNIT, OwnerKind.GROUP}]
            found = [*(units if targets else found), *targets]
    return found


def are_of_quotas(text: str, one: ClaimedNumber, other: ClaimedNumber) -> bool:
    """Whether two percentages side by side are told of what is asked for: «75% chỉ tiêu giai đoạn 1, 36,6% chỉ tiêu»."""
    gap = text[one.end : other.start].casefold()
    return all(_QUOTAS.match(each) for each in (gap, text[other.end :].casefold())) and bool(
        _NEXT.search(gap)
    )


def together(
    text: str,
    claim: ClaimedNumber,
    sentence: SentencePart,
    is_own: Callable[[str], bool] = cues.is_apposition,
) -> tuple[str, ...]:
    """The codes of the units that are named together right before a number: «Thôn A, Thôn B và Thôn C có».

    `is_own` tells whether the words between say only that the number is theirs.
    """
    start = hedged_from(text, claim)
    found: list[str] = []
    end = -1
    for mention in sentence.mentions:
        unit = [one.code for one in mention.meant if one.kind is OwnerKind.UNIT]
        if mention.end > start or len(unit) != 1:
            found = found if mention.end > start else []
            continue
        goes_on = found and _TOGETHER.fullmatch(text[end : mention.start].casefold())
        found, end = [*(found if goes_on else ()), unit[0]], mention.end
    gap = text[end:start]
    is_told = len(set(found)) >= _SEVERAL and len(gap) < _FAR and is_own(gap)
    around = text[sentence.start : claim.end + _FAR].casefold()
    return tuple(found) if is_told and not _EACH.search(around) else ()


def some_of_all(text: str, claim: ClaimedNumber, sentence: SentencePart) -> tuple[int, str] | None:
    """How many of what, without their names, a number is told of: `(3, "tỉnh")` of «ba tỉnh dẫn đầu có»."""
    found = _SOME.search(text[sentence.start : claim.start].casefold())
    if found is None:
        return None
    many = found["many"]
    return int(many) if many.isdigit() else _WORDS.index(many), found["what"]


def indicator_told(
    text: str, claim: ClaimedNumber, sentence: SentencePart
) -> tuple[set[str], list[FactOwner]]:
    """The indicators that are named right before a number, and whose it is: «Thôn A có tỷ lệ hộ nộp phí 81%»."""
    before = [one for one in sentence.mentions if one.end <= claim.start]
    if not before:
        return set(), []
    last = before[-1]
    codes = {one.code for one in last.meant if one.kind is OwnerKind.INDICATOR}
    if not codes or not cues.is_apposition(text[last.end : hedged_from(text, claim)]):
        return set(), []
    owner = before[-2] if len(before) > 1 else None
    if owner is None or not cues.is_apposition(text[owner.end : last.start]):
        return codes, []
    return codes, [one for one in owner.meant if one.kind in _OWNERS]


def _behind(text: str, claim: ClaimedNumber, mention: Mention[FactOwner]) -> list[FactOwner]:
    """The target or the phase right behind a percentage: «74,4% mục tiêu giai đoạn 1»."""
    gap = text[claim.end : mention.start].strip()
    kinds = {"": {OwnerKind.TARGET}, "trong": {OwnerKind.PHASE}, "của": _OWNERS}.get(gap, set())
    if _OF_QUOTA.fullmatch(gap.casefold()):
        kinds = {OwnerKind.PHASE}
    return [one for one in mention.meant if one.kind in kinds]


def _is_until(text: str, mention: Mention[FactOwner]) -> bool:
    """Whether a phase only tells until when: «đến hết giai đoạn 2 có 700 hộ»."""
    kinds = {one.kind for one in mention.meant}
    return kinds == {OwnerKind.PHASE} and bool(_UNTIL.search(text[: mention.start].casefold()))


def _is_of_count_before(text: str, mention: Mention[FactOwner], gap: str) -> bool:
    """Whether a name only tells whose the number before it is: «24 sáng kiến của Khoa Nhi, 33 sáng kiến …»."""
    is_next = gap.lstrip()[:1] in {",", ";"} or gap.strip() == "và"
    return is_next and bool(_COUNT_OF.search(text[: mention.start].casefold()))


def _is_of_percentage_before(text: str, mention: Mention[FactOwner], gap: str) -> bool:
    """Whether a phase or a target only tells what the percentage before it is of: «75% chỉ tiêu giai đoạn 1, 36,6% …»."""
    kinds = {one.kind for one in mention.meant}
    is_next = gap.lstrip()[:1] in {",", ";", ")"}
    return (
        kinds <= {OwnerKind.PHASE, OwnerKind.TARGET}
        and is_next
        and bool(_AFTER_PERCENT.search(text[: mention.start].casefold()))
    )


def _goal_of(mention: Mention[FactOwner], gap: str) -> list[FactOwner]:
    targets = [one for one in mention.meant if one.kind is OwnerKind.TARGET]
    return targets if "(" in gap else []

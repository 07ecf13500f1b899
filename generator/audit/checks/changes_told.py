"""What a sentence tells as a change, with the two values that it may be the change of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.arithmetic import difference, shown
from generator.audit.checks.movement import Movement, middle
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.audit.tie_words import (
    TARGET,
    clause_before,
    is_change,
    is_concluded,
    lead_of,
    without_asides,
)
from generator.wording import ClaimedNumber, Interval, NumberKind
from generator.workspace import regex

REACH = 120
_MOST_OTHERS = 10
_CHANGED = regex(
    r"(?:^|\s)(?P<word>tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|kém|chênh lệch|chênh)"
    r"(?:\s(?:thêm|được|đi|lên|là|nhau|nhẹ|mạnh|khoảng))?$"
)
_FROM = regex(r"(?:^|\s)từ$")
TO = regex(r"[^,;.0-9]{0,40}(?<!\w)(?P<word>lên|xuống|còn|đến|thành)(?:\s(?:còn|thành|là))?$")
_WITH = regex(
    r"[^;0-9]{0,60}so với(?!\w)(?:(?!\s(?:và|nhưng|song|đạt|khó|còn|là)\s)[^;,0-9(]){0,60}?\(?(?:\s?(?:là|có|đạt|chỉ có|chỉ đạt|:))?\s*$"
)
_ALIKE = regex(
    r"[^0-9;,.()]{0,40}[(,]?\s*(?:tương đương|tương ứng|tức|bằng|tăng|giảm|tỷ lệ|tỉ lệ|là|với|\s)*$"
)
_TARGET = regex(rf"(?<!\w){TARGET}(?!\w)")
_YEARLY = regex(r"\s?(?:/\s?|(?:mỗi|một|hằng|hàng)\s)(?:năm|quý|tháng|ngày)(?!\w)")
_MEAN = regex(
    r"(?<!\w)bình quân(?:\s(?:mỗi|hằng|hàng)\s\w+)?\s(?:tăng|giảm)(?!\w)|(?:tăng|giảm)(?: trưởng)? bình quân(?!\w)"
)
_NO_SUBJECT = regex(
    r"(?:(?:tương ứng|tương đương|tức|là|tức là|đã|tỷ lệ|tỉ lệ|tốc độ|mức|như vậy|qua đó|và|hay|với|đạt|cụ thể)\s?)*"
)
INNER = regex(r"trong đó|;|riêng|gồm")
WAYS = {"tăng": 1, "nâng": 1, "giảm": -1, "hạ": -1}
WAYS |= {"cao hơn": 1, "nhiều hơn": 1, "thấp hơn": -1, "ít hơn": -1, "kém": -1}
WAYS |= {"chênh": 0, "chênh lệch": 0}
_BEHIND = regex(
    r"(?:(?!\s(?:và|còn|riêng|số|của)\s)[^0-9;.,()]){0,60}[(,]?\s?"
    r"(?:cụ thể |tức là |tức |là )?(?:tăng |giảm )?từ"
)
_LOWER = regex(
    r"[^0-9;.()]{0,60}(?<!\w)(?P<word>tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|kém|hơn)(?:\sso với)?"
    r"\s(?:(?!\s(?:và|nhưng|song|đạt|còn)\s)[^0-9;,()]){1,60}\("
)

_CLOSED = regex(r"[^0-9;,()]{0,20}\)\s*(?:là|:)?")
_GAP_OF = regex(r"(?<!\w)chênh lệch (?:giữa|của)(?!\w)[^0-9;,]{0,60}$")
_AND = regex(r"[^0-9;,]{0,20}\)?\s(?:và|với)(?!\w)[^0-9;,]{0,60}")
_IS = regex(r"[^0-9;,]{0,20}\)?\s*(?:là|:)")
_EARLIER = regex(
    r"(?<!\w)(?:đầu (?:năm|kỳ|nhiệm kỳ|tháng|quý)|(?:năm|kỳ|tháng|quý|tuần) trước|cùng kỳ)(?!\w)"
)
_LATER = regex(
    r"(?<!\w)(?:cuối (?:năm|kỳ|nhiệm kỳ|tháng|quý)|năm nay|kỳ này|tháng này|quý này|tuần này|đến nay|hiện nay|nay)(?!\w)"
)
BOTH = 2


def told_changes(sentence: ReadSentence) -> Iterator[tuple[ClaimedNumber, list[Movement]]]:
    """Every figure that tells a change, with what it may be the change of."""
    quantities = sentence.quantities
    for at, told in enumerate(quantities):
        if told.whole is None and (changes := [*_changes(sentence, at)]):
            yield told.claim, changes


def _changes(sentence: ReadSentence, at: int) -> Iterator[Movement]:
    told = sentence.quantities[at]
    if _YEARLY.match(told.after) or _MEAN.search(clause_before(told.before)):
        return
    if _tells_change(told):
        yield from _from_to(sentence, at, at)
        yield from _from_to_behind(sentence, at)
        yield from _against(sentence, at)
        yield from _then_and_now(sentence, at)
    elif at and _tells_change(sentence.quantities[at - 1]) and told.is_percent:
        gap = sentence.between(sentence.quantities[at - 1], told)
        if _ALIKE.fullmatch(gap[:REACH]):
            yield from _from_to(sentence, at, at - 1)
            yield from _from_to_behind(sentence, at)
            yield from _of_amount(sentence, at)
    else:
        yield from _above(sentence, at)
        yield from _between(sentence, at)


def _change(
    sentence: ReadSentence,
    told: ReadFigure,
    then: ReadFigure,
    now: ReadFigure,
    *,
    is_certain: bool | None,
) -> Movement:
    return Movement(
        told.claim,
        _as_set(then),
        now.bounds,
        sentence.printed(then.claim),
        sentence.printed(now.claim),
        (then.claim, now.claim),
        then.is_percent,
        is_certain,
        _way(told),
    )


def _as_set(then: ReadFigure) -> Interval:
    """What a value can be: a target was set, not rounded."""
    is_target = _TARGET.search(then.before) and then.claim.hedge is None
    return Interval(then.claim.value, then.claim.value) if is_target else then.bounds


def _tells_change(told: ReadFigure) -> bool:
    return bool(_CHANGED.search(lead_of(told.before)))


def _way(told: ReadFigure) -> int:
    """Up or down, as the word in front says; 0 where it says neither."""
    found = _CHANGED.search(lead_of(told.before))
    return WAYS[found["word"]] if found else 0


def _fits_kind(told: ReadFigure, value: ReadFigure) -> bool:
    """Whether a change of such values can be told so: counts by counts or per cent, rates by rates."""
    if value.whole is not None or value.claim.measure is NumberKind.POINTS:
        return False
    if told.is_amount:
        return value.is_amount and value.is_like(told)
    return value.is_percent or (value.is_amount and told.is_percent)


def _has_subject(told: ReadFigure) -> bool:
    """Whether what grows is named anew: `doanh thu tăng từ a lên b, lợi nhuận tăng 30%`."""
    clause = lead_of(told.before)
    return bool(_CHANGED.search(clause)) and not _NO_SUBJECT.fullmatch(
        _CHANGED.sub("", clause).strip()
    )


def _from_to(sentence: ReadSentence, at: int, first_told: int) -> Iterator[Movement]:
    """«tăng từ a lên b, tăng n»: a and b stand right in front of what is told."""
    told = sentence.quantities[at]
    if first_told < BOTH:
        return
    then, now = sentence.quantities[first_told - BOTH : first_told]
    if not (is_from_to(sentence, then, now) and _fits_kind(told, now)) or _has_subject(told):
        return
    is_near = ";" not in sentence.between(now, told) and _is_open(told)
    yield _change(sentence, told, then, now, is_certain=True if is_near else None)


def _from_to_behind(sentence: ReadSentence, at: int) -> Iterator[Movement]:
    """«tăng n so với năm trước (từ a lên b)», «giảm n, từ a xuống b»."""
    told, *behind = sentence.quantities[at : at + BOTH + BOTH]
    is_aside = behind and behind[0].is_percent and sentence.between(told, behind[0]).endswith("(")
    ends = behind[1:] if is_aside else behind[:BOTH]
    if len(ends) == BOTH and is_from_to(sentence, *ends) and _fits_kind(told, ends[0]):
        gap = without_asides(sentence.low[told.end : ends[0].start]).replace(" ,", ",").strip(") ")
        is_near = _BEHIND.fullmatch(gap) is not None
        yield _change(sentence, told, *ends, is_certain=True if is_near else None)


def _then_and_now(sentence: ReadSentence, at: int) -> Iterator[Movement]:
    """«đầu năm có a, cuối năm còn b, giảm n»: which was then and which is now, the clauses say."""
    if at < BOTH:
        return
    then, now, told = sentence.quantities[at - BOTH : at + 1]
    is_alike = then.whole is None and then.is_like(now) and _fits_kind(told, now)
    is_ordered = _EARLIER.search(then.before) and _LATER.search(now.before)
    gap = sentence.between(now, told)
    if is_alike and is_ordered and len(gap) < REACH and not _has_subject(told):
        is_near = not INNER.search(gap) and _is_open(told) and not is_change(now.before)
        is_near = is_near and (now.claim.value - then.claim.value) * _way(told) >= 0
        yield _change(sentence, told, then, now, is_certain=False if is_near else None)


def _above(sentence: ReadSentence, at: int) -> Iterator[Movement]:
    """«b, cao hơn cùng kỳ (a) n»: the change stands behind what it is told against."""
    if at < BOTH:
        return
    now, then, told = sentence.quantities[at - BOTH : at + 1]
    found = _LOWER.fullmatch(sentence.between(now, then))
    is_alike = now.whole is None and now.is_like(then) and _fits_kind(told, then)
    if found and is_alike and _CLOSED.fullmatch(sentence.between(then, told)):
        yield _change(sentence, told, then, now, is_certain=True)


def _between(sentence: ReadSentence, at: int) -> Iterator[Movement]:
    """«chênh lệch giữa … (a) và … (b) là n»."""
    if at < BOTH:
        return
    one, other, told = sentence.quantities[at - BOTH : at + 1]
    is_alike = one.whole is None and one.is_like(other) and _fits_kind(told, other)
    is_named = _GAP_OF.search(one.before) and _AND.fullmatch(sentence.between(one, other))
    if is_alike and is_named and _IS.fullmatch(sentence.between(other, told)):
        yield _change(sentence, told, one, other, is_certain=True)


def _is_open(told: ReadFigure) -> bool:
    """Whether nothing else is named against which the change was."""
    return "so với" not in told.after


def is_from_to(sentence: ReadSentence, then: ReadFigure, now: ReadFigure) -> bool:
    is_alike = then.whole is None and now.whole is None and then.is_like(now)
    return bool(
        is_alike
        and _FROM.search(clause_before(then.before))
        and TO.fullmatch(sentence.between(then, now)[:REACH])
    )


def _against(sentence: ReadSentence, at: int) -> Iterator[Movement]:
    """«b, tăng n (p%) so với năm trước (a)»: b is the nearest before, else any before it."""
    told = sentence.quantities[at]
    behind = [one for one in sentence.quantities[at + 1 : at + 3] if not is_change(one.before)]
    then = next((one for one in behind if _WITH.fullmatch(_since(sentence, told, one))), None)
    if then is None or not _fits_kind(told, then):
        return
    before = [
        one for one in sentence.quantities[max(0, at - _MOST_OTHERS) : at] if one.is_like(then)
    ]
    before = [one for one in before if one.whole is None and not _way(one)]
    for place, now in enumerate(reversed(before)):
        gap = sentence.between(now, told)
        is_near = place == 0 and len(gap) < REACH and now is sentence.quantities[at - 1]
        certain = not INNER.search(gap) and len(before) == 1
        yield _change(sentence, told, then, now, is_certain=certain if is_near else None)


def _since(sentence: ReadSentence, told: ReadFigure, other: ReadFigure) -> str:
    """The words from one figure to another, with the figures between them left out."""
    between = [
        one.start
        for one in sentence.quantities
        if told.end <= one.start < other.start and not one.is_percent
    ]
    if between:
        return ";"
    words = sentence.low[told.end : other.start][-REACH:]
    return re.sub(r"[0-9.,]+\s?%", "", words)


def _of_amount(sentence: ReadSentence, at: int) -> Iterator[Movement]:
    """«b, tăng n (p%)»: n of what it was before."""
    rate, by = sentence.quantities[at], sentence.quantities[at - 1]
    if not by.is_amount:
        return
    before = sentence.quantities[max(0, at - _MOST_OTHERS) : at - 1]
    like = [one for one in before if one.is_amount and one.is_like(by)]
    for then in sentence.quantities[at + 1 : at + 2]:
        if then.is_amount and then.is_like(by) and _WITH.fullmatch(_since(sentence, rate, then)):
            yield _share_of(rate, by, then.bounds, (then.claim,), is_certain=True)
            for now in like:
                yield _change(sentence, rate, then, now, is_certain=None)
            return
    is_up = _way(by) > 0
    for place, now in enumerate(reversed(like)):
        base = difference(now.bounds, by.bounds) if is_up else _plus(now.bounds, by.bounds)
        is_near = place == 0 and now is before[-1] and is_concluded(rate.after)
        certain = False if is_near and now.noun and by.noun else None
        yield _share_of(rate, by, base, (now.claim,), is_certain=certain)
        yield _share_of(rate, by, now.bounds, (now.claim,), is_certain=None)


def _plus(one: Interval, other: Interval) -> Interval:
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return Interval(None, None)
    return Interval(one.low + other.low, one.high + other.high)


def _share_of(
    rate: ReadFigure,
    by: ReadFigure,
    base: Interval,
    claims: tuple[ClaimedNumber, ...],
    *,
    is_certain: bool | None,
) -> Movement:
    return Movement(
        rate.claim,
        base,
        _plus(base, by.bounds),
        shown(middle(base), by.claim),
        shown(middle(_plus(base, by.bounds)), by.claim),
        (by.claim, *claims),
        are_rates=False,
        is_certain=is_certain,
    )

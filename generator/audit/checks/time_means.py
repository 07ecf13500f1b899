"""What is told for each day, week or month against the amount and the time of its own sentence."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from generator.audit.likely_slips import is_of_hand, likely_slip
from generator.audit.named_times import NamedPeriod, are_of_one_kind, divides, named_periods
from generator.audit.records.told_each import PartEach, for_each
from generator.audit.sentences import ReadFigure, ReadSentence, is_kin
from generator.audit.tie_words import TARGET
from generator.wording import ClaimedNumber
from generator.workspace import regex, unchanging

_APART = regex(
    rf"(?<!\w)(?:{TARGET}|dự kiến|phấn đấu|đăng ký|so với|tăng|giảm|vượt|còn|cần|phải|nhanh|chậm|cao|thấp|ít|nhiều|đầu|cuối"
    r"|trước|sau đó|trong đó|riêng|gồm|làm việc|từng|hơn|thiếu|định mức|tối (?:đa|thiểu)|lũy kế|luỹ kế)(?!\w)"
    r"|;|(?<!\w)mỗi\s(?!ngày|tuần|tháng|quý|năm)"
)
_MEAN = regex(r"(?<!\w)(?:bình quân|trung bình|mỗi|hằng|hàng)(?!\w)")
_UNITS = {"ngày", "tuần", "tháng", "quý", "năm"}


@unchanging(frozen=True, slots=True)
class TimeMean:
    """The later told of a figure for each day, week or month and of the amount that it comes to, and what it must be."""

    told: ReadFigure
    other: ReadFigure
    value: Fraction
    working: str
    agrees: bool


def time_mean(sentence: ReadSentence) -> TimeMean | None:
    """The only figure for each day, week or month, with the only amount and the only time of its sentence."""
    figures = [one for one in sentence.quantities if not one.is_percent]
    each = {one.start: part for one in figures if (part := _each(sentence, one))}
    paces = [one for one in figures if one.start in each]
    amounts = [one for one in figures if one.start not in each and not _counts_time(one)]
    times = named_periods(sentence.text[sentence.start : sentence.end])
    if not (len(paces) == len(amounts) == len(times) == 1) or _is_apart(sentence, times[0]):
        return None
    pace, amount, time = paces[0], amounts[0], times[0]
    return _judged(sentence, pace, amount, each[pace.start], time) if _fit(pace, amount) else None


def _each(sentence: ReadSentence, one: ReadFigure) -> PartEach | None:
    low = sentence.low
    part = for_each(low[sentence.start : one.start], low[one.end : sentence.end])
    return part if part and part.unit and one.is_amount else None


def _counts_time(one: ReadFigure) -> bool:
    return one.noun.lower().split()[:1] in [[unit] for unit in _UNITS]


def _is_apart(sentence: ReadSentence, time: NamedPeriod) -> bool:
    """Whether the sentence says that its figures need not be of one time, or names days besides it."""
    start, end = sentence.start + time.start, sentence.start + time.end
    words = sentence.low[sentence.start : start] + sentence.low[end : sentence.end]
    days = any(one.is_day for one in sentence.times)
    return bool(_APART.search(words)) or days


def _fit(pace: ReadFigure, amount: ReadFigure) -> bool:
    is_plain = amount.is_amount and not (pace.claim.hedge or amount.claim.hedge)
    is_kind = are_of_one_kind(pace.claim, amount.claim)
    return is_plain and is_kind and is_kin(pace.noun.partition("/")[0], amount.noun)


def _judged(
    sentence: ReadSentence, pace: ReadFigure, amount: ReadFigure, each: PartEach, time: NamedPeriod
) -> TimeMean | None:
    """None where a wrong division may have another reason: neither a slip nor days, weeks or months that were counted."""
    lengths = [one for one in time.lengths(each.unit) if one]
    is_later = amount.start > pace.start
    told, other = (amount, pace) if is_later else (pace, amount)
    length = lengths[0] / each.many
    value = other.claim.value * length if is_later else other.claim.value / length
    working = f"{sentence.printed(other.claim)}{' x ' if is_later else '/'}{length}"
    if any(divides(pace.claim, amount.claim, each, one) for one in lengths):
        return TimeMean(told, other, value, working, True)
    is_exact = time.unit == each.unit or len(lengths) == 1
    is_counted = time.unit == each.unit and bool(_MEAN.search(sentence.low, sentence.start))
    if is_exact and (is_counted or _is_slip(pace.claim, amount.claim, each, lengths[0])):
        return TimeMean(told, other, value, working, False)
    return None


def _is_slip(pace: ClaimedNumber, amount: ClaimedNumber, each: PartEach, length: Fraction) -> bool:
    """Whether one digit, or two exchanged, of the one or the other would make the division right."""
    times = length / each.many

    def slipped(one: ClaimedNumber, fits: Callable[[Fraction], bool]) -> bool:
        return is_of_hand(likely_slip(one.value, one.step, fits))

    return slipped(pace, lambda value: abs(amount.value / times - value) < pace.step) or slipped(
        amount, lambda value: abs(pace.value * times - value) < amount.step
    )

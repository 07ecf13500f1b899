"""Surplus and shortfall against count and target; whether a target was met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from generator.audit.arithmetic import agrees, difference, ratio, shown
from generator.audit.audit_check import FigureDoubt, Held, Seen, all_held, check, places_of
from generator.audit.checks.beyond_rates import beyond_rates
from generator.audit.likely_slips import likely_slip, slip_hint
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.audit.tie_words import (
    END,
    NAMES_TARGET_LAST,
    OPENS_TARGET,
    TARGET,
    clause_before,
    is_concluded,
    is_of_other,
    is_of_target,
    lead_of,
    names_one_of_several,
)
from generator.problems import Severity, say
from generator.wording import ClaimedNumber, Interval, NumberKind
from generator.workspace import regex, unchanging

_HUNDRED = 100
_MOST_OTHERS = 12
_REACH = 120
_OVER = regex(r"(?:^|\s)(?:hoàn thành\s)?vượt(?:\sthêm|\slà)?$")
_UNDER = regex(
    r"(?:^|\s)(?:còn\sthiếu|thiếu|hụt|còn\shụt|còn\sphải\s(?:thu|nộp|chi|làm|trồng|kết\snạp|giải\sngân|thực\shiện))$"
)
_REST = regex(r"(?:^|\s)còn(?:\slại)?$")
_NOT_YET = regex(
    r"(?![^.,;()0-9]*(?<!\w)(?:do|vì|bởi)(?!\w))[^.,;()0-9]{0,40}(?<!\w)(?:chưa|không)(?!\w)[^.,;()0-9]{0,40}[.;)]?\s*$"
)
_TARGET_BEHIND = regex(
    rf"[^.,;()0-9]{{0,40}}[,(]?\s*(?:so với\s)?{TARGET}(?!\w)[^0-9,;.()]{{0,40}}{OPENS_TARGET}"
)
_TARGET_ASIDE = regex(rf"(?<!\w){TARGET}(?!\w)[^0-9,;.()]{{0,60}}\($")
_DONE = regex(
    r"(?<!\w)(?:thực hiện|đạt|được|đã|kết quả|hoàn thành|có|kết nạp|thu|trồng|tuyển)(?!\w)"
)


@unchanging(frozen=True, slots=True)
class OffTarget:
    """What lies between a count and its target: `possible` values."""

    counted: ClaimedNumber
    target: ClaimedNumber
    is_certain: bool

    def possible(self, *, over: bool) -> Interval:
        ends = (self.counted.bounds, self.target.bounds)
        return difference(*(ends if over else ends[::-1]))

    @property
    def over(self) -> Fraction:
        return self.counted.value - self.target.value


@check("E-AUDIT-SURPLUS", Severity.ERROR)
def surplus(manuscript: Manuscript) -> Iterator[Seen]:
    """«vượt n», «còn thiếu n» phải đúng bằng số đạt được trừ chỉ tiêu.

    Đọc: «a/b …, vượt n», «chỉ tiêu b, đạt a, vượt n» (hoặc «vượt q%»), «a, vượt n so với kế hoạch (b)», «đạt p% chỉ tiêu,
    vượt q%» (q là p trừ 100; p dưới 100 thì cảnh báo), «đạt p%, vượt q% so với mục tiêu r%» (q là p trừ r, hoặc so với
    r), «a/b …, còn n … chưa …» (chỉ cảnh báo).
    Đúng: «2.412/2.300 sáng kiến, vượt 112 sáng kiến».
    Sai: «2.412/2.300 sáng kiến, vượt 122 sáng kiến» (2.412 - 2.300 = 112).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for at, told in enumerate(sentence.quantities):
                if told.is_amount:
                    yield from _amounts(passage, sentence, at)
                else:
                    yield from _of_rate(passage, sentence, at)


def _of_rate(passage: TextPassage, sentence: ReadSentence, at: int) -> Iterator[Seen]:
    """A surplus told in per cent: of an own target in per cent, else of a hundred per cent."""
    told = sentence.quantities[at]
    seen = [*beyond_rates(passage, sentence, at)] if told.whole is None else []
    yield from seen
    if not seen and told.is_percent and _OVER.search(lead_of(told.before)):
        yield from _rates(passage, sentence, at)


def _amounts(passage: TextPassage, sentence: ReadSentence, at: int) -> Iterator[Seen]:
    told = sentence.quantities[at]
    lead = lead_of(told.before)
    over, rest = bool(_OVER.search(lead)), bool(_REST.search(lead))
    if not (over or rest or _UNDER.search(lead)):
        return
    if rest and not _NOT_YET.match(told.after):
        return
    gaps = [*_gaps(sentence, at)]
    fitting = next((gap for gap in gaps if agrees(told.claim, gap.possible(over=over))), None)
    if fitting:
        yield from all_held(passage, (told.claim, fitting.counted, fitting.target))
        return
    certain = next((gap for gap in gaps if gap.is_certain), None)
    if certain and _is_telling(certain, over=over):
        yield _amount_doubt(passage, sentence, told.claim, certain, over=over, rest=rest)


def _is_telling(gap: OffTarget, *, over: bool) -> bool:
    """Whether the gap is one at all: without a hedge, and a surplus where one is told."""
    is_plain = gap.counted.hedge is None and gap.target.hedge is None
    return is_plain and (gap.over > 0 if over else gap.over < 0)


def _amount_doubt(
    passage: TextPassage,
    sentence: ReadSentence,
    told: ClaimedNumber,
    gap: OffTarget,
    *,
    over: bool,
    rest: bool,
) -> FigureDoubt:
    first, second = (gap.counted, gap.target) if over else (gap.target, gap.counted)
    right = shown(abs(gap.over), told)
    working = f"{sentence.printed(first)} - {sentence.printed(second)} = {right}"
    slip = likely_slip(told.value, told.step, lambda value: value == abs(gap.over))
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        say("{working}, văn bản ghi {told}", working=working, told=sentence.printed(told)),
        working,
        slip_hint(slip, told),
        others=places_of(passage, (first, second)),
        lighter=Severity.WARNING if rest else None,
    )


def _gaps(sentence: ReadSentence, at: int) -> Iterator[OffTarget]:
    """Between which count and target a surplus may lie: surely the nearest, else any two."""
    told = sentence.quantities[at]
    is_free = not is_of_other(told.after)
    before = [one for one in sentence.quantities[:at] if not one.is_percent and one.is_like(told)]
    if before and (pair := before[-1]).whole:
        is_near = ";" not in sentence.between(pair, told)
        is_near = is_near and pair.claim.measure is pair.whole.measure
        yield OffTarget(pair.claim, pair.whole, is_near and is_free)
    yield from _told_behind(sentence, at, before)
    if len(before) > 1 and all(one.is_amount for one in before[-2:]):
        one, two = before[-2:]
        is_pair = NAMES_TARGET_LAST.search(one.before[-_REACH:]) and _DONE.search(two.before)
        yield OffTarget(two.claim, one.claim, bool(is_pair and is_free))
        is_aside = _TARGET_ASIDE.search(two.before[-_REACH:]) and ";" not in two.before
        yield OffTarget(one.claim, two.claim, bool(is_aside and is_free))
    amounts = [one for one in before[-_MOST_OTHERS:] if one.is_amount]
    for counted, target in permutations(amounts, 2):
        yield OffTarget(counted.claim, target.claim, is_certain=False)


def _told_behind(sentence: ReadSentence, at: int, before: list[ReadFigure]) -> Iterator[OffTarget]:
    """«1.250 triệu đồng, vượt 250 triệu đồng so với kế hoạch (1.000 triệu đồng)»."""
    told = sentence.quantities[at]
    for target in sentence.quantities[at + 1 : at + 2]:
        gap = sentence.between(told, target)
        is_like = target.is_amount and target.is_like(told)
        if not (is_like and len(gap) < _REACH and _TARGET_BEHIND.match(gap)):
            continue
        for counted in before[-1:]:
            if counted.is_amount:
                yield OffTarget(
                    counted.claim, target.claim, ";" not in sentence.between(counted, told)
                )


@unchanging(frozen=True, slots=True)
class Rate:
    """What per cent of its target was reached, and how that was told."""

    possible: Interval
    value: Fraction
    written: str


def _rates(passage: TextPassage, sentence: ReadSentence, at: int) -> Iterator[Seen]:
    """«đạt 105% chỉ tiêu, vượt 5%», «2.412/2.300 sáng kiến, vượt 4,9%»."""
    told = sentence.quantities[at]
    if at == 0 or not (is_concluded(told.after) or is_of_target(told.after)):
        return
    before = _before_aside(sentence, at)
    has_pair = bool(at > 1 and sentence.quantities[at - 2].whole)
    if (apart := _told_apart(sentence, at)) and apart.value > _HUNDRED:
        yield from _rate_seen(passage, sentence, told.claim, apart)
        return
    if ";" not in sentence.between(before, told):
        of_same = is_of_target(told.after) and _OVER.fullmatch(sentence.between(before, told)[1:])
        rate = _rate_of(sentence, before, has_pair=has_pair, of_same=bool(of_same))
        if rate and rate.value > _HUNDRED:
            yield from _rate_seen(passage, sentence, told.claim, rate)


def _before_aside(sentence: ReadSentence, at: int) -> ReadFigure:
    """The figure in front, or that before the target in brackets: «bằng 104,9% chỉ tiêu (2.300 hộ), vượt 4,9%»."""
    last = sentence.quantities[at - 1]
    if at > 1 and last.is_amount and _TARGET_ASIDE.search(last.before[-_REACH:]):
        rate = sentence.quantities[at - 2]
        return rate if rate.is_percent and last.after.count(")") == 1 else last
    return last


def _told_apart(sentence: ReadSentence, at: int) -> Rate | None:
    """«chỉ tiêu 1.000 hộ, thực hiện 1.764 hộ, vượt 76,4%»: of the target and what was done right before it."""
    target, done, told = sentence.quantities[at - 2 : at + 1] if at > 1 else (None, None, None)
    if target is None or done is None or told is None or not (target.is_amount and done.is_amount):
        return None
    is_named = NAMES_TARGET_LAST.search(target.before[-_REACH:]) and _DONE.search(done.before)
    words = sentence.low[target.start : told.start]
    if not (is_named and done.is_like(target) and target.noun and done.noun) or ";" in words:
        return None
    possible = ratio(done.bounds, target.bounds)
    written = f"{sentence.printed(done.claim)}/{sentence.printed(target.claim)}"
    value = done.claim.value * _HUNDRED / target.claim.value if target.claim.value else 0
    return Rate(possible, Fraction(value), written) if possible else None


def _rate_of(
    sentence: ReadSentence, told: ReadFigure, *, has_pair: bool, of_same: bool
) -> Rate | None:
    """What was reached; `of_same`: what is told beyond it names the target, and nothing stands between the two."""
    claim, whole = told.claim, told.whole
    if whole and whole.value:
        possible = ratio(claim.bounds, whole.bounds)
        written = f"{sentence.printed(claim)}/{sentence.printed(whole)}"
        rate = claim.value * _HUNDRED / whole.value
        return Rate(possible, rate, written) if possible else None
    if told.is_percent and (is_of_target(told.after) or has_pair or of_same):
        return Rate(told.bounds, claim.value, sentence.printed(claim))
    return None


def _rate_seen(
    passage: TextPassage, sentence: ReadSentence, told: ClaimedNumber, rate: Rate
) -> Iterator[Seen]:
    hundred = Interval(Fraction(_HUNDRED), Fraction(_HUNDRED))
    if agrees(told, difference(rate.possible, hundred)):
        yield Held(passage, told.start, told.end)
        return
    right, printed = shown(rate.value - _HUNDRED, told), sentence.printed(told)
    message = say(
        "đạt {rate} là vượt {right}, văn bản ghi vượt {told}",
        rate=shown(rate.value, told),
        right=right,
        told=printed,
    )
    hint = say("ghi «đạt {told}» hoặc «vượt {right}»", told=printed, right=right)
    is_rate = agrees(told, rate.possible)
    yield FigureDoubt(
        passage,
        told.start,
        told.end,
        message,
        f"{rate.written} - 100% = {right}",
        hint if is_rate else None,
        lighter=Severity.WARNING if is_rate else None,
    )


_MET = regex(
    rf"(?<!\w)(?P<over>(?:đạt và\s|hoàn thành\s)?vượt(?:\smức)?\s(?:các\s)?{TARGET})(?!\w)"
    rf"|(?<!\w)(?P<full>hoàn thành\s(?:tốt\s|xuất sắc\s|100%\s)?{TARGET})(?!\w)"
)
_NOT_MET = regex(
    rf"(?<!\w)(?:chưa|không)\s(?:đạt|hoàn thành|đảm bảo|bảo đảm)\s(?:được\s)?(?:các\s)?{TARGET}(?!\w)"
)
_ASIDE = regex(
    r"(?:(?:đạt và|hoàn thành và|và|nhưng|nên|do đó|như vậy|tuy nhiên|tuy|đã|cũng|song|vẫn|còn|mới)(?:\s|$))*"
)
_NEUTRAL = regex(
    r"(?:\s(?:đăng ký|đề ra|đã đề ra|đặt ra|được giao|đã giao|giao|kế hoạch|năm ¤+|đã đăng ký|đăng ký))*"
)
_WISH = regex(
    r"(?<!\w)(?:phấn đấu|quyết tâm|để|nhằm|cần|sẽ|tiếp tục|dự kiến|đề nghị|yêu cầu|nếu|khả năng|ước"
    r"|cơ bản|gần|hướng tới|mục đích)(?!\w)"
)


@check("E-AUDIT-MET", Severity.ERROR)
def met(manuscript: Manuscript) -> Iterator[Seen]:
    """Kết luận «vượt chỉ tiêu», «hoàn thành», «chưa đạt» phải đúng với tỷ lệ hoặc cặp số của câu.

    Chỉ xét khi câu ghi rõ tỷ lệ là so với chỉ tiêu, kế hoạch, mục tiêu, dự toán («đạt 98% kế hoạch»)
    và kết luận đứng liền sau. Tỷ lệ mà chính nó là chỉ tiêu («độ bao phủ 92%, vượt chỉ tiêu») không xét.
    Đúng: «đạt 98,2% kế hoạch, chưa hoàn thành chỉ tiêu giao».
    Sai: «đạt 98,2% kế hoạch, vượt chỉ tiêu giao» (98,2% chưa đạt 100%).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            words = sentence.low[: sentence.end]
            for pattern, is_met in ((_MET, True), (_NOT_MET, False)):
                for match in pattern.finditer(words, sentence.start):
                    yield from _conclusion(passage, sentence, match, is_met=is_met)


def _conclusion(
    passage: TextPassage, sentence: ReadSentence, match: re.Match[str], *, is_met: bool
) -> Iterator[Seen]:
    before = [one for one in sentence.quantities if one.end <= match.start()]
    if not before or not _stands_alone(sentence, before[-1], match):
        return
    rate = _rate_told(sentence, before)
    if rate is None:
        return
    yield Held(passage, rate.claim.start, rate.claim.end)
    if is_met and rate.high < _HUNDRED:
        message = say("{rate} là chưa đạt, văn bản ghi «{told}»", rate=rate.written, told=match[0])
    elif not is_met and rate.low > _HUNDRED:
        message = say("{rate} là vượt, văn bản ghi «{told}»", rate=rate.written, told=match[0])
    else:
        return
    yield FigureDoubt(
        passage,
        *match.span(),
        message,
        f"{rate.written} {'<' if is_met else '>'} 100%",
        None,
        decides=True,
        others=((passage, rate.claim.start, rate.claim.end),),
    )


def _stands_alone(sentence: ReadSentence, last: ReadFigure, match: re.Match[str]) -> bool:
    """Whether nothing but commas and small words parts a conclusion from what it concludes."""
    gap = sentence.low[last.end : match.start()]
    if len(gap) > _REACH or ";" in gap or _WISH.search(gap):
        return False
    aside = _ASIDE.match(clause_before(gap))
    is_aside = aside and aside.end() == len(clause_before(gap))
    rest = sentence.low[match.end() : sentence.end]
    neutral = _NEUTRAL.match(rest)
    return bool("," in gap and is_aside and END.match(rest, neutral.end() if neutral else 0))


_GOODS = regex(r"(?:sáng kiến|đề tài|giải pháp|tiết|sản phẩm|mô hình|công trình|suất)(?!\w)")


@unchanging(frozen=True, slots=True)
class Reached:
    """From what to what per cent of a target were reached, where and how that was told."""

    low: Fraction
    high: Fraction
    claim: ClaimedNumber
    written: str


def _rate_told(sentence: ReadSentence, before: list[ReadFigure]) -> Reached | None:
    """What per cent of the target was told last."""
    last = before[-1]
    if not last.is_percent and last.whole is None and len(before) > 1:
        lead = lead_of(last.before)
        last = before[-2] if _OVER.search(lead) or _UNDER.search(lead) else last
    if last.is_percent and is_of_target(last.after) and not names_one_of_several(last.after):
        low, high = last.bounds.low, last.bounds.high
        if low is None or high is None:
            return None
        return Reached(low, high, last.claim, sentence.printed(last.claim))
    if last.is_percent and len(before) > 1 and before[-2].whole:
        last = before[-2]
    return _of_pair(sentence, last)


def _of_pair(sentence: ReadSentence, pair: ReadFigure) -> Reached | None:
    """A pair is surely of a target where more was counted than the whole, or goods or money; else of all."""
    whole = pair.whole
    if whole is None or whole.value <= 0 or whole.measure is not pair.claim.measure:
        return None
    rate = pair.claim.value * _HUNDRED / whole.value
    noun = pair.noun.lower()
    is_goods = whole.measure is NumberKind.MONEY or bool(_GOODS.match(noun))
    if pair.claim.hedge or (rate <= _HUNDRED and not is_goods):
        return None
    written = f"{sentence.printed(pair.claim)}/{sentence.printed(whole)}"
    return Reached(rate, rate, pair.claim, written)

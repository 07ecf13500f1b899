"""Percentages against what they are told of: pairs, counts with their target, shares of a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from fractions import Fraction
from itertools import pairwise, permutations

from generator.audit.arithmetic import (
    agrees,
    as_set,
    difference,
    is_cut,
    ratio,
    rounded,
    shown,
    total,
)
from generator.audit.audit_check import FigureDoubt, Held, Seen, check
from generator.audit.likely_slips import SHIFTED, SWAPPED, likely_slip, slip_hint
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.records.cues import is_threshold
from generator.audit.sentences import ReadFigure, ReadSentence, is_kin
from generator.audit.tie_words import (
    NAMES_TARGET_LAST,
    OPENS_TARGET,
    TARGET,
    TO_TOTAL,
    is_change,
    is_concluded,
    is_intro,
    is_of_other,
    is_of_target,
    is_of_total,
    is_same_target,
    names_one_of_several,
    ties_closely,
    without_asides,
)
from generator.problems import Message, Severity, say
from generator.wording import ClaimedNumber, Interval
from generator.workspace import regex, unchanging

_HUNDRED = 100
_MOST_OTHERS = 12
_PAIR = 2
_REACH = 120
_PASSAGES = 3
_PLAIN = {2, 3, 4, 5, 10}
_SOME_POINTS = 3
_SENTENCES = 6
_NAMED_TARGET = regex(rf"(?<!\w){TARGET}(?!\w)[^0-9,;.()]{{0,60}}\(?$")
_ALL = regex(r"(?<!\w)(?:cả|tất cả|toàn bộ)\s*$")
_ON = regex(r"(?<!\w)(?:trên(?P<all>\s(?:tổng số|tổng))?|(?P<of>trong\stổng số))$")
_OF_TOTAL = regex(r"(?:trên|trong|của|so với)?\s?(?:tổng số|tổng)")
_FROM_ALL = regex(r"(?<!\w)(?:trong|trên)\s(?:tổng số|tổng)\s*$")
_RATE = regex(r"(?:tỷ lệ|tỉ lệ|chiếm|đạt|bằng)\s*$")
_REACHED = regex(r"[^0-9;]{0,60}(?<!\w)(?:đạt|bằng|thực hiện|mới đạt)")
_IN_BRACKET = regex(
    r"(?P<head>[^0-9,;:()]{0,60})(?:\(|,\s(?:tương ứng|tương đương|tức|với))(?P<tail>[^0-9,;()]*)$"
)
_TARGET_BEHIND = regex(
    rf"\s*(?:so với\s|của\s)?(?:tổng\s)?(?:số\s)?{TARGET}(?!\w)[^0-9,;.()]{{0,60}}{OPENS_TARGET}"
)
_COMPARED = regex(r"so với(?!\w)[^0-9;,()]{0,60}\(")
_AGAINST = regex(
    r"[^0-9,;.()]{0,30}(?:so với|trên tổng số|trong tổng số)(?:\s(?:trên|hơn|gần|khoảng|tổng số))?"
)
_SET_AGAINST = regex(rf"(?:so với|trên|/|\()[^0-9,;.()]{{0,30}}{TARGET}(?!\w)[^0-9,;.()]{{0,30}}$")
_DONE = regex(r"(?<!\w)(?:thực hiện|đạt|được|đã|kết quả|hoàn thành|có)(?!\w)")
_CARRIED = regex(r"(?<!\w)(?:tồn|mới|kỳ trước|năm trước|chuyển sang|cũ)(?!\w)")
_GRANTED = regex(
    r"(?<!\w)(?:cấp|bố trí|phân bổ|giao|vốn|kinh phí|đăng ký|thụ lý|tiếp nhận|triệu tập|phát ra"
    r"|phát hành)(?!\w)[^0-9,;.()]{0,40}$"
)
_SPENT = regex(
    r"(?<!\w)(?:giải ngân|sử dụng|đã chi|thực hiện|thanh toán|quyết toán|giải quyết|xét xử|có mặt"
    r"|thu về|thu vào|trả lời|xử lý)(?!\w)"
)
_SURPLUS = regex(r"[^0-9;]{0,60}?[,(]?\s*(?P<word>vượt|còn thiếu|thiếu|hụt)\s*$")
_SHARE = regex(r"[^0-9,;.()]{0,60}(?:\(|,\s?chiếm)(?P<tail>[^0-9,;()]*)$")
_INNER = regex(r"trong đó|gồm")
_TIMES = {"tháng", "năm", "quý", "ngày", "tuần", "giai", "đợt", "kỳ"}
_NO_RATIO = regex(r"\s*(?:điểm|sao|mmhg)(?!\w)")
_SCALE_BEFORE = regex(r"(?:tỷ lệ|tỉ lệ|huyết áp)\s*$")


class Strength(IntEnum):
    """How surely figures belong together."""

    WEAK = 0
    LIKELY = 1
    CERTAIN = 2


@unchanging(frozen=True, slots=True)
class Tie:
    """What a percentage may be told of: `part` of `base`, which `written` shows as a fraction."""

    part: ClaimedNumber
    base: Interval
    written: str
    told: tuple[ClaimedNumber, ...]
    strength: Strength
    far: TextPassage | None = None

    def places(self, passage: TextPassage) -> tuple[tuple[TextPassage, int, int], ...]:
        """Where the figures stand: the last one in another passage where the target was told there."""
        homes = [passage] * (len(self.told) - 1) + [self.far or passage]
        return tuple((home, one.start, one.end) for home, one in zip(homes, self.told, strict=True))

    @property
    def possible(self) -> Interval | None:
        return ratio(self.part.bounds, self.base)

    @property
    def exact(self) -> Fraction | None:
        """The percentage that was meant; None where a whole of nought has none."""
        base = self.base.low if self.base.low is not None else self.base.high
        return self.part.value * _HUNDRED / base if base else None


def _of(
    sentence: ReadSentence, part: ClaimedNumber, whole: ClaimedNumber, strength: Strength
) -> Tie:
    written = f"{sentence.printed(part)}/{sentence.printed(whole)}"
    return Tie(part, as_set(whole), written, (part, whole), strength)


@check("E-AUDIT-PERCENT", Severity.ERROR)
def percents(manuscript: Manuscript) -> Iterator[Seen]:
    """Tỷ lệ phần trăm phải đúng với hai số mà câu nêu.

    Đọc: «a/b …, đạt p%», «a …, bằng p% chỉ tiêu (b)», «chỉ tiêu b, thực hiện a, đạt p%», «a, đạt p%
    chỉ tiêu, vượt n», «tổng số b, trong đó a (p%)», «a trên tổng số b, đạt p%», «a, chiếm p% trên tổng số b». Mức xếp loại («đạt dưới 50% chỉ tiêu») không phải
    kết quả của ai nên không xét. Được làm tròn hoặc bỏ phần lẻ; bỏ phần lẻ thì lưu ý.
    Hai số có lẽ nhưng chưa chắc là của tỷ lệ ấy thì chỉ cảnh báo.
    Đúng: «1.539/600 sáng kiến, đạt 256,5%».
    Sai: «1.539/600 sáng kiến, đạt 265,5%» (1.539/600 là 256,5%).
    """
    before: list[TextPassage] = []
    for passage in manuscript.passages:
        targets = [one for other in before for one in _targets(other, other.sentences)]
        for place, sentence in enumerate(passage.sentences):
            own = _targets(passage, passage.sentences[max(0, place - _SENTENCES) : place])
            for at, rate in enumerate(sentence.quantities):
                if rate.is_percent:
                    whole = _totals(passage, passage.sentences[max(0, place - 1) : place])
                    yield from _judged(passage, sentence, at, ([*own, *targets], whole))
                elif rate.whole:
                    yield from _all_of_all(passage, sentence, rate)
        before = [passage, *before[: _PASSAGES - 1]]


@unchanging(frozen=True, slots=True)
class _Target:
    """A target that another sentence tells."""

    passage: TextPassage
    sentence: ReadSentence
    told: ReadFigure


def _targets(passage: TextPassage, sentences: Sequence[ReadSentence]) -> list[_Target]:
    """The targets that sentences of a passage tell, the nearest first."""
    return [
        _Target(passage, sentence, one)
        for sentence in reversed(sentences[-_SENTENCES:])
        for at, one in reversed([*enumerate(sentence.quantities)])
        if one.is_amount
        and _NAMED_TARGET.search(without_asides(one.before[-_REACH:]))
        and not (at and _is_used(sentence.quantities[at - 1], one))
    ]


def _is_used(rate: ReadFigure, target: ReadFigure) -> bool:
    """«đạt 107,2% kế hoạch (100.000 lượt)»: the target of that percentage, not of the next ones."""
    return rate.is_percent and target.before.rstrip().endswith("(")


def _totals(passage: TextPassage, sentences: Sequence[ReadSentence]) -> list[_Target]:
    """The amounts of the last sentence, which a share of the next may be told of."""
    return [
        _Target(passage, sentence, one)
        for sentence in sentences[-1:]
        for one in sentence.quantities
        if one.is_amount and not is_change(one.before)
    ]


def _all_of_all(passage: TextPassage, sentence: ReadSentence, pair: ReadFigure) -> Iterator[Seen]:
    """«cả 11/11 đơn vị»: all of them are as many as there are."""
    whole = pair.whole
    if whole is None or not _ALL.search(pair.before) or pair.claim.hedge or not pair.noun:
        return
    yield Held(passage, pair.start, pair.end)
    if pair.claim.value != whole.value:
        told = sentence.printed(pair.claim), sentence.printed(whole)
        message = say("«cả» mà {part} khác {whole}", part=told[0], whole=told[1])
        yield FigureDoubt(passage, pair.start, pair.end, message, f"{told[0]} ≠ {told[1]}")


def _judged(
    passage: TextPassage,
    sentence: ReadSentence,
    at: int,
    before: tuple[Sequence[_Target], Sequence[_Target]],
) -> Iterator[Seen]:
    rate = sentence.quantities[at].claim
    if is_threshold(sentence.text[sentence.start : rate.start], sentence.text[rate.end :]):
        return
    targets, totals = before
    ties = [*_ties(sentence, at), *_told_elsewhere(sentence, at, targets)]
    ties += _of_told_total(sentence, at, totals)
    ties.sort(key=lambda tie: -tie.strength)
    fitting = next((tie for tie in ties if agrees(rate, tie.possible)), None)
    fitting = fitting or next((tie for tie in ties if _is_balanced(sentence, rate, tie)), None)
    if fitting is None:
        doubtful = next((tie for tie in ties if tie.strength and _is_firm(tie)), None)
        if doubtful:
            yield _doubt(passage, sentence, rate, doubtful)
        return
    yield Held(passage, rate.start, rate.end)
    yield from (Held(*place) for place in fitting.places(passage))
    exact = fitting.exact
    if fitting.strength is Strength.CERTAIN and exact and _was_cut(fitting, rate, exact):
        yield _cut(passage, sentence, rate, fitting, exact)


def _is_balanced(sentence: ReadSentence, rate: ClaimedNumber, tie: Tie) -> bool:
    """Whether a share is off by less than its last digit, in a row that was made to be a hundred."""
    exact = tie.exact
    if exact is None or abs(exact - rate.value) >= rate.step:
        return False
    shares = [one.claim.value for one in sentence.quantities if one.is_percent]
    return len(shares) > _PAIR and sum(shares) == _HUNDRED


def _is_firm(tie: Tie) -> bool:
    possible = tie.possible
    return possible is not None and None not in {possible.low, possible.high}


def _was_cut(tie: Tie, rate: ClaimedNumber, exact: Fraction) -> bool:
    return all(claim.is_exact for claim in tie.told) and is_cut(rate, exact)


def _doubt(
    passage: TextPassage, sentence: ReadSentence, rate: ClaimedNumber, tie: Tie
) -> FigureDoubt:
    """An error where the figures surely belong together, or where a plain slip made the one of the other."""
    exact = tie.exact or Fraction(0)
    right = shown(exact, rate)
    slip, hint = _slip(rate, tie)
    is_plain = tie.far is None and slip in {SWAPPED.source, SHIFTED.source}
    is_sure = tie.strength is Strength.CERTAIN or is_plain
    return FigureDoubt(
        passage,
        rate.start,
        rate.end,
        say(
            "{pair} là {right}, văn bản ghi {told}",
            pair=tie.written,
            right=right,
            told=sentence.printed(rate),
        ),
        f"{tie.written} = {right}",
        hint,
        (rate.value >= _HUNDRED) is not (exact >= _HUNDRED),
        tie.places(passage),
        None if is_sure else Severity.WARNING,
    )


def _cut(
    passage: TextPassage, sentence: ReadSentence, rate: ClaimedNumber, tie: Tie, exact: Fraction
) -> FigureDoubt:
    right = shown(exact, rate)
    message = say(
        "{pair} làm tròn là {right}, văn bản ghi {told} (bỏ phần lẻ)",
        pair=tie.written,
        right=right,
        told=sentence.printed(rate),
    )
    return FigureDoubt(
        passage, rate.start, rate.end, message, f"{tie.written} = {right}", lighter=Severity.INFO
    )


def _slip(rate: ClaimedNumber, tie: Tie) -> tuple[str, Message | None]:
    """How the percentage came about, or the number over the line where two digits changed places."""
    exact = tie.exact or Fraction(0)
    nearest = rounded(exact, rate.step)
    slip = likely_slip(
        rate.value, rate.step, lambda value: value == nearest or abs(value - exact) * 1000 < exact
    )
    if slip:
        return slip[0].source, slip_hint(slip, rate)
    part = tie.part
    swapped = likely_slip(
        part.value, part.step, lambda value: agrees(rate, ratio(Interval(value, value), tie.base))
    )
    if swapped and swapped[0] == SWAPPED:
        return SWAPPED.source, slip_hint(swapped, part)
    return "", None


def _ties(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """What the percentage at this place may be told of; the surest come in no order."""
    if is_change(sentence.quantities[at].before):
        return
    yield from _pair_before(sentence, at)
    yield from _pair_behind(sentence, at)
    yield from _target_behind(sentence, at)
    yield from _compared_behind(sentence, at)
    yield from _total_behind(sentence, at)
    yield from _target_before(sentence, at)
    yield from _with_surplus(sentence, at)
    yield from _short_of_target(sentence, at)
    yield from _out_of(sentence, at)
    yield from _share(sentence, at)
    yield from _any_two(sentence, at)


def _pair_before(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«1.539/600 sáng kiến, đạt 256,5%»: of several pairs in a row any, or all together."""
    pairs = []
    for one in reversed(sentence.quantities[:at]):
        if one.whole is None:
            break
        pairs.append(one)
    if not pairs or not _is_share(pairs[0]):
        return
    rate = sentence.quantities[at]
    strength = _pair_strength(sentence, pairs[0], rate)
    if _is_about(pairs[0], rate):
        strength = Strength.WEAK
    if len(pairs) > 1:
        strength = min(strength, Strength.LIKELY)
        yield from (_pair(sentence, pair, Strength.WEAK) for pair in pairs[1:])
        yield from _together(pairs)
    yield _pair(sentence, pairs[0], strength)


def _is_about(pair: ReadFigure, rate: ReadFigure) -> bool:
    """Whether a plain fraction stands for a finer percentage: «9/10 người dân hài lòng (90,3%)»."""
    whole = pair.whole
    if whole is None or whole.value not in _PLAIN or rate.claim.step == 1:
        return False
    return abs(pair.claim.value * _HUNDRED / whole.value - rate.claim.value) <= _SOME_POINTS


def _pair(sentence: ReadSentence, pair: ReadFigure, strength: Strength) -> Tie:
    assert pair.whole  # noqa: S101
    return _of(sentence, pair.claim, pair.whole, strength)


def _together(pairs: list[ReadFigure]) -> Iterator[Tie]:
    """Two and more pairs added up: «15/20 xã, 6/10 phường, đạt 70%»."""
    wholes = [pair.whole for pair in pairs if pair.whole]
    parts = [pair.claim for pair in pairs]
    if all(claim.is_exact for claim in (*parts, *wholes)):
        part = replace(parts[0], value=sum((claim.value for claim in parts), Fraction(0)))
        whole = total([claim.bounds for claim in wholes])
        yield Tie(part, whole, "", (*parts, *wholes), Strength.WEAK)


def _is_share(pair: ReadFigure) -> bool:
    """Whether a pair is so many of so many: no mark out of ten, no change, no «1.206 vụ/2.085 bị cáo»."""
    whole = pair.whole
    is_one = whole is not None and whole.measure is pair.claim.measure
    behind = (whole.noun if whole else "") or " ".join(pair.after.split()[:1])
    is_one = is_one and (behind[:1] in {"", ",", ".", ";", ")"} or is_kin(pair.claim.noun, behind))
    return is_one and not (
        _NO_RATIO.match(pair.after) or _SCALE_BEFORE.search(pair.before) or is_change(pair.before)
    )


def _pair_strength(sentence: ReadSentence, pair: ReadFigure, rate: ReadFigure) -> Strength:
    if not ties_closely(sentence.between(pair, rate)):
        return Strength.WEAK
    if is_concluded(rate.after) or is_of_total(rate.after, pair.noun):
        return Strength.CERTAIN
    if is_of_target(rate.after):
        return Strength.LIKELY if names_one_of_several(rate.after) else Strength.CERTAIN
    return Strength.WEAK


def _pair_behind(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«90% (45/50 hộ)», «90%, tương ứng 45/50 hộ»."""
    for pair in sentence.quantities[at + 1 : at + 2]:
        gap = _IN_BRACKET.fullmatch(sentence.between(sentence.quantities[at], pair))
        if pair.whole and _is_share(pair):
            is_certain = gap and is_intro(gap["tail"])
            yield _pair(sentence, pair, Strength.CERTAIN if is_certain else Strength.WEAK)
    for part, whole in pairwise(sentence.quantities[at + 1 : at + 3]):
        gap = _IN_BRACKET.fullmatch(sentence.between(sentence.quantities[at], part))
        if gap and is_intro(gap["tail"]) and _AGAINST.fullmatch(sentence.between(part, whole)):
            yield _of(sentence, part.claim, whole.claim, Strength.CERTAIN)


def _target_behind(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«1.539 sáng kiến, bằng 256,5% chỉ tiêu (600)»: which target is meant stands there."""
    part = _counted_before(sentence, at)
    for whole in sentence.quantities[at + 1 : at + 2]:
        gap = sentence.between(sentence.quantities[at], whole)
        is_set = _AGAINST.match(whole.after)
        if part is None or is_set or not _are_like(part, whole) or len(gap) >= _REACH:
            continue
        if _TARGET_BEHIND.match(gap):
            is_next = part is sentence.quantities[at - 1]
            is_close = ties_closely(sentence.between(part, sentence.quantities[at]))
            strength = Strength.CERTAIN if is_next and is_close else Strength.LIKELY
            yield _of(sentence, part.claim, whole.claim, strength)


def _compared_behind(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«8.765 tỷ đồng, …, bằng 89,6% so với cùng kỳ (9.780 tỷ đồng)»."""
    part = _counted_before(sentence, at)
    for whole in sentence.quantities[at + 1 : at + 2]:
        gap = sentence.between(sentence.quantities[at], whole)
        if part and _are_like(part, whole) and len(gap) < _REACH and _COMPARED.fullmatch(gap):
            yield _of(sentence, part.claim, whole.claim, Strength.LIKELY)


def _total_behind(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«1.104 hộ đạt chuẩn, chiếm 42,5% trên tổng số 2.597 hộ»: of the whole that stands right behind."""
    part = sentence.quantities[at - 1] if at else None
    for whole in sentence.quantities[at + 1 : at + 2]:
        gap = sentence.between(sentence.quantities[at], whole)
        if (
            part
            and part.noun
            and whole.noun
            and _are_like(part, whole)
            and _OF_TOTAL.fullmatch(gap)
        ):
            is_close = ties_closely(sentence.between(part, sentence.quantities[at]))
            is_close = is_close and whole.claim.value >= part.claim.value
            strength = Strength.LIKELY if is_close and not is_change(part.before) else Strength.WEAK
            yield _of(sentence, part.claim, whole.claim, strength)


def _counted_before(sentence: ReadSentence, at: int) -> ReadFigure | None:
    """The nearest amount in front of a percentage that is neither in brackets nor a change."""
    for one in reversed(sentence.quantities[max(0, at - _MOST_OTHERS) : at]):
        if one.whole is not None or ";" in sentence.between(one, sentence.quantities[at]):
            return None
        if one.is_amount and not sentence.is_in_brackets(one) and not is_change(one.before):
            return one
    return None


def _strength(sentence: ReadSentence, counted: ReadFigure, at: int) -> Strength:
    """How surely the percentage speaks of a count in front of it, the target being told."""
    rate = sentence.quantities[at]
    is_close = ties_closely(sentence.between(counted, rate)) and not is_change(counted.before)
    is_open = is_concluded(rate.after) or is_of_target(rate.after)
    if not (is_close and is_open):
        return Strength.WEAK
    return Strength.LIKELY if names_one_of_several(rate.after) else Strength.CERTAIN


def _are_like(part: ReadFigure, whole: ReadFigure) -> bool:
    amounts = part.is_amount and whole.is_amount
    is_time = whole.noun.lower().split()[:1] and whole.noun.lower().split()[0] in _TIMES
    return amounts and part.is_like(whole) and not is_time


def _target_before(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«chỉ tiêu 600 sáng kiến, thực hiện 1.539 sáng kiến, đạt 256,5%», or the target second."""
    one, two = sentence.quantities[at - 2 : at] if at > 1 else (None, None)
    if one is None or two is None or not _are_like(one, two):
        return
    if NAMES_TARGET_LAST.search(one.before[-_REACH:]) and _DONE.search(two.before):
        yield _of(sentence, two.claim, one.claim, _strength(sentence, two, at))
    elif _SET_AGAINST.search(two.before[-_REACH:]):
        yield _of(sentence, one.claim, two.claim, _strength(sentence, two, at))
    elif _CARRIED.search(sentence.low, sentence.start, one.start):
        return
    elif _GRANTED.search(one.before[-_REACH:]) and _SPENT.search(two.before):
        strength = min(_strength(sentence, two, at), Strength.LIKELY)
        yield _of(sentence, two.claim, one.claim, strength)


def _with_surplus(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«1.539 sáng kiến, đạt 256,5% chỉ tiêu (vượt 939 sáng kiến)»: the surplus tells the target."""
    if not at or at + 1 >= len(sentence.quantities):
        return
    part, rate, over = sentence.quantities[at - 1 : at + 2]
    found = _SURPLUS.fullmatch(over.before.strip()[-_REACH:])
    if not (found and _are_like(part, over) and not is_of_other(over.after)):
        return
    is_more = found["word"] == "vượt"
    base = difference(part.bounds, over.bounds) if is_more else total([part.bounds, over.bounds])
    sign = "-" if is_more else "+"
    first, second = sentence.printed(part.claim), sentence.printed(over.claim)
    strength = min(
        _strength(sentence, part, at),
        Strength.LIKELY if not is_of_target(rate.after) else Strength.CERTAIN,
    )
    yield Tie(
        part.claim, base, f"{first}/({first} {sign} {second})", (part.claim, over.claim), strength
    )


def _short_of_target(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«so với chỉ tiêu (360 tiết): đạt 52,2%, còn thiếu 172 tiết»: target and shortfall tell the count."""
    if not at or at + 1 >= len(sentence.quantities):
        return
    whole, rate, gap = sentence.quantities[at - 1 : at + 2]
    found = _SURPLUS.fullmatch(gap.before.strip()[-_REACH:])
    between = sentence.between(whole, rate)[-_REACH:]
    is_told = found and _NAMED_TARGET.search(whole.before[-_REACH:]) and _REACHED.fullmatch(between)
    if not (found and is_told and _are_like(whole, gap)) or is_of_other(gap.after):
        return
    sign, way = ("+", 1) if found["word"] == "vượt" else ("-", -1)
    if whole.claim.hedge or gap.claim.hedge:
        return
    part = replace(whole.claim, value=whole.claim.value + way * gap.claim.value)
    first, second = sentence.printed(whole.claim), sentence.printed(gap.claim)
    written = f"({first} {sign} {second})/{first}"
    told = (gap.claim, whole.claim)
    if part.value >= 0:
        yield Tie(part, as_set(whole.claim), written, told, Strength.CERTAIN)


def _out_of(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«14.502 người trên 15.800 nhân khẩu, tỷ lệ 91,78%»; «trong tổng số 2.597 hộ có 1.104 hộ, đạt 42,5%»;
    «642 học sinh; 455 học sinh …, tỷ lệ 70,9%».
    """
    one, two = sentence.quantities[at - 2 : at] if at > 1 else (None, None)
    if one is None or two is None or not (one.noun and two.noun and _are_like(one, two)):
        return
    gap = sentence.between(one, two)
    close = _strength(sentence, two, at)
    on = _ON.search(gap)
    if on and "," not in gap and one.claim.value <= two.claim.value:
        whole = replace(two.claim, hedge=None)
        is_told = on["all"] or on["of"]
        yield _of(sentence, one.claim, whole, close if is_told else min(close, Strength.LIKELY))
    elif _FROM_ALL.search(one.before) and _DONE.search(gap) and one.claim.value > two.claim.value:
        yield _of(sentence, two.claim, one.claim, min(close, Strength.LIKELY))
    elif ";" in gap and _RATE.search(sentence.quantities[at].before) and _is_same(one, two):
        tail = sentence.between(two, sentence.quantities[at])
        is_near = ";" not in tail and is_concluded(sentence.quantities[at].after)
        strength = (
            Strength.LIKELY if is_near and one.claim.value >= two.claim.value else Strength.WEAK
        )
        yield _of(sentence, two.claim, one.claim, strength)


def _is_same(one: ReadFigure, two: ReadFigure) -> bool:
    """Whether two nouns begin with the same two words: `học sinh`."""
    first, second = (each.noun.lower().split()[:_PAIR] for each in (one, two))
    return first == second


def _told_elsewhere(sentence: ReadSentence, at: int, targets: Sequence[_Target]) -> Iterator[Tie]:
    """«…, đạt 74,4% mục tiêu»: of a target that the sentences before tell."""
    rate = sentence.quantities[at]
    part = next((one for one in reversed(sentence.quantities[:at]) if not one.is_percent), None)
    if part is None or not part.is_amount or not part.noun:
        return
    if not is_of_target(rate.after):
        targets = targets[:1] if is_concluded(rate.after) and targets else ()
    like = [one for one in targets if one.told.noun and _are_like(part, one.told)]
    for place, one in enumerate(like):
        is_near = place == 0 and _strength(sentence, part, at) > Strength.WEAK
        is_near = is_near and (
            is_same_target(_raw_after(sentence, rate), _raw_before(one))
            if is_of_target(rate.after)
            else one.sentence.text is sentence.text and one.sentence.end == sentence.start
        )
        has_own = sentence.quantities[at + 1 : at + 2] and "(" in rate.after
        strength = Strength.LIKELY if is_near and not has_own else Strength.WEAK
        yield _far(sentence, part, one, strength)


def _raw_after(sentence: ReadSentence, rate: ReadFigure) -> str:
    """What follows a percentage with its digits: `giai đoạn 1` and `giai đoạn 2` are not the same."""
    return sentence.text[rate.end : rate.end + len(rate.after)].lower()


def _raw_before(target: _Target) -> str:
    start = target.told.start
    return target.sentence.text[max(0, start - len(target.told.before)) : start].lower()


def _far(sentence: ReadSentence, part: ReadFigure, target: _Target, strength: Strength) -> Tie:
    whole = target.told.claim
    return Tie(
        part.claim,
        as_set(whole),
        f"{sentence.printed(part.claim)}/{target.sentence.printed(whole)}",
        (part.claim, whole),
        strength,
        target.passage,
    )


def _of_told_total(sentence: ReadSentence, at: int, totals: Sequence[_Target]) -> Iterator[Tie]:
    """«… 163.532 sáng kiến. 03 đơn vị có 68.559 sáng kiến, chiếm 41,9% tổng số»."""
    rate, part = sentence.quantities[at], sentence.quantities[at - 1] if at else None
    if part is None or not part.is_amount or not part.noun or not TO_TOTAL.match(rate.after):
        return
    like = [
        one
        for one in totals
        if _are_like(part, one.told)
        and _is_same(part, one.told)
        and one.told.claim.value > part.claim.value
    ]
    is_near = len(like) == 1 and ties_closely(sentence.between(part, rate))
    for one in like:
        yield _far(sentence, part, one, Strength.LIKELY if is_near else Strength.WEAK)


def _share(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """«tổng số 400 học sinh, trong đó nữ 180 em (45%)»: of any whole that was told before."""
    if not at:
        return
    part, rate = sentence.quantities[at - 1], sentence.quantities[at]
    gap = _SHARE.fullmatch(sentence.between(part, rate)[:_REACH])
    wholes = [
        one
        for one in sentence.quantities[max(0, at - _MOST_OTHERS) : at - 1]
        if _are_like(part, one) and one.claim.value >= part.claim.value
    ]
    inner = _INNER.findall(sentence.low[sentence.start : part.start])
    is_likely = (
        gap
        and is_intro(gap["tail"])
        and is_concluded(rate.after)
        and len(wholes) == 1
        and len(inner) == 1
        and not is_change(part.before)
    )
    for whole in wholes:
        yield _of(
            sentence, part.claim, whole.claim, Strength.LIKELY if is_likely else Strength.WEAK
        )


def _any_two(sentence: ReadSentence, at: int) -> Iterator[Tie]:
    """Any two like amounts before the percentage: what they give is no doubt, only no error."""
    near = sentence.quantities[max(0, at - _MOST_OTHERS) : at]
    before = [one for one in near if one.is_amount and one.claim.hedge is None]
    for part, whole in permutations(before, 2):
        if _are_like(part, whole):
            yield _of(sentence, part.claim, whole.claim, Strength.WEAK)

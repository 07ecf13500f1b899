"""Growth and decline against the two values that they lie between; points told as per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from generator.audit.arithmetic import agrees, difference, ratio, rounded, shown
from generator.audit.audit_check import FigureDoubt, Held, Seen, all_held, check, places_of
from generator.audit.likely_slips import likely_slip, slip_hint
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.audit.tie_words import TARGET, clause_before, is_change, is_concluded, lead_of
from generator.problems import Severity, say
from generator.wording import ClaimedNumber, Interval, NumberKind

_REACH = 120
_MOST_OTHERS = 10
_CHANGED = re.compile(
    r"(?:^|\s)(?P<word>tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?:\s(?:thêm|được|đi|lên|là|nhẹ|mạnh))?$"
)
_FROM = re.compile(r"(?:^|\s)từ$")
_VERB = re.compile(r"(?<!\w)(?P<word>tăng|nâng|giảm|hạ)(?!\w)")
_TO = re.compile(r"[^,;.0-9]{0,40}(?<!\w)(?P<word>lên|xuống|còn|đến|thành)(?:\s(?:còn|thành|là))?$")
_WITH = re.compile(
    r"[^;0-9]{0,60}so với(?!\w)(?:(?!\s(?:và|nhưng|song|đạt|khó|còn|là)\s)[^;,0-9(]){0,60}?\(?(?:\s?(?:là|có|đạt|chỉ có|chỉ đạt|:))?\s*$"
)
_ALIKE = re.compile(
    r"[^0-9;,.()]{0,40}[(,]?\s*(?:tương đương|tương ứng|tức|bằng|tăng|giảm|tỷ lệ|tỉ lệ|là|với|\s)*$"
)
_TARGET = re.compile(rf"(?<!\w){TARGET}(?!\w)")
_YEARLY = re.compile(r"\s?(?:/\s?|(?:mỗi|một|hằng|hàng)\s)(?:năm|quý|tháng|ngày)(?!\w)")
_MEAN = re.compile(
    r"(?<!\w)bình quân(?:\s(?:mỗi|hằng|hàng)\s\w+)?\s(?:tăng|giảm)(?!\w)|(?:tăng|giảm)(?: trưởng)? bình quân(?!\w)"
)
_NO_SUBJECT = re.compile(
    r"(?:(?:tương ứng|tương đương|tức|là|tức là|đã|tỷ lệ|tỉ lệ|tốc độ|mức|như vậy|qua đó|và|hay|với|đạt|cụ thể)\s?)*"
)
_INNER = re.compile(r"trong đó|;|riêng|gồm")
_WAYS = {"tăng": 1, "nâng": 1, "giảm": -1, "hạ": -1}
_WAYS |= {"cao hơn": 1, "nhiều hơn": 1, "thấp hơn": -1, "ít hơn": -1}
_ENDS = {1: {"lên", "đến", "thành"}, -1: {"xuống", "còn", "đến"}}


@dataclass(frozen=True, slots=True)
class Movement:
    """From what to what something went, of which `told` says by how much; `first` and `last` as printed."""

    told: ClaimedNumber
    then: Interval
    now: Interval
    first: str
    last: str
    claims: tuple[ClaimedNumber, ...]
    are_rates: bool
    is_certain: bool | None
    way: int = 0

    @property
    def gap(self) -> Interval:
        """By how much it went up or down, never below nought."""
        up, down = difference(self.now, self.then), difference(self.then, self.now)
        return up if _middle(up) >= 0 else down

    @property
    def relative(self) -> Interval | None:
        return ratio(self.gap, self.then)

    @property
    def agrees(self) -> bool:
        if self.told.measure is not NumberKind.PERCENT:
            return agrees(self.told, self.gap)
        return agrees(self.told, self.relative) or self.is_told_in_points

    @property
    def is_turned(self) -> bool:
        """Whether it is told to go up where it went down, or the other way round."""
        return bool(self.is_certain and self.way) and not _AT_LEAST_NOUGHT.meets(self._forward)

    @property
    def _forward(self) -> Interval:
        return difference(*((self.now, self.then) if self.way > 0 else (self.then, self.now)))

    @property
    def is_told_in_points(self) -> bool:
        """Whether a difference of two rates was written as per cent of the first."""
        is_rate = self.told.measure is NumberKind.PERCENT and self.are_rates
        return is_rate and agrees(self.told, self.gap) and not agrees(self.told, self.relative)

    @property
    def right(self) -> Fraction:
        is_relative = self.told.measure is NumberKind.PERCENT and not self.are_rates
        return _middle((self.relative if is_relative else self.gap) or self.gap)

    def working(self) -> str:
        right = shown(self.right, self.told)
        more, less = (
            (self.last, self.first)
            if _middle(self.now) >= _middle(self.then)
            else (self.first, self.last)
        )
        if self.told.measure is NumberKind.PERCENT and not self.are_rates:
            return f"({more} - {less})/{self.first} = {right}"
        return f"{more} - {less} = {right}"


_AT_LEAST_NOUGHT = Interval(Fraction(0), None)


def _middle(bounds: Interval) -> Fraction:
    low, high = bounds.low, bounds.high
    if low is None or high is None:
        return low if low is not None else high if high is not None else Fraction(0)
    return (low + high) / 2


@check("E-AUDIT-GROWTH", Severity.ERROR)
def growth(manuscript: Manuscript) -> Iterator[Seen]:
    """«tăng n», «giảm p%» phải đúng với hai số trước và sau.

    Đọc: «tăng từ a lên b, tăng n, tương đương p%», «b, tăng n (p%) so với năm trước (a)», «b, tăng p% so
    với cùng kỳ (a)»; «giảm từ a xuống b» thì b phải nhỏ hơn a.
    Đúng: «giảm từ 120 vụ xuống còn 95 vụ, giảm 20,8%».
    Sai: «giảm từ 120 vụ xuống còn 95 vụ, giảm 28,0%» ((120 - 95)/120 là 20,8%).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for told, changes in _told(sentence):
                yield from _judged(passage, sentence, told, changes)
            yield from _directions(passage, sentence)
            for at, times in enumerate(sentence.quantities):
                if times.claim.measure is NumberKind.TIMES:
                    yield from _multiple(passage, sentence, at)


@check("I-AUDIT-POINTS", Severity.INFO)
def points(manuscript: Manuscript) -> Iterator[Seen]:
    """Hiệu của hai tỷ lệ phần trăm là điểm phần trăm, không phải phần trăm.

    Đúng: «giảm từ 5,2% xuống 3,1%, giảm 2,1 điểm phần trăm».
    Lưu ý: «giảm từ 5,2% xuống 3,1%, giảm 2,1%» (2,1 là hiệu hai tỷ lệ; giảm tương đối là 40,4%).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for told, changes in _told(sentence):
                found = next((one for one in changes if one.is_told_in_points), None)
                if found and found.is_certain is not None:
                    yield FigureDoubt(
                        passage,
                        told.start,
                        told.end,
                        say(
                            "{told} là hiệu của hai tỷ lệ {first} và {last}, tính bằng điểm phần trăm",
                            told=sentence.printed(told),
                            first=found.first,
                            last=found.last,
                        ),
                        found.working(),
                        say(
                            "ghi «{points} điểm phần trăm»",
                            points=sentence.printed(told).rstrip("% "),
                        ),
                    )


def _judged(
    passage: TextPassage, sentence: ReadSentence, told: ClaimedNumber, changes: list[Movement]
) -> Iterator[Seen]:
    right = next((one for one in changes if one.agrees), None)
    if right:
        yield from all_held(passage, (told, *right.claims))
        if all(one.is_turned for one in changes if one.agrees):
            yield _way_doubt(passage, right)
        return
    wrong = sorted((one for one in changes if one.is_certain is not None), key=_sureness)
    if wrong and None not in {wrong[0].gap.low, wrong[0].gap.high}:
        yield _doubt(passage, sentence, wrong[0])


def _sureness(change: Movement) -> bool:
    return not change.is_certain


def _doubt(passage: TextPassage, sentence: ReadSentence, change: Movement) -> FigureDoubt:
    told = change.told
    nearest = rounded(change.right, told.step)
    slip = likely_slip(told.value, told.step, lambda value: value == nearest)
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        say("{working}, văn bản ghi {told}", working=change.working(), told=sentence.printed(told)),
        change.working(),
        slip_hint(slip, told),
        others=places_of(passage, change.claims),
        lighter=None if change.is_certain else Severity.WARNING,
    )


def _way_doubt(passage: TextPassage, change: Movement) -> FigureDoubt:
    told = change.told
    message = (
        say("từ {first} đến {last} là giảm, văn bản ghi tăng", first=change.first, last=change.last)
        if change.way > 0
        else say(
            "từ {first} đến {last} là tăng, văn bản ghi giảm", first=change.first, last=change.last
        )
    )
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        message,
        change.working(),
        decides=True,
        others=places_of(passage, change.claims),
    )


def _told(sentence: ReadSentence) -> Iterator[tuple[ClaimedNumber, list[Movement]]]:
    """Every figure that tells a change, with what it may be the change of."""
    quantities = sentence.quantities
    for at, told in enumerate(quantities):
        if told.whole is None and (changes := [*_changes(sentence, at)]):
            yield told.claim, changes


def _changes(sentence: ReadSentence, at: int) -> Iterator[Movement]:
    told = sentence.quantities[at]
    if _YEARLY.match(told.after) or _MEAN.search(clause_before(told.before)):
        return
    if _way(told):
        yield from _from_to(sentence, at, at)
        yield from _from_to_behind(sentence, at)
        yield from _against(sentence, at)
    elif at and _way(sentence.quantities[at - 1]) and told.is_percent:
        gap = sentence.between(sentence.quantities[at - 1], told)
        if _ALIKE.fullmatch(gap[:_REACH]):
            yield from _from_to(sentence, at, at - 1)
            yield from _of_amount(sentence, at)


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


def _way(told: ReadFigure) -> int:
    """Up or down, as the word in front says; 0 where it says neither."""
    found = _CHANGED.search(lead_of(told.before))
    return _WAYS[found["word"]] if found else 0


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
    if first_told < _BOTH:
        return
    then, now = sentence.quantities[first_told - _BOTH : first_told]
    if not (_is_from_to(sentence, then, now) and _fits_kind(told, now)) or _has_subject(told):
        return
    is_near = ";" not in sentence.between(now, told) and _is_open(told)
    yield _change(sentence, told, then, now, is_certain=True if is_near else None)


_OPENS_FROM = re.compile(r"(?:lần )?\((?:tăng )?từ")
_BOTH = 2


def _from_to_behind(sentence: ReadSentence, at: int) -> Iterator[Movement]:
    """«tăng n so với năm trước (từ a lên b)»."""
    told, *ends = sentence.quantities[at : at + _BOTH + 1]
    if len(ends) == _BOTH and _is_from_to(sentence, *ends) and _fits_kind(told, ends[0]):
        gap = sentence.between(told, ends[0])
        is_near = len(gap) < _REACH and gap.endswith("(từ") and ")" not in gap
        yield _change(sentence, told, *ends, is_certain=True if is_near else None)


def _is_open(told: ReadFigure) -> bool:
    """Whether nothing else is named against which the change was."""
    return "so với" not in told.after


def _is_from_to(sentence: ReadSentence, then: ReadFigure, now: ReadFigure) -> bool:
    is_alike = then.whole is None and now.whole is None and then.is_like(now)
    return bool(
        is_alike
        and _FROM.search(clause_before(then.before))
        and _TO.fullmatch(sentence.between(then, now)[:_REACH])
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
        is_near = place == 0 and len(gap) < _REACH and now is sentence.quantities[at - 1]
        certain = not _INNER.search(gap) and len(before) == 1
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
    words = sentence.low[told.end : other.start][-_REACH:]
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
        shown(_middle(base), by.claim),
        shown(_middle(_plus(base, by.bounds)), by.claim),
        (by.claim, *claims),
        are_rates=False,
        is_certain=is_certain,
    )


def _multiple(passage: TextPassage, sentence: ReadSentence, at: int) -> Iterator[Seen]:
    """«tăng từ 20 lên 50, gấp 2,5 lần», «152,4 tỷ đồng, gấp 1,5 lần cùng kỳ (101,6 tỷ đồng)»."""
    told = sentence.quantities[at]
    ends = sentence.quantities[at - _BOTH : at] if at >= _BOTH else ()
    behind = sentence.quantities[at + 1 : at + 1 + _BOTH]
    pair: tuple[ReadFigure, ReadFigure] | None = None
    if len(behind) == _BOTH and _OPENS_FROM.fullmatch(sentence.between(told, behind[0])):
        pair = (behind[0], behind[1]) if _is_from_to(sentence, *behind) else None
    elif len(ends) == _BOTH and _is_from_to(sentence, *ends):
        pair = (ends[0], ends[1])
    elif at and at + 1 < len(sentence.quantities):
        now, then = sentence.quantities[at - 1], sentence.quantities[at + 1]
        gap, back = sentence.between(told, then), sentence.between(now, told)
        is_told = gap.endswith("(") and len(gap) < _REACH and not _INNER.search(gap + back)
        if now.is_amount and then.is_amount and now.is_like(then) and is_told:
            pair = (then, now)
    possible = ratio(pair[1].bounds, pair[0].bounds) if pair else None
    if pair is None or possible is None or None in {possible.low, possible.high}:
        return
    yield Held(passage, told.start, told.end)
    yield from all_held(passage, pair)
    hundredfold = Interval(*(end and end / 100 for end in (possible.low, possible.high)))
    if not agrees(told.claim, hundredfold):
        yield _multiple_doubt(passage, sentence, told, pair)


def _multiple_doubt(
    passage: TextPassage,
    sentence: ReadSentence,
    told: ReadFigure,
    pair: tuple[ReadFigure, ReadFigure],
) -> FigureDoubt:
    first, last = (sentence.printed(one.claim) for one in pair)
    value = pair[1].claim.value / pair[0].claim.value
    working = f"{last}/{first} = {shown(value, told.claim)}"
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        say(
            "{working} lần, văn bản ghi {told}", working=working, told=sentence.printed(told.claim)
        ),
        working,
        others=places_of(passage, pair),
    )


def _directions(passage: TextPassage, sentence: ReadSentence) -> Iterator[Seen]:
    """«giảm từ a xuống b» with b above a."""
    for then, now in pairwise(sentence.quantities):
        if not _is_from_to(sentence, then, now):
            continue
        verbs = [*_VERB.finditer(clause_before(then.before)[-_REACH:])]
        link = _TO.fullmatch(sentence.between(then, now)[:_REACH])
        if not verbs or link is None or then.claim.hedge or now.claim.hedge:
            continue
        way = _WAYS[verbs[-1]["word"]]
        if link["word"] in _ENDS[way] and (now.claim.value - then.claim.value) * way < 0:
            yield _turned(passage, sentence, (then, now), verbs[-1]["word"])


def _turned(
    passage: TextPassage, sentence: ReadSentence, ends: tuple[ReadFigure, ReadFigure], verb: str
) -> FigureDoubt:
    first, last = (sentence.printed(end.claim) for end in ends)
    then, now = ends
    sign = "<" if now.claim.value < then.claim.value else ">"
    return FigureDoubt(
        passage,
        then.start,
        now.end,
        say(
            "văn bản ghi {verb} từ {first} đến {last}, mà {last} {sign} {first}",
            verb=verb,
            first=first,
            last=last,
            sign=sign,
        ),
        f"{last} {sign} {first}",
        decides=True,
    )

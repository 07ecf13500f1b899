"""Targets and what percentages are of, across a document: one target one number, one base for all stages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from generator.audit.audit_check import FigureDoubt, Held, Seen, check
from generator.audit.likely_slips import ONE_DIGIT, SWAPPED, likely_slip
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence, is_kin
from generator.audit.tables.cell_values import Amount
from generator.audit.tables.table_layout import layouts_of
from generator.audit.tie_words import is_of_target, ties_closely, without_hedge
from generator.problems import Severity, say
from generator.wording import ClaimedNumber, Interval, NumberKind, number, short_date
from generator.workspace import regex, unchanging

_LARGE = 100
_ROUND = 100
_FAR_ABOVE = 150
_PLACES = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|trường|ngành|nước|công ty"
_TARGET = regex(
    r"(?<!\w)(?P<kind>chỉ tiêu|mục tiêu|kế hoạch)(?P<what>(?:\s[^\W\d_]+){0,8}?)\s*(?:là|đạt|với|:|\()?\s*$"
)
_AIM = regex(r"(?<!\w)(?<!tiêu )(?<!mức )phấn đấu(?!\w)")
_NO_AIM = regex(r"(?<!\w)(?:còn thiếu|vượt|chỉ tiêu|so với\s*)(?:trên|gần|hơn|\s)*$")
_ALL = regex(rf"(?<!\w)(?:(?:toàn|cả) (?:{_PLACES})|kết thúc chương trình|cả chương trình)(?!\w)")
_PARTIAL = regex(
    r"(?<!\w)(?:giai đoạn|đợt|quý|tháng|mỗi|từng|một|bình quân|hằng năm|hàng năm|năm ¤+|năm học|trong đó|riêng|thêm|tăng)(?!\w)"
)
_BASE = regex(r"\s*(?:so với\s|trên\s|của\s)?(?:tổng số|tổng)\s(?P<noun>[^,.;:()]{2,40})")
_STAGE = regex(r"(?<!\w)giai đoạn\s(?P<number>\d|[ivx]{1,3})(?![\w/-])")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_OPENED = regex(r"\((?:\s*\w+){0,2}\s*$")
_LITTLE = 40
_RISING = regex(r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn|tính từ đầu (?:năm|chương trình))(?!\w)")


@unchanging(frozen=True)
class _Told:
    """A figure with the passage and the sentence that tell it."""

    passage: TextPassage
    sentence: ReadSentence
    quantity: ReadFigure

    @property
    def claim(self) -> ClaimedNumber:
        return self.quantity.claim

    @property
    def printed(self) -> str:
        return self.passage.text[self.claim.start : self.claim.end]

    @property
    def place(self) -> tuple[TextPassage, int, int]:
        return (self.passage, self.claim.start, self.claim.end)


def _told(manuscript: Manuscript) -> Iterator[_Told]:
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for quantity in sentence.quantities:
                yield _Told(passage, sentence, quantity)


@check("W-AUDIT-TARGET", Severity.WARNING)
def targets(manuscript: Manuscript) -> Iterator[Seen]:
    """Một chỉ tiêu thì một con số, ở mọi chỗ trong văn bản.

    Xem: «chỉ tiêu đăng ký», «mục tiêu …» cùng tên, cùng danh từ mà hai số chỉ khác nhau một lỗi gõ; hai câu cùng
    nói «phấn đấu … toàn tỉnh …» đến khi kết thúc mà hai mức khác nhau.

    Sai: «Chỉ tiêu đăng ký về Tổng Liên đoàn là 5.091 sáng kiến», sau đó «chỉ tiêu đăng ký 5.019 sáng kiến».
    """
    known: dict[tuple[str, str], _Told] = {}
    aims: list[_Told] = []
    for told in _told(manuscript):
        claim = told.claim
        if told.quantity.whole or claim.measure not in {NumberKind.COUNT, NumberKind.MONEY}:
            continue
        found = _TARGET.search(without_hedge(told.quantity.before))
        if found and claim.value >= _LARGE:
            key = (found["kind"], " ".join(found["what"].split()[:2]))
            yield from _target_again(known.setdefault(key, told), told)
        if _is_aim(told):
            aims.append(told)
    yield from _aims(aims)


def _target_again(first: _Told, told: _Told) -> Iterator[Seen]:
    one, other = first.claim, told.claim
    if first is told or one.measure is not other.measure or not is_kin(one.noun, other.noun):
        return
    if one.value == other.value:
        yield Held(*told.place)
        yield Held(*first.place)
        return
    slip = likely_slip(other.value, other.step, lambda value: value == one.value)
    if slip is None or one.step != other.step or _are_apart(first, told):
        return
    if slip[0] is SWAPPED or (slip[0] is ONE_DIGIT and one.value % _ROUND and other.value % _ROUND):
        yield FigureDoubt(
            *told.place,
            say(
                "chỉ tiêu ở đây là {told}, ở chỗ trước là {other}",
                told=told.printed,
                other=first.printed,
            ),
            hint=say("có thể {slip}; sửa cho hai chỗ như nhau", slip=slip[0]),
            others=(first.place,),
        )


def _are_apart(one: _Told, other: _Told) -> bool:
    """Whether the sentences speak of other years."""
    return bool(_years(one) and _years(other)) and _years(one) != _years(other)


def _years(told: _Told) -> set[int]:
    return {time.first.year for time in told.sentence.times if time.first}


def _is_aim(told: _Told) -> bool:
    """Whether a figure is what a whole place strives for, to the end of all."""
    low, claim = told.sentence.low, told.claim
    before = low[told.sentence.start : claim.start]
    return (
        claim.value >= _LARGE
        and bool(claim.noun)
        and bool(_AIM.search(before) and _ALL.search(before))
        and not _PARTIAL.search(before)
        and not _NO_AIM.search(before)
    )


def _aims(aims: list[_Told]) -> Iterator[Seen]:
    first: dict[str, _Told] = {}
    for aim in aims:
        noun = " ".join(aim.claim.noun.lower().split()[:2])
        known = first.setdefault(noun, aim)
        if known.claim.value == aim.claim.value or known.claim.measure is not aim.claim.measure:
            continue
        yield FigureDoubt(
            *aim.place,
            say(
                "ở đây phấn đấu {told}, ở chỗ trước phấn đấu {other}",
                told=aim.printed,
                other=known.printed,
            ),
            hint=say("nêu rõ mức nào thay cho mức nào, theo văn bản nào"),
            others=(known.place,),
        )


@check("W-AUDIT-BASE", Severity.WARNING)
def bases(manuscript: Manuscript) -> Iterator[Seen]:
    """Tỷ lệ phải có số gốc giải thích được, và mọi giai đoạn phải cùng một số gốc.

    Xem: «đạt p% chỉ tiêu» (từ 150% trở lên) sau một số mà không chỗ nào trong văn bản có mức chỉ tiêu cho ra tỷ lệ ấy (lưu ý); tỷ lệ
    và số tuyệt đối của toàn đợt, của từng giai đoạn cho ra hai số gốc khác nhau (cảnh báo).

    Sai: «15% tổng số đoàn viên (trên 2.000 sáng kiến)», «giai đoạn 1 đạt ít nhất 5%» mà chỉ tiêu giai đoạn 1 là
    600: 600 / 5% = 12.000, còn 2.000 / 15% = 13.333.
    """
    figures = list(_told(manuscript))
    yield from _unexplained(manuscript, figures)
    yield from _stages(figures)


def _unexplained(manuscript: Manuscript, figures: list[_Told]) -> Iterator[Seen]:
    values = set(_values(manuscript, figures))
    for one, other in pairwise(figures):
        if one.sentence is not other.sentence or not _is_rate_of_target(one, other):
            continue
        low, high = other.claim.bounds.low, other.claim.bounds.high
        if low is None or high is None or low <= 0 or one.claim.hedge or other.claim.hedge:
            continue
        least, most = one.claim.value * 100 / high, one.claim.value * 100 / low
        if not any(least <= value <= most for value in values):
            middle = round(one.claim.value * 100 / other.claim.value)
            yield FigureDoubt(
                *other.place,
                say(
                    "{printed} đạt {rate} thì chỉ tiêu khoảng {target}, văn bản không nêu mức ấy",
                    printed=one.printed,
                    rate=other.printed,
                    target=number(middle),
                ),
                hint=say("nêu mức chỉ tiêu bên cạnh tỷ lệ"),
                others=(one.place,),
                lighter=Severity.INFO,
            )


def _values(manuscript: Manuscript, figures: list[_Told]) -> Iterator[Fraction]:
    """All counts that the text and its tables tell."""
    for told in figures:
        yield from (claim.value for claim in (told.quantity.claim, told.quantity.whole) if claim)
    for layout in layouts_of(manuscript):
        for row in layout.readings:
            yield from (reading.value for reading in row if isinstance(reading, Amount))


def _is_rate_of_target(one: _Told, other: _Told) -> bool:
    gap = one.quantity.after
    return (
        one.quantity.whole is None
        and one.claim.measure is NumberKind.COUNT
        and one.claim.value >= _LARGE
        and other.quantity.is_percent
        and other.claim.value >= _FAR_ABOVE
        and bool(one.claim.noun)
        and is_of_target(other.quantity.after)
        and ties_closely(gap)
    )


# Stages

_StageTarget = tuple[Interval, Fraction, tuple[TextPassage, int, int]]


def _stages(figures: list[_Told]) -> Iterator[Seen]:
    """Relative and absolute targets of the whole and of a stage, that must be of one base."""
    whole = next((pair for pair in pairwise(figures) if _whole_base(*pair)), None)
    if whole is None:
        return
    share_of_all, told = whole[0].claim, whole[1]
    base = _based(told.claim.bounds, share_of_all)
    noun = told.claim.noun
    shares = _stage_shares(figures)
    for stage, (target, plain, place) in _stage_targets(figures, noun).items():
        share = shares.get(stage)
        if share is None or not share.claim.value:
            continue
        other = _based(target, share.claim)
        if not base.meets(other):
            yield FigureDoubt(
                *told.place,
                say(
                    "{printed} và chỉ tiêu giai đoạn {stage} cho ra hai số gốc khác nhau: {one}, {other}",
                    printed=told.printed,
                    stage=stage,
                    one=_said(told.claim.value, share_of_all),
                    other=_said(plain, share.claim),
                ),
                hint=say(
                    "xem lại tỷ lệ và số tuyệt đối của toàn đợt, của giai đoạn {stage}",
                    stage=stage,
                ),
                others=(share.place, place),
            )
            return


def _whole_base(one: _Told, following: _Told) -> bool:
    """Whether a target is told both ways: «15% so với tổng số đoàn viên (trên 2.000 sáng kiến)»."""
    return (
        following.sentence is one.sentence
        and one.quantity.is_percent
        and following.quantity.is_amount
        and bool(_BASE.match(one.quantity.after))
        and bool(_OPENED.search(following.quantity.before[-_LITTLE:]))
    )


def _based(target: Interval, share: ClaimedNumber) -> Interval:
    rate = share.value / 100
    step = share.step / 200 if share.step < 1 else Fraction(0)
    low = None if target.low is None else target.low / (rate + step)
    high = None if target.high is None else target.high / (rate - step)
    return Interval(low, high)


def _stage_shares(figures: list[_Told]) -> dict[str, _Told]:
    """«Giai đoạn 1: … ít nhất 5%»: the percentage of each stage, told with nothing between."""
    found: dict[str, _Told] = {}
    for told in figures:
        stage = _stage_of(told)
        if stage and told.quantity.is_percent and not is_of_target(told.quantity.after):
            found.setdefault(stage, told)
    return found


def _stage_of(told: _Told) -> str:
    before = told.passage.text[told.sentence.start : told.claim.start].lower()
    found = list(_STAGE.finditer(before))
    if not found:
        return ""
    text = found[-1]["number"]
    return _ROMAN.get(text, text)


def _stage_targets(figures: list[_Told], noun: str) -> dict[str, _StageTarget]:
    """The absolute target of a stage, by a result that is told to be a percentage of it."""
    found: dict[str, _StageTarget] = {}
    for told, rate in pairwise(figures):
        stage = _stage_of(told)
        if not stage or rate.sentence is not told.sentence or not _is_result(told, rate, noun):
            continue
        low, high = rate.claim.bounds.low, rate.claim.bounds.high
        if low and high:
            hundredfold = told.claim.value * 100
            target = Interval(hundredfold / high, hundredfold / low)
            found.setdefault(stage, (target, hundredfold / rate.claim.value, told.place))
    return found


def _is_result(told: _Told, rate: _Told, noun: str) -> bool:
    """Whether one is a result of what the noun counts, the other its percentage of a target."""
    return (
        told.quantity.is_amount
        and bool(told.claim.noun)
        and told.claim.hedge is None
        and is_kin(told.claim.noun, noun)
        and rate.quantity.is_percent
        and bool(rate.claim.value)
        and is_of_target(rate.quantity.after)
        and ties_closely(told.quantity.after)
    )


def _said(target: Fraction, share: ClaimedNumber) -> str:
    """`2.000 / 15% = 13.333`."""
    rate = number(share.value, 0 if share.step == 1 else 1)
    return f"{number(round(target))} / {rate}% = {number(round(target * 100 / share.value))}"


@check("W-AUDIT-CUMULATIVE", Severity.WARNING)
def cumulative(manuscript: Manuscript) -> Iterator[Seen]:
    """Số lũy kế không giảm theo thời gian.

    Xem: hai câu «lũy kế đến ngày …» của cùng một đơn vị, cùng danh từ.

    Sai: «Lũy kế đến ngày 31/5/2022 toàn tỉnh có 1.775 sáng kiến», «Lũy kế đến ngày 06/3/2023 toàn tỉnh có 1.412
    sáng kiến».
    """
    known: dict[tuple[str, str], tuple[date, _Told]] = {}
    for told in _told(manuscript):
        if not told.quantity.is_amount or not told.claim.is_exact or not told.claim.noun:
            continue
        before = told.sentence.low[told.sentence.start : told.claim.start]
        days = [time.first for time in told.sentence.times if time.is_day and time.first]
        if not _RISING.search(before) or len(days) != 1:
            continue
        place = _ALL.search(before)
        key = (place[0] if place else "", told.claim.noun.lower())
        if key in known:
            yield from _risen(known[key], (days[0], told))
        known[key] = (days[0], told)


def _risen(first: tuple[date, _Told], second: tuple[date, _Told]) -> Iterator[Seen]:
    (day, one), (later, told) = first, second
    yield Held(*told.place)
    yield Held(*one.place)
    difference = told.claim.value - one.claim.value
    if day != later and difference and (later > day) != (difference > 0):
        yield FigureDoubt(
            *told.place,
            say(
                "lũy kế đến {day} là {told}, mà lũy kế đến {other_day} là {other}",
                day=short_date(later),
                told=told.printed,
                other_day=short_date(day),
                other=one.printed,
            ),
            hint=say("xem lại hai số và hai ngày"),
            others=(one.place,),
        )

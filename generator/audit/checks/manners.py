"""How figures are written: hedges before exact numbers, commas between thousands, odd years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.audit_check import FigureDoubt, Seen, check
from generator.audit.manuscript import Manuscript, TextPassage
from generator.problems import Severity, say
from generator.wording import ClaimedNumber, Join, NumberKind, Stretch, number
from generator.workspace import regex

_HEDGES = regex(r"(?<!\w)(hơn|trên|gần|khoảng|xấp xỉ|ngót|chừng)\s$")
_APART = regex(r"(?<!\w)(?:thiếu|thêm|vượt|hụt|dư|tăng|giảm|còn lại)\s\S+(?:\s\S+)?\s$")
_NEEDED = regex(r"(?<!\w)(?:phải|cần)\s[^.;,\d]{0,20}thêm\s\S+\s$")
_REACH = 40
_ROUND = 10
_EXACT_DIGITS = 4
_LARGE = 1_000
_MILLION = 1_000_000
_DOTTED = regex(r"(?<![\w.,])[0-9]{1,3}(?:\.[0-9]{3})+(?![\w.,]?[0-9])")
_EARLIEST, _LATEST = 1850, 2100
_AHEAD = 30


@check("I-AUDIT-HEDGE", Severity.INFO)
def hedged(manuscript: Manuscript) -> Iterator[Seen]:
    """«hơn», «gần», «khoảng» đứng trước một số chính xác đến hàng đơn vị.

    Phần thiếu, phần vượt, phần còn lại so với một số ước («trên 2.000, còn thiếu trên 1.227»; «phải thực hiện thêm trên 1.227») thì đúng
    là như thế.
    Đúng: «trên 2.200 sáng kiến», hoặc «163.532 sáng kiến».
    Lưu ý: «hơn 163.532 sáng kiến» (số đã chính xác thì không cần «hơn», hoặc làm tròn: «hơn 163.000»).
    """
    told = [claim for passage in manuscript.texts for claim in passage.claims.numbers]
    rough = {one.value for one in told if one.hedge is not None and not _is_to_the_unit(one)}
    known = {one.value for one in told}
    for passage in manuscript.passages:
        for claim in passage.claims.numbers:
            before = passage.claims.text[max(0, claim.start - _REACH) : claim.start].lower()
            word = None if _NEEDED.search(before) else _HEDGES.search(before)
            is_apart = bool(_APART.search(before)) and any(
                abs(one - sign * claim.value) in known for one in rough for sign in (1, -1)
            )
            if word and _is_to_the_unit(claim) and not is_apart:
                yield _hedge_doubt(passage, claim, word[1])


def _is_to_the_unit(claim: ClaimedNumber) -> bool:
    """Whether a number has more digits than one that was rounded: 163.532, not 163.000."""
    if claim.hedge is None or claim.step != 1 or claim.words or claim.value < _LARGE:
        return False
    told = str(int(claim.value)).rstrip("0")
    return len(told) > _EXACT_DIGITS or (len(told) == _EXACT_DIGITS and claim.value % _ROUND != 0)


def _hedge_doubt(passage: TextPassage, claim: ClaimedNumber, word: str) -> FigureDoubt:
    printed = passage.claims.text[claim.start : claim.end]
    message = say("«{word}» đứng trước số chính xác {number}", word=word, number=printed)
    hint = say("bỏ «{word}», hoặc làm tròn số", word=word)
    return FigureDoubt(passage, claim.start, claim.end, message, "", hint)


@check("W-AUDIT-COMMA", Severity.WARNING)
def commas(manuscript: Manuscript) -> Iterator[Seen]:
    """Dấu phẩy ngăn phần nghìn: số tiếng Việt ngăn phần nghìn bằng dấu chấm, phần lẻ bằng dấu phẩy.

    Văn bản chỉ dùng dấu phẩy thì là lưu ý; dùng lẫn cả hai thì là cảnh báo.
    Đúng: «35.728 sáng kiến».
    Sai: «35,728 sáng kiến» (đọc theo tiếng Việt là ba mươi lăm phẩy bảy).
    """
    found = [
        (passage, claim)
        for passage in manuscript.texts
        for claim in passage.claims.numbers
        if _is_foreign(claim)
    ]
    is_mixed = bool(found) and any(_DOTTED.search(passage.text) for passage in manuscript.texts)
    for passage, claim in found:
        yield _comma_doubt(passage, claim, is_mixed=is_mixed)


def _is_foreign(claim: ClaimedNumber) -> bool:
    """Whether a comma parts the thousands for certain: things were counted, or money."""
    is_counted = bool(claim.noun) or claim.measure is NumberKind.MONEY or claim.value >= _MILLION
    return claim.foreign and not claim.words and is_counted


def _comma_doubt(passage: TextPassage, claim: ClaimedNumber, *, is_mixed: bool) -> FigureDoubt:
    printed = passage.claims.text[claim.start : claim.end]
    is_count = claim.value.denominator == 1 and claim.measure is NumberKind.COUNT
    hint = say("ghi {number}", number=number(int(claim.value))) if is_count else None
    return FigureDoubt(
        passage,
        claim.start,
        claim.end,
        say("«{number}» ngăn phần nghìn, phần lẻ theo kiểu tiếng Anh", number=printed),
        "",
        hint,
        lighter=None if is_mixed else Severity.INFO,
    )


@check("W-AUDIT-MARKS", Severity.WARNING)
def broken_marks(manuscript: Manuscript) -> Iterator[Seen]:
    """Dấu chấm, dấu phẩy không ngăn thành từng nhóm ba chữ số, nên không biết là số nào: thiếu hoặc thừa một chữ
    số, hay nhầm dấu. Người, đơn vị, sáng kiến có phần lẻ mà không phải bình quân cũng vậy.

    Đúng: «3.031.150.000 đồng».
    Sai: «3.031.15.000 đồng»; «16.00 sáng kiến»; «1,53 sáng kiến».
    """
    for passage in manuscript.texts:
        for start, end in passage.claims.broken:
            printed = passage.claims.text[start:end]
            message = say("«{number}» không ngăn thành từng nhóm ba chữ số", number=printed)
            yield FigureDoubt(passage, start, end, message, "", _LOOK_AGAIN)
        for claim in passage.claims.numbers:
            if _is_halved(passage, claim):
                printed = passage.claims.text[claim.start : claim.end]
                message = say("«{number} {noun}» có phần lẻ", number=printed, noun=claim.noun)
                yield FigureDoubt(passage, claim.start, claim.end, message, "", _LOOK_AGAIN)


_LOOK_AGAIN = say("xem lại: thiếu, thừa chữ số hoặc nhầm dấu")
_INDIVISIBLE = regex(
    r"(?:sáng kiến|người|đơn vị|đoàn viên|đảng viên|học sinh|hộ|đại biểu|xã|phường|huyện|trường|lớp|đề tài|tập thể"
    r"|cá nhân|công đoàn|cđcs|văn bản|hồ sơ|cuộc|vụ|dự án|công trình|mô hình)(?![\w/])",
    re.IGNORECASE,
)
_ON_AVERAGE = regex(
    r"(?<!\w)(?:bình quân|trung bình|mỗi|mật độ|t[ỷỉ] (?:lệ|suất)|cứ)(?!\w)", re.IGNORECASE
)


def _is_halved(passage: TextPassage, claim: ClaimedNumber) -> bool:
    """Whether what is never halved is told with decimals, and no mean: `1,53 sáng kiến`."""
    if claim.step >= 1 or claim.measure is not NumberKind.COUNT or claim.words or "/" in claim.noun:
        return False
    if any(one.join is Join.PAIR and claim in one.claims for one in passage.claims.joined):
        return False
    before = passage.claims.text[max(0, claim.start - _MEAN_REACH) : claim.start]
    return bool(_INDIVISIBLE.match(claim.noun)) and not _ON_AVERAGE.search(before)


_MEAN_REACH = 80


@check("I-AUDIT-YEAR", Severity.INFO)
def odd_years(manuscript: Manuscript) -> Iterator[Seen]:
    """Năm lạ: trước năm 1850, sau năm 2100, hoặc một ngày quá xa sau ngày của văn bản và các năm khác của nó; số
    liệu tính đến một ngày quá 10 năm trước, kế hoạch, công văn đã quá 10 năm.

    Đúng: «ngày 31/5/2022».
    Lưu ý: «ngày 31/5/2122», «ngày 31/5/1022» (có thể nhầm một chữ số).
    """
    times = [
        (passage, time)
        for passage in manuscript.texts
        for time in passage.claims.times
        if time.first is not None and time.ends is None
    ]
    years = sorted(time.first.year for _, time in times if time.first)
    for passage, time in times:
        if _is_odd(time, _latest(manuscript, time, years)) or _is_late(manuscript, passage, time):
            yield _year_doubt(passage, time.start, time.end)
    for passage in manuscript.passages:
        for match in _NO_YEAR.finditer(passage.text):
            yield _year_doubt(passage, *match.span())


_NO_YEAR = regex(r"(?<!\w)năm\s(?:2[2-9]|[3-9][0-9])[0-9]{2}(?![\w]|[.,/][0-9])")
_SPREAD = 10
_SEVERAL = 3
_AS_OF = regex(r"(?<!\w)(?:tính đến|số liệu đến|đến hết|chốt đến)\s(?:hết\s)?(?:ngày\s)?$")
_SHORT_LIVED = regex(
    r"(?<!\w)(?:kế hoạch|công văn|thông báo|giấy mời|báo cáo|hướng dẫn)\s(?:số\s)?[^,;.]{0,30}$"
)
_LONG_AGO = 10


def _is_late(manuscript: Manuscript, passage: TextPassage, time: Stretch) -> bool:
    """Whether figures are told as of a day long ago, or a plan of long ago is cited as one in force."""
    if not (manuscript.dated and time.first and time.is_day):
        return False
    before = passage.claims.text[max(0, time.start - 60) : time.start].lower()
    is_old = time.first.year <= manuscript.dated.year - _LONG_AGO
    return is_old and bool(_AS_OF.search(before) or _SHORT_LIVED.search(before))


def _latest(manuscript: Manuscript, time: Stretch, years: list[int]) -> int:
    """The last year that is not odd: some way behind the text's own, or behind all others that are close."""
    if manuscript.dated:
        return manuscript.dated.year + _AHEAD
    if len(years) < _SEVERAL:
        return _LATEST
    year = time.first.year if time.first else years[0]
    first = years[1] if year == years[0] else years[0]
    last = years[-2] if year == years[-1] else years[-1]
    return last + _AHEAD - _SPREAD if last - first <= _SPREAD else _LATEST


def _is_odd(time: Stretch, latest: int) -> bool:
    year = time.first.year if time.first else latest
    return year < _EARLIEST or (year > latest if time.is_day else year > _LATEST)


def _year_doubt(passage: TextPassage, start: int, end: int) -> FigureDoubt:
    told = passage.claims.text[start:end].strip()
    return FigureDoubt(
        passage, start, end, say("năm lạ: «{told}»", told=told), "", say("xem lại năm")
    )

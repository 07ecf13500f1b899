"""Days, weekdays and stretches of time: the calendar, and counts of days against their two ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.audit.audit_check import FigureDoubt, Held, Seen, all_held, check, places_of
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.problems import Severity, say
from generator.wording import Stretch, number, short_date
from generator.workspace import regex, unchanging

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_DAYS = regex(r"\s*ngày(?!\s(?:làm việc|công|lương|điều trị|giường|nghỉ phép|phép)|\w)")
_YEARS = regex(r"\s*năm(?!\w)")
_UP_TO_SPAN = regex(
    r"\s*ngày(?:\s(?:cao điểm|liên tục|liên tiếp|đêm|thi đua|nghỉ|lễ|tết|ra quân|hoạt động|nước rút|về đích|tình nguyện))*\s*"
    r"[,(:]?\s*(?:bắt đầu\s|tính\s|kể\s)?(?:từ)?\s*(?:ngày)?\s*"
)
_BEHIND_SPAN = regex(
    r"\s*(?:\(|,\s*(?:tổng cộng|tổng số|tức|là|trong|gồm|kéo dài)?)\s*(?:là|gồm|trong)?\s*"
)
_EACH = regex(r"(?<!\w)(?:mỗi|từng|bình quân|trung bình|trong thời gian)(?!\w)[^,;]{0,30}$")
_CONTINUOUS = regex(
    r"(?<!\w)(?:chiến dịch|cao điểm|đợt|nghỉ|kéo dài|liên tục|trong vòng|thời gian)(?!\w)"
)
_AHEAD = regex(r"(?<!\w)(?:trước hạn|sớm|trước thời hạn|trước kế hoạch|chậm|muộn|quá hạn)(?!\w)")
_EARLY = regex(
    r"(?<!\w)(?:hoàn thành|về đích)[^.;]{0,40}(?<!\w)sớm(?!\w)[^.;]{0,40}(?<!\w)trước(?!\w)[^.;]{0,20}$"
)
"""A target that was reached so many days before its deadline."""
_HOUR = regex(
    r"(?<![\w.,/])([0-9]{1,2})(?:h|\sgiờ\s)([0-9]{2})(?=\s?(?:phút)?,?\s(?:ngày|thứ|chủ nhật|sáng|chiều|tối))"
)
_LAST_HOUR, _LAST_MINUTE = 24, 59
_DUE = regex(
    r"(?<!\w)(?:hạn|thời hạn|kế hoạch|tiến độ|hạn chót|quy định)\s*(?:là\s|:\s)?(?:ngày\s)?$"
)
_REACHED = regex(
    r"(?<!\w)(?:hoàn thành|về đích|đạt|kết thúc|xong|nghiệm thu|khánh thành|nộp|gửi|bàn giao)(?!\w)"
    r"(?![^,;.()]*(?:tính đến|kể từ))[^,;.()]{0,50}$"
)
_REACHED_THEN = regex(r"[^,;.()]{0,40}(?<!\w)(?:hoàn thành|về đích|đạt)(?!\w)")
_ANNIVERSARY = regex(r"(?<!\w)(?:kỷ niệm|tròn|qua|chặng đường|sau)\s*(?:lần thứ\s)?$")
_REACH = 160
_NEAR = 60
_SATURDAY = 5
_TWO = 2


@unchanging(frozen=True, slots=True)
class FromTo:
    """From one day to another, both told."""

    start: int
    end: int
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.last - self.first).days + 1

    @property
    def written(self) -> str:
        return f"{short_date(self.first)} - {short_date(self.last)}"

    def working_days(self, free: int) -> int:
        """How many of them come before this day of the week."""
        whole, rest = divmod(self.days, 7)
        tail = (self.first + timedelta(days=day) for day in range(rest))
        return whole * free + sum(day.weekday() < free for day in tail)


def _spans(sentence: ReadSentence) -> list[FromTo]:
    """Every «từ … đến …» of whole days, told in full."""
    return [
        FromTo(time.start, time.end, time.first, time.last)
        for time in sentence.times
        if time.ends and time.first and time.last and all(end.is_day for end in time.ends)
    ]


@check("E-AUDIT-DATE", Severity.ERROR)
def calendar(manuscript: Manuscript) -> Iterator[Seen]:
    """Ngày phải có trong lịch.

    Đúng: «ngày 29/02/2024».
    Sai: «ngày 31/4/2022» (tháng 4 có 30 ngày), «ngày 29/02/2023».
    """
    for passage in manuscript.texts:
        for time in passage.claims.times:
            if time.first is None and time.ends is None:
                yield _no_such_day(passage, time)
        for hour in _HOUR.finditer(passage.claims.text):
            if int(hour[1]) > _LAST_HOUR or int(hour[2]) > _LAST_MINUTE:
                message = say("không có «{told}» trong ngày", told=hour[0])
                yield FigureDoubt(passage, *hour.span(), message, hour[0])


def _no_such_day(passage: TextPassage, time: Stretch) -> FigureDoubt:
    told = passage.claims.text[time.start : time.end].strip()
    return FigureDoubt(
        passage, time.start, time.end, say("không có «{told}» trong lịch", told=told), told
    )


@check("E-AUDIT-WEEKDAY", Severity.ERROR)
def weekdays(manuscript: Manuscript) -> Iterator[Seen]:
    """Thứ trong tuần phải đúng với ngày.

    Đúng: «thứ Hai, ngày 06/3/2023».
    Sai: «thứ Ba, ngày 06/3/2023» (ngày ấy là thứ Hai).
    """
    for passage in manuscript.texts:
        for time in passage.claims.times:
            if time.weekday is None or time.first is None or not time.is_day:
                continue
            yield Held(passage, time.start, time.end)
            if time.first.weekday() != time.weekday:
                yield _other_weekday(passage, time, time.first, _WEEKDAYS[time.weekday])


def _other_weekday(passage: TextPassage, time: Stretch, day: date, told: str) -> FigureDoubt:
    right = _WEEKDAYS[day.weekday()]
    message = say(
        "ngày {day} là {right}, văn bản ghi {told}", day=short_date(day), right=right, told=told
    )
    return FigureDoubt(passage, time.start, time.end, message, f"{short_date(day)}: {right}")


@check("E-AUDIT-SPAN", Severity.ERROR)
def order(manuscript: Manuscript) -> Iterator[Seen]:
    """Một giai đoạn không thể kết thúc trước khi bắt đầu.

    Đúng: «từ ngày 01/6/2022 đến ngày 31/12/2022».
    Sai: «từ ngày 01/6/2022 đến ngày 31/12/2021».
    """
    for passage in manuscript.texts:
        for time in passage.claims.times:
            if time.first is None or time.last is None or time.is_day:
                continue
            yield Held(passage, time.start, time.end)
            if time.last < time.first and len(_years_told(passage, time)) == _TWO:
                yield _turned(passage, time)


def _years_told(passage: TextPassage, time: Stretch) -> list[str]:
    return re.findall(r"(?:19|20|21)[0-9]{2}", passage.claims.text[time.start : time.end])


def _turned(passage: TextPassage, time: Stretch) -> FigureDoubt:
    first, last = (
        (passage.claims.text[end.start : end.end] for end in time.ends)
        if time.ends
        else _years_told(passage, time)
    )
    return FigureDoubt(
        passage,
        time.start,
        time.end,
        say("kết thúc «{last}» đứng trước bắt đầu «{first}»", first=first, last=last),
        f"{last} < {first}",
        say("xem lại năm của hai ngày"),
    )


@check("E-AUDIT-DAYS", Severity.ERROR)
def day_counts(manuscript: Manuscript) -> Iterator[Seen]:
    """Số ngày, số năm phải đúng với hai ngày đầu và cuối mà câu nêu.

    Đọc: «40 ngày (từ 22/4/2022 đến 31/5/2022)», đếm cả hai đầu; đếm thiếu một đầu thì lưu ý; trừ thứ
    bảy, chủ nhật cũng được. «ngày 10/12/2022, trước hạn 01/9/2023 265 ngày» là hiệu hai ngày. «kỷ niệm
    75 năm (11/6/1948 - 11/6/2023)».
    Đúng: «chiến dịch 40 ngày (từ 22/4/2022 đến 31/5/2022)».
    Sai: «chiến dịch 45 ngày (từ 22/4/2022 đến 31/5/2022)» (đếm cả hai đầu là 40 ngày).
    """
    todays = _todays_of(manuscript)
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            spans = _spans(sentence)
            for told in sentence.quantities:
                if not (told.is_amount and told.claim.is_exact):
                    continue
                if _DAYS.match(told.after):
                    yield from _of_span(passage, sentence, told, spans)
                    yield from _ahead(passage, sentence, told)
                    yield from _left(passage, sentence, told, todays)
                elif _YEARS.match(told.after) and _ANNIVERSARY.search(told.before):
                    yield from _anniversary(passage, sentence, told, spans)


def _of_span(
    passage: TextPassage, sentence: ReadSentence, told: ReadFigure, spans: list[FromTo]
) -> Iterator[Seen]:
    span = next((span for span in spans if _belongs(sentence, told, span)), None)
    if span is None or _EACH.search(told.before) or span.days < 1:
        return
    count = int(told.claim.value)
    yield from all_held(passage, (told, span))
    if count in {span.days, span.working_days(_SATURDAY), span.working_days(_SATURDAY + 1)}:
        return
    is_sure = count > span.days or _CONTINUOUS.search(sentence.low, sentence.start, told.start)
    weight = None if is_sure else Severity.WARNING
    yield _days_doubt(passage, told, span, Severity.INFO if count == span.days - 1 else weight)


def _belongs(sentence: ReadSentence, told: ReadFigure, span: FromTo) -> bool:
    if told.end <= span.start:
        return bool(_UP_TO_SPAN.fullmatch(sentence.low[told.end : span.start][:_REACH]))
    gap = sentence.low[span.end : told.start]
    return bool(span.end <= told.start and len(gap) < _REACH and _BEHIND_SPAN.fullmatch(gap))


def _days_doubt(
    passage: TextPassage, told: ReadFigure, span: FromTo, lighter: Severity | None
) -> FigureDoubt:
    printed = number(int(told.claim.value))
    right = number(span.days)
    if lighter is Severity.INFO:
        message = say(
            "{between} đếm cả hai đầu là {right} ngày, văn bản ghi {told}",
            between=span.written,
            right=right,
            told=printed,
        )
    else:
        message = say(
            "{between} là {right} ngày, văn bản ghi {told}",
            between=span.written,
            right=right,
            told=printed,
        )
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        message,
        f"{span.written}: {right}",
        others=places_of(passage, [span]),
        lighter=lighter,
    )


def _ahead(passage: TextPassage, sentence: ReadSentence, told: ReadFigure) -> Iterator[Seen]:
    """«hoàn thành ngày 10/12/2022, trước hạn 01/9/2023 265 ngày»: the two days of the sentence."""
    days = [time for time in sentence.times if time.is_day and time.ends is None]
    before = sentence.low[sentence.start : told.start]
    if not _AHEAD.search(before) or "/" in told.after[:8]:
        return
    due = [day for day in days if _DUE.search(_before(sentence, day))]
    others = [day for day in days if day not in due]
    surely = [day for day in others if _REACHED.search(_before(sentence, day))]
    reached = surely or [day for day in others if _REACHED_THEN.match(sentence.low, day.end)]
    if not due and not reached and _EARLY.search(before):
        yield _no_day(passage, told)
    if len(due) != 1:
        return
    if len(reached) != 1:
        yield _no_day(passage, told, due[0])
        return
    one, other = reached[0].first, due[0].first
    if one is None or other is None:
        return
    gap = abs((one - other).days)
    count = int(told.claim.value)
    yield Held(passage, told.start, told.end)
    yield from all_held(passage, (*reached, *due))
    if count != gap:
        weight = None if surely else Severity.WARNING
        near = abs(count - gap) == 1
        yield _gap_doubt(
            passage, told, (one, other), (*reached, *due), Severity.INFO if near else weight
        )


def _no_day(passage: TextPassage, told: ReadFigure, due: Stretch | None = None) -> FigureDoubt:
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        say("nêu số ngày trước hạn mà không nêu ngày hoàn thành, nên không đối chiếu được"),
        "",
        say("ghi thêm ngày hoàn thành"),
        others=places_of(passage, [due] if due else []),
        lighter=Severity.WARNING,
    )


def _before(sentence: ReadSentence, time: Stretch) -> str:
    return sentence.low[max(sentence.start, time.start - _NEAR) : time.start]


def _gap_doubt(
    passage: TextPassage,
    told: ReadFigure,
    ends: tuple[date, date],
    days: Iterable[Stretch],
    lighter: Severity | None,
) -> FigureDoubt:
    """What is told to lie between two days, of which the text tells the `days` there."""
    first, last = ends
    one, other, right = short_date(first), short_date(last), number(abs((last - first).days))
    message = say(
        "từ {one} đến {other} là {right} ngày, văn bản ghi {told}",
        one=one,
        other=other,
        right=right,
        told=number(int(told.claim.value)),
    )
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        message,
        f"{one} - {other}: {right}",
        others=places_of(passage, days),
        lighter=lighter,
    )


_LEFT = regex(r"(?<!\w)còn(?:\slại)?\s*$")
_UNTIL = regex(r"(?<!\w)(?:đến|tới)\s(?:hết\s)?(?:ngày\s)?$")
_UNTIL_DUE = regex(r"\s*ngày[^.;,0-9]{0,30}\(\s?(?:ngày)?\s*")


_SINCE = regex(r"(?<!\w)(?:từ|kể từ)\s(?:ngày\s)?$")


@unchanging(frozen=True, slots=True)
class _TodaysOf:
    """From which days a text may count what is left.

    `named` are the day of the text and all that it names; `meant` are those of them that no
    stretch begins with: «từ ngày 24/01/2022 đến nay» says nothing of which day is today.
    """

    named: frozenset[date]
    meant: frozenset[date]


def _todays_of(manuscript: Manuscript) -> _TodaysOf:
    own = {manuscript.dated} if manuscript.dated else set()
    days = [
        (time.first, _SINCE.search(passage.claims.text[: time.start].lower()[-_NEAR:]))
        for passage in manuscript.texts
        for time in passage.claims.times
        if time.is_day and time.first
    ]
    named, meant = {day for day, _ in days}, {day for day, since in days if not since}
    return _TodaysOf(frozenset(named | own), frozenset(meant | own))


def _left(
    passage: TextPassage, sentence: ReadSentence, told: ReadFigure, todays: _TodaysOf
) -> Iterator[Seen]:
    """«từ nay đến hết ngày 31/5/2022 còn 36 ngày»: counted from some day that the text names."""
    if not _LEFT.search(told.before):
        return
    until = [
        time
        for time in sentence.times
        if time.is_day
        and time.ends is None
        and (
            (time.end <= told.start and _UNTIL.search(_before(sentence, time)))
            or _UNTIL_DUE.fullmatch(sentence.low[told.end : time.start])
        )
    ]
    last = until[0].first if len(until) == 1 else None
    if last is None:
        return
    counts = {(last - day).days + more for day in todays.named if day < last for more in (0, 1)}
    if int(told.claim.value) in counts:
        yield from all_held(passage, (told, until[0]))
    elif from_days := [day for day in todays.meant if day < last]:
        yield _gap_doubt(passage, told, (max(from_days), last), until, Severity.WARNING)


def _anniversary(
    passage: TextPassage, sentence: ReadSentence, told: ReadFigure, spans: list[FromTo]
) -> Iterator[Seen]:
    span = next((span for span in spans if told.end <= span.start <= told.end + _REACH), None)
    if span is None or any(mark in sentence.low[told.end : span.start] for mark in ";)"):
        return
    is_day = (span.first.day, span.first.month) == (span.last.day, span.last.month)
    years = span.last.year - span.first.year
    if not is_day:
        return
    yield from all_held(passage, (told, span))
    if told.claim.value != years:
        yield _years_doubt(passage, told, span, years)


def _years_doubt(passage: TextPassage, told: ReadFigure, span: FromTo, years: int) -> FigureDoubt:
    message = say(
        "{between} là {right} năm, văn bản ghi {told}",
        between=span.written,
        right=number(years),
        told=number(int(told.claim.value)),
    )
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        message,
        f"{span.written}: {number(years)}",
        others=places_of(passage, [span]),
    )

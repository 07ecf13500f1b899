"""Days told as the beginning or the end of a phase or of the campaign, by name: «giai đoạn 1 kết thúc ngày 15/11/2026»."""

from __future__ import annotations

from datetime import date

from generator.audit.manuscript import TextPassage
from generator.audit.records.closed_lists import Day, KnownCampaign, KnownDay
from generator.audit.records.fact import OwnerKind
from generator.audit.records.name_finder import words_of
from generator.wording import Stretch
from generator.workspace import regex, unchanging

_DAY = r"(?:ngày\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
_FILL = r"(?:[\s*:,(–-]|(?<!\w)(?:sẽ|đã|được|là|vào|tính|ngày|thực hiện|diễn ra|triển khai|tiến hành|tổ chức)(?!\w))*"
_GAP = regex(
    rf"{_FILL}(?:(?:bắt đầu|khởi động|kể từ|từ){_FILL}(?:từ\s)?{_DAY}{_FILL}(?:và\s)?)?"
    rf"(?:(?P<begins>bắt đầu|khởi động)(?:{_FILL}từ)?|(?P<from>kể từ|từ)"
    r"|(?P<ends>kết thúc)|cho đến|đến hết|đến|hết|thời hạn(?: cuối(?: cùng)?)?|hạn(?: cuối)?|chậm nhất)"
    rf"{_FILL}",
)
_BARE = regex(_FILL)
_LEAD = regex(
    r"(?<!\w)(?:(?P<begins>bắt đầu)|kết thúc|thời hạn|hạn)(?:\s(?:hoàn thành|thực hiện|của|cuối|cuối cùng))*\s*$"
)
_LIMIT = regex(
    r"(?<!\w)(?:(?P<begins>bắt đầu(?: từ)?|kể từ|từ)|kết thúc|đến hết|thời hạn[^.;,]{0,20}|chậm nhất)(?:\s(?:vào|là))?\W*$"
)
_CHANGED = regex(
    r"(?<!\w)(?:gia hạn|kéo dài|lùi|rút ngắn|điều chỉnh|thay vì|dự kiến|đề nghị|đề xuất|xin|sớm|trước hạn|nếu|không|chưa)(?!\w)"
)
_PROLONGED = regex(
    r"(?<!\w)(?:gia hạn|kéo dài)(?: thêm| thời gian(?: thực hiện)?| giai đoạn[^.;,]{0,12}| đợt[^.;,]{0,12})*(?: cho)? (?:đến|tới)(?: hết)?(?: ngày)?\s*$"
)
_DEEDS = regex(
    r"(?<!\w)(?:cao điểm|đúng hạn|(?:gửi|nộp) [^.;]{0,30}về|gửi báo cáo|nộp báo cáo|báo cáo về|họp|hội nghị|buổi lễ|khai mạc|tập huấn|kiểm tra)(?!\w)"
)
_TO_END = regex(r"[^.;]{0,80}")
_BOUNDS = {Day.FIRST, Day.LAST}
_OWN_WORDS = 2
_BEFORE = 40


@unchanging(frozen=True, slots=True)
class ToldBound:
    """A day told as the first or the last of what is named: `right` are the days that the records have of it."""

    right: tuple[KnownDay, ...]
    agrees: bool


@unchanging(frozen=True, slots=True)
class _Named:
    """The phase that is named last, "" the campaign, and where its name stands."""

    phase: str
    start: int
    end: int


def told_bound(
    passage: TextPassage, stretch: Stretch, day: date, known: KnownCampaign
) -> ToldBound | None:
    """What words right before a day say that it begins or ends; None where they do not, or may mean another thing.

    «đến ngày …» is of a count as well: such words are believed of a day alone that begins or ends something else.
    """
    text = passage.claims.text
    joined = next((one for one in passage.claims.times if one.ends and stretch in one.ends), None)
    at = stretch.start
    start = max(text.rfind(mark, 0, at) for mark in (". ", ";", "\n")) + 1
    told = _told_as(text[start:at], known) or (
        _placed_as(text[start : joined.start], joined, stretch, known) if joined else None
    )
    if told is None:
        return _prolonged(text[start:at], day, known)
    what, phase, is_plain = told
    right = _days_of(what, phase, known)
    if any(one.on == day for one in right):
        return ToldBound(right, True)
    is_plain = is_plain or (joined is not None and _is_whole(joined, stretch, phase, known))
    is_other = day in known.days and all(one.what in _BOUNDS for one in known.days[day])
    is_meant = is_plain or (is_other and not is_of_other_deed(text, stretch))
    sentence = text[start:at] + text[stretch.end :].partition(".")[0]
    if not right or not is_meant or _CHANGED.search(sentence.casefold()):
        return None
    return ToldBound(right, False)


def _days_of(what: Day, phase: str, known: KnownCampaign) -> tuple[KnownDay, ...]:
    """The first or the last days that the records have of a phase, or of the campaign."""
    days = (one for each in known.days.values() for one in each)
    return tuple(one for one in days if one.what is what and one.phase == phase)


def _prolonged(words: str, day: date, known: KnownCampaign) -> ToldBound | None:
    """A day up to which a phase is told to be prolonged, where it is the recorded end or lies before that."""
    if not _PROLONGED.search(words.casefold()) or (named := _named_last(words, known)) is None:
        return None
    right = _days_of(Day.LAST, named.phase, known)
    if any(one.on == day for one in right):
        return ToldBound(right, True)
    return ToldBound(right, False) if right and all(day < one.on for one in right) else None


def _told_as(words: str, known: KnownCampaign) -> tuple[Day, str, bool] | None:
    """What the words before a day make it the first or the last of, and whether they can mean nothing else."""
    named, said = _named_last(words, known), words.casefold()
    if named is None:
        return None
    if found := _GAP.fullmatch(said[named.end :]):
        what = Day.FIRST if found["begins"] or found["from"] else Day.LAST
        return what, named.phase, bool(found["begins"] or found["ends"])
    found = _LEAD.search(said[: named.start])
    if found is None or not _BARE.fullmatch(said[named.end :]):
        return None
    return Day.FIRST if found["begins"] else Day.LAST, named.phase, False


def _placed_as(
    words: str, joined: Stretch, stretch: Stretch, known: KnownCampaign
) -> tuple[Day, str, bool] | None:
    """The same of a day of «Giai đoạn 1: 01/10/2026 - 15/11/2026», by its place."""
    named = _named_last(words, known)
    if named is None or joined.ends is None or not _BARE.fullmatch(words[named.end :].casefold()):
        return None
    return Day.FIRST if stretch == joined.ends[0] else Day.LAST, named.phase, False


def _named_last(words: str, known: KnownCampaign) -> _Named | None:
    """The phase or the campaign that is named last; None where another thing is."""
    mentions = known.names.found(words)
    if not mentions:
        lead = words_of(words)[:_OWN_WORDS]
        own = [word for _, _, word in words_of(known.campaign.short_name)[:_OWN_WORDS]]
        is_own = len(own) == _OWN_WORDS and [word for _, _, word in lead] == own
        return _Named("", lead[0][0], lead[-1][1]) if is_own else None
    last = mentions[-1]
    kinds = {one.kind for one in last.meant}
    if kinds == {OwnerKind.PHASE} and len(last.meant) == 1:
        return _Named(last.meant[0].code, last.start, last.end)
    return _Named("", last.start, last.end) if kinds == {OwnerKind.WHOLE} else None


def _is_whole(joined: Stretch, stretch: Stretch, phase: str, known: KnownCampaign) -> bool:
    """Whether a day is joined with the other end of the phase: «từ ngày 15/11/2026 đến ngày 31/12/2026»."""
    if joined.ends is None:
        return False
    at = joined.ends.index(stretch)
    other, what = joined.ends[1 - at].first, Day.LAST if at == 0 else Day.FIRST
    days = known.days.get(other, ()) if other else ()
    return any(day.what is what and day.phase == phase for day in days)


def is_of_other_bound(text: str, stretch: Stretch, days: tuple[KnownDay, ...]) -> bool:
    """Whether words say that a day ends something, while all that the records have begins that day, or the other way round."""
    found = _LIMIT.search(text[max(0, stretch.start - _BEFORE) : stretch.start].casefold())
    if found is None:
        return False
    other = Day.LAST if found["begins"] else Day.FIRST
    return all(one.what is other for one in days)


def is_of_other_deed(text: str, stretch: Stretch) -> bool:
    """Whether words beside a day say that it is of something that the records have no day of: a report, a meeting, a peak."""
    before = text[max(0, stretch.start - _BEFORE) : stretch.start].rpartition(". ")[2]
    behind = _TO_END.match(text, stretch.end)
    return bool(_DEEDS.search(f"{before} {behind[0] if behind else ''}".casefold()))

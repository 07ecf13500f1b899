"""One event, one day: stages, ends of programmes, documents that are cited more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.audit.audit_check import FigureDoubt, Held, Seen, check
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadSentence
from generator.problems import Severity, say
from generator.wording import Stretch, short_date
from generator.workspace import regex, unchanging

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_STAGE = regex(r"(?<!\w)(?P<kind>giai đoạn|đợt)\s(?P<number>\d|[ivx]{1,4})(?![\w/-])")
_DIVIDED = regex(r"(?:chia|gồm|thành)[^.;]{0,30}?(?P<count>0?\d)\s(?P<kind>giai đoạn|đợt)")
_EVENT = regex(
    r"(?<!\w)(?P<verb>kết thúc|bế mạc|khai mạc|khai giảng|bế giảng|bắt đầu|khởi công|khánh thành|ký kết|thành lập)\s"
    r"(?P<what>[^\W\d]+(?:\s[^\W\d]+){0,4}?)\s?(?:\(|:|,|là|vào|từ|trước|đến|ngày|tối|sáng|chiều|\s)*$"
)
_WHOLE = regex(
    r"(?:toàn bộ )?(?:chương trình|chiến dịch|phong trào|đợt thi đua|cuộc vận động|đề án|dự án|kế hoạch)\b.*"
)
_TO = regex(r"(?:đến|tới|kết thúc|hết)\s(?:hết\s)?(?:ngày\s)?$")
_WITHIN = regex(r"(?<!\w)(?:nằm )?trong\s$|(?<!\w)thuộc\s$")
"""Before a stage of which only the part is spoken of: «đợt cao điểm (nằm trong giai đoạn 1, đến hết ngày 31/5)»."""
_FAR = 60
_PLAN = regex(
    r"(?<!\w)(?:dự kiến|điều chỉnh|thay đổi|gia hạn|kéo dài|lùi|chuyển sang|thay vì|trước đó)(?!\w)"
)


@unchanging(frozen=True)
class _Told:
    """A day that a text tells of an event."""

    passage: TextPassage
    start: int
    end: int
    day: date


@check("W-AUDIT-EVENT", Severity.WARNING)
def events(manuscript: Manuscript) -> Iterator[Seen]:
    """Một việc thì một ngày, ở mọi chỗ trong văn bản.

    Xem: ngày kết thúc của cùng một giai đoạn, đợt; ngày kết thúc giai đoạn cuối và ngày kết thúc Chương trình;
    ngày khai mạc, khai giảng, ký kết của cùng một việc.

    Sai: «Giai đoạn 3: từ ngày 01/01/2023 đến ngày 30/9/2023» mà sau đó «kết thúc Chương trình (01/9/2023)».
    """
    stages: dict[tuple[str, str], _Told] = {}
    events: dict[str, _Told] = {}
    last: dict[str, int] = {}
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for divided in _DIVIDED.finditer(sentence.text[sentence.start : sentence.end].lower()):
                last[divided["kind"]] = int(divided["count"])
            for key, told in _stage_ends(passage, sentence):
                yield from _compared(stages.setdefault(key, told), told, " ".join(key))
            if not _PLAN.search(sentence.low, sentence.start, sentence.end):
                for name, told in _events(passage, sentence):
                    yield from _compared(events.setdefault(name, told), told, name)
    yield from _ends(stages, events, last)


def _compared(first: _Told, told: _Told, name: str) -> Iterator[Seen]:
    if first is told:
        return
    if first.day == told.day:
        yield Held(told.passage, told.start, told.end)
        yield Held(first.passage, first.start, first.end)
        return
    yield FigureDoubt(
        told.passage,
        told.start,
        told.end,
        say(
            "ngày của «{name}» ở đây là {day}, ở chỗ trước là {other}",
            name=name,
            day=short_date(told.day),
            other=short_date(first.day),
        ),
        hint=say("sửa cho hai chỗ như nhau"),
        others=((first.passage, first.start, first.end),),
    )


def _stage_ends(
    passage: TextPassage, sentence: ReadSentence
) -> Iterator[tuple[tuple[str, str], _Told]]:
    """Each stage with the day to which it lasts, told behind it up to the next stage."""
    low = sentence.text[sentence.start : sentence.end].lower()
    begin = sentence.start
    found = [one for one in _STAGE.finditer(low) if not _WITHIN.search(low, 0, one.start())]
    ends = [*(begin + one.start() for one in found[1:]), sentence.end]
    for one, end in zip(found, ends, strict=False):
        behind = begin + one.end()
        days = [time for time in sentence.times if time.is_day and behind <= time.start < end]
        gaps = [low[one.end() : day.start - begin] for day in days]
        told = next((day for day, gap in zip(days, gaps, strict=True) if _TO.search(gap)), None)
        if told and told.first and len(gaps[0]) <= _FAR and _is_span(gaps[0]):
            yield (one["kind"], _numeral(one["number"])), _at(passage, told, told.first)


def _is_span(gap: str) -> bool:
    """Whether the words between a stage and its first day tell how long it lasts."""
    return (
        bool(re.match(r"\s*(?:[(:,–-]|từ|đến|tới|kết thúc|của|$)", gap)) and "tính đến" not in gap
    )


def _numeral(text: str) -> str:
    return str(_ROMAN.get(text, text))


def _at(passage: TextPassage, time: Stretch, day: date) -> _Told:
    return _Told(passage, time.start, time.end, day)


def _events(passage: TextPassage, sentence: ReadSentence) -> Iterator[tuple[str, _Told]]:
    """Each event with the day right behind it: `kết thúc chương trình (01/9/2023)`."""
    begin = sentence.start
    for time in sentence.times:
        if not time.is_day or time.first is None:
            continue
        found = _EVENT.search(sentence.low[max(begin, time.start - _FAR) : time.start])
        if found and len(found["what"].split()) > 1:
            what = " ".join(found["what"].split())
            yield f"{found['verb']} {what}", _at(passage, time, time.first)
        begin = time.end


def _ends(
    stages: dict[tuple[str, str], _Told], events: dict[str, _Told], last: dict[str, int]
) -> Iterator[Seen]:
    """The last of the stages ends with the whole."""
    for kind, count in last.items():
        stage = stages.get((kind, str(count)))
        for name, told in events.items():
            verb, _, what = name.partition("kết thúc ")
            if stage is None or verb or not _WHOLE.fullmatch(what):
                continue
            yield from _compared(stage, told, f"{name}; {kind} {count}")


@check("W-AUDIT-CITED", Severity.WARNING)
def cited(manuscript: Manuscript) -> Iterator[Seen]:
    """Một văn bản được viện dẫn nhiều lần thì mỗi lần cùng một ngày; phụ lục ghi đúng số, ngày của chính văn bản.

    Xem: cùng số và ký hiệu mà khác ngày, ở mọi chỗ trong văn bản; số, ký hiệu của chính văn bản này ghi trong
    dòng «Kèm theo …».

    Sai: «Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022», sau đó «Kế hoạch số 111/KH-LĐLĐ ngày 26/02/2022».
    """
    first: dict[tuple[int, str], _Told] = {}
    own = (manuscript.number, manuscript.symbol)
    for passage in manuscript.texts:
        for one in passage.claims.cited:
            if one.on is None:
                continue
            start = _day_start(passage, one.start, one.end)
            told = _Told(passage, start, one.end, one.on)
            if (one.number, one.symbol) == own and manuscript.dated:
                yield from _own(manuscript.dated, told, f"{one.number}/{one.symbol}")
                continue
            known = first.setdefault((one.number, one.symbol), told)
            if known is told:
                continue
            yield Held(passage, one.start, one.end)
            if known.day != told.day and _are_near(known.day, told.day):
                yield from _compared(known, told, f"{one.number}/{one.symbol}")


def _are_near(one: date, other: date) -> bool:
    """Whether two days may be one mistyped: in another year the same number is another document's."""
    return one.year == other.year or (one.month, one.day) == (other.month, other.day)


def _day_start(passage: TextPassage, start: int, end: int) -> int:
    """Where the day stands within what was cited."""
    times = [time.start for time in passage.claims.times if start <= time.start < end]
    return times[-1] if times else start


def _own(dated: date, told: _Told, name: str) -> Iterator[Seen]:
    yield Held(told.passage, told.start, told.end)
    if told.day != dated:
        yield FigureDoubt(
            told.passage,
            told.start,
            told.end,
            say(
                "văn bản này ({name}) đề ngày {day}, ở đây ghi ngày {told}",
                name=name,
                day=short_date(dated),
                told=short_date(told.day),
            ),
            hint=say("sửa cho hai chỗ như nhau"),
        )

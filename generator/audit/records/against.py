"""The checks of a manuscript against the records of a campaign; each docstring is its manual."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache, cached_property
from itertools import islice
from typing import Protocol

from generator.audit.audit_check import Check, FigureDoubt, Held, Seen
from generator.audit.likely_slips import likely_slip
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.records import citing, cues, record_days
from generator.audit.records.closed_lists import Day, KnownCampaign, KnownDocument, alike
from generator.audit.records.fact import WHOLE, Fact, FactOwner, FactRole, OwnerKind
from generator.audit.records.sentence_tie import ProseTie
from generator.audit.records.spelt_texts import Spelt
from generator.audit.records.table_tie import SIZES, TableTie, Tied
from generator.audit.records.tied_numbers import TiedNumber
from generator.audit.records.told_lists import told_lists
from generator.audit.records.told_places import ToldPlace, told_places
from generator.audit.records.told_ranks import ToldRank, told_ranks
from generator.audit.records.told_sizes import told_sizes
from generator.drafting import said
from generator.problems import Message, Severity, say
from generator.wording import (
    ClaimedNumber,
    Join,
    Moment,
    NumberKind,
    as_spelled,
    hedged,
    money,
    number,
    serial,
    short_date,
)
from generator.workspace import unchanging

_ROLES: dict[FactRole, Message] = {
    FactRole.COUNT: say("số đã thực hiện"),
    FactRole.UNITS_COUNT: say("cộng số của các đơn vị"),
    FactRole.REMAINDER: say("phần không nằm ở đơn vị nào"),
    FactRole.REMAINDER_SHARE: say("tỷ trọng của phần không nằm ở đơn vị nào"),
    FactRole.QUOTA: say("chỉ tiêu được giao"),
    FactRole.GOAL: say("mức đề ra"),
    FactRole.GOAL_TO: say("mức đề ra"),
    FactRole.ASKED: say("tỷ lệ phải đạt"),
    FactRole.ASKED_TO: say("tỷ lệ phải đạt"),
    FactRole.ACHIEVED: say("tỷ lệ đã đạt"),
    FactRole.GAP: say("chênh lệch tỷ lệ"),
    FactRole.BASE: say("cơ sở tính"),
    FactRole.RATE: say("tỷ lệ đạt"),
    FactRole.SHARE: say("tỷ trọng"),
    FactRole.RANK: say("thứ hạng"),
    FactRole.SURPLUS: say("số vượt"),
    FactRole.SHORTFALL: say("số còn thiếu"),
    FactRole.COMPARED: say("số của lần so sánh"),
    FactRole.PREVIOUS: say("số của lần chốt trước"),
    FactRole.GROWTH: say("số tăng thêm"),
    FactRole.GROWTH_RATE: say("tỷ lệ tăng"),
    FactRole.CHANGE: say("số cuối kỳ trừ số đầu kỳ"),
    FactRole.AVERAGE: say("bình quân một đơn vị"),
    FactRole.PACE: say("bình quân mỗi ngày"),
    FactRole.PACE_NEEDED: say("bình quân mỗi ngày cần có"),
    FactRole.PACE_FACTOR: say("số lần phải nhanh hơn"),
    FactRole.DAYS_LEFT: say("số ngày còn lại"),
    FactRole.DAYS_EARLY: say("số ngày trước hạn"),
    FactRole.DAYS_PASSED: say("số ngày đã qua"),
    FactRole.LENGTH: say("số ngày của đợt"),
    FactRole.SIZE: say("số lượng của danh sách"),
    FactRole.DIFFERENCE: say("chênh lệch"),
    FactRole.MULTIPLE: say("số lần"),
}


class RecordTie:
    """A manuscript tied to the records once, for all checks that ask."""

    def __init__(self, manuscript: Manuscript, known: KnownCampaign) -> None:
        self.manuscript, self.known = manuscript, known

    @cached_property
    def told(self) -> Moment | None:
        """The moment that the text names first with «tính đến»."""
        for one in self.dated:
            day = one.stretch.first
            if one.agrees and day and record_days.is_moment(one.passage, one.stretch):
                return self.known.moment_on(day, one.stretch.hour)
        return None

    @cached_property
    def dated(self) -> list[record_days.Dated]:
        """The days of the text that are of the records, or were most likely meant to be."""
        return [
            one
            for passage in self.manuscript.texts
            for one in record_days.dated(passage, self.known)
        ]

    @cached_property
    def moment(self) -> Moment | None:
        """The moment of the text: that which it tells, else the newest up to its day, or what a draft names."""
        named = None if self.manuscript.dated else self._named
        return self.told or named or self.known.newest(self.manuscript.dated)

    @property
    def _named(self) -> Moment | None:
        """The first moment of the records that a text names as a day, which is no deadline or other day of theirs."""
        for one in self.dated:
            day = one.stretch.first
            if one.agrees and day and {meant.what for meant in one.meant} == {Day.TAKEN}:
                return self.known.moment_on(day, one.stretch.hour)
        return None

    @cached_property
    def days(self) -> set[datetime.date]:
        """The days that the text names anywhere, its own among them."""
        times = (one for passage in self.manuscript.texts for one in passage.claims.times)
        found = {one.first for one in times if one.is_day and one.first}
        return found | ({self.manuscript.dated} if self.manuscript.dated else set())

    @cached_property
    def addressed(self) -> tuple[FactOwner, ...]:
        """The unit of a letter: the only one that «Kính gửi» names, else that its first paragraphs do."""
        top = [*islice(self.manuscript.passages, _TOP)]
        sent_to = [one for one in top if cues.addresses(one.text)]
        found = self._some_named(sent_to) or self._some_named(top)
        return tuple(found) if len(found) == 1 else ()

    def _some_named(self, passages: list[TextPassage]) -> set[FactOwner]:
        return {
            one
            for passage in passages
            for mention in self.known.names.found(passage.text)
            for one in mention.meant
            if one.kind in {OwnerKind.UNIT, OwnerKind.GROUP}
        }

    @cached_property
    def cells(self) -> list[Tied]:
        ties = (
            TableTie(one, self.known, self.moment, self.addressed) for one in self.manuscript.tables
        )
        return [cell for tie in ties for cell in tie.tied()]

    @cached_property
    def sentences(self) -> list[TiedNumber]:
        told = [one for spoken in self.spoken for one in spoken.told()]
        seen = {(id(one.passage), one.claim.start) for one in told}
        lists = told_lists(self.spoken)
        return told + [one for one in lists if (id(one.passage), one.claim.start) not in seen]

    @cached_property
    def is_current(self) -> bool:
        """Whether the figures of the records are those that the text speaks of: it tells their moment, or is of that time."""
        moment, dated = self.moment, self.manuscript.dated
        if self.told or moment is None:
            return True
        return dated is not None and (dated - moment.day).days <= _FRESH

    @cached_property
    def spoken(self) -> list[ProseTie]:
        """What each passage speaks of."""
        about = self.known, self.moment, self.told is not None, self.is_current, self.addressed
        return [ProseTie(passage, *about) for passage in self.manuscript.passages]


_TOP = 14
_FRESH = 45
"""Days after which newer figures than those of the records may be meant."""


@unchanging(frozen=True)
class RecordCheck:
    """A check that needs the records."""

    code: str
    run: Callable[[RecordTie], Iterator[Seen]]
    severity: Severity = Severity.WARNING

    @property
    def manual(self) -> str:
        return inspect.cleandoc(self.run.__doc__ or "")

    def bound(self, ties: Callable[[Manuscript], RecordTie]) -> Check:
        """The same over a manuscript alone."""
        return Check(self.code, self.severity, lambda one: self.run(ties(one)), self.manual)


def checks_against(known: KnownCampaign) -> tuple[Check, ...]:
    """Every check that holds a manuscript against these records."""

    @cache
    def ties(manuscript: Manuscript) -> RecordTie:
        return RecordTie(manuscript, known)

    return tuple(one.bound(ties) for one in RECORD_CHECKS)


def record(against: RecordTie) -> Iterator[Seen]:
    """Số trong văn bản khác dữ liệu của chiến dịch.

    So với đúng số mà câu nêu: của cả chiến dịch, của đơn vị, của nhóm («khối đoàn thể» là nhóm «Các đoàn thể»), cộng của
    các đơn vị cùng loại («khối thôn, bản»), cả khi số đứng một mình («khối đoàn thể: 46»), hai số của «Khoa Nhi đạt 29/31»
    (kết quả/chỉ tiêu), bình quân mỗi ngày, mỗi tuần («288 hộ/tuần»; cách đếm ngày có thể khác nên chỉ nêu số nhầm một chữ số, hoặc lệch quá hai lần), phần trên 100% («vượt 4,9%»). Tỷ lệ đúng
    với hai số của chính câu ấy thì thôi, kể cả trong ngoặc phía sau; bình quân của một tháng, một quý, một đơn vị mà câu nêu thì không so
    với bình quân cả đợt; dòng «Cộng» của bảng chỉ có một số đơn vị là cộng của bảng, không so với cả chiến dịch. Đơn vị kể liền nhau
    («Thôn A và Thôn B có 161 hộ») thì so với tổng của các đơn vị ấy; «nhiều hơn Thôn B 28 hộ», «gấp 1,5 lần Thôn B» so với hiệu, thương của hai đơn vị.
    Dãy «Thôn A: 97; Thôn B: 103» không nêu đơn vị tính thì so khi hầu hết các số là của cùng một chỉ số; «75% chỉ tiêu giai đoạn 1» so với đúng giai đoạn ấy. Số tiền, khối lượng so
    đúng theo đơn vị tính của câu và của chỉ số: «98,6 triệu đồng», «98.600.000 đồng», «8.500 kg» và 8,5 tấn. Số mà lời văn nói
    là của việc khác («12 hộ được khen thưởng», «của tỉnh là 81,2%», «mỗi tổ 53 hộ») thì không so.
    Đúng: «Tính đến ngày 06/3/2023, toàn tỉnh có 2.412 sáng kiến», dữ liệu ghi 2.412.
    Sai: «Tính đến ngày 06/3/2023, toàn tỉnh có 2.421 sáng kiến».
    """
    for cell in against.cells:
        yield from _cell(against.known, cell)
    for told in against.sentences:
        if told.agrees:
            yield Held(told.passage, told.claim.start, told.claim.end)
        elif not told.other and told.sure and not _shifted(told.claim, told.facts):
            yield _doubt(against.known, told.passage, told.claim, _likeliest(told))


class _Stretch(Protocol):
    """What stands in a text from where to where."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _seen(
    passage: TextPassage,
    where: _Stretch,
    message: Message | None,
    *,
    decides: bool = False,
    lighter: Severity | None = None,
    source: str = "",
) -> Seen:
    """What was held against the records: right, or doubted with a message."""
    if message is None:
        return Held(passage, where.start, where.end)
    return FigureDoubt(
        passage, where.start, where.end, message, decides=decides, lighter=lighter, source=source
    )


def _likeliest(told: TiedNumber) -> tuple[Fact, ...]:
    """What a number of a pair was meant to be: what was done before the stroke, what was asked for behind it."""
    for joined in told.passage.claims.joined:
        if joined.join is Join.PAIR and told.claim in joined.claims:
            done = told.claim == joined.claims[0]
            roles = _DONE if done else _ASKED
            return tuple(one for one in told.facts if one.role in roles) or told.facts
    return told.facts


_DONE = {FactRole.COUNT, FactRole.UNITS_COUNT}
_ASKED = {FactRole.GOAL, FactRole.QUOTA, FactRole.BASE}


def _cell(known: KnownCampaign, cell: Tied) -> Iterator[Seen]:
    if cell.agrees:
        yield Held(cell.cell, cell.claim.start, cell.claim.end)
    elif not _shifted(cell.claim, cell.facts, cell.size):
        yield _doubt(known, cell.cell, cell.claim, cell.facts, cell.size)


def scale(against: RecordTie) -> Iterator[Seen]:
    """Số lệch dữ liệu đúng 1.000 lần: nhầm đơn vị tính.

    Đúng: «thu 133,5 triệu đồng», dữ liệu ghi 133.450.000 đồng.
    Sai: «thu 133,5 nghìn đồng».
    """
    known = against.known
    for cell in against.cells:
        if not cell.agrees and (fact := _shifted(cell.claim, cell.facts, cell.size)):
            yield _scaled(known, cell.cell, cell.claim, fact)
    for told in against.sentences:
        if (
            told.sure
            and not (told.agrees or told.other)
            and (fact := _shifted(told.claim, told.facts))
        ):
            yield _scaled(known, told.passage, told.claim, fact)


def _shifted(claim: ClaimedNumber, facts: tuple[Fact, ...], size: int = 1) -> Fact | None:
    """What a number would say, were its unit of measure a thousand, or a million, times another one."""
    if claim.measure is NumberKind.PERCENT or not claim.value:
        return None
    sizes = [Fraction(one) for one in SIZES[1:]]
    for fact in facts:
        for power in (*sizes, *(1 / one for one in sizes)):
            meant = replace(claim, value=claim.value * power, step=claim.step * power)
            if fact.explains(meant, size):
                return fact
    return None


def _scaled(
    known: KnownCampaign, passage: TextPassage, claim: ClaimedNumber, fact: Fact
) -> FigureDoubt:
    message = say(
        "{claim}: dữ liệu ghi {value} ({what}), lệch 1.000 lần hoặc hơn",
        claim=_printed(passage, claim, fact.noun),
        value=_value(fact),
        what=_what(known, fact),
    )
    hint = say("xem lại đơn vị tính: đồng, nghìn đồng, triệu đồng, tỷ đồng")
    return FigureDoubt(passage, claim.start, claim.end, message, hint=hint, decides=True)


def target(against: RecordTie) -> Iterator[Seen]:
    """Tỷ lệ, mức đề ra là của mục tiêu khác với mục tiêu mà câu nêu tên.

    Đúng: «đạt 74,4% mục tiêu giai đoạn 1».
    Sai: «đạt 23,2% mục tiêu giai đoạn 1», trong khi 23,2% là tỷ lệ so với chỉ tiêu cả đợt.
    """
    for told in against.sentences:
        if told.agrees or not told.other or _is_old(told):
            continue
        right, other = told.facts[0], told.other[0]
        message = say(
            "{claim} là {other}; {what} là {value}",
            claim=_printed(told.passage, told.claim, right.noun),
            other=_what(against.known, other),
            what=_what(against.known, right),
            value=_value(right),
        )
        yield FigureDoubt(told.passage, told.claim.start, told.claim.end, message, decides=True)


def stale(against: RecordTie) -> Iterator[Seen]:
    """Số của lần chốt cũ, trong câu nói về lần chốt mới hơn.

    Đúng: «Tính đến ngày 06/3/2023 có 2.412 sáng kiến».
    Sai: «Tính đến ngày 06/3/2023 có 1.775 sáng kiến», là số của ngày 31/5/2022.
    """
    for told in against.sentences:
        if told.agrees or not _is_old(told):
            continue
        old, new = told.other[0], told.facts[0]
        message = say(
            "{claim}: số liệu cũ ({old}); dữ liệu {new} ghi {value}",
            claim=_printed(told.passage, told.claim, new.noun),
            old=old.moment.said if old.moment else "",
            new=new.moment.said if new.moment else "",
            value=_value(new),
        )
        yield FigureDoubt(
            told.passage,
            told.claim.start,
            told.claim.end,
            message,
            hint=_kept_in(new) if against.known.place_of(new) else None,
            decides=True,
            source=_source(against.known, new),
        )


def rank(against: RecordTie) -> Iterator[Seen]:
    """Đơn vị được nêu là cao nhất, dẫn đầu, thấp nhất không phải đơn vị ấy theo dữ liệu.

    Xem: «cao nhất là …», «dẫn đầu là …», «thấp nhất là …», «Thôn A dẫn đầu với …», nhiều đơn vị cùng được nêu, «Thôn A đạt 82 hộ, xếp thứ hai», khi
    câu nêu chỉ số, hay nêu số của đơn vị ấy; «trong khối …» thì so trong khối. «Tỷ lệ hoàn thành chỉ tiêu cao nhất» không nêu chỉ số thì đứng đầu ở một
    chỉ số là được.
    Đúng: «Số hộ cao nhất là Thôn Khe Thương (82 hộ)», dữ liệu có Thôn Khe Thương nhiều nhất.
    Sai: «Số hộ cao nhất là Thôn Bản Cái (79 hộ)», trong khi Thôn Khe Thương có 82 hộ.
    """
    for spoken in against.spoken:
        passage = spoken.passage
        for one in told_ranks(spoken):
            message = None if one.agrees else _rank_told(against.known, passage, one)
            yield _seen(passage, one, message, decides=True)
        for each in told_places(spoken):
            message = None if each.agrees else _place_told(against.known, passage, each)
            yield _seen(passage, each, message, decides=True)


def _rank_told(known: KnownCampaign, passage: TextPassage, one: ToldRank) -> Message:
    return say(
        "«{name}»: theo dữ liệu, {most} là {best} ({value}; {what})",
        name=passage.claims.text[one.start : one.end],
        most=say("cao nhất") if one.is_first else say("thấp nhất"),
        best=_owner(known, one.best),
        value=_value(one.best),
        what=_what(known, replace(one.best, subject=WHOLE)),
    )


def _place_told(known: KnownCampaign, passage: TextPassage, each: ToldPlace) -> Message:
    return say(
        "«{name}»: theo dữ liệu, {unit} đứng thứ {place} ({value}; {what})",
        name=passage.claims.text[each.start : each.end],
        unit=_owner(known, each.own),
        place=number(each.place),
        value=_value(each.own),
        what=_what(known, replace(each.own, subject=WHOLE)),
    )


def size(against: RecordTie) -> Iterator[Seen]:
    """Số đơn vị đã báo cáo, hoàn thành, đạt dưới bao nhiêu phần trăm khác dữ liệu.

    Xem: «17/17 đơn vị đã báo cáo», «05 đơn vị đạt dưới 50% chỉ tiêu», «03 thôn chưa hoàn thành chỉ tiêu»; câu không nêu chỉ số
    thì số nào đúng với một chỉ số, một giai đoạn là được; «báo cáo đủ» thì không kể đơn vị còn thiếu kỳ, hoặc tính theo số liệu của lần chốt trước.
    Đúng: «06/06 đơn vị đã báo cáo», dữ liệu có số của cả 06 đơn vị.
    Sai: «05/06 đơn vị đã báo cáo».
    """
    for spoken in against.spoken:
        passage = spoken.passage
        for one in told_sizes(spoken):
            message = say(
                "{claim}: theo dữ liệu là {right} đơn vị",
                claim=passage.claims.text[one.start : one.end],
                right=serial(one.right) if one.right else "0",
            )
            yield _seen(passage, one, None if one.agrees else message)


def _is_old(told: TiedNumber) -> bool:
    return any(one.moment != told.facts[0].moment for one in told.other)


def _header(against: RecordTie) -> Iterator[Seen]:
    """The number and the day of the manuscript itself, where the register has one of them."""
    manuscript = against.manuscript
    number_, on = manuscript.number, manuscript.dated
    if number_ is None or on is None:
        return
    same = [one for one in against.known.documents if alike(one.symbol, manuscript.symbol)]
    if any(one.number == number_ and one.on == on for one in same):
        return
    told = [one for one in same if one.on and one.number]
    found = [one for one in told if one.number == number_ and one.on and one.on.year == on.year]
    found += [one for one in told if one.on == on and citing.is_other_number(one, number_)]
    found += [one for one in told if one.number == number_ and one.on and citing.close(one.on, on)]
    passage = next((one for one in manuscript.texts if _tells_day(one, on)), None)
    if found and passage:
        message = say(
            "văn bản này ghi số {number} ngày {day}; sổ hoặc dữ liệu ghi {document}",
            number=serial(number_),
            day=short_date(on),
            document=_cited(found[0]),
        )
        yield FigureDoubt(passage, 0, len(passage.text), message, source=found[0].place)


def _attached(against: RecordTie) -> Iterator[Seen]:
    """The day in «(Kèm theo … số      /… ngày …)» of a text whose number is not given yet."""
    manuscript, dated = against.manuscript, against.manuscript.dated
    for passage in manuscript.texts if dated else ():
        if not passage.text.startswith(_ATTACHED) or passage.claims.cited:
            continue
        for one in passage.claims.times:
            if dated and one.is_day and one.first and citing.close(one.first, dated):
                message = say(
                    "«{claim}»: đầu văn bản ghi ngày {day}",
                    claim=passage.claims.text[one.start : one.end],
                    day=short_date(dated),
                )
                yield FigureDoubt(passage, one.start, one.end, message)


_ATTACHED = ("(Kèm theo", "(Ban hành kèm theo", "Kèm theo")


def _tells_day(passage: TextPassage, on: datetime.date) -> bool:
    return any(one.is_day and one.first == on for one in passage.claims.times)


def cited(against: RecordTie) -> Iterator[Seen]:
    """Số, ký hiệu hoặc ngày của văn bản viện dẫn khác sổ đăng ký hoặc dữ liệu.

    Đúng: «Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022».
    Sai: «Kế hoạch số 111/KH-LĐLĐ ngày 26/02/2022», sổ ghi ngày 26/01/2022.
    """
    yield from _header(against)
    yield from _attached(against)
    for one in citing.named(against.manuscript, against.known):
        message = say(
            "«{claim}»: dữ liệu ghi {document}",
            claim=one.passage.claims.text[one.cited.start : one.cited.end],
            document=_cited(one.document),
        )
        told = None if one.agrees else message
        yield _seen(one.passage, one.cited, told, source=one.document.place)


def _cited(document: KnownDocument) -> str:
    name = "/".join(filter(None, (serial(document.number or 0), document.symbol)))
    return f"{name} ngày {short_date(document.on)}" if document.on else name


def day(against: RecordTie) -> Iterator[Seen]:
    """Ngày chốt số liệu, ngày đầu hoặc ngày cuối của giai đoạn, của cả đợt, thời hạn khác dữ liệu.

    «Giai đoạn 1 kết thúc ngày …», «bắt đầu từ ngày …», «(đến hết ngày …)» so với đúng ngày cuối, ngày đầu của giai đoạn được nêu tên,
    cả khi ngày ấy là ngày đầu, ngày cuối của giai đoạn khác; ngày khác thì khi nhầm một chữ số. Hạn báo cáo không so; ngày gia hạn
    chỉ không được trước ngày cuối đã ghi.

    Đúng: «Giai đoạn 1 (đến ngày 31/5/2022)».
    Sai: «Giai đoạn 1 (đến ngày 31/5/2023)».
    """
    for one in against.dated:
        message = say(
            "«{claim}»: dữ liệu có {day} ({what})",
            claim=one.passage.claims.text[one.stretch.start : one.stretch.end],
            day=one.meant[0].said or short_date(one.meant[0].on),
            what=record_days.SAID[one.meant[0].what],
        )
        told = one.stretch.first
        sure = one.is_named or any(day.on in against.days for day in one.meant)
        sure = sure or (told is not None and not against.known.is_near(told))
        lighter = None if sure else Severity.INFO
        yield _seen(one.passage, one.stretch, None if one.agrees else message, lighter=lighter)


def spelling(against: RecordTie) -> Iterator[Seen]:
    """Tên hoặc dữ kiện có chữ số, viết khác dữ liệu.

    Đúng: «Chương trình 01 triệu sáng kiến».
    Sai: «Chương trình 02 triệu sáng kiến».
    """
    for passage in against.manuscript.texts:
        for one in against.known.spellings.found(passage.claims.text):
            if one.agrees or _names_another(against.known, passage.claims.text, one):
                yield _seen(passage, one, None)
                continue
            message = say(
                "«{claim}»: dữ liệu ghi «{right}»",
                claim=passage.claims.text[one.start : one.end],
                right=one.right.text,
            )
            lighter = Severity.INFO if one.right.is_one_of_many else None
            yield _seen(passage, one, message, lighter=lighter, source=one.right.place)


def _names_another(known: KnownCampaign, text: str, spelt: Spelt) -> bool:
    """Whether the digits are those of another phase, whose name ends a text: «chỉ tiêu giai đoạn 2»."""
    named = known.names.found(text[spelt.start : spelt.end])
    return any(
        one.kind is OwnerKind.PHASE and spelt.start + mention.end == spelt.end
        for mention in named
        for one in mention.meant
    )


def order(against: RecordTie) -> Iterator[Seen]:
    """Số và ngày của văn bản không theo thứ tự của sổ đăng ký.

    Đúng: số 56 ngày 03/7/2026, sổ có số 55 ngày 02/7/2026.
    Sai: số 56 ngày 01/7/2026, sổ có số 55 ngày 02/7/2026.
    """
    manuscript = against.manuscript
    if manuscript.number is None or manuscript.dated is None:
        return
    own = manuscript.number, manuscript.dated
    passage = next(manuscript.texts, None)
    rows = [
        (row.number, row.date)
        for row in against.known.rows
        if row.is_live
        and row.date.year == own[1].year
        and alike(row.symbol or "", manuscript.symbol)
    ]
    if passage is None or (found := _misplaced(own, rows)) is None:
        return
    message = say(
        "số {number} ngày {day}, trong khi sổ có số {other} ngày {then}",
        number=serial(own[0]),
        day=short_date(own[1]),
        other=serial(found[0]),
        then=short_date(found[1]),
    )
    yield FigureDoubt(passage, 0, len(passage.text), message)


def _misplaced(
    own: tuple[int, datetime.date], rows: list[tuple[int, datetime.date]]
) -> tuple[int, datetime.date] | None:
    """A row with a smaller number and a later day, or a greater one and an earlier day."""
    number_, day_ = own
    wrong = (
        row
        for row in rows
        if (row[0] < number_ and row[1] > day_) or (row[0] > number_ and row[1] < day_)
    )
    return min(wrong, key=lambda row: abs(row[0] - number_), default=None)


def _doubt(
    known: KnownCampaign,
    passage: TextPassage,
    claim: ClaimedNumber,
    facts: tuple[Fact, ...],
    size: int = 1,
) -> FigureDoubt:
    fact = min(facts, key=lambda one: _apart(claim, one, size))
    message = say(
        "{claim}: dữ liệu {verb} {value} ({what})",
        claim=_printed(passage, claim, fact.noun),
        verb=say("ghi") if known.place_of(fact) else say("tính ra"),
        value=_value(fact),
        what=_what(known, fact),
    )
    where = _kept_in(fact) if known.place_of(fact) else None
    return FigureDoubt(
        passage,
        claim.start,
        claim.end,
        message,
        hint=_slip(claim, fact, size, where),
        source=_source(known, fact),
    )


def _slip(claim: ClaimedNumber, fact: Fact, size: int, where: Message | None) -> Message | None:
    """Where the record stands, after the slip of the hand that is likely."""
    found = likely_slip(
        claim.value,
        claim.step,
        lambda value: fact.explains(replace(claim, value=value), size),
    )
    if found is None:
        return where
    return say("{slip}? {where}", slip=found[0], where=where) if where else found[0]


def _apart(claim: ClaimedNumber, fact: Fact, size: int) -> tuple[bool, float]:
    """How far a claim is from a fact: one slip of the hand is nearer than anything else."""
    value = fact.value / size
    shown, other = (str(int(one / claim.step)) for one in (claim.value, value))
    is_slip = claim.hedge is None and record_days.is_slip(shown, other)
    return not is_slip, abs(float(value - claim.value))


def _printed(passage: TextPassage, claim: ClaimedNumber, noun: str = "") -> str:
    """A number as it stands in the text, with its unit of measure where that is behind it."""
    text = passage.claims.text
    behind = text[claim.end : claim.end + len(noun) + 1]
    end = (
        claim.end + len(noun) + 1 if noun and as_spelled(behind) == as_spelled(noun) else claim.end
    )
    return text[claim.start : end]


def _value(fact: Fact) -> str:
    if fact.worth > 1:
        return f"{said(fact.figure)} {fact.noun}"
    if fact.measure is NumberKind.MONEY and fact.value.denominator == 1:
        return hedged(fact.figure.precision, money(int(fact.value)))
    return said(fact.figure)


def _owner(known: KnownCampaign, fact: Fact) -> str:
    """Whose a figure is, by name; nothing of what is everybody's."""
    campaign, code = known.campaign, fact.subject.code
    return {
        OwnerKind.UNIT: next((one.label for one in campaign.units if one.code == code), ""),
        OwnerKind.GROUP: next((one.name for one in campaign.groups if one.code == code), ""),
        OwnerKind.TARGET: next((one.name for one in campaign.targets if one.code == code), ""),
        OwnerKind.PART: code,
        OwnerKind.SORT: code.replace("/", ", "),
        OwnerKind.SEVERAL: ", ".join(
            one.label for each in code.split("/") for one in campaign.units if one.code == each
        ),
    }.get(fact.subject.kind, "")


def _what(known: KnownCampaign, fact: Fact) -> str:
    campaign, whose = known.campaign, _owner(known, fact)
    indicator = next((one.name for one in campaign.indicators if one.code == fact.indicator), "")
    phase = next((one.name for one in campaign.phases if one.code == fact.phase), "")
    base = next((one.name for one in campaign.bases if one.code == fact.detail), "")
    parts = [str(_role(fact)), whose, indicator or base, phase]
    if fact.moment and fact.role not in {
        FactRole.GOAL,
        FactRole.QUOTA,
        FactRole.BASE,
        FactRole.ASKED,
    }:
        parts.append(fact.moment.said)
    return ", ".join(filter(None, parts))


def _role(fact: Fact) -> Message:
    """What a figure is, an average with the days that it is of."""
    if fact.days == 1:
        return _ROLES[fact.role]
    needed = fact.role is FactRole.PACE_NEEDED
    if fact.days == _WEEK:
        return say("bình quân mỗi tuần cần có") if needed else say("bình quân mỗi tuần")
    if needed:
        return say("bình quân {days} ngày cần có", days=fact.days)
    return say("bình quân {days} ngày", days=fact.days)


_WEEK = 7


def _source(known: KnownCampaign, fact: Fact) -> str:
    return str(known.place_of(fact) or "")


def _kept_in(fact: Fact) -> Message:
    """In words where a recorded value is kept, for who knows no file of records."""
    match fact.role:
        case FactRole.GOAL | FactRole.ASKED:
            return say("xem mục tiêu của chiến dịch")
        case FactRole.QUOTA:
            return say("xem chỉ tiêu giao cho các đơn vị")
        case FactRole.BASE:
            return say("xem danh sách đơn vị")
    return say("xem số liệu chốt {moment}", moment=fact.moment.said if fact.moment else "")


RECORD_CHECKS = (
    RecordCheck("W-AUDIT-RECORD", record),
    RecordCheck("W-AUDIT-RECORD-SCALE", scale),
    RecordCheck("W-AUDIT-RECORD-TARGET", target),
    RecordCheck("W-AUDIT-RECORD-OLD", stale),
    RecordCheck("W-AUDIT-RECORD-RANK", rank),
    RecordCheck("W-AUDIT-RECORD-UNITS", size),
    RecordCheck("W-AUDIT-RECORD-CITED", cited),
    RecordCheck("W-AUDIT-RECORD-DAY", day),
    RecordCheck("W-AUDIT-RECORD-NAME", spelling),
    RecordCheck("W-AUDIT-RECORD-ORDER", order),
)

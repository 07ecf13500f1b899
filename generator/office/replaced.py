"""Documents that replace, correct or call back issued ones: what stands in the way, and what their rows shall say.

What the records alone tell is judged in `generator.model.rules`; here the register is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from generator import register
from generator.drafting import Earlier, Subject, find_earlier, name_of
from generator.model.books import Row, RowState
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.model.rules.replacing import Finding, issued_later, itself, of_another_kind
from generator.office.as_signed import changes_of
from generator.office.changed_letters import changes_by_letter, text_for
from generator.office.corrected_places import (
    MANY,
    figures_corrected,
    lists_changes,
    places_told,
    untrue_lines,
)
from generator.office.had_earlier import code_of
from generator.office.office import Office
from generator.office.workflow import Work, subject_of
from generator.problems import Place, Problem, Severity, say
from generator.records import CampaignRecord
from generator.wording import join_names

_Known = Mapping[str, Row]


def names_of_earlier(works: Iterable[Work], office: Office, field: str) -> tuple[str, ...]:
    """What a document, or letters, replace, correct or call back (the `field` says), as their row names it."""
    found: dict[str, None] = {}
    for work in works:
        if getattr(work.document, field):
            subject = subject_of(work, office)
            for earlier in find_earlier(subject, (field,)):
                found.update(dict.fromkeys(name_of(earlier, subject)))
    return tuple(found)


def fates_of(office: Office, records: Iterable[CampaignRecord]) -> list[tuple[str, str]]:
    """What became of issued documents of these campaigns: how each is named, and its fate.

    `01/KH-LĐLĐ ngày 10/01/2025`: «được thay thế bởi số 02/KH-LĐLĐ ngày 20/01/2025».
    """
    return [
        told
        for record in records
        for book in office.books_of(record.campaign).values()
        for told in _fates(book, record.campaign)
    ]


def _fates(rows: Sequence[Row], campaign: Campaign) -> Iterator[tuple[str, str]]:
    undone = {row.cited for row in rows if row.is_called_back}
    for row in rows:
        if row.state is RowState.ISSUED and (row.key or "").startswith(f"{campaign.code}/"):
            fates = list(register.fate(row, undone))
            yield from [(row.cited, "; ".join(fates))] if fates else []


def check_earlier(work: Work, office: Office) -> Iterator[Problem]:
    """What is wrong or odd in what a document replaces, corrects or calls back, as far as the register tells."""
    for earlier, mine, known in _with_own_rows(work, office):
        found = (
            *_faults(earlier, work.name),
            *(() if mine else _before_issue(work, office, earlier, known)),
            *_replaced(earlier, mine, known),
            *_odd(work, earlier, office),
        )
        for code, said, hint in found:
            severity = Severity.ERROR if code.startswith("E") else Severity.WARNING
            yield Problem(code, work.place(*earlier.path), said, hint, severity)


def check_told(work: Work, office: Office) -> Iterator[Problem]:
    """What the record of an issued document says of others and its row does not."""
    for earlier, mine, _ in _with_own_rows(work, office):
        names = {name for row in mine for name in getattr(row, earlier.field)}
        if mine and earlier.rows and not names.intersection(row.cited for row in earlier.rows):
            key = earlier.field
            said = say("dữ liệu ghi {key}: {asked}, sổ chưa ghi", key=key, asked=earlier.asked)
            hint = say("chạy lại «vanthu issue» để ghi vào sổ")
            place = work.place(*earlier.path)
            yield Problem("W-REPLACES-UNTOLD", place, said, hint, Severity.WARNING)


def _with_own_rows(work: Work, office: Office) -> Iterator[tuple[Earlier, list[Row], _Known]]:
    """What a document names, each with the rows under which the document itself was issued, and all rows by name."""
    if not work.document.earlier_names:
        return
    subject = subject_of(work, office)
    mine = [
        row for row in subject.own_rows if row.is_of(work.name) and row.state is RowState.ISSUED
    ]
    known = register.rows_named(subject.own_rows)
    for earlier in find_earlier(subject):
        yield earlier, mine, known


def _faults(earlier: Earlier, own: str) -> Iterator[Finding]:
    """Why a document cannot be replaced, corrected or called back."""
    asked, rows = earlier.asked, earlier.rows
    if not earlier.is_known:
        said = say("sổ không có văn bản «{asked}»", asked=asked)
        hint = say(
            "ghi dòng của văn bản ấy vào sổ (số, ký hiệu, ngày, tên), hoặc khai văn bản ấy ở «references:» rồi ghi mã ở đây"
        )
        yield "E-REPLACES-UNKNOWN", said, hint
    elif earlier.is_ambiguous:
        said = say(
            "«{asked}» có thể là: {rows}", asked=asked, rows="; ".join(r.cited for r in rows)
        )
        yield "E-REPLACES-AMBIGUOUS", said, say("ghi đủ số, ký hiệu và ngày")
    elif earlier.record is None and any(row.is_of(own) for row in rows):
        yield itself()
    elif rows and not any(row.is_live for row in rows):
        said = say(
            "số {number} ngày {day} đã hủy: không có gì để thay thế, đính chính, thu hồi",
            **rows[0].told,
        )
        yield "E-REPLACES-VOID", said, say("bỏ dòng này, hoặc sửa số của văn bản cũ")
    elif not earlier.is_issued:
        said = say(
            "«{asked}» chưa ban hành nên chưa thay thế, đính chính, thu hồi được", asked=asked
        )
        yield (
            "E-REPLACES-DRAFT",
            said,
            say("sửa thẳng dữ liệu của văn bản ấy, hoặc ban hành nó trước"),
        )


def _odd(work: Work, earlier: Earlier, office: Office) -> Iterator[Finding]:
    """A row of another kind, or of a later day; of what the records know the rules tell it."""
    kinds, document = office.library.kinds, work.document
    for row in () if earlier.record else earlier.rows[:1]:
        if document.date and row.date > document.date:
            yield issued_later(document.date, row.date)
        other = kinds.get(row.kind or "")
        if earlier.field == "replaces" and other and other.code != document.kind:
            yield of_another_kind(kinds[document.kind].name, other.name)


def _before_issue(work: Work, office: Office, earlier: Earlier, known: _Known) -> Iterator[Finding]:
    """What is to be weighed before a document goes out; when it is issued itself that was done."""
    yield from _rivals(work, office, earlier)
    yield from _listed_otherwise(work, office, earlier)
    if earlier.field == "corrects":
        yield from _corrects_figures(work.document.body or "", earlier.asked)
        yield from _corrects_many(work.document.body or "", earlier.asked)
        yield from _corrects_nothing(earlier, known)
    elif earlier.field == "recalls":
        yield from _recalls_more(earlier, known)


def _listed_otherwise(work: Work, office: Office, earlier: Earlier) -> Iterator[Finding]:
    """That a text lists what is another now than was signed, and the records give yet another; each letter by its own part."""
    text, (old, member) = work.document.body or "", _named(work, earlier)
    if old is None or not lists_changes(text):
        return
    found = changes_by_letter(changes_of(office, work.record, old.code, also_known=True))
    told = dict.fromkeys(
        one
        for code, places in found.items()
        if member in {"", code}
        for one in untrue_lines(text_for(text, code), places or ())
    )
    for before, listed, now in told:
        said = say(
            "ghi “{before}” nay là “{listed}”, dữ liệu hiện nay cho “{now}”",
            before=before,
            listed=listed,
            now=now,
        )
        yield "W-REPLACES-LISTED", said, say("sửa dòng này trong nội dung, hoặc sửa số liệu")


def _named(work: Work, earlier: Earlier) -> tuple[Document | None, str]:
    """The document of the campaign that is named, by its number too; of one letter of a series whom that is for."""
    if isinstance(earlier.record, Document):
        return earlier.record, ""
    keys = [row.key or "" for row in earlier.rows]
    for one in work.record.campaign.documents if len(keys) == 1 else ():
        key = f"{work.record.campaign.code}/{one.code}"
        if keys[0] == key or keys[0].startswith(f"{key}/"):
            return one, code_of(keys[0])
    return None, ""


def _corrects_figures(body: str, asked: str) -> Iterator[Finding]:
    """That a letter of correction lists figures: what is wrong in content is replaced (Nghị định 30/2020/NĐ-CP, Điều 18.3)."""
    listed = [*dict.fromkeys(figures_corrected(body))]
    for before, after in listed[:1]:
        said = say(
            "đính chính số liệu ở {count} chỗ (“{before}” thành “{after}”): sai số liệu là sai nội dung, không đính chính được",
            count=len(listed),
            before=before,
            after=after,
        )
        hint = say("tạo văn bản thay thế «{asked}»; công văn này chỉ để đính chính thể thức", asked=asked)  # fmt: skip
        yield "W-CORRECTS-FIGURES", said, hint


def _corrects_many(body: str, asked: str) -> Iterator[Finding]:
    """That a letter of correction lists very many places, none of them figures."""
    if (count := places_told(body)) > MANY and not any(figures_corrected(body)):
        said = say("đính chính ở {count} chỗ, nơi nhận khó đối chiếu", count=count)
        yield "W-CORRECTS-MANY", said, say("tạo văn bản thay thế «{asked}»", asked=asked)


def figures_not_corrected(document: Document) -> Iterator[Problem]:
    """The same of a document as it is being written, without the register."""
    if document.number is None:
        for asked in document.corrects[:1]:
            body = document.body or ""
            for code, said, hint in (*_corrects_figures(body, asked), *_corrects_many(body, asked)):
                yield Problem(code, Place(""), said, hint, Severity.WARNING)


def _rivals(work: Work, office: Office, earlier: Earlier) -> Iterator[Finding]:
    """That another document of the campaign, not issued yet, does the same to it; of issued ones the rows tell."""
    subject, own = subject_of(work, office), work.document.code
    for other in takewhile(lambda one: one.code != own, work.record.campaign.documents):
        there = find_earlier(subject, (earlier.field,), other)
        if _is_issued(other, work, subject) or not any(map(earlier.is_same, there)):
            continue
        names = {"asked": earlier.asked, "other": other.code}
        if earlier.field == "replaces":
            said = say("«{asked}» đã có «{other}» thay thế", **names)
            hint = say(
                "chỉ giữ một văn bản; hoặc thay thế chính «{other}», sau khi «{other}» ban hành",
                **names,
            )
            yield "W-REPLACES-RIVAL", said, hint
        elif earlier.field == "recalls":
            said = say("«{asked}» đã có «{other}» thông báo thu hồi", **names)
            yield "W-RECALLS-RIVAL", said, say("chỉ giữ một thông báo thu hồi")
        return


def _is_issued(document: Document, work: Work, subject: Subject) -> bool:
    """Whether a document of the campaign went out, as the register tells."""
    key = f"{work.record.campaign.code}/{document.code}"
    return any(row.is_of(key) and row.state is RowState.ISSUED for row in subject.own_rows)


def _corrects_nothing(earlier: Earlier, known: _Known) -> Iterator[Finding]:
    """That what is corrected is no more: it was called back, or what had replaced it was."""
    hint = say("ban hành văn bản mới, hoặc văn bản thay thế («replaces:»)")
    if any(row.is_called_back for row in earlier.rows):
        said = say("«{asked}» đã thu hồi, không còn gì để đính chính", asked=earlier.asked)
        yield "W-CORRECTS-RECALLED", said, hint
    for row in earlier.rows:
        if register.is_lapsed(row, known):
            said = say(
                "«{asked}» đã được thay thế bởi số {later}, văn bản ấy nay không còn hiệu lực: không còn gì để đính chính",
                asked=earlier.asked,
                later=join_names(row.replaced_by),
            )
            yield "W-CORRECTS-LAPSED", said, hint
            return


def _recalls_more(earlier: Earlier, known: _Known) -> Iterator[Finding]:
    """That a notice of the recall went out before; that what the recalled one replaced does not come back by it."""
    notices = [
        name
        for row in earlier.rows
        for name in row.recalled_by
        if name not in known or not known[name].is_called_back
    ]
    if notices:
        said = say(
            "«{asked}» đã có văn bản thu hồi: số {other}", asked=earlier.asked, other=notices[0]
        )
        hint = say("bỏ thông báo này; nơi nào chưa nhận thì gửi chính số {other}", other=notices[0])
        yield "W-RECALLS-AGAIN", said, hint
    if before := [name for row in earlier.rows for name in row.replaces]:
        said = say(
            "«{asked}» thay thế số {before}: thu hồi rồi thì số {before} không tự có hiệu lực trở lại",
            asked=earlier.asked,
            before=join_names(before),
        )
        hint = say(
            "còn cần thì ban hành văn bản mới thay thế số {before}", before=join_names(before)
        )
        yield "W-RECALLS-REPLACEMENT", said, hint


def _replaced(earlier: Earlier, mine: list[Row], known: _Known) -> Iterator[Finding]:
    """That another is in force in its place; when a document is issued itself that was weighed already."""
    own = {row.cited for row in mine}
    later = (name for row in earlier.rows for name in register.in_its_place(row, known))
    others = [name for name in later if name not in own]
    named = {name for row in mine for name in getattr(row, earlier.field)}
    if others and named.isdisjoint(row.cited for row in earlier.rows):
        said = say(
            "«{asked}» đã được thay thế bởi số {other}", asked=earlier.asked, other=others[0]
        )
        hint = say(
            "ghi số {other} ở {field}, nếu muốn nói về văn bản đang có hiệu lực",
            other=others[0],
            field=earlier.field,
        )
        yield "W-REPLACES-AGAIN", said, hint

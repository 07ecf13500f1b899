"""Everything that is wrong or doubtful in an office: records, bodies, templates, the register.

Of the letters of a batch one of each shape stands for all that are like it in tables and charts; the words
of every one are judged. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator import register
from generator.drafting import Draft, lay_letterhead, list_names
from generator.model.document import Document, ForEach
from generator.office.damaged import DAMAGED
from generator.office.figures_by_hand import TypedByHand
from generator.office.layered import margins_apart
from generator.office.letters import examples_of, files_of, with_annexes
from generator.office.office import Office, follows, told_once
from generator.office.replaced import check_earlier, check_told
from generator.office.same_letters import only_of_all, same_letters
from generator.office.taken import choices_told
from generator.office.verification import changed_documents
from generator.office.who_had_it import left_out
from generator.office.workflow import (
    Work,
    hidden_in,
    judged,
    make,
    template_for,
    whole_draft,
    work_of,
)
from generator.problems import GeneratorError, Place, Problem, RecordsInvalid, Severity, errors, say
from generator.records import CampaignRecord, files_for_folders, one_on_windows, remains_of, unborne
from generator.word import Template
from generator.wording import serial
from generator.workspace import fold, regex

Advance = Callable[[str, int], None]
_Whose = dict[Hashable, tuple[Problem, list[str]]]
"""Faults, each once, with the units whose letters have it."""


def _unseen(_name: str, _count: int) -> None:
    """Nobody watches."""


_FIRST = regex(r"[.\[]")
"""Behind the first name of a dotted path."""


def check_office(
    office: Office, codes: Sequence[str] = (), advance: Advance = _unseen
) -> list[Problem]:
    """All of it, for these campaigns or for all; issued documents that changed since too. Sums that do not hold
    keep nothing else from being found.

    `advance` is told of each batch of letters, its name and how many they are, then of each letter.
    """
    office.bears_sums = True
    records = office.campaigns(codes, whole=False)
    found = [one for record in records for one in check_documents(office, record, advance)]
    found += [
        one for folder in office.unsound(codes, records) for one in _check_rest(office, folder)
    ]
    found = [one for one in told_once(found) if one not in office.problems]
    passages = [fault for one in office.library.passages.values() for fault in one.faults]
    found = [one for one in found if one not in passages]
    told = [
        *office.problems,
        *passages,
        *found,
        *check_registers(office),
        *files_for_folders(office.workspace, _made_folders(office, records)),
        *one_on_windows(office.workspace),
        *(one for record in records for one in _units_alike(record)),
        *changed_documents(office, records),
    ]
    blocked = {code for record in records for code in record.blocked}
    return [
        one
        for one in unborne(told)
        if not (_follows(one, told, office) or one.message.values.get("name") in blocked)
    ]


def _units_alike(record: CampaignRecord) -> Iterator[Problem]:
    """Units whose codes differ by capitals alone: their letters would be one file on Windows."""
    seen: dict[str, str] = {}
    for at, unit in enumerate(record.campaign.units):
        other = seen.setdefault(fold(unit.code), unit.code)
        if other != unit.code:
            said = say(
                "mã «{code}» chỉ khác «{other}» ở chữ hoa, chữ thường: trên Windows tệp của hai đơn vị là một",
                code=unit.code,
                other=other,
            )
            hint = say("đổi mã của một trong hai đơn vị")
            yield Problem("E-UNIT-CASE", record.place("units", at, "code"), said, hint)


def _made_folders(office: Office, records: Iterable[CampaignRecord]) -> Iterator[Path]:
    """The folders that only writing needs: records are read without them."""
    home = office.workspace
    yield from (home.output, home.hidden, *(home.kept if home.hidden.is_dir() else ()))
    yield from (home.output / record.campaign.code for record in records)


def _follows(problem: Problem, told: Sequence[Problem], office: Office) -> bool:
    """Whether a document is wrong, or a name unknown, only because another file is wrong, which is told."""
    return problem.code == "E-DOC-RESTS" or follows(problem, told, office.workspace)


def check_documents(
    office: Office, record: CampaignRecord, advance: Advance = _unseen
) -> Iterator[Problem]:
    """What is wrong with the documents of a campaign, those that are known to be wrong left out."""
    yield from record.faults
    yield from hidden_in(record)
    yield from _headings(office, record)
    typed = TypedByHand(record)
    yield from typed.in_facts()
    for document in _sound(record):
        try:
            whole = work_of(record, document)
        except RecordsInvalid as fault:
            yield from fault.problems
            continue
        yield from choices_told(whole, office)
        yield from typed.in_document(whole)
        letters, every, wrong = _letters(whole, office)
        yield from wrong
        yield from _numbered_both_ways(whole, office)
        yield from _given_up(whole, office)
        yield from check_earlier(whole, office)
        yield from check_told(whole, office)
        if not wrong:
            yield from left_out(whole, office)
        yield from same_letters(every, len(every), office)
        yield from only_of_all(whole, office)
        told = list(_drafting_problems(letters, office))
        words = _in_words(every, office, advance)
        for one in told:
            _, codes = words.pop(_fault(one), (one, []))
            yield _named(one, codes, len(every))
        yield from (_named(one, codes, len(every)) for one, codes in words.values())


def _headings(office: Office, record: CampaignRecord) -> Iterator[Problem]:
    """What the heading of documents has no room for: lines that the record keeps whole, a long symbol."""
    told = {(str(one.place), str(one.message)): one for one in _in_headings(office, record)}
    yield from told.values()


def _in_headings(office: Office, record: CampaignRecord) -> Iterator[Problem]:
    library, campaign = office.library, record.campaign
    for document in _sound(record):
        body = library.issuers[document.issuer or campaign.issuer]
        standard = office.standard(body.profile_on(document.date or campaign.starts))
        symbol = library.symbol_of(document, campaign.issuer)
        head = lay_letterhead(library.bodies_of(document, campaign.issuer), standard, symbol)
        file = Place(office.workspace.shown(office.workspace.issuers / f"{body.code}.yaml"))
        yield from (_broken_line(name, file) for name in head.broken)
        if head.wide:
            yield _wide_symbol(symbol, file)


def _broken_line(name: str, place: Place) -> Problem:
    said = say("dòng «{name}» ở đầu văn bản rộng hơn ô của nó nên xuống dòng", name=name)
    hint = say("viết thành mấy dòng ở «lines:», «superior_lines:»")
    return Problem("I-HEADING-BREAK", place, said, hint, Severity.INFO)


def _wide_symbol(symbol: str, place: Place) -> Problem:
    said = say("ký hiệu «{symbol}» rộng hơn ô của nó nên xuống dòng", symbol=symbol)
    hint = say("dùng chữ viết tắt ngắn hơn ở «abbreviation:», hoặc ghi «symbol:» của văn bản")
    return Problem("I-HEADING-BREAK", place, said, hint, Severity.INFO)


def _check_rest(office: Office, folder: Path) -> Iterator[Problem]:
    """What is wrong besides in a campaign of which some cannot be judged."""
    remains = remains_of(folder, office.workspace, office.library)
    yield from remains.problems
    if (record := remains.record) is None:
        return
    for document in record.campaign.documents:
        with suppress(GeneratorError):
            letters, _, _ = _letters(work_of(record, document), office)
            yield from filter(remains.trusts_text, _drafting_problems(letters, office))


def _sound(record: CampaignRecord) -> Iterator[Document]:
    """The documents of which nothing is known yet to be wrong."""
    return (one for one in record.campaign.documents if one.code not in record.blocked)


def _given_up(work: Work, office: Office) -> Iterator[Problem]:
    """The record bears a number that the register gave up: it would be printed, and cited by others."""
    rows = [row for row in office.rows_of(work.record.campaign) if row.key == work.name]
    if any(row.is_live for row in rows):
        return
    for row in rows:
        if row.number == work.document.number:
            said = say(
                "số {number} ghi ở đây đã hủy: {reason}",
                number=row.told["number"],
                reason=row.reason or "",
            )
            hint = say("bỏ dòng «number:» của văn bản; ban hành thì được số mới")
            place = work.place("number")
            yield Problem("W-REGISTER-VOID", place, said, hint, Severity.WARNING)


def _drafting_problems(letters: Sequence[Work], office: Office) -> Iterator[Problem]:
    """What is wrong with each of some letters, once; the first that can be drafted is made too."""
    told: list[Problem] = []
    is_made = False
    for work in letters:
        whole = whole_draft(work, office)
        found = [*whole.problems, *whole.doubts]
        if not is_made and not errors(found):
            is_made = True
            for one in with_annexes(work, office):
                found += _rendering_problems(office, one, whole.of_file(one.annex))
        new = [one for one in found if one not in told]
        yield from new
        told += new


def _letters(
    work: Work, office: Office
) -> tuple[Sequence[Work], Sequence[Work], Sequence[Problem]]:
    """The work itself; of letters one of each shape, then all, and what hinders their choice or names."""
    if work.document.for_each is None:
        return [work], (), ()
    try:
        every = [one for _, one in files_of(work, office) if one.annex is None]
        return examples_of(every) or _first(work), every, ()
    except RecordsInvalid as fault:
        return _first(work), (), fault.problems


def _in_words(letters: Sequence[Work], office: Office, advance: Advance) -> _Whose:
    """What is wrong in the words of letters, and whose they are."""
    found: _Whose = {}
    if letters:
        advance(letters[0].name, len(letters))
    for letter, wrong in judged(letters, office):
        advance("", 1)
        for one in wrong:
            _, codes = found.setdefault(_fault(one), (one, []))
            codes.append(letter.member.code if letter.member else "")
    return found


def _named(problem: Problem, codes: Sequence[str], among: int) -> Problem:
    """The problem with the first unit whose letter has it, and of how many more; of all letters it is as it is."""
    if not codes or len(codes) == among:
        return problem
    more = f" (+{len(codes) - 1})" if len(codes) > 1 else ""
    return replace(problem, place=replace(problem.place, part=f"{codes[0]}{more}"))


def _fault(problem: Problem) -> Hashable:
    return problem.code, str(problem.place), str(problem.message)


def _numbered_both_ways(work: Work, office: Office) -> Iterator[Problem]:
    """A common number in the record of letters that the register gave each its own."""
    document = work.document
    if document.for_each is None or document.number is None:
        return
    rows = (row for row in office.rows_of(work.record.campaign) if row.is_live)
    if any((row.key or "").startswith(f"{work.name}/") for row in rows):
        number = document.number
        said = say("dữ liệu ghi số chung {number}, sổ đã cấp mỗi bản một số", number=serial(number))
        place = work.place("number")
        yield Problem("E-ISSUE-NUMBERS", place, said, say("bỏ dòng «number:» của văn bản"))


def _first(work: Work) -> Sequence[Work]:
    """A letter to the first unit or group, where nobody knows who gets one."""
    tally = work.figures.main
    members = tally.groups if work.document.for_each is ForEach.GROUPS else tally.units
    return [work.for_member(one) for one in members[:1]]


def _rendering_problems(office: Office, work: Work, drafted: Draft) -> Sequence[Problem]:
    try:
        template = template_for(office, work, drafted)
        used = {_FIRST.split(use.path)[0] for use in template.names()}
        found = [*_of_template(template, used, drafted.context)]
        found += () if work.annex else _unsaid(template, used, work, drafted)
        found += margins_apart(template, work, office)
        if not errors(found):
            make(office, work, drafted)
    except RecordsInvalid as fault:
        return fault.problems
    return found


_PRINTED = {
    **{name: name for name in ("secrecy", "urgency", "circulation", "drafter", "attached_to")},
    **{name: name for name in ("addressees", "authority_lines", "legal_bases", "annexes")},
    "signature_rows": "co_signatories",
}
"""What a template prints of a record, by its name there and in the record, where it has a place for it."""


def _unsaid(
    template: Template, used: Collection[str], work: Work, drafted: Draft
) -> Iterator[Problem]:
    """What a record says and its template has no place for: it would be missing from the document.

    A shipped template has no place for what its form has not.
    """
    for name, key in _PRINTED.items():
        if name not in used and getattr(drafted.words, name):
            said = say("mẫu {template} không có chỗ in «{key}:»", template=template.name, key=key)
            hint = say(
                "thêm thẻ «{name}» vào mẫu (xem mẫu cùng loại: vanthu new template), hoặc bỏ «{key}:»",
                name=name,
                key=key,
            )
            if template.is_ours:
                hint = say(
                    "loại này không có phần ấy: bỏ «{key}:», cần thì viết ở «body:»", key=key
                )
            yield Problem("W-TPL-UNSAID", work.place(key), said, hint, Severity.WARNING)


def _of_template(
    template: Template, used: Collection[str], context: Mapping[str, Any]
) -> Sequence[Problem]:
    """What is wrong with a template that uses such names; all that there are are listed only where one is not known."""
    asked = {name: context[name] for name in context if name in used}
    found = template.check(_vocabulary(asked))
    return template.check(_vocabulary(context)) if errors(found) else found


def _vocabulary(context: Mapping[str, Any]) -> Iterator[str]:
    """The dotted names that a template may use; below what is empty now anything may come."""
    for entry in list_names(context):
        yield entry.path
        if entry.is_open:
            yield f"{entry.path}.*"
            yield f"{entry.path}[].*"


def check_registers(office: Office) -> Iterator[Problem]:
    """What every register of the office says of itself; one that is damaged is an error among others."""
    told: list[Problem] = []
    for issuer in register.issuers_with_register(office.workspace):
        told += (one for one in _of_register(office, issuer) if one not in told)
    yield from told


def _of_register(office: Office, issuer: str) -> Iterator[Problem]:
    try:
        yield from register.check_register(register.open_register(office.workspace, issuer))
    except register.RegisterDamaged as fault:
        yield Problem(DAMAGED, Place(fault.name), fault.said, fault.hint)
        yield from fault.problems
    except register.RegisterMissing as fault:
        folder = office.workspace.shown(office.workspace.register / issuer)
        yield Problem(DAMAGED, Place(folder), fault.message)
    except RecordsInvalid as fault:
        yield from fault.problems

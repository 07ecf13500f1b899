"""Issued documents against what they were: fingerprints of their words and figures, told when they change.

Words and figures are taken from the finished Word file: what stands there is what was signed. Figures
are the numbers of the text and of its charts, words are all the rest, so that one can be told from the
other. Which number a document got is left to `generator.office`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.model.books import Frozen, RowState
from generator.office import workflow
from generator.office.numbered import Member, for_member, with_number
from generator.office.opened import Office
from generator.office.production import members_of
from generator.office.workflow import Work
from generator.ooxml import parse_xml, unpack_parts
from generator.problems import Place, Problem, RecordsInvalid, say
from generator.records import CampaignRecord
from generator.register import (
    Entry,
    RegisterDamaged,
    RegisterMissing,
    changed_since_issue,
    check_register,
    freeze,
    list_rows,
    open_register,
)

DAMAGED = "E-REGISTER-DAMAGED"
_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|charts/[^/]+)\.xml")
_TEXT = ("{*}t", "{*}v")
_BREAKS = ("{*}tab", "{*}br")
_PARAGRAPHS = ("{*}p", "{*}ser")
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_KEY = re.compile(r"([^/]+)/([^/]+)(?:/(.+))?")


def fingerprint(files: Iterable[bytes]) -> Frozen:
    """The fingerprints of a document, or of all letters for which one number stands."""
    text = "\n".join(line for data in files for line in _lines(data))
    figures = {str(place): found for place, found in enumerate(_FIGURE.findall(text))}
    return freeze(_FIGURE.sub("#", text), figures)


def _lines(data: bytes) -> Iterator[str]:
    """The text of each paragraph; where a line of it ends on paper makes no difference."""
    parts = unpack_parts(data)
    for name in sorted(filter(_PART.fullmatch, parts)):
        lines: list[list[str]] = [[]]
        for element in parse_xml(parts[name]).iter(*_PARAGRAPHS, *_TEXT, *_BREAKS):
            local = etree.QName(element).localname
            if local in {"p", "ser"}:
                lines.append([])
            else:
                lines[-1].append(f"{element.text or ''} " if local == "v" else element.text or " ")
        yield from filter(None, (" ".join("".join(line).split()) for line in lines))


def check_office(office: Office, codes: Sequence[str] = ()) -> list[Problem]:
    """Everything wrong or doubtful: records, bodies, templates, the register, issued documents."""
    records = office.campaigns(codes)
    found = workflow.check_records(office, records)
    return [*found, *check_registers(office), *changed_documents(office, records)]


def check_registers(office: Office) -> Iterator[Problem]:
    """What every register of the office says of itself; one that is damaged is an error among others."""
    for issuer in _issuers(office):
        try:
            yield from check_register(open_register(office.workspace, issuer))
        except (RegisterDamaged, RegisterMissing) as fault:
            yield from _damage(office, issuer, fault)
        except RecordsInvalid as fault:
            yield from fault.problems


def changed_documents(office: Office, records: Iterable[CampaignRecord]) -> list[Problem]:
    """Each issued document that is no longer what it was, or has no record any more."""
    rows = _issued_rows(office)
    found: list[Problem] = []
    for record in records:
        mine = rows.get(record.campaign.code, {})
        works = {work.document.code: work for work in _works(record, mine)}
        for document, entries in mine.items():
            found += _changed(office, works.get(document), entries)
    return found


def changed_since_issued(office: Office, codes: Sequence[str] = ()) -> list[Problem]:
    """The same for campaigns by code; where nothing was issued no record is read."""
    return changed_documents(office, office.campaigns(codes)) if _issued_rows(office) else []


def _works(record: CampaignRecord, wanted: Iterable[str]) -> Iterator[Work]:
    known = {document.code for document in record.campaign.documents}
    for code in wanted:
        if code in known:
            try:
                yield from workflow.plan_work([record], [code])
            except RecordsInvalid:
                continue


def _changed(office: Office, work: Work | None, entries: list[Entry]) -> Iterator[Problem]:
    if work is None:
        yield from (_gone(entry) for entry in entries)
        return
    members = _members(work, office)
    for entry in entries:
        asked = _Asked.of(entry, members)
        if asked is None:
            yield _gone(entry)
        else:
            yield from asked.problems(office, work)


def _members(work: Work, office: Office) -> dict[str, Member]:
    if work.document.for_each is None:
        return {}
    try:
        return {member.code: member for member in members_of(work, office)}
    except RecordsInvalid:
        return {}


@dataclass(frozen=True)
class _Asked:
    """A row and the letters it stands for; none of a document that is not a batch."""

    entry: Entry
    members: tuple[Member, ...]
    own: bool

    @classmethod
    def of(cls, entry: Entry, members: Mapping[str, Member]) -> _Asked | None:
        """`None` when the unit of a letter is no longer in the records."""
        unit = _parts(entry)[2]
        if unit is None:
            return cls(entry, tuple(members.values()), own=False)
        return cls(entry, (members[unit],), own=True) if unit in members else None

    def problems(self, office: Office, work: Work) -> Iterator[Problem]:
        """What has changed; a document that cannot be made now is told by the check of records."""
        row = self.entry.row
        try:
            now = fingerprint(made(office, self._numbered(work), self.members))
        except RecordsInvalid:
            return
        index = work.record.campaign.documents.index(work.document)
        problem = changed_since_issue(row, now, work.record.place("documents", index))
        if problem:
            yield problem

    def _numbered(self, work: Work) -> Work:
        """A letter's own number stands in the register; any other in the record."""
        row = self.entry.row
        return with_number(work, row.number, work.document.date) if self.own else work


def made(office: Office, work: Work, members: Sequence[Member]) -> Iterator[bytes]:
    """The document, or its letters in the order of their codes."""
    ordered = sorted(members, key=lambda member: member.code)
    for mine in [for_member(work, member) for member in ordered] or [work]:
        yield workflow.make(office, mine, workflow.draft(mine, office)).data


def _issued_rows(office: Office) -> dict[str, dict[str, list[Entry]]]:
    """The rows of issued documents, by campaign and document."""
    found: dict[str, dict[str, list[Entry]]] = {}
    for issuer in _issuers(office):
        for entry in _rows(office, issuer):
            campaign, document, _ = _parts(entry)
            if campaign and entry.row.frozen:
                found.setdefault(campaign, {}).setdefault(document, []).append(entry)
    return found


def _rows(office: Office, issuer: str) -> list[Entry]:
    """The issued rows; none of a register that is damaged, which is told already."""
    try:
        return list_rows(open_register(office.workspace, issuer), states=[RowState.ISSUED])
    except (RegisterDamaged, RegisterMissing, RecordsInvalid):
        return []


def _parts(entry: Entry) -> tuple[str, str, str | None]:
    """Campaign, document and unit of a row's key; empty for a key that somebody chose."""
    found = _KEY.fullmatch(entry.row.key or "")
    return (found[1], found[2], found[3]) if found else ("", "", None)


def _issuers(office: Office) -> list[str]:
    folder = office.workspace.register
    return (
        sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    )


def _gone(entry: Entry) -> Problem:
    said = say("văn bản đã ban hành «{key}» không còn trong hồ sơ", key=entry.row.key)
    return Problem("E-ISSUED-GONE", entry.place, said, say("khôi phục hồ sơ từ bản sao"))


def _damage(
    office: Office, issuer: str, fault: RegisterDamaged | RegisterMissing
) -> Iterator[Problem]:
    folder = office.workspace.shown(office.workspace.register / issuer)
    yield Problem(DAMAGED, Place(folder), fault.message)
    yield from getattr(fault, "problems", ())

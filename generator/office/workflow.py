"""Check and render, step by step: the only place that knows the order.

Records → figures → draft → template → file. Talks to nobody: what happens is given back as values
and events, for a command line or another face to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.drafting import Draft, Expressions, Subject, build_names, draft_document, template_of
from generator.figures import Figures, GroupProgress, UnitProgress, figures_for
from generator.model.document import Document, ForEach
from generator.office.opened import Office
from generator.office.templates import NoTemplate
from generator.problems import NotFound, Place, Problem, RecordsInvalid, errors, find, say
from generator.records import CampaignRecord
from generator.wording import Moment
from generator.workspace import Block, Items, child, line_in_literal, write_atomically


@dataclass(frozen=True)
class Work:
    """One document to be made, with the figures it speaks of."""

    record: CampaignRecord
    document: Document
    figures: Figures
    unit: UnitProgress | None = None
    group: GroupProgress | None = None

    @property
    def name(self) -> str:
        return f"{self.record.campaign.code}/{self.document.code}"


def plan_work(
    records: Iterable[CampaignRecord],
    documents: Sequence[str] = (),
    as_of: Moment | None = None,
) -> list[Work]:
    """The documents to be made; `as_of` puts another moment in place of their own."""
    found: list[Work] = []
    for record in records:
        known = {document.code: document for document in record.campaign.documents}
        asked = documents or list(known)
        chosen = [find(known, code, say("không có văn bản «{code}»", code=code)) for code in asked]
        found += [_work(record, document, as_of) for document in chosen]
    return found


def _work(record: CampaignRecord, document: Document, as_of: Moment | None) -> Work:
    try:
        return Work(record, document, figures_for(record.campaign, document, as_of))
    except NotFound as fault:
        place = record.place("documents", record.campaign.documents.index(document), "as_of")
        raise RecordsInvalid([Problem("E-AS-OF", place, fault.said, fault.hint)]) from None


def draft(work: Work, office: Office) -> Draft:
    """The draft of one document; its faults stand in `problems`."""
    index = work.record.campaign.documents.index(work.document)

    def locate(path: tuple[str | int, ...], line: int) -> Place:
        return _line_of(work.record, ("documents", index, *path), line)

    campaign, document = work.record.campaign, work.document
    standard = office.standard_for(campaign, document, work.figures.as_of)
    return draft_document(
        Subject(
            campaign,
            document,
            work.figures,
            office.library,
            standard,
            locate,
            unit=work.unit,
            group=work.group,
            copied=_copied(work, office),
        )
    )


def _copied(work: Work, office: Office) -> str:
    """What a copy says: the whole of the document that it is a copy of."""
    code = work.document.copy_of
    if code is None:
        return ""
    from generator.word import content_of

    (original,) = plan_work([work.record], [code])
    return content_of(make(office, original, draft(original, office)).data)


def _line_of(record: CampaignRecord, path: tuple[str | int, ...], line: int) -> Place:
    """The place of line n of a text: the very line of the file when it is a literal block."""
    node: object = record.root
    for step in path[:-1]:
        try:
            node = child(node, step)  # type: ignore[arg-type]
        except KeyError:
            return record.place(*path)
    last = path[-1]
    if line > 1 and isinstance(node, Block | Items) and _holds(node, last):
        return replace(line_in_literal(node, last, line), path=record.place(*path).path)
    place = record.place(*path)
    if isinstance(node, Block | Items) and _holds(node, last):
        return replace(line_in_literal(node, last, line), path=place.path)
    return place


def _holds(node: Block | Items, step: str | int) -> bool:
    try:
        return isinstance(child(node, step), str)
    except KeyError:
        return False


@dataclass(frozen=True)
class Made:
    """A document that was made: its bytes and where they belong, from the root of the output."""

    work: Work
    path: Path
    data: bytes


def check(office: Office, codes: Sequence[str] = ()) -> list[Problem]:
    """Everything that is wrong or doubtful in records, bodies and templates."""
    return check_records(office, office.campaigns(codes))


def check_records(office: Office, records: Iterable[CampaignRecord]) -> list[Problem]:
    """The same for campaigns that are read already."""
    found: list[Problem] = []
    for work in _planned(records, found):
        drafted = draft(work, office)
        found += drafted.problems
        if not errors(drafted.problems):
            found += _rendering_problems(office, work, drafted)
    return [*office.problems, *found]


def _planned(records: Iterable[CampaignRecord], found: list[Problem]) -> Iterator[Work]:
    for record in records:
        for document in record.campaign.documents:
            try:
                yield from _exemplified(_work(record, document, None))
            except RecordsInvalid as fault:
                found += fault.problems


def _exemplified(work: Work) -> Iterator[Work]:
    """The work itself; of a document made for each unit or group the one for the first of them."""
    tally = work.figures.main
    if work.document.for_each is ForEach.UNITS:
        yield from (replace(work, unit=unit) for unit in tally.units[:1])
    elif work.document.for_each is ForEach.GROUPS:
        yield from (replace(work, group=group) for group in tally.groups[:1])
    else:
        yield work


def _rendering_problems(office: Office, work: Work, drafted: Draft) -> list[Problem]:
    try:
        with _template_told(work):
            found = office.templates.check(drafted, decimals=work.document.decimals)
        if not found:
            make(office, work, drafted)
    except RecordsInvalid as fault:
        return list(fault.problems)
    return found


@contextmanager
def _template_told(work: Work) -> Iterator[None]:
    """A template that does not exist is a fault of the record that asks for it."""
    try:
        yield
    except NoTemplate as fault:
        index = work.record.campaign.documents.index(work.document)
        place = work.record.place("documents", index, "template")
        raise RecordsInvalid([Problem("E-TEMPLATE-MISSING", place, fault.message)]) from None


def template_name(work: Work, office: Office) -> str:
    """The Word template of a document."""
    return template_of(work.document, office.library)


def expressions_of(work: Work, office: Office) -> Expressions:
    """The vocabulary of a document at work, for conditions and names outside of its body."""
    campaign, document = work.record.campaign, work.document
    standard = office.standard_for(campaign, document, work.figures.as_of)
    names = build_names(campaign, work.figures, document, office.library, standard)
    index = campaign.documents.index(document)

    def locate(path: tuple[str | int, ...], line: int) -> Place:
        return _line_of(work.record, ("documents", index, *path), line)

    return Expressions(names, document.decimals, locate)


def make(office: Office, work: Work, drafted: Draft, *, deflate: str = "zlib") -> Made:
    """One document as bytes. Raises `RecordsInvalid` with every fault."""
    if found := errors(drafted.problems):
        raise RecordsInvalid(found)
    with _template_told(work):
        data = office.templates.render(drafted, decimals=work.document.decimals, deflate=deflate)
    path = Path(work.record.campaign.code) / f"{work.document.code}.docx"
    return Made(work, path, data)


def render(
    office: Office,
    codes: Sequence[str] = (),
    documents: Sequence[str] = (),
    *,
    as_of: Moment | None = None,
    output: Path | None = None,
) -> list[Path]:
    """Make the documents asked for; nothing is written when anything asked for is wrong.

    Returns the files written. Raises `RecordsInvalid` with every fault of the whole run.
    """
    records = office.campaigns(codes)
    made: list[Made] = []
    faults = errors(office.problems)
    for work in plan_work(records, documents, as_of):
        drafted = draft(work, office)
        office.problems += [problem for problem in drafted.problems if not problem.is_error]
        try:
            made.append(make(office, work, drafted))
        except RecordsInvalid as fault:
            faults += fault.problems
    if faults:
        raise RecordsInvalid(faults)
    folder = output or office.workspace.output
    return [_write(folder / one.path, one.data) for one in made]


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)
    return path

"""Check and render, step by step: the only place that knows the order.

Records → figures → draft → template → file. Talks to nobody: what happens is given back as values
and events, for a command line or another face to tell.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.context import NameEntry, build_names, list_names
from generator.drafting import Draft, Expressions, Subject, draft_document, template_of
from generator.figures import (
    Figures,
    GroupProgress,
    IndicatorTally,
    Tally,
    UnitProgress,
    compute_figures,
    find_snapshot,
)
from generator.files import write_atomically
from generator.model.campaign import Campaign
from generator.model.document import Document, ForEach
from generator.model.library import Library
from generator.notation import Moment
from generator.problems import (
    GeneratorError,
    Message,
    Place,
    Problem,
    RecordsInvalid,
    errors,
    say,
)
from generator.records.loading import CampaignRecord, load_campaign, load_library
from generator.records.nodes import Block, Items, child, line_in_literal
from generator.standard import Standard, load_standard
from generator.suggest import did_you_mean
from generator.templates import NoTemplate, Templates
from generator.workspace import Workspace


class NotFound(GeneratorError):
    """A campaign or document that was asked for does not exist (exit 2)."""

    exit_code = 2


@dataclass
class Office:
    """An opened workspace: what is shared is read once, templates are opened once."""

    workspace: Workspace
    library: Library
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def templates(self) -> Templates:
        return Templates(self.workspace)

    def campaigns(self, codes: Sequence[str] = ()) -> list[CampaignRecord]:
        """The campaigns asked for, or all; those that cannot be read are left to `problems`."""
        folders = self.workspace.campaign_folders()
        known = {folder.name: folder for folder in folders}
        for code in codes:
            if code not in known:
                raise NotFound(
                    _no_such(say("không có chiến dịch «{code}»", code=code), code, known)
                )
        chosen = [known[code] for code in codes] if codes else folders
        return [record for record in map(self._load, chosen) if record]

    def standard_for(self, campaign: Campaign, document: Document, day: datetime.date) -> Standard:
        """The format that holds for a document: of its issuing body on its date, then the office's."""
        issuer = self.library.issuers[document.issuer or campaign.issuer]
        return load_standard(issuer.profile_on(document.date or day), *self.layers)

    @property
    def layers(self) -> tuple[Path, ...]:
        """The office's own layers of the official format."""
        return tuple(self.workspace.root / layer for layer in self.library.settings.formats)

    def _load(self, folder: Path) -> CampaignRecord | None:
        record, found = load_campaign(folder, self.workspace, self.library)
        self.problems += found
        return record


def open_office(workspace: Workspace) -> Office:
    """The workspace with its settings, kinds and issuing bodies."""
    library, problems = load_library(workspace)
    return Office(workspace, library, problems)


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
        for code in documents:
            if code not in known:
                raise NotFound(_no_such(say("không có văn bản «{code}»", code=code), code, known))
        chosen = [known[code] for code in documents] if documents else list(known.values())
        found += [_work(record, document, as_of) for document in chosen]
    return found


def _work(record: CampaignRecord, document: Document, as_of: Moment | None) -> Work:
    campaign = record.campaign
    moment = as_of or document.as_of
    if moment is None:
        day = document.date or campaign.starts
        return Work(record, document, compute_figures(campaign, None, as_of=day))
    snapshot = find_snapshot(campaign, moment)
    if snapshot is None:
        raise RecordsInvalid([_no_snapshot(record, document, moment)])
    return Work(record, document, compute_figures(campaign, snapshot))


def _no_snapshot(record: CampaignRecord, document: Document, moment: Moment) -> Problem:
    known = ", ".join(str(snapshot.as_of) for snapshot in record.campaign.snapshots[-5:])
    index = record.campaign.documents.index(document)
    return Problem(
        "E-AS-OF",
        record.place("documents", index, "as_of"),
        say("chưa có số liệu chốt tại {moment}", moment=moment),
        say("các lần đã chốt: {known}", known=known or "–"),
    )


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
    from generator.rendering.copying import content_of

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
    return Made(work, path, _with_charts(data, drafted) if drafted.charts else data)


def _with_charts(data: bytes, drafted: Draft) -> bytes:
    from generator.charts import add_charts

    return add_charts(data, drafted.charts)


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


def names_of(office: Office, campaign: str, document: str | None) -> list[NameEntry]:
    """The vocabulary of a document (the campaign's first one when none is named), with values."""
    work = plan_work(_sound(office, campaign), [document] if document else ())
    if not work:
        raise NotFound(say("chiến dịch «{code}» chưa có văn bản nào", code=campaign))
    first = work[0]
    campaign_now = first.record.campaign
    standard = office.standard_for(campaign_now, first.document, first.figures.as_of)
    names = build_names(campaign_now, first.figures, first.document, office.library, standard)
    return list(list_names(names))


def figures_at(
    office: Office, campaign: str, as_of: Moment | None
) -> tuple[CampaignRecord, Figures]:
    """The figures of a campaign as of a moment or the newest snapshot."""
    (record,) = _sound(office, campaign)
    known = record.campaign
    newest = max(known.snapshots, key=lambda snapshot: snapshot.as_of, default=None)
    snapshot = find_snapshot(known, as_of) if as_of else newest
    if as_of and snapshot is None:
        raise NotFound(say("chưa có số liệu chốt tại {moment}", moment=as_of))
    return record, compute_figures(known, snapshot)


def tally_of(
    office: Office,
    campaign: str,
    as_of: Moment | None,
    indicator: str | None,
    phase: str | None,
) -> tuple[Tally, Moment | None]:
    """The result of an indicator in a phase or the whole, as of a moment or the newest snapshot."""
    _, figures = figures_at(office, campaign, as_of)
    if indicator is not None and indicator not in figures.indicators:
        said = say("không có chỉ tiêu thống kê «{code}»", code=indicator)
        raise NotFound(_no_such(said, indicator, figures.indicators))
    tally = figures.indicators[indicator] if indicator else figures.main
    snapshot = figures.snapshot
    return phase_of(tally, phase), snapshot.as_of if snapshot else None


def phase_of(tally: IndicatorTally, phase: str | None) -> Tally:
    """A phase of a tally by its code or its place (1 for the first); the whole for none."""
    return tally if phase is None else tally.phases[_phase_code(list(tally.phases), phase)]


def _phase_code(codes: Sequence[str], asked: str) -> str:
    if asked in codes:
        return asked
    if asked.isascii() and asked.isdigit() and 0 < int(asked) <= len(codes):
        return codes[int(asked) - 1]
    raise NotFound(_no_such(say("không có giai đoạn «{code}»", code=asked), asked, codes))


def briefs_of(
    office: Office, campaign: str, as_of: Moment | None, phase: str | None
) -> Mapping[str, str]:
    """The news text and the chat message of a phase.

    Without one it is the phase that the figures speak of, or the whole where only that has a target.
    """
    from generator.drafting.brief import BriefSubject, write_briefs
    from generator.scaffold import current_phase

    record, figures = figures_at(office, campaign, as_of)
    known = record.campaign
    main = figures.main
    asked = phase or current_phase(known, figures.snapshot) or None
    if phase is None and main.target and not phase_of(main, asked).target:
        asked = None
    issuer = office.library.issuers[known.issuer]
    standard = load_standard(issuer.profile_on(figures.as_of), *office.layers)
    subject = BriefSubject(known, figures, phase_of(main, asked), office.library, standard)
    return write_briefs(subject, office.workspace.templates)


def begin_document(office: Office, campaign: str, kind: str, code: str | None, phase: str) -> Path:
    """A new document of a kind or of a frame of ours, bound to the campaign's newest snapshot."""
    from generator.scaffold import begin_with, new_document, skeletons

    known = {*office.library.kinds, *skeletons()}
    if kind not in known:
        raise NotFound(_no_such(say("không có loại văn bản «{code}»", code=kind), kind, known))
    (record,) = _sound(office, campaign)
    found = record.campaign
    chosen = _phase_code([one.code for one in found.phases], phase) if phase else ""
    begun = begin_with(found, office.library, kind, chosen)
    return new_document(office.workspace, campaign, kind, code, begun)


def campaign_of(office: Office, code: str) -> CampaignRecord:
    """One campaign, free of errors."""
    (record,) = _sound(office, code)
    return record


def _sound(office: Office, campaign: str) -> list[CampaignRecord]:
    """The campaign, free of errors."""
    records = office.campaigns([campaign])
    if wrong := errors(office.problems):
        raise RecordsInvalid(wrong)
    return records


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)
    return path


def _no_such(message: Message, code: str, known: Iterable[str]) -> Message:
    hint = did_you_mean(code, list(known))
    return say("{message}; {hint}", message=message, hint=hint) if hint else message

"""An opened workspace: what campaigns share, the campaigns and the Word templates as they are asked for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from generator.drafting import (
    IN_DECIMALS,
    MEANINGS,
    Lacking,
    build_filters,
    in_words,
    only_complete,
)
from generator.model.books import Row
from generator.model.campaign import Campaign
from generator.model.library import Library
from generator.model.named import read_named
from generator.office.including import Judge, Levels, Opened, Read
from generator.problems import (
    GeneratorError,
    Problem,
    RecordsInvalid,
    about,
    errors,
    find,
    say,
)
from generator.records import (
    CampaignRecord,
    is_uneven,
    load_library,
    read_but_documents,
    read_for_results,
    read_for_words,
    sound_but,
    sound_but_documents,
    sound_but_sums,
    sound_whole,
    unborne,
)
from generator.register import (
    RegisterDamaged,
    RegisterMissing,
    issuers_with_register,
    open_register,
)
from generator.standard import Standard, load_standard
from generator.word import LARGEST_PICTURE, NoPicture, Template, open_template
from generator.workspace import TextRefused, Workspace, changing, file_inside, inside

if TYPE_CHECKING:
    from generator.audit import KnownCampaign
    from generator.figures import Figures
    from generator.register import BookRow

_Asked = tuple[frozenset[str], frozenset[str], frozenset[int]]
"""Issuing bodies, how keys begin, numbers."""


class NoTemplate(GeneratorError):
    """A document asks for a template that neither the office nor the program has."""


@changing
class Office:
    """An opened workspace: what is shared is read once, templates are opened once."""

    workspace: Workspace
    library: Library
    problems: list[Problem] = field(default_factory=list)
    _templates: dict[tuple[str, int | None, bool], Template] = field(default_factory=dict)
    _standards: dict[str, Standard] = field(default_factory=dict)
    _pictures: dict[Path, bytes] = field(default_factory=dict)
    _rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    _books: dict[_Asked, Mapping[str, tuple[Row, ...]]] = field(default_factory=dict)
    """What was found in the registers already; most letters of a batch ask for the same."""
    unread: set[str] = field(default_factory=set)
    """The issuing bodies whose register could not be read."""
    keeps_campaigns: bool = False
    """Whether campaigns are read once: for who holds them, and changes nothing in them any more."""
    bears_sums: bool = False
    """Whether sums that do not hold keep no campaign shut: they are told, and left to whoever reads that."""
    _kept: dict[Path, Opened] = field(default_factory=dict)
    _levels: dict[Path, Levels] = field(default_factory=dict)
    _figures: dict[tuple[object, ...], Figures] = field(default_factory=dict)
    audited: dict[str, KnownCampaign] = field(default_factory=dict)
    """What texts were held against, by the campaign."""
    named_files: list[Path] = field(default_factory=list)
    seen_beside: list[Path] = field(default_factory=list)
    """Made files that something was told of, which no record names."""
    """The files that the campaigns include, whether they are there or not."""

    def campaigns(
        self, codes: Sequence[str] = (), *, whole: bool = True, without: Collection[Path] = ()
    ) -> list[CampaignRecord]:
        """The campaigns asked for, or all; those that cannot be read are left to `problems`.

        Those of which only some documents are wrong, or cannot be read, are among them where they need
        not be `whole`. The folders `without` are passed over.
        """
        chosen = [folder for folder in self._chosen(codes) if folder not in without]
        if not codes:
            self.problems += (fault for _, fault in self.workspace.nameless_campaigns())
        if whole:
            levels = Levels(self.workspace, self.library)
            opened = [levels.open(folder, sound_whole) for folder in chosen]
        else:
            levels = self.new_levels()
            opened = [self.opened(folder, levels) for folder in chosen]
        self.named_files += levels.named_files
        self.problems += (problem for _, problems in opened for problem in problems)
        records = [record for record, _ in opened if record]
        self.problems += _of_one_code(records, self.workspace)
        return records

    def opened(self, folder: Path, levels: Levels | None = None) -> Opened:
        """A campaign whose single documents may be wrong, and what is wrong; with those that `levels` read."""
        if folder in self._kept:
            return self._kept[folder]
        own = self.new_levels()
        opened = (levels or own).open(folder, self._judge)
        self.named_files += own.named_files
        if self.keeps_campaigns:
            self._kept[folder] = opened
            if opened[0] is None:
                self._levels[folder] = levels or own
        return opened

    @property
    def _judge(self) -> Judge:
        return sound_but_sums if self.bears_sums else sound_but_documents

    def new_levels(self, read: Read = read_but_documents) -> Levels:
        """What campaigns are opened with, nothing read yet; the sums of those that they include are borne as their own."""
        return Levels(self.workspace, self.library, read, below=self._judge)

    def levels_of(self, folder: Path) -> Levels:
        """What a campaign that is wrong was opened with: its files need not be read again to be judged otherwise."""
        return self._levels.get(folder) or self.new_levels()

    def has_read(self, folder: Path) -> bool:
        """Whether a campaign was read, and need not be read again."""
        return folder in self._kept

    def take_read(self, folder: Path, other: Office) -> None:
        """A campaign as another office has read it from the very same files."""
        if self.keeps_campaigns:
            self._kept[folder] = other.opened(folder)
            self._levels |= other._levels
            self.named_files += other.named_files

    def again(self, figures: Figures) -> Figures:
        """The same figures as they were asked for before, with all that was reckoned of them since.

        Only of a campaign that is read once, and while it is the very same.
        """
        key = (*figures.stand, figures.campaign.code)
        before = self._figures.get(key)
        if before and before.snapshot is figures.snapshot and before.is_of(figures.campaign):
            return before
        if self.keeps_campaigns:
            self._figures[key] = figures
        return figures

    def _chosen(self, codes: Sequence[str]) -> list[Path]:
        if not codes:
            return [*self.workspace.campaign_folders().values()]
        return [_folder_of(self.workspace, code) for code in codes]

    def unsound(self, codes: Sequence[str], records: Iterable[CampaignRecord]) -> list[Path]:
        """The folders asked for that gave none of the records, or one of which documents are wrong."""
        sound = {record.folder for record in records if not record.blocked}
        return [folder for folder in self._chosen(codes) if folder not in sound]

    @property
    def layers(self) -> tuple[Path, ...]:
        """The office's own layers of the official format."""
        return tuple(inside(self.workspace.root, one) for one in self.library.settings.formats)

    def books_of(self, campaign: Campaign) -> Mapping[str, tuple[Row, ...]]:
        """What the registers have of a campaign's documents, and of those that these replace or correct.

        By issuing body; of a damaged register, told elsewhere, nothing.
        """
        asked = _asked(campaign)
        if asked not in self._books:
            self._books[asked] = self._found(*asked)
        return self._books[asked]

    def _found(
        self, issuers: frozenset[str], keys: frozenset[str], numbers: frozenset[int]
    ) -> dict[str, tuple[Row, ...]]:
        leads = tuple(keys)
        return {
            issuer: tuple(
                row
                for row in self._book(issuer)
                if (row.key or "").startswith(leads) or row.number in numbers
            )
            for issuer in sorted(issuers.intersection(issuers_with_register(self.workspace)))
        }

    def lacks_register_of(self, campaign: Campaign) -> bool:
        """Whether a register of the bodies of a campaign was found damaged, so that its rows are not known."""
        self.books_of(campaign)
        return not self.unread.isdisjoint(_asked(campaign)[0])

    def rows_of(self, campaign: Campaign) -> tuple[Row, ...]:
        """The same of all issuing bodies."""
        return tuple(chain.from_iterable(self.books_of(campaign).values()))

    def register_of(self, issuer: str) -> tuple[Row, ...]:
        """Every row of an issuing body; none where it keeps no register, or a damaged one."""
        return self._book(issuer) if issuer in issuers_with_register(self.workspace) else ()

    def _book(self, issuer: str) -> tuple[Row, ...]:
        if issuer not in self._rows:
            self._read_rows(issuer)
        return self._rows.get(issuer, ())

    def _read_rows(self, issuer: str) -> None:
        from generator.register import list_rows

        try:
            self.take_rows(issuer, list_rows(open_register(self.workspace, issuer)))
        except (RegisterDamaged, RegisterMissing, RecordsInvalid):
            self.unread.add(issuer)

    def take_rows(self, issuer: str, rows: Iterable[BookRow]) -> None:
        """The register of an issuing body, read already."""
        self._rows[issuer] = tuple(one.row for one in rows)
        self._books.clear()

    def read_beside(self) -> list[Path]:
        """The files outside of records and templates that were read, or would have been if they were there."""
        folders = (self.workspace.campaigns, self.workspace.templates)
        named = [Path(os.path.normpath(one)) for one in (*self.layers, *self.named_files)]
        return [one for one in named if not any(map(one.is_relative_to, folders))]

    def template_file(self, name: str) -> Path:
        """The office's own Word template of this name, else ours."""
        path = self.workspace.template(name)
        if path is None:
            raise NoTemplate(say("không có mẫu Word «{name}» trong templates/", name=name))
        return path

    def picture(self, folder: Path, name: str) -> bytes:
        """A picture in the folder of a campaign, read once, no more of it than may be printed. Raises `NoPicture`."""
        try:
            path = file_inside(folder, name)
        except TextRefused as fault:
            raise NoPicture(fault.message) from None
        if path is None:
            raise NoPicture(say("không có tệp «{name}» trong thư mục của chiến dịch", name=name))
        if path not in self._pictures:
            with path.open("rb") as stream:
                self._pictures[path] = stream.read(LARGEST_PICTURE + 1)
        return self._pictures[path]

    def standard(self, profile: str) -> Standard:
        """The format of a profile with the office's own layers over it, read once."""
        if profile not in self._standards:
            self._standards[profile] = load_standard(profile, *self.layers)
        return self._standards[profile]

    def template(self, name: str, decimals: int, *, complete: bool = False) -> Template:
        """A template with our vocabulary, opened and checked once; `complete` takes no other figures.

        One that says nothing in decimals is the same for any number of them.
        """
        always, here = (name, None, complete), (name, decimals, complete)
        found = self._templates.get(always) or self._templates.get(here)
        if found is None:
            found = self._open_template(name, decimals, complete=complete)
            self._templates[here if found.filters & IN_DECIMALS else always] = found
        return found

    def _open_template(self, name: str, decimals: int, *, complete: bool) -> Template:
        path = self.template_file(name)
        shown = self.workspace.shown(path)
        filters = build_filters(decimals, only_complete if complete else in_words)
        with about(shown):
            return open_template(
                path, name=shown, filters=filters, offered=MEANINGS, refusal=Lacking
            )


def _asked(campaign: Campaign) -> _Asked:
    """Its bodies, how the keys of its rows begin, and the numbers of documents that its own replace,
    correct or call back.
    """
    issuers = {campaign.issuer, *(one.issuer for one in campaign.documents if one.issuer)}
    names = {name for one in campaign.documents for name in one.earlier_names}
    numbers = {wanted.number for wanted in map(read_named, names) if wanted}
    cited = {one.number for one in campaign.references if one.code in names and one.number}
    keys = {f"{campaign.code}/", *(name for name in names if "/" in name)}
    return frozenset(issuers), frozenset(keys), frozenset(numbers | cited)


def open_office(
    workspace: Workspace, *, keeps_campaigns: bool = False, bears_sums: bool = False
) -> Office:
    """The workspace with its settings, kinds and issuing bodies."""
    library, problems = load_library(workspace)
    return Office(
        workspace, library, problems, keeps_campaigns=keeps_campaigns, bears_sums=bears_sums
    )


def sound_campaigns(office: Office, codes: Sequence[str]) -> list[CampaignRecord]:
    """The campaigns asked for, or all, free of errors."""
    records = office.campaigns(codes)
    if wrong := _wrong(office):
        raise RecordsInvalid(wrong)
    return records


def makeable_campaigns(office: Office, codes: Sequence[str]) -> list[CampaignRecord]:
    """The same, but what is wrong with single documents only stays with them, as `blocked`."""
    records = office.campaigns(codes, whole=False)
    if wrong := _wrong(office):
        raise RecordsInvalid([*wrong, *(one for record in records for one in record.faults)])
    return records


def sums_borne(office: Office, campaign: str) -> list[Problem]:
    """The sums of a campaign that do not hold and are borne, as the errors that they are; parts above their wholes."""
    lead = f"{office.workspace.shown(office.workspace.campaigns / campaign)}/"
    found = (one for one in office.problems if one.place.file.startswith(lead))
    return told_once(unborne(one for one in found if is_uneven(one)))


def refuse_unread_issuers(office: Office) -> None:
    """Raises `RecordsInvalid` where an issuing body cannot be read, of which it would be said that it is none."""
    lead = office.workspace.shown(office.workspace.issuers)
    if wrong := [one for one in errors(office.problems) if one.place.file.startswith(lead)]:
        raise RecordsInvalid(wrong)


def _wrong(office: Office) -> list[Problem]:
    """The errors that were found so far, each once, without those that follow from another."""
    told = told_once(errors(office.problems))
    return [one for one in told if not follows(one, told, office.workspace)]


def told_once(problems: Sequence[Problem]) -> list[Problem]:
    """Each problem once, as what is wrong with a file that was read again, or with a template of several."""
    told = {(one.code, one.place, str(one.message)): one for one in reversed(problems)}
    return [*reversed(told.values())]


def follows(problem: Problem, told: Iterable[Problem], workspace: Workspace) -> bool:
    """Whether a name is unknown only because the file that would declare it is wrong, which is told."""
    declared = {"E-ISSUER-UNKNOWN": workspace.issuers, "E-KIND-UNKNOWN": workspace.settings}
    if problem.code not in declared:
        return False
    lead = workspace.shown(declared[problem.code])
    return any(one.is_error and one.place.file.startswith(lead) for one in told)


def campaign_of(
    office: Office,
    code: str,
    document: str | None = None,
    judge: Judge | None = None,
    read: Read = read_but_documents,
    *,
    levels: Levels | None = None,
) -> CampaignRecord:
    """One campaign; what is wrong with single documents stays with them, as `blocked`. What `levels` have read is not read again.

    Raises `RecordsInvalid` for every other error, and for those of the `document` that is asked for.
    """
    folder = _folder_of(office.workspace, code)
    levels = levels.untold() if levels else office.new_levels(read)
    if judge is None:
        record, problems = office.opened(folder, levels)
    else:
        record, problems = levels.open(folder, judge)
    office.named_files += (one for one in levels.named_files if one not in office.named_files)
    if record is None or errors(office.problems):
        return sound_campaigns(office, [code])[0]
    if twice := list(_of_one_code([record], office.workspace)):
        raise RecordsInvalid(twice)
    if wrong := record.blocked.get(document or ""):
        raise RecordsInvalid(wrong)
    office.problems += problems
    return record


def campaign_for_results(office: Office, code: str) -> CampaignRecord:
    """One campaign into which results come: what is wrong with results and quotas is left to the import."""
    judge = sound_but("quotas", "snapshots")
    return campaign_of(office, code, judge=judge, read=read_for_results)


def campaign_for_table(office: Office, code: str) -> CampaignRecord:
    """One campaign whose units and quotas are about to be changed: what is wrong with them, or rests on them, is
    no obstacle. One that is sound and was read before is taken as it is.
    """
    folder = _folder_of(office.workspace, code)
    record, _ = office.opened(folder, levels := office.levels_of(folder))
    if record is not None and not errors(office.problems):
        return campaign_of(office, code, levels=levels)
    judge = sound_but("units", "groups", "bases", "targets", "quotas", "snapshots", "changes")
    return campaign_of(office, code, judge=judge, levels=levels)


def _of_one_code(records: Iterable[CampaignRecord], workspace: Workspace) -> Iterator[Problem]:
    """Campaigns whose code is that of another folder: their documents would be laid over its own."""
    known = {code: workspace.shown(folder) for code, folder in workspace.campaign_folders().items()}
    for record in records:
        mine = workspace.shown(record.folder)
        first = known.setdefault(record.campaign.code, mine)
        if first != mine:
            said = say("mã «{code}» là của chiến dịch ở {folder}", code=record.campaign.code,
                       folder=first)  # fmt: skip
            hint = say(
                "bản chép để tham khảo thì chuyển khỏi campaigns/; chiến dịch mới thì đặt mã mới"
            )
            yield Problem("E-CAMPAIGN-TWICE", record.place("code"), said, hint)


def _folder_of(workspace: Workspace, code: str) -> Path:
    """The folder of a campaign. Raises `NotFound`, `RecordsInvalid` when its main file is not there."""
    if fault := dict(workspace.nameless_campaigns()).get(code):
        raise RecordsInvalid([fault])
    known = workspace.campaign_folders()
    return find(known, code, say("không có chiến dịch «{code}»", code=code))


def issuer_name(office: Office, campaign: Campaign) -> str:
    """The name of the body that a campaign is of; its code where nobody says its name."""
    return issuer_called(office, campaign.issuer)


def issuer_called(office: Office, code: str) -> str:
    """The name of the body of this code, or the code where nobody says its name."""
    issuer = office.library.issuers.get(code)
    return issuer.name if issuer else code


def campaign_for_words(office: Office, code: str) -> CampaignRecord:
    """One campaign in whose documents somebody writes: no figure is asked for, so nothing wrong with them keeps
    anybody from saving what was typed.
    """
    try:
        return campaign_of(office, code)
    except RecordsInvalid:
        record, _ = read_for_words(_folder_of(office.workspace, code), office.workspace)
        if record is None:
            raise
        return record


def written_campaign(office: Office, code: str) -> CampaignRecord:
    """One campaign as its own files say it; what it includes, and the rules, are not looked at.

    So what is wrong there can be put right.
    """
    record, problems = read_but_documents(_folder_of(office.workspace, code), office.workspace)
    if record is None:
        raise RecordsInvalid(errors(problems))
    return record

"""From the folders of a workspace to the model: every file read, every fault with its place.

A campaign is one record spread over `campaign.yaml`, `units.yaml`, `quotas.yaml`, `results/` and
`documents/`; it is put together first and then read by the model at one go, so that all faults are
told at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from generator.model.campaign import Campaign
from generator.model.fields import Record
from generator.model.issuer import Issuer
from generator.model.library import Library
from generator.model.rules import Flaw, check_campaign
from generator.model.settings import Settings
from generator.problems import Place, Problem, errors, say
from generator.records.binding import bind
from generator.records.columns import Titles
from generator.records.passage_files import load_passages
from generator.records.shapes import is_map
from generator.records.stray_files import copied, in_wrong_folder, not_begun, unread_files
from generator.records.tabling import lay_tables
from generator.standard import load_standard, shipped_kinds
from generator.workspace import (
    SETTINGS,
    Block,
    CsvTable,
    Items,
    Step,
    TextRefused,
    Workspace,
    changing,
    composed,
    file_inside,
    fold,
    inside,
    locate,
    meant_name,
    place_of,
    read_table,
    read_table_data,
    read_yaml,
    read_yaml_data,
    regex,
    unchanging,
    without_collection,
    yaml_files,
)

if TYPE_CHECKING:
    from generator.model.handed import Handed

Model = TypeVar("Model", bound=Record)

_PARTS = {"units.yaml": ("groups", "units"), "quotas.yaml": ("quotas",)}
_IN_COLUMNS = frozenset({"units"})
"""What the model reads column by column (`in_rows`)."""
_FILES = frozenset({"campaign.yaml", *_PARTS})
_STEP = regex(r"[^.\[\]]+")
_FOLDERS = {"results": "snapshots", "documents": "documents"}


@unchanging(frozen=True)
class CampaignRecord:
    """A campaign with the record it was read from, to say where each value stands.

    `lower` are the campaigns that it includes, by unit: a record of this workspace, or what was
    handed over. `sources` are the files that these were read from.
    """

    campaign: Campaign
    root: Block
    folder: Path
    blocked: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    """What is wrong with single documents, by their codes."""
    left_out: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    """What is wrong with files of results and quotas that were passed over, by how they are shown."""
    recorded: Campaign | None = None
    lower: Mapping[str, CampaignRecord | Handed] = field(default_factory=dict)
    sources: tuple[Path, ...] = ()

    @property
    def workspace(self) -> Workspace:
        """The workspace that it is of."""
        return Workspace(self.folder.parent.parent)

    @property
    def own(self) -> Campaign:
        """The campaign as its own files say it, without what it includes."""
        return self.recorded or self.campaign

    @property
    def faults(self) -> list[Problem]:
        """All that is wrong with single documents."""
        return [problem for problems in self.blocked.values() for problem in problems]

    def place(self, *path: str | int) -> Place:
        """Where the value at `path` stands; of a snapshot that nobody typed, where it comes from."""
        if path[:1] == ("snapshots",) and len(path) > 1 and self._is_included(path[1]):
            return locate(self.root, ("includes",))
        return locate(self.root, path)

    def _is_included(self, index: str | int) -> bool:
        typed = self.root.get("snapshots", ())
        return bool(self.lower) and isinstance(index, int) and index >= len(typed)


@changing
class _Reading:
    """Collects the faults of all files that make up one record."""

    workspace: Workspace
    problems: list[Problem] = field(default_factory=list)
    without: Collection[str] = ()
    instead: Mapping[Path, bytes | None] = field(default_factory=dict)

    def exists(self, path: Path) -> bool:
        return self.instead[path] is not None if path in self.instead else path.exists()

    def passes_over(self, path: Path) -> bool:
        """Whether a file is left out of the record."""
        return self.workspace.shown(path) in self.without

    def read(self, path: Path, in_columns: Collection[str] = ()) -> Block | None:
        name = self.workspace.shown(path)
        if (given := self.instead.get(path)) is not None:
            block, found = read_yaml_data(given, name, in_columns)
        else:
            block, found = read_yaml(path, name, in_columns)
        self.problems += found
        return block

    def table(self, path: Path, titles: Titles) -> CsvTable | None:
        """The table in a file, its titles held against those that it may have."""
        name, given = self.workspace.shown(path), self.instead.get(path)
        if given is not None:
            table, found = read_table_data(given, name, titles.knows)
        else:
            table, found = read_table(path, name, titles.knows)
        self.problems += found
        return None if errors(found) else table

    def bound(self, model: type[Model], path: Path) -> tuple[Block | None, Model | None]:
        """The record in one file as it stands and as it is meant; nothing when missing or wrong."""
        block = self.read(path) if path.exists() else None
        if block is None:
            return None, None
        record, problems = bind(model, block)
        self.problems += problems
        return block, record

    def read_all(self, folder: Path) -> list[Block]:
        self.expect_folder(folder)
        paths = (one for one in self._files(folder) if not self.passes_over(one))
        blocks = ((path, self._read_there(path)) for path in paths)
        return [_coded(block, path) for path, block in blocks if block is not None]

    def _read_there(self, path: Path) -> Block | None:
        """The record in a file that is no copy, and of which there are such in this folder."""
        fault, before = copied(path, self.workspace), len(self.problems)
        block = None if fault else self.read(path)
        self.problems[before:] = map(not_begun, self.problems[before:])
        if block is not None:
            fault = in_wrong_folder(block, path, self.workspace)
        if fault:
            self.problems.append(fault)
        return None if fault else block

    def _files(self, folder: Path) -> Iterable[Path]:
        if not self.instead:
            return yaml_files(folder)
        added = (one for one in self.instead if one.parent == folder and one.suffix == ".yaml")
        return filter(self.exists, sorted({*yaml_files(folder), *added}))

    def expect_folder(self, folder: Path) -> None:
        """A file in the place of a folder is no empty folder."""
        self.problems += files_for_folders(self.workspace, [folder])


def files_for_folders(workspace: Workspace, folders: Iterable[Path]) -> Iterator[Problem]:
    """Those of the folders in whose place a file stands."""
    for folder in folders:
        if folder.exists() and not folder.is_dir():
            said = say("không phải là thư mục")
            hint = say("đổi tên tệp ấy; ở đây cần thư mục")
            yield Problem("E-FILE-KIND", Place(workspace.shown(folder)), said, hint)


def one_on_windows(workspace: Workspace) -> Iterator[Problem]:
    """Records whose names differ by capitals alone: on Windows one takes the place of the other."""
    seen: dict[tuple[Path, str], str] = {}
    for folder in (workspace.campaigns, workspace.templates):
        for path in sorted(folder.rglob("*")):
            other = seen.setdefault((path.parent, fold(path.name)), path.name)
            if other != path.name:
                said = say(
                    "tên chỉ khác «{other}» ở chữ hoa, chữ thường: trên Windows hai tên là một, mất một",
                    other=other,
                )
                hint = say("đổi tên một trong hai, và mã của nó ở nơi nhắc đến")
                yield Problem("E-FILE-CASE", Place(workspace.shown(path)), said, hint)


def load_library(workspace: Workspace) -> tuple[Library, list[Problem]]:
    """Settings, kinds and issuing bodies of a workspace; what could not be read is left out."""
    reading = _Reading(workspace)
    for folder in (
        workspace.campaigns,
        workspace.issuers,
        workspace.templates,
        workspace.passages,
    ):
        reading.expect_folder(folder)
    written, settings = reading.bound(Settings, workspace.settings)
    settings = settings or Settings()
    kinds = (*shipped_kinds(), *(own.kind() for own in settings.kinds))
    issuers = [*_issuers(reading, workspace)]
    reading.problems += _misnamed_settings(workspace)
    library = Library(
        issuers={issuer.code: issuer for issuer in issuers if issuer},
        kinds={kind.code: kind for kind in kinds},
        settings=settings,
        passages=load_passages(workspace, {kind.code for kind in kinds}),
    )
    if written is not None and settings.formats:
        formats = _layers_inside(workspace, written, reading.problems, settings.formats)
        library = replace(library, settings=settings.model_copy(update={"formats": formats}))
        reading.problems += _layer_problems(workspace, written, library)
    return library, reading.problems


def load_settings(workspace: Workspace) -> Settings:
    """The settings alone, as if there were none where they are wrong: that is told by whoever reads all."""
    return _Reading(workspace).bound(Settings, workspace.settings)[1] or Settings()


def _issuers(reading: _Reading, workspace: Workspace) -> Iterator[Issuer]:
    """The issuing bodies, each from the first file that has its code; copies and others are told."""
    known: dict[str, str] = {}
    for path in yaml_files(workspace.issuers):
        if fault := copied(path, workspace):
            reading.problems.append(fault)
            continue
        block, issuer = reading.bound(Issuer, path)
        if block is None or issuer is None:
            continue
        shown = workspace.shown(path)
        if (first := known.setdefault(issuer.code, shown)) == shown:
            yield issuer
        else:
            said = say("mã «{code}» đã có ở {file}", code=issuer.code, file=first)
            hint = say("bản chép thì xóa; cơ quan khác thì đặt mã khác")
            reading.problems.append(Problem("E-CODE-DUP", locate(block, ("code",)), said, hint))


def _misnamed_settings(workspace: Workspace) -> Iterator[Problem]:
    """What would be the settings, under another name."""
    if workspace.settings.exists():
        return
    for path in workspace.root.iterdir():
        if path.is_file() and meant_name(path.name) == SETTINGS:
            said = say("tệp này không được đọc vì sai tên")
            hint = say("đổi tên thành «{name}»", name=SETTINGS)
            yield Problem("E-FILE-NAME", Place(workspace.shown(path)), said, hint)


def _layers_inside(
    workspace: Workspace, written: Block, problems: list[Problem], names: Sequence[str]
) -> tuple[str, ...]:
    """The office's layers that are files of the workspace, or none yet; others are told and left out."""
    kept = []
    for index, name in enumerate(names):
        try:
            file_inside(workspace.root, name)
        except TextRefused as fault:
            place = locate(written, ("formats", index))
            hint = say("ghi một tệp .yaml trong thư mục làm việc, tính từ thư mục gốc")
            problems.append(Problem(fault.code, place, fault.message, hint))
        else:
            kept.append(name)
    return tuple(kept)


def _layer_problems(workspace: Workspace, written: Block, library: Library) -> list[Problem]:
    """What the office's own layers of the format ask for that it does not allow.

    Held against the newest format of each issuing body; a layer that cannot be read is told where
    the settings name it.
    """
    layers = [inside(workspace.root, layer) for layer in library.settings.formats]
    names = [workspace.shown(layer) for layer in layers]
    profiles = {body.profile_on(date.max) for body in library.issuers.values()} or {"nd30"}
    told: dict[tuple[str, Place], Problem] = {}
    for profile in sorted(profiles):
        for problem in load_standard(profile, *layers, shown=workspace.shown).problems:
            place = problem.place
            if not place.line:
                place = locate(written, ("formats", names.index(place.file)))
            told[problem.code, place] = replace(problem, place=place)
    return [*told.values()]


def read_campaign(
    folder: Path,
    workspace: Workspace,
    without: Collection[str] = (),
    instead: Mapping[Path, bytes | None] = MappingProxyType({}),
) -> tuple[CampaignRecord | None, list[Problem]]:
    """The campaign as it stands in its files, whatever the rules between records say of it.

    `without` names files that are passed over; `instead` is what some files shall be taken to hold.
    """
    with without_collection():
        root, unread = assemble(folder, workspace, without, instead)
        campaign, found = bind(Campaign, root)
    problems = _without_echoes([*unread, *_not_echoed(found, unread)])
    sound = campaign is not None and not errors(problems)
    return (CampaignRecord(campaign, root, folder) if sound and campaign else None), problems


def assemble(
    folder: Path,
    workspace: Workspace,
    without: Collection[str] = (),
    instead: Mapping[Path, bytes | None] = MappingProxyType({}),
) -> tuple[Block, list[Problem]]:
    """The files of a campaign as one record, without those that cannot be read; and what hinders."""
    reading = _Reading(workspace, without=without, instead=instead)
    return _assemble(folder, reading), reading.problems


def _without_echoes(problems: Sequence[Problem]) -> list[Problem]:
    """Nothing is doubted of a value, or of a comment behind it, that is told to be wrong.

    Nor are the quotes around words that are the record's own, such as a slogan among the facts.
    """
    wrong = errors(problems)
    spots = {(one.place.file, one.place.line, one.place.column) for one in wrong}
    empty_lines = {(one.place.file, one.place.line) for one in wrong if one.code == "E-EMPTY"}
    return [
        one
        for one in problems
        if not one.code.startswith("W-YAML-")
        or not (
            (one.code == "W-YAML-CURLY" and _are_own_words(one.place))
            or (one.place.file, one.place.line, one.place.column) in spots
            or (one.place.file, one.place.line) in empty_lines
        )
    ]


def _are_own_words(place: Place) -> bool:
    """Whether a value stands under a key of the record's own, in a file of a campaign."""
    key = _FOLDERS.get(Path(place.file).parent.name)
    steps: list[Step] = [key, 0] if key else []
    steps += (int(one) if one.isdigit() else one for one in _STEP.findall(place.path))
    return is_map(Campaign, steps[:-1])


def _not_echoed(found: Iterable[Problem], unread: Sequence[Problem]) -> list[Problem]:
    """What is wrong with the files that could be read, and not where they name one that could not."""
    files = {problem.place.file for problem in errors(unread)}
    names = {Path(file).name for file in files}
    return [
        problem
        for problem in found
        if problem.place.file not in files
        and not any(problem.place.extract.endswith(f" {name}") for name in names)
    ]


def check_record(record: CampaignRecord, library: Library) -> list[Problem]:
    """What the rules between records say, each at its place."""
    with without_collection():
        return all_placed(check_campaign(record.campaign, library), record)


def all_placed(flaws: Iterable[Flaw], record: CampaignRecord) -> list[Problem]:
    """Faults between records at their places; what is the same of one cell once."""
    found = (_placed(flaw, record) for flaw in flaws)
    return [*{_once(one): one for one in found}.values()]


def _placed(flaw: Flaw, record: CampaignRecord) -> Problem:
    """A fault between records at its place in the files; of a unit that nobody has, at its own cell."""
    place = record.place(*flaw.path)
    if place.cell and flaw.code == "E-UNIT-UNKNOWN":
        place = locate(record.root, flaw.path, key=True)
    return flaw.at(place)


def _once(problem: Problem) -> object:
    """What is the same of one cell of a table is told once, whichever columns it spoils."""
    if not problem.place.cell:
        return id(problem)
    return problem.code, str(problem.place), str(problem.message)


def _assemble(folder: Path, reading: _Reading) -> Block:
    main = folder / "campaign.yaml"
    root = reading.read(main, _IN_COLUMNS) or Block.nothing(reading.workspace.shown(main))
    strays = unread_files(folder, reading.workspace, _FILES) if folder.is_dir() else ()
    reading.problems += (one for one in strays if one.place.file not in reading.without)
    for name, keys in _PARTS.items():
        path = folder / name
        is_there = reading.exists(path) and not reading.passes_over(path)
        part = reading.read(path, _IN_COLUMNS) if is_there else None
        if part is not None:
            reading.problems += _take_over(root, part, keys)
    for name, key in _FOLDERS.items():
        blocks = reading.read_all(folder / name)
        if blocks and key in root:
            reading.problems.append(_given_twice(root, key))
        elif blocks:
            root.adopt(key, Items.gather(root.source, blocks))
    with without_collection():
        lay_tables(root, folder, reading)
    return root


def _take_over(root: Block, part: Block, keys: Iterable[str]) -> Iterable[Problem]:
    """Move the keys that belong in this file into the record; report any other."""
    for key in (*part, *part.blank):
        if key not in keys:
            said = say("trường «{key}» không thuộc tệp này", key=key)
            yield Problem("E-KEY-UNKNOWN", place_of(part, key), said)
        elif key in root:
            yield _given_twice(part, key)
        elif key in part:
            root.adopt(key, part[key], part)


def _given_twice(block: Block, key: str) -> Problem:
    said = say("«{key}» đã có trong campaign.yaml; chỉ giữ một nơi", key=key)
    return Problem("E-KEY-TWICE", place_of(block, key), said)


def _coded(block: Block, path: Path) -> Block:
    """A document without a code of its own is called by its file; a snapshot needs none."""
    if path.parent.name == "documents" and "code" not in block:
        block.adopt("code", composed(path.stem))
    return block

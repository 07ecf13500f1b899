"""The records of a commit in a workspace of their own, and what changed between two moments.

Templates and output are those of today, passages those of then. The records are laid out in a temporary folder for as long as
they are needed, so that whatever can read a workspace can read its past. The office's own templates lie
beside them, for processes that know the folder only. The working files are not touched.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from generator.history.comparing import compare_campaigns, compare_passages
from generator.history.difference import RecordChange
from generator.history.kept_history import KeptHistory
from generator.history.repository import NotInGit, Repository, Revision, open_repository
from generator.model.campaign import Campaign
from generator.problems import (
    Place,
    Problem,
    ProgramMissing,
    RecordsInvalid,
    errors,
    no_such,
    say,
)
from generator.records import load_library, read_campaign
from generator.workspace import (
    SETTINGS,
    TextRefused,
    Workspace,
    failure,
    inside,
    passing_folder,
    quoted,
    unchanging,
)

Past = Repository | KeptHistory
"""What knows the records as they stood."""
_RECORDS = ("campaigns", SETTINGS)
_SUFFIXES = (".yaml", ".yml", ".csv")


@unchanging(frozen=True)
class PastWorkspace(Workspace):
    """Thư mục làm việc as at `revision`; `present` is where templates are taken and documents put."""

    present: Workspace
    revision: Revision

    @property
    def templates(self) -> Path:
        return self.present.templates

    @property
    def passages(self) -> Path:
        """Words are as they stood, as records are."""
        return self.root / "templates" / "passages"

    @property
    def output(self) -> Path:
        """A folder of its own, so that documents of the past do not replace those of today."""
        return self.present.output / f"as-at-{self.revision.label}"

    def shown(self, path: Path) -> str:
        """A file of the past with its commit before it, as git writes it: `1a2b3c4d5e:campaigns/…`."""
        if path.is_relative_to(self.root):
            return f"{self.revision.label}:{path.relative_to(self.root).as_posix()}"
        return self.present.shown(path)


@contextmanager
def past_workspace(workspace: Workspace, asked: str) -> Iterator[PastWorkspace]:
    """The workspace as at a revision or the end of a day, while the context lasts.

    Raises `ProgramMissing`, `NotInGit`, `NoRevision`.
    """
    repository = open_past(workspace)
    with laid_out(workspace, repository, repository.revision(asked)) as past:
        if workspace.templates.is_dir():
            shutil.copytree(
                workspace.templates,
                past.root / "templates",
                ignore=lambda folder, _: (
                    ["passages"] if Path(folder) == workspace.templates else []
                ),
                dirs_exist_ok=True,
            )
        yield past


def open_past(workspace: Workspace) -> Past:
    """The repository that the workspace lies in; where there is none, its kept versions.

    Raises `ProgramMissing`, `NotInGit` where there are none either.
    """
    try:
        return open_repository(workspace.root)
    except (ProgramMissing, NotInGit):
        kept = KeptHistory(workspace)
        if not kept.versions:
            raise
        return kept


@contextmanager
def laid_out(workspace: Workspace, repository: Past, revision: Revision) -> Iterator[PastWorkspace]:
    """The records of a commit in a folder of their own."""
    with passing_folder() as folder:
        past = PastWorkspace(folder.resolve(), workspace, revision)
        _lay_out(past, repository, _RECORDS)
        library, _ = load_library(past)
        if library.settings.formats:
            _lay_out(past, repository, library.settings.formats)
        _lay_out(past, repository, [workspace.shown(workspace.passages)], (".md",))
        past.campaigns.mkdir(exist_ok=True)
        yield past


def _lay_out(
    past: PastWorkspace,
    repository: Past,
    paths: Sequence[str],
    suffixes: tuple[str, ...] = _SUFFIXES,
) -> None:
    files = repository.files(past.revision, paths, suffixes)
    for name in files:
        path = _place(past, name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
        except OSError as error:
            raise failure(path, error) from error


def _place(past: PastWorkspace, name: str) -> Path:
    """Where a file of the commit is laid out; to leave one out would give other figures."""
    try:
        return inside(past.root, name)
    except TextRefused as fault:
        place = Place(f"{past.revision.label}:{quoted(name)}")
        hint = say("đổi tên tệp trong dữ liệu; lần lưu này không xem lại được trên máy này")
        raise RecordsInvalid([Problem(fault.code, place, fault.message, hint)]) from None


@unchanging(frozen=True)
class Comparison:
    """All changes of a campaign `since` a revision, `until` another or, when `None`, now."""

    campaign: str
    since: Revision
    until: Revision | None
    changes: tuple[RecordChange, ...]


def compare_moments(
    workspace: Workspace, code: str, since: str = "HEAD", until: str | None = None
) -> Comparison:
    """What changed; the rules between records are not asked, only reading must succeed.

    Raises `NotFound`, `RecordsInvalid`, and all that `past_workspace` raises.
    """
    repository = open_past(workspace)
    first = repository.revision(since)
    last = repository.revision(until) if until is not None else None
    return _compared(workspace, repository, code, first, last)


def changes_of(workspace: Workspace, number: int) -> tuple[Comparison, ...]:
    """What a kept version changed, campaign by campaign. Raises `NoRevision`, `RecordsInvalid`, `MachineFailed`."""
    kept = KeptHistory(workspace)
    first, last = kept.around(number)
    return tuple(
        _compared(workspace, kept, code, first, last) for code in kept.campaigns_in(number)
    )


def _compared(
    workspace: Workspace, repository: Past, code: str, first: Revision, last: Revision | None
) -> Comparison:
    with _at(workspace, repository, first) as old, _at(workspace, repository, last) as new:
        before, after = _campaign_of(old, code), _campaign_of(new, code)
        if before is None and after is None:
            known = {folder for one in (old, new) for folder in one.campaign_folders()}
            raise no_such(say("không có chiến dịch «{code}»", code=code), code, sorted(known))
        changes = compare_campaigns(before, after)
        if before and after:
            words = (load_library(one)[0].passages for one in (old, new))
            changes = (*changes, *compare_passages(after, *words))
    return Comparison(code, first, last, changes)


def _at(
    workspace: Workspace, repository: Past, revision: Revision | None
) -> AbstractContextManager[Workspace]:
    return laid_out(workspace, repository, revision) if revision else nullcontext(workspace)


def _campaign_of(workspace: Workspace, code: str) -> Campaign | None:
    """The campaign as it stood; `None` when there was none."""
    folders = workspace.campaign_folders()
    if code not in folders:
        return None
    record, problems = read_campaign(folders[code], workspace)
    if record is None:
        raise RecordsInvalid(errors(problems))
    return record.campaign

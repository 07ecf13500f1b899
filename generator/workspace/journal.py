"""Several files of a workspace changed together or not at all, whatever happens in between.

All new contents are written beside their targets first, then one journal is given its name: from
that moment the change holds. What follows are renames, which need no room on the disk; a run that
was killed among them is completed by the next one, and a rename that is refused puts everything
back. What is written where is the caller's, who holds the locks of what is written.

A workspace may come from anybody, with a journal in it: one that names anything but files of ours
within the workspace is told of and never obeyed (`generator.workspace.listing`).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from generator.problems import NO_ROOM, Busy, MachineFailed, Message, say
from generator.workspace import disk
from generator.workspace.deeds import deed_file, deed_writes, named_deed, remember_deed
from generator.workspace.files import (
    bytes_of,
    failure,
    no_room,
    refuse_outside,
    sweep,
    sweep_hidden,
    write_unswept,
)
from generator.workspace.folders import Workspace
from generator.workspace.listing import (
    STAGED,
    JournalRefused,
    Staged,
    Write,
    digest,
    listed,
    read_steps,
)
from generator.workspace.locking import is_held, keep_out_of_git, locked
from generator.workspace.rehearsal import Rehearsed, is_rehearsal
from generator.workspace.signing import signature_now
from generator.workspace.version_keeping import aside_writes, sweep_versions, version_writes

JOURNAL = "journal"
_DRAFT = "journal-"
_OLD = ".journal"


class Stale(Busy):
    """A file is no longer what it was when it was read."""

    def __init__(self, name: str) -> None:
        super().__init__(say("{file}: tệp vừa bị người khác sửa; chạy lại lệnh", file=name))


def commit(workspace: Workspace, changes: Iterable[Write], command: str) -> None:
    """Write all changes, in their order. Call it under the locks of what is changed.

    What the `command` did is kept, so that it can be taken back (`last_deed`).
    Raises `Stale` when a file is not what its change says was read, `MachineFailed` when the disk
    refuses; either way the files are as they were. Documents that were asked for in a folder outside
    of the workspace come last, each by itself: they can be made again. A rehearsal ends here with
    `Rehearsed`.
    """
    apart: list[Write] = []
    wanted: list[Write] = []
    for change in changes:
        if change.before != change.after:
            inside = change.path.is_relative_to(workspace.root)
            (wanted if inside else apart).append(change)
    if is_rehearsal() and (wanted or apart):
        raise _rehearsed(workspace, [*wanted, *apart])
    for change in apart:
        if bytes_of(change.path) != change.before:
            raise Stale(str(change.path))
    if wanted:
        _commit_within(workspace, wanted, command)
    for change in apart:
        _write_apart(change)
    sweep(change.path for change in apart)


def _rehearsed(workspace: Workspace, changes: Iterable[Write]) -> Rehearsed:
    told: dict[bool, list[str]] = {True: [], False: []}
    for change in changes:
        told[change.after is None].append(workspace.shown(change.path))
    return Rehearsed(told[False], told[True])


def _write_apart(change: Write) -> None:
    try:
        write_unswept(change.path, change.after or b"")
    except MachineFailed as fault:
        said = say(
            "{reason}; dữ liệu và sổ đã ghi xong, chạy lại lệnh để tạo tệp này",
            reason=fault.message,
        )
        raise MachineFailed(said) from None


def _commit_within(workspace: Workspace, wanted: Sequence[Write], command: str) -> None:
    for path in (*(change.path for change in wanted), deed_file(workspace)):
        refuse_outside(workspace, path)
    with _alone(workspace):
        _settle_all(workspace)
        with _telling(workspace, deed_file(workspace)):
            kept = [*deed_writes(workspace, command, wanted)]
            kept += _versions(workspace, command, wanted)
        _commit(workspace, [*wanted, *kept])
        remember_deed(wanted)
        sweep_versions(workspace, (one.path for one in kept))


def _versions(workspace: Workspace, command: str, wanted: Sequence[Write]) -> Iterator[Write]:
    """What is kept of a change where somebody has signed it."""
    if by := signature_now():
        yield from version_writes(workspace, by, named_deed(command), wanted)


def set_aside(workspace: Workspace, path: Path, data: bytes, command: str) -> None:
    """Keeps among the versions what was typed and then not chosen; nothing where nobody signs.

    Raises `MachineFailed` when the disk refuses.
    """
    by = signature_now()
    if by is None or is_rehearsal():
        return
    keep_out_of_git(workspace)
    with _alone(workspace):
        _settle_all(workspace)
        _commit(workspace, [*aside_writes(workspace, by, command, Write(path, None, data))])


def settle(workspace: Workspace) -> bool:
    """Complete or undo what a killed run left half done; whether there was anything. Spare files go.

    Cheap when there was not: no lock is taken. To be called before records are read that will be
    changed. Raises `JournalRefused` for a journal that cannot be obeyed.
    """
    if is_rehearsal():
        return False
    sweep_hidden(workspace)
    if not is_open(workspace):
        return False
    with _alone(workspace):
        return _settle_all(workspace)


def is_open(workspace: Workspace) -> bool:
    """Whether a change was begun here and not ended, by a run that works or was killed."""
    return any(_left(workspace))


def is_being_written(workspace: Workspace) -> bool:
    """Whether a change that was begun here may still be ended by who began it; of a killed run it may not."""
    return is_open(workspace) and is_held(workspace, JOURNAL)


def refused(workspace: Workspace) -> Message | None:
    """Why a journal that lies here is not obeyed, for those who only read; nothing of a sound one."""
    for path in _left(workspace):
        try:
            if not _is_cut(path):
                _steps(workspace, path)
        except JournalRefused as fault:
            return fault.message
    return None


def _left(workspace: Workspace) -> Iterator[Path]:
    """The journal and its drafts, and journals that an older version kept with the registers."""
    folder = workspace.hidden
    found = [folder / JOURNAL, *sorted(folder.glob(f"{_DRAFT}*"))]
    found += sorted(workspace.register.glob(f"*/{_OLD}"))
    yield from (path for path in found if path.is_file())


def _alone(workspace: Workspace) -> AbstractContextManager[None]:
    """One change at a time is written in a workspace; that takes moments only."""
    return locked(workspace, JOURNAL, say("dữ liệu"))


def _settle_all(workspace: Workspace) -> bool:
    """Complete or undo all that was left, under the lock of the journal."""
    left = list(_left(workspace))
    for path in left:
        if path.name == JOURNAL:
            with suppress(Stale):
                _settle(workspace, _steps(workspace, path))
            continue
        steps = [] if _is_cut(path) else _steps(workspace, path)
        with _telling(workspace, path):
            _discard(steps)
            disk.remove(path)
    return bool(left)


def _steps(workspace: Workspace, path: Path) -> list[Staged]:
    """What a journal or a draft lists; those of an older version are not understood."""
    if path.name == _OLD:
        raise JournalRefused(workspace.shown(path), say("do bản vanthu cũ ghi"))
    return read_steps(workspace, path)


def _is_cut(path: Path) -> bool:
    """Whether a draft was cut while it was written: then it lists nothing, and staged nothing."""
    data = disk.read(path) if path.name.startswith(_DRAFT) else b"]"
    return not (data or b"").endswith(b"]")


def _commit(workspace: Workspace, changes: Sequence[Write]) -> None:
    token = secrets.token_hex(4)
    steps = [
        Staged(
            change.path,
            digest(change.before),
            digest(change.after),
            change.path.with_name(f"{STAGED}{token}-{at}.new"),
        )
        for at, change in enumerate(changes)
    ]
    draft = workspace.hidden / f"{_DRAFT}{token}"
    try:
        _stage(workspace, draft, steps, changes)
        _enter(workspace, draft, steps)
    except BaseException as fault:
        _withdraw(workspace, draft, steps, token)
        if isinstance(cause := fault.__cause__, OSError) and cause.errno in NO_ROOM:
            size = sum(len(one.before or b"") + len(one.after or b"") for one in changes)
            raise no_room(workspace.root, size) from cause
        raise
    _settle(workspace, steps)


def _stage(
    workspace: Workspace, draft: Path, steps: Sequence[Staged], changes: Sequence[Write]
) -> None:
    """The journal's draft first, so that nothing lies about unlisted; then every content."""
    with _telling(workspace, draft):
        disk.write_new(draft, listed(workspace, steps))
        disk.sync_folder(draft.parent)
    for step, change in zip(steps, changes, strict=True):
        with _telling(workspace, step.path):
            disk.make_folder(step.path.parent)
            if step.old and change.before is not None:
                disk.write_new(step.old, change.before)
                disk.keep_rights(step.old, step.path)
            disk.write_new(step.new, change.after or b"")
            disk.keep_rights(step.new, step.path)
    _sync_folders(workspace, steps)


def _enter(workspace: Workspace, draft: Path, steps: Sequence[Staged]) -> None:
    """From here on the change holds, and no other can.

    What was read is compared here too, though `_settle` does: where no lock holds, another run may
    settle this journal as soon as it has its name, so it shall not get it in vain.
    """
    _refuse_stale(workspace, (step for step in steps if step.found != step.before))
    try:
        disk.claim(draft, workspace.hidden / JOURNAL)
        disk.sync_folder(workspace.hidden)
    except FileExistsError:
        raise Busy(
            say("dữ liệu đang được một lệnh vanthu khác ghi; chạy lại sau ít phút")
        ) from None
    except OSError as error:
        raise failure(Path(workspace.shown(workspace.hidden)), error) from error


def _refuse_stale(workspace: Workspace, spoilt: Iterable[Staged]) -> None:
    for step in spoilt:
        raise Stale(workspace.shown(step.path))


def _withdraw(workspace: Workspace, draft: Path, steps: Sequence[Staged], token: str) -> None:
    """Take back what was staged and not yet applied; what cannot be is left to the next run."""
    journal = workspace.hidden / JOURNAL
    with suppress(OSError):
        _discard(steps)
        if f'"{STAGED}{token}-'.encode() in (disk.read(journal) or b""):
            disk.remove(journal)
        disk.remove(draft)


def _discard(steps: Iterable[Staged]) -> None:
    for step in steps:
        step.discard()


def _settle(workspace: Workspace, steps: Sequence[Staged]) -> None:
    """Complete the change; undo it when it cannot be completed."""
    if spoilt := [step for step in steps if step.is_spoilt]:
        _undo(workspace, steps)
        _refuse_stale(workspace, spoilt)
    try:
        _apply(workspace, steps)
    except BaseException:
        _undo_or_tell(workspace, steps)
        raise
    _clean(workspace, steps)


def _undo_or_tell(workspace: Workspace, steps: Sequence[Staged]) -> None:
    """Put everything back; where that is refused too, it is told that the change is still open."""
    try:
        _undo(workspace, steps)
    except MachineFailed as fault:
        said = say(
            "{fault}; việc ghi còn dở, lệnh ghi tiếp theo sẽ làm nốt cả hoặc trả lại cả",
            fault=fault.message,
        )
        raise MachineFailed(said) from fault


def _apply(workspace: Workspace, steps: Sequence[Staged]) -> None:
    for step in steps:
        if step.is_pending:
            with _telling(workspace, step.path):
                step.apply()
    _sync_folders(workspace, steps)


def _undo(workspace: Workspace, steps: Sequence[Staged]) -> None:
    """Put everything back, last file first; a file that somebody wrote since is left alone."""
    for step in reversed(steps):
        if step.found == step.after != step.before:
            with _telling(workspace, step.path):
                step.take_back()
    _sync_folders(workspace, steps)
    _clean(workspace, steps)


def _clean(workspace: Workspace, steps: Sequence[Staged]) -> None:
    """Close the journal, then take away what was staged; what cannot be removed now, the next run removes.

    Closed first: of what is partly taken away nothing could be put back any more.
    """
    closed = workspace.hidden / f"{_DRAFT}closed"
    with suppress(OSError):
        disk.move(workspace.hidden / JOURNAL, closed)
        disk.sync_folder(workspace.hidden)
        _discard(steps)
        disk.remove(closed)
        disk.sync_folder(workspace.hidden)


def _sync_folders(workspace: Workspace, steps: Iterable[Staged]) -> None:
    """Makes the names in all folders concerned durable."""
    for folder in dict.fromkeys(step.path.parent for step in steps):
        with _telling(workspace, folder):
            disk.sync_folder(folder)


@contextmanager
def _telling(workspace: Workspace, path: Path) -> Iterator[None]:
    """Failures of the disk in words, with the name of the file as people know it."""
    try:
        yield
    except OSError as error:
        raise failure(Path(workspace.shown(path)), error) from error

"""A record opened, changed and saved again, with nothing lost that another wrote meanwhile.

What was opened is known by its digest. Where the file is another by now nothing is written: the caller gets
the three texts in blocks, and the two changes together where they do not clash. What is typed and not saved
is kept elsewhere (`Unsaved`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from generator.office.judged_file import campaign_folder, judge
from generator.problems import Busy, MachineFailed, Misused, Problem, RecordsInvalid, say
from generator.records import (
    RecordFile,
    Side,
    ThreeTexts,
    Way,
    changed_in_place,
    record_of,
    three_ways,
)
from generator.workspace import (
    BOM,
    Block,
    Unsaved,
    Workspace,
    Write,
    all_locked,
    bytes_of,
    campaign_locked,
    commit,
    composed,
    decode,
    digest,
    drop_unsaved,
    keep_opened,
    keep_unsaved,
    kept_versions,
    opened_before,
    read_yaml_text,
    set_aside,
    settle,
    split_mark,
    unchanging,
    unsaved_in,
    without_collection,
)

PAGE = "page"
"""What is told to have written what was saved here."""
WHOLE: Way = ()
"""The path of a whole file: its text changed as such, of a record that cannot be read."""
_TABLES = {".csv"}
_RECORDS = {".yaml", ".yml", *_TABLES}


@unchanging(frozen=True)
class OpenedFile:
    """A file as it was opened: its `digest` is told when it is saved; none where there is no file."""

    path: Path
    name: str
    digest: str | None
    text: str
    values: Block | None
    """What it says, where it can be read as a record."""
    problems: tuple[Problem, ...]


class SavingFate(StrEnum):
    """What became of what was to be saved."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    """The file says it already."""
    CLASHED = "clashed"
    """The file is another than was opened; nothing was written."""
    WRONG = "wrong"
    """The records would refuse it; nothing was written."""
    REFUSED = "refused"
    """The file is written in a way in which this cannot be changed; nothing was written."""


@unchanging(frozen=True)
class Saving:
    """What was saved, or why it was not; `digest` is that of the file as it is now."""

    fate: SavingFate
    digest: str | None
    problems: tuple[Problem, ...] = ()
    new_errors: tuple[Problem, ...] = ()
    three: ThreeTexts | None = None
    """The three texts, of what clashed."""

    @property
    def is_saved(self) -> bool:
        return self.fate in {SavingFate.WRITTEN, SavingFate.UNCHANGED}


def open_file(workspace: Workspace, path: Path) -> OpenedFile:
    """A record as it stands, kept so that a later change can be held against it.

    Raises `Misused` for what is no record to be changed here, `MachineFailed` where it cannot be read.
    """
    name = _refuse_others(workspace, path)
    found = bytes_of(path, name)
    if found is None:
        return OpenedFile(path, name, None, "", None, ())
    keep_opened(workspace, found)
    text, problems = decode(found, name)
    block, more = (None, []) if problems or path.suffix in _TABLES else read_yaml_text(text, name)
    told = (*problems, *more) if path.suffix in _RECORDS else tuple(problems)
    return OpenedFile(path, name, digest(found), split_mark(text)[1], block, told)


def save_changes(
    workspace: Workspace,
    path: Path,
    opened: str | None,
    changes: Mapping[Way, Any],
    *,
    who: str,
    when: str = "",
    tab: str = "",
    even_wrong: bool = False,
) -> Saving:
    """Single values changed in the file that was opened with this digest; `None` takes one out, `WHOLE` is all of it.

    Holds the records meanwhile. Errors that would be new keep it from being written, unless it shall be
    `even_wrong`. What is not written is kept as typed by `who` at `when` in `tab` (`Unsaved`). Raises `Busy` where
    others hold the records, `MachineFailed` where the disk refuses, as far as the caller still has what was typed.
    """
    typed = Unsaved(workspace.shown(path), who, when, opened, changes, tab)
    try:
        saving = _saved_changes(workspace, path, typed, even_wrong=even_wrong)
    except (Busy, MachineFailed):
        with suppress(MachineFailed):
            _keep_typed(workspace, typed)
        raise
    if saving.fate is SavingFate.CLASHED:
        _keep_typed(workspace, typed)
    elif not saving.is_saved:
        with suppress(MachineFailed):
            _keep_typed(workspace, typed)
    return saving


def _keep_typed(workspace: Workspace, typed: Unsaved) -> None:
    """Keeps it together with what was typed there before and not saved: by the same person, in the same tab."""
    for kept in unsaved_in(workspace, typed.record, typed.who):
        if kept.key == typed.key:
            told = {**kept.changes, **typed.changes}
            typed = replace(typed, opened=kept.opened, changes=told)
    keep_unsaved(workspace, typed)


def _saved_changes(
    workspace: Workspace,
    path: Path,
    typed: Unsaved,
    *,
    even_wrong: bool,
) -> Saving:
    opened, changes = typed.opened, typed.changes
    with _held(workspace, path, typed.who):
        found = bytes_of(path, workspace.shown(path))
        there = found or b""
        base = there if digest(found) == opened else _base_of(workspace, path, opened)
        try:
            mine = _changed(workspace, path, there if base is None else base, changes)
        except RecordsInvalid as fault:
            return Saving(SavingFate.REFUSED, digest(found), tuple(fault.problems))
        if digest(found) != opened:
            return _clashed(found, base, mine)
        write = Write(path, found, mine)
        return _write(workspace, write, typed.who, even_wrong=even_wrong, saved=typed)


def as_changed(
    workspace: Workspace, path: Path, opened: str | None, changes: Mapping[Way, Any]
) -> bytes | None:
    """What the file would hold with these changes; nothing where it is another than was opened.

    Raises `RecordsInvalid` where it is written in a way in which this cannot be changed.
    """
    found = bytes_of(path, workspace.shown(path))
    return _changed(workspace, path, found or b"", changes) if digest(found) == opened else None


def clash_of(workspace: Workspace, typed: Unsaved) -> Saving:
    """What was typed held against the file as it is now; nothing is written or held.

    `Saving.three` where both differ. Raises `Misused` where it was typed into no record.
    """
    path = typed_into(workspace, typed)
    found = bytes_of(path, typed.record)
    base, mine = _typed_text(workspace, path, typed, found)
    return _clashed(found, base, mine)


def resolve(
    workspace: Workspace,
    typed: Unsaved,
    choices: Mapping[int, Side],
    disk: str | None,
    *,
    who: str,
    even_wrong: bool = False,
) -> Saving:
    """What was typed goes into a file that is another by now, block by block as it was chosen.

    `disk` is the digest of the file of which the blocks were shown. What was typed and not chosen stays
    among the versions. Nothing is written where the file is yet another, or a clash is left open.
    """
    path = typed_into(workspace, typed)
    with _held(workspace, path, who):
        found = bytes_of(path, typed.record)
        base, mine = _typed_text(workspace, path, typed, found)
        clashed = _clashed(found, base, mine)
        if clashed.three is None or digest(found) != disk:
            return clashed
        if any(place not in choices for place in clashed.three.clashes):
            return clashed
        chosen = _like(found or b"", clashed.three.taking(choices))
        aside = None if chosen == mine else mine
        write = Write(path, found, chosen)
        return _write(workspace, write, who, even_wrong=even_wrong, saved=typed, aside=aside)


def typed_into(workspace: Workspace, typed: Unsaved) -> Path:
    """The file that something was typed into. Raises `Misused` for what is no record."""
    path = workspace.root / typed.record
    _refuse_others(workspace, path)
    return path


def restore_version(
    workspace: Workspace, path: Path, number: int, opened: str | None, *, who: str
) -> Saving:
    """A record as a version has it, saved anew; whatever is wrong with it, it stood there once.

    Raises `Misused` where no such version is kept, or of another file.
    """
    name = _refuse_others(workspace, path)
    for one in kept_versions(workspace):
        wanted = next((file.after for file in one.files if file.name == name), None)
        data = one.content(workspace, wanted) if one.number == number else None
        if data is not None:
            with _held(workspace, path, who):
                found = bytes_of(path, name)
                if digest(found) != opened:
                    return _clashed(found, None, data)
                return _write(workspace, Write(path, found, data), who, even_wrong=True)
    said = say("bản {number} của «{file}» không còn được giữ", number=number, file=name)
    raise Misused(said)


def _typed_text(
    workspace: Workspace, path: Path, typed: Unsaved, found: bytes | None
) -> tuple[bytes | None, bytes]:
    """What was opened, and that with what was typed in it."""
    there = found or b""
    base = found if digest(found) == typed.opened else _base_of(workspace, path, typed.opened)
    try:
        mine = _changed(workspace, path, there if base is None else base, typed.changes)
    except RecordsInvalid as fault:
        raise Misused(fault.problems[0].message) from None
    return base, mine


def _base_of(workspace: Workspace, path: Path, opened: str | None) -> bytes | None:
    """What was opened, as it was kept then or among the versions of the file."""
    kept = opened_before(workspace, opened or "")
    if kept is not None:
        return kept
    name = workspace.shown(path)
    found = (
        one.content(workspace, opened)
        for one in kept_versions(workspace)
        if any(name == file.name for file in one.files)
    )
    return next((data for data in found if data is not None), None)


def _changed(workspace: Workspace, path: Path, base: bytes, changes: Mapping[Way, Any]) -> bytes:
    if WHOLE in changes:
        return _whole(base, str(changes[WHOLE]))
    there: RecordFile = record_of(path, workspace.shown(path), base)
    return changed_in_place(workspace, there, changes).after or b""


def _like(found: bytes, text: str) -> bytes:
    """A whole text with the mark at the start and the line ends that the file has."""
    told = _ended(split_mark(text)[1])
    mark = BOM if found.startswith(BOM.encode()) else ""
    return (mark + (told.replace("\n", "\r\n") if b"\r\n" in found else told)).encode()


def _whole(base: bytes, text: str) -> bytes:
    """A file with this text; that of before stays as it is to the byte, line ends of several kinds too."""
    before = split_mark(base.decode("utf-8", "replace"))[1]
    return base if _ended(before) == _ended(text) else _like(base, text)


def _ended(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _clashed(found: bytes | None, base: bytes | None, mine: bytes) -> Saving:
    """The three texts; what cannot be read as text keeps nobody from seeing the rest."""
    common, ours, theirs = (
        None if one is None else split_mark(one.decode("utf-8", "replace"))[1]
        for one in (base, mine, found or b"")
    )
    if ours == theirs:
        return Saving(SavingFate.UNCHANGED, digest(found))
    three = three_ways(common, ours or "", theirs or "")
    return Saving(SavingFate.CLASHED, digest(found), three=three)


def _write(
    workspace: Workspace,
    write: Write,
    who: str,
    *,
    even_wrong: bool,
    saved: Unsaved | None = None,
    aside: bytes | None = None,
) -> Saving:
    name = workspace.shown(write.path)
    if write.before == write.after:
        if aside is not None:
            set_aside(workspace, write.path, aside, PAGE)
        _forget_typed(workspace, name, who, saved)
        return Saving(SavingFate.UNCHANGED, digest(write.before))
    judged = judge(workspace, write.path, write.after, write.before)
    if judged.new_errors and not even_wrong:
        fate = SavingFate.WRONG
        return Saving(fate, digest(write.before), judged.problems, judged.new_errors)
    if aside is not None:
        set_aside(workspace, write.path, aside, PAGE)
    commit(workspace, [write], PAGE)
    keep_opened(workspace, write.after or b"")
    _forget_typed(workspace, name, who, saved)
    return Saving(SavingFate.WRITTEN, digest(write.after), judged.problems, judged.new_errors)


def _forget_typed(workspace: Workspace, name: str, who: str, saved: Unsaved | None) -> None:
    """What is saved need not be kept besides, unless more was typed; what cannot go now says nothing new later.

    A tab saves all that it has: what it had half typed before is gone with that. Of another tab, that may be open
    still, nothing goes but what is saved as it stands there.
    """
    changes = saved.changes if saved else {}
    for kept in unsaved_in(workspace, name, who):
        is_older = saved is not None and kept.tab == saved.tab
        is_whole = bool(kept.tab) or kept.changes.keys() <= changes.keys()
        is_same = all(way in changes and changes[way] == one for way, one in kept.changes.items())
        if is_same or (is_older and is_whole):
            with suppress(MachineFailed):
                drop_unsaved(workspace, kept)


@contextmanager
def _held(workspace: Workspace, path: Path, who: str) -> Iterator[None]:
    """Holds what a file is of, with its records settled."""
    _refuse_others(workspace, path)
    folder = campaign_folder(workspace, path)
    held = (
        all_locked(workspace, holder=who)
        if folder is None
        else campaign_locked(workspace, composed(folder.name), holder=who)
    )
    with held, without_collection():
        settle(workspace)
        yield


def _refuse_others(workspace: Workspace, path: Path) -> str:
    """Raises `Misused` for a file that is no record, no passage and no setting; else how it is known."""
    name = workspace.shown(path)
    is_record = path.suffix in _RECORDS and (
        path == workspace.settings
        or path.parent == workspace.issuers
        or campaign_folder(workspace, path) is not None
    )
    is_passage = path.suffix == ".md" and path.parent == workspace.passages
    if workspace.below(name) != path or not (is_record or is_passage):
        raise Misused(say("«{file}» không phải dữ liệu sửa được ở đây", file=name))
    return name

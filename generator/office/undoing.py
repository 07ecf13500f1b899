"""The last change of records taken back; and back again, for what is taken back is a change like any other.

Numbers that were given stay given: a change of the register is taken back only where it forgets none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generator.office.safekeeping import some_of
from generator.problems import GeneratorError, Message, Misused, Place, Problem, RecordsInvalid, say
from generator.register import forgotten, open_register
from generator.workspace import (
    Deed,
    SignedBy,
    Workspace,
    Write,
    bytes_of,
    commit,
    deed_file,
    digest,
    last_deed,
    unchanging,
)

_OF_THE_PAGE = {
    "page": say("lưu trên trang"),
    "serve units": say("sửa đơn vị, chỉ tiêu"),
    "serve changes": say("sáp nhập, đổi tên đơn vị"),
}


def deed_words(command: str) -> Message:
    """What was done: what only the page does by what it is called there, a command as it is typed."""
    return _OF_THE_PAGE.get(command, say("{text}", text=command))


@unchanging(frozen=True)
class Undoing:
    """A command, and the files as they will be once it is taken back."""

    workspace: Workspace
    command: str
    writes: tuple[Write, ...]
    by: SignedBy | None = None
    """Who did it, and when, as far as that is known."""


def plan_undo(workspace: Workspace) -> Undoing:
    """What taking back the last command would write; writes nothing.

    Raises `RecordsInvalid` with every file that was changed since, or whose old content was not kept,
    and with the numbers that would be forgotten.
    """
    deed = last_deed(workspace)
    writes = tuple(Write(one.path, bytes_of(one.path), one.before) for one in deed.files)
    given = list(_given(workspace, deed, writes))
    if problems := given or list(_issued(workspace, deed)) or list(_changed(workspace, deed)):
        raise RecordsInvalid(problems)
    return Undoing(workspace, deed.command, writes, deed.by)


def undo(undoing: Undoing) -> None:
    """Take it back, all of it or nothing. Raises `Busy` when a file was changed meanwhile."""
    workspace = undoing.workspace
    commit(workspace, undoing.writes, "undo")
    for write in undoing.writes:
        if write.after is None and write.path.parent.parent == workspace.campaigns:
            _leave(write.path.parent)


def made_before(undoing: Undoing) -> list[str]:
    """Campaigns whose records were taken back, with documents of theirs that were made meanwhile."""
    workspace = undoing.workspace
    inside = (
        one.path.relative_to(workspace.campaigns).parts[0]
        for one in undoing.writes
        if one.path.is_relative_to(workspace.campaigns)
    )
    return [
        code
        for code in dict.fromkeys(inside)
        if (workspace.campaigns / code).is_dir() and any((workspace.output / code).glob("*.docx"))
    ]


def _leave(folder: Path) -> None:
    """A campaign of which nothing is left goes, with its empty folders."""
    if not any(path.is_file() for path in folder.rglob("*")):
        inner = sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True)
        for path in (*inner, folder):
            with suppress(OSError):
                path.rmdir()


def _given(workspace: Workspace, deed: Deed, writes: tuple[Write, ...]) -> Iterator[Problem]:
    """Numbers that would be forgotten, of each register that was changed."""
    for folder in dict.fromkeys(write.path.parent for write in writes):
        if folder.parent != workspace.register:
            continue
        register = open_register(workspace, folder.name)
        now = register.files()
        if lost := forgotten(register, now, _once_undone(folder, now, writes)):
            said = say(
                "«{command}» đã cấp số {numbers}; số đã cấp không lấy lại được",
                command=deed_words(deed.command),
                numbers=some_of(lost),
            )
            hint = say("hủy số, giữ dòng trong sổ: vanthu register void SỐ --year NĂM --reason …")
            yield Problem("E-UNDO-NUMBER", Place(workspace.shown(folder)), said, hint)


def _once_undone(
    folder: Path, now: Mapping[str, bytes], writes: tuple[Write, ...]
) -> Mapping[str, bytes]:
    after = {write.path.name: write.after for write in writes if write.path.parent == folder}
    return {name: data for name, data in ({**now, **after}).items() if data is not None}


def _issued(workspace: Workspace, deed: Deed) -> Iterator[Problem]:
    """Documents that went out anew: what was sent stays what it is."""
    made = [one.path for one in deed.files if one.path.is_relative_to(workspace.output)]
    for path in made[:1]:
        said = say(
            "«{command}» đã tạo lại văn bản ban hành nên không hoàn tác",
            command=deed_words(deed.command),
        )
        hint = say("sửa dữ liệu rồi tạo lại văn bản: vanthu issue … --reissue --reason …")
        yield Problem("E-UNDO-ISSUED", Place(workspace.shown(path)), said, hint)


def _changed(workspace: Workspace, deed: Deed) -> Iterator[Problem]:
    """Files that are no longer as the command left them, or whose old content nobody has."""
    for one in deed.files:
        place = Place(workspace.shown(one.path))
        if digest(bytes_of(one.path)) != one.after:
            said = say("tệp đã được sửa sau «{command}»", command=deed_words(deed.command))
            hint = say("sửa tay những gì lệnh ấy ghi, hoặc trả tệp về như lệnh ấy để lại")
            yield Problem("E-UNDO-CHANGED", place, said, hint)
        elif not one.is_kept:
            said = say("nội dung cũ không được giữ nên không hoàn tác được")
            hint = say("phục hồi từ bản sao lưu: vanthu restore TỆP")
            yield Problem("E-UNDO-KEPT", place, said, hint)


def may_be_taken_back(workspace: Workspace) -> bool:
    """Whether the last deed can be taken back as things stand."""
    try:
        plan_undo(workspace)
    except GeneratorError:
        return False
    return True


def files_of_last(workspace: Workspace) -> list[str]:
    """The records that the last deed wrote, as people know them; nothing where there is no deed."""
    try:
        return [workspace.shown(one.path) for one in last_deed(workspace).files]
    except GeneratorError:
        return []


def mark_of_last(workspace: Workspace) -> str:
    """What tells the last deed from every other; empty where there is none."""
    try:
        found = deed_file(workspace).stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}"


def take_back(workspace: Workspace, mark: str) -> str:
    """The deed of this mark taken back; its command. Holds the records meanwhile.

    Raises `Misused`, and changes nothing, where it is not the last one any more or a file of it is another by now.
    """
    if mark != mark_of_last(workspace):
        raise Misused(say("sau bước ấy đã có lần lưu khác nên không lấy lại ở đây được; không có gì bị đổi, xem trang «Lịch sử»"))  # fmt: skip
    try:
        undoing = plan_undo(workspace)
    except RecordsInvalid as fault:
        files = ", ".join(dict.fromkeys(one.place.file for one in fault.problems))
        raise Misused(say("«{file}» đã đổi sau bước ấy, hoặc bước ấy đã cấp số, nên không lấy lại được; không có gì bị đổi, xem trang «Lịch sử»", file=files)) from None  # fmt: skip
    undo(undoing)
    return undoing.command

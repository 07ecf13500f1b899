"""Whether a workspace can be worked in: its form, rights, drive, locks, half-done changes, records, clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from generator.office.health_sign import Sign
from generator.office.office import open_office
from generator.problems import GeneratorError, Message, Severity, counts_of, how_many, say
from generator.records import FORMAT, format_of
from generator.workspace import (
    TEMPORARY,
    Workspace,
    held_locks,
    is_open,
    locks_are_doubtful,
    refused,
    try_to_write,
)

_LEAST_ROOM = 500 * 1000 * 1000
_MILLION = 1_000_000
_LOOKED_AT = 20_000


def folder_signs(
    workspace: Workspace, newest_allowed: float, *, tries: bool = True
) -> Iterator[Sign]:
    """Of one workspace, from what keeps all else from working to what is good to know.

    Whether it can be written is found by trying, where somebody may write there: what is tried is taken away again.
    """
    yield Sign("workspace", say("Thư mục làm việc"), say("{folder}", folder=workspace.root))
    yield _form(workspace)
    if tries:
        yield from _rights(workspace)
    yield _room(workspace)
    yield _drive(workspace)
    yield from _locks(workspace)
    yield _half_done(workspace)
    yield from _leftovers(workspace)
    yield _clock(workspace, newest_allowed)


def signs_of_records(workspace: Workspace) -> Iterator[Sign]:
    """What is wrong with all records, read anew; nothing of those that only a newer program knows."""
    if _form(workspace).severity is not Severity.ERROR:
        yield _records(workspace)


def _form(workspace: Workspace) -> Sign:
    name = say("Dạng dữ liệu")
    try:
        form = format_of(workspace)
    except GeneratorError as fault:
        return Sign("format", name, say("mới hơn bản vanthu này"), fault.message, Severity.ERROR)
    found = say("dạng {form}, bản này biết đến dạng {known}", form=form, known=FORMAT)
    if form < FORMAT:
        remedy = say("vẫn dùng được; đưa lên dạng mới: vanthu upgrade")
        return Sign("format", name, found, remedy, Severity.INFO)
    return Sign("format", name, found)


def _rights(workspace: Workspace) -> Iterator[Sign]:
    name = say("Quyền ghi")
    folders = [workspace.root, *(one for one in workspace.folders if one.is_dir())]
    wrong = [(one, why) for one in folders if (why := try_to_write(workspace, one))]
    for folder, why in wrong:
        remedy = say("chép thư mục làm việc tới nơi được phép ghi, bỏ thuộc tính chỉ đọc, hoặc hỏi người quản trị; xem thì vẫn được: vanthu serve --read-only")  # fmt: skip
        found = say("{folder}: {why}", folder=workspace.shown(folder), why=why)
        yield Sign("rights", name, found, remedy, Severity.ERROR)
    if not wrong:
        yield Sign("rights", name, say("ghi được"))


def _room(workspace: Workspace) -> Sign:
    name = say("Chỗ trống trên ổ đĩa")
    try:
        free = shutil.disk_usage(workspace.root).free
    except OSError:
        return Sign("room", name, say("không đo được"))
    found = say("{count} MB", count=free // _MILLION)
    if free < _LEAST_ROOM:
        return Sign("room", name, found, say("dọn bớt chỗ trước khi làm hàng loạt"), Severity.WARNING)  # fmt: skip
    return Sign("room", name, found)


def _drive(workspace: Workspace) -> Sign:
    name = say("Ổ đĩa")
    if not locks_are_doubtful(workspace.root):
        return Sign("drive", name, say("trên máy này"))
    remedy = say("hai người không ghi cùng lúc; vanthu so lại trước khi ghi nên không mất gì, nhưng có thể phải chạy lại lệnh")  # fmt: skip
    return Sign("drive", name, say("ổ mạng: chỗ giữ không chắc có tác dụng"), remedy, Severity.WARNING)  # fmt: skip


def _locks(workspace: Workspace) -> Iterator[Sign]:
    name = say("Đang được giữ")
    held = [*held_locks(workspace)]
    for said in held:
        remedy = say("chờ lệnh ấy xong; nếu máy ấy đã tắt thì chỗ giữ tự hết")
        yield Sign("locks", name, said, remedy, Severity.WARNING)
    if not held:
        yield Sign("locks", name, say("không có gì"))


def _half_done(workspace: Workspace) -> Sign:
    name = say("Lần ghi chưa xong")
    if not is_open(workspace):
        return Sign("journal", name, say("không có"))
    if why := refused(workspace):
        remedy = say("không làm theo; giữ lại tệp ấy cho người phụ trách phần mềm rồi chuyển nó đi")
        return Sign("journal", name, why, remedy, Severity.ERROR)
    remedy = say("lệnh ghi tiếp theo sẽ ghi nốt; không cần làm gì")
    return Sign("journal", name, say("có một lần"), remedy, Severity.WARNING)


def _leftovers(workspace: Workspace) -> Iterator[Sign]:
    """Batches that were stopped and have not been gone on with."""
    if not workspace.output.is_dir():
        return
    below = (one for one in workspace.output.iterdir() if one.is_dir())
    found = [one for one in chain.from_iterable(map(Path.iterdir, below)) if one.is_dir() and one.name.startswith(TEMPORARY)]  # fmt: skip
    for folder in found:
        said = say("{folder}", folder=workspace.shown(folder))
        remedy = say("làm tiếp: vanthu render CHIẾN_DỊCH VĂN_BẢN --resume")
        yield Sign("leftovers", say("Loạt văn bản bị dừng"), said, remedy, Severity.INFO)


def _clock(workspace: Workspace, newest_allowed: float) -> Sign:
    name = say("Đồng hồ")
    looked = zip(range(_LOOKED_AT), workspace.campaigns.rglob("*"), strict=False)
    late = next((path for _, path in looked if _moment(path) > newest_allowed), None)
    if late is None:
        return Sign("clock", name, say("hợp với ngày của các tệp"))
    found = say("tệp {file} mang ngày ở sau hôm nay", file=workspace.shown(late))
    return Sign("clock", name, found, say("xem lại ngày giờ của máy: ngày văn bản, ngày vào sổ lấy theo đó"), Severity.WARNING)  # fmt: skip


def _moment(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0


def _records(workspace: Workspace) -> Sign:
    name = say("Dữ liệu")
    remedy: Message | None = say("xem từng lỗi: vanthu check")
    try:
        office = open_office(workspace)
        office.campaigns(whole=False)
    except GeneratorError as fault:
        return Sign("records", name, fault.message, remedy, Severity.ERROR)
    counts = counts_of(one.severity for one in office.problems)
    found = how_many(counts["errors"], counts["warnings"], counts["infos"])
    worst = Severity.ERROR if counts["errors"] else Severity.WARNING if counts["warnings"] else None
    return Sign("records", name, found, remedy if worst else None, worst)

"""Who changed what and when, in words; the records as they stood; one of them taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.history import Comparison, changes_of, compare_moments
from generator.office import (
    SavingFate,
    deed_words,
    mark_of_last,
    may_be_taken_back,
    open_file,
    restore_version,
)
from generator.problems import GeneratorError, Message, NotFound, say
from generator.web.addresses import reads, writes
from generator.web.desk import Desk
from generator.web.incoming import form_of
from generator.web.record_addresses import record_address, record_words
from generator.web.turning import desk_of, go_to, page
from generator.workspace import KeptFile, KeptVersion, kept_versions

_MOST = 100
_DEEDS = {
    "undo": say("hoàn tác"),
    "restore": say("phục hồi bản sao lưu"),
    "import results": say("nhập kết quả"),
    "import units": say("nhập danh sách đơn vị"),
    "allocate": say("giao chỉ tiêu"),
    "issue": say("ban hành"),
    "new document": say("lập văn bản"),
    "new campaign": say("lập chiến dịch"),
    "new issuer": say("lập cơ quan"),
    "new units": say("ghi đơn vị"),
    "week": say("làm số liệu tuần"),
    "register init": say("lập sổ văn bản đi"),
    "register void": say("hủy số"),
    "register recall": say("thu hồi văn bản"),
    "returns --return": say("trả lại số liệu"),
    "returns --lock": say("khóa sổ số liệu"),
    "tables --as csv": say("chuyển sang bảng CSV"),
    "tables --as yaml": say("chuyển sang tệp chữ"),
    "import totals": say("nhập tổng số của cấp dưới"),
    "import register": say("nhập sổ văn bản đi"),
    "upgrade": say("chuyển sang dạng hiện nay"),
    "init": say("lập thư mục làm việc"),
}
"""What a command is called at the desk; others are told as in the command line."""


def _deed(version: KeptVersion) -> Message:
    if version.is_aside:
        return say("đã gõ, không được chọn khi lưu")
    return _DEEDS.get(version.command) or deed_words(version.command)


def _when(version: KeptVersion) -> str:
    """`2025-06-01T14:02:31+07:00` as people write it."""
    day, _, clock = version.when.partition("T")
    parts = day.split("-")
    return f"{clock[:5]} {'/'.join(reversed(parts))}" if len(parts) == 3 else version.when  # noqa: PLR2004


def _files(version: KeptVersion) -> list[Message]:
    return [record_words(one.name) for one in version.files]


def _history(request: Request) -> Response:
    desk = desk_of(request)
    asked, since = request.query_params.get("campaign"), request.query_params.get("since", "")
    found, refused = None, None
    if asked and since.strip():
        try:
            found = compare_moments(desk.workspace, asked, since.strip())
        except GeneratorError as fault:
            refused = fault.message
    versions = kept_versions(desk.workspace)
    return page(
        request,
        "history.html",
        versions=[(one, _when(one), _deed(one), _files(one)) for one in versions[:_MOST]],
        more=len(versions) - _MOST,
        **_newest(desk, versions),
        campaigns=desk.campaign_names(),
        asked=asked,
        since=since,
        found=found,
        refused=refused,
    )


def _newest(desk: Desk, versions: Sequence[KeptVersion]) -> dict[str, Any]:
    """The newest saving, by number, with its mark, where it can be taken back; nothing of one that a step took back."""
    is_open = not desk.only_reads and may_be_taken_back(desk.workspace)
    newest = next((one.number for one in versions if not one.is_aside), None) if is_open else None
    mark = mark_of_last(desk.workspace) if is_open else ""
    return {"newest": newest, "mark": mark, "is_back": desk.is_back(mark)}


def _version(request: Request) -> KeptVersion:
    number = request.path_params["number"]
    found = kept_versions(desk_of(request).workspace)
    for one in found:
        if one.number == number:
            return one
    raise NotFound(say("bản {number} không còn được giữ", number=number))


def _file(request: Request, version: KeptVersion) -> KeptFile:
    place: int = request.path_params["place"]
    if place >= len(version.files):
        raise NotFound(say("không có tệp này trong bản {number}", number=version.number))
    return version.files[place]


def _one(request: Request) -> Response:
    """A version: what it changed, in words, and its files."""
    version, workspace = _version(request), desk_of(request).workspace
    compared: tuple[Comparison, ...] = ()
    refused = None
    if not version.is_aside:
        try:
            compared = changes_of(workspace, version.number)
        except GeneratorError as fault:
            refused = fault.message
    return page(
        request,
        "version.html",
        version=version,
        when=_when(version),
        deed=_deed(version),
        files=_files(version),
        compared=compared,
        refused=refused,
    )


def _text(request: Request) -> Response:
    """A file as a version has it, and how it can be had back."""
    version, workspace = _version(request), desk_of(request).workspace
    file = _file(request, version)
    data = version.content(workspace, file.after)
    now, can_restore = None, False
    try:
        now = open_file(workspace, workspace.root / file.name).digest
        can_restore = data is not None and now != file.after
    except GeneratorError:
        can_restore = False
    return page(
        request,
        "version_file.html",
        version=version,
        when=_when(version),
        deed=_deed(version),
        file=file,
        called=record_words(file.name),
        place=request.path_params["place"],
        text=None if data is None else data.decode("utf-8", "replace"),
        now=now,
        can_restore=can_restore,
    )


def _restore(request: Request) -> Response:
    version, desk = _version(request), desk_of(request)
    file = _file(request, version)
    opened = form_of(request).text("now") or None
    path = desk.workspace.root / file.name
    saved = restore_version(desk.workspace, path, version.number, opened, who=desk.who)
    if saved.fate is SavingFate.CLASHED:
        return _text(request)
    return go_to(request, record_address(file.name))


ROUTES = [
    reads("/history", _history),
    reads("/history/{number:int}", _one),
    reads("/history/{number:int}/{place:int}", _text),
    writes("/history/{number:int}/{place:int}/restore", _restore),
]

"""Records, register, settings, templates, layers and signed files of a workspace in one file, and back from it.

The file is a package with a list of what it holds and the sha256 of each; it is read back before it is
kept, and every file is compared with the list when it is restored. Restoring puts all files in their
places or none, and never a register that would forget a number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.model.settings import Settings
from generator.office.kept_signed import (
    SignedFiles,
    listed_again,
    may_be_signed,
    signed_files,
)
from generator.office.putting import put
from generator.ooxml import Caps, PackageFault, PackageRefused, Unpacking, pack
from generator.problems import (
    GeneratorError,
    Message,
    Place,
    Problem,
    RecordsInvalid,
    Severity,
    errors,
    say,
)
from generator.records import FORMAT, bind, format_of, format_said, load_library, too_new
from generator.register import (
    Register,
    RegisterDamaged,
    RegisterMissing,
    forgotten,
    issuers_with_register,
    look,
    open_register,
)
from generator.workspace import (
    Workspace,
    Write,
    bytes_of,
    commit,
    decode,
    digest,
    read_yaml_text,
    unchanging,
)

LIST = "vanthu-backup.json"
CAPS = Caps(parts=200_000, unpacked=1_000_000_000, ratio=1_100)
PACKED_CAP = 1_000_000_000
_FORM = 1
_SHOWN = 10
_RECORDS = {".yaml", ".yml", ".csv"}
_MARKS = (b"<<<<<<< ", b">>>>>>> ")
"""How lines begin with which git leaves two versions of some lines."""
_NO_BACKUP = say("không phải bản sao lưu do «vanthu backup» ghi")
_WORDS = {
    PackageFault.NO_PACKAGE: _NO_BACKUP,
    PackageFault.OLD_OFFICE: _NO_BACKUP,
    PackageFault.LOCKED: _NO_BACKUP,
    PackageFault.DAMAGED: say("bản sao lưu bị hỏng hoặc bị cắt; dùng bản khác"),
}
"""What is said in another way than of a Word file."""


class NoBackup(GeneratorError):
    """A file that is no backup as `write_backup` makes it, or no longer what it was."""


@unchanging(frozen=True)
class Backup:
    """What a backup holds, each file by its name within the workspace; `format` is that of its records.

    `signed` are those of issued documents, each with its number and symbol.
    """

    format: int
    files: Mapping[str, bytes]
    signed: Mapping[str, str]


@unchanging(frozen=True)
class RestorePlan:
    """What restoring would write; `differing` are those that say something else now, `doubts` are told.

    `others` are files of the records that the backup does not have; they stay. `listings` tell which of
    the files were signed.
    """

    workspace: Workspace
    writes: tuple[Write, ...]
    differing: tuple[Path, ...]
    others: tuple[Path, ...]
    doubts: tuple[Problem, ...]
    listings: tuple[Write, ...] = ()

    @property
    def warnings(self) -> list[Problem]:
        """The doubts that nobody can settle."""
        return [one for one in self.doubts if not one.is_error]


@unchanging(frozen=True)
class Kept:
    """How many files went into a backup, and those that could not: links, names that not every system takes.

    `signed` of them are of issued documents. `doubts` tell which of these have no file, and what went in damaged.
    """

    count: int
    passed_over: tuple[Path, ...]
    signed: int = 0
    doubts: tuple[Problem, ...] = ()


def write_backup(workspace: Workspace, path: Path, *, force: bool = False) -> Kept:
    """Everything that cannot be made again, into one file; the files of issued documents too.

    Call it while nothing is changed. Raises `FileExists` over a file that is there without `force`.
    """
    visible = _visible(workspace)
    kept = [one for one in visible if _is_kept(workspace, one)]
    known = set(kept)
    passed_over = tuple(one for one in visible if one not in known and one.is_file())
    signed = signed_files(workspace)
    put({path: _packed(workspace, kept, signed)}, (".zip",), force=force)
    count = len(kept) + len(signed.numbers)
    doubts = (*filter(None, [signed.doubt]), *_damaged(workspace, kept))
    return Kept(count, passed_over, len(signed.numbers), doubts)


def _damaged(workspace: Workspace, kept: Iterable[Path]) -> Iterator[Problem]:
    """What went in as it stands, and is of no use until it is put right: who restores it gets it back like that."""
    hint = say("sửa theo «vanthu check» rồi sao lưu lại; đến khi ấy giữ các bản sao lưu trước")
    for path in kept:
        lines = (bytes_of(path) or b"").splitlines() if path.suffix in _RECORDS else ()
        if any(line.startswith(_MARKS) for line in lines):
            said = say("git để lại hai bản trong tệp này; đã sao lưu nguyên như vậy")
            place = Place(workspace.shown(path))
            yield Problem("W-BACKUP-CONFLICT", place, said, hint, Severity.WARNING)
    for issuer in issuers_with_register(workspace):
        try:
            look(open_register(workspace, issuer))
        except (RegisterDamaged, RegisterMissing, RecordsInvalid) as fault:
            said = say("{fault}; đã sao lưu nguyên như vậy", fault=_fault_of(fault))
            place = Place(workspace.shown(workspace.register / issuer))
            yield Problem("W-BACKUP-REGISTER", place, said, hint, Severity.WARNING)


def _fault_of(fault: GeneratorError) -> Message:
    """What is wrong with a register, without its file."""
    if isinstance(fault, RegisterDamaged):
        return fault.said
    return say("sổ không có hoặc không đọc được")


def _packed(workspace: Workspace, kept: Iterable[Path], signed: SignedFiles) -> bytes:
    """The backup, read back and found to say what it should."""
    every = (*kept, *signed.numbers)
    files = {workspace.shown(one): bytes_of(one, workspace.shown(one)) or b"" for one in every}
    told = {
        "form": _FORM,
        "format": format_of(workspace),
        "files": {name: digest(data) for name, data in sorted(files.items())},
        "signed": {workspace.shown(one): number for one, number in sorted(signed.numbers.items())},
    }
    listed = json.dumps(told, ensure_ascii=False, indent=1).encode()
    data = pack({**files, LIST: listed})
    if _read(data, LIST).files != files:
        raise NoBackup(say("bản sao lưu đọc lại không khớp; chưa ghi gì"))
    return data


def _is_kept(workspace: Workspace, path: Path) -> bool:
    """Whether a backup holds a path."""
    return workspace.below(workspace.shown(path)) is not None and path.is_file()


def _visible(workspace: Workspace) -> list[Path]:
    """All that makes the workspace what it is; hidden files are nobody's record."""
    library, _ = load_library(workspace)
    layers = (workspace.root / layer for layer in library.settings.formats)
    folders = (workspace.campaigns, workspace.templates)
    found = (path for folder in folders for path in sorted(folder.rglob("*")))
    all_ = dict.fromkeys((workspace.settings, *layers, *found))
    return [path for path in all_ if "/." not in f"/{workspace.shown(path)}"]


def read_backup(path: Path) -> Backup:
    """A backup whose every file is what the list says. Raises `NoBackup`, `FormatTooNew`."""
    if path.exists() and not path.is_file():
        raise NoBackup(say("{file}: không phải tệp đọc được", file=path))
    if path.is_file() and path.stat().st_size > PACKED_CAP:
        raise NoBackup(say("{file}: tệp quá lớn, không phải bản sao lưu", file=path))
    data = bytes_of(path)
    if data is None:
        raise NoBackup(say("{file}: không có tệp này", file=path))
    return _read(data, str(path))


def _read(data: bytes, name: str) -> Backup:
    try:
        package = Unpacking(data, CAPS)
        told: Any = json.loads(package.read(LIST) if LIST in package else b"")
        listed = _listed(told)
        files = {part: package.read(part) for part in package.names if part != LIST}
        signed = {str(part): str(number) for part, number in dict(told.get("signed", {})).items()}
    except PackageRefused as fault:
        reason = _WORDS.get(fault.fault, fault.message)
        raise NoBackup(say("{file}: {reason}", file=name, reason=reason)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoBackup(say("{file}: {reason}", file=name, reason=_NO_BACKUP)) from None
    if told["format"] > FORMAT:
        raise too_new(told["format"])
    if wrong := sorted(
        part
        for part in files.keys() | listed.keys()
        if part not in files or digest(files[part]) != listed.get(part)
    ):
        said = say(
            "{file}: bản sao lưu bị hỏng hoặc bị sửa: {names}; dùng bản khác",
            file=name,
            names=some_of(wrong),
        )
        raise NoBackup(said)
    return Backup(told["format"], files, signed)


def _listed(told: Any) -> dict[str, str]:
    """The digests by name. Raises `ValueError` for what is no list of ours."""
    listed = dict(told["files"])
    if told["form"] != _FORM or not isinstance(told["format"], int) or not listed:
        raise ValueError
    return listed


def plan_restore(workspace: Workspace, backup: Backup, *, older_than: float = 0) -> RestorePlan:
    """What restoring a backup would write; writes nothing. Raises `RecordsInvalid` for what forbids it,
    `FormatTooNew` where its settings say a form that only a newer program knows.

    Files that were changed after the moment `older_than` are told to be newer than the backup.
    """
    if problems := [*_outside(workspace, backup), *_lost(workspace, backup)]:
        raise RecordsInvalid(problems)
    every = [
        Write(path, bytes_of(path, name), data)
        for name, data in sorted(backup.files.items())
        for path in [workspace.root / name]
    ]
    others = [one for one in every if _is_another(workspace, one, backup)]
    writes = [one for one in every if one not in others]
    changed = tuple(one for one in writes if one.before != one.after)
    differing = tuple(one.path for one in changed if one.before is not None)
    known = {one.path for one in writes}
    return RestorePlan(
        workspace,
        changed,
        differing,
        tuple(
            path for path in _visible(workspace) if path not in known and _is_kept(workspace, path)
        ),
        (
            *_unknown_registers(workspace, backup),
            *(_differs(workspace, path, older_than) for path in differing),
            *(_stays(workspace, one.path) for one in others),
        ),
        tuple(listed_again(workspace, _signed(workspace, backup, writes))),
    )


def _is_another(workspace: Workspace, write: Write, backup: Backup) -> bool:
    """Whether a file stands in the place of a signed one and is another; no issued file is written over."""
    is_signed = workspace.shown(write.path) in backup.signed
    return is_signed and write.before is not None and write.before != write.after


def _signed(
    workspace: Workspace, backup: Backup, writes: Iterable[Write]
) -> Iterator[tuple[Path, bytes, str]]:
    for one in writes:
        number = backup.signed.get(workspace.shown(one.path))
        if number is not None:
            yield one.path, one.after or b"", number


def _stays(workspace: Workspace, path: Path) -> Problem:
    said = say("tệp đang có khác tệp đã ký trong bản sao lưu; giữ tệp đang có")
    hint = say(
        "xem lại tệp nào là bản đã ký; muốn lấy tệp trong bản sao lưu thì dời tệp này đi rồi phục hồi lại"
    )
    return Problem("W-RESTORE-SIGNED", Place(workspace.shown(path)), said, hint, Severity.WARNING)


def restore(plan: RestorePlan, before: Path, *, force: bool) -> bool:
    """All files in their places or none; whether what was there went into the backup `before`.

    Raises `RecordsInvalid` where files would be replaced without `force`, `Busy` when one was changed
    meanwhile.
    """
    if plan.differing and not force:
        raise RecordsInvalid(errors(plan.doubts))
    if plan.differing:
        write_backup(plan.workspace, before)
    commit(plan.workspace, (*plan.writes, *plan.listings), "restore")
    return bool(plan.differing)


def _outside(workspace: Workspace, backup: Backup) -> Iterator[Problem]:
    """Names that no file has which a backup of this workspace would hold."""
    layers = {workspace.root / layer for layer in _settings(workspace, backup).formats}
    folders = {workspace.campaigns, workspace.templates}
    for name in sorted(backup.files):
        path = workspace.below(name)
        is_record = path and (path in {workspace.settings, *layers} or folders & set(path.parents))
        is_signed = name in backup.signed and may_be_signed(workspace, name)
        if not (is_record or is_signed) or "/." in f"/{name}":
            said = say("bản sao lưu ghi tên tệp không phải dữ liệu: «{name}»", name=name)
            hint = say("dùng bản sao lưu do «vanthu backup» ghi")
            yield Problem("E-RESTORE-NAME", Place(name), said, hint)


def _settings(workspace: Workspace, backup: Backup) -> Settings:
    """The settings in a backup, as far as they can be read. Raises `FormatTooNew`."""
    name = workspace.shown(workspace.settings)
    text, problems = decode(backup.files.get(name, b""), name)
    block = None if problems else read_yaml_text(text, name)[0]
    format_said(block)
    return (bind(Settings, block)[0] if block else None) or Settings()


def _registers(workspace: Workspace, backup: Backup) -> Iterator[tuple[str, dict[str, bytes]]]:
    """The bodies whose registers the backup holds, with the files of each by their bare names."""
    lead = f"{workspace.shown(workspace.register)}/"
    found: dict[str, dict[str, bytes]] = {}
    for name, data in sorted(backup.files.items()):
        issuer, _, file = name.removeprefix(lead).partition("/")
        if name.startswith(lead) and file:
            found.setdefault(issuer, {})[file] = data
    yield from found.items()


def _lost(workspace: Workspace, backup: Backup) -> Iterator[Problem]:
    """Registers that would forget numbers, or whole books."""
    for issuer, then in _registers(workspace, backup):
        register = _register(workspace, issuer)
        now = register.files()
        lost = [*forgotten(register, now, then), *(name for name in now if name not in then)]
        if lost:
            said = say("sổ hiện nay có mà bản sao lưu không có: {names}", names=some_of(lost))
            hint = say(
                "số đã cấp không cấp lại, nên không phục hồi sổ cũ hơn; dùng bản sao lưu mới hơn,"
                " hoặc chép riêng các tệp cần phục hồi"
            )
            place = Place(workspace.shown(register.folder))
            yield Problem("E-RESTORE-REGISTER", place, said, hint)


def _register(workspace: Workspace, issuer: str) -> Register:
    """A register; where its policy cannot be read it runs by the year."""
    try:
        return open_register(workspace, issuer)
    except RecordsInvalid:
        return Register(workspace, issuer)


def _unknown_registers(workspace: Workspace, backup: Backup) -> Iterator[Problem]:
    """Registers of which nobody can tell whether they would forget a number."""
    for issuer, _ in _registers(workspace, backup):
        register = _register(workspace, issuer)
        try:
            look(register)
        except (RegisterDamaged, RegisterMissing, RecordsInvalid):
            said = say("sổ hiện nay không có hoặc không đọc được nên không so số được")
            hint = say(
                "sau khi phục hồi, đối chiếu văn bản đã ban hành sau lần sao lưu;"
                " số nào thiếu thì ghi lại trước khi cấp số mới"
            )
            place = Place(workspace.shown(register.folder))
            yield Problem("W-RESTORE-REGISTER", place, said, hint, Severity.WARNING)


def _differs(workspace: Workspace, path: Path, older_than: float) -> Problem:
    is_newer = path.stat().st_mtime > older_than
    said = say("khác bản sao lưu, sửa sau lần sao lưu") if is_newer else say("khác bản sao lưu")
    hint = say("thêm --force để thay bằng bản sao lưu; bản hiện nay được sao lưu trước")
    return Problem("E-RESTORE-DIFFERS", Place(workspace.shown(path)), said, hint)


def some_of(names: Sequence[str]) -> str:
    """The first few of a list, and whether there are more."""
    return ", ".join([*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])])

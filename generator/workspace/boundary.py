"""The boundary: whatever a name from outside says, it leads nowhere but below the folder it belongs to.

Records, settings, files that were sent and the command line name files. Each such name comes through
`inside` before anything is read or written, and a workspace is opened only after `check_entries`. What
the files hold is judged where they are read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from pathlib import Path
from stat import FILE_ATTRIBUTE_REPARSE_POINT

from generator.problems import Message, Place, Problem, RecordsInvalid, say
from generator.workspace.file_names import is_reserved
from generator.workspace.lazily import regex
from generator.workspace.text import FORBIDDEN, TextRefused, composed, empty, quoted, refusal

_LONGEST = 255
_UNFIT = regex(r'[\x00-\x1f\x7f<>:"|?*]')
_ABSOLUTE = regex(r"[A-Za-z]:|/")


def inside(base: Path, name: str, *, root: Path | None = None) -> Path:
    r"""The path that a name from outside means below `base`, spelled as the disk spells it.

    `a/b.docx` and `a\b.docx` are the same on every machine; nothing needs to be there yet. With a
    `root`, which holds `base`, `..` may lead up as far as that. Raises `TextRefused`.
    """
    border = root or base
    path = Path(os.path.normpath(base / check_path(name)))
    if not path.is_relative_to(border) or path == border:
        raise _outside(name)
    path = on_disk(path)
    if leads_out(path, border):
        raise _linked(name)
    return path


def file_inside(base: Path, name: str, *, root: Path | None = None) -> Path | None:
    """The file of that name below `base`; `None` where nothing is, refused where no file is."""
    path = inside(base, name, root=root)
    if path.is_file():
        return path
    if path.is_dir():
        raise refusal("E-FILE-KIND", say("«{text}» là thư mục, cần một tệp"), name)
    if path.exists():
        raise refusal("E-FILE-KIND", say("«{text}» không phải tệp đọc được"), name)
    return None


def check_path(text: str) -> str:
    """A relative path with forward slashes, in NFC, whose every part all systems take as a name."""
    path = composed(text).replace("\\", "/")
    if not path.strip():
        raise empty()
    if _ABSOLUTE.match(path):
        message = say(
            "chỉ ghi tên tính từ thư mục chứa nó, không ghi ổ đĩa hay «/» ở đầu: «{text}»"
        )
        raise refusal("E-PATH-ABSOLUTE", message, text)
    for part in path.split("/"):
        if part not in {"", ".", ".."}:
            check_name(part)
    return path


def check_name(text: str) -> str:
    """One name, in NFC, that every system takes for a file or a folder."""
    name = composed(text)
    if not name.strip():
        raise empty()
    if found := _UNFIT.search(name) or FORBIDDEN.search(name):
        message = say("tên tệp không được có ký tự «{one}»: «{text}»")
        raise refusal("E-PATH-NAME", message, text, one=quoted(found.group()))
    if "/" in name or "\\" in name or name in {".", ".."}:
        raise _outside(text)
    if name != name.rstrip(". ") or name != name.lstrip():
        message = say(
            "tên không được mở đầu bằng dấu cách, kết thúc bằng dấu cách hay dấu chấm: «{text}»"
        )
        raise refusal("E-PATH-NAME", message, text)
    if len(name.encode()) > _LONGEST:
        raise refusal("E-PATH-NAME", say("tên quá dài, máy không nhận: «{text}»"), text)
    if is_reserved(name):
        raise refusal(
            "E-PATH-NAME", say("«{text}» là tên mà Windows giữ riêng; đặt tên khác"), text
        )
    return name


def on_disk(path: Path) -> Path:
    """The path as the disk spells it: an accent may be stored composed or apart."""
    if str(path).isascii() or path.exists() or path.parent == path:
        return path
    folder = on_disk(path.parent)
    if path.name.isascii() or (folder / path.name).exists() or not folder.is_dir():
        return folder / path.name
    wanted = composed(path.name)
    alike = (one for one in folder.iterdir() if composed(one.name) == wanted)
    return next(alike, folder / path.name)


def check_entries(root: Path, folders: Iterable[Path]) -> None:
    """Raises `RecordsInvalid` when something in these folders leads out of the workspace, is no file, or cannot be read.

    Links to files within it are as good as what they lead to. Links to folders are not followed, for whatever
    goes through a folder would pass them over; a folder that Windows joins to another place is followed unless it
    holds itself. A pipe, for which one would wait for ever, is no file.
    """
    found = [problem for folder in folders for problem in _wrong(root, folder)]
    if found:
        raise RecordsInvalid(found)


def _wrong(root: Path, path: Path) -> Iterator[Problem]:
    is_link, is_folder = path.is_symlink(), path.is_dir()
    if (is_link or is_folder) and leads_out(path, root):
        yield _linked_to(root, path, say("là liên kết dẫn ra ngoài thư mục làm việc"))
    elif is_folder and (is_link or holds_itself(path)):
        yield _linked_to(root, path, say("là liên kết tới một thư mục khác"))
    elif is_folder:
        yield from _wrong_below(root, path)
    elif path.exists() and not path.is_file():
        said, hint = say("không phải tệp đọc được"), say("xóa đi, hoặc thay bằng tệp thật")
        yield Problem("E-FILE-KIND", _place(root, path), said, hint)
    elif is_link and not path.exists() and _is_of_records(root, path):
        yield _linked_to(root, path, say("là liên kết mà nơi nó dẫn tới không còn"))


def _linked_to(root: Path, path: Path, said: Message) -> Problem:
    hint = say("chép tệp hoặc thư mục thật vào đây; muốn đặt văn bản ở nơi khác thì dùng -o")
    return Problem("E-PATH-LINK", _place(root, path), said, hint)


def _wrong_below(root: Path, folder: Path) -> Iterator[Problem]:
    """What is wrong in a folder: what the listing itself tells to be a plain file or folder is not asked about again.

    On a network drive each question is a journey.
    """
    try:
        with os.scandir(folder) as entries:
            kinds = [(one.name, _kind(one)) for one in entries]
    except PermissionError:
        if _is_of_records(root, folder):
            said = say("không có quyền đọc thư mục này")
            hint = say("nhờ người phụ trách máy cho quyền đọc, hoặc dời thư mục ấy ra ngoài")
            yield Problem("E-FILE-RIGHTS", _place(root, folder), said, hint)
        return
    except OSError:
        return
    for name, kind in kinds:
        if kind is _Kind.FOLDER:
            yield from _wrong_below(root, folder / name)
        elif kind is _Kind.OTHER:
            yield from _wrong(root, folder / name)


def _is_of_records(root: Path, path: Path) -> bool:
    """Whether records would lack something without it: neither made, nor kept for the program, nor an editor's own."""
    parts = path.relative_to(root).parts
    return parts[0] != "output" and not any(one.startswith(".") for one in parts)


class _Kind(Enum):
    FILE = auto()
    FOLDER = auto()
    OTHER = auto()


def _kind(entry: os.DirEntry[str]) -> _Kind:
    """A plain file or folder, or something to be followed: a link, a folder that is joined to another place, a pipe."""
    if entry.is_file(follow_symlinks=False):
        return _Kind.FILE
    return _Kind.FOLDER if is_plain_folder(entry) else _Kind.OTHER


def is_plain_folder(entry: os.DirEntry[str]) -> bool:
    """A folder that is itself and no link; on Windows one without a reparse point, which the listing tells too."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    if sys.platform != "win32":
        return True
    return not entry.stat(follow_symlinks=False).st_file_attributes & FILE_ATTRIBUTE_REPARSE_POINT


def holds_itself(folder: Path) -> bool:
    """Whether a folder is joined to one above it; only Windows joins folders otherwise than by links."""
    if sys.platform != "win32":
        return False
    return folder.parent.resolve().is_relative_to(folder.resolve())


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path, with all links followed, lies outside of a folder; a ring of links does."""
    try:
        return not path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True


def _place(root: Path, path: Path) -> Place:
    return Place(path.relative_to(root).as_posix())


def _outside(text: str) -> TextRefused:
    message = say("«{text}» dẫn ra ngoài thư mục được phép; chép tệp vào trong rồi ghi tên mới")
    return refusal("E-PATH-OUTSIDE", message, text)


def _linked(text: str) -> TextRefused:
    message = say("«{text}» là liên kết dẫn ra ngoài; chép tệp thật vào thư mục làm việc")
    return refusal("E-PATH-LINK", message, text)

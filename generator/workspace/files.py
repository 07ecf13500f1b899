"""Files written whole or not at all, and file names made from data.

Killed or cut off at any moment, the earlier file is there whole or the new one is. What goes into
a file, and which folder it belongs to, is left to the callers.
"""

from __future__ import annotations

import errno
import os
import re
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from generator.problems import Busy, GeneratorError, MachineFailed, Message, say

TEMPORARY = ".tmp-"
NAME_CAP = 120
_SIMPLE = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9]+)?")
_EXTENSION = 5
_NEW_FILE = 0o644
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[1-9¹²³]|LPT[1-9¹²³])(?:\.|$)", re.IGNORECASE)


def write_atomically(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, durably; a failure leaves what was there. Makes missing folders.

    A symbolic link is replaced, never written through. Raises `MachineFailed` in words.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
        temporary = Path(made)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        raise failure(path, error) from error


def bytes_of(path: Path) -> bytes | None:
    """What a file holds; None where there is none. Raises `MachineFailed` in words."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise failure(path, error) from error


def write_unchanged(path: Path, before: bytes | None, data: bytes) -> None:
    """`write_atomically` over what was read before; raises `Busy` when that was changed meanwhile."""
    if bytes_of(path) != before:
        raise Busy(say("{file}: tệp vừa bị người khác sửa; chạy lại lệnh", file=path))
    write_atomically(path, data)


class FileExists(GeneratorError):
    """A file of that name is there and says something else; it is left as it is."""


def write_new(path: Path, data: bytes, *, force: bool = False, source: Path | None = None) -> Path:
    """Puts `data` where nothing stands that says something else; over that only with `force`.

    The `source` that the data was made from is never written over. Raises `FileExists` in words.
    """
    if source is not None and path.exists() and path.samefile(source):
        raise FileExists(
            say("«{file}» là tệp gốc, không bao giờ bị ghi đè; đặt tên khác", file=path)
        )
    if not force and path.exists() and bytes_of(path) != data:
        said = say("«{file}» đã có và khác; thêm --force để ghi đè, hoặc đặt tên khác", file=path)
        raise FileExists(said)
    write_atomically(path, data)
    return path


def sync_folder(folder: Path) -> None:
    """Makes a rename durable where the system can; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def failure(path: Path, error: OSError) -> MachineFailed:
    """What went wrong with a file, in words and with its name."""
    return MachineFailed(say("{file}: {reason}", file=path, reason=_reason(error)))


def safe_name(text: str, *, cap: int = NAME_CAP) -> str:
    """A file name that every system takes: letters and digits of any script, `-`, `_`, `.`.

    At most `cap` bytes of UTF-8, cut between letters. Empty when nothing usable is left.

    >>> safe_name("Thư / Tân Phú: 1?.docx")
    'Thư_Tân_Phú_1.docx'
    >>> safe_name("../con.docx")
    '_con.docx'
    """
    if _SIMPLE.fullmatch(text) and len(text) <= cap and not _RESERVED.match(text):
        return text
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(letter if _fits(letter) else " " for letter in composed)
    joined = re.sub(r"[\s_]+", "_", kept.strip()).strip(" .").lstrip("-._~ ")
    stem, extension = _split(joined)
    name = _cut(stem, cap - len(extension.encode())) + extension
    return f"_{name}" if _RESERVED.match(name) else name


def fold(name: str) -> str:
    """What two names share when a file system may take them for one."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def free_name(name: str, taken: set[str]) -> str:
    """The name, or with `-2` and so on when one like it is taken; it is taken from then on."""
    stem, extension = _split(name)
    candidate, count = name, 1
    while fold(candidate) in taken:
        count += 1
        candidate = f"{stem}-{count}{extension}"
    taken.add(fold(candidate))
    return candidate


def _split(name: str) -> tuple[str, str]:
    """The stem, and the extension with its dot when there is a short one."""
    stem, dot, extension = name.rpartition(".")
    return (stem, dot + extension) if stem and len(extension) <= _EXTENSION else (name, "")


def _fits(letter: str) -> bool:
    return letter in "-_." or unicodedata.category(letter)[0] in "LNM"


def _cut(text: str, cap: int) -> str:
    return text.encode()[: max(cap, 0)].decode(errors="ignore").rstrip(". _")


def _mode(path: Path) -> int:
    """The rights of the file replaced, else those a new file gets."""
    try:
        found = path.stat(follow_symlinks=False)
    except OSError:
        return _NEW_FILE
    return found.st_mode & 0o777 if S_ISREG(found.st_mode) else _NEW_FILE


def _reason(error: OSError) -> Message:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return say("ổ đĩa đã đầy; tệp cũ còn nguyên")
    if getattr(error, "winerror", None) in {5, 32, 33}:
        return say("tệp đang mở trong Word; hãy đóng lại rồi chạy tiếp")
    if isinstance(error, NotADirectoryError | FileExistsError):
        return say("không phải thư mục")
    if isinstance(error, IsADirectoryError):
        return say("đang là thư mục, không phải tệp")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return say("không có quyền ghi")
    return say("không ghi được")

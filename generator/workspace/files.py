"""Files written whole or not at all, and file names made from data.

Killed or cut off at any moment, the earlier file is there whole or the new one is. What goes into
a file, and which folder it belongs to, is left to the callers.
"""

from __future__ import annotations

import errno
import re
import secrets
import unicodedata
from contextlib import suppress
from pathlib import Path

from generator.problems import GeneratorError, MachineFailed, Message, say
from generator.workspace import disk
from generator.workspace.folders import Workspace

TEMPORARY = ".tmp-"
NAME_CAP = 120
_SIMPLE = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9]+)?")
_EXTENSION = 5
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[1-9¹²³]|LPT[1-9¹²³])(?:\.|$)", re.IGNORECASE)


def write_atomically(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, durably; a failure leaves what was there. Makes missing folders.

    A symbolic link is replaced, never written through. Raises `MachineFailed` in words.
    """
    temporary = path.parent / f"{TEMPORARY}{secrets.token_hex(4)}"
    try:
        disk.make_folder(path.parent)
        disk.write_new(temporary, data)
        disk.keep_rights(temporary, path)
        disk.move(temporary, path)
        disk.sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            disk.remove(temporary)
        raise failure(path, error) from error


def bytes_of(path: Path, name: str = "") -> bytes | None:
    """What a file holds; None where there is none. Raises `MachineFailed` in words, with its `name`."""
    try:
        return disk.read(path)
    except OSError as error:
        raise failure(Path(name) if name else path, error) from error


class Outside(MachineFailed):
    """A file that would be changed with others lies, or leads, out of the workspace."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "{file}: nằm ngoài nơi làm việc hoặc là một liên kết nên không ghi;"
                " để tệp thật trong nơi làm việc",
                file=name,
            )
        )


def refuse_outside(workspace: Workspace, path: Path) -> None:
    """Raises `Outside` for a file that a change may not name."""
    name = workspace.shown(path)
    if workspace.below(name) is None:
        raise Outside(name)


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

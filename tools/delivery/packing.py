"""Files by name become a folder and a zip: the same files, the same bytes."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tools.delivery.embedded import Undeliverable

_NEVER = (1980, 1, 1, 0, 0, 0)
_PLAIN, _PROGRAM = 0o100644 << 16, 0o100755 << 16
_UNIX = 3


def write_folder(files: Mapping[str, bytes], folder: Path, sign: str) -> None:
    """The files and no others. What stood there goes, if the file `sign` says that it was such a folder."""
    if folder.exists():
        if not (folder / sign).is_file():
            raise Undeliverable(f"{folder} is there and is none of ours")
        shutil.rmtree(folder)
    for name in sorted(files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])


def write_zip(files: Mapping[str, bytes], path: Path) -> str:
    """A zip whose files lie in a folder of its own name; its SHA-256."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as opened:
        for name in sorted(files):
            member = zipfile.ZipInfo(f"{path.stem}/{name}", _NEVER)
            member.external_attr = _PROGRAM if name.endswith(".sh") else _PLAIN
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, _UNIX
            opened.writestr(member, files[name])
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name."""
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


def hash_list(files: Mapping[str, bytes]) -> bytes:
    """The SHA-256 of each file, a line each, as `sha256sum --check` reads it."""
    rows = (f"{hashlib.sha256(files[name]).hexdigest()} *{name}\n" for name in sorted(files))
    return "".join(rows).encode()

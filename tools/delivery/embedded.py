"""The embeddable Python for Windows, as its makers give it out: a zip that whoever releases hands in.

It is in no registry of packages. Its name tells nothing here: version and machine are read from what it holds.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tools.delivery.binaries import file_version, read_compiled

OLDEST = (3, 11)
MACHINE = "x86-64"
_LIBRARY = re.compile(r"python(3)(\d\d)\.dll", re.IGNORECASE)


class Undeliverable(Exception):
    """What was handed in cannot be delivered; says why."""


@dataclass(frozen=True)
class EmbeddedPython:
    """An embeddable Python for 64-bit Windows."""

    version: str
    """`3.11.9`"""
    sha256: str
    files: dict[str, bytes]
    """What it holds, by name."""

    @property
    def tag(self) -> str:
        """`311`, as its own files are named."""
        major, minor, *_ = self.version.split(".")
        return major + minor

    @property
    def minor(self) -> str:
        """`3.11`"""
        return ".".join(self.version.split(".")[:2])


def read_embedded(path: Path, sha256: str = "") -> EmbeddedPython:
    """The Python in a zip. Raises `Undeliverable` for another hash than expected, or for what is none."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if sha256 and found != sha256.casefold():
        raise Undeliverable(f"{path}: SHA-256 is {found}, expected {sha256}")
    try:
        with zipfile.ZipFile(path) as opened:
            files = {
                one.filename: opened.read(one) for one in opened.infolist() if not one.is_dir()
            }
    except zipfile.BadZipFile as error:
        raise Undeliverable(f"{path} is no zip") from error
    libraries = [name for name in files if _LIBRARY.fullmatch(name)]
    if len(libraries) != 1:
        raise Undeliverable(f"{path} holds no python3XX.dll: not the embeddable package")
    python = EmbeddedPython(_version(files[libraries[0]], libraries[0]), found, files)
    lacking = {"python.exe", f"python{python.tag}.zip", f"python{python.tag}._pth"} - files.keys()
    if lacking:
        raise Undeliverable(
            f"{path} holds no {', '.join(sorted(lacking))}: not the embeddable package"
        )
    return python


def _version(library: bytes, name: str) -> str:
    try:
        compiled = read_compiled(library)
    except ValueError as error:
        raise Undeliverable(f"{name} is broken") from error
    if compiled is None or compiled.machine != MACHINE:
        raise Undeliverable(
            f"{name} is for {compiled.machine if compiled else 'no machine'}, not {MACHINE}"
        )
    version = file_version(library)
    told = tuple(map(int, version.split(".")[:2])) if version else ()
    named = tuple(map(int, _LIBRARY.fullmatch(name).groups()))  # type: ignore[union-attr]
    if told != named:
        raise Undeliverable(f"{name} says of itself that it is Python {version or '?'}")
    if told < OLDEST:
        raise Undeliverable(f"Python {version} is too old: {'.'.join(map(str, OLDEST))} or newer")
    return version

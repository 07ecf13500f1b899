"""Wheels are laid into a folder by being unpacked: nothing of them is run, each file is held against its hash."""

from __future__ import annotations

import base64
import csv
import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from io import StringIO
from pathlib import Path, PurePosixPath

from tools.delivery.embedded import Undeliverable

LEFT_OUT = Path(__file__).with_name("left_out.txt")
_LAID = ("purelib", "platlib")


def patterns() -> list[str]:
    """What of wheels is not laid."""
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()
    return [bare for line in lines if (bare := line.partition("#")[0].strip())]


def lay(wheels: Iterable[Path], left_out: Iterable[str] = ()) -> dict[str, bytes]:
    """The files of all wheels, by name. Raises `Undeliverable` where one is not what its wheel says, or two differ."""
    laid: dict[str, bytes] = {}
    for wheel in wheels:
        for name, data in _files(wheel):
            if laid.setdefault(name, data) != data:
                raise Undeliverable(
                    f"{name} of {wheel.name} is another than that of an earlier wheel"
                )
    shut = tuple(left_out)
    return {name: data for name, data in laid.items() if not is_left_out(name, shut)}


def is_left_out(name: str, shut: Iterable[str]) -> bool:
    """Whether a file stays away; of stubs ours are read by the program."""
    if name.startswith("generator/") and name.endswith(".pyi"):
        return False
    return any(fnmatchcase(name, one) for one in shut)


def idle(names: Iterable[str], shut: Iterable[str]) -> list[str]:
    """The patterns that leave nothing out."""
    known = list(names)
    return [one for one in shut if not any(fnmatchcase(name, one) for name in known)]


def _files(wheel: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(wheel) as opened:
        hashes = _hashes(opened)
        for one in sorted(opened.infolist(), key=lambda each: each.filename):
            if one.is_dir():
                continue
            data = opened.read(one)
            if not _is_as_told(data, one.filename, hashes):
                raise Undeliverable(f"{one.filename} of {wheel.name} is not what the wheel says")
            if name := _laid_name(one.filename, wheel):
                yield name, data


def _laid_name(name: str, wheel: Path) -> str:
    """Where a file of a wheel is laid; nowhere what is for other folders than that of modules."""
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
        raise Undeliverable(f"{name} of {wheel.name} leads out of the folder")
    if not parts[0].endswith(".data"):
        return name
    return "/".join(parts[2:]) if parts[1] in _LAID else ""


def _hashes(opened: zipfile.ZipFile) -> Mapping[str, str]:
    (record,) = (one for one in opened.namelist() if one.endswith(".dist-info/RECORD"))
    rows = csv.reader(StringIO(opened.read(record).decode()))
    return {name: told for name, told, *_ in rows}


def _is_as_told(data: bytes, name: str, hashes: Mapping[str, str]) -> bool:
    if name.endswith((".dist-info/RECORD", "/RECORD.jws", "/RECORD.p7s")):
        return True
    way, _, told = hashes.get(name, "").partition("=")
    if way != "sha256":
        return False
    made = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return made == told

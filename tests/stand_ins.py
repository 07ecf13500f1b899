"""What stands in for files that are in no registry: an embeddable Python, wheels, compiled modules that do nothing."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import struct
import sysconfig
import zipfile
from functools import cache
from pathlib import Path

COMPILED_IN_PYTHON = [
    "_asyncio",
    "_bz2",
    "_ctypes",
    "_decimal",
    "_elementtree",
    "_hashlib",
    "_lzma",
    "_msi",
    "_multiprocessing",
    "_overlapped",
    "_queue",
    "_socket",
    "_sqlite3",
    "_ssl",
    "_uuid",
    "_zoneinfo",
    "pyexpat",
    "select",
    "unicodedata",
    "winsound",
]
LEFT_OUT_OF_PYTHON = [
    "ensurepip",
    "idlelib",
    "lib2to3",
    "tkinter",
    "turtle",
    "turtledemo",
    "venv",
    "test",
    "antigravity",
]
X86_64, ARM64, X86 = 0x8664, 0xAA64, 0x14C


def program(*libraries, machine=X86_64, version=""):
    """A Windows program without code: its machine, the DLLs that it asks for, its version."""
    head = bytearray(b"MZ" + bytes(0x3A) + struct.pack("<I", 0x40))
    optional = bytearray(240)
    struct.pack_into("<H", optional, 0, 0x20B)
    struct.pack_into("<I", optional, 108, 16)
    struct.pack_into("<II", optional, 112 + 8, 0x1000, 20 * (len(libraries) + 1))
    rows, names, start = b"", b"", 0x1000 + 20 * (len(libraries) + 1)
    for one in libraries:
        rows += struct.pack("<12xII", start + len(names), 0)
        names += one.encode() + b"\0"
    body = rows + bytes(20) + names
    place = 0x40 + 24 + len(optional) + 40
    section = struct.pack("<8sIIII16x", b".idata", len(body), 0x1000, len(body), place)
    coff = b"PE\0\0" + struct.pack("<HH12xHH", machine, 1, len(optional), 0)
    return bytes(head) + coff + bytes(optional) + section + body + _fixed(version)


def _fixed(version):
    if not version:
        return b""
    major, minor, micro = map(int, version.split("."))
    high, low = major << 16 | minor, (micro * 1000 + 150) << 16 | 1013
    return struct.pack("<IIII", 0xFEEF04BD, 0x10000, high, low)


def python_zip(path, version="3.11.9", tag="", **other):
    """A zip laid out as the embeddable package, whose library knows its modules by name alone."""
    major, minor, _ = version.split(".")
    tag = tag or major + minor
    files = {
        "python.exe": program(f"python{tag}.dll", "vcruntime140.dll"),
        f"python{tag}.dll": program("kernel32.dll", version=version),
        f"python{tag}.zip": _library(),
        f"python{tag}._pth": f"python{tag}.zip\n.\n#import site\n".encode(),
        "vcruntime140.dll": program("kernel32.dll"),
        "vcruntime140_1.dll": program("kernel32.dll"),
        "LICENSE.txt": b"PSF",
        **{f"{name}.pyd": program(f"python{tag}.dll") for name in COMPILED_IN_PYTHON},
        **other,
    }
    with zipfile.ZipFile(path, "w") as opened:
        for name, data in files.items():
            if data is not None:
                opened.writestr(zipfile.ZipInfo(name), data)
    return path


@cache
def _library():
    """The library of Python, of this one here: a zip that knows its modules by name alone."""
    folder, made = Path(sysconfig.get_path("stdlib")), io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for place, folders, files in os.walk(folder):
            shut = {"site-packages", "__pycache__", "test", "tests", *LEFT_OUT_OF_PYTHON}
            folders[:] = sorted({*folders} - shut)
            for name in sorted(files):
                path = (Path(place) / name).relative_to(folder).with_suffix("")
                if name.endswith(".py") and path.parts[0] not in LEFT_OUT_OF_PYTHON:
                    opened.writestr(zipfile.ZipInfo(f"{path.as_posix()}.pyc"), b"")
    return made.getvalue()


def wheel(folder, name, version="1.0", needs=(), tag="py3-none-any", **files):
    """A wheel with these files, a licence, and what it asks for."""
    info = f"{name}-{version}.dist-info"
    told = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: MIT\n"
    told += "".join(f"Requires-Dist: {one}\n" for one in needs)
    members = {f"{info}/METADATA": told.encode(), f"{info}/licenses/LICENSE": b"MIT", **files}
    members = {one: data for one, data in members.items() if data is not None}
    rows = []
    for one, data in members.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.append(f"{one},sha256={digest},{len(data)}\n")
    path = folder / f"{name}-{version}-{tag}.whl"
    with zipfile.ZipFile(path, "w") as opened:
        for one, data in members.items():
            opened.writestr(zipfile.ZipInfo(one), data)
        opened.writestr(zipfile.ZipInfo(f"{info}/RECORD"), "".join(rows))
    return path

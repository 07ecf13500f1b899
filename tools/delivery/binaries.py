"""What a compiled file is made for and what it asks of the system, read from its own head.

Only Windows' format (PE/COFF) is read further; of the others it is enough to know that they are not it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_MACHINES = {0x8664: "x86-64", 0x14C: "x86", 0xAA64: "arm64"}
_OTHER_HEADS = {b"\x7fELF": "ELF", b"\xcf\xfa\xed\xfe": "Mach-O", b"\xca\xfe\xba\xbe": "Mach-O"}
_FIXED_VERSION = struct.pack("<I", 0xFEEF04BD)
_PE32_PLUS = 0x20B
_IMPORTS, _DELAYED = 1, 13
_IMPORT_ROW, _DELAYED_ROW = 20, 32


@dataclass(frozen=True)
class WindowsProgram:
    """A compiled file: `machine` is `x86-64` and so on, or the format of another system."""

    machine: str
    libraries: tuple[str, ...] = ()
    """The DLLs that it asks Windows for, in small letters."""


def read_compiled(data: bytes) -> WindowsProgram | None:
    """What a file is, where it is a program or a library; raises `ValueError` for half a one."""
    for head, name in _OTHER_HEADS.items():
        if data.startswith(head):
            return WindowsProgram(name)
    if not data.startswith(b"MZ"):
        return None
    try:
        return _read_pe(data)
    except struct.error as error:
        raise ValueError from error


def file_version(data: bytes) -> str:
    """The version that a Windows file says of itself, as `3.11.9`; empty where it says none.

    Python writes 3.11.9 as 3.11.9150.1013: the third number holds the micro version in its thousands.
    """
    at = data.find(_FIXED_VERSION)
    if at < 0 or at + 16 > len(data):
        return ""
    high, low = struct.unpack_from("<II", data, at + 8)
    micro = low >> 16
    return f"{high >> 16}.{high & 0xFFFF}.{micro // 1000 if micro >= 1000 else micro}"  # noqa: PLR2004


def _read_pe(data: bytes) -> WindowsProgram:
    (head,) = struct.unpack_from("<I", data, 0x3C)
    if data[head : head + 4] != b"PE\0\0":
        raise ValueError
    machine, sections, options = struct.unpack_from("<HH12xH", data, head + 4)
    optional = head + 24
    named = _MACHINES.get(machine, hex(machine))
    (magic,) = struct.unpack_from("<H", data, optional)
    if magic != _PE32_PLUS:
        return WindowsProgram(named)
    return WindowsProgram(named, tuple(_libraries(data, optional, optional + options, sections)))


def _libraries(data: bytes, optional: int, table: int, sections: int) -> Iterator[str]:
    (count,) = struct.unpack_from("<I", data, optional + 108)
    spans = [struct.unpack_from("<8xIIII", data, table + 40 * one) for one in range(sections)]
    for which, size, name_at in ((_IMPORTS, _IMPORT_ROW, 12), (_DELAYED, _DELAYED_ROW, 4)):
        if which >= count:
            continue
        address, _ = struct.unpack_from("<II", data, optional + 112 + 8 * which)
        row = _place(address, spans) if address else 0
        while row and (name := struct.unpack_from("<I", data, row + name_at)[0]):
            start = _place(name, spans)
            yield data[start : data.index(b"\0", start)].decode("ascii").casefold()
            row += size


def _place(address: int, spans: list[tuple[int, ...]]) -> int:
    """Where in the file an address of the loaded image lies."""
    for size, begins, kept, place in spans:
        if begins <= address < begins + max(size, kept):
            return address - begins + place
    raise ValueError

"""Opens a Word file that nobody vouches for, and refuses it before a library unpacks it.

A template travels by mail between offices: it may be cut, locked, hold macros, point outside or
be a bomb. What the tags inside mean is left to `places`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.ooxml import (
    FOREIGN,
    PackageFault,
    PackageRefused,
    Refusal,
    check_size,
    read_file,
    unpack_parts,
)
from generator.problems import Message, Place, Problem, TemplateBroken, say

_WORDS: Mapping[PackageFault, Refusal] = {
    PackageFault.MISSING: ("E-TPL-FILE", say("không có tệp này"), None),
    PackageFault.NO_FILE: ("E-TPL-FILE", say("không phải một tệp"), None),
    PackageFault.UNREADABLE: ("E-TPL-FILE", say("không đọc được tệp; xem lại quyền đọc"), None),
    PackageFault.BIG: ("E-TPL-CAP", say("tệp lớn {found} byte, quá mức {cap} byte"), None),
    PackageFault.EMPTY: ("E-TPL-FILE", say("tệp rỗng"), None),
    PackageFault.OLD_OFFICE: (
        "E-TPL-LOCKED",
        say("tệp được đặt mật khẩu hoặc ở dạng .doc cũ; hãy bỏ mật khẩu rồi lưu dạng .docx"),
        None,
    ),
    PackageFault.NO_PACKAGE: ("E-TPL-FILE", say("không phải tệp .docx"), None),
    PackageFault.DAMAGED: (
        "E-TPL-ZIP",
        say("gói hỏng hoặc bị cắt; hãy mở bằng Word rồi lưu lại"),
        None,
    ),
    PackageFault.PARTS: ("E-TPL-CAP", say("gói có {found} phần, quá mức {cap}"), None),
    PackageFault.NAME: ("E-TPL-ZIP", say("tên phần trong gói không hợp lệ"), None),
    PackageFault.TWICE: ("E-TPL-ZIP", say("gói có hai phần trùng tên"), None),
    PackageFault.LOCKED: ("E-TPL-LOCKED", say("tệp được đặt mật khẩu; hãy bỏ rồi lưu lại"), None),
    PackageFault.UNPACKED: (
        "E-TPL-CAP",
        say("phần này bung ra quá lớn (mức chung {cap} byte)"),
        None,
    ),
    PackageFault.RATIO: (
        "E-TPL-CAP",
        say("phần này bung ra quá lớn: gấp {found} lần, quá mức {cap}"),
        None,
    ),
}


def refuse(name: str, code: str, message: Message, *, part: str = "") -> TemplateBroken:
    """One fault of a template as the exception to raise."""
    return TemplateBroken([Problem(code, Place(name, part=part), message)])


def open_source(source: Path | bytes, name: str) -> tuple[bytes, dict[str, bytes]]:
    """The bytes of a template, from a file or already in memory, and its parts by name."""
    try:
        data = read_file(source) if isinstance(source, Path) else source
        check_size(len(data))
        return data, unpack_parts(data, FOREIGN)
    except PackageRefused as refused:
        raise TemplateBroken([refused.told(name, _WORDS)]) from None


def not_well_formed(name: str, part: str = "") -> TemplateBroken:
    """The refusal of a package with a part that is not XML."""
    message = say("gói hỏng: có phần không phải XML; hãy mở bằng Word rồi lưu lại")
    return refuse(name, "E-TPL-ZIP", message, part=part)

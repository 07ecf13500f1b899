"""What is said of a file that should be a Word file and cannot be opened as one."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ooxml.unpacking import FaultWords, PackageFault
from generator.problems import say

_SAID = {
    PackageFault.MISSING: say("không có tệp này"),
    PackageFault.NO_FILE: say("không phải là tệp thường"),
    PackageFault.UNREADABLE: say("không đọc được tệp; xem lại quyền đọc"),
    PackageFault.BIG: say("tệp lớn {found} byte, quá mức {cap} byte"),
    PackageFault.EMPTY: say("tệp rỗng"),
    PackageFault.OLD_OFFICE: say(
        "tệp được đặt mật khẩu hoặc ở dạng .doc cũ; hãy bỏ mật khẩu rồi lưu dạng .docx"
    ),
    PackageFault.NO_PACKAGE: say("không phải tệp .docx"),
    PackageFault.DAMAGED: say("gói hỏng hoặc bị cắt; hãy mở bằng Word rồi lưu lại"),
    PackageFault.PARTS: say("gói có {found} phần, quá mức {cap}"),
    PackageFault.NAME: say("tên phần trong gói không hợp lệ"),
    PackageFault.TWICE: say("gói có hai phần trùng tên"),
    PackageFault.LOCKED: say("tệp được đặt mật khẩu; hãy bỏ rồi lưu lại"),
    PackageFault.UNPACKED: say("phần này bung ra quá lớn (mức chung {cap} byte)"),
    PackageFault.RATIO: say("phần này bung ra quá lớn: gấp {found} lần, quá mức {cap}"),
}


def word_file_faults(codes: Mapping[str, str]) -> Mapping[PackageFault, FaultWords]:
    """The words for each fault; `codes` are the names of faults under each code.

    >>> word_file_faults({"E-X": "EMPTY BIG", "E-Y": "LOCKED"})[PackageFault.BIG][0]
    'E-X'
    """
    return {
        PackageFault[name]: (code, _SAID[PackageFault[name]], None)
        for code, names in codes.items()
        for name in names.split()
    }

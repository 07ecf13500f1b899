"""What is said of a file that is no Word file."""

from __future__ import annotations

import pytest

from generator.ooxml.unpacking import PackageFault, PackageRefused
from generator.ooxml.word_files import word_file_faults

SAID = {
    "MISSING": "không có tệp này",
    "NO_FILE": "không phải là tệp thường",
    "UNREADABLE": "không đọc được tệp; xem lại quyền đọc",
    "BIG": "tệp lớn 7 byte, quá mức 5 byte",
    "EMPTY": "tệp rỗng",
    "OLD_OFFICE": "tệp được đặt mật khẩu hoặc ở dạng .doc cũ; hãy bỏ mật khẩu rồi lưu dạng .docx",
    "NO_PACKAGE": "không phải tệp .docx",
    "DAMAGED": "gói hỏng hoặc bị cắt; hãy mở bằng Word rồi lưu lại",
    "PARTS": "gói có 7 phần, quá mức 5",
    "NAME": "tên phần trong gói không hợp lệ",
    "TWICE": "gói có hai phần trùng tên",
    "LOCKED": "tệp được đặt mật khẩu; hãy bỏ rồi lưu lại",
    "UNPACKED": "phần này bung ra quá lớn (mức chung 5 byte)",
    "RATIO": "phần này bung ra quá lớn: gấp 7 lần, quá mức 5",
}


@pytest.mark.parametrize("fault", PackageFault)
def test_every_fault_is_told(fault):
    words = word_file_faults({"E-1": fault.name, "E-2": "MISSING"})
    problem = PackageRefused(fault, "a.xml", 7, 5).told("x.docx", words)
    assert str(problem.message) == SAID[fault.name]
    assert (problem.code == "E-1") or fault is PackageFault.MISSING

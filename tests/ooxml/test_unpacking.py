"""The reader of packages: what it refuses, at the cap and one beyond it, and what it lets through."""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ooxml import unpacking
from generator.ooxml.package import describe_member, pack, write_directory
from generator.ooxml.unpacking import (
    FOREIGN,
    OWN,
    Caps,
    PackageFault,
    PackageRefused,
    Unpacking,
    check_size,
    read_file,
    unpack_parts,
    word_file_faults,
)
from generator.problems import Exit, GeneratorError, say

PACKED = pack({"a.xml": b"<a/>", "b/c.xml": b"<c/>"})


def refusal(action):
    """The fault with its part, what was found and the cap."""
    with pytest.raises(PackageRefused) as caught:
        action()
    fault, *values = caught.value.args
    return (fault.name, *values)


def stored(*members):
    """A package with these members as they are, whatever their names; nothing is deflated."""
    described = [
        describe_member(name, zipfile.crc32(data), size=len(data)) for name, data in members
    ]
    bodies = b"".join(
        member.local + data for member, (_, data) in zip(described, members, strict=True)
    )
    return bodies + write_directory(described)


def zeros(size):
    return pack({"a.bin": b"\0" * size})


def test_caps_are_those_that_are_told_to_users():
    assert (FOREIGN.parts, FOREIGN.unpacked) == (3_000, 200_000_000)
    assert (FOREIGN.ratio, FOREIGN.ratio_from) == (200, 1_000_000)
    assert (OWN.parts, OWN.unpacked, OWN.ratio) == (3_000, 200_000_000, 1_100)


def test_parts_in_the_order_of_the_package():
    assert unpack_parts(PACKED) == {"a.xml": b"<a/>", "b/c.xml": b"<c/>"}
    assert list(unpack_parts(stored(("b", b"1"), ("a", b"2")))) == ["b", "a"]


@given(st.data())
def test_a_package_with_a_byte_changed_is_read_or_refused(data):
    spot = data.draw(st.integers(0, len(PACKED) - 1))
    cut = bytearray(PACKED)
    cut[spot] = data.draw(st.integers(0, 255))
    with contextlib.suppress(PackageRefused):
        unpack_parts(bytes(cut), FOREIGN)


def test_a_folder_is_no_part():
    assert unpack_parts(stored(("word/", b""), ("word/a", b"x"))) == {"word/a": b"x"}


def test_a_package_without_parts_is_one():
    stream = io.BytesIO()
    zipfile.ZipFile(stream, "w").close()
    assert unpack_parts(stream.getvalue()) == {}


def test_parts_are_found_whatever_the_case():
    package = Unpacking(stored(("Word/Document.XML", b"x")))
    assert package.names == ["Word/Document.XML"]
    assert "word/document.xml" in package
    assert "word/other.xml" not in package
    assert package.read("WORD/document.xml") == b"x"


def test_a_part_that_is_not_there_makes_the_package_a_damaged_one():
    assert refusal(lambda: Unpacking(PACKED).read("d.xml")) == ("DAMAGED", "d.xml", 0, 0)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "EMPTY"),
        (b"\xd0\xcf\x11\xe0", "OLD_OFFICE"),
        (b"\xd0\xcf\x11\xe1", "NO_PACKAGE"),
        (b"%PDF", "NO_PACKAGE"),
        (b"PK", "NO_PACKAGE"),
        (b"PK\x03\x04", "DAMAGED"),
        (b"PK\x05\x06", "DAMAGED"),
        (PACKED[:-1], "DAMAGED"),
        (PACKED[: len(PACKED) // 2], "DAMAGED"),
    ],
)
def test_what_is_no_package(data, fault):
    assert refusal(lambda: Unpacking(data)) == (fault, "", 0, 0)


def test_a_part_whose_checksum_is_wrong_is_damaged():
    data = stored(("a.xml", b"<a/>"), ("b.xml", b"<b/>")).replace(b"<b/>", b"<x/>")
    assert refusal(lambda: unpack_parts(data)) == ("DAMAGED", "b.xml", 0, 0)


@pytest.mark.parametrize(
    "name", ["../a", "a/../b", "a\\..\\b", "..", "/a", "\\a", "C:a", "a:b", "", "a/.."]
)
def test_names_that_lead_out_of_the_package(name):
    shown = name.replace("\\", "/")
    assert refusal(lambda: Unpacking(stored((name, b"x")))) == ("NAME", shown, 0, 0)


@pytest.mark.parametrize("name", ["a..b", "...", "a/..b/c", ".rels", "ảnh.png"])
def test_names_that_only_look_so(name):
    assert unpack_parts(stored((name, b"x"))) == {name: b"x"}


def test_a_backslash_parts_folders_as_a_slash_does():
    assert unpack_parts(stored((r"xl\workbook.xml", b"x"))) == {"xl/workbook.xml": b"x"}
    twice = stored((r"a\b", b"x"), ("a/b", b"y"))
    assert refusal(lambda: Unpacking(twice)) == ("TWICE", "a/b", 0, 0)


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (b"<a>" + b"<b/>" * 9 + b"</a>", None),
        (b"<a>" + b"<b/>" * 10 + b"</a>", 11),
        (b"<a " + b"b='' " * 10 + b"/>", None),
        (b"<a " + b"b='' " * 5 + b'c="" ' * 6 + b"/>", 11),
    ],
)
def test_what_a_parser_would_make_of_a_part_is_counted_before(part, found):
    caps = Caps(elements=10, attributes=10)
    if found is None:
        assert unpack_parts(stored(("a.xml", part)), caps) == {"a.xml": part}
    else:
        told = refusal(lambda: unpack_parts(stored(("a.xml", part)), caps))
        assert told == ("ELEMENTS", "a.xml", found, 10)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_than_those_of_the_standard(method):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("a.xml", b"<a/>")
    assert refusal(lambda: Unpacking(stream.getvalue())) == ("DAMAGED", "a.xml", 0, 0)


@pytest.mark.parametrize("second", ["a.xml", "A.XML"])
def test_a_part_twice(second):
    data = stored(("a.xml", b"x"), (second, b"y"))
    assert refusal(lambda: Unpacking(data)) == ("TWICE", second, 0, 0)


@pytest.mark.parametrize(("flags", "refused"), [(0x1, True), (0x9, True), (0x2, False)])
def test_an_encrypted_part_means_a_password(flags, refused):
    data = bytearray(PACKED)
    spot = data.index(b"PK\x01\x02") + 8
    data[spot : spot + 2] = struct.pack("<H", flags)
    if refused:
        assert refusal(lambda: Unpacking(bytes(data))) == ("LOCKED", "", 0, 0)
    else:
        assert Unpacking(bytes(data)).names == ["a.xml", "b/c.xml"]


def test_the_cap_of_parts():
    assert len(unpack_parts(PACKED, Caps(parts=2))) == 2
    assert refusal(lambda: Unpacking(PACKED, Caps(parts=1))) == ("PARTS", "", 2, 1)


def test_the_cap_of_bytes_counts_all_parts_as_the_directory_gives_them():
    assert len(unpack_parts(PACKED, Caps(unpacked=8))) == 2
    assert refusal(lambda: Unpacking(PACKED, Caps(unpacked=7))) == ("UNPACKED", "", 8, 7)


def lying(data):
    """The same package, whose directory gives each part a size of one byte."""
    cheat = bytearray(data)
    spot = cheat.index(b"PK\x01\x02")
    while cheat[spot : spot + 4] == b"PK\x01\x02":
        cheat[spot + 24 : spot + 28] = struct.pack("<L", 1)
        spot += 46 + cheat[spot + 28]
    return bytes(cheat)


def test_the_cap_of_bytes_is_counted_again_while_unpacking(monkeypatch):
    """The library gives no more than the directory says, so this reader holds by itself."""
    monkeypatch.setattr(unpacking, "_STEP", 3)
    package = Unpacking(PACKED, Caps(unpacked=8))
    package._caps = Caps(unpacked=7)
    package._left = 7
    assert package.read("a.xml") == b"<a/>"
    assert refusal(lambda: package.read("b/c.xml")) == ("UNPACKED", "b/c.xml", 4, 7)
    package._left = 4
    assert package.read("b/c.xml") == b"<c/>"


def test_a_directory_that_lies_about_sizes_gets_nothing_more_out():
    assert refusal(lambda: unpack_parts(lying(PACKED)))[:2] == ("DAMAGED", "a.xml")


def test_the_cap_of_the_ratio():
    data = zeros(2_000_000)
    ratio = 2_000_000 // len(pack({"a.bin": b"\0" * 2_000_000})[35 : data.index(b"PK\x01\x02")])
    assert refusal(lambda: unpack_parts(data, Caps(ratio=200)))[:2] == ("RATIO", "a.bin")
    assert len(unpack_parts(data, Caps(ratio=ratio))["a.bin"]) == 2_000_000
    assert refusal(lambda: unpack_parts(data, Caps(ratio=ratio - 1))) == (
        *("RATIO", "a.bin"),
        *(ratio, ratio - 1),
    )


def test_the_ratio_of_small_parts_does_not_matter():
    assert len(unpack_parts(zeros(1_000_000), FOREIGN)["a.bin"]) == 1_000_000
    assert refusal(lambda: unpack_parts(zeros(1_000_001), FOREIGN))[0] == "RATIO"
    assert len(unpack_parts(zeros(1_000_001))["a.bin"]) == 1_000_001


def test_what_this_program_made_may_deflate_as_well_as_can_be():
    assert len(unpack_parts(zeros(5_000_000))["a.bin"]) == 5_000_000


def test_a_file_is_read_up_to_the_cap(tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    path.write_bytes(b"abc")
    monkeypatch.setattr(unpacking, "PACKED_CAP", 3)
    assert read_file(path) == b"abc"
    monkeypatch.setattr(unpacking, "PACKED_CAP", 2)
    assert refusal(lambda: read_file(path)) == ("BIG", "", 3, 2)


def test_the_cap_of_a_file():
    check_size(30_000_000)
    assert refusal(lambda: check_size(30_000_001)) == ("BIG", "", 30_000_001, 30_000_000)


def test_files_that_cannot_be_read(tmp_path, monkeypatch):
    assert refusal(lambda: read_file(tmp_path / "no.docx"))[0] == "MISSING"
    assert refusal(lambda: read_file(tmp_path))[0] == "NO_FILE"
    path = tmp_path / "a.docx"
    path.write_bytes(b"abc")

    def fail(_path):
        raise PermissionError

    monkeypatch.setattr(type(path), "read_bytes", fail)
    assert refusal(lambda: read_file(path))[0] == "UNREADABLE"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refusal(lambda: read_file(tmp_path / "pipe"))[0] == "NO_FILE"


def test_a_refusal_is_told_in_the_words_of_who_opened_the_file():
    words = {
        PackageFault.PARTS: ("E-X", say("{what}: {found} > {cap}", what="phần"), say("bớt đi"))
    }
    problem = PackageRefused(PackageFault.PARTS, "a.xml", 5, 4).told("x.docx", words)
    assert (problem.code, str(problem.place)) == ("E-X", "x.docx: a.xml")
    assert (str(problem.message), str(problem.hint)) == ("phần: 5 > 4", "bớt đi")


SAID = {
    "MISSING": "không có tệp này",
    "NO_FILE": "không phải tệp đọc được",
    "UNREADABLE": "không đọc được tệp; xem lại quyền đọc",
    "BIG": "tệp lớn 7 byte, quá mức 5 byte",
    "EMPTY": "tệp rỗng",
    "OLD_OFFICE": "tệp được đặt mật khẩu hoặc ở dạng .doc cũ; hãy bỏ mật khẩu rồi lưu dạng .docx",
    "NO_PACKAGE": "không phải tệp .docx",
    "DAMAGED": "tệp hỏng hoặc tải chưa đủ; hãy mở bằng Word rồi lưu lại",
    "PARTS": "trong tệp có 7 phần, quá mức 5",
    "NAME": "tên phần trong tệp không hợp lệ",
    "TWICE": "trong tệp có hai phần trùng tên",
    "LOCKED": "tệp được đặt mật khẩu; hãy bỏ rồi lưu lại",
    "UNPACKED": "phần này bung ra quá lớn (mức chung 5 byte)",
    "RATIO": "phần này bung ra quá lớn: gấp 7 lần, quá mức 5",
    "ELEMENTS": "phần này có 7 phần tử và thuộc tính XML, quá mức 5; hãy tách thành nhiều tệp",
}


@pytest.mark.parametrize("fault", PackageFault)
def test_every_fault_is_told(fault):
    words = word_file_faults({"E-1": fault.name, "E-2": "MISSING"})
    problem = PackageRefused(fault, "a.xml", 7, 5).told("x.docx", words)
    assert str(problem.message) == SAID[fault.name]
    assert (problem.code == "E-1") or fault is PackageFault.MISSING


def test_a_document_made_here_that_is_too_large_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr(unpacking, "OWN", Caps(unpacked=5))
    with pytest.raises(GeneratorError) as caught:
        unpack_parts(PACKED, unpacking.OWN)
    told = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - as from another process
    assert told.exit_code is Exit.WRONG
    assert str(told.message) == "phần này bung ra quá lớn (mức chung 5 byte)"
    told = PackageRefused(PackageFault.RATIO, "a.xml", 7, 5)
    assert str(told.message) == "phần «a.xml»: phần này bung ra quá lớn: gấp 7 lần, quá mức 5"

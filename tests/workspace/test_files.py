"""Files written whole or not at all; names that every system takes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.problems import MachineFailed
from generator.workspace import files
from generator.workspace.file_names import NAME_CAP, free_name, safe_name
from generator.workspace.files import FileExists, write_atomically, write_new


def test_writes_and_makes_missing_folders(tmp_path):
    path = tmp_path / "a" / "b" / "thư.docx"
    write_atomically(path, b"1")
    write_atomically(path, b"22")
    assert path.read_bytes() == b"22"
    assert [found.name for found in path.parent.iterdir()] == ["thư.docx"]


def test_a_failure_keeps_the_old_file_and_leaves_nothing(tmp_path, monkeypatch):
    path = tmp_path / "thư.docx"
    write_atomically(path, b"old")

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineFailed, match="ổ đĩa đã đầy"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_not_written_through(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"keep")
    link = tmp_path / "link"
    try:
        link.symlink_to(elsewhere)
    except OSError:
        pytest.skip("no right to make links here")
    write_atomically(link, b"new")
    assert (elsewhere.read_bytes(), link.read_bytes()) == (b"keep", b"new")
    assert not link.is_symlink()


def test_a_file_in_the_place_of_a_folder_is_told_in_words(tmp_path):
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(MachineFailed, match="không phải thư mục"):
        write_atomically(tmp_path / "output" / "thư.docx", b"")


def test_an_open_file_on_windows_is_told_in_words(tmp_path):
    locked = PermissionError(13, "Permission denied")
    locked.winerror = 32
    assert "đang mở trong Word" in str(files.failure(tmp_path, locked))


def test_what_windows_says_of_an_open_file_and_of_rights_is_told_as_either(tmp_path):
    denied = PermissionError(13, "Access is denied")
    denied.winerror = 5
    written, read = (str(files.failure(tmp_path, denied, reading=how)) for how in (False, True))
    assert "đang mở ở phần mềm khác, hoặc không có quyền ghi" in written
    assert read.endswith("không có quyền đọc; nhờ người phụ trách máy cho quyền đọc")


def test_that_nothing_may_be_written_is_told_of_the_workspace_not_of_what_is_hidden():
    denied = PermissionError(13, "Permission denied")
    told = str(files.failure(Path(".vanthu/locks/journal.lock"), denied))
    assert told.startswith("thư mục làm việc: không có quyền ghi; ")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Thư gửi LĐLĐ huyện.docx", "Thư_gửi_LĐLĐ_huyện.docx"),
        ("../../etc/passwd", "etc_passwd"),
        ("a/b", "a_b"),
        ("a:b", "a_b"),
        ("-rf.docx", "rf.docx"),
        ("CON.docx", "_CON.docx"),
        ("lpt1", "_lpt1"),
        ("thư\0\n.docx", "thư.docx"),
        ("tên. ", "tên"),
        ("Thư\u0301", "Thứ"),
        ("???", ""),
    ],
)
def test_safe_name(data, name):
    assert safe_name(data) == name


def test_safe_name_is_cut_between_letters_and_keeps_its_extension():
    name = safe_name("đ" * 200 + ".docx")
    assert len(name.encode()) <= NAME_CAP
    assert name.endswith("đ.docx")


def test_names_alike_to_some_file_system_are_told_apart():
    taken = set()
    names = ["A1.docx", "a1.docx", "Thư.docx", "Thư.docx", "a1-2.docx"]
    assert [free_name(name, taken) for name in names] == [
        "A1.docx",
        "a1-2.docx",
        "Thư.docx",
        "Thư-2.docx",
        "a1-2-2.docx",
    ]


def test_what_is_there_is_written_over_only_when_asked(tmp_path):
    path = tmp_path / "a" / "b.xlsx"
    write_new(path, b"1")
    write_new(path, b"1")
    with pytest.raises(FileExists, match="--force"):
        write_new(path, b"2")
    assert path.read_bytes() == b"1"
    assert write_new(path, b"2", force=True).read_bytes() == b"2"


def test_what_was_read_is_never_written_over(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"1")
    for same in (path, tmp_path / "." / "a.docx"):
        with pytest.raises(FileExists, match="tệp gốc"):
            write_new(same, b"2", force=True, source=path)
    assert path.read_bytes() == b"1"


def test_a_full_disk_is_not_told_by_a_hidden_file():
    full = OSError(errno.ENOSPC, "No space left on device")
    told = "ổ đĩa đã đầy, tệp cũ còn nguyên; xóa bớt hoặc dời tệp khác đi rồi làm lại"
    assert str(files.failure(Path(".vanthu/locks/a"), full)) == told
    assert str(files.failure(Path("a.docx"), full)) == f"a.docx: {told}"
    assert str(files.no_room(Path("o"), 1_200_000)) == f"{told}; cần trống ít nhất 2 MB"

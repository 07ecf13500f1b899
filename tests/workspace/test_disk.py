"""The steps that touch the disk, where systems differ."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.workspace import disk


@pytest.fixture
def files(tmp_path):
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    return tmp_path / "new", tmp_path / "old"


def refuse(times, error):
    """A method of `Path` that fails so many times before it works."""
    left = [times]

    def wrap(method):
        def refusing(*given):
            if left[0]:
                left[0] -= 1
                raise error
            return method(*given)

        return refusing

    return wrap


def test_a_file_that_another_program_reads_is_waited_for(files, monkeypatch):
    source, target = files
    monkeypatch.setattr(disk, "SHARES_BADLY", True)
    monkeypatch.setattr(disk.time, "sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", refuse(3, PermissionError(13, "in use"))(Path.replace))
    disk.move(source, target)
    assert disk.read(target) == b"new"
    monkeypatch.setattr(Path, "replace", refuse(99, PermissionError(13, "in use"))(Path.replace))
    with pytest.raises(PermissionError):
        disk.move(target, source)


def test_a_name_is_claimed_once(files):
    source, target = files
    with pytest.raises(FileExistsError):
        disk.claim(source, target)
    assert (source.read_bytes(), target.read_bytes()) == (b"new", b"old")
    target.unlink()
    disk.claim(source, target)
    assert (source.exists(), target.read_bytes()) == (False, b"new")


@pytest.mark.skipif(os.name != "posix", reason="names are claimed by links on POSIX only")
def test_a_name_is_claimed_once_where_there_are_no_links(files, monkeypatch):
    source, target = files
    no_links = OSError(errno.EPERM, "no links here")
    monkeypatch.setattr(Path, "hardlink_to", refuse(99, no_links)(Path.hardlink_to))
    with pytest.raises(FileExistsError):
        disk.claim(source, target)
    target.unlink()
    disk.claim(source, target)
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such rights")
def test_rights_are_kept(files):
    source, target = files
    target.chmod(0o640)
    disk.keep_rights(source, target)
    assert source.stat().st_mode & 0o777 == 0o640
    disk.keep_rights(source, target.with_name("missing"))
    assert source.stat().st_mode & 0o777 == 0o640


def test_a_new_file_is_never_written_over(files):
    source, _ = files
    with pytest.raises(FileExistsError):
        disk.write_new(source, b"other")
    assert source.read_bytes() == b"new"
    assert disk.read(source.with_name("missing")) is None


def test_it_is_not_waited_for_for_ever(files, monkeypatch):
    source, target = files
    pauses = []
    monkeypatch.setattr(disk, "SHARES_BADLY", True)
    monkeypatch.setattr(disk.time, "sleep", pauses.append)
    in_use = PermissionError(13, "in use")
    monkeypatch.setattr(Path, "replace", refuse(20, in_use)(Path.replace))
    disk.move(source, target)
    assert pauses == [0.05] * 20
    monkeypatch.setattr(Path, "replace", refuse(21, in_use)(Path.replace))
    with pytest.raises(PermissionError):
        disk.move(target, source)


def test_elsewhere_nobody_waits(files, monkeypatch):
    source, target = files
    monkeypatch.setattr(disk, "SHARES_BADLY", False)
    monkeypatch.setattr(disk.time, "sleep", lambda _: pytest.fail("waited"))
    monkeypatch.setattr(Path, "replace", refuse(1, PermissionError(13, "no"))(Path.replace))
    with pytest.raises(PermissionError):
        disk.move(source, target)


@pytest.mark.skipif(os.name != "posix", reason="names are claimed by links on POSIX only")
def test_a_name_that_cannot_be_claimed_is_told(files, monkeypatch):
    source, target = files
    target.unlink()
    full = OSError(errno.ENOSPC, "full")
    monkeypatch.setattr(Path, "hardlink_to", refuse(99, full)(Path.hardlink_to))
    with pytest.raises(OSError, match="full"):
        disk.claim(source, target)
    assert not target.exists()


def test_what_is_gone_need_not_be_removed(files):
    source, _ = files
    disk.remove(source)
    disk.remove(source)
    assert not source.exists()

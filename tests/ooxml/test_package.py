"""Packages: the same parts, the same bytes; read back by others; told apart by part."""

from __future__ import annotations

import hashlib
import io
import struct
import sys
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ooxml import package
from generator.ooxml.package import (
    ZLIB,
    LongMember,
    deflate_member,
    describe_member,
    differing_parts,
    digest_of,
    find_deflate,
    pack,
    write_directory,
    write_package,
)
from generator.ooxml.unpacking import unpack_parts
from generator.problems import GeneratorError, ProgramMissing

PARTS = {"word/document.xml": b"<x/>" * 99, "[Content_Types].xml": b"<y/>", "word/ảnh.png": b""}


@pytest.fixture(params=["zlib", "isal"])
def deflate(request):
    if request.param == "isal":
        pytest.importorskip("isal")
    return find_deflate(request.param)


def test_a_package_as_others_read_it(deflate):
    with zipfile.ZipFile(io.BytesIO(pack(PARTS, deflate))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["[Content_Types].xml", "word/document.xml", "word/ảnh.png"]
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_bytes_in_whatever_order():
    assert pack(PARTS) == pack(dict(reversed(PARTS.items())))


@given(st.dictionaries(st.from_regex(r"[a-zđ0-9_./]{1,20}[a-z]", fullmatch=True), st.binary()))
def test_what_goes_in_comes_out(parts):
    parts = {name: data for name, data in parts.items() if ".." not in name and name[0] != "/"}
    assert unpack_parts(pack(parts)) == parts


def test_the_digest_of_the_parts_does_not_depend_on_the_deflate():
    isal = find_deflate("isal") if _has_isal() else ZLIB
    big = {"a": bytes(range(256)) * 80, **PARTS}
    assert digest_of(pack(big)) == digest_of(pack(big, isal))
    assert digest_of(pack(big)) != digest_of(pack(big | {"a": b""}))
    assert digest_of(pack(big)) != digest_of(
        pack({"b" if name == "a" else name: data for name, data in big.items()})
    )


def _has_isal():
    try:
        find_deflate("isal")
    except ProgramMissing:
        return False
    return True


def test_a_deflate_that_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "isal", None)
    with pytest.raises(ProgramMissing, match="fast"):
        find_deflate.__wrapped__("isal")


def test_an_unknown_deflate():
    with pytest.raises(LookupError):
        find_deflate("brotli")


def test_differing_parts_are_named():
    other = {**PARTS, "word/document.xml": b"<z/>", "docProps/core.xml": b""}
    assert differing_parts(pack(PARTS), pack(PARTS)) == []
    assert differing_parts(pack(PARTS), pack(other)) == ["docProps/core.xml", "word/document.xml"]
    cut = pack(PARTS)[:-9]
    assert differing_parts(cut, pack(PARTS)) == sorted(PARTS)


def test_the_bytes_of_a_member():
    data = b"<x/>" * 50
    member = deflate_member("a.xml", data)
    packed = zlib.compress(data, wbits=-15)
    assert member.local == (
        b"PK\x03\x04\x14\0\0\0\x08\0\0\0\x21\0"
        + struct.pack("<3L2H", zlib.crc32(data), len(packed), 200, 5, 0)
        + b"a.xml"
        + packed
    )
    assert (member.name, member.length) == ("a.xml", len(member.local))


def test_the_head_of_a_member_whose_data_stand_elsewhere():
    head = describe_member("đ", 7, size=9, packed=4)
    assert head.local == (
        b"PK\x03\x04\x14\0\0\x08\x08\0\0\0\x21\0"
        + struct.pack("<3L2H", 7, 4, 9, 2, 0)
        + "đ".encode()
    )
    assert head.length == len(head.local) + 4
    stored = describe_member("a", 7, size=9)
    assert stored.local == (
        b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0" + struct.pack("<3L2H", 7, 9, 9, 1, 0) + b"a"
    )
    assert stored.length == len(stored.local) + 9


def test_a_long_member_is_the_same_as_a_short_one(tmp_path):
    with (tmp_path / "part").open("wb") as stream:
        long = LongMember(stream)
        for piece in (b"<x>", b"abc" * 999, b"</x>"):
            long.write(piece)
        member = long.finish("a.xml")
    short = deflate_member("a.xml", b"<x>" + b"abc" * 999 + b"</x>")
    assert member.local + (tmp_path / "part").read_bytes() == short.local
    assert member.length == short.length


def test_a_part_longer_than_the_form_can_count_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "_LONG", 4)
    with (tmp_path / "part").open("wb") as stream:
        long = LongMember(stream)
        long.write(b"1234")
        with pytest.raises(GeneratorError, match="gộp ít bản hơn"):
            long.write(b"5")


def entry(member, offset, rights=0, extra=b""):
    """What the directory says of a member."""
    far = struct.pack("<4H2L", len(extra), 0, 0, 0, rights, offset)
    return b"PK\x01\x02\x14\0" + member.local[4:28] + far + member.name.encode() + extra


def test_the_bytes_of_a_directory():
    one, two = describe_member("a", 1, size=2, packed=3), describe_member("đ", 4, size=5)
    expected = entry(one, 0, 9) + entry(two, one.length, 9)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(expected), one.length + two.length, 0)
    assert write_directory([one, two], rights=9) == expected + end
    assert write_directory([one, two])[38:42] == bytes(4)
    assert write_package([one, two], rights=9) == one.local + two.local + expected + end
    assert write_package([one])[-22:-6] == struct.pack("<4s4HL", b"PK\5\6", 0, 0, 1, 1, 47)


def test_what_is_packed_bears_the_rights_of_its_owner():
    with zipfile.ZipFile(io.BytesIO(pack(PARTS))) as archive:
        assert {info.external_attr for info in archive.infolist()} == {0o600 << 16}
        assert {info.create_version for info in archive.infolist()} == {20}
        assert {info.create_system for info in archive.infolist()} == {0}


FAR = struct.Struct("<4sQ2H2L4Q")


@pytest.mark.parametrize("count", [65_534, 65_535])
def test_more_members_than_the_old_form_can_count(count):
    member = describe_member("a", 0, size=0)
    data = write_directory([member] * count)
    start, size = member.length * count, 47 * count
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, start, 0)
    assert data[size:][-22:] == last
    if count == 65_534:
        assert data[size:] == last
    else:
        far = FAR.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
        assert data[size:] == far + struct.pack("<4sLQL", b"PK\6\7", 0, start + size, 1) + last


@pytest.mark.parametrize("spare", [0, 1])
def test_an_archive_that_ends_farther_than_the_old_form_can_point(spare):
    """The directory of one member takes 47 bytes; where it ends decides."""
    size = 0xFFFFFFFF - 47 - 31 - spare
    data = write_directory([describe_member("a", 0, size=size)])
    assert len(data) == 47 + 22 + (0 if spare else FAR.size + 20)


@pytest.mark.parametrize("spare", [0, 1])
def test_a_member_farther_than_the_old_form_can_point(spare):
    first = describe_member("a", 0, size=0xFFFFFFFF - 31 - spare)
    second = describe_member("b", 0, size=1)
    data = write_directory([first, second])
    offset = 0xFFFFFFFF - spare
    extra = b"" if spare else struct.pack("<2HQ", 1, 8, offset)
    assert data.startswith(entry(first, 0) + entry(second, offset, extra=extra))
    count, _, size, start = struct.unpack("<4Q", data[-22 - 20 - 32 : -22 - 20])
    assert (count, size, start) == (2, 94 + len(extra), offset + 32)
    assert data[-10:] == struct.pack("<2LH", min(size, 0xFFFFFFFF), min(start, 0xFFFFFFFF), 0)


def test_the_digest_is_that_of_names_sizes_and_checksums():
    packed = pack({"a": b"1", "x" * 300: b"22"})
    told = b"".join(
        struct.pack("<2L", zlib.crc32(data), len(data)) + name + b"\0"
        for name, data in ((b"a", b"1"), (b"x" * 300, b"22"))
    )
    assert digest_of(packed) == hashlib.sha256(told).hexdigest()


def test_isal_is_named_and_deflates():
    isal_zlib = pytest.importorskip("isal.isal_zlib")
    isal = find_deflate("isal")
    words = b" ".join(b"%d" % number for number in range(3_000))
    assert isal.compress(words) == isal_zlib.compress(words, level=1, wbits=-15)
    assert isal.name == "isal"
    assert zlib.decompress(isal.compress(b"abc" * 99), wbits=-15) == b"abc" * 99
    assert isal.checksum(b"abc") == zlib.crc32(b"abc")
    assert find_deflate() is ZLIB
    far = hashlib.shake_256(b"x").digest(20_000)
    assert len(ZLIB.compress(far + far)) < 21_000
    assert ZLIB.name == "zlib"

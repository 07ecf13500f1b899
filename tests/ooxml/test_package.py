"""Packages: the same parts, the same bytes; read back by others; told apart by part."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ooxml.package import (
    ZLIB,
    differing_parts,
    digest_of,
    find_deflate,
    pack,
)
from generator.ooxml.unpacking import unpack_parts
from generator.problems import ProgramMissing

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

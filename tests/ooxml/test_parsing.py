"""XML of parts, read strictly."""

from __future__ import annotations

import pytest

from generator.ooxml.parsing import HasDoctype, NotXml, parse_xml, shows_doctype, write_xml

LAUGHS = b'<!DOCTYPE a [<!ENTITY b "haha">]><a>&b;</a>'


def test_a_part_is_read_and_written_with_its_declaration():
    root = parse_xml(b"<a> <b>\xc4\x91</b></a>")
    assert write_xml(root) == (
        b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<a> <b>\xc4\x91</b></a>"
    )


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"<a>&b;</a>", b"<a/>x", b"<a>\0</a>"])
def test_what_is_not_well_formed_is_never_mended(data):
    with pytest.raises(NotXml) as caught:
        parse_xml(data)
    assert not isinstance(caught.value, HasDoctype)


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS,
        LAUGHS.decode().encode("utf-16"),
        b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
        b"<!DOCTYPE a><a/>",
    ],
)
def test_a_document_type_is_refused_in_whatever_encoding(data):
    assert shows_doctype(data)
    with pytest.raises(HasDoctype):
        parse_xml(data)


def test_a_part_without_one():
    assert not shows_doctype(b"<a>&lt;!DOCTYPE</a>")
    assert parse_xml("<a>đ</a>".encode("utf-16")).text == "đ"

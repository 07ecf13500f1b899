"""What parts point to, and what kind they are."""

from __future__ import annotations

import pytest

from generator.ooxml.parsing import NotXml, parse_xml, write_xml
from generator.ooxml.relationships import (
    OFFICE,
    Relation,
    add_relation,
    add_type,
    content_types,
    keep_types,
    new_relations,
    owner_of,
    read_relations,
    relations_name,
    relations_of,
)

DECLARED = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def written(root):
    return write_xml(root).decode().removeprefix(DECLARED)


@pytest.mark.parametrize(
    ("owner", "relations"),
    [
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("", "_rels/.rels"),
        ("a.xml", "_rels/a.xml.rels"),
        ("a/b/c.xml", "a/b/_rels/c.xml.rels"),
    ],
)
def test_where_the_relationships_of_a_part_stand(owner, relations):
    assert relations_name(owner) == relations
    assert owner_of(relations) == owner


@pytest.mark.parametrize(
    ("owner", "target", "external", "resolved"),
    [
        ("word/document.xml", "styles.xml", False, "word/styles.xml"),
        ("word/document.xml", "../docProps/core.xml", False, "docProps/core.xml"),
        ("word/document.xml", "/word/media/a.png", False, "word/media/a.png"),
        ("word/charts/chart1.xml", "../embeddings/a.xlsx", False, "word/embeddings/a.xlsx"),
        ("", "word/document.xml", False, "word/document.xml"),
        ("word/document.xml", "../../../a.xml", False, "a.xml"),
        ("word/document.xml", "#mark", False, "#mark"),
        ("word/document.xml", "", False, ""),
        ("word/document.xml", "http://a.vn/../b", True, "http://a.vn/../b"),
        ("word/document.xml", "media/a.png", True, "media/a.png"),
    ],
)
def test_a_target_is_a_part_by_its_full_name_or_an_address(owner, target, external, resolved):
    root = new_relations()
    add_relation(root, Relation("rId1", f"{OFFICE}/image", target, external))
    (found,) = relations_of({relations_name(owner): write_xml(root)}, owner)
    assert found == Relation("rId1", f"{OFFICE}/image", resolved, external)
    assert found.kind == "image"


def test_what_a_relationship_does_not_say_is_empty():
    root = parse_xml(f'<Relationships xmlns="{RELATIONS}"><Relationship/></Relationships>'.encode())
    (found,) = read_relations(root, "a.xml")
    assert (found, found.kind) == (Relation("", "", "", external=False), "")


def test_relationships_of_any_namespace_are_read():
    root = parse_xml(b'<x xmlns="y"><Relationship Id="a"/><Other Id="b"/></x>')
    assert [one.id for one in read_relations(root, "a.xml")] == ["a"]


def test_a_part_without_relationships_has_none():
    assert relations_of({}, "a.xml") == []


def test_relationships_written():
    root = new_relations()
    add_relation(root, Relation("rId1", "t", "a.xml"))
    add_relation(root, Relation("rId2", "u", "http://a", external=True))
    assert written(root) == (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="t" Target="a.xml"/>'
        '<Relationship Id="rId2" Type="u" Target="http://a" TargetMode="External"/></Relationships>'
    )


def test_content_types_are_those_of_the_part_or_of_its_extension():
    types = (
        f'<Types xmlns="{TYPES}"><Default Extension="XML" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default ContentType="none"/>'
        '<Override PartName="/word/Document.xml" ContentType="main"/>'
        '<Override PartName="/a.png" ContentType=""/></Types>'
    )
    names = ["word/document.xml", "b.xml", "a.png", "c.PNG", "d", "e.bin"]
    parts = {"[Content_Types].xml": types.encode()} | dict.fromkeys(names, b"")
    assert content_types(parts) == {
        "[Content_Types].xml": "application/xml",
        "word/document.xml": "main",
        "b.xml": "application/xml",
        "a.png": "image/png",
        "c.PNG": "image/png",
        "d": "",
        "e.bin": "",
    }


def test_a_package_that_does_not_say_them():
    with pytest.raises(NotXml):
        content_types({"a.xml": b"<a/>"})


def test_content_types_written_and_taken_out():
    root = parse_xml(f'<Types xmlns="{TYPES}"/>'.encode())
    add_type(root, "a.xml", "x")
    add_type(root, "b.xml", "y")
    keep_types(root, {"b.xml": b""})
    assert written(root) == (
        f'<Types xmlns="{TYPES}"><Override PartName="/b.xml" ContentType="y"/></Types>'
    )

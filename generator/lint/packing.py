"""Writes the parts of a package as the bytes of a .docx; the same parts give the same bytes."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from generator.lint.reading.ooxml import Element
from generator.lint.reading.package import Package
from generator.lint.reading.relations import relations_name

_FIRST = "[Content_Types].xml"
_DAY = (1980, 1, 1, 0, 0, 0)
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def pack(package: Package, changed: Mapping[str, Element]) -> bytes:
    """The package with some parts put in the place of the old ones, or added."""
    written = {name: to_bytes(root) for name, root in changed.items()}
    parts = {**package.parts, **written}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(parts, key=lambda one: (one != _FIRST, one)):
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, parts[name])
    return stream.getvalue()


def to_bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_part(
    package: Package, changed: dict[str, Element], name: str, kind: str, content_type: str
) -> None:
    """Make a new part known: its content type and the relationship of the main part to it."""
    types: Element = changed.setdefault(_FIRST, copy.deepcopy(package.tree(_FIRST)))
    override = etree.SubElement(types, f"{{{_TYPES_NS}}}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", content_type)
    holder = relations_name(package.main)
    old = package.tree(holder)
    new = etree.Element(f"{{{_RELS_NS}}}Relationships") if old is None else copy.deepcopy(old)
    relations: Element = changed.setdefault(holder, new)
    link = etree.SubElement(relations, f"{{{_RELS_NS}}}Relationship")
    link.set("Id", _free_id({one.get("Id") or "" for one in relations}))
    link.set("Type", _KINDS + kind)
    link.set("Target", f"/{name}")


def _free_id(used: set[str]) -> str:
    number = len(used) + 1
    while f"rId{number}" in used:
        number += 1
    return f"rId{number}"

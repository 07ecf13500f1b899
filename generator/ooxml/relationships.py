"""What a part points to, and what kind each part is: relationships and content types.

Names of parts have no slash in front, as they stand in the package.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.ooxml.package import CONTENT_TYPES
from generator.ooxml.parsing import parse_xml
from generator.workspace import unchanging

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = f"{_PACKAGE}/relationships"
_TYPES = f"{_PACKAGE}/content-types"


@unchanging(frozen=True, slots=True)
class Relation:
    """One relationship; its `target` is a part by its full name, or an address.

    `target` is empty when the relationship names no target at all.
    """

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of its type (`image`)."""
        return self.type.rpartition("/")[2]


def relations_name(part: str) -> str:
    """The part that holds the relationships of `part`.

    >>> relations_name("word/document.xml")
    'word/_rels/document.xml.rels'
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def owner_of(relations: str) -> str:
    """The part whose relationships these are; the empty text for those of the package itself."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def read_relations(root: etree._Element, owner: str) -> Iterator[Relation]:
    """The relationships that `owner` has, in order; `root` is that of the part that holds them."""
    for node in root.iter("{*}Relationship"):
        target = node.get("Target", "")
        external = node.get("TargetMode") == "External"
        if not external and target and not target.startswith("#"):
            target = _resolve(target, owner)
        yield Relation(node.get("Id", ""), node.get("Type", ""), target, external)


def relations_of(parts: Mapping[str, bytes], owner: str) -> list[Relation]:
    """The same for the parts of a package; none when no part holds them."""
    data = parts.get(relations_name(owner))
    return [] if data is None else list(read_relations(parse_xml(data), owner))


def new_relations() -> etree._Element:
    """Relationships of a part that has none yet."""
    return parse_xml(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())


def add_relation(root: etree._Element, relation: Relation) -> None:
    """Writes one relationship more; its target stands as it is given."""
    entry = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
    entry.attrib.update({"Id": relation.id, "Type": relation.type, "Target": relation.target})
    if relation.external:
        entry.set("TargetMode", "External")


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of each part: its own entry, or that of its extension, else nothing.

    Raises `NotXml` when the package does not say them.
    """
    named: dict[str, str] = {}
    by_extension: dict[str, str] = {}
    for entry in parse_xml(parts.get(CONTENT_TYPES, b"")).iter(etree.Element):
        kind = entry.get("ContentType", "")
        if part := entry.get("PartName"):
            named[part.lstrip("/").casefold()] = kind
        elif extension := entry.get("Extension"):
            by_extension[extension.casefold()] = kind
    return {
        name: named.get(name.casefold()) or by_extension.get(name.rpartition(".")[2].casefold(), "")
        for name in parts
    }


def add_type(root: etree._Element, name: str, kind: str) -> None:
    """Writes the content type of one part more."""
    etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)


def keep_types(root: etree._Element, kept: Mapping[str, bytes]) -> None:
    """Takes out what is said of parts that are not kept."""
    for entry in root.findall(f"{{{_TYPES}}}Override"):
        if entry.get("PartName", "").lstrip("/") not in kept:
            root.remove(entry)


def _resolve(target: str, owner: str) -> str:
    joined = posixpath.join("/", posixpath.dirname(owner), target)
    return posixpath.normpath(joined).lstrip("/")

"""Takes parts of many packages into one: headers, pictures, charts, under new names, each once.

What two documents have alike is taken once; what differs gets a name and a relationship of its
own. Parts that a document has one of (styles, settings …) are those of the first document.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.ooxml import Deflate, Member, deflate_member
from generator.word.template.inspection import content_types, parse_part

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHARED = re.compile(
    r"/(?:styles|settings|webSettings|fontTable|theme|numbering|footnotes|endnotes|comments"
    r"|customXml|glossaryDocument|stylesWithEffects)$"
)


@dataclass
class Adoption:
    """The parts taken in so far; `relations` of the main part by their content."""

    main: str
    deflate: Deflate
    members: dict[str, Member] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    _names: dict[bytes, str] = field(default_factory=dict)
    _relations: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def take_relations(self, parts: Mapping[str, bytes]) -> dict[str, str]:
        """Takes in what the main part of a package points to; old relationship ids to new ones."""
        kinds = content_types(parts)
        taken: dict[str, str] = {}
        for relation in _relations_of(parts, self.main):
            kind, mode = relation.get("Type", ""), relation.get("TargetMode", "")
            target = relation.get("Target", "")
            if mode != "External" and not _SHARED.search(kind):
                source = _resolve(self.main, target)
                target = _relative(self.main, self._take(source, parts, kinds))
            taken[relation.get("Id", "")] = self.relate(kind, target, mode)
        return taken

    def relate(self, kind: str, target: str, mode: str = "") -> str:
        """The id of the main part's relationship to this target."""
        key = (kind, target, mode)
        return self._relations.setdefault(key, f"rId{len(self._relations) + 1}")

    def add(self, name: str, kind: str, data: bytes) -> str:
        """Takes in a part under a free name like this one; the name it has in the end."""
        folder, stem, extension = _split(name)
        series = f"{folder}{stem}{extension}"
        self._counts[series] = count = self._counts.get(series, 0) + 1
        free = f"{folder}{stem}{count}{extension}"
        self.members[free] = deflate_member(free, data, self.deflate)
        self.kinds[free] = kind
        return free

    def write_relations(self) -> bytes:
        """The relationships of the main part."""
        root = parse_part(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
        for (kind, target, mode), identity in self._relations.items():
            entry = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
            entry.attrib.update({"Id": identity, "Type": kind, "Target": target})
            if mode:
                entry.set("TargetMode", mode)
        return _write(root)

    def write_types(self, first: bytes, kept: Mapping[str, bytes]) -> bytes:
        """The content types of the first package, without the parts gone and with those taken in."""
        root = parse_part(first)
        for entry in root.findall(f"{{{_TYPES}}}Override"):
            if entry.get("PartName", "").lstrip("/") not in kept:
                root.remove(entry)
        for name, kind in self.kinds.items():
            entry = etree.SubElement(root, f"{{{_TYPES}}}Override")
            entry.attrib.update({"PartName": f"/{name}", "ContentType": kind})
        return _write(root)

    def _take(self, name: str, parts: Mapping[str, bytes], kinds: Mapping[str, str]) -> str:
        relations = self._own_relations(name, parts, kinds)
        digest = hashlib.sha256(parts[name] + b"\0" + relations).digest()
        if digest not in self._names:
            self._names[digest] = new = self.add(name, kinds[name], parts[name])
            if relations:
                path = _relations_path(new)
                self.members[path] = deflate_member(path, relations, self.deflate)
        return self._names[digest]

    def _own_relations(
        self, name: str, parts: Mapping[str, bytes], kinds: Mapping[str, str]
    ) -> bytes:
        found = _relations_of(parts, name)
        for relation in found:
            if relation.get("TargetMode") != "External":
                source = _resolve(name, relation.get("Target", ""))
                relation.set("Target", "/" + self._take(source, parts, kinds))
        return _write(found) if len(found) else b""


def adopted_parts(parts: Mapping[str, bytes], main: str) -> set[str]:
    """The parts of a package, and their relationships, that are taken in rather than kept."""
    gone: set[str] = set()
    waiting = [(main, relation) for relation in _relations_of(parts, main)]
    while waiting:
        owner, relation = waiting.pop()
        kind = relation.get("Type", "")
        if relation.get("TargetMode") == "External" or (owner == main and _SHARED.search(kind)):
            continue
        name = _resolve(owner, relation.get("Target", ""))
        if name not in gone:
            gone |= {name, _relations_path(name)}
            waiting += [(name, below) for below in _relations_of(parts, name)]
    return gone


def _relations_of(parts: Mapping[str, bytes], name: str) -> etree._Element:
    data = parts.get(_relations_path(name))
    return etree.Element("none") if data is None else parse_part(data)


def _relations_path(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _resolve(owner: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(owner), target))


def _relative(owner: str, name: str) -> str:
    return posixpath.relpath(name, posixpath.dirname(owner) or ".")


def _split(name: str) -> tuple[str, str, str]:
    folder, file = posixpath.split(name)
    stem, extension = posixpath.splitext(file)
    return f"{folder}/" if folder else "", stem.rstrip("0123456789"), extension


def _write(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))

"""Takes parts of many packages into one: headers, pictures, charts, under new names, each once.

What two documents have alike is taken once; what differs gets a name and a relationship of its
own. Parts that a document has one of (styles, settings …) are those of the first document.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator import ooxml
from generator.workspace import regex

_SHARED = regex(
    r"/(?:styles|settings|webSettings|fontTable|theme|numbering|footnotes|endnotes|comments"
    r"|customXml|glossaryDocument|stylesWithEffects)$"
)


@dataclass
class Adoption:
    """The parts taken in so far; `relations` of the main part by their content."""

    main: str
    deflate: ooxml.Deflate
    members: dict[str, ooxml.Member] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    _names: dict[bytes, str] = field(default_factory=dict)
    _relations: dict[tuple[str, str, bool], str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def take_relations(self, parts: Mapping[str, bytes]) -> dict[str, str]:
        """Takes in what the main part of a package points to; old relationship ids to new ones."""
        kinds = ooxml.content_types(parts)
        taken: dict[str, str] = {}
        for relation in ooxml.relations_of(parts, self.main):
            target = relation.target
            if not relation.external:
                if not _SHARED.search(relation.type):
                    target = self._take(target, parts, kinds)
                target = _relative(self.main, target)
            taken[relation.id] = self.relate(relation.type, target, external=relation.external)
        return taken

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the main part's relationship to this target."""
        key = (kind, target, external)
        return self._relations.setdefault(key, f"rId{len(self._relations) + 1}")

    def add(self, name: str, kind: str, data: bytes) -> str:
        """Takes in a part under a free name like this one; the name it has in the end."""
        folder, stem, extension = _split(name)
        series = f"{folder}{stem}{extension}"
        self._counts[series] = count = self._counts.get(series, 0) + 1
        free = f"{folder}{stem}{count}{extension}"
        self.members[free] = ooxml.deflate_member(free, data, self.deflate)
        self.kinds[free] = kind
        return free

    def write_relations(self) -> bytes:
        """The relationships of the main part."""
        root = ooxml.new_relations()
        for (kind, target, external), identity in self._relations.items():
            ooxml.add_relation(root, ooxml.Relation(identity, kind, target, external))
        return ooxml.write_xml(root)

    def write_types(self, first: bytes, kept: Mapping[str, bytes]) -> bytes:
        """The content types of the first package, without the parts gone and with those taken in."""
        root = ooxml.parse_xml(first)
        ooxml.keep_types(root, kept)
        for name, kind in self.kinds.items():
            ooxml.add_type(root, name, kind)
        return ooxml.write_xml(root)

    def _take(self, name: str, parts: Mapping[str, bytes], kinds: Mapping[str, str]) -> str:
        relations = self._own_relations(name, parts, kinds)
        digest = hashlib.sha256(parts[name] + b"\0" + relations).digest()
        if digest not in self._names:
            self._names[digest] = new = self.add(name, kinds[name], parts[name])
            if relations:
                path = ooxml.relations_name(new)
                self.members[path] = ooxml.deflate_member(path, relations, self.deflate)
        return self._names[digest]

    def _own_relations(
        self, name: str, parts: Mapping[str, bytes], kinds: Mapping[str, str]
    ) -> bytes:
        root = ooxml.new_relations()
        for relation in ooxml.relations_of(parts, name):
            if relation.external:
                ooxml.add_relation(root, relation)
            else:
                target = f"/{self._take(relation.target, parts, kinds)}"
                ooxml.add_relation(root, replace(relation, target=target))
        return ooxml.write_xml(root) if len(root) else b""


def adopted_parts(parts: Mapping[str, bytes], main: str) -> set[str]:
    """The parts of a package, and their relationships, that are taken in rather than kept."""
    gone: set[str] = set()
    waiting = [one for one in ooxml.relations_of(parts, main) if not _SHARED.search(one.type)]
    while waiting:
        relation = waiting.pop()
        if not relation.external and relation.target not in gone:
            gone |= {relation.target, ooxml.relations_name(relation.target)}
            waiting += ooxml.relations_of(parts, relation.target)
    return gone


def _relative(owner: str, name: str) -> str:
    return posixpath.relpath(name, posixpath.dirname(owner) or ".")


def _split(name: str) -> tuple[str, str, str]:
    folder, file = posixpath.split(name)
    stem, extension = posixpath.splitext(file)
    return f"{folder}/" if folder else "", stem.rstrip("0123456789"), extension

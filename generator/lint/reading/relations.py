"""Relationships of a part: which other parts, pictures and addresses it points to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from generator.lint.reading.ooxml import Element

_TAG = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship; `kind` is the last word of its type (`image`), `target` a part or address.

    `target` is empty when the relationship names no target at all.
    """

    id: str
    kind: str
    target: str
    external: bool


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


def read_relations(root: Element | None, part: str) -> Mapping[str, Relation]:
    """Relationships by id; targets inside the package are given by their full name.

    `part` is the owner, or the relationships part itself.
    """
    if root is None:
        return {}
    owner = owner_of(part) if part.endswith(".rels") else part
    found = (_relation(node, posixpath.dirname(owner)) for node in root.iter(_TAG))
    return {relation.id: relation for relation in found}


def _relation(node: Element, folder: str) -> Relation:
    target = node.get("Target") or ""
    external = node.get("TargetMode") == "External"
    if not external and target and not target.startswith("#"):
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    kind = (node.get("Type") or "").rpartition("/")[2]
    return Relation(node.get("Id") or "", kind, target, external)

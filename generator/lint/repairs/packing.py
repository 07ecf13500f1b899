"""A package with some of its parts changed or added, as the bytes of a .docx."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from generator import ooxml
from generator.lint.reading.ooxml import Element
from generator.lint.reading.word_package import WordPackage
from generator.ooxml import CONTENT_TYPES, OFFICE, Relation, relations_name, write_xml


def pack(package: WordPackage, changed: Mapping[str, Element]) -> bytes:
    """The package with some parts put in the place of the old ones, or added."""
    written = {name: write_xml(root) for name, root in changed.items()}
    return ooxml.pack({**package.parts, **written})


def add_part(
    package: WordPackage, changed: dict[str, Element], name: str, kind: str, content_type: str
) -> None:
    """Make a new part known: its content type and the relationship of the main part to it."""
    types: Element = changed.setdefault(CONTENT_TYPES, copy.deepcopy(package.tree(CONTENT_TYPES)))
    ooxml.add_type(types, name, content_type)
    holder = relations_name(package.main)
    old = package.tree(holder)
    new = ooxml.new_relations() if old is None else copy.deepcopy(old)
    relations = changed.setdefault(holder, new)
    free = _free_id({one.get("Id", "") for one in relations})
    ooxml.add_relation(relations, Relation(free, f"{OFFICE}/{kind}", f"/{name}"))


def _free_id(used: set[str]) -> str:
    number = len(used) + 1
    while f"rId{number}" in used:
        number += 1
    return f"rId{number}"

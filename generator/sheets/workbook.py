"""The workbook around its worksheets: their names, which are hidden, shared texts and formats.

A worksheet is read only when it is asked for; a hidden one is never given by itself.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from generator.sheets.grid import Grid, Kind
from generator.sheets.markup import attribute, children, elements, parse, rich_text
from generator.sheets.number_formats import kinds_of_styles
from generator.sheets.package import Package
from generator.sheets.refusal import damaged
from generator.sheets.sheet import SheetReader
from generator.wording import nfc

_ROOT = "_rels/.rels"


@dataclass(frozen=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


class Workbook:
    """An .xlsx file opened: the worksheets that people see, by name, and those that are hidden."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._package = Package(data, name)
        self._sheets = self._listed()

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the visible worksheets, in order."""
        return tuple(sheet.name for sheet in self._sheets if not sheet.hidden)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The names of the hidden worksheets."""
        return tuple(sheet.name for sheet in self._sheets if sheet.hidden)

    def read(self, sheet: str) -> Grid:
        """A worksheet by its name."""
        found = next(one for one in self._sheets if one.name == sheet)
        reader = SheetReader(self.name, sheet, found.part, self._strings, self._kinds)
        return reader.read(self._package.read(found.part))

    def _listed(self) -> list[_Sheet]:
        root = self._root(self._main)
        parts = self._targets(self._main)
        sheets = [
            _Sheet(
                nfc(found.get("name", "")),
                parts.get(_related(found), ""),
                found.get("state", "visible") != "visible",
            )
            for found in children(root, "sheets", "sheet")
        ]
        worksheets = [sheet for sheet in sheets if "chartsheet" not in sheet.part]
        if not worksheets or any(sheet.part not in self._package for sheet in worksheets):
            raise damaged(self.name, self._main)
        return worksheets

    @cached_property
    def _main(self) -> str:
        """The part that lists the worksheets."""
        kinds = self._kinds_of_targets(_ROOT)
        return next((part for part, kind in kinds if kind == "officeDocument"), "xl/workbook.xml")

    @cached_property
    def _strings(self) -> list[str]:
        part = self._part("sharedStrings")
        if part is None:
            return []
        data = self._package.read(part)
        return [rich_text(found) for found in elements(data, ("si",), self.name, part)]

    @cached_property
    def _kinds(self) -> list[Kind]:
        part = self._part("styles")
        return kinds_of_styles(self._root(part)) if part else []

    def _part(self, kind: str) -> str | None:
        """The part of a kind that the workbook refers to."""
        related = self._kinds_of_targets(_relations_of(self._main))
        return next((part for part, known in related if known == kind), None)

    def _root(self, part: str) -> etree._Element:
        return parse(self._package.read(part), self.name, part)

    def _targets(self, part: str) -> dict[str, str]:
        """The parts that a part refers to, by the name of the reference."""
        relations = _relations_of(part)
        root = self._root(relations)
        return {
            found.get("Id", ""): _target(found, relations)
            for found in children(root, "Relationship")
        }

    def _kinds_of_targets(self, relations: str) -> list[tuple[str, str]]:
        found = children(self._root(relations), "Relationship")
        return [(_target(one, relations), one.get("Type", "").rpartition("/")[2]) for one in found]


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(relation: etree._Element, relations: str) -> str:
    """The part that a relationship leads to; parts are named from the root of the package."""
    base = posixpath.dirname(posixpath.dirname(relations))
    joined = posixpath.join("/", base, relation.get("Target", ""))
    return posixpath.normpath(joined).lstrip("/")


def _related(sheet: etree._Element) -> str:
    return attribute(sheet, "id")

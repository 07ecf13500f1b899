"""The workbook around its worksheets: their names, which are hidden, shared texts and formats.

A worksheet is read only when it is asked for; a hidden one is never given by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from lxml import etree

from generator.ooxml import Relation, read_relations, relations_name, whole
from generator.problems import say
from generator.sheets.doubts import SHEET_CAP, above_cap, damaged
from generator.sheets.grid import CellKind, Grid
from generator.sheets.markup import attribute, elements, found_in, is_true, parse, rich_text
from generator.sheets.prefilled import PREFILLED
from generator.sheets.sheet import SheetReader
from generator.sheets.workbook_parts import WorkbookParts
from generator.wording import nfc
from generator.workspace import regex

_BUILT_IN = {
    **dict.fromkeys((9, 10), CellKind.PERCENT),
    **dict.fromkeys(
        (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), CellKind.DATE
    ),
}
_QUOTED = regex(r'"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]|general|E[+-]', re.IGNORECASE)
_DATE = regex(r"[dmyhs]", re.IGNORECASE)


class Workbook:
    """An .xlsx file opened: the worksheets that people see, by name, and those that are hidden."""

    def __init__(self, package: WorkbookParts) -> None:
        self.name = package.name
        self._package = package
        listed = dict(self._listed())
        if not listed or any(part not in package.names for part, _ in listed.values()):
            raise damaged(self.name, self._main)
        self._parts = {sheet: part for sheet, (part, _) in listed.items()}
        self.sheets = tuple(sheet for sheet, (_, hidden) in listed.items() if not hidden)
        self.hidden = tuple(sheet for sheet, (_, hidden) in listed.items() if hidden)

    def read(self, sheet: str) -> Grid:
        """A worksheet by its name."""
        part = self._parts[sheet]
        reader = SheetReader(self.name, sheet, part, self._strings, self._kinds)
        grid = reader.read(self._package.read(part))
        return replace(grid, day_0=date(1904, 1, 1)) if self._counts_from_1904 else grid

    @cached_property
    def _counts_from_1904(self) -> bool:
        """Whether dates count from 1904, as old workbooks of the Macintosh do."""
        settings = found_in(self._root(self._main), "workbookPr")
        return any(is_true(one.get("date1904")) for one in settings)

    def _listed(self) -> Iterator[tuple[str, tuple[str, bool]]]:
        """The worksheets by name, in order: the part of each, and whether it is hidden.

        Sheets of charts, dialogs and old macros have no rows and are passed over.
        """
        related = {one.id: one for one in self._relations(self._main)}
        listed = list(found_in(self._root(self._main), "sheets/sheet"))
        if len(listed) > SHEET_CAP:
            raise above_cap(self.name, say("số trang tính"), len(listed), SHEET_CAP)
        for found in listed:
            id_ = attribute(found, "id")
            one = related.get(id_)
            if (id_ and one is None) or (one is not None and one.kind == "worksheet"):
                name = nfc(found.get("name", ""))
                hidden = name == PREFILLED or found.get("state", "visible") != "visible"
                yield name, (one.target if one else "", hidden)

    @cached_property
    def _main(self) -> str:
        """The part that lists the worksheets."""
        return self._related("", "officeDocument") or "xl/workbook.xml"

    @cached_property
    def _strings(self) -> list[str]:
        part = self._related(self._main, "sharedStrings")
        if part is None:
            return []
        data = self._package.read(part)
        return [rich_text(found) for found in elements(data, ("si",), self.name, part)]

    @cached_property
    def _kinds(self) -> list[CellKind]:
        part = self._related(self._main, "styles")
        return _kinds_of_styles(self._root(part)) if part else []

    def _related(self, part: str, kind: str) -> str | None:
        """The part of a kind that another refers to."""
        return next((one.target for one in self._relations(part) if one.kind == kind), None)

    def _root(self, part: str) -> etree._Element:
        return parse(self._package.read(part), self.name, part)

    def _relations(self, part: str) -> list[Relation]:
        """What a part refers to; the package as a whole is the part without a name."""
        return list(read_relations(self._root(relations_name(part)), part))


def _kinds_of_styles(styles: etree._Element) -> list[CellKind]:
    """What a number is in each cell style, by the index of the style; a date is a mere number else."""
    own = {
        found.get("numFmtId", ""): kind_of_format(found.get("formatCode", ""))
        for found in found_in(styles, "numFmts/numFmt")
    }
    return [_kind(one.get("numFmtId", "0"), own) for one in found_in(styles, "cellXfs/xf")]


def kind_of_format(code: str) -> CellKind:
    """What a format code makes of a number: `0,0%` a percentage, `dd/mm/yyyy` a date.

    >>> kind_of_format('#,##0 "đồng/đoàn viên"')
    <CellKind.NUMBER: 'number'>
    """
    plain = _QUOTED.sub("", code)
    if "%" in plain:
        return CellKind.PERCENT
    return CellKind.DATE if _DATE.search(plain) else CellKind.NUMBER


def _kind(number: str, own: dict[str, CellKind]) -> CellKind:
    return own.get(number) or _BUILT_IN.get(whole(number, 0)) or CellKind.NUMBER

"""Proves once that whatever a template prints is well formed, so that not every document need be.

docxtpl parses each finished document to mend the grids of its tables. That is needless where each
`for` and `if` begins and ends at the same depth, and no row can gain or lose cells. What cannot be
proved here is parsed and mended document by document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.workspace import changing, regex

_MARKUP = regex(
    r"<!--.*?-->|<\?.*?\?>|<(?P<end>/?)(?P<name>[\w:.-]+)(?P<inner>[^<>]*?)(?P<empty>/?)>"
    r"|{%[-+]?\s*(?P<word>\w+).*?%}|{{.*?}}|{#.*?#}",
    re.DOTALL,
)
_GRID = regex(
    r"<(?P<end>/?)w:(?P<name>tbl|tr|tc)(?=[\s>])|<w:(?P<column>gridCol)\b"
    r'|<w:gridSpan w:val="(?P<span>[^"]*)"|{%[-+]?\s*(?P<word>\w+)'
)
_COUNT = regex("[0-9]{1,5}")
_OPENS = frozenset({"for", "if"})
_TURNS = frozenset({"else", "elif"})
_CLOSES = frozenset({"endfor", "endif"})


def is_sound(source: str) -> bool:
    """Whether every run of this patched source gives well-formed XML, whatever its blocks do."""
    path: list[str] = []
    blocks: list[object] = []
    for token in _MARKUP.finditer(source):
        if token["name"] and not _step(token, path):
            return False
        if token["word"] and not _fits_block(token["word"], path.copy(), blocks):
            return False
    return not path and not blocks


def _step(token: re.Match[str], path: list[str]) -> bool:
    if "{{" in token["inner"] or "{%" in token["inner"]:
        return False
    if token["end"]:
        return bool(path) and path.pop() == token["name"]
    if not token["empty"]:
        path.append(token["name"])
    return True


def _fits_block(word: str, here: object, blocks: list[object]) -> bool:
    """Whether a statement stands where its block began; `blocks` holds where each open one did."""
    if word in _OPENS:
        blocks.append(here)
        return True
    begun = blocks.pop() if word in _TURNS | _CLOSES else here
    if word in _TURNS:
        blocks.append(begun)
    return begun == here


def is_well_formed(fragment: str) -> bool:
    """Whether a piece of XML could stand inside an element; prefixes are taken on trust."""
    parser = expat.ParserCreate()
    try:
        for piece in ("<x>", fragment, "</x>"):
            parser.Parse(piece, False)
    except expat.ExpatError:
        return False
    return True


def grids_fit(source: str) -> bool:
    """Whether the tables' grids stay right: docxtpl would leave every one of them as it is."""
    grids = _Grids()
    return all(grids.take(token) for token in _GRID.finditer(source)) and not grids.tables


@dataclass(eq=False)
class _Table:
    depth: int
    columns: int = 0
    is_full: bool = False


@dataclass(eq=False)
class _Row:
    is_certain: bool
    cells: int = 0
    span: int = 0


@changing
class _Grids:
    """The tables, rows and cells that are open, and the blocks with what they began in."""

    tables: list[_Table] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    inside: list[object] = field(default_factory=list)
    blocks: list[object] = field(default_factory=list)

    def take(self, token: re.Match[str]) -> bool:
        """Goes one token on; false when a grid may need mending."""
        if word := token["word"]:
            here = self.inside[-1] if self.inside else None
            in_row = word in _OPENS and isinstance(here, _Row)
            return _fits_block(word, here, self.blocks) and not in_row
        if token["name"] == "tbl" and not token["end"]:
            self.tables.append(_Table(len(self.blocks)))
            self.inside.append(self.tables[-1])
            return True
        return bool(self.tables) and self._within_table(token)

    def _within_table(self, token: re.Match[str]) -> bool:
        if token["column"]:
            self.tables[-1].columns += 1
        elif token["span"]:
            return self._widen(token["span"])
        elif token["end"]:
            return self._close(token["name"])
        elif token["name"] == "tr":
            self.rows.append(_Row(len(self.blocks) == self.tables[-1].depth))
            self.inside.append(self.rows[-1])
        else:
            return self._open_cell()
        return True

    def _open_cell(self) -> bool:
        if not self.rows:
            return False
        self.rows[-1].cells += 1
        self.rows[-1].span += 1
        self.inside.append(object())
        return True

    def _close(self, name: str) -> bool:
        if not self.inside:
            return False
        self.inside.pop()
        if name == "tbl":
            return self.tables.pop().is_full
        return name == "tc" or (bool(self.rows) and self._close_row(self.rows.pop()))

    def _close_row(self, row: _Row) -> bool:
        own = self.tables[-1]
        own.is_full |= row.is_certain and row.span == own.columns
        return all(max(row.cells, row.span) <= table.columns for table in self.tables)

    def _widen(self, span: str) -> bool:
        if not (self.rows and _COUNT.fullmatch(span)):
            return False
        self.rows[-1].span += int(span) - 1
        return True

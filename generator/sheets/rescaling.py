"""The figures of a column in another unit of measure than is recorded, made larger or smaller by powers of ten.

A cell that says its own unit of measure, or is no number, stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Context, Decimal

from generator.sheets.cell_amounts import amount_of_bare
from generator.sheets.grid import CellKind, Grid, SheetCell, SheetRow

_EXACT = Context(prec=100)


def rescaled(grid: Grid, tens: Mapping[int, int], first_row: int) -> Grid:
    """The sheet with the figures from `first_row` on of some columns times as many powers of ten as each has."""
    if not tens:
        return grid
    rows = [_row(row, tens) if row.number >= first_row else row for row in grid.rows]
    return replace(grid, rows=rows)


def rescaled_cell(cell: SheetCell, tens: int) -> SheetCell:
    """A number times so many powers of ten, exactly; any other cell as it is."""
    found = amount_of_bare(cell)
    if found is None:
        return cell
    value = _EXACT.divide(Decimal(found.numerator), Decimal(found.denominator))
    text = f"{_EXACT.scaleb(value, tens):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return SheetCell(CellKind.NUMBER, text, cell.formula)


def _row(row: SheetRow, tens: Mapping[int, int]) -> SheetRow:
    cells = {
        column: rescaled_cell(cell, tens[column]) if column in tens else cell
        for column, cell in row.cells.items()
    }
    return row._replace(cells=cells)

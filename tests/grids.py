"""Grids drawn as text: a line for a row, `|` between cells; digits are a number, all else a text."""

from __future__ import annotations

from generator.sheets.grid import CellKind, Grid, SheetCell, SheetRow


def draw_grid(text, merges=(), **more):
    """The grid of a drawing; a line that is empty leaves its row out."""
    rows = []
    for number, line in enumerate(text.strip("\n").split("\n"), start=1):
        cells = [cell.strip(" ") for cell in line.split("|")]
        drawn = {
            column: SheetCell(CellKind.NUMBER if cell.isdigit() else CellKind.TEXT, cell)
            for column, cell in enumerate(cells, start=1)
            if cell
        }
        if drawn:
            rows.append(SheetRow(number, drawn))
    return Grid("a.xlsx", "Kết quả", rows, merges, **more)

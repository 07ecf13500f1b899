"""The table of units on its way between our script and the office: JSON in, JSON out; texts only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.model.campaign import Unit
from generator.office import CellEdit, Edited, GridEdits, GridSum, RowEdit, UnitGrid
from generator.problems import Message, Misused, say

PAGE = 2_000
"""So many rows the browser has at once."""
MOST = 5_000
_CELL_CAP = 5_000
_WRONG = say("không đọc được những gì trang gửi; tải lại trang rồi làm lại")
_MANY = say("nhiều nhất {most} dòng một lần; nhiều hơn thì nhập cả tệp", most="5.000")
Told = Callable[[Message], str]


def columns_shown(grid: UnitGrid, told: Told) -> list[dict[str, Any]]:
    """The columns as the script has them."""
    return [
        {
            "key": one.key,
            "title": told(one.title),
            "figure": one.is_figure,
            "open": one.open,
            "holds": one.holds.value,
        }
        for one in grid.columns
    ]


def row_shown(grid: UnitGrid, unit: Unit) -> dict[str, Any]:
    """A unit with the texts of its cells, in the order of the columns, and how its quotas came about."""
    reasons = {one.key: text for one in grid.columns if (text := grid.reason(unit, one))}
    cells = [grid.text(unit, one) for one in grid.columns]
    return {"row": unit.code, "cells": cells, "reasons": reasons}


def rows_shown(grid: UnitGrid, asked: str, page: int) -> dict[str, Any]:
    """A page of the units that are asked for, counted from 1."""
    found = grid.found(asked)
    pages = max(1, -(-len(found) // PAGE))
    place = min(max(page, 1), pages)
    units = found[(place - 1) * PAGE : place * PAGE]
    rows = [row_shown(grid, unit) for unit in units]
    return {"rows": rows, "page": place, "pages": pages, "found": len(found)}


def stands(grid: UnitGrid, code: str, keys: Iterable[str]) -> dict[str, str]:
    """What stands in cells of a unit, which the script may not have on its page."""
    unit = grid.units.get(code)
    return {key: grid.text(unit, grid.by_key[key]) for key in keys} if unit else {}


def edits_of(sent: Mapping[str, Any]) -> GridEdits:
    """What the script says was changed. Raises `Misused` for what it would not say."""
    rows = sent.get("rows", [])
    if not isinstance(rows, list):
        raise Misused(_WRONG)
    if len(rows) > MOST:
        raise Misused(_MANY)
    return GridEdits([_row(one) for one in rows], _cells(sent.get("totals", {})))


def _row(sent: Any) -> RowEdit:
    if not isinstance(sent, dict) or not isinstance(sent.get("row"), str):
        raise Misused(_WRONG)
    is_new, is_gone = sent.get("new") is True, sent.get("gone") is True
    return RowEdit(sent["row"], _cells(sent.get("cells", {})), is_new=is_new, is_gone=is_gone)


def _cells(sent: Any) -> dict[str, CellEdit]:
    if not isinstance(sent, dict):
        raise Misused(_WRONG)
    return {str(key): CellEdit(*_texts(pair)) for key, pair in sent.items()}


def _texts(pair: Any) -> Sequence[str]:
    is_pair = isinstance(pair, list) and len(pair) == len(CellEdit._fields)
    if not is_pair or not all(isinstance(one, str) and len(one) <= _CELL_CAP for one in pair):
        raise Misused(_WRONG)
    return [str(one) for one in pair]


def matrix_of(sent: Any) -> list[list[str]]:
    """The cells of a paste. Raises `Misused`."""
    if not isinstance(sent, list) or not all(isinstance(row, list) for row in sent):
        raise Misused(_WRONG)
    if len(sent) > MOST:
        raise Misused(_MANY)
    return [[str(cell)[:_CELL_CAP] for cell in row] for row in sent]


def look_shown(edited: Edited, sums: Sequence[GridSum], told: Told) -> dict[str, Any]:
    """How each cell was read, which are in conflict, and what columns add up to."""
    return {
        "cells": [*_read(edited, told), *_in_conflict(edited)],
        "sums": {one.key: _sum(one, told) for one in sums},
    }


def _read(edited: Edited, told: Told) -> Iterator[dict[str, Any]]:
    for (row, key), one in edited.readings.items():
        yield {
            "row": row,
            "key": key,
            "text": one.text,
            "state": "fault" if one.fault else "said" if one.said else "read",
            "said": told(said) if (said := one.fault or one.said) else "",
            "choices": [[told(label), text] for label, text in one.choices],
        }


def _in_conflict(edited: Edited) -> Iterator[dict[str, Any]]:
    for (row, key), stands in edited.conflicts.items():
        yield {"row": row, "key": key, "state": "conflict", "stands": stands}


def _sum(one: GridSum, told: Told) -> dict[str, Any]:
    held = [
        {"what": told(by.what), "text": by.text, "apart": by.apart, "declared": by.is_declared}
        for by in one.held
    ]
    return {"text": one.text, "units": one.units, "held": held}

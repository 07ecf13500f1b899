"""The table of units on its way between our script and the office: JSON in, JSON out; texts only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.model.campaign import Unit
from generator.office import TOTAL, CellEdit, Edited, GridEdits, GridSum, RowEdit, UnitGrid
from generator.problems import Message, Misused, say
from generator.workspace import regex

PAGE = 2_000
"""So many rows the browser has at once."""
MOST = 5_000
_CELL_CAP = 5_000
UNREADABLE = say("không đọc được những gì trang gửi; tải lại trang rồi làm lại")
_MANY = say("nhiều nhất {most} dòng một lần; nhiều hơn thì nhập cả tệp", most="5.000")
_TOTAL_AT = regex(r"quotas\[(\d{1,6})\]\.total")
_COUNT_AT = regex(r"quotas\[(\d{1,6})\]\.counts\.([\w-]+)")
_UNIT_AT = regex(r"units\[(\d{1,7})\]\.([\w.-]+)")
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


def row_shown(grid: UnitGrid, unit: Unit, told: Told) -> dict[str, Any]:
    """A unit with the texts of its cells, in the order of the columns, and how its quotas came about.

    Where units come and go, `days` says when it is there, and `passed` what empty cells have from those before it.
    """
    reasons = {one.key: text for one in grid.columns if (text := grid.reason(unit, one))}
    cells = [grid.text(unit, one) for one in grid.columns]
    shown = {"row": unit.code, "cells": cells, "reasons": reasons}
    days = grid.standing.days(unit.code)
    is_over = unit.code in grid.standing.over
    more = {"days": told(days) if days else "", "over": is_over, "passed": _passed(grid, unit.code)}
    return shown | {key: one for key, one in more.items() if one}


def passed_shown(grid: UnitGrid) -> dict[str, Any]:
    """What passes over, by the units to which it does."""
    rows = {code: _passed(grid, code) for code in grid.standing.units.successions}
    return {code: cells for code, cells in rows.items() if cells}


def _passed(grid: UnitGrid, code: str) -> dict[str, list[str]]:
    if code not in grid.standing.units.successions:
        return {}
    found = ((one.key, grid.standing.passed(code, one)) for one in grid.columns)
    return {key: [one.text, one.working] for key, one in found if one is not None}


def rows_shown(grid: UnitGrid, asked: str, page: int, told: Told) -> dict[str, Any]:
    """A page of the units that are asked for, counted from 1, with their cells in the order of `keys`; `over` of all that are found take part no more in the end."""
    found, gone = grid.found(asked), grid.standing.over
    pages = max(1, -(-len(found) // PAGE))
    place = min(max(page, 1), pages)
    units = found[(place - 1) * PAGE : place * PAGE]
    rows = [row_shown(grid, unit, told) for unit in units]
    over = sum(unit.code in gone for unit in found) if gone else 0
    keys = [one.key for one in grid.columns]
    return {"rows": rows, "keys": keys, "page": place, "pages": pages, "found": len(found), "over": over}  # fmt: skip


def cell_at(grid: UnitGrid, path: str) -> dict[str, Any] | None:
    """The cell in which a value of the record stands, `quotas[0].counts.an-phu`, with the page of its row; none for another."""
    if total := _TOTAL_AT.fullmatch(path):
        column = _column_of(grid, int(total[1]))
        return {"row": TOTAL, "key": column, "page": 1} if column else None
    if found := _COUNT_AT.fullmatch(path):
        code, key = found[2], _column_of(grid, int(found[1]))
    elif found := _UNIT_AT.fullmatch(path):
        place, key = int(found[1]), found[2]
        units = grid.campaign.units
        code = units[place].code if place < len(units) else ""
    else:
        return None
    if code not in grid.units or key not in grid.by_key:
        return None
    place = [one.code for one in grid.campaign.units].index(code)
    return {"row": code, "key": key, "page": place // PAGE + 1}


def _column_of(grid: UnitGrid, place: int) -> str:
    """The column of a table of quotas."""
    return next((one.key for one in grid.columns if one.place == place), "")


def stands(grid: UnitGrid, code: str, keys: Iterable[str]) -> dict[str, str]:
    """What stands in cells of a unit, which the script may not have on its page."""
    unit = grid.units.get(code)
    there = [key for key in keys if key in grid.by_key]
    return {key: grid.text(unit, grid.by_key[key]) for key in there} if unit else {}


def edits_of(sent: Mapping[str, Any]) -> GridEdits:
    """What the script says was changed. Raises `Misused` for what it would not say."""
    rows = sent.get("rows", [])
    if not isinstance(rows, list):
        raise Misused(UNREADABLE)
    if len(rows) > MOST:
        raise Misused(_MANY)
    return GridEdits([_row(one) for one in rows], _cells(sent.get("totals", {})))


def _row(sent: Any) -> RowEdit:
    if not isinstance(sent, dict) or not isinstance(sent.get("row"), str):
        raise Misused(UNREADABLE)
    is_new, is_gone = sent.get("new") is True, sent.get("gone") is True
    return RowEdit(sent["row"], _cells(sent.get("cells", {})), is_new=is_new, is_gone=is_gone)


def _cells(sent: Any) -> dict[str, CellEdit]:
    if not isinstance(sent, dict):
        raise Misused(UNREADABLE)
    return {str(key): CellEdit(*_texts(pair)) for key, pair in sent.items()}


def _texts(pair: Any) -> Sequence[str]:
    is_pair = isinstance(pair, list) and len(pair) == len(CellEdit._fields)
    if not is_pair or not all(isinstance(one, str) and len(one) <= _CELL_CAP for one in pair):
        raise Misused(UNREADABLE)
    return [str(one) for one in pair]


def matrix_of(sent: Any) -> list[list[str]]:
    """The cells of a paste. Raises `Misused`."""
    if not isinstance(sent, list) or not all(isinstance(row, list) for row in sent):
        raise Misused(UNREADABLE)
    if len(sent) > MOST:
        raise Misused(_MANY)
    return [[str(cell)[:_CELL_CAP] for cell in row] for row in sent]


def look_shown(edited: Edited, sums: Sequence[GridSum], told: Told) -> dict[str, Any]:
    """How each cell was read, which are in conflict, and what columns add up to."""
    unclear = Counter(key for row, key in (*edited.faults, *edited.conflicts) if row != TOTAL)
    summed = sums_shown(sums, told)
    summed |= {key: summed.get(f"bases.{code}") for key, code in edited.begun.items()}
    summed = {key: _held_back(one, unclear[key]) for key, one in summed.items()}
    cells = [*_read(edited, told), *_in_conflict(edited)]
    passed = passed_shown(UnitGrid(edited.after))
    return {"cells": cells, "sums": summed, "passed": passed}


def _held_back(summed: dict[str, Any] | None, unclear: int) -> dict[str, Any] | None:
    """A sum, or none of a column with so many cells of which nobody knows yet what they say."""
    if not unclear or summed is None:
        return summed
    held = [{**one, "apart": ""} for one in summed["held"] if one["declared"]]
    return {**summed, "text": "", "held": held, "unclear": unclear}


def sums_shown(sums: Sequence[GridSum], told: Told) -> dict[str, Any]:
    """What columns add up to, by their keys."""
    return {one.key: _sum(one, told) for one in sums}


def _read(edited: Edited, told: Told) -> Iterator[dict[str, Any]]:
    before = UnitGrid(edited.before)
    for (row, key), one in edited.readings.items():
        yield {
            "row": row,
            "key": key,
            "text": one.text,
            "state": "fault" if one.fault else "said" if one.said else "read",
            "said": told(said) if (said := one.fault or one.said) else "",
            "choices": [[told(label), text] for label, text in one.choices],
            "units": _whose(before, one.units),
        }


def _whose(grid: UnitGrid, units: Sequence[Unit]) -> list[list[Any]]:
    """Units that are meant perhaps: name, code, and what stands in their cells."""
    return [[one.name, one.code, stands(grid, one.code, grid.by_key)] for one in units]


def _in_conflict(edited: Edited) -> Iterator[dict[str, Any]]:
    for (row, key), stands in edited.conflicts.items():
        yield {"row": row, "key": key, "state": "conflict", "stands": stands}


def _sum(one: GridSum, told: Told) -> dict[str, Any]:
    held = [
        {"what": told(by.what), "text": by.text, "apart": by.apart, "declared": by.is_declared}
        for by in one.held
    ]
    said = "; ".join(map(told, one.said))
    return {"text": one.text, "units": one.units, "held": held, "said": said, "rate": one.is_rate}

"""The columns of a document's tables by ticking: which there are, which there might be, and the record with those chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.model.document import Show
from generator.problems import Message, say
from generator.workspace import unchanging

_OFFERED: Mapping[Show, Message] = {
    Show.ORDINAL: say("Số thứ tự"),
    Show.NAME: say("Tên"),
    Show.QUOTA: say("Chỉ tiêu"),
    Show.COUNT: say("Kết quả"),
    Show.RATE: say("Tỷ lệ đạt"),
    Show.SURPLUS: say("Số vượt"),
    Show.SHORTFALL: say("Số còn thiếu"),
    Show.GROWTH: say("Tăng so với lần chốt trước"),
    Show.SHARE: say("Tỷ trọng"),
    Show.RANK: say("Xếp hạng"),
    Show.REASON: say("Lý do chưa có số"),
}
_HEADERS = {Show.ORDINAL: "TT", Show.NAME: "Tên đơn vị", Show.GROWTH: "Số tăng thêm"}
_NEW = "+"
_ANNEXES, _TABLES = "annexes", "tables"


@unchanging(frozen=True)
class ColumnChoice:
    """A column that a table has (`is_there`) or may have; `key` is how the page calls it."""

    key: str
    label: str | Message
    is_there: bool


@unchanging(frozen=True)
class TableChoice:
    """A table of a document whose columns may be chosen: how the page calls it, its title, its columns."""

    key: str
    title: str
    columns: tuple[ColumnChoice, ...]


def table_choices(values: Mapping[str, Any]) -> list[TableChoice]:
    """The tables that a document's own record has, annexes first."""
    return [
        TableChoice(key, title, tuple(_columns(table)))
        for key, title, table in _tables(values)
        if isinstance(table.get("columns"), list)
    ]


def _tables(values: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for place, annex in enumerate(values.get(_ANNEXES) or ()):
        if isinstance(annex, dict) and isinstance(annex.get("table"), dict):
            yield f"{_ANNEXES}.{place}", str(annex.get("title", "")), annex["table"]
    tables = values.get(_TABLES)
    for code, table in tables.items() if isinstance(tables, dict) else ():
        if isinstance(table, dict):
            yield f"{_TABLES}.{code}", str(code), table


def _columns(table: Mapping[str, Any]) -> Iterator[ColumnChoice]:
    shown = set()
    for place, column in enumerate(table["columns"]):
        header = column.get("header", "") if isinstance(column, dict) else ""
        text = " – ".join(map(str, header)) if isinstance(header, list) else str(header)
        shown.add(column.get("show") if isinstance(column, dict) else None)
        yield ColumnChoice(str(place), text, is_there=True)
    for show, label in _OFFERED.items():
        if show.value not in shown:
            yield ColumnChoice(f"{_NEW}{show.value}", label, is_there=False)


def columns_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of each table as the record has them, by how the page calls it."""
    return {key: table.get("columns") for key, _, table in _tables(values)}


def with_columns(
    values: Mapping[str, Any], chosen: Mapping[str, Sequence[str]], known: Mapping[str, Any]
) -> dict[str, Any]:
    """What the record says under `annexes` and `tables` when its tables have the columns chosen, in their order.

    `known` are the columns of each table when it was opened, from which people chose. A table that would
    have none stays as it is, and so does what is not known.
    """
    told: dict[str, Any] = {}
    for key, _, table in _tables(values):
        columns = _chosen(known.get(key), chosen.get(key, ()))
        if not columns or columns == table.get("columns"):
            continue
        family, _, code = key.partition(".")
        if family == _ANNEXES:
            annexes = told.setdefault(family, [*values[family]])
            annexes[int(code)] = {**annexes[int(code)], "table": {**table, "columns": columns}}
        else:
            tables = told.setdefault(family, {**values[family]})
            tables[code] = {**table, "columns": columns}
    return told


def _chosen(columns: object, keys: Sequence[str]) -> list[Any]:
    there = columns if isinstance(columns, list) else []
    found: list[Any] = []
    for key in keys:
        if key.isdecimal() and int(key) < len(there):
            found.append(there[int(key)])
        elif key.startswith(_NEW) and (show := _show(key.removeprefix(_NEW))):
            header = _HEADERS.get(show, str(_OFFERED[show]))
            found.append({"show": show.value, "header": header})
    return found


def _show(text: str) -> Show | None:
    return next((one for one in _OFFERED if one.value == text), None)

"""The columns of a document's tables by ticking: which there are, which there might be, and the record with those chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator.drafting import INDICATORS_TABLE, Subject, with_indicator_columns
from generator.model.document import Document, Show, Table
from generator.model.passage import Passage, Passages, all_named
from generator.office.office import Office
from generator.office.previewing import DocumentNow
from generator.office.strip_names import names_of_tables
from generator.office.workflow import subject_of
from generator.problems import Message, say
from generator.records import texts_of
from generator.wording import upper_first
from generator.workspace import regex, unchanging

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
_OF_EACH = (Show.QUOTA, Show.COUNT, Show.RATE, Show.SHORTFALL)
"""What a table of units may show of each indicator."""
_NEW, _OF = "+", "@"
_NONE: Mapping[str, str] = {}
BACK = "back"
"""What is chosen of a table that shall be again as its passage brings it."""
_ALWAYS, _SOMETIMES = say("{text}"), say("{text} (tùy số liệu)")
_PLACED = regex(r"\btables\.(\w+)")
_ANNEXES, _TABLES = "annexes", "tables"


@unchanging(frozen=True)
class ColumnChoice:
    """A column that a table has (`is_there`) or may have; `key` is how the page calls it."""

    key: str
    label: Message
    is_there: bool


@unchanging(frozen=True)
class TableChoice:
    """A table of a document whose columns may be chosen: how the page calls it, its title, its columns."""

    key: str
    title: str
    columns: tuple[ColumnChoice, ...]
    may_go_back: bool = False
    """Whether it lies over one that a passage brings, which is there again without it."""


@unchanging(frozen=True)
class BroughtTable:
    """A table that a passage of the document brings: the passage's title, and the table as texts of a record."""

    title: str
    table: Mapping[str, Any]


Brought = Mapping[str, BroughtTable]
"""Tables that passages bring, by the names of these; the document's own of the same name lie over them."""


def brought_tables(office: Office, now: DocumentNow) -> dict[str, BroughtTable]:
    """The tables that the passages of a document bring, as they would be written into it to be changed there."""
    if now.work is None:
        return {}
    subject = subject_of(now.work, office)
    named = _named_passages(subject.document, subject.library.passages)
    found = {one.code: (one, subject.library.table(one.code)) for one in named}
    return {
        code: BroughtTable(passage.head.title, texts_of(_as_brought(subject, code, table)))  # type: ignore[arg-type]
        for code, (passage, table) in found.items()
        if table is not None
    }


def _as_brought(subject: Subject, code: str, table: Table) -> Table:
    """The table of a passage as it would stand in the record; columns of indicators are those of now."""
    here = subject.here(table)
    if code != INDICATORS_TABLE:
        return here
    return with_indicator_columns(here, subject.figures, subject.phase)


def _named_passages(document: Document, passages: Passages) -> Iterator[Passage]:
    """Those whose words it prints, and those of which it places the table itself."""
    annexes = tuple(one for one in document.annexes if not (one.passage and one.table))
    here = document.model_copy(update={"annexes": annexes})
    placed = _PLACED.findall(here.model_dump_json(exclude_defaults=True))
    return all_named([*here.named_passages, *dict.fromkeys(placed)], passages)


def table_choices(
    values: Mapping[str, Any],
    brought: Brought,
    printed: Callable[[str], str],
    indicators: Mapping[str, str] = _NONE,
) -> list[TableChoice]:
    """The tables of a document, titles and headers as printed: its own, annexes first, then those that its passages bring.

    Of several `indicators`, their names by their codes, each may have columns of its own in a table of units.
    """
    own = values.get(_TABLES)
    written = set(own) if isinstance(own, Mapping) else set()
    return [
        TableChoice(
            key,
            printed(title),
            (*_columns(table, printed), *_of_indicators(table, indicators)),
            may_go_back=key.startswith(f"{_TABLES}.") and code in written and code in brought,
        )
        for key, title, table in _tables(values, brought)
        if isinstance(table.get("columns"), list)
        for code in [key.partition(".")[2]]
    ]


def _tables(
    values: Mapping[str, Any], brought: Brought
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for place, annex in enumerate(values.get(_ANNEXES) or ()):
        if isinstance(annex, dict) and isinstance(annex.get("table"), dict):
            yield f"{_ANNEXES}.{place}", str(annex.get("title", "")), annex["table"]
    tables = values.get(_TABLES)
    own = tables if isinstance(tables, dict) else {}
    names = names_of_tables(own)
    for code, table in own.items():
        if isinstance(table, dict):
            title = brought[code].title if code in brought else f"Bảng {names[code]}"
            yield f"{_TABLES}.{code}", title, table
    for code, one in brought.items():
        if code not in own:
            yield f"{_TABLES}.{code}", one.title, one.table


def _columns(table: Mapping[str, Any], printed: Callable[[str], str]) -> Iterator[ColumnChoice]:
    shown = set()
    for place, column in enumerate(table["columns"]):
        told = column if isinstance(column, dict) else {}
        header = told.get("header", "")
        texts = header if isinstance(header, list) else [header]
        text = " – ".join(printed(str(one)) for one in texts)
        shown.add(told.get("show"))
        label = _SOMETIMES if told.get("when") else _ALWAYS
        yield ColumnChoice(str(place), say(label.source, text=text), is_there=True)
    for show, label in _OFFERED.items():
        if show.value not in shown:
            yield ColumnChoice(f"{_NEW}{show.value}", label, is_there=False)


def _of_indicators(
    table: Mapping[str, Any], indicators: Mapping[str, str]
) -> Iterator[ColumnChoice]:
    """Columns of each indicator that a table of units has not; none where there is only one."""
    if len(indicators) == 1 or table.get("rows", "units") != "units":
        return
    there = [one for one in table["columns"] if isinstance(one, dict)]
    shown = {(one.get("show"), one.get("indicator")) for one in there}
    of_table = table.get("indicator") or next(iter(indicators), "")
    for code, name in indicators.items():
        for show in _OF_EACH if code != of_table else ():
            if (show.value, code) not in shown:
                label = say(
                    "{indicator} – {column}", indicator=upper_first(name), column=_OFFERED[show]
                )
                yield ColumnChoice(f"{_NEW}{show.value}{_OF}{code}", label, is_there=False)


def columns_of(values: Mapping[str, Any], brought: Brought) -> dict[str, Any]:
    """The columns of each table as it has them now, by how the page calls it."""
    return {key: table.get("columns") for key, _, table in _tables(values, brought)}


def with_columns(
    values: Mapping[str, Any],
    chosen: Mapping[str, Sequence[str]],
    known: Mapping[str, Any],
    brought: Brought,
    indicators: Mapping[str, str] = _NONE,
) -> dict[str, Any]:
    """What the record says under `annexes` and `tables` when its tables have the columns chosen, in their order.

    `known` are the columns of each table when it was opened, from which people chose. A table that would
    have none stays as it is, and so does what is not known. One that a passage brings is written into the
    document, and goes out of it again where `BACK` is chosen.
    """
    told: dict[str, Any] = {}
    for key, _, table in _tables(values, brought):
        family, _, code = key.partition(".")
        keys = chosen.get(key, ())
        columns = _chosen(known.get(key), keys, indicators)
        if family == _TABLES and list(keys) == [BACK] and code in brought:
            tables = told.setdefault(family, {**(values.get(family) or {})})
            tables.pop(code, None)
        elif not columns or columns == table.get("columns"):
            continue
        elif family == _ANNEXES:
            annexes = told.setdefault(family, [*values[family]])
            annexes[int(code)] = {**annexes[int(code)], "table": {**table, "columns": columns}}
        else:
            tables = told.setdefault(family, {**(values.get(family) or {})})
            tables[code] = {**table, "columns": columns}
    return {key: value or None for key, value in told.items()}


def _chosen(columns: object, keys: Sequence[str], indicators: Mapping[str, str]) -> list[Any]:
    there = columns if isinstance(columns, list) else []
    found: list[Any] = []
    for key in keys:
        if key.isdecimal() and int(key) < len(there):
            found.append(there[int(key)])
            continue
        named, _, code = key.removeprefix(_NEW).partition(_OF)
        if not key.startswith(_NEW) or not (show := _show(named)):
            continue
        header = _HEADERS.get(show, str(_OFFERED[show]))
        if code in indicators:
            above = upper_first(indicators[code])
            found.append({"show": show.value, "indicator": code, "header": [above, header]})
        elif not code:
            found.append({"show": show.value, "header": header})
    return found


def _show(text: str) -> Show | None:
    return next((one for one in _OFFERED if one.value == text), None)

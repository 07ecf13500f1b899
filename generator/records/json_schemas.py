"""JSON Schemas of the records, one for each kind of file, from the models themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pydantic import Field, create_model

from generator import __version__
from generator.model.books import Book, Marker, NumberingTable
from generator.model.campaign import Campaign, Group, Quota, Unit
from generator.model.document import Document
from generator.model.fields import Record
from generator.model.handed import Handed
from generator.model.issuer import Issuer
from generator.model.passage import PassageHead
from generator.model.results import Snapshot
from generator.model.settings import Settings
from generator.problems import Translate

SCHEMA_VERSION = f"vanthu {__version__}"
"""Which version wrote a schema."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_UNITS = create_model(
    "Units",
    __base__=Record,
    groups=(tuple[Group, ...], Field(default=(), description="Các nhóm đơn vị")),
    units=(tuple[Unit, ...], Field(default=(), description="Các đơn vị")),
)
_QUOTAS = create_model(
    "Quotas",
    __base__=Record,
    quotas=(tuple[Quota, ...], Field(default=(), description="Chỉ tiêu giao cho đơn vị")),
)
_RECORDS: dict[str, type[Record]] = {
    "campaign": Campaign,
    "units": _UNITS,
    "quotas": _QUOTAS,
    "results": Snapshot,
    "documents": Document,
    "issuers": Issuer,
    "vanthu": Settings,
}
_OTHERS: dict[str, type[Record]] = {
    "handed": Handed,
    "passage": PassageHead,
    "policy": NumberingTable,
    "register": Book,
    "numbers": Marker,
}
"""Files without a schema for editors: the program writes them, or they are no YAML alone."""
_FROM_FILE_NAME = {"documents": "code"}


def _in_table(schema: dict[str, Any], key: str, name: str) -> None:
    """A key may name the table that what it holds stands in."""
    told = schema["properties"][key]
    other = {"const": name, "description": f"Ghi trong bảng {name}"}
    schema["properties"][key] = {"anyOf": [told, other], "description": told["description"]}


def _counts_in_table(schema: dict[str, Any]) -> None:
    said = "Tệp .csv cùng thư mục, có số của từng đơn vị, ví dụ 2025-05-31.csv"
    schema["properties"]["counts"] = {"type": "string", "description": said}
    schema["required"].remove("results")


_IN_TABLES: dict[str, Callable[[dict[str, Any]], None]] = {
    "units": lambda schema: _in_table(schema, "units", "units.csv"),
    "quotas": lambda schema: _in_table(schema["$defs"]["Quota"], "counts", "quotas.csv"),
    "results": _counts_in_table,
}
"""What stands in the YAML where units, quotas or counts are in tables."""


def schema_names() -> tuple[str, ...]:
    """The kinds of record files: `campaign`, `units`, `results`, `documents` …"""
    return tuple(_RECORDS)


def schema_of(name: str, translate: Translate = str) -> dict[str, Any]:
    """The schema of one kind of record file, explained in a language. Raises `KeyError` for another name."""
    schema = _RECORDS[name].model_json_schema()
    if tables := _IN_TABLES.get(name):
        tables(schema)
    needless = _FROM_FILE_NAME.get(name)
    schema["required"] = [key for key in schema.get("required", ()) if key != needless]
    schema = _without_heads(schema)
    head = {"$schema": _DIALECT, "title": name, "$comment": SCHEMA_VERSION}
    return head | {key: _told(one, translate) for key, one in schema.items() if key != "title"}


def _told(value: Any, translate: Translate) -> Any:
    """The same with what explains fields in the language; what explains records is for programmers."""
    if isinstance(value, list):
        return [_told(one, translate) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _told(one, translate) for key, one in value.items()}
    if isinstance(said := found.get("description"), str):
        found["description"] = translate(said)
    return found


@lru_cache(maxsize=2 * len(_RECORDS))
def schema_text(name: str, translate: Translate = str) -> str:
    """The schema as it is written to a file."""
    return json.dumps(schema_of(name, translate), ensure_ascii=False, indent=2) + "\n"


def record_models() -> dict[str, type[Record]]:
    """What each kind of file holds, those without a schema too."""
    return _RECORDS | _OTHERS


def explanations() -> set[str]:
    """Every sentence by which a field is explained."""
    found: set[str] = set()

    def note(said: str) -> str:
        found.add(said)
        return said

    for name in _RECORDS:
        schema_of(name, note)
    for model in _OTHERS.values():
        _told(_without_heads(model.model_json_schema()), note)
    return found


def _without_heads(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without what explains records, which is for programmers."""
    for record in (schema, *schema.get("$defs", {}).values()):
        record.pop("description", None)
    return schema

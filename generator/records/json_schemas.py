"""JSON Schemas of the records, one for each kind of file, from the models themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import Field, create_model

from generator.model.campaign import Campaign, Group, Quota, Unit
from generator.model.document import Document
from generator.model.fields import Record
from generator.model.issuer import Issuer
from generator.model.results import Snapshot
from generator.model.settings import Settings

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


def schema_of(name: str) -> dict[str, Any]:
    """The schema of one kind of record file. Raises `KeyError` for another name."""
    schema = _RECORDS[name].model_json_schema()
    if tables := _IN_TABLES.get(name):
        tables(schema)
    needless = _FROM_FILE_NAME.get(name)
    schema["required"] = [key for key in schema.get("required", ()) if key != needless]
    return {"$schema": _DIALECT, "title": name, **{k: v for k, v in schema.items() if k != "title"}}


def schema_text(name: str) -> str:
    """The schema as it is written to a file."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"

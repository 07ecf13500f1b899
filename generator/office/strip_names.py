"""What tables, charts and pictures of a document are called where people meet them: by no code of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.document import Rows
from generator.office.office import Office
from generator.office.previewing import DocumentNow
from generator.office.printed_fields import as_printed
from generator.office.workflow import subject_of
from generator.problems import Message, say

_ROWS: Mapping[str, Message] = {
    Rows.UNITS.value: say("các đơn vị"),
    Rows.UNIT.value: say("riêng đơn vị nhận văn bản"),
    Rows.GROUPS.value: say("các nhóm"),
    Rows.PHASES.value: say("các giai đoạn"),
    Rows.TARGETS.value: say("các mục tiêu"),
    Rows.INDICATORS.value: say("các chỉ số"),
    Rows.BREAKDOWN.value: say("theo cách phân loại"),
}
_OWN = say("các dòng riêng của văn bản")
_TITLES = {"charts": ("title",), "pictures": ("caption", "alt")}


def names_of_tables(tables: object) -> dict[str, Message]:
    """The names of a document's own tables, which have no title, by code: «các đơn vị», the next of that sort «các đơn vị (2)»."""
    found: dict[str, Message] = {}
    sorts: list[str] = []
    for code, table in _mapping(tables).items():
        rows = str(_mapping(table).get("rows", Rows.UNITS.value))
        name, before = _ROWS.get(rows, _OWN), sorts.count(rows)
        sorts.append(rows)
        found[code] = say("{name} ({place})", name=name, place=before + 1) if before else name
    return found


def strip_names(office: Office, now: DocumentNow) -> dict[str, Message | str]:
    """The names of what stands in the body by itself, by sort and code: `tables.parts`; what a passage brings is called as that."""
    wanted, printed = now.wanted, as_printed(office, now)
    found: dict[str, Message | str] = {}
    for code, name in names_of_tables(wanted.get("tables")).items():
        found[f"tables.{code}"] = name
    for sort, keys in _TITLES.items():
        for place, (code, one) in enumerate(_mapping(wanted.get(sort)).items(), start=1):
            said = next((text for key in keys if (text := _mapping(one).get(key))), "")
            found[f"{sort}.{code}"] = printed(str(said)) if said else say("số {place}", place=place)
    if now.work is None:
        return found
    passages = subject_of(now.work, office).library.passages
    for strip in now.body.strips:
        key = f"{strip.locked_as.value}s.{strip.name}" if strip.locked_as and strip.name else ""
        if key and key not in found and strip.name in passages:
            found[key] = passages[strip.name].head.title
    return found


def _mapping(told: object) -> Mapping[str, Any]:
    return told if isinstance(told, Mapping) else {}

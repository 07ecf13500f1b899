"""Lists of a campaign's record (units, groups, bases) written where they stand, all else as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from generator.model.campaign import Unit
from generator.records import (
    UNITS,
    CampaignRecord,
    amended,
    standing,
    stands_in_table,
    texts_of,
    with_schema_line,
    write_of_units,
    write_yaml_text,
)
from generator.workspace import Items, Node, Write

_BESIDE = {"groups": "units.yaml", "units": "units.yaml", "quotas": "quotas.yaml"}
"""Where a list stands that the record does not have yet, or has left open; else `campaign.yaml`."""

MANY = 20_000
"""More units than this begin in a table: as YAML they would soon be more than can be read."""

_NO_HEADS: Mapping[str, str] = MappingProxyType({})

Lists = Mapping[str, tuple[Sequence[BaseModel], Sequence[BaseModel] | str]]
"""By key what the record says now, and what it shall say; or the table that it stands in."""


def part_writes(
    record: CampaignRecord, lists: Lists, comment: str = "", heads: Mapping[str, str] = _NO_HEADS
) -> list[Write]:
    """The files that change, for the journal; `comment`, or what `heads` has for it, heads one that is new.

    Raises `RecordsInvalid` for a file that is written in a way that cannot be added to.
    """
    files: dict[str, dict[str, tuple[Sequence[BaseModel], Sequence[BaseModel] | str]]] = {}
    tables: list[Write] = []
    for key, (before, after) in lists.items():
        units = [one for one in after if isinstance(one, Unit)]
        begins_table = not before and len(units) > MANY
        if before != after and stands_in_table(record.root.get(key)):
            tables.append(write_of_units(record, units))
        elif begins_table:
            tables.append(write_of_units(record, units))
            files.setdefault(_file_of(record, key), {})[key] = ((), UNITS)
        elif before != after:
            files.setdefault(_file_of(record, key), {})[key] = (before, after)
    written = (
        _written(record, name, parts, heads.get(name, comment)) for name, parts in files.items()
    )
    return [*tables, *written]


def _file_of(record: CampaignRecord, key: str) -> str:
    """The file that holds a list: where its first entry stands."""
    listed = record.root.get(key)
    if isinstance(listed, Items) and listed:
        return Path(record.place(key, 0).file).name
    if key in record.root or key in record.root.blank:
        return Path(record.place(key).file).name
    return _BESIDE.get(key, "campaign.yaml")


def _written(record: CampaignRecord, name: str, lists: Lists, comment: str) -> Write:
    path = record.folder / name
    if not path.exists():
        wanted = {key: after for key, (_, after) in lists.items()}
        begun = with_schema_line(record.workspace, path, write_yaml_text(wanted, comment))
        return Write(path, None, begun.encode())
    there = standing(path, record.workspace.shown(path))
    told = {
        key: after if isinstance(after, str) else _amended(there.block.get(key), now, after)
        for key, (now, after) in lists.items()
    }
    return there.saying({**there.block, **told})


def _amended(written: Node, now: Sequence[BaseModel], after: Sequence[BaseModel]) -> Any:
    """A list as it shall be, in the words of the file; of one from which units are taken out the others stay."""
    if not isinstance(written, Items) or len(written) != len(now):
        return amended(written, texts_of([*now]), texts_of([*after]))
    places = _places(now, after)
    if places is not None:
        return [
            texts_of(one) if place is None else _told((written[place], now[place], one))
            for place, one in zip(places, after, strict=True)
        ]
    if len(after) >= len(now):
        pairs = zip(written, now, after, strict=False)
        return [*map(_told, pairs), *map(texts_of, after[len(now) :])]
    left = {one.code: one for one in after if isinstance(one, Unit)}
    there = {one.code for one in now if isinstance(one, Unit)}
    kept = [
        _told((text, one, left[one.code]))
        for text, one in zip(written, now, strict=True)
        if isinstance(one, Unit) and one.code in left
    ]
    return [*kept, *(texts_of(one) for code, one in left.items() if code not in there)]


def _places(now: Sequence[BaseModel], after: Sequence[BaseModel]) -> list[int | None] | None:
    """Where each item stood before, of lists of units in which new ones stand among those that stay; else nothing."""
    if len(after) <= len(now) or not all(isinstance(one, Unit) for one in after):
        return None
    known = {one.code: place for place, one in enumerate(now) if isinstance(one, Unit)}
    places = [known.get(one.code) for one in after if isinstance(one, Unit)]
    stayed = [place for place in places if place is not None]
    return places if stayed == [*range(len(now))] else None


def _told(item: tuple[Node, BaseModel, BaseModel]) -> Any:
    """An item as it shall be; what is the same stays as it is written."""
    written, now, after = item
    if written is not None and (now is after or now == after):
        return written
    return amended(written, texts_of(now), texts_of(after))

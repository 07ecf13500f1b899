"""Templates as docxtpl patches them: made ready when one is opened, our own with the program.

To load docxtpl, to read a template and to write the programs of its parts takes a quarter of the time in
which a letter is made. `python -m tools.stationery` writes what comes of our templates into `prepared.zip`, by
the hash of the file; any other is read, and judged, as it is opened.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from jinja2 import nodes

from generator.ooxml import pack
from generator.problems import Problem
from generator.word.template.compiled import PatchedPart
from generator.word.template.program import Written
from generator.word.template.sections import are_upright
from generator.word.template.tagged_parts import TaggedPart, core_name
from generator.workspace import unchanging

OURS = Path(__file__).with_name("prepared.zip")
Read = tuple[Sequence[Problem], Mapping[str, bytes], Sequence[TaggedPart]]


@unchanging(frozen=True)
class Prepared:
    """All of a template that is needed to fill it: the parts that are rendered, and all as they are saved.

    `core` are its properties, `filters` those that its tags use; one that `is_upright` has no page on its side.
    """

    sources: Sequence[PatchedPart]
    static: Mapping[str, bytes]
    core_name: str
    core: bytes | None
    filters: frozenset[str]
    is_upright: bool


def prepare(
    _told: Sequence[Problem], members: Mapping[str, bytes], parts: Sequence[TaggedPart], name: str
) -> Prepared:
    """What comes of a template that was read; refuses what cannot be opened."""
    from generator.word.template.patching import patched_parts

    sources, static = patched_parts(members, name)
    main = next(one.name for one in sources if one.body)
    core = core_name(members) or "docProps/core.xml"
    filters = {one.name for part in parts for one in part.tree.find_all(nodes.Filter)}
    return Prepared(
        sources,
        static,
        core,
        members.get(core),
        frozenset(filters),
        are_upright(members.get(main, b"")),
    )


def find_prepared(digest: str) -> Prepared | None:
    """What was made of one of our templates, by the hash of the file."""
    told = _ours().get(digest)
    if told is None:
        return None
    with ZipFile(OURS) as package:
        raw = json.loads(package.read(told))
    return Prepared(
        list(map(_part, raw["sources"])),
        {name: text.encode() for name, text in raw["static"].items()},
        raw["core_name"],
        None if raw["core"] is None else raw["core"].encode(),
        frozenset(raw["filters"]),
        raw["is_upright"],
    )


@cache
def _ours() -> Mapping[str, str]:
    if not OURS.is_file():
        return {}
    with ZipFile(OURS) as package:
        return {name.removesuffix(".json"): name for name in package.namelist()}


def _part(raw: Sequence[Any]) -> PatchedPart:
    name, xml, before, after, body, written = raw
    return PatchedPart(name, xml, before.encode(), after.encode(), body, _written(written))


def _written(raw: Sequence[Any] | None) -> Written | None:
    if raw is None:
        return None
    dialect, code, names, truths, is_marked = raw
    return Written(dialect, code, tuple(names), tuple(truths), is_marked)


def write_prepared(made: Iterable[tuple[str, Prepared]]) -> bytes:
    """What is kept of our templates, each with the hash of its file."""
    return pack({f"{digest}.json": _told(one) for digest, one in made})


def _told(one: Prepared) -> bytes:
    return json.dumps(
        {
            "sources": list(map(_told_part, one.sources)),
            "static": {name: data.decode() for name, data in one.static.items()},
            "core_name": one.core_name,
            "core": one.core and one.core.decode(),
            "filters": sorted(one.filters),
            "is_upright": one.is_upright,
        },
        ensure_ascii=False,
    ).encode()


def _told_part(part: PatchedPart) -> Sequence[Any]:
    one = part.written
    written = one and (one.dialect, one.code, one.names, one.truths, one.is_marked)
    return part.name, part.xml, part.before.decode(), part.after.decode(), part.body, written

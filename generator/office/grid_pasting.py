"""Where what is pasted into the table of units belongs: which column, and which unit.

Cells with titles above them go where these say. A paste that names its units goes to the units of those names,
in whatever order they come: nobody's quota slips onto another's row. Any other goes where it was pasted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.office.grid_columns import CellSort, GridColumn, UnitGrid
from generator.problems import Message, say
from generator.records import unit_titles
from generator.sheets import UnitIndex, is_total
from generator.wording import fold
from generator.workspace import Block

_ORDINALS = frozenset({"tt", "stt", "so tt", "so thu tu"})
_FEWEST = 2
_QUOTA = "chi tieu"


@dataclass(frozen=True)
class PastedRow:
    """Cells by the keys of their columns; `unit` is whose they are, where the row says so.

    `is_new` is a row that names a unit which is not there; else it goes `down` rows below where it was pasted.
    """

    cells: Mapping[str, str]
    down: int
    unit: str = ""
    is_new: bool = False


@dataclass(frozen=True)
class Pasted:
    """What becomes of a paste, and what of it was not taken."""

    rows: tuple[PastedRow, ...]
    said: tuple[Message, ...] = ()


def placed(
    grid: UnitGrid,
    root: Block,
    cells: Sequence[Sequence[str]],
    keys: Sequence[str],
    new: Mapping[str, str],
) -> Pasted:
    """Where cells go that were pasted at the first of the columns `keys`, those to its right after it.

    `new` are the names of rows that stand only in the table yet, by row.
    """
    heads = _heads(grid, root, cells[0]) if cells else None
    said: list[Message] = []
    if heads is None:
        heads, rows = dict(enumerate(keys)), list(enumerate(cells))
        if any(len(row) > len(keys) for row in cells):
            said.append(say("các cột thừa ở bên phải không dán"))
    else:
        rows = list(enumerate(cells[1:]))
        if left := [
            one for place, one in enumerate(cells[0]) if place not in heads and one.strip()
        ]:
            said.append(say("cột không dán: {columns}", columns=", ".join(left)))
    found = [(down, _row(heads, row)) for down, row in rows]
    is_one = [len(row) for _, row in rows] == [1]
    if "name" not in heads.values() or is_one:
        return Pasted(tuple(PastedRow(row, down) for down, row in found), tuple(said))
    named = [(down, row) for down, row in found if row.get("name", "").strip()]
    totals = [row["name"].strip() for _, row in named if is_total(row["name"])]
    if totals:
        said.append(say("dòng cộng không dán: {rows}", rows=", ".join(totals)))
    units = [(down, row) for down, row in named if not is_total(row["name"])]
    return Pasted(tuple(_to_units(grid, units, new)), tuple(said))


def _row(heads: Mapping[int, str], cells: Sequence[str]) -> dict[str, str]:
    return {heads[place]: text for place, text in enumerate(cells) if place in heads}


def _heads(grid: UnitGrid, root: Block, first: Sequence[str]) -> dict[int, str] | None:
    """The columns that titles name, by their places; nothing where the first row is none of titles."""
    titles = unit_titles(root)
    quotas = [one for one in grid.columns if one.holds is CellSort.QUOTA and one.open]
    found: dict[int, str] = {}
    for place, text in enumerate(first):
        words = " ".join(text.split())
        if not words or fold(words) in _ORDINALS:
            continue
        key = _titled(grid, words, quotas) or ".".join(titles.key_of(words) or ())
        if key in grid.by_key and key not in found.values():
            found[place] = key
    is_head = "name" in found.values() or len(found) >= _FEWEST
    return found if is_head and not _is_unit(grid, found, first) else None


def _titled(grid: UnitGrid, title: str, quotas: Sequence[GridColumn]) -> str:
    """The column that has this title here; of one table of quotas any title that begins like one."""
    for column in grid.columns:
        if fold(title) == fold(column.title.text()):
            return column.key
    is_quota = fold(title).startswith(_QUOTA) and len(quotas) == 1
    return quotas[0].key if is_quota else ""


def _is_unit(grid: UnitGrid, found: Mapping[int, str], first: Sequence[str]) -> bool:
    """Whether the first row names a unit that there is, whatever it looks like."""
    names = [first[place] for place, key in found.items() if key == "name"]
    return bool(names) and UnitIndex(grid.campaign.units).find(names[0]).sure


def _to_units(
    grid: UnitGrid, rows: Sequence[tuple[int, Mapping[str, str]]], new: Mapping[str, str]
) -> Iterator[PastedRow]:
    """Each row with its unit: by code or name for certain, else a new one."""
    index = UnitIndex(grid.campaign.units)
    known = {fold(name): row for row, name in new.items() if name.strip()}
    for down, row in rows:
        name = " ".join(row["name"].split())
        unit = index.find(name)
        rest = {key: text for key, text in row.items() if key != "name"}
        if unit.sure:
            yield PastedRow(rest, down, unit.units[0].code)
        elif fold(name) in known:
            yield PastedRow(rest, down, known[fold(name)])
        else:
            yield PastedRow({**row, "name": name}, down, is_new=True)

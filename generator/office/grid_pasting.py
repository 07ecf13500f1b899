"""Where what is pasted into the table of units belongs: which column, and which unit.

Cells with titles above them go where these say. A paste that names its units goes to the units of those names,
in whatever order they come: nobody's quota slips onto another's row. Any other goes where it was pasted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.office.grid_columns import CellSort, UnitGrid
from generator.office.pasted_head import PastedDoubt, head_of, is_figure, none_of
from generator.problems import Message, say
from generator.sheets import UnitIndex, is_total
from generator.wording import fold
from generator.workspace import Block

_NAMES = frozenset(
    {CellSort.NAME, CellSort.SHORT_NAME, CellSort.GROUP, CellSort.PARENT, CellSort.ALIASES}
)
_SHOWN = 3
_NOTHING: Mapping[int, str] = MappingProxyType({})


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
    """What becomes of a paste, and what of it was not taken; while something is `asked` nothing of it goes anywhere."""

    rows: tuple[PastedRow, ...]
    said: tuple[Message, ...] = ()
    asked: tuple[PastedDoubt, ...] = ()


def placed(
    grid: UnitGrid,
    root: Block,
    cells: Sequence[Sequence[str]],
    keys: Sequence[str],
    new: Mapping[str, str],
    *,
    told: Mapping[int, str] = _NOTHING,
    is_sure: bool = False,
) -> Pasted:
    """Where cells go that were pasted at the first of the columns `keys`, those to its right after it.

    `new` are the names of rows that stand only in the table yet, by row. A key that no column has takes nothing.
    `told` are columns that somebody chose, by place; figures go into a column of names only when one `is_sure`.
    """
    head = head_of(grid, root, cells, told)
    said: list[Message] = []
    if head is None:
        if _is_numbered(grid, cells, keys):
            cells = [row[1:] for row in cells]
            said.append(say("cột số thứ tự không dán"))
        if not is_sure and (asked := tuple(_misplaced(grid, cells, keys))):
            return Pasted((), (), asked)
        heads = {place: key for place, key in enumerate(keys) if key in grid.by_key}
        rows = list(enumerate(cells))
        if any(one.strip() for row in cells for one in row[len(keys) :]):
            said.append(say("các cột thừa ở bên phải không dán"))
    elif head.asked:
        return Pasted((), (), head.asked)
    else:
        heads, rows = {**head.keys}, list(enumerate(cells[head.rows :]))
        if head.left_out:
            said.append(say("cột không dán: {columns}", columns=", ".join(head.left_out)))
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


def _is_numbered(grid: UnitGrid, cells: Sequence[Sequence[str]], keys: Sequence[str]) -> bool:
    """Whether rows pasted at names begin with their ordinals."""
    if not keys or keys[0] not in grid.by_key or grid.by_key[keys[0]].holds is not CellSort.NAME:
        return False
    counted = [row[0].strip().rstrip(".") if row else "" for row in cells]
    names = [row[1] for row in cells if len(row) > 1]
    is_counted = counted == [str(at) for at in range(1, len(cells) + 1)]
    return is_counted and len(names) == len(cells) and all(map(_has_letter, names))


def _misplaced(
    grid: UnitGrid, cells: Sequence[Sequence[str]], keys: Sequence[str]
) -> Iterator[PastedDoubt]:
    """Columns of which half or more are figures, and which would land in one of names."""
    width = max(map(len, cells), default=0)
    free = [one for one in grid.columns if one.is_figure and one.key not in keys[:width]]
    for place, key in enumerate(keys[:width]):
        column = grid.by_key.get(key)
        texts = [row[place].strip() for row in cells if place < len(row) and row[place].strip()]
        if column is None or column.holds not in _NAMES or not texts:
            continue
        if 2 * sum(map(is_figure, texts)) < len(texts):
            continue
        shown = ", ".join(f"«{text}»" for text in texts[:_SHOWN]) + (
            "" if len(texts) <= _SHOWN else ", …"
        )
        told = say(
            "cột thứ {place} của phần dán là số ({shown}), chỗ ấy là «{title}»: là số gì?",
            place=place + 1,
            shown=shown,
            title=column.title,
        )
        choices = [(one.title, one.key) for one in (*free, column)]
        yield PastedDoubt(place, told, none_of(choices))


def _has_letter(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


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

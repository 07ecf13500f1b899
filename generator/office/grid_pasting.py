"""Where what is pasted into the table of units belongs: which column, and which unit.

Cells with titles above them go where these say. A paste that names its units goes to the units of those names,
in whatever order they come: nobody's quota slips onto another's row. Any other goes where it was pasted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.model.campaign import Unit
from generator.model.roster import Units
from generator.office.grid_cells import as_new
from generator.office.grid_columns import CellSort
from generator.office.pasted_head import PastedDoubt, head_of, is_figure, none_of
from generator.office.unit_grid import UnitGrid
from generator.problems import Message, say
from generator.sheets import UnitIndex, is_total
from generator.wording import fold
from generator.workspace import Block, unchanging

_NAMES = frozenset(
    {CellSort.NAME, CellSort.SHORT_NAME, CellSort.GROUP, CellSort.PARENT, CellSort.ALIASES}
)
_SHOWN = 3
_NOTHING: Mapping[int, str] = MappingProxyType({})


@unchanging(frozen=True)
class PastedRow:
    """Cells by the keys of their columns; `unit` is whose they are, where the row says so.

    `is_new` is a row that names a unit which is not there; else it goes `down` rows below where it was pasted.
    """

    cells: Mapping[str, str]
    down: int
    unit: str = ""
    is_new: bool = False


@unchanging(frozen=True)
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
    bare = [
        row
        for _, row in found
        if not row.get("name", "").strip() and any(map(str.strip, row.values()))
    ]
    if bare:
        said.append(say("dòng không có tên đơn vị không dán: {texts}", texts=_first_texts(bare)))
    units = [(down, row) for down, row in named if not is_total(row["name"])]
    return _to_units(grid, units, new, told, said)


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


def _first_texts(rows: Sequence[Mapping[str, str]]) -> str:
    """What stands in rows, of the first of them."""
    texts = [" ".join(" ".join(row.values()).split()) for row in rows]
    shown = ", ".join(f"«{text}»" for text in texts[:_SHOWN])
    return shown + (", …" if len(texts) > _SHOWN else "")


def _to_units(
    grid: UnitGrid,
    rows: Sequence[tuple[int, Mapping[str, str]]],
    new: Mapping[str, str],
    told: Mapping[int, str],
    said: list[Message],
) -> Pasted:
    """Each row with its unit: by code, name or abbreviation for certain, else as somebody said, else a new one."""
    index = UnitIndex(Units(grid.campaign).called_on())
    known = {fold(name): row for row, name in new.items() if name.strip()}
    going, asked = list[PastedRow](), list[PastedDoubt]()
    for down, row in rows:
        name, place = " ".join(row["name"].split()), -1 - down
        rest = {key: text for key, text in row.items() if key != "name"}
        found = index.find(name)
        code = found.units[0].code if found.sure else known.get(fold(name))
        if code:
            going.append(PastedRow(rest, down, code))
        elif unit := grid.units.get(told.get(place, "")):
            said.append(
                say("nhớ cách gọi «{name}» là {unit}, lần sau không hỏi", name=name, unit=unit.name)
            )
            going.append(PastedRow(_remembered(rest, unit, name), down, unit.code))
        elif place in told:
            going.append(PastedRow({**row, "name": as_new(name)}, down, is_new=True))
        elif not (likely := found.units or index.likely(name)):
            going.append(PastedRow({**row, "name": name}, down, is_new=True))
        elif short := index.shortened(name):
            said.append(say("«{name}» hiểu là {unit}", name=name, unit=short.name))
            going.append(PastedRow(rest, down, short.code))
        else:
            asked.append(_whose(place, name, likely))
    if asked:
        return Pasted((), (), tuple(asked))
    return Pasted(tuple(going), (*said, *_twice(grid, going)))


def _remembered(rest: Mapping[str, str], unit: Unit, name: str) -> Mapping[str, str]:
    """The cells of a unit's row, with the name by which somebody said that it is called too."""
    before = rest.get("aliases", "").strip() or "; ".join(unit.aliases)
    return {**rest, "aliases": "; ".join(filter(None, (before, name)))}


def _whose(place: int, name: str, likely: Sequence[Unit]) -> PastedDoubt:
    """A row of which it must be told whose it is: `place` counts rows from -1 downward."""
    choices = [(say("{name}", name=one.name), one.code) for one in likely]
    fresh = (say("đơn vị mới «{name}»", name=name), "")
    return PastedDoubt(place, say("«{name}» là đơn vị nào?", name=name), (*choices, fresh))


def _twice(grid: UnitGrid, rows: Sequence[PastedRow]) -> Iterator[Message]:
    """Units that several rows name: the table keeps the last one."""
    counted = Counter(one.unit for one in rows if one.unit in grid.units)
    names = [grid.units[code].name for code, times in counted.items() if times > 1]
    if names:
        listed = ", ".join(names[:_SHOWN])
        yield say("hai dòng cùng một đơn vị, bảng giữ dòng sau; xem lại: {names}", names=listed)

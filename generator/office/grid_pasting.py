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
_HIGHEST = 6
"""Titles stand among so many first rows."""
_QUOTA = "chi tieu"
_NAMES = frozenset(
    {CellSort.NAME, CellSort.SHORT_NAME, CellSort.GROUP, CellSort.PARENT, CellSort.ALIASES}
)
_SHOWN = 3


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
class PastedDoubt:
    """A column of figures that would land where names stand: `place` counts the columns pasted.

    `choices` are the columns that may be meant, by their titles and keys; the last one is none.
    """

    place: int
    said: Message
    choices: tuple[tuple[Message, str], ...]


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
    is_sure: bool = False,
) -> Pasted:
    """Where cells go that were pasted at the first of the columns `keys`, those to its right after it.

    `new` are the names of rows that stand only in the table yet, by row. A key that no column has takes nothing.
    Figures go into a column of names only when somebody `is_sure`.
    """
    above, titles, heads = _head_of(grid, root, cells)
    said: list[Message] = []
    if heads is None:
        if _is_numbered(grid, cells, keys):
            cells = [row[1:] for row in cells]
            said.append(say("cột số thứ tự không dán"))
        if not is_sure and (asked := tuple(_misplaced(grid, cells, keys))):
            return Pasted((), (), asked)
        heads = {place: key for place, key in enumerate(keys) if key in grid.by_key}
        rows = list(enumerate(cells))
        if any(one.strip() for row in cells for one in row[len(keys) :]):
            said.append(say("các cột thừa ở bên phải không dán"))
    else:
        rows = list(enumerate(cells[above:]))
        left = [one for place, one in enumerate(titles) if place not in heads and one.strip()]
        if left:
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
        if 2 * sum(map(_is_bare_figure, texts)) < len(texts):
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
        yield PastedDoubt(place, told, (*choices, (say("không dán cột này"), "")))


def _has_letter(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _is_bare_figure(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and not _has_letter(text)


def _head_of(
    grid: UnitGrid, root: Block, cells: Sequence[Sequence[str]]
) -> tuple[int, Sequence[str], dict[int, str] | None]:
    """How many rows are titles, the titles, and their columns; what stands above them over all columns is none.

    Below titles that go over several columns others may stand, which must name their columns exactly.
    """
    for at, row in enumerate(cells[:_HIGHEST]):
        heads = _heads(grid, root, row)
        if heads is not None:
            below = cells[at + 1] if at + 1 < len(cells) else ()
            parts = _under(heads, row, below)
            if not parts:
                return at + 1, row, heads
            exact = {place: _exactly(grid, said) for place, said in parts.items()}
            kept = {place: key for place, key in heads.items() if place not in parts}
            kept |= {place: key for place, key in exact.items() if key}
            titles = [parts.get(place, one) for place, one in enumerate(_as_long(row, below))]
            return at + 2, titles, kept
        if sum(bool(one.strip()) for one in row) > 1:
            break
    return 0, (), None


def _under(heads: Mapping[int, str], row: Sequence[str], below: Sequence[str]) -> dict[int, str]:
    """The titles of columns below one that goes over several, each with what stands above it."""
    names = [place for place, key in heads.items() if key == "name"]
    if not names or any(below[place].strip() for place in names if place < len(below)):
        return {}
    found, over = dict[int, str](), ""
    for place, one in enumerate(_as_long(row, below)):
        over = one.strip() or over
        said = " ".join(below[place].split()) if place < len(below) else ""
        if said and any(letter.isalpha() for letter in said):
            found[place] = f"{over}, {said}"
    return found


def _as_long(row: Sequence[str], below: Sequence[str]) -> list[str]:
    return [*row, *[""] * (len(below) - len(row))]


def _exactly(grid: UnitGrid, title: str) -> str:
    found = (one.key for one in grid.columns if fold(one.title.text()) == fold(title))
    return next(found, "")


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

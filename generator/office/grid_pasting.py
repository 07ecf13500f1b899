"""Where what is pasted into the table of units belongs: which column, and which unit.

Cells with titles above them go where these say. A paste that names its units goes to the units of those names,
in whatever order they come: nobody's quota slips onto another's row. Any other goes where it was pasted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.model.campaign import Unit
from generator.model.roster import Units
from generator.office.grid_cells import as_new
from generator.office.grid_columns import CellSort
from generator.office.pasted_head import (
    PastedDoubt,
    PastedHead,
    first_texts,
    head_of,
    holds_figures,
    is_figure,
    none_of,
)
from generator.office.pasted_measures import PastedColumns, lines_around, measured
from generator.office.unit_grid import UnitGrid
from generator.problems import Message, joined, say
from generator.sheets import (
    GROUP_ANSWER,
    PastedRows,
    PastedTable,
    UnitIndex,
    UnitRow,
    UnitSorts,
    is_answer,
    rows_told_apart,
    sorts_in,
    tell_sorts,
    without_label,
)
from generator.wording import fold
from generator.workspace import Block, regex, unchanging

_NAMES = frozenset(
    {CellSort.NAME, CellSort.SHORT_NAME, CellSort.GROUP, CellSort.PARENT, CellSort.ALIASES}
)
_MARK = regex("[IVX]{1,5}|[A-ZĐ]")
_RIVALS, _ROW = -500_000, "=row "
"""Where it is asked which of several rows counts, by the last of them, and the answer that names one."""
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
    ordinal = None if head is None else head.ordinal
    if head is None:
        is_numbered = _is_numbered(grid, cells, keys)
        if is_numbered:
            said.append(say("cột số thứ tự không dán"))
        beside = [row[1:] for row in cells] if is_numbered else cells
        if not is_sure and (asked := (*_misplaced(grid, beside, keys), *_beyond(grid, beside, keys))):  # fmt: skip
            return Pasted((), (), asked)
        begins = int(is_numbered)
        ordinal = 0 if is_numbered else None
        heads = {at: key for at, key in enumerate(keys, begins) if key in grid.by_key}
        rows = list(enumerate(cells))
        if left := [*_left(beside, [key if key in grid.by_key else "" for key in keys])]:
            said.append(say("cột không dán: {columns}", columns=joined(left)))
    elif head.asked:
        return Pasted((), (), head.asked)
    else:
        heads, rows = {**head.keys}, list(enumerate(cells[head.rows :]))
        said.extend(head.sums.values())
        if head.left_out:
            said.append(say("cột không dán: {columns}", columns=", ".join(head.left_out)))
    scaled = measured(_with_columns(grid, cells, head, heads), told)
    if scaled.asked:
        return Pasted((), (), tuple(scaled.asked))
    said += scaled.said
    rows = list(enumerate(scaled.rows))
    is_one = [len(_row(heads, row)) for _, row in rows] == [1]
    if "name" not in heads.values() or is_one:
        found = (PastedRow(_row(heads, row), down) for down, row in rows)
        return Pasted(tuple(found), tuple(said))
    place = next(at for at, key in heads.items() if key == "name")
    known = [unit.name for unit in grid.campaign.units]
    sorts = sorts_in(head.titles[place]).beside(known) if head else UnitSorts()
    units = [row for _, row in rows]
    return _UnitsPasted(grid, heads, units, ordinal, new, told, said, sorts).placed()


def _row(heads: Mapping[int, str], cells: Sequence[str]) -> dict[str, str]:
    return {heads[place]: text for place, text in enumerate(cells) if place in heads}


def _with_columns(
    grid: UnitGrid,
    cells: Sequence[Sequence[str]],
    head: PastedHead | None,
    heads: Mapping[int, str],
) -> PastedColumns:
    """The rows of a paste below its titles, with all that says in which unit of measure its columns are."""
    columns = {at: grid.by_key[key] for at, key in heads.items() if key in grid.by_key}
    if head is not None:
        return PastedColumns(cells[head.rows :], head.titles, lines_around(cells), columns)
    first = ["" if is_figure(one) else one for row in cells[:1] for one in row]
    return PastedColumns(cells, first, lines_around(cells), columns)


def _is_numbered(grid: UnitGrid, cells: Sequence[Sequence[str]], keys: Sequence[str]) -> bool:
    """Whether rows pasted at names begin with their ordinals, headings among them with marks of their own or none."""
    if not keys or keys[0] not in grid.by_key or grid.by_key[keys[0]].holds is not CellSort.NAME:
        return False
    first = [row[0].strip().rstrip(".)") if row else "" for row in cells]
    counted = [int(one) for one in first if one.isdecimal() and one.isascii()]
    steps = zip([0, *counted], counted, strict=False)
    is_counted = bool(counted) and all(now in {before + 1, 1} for before, now in steps)
    is_marked = all(one.isdecimal() or not one or _MARK.fullmatch(one) for one in first)
    names = [row[1] for row in cells if len(row) > 1 and row[1].strip()]
    return is_counted and is_marked and bool(names) and all(map(_has_letter, names))


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
        told = say(
            "cột thứ {place} của phần dán là số ({shown}), chỗ ấy là «{title}»: là số gì?",
            place=place + 1,
            shown=first_texts(texts),
            title=column.title,
        )
        choices = [(one.title, one.key) for one in (*free, column)]
        yield PastedDoubt(place, told, none_of(choices))


def _left(cells: Sequence[Sequence[str]], keys: Sequence[str]) -> Iterator[Message]:
    """The columns of a paste that no column takes, by their place and what stands in them."""
    for place in range(max(map(len, cells), default=0)):
        texts = [row[place].strip() for row in cells if place < len(row) and row[place].strip()]
        if texts and not any(keys[place : place + 1]):
            yield say("thứ {place} ({shown})", place=place + 1, shown=first_texts(texts))


def _beyond(
    grid: UnitGrid, cells: Sequence[Sequence[str]], keys: Sequence[str]
) -> Iterator[PastedDoubt]:
    """Columns of figures that reach beyond the last column of the table."""
    width = max(map(len, cells), default=0)
    free = [(one.title, one.key) for one in grid.columns if one.is_figure and one.key not in keys]
    for place in range(len(keys), width):
        texts = [row[place].strip() for row in cells if place < len(row) and row[place].strip()]
        if holds_figures(texts):
            told = say(
                "cột thứ {place} của phần dán là số ({shown}), bảng không còn cột cho nó: là số gì?",
                place=place + 1,
                shown=first_texts(texts),
            )
            yield PastedDoubt(place, told, none_of(free))


def _has_letter(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


@dataclass
class _UnitsPasted:
    """A paste that names its units: each row with its unit, or what it is that is none."""

    grid: UnitGrid
    heads: Mapping[int, str]
    cells: Sequence[Sequence[str]]
    ordinal: int | None
    new: Mapping[str, str]
    told: Mapping[int, str]
    said: list[Message]
    sorts: UnitSorts
    """What the title over the names says that all of them are."""

    def placed(self) -> Pasted:
        self._fill_groups()
        found = rows_told_apart(self._table, self.grid.campaign, self._answers)
        asked = [PastedDoubt(-1 - one.row, one.said, one.choices) for one in found.doubts]
        if asked:
            return Pasted((), (), tuple(asked))
        self._tell(found)
        return self._to_units(self._own_parts([one for one in found.units if one.name]))

    def _own_parts(self, rows: Sequence[UnitRow]) -> list[UnitRow]:
        """The rows, of which a unit's own part goes to the unit, and the row of its whole beside it nowhere."""
        bare = {one.row: without_label(one.name) for one in rows}
        parts = {fold(name) for name in bare.values() if name}
        kept = list[UnitRow]()
        for one in rows:
            if fold(one.name) in parts:
                self.said.append(say("«{name}»: dán dòng phần riêng, không dán dòng gồm cả cấp dưới", name=one.name))  # fmt: skip
            else:
                kept.append(replace(one, name=bare[one.row] or one.name))
        return kept

    def _fill_groups(self) -> None:
        """Groups whose cells are merged down stand in the first of their rows alone: each other one is of the group above."""
        place = next((at for at, key in self.heads.items() if key == "group"), None)
        if place is None:
            return
        texts = [row[place].strip() if place < len(row) else "" for row in self.cells]
        named = [fold(text) for text in texts if text]
        if len(named) == len(texts) or len({*named}) < len(named) or not texts[0]:
            return
        above, filled = "", list[Sequence[str]]()
        for row, text in zip(self.cells, texts, strict=True):
            above = text or above
            filled.append([*row[:place], above, *row[place + 1 :]])
        self.cells = filled
        self.said.append(say("ô trống ở cột nhóm: hiểu là cùng nhóm với dòng trên (ô gộp)"))

    @property
    def _table(self) -> PastedTable:
        places = {key: place for place, key in self.heads.items()}
        columns = ((key, self.grid.by_key.get(key)) for key in self.heads.values())
        figures = [places[key] for key, one in columns if one is None or one.is_figure]
        return PastedTable(self.cells, places["name"], self.ordinal, figures)

    @property
    def _answers(self) -> Mapping[int, str]:
        return {-1 - place: key for place, key in self.told.items() if place < 0}

    def _tell(self, found: PastedRows) -> None:
        bare = [_row(self.heads, self.cells[one.row]) for one in found.units if not one.name]
        known = {fold(one.name) for one in self.grid.campaign.groups}
        for written, name in found.groups.items():
            if fold(name) in known:
                self.said.append(say("«{name}» là tên nhóm", name=name))
            elif name != written:
                self.said.append(say("«{written}» là tên nhóm, ghi là «{name}»", written=written, name=name))  # fmt: skip
            else:
                self.said.append(say("«{name}» là tên nhóm mới", name=name))
        if found.figured:
            self.said.append(say("số ở dòng tên nhóm không dán: {rows}", rows=", ".join(found.figured)))  # fmt: skip
        if found.totals:
            self.said.append(say("dòng cộng không dán: {rows}", rows=", ".join(found.totals)))
        if found.remarks:
            self.said.append(say("dòng không phải đơn vị, bỏ qua: {rows}", rows=", ".join(found.remarks)))  # fmt: skip
        if bare:
            texts = first_texts([" ".join(" ".join(row.values()).split()) for row in bare])
            self.said.append(say("dòng không có tên đơn vị không dán: {texts}", texts=texts))

    def _to_units(self, rows: Sequence[UnitRow]) -> Pasted:
        """Each row with its unit: by code, name or abbreviation for certain, else as somebody said, else a new one.

        One near to a unit that no other row names for certain is asked about.
        """
        grid = self.grid
        index = UnitIndex(Units(grid.campaign).called_on())
        sure = [found.units[0].code for one in rows if (found := index.find(one.name)).sure]
        free = {*grid.units}.difference(sure)
        known = {fold(name): row for row, name in self.new.items() if name.strip()}
        names = {one.row: one.name for one in rows}
        above = {one.superior for one in rows}
        going, asked = list[PastedRow](), list[PastedDoubt]()
        for one in rows:
            name, place, down = one.name, -1 - one.row, one.row
            cells = _row(self.heads, self.cells[down])
            is_bare = not any(text.strip() for key, text in cells.items() if key != "name")
            rest: Mapping[str, str] = {key: text for key, text in cells.items() if key != "name"}
            answer = self.told.get(place)
            full = name if down in above else self.sorts.full(name)
            found = index.find(name)
            code = found.units[0].code if found.sure else known.get(fold(name))
            unit = grid.units.get(code or answer or "")
            rest = self._standing(one, rest, unit, names)
            if code:
                self._tell_taken(name, grid.units.get(code), index)
                going.append(PastedRow(rest, down, code))
            elif unit and index.may_be_several(name):
                self.said.append(
                    say("«{name}» lần này là {unit}; có thể là đơn vị khác nên không nhớ, lần sau hỏi lại", name=name, unit=unit.name)
                )  # fmt: skip
                going.append(PastedRow(rest, down, unit.code))
            elif unit:
                self.said.append(
                    say("nhớ cách gọi «{name}» là {unit}, lần sau không hỏi", name=name, unit=unit.name)
                )  # fmt: skip
                going.append(PastedRow(_remembered(rest, unit, name), down, unit.code))
            elif answer is not None and not is_answer(answer):
                going.append(PastedRow({**rest, "name": as_new(full)}, down, is_new=True))
            elif not (likely := found.units or index.likely(name) or index.alike(name, free)):
                written = as_new(full) if index.alike(name, {*grid.units}) else full
                going.append(PastedRow({"name": written, **rest}, down, is_new=True))
            elif short := index.shortened(name):
                self.said.append(say("«{name}» hiểu là {unit}", name=name, unit=short.name))
                going.append(PastedRow(self._standing(one, rest, short, names), down, short.code))
            else:
                asked.append(_whose(place, name, likely, is_bare=is_bare))
        rivals = list(self._rivals(going))
        if asked or rivals:
            return Pasted((), (), (*asked, *rivals))
        self._tell_sorts([names[one.down] for one in going if one.is_new and one.down not in above])
        return Pasted(tuple(going), (*self.said, *_twice(grid, going)))

    def _tell_sorts(self, names: Sequence[str]) -> None:
        """New units that got the sort that stands over their names, or of which it is not known."""
        bare = [one for one in names if self.sorts.is_bare(one)]
        if bare:
            self.said.append(tell_sorts(self.sorts, bare))

    def _tell_taken(self, name: str, unit: Unit | None, index: UnitIndex) -> None:
        """Whose a row is that says more than its unit is called: «Trung tâm xã» of Trung Tâm."""
        if unit and index.says_more(name, unit):
            self.said.append(say("«{name}» hiểu là {unit}", name=name, unit=unit.name))

    def _rivals(self, going: list[PastedRow]) -> Iterator[PastedDoubt]:
        """Of a unit that several rows name with other figures: which of them counts; the others go, once that is told."""
        for code in dict.fromkeys(one.unit for one in going if one.unit in self.grid.units):
            rows = [one for one in going if one.unit == code]
            told = {one.down: _without_alias(one.cells) for one in rows}
            if all(cells == told[rows[0].down] for cells in told.values()):
                continue
            place = _RIVALS - rows[-1].down
            kept = self.told.get(place, "")
            if kept not in {f"{_ROW}{one.down}" for one in rows}:
                unit = self.grid.units[code]
                choices = tuple((say("lấy dòng ghi {cells}", cells=shown), f"{_ROW}{down}") for down, cells in told.items() for shown in ["; ".join(filter(None, cells.values())) or "…"])  # fmt: skip
                said = say("«{name}» có {count} dòng, số khác nhau: lấy dòng nào?", name=unit.name, count=len(rows))  # fmt: skip
                yield PastedDoubt(place, said, choices)
            else:
                gone = [one for one in rows if f"{_ROW}{one.down}" != kept]
                going[:] = [one for one in going if one not in gone]

    def _standing(
        self, one: UnitRow, rest: Mapping[str, str], unit: Unit | None, names: Mapping[int, str]
    ) -> Mapping[str, str]:
        """The cells of a row with what its headings say, where no column does and it is not so already."""
        said = {"group": one.group, "parent": names.get(one.superior) if one.superior is not None else None}  # fmt: skip
        more = {
            key: text
            for key, text in said.items()
            if text and not rest.get(key, "").strip() and not self._is_so(unit, key, text)
        }
        return {**rest, **more}

    def _is_so(self, unit: Unit | None, key: str, text: str) -> bool:
        return unit is not None and fold(self.grid.text(unit, self.grid.by_key[key])) == fold(text)


def _without_alias(cells: Mapping[str, str]) -> dict[str, str]:
    return {key: text.strip() for key, text in cells.items() if key != "aliases"}


def _remembered(rest: Mapping[str, str], unit: Unit, name: str) -> Mapping[str, str]:
    """The cells of a unit's row, with the name by which somebody said that it is called too."""
    before = rest.get("aliases", "").strip() or "; ".join(unit.aliases)
    return {**rest, "aliases": "; ".join(filter(None, (before, name)))}


def _whose(place: int, name: str, likely: Sequence[Unit], *, is_bare: bool) -> PastedDoubt:
    """A row of which it must be told whose it is: `place` counts rows from -1 downward. One with a name alone may be a heading."""
    choices = [(say("{name}", name=one.name), one.code) for one in likely]
    heading = [(say("là tên nhóm của các dòng dưới"), GROUP_ANSWER)] if is_bare else []
    fresh = (say("đơn vị mới «{name}»", name=name), "")
    return PastedDoubt(
        place, say("«{name}» là đơn vị nào?", name=name), (*choices, *heading, fresh)
    )


def _twice(grid: UnitGrid, rows: Sequence[PastedRow]) -> Iterator[Message]:
    """Units that several rows name: the table keeps the last one."""
    counted = Counter(one.unit for one in rows if one.unit in grid.units)
    names = [grid.units[code].name for code, times in counted.items() if times > 1]
    if names:
        yield say(
            "hai dòng cùng một đơn vị, bảng giữ dòng sau; xem lại: {names}", names=", ".join(names)
        )

"""Which column of a table holds what: titles as the records spell their keys, or as people call them.

`units.csv` has the plain keys of a unit, a list in one cell parted by `|` or `;`, and a column for each base;
`quotas.csv` a column for each table of quotas; `results/*.csv` one for each indicator. A column whose
title begins with `#` is a note of the office's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import get_origin

from generator.model.campaign import Unit
from generator.problems import Problem, Vocabulary, say
from generator.wording import fold
from generator.workspace import Block, CsvTable, Items, RowItems, changing

Key = tuple[str, ...]
"""What a column holds: `("name",)`, `("bases", "members")`, `("counts", "ideas")`; `()` is a note."""

BETWEEN, ALSO_BETWEEN = "|", ";"
"""What parts the items of a list in a cell: the one that is written, and the one that lists in Excel have."""

NOTE: Key = ()
UNIT: Key = ("unit",)
CODE: Key = ("code",)
STATUS: Key = ("status",)
_NOTES = ("ghi chú", "ghi chu", "note", "notes")
_NAMES = ("name", "tên", "tên đơn vị", "tên gọn")
_AS_IN_LISTS = frozenset({"code", "short_name", "aliases", "parent", "tier", "group"})
"""The keys that are called here what they are called in a list of units that is imported."""
_UNIT_TITLES = {
    "name": ("tên", "tên đầy đủ", "đơn vị"),
    "kind": ("loại", "loại đơn vị"),
    "parent": ("mã cấp trên",),
    "group": ("mã nhóm",),
    "order": ("thứ tự",),
    "active_from": ("từ ngày", "tham gia từ ngày"),
    "active_to": ("đến ngày", "đến hết ngày", "tham gia đến hết ngày"),
}
_SHOWN = 12


@changing
class Titles:
    """The titles that a table may have, and what a column under each holds.

    A key as the records spell it counts before any other title; a title that could mean two is none.
    """

    needed: tuple[Key, ...]
    exact: dict[str, Key] = field(default_factory=dict)
    loose: dict[str, Key | None] = field(default_factory=dict)
    written: dict[Key, str] = field(default_factory=dict)

    def add(self, key: Key, *titles: str) -> None:
        """A column under titles of the records, as far as none is taken; the first is the one written."""
        for title in (*titles, ".".join(key)):
            if self.exact.setdefault(title, key) == key:
                self.written.setdefault(key, title)

    def call(self, key: Key, *titles: str) -> None:
        """The same column by what people call it."""
        for title in titles:
            folded = fold(title)
            self.loose[folded] = key if self.loose.get(folded, key) == key else None

    def key_of(self, title: str) -> Key | None:
        """What a column holds; `None` for a title that nothing has."""
        if self.is_note(title):
            return NOTE
        found = self.exact.get(title)
        return self.loose.get(fold(title)) if found is None else found

    def is_note(self, title: str) -> bool:
        """Whether it stands over notes of the office's own."""
        return title.startswith("#") or fold(title) in _NOTES

    def knows(self, title: str) -> bool:
        """Whether some column has this title."""
        return bool(title) and self.key_of(title) is not None

    def read(self, table: CsvTable) -> tuple[dict[Key, int], list[Problem]]:
        """The columns of a table, counted from 0, and what is wrong with its titles."""
        found: dict[Key, int] = {}
        problems: list[Problem] = []
        words = Vocabulary([*self.exact])
        for column, title in enumerate(table.titles):
            key = self.key_of(title) if title else NOTE
            if key is None:
                problems.append(self._unknown(table, column, title, words))
            elif key in found and key != NOTE:
                problems.append(_twice(table, column, found[key], title))
            elif key != NOTE:
                found[key] = column
        problems += _untitled(table)
        problems += (self._missing(table, key) for key in self.needed if key not in found)
        return found, problems

    def _unknown(self, table: CsvTable, column: int, title: str, words: Vocabulary) -> Problem:
        said = say("không có cột «{title}» ở tệp này", title=title)
        known = ", ".join([*self.written.values()][:_SHOWN])
        hint = words.hint(title) or say(
            "dùng một trong các tên cột: {known}; cột ghi chú riêng thì mở đầu bằng «#»",
            known=known,
        )
        return Problem("E-CSV-COLUMN", table.place(table.head, column + 1), said, hint)

    def _missing(self, table: CsvTable, key: Key) -> Problem:
        title = self.written[key]
        said, hint = say("thiếu cột «{title}»", title=title), say("thêm cột «{title}»", title=title)
        return Problem("E-CSV-COLUMN", table.place(table.head, 1), said, hint)


def _twice(table: CsvTable, column: int, first: int, title: str) -> Problem:
    other = table.place(table.head, first + 1)
    said = say("cột «{title}» đã có ở cột {other}", title=title, other=other.cell)
    return Problem(
        "E-CSV-TWICE", table.place(table.head, column + 1), said, say("giữ một trong hai cột")
    )


def _untitled(table: CsvTable) -> Iterator[Problem]:
    """Cells that stand in no column; the first of each column is told."""
    bare = {column for column, title in enumerate(table.titles) if not title}
    bare = {column for column in bare if any(table.columns[column])}
    told: set[int] = set()
    for number, row in table.rows if bare else ():
        for column in sorted(bare - told):
            if cell := row[column]:
                told.add(column)
                said = say("ô «{text}» nằm ở cột không có tên", text=cell[:40])
                hint = say("đặt tên cho cột ở dòng đầu, hoặc xóa các ô ấy")
                yield Problem("E-CSV-COLUMN", table.place(number, column + 1), said, hint)


def unit_titles(root: Block) -> Titles:
    """The columns of `units.csv`: the keys of a unit, and the bases of the campaign."""
    titles = Titles(needed=(CODE, ("name",)))
    for name in unit_keys():
        titles.add((name,))
        titles.call((name,), *_as_in_lists(name), *_UNIT_TITLES.get(name, ()))
    for base in blocks_of(root, "bases"):
        titles.add(("bases", _text(base, "code")), _text(base, "code"))
        titles.call(("bases", _text(base, "code")), _text(base, "name"))
    return titles


def _as_in_lists(key: str) -> Iterable[str]:
    """What a list of units calls a key; a name is called that of some kind of unit, which alone may be a base."""
    from generator.sheets import usual

    if key == "name":
        return (f"tên {kind}" for kind in usual("unit"))
    return usual(key) if key in _AS_IN_LISTS else ()


def unit_keys() -> list[str]:
    """The keys of a unit that fit a cell."""
    return [field.alias or name for name, field in Unit.model_fields.items() if name != "bases"]


def list_keys() -> frozenset[str]:
    """The keys of a unit that hold a list."""
    return frozenset(
        name for name, field in Unit.model_fields.items() if get_origin(field.annotation) is tuple
    )


def result_titles(root: Block) -> Titles:
    """The columns of a table of counts: the unit, its status, and the indicators of the campaign."""
    titles = Titles(needed=(UNIT,))
    titles.add(UNIT)
    titles.call(UNIT, "mã", "mã đơn vị", "đơn vị")
    titles.add(STATUS)
    titles.call(STATUS, "trạng thái", "tình trạng")
    for indicator in blocks_of(root, "indicators"):
        key = ("counts", _text(indicator, "code"))
        titles.add(key, _text(indicator, "code"))
        titles.call(key, _text(indicator, "name"))
    _let_names_stand(titles)
    return titles


QUOTA_PARTS = ("counts", "fixed", "reasons")
_PART_TITLES = {"fixed": ("ấn định",), "reasons": ("lý do", "cách tính")}


def quota_titles(root: Block) -> Titles:
    """The columns of `quotas.csv`: the unit, and for each table its quotas, `.fixed` and `.reasons`."""
    titles = Titles(needed=(UNIT,))
    titles.add(UNIT)
    titles.call(UNIT, "mã", "mã đơn vị", "đơn vị")
    for name, called in _quota_names(root).items():
        titles.add(("counts", name), name)
        titles.call(("counts", name), *called)
        for part, words in _PART_TITLES.items():
            titles.add((part, name), f"{name}.{part}")
            titles.call(
                (part, name), *(f"{one} {word}" for one in (name, *called) for word in words)
            )
    _let_names_stand(titles)
    return titles


def _let_names_stand(titles: Titles) -> None:
    """The names of units may stand beside their codes, for people only."""
    for title in _NAMES:
        titles.exact.setdefault(title, NOTE)
        titles.loose.setdefault(fold(title), NOTE)


def _quota_names(root: Block) -> Mapping[str, Sequence[str]]:
    """The names of all tables of quotas that there can be, each with what people call it."""
    found: dict[str, Sequence[str]] = {}
    for entry in blocks_of(root, "quotas"):
        found.setdefault(quota_name(entry), ())
    for name, meant in loose_quotas(root).items():
        phase = _named(root, "phases", meant.get("phase"))
        indicator = _named(root, "indicators", meant.get("indicator"))
        called = " ".join(filter(None, (indicator, phase))) or "chỉ tiêu"
        found[name] = [*found.get(name, ()), called]
    return found


def quota_name(entry: Mapping[str, object]) -> str:
    """The title of the column of a table of quotas: its code, else what it is for."""
    if code := entry.get("code"):
        return str(code)
    meant = [str(entry[key]) for key in ("indicator", "phase") if entry.get(key)]
    return ".".join(meant) or "quota"


def loose_quotas(root: Block) -> Mapping[str, dict[str, str]]:
    """What a column that no table of `quotas.yaml` names is a table of; names of two things are left out."""
    indicators = [_text(one, "code") for one in blocks_of(root, "indicators")]
    phases = [_text(one, "code") for one in blocks_of(root, "phases")]
    pairs: list[dict[str, str]] = [{}]
    pairs += ({"indicator": one} for one in indicators)
    pairs += ({"phase": one} for one in phases)
    pairs += ({"indicator": one, "phase": two} for one in indicators for two in phases)
    found: dict[str, dict[str, str]] = {}
    doubtful: set[str] = set()
    for pair in pairs:
        name = quota_name(pair)
        doubtful |= {name} & found.keys()
        found[name] = pair
    return {name: pair for name, pair in found.items() if name not in doubtful}


def blocks_of(root: Block, key: str) -> Iterable[Block]:
    """The entries of a list of the record, as far as they are such."""
    given = root.get(key)
    return [one for one in given if isinstance(one, Block)] if isinstance(given, Items) else ()


def unit_codes(root: Block) -> Sequence[str]:
    """The code of each unit, in order; empty where it has none."""
    given = root.get("units")
    if isinstance(given, RowItems) and given.columns and CODE in given.columns:
        return given.columns[CODE]
    return [_text(unit, "code") for unit in blocks_of(root, "units")]


def _text(block: Block, key: str) -> str:
    found = block.get(key)
    return found if isinstance(found, str) else ""


def _named(root: Block, key: str, code: object) -> str:
    return next((_text(one, "name") for one in blocks_of(root, key) if one.get("code") == code), "")

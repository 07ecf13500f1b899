"""Which columns of a sheet hold the unit, its code and the counts: by their titles, or as told.

A title that two columns share, or none that is known, is asked about or refused; columns that are
hidden are never chosen. A person tells columns on the command line (`read_columns`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from generator.model.campaign import Indicator
from generator.problems import Message, Misused, Problem, say
from generator.sheets import column_titles
from generator.sheets.band import NO_BAND, find_band
from generator.sheets.doubts import COLUMN_CAP, Ask, SpreadsheetRefused, settle
from generator.sheets.grid import Grid, column_letters, column_number
from generator.sheets.usual_words import usual
from generator.workspace import quoted

_LETTERS = re.compile(r"[A-Z]{1,2}")
_SAMPLES = 3
_COLUMNS = say("chỉ rõ bằng --columns, ví dụ --columns unit=B,count=D")


class ColumnsMisread(Misused):
    """The columns on the command line cannot be understood (exit 2)."""


@dataclass(frozen=True)
class Columns:
    """Where a table keeps what is read from it; `first_row` is the first that may be a unit's."""

    counts: Mapping[str, int]
    unit: int | None = None
    code: int | None = None
    ordinal: int | None = None
    status: int | None = None
    remark: int | None = None
    first_row: int = 1
    titles: Mapping[int, str] = field(default_factory=dict)

    @property
    def named(self) -> tuple[int, ...]:
        """The columns that say which unit a row is of."""
        return tuple(column for column in (self.code, self.unit) if column is not None)

    @property
    def by_content(self) -> dict[str, int]:
        """Every column that is read, by `unit`, `code`, `status` or the indicator that it holds."""
        named = {"unit": self.unit, "code": self.code, **self.counts, "status": self.status}
        return {key: column for key, column in named.items() if column is not None}


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the indicator asked for, others that may stand beside it, columns told."""

    indicator: Indicator
    others: Sequence[Indicator] = ()
    told: Mapping[str, str] = field(default_factory=dict)

    def is_count(self, path: tuple[str, ...]) -> bool:
        """Whether a title may stand over the counts."""
        return column_titles.likeness_to_count(path, self.indicator, asked=True) > 0


def read_columns(text: str, indicators: Iterable[str]) -> dict[str, str]:
    """`unit=B,count=D` as a mapping; `code`, `status` and the code of any indicator may stand there too."""
    known = {"unit", "code", "count", "status", *indicators}
    told: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        key, _, value = (piece.strip() for piece in part.partition("="))
        if not value or key not in known or key in told:
            said = say(
                "không hiểu «{part}» ở --columns; viết như unit=B,count=D (các trường: {known})",
                part=part,
                known=", ".join(sorted(known)),
            )
            raise ColumnsMisread(said)
        told[key] = value
    return told


def find_columns(grid: Grid, wanted: Wanted, ask: Ask) -> Columns:
    """The columns of a sheet; raises `SpreadsheetRefused` with all that could not be found."""
    return _Search(grid, wanted, ask).columns()


def has_table(grid: Grid, wanted: Wanted) -> bool:
    """Whether a sheet has titles over units and over counts."""
    band = find_band(grid, wanted.is_count) or NO_BAND
    return any(wanted.is_count(band.path(column)) for column in band.titles)


class _Search:
    def __init__(self, grid: Grid, wanted: Wanted, ask: Ask) -> None:
        self.grid = grid
        self.wanted = wanted
        self.ask = ask
        self.band = find_band(grid, wanted.is_count) or NO_BAND
        self.visible = [one for one in self.band.titles if one not in grid.hidden_columns]
        self.problems: list[Problem] = []

    def columns(self) -> Columns:
        code = self._told("code") or self._code()
        unit = self._told("unit") or (None if self._is_only_code(code) else self._unit())
        counts = self._counts()
        if self.problems:
            raise SpreadsheetRefused(self.problems)
        return Columns(
            counts=counts,
            unit=unit,
            code=code,
            ordinal=next(iter(self._usual("ordinal")), None),
            status=self._told("status") or next(iter(self._usual("status")), None),
            remark=next(iter(self._usual("remark")), None),
            first_row=self.band.first_row,
            titles={column: quoted(self.band.shown(column)) for column in self.band.titles},
        )

    def _is_only_code(self, code: int | None) -> bool:
        """Whether the code alone says which unit it is."""
        return code is not None and not any(self._unit_scores().values())

    def _told(self, key: str) -> int | None:
        """The column that the command line names by letter or title."""
        value = self.wanted.told.get(key)
        if value is None:
            return None
        if _LETTERS.fullmatch(value) and column_number(value) <= COLUMN_CAP:
            return column_number(value)
        found = self._like(lambda title: title == column_titles.full_title(value))
        if len(found) == 1:
            return found[0]
        said = say("không có đúng một cột tên «{name}»", name=value)
        self._refuse("E-XLS-COLUMN", said, say("ghi chữ của cột, ví dụ {key}=B", key=key))
        return None

    def _like(self, fits: Callable[[str], bool]) -> list[int]:
        return [column for column in self.visible if any(map(fits, self.band.path(column)))]

    def _usual(self, part: str) -> list[int]:
        return self._like(lambda title: column_titles.plain_title(title) in usual(part))

    def _code(self) -> int | None:
        if "unit" in self.wanted.told:
            return None
        found = self._usual("code")
        if len(found) < 2:  # noqa: PLR2004
            return found[0] if found else None
        return self._asked("E-XLS-CODE-COLUMN", say("có nhiều cột mã đơn vị"), found)

    def _unit_scores(self) -> dict[int, int]:
        return {
            column: max(
                (
                    column_titles.likeness_to_unit(column_titles.plain_title(title))
                    for title in self.band.path(column)
                ),
                default=0,
            )
            for column in self.visible
        }

    def _unit(self) -> int | None:
        found = _best(self._unit_scores())
        said = say("có nhiều cột có thể là đơn vị") if found else say("không thấy cột đơn vị")
        return found[0] if len(found) == 1 else self._asked("E-XLS-UNIT-COLUMN", said, found)

    def _counts(self) -> dict[str, int]:
        main = self.wanted.indicator
        counts = {main.code: self._told("count") or self._told(main.code) or self._count()}
        for other in self.wanted.others:
            counts[other.code] = self._told(other.code) or self._count_of_other(other)
        found = {code: column for code, column in counts.items() if column is not None}
        if len(set(found.values())) < len(found):
            said = say("một cột được hiểu là số của hai chỉ số")
            self._refuse("E-XLS-COUNT-COLUMN", said, _COLUMNS)
        return found

    def _count(self) -> int | None:
        """The column of the indicator asked for; another one by its own name may stand alone."""
        others = {self._count_of_other(other) for other in self.wanted.others}
        found = self._counting(self.wanted.indicator, asked=True)
        if len(found) == 1 and (found[0] not in others or not self._is_usual(found[0])):
            return found[0]
        if others - {None} and set(found) <= others:
            return None
        said = say("có nhiều cột có thể là số liệu") if found else say("không thấy cột số liệu")
        return self._asked("E-XLS-COUNT-COLUMN", said, found)

    def _is_usual(self, column: int) -> bool:
        """Whether a title names no indicator, but is usual over counts."""
        return (
            column_titles.likeness_to_count(
                self.band.path(column), self.wanted.indicator, asked=False
            )
            == 0
        )

    def _count_of_other(self, indicator: Indicator) -> int | None:
        found = self._counting(indicator, asked=False)
        return found[0] if len(found) == 1 else None

    def _counting(self, indicator: Indicator, *, asked: bool) -> list[int]:
        """The columns most like counts of an indicator."""
        path, likeness = self.band.path, column_titles.likeness_to_count
        return _best({one: likeness(path(one), indicator, asked=asked) for one in self.visible})

    def _asked(self, code: str, said: Message, columns: Sequence[int]) -> int | None:
        """The column that somebody chooses; of all of them where no title helps."""
        filled = {column for row in self.grid.rows for column in row.cells}
        columns = columns or sorted(filled - self.grid.hidden_columns)
        listed = ", ".join(map(self._shown, columns[:10]))
        told = say("{said}: {listed}", said=said, listed=listed) if listed else said
        doubt = Problem(code, self.grid.whole, told, _COLUMNS)
        choices = [(say("{shown}", shown=self._described(column)), column) for column in columns]
        settled = settle(self.ask, doubt, choices)
        if isinstance(settled, Problem):
            self.problems.append(settled)
            return None
        return settled

    def _shown(self, column: int) -> str:
        title = self.band.shown(column)
        return f"{column_letters(column)} «{title[:40]}»" if title else column_letters(column)

    def _described(self, column: int) -> str:
        """A column with its first values, for a person to choose."""
        values = (
            row.cells[column].words[:30]
            for row in self.grid.rows
            if row.number >= self.band.first_row and column in row.cells
        )
        return f"{self._shown(column)}: {', '.join(islice(values, _SAMPLES))}"

    def _refuse(self, code: str, said: Message, hint: Message) -> None:
        self.problems.append(Problem(code, self.grid.whole, said, hint))


def _best(scores: Mapping[int, int]) -> list[int]:
    """The columns of the highest score above nothing."""
    top = max(scores.values(), default=0)
    return [column for column, score in scores.items() if score == top] if top else []

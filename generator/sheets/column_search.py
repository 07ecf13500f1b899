"""Columns found by their titles, told by a person, or asked about: what every kind of table shares.

Columns that are hidden are never chosen. What is looked for is decided in `table_columns` for
results, in `list_columns` for lists of units, in `register_columns` for registers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from generator.problems import Message, Misused, Problem, say
from generator.sheets import column_titles
from generator.sheets.band import NO_BAND, Band, CountTitle, band_over
from generator.sheets.doubts import COLUMN_CAP, Ask, settle
from generator.sheets.grid import CellKind, Grid, SheetRow, column_number
from generator.sheets.measures import other_measure, tens_between
from generator.sheets.rescaling import rescaled_cell
from generator.sheets.usual_words import usual
from generator.wording import fold, in_full, nfc, number
from generator.workspace import column_letters, quoted, regex

_LETTERS = regex(r"[A-Z]{1,2}")
_STORED = regex(r"[0-9]{1,20}(?:\.[0-9]{1,20})?")
_SAMPLES = 3
_LONGEST_SAMPLE = 45
_ROWS, _THIRD = 500, 3
_LONGEST = 80
"""So many letters of a title are shown."""
NO_UNIT = "E-XLS-UNIT-COLUMN", say("không thấy cột đơn vị")


_STATING = regex(r"\(?\s*(?:đơn vị tính|đvt|.*\btính (?:bằng|theo))\b", re.IGNORECASE)


def _states_measure(row: SheetRow) -> bool:
    """Whether a row has no figures and says what the figures of the table are in: «ĐVT: nghìn đồng»."""
    cells = [cell for cell in row.cells.values() if cell.words.strip()]
    is_told = any(_STATING.match(nfc(cell.words)) for cell in cells)
    return is_told and all(cell.kind is CellKind.TEXT for cell in cells)


class ColumnsMisread(Misused):
    """The columns on the command line cannot be understood (exit 2)."""


def told_columns(
    text: str, is_known: Callable[[str], bool], example: str, fields: Sequence[str]
) -> dict[str, str]:
    """`unit=B,count=D` as a mapping; a key that is not known, or stands twice, is refused."""
    told: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        key, _, value = (piece.strip() for piece in part.partition("="))
        if not value or not is_known(key) or key in told:
            said = say(
                "không hiểu «{part}» ở --columns; viết như {example} (các trường: {known})",
                part=part,
                example=example,
                known=", ".join(fields),
            )
            raise ColumnsMisread(said)
        told[key] = value
    return told


class ColumnSearch:
    """Looks for columns under the titles of `band`; what could not be found is in `problems`."""

    def __init__(self, grid: Grid, band: Band, told: Mapping[str, str], ask: Ask) -> None:
        self.grid = grid
        self.band = band
        self.told = told
        self.ask = ask
        self.problems: list[Problem] = []
        self.is_unit: Callable[[str], bool] = lambda _: False
        """Whether a text names a unit for certain."""
        self.named_at: int | None = None
        """The column by which rows are called, where somebody had to say it."""
        self.is_named = False
        """Whether it was told or asked for."""

    hint: Message = say(
        "chỉ rõ bằng --columns, ví dụ --columns {columns}", columns="unit=B,count=D"
    )
    """How a person tells the columns."""

    @property
    def visible(self) -> list[int]:
        """The columns that have a title and are not hidden."""
        return [one for one in self.band.titles if one not in self.grid.hidden_columns]

    def find_titles(self, key: str, is_known: CountTitle, code: str, said: Message) -> None:
        """Where no row looks like titles: that which has words over the column that is told under `key`, or asked for."""
        if self.band.titles:
            return
        if key in self.told:
            self.named_at = self.told_at(key)
        else:
            self.named_at = naming_column(self.grid, self.is_unit) or self.asked(code, said, [])
        self.is_named = True
        if self.named_at is not None:
            self.band = band_over(self.grid, self.named_at, is_known) or self.band

    def told_at(self, key: str) -> int | None:
        """The column that the command line names by letter or title."""
        value = self.told.get(key)
        if value is None:
            return None
        if (found := self._called(value)) is not None:
            return found
        said = say("không có đúng một cột tên «{name}»", name=value)
        self.refuse("E-XLS-COLUMN", said, say("ghi chữ của cột, ví dụ {key}=B", key=key))
        return None

    def _called(self, value: str) -> int | None:
        """The column of these letters, else the one of this title."""
        if _LETTERS.fullmatch(value) and column_number(value) <= COLUMN_CAP:
            return column_number(value)
        found = self.like(lambda title: title == column_titles.full_title(value))
        return found[0] if len(found) == 1 else None

    @property
    def claimed(self) -> set[int]:
        """The columns that somebody told to be something: they are found for nothing else."""
        return {at for value in self.told.values() if (at := self._called(value)) is not None}

    def like(self, fits: Callable[[str], bool]) -> list[int]:
        """The columns over which a title fits."""
        return [column for column in self.visible if any(map(fits, self.band.path(column)))]

    def usual(self, part: str) -> list[int]:
        """The columns with one of the usual titles of a part, without those that are told to be something."""
        found = self.like(lambda title: column_titles.plain_title(title) in usual(part))
        claimed = self.claimed if self.told else set()
        return [at for at in found if at not in claimed]

    def ordinal(self, before: int) -> int | None:
        """The column of ordinals: by its title, else one without a title before a column that counts 1, 2, 3."""
        counted = (
            one
            for one in range(1, before)
            if one not in self.band.titles and self._numbers_rows(one)
        )
        return next(iter(self.usual("ordinal")), None) or next(counted, None)

    def _numbers_rows(self, column: int) -> bool:
        """Whether the numbers of a column begin with 1 and go on one by one, or begin anew."""
        texts = (
            row.cells[column].words.strip(" .)").removesuffix(".0")
            for row in self.grid.rows
            if column in row.cells and row.number >= self.band.first_row
        )
        numbers = [int(text) for text in texts if text.isdecimal() and text.isascii()]
        steps = zip([0, *numbers], numbers, strict=False)
        return len(numbers) > 1 and all(now in {before + 1, 1} for before, now in steps)

    def like_units(self, columns: Iterable[int]) -> list[int]:
        """Those of some columns whose titles are most like that of the unit."""
        plain, likeness = column_titles.plain_title, column_titles.likeness_to_unit
        scores = {
            column: max((likeness(plain(one)) for one in self.band.path(column)), default=0)
            for column in columns
        }
        return best(scores)

    def unit(self, columns: Iterable[int]) -> int | None:
        """The column of the unit, of some."""
        if self.is_named:
            return self.named_at
        found = self.like_units(columns)
        if len(found) == 1:
            return found[0]
        said = say("có nhiều cột có thể là đơn vị") if found else NO_UNIT[1]
        named = naming_column(self.grid, self.is_unit, found)
        return named or self.asked(NO_UNIT[0], said, found)

    def single(self, found: Sequence[int]) -> int | None:
        """The one column of those found, if any; of several with the title somebody chooses."""
        if len(found) < 2:  # noqa: PLR2004
            return found[0] if found else None
        said = say("có nhiều cột «{title}»", title=self.band.shown(found[0]))
        return self.asked("E-XLS-COLUMN", said, found)

    def once(self, found: Mapping[str, int]) -> None:
        """Refuses a column that was taken for two fields."""
        if len(set(found.values())) < len(found):
            self.refuse("E-XLS-COLUMN", say("một cột được hiểu là hai trường"), self.hint)

    @property
    def titles(self) -> dict[int, str]:
        """What stands over each column, for people."""
        return {column: quoted(self.band.shown(column)) for column in self.band.titles}

    def asked(self, code: str, said: Message, columns: Sequence[int]) -> int | None:
        """The column that somebody chooses; of all of them where no title helps."""
        filled = {column for row in self.grid.rows for column in row.cells}
        columns = columns or sorted(filled - self.grid.hidden_columns)
        listed = ", ".join(map(self.shown, columns[:10]))
        told = say("{said}: {listed}", said=said, listed=listed) if listed else said
        doubt = Problem(code, self.grid.whole, told, self.hint)
        settled = settle(self.ask, doubt, self.choices(columns), shape=self.shape)
        if isinstance(settled, Problem):
            self.problems.append(settled)
            return None
        return settled

    @property
    def shape(self) -> str:
        """What the table looks like: its titles, else the words of its first row of such."""
        band = self.band if self.band.titles else band_of_words(self.grid)
        titles = {at: band.shown(at) for at in band.titles}
        return "; ".join(f"{column_letters(at)} {fold(titles[at])}" for at in sorted(titles))

    def choices(self, columns: Iterable[int]) -> list[tuple[Message, int]]:
        """Columns to choose from, each with its first values."""
        return [(say("{shown}", shown=self._described(column)), column) for column in columns]

    def shown(self, column: int) -> str:
        """A column for people: `D «Ghi chú»`."""
        title = self.band.shown(column)
        shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
        return f"{column_letters(column)} «{shown}»" if title else column_letters(column)

    def _described(self, column: int) -> str:
        """A column with its first values, for a person to choose; what stands over a table is narrower than it."""
        rows = [row for row in self.grid.rows if row.number >= self.band.first_row]
        widest = max((len(row.cells) for row in rows), default=0)
        values = (
            clipped(row.cells[column].words)
            for row in rows
            if column in row.cells and 2 * len(row.cells) >= widest
        )
        return f"{self.shown(column)}: {', '.join(islice(values, _SAMPLES))}"

    def is_words(self, column: int) -> bool:
        """Whether more cells of a column hold words than numbers; empty ones count for neither."""
        cells = [
            row.cells[column]
            for row in self.grid.rows
            if row.number >= self.band.first_row and column in row.cells
        ]
        words = sum(cell.kind is CellKind.TEXT and _has_letters(cell.words) for cell in cells)
        return 2 * words >= len(cells)

    def of_figures(self) -> list[int]:
        """The columns that people see with any figure below the titles, without ordinals and names of units."""
        filled = {
            column
            for row in self.grid.rows
            for column, cell in row.cells.items()
            if row.number >= self.band.first_row and any(one.isdigit() for one in cell.words)
        }
        named = {*self.usual("ordinal"), *(at for at in self.like_units(self.visible) if self.is_words(at))}  # fmt: skip
        return sorted(filled - self.grid.hidden_columns - named)

    def doubt_measure(self, column: int, measure: str) -> None:
        """Asks about a column whose figures are said to be in another unit of measure than is recorded."""
        settled = self.settled_measure(column, measure, converts=False)
        if isinstance(settled, Problem):
            self.problems.append(settled)

    def settled_measure(
        self, column: int, measure: str, *, converts: bool = True
    ) -> int | Problem | None:
        """By how many powers of ten the figures of a column are to be made larger, as somebody says; the doubt where nobody does.

        Nothing of a column that is said to be in no other unit of measure than is recorded.
        """
        stated = other_measure(self.band.titles.get(column, ()), self._around(column), measure)
        if stated is None:
            return None
        said = say(
            "tệp ghi đơn vị tính «{stated}», dữ liệu ghi số này bằng «{measure}»",
            stated=quoted(stated),
            measure=measure,
        )
        hint = say(
            "đổi các số ra {measure}, rồi sửa chữ «{stated}» trong tệp",
            stated=quoted(stated),
            measure=measure,
        )
        place = self.grid.place(
            max(self.band.first_row - 1, 1), column, quoted(self.band.shown(column))
        )
        tens = tens_between(stated, measure) if converts else None
        choices = [
            *([(self._converted(column, tens, measure), tens)] if tens else []),
            (say("các số trong cột đã tính bằng {measure}", measure=measure), 0),
        ]
        return settle(self.ask, Problem("E-XLS-MEASURE", place, said, hint), choices)

    def _around(self, column: int) -> list[str]:
        """The lines above and below the table, those in it that state a unit of measure, and the name of its sheet."""
        last = max((row.number for row in self.grid.rows if column in row.cells), default=0)
        return [
            self.grid.sheet,
            *(
                " ".join(cell.words for cell in row.cells.values())
                for row in self.grid.rows
                if not self.band.first_row <= row.number <= last or _states_measure(row)
            ),
        ]

    def _converted(self, column: int, tens: int, measure: str) -> Message:
        """That the figures of a column are multiplied or divided, with what becomes of the first of them."""
        told = {"factor": number(10 ** abs(tens)), "measure": measure}
        changed = (
            (cell.words, rescaled_cell(cell, tens).text)
            for row in self.grid.rows
            if row.number >= self.band.first_row and column in row.cells
            for cell in [row.cells[column]]
            if rescaled_cell(cell, tens) != cell
        )
        for before, after in islice(changed, 1):
            told |= {"before": _in_words(before), "after": in_full(Decimal(after))}
            if tens > 0:
                return say(
                    "đổi ra {measure}: nhân cả cột với {factor}, ví dụ {before} thành {after}",
                    **told,
                )
            return say(
                "đổi ra {measure}: chia cả cột cho {factor}, ví dụ {before} thành {after}", **told
            )
        if tens > 0:
            return say("đổi ra {measure}: nhân cả cột với {factor}", **told)
        return say("đổi ra {measure}: chia cả cột cho {factor}", **told)

    def refuse(self, code: str, said: Message, hint: Message) -> None:
        """What keeps the table from being read."""
        self.problems.append(Problem(code, self.grid.whole, said, hint))


def best(scores: Mapping[int, int]) -> list[int]:
    """The columns of the highest score above nothing."""
    top = max(scores.values(), default=0)
    return [column for column, score in scores.items() if score == top] if top else []


def clipped(text: str) -> str:
    """A text of a cell for people, a long one without its last words."""
    if len(text) <= _LONGEST_SAMPLE:
        return text
    return f"{text[:_LONGEST_SAMPLE].rsplit(maxsplit=1)[0]} …"


def naming_column(
    grid: Grid, is_unit: Callable[[str], bool], among: Collection[int] = ()
) -> int | None:
    """The one column that people see, of some or of all, in which units are named; a third of its words at least."""
    named, words = Counter[int](), Counter[int]()
    for row in grid.rows[:_ROWS]:
        for column, cell in row.cells.items():
            is_sought = not among or column in among
            if is_sought and cell.kind is CellKind.TEXT and _has_letters(cell.words):
                words[column] += 1
                named[column] += is_unit(" ".join(cell.text.split()))
    found = [one for one, times in named.items() if times and one not in grid.hidden_columns]
    is_clear = len(found) == 1 and _THIRD * named[found[0]] >= words[found[0]]
    return found[0] if is_clear else None


def band_of_words(grid: Grid) -> Band:
    """The first row of several words and nothing else, as titles; none where there is no such row."""
    for row in grid.rows[:_ROWS]:
        said = {at: (cell.words,) for at, cell in row.cells.items()}
        if len(said) > 1 and all(_has_letters(one) for (one,) in said.values()):
            return Band(said, row.number + 1)
    return NO_BAND


def _in_words(text: str) -> str:
    """A number as people write it, of what a cell holds."""
    return in_full(Decimal(text)) if _STORED.fullmatch(text) else text


def _has_letters(text: str) -> bool:
    """Whether a text is more than figures and signs."""
    return any(letter.isalpha() for letter in text)

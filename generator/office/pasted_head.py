"""The titles at the top of a paste into the table of units: how many rows they are, and the column of each.

What stands above them over all columns is none. Below titles that go over several columns others may stand, and
below these a row that numbers the columns.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from generator.model.roster import Units
from generator.office.grid_bases import begins_base, new_base_key
from generator.office.grid_columns import CellSort
from generator.office.pasted_sums import PastedSum, SumReader
from generator.office.pasted_titles import Meaning, TitleReader
from generator.office.unit_grid import UnitGrid
from generator.problems import Message, say
from generator.sheets import UnitIndex, base_named, base_title, no_amount, usual
from generator.wording import fold
from generator.workspace import Block, regex, unchanging

_ORDINALS = frozenset({"tt", "stt", "so tt", "so thu tu"})
_FEWEST = 2
_SHOWN = 3
_DAY = regex(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{2}){1,2}")
_COUNTED = regex(r"[0-9][0-9.,\s]*([^\W\d_].*)")
_TALLEST = 3
"""So many rows of titles there are at most."""
_HIGHEST = 6
"""Titles stand among so many first rows."""
_NAME = "name"


@unchanging(frozen=True)
class PastedDoubt:
    """A column of a paste of which it must be told what it is: `place` counts the columns pasted.

    `choices` are the columns that may be meant, by their titles and keys; the last one is none.
    """

    place: int
    said: Message
    choices: tuple[tuple[Message, str], ...]


@unchanging(frozen=True)
class PastedHead:
    """So many rows of titles, what they say, the columns by place, and what must be asked before anything goes there."""

    rows: int
    titles: Sequence[str]
    keys: Mapping[int, str]
    asked: tuple[PastedDoubt, ...] = ()
    sums: Mapping[int, Message] = field(default_factory=dict)
    """What is said of columns that add up others, by place."""

    @property
    def ordinal(self) -> int | None:
        """The column of ordinals."""
        return next((at for at, one in enumerate(self.titles) if _is_ordinal(one)), None)

    @property
    def left_out(self) -> list[str]:
        """The titles whose columns go nowhere, beside sums."""
        free = {*range(len(self.titles))} - {*self.keys, *self.sums}
        return [self.titles[place] for place in sorted(free) if self.titles[place].strip()]


def none_of(column_choices: Sequence[tuple[Message, str]]) -> tuple[tuple[Message, str], ...]:
    """Choices of columns, and that it is none of them."""
    return (*column_choices, (say("không dán cột này"), ""))


def head_of(
    grid: UnitGrid, root: Block, cells: Sequence[Sequence[str]], told: Mapping[int, str]
) -> PastedHead | None:
    """The titles of a paste, none where it has no titles; `told` are the columns that somebody chose, by place."""
    reader = TitleReader(grid, root)
    for at, row in enumerate(cells[:_HIGHEST]):
        meant = _meant(reader, row)
        if _is_head(grid, row, meant, cells[at + 1 :]):
            above, width = at + 1, max(map(len, cells[at:]))
            paths: list[tuple[str, ...]] = [(one,) for one in _as_long(row, width)]
            while above < at + _TALLEST and (
                parts := _under(meant, paths, cells[above : above + 1])
            ):
                paths = [parts.get(place, one) for place, one in enumerate(paths)]
                above += 1
            above += _is_numbering(cells[above : above + 1])
            texts = [", ".join(filter(None, one)) for one in paths]
            bases = [base_title(one) for one in paths]
            return _Chosen(
                grid, texts, bases, _meant(reader, texts, bases), cells[above:], told
            ).head(above)
        if sum(bool(one.strip()) for one in row) > 1:
            break
    return None


def first_texts(texts: Sequence[str]) -> str:
    """The first of some texts, and that there are more."""
    shown = ", ".join(f"«{text}»" for text in texts[:_SHOWN])
    return shown + (", …" if len(texts) > _SHOWN else "")


def is_figure(text: str) -> bool:
    """Whether a cell holds a bare figure, without any letter."""
    return any(letter.isdigit() for letter in text) and not _has_letter(text)


def holds_figures(texts: Sequence[str]) -> bool:
    """Whether any cell of a column is a figure, days left out; or all have the same words behind one: «12 hộ», «5 hộ»."""
    bare = [text for text in texts if is_figure(text)]
    if bare:
        return not all(map(_DAY.fullmatch, bare))
    behind = [_COUNTED.fullmatch(text) for text in texts]
    words = [fold(found[1]) for found in behind if found]
    return len(words) >= _FEWEST and len(words) == len(texts) and len({*words}) == 1


def _has_letter(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _is_ordinal(title: str) -> bool:
    return fold(title) in _ORDINALS


def _meant(
    reader: TitleReader, titles: Sequence[str], bases: Sequence[str] = ()
) -> dict[int, Meaning]:
    """What each title means, ordinals left out; `bases` are what they say that they are numbers of, by place."""
    return {
        place: Meaning() if _is_ordinal(text) else reader.meaning(text, *bases[place : place + 1])
        for place, text in enumerate(titles)
    }


def _is_head(
    grid: UnitGrid,
    row: Sequence[str],
    meant: Mapping[int, Meaning],
    below: Sequence[Sequence[str]],
) -> bool:
    """Whether a row is one of titles: it says so by several, or stands over figures and has none."""
    keys = {one.key for one in meant.values() if one.key}
    names = [row[place] for place, one in meant.items() if one.key == _NAME]
    if names and UnitIndex(Units(grid.campaign).called_on()).find(names[0]).sure:
        return False
    if _NAME in keys or len(keys) >= _FEWEST:
        return True
    if any(map(is_figure, row)) or len([one for one in row if one.strip()]) < _FEWEST:
        return False
    is_numbered = any(map(_is_ordinal, row))
    over = [place for place, one in meant.items() if one != Meaning()]
    return is_numbered or any(is_figure(text) for place in over for text in _column(below, place))


def _column(cells: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place].strip() for row in cells if place < len(row) and row[place].strip()]


def _under(
    meant: Mapping[int, Meaning],
    paths: Sequence[tuple[str, ...]],
    below: Sequence[Sequence[str]],
) -> dict[int, tuple[str, ...]]:
    """The titles of columns below one that goes over several, each with what stands above it; no row that has figures."""
    titles = below[0] if below else ()
    names = [at for at, one in meant.items() if one.key == _NAME or _is_ordinal(paths[at][-1])]
    if not names or any(titles[place].strip() for place in names if place < len(titles)):
        return {}
    if any(map(is_figure, titles)):
        return {}
    found, over = dict[int, tuple[str, ...]](), tuple[str, ...]()
    for place, text in enumerate(titles):
        own = paths[place] if place < len(paths) else ()
        over = tuple(one.strip() for one in own if one.strip()) or over
        said = " ".join(text.split())
        if _has_letter(said):
            found[place] = (*over, said)
    return found


def _as_long(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _is_numbering(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row numbers the columns: `(1) (2) (3)`, `A B 1 2`."""
    marks = [one.strip().strip("()") for row in rows for one in row if one.strip()]
    digits = [int(one) for one in marks if one.isdecimal() and one.isascii()]
    letters = [one for one in marks if not one.isdecimal()]
    is_counted = digits == list(range(1, len(digits) + 1)) or digits == list(
        range(len(letters) + 1, len(marks) + 1)
    )
    is_lettered = letters == [chr(ord("A") + at) for at in range(len(letters))]
    return len(digits) >= _FEWEST and is_counted and is_lettered


@unchanging(frozen=True)
class _Chosen:
    """Titles with what they mean, and what of it somebody told."""

    grid: UnitGrid
    titles: Sequence[str]
    bases: Sequence[str]
    """What they say that they are numbers of."""
    meant: Mapping[int, Meaning]
    below: Sequence[Sequence[str]]
    told: Mapping[int, str]

    def head(self, rows: int) -> PastedHead:
        keys = dict[int, str]()
        for place, one in self.meant.items():
            key = self.told.get(place, one.key)
            is_known = key in self.grid.by_key or begins_base(key)
            if is_known and key not in keys.values():
                keys[place] = key
        sums = self._sums(keys)
        said = {place: one.told(self.titles, place) for place, one in sums.items() if not one.apart}
        for place, total in sums.items():
            if place in said and total.whole and total.whole not in keys.values():
                keys[place] = total.whole
        return PastedHead(rows, self.titles, keys, tuple(self._asked(keys, sums)), said)

    def _sums(self, keys: Mapping[int, str]) -> dict[int, PastedSum]:
        """The columns that call themselves sums of others, by place; of those that are asked about the likeliest is supposed."""
        supposed = {**keys}
        for place, one in self.meant.items():
            likely = next((key for key in one.may_be if key not in supposed.values()), "")
            if likely and place not in supposed and place not in self.told:
                supposed[place] = likely
        reader = SumReader(self.grid, self.titles, self.below, supposed)
        open_to_it = [place for place in range(len(self.titles)) if place not in self.told]
        found = {place: reader.found(place) for place in open_to_it}
        return {place: one for place, one in found.items() if one}

    def _asked(
        self, keys: Mapping[int, str], sums: Mapping[int, PastedSum]
    ) -> Iterator[PastedDoubt]:
        taken = {*keys.values(), *self.told.values()}
        name = None if _NAME in taken else self._of_names(keys)
        if name is not None:
            said = say("cột «{title}» của phần dán là gì?", title=self.titles[name].strip())
            yield PastedDoubt(name, said, none_of([(self._title(_NAME), _NAME)]))
        for place, one in self.meant.items():
            title = self.titles[place]
            if place in self.told or _is_ordinal(title) or fold(title) in usual("measure"):
                continue
            if (total := sums.get(place)) and total.apart:
                own = [keys[place]] if place in keys else []
                meant = [key for key in (*own, *one.may_be, total.whole) if key]
                choices = self._choices(meant, taken - {*own})
                yield PastedDoubt(place, total.told(self.titles, place), none_of(choices))
            elif place not in keys and total is None and self._is_of_figures(place):
                yield from self._whose(place, one, taken)

    def _whose(self, place: int, one: Meaning, taken: Container[str]) -> Iterator[PastedDoubt]:
        """A column of figures that is taken for nothing: what it may be; of what is no number of anything only its title is told."""
        title = self.titles[place].strip()
        base = self.bases[place].strip()
        key = new_base_key(base) if one == Meaning() else ""
        if one == Meaning() and not key and self._says_no_number(title):
            return
        choices = self._choices(one.may_be, taken)
        if key:
            label = say("cơ sở tính mới «{name}», để chia chỉ tiêu", name=base_named(base))
            choices = [(label, key)]
        if not one.may_be:
            choices += self._there(taken, also_shut=not key)
        if not choices:
            return
        said = say("cột «{title}» của phần dán là số gì?", title=title)
        if not title:
            shown = first_texts(_column(self.below, place))
            said = say(
                "cột thứ {place} của phần dán không có tiêu đề ({shown}): là số gì?",
                place=place + 1,
                shown=shown,
            )
        yield PastedDoubt(place, said, none_of(choices))

    def _choices(self, keys: Iterable[str], taken: Container[str]) -> list[tuple[Message, str]]:
        return [(self._title(key), key) for key in dict.fromkeys(keys) if key not in taken]

    def _is_of_figures(self, place: int) -> bool:
        return holds_figures(_column(self.below, place))

    def _says_no_number(self, title: str) -> bool:
        """Whether a title means days, telephones, ranks, or rates where none is given."""
        is_rate_given = any(one.indicator and one.indicator.is_rate for one in self.grid.columns)
        return bool(title) and no_amount(title, rates=not is_rate_given)

    def _there(self, taken: Container[str], *, also_shut: bool) -> Iterator[tuple[Message, str]]:
        """The columns of figures that are there and free: bases, and quotas that are open, or all of them."""
        for one in self.grid.columns:
            is_quota = one.holds is CellSort.QUOTA and (one.open or also_shut)
            is_open = is_quota or one.holds is CellSort.BASE
            if is_open and one.key not in taken:
                yield one.title, one.key

    def _of_names(self, keys: Mapping[int, str]) -> int | None:
        """The first column of words under a title that says nothing, where none is of names."""
        for place, title in enumerate(self.titles):
            texts = _column(self.below, place)
            is_free = place not in keys and place not in self.told and title.strip()
            if is_free and texts and 2 * sum(map(_has_letter, texts)) > len(texts):
                return place
        return None

    def _title(self, key: str) -> Message:
        return self.grid.by_key[key].title

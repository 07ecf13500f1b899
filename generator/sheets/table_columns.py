"""Which columns of a sheet hold the unit, its code and the counts: by their titles, or as told.

A title that two columns share, or none that is known, is asked about or refused; columns that are
hidden are never chosen. A person tells columns on the command line (`read_columns`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from generator.model.campaign import Indicator, Measure
from generator.problems import Message, Problem, say
from generator.sheets import column_titles
from generator.sheets.band import NO_BAND, Band, band_over, find_band
from generator.sheets.column_search import (
    NO_UNIT,
    ColumnSearch,
    best,
    naming_column,
    told_columns,
)
from generator.sheets.doubts import Ask, SpreadsheetRefused, settle
from generator.sheets.grid import Grid
from generator.sheets.lines_around import (
    SaidLine,
    called,
    lines_above,
    named_in,
    said_of_period,
    speaks_of,
)
from generator.sheets.rival_titles import (
    is_rival,
    rivals,
    says_nothing,
    says_only_when,
    says_what,
    says_when,
)
from generator.sheets.title_doubts import (
    NO_WORDS,
    CampaignWords,
    TitleDoubt,
    doubt_of_title,
    names_indicator,
    says_money,
)
from generator.sheets.usual_words import known_base, usual
from generator.wording import fold
from generator.workspace import quoted, regex, unchanging

_SEND_CUMULATIVE = say("nhập số lũy kế, hoặc sửa dòng chữ ấy khi các số đã là lũy kế")
_SEVERAL = say("có nhiều cột có thể là số liệu")
_NO_COUNT = say("không thấy cột số liệu")
_ONLY_PARTS = say("chỉ thấy số của nam, của nữ; không thấy cột cộng")
_UNSURE = say("chưa chắc cột nào ghi «{name}»: {columns}")
_WORDS = regex(r"\w+")
_ONLY_ONE = say(
    "chọn sẵn, vì chỉ có cột ấy và tiêu đề chỉ ghi tên chỉ số; không đúng thì chọn khác"
)
_IN_HIDDEN = say("«{name}» chỉ thấy ở cột ẩn, cột ẩn không tự đọc: {columns}")
_OF_EACH_SEX = regex(r"(?:.* )?(?:nam gioi|nu(?: gioi)?)")
_NAMED = 4
"""The likeness of the very name of an indicator."""


@unchanging(frozen=True)
class Columns:
    """Where a table keeps what is read from it; `first_row` is the first that may be a unit's."""

    counts: Mapping[str, int]
    unit: int | None = None
    code: int | None = None
    ordinal: int | None = None
    status: int | None = None
    remark: int | None = None
    measure: int | None = None
    first_row: int = 1
    titles: Mapping[int, str] = field(default_factory=dict)
    percent: frozenset[int] = frozenset()
    """The columns whose titles say «%»."""
    supposed: Mapping[str, int] = field(default_factory=dict)
    """The columns, by indicator, whose titles may mean only some of what is counted."""
    left_out: tuple[str, ...] = ()
    """Columns of figures that may be counts too, for people."""
    beside: tuple[str, ...] = ()
    """Columns of quotas, rates, bases, or without a title, whose figures are not read either, for people."""
    hidden: tuple[str, ...] = ()
    """Columns of figures that are hidden, and so not looked at, for people."""
    tens: Mapping[int, int] = field(default_factory=dict)
    """By how many powers of ten the figures of a column are to be made larger."""
    unsettled: tuple[Problem, ...] = ()
    """What keeps an indicator out whose column is not clear, and no other."""

    @property
    def named(self) -> tuple[int, ...]:
        """The columns that say which unit a row is of."""
        return tuple(column for column in (self.code, self.unit) if column is not None)

    @property
    def by_content(self) -> dict[str, int]:
        """Every column that is read, by `unit`, `code`, `status` or the indicator that it holds."""
        named = {"unit": self.unit, "code": self.code, **self.counts, "status": self.status}
        return {key: column for key, column in named.items() if column is not None}


@unchanging(frozen=True)
class Wanted:
    """What is looked for: the indicator asked for, others that may stand beside it, columns told."""

    indicator: Indicator
    others: Sequence[Indicator] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    around: CampaignWords = NO_WORDS
    is_unit: Callable[[str], bool] = field(default=lambda _: False)
    """Whether a text names a unit for certain."""

    def is_count(self, path: tuple[str, ...]) -> bool:
        """Whether a title may stand over the counts."""
        return column_titles.likeness_to_count(path, self.indicator, asked=True) > 0


def read_columns(text: str, indicators: Iterable[str]) -> dict[str, str]:
    """`unit=B,count=D` as a mapping; `code`, `status` and the code of any indicator may stand there too."""
    known = {"unit", "code", "count", "status", *indicators}
    return told_columns(text, known.__contains__, "unit=B,count=D", sorted(known))


def example_columns(indicator: Indicator, wanted: Wanted) -> str:
    """What is typed to say where an indicator stands: of several by its code."""
    return f"unit=B,{indicator.code if wanted.others else 'count'}=D"


def find_columns(grid: Grid, wanted: Wanted, ask: Ask) -> Columns:
    """The columns of a sheet; raises `SpreadsheetRefused` with all that could not be found."""
    return _Search(grid, wanted, ask).columns()


def has_table(grid: Grid, wanted: Wanted) -> bool:
    """Whether a sheet has titles over units and over counts."""
    band = find_band(grid, wanted.is_count) or _band_of_rows(grid, wanted) or NO_BAND
    return any(wanted.is_count(band.counted(column)) for column in band.titles)


def _band_of_rows(grid: Grid, wanted: Wanted) -> Band | None:
    """The titles of a table whose column of units is known by the names in it, whatever stands over them."""
    named = naming_column(grid, wanted.is_unit)
    return None if named is None else band_over(grid, named, wanted.is_count)


class _Search(ColumnSearch):
    def __init__(self, grid: Grid, wanted: Wanted, ask: Ask) -> None:
        super().__init__(grid, find_band(grid, wanted.is_count) or NO_BAND, wanted.told, ask)
        self.is_unit = wanted.is_unit
        self.wanted = wanted
        self.hint = self.hint_for(wanted.indicator)
        self.unsettled: list[Problem] = []
        self.doubted: set[str] = set()
        """The indicators whose columns were asked for."""

    def hint_for(self, indicator: Indicator) -> Message:
        """How a person tells the column of an indicator: of several by its code."""
        return say(
            "chỉ rõ bằng --columns, ví dụ --columns {columns}",
            columns=example_columns(indicator, self.wanted),
        )

    def columns(self) -> Columns:
        if "code" not in self.told:
            self.find_titles("unit", self.wanted.is_count, *NO_UNIT)
        code = self.told_at("code") or self._code()
        unit = (None if self.is_named else self.told_at("unit")) or (
            None if self._is_only_code(code) else self.unit(self._unclaimed)
        )
        counts = self._counts()
        chosen = self._chosen(counts, {unit, code})
        counts = {**counts, **chosen}
        tens, unclear = self._measured(counts)
        if unclear and len(unclear) == len(counts):
            self.problems += unclear.values()
        if not counts:
            self.problems += self.unsettled
        if not (counts or self.problems):
            self.refuse("E-XLS-COUNT-COLUMN", self._of_main(_NO_COUNT), self.hint)
        if self.problems:
            raise SpreadsheetRefused(self.problems)
        named = counts
        counts = {one: column for one, column in counts.items() if one not in unclear}
        return Columns(
            counts=counts,
            unit=unit,
            code=code,
            ordinal=self.ordinal(before=unit or code or 1),
            status=self.told_at("status") or next(iter(self.usual("status")), None),
            remark=next(iter(self.usual("remark")), None),
            measure=next(iter(self.usual("measure")), None),
            first_row=self.band.first_row,
            titles=self.titles,
            percent=frozenset(one for one in self.band.titles if "%" in self.band.shown(one)),
            supposed=dict(
                self._supposed({one: at for one, at in counts.items() if one not in chosen})
            ),
            left_out=tuple(map(self.shown, left := [*self._left_out(named, {unit, code})])),
            beside=tuple(map(self.shown, self._beside({*left, *named.values(), unit, code}))),
            hidden=tuple(map(self.shown, self._hidden({*named.values(), unit, code}))),
            tens=tens,
            unsettled=(*self.unsettled, *unclear.values()),
        )

    @property
    def _unclaimed(self) -> list[int]:
        """The columns that people see and told to be nothing."""
        return [at for at in self.visible if at not in self.claimed]

    def _measured(self, counts: Mapping[str, int]) -> tuple[dict[int, int], dict[str, Problem]]:
        """By what columns are multiplied that are in another unit of measure; the doubts that nobody settled, by indicator."""
        tens, unclear = dict[int, int](), dict[str, Problem]()
        for one in (self.wanted.indicator, *self.wanted.others):
            if one.code in counts:
                settled = self.settled_measure(counts[one.code], one.recorded_in)
                if isinstance(settled, Problem):
                    unclear[one.code] = settled
                elif settled:
                    tens[counts[one.code]] = settled
        return tens, unclear

    def _chosen(self, counts: Mapping[str, int], taken: set[int | None]) -> dict[str, int]:
        """Columns that somebody says are of indicators which their titles name, though not for certain."""
        found = dict[str, int]()
        awaited = [one for one in (self.wanted.indicator, *self.wanted.others) if one.of is None]
        for one in awaited if counts or self.doubted else ():
            free = {*taken, *counts.values(), *found.values()}
            columns = [at for at in self.visible if at not in free and self._may_be(at, one)]
            hidden = [] if columns else [at for at in self._hidden(free) if self._may_be(at, one)]
            if one.code in {*counts, *self.doubted} or not (columns or hidden):
                continue
            column = self._asked_of(one, columns or hidden)
            if column:
                found[one.code] = column
        return found

    def _may_be(self, column: int, indicator: Indicator) -> bool:
        """Whether the titles of a column of figures name an indicator, or are its very name."""
        titles, path = self.band.titles[column], self.band.counted(column)
        is_named = column_titles.likeness_to_count(path, indicator, asked=False) == _NAMED
        is_named = (
            is_named or names_indicator(titles, indicator) or self._is_money(titles, indicator)
        )
        return is_named and not self.is_words(column)

    def _is_money(self, titles: Sequence[str], indicator: Indicator) -> bool:
        """Whether titles name but money, and an indicator is the one of money: «Số tiền», «Đã thu (triệu đồng)»."""
        awaited = (self.wanted.indicator, *self.wanted.others)
        of_money = [one for one in awaited if one.measure is Measure.MONEY]
        return of_money == [indicator] and says_money(titles)

    def _are_of_money(self, columns: Sequence[int]) -> bool:
        """Whether columns of figures are all of money, which the indicator asked for is not."""
        main, others = self.wanted.indicator, self.wanted.others
        return bool(columns) and all(
            any(self._is_money(self.band.titles[at], one) for one in others)
            and not self._may_be(at, main)
            for at in columns
        )

    def _asked_of(self, indicator: Indicator, columns: Sequence[int]) -> int | None:
        """Which of some columns is of an indicator; none where it is none of them, or nobody says."""
        self.doubted.add(indicator.code)
        listed = ", ".join(map(self.shown, columns))
        said = _IN_HIDDEN if self.grid.hidden_columns.issuperset(columns) else _UNSURE
        said = say(said.source, name=indicator.name, columns=listed)
        doubt = Problem("E-XLS-INDICATOR-COLUMN", self.grid.whole, said, self.hint_for(indicator))
        choices = [*self.choices(columns), (say("không cột nào: tệp không có số này"), 0)]
        likely = _ONLY_ONE if self._is_only_name(columns, indicator) else None
        settled = settle(self.ask, doubt, choices, shape=self.shape, likely=likely)
        if isinstance(settled, Problem):
            self.unsettled.append(settled)
            return None
        return settled

    def _is_only_name(self, columns: Sequence[int], indicator: Indicator) -> bool:
        """Whether it is one column, and its title says nothing but words of the indicator: no month, no other thing."""
        words = set(fold(f"{indicator.name} {indicator.unit_of_measure}").split())
        said = [_WORDS.findall(fold(" ".join(self.band.path(at)))) for at in columns]
        return len(said) == 1 and bool(said[0]) and words.issuperset(said[0])

    def _left_out(self, counts: Mapping[str, int], taken: set[int | None]) -> Iterator[int]:
        """The columns of figures that are not read, without quotas, bases and the like; rates where any is awaited."""
        named = (*self.usual("ordinal"), *self.usual("status"), *self.usual("remark"))
        awaited = [one for one in (self.wanted.indicator, *self.wanted.others) if one.is_rate]
        is_rate_awaited = any(one.of is None and one.code not in counts for one in awaited)
        for column in self.visible:
            title = column_titles.full_title(" ".join(self.band.path(column)))
            plain = column_titles.plain_title(title)
            is_other = known_base(plain) or (
                not is_rate_awaited
                if column_titles.means_rate(title)
                else column_titles.says_no_result(self.band.shown(column))
            )
            if not plain or is_other or column in {*taken, *counts.values(), *named}:
                continue
            if not self.is_words(column):
                yield column

    def _beside(self, taken: set[int | None]) -> Iterator[int]:
        """The other columns of figures that people see, and that nothing takes."""
        named = {at for part in ("ordinal", "status", "remark", "measure") for at in self.usual(part)}  # fmt: skip
        numbered = self.ordinal(before=min(at for at in (*taken, 2) if at))
        for column in self.of_figures():
            if column not in {*taken, *named, numbered} and not self.is_words(column):
                yield column

    def _hidden(self, taken: set[int | None]) -> Iterator[int]:
        """The hidden columns of figures that are not read."""
        for column in sorted(self.grid.hidden_columns & self.band.titles.keys()):
            titles = {column_titles.plain_title(one) for one in self.band.path(column)}
            if column not in taken and not titles & usual("ordinal") and not self.is_words(column):
                yield column

    def _supposed(self, counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        main = self.wanted.indicator
        for one in (main, *self.wanted.others):
            column = counts.get(one.code)
            if column is None or column not in self.band.titles or self._is_told(one):
                continue
            if self._doubt(column, one) is not TitleDoubt.NONE:
                yield one.code, column

    def _is_only_code(self, code: int | None) -> bool:
        """Whether the code alone says which unit it is."""
        return code is not None and not self.like_units(self.visible)

    def _code(self) -> int | None:
        if "unit" in self.wanted.told:
            return None
        found = self.usual("code")
        if len(found) < 2:  # noqa: PLR2004
            return found[0] if found else None
        return self.asked("E-XLS-CODE-COLUMN", say("có nhiều cột mã đơn vị"), found)

    def _counts(self) -> dict[str, int]:
        main = self.wanted.indicator
        found = {
            code: column
            for code, column in self._counts_of_others()
            if column is not None and (code in self.told or column not in self.claimed)
        }
        told = self.told_at("count") or self.told_at(main.code)
        column = told or self._count(found)
        if column is not None and (code := main.code if told else self._code_of(column, found)):
            found = {code: column, **found}
        self._doubt_period(found)
        if len(set(found.values())) < len(found):
            said = say("một cột được hiểu là số của hai chỉ số")
            self.refuse("E-XLS-COUNT-COLUMN", said, self.hint)
        return found

    def _code_of(self, column: int, found: Mapping[str, int]) -> str | None:
        """The indicator of a column: where its title names none, and what stands around it another one, as somebody says."""
        main = self.wanted.indicator
        others = [one for one in self.wanted.others if one.code not in found]
        if not others or not self._says_nothing(column):
            return main.code
        line, named = self._named_around(others)
        if line is None:
            return main.code
        said = say(
            "«{words}» nói tới «{names}», tiêu đề «{title}» không ghi là số của chỉ số nào",
            words=quoted(line.words),
            names=", ".join(one.name for one in named),
            title=quoted(self.band.shown(column)),
        )
        doubt = Problem("E-XLS-INDICATOR-COLUMN", line.place, said, self.hint)
        meant = [] if main in named else [*named, main]
        choices = [(say("cột ấy ghi «{name}»", name=one.name), one.code) for one in meant]
        settled = settle(self.ask, doubt, choices)
        if isinstance(settled, Problem):
            self.problems.append(settled)
            return None
        self.doubted |= {settled, main.code}
        return settled

    def _says_nothing(self, column: int) -> bool:
        """Whether a title is usual over any counts, without the unit of measure of the indicator."""
        titles = self.band.titles.get(column, ())
        return bool(titles) and (not says_what(titles)) and not speaks_of(" ".join(titles), self.wanted.indicator)  # fmt: skip

    def _named_around(self, others: Sequence[Indicator]) -> tuple[SaidLine | None, list[Indicator]]:
        """Where indicators are named that are not the one asked for: in the rows, above the table or by its sheet."""
        main, around = self.wanted.indicator, self.wanted.around.names
        for told in self._told_in_rows():
            of_rows = [(one, called(one.words, [main, *others])) for one in told]
            found = {one.code: one for _, one in of_rows if one}
            if all(one for _, one in of_rows) and found:
                other = next((line for line, one in of_rows if one is not main), None)
                return other, [*found.values()]
        lines = lines_above(self.grid, self.band)
        if any(speaks_of(one.words, main) for one in lines):
            return None, []
        named = [(one, named_in(one.words, others, around)) for one in lines]
        every = {them.code: them for _, found in named for them in found}
        return next((one for one, found in named if found), None), [*every.values()]

    def _told_in_rows(self) -> Iterator[list[SaidLine]]:
        """The different words of each column of words that is none of a unit, a remark and the like."""
        taken = {*self.like_units(self.visible), *(at for one in ("code", "ordinal", "status", "remark", "measure") for at in self.usual(one))}  # fmt: skip
        for column in self.visible:
            if column in taken or not self.is_words(column):
                continue
            words = {
                row.cells[column].words: self.grid.place(row.number, column)
                for row in reversed(self.grid.rows)
                if row.number >= self.band.first_row and column in row.cells
            }
            yield [SaidLine(*one) for one in reversed(words.items())]

    def _doubt_period(self, counts: Mapping[str, int]) -> None:
        """Asks about cumulative counts below a line that says them to be of one period."""
        growing = [
            one
            for one in (self.wanted.indicator, *self.wanted.others)
            if one.grows and one.code in counts and not self._is_told(one)
            and not says_when(self.band.titles.get(counts[one.code], ()))
        ]  # fmt: skip
        line = next(said_of_period(lines_above(self.grid, self.band)), None) if growing else None
        if line is None:
            return
        names = ", ".join(one.name for one in growing)
        said = say(
            "«{words}» là số của một kỳ, «{names}» là số lũy kế",
            words=quoted(line.words),
            names=names,
        )
        doubt = Problem("E-XLS-INDICATOR-COLUMN", line.place, said, _SEND_CUMULATIVE)
        settled = settle(self.ask, doubt, [(say("các số trong tệp đã là số lũy kế"), None)])
        if settled is not None:
            self.problems.append(settled)

    def _is_told(self, indicator: Indicator) -> bool:
        """Whether somebody said which column is of an indicator."""
        told = {indicator.code, *(["count"] if indicator is self.wanted.indicator else [])}
        return not self.wanted.told.keys().isdisjoint(told)

    def _counts_of_others(self) -> Iterator[tuple[str, int | None]]:
        for other in self.wanted.others:
            column = self._count_of_other(other)
            if column is not None and self._doubt(column, other) > TitleDoubt.NARROWER:
                column = None
            told = self.told_at(other.code)
            if told is None and column is not None and (beside := self._rivals(column, other)):
                column = self._asked_of(other, [column, *beside]) or None
            yield other.code, told or column

    def _rivals(self, column: int, indicator: Indicator) -> list[int]:
        """The columns beside one that says no time which may be of the same indicator at the moment."""
        titles, year = self.band.titles, self.wanted.around.year
        if says_when(titles[column]) or indicator.is_rate:
            return []
        right = [at for at in self.visible if at > column]
        may_be = rivals([titles[at] for at in right], indicator, year)
        found = [at for at in self.visible if at < column and is_rival(titles[at], indicator, year)]
        found += [at for at, is_one in zip(right, may_be, strict=True) if is_one]
        return [at for at in found if not self.is_words(at)]

    def _count(self, others: Mapping[str, int]) -> int | None:
        """The column of the indicator asked for; another one by its own name may stand alone."""
        named = {self._count_of_other(other) for other in self.wanted.others} - {None}
        found = self._counting(self.wanted.indicator, asked=True)
        if len(found) == 1 and (found[0] not in named or not self._is_usual(found[0])):
            return self._sure(found[0], others)
        if others and set(found) <= named:
            return None
        if len(found) == 1:
            return self._sure(found[0], others)
        return self._unclear(found)

    def _unclear(self, found: Sequence[int]) -> int | None:
        """Which of some columns it is, or of all with figures, as somebody says; none where all are of money, and it is not."""
        if parts := self._parts(found):
            return self.asked("E-XLS-COUNT-COLUMN", self._of_main(_ONLY_PARTS), parts)
        main = self.wanted.indicator
        hidden = [] if found else [at for at in self._hidden(set()) if self._may_be(at, main)]
        if hidden:
            listed = ", ".join(map(self.shown, hidden))
            told = say(_IN_HIDDEN.source, name=main.name, columns=listed)
            return self.asked("E-XLS-COUNT-COLUMN", told, hidden)
        figures = [at for at in self.of_figures() if at in self.band.titles]
        if not found and self._are_of_money(figures):
            self.doubted.add(main.code)
            return None
        said = _SEVERAL if found else _NO_COUNT
        return self.asked("E-XLS-COUNT-COLUMN", self._of_main(said), found or self.of_figures())

    def _of_main(self, said: Message) -> Message:
        """What is said of the column that is looked for, with its indicator where there are several."""
        name = self.wanted.indicator.name
        return say("{said} của «{name}»", said=said, name=name) if self.wanted.others else said

    def _parts(self, found: Sequence[int]) -> list[int]:
        """The columns of men and of women, where nothing else may be the figures of both."""
        columns = found or self.of_figures()
        lowest = {at: column_titles.counted_title(self.band.titles[at][-1]) for at in columns if at in self.band.titles}  # fmt: skip
        parts = [at for at, title in lowest.items() if _OF_EACH_SEX.fullmatch(title)]
        return parts if len(parts) > 1 and len(parts) == len(columns) else []

    def _sure(self, column: int, others: Mapping[str, int]) -> int | None:
        """A column whose title says no other thing or time; one that does is left to a person."""
        main = self.wanted.indicator
        doubt = self._doubt(column, main)
        if doubt <= TitleDoubt.NARROWER and not self._is_of_column_before(column):
            named = (one for one in self.wanted.others if column == self._count_of_other(one))
            if next(named, None) is None or not self._is_usual(column):
                return self._alone(column)
        if others:
            return None
        title = self.band.shown(column)
        said = say("tiêu đề «{title}» nói khác «{name}»", title=quoted(title), name=main.name)
        if doubt is not TitleDoubt.OPPOSITE:
            rest = sorted({one for row in self.grid.rows for one in row.cells} - {column})
            shown = [one for one in rest if one not in self.grid.hidden_columns]
            return self.asked("E-XLS-COUNT-COLUMN", said, [column, *shown])
        rest = [one for one in self.visible if one != column]
        return self.asked("E-XLS-COUNT-COLUMN", said, rest)

    def _is_of_column_before(self, column: int) -> bool:
        """Whether a title says but a time, and the column before it is of another indicator: «Số tiền», «Lũy kế»."""
        if not says_only_when(self.band.titles[column]):
            return False
        left = (at for at in reversed(self.visible) if at < column)
        before = next((at for at in left if not says_nothing(self.band.titles[at])), None)
        if before is None:
            return False
        path, likeness = self.band.counted(before), column_titles.likeness_to_count
        is_of_another = any(likeness(path, one, asked=False) for one in self.wanted.others)
        return is_of_another and not likeness(path, self.wanted.indicator, asked=True)

    def _alone(self, column: int) -> int | None:
        """A column, or which of those beside it that may be meant as well."""
        beside = self._rivals(column, self.wanted.indicator)
        said = self._of_main(_SEVERAL)
        return self.asked("E-XLS-COUNT-COLUMN", said, [column, *beside]) if beside else column

    def _doubt(self, column: int, indicator: Indicator) -> TitleDoubt:
        """How far the titles over a column say something else than an indicator."""
        titles = self.band.titles.get(column, ())
        doubt = doubt_of_title(titles, indicator, self.wanted.around)
        core = column_titles.core_of(" ".join(map(column_titles.counted_title, titles)))
        is_of_other = any(
            core == column_titles.counted_core(one.name) for one in (self.wanted.indicator, *self.wanted.others)
            if one is not indicator
        )  # fmt: skip
        return (
            TitleDoubt.OTHER
            if is_of_other and core and core != column_titles.counted_core(indicator.name)
            else doubt
        )

    def _is_usual(self, column: int) -> bool:
        """Whether a title names no indicator, but is usual over counts."""
        return (
            column_titles.likeness_to_count(
                self.band.counted(column), self.wanted.indicator, asked=False
            )
            == 0
        )

    def _count_of_other(self, indicator: Indicator) -> int | None:
        """Its column; one that another's name means as well is none of it."""
        found = self._counting(indicator, asked=False)
        if len(found) != 1:
            return None
        core, path = column_titles.counted_core(indicator.name), self.band.counted(found[0])
        is_named = column_titles.likeness_to_count(path, indicator, asked=False) == _NAMED
        shared = any(
            column_titles.counted_core(one.name) == core
            for one in (self.wanted.indicator, *self.wanted.others)
            if one is not indicator
        )
        return found[0] if is_named or not shared else None

    def _counting(self, indicator: Indicator, *, asked: bool) -> list[int]:
        """The columns most like counts of an indicator."""
        path, likeness = self.band.counted, column_titles.likeness_to_count
        return best({one: likeness(path(one), indicator, asked=asked) for one in self._unclaimed})

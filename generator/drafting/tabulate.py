"""A table of a document: its lines chosen, sorted, grouped and summed as the record says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from generator import word, wording
from generator.drafting.column_texts import GAPS, NOT_CONCERNED, ColumnView, with_like_decimals
from generator.drafting.expressions import Expressions
from generator.drafting.lines import (
    OF_NO_UNIT,
    Line,
    Source,
    build_lines,
    group_names,
    line_of_rest,
    source_of,
    sum_line,
    tops,
    why_no_total,
)
from generator.drafting.own_tables import OwnTable, OwnTables, own_table, says_the_same
from generator.drafting.standpoint import Everyone, OneGroup, OneUnit, Whose, whose_of
from generator.drafting.subject import Path
from generator.drafting.table_limits import (
    Columns,
    are_limited,
    beside_notes,
    limits_of_rows,
    plain_rows,
    text_of,
)
from generator.drafting.tiers import numbered, said_place
from generator.drafting.uncompared import IN_GENERAL, beyond_compared
from generator.drafting.vocabulary.kept import kept_for_the_same
from generator.drafting.vocabulary.limits import in_words
from generator.drafting.vocabulary.numerals import told
from generator.drafting.vocabulary.turns import against, at_most
from generator.figures import (
    Figure,
    Figures,
    Given,
    Progress,
    TargetProgress,
    UnitProgress,
    heralded_in_all,
    why_not_held,
)
from generator.model.campaign import Indicator, Tier
from generator.model.document import Rows, Show, Table
from generator.ooxml import MOST_COLUMNS
from generator.problems import Message, Place, Problem, say
from generator.word import RowKind

_AS_RECORDED = "order"
_NUMBERS = (Figure, int, float, Fraction)
_NAMED = 5
"""So many units are named in a note."""
_OWN_PART = "số liệu gồm cả phần riêng ngoài các đơn vị cấp dưới"
_NAMING = {Show.NAME, Show.FULL_NAME}
_COMPARING = {Show.QUOTA, Show.RATE, Show.SURPLUS, Show.SHORTFALL}
_EMPTY = {
    Rows.TARGETS: (
        say("bảng không có dòng nào: «{name}» chưa có mục tiêu"),
        say(
            "khai mục tiêu ở «targets:», hoặc đổi dòng, chỉ số, giai đoạn của bảng («rows:», «indicator:», «phase:»)"
        ),
    ),
    Rows.PHASES: (
        say("bảng không có dòng nào: dữ liệu chiến dịch chưa khai giai đoạn"),
        say("khai giai đoạn ở «phases:», hoặc đổi dòng của bảng («rows:»)"),
    ),
    Rows.GROUPS: (
        say("bảng không có dòng nào: chưa đơn vị nào thuộc một nhóm"),
        say("khai nhóm ở «groups:» và ghi «group:» ở đơn vị, hoặc đổi dòng của bảng («rows:»)"),
    ),
    Rows.BREAKDOWN: (
        say("bảng không có dòng nào: số liệu của «{name}» chưa có cách phân loại này"),
        say(
            "ghi cách phân loại ở «breakdowns:» của lần chốt, hoặc đổi cách phân loại, chỉ số, giai đoạn của bảng («breakdown:», «indicator:», «phase:»)"
        ),
    ),
}
"""What is said of a table that has nothing to list: its header alone would tell nobody why."""
_SORTS: dict[str, Callable[[Line], object]] = {
    "name": lambda line: wording.sort_key(line.name),
    "rank": lambda line: (line.rank is None, line.rank or 0),
    "count": lambda line: -(line.progress.count.value if line.progress.count else 0),
    "rate": lambda line: -(line.progress.rate.value if line.progress.rate else 0),
}


def tabulate(
    table: Table, figures: Figures, expressions: Expressions, path: Path
) -> word.FinishedTable:
    """The table as finished text; `path` is where its record stands, for faults."""
    whose = None if table.of_all else whose_of(expressions.names)
    if isinstance(whose, OneUnit) and expressions.noted is None:
        own = _own_tables(figures, expressions.decimals).find(table)
        found = own.of(whose.code) if own else None
        if found is not None:
            return found
    return _Tabulation(table, figures, expressions, path, whose).table


@kept_for_the_same
def _own_tables(figures: Figures, decimals: int) -> OwnTables:
    return OwnTables(lambda table: _own_table(table, figures, decimals))


def _own_table(table: Table, figures: Figures, decimals: int) -> OwnTable | None:
    """What a table has in common for all units; `None` where it has to be made line by line."""
    anyone = next(iter(figures.main.unit), None)
    if anyone is None or not says_the_same(table):
        return None
    silent = Expressions({}, decimals, lambda *_: Place(""))
    made = _Tabulation(table, figures, silent, (), OneUnit(anyone))
    found = own_table(made.table, made.views, made.lines, decimals)
    return None if silent.problems or silent.doubts else found


class _Tabulation:
    def __init__(
        self,
        spec: Table,
        figures: Figures,
        expressions: Expressions,
        path: Path,
        whose: Whose | None,
    ) -> None:
        self.figures = figures
        self.expressions = expressions
        self.path = path
        self.spec = self._filled(spec)
        self.source = source_of(spec, figures, whose)
        self.groups = group_names(figures.campaign)
        self.views = list(self._views())
        self._check_width()
        self.source = self._widened(self.source)
        self.every_line = build_lines(self.source)
        self.lines = self._chosen()
        self.rest = self._rest()
        rows, gaps = [*self.lines, *self.rest], any(one.column.show in GAPS for one in self.views)
        self.views = [view.of_rows(rows, gaps=gaps) for view in self.views]
        self.misses = False
        self.apart: list[str] = []
        self.apart_views: list[ColumnView] = []

    def _filled(self, spec: Table) -> Table:
        """The table with the expressions in its titles and labels filled."""
        text = self.expressions.text
        headers = [self._header(one.header, index) for index, one in enumerate(spec.columns)]
        columns = tuple(
            column if header == column.header else column.model_copy(update={"header": header})
            for column, header in zip(spec.columns, headers, strict=True)
        )
        filled = {
            name: text(said, *self.path, name)
            for name in ("total_label", "remainder_label", "preparer", "head")
            if (said := getattr(spec, name))
        }
        changed: dict[str, object] = {
            name: said for name, said in filled.items() if said != getattr(spec, name)
        }
        if any(one is not old for one, old in zip(columns, spec.columns, strict=True)):
            changed["columns"] = columns
        return spec.model_copy(update=changed) if changed else spec

    def _header(self, header: str | tuple[str, ...], index: int) -> str | tuple[str, ...]:
        path = (*self.path, "columns", index, "header")
        if isinstance(header, str):
            return self.expressions.text(header, *path)
        return tuple(
            self.expressions.text(title, *path, level) for level, title in enumerate(header)
        )

    @property
    def table(self) -> word.FinishedTable:
        spec, views = self.spec, self.views
        headers = [view.column.header for view in views]
        rows = tuple(self._aligned(list(self._rows())))
        titles = [view.title for view in views]
        columns = Columns(
            _told_apart(headers, titles), [view.of(self.source.stand) for view in views]
        )
        is_limited = are_limited(rows)
        limits = limits_of_rows(rows, columns, self._naming) if is_limited else ()
        notes = (*self._nothing(), *self._notes(), *self._measures(titles))
        return word.FinishedTable(
            columns=tuple(word.TableColumn(view.alignment, mm=view.column.width) for view in views),
            header=word.merge_header([(one,) if isinstance(one, str) else one for one in headers]),
            rows=plain_rows(rows) if is_limited else rows,
            column_numbers=word.number_columns(len(views)) if spec.column_numbers else (),
            measure=self._measure(),
            notes=(*notes, *self._told(beside_notes(limits, notes))),
            signers=tuple(word.Signer(title) for title in (spec.preparer, spec.head) if title),
        )

    def _aligned(self, rows: Sequence[word.TableRow]) -> Sequence[word.TableRow]:
        """The rows, what is computed with one number of decimals in each column that asks for none."""
        columns = {
            at: with_like_decimals([text_of(row.cells[at]) for row in rows])
            for at, view in enumerate(self.views)
            if view.column.show is Show.FORMULA and view.column.decimals is None
        }
        if not columns:
            return rows
        return [
            row._replace(
                cells=tuple(
                    columns[at][place] if at in columns and isinstance(cell, str) else cell
                    for at, cell in enumerate(row.cells)
                ),
            )
            for place, row in enumerate(rows)
        ]

    def _nothing(self) -> Iterator[str]:
        """A table without anything to list is refused; in a draft a gap stands under its header."""
        if self.every_line or self.spec.rows not in _EMPTY:
            return
        said, remedy = _EMPTY[self.spec.rows]
        if self.spec.rows is Rows.BREAKDOWN and not self.source.is_for_all:
            said, remedy = OF_NO_UNIT, say("ghi «of_all: có» nếu bảng nói về cả chiến dịch")
        message = Message(said.source, {"name": self.source.tally.indicator.name})
        mark = self.expressions.refuse(message, remedy, *self.path, "rows", code="E-TABLE-ROWS")
        if mark:
            yield mark

    def _measure(self) -> str:
        """What stands above the table; nothing of rates, each of which says «%» itself."""
        spec = self.spec.unit_of_measure or ""
        told = self.expressions.text(spec, *self.path, "unit_of_measure")
        return "" if told == "%" else told or self._common_measure()

    def _common_measure(self) -> str:
        """The unit of measure of all counts, where they are printed in another than their own."""
        found = [one for known in self._indicators for one in known]
        units = {one.printed_in for one in found}
        scaled = any(one.is_scaled for one in found)
        is_common = scaled and len(units) == 1 and not any(self._unscaled)
        return units.pop() if is_common and not self._has_measures else ""

    @cached_property
    def _unscaled(self) -> list[str]:
        """Of each column the unit that what it computes is in, where that is not the larger one in which the count stands that was divided."""
        return [
            next(filter(None, (view.unscaled(line) for line in self.lines)), "")
            for view in self.views
        ]

    def _measures(self, titles: Sequence[str]) -> Iterator[str]:
        """What is printed in another unit than its own, where neither header nor table says so."""
        if self.spec.unit_of_measure or self._has_measures or self._common_measure():
            return
        found: dict[str, list[str]] = {}
        for view, title, known, other in zip(
            self.views, titles, self._indicators, self._unscaled, strict=True
        ):
            header = view.column.header
            said = wording.fold(header if isinstance(header, str) else " ".join(header))
            if other and wording.fold(other) not in said:
                found.setdefault(other, []).append(title)
            for one in known:
                if one.is_scaled and wording.fold(one.printed_in) not in said:
                    by_row = self.spec.rows is Rows.INDICATORS
                    name = wording.upper_first(one.name) if by_row else title
                    found.setdefault(one.printed_in, []).append(name)
        for unit, names in found.items():
            yield f"{wording.join_names(dict.fromkeys(names))}: đơn vị tính {unit}."

    @property
    def _has_measures(self) -> bool:
        return any(view.column.show is Show.MEASURE for view in self.views)

    @cached_property
    def _indicators(self) -> list[list[Indicator]]:
        """Of each column the indicators whose counts it shows; none where all are printed in their own units.

        Only rows of indicators have different ones.
        """
        if not any(one.shown_in for one in self.figures.campaign.indicators):
            return [[] for _ in self.views]
        lines = self.lines if self.spec.rows is Rows.INDICATORS else self.lines[:1]
        return [
            [one for one in map(view.indicator, lines) if one and not one.is_rate]
            if view.is_measured
            else []
            for view in self.views
        ]

    def _views(self) -> Iterator[ColumnView]:
        """The columns whose condition holds."""
        for index, column in enumerate(self.spec.columns):
            path = (*self.path, "columns", index)
            if column.when is None or self.expressions.holds(column.when, *path, "when"):
                yield ColumnView(
                    column, self.figures, self.expressions, path, counted=self._counted_phases
                )

    @cached_property
    def _counted_phases(self) -> frozenset[str]:
        """The phases of which columns show results of the rows' own indicator."""
        results = {Show.COUNT, Show.RATE, *GAPS}
        return frozenset(
            one.phase
            for one in self.spec.columns
            if one.phase and one.show in results and not (one.indicator or one.as_of or one.quota)
        )

    def _widened(self, source: Source) -> Source:
        """With rows, or parts of groups, of those too that the sums of single columns have something of, while others have not.

        Who merged into one of them has no row beside it, as its own has what they had.
        """
        of_units = self.spec.rows in {Rows.UNITS, Rows.GROUPS}
        if not of_units or self.figures.units.is_steady:
            return source
        tally = source.tally
        codes = {
            code: None for view in self.views for code in view.rows_lacking(tally, source.stand)
        }
        merged = {gone for code in codes for gone in tally.members.merged_into(code)}
        codes = {code: None for code in codes if code not in merged}
        if not codes:
            return source
        given = [view.given(source.stand) for view in self.views]
        return replace(source, wide=tally.with_rows(codes, heralded_in_all(given)))

    def _check_width(self) -> None:
        """A table that is too wide for Word is refused in drafts too: nobody could open the file."""
        if (columns := len(self.views)) > MOST_COLUMNS:
            message = say(
                "bảng có {columns} cột, bảng của Word có nhiều nhất {most} cột",
                columns=columns,
                most=MOST_COLUMNS,
            )
            place = self.expressions.locate(self.views[MOST_COLUMNS].path, 1, 1)
            problem = Problem("E-TABLE-COLUMNS", place, message, say("chia thành nhiều bảng"))
            self.expressions.problems.append(problem)

    def _chosen(self) -> list[Line]:
        lines = [line for line in self._of_group if self.spec.left or not _has_left(line)]
        if where := self.spec.where:
            path = (*self.path, "where")
            lines = [
                line for line in lines if self.expressions.holds(where, *path, row=line.names())
            ]
        return self._sorted(lines)

    @property
    def _of_group(self) -> list[Line]:
        asked = self.spec.group
        return [line for line in self.every_line if not asked or line.group == asked]

    def _sorted(self, lines: list[Line]) -> list[Line]:
        """As asked: by a name of ours, or by an expression of the row, largest first, unknown last."""
        asked = self.spec.sort or _AS_RECORDED
        if asked == _AS_RECORDED:
            return lines
        if asked in _SORTS:
            return sorted(lines, key=_SORTS[asked])  # type: ignore[arg-type]
        path = (*self.path, "sort")
        found = [(self.expressions.value(asked, *path, row=line.names()), line) for line in lines]
        numbers = [one for one in found if isinstance(one[0], _NUMBERS)]
        texts = [one for one in found if isinstance(one[0], str)]
        rest = [line for value, line in found if not isinstance(value, (*_NUMBERS, str))]
        numbers.sort(key=lambda one: one[0], reverse=True)
        texts.sort(key=lambda one: wording.sort_key(one[0]))
        return [line for _, line in (*numbers, *texts)] + rest

    @property
    def _is_whole(self) -> bool:
        """Whether the rows are all units or groups of the campaign."""
        of_units = self.spec.rows in {Rows.UNITS, Rows.GROUPS}
        some = self.spec.where or self.spec.group
        without = not self.spec.left and any(map(_has_left, self.every_line))
        return of_units and not some and not without

    def _rest(self) -> list[Line]:
        """What published totals have beyond all units, as a row of its own; else nothing."""
        if not (self._is_whole and self.spec.total):
            return []
        label = self.spec.remainder_label
        line = line_of_rest(self.source.stand, label)
        return [line] if any(view.has_rest(line) for view in self.views) else []

    def _rows(self) -> Iterator[word.TableRow]:
        if self.spec.grouped and self.spec.rows is Rows.UNITS:
            yield from self._grouped_rows()
        else:
            yield from self._plain_rows(self.lines)
        for line in self.rest:
            yield self._row(line, "", RowKind.REMAINDER)
        if self.spec.total and self.lines and self._has_total():
            whole = Everyone() if self._is_whole else None
            lines = [*self._summed(), *self.rest]
            shown = [*self.lines, *self.rest]
            row = self._sum_row(lines, whole, self.spec.total_label, RowKind.TOTAL, shown=shown)
            if self._says_something(row) or "total" in self.spec.model_fields_set:
                yield row

    def _says_something(self, row: word.TableRow) -> bool:
        """Whether a total has more than its label; of rates alone there is none to tell."""
        if not self.source.tally.indicator.is_rate:
            return True
        return any(cell for place, cell in enumerate(row.cells) if place != self._naming)

    def _has_total(self) -> bool:
        """Whether the rows make one whole; a total that is asked for in so many words is refused."""
        reason = why_no_total(self.spec.rows, self.lines)
        if reason and "total" in self.spec.model_fields_set:
            remedy = say("bỏ dòng tổng bằng «total: không»")
            self.expressions.refuse(reason, remedy, *self.path, "total", code="E-TABLE-TOTAL")
        return reason is None

    def _summed(self) -> list[Line]:
        """The rows that are added up: no unit below another one, no drive beside the phase it lies in."""
        if self.spec.rows is Rows.PHASES:
            drives = {phase.code for phase in self.figures.campaign.phases if phase.within}
            return [line for line in self.lines if line.code not in drives]
        return tops(self.lines, self.source.tally)

    def _plain_rows(self, lines: list[Line], after: int = 0) -> Iterator[word.TableRow]:
        found = list(numbered(lines, self.source.tally))
        ordered = [line for line, _ in found]
        ordinals = [said_place((after + place, *below)) for _, (place, *below) in found]
        columns = [view.plain_cells(ordered, ordinals) for view in self.views]
        for (line, numbers), ordinal, cells in zip(
            found, ordinals, zip(*columns, strict=True), strict=True
        ):
            tier = len(numbers) - 1
            told = cells if None not in cells else self._told_of(line, ordinal, cells)
            yield word.TableRow(told, tier=tier)

    def _told_of(self, line: Line, ordinal: str, cells: Iterable[str | None]) -> tuple[str, ...]:
        """The cells of a row, those too of which there is more to say."""
        return tuple(
            view.cell(line, ordinal) if cell is None else cell
            for view, cell in zip(self.views, cells, strict=True)
        )

    def _count_tops(self, lines: list[Line]) -> int:
        return sum(len(numbers) == 1 for _, numbers in numbered(lines, self.source.tally))

    def _row(self, line: Line, ordinal: str, kind: RowKind, *, tier: int = 0) -> word.TableRow:
        cells = tuple(view.cell(line, ordinal) for view in self.views)
        return word.TableRow(cells, kind, tier=tier)

    def _grouped_rows(self) -> Iterator[word.TableRow]:
        """Each group under its own row of subtotals; units of no group come first.

        Units are numbered anew in each group, or through all of them; so too where some belong to no
        group, whose numbers would else come again, and then no numeral stands before the groups.
        """
        order = {code: place for place, code in enumerate(self.groups, start=1)}
        lines = sorted(self.lines, key=lambda line: order.get(line.group, 0))
        numbers, after = iter(range(1, len(lines) + 1)), 0
        loose = bool(lines) and lines[0].group not in self.groups
        for code, members in groupby(lines, key=lambda line: line.group):
            inside = list(members)
            if code in self.groups:
                label = "" if loose else wording.roman(next(numbers))
                is_group = self._is_whole and self.source.further.isdisjoint(
                    line.code for line in inside
                )
                whole = OneGroup(code) if is_group else None
                summed = tops(inside, self.source.tally)
                yield self._sum_row(
                    summed, whole, self._named_group(code), RowKind.GROUP, label, shown=inside
                )
            yield from self._plain_rows(inside, after)
            after += self._count_tops(inside) if self.spec.running_numbers or loose else 0

    def _named_group(self, code: str) -> str:
        """What stands above the units of a group: whether what they have is another's too."""
        rows = self.source.tally.groups if self._is_whole else ()
        return next((one.listed_name for one in rows if one.code == code), self.groups[code])

    @cached_property
    def _may_be_apart(self) -> bool:
        """Whether a sum of what stands here may be another than that of the rows, as units come or go."""
        return not self.figures.units.is_steady or self._groups_overlap

    @cached_property
    def _groups_overlap(self) -> bool:
        """Whether the rows are groups, and one of them has units in it that are a part of another."""
        if self.spec.rows is not Rows.GROUPS:
            return False
        units = self.figures.units.by_code
        heralded = heralded_in_all([view.given(self.source.stand) for view in self.views])
        above = [*self.source.tally.roster.parents.items(), *heralded.items()]
        return any(units[up].group != units[code].group for code, up in above)

    def _apart_from(
        self, whole: Line, lines: list[Line], shown: list[Line], label: str
    ) -> Iterator[str]:
        """The columns in which a reader who adds up rows finds something else than their sum."""
        views = [view for view in self.views if self._may_be_apart or view.is_elsewhere]
        if not views or self.spec.rows not in {Rows.UNITS, Rows.GROUPS}:
            return
        tiers = [(line, len(place)) for line, place in numbered(shown, self.source.tally)]
        for view in views:
            told, added = view.both_sums(whole, lines, tiers)
            if told != added:
                self.apart_views.append(view)
                yield f"{label}, {view.title}: {told} (cộng các dòng: {added})"

    def _sum_row(
        self,
        lines: list[Line],
        whole: Whose | None,
        label: str,
        kind: RowKind,
        ordinal: str = "",
        *,
        shown: list[Line],
    ) -> word.TableRow:
        of_units = self.spec.rows is Rows.UNITS
        line = sum_line(
            shown if of_units else lines,
            self.source.stand,
            whole=whole,
            tops=lines,
            are_rows=of_units and (not self.spec.left or self._are_further_shown),
        )
        cells: list[str | word.MergedCell] = [view.sum_cell(line, lines) for view in self.views]
        self.misses |= any(view.misses(line, lines) for view in self.views)
        self.apart += self._apart_from(line, lines, shown, label)
        shows = [view.column.show for view in self.views]
        if Show.ORDINAL in shows:
            cells[shows.index(Show.ORDINAL)] = ordinal
        if self._naming is not None:
            cells[self._naming] = label
        return word.TableRow(tuple(cells), kind)

    @cached_property
    def _are_further_shown(self) -> bool:
        """Whether units have a row only for other columns, and all of them do."""
        further = self.source.further
        return bool(further) and further <= {line.code for line in self.lines}

    @property
    def _naming(self) -> int | None:
        """The column that says what a row is of."""
        shows = [view.column.show for view in self.views]
        return next((at for at, one in enumerate(shows) if one in _NAMING), None)

    def _told(self, limits: Iterable[str]) -> list[str]:
        """What limits the figures, as notes; a document that takes complete figures only has none."""
        found = list(limits)
        if found and self.expressions.complete:
            found[0] += self.expressions.refuse_incomplete(found[0], *self.path) or ""
        return found

    def _notes(self) -> Iterator[str]:
        """The notes of the record, and how shares were rounded where the reader would wonder."""
        yield from self.expressions.texts(self.spec.notes, *self.path, "notes")
        if any(view.shifts([*self.lines, *self.rest]) for view in self.views):
            yield "Tỷ trọng được làm tròn để các phần cộng đúng bằng tổng."
        if self.misses:
            yield "Số liệu đã làm tròn nên cộng các dòng có thể chênh lệch so với dòng tổng."
        if self.spec.rows is Rows.UNITS and self.spec.total:
            yield from self._of_left()
            yield from self._of_former_superiors()
            yield from self._without_left()
        if self.spec.rows is Rows.GROUPS:
            yield from self._of_left_in_groups()
        if self.spec.rows is Rows.UNITS:
            yield from self._of_tiers()
            yield from self._of_own_parts()
            yield from self._not_handed_down()
            yield from self._of_parts()
        if self.spec.rows in {Rows.UNITS, Rows.GROUPS}:
            yield from self._of_awaited()
        yield from self._of_moving()
        yield from self._of_drives()
        if any(view.is_exempt(line) for line in self.lines for view in self.views):
            yield f"Dấu “{NOT_CONCERNED}”: đơn vị không thuộc diện."
        if self.spec.rows is Rows.PHASES and self.source.is_for_all:
            yield from self._of_further_goals()
        yield from self._of_sums()

    def _of_further_goals(self) -> Iterator[str]:
        """Against which target a phase is compared in its row, and how it stands to its others."""
        if _COMPARING.isdisjoint(view.column.show for view in self.views):
            return
        for line in self.lines:
            if line.stand is None or len(line.stand.tally.goals_in_force) <= 1:
                continue
            main, *others = line.stand.tally.goals_in_force
            told = "; ".join(_stands_to(goal, line.stand.tally.indicator) for goal in others)
            yield f"{line.name}: trong bảng so với {main.name}; ngoài ra {told}."

    def _of_parts(self) -> Iterator[str]:
        """Who is compared with no quota, as its count or the quota holds what is of others."""
        compares = {Show.RATE, Show.RANK, Show.SURPLUS, Show.SHORTFALL}
        if compares.isdisjoint(view.column.show for view in self.views):
            return
        names = {id(line.progress): line.name for line in self.lines}
        for reason, rows in why_not_held(line.progress for line in self.lines):
            told = _first_named([names[id(row)] for row in rows[:_NAMED]], len(rows))
            yield f"Không so với chỉ tiêu riêng của {told}: {reason}."

    def _of_awaited(self) -> Iterator[str]:
        """Whose quota is in no sum yet, as they joined after what is counted, or are to."""
        given = [
            view.given(self.source.stand) for view in self.views if view.column.show in _COMPARING
        ]
        awaited = frozenset[str]().union(*(one.awaited for one in given))
        units = self.figures.units
        listed = [unit for code, unit in units.by_code.items() if code in awaited]
        told = [
            f"{unit.label} (từ ngày {wording.short_date(day)})"
            for unit in listed[:_NAMED]
            if (day := units.days_of(unit.code)[0])
        ]
        if told:
            names = _first_named(told, len(listed))
            yield f"Chưa tính chỉ tiêu của đơn vị tham gia sau ngày chốt số liệu: {names}."

    def _of_tiers(self) -> Iterator[str]:
        """Who stands in another group than its superior, in whose numbers its own are."""
        if not (self.spec.grouped and self.spec.total):
            return
        groups, tree = {line.code: line.group for line in self.lines}, self.source.tally.roster
        names = [
            line.name
            for line in self.lines
            if any(groups.get(up, line.group) != line.group for up in tree.above(line.code))
        ]
        if names:
            yield (
                f"{_first_named(names[:_NAMED], len(names))} có đơn vị cấp trên ở nhóm khác, số liệu đã nằm trong "
                "số của đơn vị cấp trên nên cộng các nhóm có thể lớn hơn dòng tổng."
            )

    def _of_own_parts(self) -> Iterator[str]:
        """Who has more than the units below it come to, as a part of that is its own."""
        is_full = any(view.column.show is Show.FULL_NAME for view in self.views)
        names = [
            line.full_name if is_full else line.name
            for line in self.lines
            if (below := self._rows_below(line))
            and any(
                view.has_more(line, below)
                for view in self.views
                if view.column.show is not Show.QUOTA or self._is_own(line)
            )
        ]
        if names:
            yield f"{_first_named(names[:_NAMED], len(names))}: {_OWN_PART}."

    def _is_own(self, line: Line) -> bool:
        """Whether a row is of a unit that stands beside those below it: what it has more is its own."""
        unit = self.figures.units.by_code.get(line.code)
        return unit is not None and unit.tier is Tier.OWN

    def _not_handed_down(self) -> Iterator[str]:
        """What superiors were given and have not given to the units that stand below them here."""
        shown = {line.code for line in self.lines}
        columns = [view for view in self.views if view.column.show is Show.QUOTA]
        for view in columns:
            given = view.given(self.source.stand)
            tree = given.roster
            told = [
                f"{line.name} {left} (được giao {received}, đã giao {handed})"
                for line in self.lines
                if tree and not (self._is_own(line) or shown.isdisjoint(tree.below(line.code)))
                for received, handed, left in view.handed_down(line, given)
            ]
            if told:
                which = f" ({view.title})" if len(columns) > 1 else ""
                more = len(told) - _NAMED
                rest = f"; và {wording.number(more)} đơn vị khác" if more > 0 else ""
                yield f"Chưa giao cho cấp dưới{which}: {'; '.join(told[:_NAMED])}{rest}."

    def _rows_below(self, line: Line) -> list[Line]:
        """The rows of all units right below one that takes part still; none where some were there, or stand elsewhere."""
        parents = self.source.tally.roster.parents
        below = [one for one in self.lines if parents.get(one.code) == line.code]
        ever = {one.code for one in self.figures.campaign.units if one.parent == line.code}
        is_whole = {one.code for one in below} == ever and {one.group for one in below} <= {
            line.group
        }
        return below if is_whole and not getattr(line.progress, "left", False) else []

    def _of_moving(self) -> Iterator[str]:
        """Where what is printed as a sum is not that of the rows: who stood above whom has changed, or a total was published."""
        if not self.apart:
            return
        is_moving = self.source.tally.roster.parents and not self.figures.units.is_steady
        split = [] if is_moving else self._split_before
        awaiting = self._awaiting_shares
        whys = []
        if self._groups_overlap:
            whys.append("có đơn vị mà đơn vị cấp trên ở nhóm khác, số liệu nằm ở cả hai nhóm")
        elif is_moving:
            whys.append("có đơn vị thôi tham gia, mới tham gia hoặc chuyển cấp trên")
        elif split:
            whys.append(
                f"số của {wording.join_names(split)} trước khi chia tách không chia được cho từng đơn vị"
            )
        if awaiting:
            whys.append(f"chưa rõ phần chỉ tiêu của {awaiting}")
        if not whys and any(map(self._is_published, self.apart_views)):
            whys.append("tổng tính theo số đã công bố")
        if not whys and self.figures.units.gone_by(self.source.tally.day):
            whys.append("có đơn vị đã thôi tham gia")
        why = [f"vì {' và '.join(whys)}"] if whys else []
        yield f"{', '.join(['Tổng khác cộng các dòng', *why])}: {'; '.join(self.apart)}."

    def _of_drives(self) -> Iterator[str]:
        """Which rows are a part of others, where phases are added up."""
        if self.spec.rows is not Rows.PHASES or not (self.spec.total and self._has_total()):
            return
        summed = {line.code for line in self._summed()}
        names = [line.name for line in self.lines if line.code not in summed]
        if names and summed:
            told = _first_named(names[:_NAMED], len(names))
            yield f"{told}: số liệu đã nằm trong giai đoạn, không cộng thêm vào dòng tổng."

    def _is_published(self, view: ColumnView) -> bool:
        """Whether a total of what a column counts was ever published."""
        if view.column.show is Show.QUOTA:
            return False
        found = [view.indicator(line) for line in self.lines[:1]]
        campaign = self.figures.campaign
        return any(
            (result := campaign.result_of(one, known.code)) is not None and result.total is not None
            for known in found
            if known
            for one in campaign.snapshots
        )

    @property
    def _awaiting_shares(self) -> str:
        """The units of whose quota it is not known how much it is, where quotas are printed."""
        if all(view.column.show is not Show.QUOTA for view in self.views):
            return ""
        rows = [line.progress for line in self.lines if isinstance(line.progress, UnitProgress)]
        names = [row.short_name for row in rows if row.awaits_share]
        return _first_named(names[:_NAMED], len(names)) if names else ""

    @property
    def _split_before(self) -> list[str]:
        """The units without a row that were split into some that have one."""
        units, shown = self.figures.units, {line.code for line in self.lines}
        return [
            units.named(code, self.figures.as_of).label
            for code, parts in units.parts.items()
            if code not in shown and not shown.isdisjoint(parts)
        ]

    def _of_left(self) -> Iterator[str]:
        """Whose rows stand there though they take part no longer, and until when they did."""
        left = [(line.name, line.code) for line in self.lines if _has_left(line)]
        if left:
            has_quotas = any(view.column.show is Show.QUOTA for view in self.views)
            what = "kết quả và chỉ tiêu" if has_quotas else "kết quả"
            units = self.figures.units
            passed_on = [bool(units.heirs_of(code)) or code in units.parts for _, code in left]
            gone = "đã sắp xếp" if all(passed_on) else "đã thôi tham gia"
            gone += " hoặc đã sắp xếp" if any(passed_on) and not all(passed_on) else ""
            yield f"Đơn vị {gone} vẫn có dòng, vì {what} của đơn vị nằm trong tổng: {self._until(left)}."

    def _of_former_superiors(self) -> Iterator[str]:
        """Who came of units below other superiors, which have in a phase that was over by then what these did."""
        units = self.figures.units
        if units.is_steady or not self.source.tally.roster.parents:
            return
        ends = [
            one.last for one in self.figures.campaign.phases if one.code in self._counted_phases
        ]
        known = units.by_code
        for line in self.lines:
            former = [
                one
                for one in units.merged_into(line.code)
                if known[one].parent != known[line.code].parent
                and any(end <= (units.days_of(one)[1] or end) for end in ends)
            ]
            if former:
                names = [
                    units.named(one, units.days_of(one)[1] or units.campaign.starts).label
                    for one in former
                ]
                yield (
                    f"{line.name}: phần của {wording.join_names(names)} trong giai đoạn trước khi sắp xếp nằm ở số "
                    "của đơn vị cấp trên lúc ấy."
                )

    def _of_left_in_groups(self) -> Iterator[str]:
        """Whose part is in the sums of groups though they take part no longer."""
        tally = self.source.tally
        shown = set() if tally.indicator.is_level else {line.code for line in self.lines}
        rows = (row for row in tally.units if row.left and row.count and row.unit.group in shown)
        if left := [(row.short_name, row.code) for row in rows]:
            yield f"Kết quả của nhóm gồm cả phần của đơn vị đã thôi tham gia: {self._until(left)}."

    def _without_left(self) -> Iterator[str]:
        """Who has no row as it takes part no longer, and what all have together, where the sums are less without it."""
        every = [] if self.spec.left or self.spec.where else self._of_group
        left = [line for line in every if _has_left(line)]
        if not left or not self.lines:
            return
        stand, tally = self.source.stand, self.source.tally
        own, both = self._summed(), tops(every, tally)
        mine = sum_line(self.lines, stand, tops=own, are_rows=True)
        whole = sum_line(every, stand, whole=None if self.spec.group else Everyone(), tops=both)
        apart = []
        for view in self.views:
            told = view.count_summed(whole, both)
            if told and told != view.count_summed(mine, own):
                apart.append(f"{view.title} {told}")
        yield from self._kept_above(left)
        if apart:
            out = [line for line in left if any(line is one for one in both)] or left
            yield (
                f"Số cộng không kể đơn vị đã thôi tham gia: {self._until([(one.name, one.code) for one in out])}. "
                f"Toàn bộ: {', '.join(apart)}."
            )

    def _kept_above(self, left: Sequence[Line]) -> Iterator[str]:
        """What rows of superiors hold of quotas of units that have no row, and whose parts were given nothing in their place."""
        columns = [view for view in self.views if view.column.show is Show.QUOTA]
        names = {line.code: line.name for line in self.lines}
        for view in columns:
            given = view.given(self.source.stand)
            above = given.roster.above if given.roster else lambda _: ()
            which = f" ({view.title})" if len(columns) > 1 else ""
            for line in left:
                told, parts = view.cell(line, ""), self.figures.units.parts.get(line.code, ())
                ups = [names[up] for up in above(line.code) if up in names]
                if not (ups and told and given.units.get(line.code)) or _is_given(given, parts):
                    continue
                new = [names[one] for one in parts if one in names]
                rest = f", chưa giao cho {_first_named(new[:_NAMED], len(new))}" if new else ""
                until = self._until([(line.name, line.code)])
                yield f"Chỉ tiêu{which} của {ups[0]} gồm cả {told} của {until}{rest}."

    def _until(self, left: Sequence[tuple[str, str]]) -> str:
        """Some units by their names and codes, with the day until which they took part."""
        days = ((name, self.figures.units.days_of(code)[1]) for name, code in left[:_NAMED])
        told = [
            f"{name} (đến hết ngày {wording.short_date(day)})" if day else name
            for name, day in days
        ]
        return _first_named(told, len(left))

    def _of_sums(self) -> Iterator[str]:
        """What the total has in «Vượt» and «Còn thiếu»: where both stand there, or are not how far it is."""
        shows = {view.column.show for view in self.views}
        if not (self._is_whole and self.spec.total and {Show.SURPLUS, Show.SHORTFALL} <= shows):
            return
        if self.source.tally.indicator.is_rate:
            return
        rows = [line.progress for line in self._summed()]
        above = sum(row.surplus.value for row in rows if row.surplus)
        below = sum(row.shortfall.value for row in rows if row.shortfall)
        is_apart = self._is_apart(above - below) and bool(above or below)
        if is_apart or (above and below):
            falls = self.source.tally.indicator.falls_well
            better, worse = ("thấp hơn", "còn cao hơn") if falls else ("vượt", "còn thiếu")
            rest = f"; {self._beyond(rows)}" if is_apart else ""
            yield (
                f"Ở dòng tổng, số {better} và số {worse} là cộng của các đơn vị, không bù trừ cho nhau"
                f"{rest}."
            )

    def _beyond(self, rows: Sequence[Progress]) -> str:
        """What the total has beyond the units that were compared."""
        tally = self.source.tally
        if self.spec.rows is not Rows.UNITS:
            return IN_GENERAL
        noun = tally.indicator.printed_in
        return beyond_compared(
            rows,
            tally.count,
            tally.quota,
            lambda one: told(one.of(tally.indicator.noun), noun),
            lambda row: isinstance(row, UnitProgress) and tally.is_split_up(row.code),
        )

    def _is_apart(self, together: int | Fraction) -> bool:
        """Whether what the units are above and below is not how far the total is."""
        tally = self.source.tally
        if tally.count is None or tally.quota is None:
            return False
        apart = tally.count.value - tally.quota.value
        return together != (-apart if tally.indicator.falls_well else apart)


def _told_apart(headers: Sequence[str | Sequence[str]], titles: Sequence[str]) -> list[str]:
    """The titles of columns; of those that are called alike with what stands above them."""
    return [
        title if isinstance(header, str) or titles.count(title) == 1 else " – ".join(header)
        for header, title in zip(headers, titles, strict=True)
    ]


def _first_named(first: Sequence[str], count: int) -> str:
    """The first units of so many, and how many others there are."""
    more = count - len(first)
    return wording.join_names([*first, *([f"{wording.number(more)} đơn vị khác"] if more else [])])


def _stands_to(goal: TargetProgress, indicator: Indicator) -> str:
    """How a target that has no row is kept; where nothing was counted yet, what it asks for."""
    noun = indicator.printed_in
    if goal.count is None:
        return f"{goal.name} là {at_most(goal, noun)}"
    return in_words(against(goal, noun, after=True), goal)


def _is_given(given: Given, codes: Iterable[str]) -> bool:
    """Whether some of these units were given something."""
    return any(given.units.get(code) is not None for code in codes)


def _has_left(line: Line) -> bool:
    """Whether a line is that of a unit which takes part no longer."""
    return getattr(line.progress, "left", False)

"""A table of a document: its lines chosen, sorted, grouped and summed as the record says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from generator import word, wording
from generator.drafting.column_texts import ColumnView
from generator.drafting.expressions import Expressions
from generator.drafting.lines import Line, build_lines, line_of_rest, line_of_unit
from generator.drafting.subject import Path
from generator.figures import Figures, tally_of
from generator.model.document import Rows, Show, Table
from generator.word import RowKind

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
    return _Tabulation(table, figures, expressions, path).table


class _Tabulation:
    def __init__(self, spec: Table, figures: Figures, expressions: Expressions, path: Path) -> None:
        self.spec = spec
        self.figures = figures
        self.expressions = expressions
        self.path = path
        self.tally = tally_of(figures, spec.indicator, spec.phase)
        self.groups = {group.code: group.name for group in figures.campaign.groups}
        self.views = list(self._views())
        self.lines = self._chosen()
        self.rest = self._rest()

    @property
    def table(self) -> word.FinishedTable:
        spec, views, text = self.spec, self.views, self.expressions.text
        headers = (view.column.header for view in views)
        return word.FinishedTable(
            columns=tuple(word.TableColumn(view.alignment, mm=view.column.width) for view in views),
            header=word.merge_header([(one,) if isinstance(one, str) else one for one in headers]),
            rows=tuple(self._rows()),
            column_numbers=word.number_columns(len(views)) if spec.column_numbers else (),
            measure=text(spec.unit_of_measure or "", *self.path, "unit_of_measure"),
            notes=tuple(self._notes()),
            signers=tuple(word.Signer(title) for title in (spec.preparer, spec.head) if title),
        )

    def _views(self) -> Iterator[ColumnView]:
        """The columns whose condition holds."""
        for index, column in enumerate(self.spec.columns):
            path = (*self.path, "columns", index)
            if column.when is None or self.expressions.holds(column.when, *path, "when"):
                yield ColumnView(column, self.spec, self.figures, self.expressions, path)

    def _chosen(self) -> list[Line]:
        if self.spec.rows is Rows.UNIT:
            return self._own_line()
        lines = build_lines(self.spec, self.figures, self.tally)
        if self.spec.group:
            lines = [line for line in lines if line.group == self.spec.group]
        if where := self.spec.where:
            path = (*self.path, "where")
            lines = [line for line in lines if self.expressions.holds(where, *path, **line.names())]
        sort = _SORTS.get(self.spec.sort or "")
        return sorted(lines, key=sort) if sort else lines  # type: ignore[arg-type]

    def _own_line(self) -> list[Line]:
        """The unit that the document is made for; no line in a document for all."""
        unit = self.expressions.names.get("unit")
        row = self.tally.unit.get(unit.code) if unit else None
        return [line_of_unit(row, self.groups)] if row else []

    def _rest(self) -> list[Line]:
        """What the published total has beyond all units, as a row of its own; else nothing."""
        spec, tally = self.spec, self.tally
        of_units = spec.rows in {Rows.UNITS, Rows.GROUPS}
        whole = of_units and spec.total and not spec.where and not spec.group
        missing = tally.remainder
        if not whole or missing is None or missing <= 0:
            return []
        return [line_of_rest(tally, self.expressions.text(spec.remainder_label, *self.path))]

    def _rows(self) -> Iterator[word.TableRow]:
        if self.spec.grouped and self.spec.rows is Rows.UNITS:
            yield from self._grouped_rows()
        else:
            yield from self._plain_rows(self.lines)
        for line in self.rest:
            yield self._row(line, "", RowKind.REMAINDER)
        if self.spec.total and self.lines:
            yield self._sum_row([*self.lines, *self.rest], self.spec.total_label, RowKind.TOTAL)

    def _plain_rows(self, lines: list[Line]) -> Iterator[word.TableRow]:
        for place, line in enumerate(lines, start=1):
            yield self._row(line, str(place), RowKind.ROW)

    def _row(self, line: Line, ordinal: str, kind: RowKind) -> word.TableRow:
        return word.TableRow(tuple(view.cell(line, ordinal) for view in self.views), kind)

    def _grouped_rows(self) -> Iterator[word.TableRow]:
        """Each group under its own row of subtotals; units of no group come first."""
        order = {code: place for place, code in enumerate(self.groups, start=1)}
        lines = sorted(self.lines, key=lambda line: order.get(line.group, 0))
        numbers = iter(range(1, len(lines) + 1))
        for code, members in groupby(lines, key=lambda line: line.group):
            inside = list(members)
            if code in self.groups:
                label = wording.roman(next(numbers))
                yield self._sum_row(inside, self.groups[code], RowKind.GROUP, label)
            yield from self._plain_rows(inside)

    def _sum_row(
        self, lines: list[Line], label: str, kind: RowKind, ordinal: str = ""
    ) -> word.TableRow:
        cells: list[str | word.MergedCell] = [view.sum_cell(lines) for view in self.views]
        shows = [view.column.show for view in self.views]
        if Show.ORDINAL in shows:
            cells[shows.index(Show.ORDINAL)] = ordinal
        names = [index for index, show in enumerate(shows) if show in {Show.NAME, Show.FULL_NAME}]
        if names:
            cells[names[0]] = label
        return word.TableRow(tuple(cells), kind)

    def _notes(self) -> Iterator[str]:
        """The notes of the record, and how shares were rounded where the reader would wonder."""
        yield from self.expressions.texts(self.spec.notes, *self.path, "notes")
        if any(view.shifts([*self.lines, *self.rest]) for view in self.views):
            yield "Tỷ trọng được làm tròn sao cho các phần cộng lại đúng bằng tổng."

"""Checks of order within a table: ranks, numbers of rows, and units of measure that jump."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from generator.audit.audit_check import FigureDoubt, Held, Seen, check
from generator.audit.manuscript import Manuscript
from generator.audit.tables.cell_values import Amount
from generator.audit.tables.heads import ColumnRole
from generator.audit.tables.ordinals import runs
from generator.audit.tables.ranks import Ranking, rankings
from generator.audit.tables.rows import LabelKind
from generator.audit.tables.table_layout import TableLayout, layouts_of
from generator.audit.tables.table_notes import IN_OTHERS, notes_below
from generator.problems import Severity, say
from generator.wording import number

_JUMP = (Fraction(1_000, 3), Fraction(3_000))
_ALIKE = Fraction(5)
_SMALL = 100
_FEW = 2


@check("E-AUDIT-STANDING", Severity.ERROR)
def standing(manuscript: Manuscript) -> Iterator[Seen]:
    """Cột hạng theo đúng thứ tự của cột số liệu mà nó xếp.

    Xem: tìm cột số liệu mà hầu hết các hạng đều theo (cao đến thấp hay thấp đến cao), rồi báo hạng không
    theo. Hai dòng bằng nhau được chung hạng hay nối tiếp nhau. Không thấy cột nào thì không nói gì.

    Sai: sáu đơn vị 412, 388, 350, 301, 250, 120 sáng kiến mà đơn vị có 388 ghi hạng 1.
    """
    for layout in layouts_of(manuscript):
        if any(notes_below(manuscript, layout.table, IN_OTHERS)):
            continue
        for ranking in rankings(layout):
            for rank, _ in ranking.fitting:
                yield Held(rank.cell, rank.start, rank.end)
            for rank, figure, low, high in ranking.wrong:
                yield _misplaced(layout, ranking, (rank, figure), (low, high))


def _misplaced(
    layout: TableLayout, ranking: Ranking, entry: tuple[Amount, Amount], places: tuple[int, int]
) -> FigureDoubt:
    rank, figure = entry
    row, _ = layout.place(rank)
    return FigureDoubt(
        rank.cell,
        rank.start,
        rank.end,
        say(
            "dòng «{name}» ghi hạng {rank}, mà theo cột «{column}» ({figure}) là hạng {place}",
            name=layout.rows[row].name,
            rank=rank.printed,
            column=layout.columns[ranking.column].title,
            figure=figure.printed,
            place=str(places[0]) if places[0] == places[1] else f"{places[0]}-{places[1]}",
        ),
        hint=say("xếp lại cột hạng, rồi xem lời văn có nêu thứ hạng này không"),
        decides=True,
        others=((figure.cell, figure.start, figure.end),),
        lighter=None if ranking.is_sure else Severity.WARNING,
    )


@check("W-AUDIT-ORDER", Severity.WARNING)
def ordinals(manuscript: Manuscript) -> Iterator[Seen]:
    """Số thứ tự của các dòng liền nhau, không lặp, không bỏ số.

    Xem: cột TT (1, 2, 3; I, II, III; 1.1, 1.2), trong cả bảng hay trong từng nhóm. Chỉ báo khi đúng một chỗ
    không liền: có thể thiếu một dòng, hoặc thừa một dòng.

    Sai: 1, 2, 3, 3, 5.
    """
    for layout in layouts_of(manuscript):
        column = next((one.index for one in layout.columns if one.role is ColumnRole.ORDINAL), None)
        if column is None:
            continue
        for run in runs(layout):
            for row in run.rows:
                cell = layout.cells[row][column]
                if row != run.wrong:
                    yield Held(cell, 0, len(cell.text))
                    continue
                yield FigureDoubt(
                    cell,
                    0,
                    len(cell.text),
                    say(
                        "số thứ tự {mark} đứng sau {before}, không phải {meant}",
                        mark=layout.rows[row].mark,
                        before=run.before,
                        meant=run.meant,
                    ),
                    hint=say("xem có thiếu hay thừa một dòng không"),
                )


@check("W-AUDIT-SCALE", Severity.WARNING)
def scales(manuscript: Manuscript) -> Iterator[Seen]:
    """Số trong bảng cùng một đơn vị tính: không có ô nào gấp nghìn lần các ô cùng loại.

    Xem: hai cột mà ở mọi dòng khác số liệu cùng cỡ; một ô lớn hơn khoảng 1.000 lần ô bên cạnh thì có thể ghi
    theo đồng hay nghìn đồng trong khi cả bảng ghi theo triệu đồng.

    Sai: «Đơn vị tính: triệu đồng», dự toán 1.800.000, thực hiện 1.720.
    """
    for layout in layouts_of(manuscript):
        seen: set[int] = set()
        for row, other, large, small in _jumps(layout):
            if id(large) in seen:
                continue
            seen.add(id(large))
            yield FigureDoubt(
                large.cell,
                large.start,
                large.end,
                say(
                    "dòng «{name}»: {large} gấp khoảng {times} lần {small} ở cột «{column}», các dòng khác thì cùng cỡ",
                    name=layout.rows[row].name,
                    large=large.printed,
                    times=number(round(large.value / small.value)),
                    small=small.printed,
                    column=layout.columns[other].title,
                ),
                hint=say("xem lại đơn vị tính của ô này"),
                others=((small.cell, small.start, small.end),),
            )


def _jumps(layout: TableLayout) -> Iterator[tuple[int, int, Amount, Amount]]:
    """A row and a column of it, with an amount about a thousand times that there, in this row alone."""
    rows = [row.index for row in layout.rows if row.kind is LabelKind.ITEM]
    counts = [at for at in layout.counted if layout.columns[at].role is ColumnRole.COUNT]
    lone = {pair: _lone_row(layout, rows, pair) for pair in combinations(counts, 2)}
    for at, other in permutations(counts, 2):
        row = lone[min(at, other), max(at, other)]
        if row is None:
            continue
        large, small = layout.amount(row, at), layout.amount(row, other)
        if not (large and small and small.value >= _SMALL):
            continue
        if _JUMP[0] <= large.value / small.value <= _JUMP[1]:
            yield row, other, large, small


def _lone_row(layout: TableLayout, rows: Sequence[int], pair: tuple[int, int]) -> int | None:
    """The only row in which the amounts of two columns are not of a size."""
    told = 0
    far: list[int] = []
    for row in rows:
        one, two = (layout.amount(row, at) for at in pair)
        if one and two and one.value > 0 and two.value > 0:
            told += 1
            if max(one.value, two.value) > _ALIKE * min(one.value, two.value):
                far.append(row)
            if len(far) > 1:
                return None
    return far[0] if far and told > _FEW else None

"""Checks within a table: totals and groups, what a column makes of others, percentages, shares."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from generator.audit.audit_check import FigureDoubt, Held, Seen, check
from generator.audit.manuscript import Manuscript
from generator.audit.tables.cell_values import Amount
from generator.audit.tables.equations import Equation, Law, Product, QuotientEquation, Sum
from generator.audit.tables.judging import CellVerdict, Judged, judged_tables
from generator.audit.tables.rows import LabelKind
from generator.audit.tables.table_layout import is_too_large
from generator.audit.tables.table_notes import IN_OTHERS, OWN_PART, notes_below
from generator.problems import Message, Severity, say
from generator.wording import number
from generator.workspace import regex

_SHOWN = 6
_ADDED = "cộng các dòng"
_APART = "không bù trừ"
"""Of surpluses and shortfalls that were added up, each by itself."""
_NUMBER = regex(r"\d+(?:[.,]\d+)*")
_DECIMALS = 9


@check("W-AUDIT-LARGE", Severity.WARNING)
def large_tables(manuscript: Manuscript) -> Iterator[Seen]:
    """Bảng quá lớn thì không soát được, và được nêu ra.

    Xem: bảng trên 5.000 dòng hoặc trên 60 cột; các ô của bảng ấy tính là chưa đối chiếu.

    Sai: bảng 6.000 dòng; chia thành nhiều bảng rồi soát lại.
    """
    for table in filter(is_too_large, manuscript.tables):
        first = table.grid[0][0]
        rows, columns = len(table.grid), max(map(len, table.grid))
        said = say(
            "bảng có {rows} dòng, {columns} cột, quá mức soát được",
            rows=number(rows),
            columns=number(columns),
        )
        yield FigureDoubt(
            first, 0, len(first.text), said, hint=say("chia thành nhiều bảng rồi soát lại")
        )


@check("E-AUDIT-TOTAL", Severity.ERROR)
def totals(manuscript: Manuscript) -> Iterator[Seen]:
    """Dòng tổng, dòng nhóm bằng tổng các dòng của nó.

    Xem: dòng «Tổng», «Cộng», «Tổng cộng (A+B)», «Toàn tỉnh» ở cuối hay ở đầu bảng; dòng nhóm I, II,
    A, B, 1 với các dòng bên dưới. Dòng «trong đó», «(đã tính trong …)» không cộng hai lần; cột tỷ lệ, bình quân, đơn giá, hạng
    không cộng. Số đã làm tròn được lệch trong mức làm tròn.

    Sai: các dòng 97, 117, 79 mà dòng «Tổng» ghi 239 (cộng lại được 293).
    """
    yield from _told(manuscript, {Law.TOTAL, Law.GROUP})


@check("E-AUDIT-ROWSUM", Severity.ERROR)
def row_sums(manuscript: Manuscript) -> Iterator[Seen]:
    """Cột tổng bằng các cột thành phần cộng lại, trên từng dòng.

    Xem: quan hệ mà hầu hết các dòng của bảng đều theo («Tổng số» = «Nam» + «Nữ»; «Cả năm» = bốn quý), rồi
    báo dòng không theo.

    Sai: «Tổng số» 1.720, «Nam» 816, «Nữ» 859 (816 + 859 = 1.675).
    """
    yield from _told(manuscript, {Law.SUM})


@check("E-AUDIT-DIFFERENCE", Severity.ERROR)
def differences(manuscript: Manuscript) -> Iterator[Seen]:
    """Cột chênh lệch, còn thiếu, còn tồn khớp với các cột mà nó được tính từ đó.

    Xem: «Còn thiếu» = «Chỉ tiêu» − «Kết quả»; «Tăng, giảm» giữa hai kỳ; «Tồn cuối» = «Tồn đầu» + «Nhập» −
    «Xuất»; tìm hai, ba cột mà hầu hết các dòng đều theo, rồi báo dòng không theo.

    Sai: năm 2024 có 203.977, năm 2025 có 214.380, «Tăng, giảm» 10.430 (là 10.403).
    """
    yield from _told(manuscript, {Law.DIFFERENCE})


@check("E-AUDIT-RUNNING", Severity.ERROR)
def running_sums(manuscript: Manuscript) -> Iterator[Seen]:
    """Cột lũy kế bằng lũy kế của dòng trên cộng với số phát sinh.

    Xem: cột có chữ «lũy kế», «từ đầu năm», cạnh cột số phát sinh từng tháng, từng đợt.

    Sai: tháng 1 phát sinh 120, lũy kế 120; tháng 2 phát sinh 95, lũy kế 225 (là 215).
    """
    yield from _told(manuscript, {Law.RUNNING})


@check("E-AUDIT-PRODUCT", Severity.ERROR)
def products(manuscript: Manuscript) -> Iterator[Seen]:
    """Thành tiền bằng số lượng nhân đơn giá.

    Xem: hai, ba cột nhân với nhau ra cột tiền ở hầu hết các dòng, kể cả khi đơn vị tính khác nhau (đồng,
    nghìn đồng, triệu đồng).

    Sai: số lượng 150, đơn giá 25.000, thành tiền 3.570.000 (150 × 25.000 = 3.750.000).
    """
    yield from _told(manuscript, {Law.PRODUCT})


@check("E-AUDIT-RATIO", Severity.ERROR)
def ratios(manuscript: Manuscript) -> Iterator[Seen]:
    """Cột tỷ lệ, cột bình quân khớp với hai cột mà nó được tính từ đó.

    Xem: tìm hai cột mà hầu hết các dòng đều cho ra tỷ lệ ấy, rồi báo dòng không theo; cả tốc độ tăng và số
    bình quân. Làm tròn hay bỏ phần lẻ đều được coi là đúng.

    Sai: «Chỉ tiêu» 600, «Kết quả» 1.539, «Tỷ lệ đạt» 265,5% (1.539/600 là 256,5%).
    """
    yield from _told(manuscript, {Law.RATE, Law.GROWTH, Law.MEAN})


@check("E-AUDIT-SHARE", Severity.ERROR)
def shares(manuscript: Manuscript) -> Iterator[Seen]:
    """Cột tỷ trọng khớp với số của dòng chia cho số của dòng tổng, và cộng lại được 100%.

    Xem: tỷ trọng trong cả bảng hoặc trong nhóm; các cột tỷ lệ đứng cạnh nhau cộng lại được 100% ở hầu hết
    các dòng. Tỷ trọng được chỉnh một đơn vị ở chữ số cuối cho đủ 100% thì không báo.

    Sai: 97 trên tổng 782 mà ghi 14,2% (là 12,4%).
    """
    yield from _told(manuscript, {Law.SHARE, Law.HUNDRED})


def _told(manuscript: Manuscript, laws: Collection[Law]) -> Iterator[Seen]:
    for judged in judged_tables(manuscript):
        doubted = {id(verdict.amount) for verdict in judged.verdicts}
        for verdict in judged.verdicts:
            if verdict.main.law in laws:
                if _is_explained(manuscript, judged, verdict):
                    yield Held(verdict.amount.cell, verdict.amount.start, verdict.amount.end)
                else:
                    yield _doubt(judged, verdict)
        if Law.TOTAL in laws:
            for amount in judged.held:
                if id(amount) not in doubted:
                    yield Held(amount.cell, amount.start, amount.end)


def _is_explained(manuscript: Manuscript, judged: Judged, verdict: CellVerdict) -> bool:
    """Whether a note below the table says that a total differs from its rows, with both numbers."""
    main = verdict.main
    if main.law is Law.DIFFERENCE:
        row, _ = judged.layout.place(verdict.amount)
        is_sum = judged.layout.rows[row].kind is not LabelKind.ITEM
        return is_sum and any(notes_below(manuscript, judged.layout.table, _APART))
    if _has_own_part(manuscript, judged, main):
        return True
    if main.law not in {Law.TOTAL, Law.GROUP} or verdict.amount is not main.target:
        return False
    if (
        main.law is Law.TOTAL
        and not verdict.sure
        and any(notes_below(manuscript, judged.layout.table, IN_OTHERS))
    ):
        return True
    both = {main.target.printed, _said(main.worked, main)}
    return any(
        both <= {*_NUMBER.findall(text)}
        for text in notes_below(manuscript, judged.layout.table, _ADDED)
    )


def _has_own_part(manuscript: Manuscript, judged: Judged, main: Equation) -> bool:
    """Whether a note says of the row that sums others that it has a part of its own beside them, and it has more."""
    row, _ = judged.layout.place(main.target)
    name = judged.layout.rows[row].name
    notes = notes_below(manuscript, judged.layout.table, OWN_PART)
    return main.worked < main.target.value and any(name in text for text in notes)


def _doubt(judged: Judged, verdict: CellVerdict) -> FigureDoubt:
    amount, main = verdict.amount, verdict.main
    others = {id(one): one for equation in verdict.equations for one in equation.amounts}
    return FigureDoubt(
        amount.cell,
        amount.start,
        amount.end,
        _message(judged, verdict),
        working="; ".join(dict.fromkeys(_working(one) for one in verdict.equations)),
        hint=_hint(verdict),
        decides=main.law is Law.TOTAL or _turns(main),
        others=tuple(
            (one.cell, one.start, one.end) for one in others.values() if one is not amount
        ),
        lighter=None if verdict.sure else Severity.WARNING,
    )


def _turns(equation: Equation) -> bool:
    """Whether it changes reached to not reached, or the other way round."""
    whole = Fraction(100)
    rated = equation.law is Law.RATE
    return rated and (equation.worked >= whole) != (equation.target.value >= whole)


def _message(judged: Judged, verdict: CellVerdict) -> Message:
    amount, main = verdict.amount, verdict.main
    row, column = _names(judged, amount)
    printed = amount.printed
    if amount is not main.target:
        target_row, target_column = _names(judged, main.target)
        return say(
            "{row}, {column} ghi {printed}: {working}, nhưng {target_row}, {target_column} ghi {target}",
            row=row,
            column=column,
            printed=printed,
            working=_working(main),
            target_row=target_row,
            target_column=target_column,
            target=main.target.printed,
        )
    if main.law in (Law.TOTAL, Law.GROUP):
        return say(
            "{row}, {column}: các dòng cộng lại được {worked}, bảng ghi {printed}",
            row=row,
            column=column,
            worked=_said(main.worked, main),
            printed=printed,
        )
    if main.law is Law.HUNDRED:
        return say(
            "{row}, {column}: các tỷ lệ phải cộng lại được 100%; {working}, bảng ghi {printed}",
            row=row,
            column=column,
            working=_working(main),
            printed=printed,
        )
    return say(
        "{row}, {column}: {working}, bảng ghi {printed}",
        row=row,
        column=column,
        working=_working(main),
        printed=printed,
    )


def _names(judged: Judged, amount: Amount) -> tuple[Message, Message]:
    row, column = judged.layout.place(amount)
    name = judged.layout.rows[row].name or judged.layout.rows[row].mark
    head = judged.layout.columns[column].head
    return (
        say("dòng «{name}»", name=name)
        if name
        else say("dòng {number}", number=amount.cell.spot.row or row + 1),
        say("cột «{name}»", name=head) if head else say("cột {number}", number=column + 1),
    )


def _hint(verdict: CellVerdict) -> Message:
    if verdict.slip is None:
        return say("xem lại ô này và các ô mà nó được tính từ đó")
    slip, meant = verdict.slip
    return say(
        "có phải {meant} ({slip})?",
        meant=_printed(meant, verdict.amount.step, percent=verdict.amount.percent),
        slip=slip,
    )


def _working(equation: Equation) -> str:
    """The sum as a person would write it: `97 + 117 + 79 = 293`."""
    if isinstance(equation, Sum) and _is_turned(equation):
        return f"{_sum(equation, -1)} = {_said(-equation.worked, equation)}"
    made = _said(equation.worked, equation)
    if isinstance(equation, QuotientEquation):
        below = " + ".join(one.printed for one in equation.bottoms)
        below = f"({below})" if len(equation.bottoms) > 1 else below
        above = f"({equation.top.printed} − {below})" if equation.less else equation.top.printed
        return f"{above} / {below} = {made}"
    if isinstance(equation, Product):
        return f"{' × '.join(one.printed for one in equation.factors)} = {made}"
    return f"{_sum(equation)} = {made}" if isinstance(equation, Sum) else made


def _is_turned(equation: Sum) -> bool:
    """Whether a difference is told without its sign."""
    return equation.loose and equation.worked < 0 < equation.target.value


def _sum(equation: Sum, turn: int = 1) -> str:
    parts = [(sign * turn, part) for sign, part in equation.parts][::turn]
    shown = parts if len(parts) <= _SHOWN else parts[: _SHOWN - 1]
    texts = [number(equation.whole, 0) + "%"] if equation.whole else []
    for sign, part in shown:
        mark = ("+ " if sign > 0 else "− ") if texts else ("" if sign > 0 else "−")
        texts.append(f"{mark}{part.printed}")
    return " ".join(texts) + (f" + … ({len(parts)} số)" if len(parts) > len(shown) else "")


def _said(value: Fraction, equation: Equation) -> str:
    steps = [equation.target.step]
    if isinstance(equation, Sum):
        steps += [one.step for one in equation.terms]
    return _printed(value, min(steps), percent=_is_percent(equation))


def _is_percent(equation: Equation) -> bool:
    return equation.law in (Law.RATE, Law.GROWTH, Law.SHARE, Law.HUNDRED)


def _printed(value: Fraction, step: Fraction, *, percent: bool) -> str:
    decimals = next((places for places in range(_DECIMALS) if step * 10**places >= 1), _DECIMALS)
    return number(value, decimals) + ("%" if percent else "")

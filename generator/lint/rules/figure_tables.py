"""Tables of figures: custom only, the decree is silent on them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import counted, points_said, size_admitted, sizes_said, tell_each
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import ReadCell, ReadTable, TextLine
from generator.lint.rule import Breach, rules_over
from generator.problems import Severity, say
from generator.standard import Standard

_TOTALS = ("TONG", "TONG CONG", "TONG SO", "CONG")
_ORDINALS = frozenset({"STT", "TT", "SO TT"})
_LONG = 20


def _data(document: WordFile) -> Iterator[ReadTable]:
    """Tables that hold data, not headings or signatures: those with borders and a few rows."""
    for table in document.tables:
        if table.bordered and len(table.rows) > 1 and len(table.rows[0]) > 1:
            yield table


table_rule = rules_over(_data)


def _lines(cells: list[ReadCell]) -> list[TextLine]:
    return [line for cell in cells for one in cell.paragraphs for line in one.lines]


@table_rule("PRAC-table-header", Severity.INFO)
def header(table: ReadTable, _standard: Standard) -> Iterator[Breach]:
    """Hàng tiêu đề của bảng: chữ đậm, canh giữa.

    Mục đích: phân biệt tiêu đề cột với số liệu.
    Căn cứ: thông lệ; các mẫu sổ của Phụ lục IV.
    Đúng: STT, Đơn vị, Chỉ tiêu: đậm, canh giữa.
    Sai: tiêu đề cột chữ thường, canh trái.
    """
    titles = _lines(table.rows[0])
    wrong = [one for one in titles if one.bold is not True or not one.paragraph.is_centred]
    for line in wrong[:1]:
        message = say("tiêu đề cột không đậm hoặc không canh giữa")
        yield Breach(line.spot, message, say("đặt đậm, canh giữa"))


@table_rule("PRAC-table-repeat", Severity.INFO)
def repeated(table: ReadTable, _standard: Standard) -> Iterator[Breach]:
    """Bảng dài lặp lại hàng tiêu đề ở mỗi trang.

    Mục đích: trang sau vẫn đọc được tên cột.
    Căn cứ: thông lệ.
    Đúng: bật «Lặp lại làm hàng tiêu đề».
    Sai: bảng 40 dòng không lặp tiêu đề.
    """
    if len(table.rows) > _LONG and not table.headers[0]:
        message = say("bảng {rows} dòng không lặp lại tiêu đề", rows=len(table.rows))
        yield Breach(table.spot, message, say("bật «Lặp lại làm hàng tiêu đề»"))


@table_rule("PRAC-table-split", Severity.INFO)
def unbroken(table: ReadTable, _standard: Standard) -> Iterator[Breach]:
    """Dòng của bảng không bị ngắt giữa hai trang.

    Mục đích: số liệu của một đơn vị nằm trọn một trang.
    Căn cứ: thông lệ.
    Đúng: tắt «Cho phép ngắt hàng qua trang».
    Sai: hàng ba dòng rơi nửa sang trang sau.
    """
    loose = len(table.unbroken) - sum(table.unbroken)
    if len(table.rows) > _LONG and loose:
        message = say("{rows} dòng của bảng có thể bị ngắt giữa hai trang", rows=loose)
        yield Breach(table.spot, message, say("tắt «Cho phép ngắt hàng qua trang»"))


@table_rule("PRAC-table-ordinal", Severity.INFO)
def ordinals(table: ReadTable, _standard: Standard) -> Iterator[Breach]:
    """Cột STT (TT) canh giữa.

    Mục đích: cột số thứ tự gọn.
    Căn cứ: thông lệ.
    Đúng: số thứ tự canh giữa.
    Sai: số thứ tự canh trái.
    """
    first = _lines(table.rows[0][:1])
    if not first or first[0].folded not in _ORDINALS:
        return
    cells = [row[0] for row in table.rows[1:] if row and row[0].column == 0]
    aside = [line for line in _lines(cells) if not line.paragraph.is_centred]
    wrong = [line for line in aside if line.text.isdigit()]
    for line in wrong[:1]:
        message = counted(say("số thứ tự không canh giữa"), len(wrong))
        yield Breach(line.spot, message, say("canh giữa cột số thứ tự"))


@table_rule("PRAC-table-total", Severity.INFO)
def totals(table: ReadTable, _standard: Standard) -> Iterator[Breach]:
    """Dòng tổng cộng viết đậm.

    Mục đích: nhận ra dòng tổng.
    Căn cứ: thông lệ.
    Đúng: Tổng cộng, số liệu đậm.
    Sai: dòng tổng chữ thường.
    """
    for lines in map(_lines, table.rows[1:]):
        named = any(line.folded.rstrip(" :") in _TOTALS for line in lines[:2])
        if named and any(line.bold is not True for line in lines):
            yield Breach(lines[0].spot, say("dòng tổng không đậm"), say("đặt chữ đậm"))


@table_rule("PRAC-table-size", Severity.INFO)
def sizes(table: ReadTable, standard: Standard) -> Iterator[Breach]:
    """Chữ trong bảng cỡ 11 đến 14.

    Mục đích: bảng nhiều cột vẫn đọc được.
    Căn cứ: thông lệ; Nghị định không nêu cỡ chữ trong bảng.
    Đúng: cỡ 12.
    Sai: cỡ 8.
    """
    value = standard["parts.table_text.size"]
    least = standard["parts.table_column_number.size"]
    wrong = (
        (say("chữ trong bảng cỡ {size}", size=points_said(size)), line.paragraph)
        for line in table.lines
        for size in line.sizes
        if not (size_admitted(size, value) or size_admitted(size, least))
    )
    yield from tell_each(wrong, say("đặt cỡ chữ {wanted}", wanted=sizes_said(value)))

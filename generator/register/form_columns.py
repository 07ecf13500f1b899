"""The ten columns of the decree's form (Decree 30/2020, Phụ lục IV, mẫu I), as texts for a table.

What a workbook or a screen makes of them is left to the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.books import Row, RowState
from generator.problems import say
from generator.register.shelf import BookRow
from generator.wording import number, short_date, upper_first

_HEADERS = (
    say("Số, ký hiệu văn bản"),
    say("Ngày tháng văn bản"),
    say("Tên loại và trích yếu nội dung văn bản"),
    say("Người ký"),
    say("Nơi nhận văn bản"),
    say("Đơn vị, người nhận bản lưu"),
    say("Số lượng bản"),
    say("Ngày chuyển"),
    say("Ký nhận"),
    say("Ghi chú"),
)
HEADERS = tuple(map(str, _HEADERS))
COLUMN_NUMBERS = tuple(f"({column})" for column in range(1, len(HEADERS) + 1))


def columns(row: Row) -> tuple[str, ...]:
    """The ten texts of a row; what became of its number or its document is said in the last one."""
    return (
        row.number_symbol,
        short_date(row.date),
        row.title,
        row.signer or "",
        "; ".join(row.recipients),
        row.archive or "",
        "" if row.copies is None else number(row.copies),
        short_date(row.sent) if row.sent else "",
        row.received or "",
        "; ".join(filter(None, (_state(row), *map(upper_first, fate(row)), row.note))),
    )


def in_form_order(entries: Iterable[BookRow]) -> list[BookRow]:
    """The rows as the form has them, by series and number within each book."""
    return sorted(
        entries, key=lambda entry: (entry.year, entry.row.series, entry.row.number, entry.index)
    )


def fate(row: Row) -> Iterator[str]:
    """What a document did to others, and what was done to it since: `được thay thế bởi số 15/BC …`."""
    links = (
        ("thay thế", row.replaces),
        ("đính chính", row.corrects),
        ("được thay thế bởi", row.replaced_by),
        ("được đính chính bởi", row.corrected_by),
    )
    for said, others in links:
        if others:
            yield f"{said} số {'; số '.join(others)}"
    if row.recalled:
        yield f"đã thu hồi: {row.recalled}"
    yield from (f"làm lại trước khi gửi: {again.reason}" for again in row.reissued)


def _state(row: Row) -> str:
    if row.state is RowState.VOID:
        return f"Hủy: {row.reason}" if row.reason else "Hủy"
    return "Giữ số" if row.state is RowState.RESERVED else ""

"""The ten columns of the decree's form (Decree 30/2020, Phụ lục IV, mẫu I), as texts for a table.

What a workbook or a screen makes of them is left to the caller.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

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
_UNDONE = " (đã thu hồi)"
COLUMN_NUMBERS = tuple(f"({column})" for column in range(1, len(HEADERS) + 1))


def columns(row: Row, undone: Container[str] = ()) -> tuple[str, ...]:
    """The ten texts of a row; what became of its number or its document is said in the last one.

    Of other documents it says so where they are `undone`, as `undone_among` has them.
    """
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
        "; ".join(filter(None, (_state(row), *map(upper_first, fate(row, undone)), row.note))),
    )


def in_form_order(entries: Iterable[BookRow]) -> list[BookRow]:
    """The rows as the form has them, by series and number within each book."""
    return sorted(
        entries, key=lambda entry: (entry.year, entry.row.series, entry.row.number, entry.index)
    )


def undone_among(rows: Iterable[BookRow]) -> frozenset[str]:
    """How others cite those of the rows that were called back, by a notice or in the register."""
    return frozenset(one.row.cited for one in rows if one.row.is_called_back)


def fate(row: Row, undone: Container[str] = ()) -> Iterator[str]:
    """What a document did to others, and what was done to it since: `được thay thế bởi số 15/BC …`."""
    links = (
        ("thay thế", row.replaces),
        ("đính chính", row.corrects),
        ("thông báo thu hồi", row.recalls),
        ("được thay thế bởi", row.replaced_by),
        ("được đính chính bởi", row.corrected_by),
        ("được thu hồi theo văn bản", row.recalled_by),
    )
    for said, others in links:
        if others:
            told = (f"số {one}{_UNDONE if one in undone else ''}" for one in others)
            yield f"{said} {'; '.join(told)}"
    if row.recalled:
        yield f"đã thu hồi: {row.recalled}"
    yield from (f"làm lại trước khi gửi: {again.reason}" for again in row.reissued)


def _state(row: Row) -> str:
    if row.state is RowState.VOID:
        return f"Hủy: {row.reason}" if row.reason else "Hủy"
    return "Giữ số" if row.state is RowState.RESERVED else ""

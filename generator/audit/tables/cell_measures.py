"""Which figures of a table are rounded though they are whole: those in units that nobody counts one by one."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.manuscript import Cell, TextTable
from generator.audit.tables.cell_values import Amount, Reading
from generator.audit.tables.heads import ColumnRole, HeadedColumn
from generator.workspace import regex

_ROUNDED = regex(
    r"(?<!\w)(?:tỷ|tỉ|triệu|nghìn|ngàn|tr\.? ?đ|trđ|1\.?000 ?(?:đ|đồng)|ha|héc ta|hecta|tấn|tạ|kg|km|km2|km²|m|m2|m²|m3|m³|lít"
    r"|kwh|mw|giờ|usd|%)(?!\w)"
)
_COUNTED = regex(
    r"(?<!\w)(?:người|hộ|em|học sinh|đồng chí|đoàn viên|cán bộ|cái|chiếc|bộ|vụ|lượt|cuộc|ca|đơn|hồ sơ|xã|phường|trường|lớp|giường"
    r"|thôn|ấp|văn bản|bài|tin|suất|sáng kiến|mô hình|công trình|doanh nghiệp|con|cây)(?!\w)"
)
_MEASURED = regex(
    r"(?<!\w)(?:diện tích|sản lượng|khối lượng|trọng lượng|doanh thu|doanh số|giá trị|kinh phí|vốn|ngân sách|số tiền|tổng mức|dự toán"
    r"|lợi nhuận|chi phí|thu nhập|kim ngạch|dư nợ|quyết toán|^thu|^chi|nguồn|tiền)(?!\w)"
)
_DONG = regex(r"(?<![\w] )(?<!\w)(?:đồng|vnđ|vnd|đ)(?!\w)(?! chí)")
_UNITS = regex(r"^(?:đơn vị tính|đvt|đv tính|đơn vị đo)$")
_BRACKETS = regex(r"\(([^()]*)\)")
_LARGE = 100_000
_MOST = 0.6


def as_measured(
    table: TextTable,
    columns: Sequence[HeadedColumn],
    cells: Sequence[Sequence[Cell]],
    readings: list[list[Reading]],
) -> list[list[Reading]]:
    """The readings, with whole numbers that were rounded as such."""
    units = next((one.index for one in columns if _UNITS.match(one.words.strip())), None)
    names = next((one.index for one in columns if one.role is ColumnRole.WORDS), None)
    whole = f"{table.unit_of_measure} ".lower()
    rounded = [_of_column(one, whole, [row[one.index] for row in readings]) for one in columns]
    made = []
    for row, read in zip(cells, readings, strict=True):
        unit = row[units].text.lower() if units is not None else ""
        name = row[names].text.lower() if names is not None else ""
        made.append(
            [
                one.as_rounded()
                if isinstance(one, Amount)
                and _is_rounded(columns[at], rounded[at], unit, name, whole)
                else one
                for at, one in enumerate(read)
            ]
        )
    return made


def _of_column(column: HeadedColumn, whole: str, readings: Sequence[Reading]) -> bool | None:
    """Whether the head, or what stands above the table, says so; None where neither tells."""
    if column.role is ColumnRole.RATE:
        return True
    told = " ".join(_BRACKETS.findall(column.words)) or column.words
    for text in (told, whole):
        if _ROUNDED.search(text):
            return True
        if _DONG.search(text) or _COUNTED.search(text):
            return False
    values = [one.value for one in readings if isinstance(one, Amount) and one.value]
    large = [value for value in values if value >= _LARGE and value % 1_000 == 0]
    if values and len(large) >= _MOST * len(values):
        return False
    return True if _MEASURED.search(column.words) else None


def _is_rounded(column: HeadedColumn, told: bool | None, unit: str, name: str, whole: str) -> bool:  # noqa: FBT001
    if unit.strip():
        return bool(_ROUNDED.search(unit))
    if told is not None or column.role is ColumnRole.ORDINAL:
        return bool(told)
    inside = " ".join(_BRACKETS.findall(name))
    if inside and (_ROUNDED.search(inside) or _COUNTED.search(inside)):
        return bool(_ROUNDED.search(inside))
    return not whole.strip() and bool(_MEASURED.search(name))

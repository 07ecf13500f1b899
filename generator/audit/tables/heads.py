"""Heads of a table: which rows they are, what each column is for, the formulas that they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from generator.audit.manuscript import Cell, TextTable
from generator.audit.tables.cell_values import digits_of
from generator.workspace import regex, unchanging


class ColumnRole(Enum):
    """What a column's figures are: only those of COUNT and DIFFERENCE can be added up."""

    ORDINAL = auto()
    WORDS = auto()
    COUNT = auto()
    DIFFERENCE = auto()
    RATE = auto()
    MEAN = auto()
    RANK = auto()
    LABEL = auto()


@unchanging(frozen=True, slots=True)
class HeadedColumn:
    """A column: its head as printed, from above to below, in small letters too, and its number."""

    index: int
    head: str
    words: str
    role: ColumnRole
    label: str = ""

    @property
    def title(self) -> str:
        return self.head or f"cột {self.index + 1}"


_LABEL = regex(r"\(?\s?([A-ZĐ]|\d{1,2}[a-z]?)\s?\)?(?:\s?[=:].{0,60})?")
_UNIT_ROW = regex(
    r"\(?(?:%|người|hộ|ha|tấn|kg|km|m2|m²|lần|đồng|nghìn đồng|ngàn đồng|1\.000 ?đ|1000 ?đ|triệu đồng"
    r"|tr\.? ?đồng|trđ|tỷ đồng|tỉ đồng|cái|chiếc|vụ|lượt|cuộc|xã|phường|sl|tl)\)?",
    re.IGNORECASE,
)
_ORDINAL = {"tt", "stt", "số tt", "số thứ tự", "thứ tự", "#"}
RATE = regex(
    r"%|\bt[ỷỉ] (?:lệ|trọng|suất)|\bcơ cấu\b|\btl\b|\btốc độ\b|\bphần trăm\b|\bmức độ hoàn thành\b"
)
_RANK = regex(
    r"\b(?:xếp |thứ )?hạng\b(?! mục| chức| xe| đất| nhà| sao| bệnh| trường| i)|\bxếp thứ\b"
)
_LABELS = regex(
    r"\bmã\b|\bsố hiệu\b|\bký hiệu\b|\bsố (?:quyết định|qđ|văn bản|công văn|nhà|thửa|tờ|xe|tài khoản|biên lai)\b"
    r"|\bđiện thoại\b|\bsđt\b|\bcccd\b|\bcmnd\b|(?<!số )\bngày\b(?! công| giường| điều)|\bthời (?:gian|hạn|điểm)\b"
    r"|\bnăm (?:sinh|thành lập|xây dựng|tuyển|học|vào|ban hành|sản xuất|sử dụng)\b|\bghi chú\b"
    r"|\bchương\b(?! trình)|\bkhoản\b|\btiểu mục\b|^lớp$|(?<!số )\bkhóa\b|(?<!số )\btrang\b|\bđiều\b(?! trị| chỉnh| động| dưỡng)"
)
MEAN = regex(
    r"\bbình quân\b|\btrung bình\b|\bbq\b|\bđơn giá\b|\bđịnh mức\b|\bmức (?:chi|thu|hỗ trợ|lương|đóng|tiền|thưởng)\b"
    r"|\bchỉ số\b|\bcông suất\b|\bmật độ\b|\bnăng suất\b|\bthu nhập\b|\btuổi\b|\bnhiệt độ\b|\bgiá\b(?! trị)"
    r"|(?<!lượt )(?<!số )(?<!cao )(?<!thời )(?<!trọng )(?<!địa )(?<!đặc )(?<!ưu )(?<!quan )(?<!luận )\bđiểm\b(?! trường| cầu| nóng| tốt| mười| dân)|/(?:người|hộ|ha|tháng|lớp|năm|ngày|ca)\b|\bsuất\b"
)
DIFFERENCE = regex(r"\btăng\b|\bgiảm\b|\bchênh\b|\bvượt\b|\bthiếu\b|\bso (?:với|sánh)\b|\bhụt\b")
_YEAR = regex(r"(?:19|20)\d\d")
_AT_SO_MUCH = regex(r"\([^()]*\d[^()]*\)")
"""A rate told with its figure: «Lãi (0,8%/tháng)»."""
_FEW = 3


def head_rows(table: TextTable) -> int:
    """How many rows at the top are heads, numbering rows and rows of units of measure included."""
    heads = min(table.heads, len(table.grid))
    if not heads and table.grid and table.grid[0]:
        heads = int(table.grid[0][0].text.strip(" .").lower() in _ORDINAL)
    while heads < len(table.grid) and (
        numbering(table.grid[heads]) or _is_units(table.grid[heads]) or _goes_on(table, heads)
    ):
        heads += 1
    return heads


def numbering(row: Sequence[Cell]) -> dict[int, str]:
    """The labels of a numbering row «(1) | (2) | (3)=(2)/(1)», by column; empty where it is none."""
    texts = {at: cell.text.strip() for at, cell in enumerate(row) if cell.text.strip()}
    found = {at: match[1] for at, text in texts.items() if (match := _LABEL.fullmatch(text))}
    numbers = [int(label) for label in found.values() if label.isdigit()]
    marked = any(not digits_of(row[at]) for at in found)
    runs = len(numbers) > 1 and all(b - a in (0, 1) for a, b in pairwise(numbers))
    if len(found) < max(_FEW, len(texts)) or not runs or numbers[0] > _FEW:
        return {}
    return found if marked or (numbers[0] == 1 and len(found) == len(row)) else {}


def _is_units(row: Sequence[Cell]) -> bool:
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    return len(texts) > 1 and all(_UNIT_ROW.fullmatch(text) for text in texts)


def _goes_on(table: TextTable, at: int) -> bool:
    """Whether a row under the heads is a head too: a cell of the head above reaches into it."""
    if not 0 < at < len(table.grid):
        return False
    above, row = table.grid[at - 1], table.grid[at]
    reaches = any(
        one is two and one.rows > 1 and one.text.strip()
        for one, two in zip(above, row, strict=False)
    )
    return reaches and not any(digits_of(cell) for cell in row)


def read_columns(
    table: TextTable, heads: int, numeric: Sequence[bool], signs: Sequence[bool]
) -> list[HeadedColumn]:
    """The columns; `numeric` tells which hold figures, `signs` where they have a percent sign."""
    labels: dict[int, str] = {}
    top = table.grid[:heads]
    for row in top:
        labels.update(numbering(row))
    shown = [row for row in top if not numbering(row)]
    told = [_reaching(row, below) for row, below in zip(shown, [*shown[1:], []], strict=False)]
    return [
        _column(at, told, labels.get(at, ""), is_number=is_number, has_sign=has_sign)
        for at, (is_number, has_sign) in enumerate(zip(numeric, signs, strict=True))
    ]


def _reaching(row: list[Cell], below: list[Cell]) -> list[str]:
    """The texts of a row of heads; an empty one belongs to its left neighbour where one stands below it."""
    told: list[str] = []
    for at, cell in enumerate(row):
        text = " ".join(cell.text.split())
        reaches = (
            not text
            and told
            and at < len(below)
            and below[at].text.strip()
            and below[at] is not cell
        )
        told.append(told[-1] if reaches else text)
    return told


def _column(
    at: int, top: list[list[str]], label: str, *, is_number: bool, has_sign: bool
) -> HeadedColumn:
    told = list(dict.fromkeys(row[at] for row in top if at < len(row) and row[at]))
    head = " – ".join(told)
    last = told[-1].lower() if told else ""
    return HeadedColumn(
        at,
        head,
        head.lower(),
        _role(head.lower(), last, is_number=is_number, has_sign=has_sign),
        label,
    )


def _role(words: str, last: str, *, is_number: bool, has_sign: bool) -> ColumnRole:
    if last.strip(" .") in _ORDINAL:
        return ColumnRole.ORDINAL
    if not is_number:
        return ColumnRole.WORDS
    if has_sign or re.search(r"(?<!\d)%", words):
        return ColumnRole.RATE
    last, words = _AT_SO_MUCH.sub("", last), _AT_SO_MUCH.sub("", words)
    for pattern, role in _ROLES:
        if pattern.search(last):
            return role
    return next((role for pattern, role in _ROLES[:4] if pattern.search(words)), ColumnRole.COUNT)


_ROLES = (
    (_RANK, ColumnRole.RANK),
    (RATE, ColumnRole.RATE),
    (MEAN, ColumnRole.MEAN),
    (_LABELS, ColumnRole.LABEL),
    (DIFFERENCE, ColumnRole.DIFFERENCE),
)

"""Rows of a table: what each is (an item, a group, a total, «trong đó»), and how deep it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from generator.workspace import regex, unchanging

_NAME = 120


class LabelKind(Enum):
    """TOTAL sums others; WITHIN is a part of the row above, not counted again; ASIDE is no part of sums."""

    ITEM = auto()
    TOTAL = auto()
    WITHIN = auto()
    ASIDE = auto()


@unchanging(frozen=True, slots=True)
class LabelledRow:
    """A row below the heads: its mark («II», «1.2», «a», «-»), its name, its depth from 1.

    `told` are the marks of the rows that its name sums («Tổng cộng (A+B)»), with their sign.
    """

    index: int
    mark: str
    name: str
    kind: LabelKind
    depth: float
    told: tuple[tuple[str, int], ...] = ()


_MARK = regex(r"\(?(?P<mark>[IVXLC]{1,7}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ])\s?[.)/:]{0,2}\)?")
_LEADING = regex(
    r"\s*(?P<mark>(?:[IVXLC]{1,7}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){0,4}|[a-zđ])(?=\s?[.)/]\s?[^\W\d])|[-–—+*•](?=\s?\w))"
)
_TOTAL = regex(
    r"(?:tổng(?: cộng| số| chung| toàn \w+)?|cộng|t\.? ?cộng|total|grand total)\s*[:.]?"
    r"(?:\s*(?:\(.{1,40}\)|[ivxabc\d]{1,4}(?:\s?\+\s?[ivxabc\d]{1,4})+))?\s*[:.]?"
)
_TOTAL_OF = regex(
    r"(?:tổng cộng|tổng số|tổng chung|cộng)\b(?! đồng| tác| hòa| hoà| sinh| dồn).{0,80}"
    r"|tổng (?!công ty|liên đoàn|cục|kho\b|bí thư|giám đốc|thanh tra|đội|biên|phụ trách|hội|đài|lãnh|thư ký|kết|hợp|quan).{1,60}"
    r"|(?:tổng|chung)? ?(?:toàn|cả) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|trường|viện|ngành|vùng|khối|cụm|công ty"
    r"|đơn vị|cơ quan|năm|nước|quốc|kỳ|khóa|bệnh viện|thành|đợt|hệ thống|khu vực|địa bàn|đoàn)\b.{0,30}"
)
_WITHIN = regex(
    r"\W*(?:trong đó|tr\.? ?đó|trđ|trong số đó)\b.{0,80}|\W*riêng\b.{0,80}|.{1,80}\(đã tính trong .{1,80}\)"
)
_ASIDE = regex(
    r"\W*(?:bình quân|trung bình|chênh lệch|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|cùng kỳ|so với|so sánh|tăng|giảm|lũy kế|luỹ kế"
    r"|kế hoạch|còn lại|còn thiếu|mang sang|chuyển sang|cộng chuyển|cộng trang|chuyển trang|ghi chú|bội chi|kết dư|số dư"
    r"|min|max|cao nhất|thấp nhất|ước|dự kiến)\b.{0,80}"
)
_CARRIED = regex(
    r"\W*(?:cộng (?:trang|chuyển)|mang sang|chuyển (?:sang )?trang|trang trước)\b.{0,80}"
)
_TOLD = regex(
    r"[(=]\s*((?:[A-ZĐ]|[IVX]{1,5}|\d{1,2})(?:\s?[-+–]\s?(?:[A-ZĐ]|[IVX]{1,5}|\d{1,2}))+)\s*\)?"
)
_TERM = regex(r"([-+–]?)\s?([A-ZĐ]|[IVX]{1,5}|\d{1,2})")
_STYLES = {"letter": 1.0, "roman": 2.0, "number": 3.0, "small": 4.0, "dash": 5.0}
_ROMAN = regex(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
LOOSE = 9.0


def read_rows(texts: Sequence[tuple[str, str]]) -> list[LabelledRow]:
    """The rows, of the text in the ordinal column and of the name of each."""
    found = [_row(at, mark, name) for at, (mark, name) in enumerate(texts)]
    depths = _depths([row.mark for row in found])
    return [replace(row, depth=depth) for row, depth in zip(found, depths, strict=True)]


def _row(at: int, ordinal: str, name: str) -> LabelledRow:
    text = " ".join(name.split())[:_NAME]
    told = _MARK.fullmatch(ordinal.strip())
    leading = None if told else _LEADING.match(text)
    mark = told["mark"] if told else leading["mark"] if leading else ""
    bare = text[leading.end() :].lstrip(" .)/") if leading else text
    kind = _kind(mark, bare.lower() or ordinal.strip().lower())
    return LabelledRow(at, mark, bare, kind, 0, _terms(bare))


def _kind(mark: str, name: str) -> LabelKind:
    if _CARRIED.fullmatch(name):
        return LabelKind.ASIDE
    if _TOTAL.fullmatch(name) or (not mark and _TOTAL_OF.fullmatch(name)):
        return LabelKind.TOTAL
    if _WITHIN.fullmatch(name):
        return LabelKind.WITHIN
    return LabelKind.ASIDE if not mark and _ASIDE.fullmatch(name) else LabelKind.ITEM


def _terms(name: str) -> tuple[tuple[str, int], ...]:
    found = _TOLD.search(name)
    if not found:
        return ()
    return tuple(
        (mark, -1 if sign and sign in "-–" else 1) for sign, mark in _TERM.findall(found[1])
    )


def _depths(marks: list[str]) -> list[float]:
    """How deep each mark lies; a row without one is LOOSE where others have theirs."""
    styles: list[float] = []
    seen: list[str] = []
    for mark in marks:
        styles.append(_style(mark, seen))
        if mark:
            seen.append(mark)
    return styles if any(seen) else [_STYLES["number"]] * len(marks)


def _style(mark: str, seen: list[str]) -> float:
    if not mark:
        return LOOSE
    if mark[0].isdigit():
        return _STYLES["number"] + mark.count(".") / 10
    if not mark.isalpha():
        return _STYLES["dash"]
    if mark.islower():
        return _STYLES["small"]
    roman = bool(_ROMAN.fullmatch(mark)) and not _goes_on(mark, seen)
    return _STYLES["roman"] if roman else _STYLES["letter"]


def _goes_on(mark: str, seen: list[str]) -> bool:
    """Whether a single letter that could be a Roman number follows its neighbour in the alphabet."""
    return len(mark) == 1 and mark in "CDLMVX" and chr(ord(mark) - 1) in seen

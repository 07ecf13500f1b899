"""Figures told for each day, week or month, or for each of something else: «07 hộ mỗi tuần», «48 sáng kiến/đơn vị»."""

from __future__ import annotations

from generator.wording import as_spelled
from generator.workspace import regex, unchanging

_DAYS = {
    "ngày": (1,),
    "tuần": (7,),
    "tháng": (30, 31, 28, 29),
    "quý": (90, 91, 92),
    "năm": (365, 366),
}
_MANY = r"(?:(?P<many>\d{1,3})\s)?"
_BEHIND = regex(
    rf"[^.;:,()/\d]{{0,40}}?(?:/\s?|(?<!\w)mỗi\s|(?<!\w)(?:một|hằng|hàng)\s(?={'|'.join(_DAYS)}))(?:(?P<many>\d{{1,3}})\s(?=(?:{'|'.join(_DAYS)})(?!\w)))?(?P<what>[^\W\d_]+)"
)
_SPAN = rf"{_MANY}(?P<what>{'|'.join(_DAYS)})(?!\w)"
_BEFORE = regex(
    rf"(?<!\w)(?:mỗi|hằng|hàng|bình quân|trung bình)\s(?:một\s)?{_SPAN}[^.;:,()\d]{{0,40}}$"
)
_EACH = regex(
    r"(?<!\w)(?:mỗi|từng)\s(?P<what>[^\W\d_]+)(?:\s(?!đạt)[^\W\d_]+){0,6}?(?:\s(?:có|được|là|khoảng|gần|hơn|trên|ít nhất|tối thiểu))*\s*$"
)


@unchanging(frozen=True, slots=True)
class PartEach:
    """For each of what a number is told: `days` are how many days that may be, none of anything else.

    Of a time `unit` is `ngày`, `tuần`, `tháng`, `quý` or `năm`, and `many` how many of these: «hộ/30 ngày».
    """

    days: tuple[int, ...] = ()
    what: str = ""
    unit: str = ""
    many: int = 1


def for_each(before: str, behind: str) -> PartEach | None:
    """What the words around a number make it a part of, for each; None of a number that stands for itself.

    >>> for_each("bình quân ", " hộ mỗi tuần, thấp hơn").days, for_each("có ", " hộ/30 ngày").days
    ((7,), (30,))
    >>> for_each("đạt ", " sáng kiến/đơn vị").days, for_each("có ", " hộ đạt chuẩn, mỗi tuần")
    ((), None)
    """
    said = before.casefold()
    found = _BEFORE.search(said) or _BEHIND.match(behind.casefold()) or _EACH.search(said)
    if found is None:
        return None
    told = found.groupdict()
    many, unit = int(told.get("many") or 1), told["what"] if told["what"] in _DAYS else ""
    days = tuple(many * one for one in _DAYS.get(unit, ()))
    return PartEach(days, as_spelled(found["what"]), unit, max(many, 1))

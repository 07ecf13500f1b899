"""Numbers as words and as the marks of headings: `ba tỷ …`, `thứ tư`, `IV`, `đ)`.

Reads groups of three digits as they are spoken: mười but hai mươi, một but hai mươi mốt, năm but
mười lăm, bốn but hai mươi tư, and every inner group in full (`không trăm linh năm`), so that two
different numbers never sound alike.
"""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {5: "lăm"}
_AFTER_MUOI = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 10**9
_LIMIT = 10**6 * _BILLION
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def words(value: int) -> str:
    """A whole number in words, below a million billions: `một nghìn không trăm linh năm`.

    Raises `ValueError` beyond 999.999.999.999.999.
    """
    if abs(value) >= _LIMIT:
        raise ValueError(f"{value} has no words here: at most 15 digits")
    if value < 0:
        return f"âm {words(-value)}"
    if value == 0:
        return _DIGITS[0]
    billions, rest = divmod(value, _BILLION)
    spoken = []
    if billions:
        spoken.append(f"{_up_to_billion(billions, is_first=True)} tỷ")
    if rest:
        spoken.append(_up_to_billion(rest, is_first=not billions))
    return " ".join(spoken)


def money_words(dong: int) -> str:
    """An amount in words, for the line `Bằng chữ`: `ba triệu đồng`; lower case throughout."""
    return f"{words(dong)} đồng"


def ordinal(place: int) -> str:
    """A place in an order: `thứ nhất`, `thứ hai`, `thứ tư`, `thứ hai mươi mốt`."""
    if place < 1:
        raise ValueError(f"no such place: {place}")
    return f"thứ {({1: 'nhất', 4: 'tư'}).get(place) or words(place)}"


def roman(value: int) -> str:
    """A Roman numeral for parts, headings of the first level and annexes: 1 to 3999."""
    if value not in range(1, 4000):
        raise ValueError(f"no Roman numeral for {value}")
    written = ""
    for size, sign in _ROMAN:
        times, value = divmod(value, size)
        written += sign * times
    return written


def letter(place: int) -> str:
    """The letter of the n-th point (điểm), in the decree's sequence a b c d đ e g … y.

    After `y` come `aa`, `ab` …, which no decree foresees but a long list needs.
    """
    if place < 1:
        raise ValueError(f"no such point: {place}")
    written = ""
    while place:
        place, index = divmod(place - 1, len(_LETTERS))
        written = _LETTERS[index] + written
    return written


def _up_to_billion(value: int, *, is_first: bool) -> str:
    """The words of 1 … 999.999.999; groups after the first spoken one are read in full."""
    spoken: list[str] = []
    for size, name in ((10**6, " triệu"), (1000, " nghìn"), (1, "")):
        group = value // size % 1000
        if group:
            in_full = bool(spoken) or not is_first
            spoken.append(_group(group, in_full=in_full) + name)
    return " ".join(spoken)


def _group(value: int, *, in_full: bool) -> str:
    hundreds, rest = divmod(value, 100)
    tens, units = divmod(rest, 10)
    spoken = [f"{_DIGITS[hundreds]} trăm"] if hundreds or in_full else []
    if tens:
        spoken.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
    elif units and spoken:
        spoken.append("linh")
    if units:
        spoken.append(_unit(units, tens))
    return " ".join(spoken)


def _unit(units: int, tens: int) -> str:
    changed = _AFTER_MUOI if tens > 1 else _AFTER_TEN if tens else {}
    return changed.get(units, _DIGITS[units])

"""Turns of phrase around figures and names: trên, khoảng, "A, B và C", workings."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from generator.wording.order import fold
from generator.wording.said_numbers import Exact, Rounding, honest_decimals, percent, working
from generator.workspace import regex

_HEDGES = {
    "exact": "",
    "over": "trên ",
    "about": "khoảng ",
    "nearly": "gần ",
    "at_least": "ít nhất ",
}
_ROMAN = regex("[IVX]+")
_SYLLABLE = regex(
    r"(?:[bcdđghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:[cmnpt]|ch|ng|nh)?"
)
"""A syllable of Vietnamese without its marks; what is none is an abbreviation."""
_ROUNDED = {Rounding.TRUNCATE: " (làm tròn xuống)", Rounding.UP: " (làm tròn lên)"}

_COMMON = regex(
    r"(?i)(?<!\w)(?:các|những|và|của|trực thuộc|thuộc|còn lại|khác|loại|cấp"
    r"|khối|cụm|nhóm|vùng|miền núi|miền|khu vực|khu phố|khu dân cư|khu công nghiệp|đặc khu|tổ dân phố"
    r"|xã|phường|thị trấn|thị xã|thành phố|quận|huyện|tỉnh|thôn bản|thôn|ấp|xóm|buôn"
    r"|đơn vị|cơ quan|ngoài nhà nước|nhà nước|chính quyền|doanh nghiệp|công ty|hợp tác xã|sự nghiệp|hành chính"
    r"|trường học|trường|mầm non|tiểu học|trung học cơ sở|trung học phổ thông|giáo dục|y tế|kinh tế|văn hóa"
    r"|đảng bộ|chi bộ|chi hội|chi đoàn|đoàn thể|mặt trận|công đoàn cơ sở|công đoàn|nghiệp đoàn|cơ sở|ngành"
    r"|phòng ban|phòng|ban|trung tâm|bệnh viện|lực lượng vũ trang|công an|quân sự|trung ương|địa phương"
    r"|đồng bằng|ven biển|nông thôn|đô thị|nông nghiệp|công nghiệp|thương mại|dịch vụ|xây dựng"
    r"|sản xuất|kinh doanh)(?!\w)"
)
"""What is no proper name wherever it stands in the name of a group."""


def hedged(precision: str, text: str) -> str:
    """A figure with the word for how exactly it is known: `trên 2.200`; an exact one stays as it is.

    The precisions of records, and `at_least` for what must still come.
    """
    return f"{_HEDGES[precision]}{text}"


def show_division(
    part: Exact, whole: Exact, decimals: int = 1, rounding: Rounding = Rounding.HALF_UP
) -> str:
    """How a percentage came about: `2.660 ÷ 5.091 = 52,249…% → 52,2%`, `134,5 ÷ 251 = …`.

    An exact quotient shows no `…`, and no arrow where nothing was rounded; where digits are cut
    off by rule the working says so, since the reader would round.
    """
    rate = Fraction(part) / Fraction(whole)
    shown = honest_decimals(rate.numerator * 100, rate.denominator, decimals, rounding) + 2
    value = f"{working(rate * 100, shown)}%"
    printed = percent(rate, decimals, rounding)
    quotient = f"{working(part)} ÷ {working(whole)} = {value}"
    if value == printed:
        return quotient
    return f"{quotient} → {printed}{_ROUNDED.get(rounding, '')}"


def join_names(names: Iterable[str]) -> str:
    """Names in a row: `A`, `A và B`, `A, B và C`; with semicolons when a name has a comma in it."""
    *first, last = [*names] or [""]
    if not first:
        return last
    comma = "; " if any("," in name for name in [*first, last]) else ", "
    return f"{comma.join(first)} và {last}"


def within(text: str) -> str:
    """The text as it goes on after other words: with a small first letter, unless a name begins it.

    A name shows by a second capital in the first word, or a capital in the second word.
    """
    first, _, rest = text.partition(" ")
    is_name = first[1:] != first[1:].lower() or rest[:1].isupper()
    return text if is_name else text[:1].lower() + text[1:]


def in_small_letters(name: str) -> str:
    """A name that stands in capitals as it stands in a sentence; any other, numbers and abbreviations as they are.

    Small are only words that are common nouns wherever they stand: what may be a proper name keeps its capitals.

    >>> in_small_letters("CÁC THÔN"), in_small_letters("KHỐI TRƯỜNG THCS II"), in_small_letters("CĐCS")
    ('Các thôn', 'Khối trường THCS II', 'CĐCS')
    >>> in_small_letters("CỤM SƠN THỦY"), in_small_letters("Khối UBND xã")
    ('Cụm Sơn Thủy', 'Khối UBND xã')
    """
    if not name.isupper():
        return name
    words = " ".join(map(_with_a_capital, name.split(" ")))
    return upper_first(_COMMON.sub(lambda found: found[0].lower(), words))


def _with_a_capital(word: str) -> str:
    bare = fold(word.strip(".,;:-–()"))
    is_word = _SYLLABLE.fullmatch(bare) and not _ROMAN.fullmatch(word)
    return upper_first(word.lower()) if is_word else word


def upper_first(text: str) -> str:
    """The text with a capital first letter, all others untouched."""
    return text[:1].upper() + text[1:]

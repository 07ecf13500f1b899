"""The unit of measure that a sheet says its figures are in, where it is not the one they are recorded in.

«Số tiền (triệu đồng)» over a column, «ĐVT: 1.000đ» over a table: taken as đồng, such figures are wrong by
thousands. Words in brackets that are no unit of measure mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.wording import fold, nfc
from generator.workspace import regex

_BRACKETED = regex(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_SIZES = {
    "1000": 3,
    "10^3": 3,
    "10^6": 6,
    "10^9": 9,
    "nghin": 3,
    "ngan": 3,
    "k": 3,
    "1000000": 6,
    "trieu": 6,
    "tr": 6,
    "ty": 9,
    "ti": 9,
}
_SCALED = regex(
    r"(10\^[369]|1000000|1000|nghin|ngan|k|trieu|tr|ty|ti)\b\s*(.*)|(10\^[369]|1000000|1000|tr)(d)"
)
_NAMES = {"d": "dong", "vnd": "dong", "m²": "m2", "m³": "m3"}
_FAMILIES = (
    frozenset({"dong"}),
    frozenset({"g", "kg", "yen", "ta", "tan"}),
    frozenset({"m2", "ha", "km2"}),
    frozenset({"m", "km"}),
    frozenset({"m3", "lit"}),
    frozenset({"usd"}),
    frozenset({"%"}),
)
_WITHIN = {
    "kg": 3,
    "yen": 4,
    "ta": 5,
    "tan": 6,
    "g": 0,
    "m2": 0,
    "ha": 4,
    "km2": 6,
    "m": 0,
    "km": 3,
    "lit": 0,
    "m3": 3,
}
"""Of measures of one family, by how many powers of ten each is larger than the least."""
_OF_MONEY = regex(r"\b(?:nghìn|ngàn|triệu|tỷ|tỉ|1\.?000) ?(?:đồng|đ)\b", re.IGNORECASE)
_BEHIND = regex(r"([0-9](?:[0-9.,]|[ \u00a0\u2009\u202f](?=[0-9]))*)\s*([^\W\d_].*|%)")
_OVER_ALL = regex(
    r"(?:đơn vị tính|đvt|đơn vị|tính (?:bằng|theo))\s*[:\-–]?\s*([^()\[\]:]+)", re.IGNORECASE
)
_BETWEEN = regex(r",(?![0-9])|;|/| và ")
_THINGS = {
    **dict.fromkeys(("ho", "ho dan", "ho gia dinh"), "ho"),
    **dict.fromkeys(("nguoi", "khau", "nhan khau", "dan so"), "nguoi"),
    **dict.fromkeys(("luot", "luot nguoi"), "luot"),
    **dict.fromkeys(("nha", "can", "can nha", "ngoi nha"), "nha"),
    **dict.fromkeys(("buoi", "cuoc", "lan", "hoi nghi"), "cuoc"),
    **{one: one for one in ("mo hinh", "cong trinh", "lop", "bai", "cay", "con", "xe", "phieu")},
}
"""What is counted one by one, by its common name: none of them is another."""


class _Measure(NamedTuple):
    """A thing that is counted, by thousands (3), millions (6) …; a bare size is of whatever is counted."""

    size: int
    noun: str


def other_measure(titles: Sequence[str], around: Iterable[str], measure: str) -> str | None:
    """The words by which the titles of a column, else the lines above and below the table, state another unit of measure."""
    own = _recorded(measure)
    over_it = [*_in_titles(titles)]
    stated = [
        (words, found)
        for words in over_it
        if (found := _measure(words)) and (_is_known(found) or found.noun == own.noun)
    ]
    if not stated:
        over = [(words, _measure(words)) for words in _in_lines(around)]
        stated = [(words, found) for words, found in over if found and _is_akin(found, own)]
        if any(_is_same(found, own) for _, found in stated):
            return None
        over_it += [] if _names(titles, measure) else [words for words, _ in over]
    other = next((words for words, found in stated if not _is_same(found, own)), None)
    return other or next((one for one in over_it if _is_another_thing(one, measure)), None)


def stated_in(title: str) -> list[str]:
    """The units of measure that a title says: «nghìn đồng» of «Chỉ tiêu giao (nghìn đồng)»."""
    return [words for words in _in_titles([title]) if is_measure(words)]


def measures_alike(stated: str, measure: str) -> bool:
    """Whether words state a unit of measure of what is recorded in another: nghìn đồng of đồng, hộ gia đình of hộ."""
    if _measure(stated) is not None:
        return tens_between(stated, measure) is not None
    return _recorded(stated).noun == _recorded(measure).noun


def tens_between(stated: str, measure: str) -> int | None:
    """By how many powers of ten the unit of measure that words state is larger than another; nothing where they measure other things."""
    one, other = _measure(stated), _recorded(measure)
    if one is None:
        return None
    tens = _tens(one, other)
    if tens is not None or not _is_akin(one, other):
        return tens
    return one.size + _WITHIN[one.noun] - other.size - _WITHIN[other.noun]


def is_measure(words: str) -> bool:
    """Whether words are a unit of measure of money, weights and the like, or of things that are counted."""
    known = _measure(words)
    return fold(words) in _THINGS or (known is not None and _is_known(known))


def is_thing(words: str) -> bool:
    """Whether words are a unit of measure of what is counted one by one: «hộ», «người»."""
    return fold(words) in _THINGS


def _is_known(measure: _Measure) -> bool:
    """Whether more than the size is known: not of «tỷ lệ»."""
    nouns = {"", *_THINGS.values(), *(noun for family in _FAMILIES for noun in family)}
    return measure.noun in nouns


def _is_another_thing(words: str, measure: str) -> bool:
    """Whether both are known, and one is not the other."""
    stated, own = _THINGS.get(fold(words)), _THINGS.get(fold(measure))
    if stated is None or (own is None and _measure(measure) is None):
        return False
    return stated != own


def _names(titles: Sequence[str], measure: str) -> bool:
    """Whether titles name what is counted: «Số hộ thoát nghèo»."""
    return f" {fold(measure)} " in f" {fold(' '.join(titles))} "


class Behind(NamedTuple):
    """A number with the words behind it: the unit of measure it is recorded in, or another.

    Another one of the same thing is larger by some powers of ten.
    """

    number: str
    words: str
    is_own: bool = False
    tens: int | None = None


def behind_number(text: str, measure: str) -> Behind | None:
    """The unit of measure behind the number that a cell begins with: «1.200.000 đ», «25 sáng kiến», «12 triệu»."""
    found = _BEHIND.fullmatch(text)
    if found is None:
        return None
    number, words = found[1], " ".join(found[2].split())
    if words.casefold() in {nfc(measure).casefold(), fold(measure)}:
        return Behind(number, words, is_own=True)
    own, stated = _recorded(measure), _measure(words)
    if stated is None:
        return None
    return Behind(number, words, is_own=_is_same(stated, own), tens=_tens(stated, own))


def measure_beside(words: str, measure: str) -> Behind | None:
    """The other unit of measure that stands beside a number, where it is one of the same thing: «triệu đồng»."""
    own, stated = _recorded(measure), _measure(words)
    if stated is None or _is_same(stated, own) or not _is_akin(stated, own):
        return None
    return Behind("", words, tens=_tens(stated, own))


def has_size(measure: str) -> bool:
    """Whether a unit of measure counts by thousands or millions: «triệu đồng»."""
    return _recorded(measure).size > 0


def money_tens(measure: str) -> int:
    """By how many powers of ten a unit of measure of money is larger than đồng; nought of any other."""
    own = _recorded(measure)
    return own.size if own.noun == "dong" else 0


def _in_titles(titles: Sequence[str]) -> Iterator[str]:
    for title in map(nfc, titles):
        found = [(one[1] or one[2] or "").strip() for one in _BRACKETED.finditer(title)]
        yield from (one for one in found if len(one) > 1 or one in {"đ", "%"})
        if is_measure(title):
            yield title
        yield from (one[0] for one in _OF_MONEY.finditer(_BRACKETED.sub(" ", title)))


def _in_lines(lines: Iterable[str]) -> Iterator[str]:
    for line in map(nfc, lines):
        for one in _OVER_ALL.finditer(line):
            yield from (part.strip(" .,;") for part in _BETWEEN.split(one[1]))
        yield from ((one[1] or one[2] or "").strip() for one in _BRACKETED.finditer(line))


def _measure(words: str) -> _Measure | None:
    """What words mean as a unit of measure; nothing where they are none that is known."""
    text = " ".join(re.sub(r"(?<=[0-9])[., ](?=[0-9])|(?<=[^\W\d_])\.", "", fold(words)).split())
    scaled = _SCALED.fullmatch(text) or _SCALED.fullmatch(text.replace(" ", ""))
    if scaled:
        size, noun = scaled[1] or scaled[3], scaled[2] or scaled[4] or ""
        return _Measure(_SIZES[size], _THINGS.get(noun) or _NAMES.get(noun, noun))
    noun = _NAMES.get(text, text)
    return _Measure(0, noun) if any(noun in family for family in _FAMILIES) else None


def _recorded(measure: str) -> _Measure:
    """The unit of measure that figures are recorded in; of any other noun nothing more is known."""
    noun = fold(measure)
    return _measure(measure) or _Measure(0, _THINGS.get(noun, noun))


def _tens(stated: _Measure, own: _Measure) -> int | None:
    """By how many powers of ten what is stated is larger; nothing where it is of another noun."""
    return stated.size - own.size if stated.noun in {"", own.noun} else None


def _is_same(stated: _Measure, own: _Measure) -> bool:
    return _tens(stated, own) == 0


def _is_akin(stated: _Measure, own: _Measure) -> bool:
    """Whether what is said of a whole table can be of this column: money of money, weights of weights."""
    if _tens(stated, own) is not None:
        return True
    return any({stated.noun, own.noun} <= family for family in _FAMILIES)

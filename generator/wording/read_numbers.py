"""Numbers, text → value, as people write them on paper: `1.775`, `52,2%`, `10,5 tỷ đồng`.

The dot parts thousands and the comma begins the decimals, as on Vietnamese paper; what could be
meant in two ways is refused with both. Only the digits 0-9 count. The usual way through each
function is one match of a compiled pattern, since records hold a million numbers. The way back,
value → text, is `said_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from generator.problems import Message, say
from generator.workspace import TextRefused, empty, refusal, regex

Fault = tuple[re.Pattern[str], str, Message]

_COUNT_DIGITS = 9
_MONEY_DIGITS = 15
_LONGEST = 200
_COUNT = regex(r"0|[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,2}")
_MONEY = regex(r"0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}")
_LONG = regex(r"0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_DECIMAL = regex(
    r"(0|[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2})(?:,([0-9]{1,9}))?"
    r"|([1-9][0-9]{0,2}\.[0-9]{3}),([0-9]{1,9})"
)
_RATE = regex(r"(0|[1-9][0-9]{0,5})(?:,([0-9]{1,9}))?\s?%")
_SCALED = regex(r"(.+?)\s*(?:\b(nghìn|ngàn|triệu|tỷ|tỉ))?(?:\s*(?:đồng|đ|vnđ|vnd))?", re.IGNORECASE)
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}

_FAULTS: tuple[Fault, ...] = (
    (
        regex(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"),
        "E-NUM-COMMA",
        say("dùng dấu chấm để ngăn hàng nghìn: viết {plain} hoặc {grouped}; đang là «{text}»"),
    ),
    (
        regex(r"[-+−].*"),
        "E-NUM-SIGN",
        say("số không được mang dấu cộng, trừ; đang là «{text}»"),
    ),
    (
        regex(r"0[0-9]+"),
        "E-NUM-ZERO",
        say("số có số 0 ở đầu: viết {plain}; đang là «{text}»"),
    ),
    (
        regex(r"[0-9]+(?:\.[0-9]+)+"),
        "E-NUM-DOT",
        say("dấu chấm phải ngăn từng nhóm ba chữ số, như 1.775; đang là «{text}»"),
    ),
)
_DECIMAL_FAULTS: tuple[Fault, ...] = (
    (
        regex(r"[1-9][0-9]{0,2}\.[0-9]{3}"),
        "E-NUM-AMBIGUOUS",
        say("không rõ là số nguyên hay số thập phân: viết {plain} hoặc {comma}; đang là «{text}»"),
    ),
    (
        regex(r"(?:0|[1-9][0-9]*)\.[0-9]+"),
        "E-NUM-POINT",
        say("phần thập phân viết sau dấu phẩy: {comma}; đang là «{text}»"),
    ),
    (
        regex(r"[0-9.]+,[0-9]{10,}"),
        "E-NUM-LONG",
        say("phần thập phân có nhiều nhất 9 chữ số; đang là «{text}»"),
    ),
    *_FAULTS,
)


def read_count(text: str) -> int:
    """A whole number of at most nine digits, written `1775` or `1.775` and never otherwise.

    Refuses `1,775`, `010`, `+84`, `1_000`, digits of other scripts and whatever else could be
    read in two ways.
    """
    return _whole(text, _COUNT, _COUNT_DIGITS)


def read_money(text: str) -> int:
    """An amount in đồng of at most 15 digits: `3.031.150.000`, `3.031.150.000 đồng`, `10,5 tỷ`.

    With nghìn, triệu or tỷ the number may have decimals; the amount must come out whole.
    """
    if _MONEY.fullmatch(text):
        return int(text.replace(".", ""))
    bare = text.strip()
    parts = _SCALED.fullmatch(bare) if len(bare) <= _LONGEST else None
    if parts is None:
        raise _whole_fault(bare, _MONEY_DIGITS)
    written, scale = parts.groups()
    return _scaled(bare, written, scale) if scale else _whole(written, _MONEY, _MONEY_DIGITS)


def read_decimal(text: str) -> Fraction:
    """A number that may have decimals, after a comma: `52,2`, `1775`, `1.775,5`; kept exact.

    `1.775` alone is refused: it may be one thousand or nearly two.
    """
    parts = _DECIMAL.fullmatch(text.strip())
    if parts is None:
        raise _decimal_fault(text.strip())
    whole, tail = parts[1] or parts[3], parts[2] or parts[4] or ""
    return Fraction(int(whole.replace(".", "") + tail), 10 ** len(tail))


def read_rate(text: str) -> Fraction:
    """A percentage as a share of one, with its sign: `15%`, `52,2%`, `256,5 %`."""
    parts = _RATE.fullmatch(text)
    if parts is not None:
        tail = parts[2] or ""
        return Fraction(int(parts[1] + tail), 100 * 10 ** len(tail))
    bare = text.strip()
    if not bare.endswith("%"):
        raise _rate_fault(bare)
    return read_decimal(bare[:-1]) / 100


def _whole(text: str, pattern: re.Pattern[str], limit: int) -> int:
    if not pattern.fullmatch(text) and not pattern.fullmatch(text := text.strip()):
        raise _whole_fault(text, limit)
    return int(text.replace(".", ""))


def _scaled(text: str, written: str, scale: str) -> int:
    amount = read_decimal(written) * SCALES[scale.lower()]
    if amount.denominator != 1:
        raise refusal("E-NUM-WHOLE", say("số tiền phải chẵn đồng; đang là «{text}»"), text)
    if amount >= 10**_MONEY_DIGITS:
        raise _too_long(text, len(str(amount)), _MONEY_DIGITS)
    return amount.numerator


def _whole_fault(text: str, limit: int) -> TextRefused:
    general = say("cần một số nguyên, viết 1775 hoặc 1.775; đang là «{text}»")
    known = _common_fault(text, limit) or _known_fault(text, _FAULTS)
    return known or refusal("E-NUM", general, text)


def _decimal_fault(text: str) -> TextRefused:
    general = say("cần một số, viết 1775 hoặc 52,2; đang là «{text}»")
    whole = text.partition(",")[0]
    known = _known_fault(text, _DECIMAL_FAULTS) or _common_fault(whole, _COUNT_DIGITS)
    return known or refusal("E-NUM", general, text)


def _rate_fault(text: str) -> TextRefused:
    if not text:
        return empty()
    message = say("cần một tỷ lệ có dấu %, viết 15% hoặc 52,2%; đang là «{text}»")
    return refusal("E-RATE", message, text)


def _common_fault(text: str, limit: int) -> TextRefused | None:
    if not text:
        return empty()
    if any(char.isnumeric() and not char.isascii() for char in text):
        return refusal("E-NUM-DIGITS", say("chỉ dùng các chữ số 0-9; đang là «{text}»"), text)
    digits = len(text.replace(".", ""))
    return _too_long(text, digits, limit) if _LONG.fullmatch(text) and digits > limit else None


def _too_long(text: str, count: int, limit: int) -> TextRefused:
    message = say("số có {count} chữ số, nhiều nhất là {limit}; đang là «{text}»")
    return refusal("E-NUM-LONG", message, text, count=count, limit=limit)


def _known_fault(text: str, faults: Iterable[Fault]) -> TextRefused | None:
    """The fault that a text has, with what its writer may have meant in every notation."""
    plain = re.sub(r"[^0-9]", "", text).lstrip("0") or "0"
    grouped = re.sub(r"\B(?=(?:[0-9]{3})+$)", ".", plain)
    for pattern, code, message in faults:
        if pattern.fullmatch(text):
            comma = text.replace(".", ",")
            return refusal(code, message, text, plain=plain, grouped=grouped, comma=comma)
    return None

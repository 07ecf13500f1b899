"""What may stand in a document, and how it is written there.

Ready text only: `str`, whole numbers, and XML that the program made itself (`Markup`, docxtpl's
`RichText` and kin). `None`, lists and floats are refused: numbers and dates arrive as words.
Line breaks and tabs stay characters here; `breaks` turns them into Word's elements.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from generator.ooxml import unfit
from generator.problems import Message, say

TEXT_CAP = 1_000_000
_UNFIT_SET = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
)
_UNFIT = re.compile(f"[{_UNFIT_SET}]")
#: Finds any character that is not printed just as it stands.
AWKWARD = re.compile(f"[{_UNFIT_SET}\t\n\r&<>\"']")
_RAW_UNFIT = unfit(but="\a\f")


class ValueRefused(Exception):
    """A value that may not be printed; `message` says why, `code` is that of the problem."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


def text_of(value: Any) -> str:
    """The value as XML text, escaped; raises `ValueRefused` for what is no ready text."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return str(escape(clean(value)))
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    inner = raw_of(value)
    if "<" in inner:
        message = say(
            "giá trị là đoạn có định dạng; viết {{{{p …}}}} hoặc {{{{r …}}}} thay cho {{{{ … }}}}"
        )
        raise ValueRefused("E-VALUE-XML", message)
    return inner


def raw_of(value: Any) -> str:
    """The value as XML that the program vouches for; plain text is refused, nothing is nothing."""
    if isinstance(value, Markup):
        return checked_raw(value)
    if hasattr(value, "__html__"):
        return checked_raw(value.__html__())
    if value == "":
        return ""
    if isinstance(value, str):
        message = say(
            "giá trị là chữ thường; viết {{{{ … }}}} thay cho {{{{p …}}}} hoặc {{{{r …}}}}"
        )
        raise ValueRefused("E-VALUE-XML", message)
    kind = type(value).__name__
    raise ValueRefused("E-VALUE-TYPE", say("giá trị kiểu {kind} không in được", kind=kind))


def clean(text: str) -> str:
    """The text with one kind of line break, or `ValueRefused` for a character unfit for paper."""
    if len(text) > TEXT_CAP:
        message = say("dài {size} ký tự, quá mức {cap}", size=len(text), cap=TEXT_CAP)
        raise ValueRefused("E-VALUE-LONG", message)
    one_kind = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := _UNFIT.search(one_kind):
        raise _unfit(bad.group())
    return one_kind


def checked_raw(xml: str) -> str:
    """The same XML, if XML may hold its characters; docxtpl's marks U+0007 and U+000C may stay."""
    if bad := _RAW_UNFIT.search(xml):
        raise _unfit(bad.group())
    return str(xml)


def _unfit(character: str) -> ValueRefused:
    return ValueRefused(
        "E-VALUE-CHAR",
        say(
            "có ký tự U+{code} không được phép trong văn bản",
            code=f"{ord(character):04X}",
        ),
    )

"""What may stand in a document, how it is printed, and what the document needs afterwards.

Ready text only: `str`, whole numbers, and XML that the program made itself (`Markup`, docxtpl's
`RichText` and kin). `None`, lists and floats are refused: numbers and dates arrive as words.
Line breaks and tabs stay characters here; `breaks` turns them into Word's elements. Most values of
a batch come again and again (names, dates, small numbers) and are looked up in one step.
"""

from __future__ import annotations

from enum import Flag, auto
from typing import Any

from markupsafe import Markup, escape

from generator.ooxml import unfit
from generator.problems import Message, say
from generator.word.template.identifiers import SIGNS
from generator.word.template.shape import grids_fit, is_well_formed
from generator.workspace import regex

_REMEMBERED = 16_384
_SHORT = 128
_PIECES = 256
_PIECE = 16_000
_BEFORE_PARAGRAPH = regex(r"\n(?=<w:p[ >])")


class Need(Flag):
    """What a document needs once it is printed."""

    NOTHING = 0
    BREAKS = auto()
    NUMBERS = auto()
    BOXES = auto()
    MENDING = auto()


def together(one: Need, other: Need) -> Need:
    """What one or the other needs; mostly nothing, and to join two flags takes long."""
    return one if other is Need.NOTHING else one | other


_SIGNS = {
    Need.BREAKS: regex(r"[\t\n\a\f]"),
    Need.NUMBERS: SIGNS,
    Need.BOXES: regex("<w:txbxContent"),
}


def needs_of(xml: str) -> Need:
    """What a piece of XML needs: breaks made elements, numbers told apart, its text boxes minded."""
    found = Need.NOTHING
    for need, sign in _SIGNS.items():
        if sign.search(xml):
            found |= need
    return found


class Content:
    """Paragraphs and tables that this room has written: sound, and in need of nothing.

    `data` is the UTF-8 that goes into the part; as a value it is XML that the program vouches for.
    """

    __slots__ = ("data",)

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def __html__(self) -> str:
        return self.data.decode()

    __str__ = __html__

    def __len__(self) -> int:
        return len(str(self))

    def __bool__(self) -> bool:
        return bool(self.data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and self.data == other.data

    def __hash__(self) -> int:
        return hash(self.data)


class _Texts(dict[str, bytes]):
    """Text to bytes. Only text that is its own XML is kept: an equal `Markup` prints the same."""

    needs = Need.NOTHING

    def __missing__(self, value: Any) -> bytes:
        if type(value) is str and len(value) <= _SHORT and not AWKWARD.search(value):
            return self._remember(value)
        printed = text_of(value)
        self.needs = together(self.needs, needs_of(printed))
        return printed.encode()

    def _remember(self, value: str) -> bytes:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[value] = data = value.encode()
        return data


class Printer:
    """The two ways to print a value: `text[value]` in a run, `raw(value)` between runs."""

    def __init__(self) -> None:
        self.text = _Texts()
        self._needs = Need.NOTHING
        self._pieces: dict[tuple[str, Markup], tuple[bytes, Need]] = {}

    def begin(self) -> None:
        """Forgets what the last part needed."""
        self.text.needs = self._needs = Need.NOTHING

    @property
    def needs(self) -> Need:
        """What the values printed since the beginning need."""
        return together(self.text.needs, self._needs)

    def raw(self, kind: str, value: Any) -> bytes:
        """XML in place of a run, paragraph, row or cell; `kind` as in `whole_of`."""
        if type(value) is Content and kind == "p":
            return value.data
        known = self._pieces.get((kind, value)) if type(value) is Markup else None
        data, needs = known or self._examine(kind, value)
        self._needs = together(self._needs, needs)
        return data

    def _examine(self, kind: str, value: Any) -> tuple[bytes, Need]:
        xml = whole_of(value, kind)
        is_sound = is_well_formed(xml) and grids_fit(xml)
        needs = needs_of(xml) | (Need.NOTHING if is_sound else Need.MENDING)
        found = (_BEFORE_PARAGRAPH.sub("", xml).encode(), needs)
        if type(value) is Markup and len(xml) <= _PIECE:
            if len(self._pieces) >= _PIECES:
                self._pieces.clear()
            self._pieces[kind, value] = found
        return found


TEXT_CAP = 1_000_000
NO_WORDS = say(
    "giá trị này không phải là chữ; ghi cách viết sau dấu |, ví dụ |number, hoặc chọn một tên bên trong"
)
"""What is said of a value that has no words of its own."""
_FIRST_ELEMENT = regex(r"\s*<([\w:]+)")
_KINDS = {
    **dict.fromkeys(("w:p", "w:tbl", "w:sdt"), "p"),
    **dict.fromkeys(("w:r", "w:hyperlink"), "r"),
    "w:tc": "tc",
    "w:tr": "tr",
}
_WRITTEN_AS = {
    "p": say("giá trị là cả đoạn; viết {{{{p …}}}}, một mình trong đoạn của nó"),
    "r": say("giá trị là chữ có định dạng trong một đoạn; viết {{{{r …}}}}"),
    "tc": say("giá trị là cả ô; viết {{{{tc …}}}}, một mình trong ô của nó"),
    "tr": say("giá trị là cả dòng; viết {{{{tr …}}}}, một mình trong dòng của nó"),
}
_STRAY_WORDS = regex(r"(?:</w:(?:p|tbl|tr|tc|r)>|<w:p/>)\s*+[^<\s]")
_JOINED = say("không nối chữ vào giá trị có định dạng; đặt chữ ấy ở một đoạn khác của mẫu")
_NOWHERE = say("giá trị có định dạng không in được ở đây; chọn một tên khác")
_UNFIT_SET = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
)
_UNFIT = regex(f"[{_UNFIT_SET}]")
#: Finds any character that is not printed just as it stands.
AWKWARD = regex(f"[{_UNFIT_SET}\t\n\r&<>\"']")
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
        raise ValueRefused("E-VALUE-XML", _WRITTEN_AS.get(_kind_of(inner), _NOWHERE))
    return inner


def whole_of(value: Any, kind: str) -> str:
    """The value as the XML of whole runs (`r`), paragraphs (`p`), cells (`tc`) or rows (`tr`).

    Anything else in their place, such as a paragraph in a paragraph, would be a file that Word calls damaged.
    """
    xml = raw_of(value)
    if xml and (found := _kind_of(xml)) != kind:
        raise ValueRefused("E-VALUE-XML", _WRITTEN_AS.get(found, _NOWHERE))
    if _STRAY_WORDS.search(xml):
        raise ValueRefused("E-VALUE-XML", _JOINED)
    return xml


def _kind_of(xml: str) -> str:
    """What the XML begins with, as the sign in a tag; empty for what none of them takes."""
    found = _FIRST_ELEMENT.match(xml)
    return _KINDS.get(found[1], "") if found else ""


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
    raise ValueRefused("E-VALUE-TYPE", NO_WORDS)


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
    code = f"{ord(character):04X}"
    message = say("có ký tự U+{code} không được phép trong văn bản", code=code)
    return ValueRefused("E-VALUE-CHAR", message)

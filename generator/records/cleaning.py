"""The text of a file before YAML reads it: UTF-8, NFC, plain line ends, no character that may not be.

What a person cannot see and Word cannot print is refused or taken out here, once for the whole file,
so that no later step meets it. The structure of the text is left to `generator.records.yamltext`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.problems import Message, Place, Problem, Severity, say
from generator.records.nodes import Source

_MOST = 200
"""More faults of one sort than this in one file are not told one by one."""

_BOM = b"\xef\xbb\xbf"
_BREAKS = re.compile(rb"\r\n|\r|\n")

FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufff8\ufffc\ufffd"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd\U000e0100-\U000e01ef]"
)
"""Control characters, surrogates, noncharacters, marks that turn the reading order, tag characters."""

_EMOJI = "\u203c-\u3299\ufe0f\U0001f000-\U0001faff"
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u2060-\u2065\ufeff]"
    f"|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"
)
"""Characters without width, soft hyphens and the like; the joiner within an emoji is no such."""

_TCVN3 = re.compile("[A-Za-zÀ-ÿ][¹µ¶¸¨»¾¼½®ª«¬©][a-zà-ÿ]")
_VNI = re.compile("[aeiouyAEIOUYöôÖÔ][øïûäåëöüæØÏÛÄÅËÖÜÆ]|[ñÑ][aeiouyöô]")
_VNI_LEAST = 2


def code_point(character: str) -> str:
    """How a character that cannot be shown is named: `U+202E`."""
    return f"U+{ord(character):04X}"


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text of a file's bytes; empty, with the fault, when they are not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return "", [_not_utf8(Place(name, 1), say("tệp lưu ở dạng UTF-16, không phải UTF-8"))]
    data = data.removeprefix(_BOM)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        said = say("byte {byte} không phải UTF-8", byte=f"0x{data[fault.start]:02x}")
        return "", [_not_utf8(_byte_place(data, fault.start, name), said)]


def _byte_place(data: bytes, start: int, name: str) -> Place:
    before, after = data[:start], data[start:]
    above = _BREAKS.split(before)
    row = above[-1] + _BREAKS.split(after, maxsplit=1)[0]
    column = len(above[-1].decode("utf-8")) + 1
    return Place(name, len(above), column, extract=row.decode("utf-8", "backslashreplace"))


def _not_utf8(place: Place, said: Message) -> Problem:
    return Problem("E-YAML-ENCODING", place, said, say("hãy lưu lại tệp ở dạng UTF-8"))


def clean(text: str, name: str) -> tuple[Source, list[Problem]]:
    """The text as it will be read, with what had to be refused, removed or doubted in it.

    Invisible characters go before anything is parsed, so that columns count what can be seen.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    raw = Source(name, text)
    problems = [*_legacy(raw), *islice(_invisible(raw), _MOST)]
    source = Source(name, INVISIBLE.sub("", text)) if problems else raw
    return source, [*islice(_forbidden(source), _MOST), *problems]


def clean_value(value: str, place: Place) -> tuple[str, list[Problem]]:
    """The same for one value with escapes, which only YAML could undo."""
    value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    problems = [forbidden_at(place, found) for found in set(FORBIDDEN.findall(value))]
    kept = INVISIBLE.sub("", value)
    if kept != value:
        problems.append(_removed(place, INVISIBLE.findall(value)))
    return kept, sorted(problems, key=str)


def forbidden_at(place: Place, character: str) -> Problem:
    """The refusal of a character, by its name."""
    return Problem(
        "E-TEXT-CHARACTER",
        place,
        say("có ký tự {code} không được phép trong văn bản", code=code_point(character)),
        say("xóa ký tự ấy, gõ lại đoạn chữ quanh nó"),
    )


def _forbidden(source: Source) -> Iterator[Problem]:
    for found in FORBIDDEN.finditer(source.text):
        yield forbidden_at(_place_at(source, found.start()), found.group())


def _invisible(source: Source) -> Iterator[Problem]:
    told = -1
    for found in INVISIBLE.finditer(source.text):
        if found.start() > told:
            place = _place_at(source, found.start())
            told = found.start() - place.column + 1 + len(place.extract)
            yield _removed(place, INVISIBLE.findall(place.extract))


def _removed(place: Place, characters: list[str]) -> Problem:
    return Problem(
        "W-TEXT-INVISIBLE",
        place,
        say(
            "có {count} ký tự không nhìn thấy ({codes}), đã bỏ khi đọc",
            count=len(characters),
            codes=", ".join(sorted({code_point(character) for character in characters})),
        ),
        say("gõ lại đoạn chữ ấy thay vì dán từ nơi khác"),
        Severity.WARNING,
    )


def _legacy(source: Source) -> Iterator[Problem]:
    """One doubt for the whole file: text of the old font codes fills more than a line."""
    for found in _TCVN3.finditer(source.text):
        yield _old_code(_place_at(source, found.start()), "TCVN3 (ABC)")
        return
    for found in islice(_VNI.finditer(source.text), _MOST):
        place = _place_at(source, found.start())
        if len(_VNI.findall(place.extract)) >= _VNI_LEAST:
            yield _old_code(place, "VNI")
            return


def _old_code(place: Place, code: str) -> Problem:
    return Problem(
        "W-TEXT-LEGACY",
        place,
        say("có vẻ là chữ gõ bằng mã {code}, in ra sẽ sai", code=code),
        say("chuyển tệp sang Unicode (trong bộ gõ: công cụ chuyển mã) rồi lưu lại"),
        Severity.WARNING,
    )


def _place_at(source: Source, index: int) -> Place:
    start = source.text.rfind("\n", 0, index) + 1
    return source.place(source.text.count("\n", 0, index) + 1, index - start + 1)

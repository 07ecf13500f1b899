"""The text of a file before YAML reads it: UTF-8, NFC, plain line ends, no character that may not be.

What a person cannot see and Word cannot print is refused or taken out here, once for the whole file,
so that no later step meets it. The structure of the text is left to `generator.workspace.yamltext`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.problems import Message, Place, Problem, Severity, say
from generator.workspace import text as words
from generator.workspace.lazily import regex
from generator.workspace.nodes import Source

_MOST = 200
"""More faults of one sort than this in one file are not told one by one."""

_EMPTY = "E-EMPTY"
BOM = "\ufeff"
"""The mark that a text file may begin with."""
_BREAKS = regex(rb"\r\n|\r|\n")

_OURS, _APART, _THEIRS = "<<<<<<<", "=======", ">>>>>>>"
_MARK = regex(r"^(<{7}|={7}|>{7})(?:[ \r]|$)", re.MULTILINE)
_BOTH = say("git để lại đây hai bản sửa cùng một chỗ, chưa chọn bản nào")
_CHOOSE = say(
    "giữ lại các dòng đúng trong hai bản, bỏ các dòng «{one}», «{two}», «{three}»",
    one=_OURS, two=_APART, three=_THEIRS,
)  # fmt: skip
_DOUBTFUL = words.any_unseen("¹µ¶¸¨»¾¼½®ª«¬©øïûäåëöüæñØÏÛÄÅËÖÜÆÑ")
_LEGACY = "W-TEXT-LEGACY"


def split_mark(text: str) -> tuple[str, str]:
    """The mark that a text begins with, or nothing, and what stands behind it."""
    return BOM if text.startswith(BOM) else "", text.removeprefix(BOM)


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text of a file's bytes; empty, with the fault, when they are not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return "", [_not_utf8(Place(name, 1), say("tệp lưu ở dạng UTF-16, không phải UTF-8"))]
    data = data.removeprefix(BOM.encode())
    if said := next((said for sign, said in _NO_TEXT.items() if data.startswith(sign)), None):
        return "", [Problem("E-YAML-ENCODING", Place(name, 1), said, _COPY_TEXT)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        said = say("tệp không lưu ở dạng UTF-8 (có lẽ là ANSI)")
        return "", [_not_utf8(_byte_place(data, fault.start, name), said)]


_ZIPPED = say("tệp này là tệp Word, Excel hoặc tệp nén, không phải tệp chữ")
_NO_TEXT = {
    b"PK\x03\x04": _ZIPPED,
    b"\xd0\xcf\x11\xe0": _ZIPPED,
    b"{\\rtf": say("tệp lưu ở dạng RTF (WordPad, Word), không phải tệp chữ"),
    b"%PDF": say("tệp này là tệp PDF, không phải tệp chữ"),
    b"<!DOCTYPE": say("tệp này là trang web, không phải tệp dữ liệu"),
    b"<html": say("tệp này là trang web, không phải tệp dữ liệu"),
}
"""How files begin that are none of ours, and what they are."""
_COPY_TEXT = say(
    "lấy lại bản trước; không còn thì mở tệp ấy, chép các dòng «trường: giá trị» sang Notepad, lưu đè với Encoding UTF-8"
)


def _byte_place(data: bytes, start: int, name: str) -> Place:
    before, after = data[:start], data[start:]
    above = _BREAKS.split(before)
    row = above[-1] + _BREAKS.split(after, maxsplit=1)[0]
    column = len(above[-1].decode("utf-8")) + 1
    return Place(name, len(above), column, extract=row.decode("utf-8", "backslashreplace"))


def _not_utf8(place: Place, said: Message) -> Problem:
    hint = say(
        "mở bằng Notepad, chọn File > Save As, ở ô Encoding chọn UTF-8 rồi lưu; chữ nào đã thành «?» thì gõ lại"
    )
    return Problem("E-YAML-ENCODING", place, said, hint)


def clean(text: str, name: str) -> tuple[Source, list[Problem]]:
    """The text as it will be read, with what had to be refused, removed or doubted in it.

    Invisible characters go before anything is parsed, so that columns count what can be seen.
    """
    text = words.composed(text)
    raw = Source(name, text)
    if _may_be_in_conflict(text) and (problems := list(islice(_conflicts(raw), _MOST))):
        return raw, problems
    if (start := words.broken_at(text)) is not None:
        return raw, [_broken(raw, start)]
    if words.holds_forbidden(text):
        return raw, [*islice(_forbidden(raw), _MOST)]
    if not text.isascii() and _DOUBTFUL.search(text):
        return Source(name, words.INVISIBLE.sub("", text)), [*islice(_doubts(raw), _MOST)]
    return raw, _lost(raw) if "?" in text else []


def _may_be_in_conflict(text: str) -> bool:
    is_marked = any(mark in text for mark in (_OURS, _APART, _THEIRS))
    return is_marked and _MARK.search(text) is not None


def clean_value(value: str, place: Place) -> tuple[str, list[Problem]]:
    """The same for one value with escapes, which only YAML could undo."""
    try:
        checked = words.check_text(value, len(value) + 1)
    except words.TextRefused as fault:
        bare = words.INVISIBLE.sub("", value)
        return bare, [] if fault.code == _EMPTY else [forbidden_at(place, fault.message)]
    return checked.text, [_doubted(place, doubt) for doubt in checked.doubts]


def forbidden_at(place: Place, said: Message) -> Problem:
    """The refusal of a character that no document may hold."""
    hint = say("xóa ký tự ấy, gõ lại đoạn chữ quanh nó")
    return Problem("E-TEXT-CHARACTER", place, said, hint)


def _forbidden(source: Source) -> Iterator[Problem]:
    for found in words.FORBIDDEN.finditer(source.text):
        place = _place_at(source, found.start())
        yield forbidden_at(place, words.forbidden_character(found.group()))


_GET_BACK = say("lấy lại bản trước khi lưu sai; không còn thì gõ lại các chữ ấy")


def _broken(source: Source, start: int) -> Problem:
    """Told once: where letters are broken, they are so all over the file."""
    said = say("chữ bị vỡ: tệp UTF-8 đã mở và lưu lại bằng bảng mã khác")
    return Problem("E-TEXT-BROKEN", _place_at(source, start), said, _GET_BACK)


def _lost(source: Source) -> list[Problem]:
    """A doubt of a text in which letters became question marks."""
    if (start := words.lost_at(source.text)) is None:
        return []
    said = say("chữ có dấu đã thành «?» khi lưu ở dạng ANSI, sẽ in ra như vậy")
    place = _place_at(source, start)
    return [Problem("W-TEXT-LOST", place, said, _GET_BACK, Severity.WARNING)]


def _place_at(source: Source, start: int) -> Place:
    """The place of a character of the text, counted from 0."""
    line = source.text.count("\n", 0, start)
    return source.place(line + 1, start - source.text.rfind("\n", 0, start))


def _conflicts(source: Source) -> Iterator[Problem]:
    """Where git has left two versions of some lines, and any mark of it that was left behind."""
    marks = [
        (number, found[1])
        for number, line in enumerate(source.text.split("\n"), start=1)
        if (found := _MARK.match(line))
    ]
    is_whole = {_OURS, _APART, _THEIRS} <= {mark for _, mark in marks}
    for number, mark in marks:
        if not is_whole:
            left = say("dòng «{mark}» do git để lại", mark=mark)
            yield Problem("E-YAML-CONFLICT", source.place(number, 1), left, say("xóa dòng ấy"))
        elif mark == _OURS:
            yield Problem("E-YAML-CONFLICT", source.place(number, 1), _BOTH, _CHOOSE)


def _doubts(source: Source) -> Iterator[Problem]:
    """What is doubtful in each line; text of the old font codes is told once, it fills the file."""
    told: set[str] = set()
    for number, line in enumerate(source.text.split("\n"), 1):
        if found := _DOUBTFUL.search(line):
            for doubt in _line_doubts(line):
                if doubt.code not in told:
                    yield _doubted(source.place(number, found.start() + 1), doubt)
                told |= {doubt.code} & {_LEGACY}


def _line_doubts(line: str) -> tuple[words.Doubt, ...]:
    try:
        return words.check_text(line, len(line) + 1).doubts
    except words.TextRefused:  # nothing but invisible characters: an empty line
        return ()


def _doubted(place: Place, doubt: words.Doubt) -> Problem:
    return Problem(doubt.code, place, doubt.message, severity=Severity.WARNING)

"""What the YAML parser complains of, in plain words with a remedy.

Keyed on the parser's fixed phrases, in both of its forms (C and Python), and on what stands at the
place it names. Reading itself is left to `generator.records.yamltext`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from generator.problems import Message, Problem, say
from generator.workspace.cleaning import forbidden_at, forbidden_character
from generator.workspace.nodes import Source

_VALUE_COLON = re.compile(r"^\s*(?:- +)*[^\s#][^:]*:\s+\S")
_HEX = re.compile(r"[0-9A-Fa-f]{4,8}")
DEPTH_LIMIT = 30
TOO_DEEP = (
    say("lồng nhau quá {limit} tầng", limit=DEPTH_LIMIT),
    say("xem lại thụt lề và các dấu ngoặc"),
)
"""What is said of a file nested too deep, and its remedy."""
_IN_QUOTES = say("đặt cả giá trị trong ngoặc kép")
_BY_HAND = say("xem lại thụt lề, dấu ngoặc và dấu hai chấm ở dòng này và dòng trên")


Spot = tuple[int, int]
"""Line and column, counted from 1."""


class LeftOpen(NamedTuple):
    """What may have been left open where reading stopped: a quoted text, a mapping or a list."""

    quoted: Spot
    quoted_until: int
    opened: Spot
    """Where the innermost mapping or list began that is still open."""


class Complaint:
    """One stop of the parser: its words, the place it names, the text around."""

    def __init__(self, source: Source, fault: MarkedYAMLError, left_open: LeftOpen) -> None:
        self.source = source
        self.left_open = left_open
        self.said = fault.problem or ""
        self.context = fault.context or ""
        self.line, self.column = source.within(*_spot(fault.problem_mark))
        self.opened = _spot(fault.context_mark)
        self.text = source.line(self.line)

    @property
    def character(self) -> str:
        """The character at the place, empty at the end of a line."""
        return self.text[self.column - 1 : self.column]

    def refuse(self, code: str, said: Message, hint: Message, spot: Spot | None = None) -> Problem:
        place = self.source.place(*(spot or (self.line, self.column)))
        return Problem(f"E-YAML-{code}", place, said, hint)


def _spot(mark: object) -> Spot:
    return getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1


def explain(complaint: Complaint) -> Problem:
    """The problem that the parser's complaint stands for."""
    for explanation in _EXPLANATIONS:
        if problem := explanation(complaint):
            return problem
    return complaint.refuse("SYNTAX", say("không đọc được YAML từ chỗ này"), _BY_HAND)


def _unclosed_quote(complaint: Complaint) -> Problem | None:
    if complaint.said != "found unexpected end of stream":
        return None
    return _quote_open(complaint, complaint.opened)


def _quote_open(complaint: Complaint, spot: Spot) -> Problem:
    mark = complaint.source.line(spot[0])[spot[1] - 1 : spot[1]]
    return complaint.refuse(
        "QUOTE",
        say("dấu ngoặc «{mark}» mở ở dòng {line} chưa đóng", mark=mark, line=spot[0]),
        say("thêm dấu ngoặc đóng ở cuối giá trị"),
        spot,
    )


def _escape(complaint: Complaint) -> Problem | None:
    if not complaint.context.endswith("quoted scalar"):
        return None
    found = _HEX.match(complaint.text, complaint.column - 1)
    if complaint.said == "found invalid Unicode character escape code" and found:
        return _escaped_character(complaint, found.group())
    return complaint.refuse(
        "ESCAPE",
        say("dấu «\\» trong ngoặc kép mở đầu một mã đặc biệt không đúng"),
        say("viết «\\\\» thay cho «\\», hoặc đặt giá trị trong ngoặc đơn"),
    )


def _escaped_character(complaint: Complaint, digits: str) -> Problem:
    place = complaint.source.place(complaint.line, complaint.column)
    number = int(digits[:4] if complaint.text[complaint.column - 2] == "u" else digits, 16)
    return forbidden_at(place, forbidden_character(chr(min(number, sys.maxunicode))))


def _colon(complaint: Complaint) -> Problem | None:
    if not complaint.said.startswith("mapping values are not allowed"):
        return None
    if _VALUE_COLON.match(complaint.text[: complaint.column]):
        return complaint.refuse(
            "COLON",
            say("có dấu hai chấm trong giá trị"),
            say("đặt giá trị trong ngoặc kép"),
        )
    return complaint.refuse(
        "INDENT",
        say("dòng này thụt vào mà dòng trên không mở một mục, hoặc dòng trên thiếu dấu hai chấm"),
        say("cho thẳng cột với các khóa cùng bậc, hoặc thêm dấu hai chấm vào sau khóa ở dòng trên"),
    )


def _no_colon(complaint: Complaint) -> Problem | None:
    if not complaint.said.startswith("could not find expected ':'"):
        return None
    return complaint.refuse(
        "KEY",
        say("dòng này không có dạng «khóa: giá trị»"),
        say(
            "viết khóa, dấu hai chấm, dấu cách rồi giá trị; "
            "nếu là lời văn tiếp của dòng trên thì thụt vào sâu hơn khóa"
        ),
        complaint.opened,
    )


def _special(complaint: Complaint) -> Problem | None:
    anchor = complaint.context.endswith((" alias", " anchor", " tag"))
    token = "cannot start any token" in complaint.said or complaint.context.endswith(" node")
    spot = complaint.opened if anchor else (complaint.line, complaint.column)
    if not (anchor or token):
        return None
    character = complaint.source.line(spot[0])[spot[1] - 1 : spot[1]]
    return complaint.refuse(
        "SPECIAL",
        say("giá trị bắt đầu bằng dấu «{character}»", character=character),
        _IN_QUOTES,
        spot,
    )


def _bracket(complaint: Complaint) -> Problem | None:
    if not complaint.context.startswith("while parsing a flow"):
        return None
    return complaint.refuse(
        "BRACKET",
        say(
            "ngoặc «{{» hoặc «[» mở ở dòng {line} chưa đóng, hoặc thiếu dấu phẩy bên trong",
            line=complaint.left_open.opened[0],
        ),
        say("đóng ngoặc; nếu là lời văn thì đặt cả giá trị trong ngoặc kép"),
        complaint.left_open.opened,
    )


def _after_quote(complaint: Complaint) -> Problem | None:
    opening, last = complaint.left_open.quoted, complaint.left_open.quoted_until
    if last != complaint.line or complaint.context.startswith("while scanning"):
        return None
    if opening[0] != last:
        return _quote_open(complaint, opening)
    return complaint.refuse(
        "AFTER-QUOTE",
        say("sau dấu ngoặc đóng còn chữ"),
        say('đặt cả giá trị trong một cặp ngoặc; ngoặc kép bên trong viết là \\"'),
    )


def _where(
    is_so: Callable[[Complaint], bool], code: str, said: Message, hint: Message
) -> Callable[[Complaint], Problem | None]:
    """The explanation that goes without looking at more than whether it is so."""
    return lambda complaint: complaint.refuse(code, said, hint) if is_so(complaint) else None


_EXPLANATIONS: tuple[Callable[[Complaint], Problem | None], ...] = (
    _where(lambda one: one.said == "exceeded maximum nesting depth", "DEPTH", *TOO_DEEP),
    _where(
        lambda one: one.character == "\t",
        "TAB",
        say("dòng thụt vào bằng phím Tab"),
        say("thụt vào bằng dấu cách, mỗi bậc hai dấu"),
    ),
    _unclosed_quote,
    _escape,
    _after_quote,
    _colon,
    _no_colon,
    _bracket,
    _special,
    _where(
        lambda one: one.text[: one.column - 1].rstrip().endswith(("]", "}")),
        "BRACKET",
        say("giá trị mở đầu bằng ngoặc «[» hoặc «{{» mà sau ngoặc đóng còn chữ"),
        _IN_QUOTES,
    ),
    _where(
        lambda one: one.context == "while scanning a block scalar",
        "BLOCK",
        say("sau dấu «|» hoặc «>» không viết gì trên cùng dòng; lời văn bắt đầu từ dòng dưới"),
        say("xuống dòng và thụt vào; nếu dấu ấy thuộc về lời văn thì đặt giá trị trong ngoặc kép"),
    ),
    _where(
        lambda one: one.context.startswith("while parsing a block"),
        "INDENT",
        say("dòng này thụt lề không khớp với các dòng trên"),
        say("cho thẳng cột với các khóa (hoặc các dấu «-») cùng bậc"),
    ),
    _where(
        lambda one: "sequence entries are not allowed" in one.said,
        "DASH",
        say("dấu «-» mở mục danh sách không được đứng cùng dòng với khóa"),
        say("xuống dòng trước dấu «-»; nếu là lời văn thì đặt giá trị trong ngoặc kép"),
    ),
    _where(
        lambda one: "document" in one.said,
        "DOCUMENTS",
        say("sau dấu «...» không được còn gì, và không dùng dòng «%YAML»"),
        say("mỗi tệp chỉ một hồ sơ; xóa dòng ấy hoặc tách tệp"),
    ),
)

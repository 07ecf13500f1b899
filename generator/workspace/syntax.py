"""What the YAML parser complains of, in plain words with a remedy.

Keyed on the parser's fixed phrases, in both of its forms (C and Python), and on what stands at the
place it names. Reading itself is left to the neighbour `yamltext`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from generator.problems import Message, Problem, say
from generator.workspace.building import TOO_DEEP, LeftOpen
from generator.workspace.cleaning import forbidden_at
from generator.workspace.lazily import regex
from generator.workspace.mistyped import NO_KEY, mistyped
from generator.workspace.nodes import Source
from generator.workspace.text import forbidden_character

_VALUE_COLON = regex(r"^\s*(?:- +)*[^\s#][^:]*:\s+\S")
_OF_DOCUMENTS = regex(r"^(?:\.\.\.|%)", re.MULTILINE)
"""Where a document of YAML ends, or what it is told before it begins."""
_HEX = regex(r"[0-9A-Fa-f]{4,8}")
_IN_QUOTES = say("đặt cả giá trị trong ngoặc kép")
_QUOTE_OPEN = (
    say("dấu ngoặc «{mark}» mở ở dòng {line} chưa đóng"),
    say("thêm dấu ngoặc đóng ở cuối giá trị"),
)

Spot = tuple[int, int]
"""Line and column, counted from 1."""


class Complaint:
    """One stop of the parser: its words, the place it names, the text around."""

    def __init__(self, source: Source, fault: MarkedYAMLError, left_open: LeftOpen) -> None:
        self.source = source
        self.left_open = left_open
        self.said = fault.problem or ""
        self.context = fault.context or ""
        self.spot = self.line, self.column = source.within(*_spot(fault.problem_mark))
        self.opened = _spot(fault.context_mark)
        self.text = source.line(self.line)

    @property
    def first(self) -> Spot:
        """Where the words of the file begin."""
        lines = enumerate(self.source.text.split("\n"), start=1)
        said = ((at, line) for at, line in lines if line.strip() and line.lstrip()[0] != "#")
        number, line = next(said, (1, ""))
        return number, len(line) - len(line.lstrip()) + 1

    def is_after_quote(self) -> bool:
        """Whether a quoted text ended on the line of the stop, or right before it."""
        if self.left_open.quoted_until != self.line:
            return False
        before = self.text[: self.column - 1].rstrip()
        is_right_behind = self.context.endswith("next token") and before.endswith(("'", '"'))
        return is_right_behind or not self.context.startswith("while scanning")

    def is_pushed_in(self) -> bool:
        """Whether the first line of the record stands further in than all others."""
        return self._is_first() and self.first[1] > 1

    def is_cut_off(self) -> bool:
        """Whether the record ends with its first line, which holds no key."""
        return self._is_first() and self.first[1] == 1

    def _is_first(self) -> bool:
        return "document start" in self.said and not _OF_DOCUMENTS.search(self.source.text)

    def escaped(self) -> str:
        """The hexadecimal digits of an escape that stands for no character."""
        wrong = self.said == "found invalid Unicode character escape code"
        found = _HEX.match(self.text, self.column - 1) if wrong else None
        return found.group() if found else ""


def _spot(mark: object) -> Spot:
    return getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1


class _Explanation(NamedTuple):
    """When it holds, what is said with its remedy, and of which place of the complaint.

    In the words `{line}` is the line of that place and `{mark}` the character there.
    """

    holds: Callable[[Complaint], object]
    code: str
    said: Message
    hint: Message
    spot: str = "spot"


def explain(complaint: Complaint) -> Problem:
    """The problem that the parser's complaint stands for."""
    if digits := complaint.escaped():
        return _escaped_character(complaint, digits)
    found = next((one for one in _LEFT_OPEN if one.holds(complaint)), None)
    if found is None and (told := mistyped(complaint)):
        return told
    found = found or next(one for one in _EXPLANATIONS if one.holds(complaint))
    spot = attrgetter(found.spot)(complaint)
    gaps = {**found.said.values, "line": spot[0], "mark": complaint.source.character(*spot)}
    said = Message(found.said.source, gaps)
    return Problem(f"E-YAML-{found.code}", complaint.source.place(*spot), said, found.hint)


def _escaped_character(complaint: Complaint, digits: str) -> Problem:
    number = int(digits[:4] if complaint.text[complaint.column - 2] == "u" else digits, 16)
    said = forbidden_character(chr(min(number, sys.maxunicode)))
    return forbidden_at(complaint.source.place(*complaint.spot), said)


_LEFT_OPEN = (
    _Explanation(
        lambda one: one.said == "found unexpected end of stream", "QUOTE", *_QUOTE_OPEN, "opened"
    ),
    _Explanation(
        lambda one: one.is_after_quote() and one.left_open.quoted[0] != one.line,
        "QUOTE",
        *_QUOTE_OPEN,
        "left_open.quoted",
    ),
)
"""What is told before the signs of the line of the stop are looked at: that line is far behind the cause."""
_EXPLANATIONS = (
    _Explanation(lambda one: one.said == "exceeded maximum nesting depth", "DEPTH", *TOO_DEEP),
    _Explanation(
        lambda one: one.source.character(*one.spot) == "\t",
        "TAB",
        say("dòng thụt vào bằng phím Tab"),
        say("xóa dấu Tab, gõ dấu cách cho thẳng cột với dòng cùng bậc ở trên"),
    ),
    _Explanation(
        lambda one: one.context.endswith("quoted scalar"),
        "ESCAPE",
        say("dấu «\\» trong ngoặc kép mở đầu một mã đặc biệt không đúng"),
        say("viết «\\\\» thay cho «\\», hoặc đặt giá trị trong dấu nháy đơn (' ')"),
    ),
    _Explanation(
        Complaint.is_after_quote,
        "AFTER-QUOTE",
        say("sau dấu ngoặc đóng còn chữ"),
        say('đặt cả giá trị trong một cặp ngoặc; ngoặc kép bên trong viết là \\"'),
    ),
    _Explanation(
        lambda one: (
            one.said.startswith("mapping values are not allowed")
            and _VALUE_COLON.match(one.text[: one.column])
        ),
        "COLON",
        say("có dấu hai chấm trong giá trị"),
        say("đặt giá trị trong ngoặc kép"),
    ),
    _Explanation(
        lambda one: one.said.startswith("mapping values are not allowed"),
        "INDENT",
        say("dòng này thụt vào mà dòng trên không mở một mục, hoặc dòng trên thiếu dấu hai chấm"),
        say(
            "cho thẳng cột với các trường cùng bậc, hoặc thêm dấu hai chấm vào sau trường ở dòng trên"
        ),
    ),
    _Explanation(
        lambda one: one.said.startswith("could not find expected ':'"),
        "KEY",
        *NO_KEY,
        "opened",
    ),
    _Explanation(
        lambda one: one.context.startswith("while parsing a flow"),
        "BRACKET",
        say("ngoặc «{{» hoặc «[» mở ở dòng {line} chưa đóng, hoặc thiếu dấu phẩy bên trong"),
        say("đóng ngoặc; nếu là lời văn thì đặt cả giá trị trong ngoặc kép"),
        "left_open.opened",
    ),
    _Explanation(
        lambda one: one.context.endswith((" alias", " anchor", " tag")),
        "SPECIAL",
        say("giá trị bắt đầu bằng dấu «{mark}»"),
        _IN_QUOTES,
        "opened",
    ),
    _Explanation(
        lambda one: "cannot start any token" in one.said or one.context.endswith(" node"),
        "SPECIAL",
        say("giá trị bắt đầu bằng dấu «{mark}»"),
        _IN_QUOTES,
    ),
    _Explanation(
        lambda one: one.text[: one.column - 1].rstrip().endswith(("]", "}")),
        "BRACKET",
        say("giá trị mở đầu bằng ngoặc «[» hoặc «{{» mà sau ngoặc đóng còn chữ"),
        _IN_QUOTES,
    ),
    _Explanation(
        lambda one: one.context == "while scanning a block scalar",
        "BLOCK",
        say("sau dấu «|» hoặc «>» không viết gì trên cùng dòng; lời văn bắt đầu từ dòng dưới"),
        say("xuống dòng và thụt vào; nếu dấu ấy thuộc về lời văn thì đặt giá trị trong ngoặc kép"),
    ),
    _Explanation(
        lambda one: one.context.startswith("while parsing a block"),
        "INDENT",
        say("dòng này thụt lề không khớp với các dòng trên"),
        say("cho thẳng cột với các trường (hoặc các dấu «-») cùng bậc"),
    ),
    _Explanation(
        lambda one: "sequence entries are not allowed" in one.said,
        "DASH",
        say("dấu «-» mở mục danh sách không được đứng cùng dòng với trường"),
        say("xuống dòng trước dấu «-»; nếu là lời văn thì đặt giá trị trong ngoặc kép"),
    ),
    _Explanation(
        Complaint.is_pushed_in,
        "INDENT",
        say("dòng đầu thụt vào sâu hơn các trường cùng bậc ở dưới"),
        say("xóa các dấu cách ở đầu dòng này"),
        "first",
    ),
    _Explanation(
        lambda one: "document" in one.said,
        "DOCUMENTS",
        say("sau dấu «...» không được còn gì, và không dùng dòng «%YAML»"),
        say("mỗi tệp chỉ một phần dữ liệu; xóa dòng ấy hoặc tách tệp"),
    ),
    _Explanation(
        lambda _: True,
        "SYNTAX",
        say("không đọc được YAML từ chỗ này"),
        say("xem lại thụt lề, dấu ngoặc và dấu hai chấm ở dòng này và dòng trên"),
    ),
)
"""The first that holds is the one that is told."""

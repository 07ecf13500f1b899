"""What the YAML parser complains of, in plain words with a remedy.

Keyed on the parser's fixed phrases, in both of its forms (C and Python), and on what stands at the
place it names. Reading itself is left to `generator.records.yamltext`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from generator.problems import Problem, say
from generator.workspace.building import TOO_DEEP
from generator.workspace.cleaning import forbidden_at, forbidden_character
from generator.workspace.complaint import Complaint, Spot

_VALUE_COLON = re.compile(r"^\s*(?:- +)*[^\s#][^:]*:\s+\S")
_HEX = re.compile(r"[0-9A-Fa-f]{4,8}")
_IN_QUOTES = say("đặt cả giá trị trong ngoặc kép")
_BY_HAND = say("xem lại thụt lề, dấu ngoặc và dấu hai chấm ở dòng này và dòng trên")


def explain(complaint: Complaint) -> Problem:
    """The problem that the parser's complaint stands for."""
    for explanation in _EXPLANATIONS:
        if problem := explanation(complaint):
            return problem
    return complaint.refuse("SYNTAX", say("không đọc được YAML từ chỗ này"), _BY_HAND)


def _depth(complaint: Complaint) -> Problem | None:
    """Newer parsers stop at a depth of their own before they hand out a single event."""
    if complaint.said != "exceeded maximum nesting depth":
        return None
    return complaint.refuse("DEPTH", *TOO_DEEP)


def _tab(complaint: Complaint) -> Problem | None:
    if complaint.character != "\t":
        return None
    return complaint.refuse(
        "TAB",
        say("dòng thụt vào bằng phím Tab"),
        say("thụt vào bằng dấu cách, mỗi bậc hai dấu"),
    )


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
            line=complaint.progress.opened[0],
        ),
        say("đóng ngoặc; nếu là lời văn thì đặt cả giá trị trong ngoặc kép"),
        complaint.progress.opened,
    )


def _after_quote(complaint: Complaint) -> Problem | None:
    opening, last = complaint.progress.quoted, complaint.progress.quoted_until
    if last != complaint.line or complaint.context.startswith("while scanning"):
        return None
    if opening[0] != last:
        return _quote_open(complaint, opening)
    return complaint.refuse(
        "AFTER-QUOTE",
        say("sau dấu ngoặc đóng còn chữ"),
        say('đặt cả giá trị trong một cặp ngoặc; ngoặc kép bên trong viết là \\"'),
    )


def _after_bracket(complaint: Complaint) -> Problem | None:
    before = complaint.text[: complaint.column - 1].rstrip()
    if not before.endswith(("]", "}")):
        return None
    return complaint.refuse(
        "BRACKET",
        say("giá trị mở đầu bằng ngoặc «[» hoặc «{{» mà sau ngoặc đóng còn chữ"),
        _IN_QUOTES,
    )


def _indent(complaint: Complaint) -> Problem | None:
    if not complaint.context.startswith("while parsing a block"):
        return None
    return complaint.refuse(
        "INDENT",
        say("dòng này thụt lề không khớp với các dòng trên"),
        say("cho thẳng cột với các khóa (hoặc các dấu «-») cùng bậc"),
    )


def _dash(complaint: Complaint) -> Problem | None:
    if "sequence entries are not allowed" not in complaint.said:
        return None
    return complaint.refuse(
        "DASH",
        say("dấu «-» mở mục danh sách không được đứng cùng dòng với khóa"),
        say("xuống dòng trước dấu «-»; nếu là lời văn thì đặt giá trị trong ngoặc kép"),
    )


def _block_text(complaint: Complaint) -> Problem | None:
    if complaint.context != "while scanning a block scalar":
        return None
    return complaint.refuse(
        "BLOCK",
        say("sau dấu «|» hoặc «>» không viết gì trên cùng dòng; lời văn bắt đầu từ dòng dưới"),
        say("xuống dòng và thụt vào; nếu dấu ấy thuộc về lời văn thì đặt giá trị trong ngoặc kép"),
    )


def _document(complaint: Complaint) -> Problem | None:
    if "document" not in complaint.said:
        return None
    return complaint.refuse(
        "DOCUMENTS",
        say("sau dấu «...» không được còn gì, và không dùng dòng «%YAML»"),
        say("mỗi tệp chỉ một hồ sơ; xóa dòng ấy hoặc tách tệp"),
    )


_EXPLANATIONS: tuple[Callable[[Complaint], Problem | None], ...] = (
    _depth,
    _tab,
    _unclosed_quote,
    _escape,
    _after_quote,
    _colon,
    _no_colon,
    _bracket,
    _special,
    _after_bracket,
    _block_text,
    _indent,
    _dash,
    _document,
)

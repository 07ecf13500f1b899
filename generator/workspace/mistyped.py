"""Why a line is no record's, where its own signs tell: what a person typed, pasted or left out.

Each cause is told at the sign that is to be changed, with what to write instead. What only the parser
knows is left to the neighbour `syntax`, which asks here first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.problems import Message, Problem, say
from generator.workspace.lazily import regex

if TYPE_CHECKING:
    from generator.workspace.nodes import Source
    from generator.workspace.syntax import Complaint

_BLANKS = "\u00a0\u2000-\u200a\u202f\u3000"
_ODD = regex(
    rf"(?:^[ ]*|[:-])(?P<blank>[{_BLANKS}])|(?P<wide>[\uff0c\uff1a\uff3b\uff3d\uff5b\uff5d])"
)
"""Signs that only look like those of a record: blanks of a web page, wide signs of another keyboard."""
_CURLY = regex(r"(?:^\s*-|:)\s+(?P<curly>[“”])")
_SEMICOLON = regex(r";(?=\s*[\w.&-]+\s*:\s)")
_CUT = regex(r"\s(?P<sign>#).*[\]}]")
_BULLET = regex(r"\s*(?P<bullet>[–—−•●▪*+])\s")
_NO_BLANK = regex(r"\s*(?:- +)*(?P<key>\w+):(?P<value>[^\s:/].*?)\s*$")
_OPENED = regex(r"(?P<indent>\s*)(?:- +)*(?P<key>\w+):\s*(?P<block>[|>][+\-\d]*)?\s*(?:\s#.*)?$")
_HOLDS = regex(r":(?:\s|$)|^\s*#|\s#")
_LEAD = regex(r" *(?:-(?: +|$))*")
_SHOWN, _REACH, _SEVERAL = 30, 200, 2
_STRUCTURE = regex(r"\s*(?:-(?:\s|$)|[\[{]|\w+:(?:\s|$)|[^:]+:\s+[\d.,]+\s*$)")
_KEY = regex(r"\s*[a-z][a-z\d_]*:(?:\s|$)")


def mistyped(one: Complaint) -> Problem | None:
    """The cause that the signs of the line tell; `None` where they tell nothing."""
    return next(filter(None, (told(one) for told in _CAUSES)), None)


def _told(
    one: Complaint, spot: tuple[int, int], code: str, said: Message, hint: Message
) -> Problem:
    return Problem(f"E-YAML-{code}", one.source.place(*spot), said, hint)


def _lines(one: Complaint) -> Iterator[tuple[int, str]]:
    """The line of the stop, those where something was opened, and that which took it for its own."""
    opened = (one.opened[0], one.left_open.opened[0])
    for number in dict.fromkeys((one.line, *opened, *filter(None, [_gone_on(one)]))):
        yield number, one.source.line(number)


def _gone_on(one: Complaint) -> int:
    """The line that goes on in the line of the stop, since it is no `key: value`; 0 where none does."""
    if one.is_cut_off():
        return one.first[0]
    before = one.text[: one.column - 1]
    if not one.said.startswith("mapping values are not allowed") or ":" in before:
        return 0
    number, own = one.line, _depth(before)
    while number > 1 and _is_plain(one.source.line(number - 1), own):
        number -= 1
    return number if number < one.line else 0


def _is_plain(line: str, own: int) -> bool:
    """Whether a line so far in holds neither a key nor a comment."""
    return bool(line.strip()) and _depth(line) == own and not _HOLDS.search(line)


def _depth(line: str) -> int:
    """Where the words of a line begin, behind its dashes."""
    return len(_LEAD.match(line)[0])  # type: ignore[index]


def _odd_sign(one: Complaint) -> Problem | None:
    for number, line in _lines(one):
        if found := _ODD.search(line):
            sign = found["blank"] or found["wide"]
            spot = number, found.start(found.lastgroup or 0) + 1
            if found["blank"]:
                return _told(one, spot, "SPACE", _ODD_BLANK, _TYPE_BLANK)
            plain = unicodedata.normalize("NFKC", sign)
            said = say("«{sign}» là dấu rộng của bộ gõ khác, không phải «{plain}»",
                       sign=sign, plain=plain)  # fmt: skip
            hint = say("xóa dấu ấy, gõ «{plain}» và một dấu cách", plain=plain)
            return _told(one, spot, "WIDE", said, hint)
    return None


def _curly_quote(one: Complaint) -> Problem | None:
    found = _CURLY.search(one.text, 0, one.column)
    if not found:
        return None
    said = say('dấu “ ” không phải là ngoặc kép của tệp dữ liệu, chỉ dấu " mới phải')
    hint = say('thay hai dấu “ ” quanh giá trị bằng hai dấu "')
    return _told(one, (one.line, found.start("curly") + 1), "CURLY", said, hint)


def _cut_in_brackets(one: Complaint) -> Problem | None:
    line, column = one.left_open.opened
    if not one.context.startswith("while parsing a flow"):
        return None
    found = _CUT.search(one.source.line(line), column)
    if not found:
        return None
    said = say("từ dấu «#» trở đi là lời ghi chú, nên ngoặc mở ở dòng này không được đóng")
    hint = say("đặt giá trị có dấu «#» trong ngoặc kép")
    return _told(one, (line, found.start("sign") + 1), "HASH", said, hint)


def _semicolon(one: Complaint) -> Problem | None:
    line, column = one.left_open.opened
    if not one.context.startswith("while parsing a flow"):
        return None
    found = _SEMICOLON.search(one.source.line(line), column)
    if not found:
        return None
    said = say("trong ngoặc các mục ngăn bằng dấu phẩy, không phải «;»")
    return _told(one, (line, found.start() + 1), "SEMICOLON", said, say("thay «;» bằng «,»"))


def _bullet(one: Complaint) -> Problem | None:
    for number, line in _lines(one):
        if found := _BULLET.match(line):
            said = say("mục danh sách mở đầu bằng «{bullet}», không phải bằng dấu gạch nối «-»",
                       bullet=found["bullet"])  # fmt: skip
            spot = number, found.start("bullet") + 1
            return _told(one, spot, "BULLET", said, say("thay dấu ấy bằng «-»"))
    return None


def _no_dash(one: Complaint) -> Problem | None:
    number = _stop(one)
    line = one.source.line(number)
    is_item = one.context == "while parsing a block collection" or line.lstrip().startswith("{")
    if not is_item or one.context.startswith("while parsing a flow"):
        return None
    indent = _indent(line)
    above = (one.source.line(other) for other in range(number - 1, 0, -1))
    peer = next((text for text in above if text.strip() and _indent(text) <= indent), "")
    if _indent(peer) != indent or not peer.lstrip().startswith("- "):
        return None
    said = say("trong danh sách, mỗi mục phải mở đầu bằng dấu «-»")
    hint = say(
        "thêm dấu «-» và một dấu cách trước «{text}»; nếu là trường của mục trên thì thụt vào"
        " cho thẳng cột với các trường của mục ấy",
        text=line.strip()[:_SHOWN],
    )
    return _told(one, (number, indent + 1), "DASH", said, hint)


def _outside_of_text(one: Complaint) -> Problem | None:
    """Lines of a text that its key does not hold: less far in than they must be, or without a `|`."""
    stop = _stop(one)
    for number in range(stop - 1, max(0, stop - _REACH), -1):
        line = one.source.line(number)
        if opened := _OPENED.match(line):
            return _outside(one, opened, number, stop)
        if _indent(line) == 0 and _STRUCTURE.match(line):
            return None
    return None


def _outside(one: Complaint, opened: re.Match[str], header: int, stop: int) -> Problem | None:
    key, least = opened["key"], len(opened["indent"])
    below = ((number, one.source.line(number)) for number in range(header + 1, stop + 1))
    written = [(number, line) for number, line in below if line.strip()]
    if not opened["block"]:
        written = [(number, line) for number, line in written if line.lstrip()[0] != "#"]
        is_below = all(_indent(line) > least for _, line in written)
        if len(written) < _SEVERAL or not is_below or _STRUCTURE.match(written[0][1]):
            return None
        spot = header, opened.end("key") + 1
        hint = say("viết «{key}: |» rồi để lời văn ở các dòng dưới", key=key)
        return _told(
            one, spot, "BLOCK", say("lời văn nhiều dòng cần dấu «|» sau dấu hai chấm"), hint
        )
    out, text = next((one for one in written if _indent(one[1]) <= least), (0, ""))
    if not out or _KEY.match(text):
        return None
    said = say("dòng này không thụt vào nên không thuộc lời văn của «{key}»", key=key)
    hint = say("thụt mọi dòng của lời văn vào sâu hơn «{key}:» hai dấu cách", key=key)
    return _told(one, (out, 1), "BLOCK", said, hint)


def _stop(one: Complaint) -> int:
    """The line that is to blame: a key without its colon is noticed on the next one."""
    return one.opened[0] if one.said.startswith("could not find expected ':'") else one.line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _no_key(one: Complaint) -> Problem | None:
    """A line that is no `key: value`: what hinders it, else that it is none."""
    if number := _gone_on(one):
        spot = number, _depth(one.source.line(number)) + 1
        return without_blank(one.source, number) or _told(one, spot, "KEY", *NO_KEY)
    if one.said.startswith("could not find expected ':'"):
        return without_blank(one.source, one.opened[0])
    return None


def without_blank(source: Source, number: int) -> Problem | None:
    """The fault of a line `key:value`; `None` for any other line."""
    found = _NO_BLANK.match(source.line(number))
    if not found:
        return None
    place = source.place(number, found.end("key") + 1)
    return Problem("E-YAML-KEY", place, NO_BLANK, write_blank(found["key"], found["value"]))


NO_KEY = (
    say("dòng này không có dạng «trường: giá trị»"),
    say(
        "viết trường, dấu hai chấm, dấu cách rồi giá trị; "
        "nếu là lời văn tiếp của dòng trên thì thụt vào sâu hơn trường"
    ),
)
"""What is said of a line that is neither a key with its value nor a part of a text, and its remedy."""
NO_BLANK = say("thiếu dấu cách sau dấu hai chấm")


def write_blank(key: str, value: str) -> Message:
    """What to write instead of `key:value`."""
    return say("viết «{key}: {value}»", key=key, value=value)


_ODD_BLANK = say("có dấu cách lạ (dán từ Word hoặc trang web) ở chỗ cần dấu cách thường")
_TYPE_BLANK = say("xóa khoảng trống ấy, gõ lại bằng dấu cách")
_CAUSES: tuple[Callable[[Complaint], Problem | None], ...] = (
    _odd_sign,
    _curly_quote,
    _cut_in_brackets,
    _semicolon,
    _bullet,
    _no_dash,
    _outside_of_text,
    _no_key,
)

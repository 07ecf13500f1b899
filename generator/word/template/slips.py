"""Why a text with tags cannot be read: the place of the slip, what it is, and what to write instead.

Jinja tells in English where it gave up, which is the end of a text whose tag was left open on its
second line. Here the tags are looked at one by one: left open, closed by another sign, without a
partner, empty, with signs of a word processor; what is left is where its parser stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from unicodedata import category

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser

from generator.problems import Message, did_you_mean, say
from generator.word.template.dialect import Refused
from generator.word.template.numbers import NumberUnclear
from generator.word.template.tag_scan import (
    CLOSED_BY,
    NOT_CLOSED,
    NOT_OPENED,
    SHOWN,
    Slip,
    Written,
    not_paired,
    refused_for,
    scan_tags,
)
from generator.workspace import regex

STATEMENTS = ("for", "endfor", "if", "elif", "else", "endif", "set", "raw", "endraw")
_PAIRS = {"endfor": "for", "endif": "if"}

_SIGNS: Mapping[str, str] = {
    "&&": "and",
    "&": "and, ~",
    "||": "or",
    "===": "==",
    "=>": ">=",
    "=<": "<=",
    "<>": "!=",
    "->": "figures.count",
    "..": "figures.count",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "×": "*",
    "÷": "/",
    "–": "-",
    "—": "-",
    "−": "-",
    **dict.fromkeys("“”‘’«»", '"…"'),
}
"""What to write in place of a sign that an expression has no use for."""
_ODD = regex(r"&&|\|\||===|=>|=<|<>|->|\.\.(?=\D|$)|!(?!=)|[^\w\s.,:|~+\-*/%<>=!()\[\]{}\"']")
_ELSEWHERE: Mapping[str, str] = {
    **dict.fromkeys(("elseif", "elsif"), "{% elif … %}"),
    "end": "{% endif %}, {% endfor %}",
    **dict.fromkeys(("p", "tr", "tc", "r"), "{% if … %}; {%p if … %}"),
    **dict.fromkeys(("foreach", "while"), "{% for u in figures.units %}"),
    **dict.fromkeys(("break", "continue"), "{% for row in … if … %}"),
    **dict.fromkeys(("let", "var", "assign"), "{% set x = … %}"),
}
"""What to write in place of a statement of other languages."""
_FORBIDDEN = {
    *("macro", "endmacro", "call", "endcall", "filter", "endfilter", "include", "import", "from"),
    *("extends", "block", "endblock", "with", "endwith", "autoescape", "endautoescape", "print"),
    *("endset",),
}
"""Statements that Jinja has, and that are refused by name once they are read."""
_WITHOUT = say("xóa dấu ấy đi; chữ thì đặt trong {quotes}", quotes='"…"')
_BETWEEN = say('giữa hai tên cần một dấu, ví dụ . | ~ + and or; chữ thì đặt trong "…"')
_HALF = say("còn thiếu một vế, một tên hoặc dấu đóng ngoặc")


def _written_as(example: str) -> Message:
    return say("viết {example}", example=example)


def find_slip(environment: Environment, source: str) -> Refused | None:
    """What keeps a text from being read, with line and column; nothing where none is seen."""
    tags: list[Written] = []
    try:
        for tag in scan_tags(source):
            tags.append(tag)
            _look_at(tag)
        _match(source, tags)
        for tag in tags:
            _parse(environment, tag)
    except Slip as slip:
        return refused_for(source, slip)
    return None


def _look_at(tag: Written) -> None:
    """What can be wrong with a single tag."""
    begin = tag.start + 2
    if not tag.inner.strip("-+ \t\n\u00a0"):
        raise Slip(
            tag.start, say("thẻ trống: ở trong không có gì"), say("viết một tên, hoặc xóa thẻ")
        )
    bare = tag.bare
    for place, sign in enumerate(bare):
        if category(sign) in {"Cf", "Cc", "Co"} and sign not in "\n\t\r":
            said = say("trong thẻ có ký tự không nhìn thấy U+{code}", code=f"{ord(sign):04X}")
            raise Slip(begin + place, said, say("xóa rồi gõ lại thẻ"))
    if odd := _ODD.search(bare):
        said = say("dấu «{mark}» không dùng được trong công thức", mark=odd.group())
        instead = _SIGNS.get(odd.group())
        raise Slip(begin + odd.start(), said, _written_as(instead) if instead else _WITHOUT)
    if quote := re.search("[\"']", bare):
        said = say("dấu ngoặc «{mark}» mở ở đây chưa đóng", mark=quote.group())
        raise Slip(begin + quote.start(), said)
    _check_brackets(begin, bare)
    if tag.sign == "{%":
        _check_statement(tag)


def _check_brackets(begin: int, bare: str) -> None:
    shut = {")": "(", "]": "[", "}": "{"}
    opened: list[tuple[str, int]] = []
    for place, sign in enumerate(bare):
        if sign in shut.values():
            opened.append((sign, place))
        elif sign in shut and (not opened or opened.pop()[0] != shut[sign]):
            raise Slip(begin + place, say("dấu «{mark}» không có dấu mở tương ứng", mark=sign))
    if opened:
        sign, place = opened[-1]
        raise Slip(begin + place, say("dấu «{mark}» mở ở đây chưa đóng", mark=sign))


def _check_statement(tag: Written) -> None:
    word, rest = tag.word, tag.inner.strip("-+ \t\n\u00a0")
    if word == NOT_CLOSED:
        said = say("thẻ mở ở đây chưa đóng trong cùng một đoạn")
        raise Slip(tag.start, said, say("đóng bằng «}}}}» hoặc «%}}» ở cùng đoạn"))
    if word == "endraw":
        raise Slip(tag.start, *_without_start(tag, "raw"))
    if word == NOT_OPENED:
        said = say("dấu đóng thẻ mà không có dấu mở nào trước nó trong cùng một đoạn")
        raise Slip(tag.start, said, say("xóa dấu ấy, hoặc thêm «{{{{» hay «{{%» ở trước"))
    if word not in {*STATEMENTS, *_FORBIDDEN}:
        said = say("không có lệnh «{word}»", word=word or rest[:SHOWN])
        instead = _ELSEWHERE.get(word, "")
        hint = _written_as(instead) if instead else did_you_mean(word, STATEMENTS)
        raise Slip(tag.start, said, hint or say("các lệnh: {known}", known="if, for, set"))
    if word in {"else", "endif", "endfor"} and rest != word:
        said = say("sau «{word}» không viết gì thêm", word=word)
        raise Slip(tag.start, said, _written_as("{% elif … %}") if word == "else" else None)


def _match(source: str, tags: Iterable[Written]) -> None:
    """Each `for` and `if` with its end: told at the one that was left open."""
    opened: list[Written] = []
    for tag in tags:
        word = tag.word
        if word in {"for", "if"}:
            opened.append(tag)
        elif word == "elif" or (word == "else" and not opened):
            if not opened or opened[-1].word != "if":
                raise Slip(tag.start, *_without_start(tag, "if"))
        elif word in _PAIRS:
            if not opened:
                raise Slip(tag.start, *_without_start(tag, _PAIRS[word]))
            if opened[-1].word != _PAIRS[word]:
                raise _left_open(source, opened[-1], tag)
            opened.pop()
    if opened:
        raise _left_open(source, opened[-1], None)


_GOES_ON = {"for": " …", "if": " …"}


def _without_start(tag: Written, word: str) -> tuple[Message, Message]:
    said = say(
        "«{tag}» không có «{start}» nào đang mở",
        tag=tag.shown,
        start=f"{{% {word}{_GOES_ON.get(word, '')} %}}",
    )
    return said, say("bỏ thẻ này, hoặc thêm thẻ mở ở trước")


def _left_open(source: str, tag: Written, met: Written | None) -> Slip:
    end = f"{{% end{tag.word} %}}"
    said, hint = not_paired(tag.shown, end)
    if met is not None:
        line = source.count("\n", 0, met.start) + 1
        said = say(
            "«{tag}» mở ở đây chưa có «{end}» mà dòng {line} đã có «{met}»",
            tag=tag.shown, end=end, met=met.shown, line=line,
        )  # fmt: skip
    return Slip(tag.start, said, hint)


def _parse(environment: Environment, tag: Written) -> None:
    """Where the parser stops in a single tag."""
    ends = {"for": "{% endfor %}", "if": "{% endif %}"}
    if tag.sign == "{%" and tag.word not in {*ends, "set", "elif"}:
        return
    before = "{% if x %}" if tag.word == "elif" else ""
    after = ends.get(tag.word) or ("{% endif %}" if before else "")
    text = f"{tag.sign}{tag.inner}{CLOSED_BY[tag.sign]}"
    parser = Parser(environment, before + text + after)
    try:
        parser.parse()
    except RecursionError:
        raise Slip(tag.start, say("ngoặc lồng nhau quá nhiều tầng")) from None
    except TemplateSyntaxError as error:
        if isinstance(error, NumberUnclear):
            return
        raise _stopped(tag, parser) from None


_AFTER_STOP: Mapping[str, Message] = {
    "assign": say("so sánh bằng nhau thì viết =="),
    **dict.fromkeys(("name", "string", "integer", "float"), _BETWEEN),
}
"""What is mostly missing before a word at which the parser stops, by its kind."""


def _stopped(tag: Written, parser: Parser) -> Slip:
    token = parser.stream.current
    if token.type in {"variable_end", "block_end", "eof"}:
        return Slip(tag.start, say("«{tag}» dừng nửa chừng", tag=tag.shown), _HALF)
    word = str(token.value)
    pattern = rf"(?<!\w){re.escape(word)}(?!\w)" if word.isalnum() else re.escape(word)
    *_, last = (None, *re.finditer(pattern, tag.bare))
    at = tag.start + 2 + last.start() if last else tag.start
    said = say("không hiểu «{word}» trong «{tag}»", word=word[:SHOWN], tag=tag.shown)
    return Slip(at, said, _AFTER_STOP.get(token.type, _HALF))

"""The tags of a text as they stand in it: where each begins and ends, and what is left open.

A text is looked at sign by sign, with no regard to what its tags mean: quoted words may hold any sign,
comments and raw blocks hold no tags. What a tag says is judged by the neighbours `slips` and `dialect`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment

from generator.problems import Message, say
from generator.word.template.dialect import Refused
from generator.workspace import regex, unchanging

CLOSED_BY = {"{{": "}}", "{%": "%}", "{#": "#}"}
OPENED_BY = {shut: start for start, shut in CLOSED_BY.items()}
RAW, BROKEN = "raw", "broken"
_HOLDING = {"{{", "{%"}
"""The signs of tags that say something."""
NOT_CLOSED, NOT_OPENED = "not_closed", "not_opened"
"""The statements that stand for what was not closed, or not opened, in its paragraph of a Word template."""
_QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[“”][^“”]*[“”]|[‘’][^‘’]*[‘’]"
STRING = regex(_QUOTED, re.DOTALL)
_STEP = regex(rf"{_QUOTED}|{{{{|{{%|{{#|}}}}|%}}|#}}|[{{}}\"'“”]|\n[ \t]*\n", re.DOTALL)
_MARK = regex(r"{{|{%|{#|}}|%}|#}")
_RUNS_OVER = regex(r"[%}]}.*{[{%]", re.DOTALL)
_RAW = regex(r"{%[-+]?\s*raw\s*[-+]?%}")
_END_RAW = regex(r"{%[-+]?\s*endraw\s*[-+]?%}")
_EMPTY_LINE = regex(r"\n[ \t]*(?=\n)")
_WORD = regex(r"\s*+[-+]?\s*+([^\W\d]\w*)")
_CURLY = regex("[“”‘’]")
SHOWN = 40
_AS_WORDS = say("nếu là lời văn thì viết {example}", example='{{ "}}" }}')


@unchanging(frozen=True)
class Written:
    """A tag as it stands in a text: its opening sign, where it begins, and what is in it.

    An expression alone has no sign.
    """

    sign: str
    start: int
    inner: str

    @property
    def word(self) -> str:
        """The name of a statement."""
        found = _WORD.match(self.inner) if self.sign == "{%" else None
        return found[1] if found else ""

    @property
    def bare(self) -> str:
        """What is in it, with an `x` for every sign of quoted words."""
        return STRING.sub(lambda quoted: "x" * len(quoted.group()), self.inner)

    @property
    def shown(self) -> str:
        """The tag as a refusal quotes it."""
        return cut(f"{self.sign}{self.inner}{CLOSED_BY.get(self.sign, '')}")

    def place_of(self, name: str) -> int:
        """Where a name stands in it, else where it begins."""
        found = name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self.inner)
        return self.start + len(self.sign) + found.start() if found else self.start


class Slip(Exception):
    """Something wrong at a place of the text, from 0."""

    def __init__(self, at: int, said: Message, hint: Message | None = None) -> None:
        super().__init__(at)
        self.at, self.said, self.hint = at, said, hint


class Stray(Slip):
    """A sign that closes a tag where none is open: the text can be read, and it would be printed."""


def cut(text: str) -> str:
    """A text as a refusal quotes it: on one line, and not all of a long one."""
    shown = " ".join(text.split())
    return shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"


def written_tags(source: str) -> list[Written]:
    """The tags of a text in order, without its comments; nothing when they do not all end."""
    try:
        return list(scan_tags(source))
    except Slip:
        return []


def stray_end(source: str) -> Refused | None:
    """A sign that closes a tag where none is open: it would be printed."""
    if not any(shut in source for shut in OPENED_BY):
        return None
    try:
        for _ in scan_tags(source):
            pass
    except Stray as slip:
        return refused_for(source, slip)
    except Slip:
        return None
    return None


def refused_for(source: str, slip: Slip) -> Refused:
    """The refusal of a slip, at its line and column."""
    line, column = spot_in(source, slip.at)
    return Refused(line, "SYNTAX", slip.said, slip.hint, column)


def spot_in(source: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of a place in a text."""
    return source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)


def word_starts(environment: Environment, source: str, state: str | None) -> list[int]:
    """Where each word of a text begins that can be read word by word."""
    starts: list[int] = []
    at = 0
    for _, _, word in environment.lexer.tokeniter(source, None, None, state):
        at = max(source.find(word, at), at)
        starts.append(at)
        at += len(word)
    return starts


def straightened(source: str) -> str:
    """The text with the “ ” of a word processor around words in its tags as straight quotes."""
    if not _CURLY.search(source):
        return source
    done, at = [], 0
    for tag in written_tags(source):
        begin = tag.start + 2
        done += [source[at:begin], STRING.sub(_straight, tag.inner)]
        at = begin + len(tag.inner)
    return "".join((*done, source[at:]))


def _straight(quoted: re.Match[str]) -> str:
    text = quoted.group()
    if text[0] not in "“”‘’":
        return text
    inner = text[1:-1]
    return f"'{inner}'" if '"' in inner and "'" not in inner else f'"{_escaped(inner)}"'


def _escaped(inner: str) -> str:
    return inner.replace("\\", "\\\\").replace('"', '\\"')


def not_paired(start: str, end: str) -> tuple[Message, Message]:
    """What is said of a tag whose partner is missing, and the remedy."""
    said = say("«{tag}» mở ở đây chưa có «{end}»", tag=start, end=end)
    return said, say("thêm «{end}» vào cuối đoạn mà thẻ ấy bao", end=end)


def scan_tags(source: str) -> Iterator[Written]:
    """The tags of a text in order; a `Slip` at the first that does not end."""
    for span in tag_spans(source):
        if span.sign in _HOLDING:
            yield Written(span.sign, span.start, source[span.start + 2 : span.end - 2])


class TagSpan(NamedTuple):
    """From where to where a tag goes: its opening sign; a raw block is one, under the sign `RAW`."""

    sign: str
    start: int
    end: int


def tag_spans(source: str) -> Iterator[TagSpan]:
    """Where every tag of a text stands, comments and raw blocks too; a `Slip` at the first that does not end."""
    at = 0
    while mark := _MARK.search(source, at):
        start, sign = mark.start(), mark.group()
        if sign in OPENED_BY:
            said = say(
                "«{end}» không có «{start}» nào mở trước nó", end=sign, start=OPENED_BY[sign]
            )
            raise Stray(start, said, _AS_WORDS)
        if raw := _RAW.match(source, start):
            end = _END_RAW.search(source, raw.end())
            if end is None:
                raise Slip(start, *not_paired("{% raw %}", "{% endraw %}"))
            sign, at = RAW, end.end()
        elif sign == "{#":
            if source.find("#}", start) < 0:
                said = say("chú thích mở bằng «{{#» ở đây chưa đóng bằng «#}}»")
                raise Slip(start, said)
            at = source.index("#}", start) + 2
        else:
            at = _end_of(source, start) + 2
        yield TagSpan(sign, start, at)
        if sign == "{{" and source[at : at + 1] == "}":
            raise Stray(at, say("thừa một dấu «}}»"), _AS_WORDS)


def every_span(source: str) -> Iterator[TagSpan]:
    """The same of any text: what does not end is one, to the next empty line, under the sign `BROKEN`."""
    at = 0
    while at < len(source):
        last, rest = at, source[at:]
        try:
            for sign, start, end in tag_spans(rest):
                yield TagSpan(sign, at + start, at + end)
                last = at + end
        except Slip as slip:
            stray = at + slip.at
            mark = _MARK.search(source, last)
            start = min(stray, mark.start() if mark else stray)
            empty = _EMPTY_LINE.search(source, stray)
            at = empty.start() if empty else len(source)
            yield TagSpan(BROKEN, start, at)
        else:
            return


def _end_of(source: str, start: int) -> int:
    """Where the closing sign of a tag begins."""
    sign, at, depth = source[start : start + 2], start + 2, 0
    while step := _STEP.search(source, at):
        found, at = step.group(), step.end()
        if found == "{":
            depth += 1
        elif found == "}" and depth:
            depth -= 1
        elif found == "}}" and depth:
            depth, at = depth - 1, step.start() + 1
        elif found == CLOSED_BY[sign]:
            return step.start()
        elif found in OPENED_BY and sign != "{#":
            said = say("thẻ mở bằng «{start}» mà đóng bằng «{end}»", start=sign, end=found)
            raise Slip(start, said, say("đóng bằng «{end}»", end=CLOSED_BY[sign]))
        elif found in {'"', "'", "“", "”"} or (found[0] in "\"'“”" and _RUNS_OVER.search(found)):
            raise Slip(step.start(), say("dấu ngoặc «{mark}» mở ở đây chưa đóng", mark=found[0]))
        elif found in CLOSED_BY or found[0] == "\n":
            break
    raise Slip(start, _not_closed(source, start, sign), _HALF_CLOSED[sign])


_HALF_CLOSED = {sign: say("thêm «{end}» vào cuối thẻ", end=end) for sign, end in CLOSED_BY.items()}


def _not_closed(source: str, start: int, sign: str) -> Message:
    shown = cut(source[start:].split("\n", 1)[0])
    return say("thẻ «{tag}» mở ở đây chưa đóng bằng «{end}»", tag=shown, end=CLOSED_BY[sign])

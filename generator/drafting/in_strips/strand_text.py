r"""The words of one strip: read from Markdown with its tags, and written again so that they read the same.

What a person typed is written as it is wherever Markdown takes it for words, `5*3*2` too; only where it would
not, its signs get a `\`, and braces become words of a tag: `{{ "{{" }}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator import word
from generator.drafting.in_strips.strip import (
    Strand,
    StrandKind,
    Strip,
    StripKind,
    is_one_tag,
    tidied,
)
from generator.problems import GeneratorError, say
from generator.workspace import regex, unchanging

STAND_IN = "\ue010"
"""Stands for a tag while Markdown is read."""
_CHIPS, _COMMANDS = ("{{", word.RAW), ("{%", "{#")
_WIDTH = 100
_END_OF_LINE = "\\\n"
_BRACES = regex(r"""\{\{\s*(?:"([{}%#\\]+)"|'([{}%#\\]+)')\s*\}\}""")
_BRACE = regex(r"[%#]*[{}\\][{}%#\\]*")
_SORTS = regex(r"\{+[%#]*|[%#]*\}+|\\+|[%#]+")
_SIGN = regex(r"[*\[\]#]")
_FIRST_SIGN = regex(r"^(?:([>|~=+`-])|(\d+)([.)]))", re.ASCII)
_TROUBLE_AT_START = regex(r"[#>|~=+\-*`.,;:]|\d+[.)]|\\|!\[")
_AT_ONCE = regex(r" (?=[^ ])")

Runs = Iterable[tuple[str, bool, bool]]


class NotWritten(GeneratorError):
    """Words that no way of writing gives again."""

    def __init__(self) -> None:
        super().__init__(say("đoạn này có dấu không ghi lại được; bỏ bớt dấu lạ rồi lưu lại"))


@unchanging(frozen=True)
class StandIns:
    """A text with one sign for each of its tags, and these in order."""

    text: str
    tags: tuple[str, ...]
    is_sound: bool = True
    """Whether each of its tags ends."""


def with_stand_ins(source: str) -> StandIns:
    """The text with its tags out of the way of Markdown."""
    parts, tags, at, is_sound = [], [], 0, True
    for sign, start, end in word.every_span(source):
        parts.append(source[at:start].replace(STAND_IN, "\ufffd"))
        tags.append(source[start:end])
        is_sound &= sign != word.BROKEN
        at = end
    parts.append(source[at:].replace(STAND_IN, "\ufffd"))
    return StandIns(STAND_IN.join(parts), tuple(tags), is_sound)


def read_strands(source: str) -> tuple[word.TextBlock, tuple[Strand, ...]] | None:
    """What one block of Markdown is, and its strands; `None` where it is more, or says what cannot be printed."""
    stood = with_stand_ins(source)
    blocks, slips = word.parse_markdown(stood.text)
    if slips or not stood.is_sound or len(blocks) != 1:
        return None
    (block,) = blocks
    if not isinstance(block, word.TextBlock):
        return None
    runs = [(run.text, run.bold, run.italic) for run in block.runs]
    if sum(text.count(STAND_IN) for text, _, _ in runs) != len(stood.tags):
        return None
    return block, tidied(_strands(runs, stood.tags))


def _strands(runs: Runs, tags: Sequence[str]) -> Iterator[Strand]:
    left = iter(tags)
    for text, bold, italic in runs:
        for part in re.split(f"({STAND_IN}|\n)", text):
            if part == STAND_IN:
                yield replace(tag_strand(next(left)), bold=bold, italic=italic)
            elif part:
                kind = StrandKind.BREAK if part == "\n" else StrandKind.TEXT
                yield Strand(kind, "" if part == "\n" else part, bold, italic)


def tag_strand(tag: str) -> Strand:
    """A tag as a strand; one that prints nothing but braces is their text."""
    if found := _BRACES.fullmatch(tag):
        return Strand(StrandKind.TEXT, (found[1] or found[2]).replace("\\\\", "\\"))
    return Strand(StrandKind.CHIP if is_one_tag(tag, _CHIPS) else StrandKind.COMMAND, tag)


def is_sound(strand: Strand) -> bool:
    """Whether an expression or a statement is one, and nothing beside."""
    if strand.kind is StrandKind.CHIP:
        return is_one_tag(strand.text, _CHIPS)
    return strand.kind is not StrandKind.COMMAND or is_one_tag(strand.text, _COMMANDS)


def write_strip(strip: Strip) -> str:
    """A strip of words as a body has it. Raises `NotWritten`."""
    for wanted in _wanted(strip):
        for escaped in (_as_typed, _guarded):
            text = _laid(wanted, escaped)
            if _reads_as(text, wanted):
                return text
    raise NotWritten


def _wanted(strip: Strip) -> Iterator[Strip]:
    """The strip; where its marks cannot be written, as in the midst of a word, without them."""
    heading = strip.kind is StripKind.HEADING
    strands = [_no_break(one) for one in strip.strands] if heading else strip.strands
    for keep in ((True, True), (True, False), (False, False)):
        kept = (
            replace(one, bold=one.bold and keep[0], italic=one.italic and keep[1])
            for one in strands
        )
        yield replace(strip, strands=tidied(kept))


def _no_break(one: Strand) -> Strand:
    return replace(one, kind=StrandKind.TEXT, text=" ") if one.kind is StrandKind.BREAK else one


def _reads_as(text: str, wanted: Strip) -> bool:
    found = read_strands(text.strip(" ") if wanted.indent else text)
    if found is None:
        return False
    block, strands = found
    marks = (wanted.mark if wanted.kind is not StripKind.HEADING else "") or ""
    same = block.kind.value == wanted.kind.value and block.mark == marks
    is_level = wanted.kind is not StripKind.HEADING or block.level == wanted.level
    return same and is_level and strands == wanted.strands


def lead_of(strip: Strip) -> str:
    """What stands before the words of a strip: its indent and its mark."""
    mark = {
        StripKind.HEADING: "#" * strip.level + " ",
        StripKind.BULLET: f"{strip.mark or '-'} ",
        StripKind.NUMBERED: f"{strip.mark or '1'}. ",
        StripKind.LETTERED: f"{strip.mark or '1'}) ",
    }.get(strip.kind, "")
    return strip.indent + mark


def _laid(strip: Strip, escaped: Callable[[str], str]) -> str:
    """The strip in lines, broken between words where no line begins with a mark."""
    lead, is_heading = lead_of(strip), strip.kind is StripKind.HEADING
    parts = _marked(strip.strands, escaped).split(_END_OF_LINE)
    if escaped is _guarded:
        parts = [_FIRST_SIGN.sub(_first_guarded, part) for part in parts]
    below = "\n" + " " * len(lead)
    width = len(max(parts, key=len)) if is_heading else _WIDTH - len(lead)
    lines = (below.join(_wrapped(part, width)) for part in parts)
    return lead + f"\\{below}".join(lines)


def _first_guarded(sign: re.Match[str]) -> str:
    return f"\\{sign[1]}" if sign[1] else f"{sign[2]}\\{sign[3]}"


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most so many letters, broken at single blanks outside of tags and beside none of a statement."""
    breaks = _breaks(text)
    lines, start, last = [], 0, -1
    for at in [*breaks, len(text)]:
        if at - start > width and last > start:
            lines.append(text[start:last])
            start = last + 1
        last = at
    lines.append(text[start:])
    return lines


def _breaks(text: str) -> list[int]:
    spans = list(word.every_span(text))
    inside = [(start, end) for _, start, end in spans]
    beside = {at for sign, start, end in spans if sign in _COMMANDS for at in (start - 1, end)}
    return [
        found.start()
        for found in _AT_ONCE.finditer(text)
        if (at := found.start()) not in beside
        and text[at - 1 : at] not in {" ", "", "\\"}
        and not any(start < at < end for start, end in inside)
        and not _TROUBLE_AT_START.match(text, at + 1)
    ]


def _as_typed(text: str) -> str:
    return text


def _guarded(text: str) -> str:
    """A text whose signs mean nothing but themselves."""
    parts, at = [], 0
    for found in _BRACE.finditer(text):
        parts += [_SIGN.sub(r"\\\g<0>", text[at : found.start()]), *_as_words(found[0])]
        at = found.end()
    return "".join((*parts, _SIGN.sub(r"\\\g<0>", text[at:])))


def _as_words(signs: str) -> Iterator[str]:
    """Braces as words of tags, those that open apart from those that close."""
    for part in _SORTS.findall(signs):
        told = part.replace("\\", "\\\\")
        yield f'{{{{ "{told}" }}}}'


def _marked(strands: Sequence[Strand], escaped: Callable[[str], str]) -> str:
    """The strands with asterisks around those that are bold or italic."""
    parts: list[str] = []
    for bold, within in groupby(strands, lambda one: one.bold):
        inner = "".join(_italic(group, escaped) for group in _groups(within))
        parts.append(f"**{inner}**" if bold else inner)
    return "".join(parts)


def _groups(strands: Iterable[Strand]) -> Iterator[list[Strand]]:
    for _, group in groupby(strands, lambda one: one.italic):
        yield list(group)


def _italic(group: Sequence[Strand], escaped: Callable[[str], str]) -> str:
    inner = "".join(_written(one, escaped) for one in group)
    return f"*{inner}*" if group[0].italic else inner


def _written(one: Strand, escaped: Callable[[str], str]) -> str:
    if one.kind is StrandKind.TEXT:
        return escaped(one.text)
    return _END_OF_LINE if one.kind is StrandKind.BREAK else one.text

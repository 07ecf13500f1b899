"""Comparing a rule line with the words above it; used by the rules of heading and title.

The decree asks for a share of the text line; where a name takes several lines, any of them counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.lint.looks import millimetres
from generator.lint.parts.letter import RuleLine
from generator.lint.reading.paragraphs import Line
from generator.lint.rule import Breach
from generator.ooxml import text_width, wrap
from generator.problems import Message, Severity, say

ROUNDING = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the line under a part: a share of its text, in words and in figures."""

    part: Message
    remedy: Message
    low: Fraction
    high: Fraction


def check_rule_line(lines: list[Line], rules: list[RuleLine], asked: Asked) -> Iterator[Breach]:
    """Whether the line is there, solid, and as long as asked; the first fault is told."""
    widths = printed_widths(lines)
    if not rules:
        yield _missing(lines[-1], asked)
    elif not all(one.solid for one in rules):
        message = say("đường kẻ dưới {part} không phải nét liền", part=asked.part)
        yield Breach(rules[0].paragraph.spot, message, say("kẻ nét liền"))
    elif not any(rule_fits(one, widths, asked.low, asked.high) for one in rules):
        message = say(
            "đường kẻ dưới {part} dài {found} mm, dòng chữ dài {wanted} mm",
            part=asked.part,
            found=millimetres(rules[0].low),
            wanted=millimetres(max(widths)),
        )
        yield Breach(lines[-1].spot, message, asked.remedy)


def _missing(line: Line, asked: Asked) -> Breach:
    if line.underline:
        message = say("{part} gạch chân thay cho đường kẻ", part=asked.part)
        hint = say("bỏ gạch chân, vẽ một đường kẻ riêng")
        return Breach(line.spot, message, hint, Severity.WARNING)
    return Breach(line.spot, say("không có đường kẻ dưới {part}", part=asked.part), asked.remedy)


def printed_widths(lines: Iterable[Line]) -> list[int]:
    """The widths in twips of the lines as printed, a long one broken by its room."""
    widths: list[int] = []
    for line in lines:
        size = Fraction(line.size, 2)
        look = {"bold": line.bold is True, "italic": line.italic is True}
        room = max(line.paragraph.room, 1)
        rows = wrap(line.text, room, size, **look)
        widths += [text_width(row, size, **look) for row in rows]
    return widths


def rule_fits(rule: RuleLine, widths: list[int], low: Fraction, high: Fraction) -> bool:
    """Whether a rule line is as long as the share of any of these lines asks."""
    return any(
        rule.high >= float(width * low) - ROUNDING and rule.low <= float(width * high) + ROUNDING
        for width in widths
    )

"""Repairs of rule lines that have the wrong length, after the words above have their size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from generator.lint.format_edits import ensure, properties
from generator.lint.looks import has_words, millimetres, shares
from generator.lint.parts.letter import Letter, RuleLine
from generator.lint.reading.anatomy import Document
from generator.lint.reading.ooxml import EMU_PER_TWIP, TAG, descend
from generator.lint.reading.paragraphs import Line
from generator.lint.repairs.change import Change, Repair
from generator.lint.ruled import printed_widths, rule_fits
from generator.problems import say
from generator.standard import Standard


def _length(part: str, lines_of: Callable[[Letter], list[Line]]) -> Repair:
    """A repair of the line under a part, drawn as a border or as a shape of its own."""

    def repair(rule: str, document: Document, standard: Standard) -> Iterator[Change]:
        low, high = shares(standard[f"rule_lines.{part}"])
        slack = standard.share("rule_lines.motto_tolerance") if part == "motto" else Fraction(0)
        for letter in document.letters:
            lines, rules = lines_of(letter), letter.rules_under(part)
            if len(rules) != 1 or not lines or not all(map(has_words, lines)):
                continue
            widths = printed_widths(lines)
            wanted = round(max(widths) * standard.share(f"rule_lines.{part}"))
            if not rule_fits(rules[0], widths, low - slack, high + slack) and _set(
                rules[0], wanted
            ):
                message = say("đường kẻ thành {length} mm", length=millimetres(wanted))
                yield Change(rule, rules[0].paragraph.spot, message)

    return repair


def _set(rule: RuleLine, length: int) -> bool:
    """Make a line that long; underscores and borders of words are left alone."""
    paragraph = rule.paragraph
    if rule.carrier == "border" and paragraph.is_empty and paragraph.room >= length:
        left = (paragraph.room - length) // 2
        indents = ensure(properties(paragraph.element), "ind")
        indents.attrib.clear()
        indents.set(TAG["w:left"], str(left))
        indents.set(TAG["w:right"], str(paragraph.room - length - left))
        return True
    return rule.carrier == "shape" and _stretch(rule, length)


def _stretch(rule: RuleLine, length: int) -> bool:
    drawings = list(descend(rule.paragraph.element, "w:drawing"))
    if len(drawings) != 1:
        return False
    for extent in descend(drawings[0], "wp:extent", "a:ext"):
        extent.set("cx", str(length * EMU_PER_TWIP))
    return True


def _motto(letter: Letter) -> list[Line]:
    return [letter.motto] if letter.motto else []


REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("ND30-II.1.b-tieungu-rule", _length("motto", _motto)),
    ("ND30-II.2.b-org-rule", _length("issuer", lambda letter: letter.issuer)),
    ("ND30-II.5.b-subject-rule", _length("subject", lambda letter: letter.subject)),
)

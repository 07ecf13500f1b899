"""Numbers as people write them in expressions: `50%`, `91,5%`, and what could be read in two ways.

`rate < 50%` compares with a rate; a decimal means exactly what is written. `1.000` is a thousand on
paper and one here: it is refused, since nobody can tell which was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from jinja2.exceptions import TemplateSyntaxError

from generator.problems import Message, say
from generator.word.template.dialect import Refused
from generator.workspace import regex

PERCENT = "per_cent"
"""The filter that a percentage becomes: `50%` is `(50|per_cent)`."""
EXACT = "exactly"
"""The filter that a decimal becomes."""
_NUMBERS = {"integer", "float"}
_IN_TWO_WAYS = regex(r"[1-9]\d{0,2}\.\d{3}")
_AFTER = {
    *(")", "]", "}", ",", ":", "|", "~", "+", "-", "*", "/"),
    *("<", ">", "<=", ">=", "==", "!="),
}
_WORDS_AFTER = {"and", "or", "if", "else", "is", "in"}
_ENDS = {"variable_end", "block_end", "linestatement_end"}

Token = tuple[int, str, str]


class NumberUnclear(TemplateSyntaxError):
    """A number that could be read in two ways."""

    def __init__(self, lineno: int, said: Message, hint: Message) -> None:
        super().__init__(str(said), lineno)
        self.refusals = [Refused(lineno, "NUMBER", said, hint)]


def as_percent(value: Any) -> Fraction:
    """50 → 1/2."""
    return as_exact(value) / 100


def as_exact(value: Any) -> Fraction:
    """0.1 → 1/10, and not the nearest that a machine has."""
    return Fraction(str(value))


def read_numbers(raw: Iterable[Token]) -> Iterator[Token]:
    """The tokens of a text with numbers as they are meant."""
    tokens = list(raw)
    place = 0
    while place < len(tokens):
        line, kind, text = tokens[place]
        if kind not in _NUMBERS:
            yield tokens[place]
            place += 1
            continue
        if _is_decimal_percentage(tokens[place : place + 4]):
            text, place = f"{text}.{tokens[place + 2][2]}", place + 2
        sign = _percent_sign(tokens, place + 1)
        if _IN_TWO_WAYS.fullmatch(text) and kind == "float":
            raise _unclear(line, text)
        name = PERCENT if sign else EXACT
        plain = not sign and "." not in text
        yield from [(line, kind, text)] if plain else _filtered(line, text, name)
        place = sign or place + 1


def _is_decimal_percentage(tokens: Sequence[Token]) -> bool:
    """`91,5%` without a blank between."""
    kinds = [kind for _, kind, _ in tokens]
    signs = [text for _, _, text in tokens[1::2]]
    return kinds[::2] == ["integer", "integer"] and signs == [",", "%"]


def _percent_sign(tokens: Sequence[Token], place: int) -> int:
    """Where it goes on after a sign that makes a number a percentage; 0 for none, and for a remainder."""
    place = _beyond_blanks(tokens, place)
    if place >= len(tokens) or tokens[place][1:] != ("operator", "%"):
        return 0
    after = _beyond_blanks(tokens, place + 1)
    if after >= len(tokens):
        return place + 1
    _, kind, text = tokens[after]
    words = kind == "name" and text in _WORDS_AFTER
    return place + 1 if kind in _ENDS or text in _AFTER or words else 0


def _beyond_blanks(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and tokens[place][1] == "whitespace":
        place += 1
    return place


def _filtered(line: int, text: str, name: str) -> Iterator[Token]:
    kind = "float" if "." in text else "integer"
    yield from (
        (line, "operator", "("),
        (line, kind, text),
        (line, "operator", "|"),
        (line, "name", name),
        (line, "operator", ")"),
    )


def _unclear(line: int, text: str) -> NumberUnclear:
    said = say("«{number}» đọc được hai cách: số nguyên hay số thập phân", number=text)
    whole, decimal = text.replace(".", ""), text.rstrip("0").rstrip(".") or "0"
    shown = decimal if decimal != text else f"{text}0"
    return NumberUnclear(
        line,
        said,
        say("viết {whole} (số nguyên) hoặc {decimal} (số thập phân)", whole=whole, decimal=shown),
    )

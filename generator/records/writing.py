"""Python values → YAML in the style of the house, so that a person can go on with the file by hand.

Block style, keys in the order of the model, long texts as literal blocks, and quotes only where the
reader would otherwise give another text back. Which file it goes into is left to the caller.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeAlias

from pydantic import BaseModel

from generator.model.fields import DecimalCount
from generator.wording import Moment
from generator.workspace import composed, regex

Texts: TypeAlias = "str | dict[str, Texts] | list[Texts] | None"

_STEP = "  "
_PUNCTUATION = ",[]{}:"
_PLACES = 9
_PLAIN = regex(
    r"""
    (?! (?: ~ | null | Null | NULL | <<) \Z | --- | \.\.\. )
    (?: [^\s!&*|>@`%"'\#,\[\]{}?:\\-] | [?:-] (?=[^\s]) )
    (?: [^\s:#] | : (?=\S) | (?<=\S) \# | [ ] (?=[^\s\#]) | [\u00a0\u202f] )*
    (?<! \s)
    """,
    re.VERBOSE,
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_ESCAPED = regex(r'[\\"\n\t]')


def write_yaml_text(value: Mapping[str, object] | BaseModel, header: str = "") -> str:
    """A record as YAML; `read_yaml_text` gives `texts_of(value)` back.

    Each line of `header` goes before it as a comment. A key whose value is `None` is left open.
    """
    comment = [f"# {line}" for line in header.splitlines()]
    texts = texts_of(value)
    lines = [*comment, *(lines_of(texts, "") if texts else ["{}"])]
    return "\n".join(lines) + "\n"


def texts_of(value: object) -> Texts:
    """The texts that stand for a value in a record: `1775`, `2022-04-25`, `52,2%`, `có`.

    Of a model only what was given, not what is there by default.
    """
    if value is None:
        return None
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        given = ((name, field.alias or name, getattr(value, name)) for name, field in fields)
        return {
            key: texts_of(inner)
            for name, key, inner in given
            if name in value.model_fields_set and inner is not None
        }
    if isinstance(value, Mapping):
        return {_scalar(key): texts_of(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [texts_of(inner) for inner in value]
    return _scalar(value)


def _scalar(value: object) -> str:
    for kind, write in _SCALARS:
        if isinstance(value, kind):
            return write(value)
    msg = f"a record cannot hold {value!r}"
    raise TypeError(msg)


def _rate(value: Fraction) -> str:
    """A share of one as a percentage; only such as can be written exactly."""
    return f"{_decimal(value * 100)}%"


def _decimal(value: Fraction) -> str:
    """A number with its decimals after a comma; only such as can be written exactly."""
    parts = value * 10**_PLACES
    if parts.denominator != 1:
        msg = f"{value} is no number that a record can hold"
        raise ValueError(msg)
    whole, rest = divmod(parts.numerator, 10**_PLACES)
    decimals = f"{rest:0{_PLACES}d}".rstrip("0")
    return f"{whole},{decimals}" if decimals else str(whole)


_SCALARS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Enum, lambda value: _scalar(value.value)),
    (str, composed),
    (bool, lambda value: "có" if value else "không"),
    (Decimal, lambda value: f"{value:f}".replace(".", ",")),
    (DecimalCount, lambda value: _decimal(value) if value.denominator > 1 else f"{value},0"),
    (Fraction, _rate),
    (int, lambda value: str(int(value))),
    (Moment, str),
    (datetime.datetime, lambda value: str(Moment(value.date(), value.time()))),
    (datetime.date, datetime.date.isoformat),
)
"""How each kind of value is written; the first kind that fits counts."""


def in_brackets(value: Texts) -> str:
    """A value on one line, as it stands within `{…}` or `[…]`."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{in_brackets(key)}: {in_brackets(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_brackets, value))}]"
    if value is None:
        return "~"
    return on_one_line(value, _PUNCTUATION)


def lines_of(value: Texts, indent: str) -> Iterator[str]:
    """The lines of a mapping or a list that is not empty, each beginning with `indent`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _after(f"{indent}{on_one_line(key)}:", inner, indent)
    elif isinstance(value, list):
        for inner in value:
            yield from _item(inner, indent)


def _item(value: Texts, indent: str) -> Iterator[str]:
    if not value or isinstance(value, str):
        yield from _after(f"{indent}-", value, indent)
        return
    first, *rest = lines_of(value, indent + _STEP)
    yield f"{indent}- {first.removeprefix(indent + _STEP)}"
    yield from rest


def _after(head: str, value: Texts, indent: str) -> Iterator[str]:
    """A value after its key or its dash: on the same line when it is short, else below."""
    if value is None:
        yield head
    elif isinstance(value, str):
        yield from _text(head, value, indent + _STEP)
    elif value:
        yield head
        yield from lines_of(value, indent + _STEP)
    else:
        yield f"{head} {'[]' if isinstance(value, list) else '{}'}"


def _text(head: str, text: str, indent: str) -> Iterator[str]:
    lines = text.split("\n")
    if len(lines) == 1 or any(line.isspace() for line in lines) or text.isspace():
        yield f"{head} {on_one_line(text)}"
        return
    yield f"{head} |{_literal_marks(text)}"
    for line in lines[:-1] if text.endswith("\n") else lines:
        yield f"{indent}{line}" if line else ""


def _literal_marks(text: str) -> str:
    """How deep the block begins, where that cannot be seen, and how many line ends belong to it."""
    depth = str(len(_STEP)) if text[0].isspace() else ""
    if text.endswith("\n\n"):
        return f"{depth}+"
    return depth if text.endswith("\n") else f"{depth}-"


def on_one_line(text: str, reserved: str = "") -> str:
    """Plain where the reader gives the same text back, else in quotes; so with `reserved` letters."""
    if _PLAIN.fullmatch(text) and not set(text).intersection(reserved):
        return text
    if '"' in text and "'" not in text and not {"\n", "\t"}.intersection(text):
        return f"'{text}'"
    return '"' + _ESCAPED.sub(lambda found: _ESCAPES[found.group()], text) + '"'

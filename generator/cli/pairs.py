"""Options of `allocate`: numbers, rates and pairs `code=number`, read as in the records."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeVar

import click

from generator.wording import read_money, read_rate
from generator.workspace import TextRefused

Weight = int | Fraction | str
Value = TypeVar("Value")


class AmountType(click.ParamType[int]):
    """A whole number as in records: 5091 or 5.091."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        return value if isinstance(value, int) else _read(self, read_money, value, param, ctx)


class RateType(click.ParamType[Fraction]):
    """A percentage as in records: 6% or 5,5%."""

    name = "rate"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        return value if isinstance(value, Fraction) else _read(self, read_rate, value, param, ctx)


class PairType(click.ParamType[tuple[str, int]]):
    """A code with a number: `phong_tho=5`."""

    name = "code=number"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        if isinstance(value, tuple):
            return value
        code, number = _parts(self, value, param, ctx)
        return code, _read(self, read_money, number, param, ctx)


class PhasesType(click.ParamType[dict[str, Weight]]):
    """`targets`, or phases each with a total, a weight, or the code of a target."""

    name = "phases"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dict[str, Weight]:
        if isinstance(value, dict) or value == "targets":
            return value if isinstance(value, dict) else {}
        pairs = (_parts(self, part, param, ctx) for part in value.split(","))
        return {code: self._weight(weight, param, ctx) for code, weight in pairs}

    def _weight(
        self, text: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Weight:
        if text.endswith("%"):
            return _read(self, read_rate, text, param, ctx)
        return _read(self, read_money, text, param, ctx) if text[:1].isdigit() else text


def _parts(
    kind: click.ParamType[Any],
    text: str,
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> tuple[str, str]:
    code, _, rest = text.partition("=")
    if not code.strip() or not rest.strip():
        kind.fail(f"«{text}»: mã=số", param, ctx)
    return code.strip(), rest.strip()


def _read(
    kind: click.ParamType[Any],
    read: Callable[[str], Value],
    text: str,
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> Value:
    try:
        return read(text)
    except TextRefused as fault:
        kind.fail(str(fault.message), param, ctx)


AMOUNT = AmountType()
RATE = RateType()
PAIR = PairType()
PHASES = PhasesType()

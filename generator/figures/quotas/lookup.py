"""Codes that people ask for, found in the campaign or refused with the nearest one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from generator.problems import GeneratorError, Message, did_you_mean, say


class DemandUnclear(GeneratorError):
    """The demand names what does not exist, or leaves open what is meant (exit 2)."""

    exit_code = 2


class Coded(Protocol):
    """Anything of a record with a code."""

    @property
    def code(self) -> str: ...


Found = TypeVar("Found", bound=Coded)

_SHOWN = 12


def find(known: Sequence[Found], code: str, refusal: Message) -> Found:
    """The one with this code; raises `DemandUnclear` with the refusal and what is near."""
    for one in known:
        if one.code == code:
            return one
    raise DemandUnclear(say("{said}; {hint}", said=refusal, hint=_hint(code, known)))


def codes(known: Sequence[Coded]) -> str:
    """The codes to choose from, as a message lists them."""
    shown = ", ".join(one.code for one in known[:_SHOWN]) or "–"
    return f"{shown}, …" if len(known) > _SHOWN else shown


def _hint(code: str, known: Sequence[Coded]) -> Message:
    near = did_you_mean(code, [one.code for one in known])
    return near or say("các mã đã có: {codes}", codes=codes(known))

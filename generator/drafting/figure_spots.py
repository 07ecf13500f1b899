"""Of whom a name tells which figure, so that its record can be found: the indicator, the period, the unit or the target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.drafting.vocabulary.meanings import MEANINGS
from generator.drafting.vocabulary.numerals import NotKnown
from generator.figures import Tally, UnitProgress
from generator.workspace import regex, unchanging

PATH = r"""[a-z_]\w*(?:\.\w+|\["[^"\]]+"\]|\['[^'\]]+'\]|\[\d+\])*"""
"""A name as an expression begins with it: steps by dots, and in brackets those that are no plain words."""
_STEP = regex(r"""\w[\w&-]*|(?<=\[")[^"\]]+|(?<=\[')[^'\]]+""")
_PLAIN = regex(r"\w+")
_TARGETS = "targets"


@unchanging(frozen=True)
class FigureSpot:
    """A figure by what it is of; without a unit and a target it is one of the whole."""

    indicator: str
    name: str
    """What it is of these: `count`, `quota`; empty where the name is that of its owner."""
    phase: str = ""
    unit: str = ""
    target: str = ""


def steps_of(path: str) -> list[str]:
    """The steps of a name: `indicators.a.unit["an-phu"].count`."""
    return _STEP.findall(path)


def expression_of(path: str) -> str:
    """A name as an expression takes it: a code that is no plain word stands in brackets."""
    name, bar, form = path.partition("|")
    first, *steps = name.split(".")
    told = (f".{one}" if _is_plain(one) else f'["{one}"]' for one in steps)
    return "".join((first, *told, bar, form))


def _is_plain(step: str) -> bool:
    word, _, place = step.partition("[")
    return bool(_PLAIN.fullmatch(word)) and (not place or place.endswith("]"))


def below(owner: Any, step: str) -> Any:
    """What stands below a value under a name of the vocabulary; `None` where nothing is known."""
    if isinstance(owner, Mapping):
        return owner.get(step)
    if isinstance(owner, list | tuple):
        return owner[int(step)] if step.isdecimal() and int(step) < len(owner) else None
    if step not in MEANINGS.get(type(owner), {}):
        return None
    try:
        return getattr(owner, step)
    except NotKnown:
        return None


def spot_of(names: Mapping[str, Any], path: str) -> FigureSpot | None:
    """What a name tells of; nothing where that is no result of an indicator."""
    first, *steps = steps_of(path) or [""]
    value, tally, unit, target, name = names.get(first), None, "", "", ""
    before = first
    for step in [*steps, ""]:
        if isinstance(value, Tally):
            tally, unit, target = value, "", ""
        elif isinstance(value, UnitProgress):
            unit = value.code
        elif before == _TARGETS and isinstance(value, Mapping):
            target = step
        if isinstance(value, Tally | UnitProgress) or (target and target == before):
            name = step
        before, value = step, below(value, step)
    tally = tally or (names.get("figures") if first == _TARGETS else None)
    if not isinstance(tally, Tally):
        return None
    phases = (one.code for one in tally.campaign.phases if one.name == tally.name)
    return FigureSpot(tally.indicator.code, name, next(phases, ""), unit, target)

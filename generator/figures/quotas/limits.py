"""The bounds of a demand: looked over for codes that are not meant, and cut to single groups.

Whether the bounds agree with each other and with the total is left to `generator.figures`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.figures.quotas.constraints import Limits
from generator.figures.quotas.scope import Scope
from generator.model.campaign import Unit
from generator.problems import Message, Place, Problem, did_you_mean, say


def strangers(scope: Scope, limits: Limits, place: Place) -> Iterator[Problem]:
    """Bounds for units that get no share here."""
    meant = set(scope.codes)
    named = {**limits.floors, **limits.ceilings, **limits.fixed}
    known = {unit.code: unit for unit in scope.campaign.units}
    for code in named:
        if code not in meant:
            said, hint = _stranger(code, known, meant)
            yield Problem("E-QUOTA-UNKNOWN", place, said, hint)


def _stranger(
    code: str, known: Mapping[str, Unit], meant: Collection[str]
) -> tuple[Message, Message | None]:
    if code in known:
        said = say("đơn vị «{name}» không thuộc các đơn vị được giao", name=known[code].label)
        return said, say(
            "bỏ mức riêng của đơn vị này, hoặc xem lại --group, --under, ngày tham gia"
        )
    return say("không có đơn vị «{code}»", code=code), did_you_mean(code, sorted(meant))


def only(limits: Limits, codes: Collection[str]) -> Limits:
    """The same bounds for some of the units."""
    return Limits(
        limits.minimum,
        limits.maximum,
        _some(limits.floors, codes),
        _some(limits.ceilings, codes),
        _some(limits.fixed, codes),
    )


def with_fixed(limits: Limits, fixed: Mapping[str, int]) -> Limits:
    """The same bounds with more quotas fixed; one fixed in the bounds themselves goes first."""
    return Limits(
        limits.minimum, limits.maximum, limits.floors, limits.ceilings, {**fixed, **limits.fixed}
    )


def _some(values: Mapping[str, int], codes: Collection[str]) -> dict[str, int]:
    return {code: value for code, value in values.items() if code in codes}

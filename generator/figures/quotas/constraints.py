"""What an allocation must keep to, and the refusal of demands that cannot all be met."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import NamedTuple

from generator.problems import GeneratorError, Message, say
from generator.wording import number
from generator.workspace import unchanging


class Fault(NamedTuple):
    """One demand that cannot be met; the code is stable (`E-QUOTA-FLOORS`)."""

    code: str
    message: Message


class AllocationImpossible(GeneratorError):
    """The demands contradict each other; `faults` explains every contradiction found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        if len(self.faults) == 1:
            super().__init__(self.faults[0].message)
        else:
            super().__init__(say("có {count} yêu cầu không thể đáp ứng", count=len(self.faults)))


@unchanging(frozen=True)
class Limits:
    """Bounds of the quotas: for all units, for single ones, and those fixed by hand.

    A floor or ceiling of a unit's own replaces the general minimum or maximum. A fixed quota knows
    no bound; it is kept whatever it is.
    """

    minimum: int = 0
    maximum: int | None = None
    floors: Mapping[str, int] = field(default_factory=dict)
    ceilings: Mapping[str, int] = field(default_factory=dict)
    fixed: Mapping[str, int] = field(default_factory=dict)

    def floor(self, code: str) -> int:
        return self.floors.get(code, self.minimum)

    def ceiling(self, code: str) -> int | None:
        return self.ceilings.get(code, self.maximum)

    def holding(self, done: Mapping[str, int]) -> Limits:
        """These limits, with no unit asked for less than it has done.

        A total split so and then reduced by `deduct` leaves exactly what is still to be done.
        """
        floors = {code: max(count, self.floor(code)) for code, count in done.items()}
        return replace(self, floors={**self.floors, **floors})

    def only(self, codes: Collection[str]) -> Limits:
        """These limits for some of the units."""
        return replace(
            self,
            floors=_some(self.floors, codes),
            ceilings=_some(self.ceilings, codes),
            fixed=_some(self.fixed, codes),
        )


def _some(values: Mapping[str, int], codes: Collection[str]) -> dict[str, int]:
    return {code: value for code, value in values.items() if code in codes}


UNLIMITED = Limits()


def refuse(faults: Iterable[Fault]) -> None:
    """Raises `AllocationImpossible` with the faults, if there are any."""
    if found := list(faults):
        raise AllocationImpossible(found)


def refuse_limits(bases: Mapping[str, int], limits: Limits, demand: int) -> None:
    """Every contradiction within the bases and limits themselves; `demand` is the total or rate."""
    refuse([*_unknown(bases, limits), *_negative(bases, limits, demand), *_crossed(bases, limits)])


def refuse_total(total: int, bases: Mapping[str, int], limits: Limits) -> None:
    """Limits that contradict each other, else those that leave no room for the total."""
    refuse_limits(bases, limits, total)
    refuse(_unfit(total, bases, limits))


def _unfit(total: int, bases: Mapping[str, int], limits: Limits) -> Iterator[Fault]:
    least = sum(limits.fixed.get(code, limits.floor(code)) for code in bases)
    most = sum(_most(code, base, limits, total) for code, base in bases.items())
    gaps = {"least": number(least), "most": number(most), "total": number(total)}
    if least > total:
        said = say(
            "các mức tối thiểu và ấn định cộng lại là {least}, vượt tổng {total};"
            " hạ mức tối thiểu hoặc tăng tổng",
            **gaps,
        )
        yield Fault("E-QUOTA-FLOORS", said)
    elif most < total and not any(bases.values()):
        said = say("không đơn vị nào có cơ sở tính để chia tổng {total}", **gaps)
        yield Fault("E-QUOTA-BASE", said)
    elif most < total:
        said = say(
            "các mức tối đa và ấn định chỉ cho giao {most}, không đủ tổng {total};"
            " nâng mức tối đa hoặc giảm tổng",
            **gaps,
        )
        yield Fault("E-QUOTA-CEILINGS", said)


def _most(code: str, base: int, limits: Limits, total: int) -> int:
    if code in limits.fixed:
        return limits.fixed[code]
    if not base:
        return limits.floor(code)
    ceiling = limits.ceiling(code)
    return total if ceiling is None else ceiling


def _unknown(bases: Mapping[str, int], limits: Limits) -> Iterator[Fault]:
    named = {*limits.floors, *limits.ceilings, *limits.fixed}
    for code in sorted(named - set(bases)):
        said = say("«{code}» không có trong danh sách đơn vị được giao", code=code)
        yield Fault("E-QUOTA-UNKNOWN", said)


def _negative(bases: Mapping[str, int], limits: Limits, demand: int) -> Iterator[Fault]:
    parts = (bases, limits.floors, limits.ceilings, limits.fixed)
    for code in sorted({code for part in parts for code, value in part.items() if value < 0}):
        yield Fault("E-QUOTA-NEGATIVE", say("số của đơn vị «{code}» không được âm", code=code))
    if min(demand, limits.minimum, limits.maximum or 0) < 0:
        yield Fault("E-QUOTA-NEGATIVE", say("tổng, tỷ lệ và các mức chung không được âm"))


def _crossed(bases: Mapping[str, int], limits: Limits) -> Iterator[Fault]:
    for code in sorted(bases.keys() - limits.fixed.keys()):
        floor, ceiling = limits.floor(code), limits.ceiling(code)
        if ceiling is not None and floor > ceiling:
            gaps = {"code": code, "floor": number(floor), "ceiling": number(ceiling)}
            said = say(
                "mức tối thiểu {floor} của đơn vị «{code}» lớn hơn mức tối đa {ceiling}", **gaps
            )
            yield Fault("E-QUOTA-CROSSED", said)

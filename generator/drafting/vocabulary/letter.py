"""Whom a letter is for, as its text sees it: with its figures in every indicator and phase.

`unit.count` is the unit's in the first indicator, `unit.indicators.money.count` and, shorter,
`money.count` its result in another one, `unit.phases.gd1.count` that of a phase.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from generator import figures as exact
from generator.drafting.standpoint import OneGroup, OneUnit, Standpoint, Whose
from generator.drafting.vocabulary.given_to_unit import given_to_unit
from generator.model.campaign import Campaign, Phase, Unit
from generator.model.coded import Lazily
from generator.problems import Message, say
from generator.wording import short_date
from generator.workspace import unchanging


@unchanging(frozen=True)
class Addressed:
    """Whom a letter is for, with where it stands."""

    stand: Standpoint = field(kw_only=True)

    @property
    def indicators(self) -> Mapping[str, Any]:
        """Its results by the code of the indicator."""
        return _by_indicator(self.stand)

    @property
    def phases(self) -> Mapping[str, Any]:
        """Its results by the code of the phase."""
        return _by_phase(self.stand)


@unchanging(frozen=True)
class LetterUnit(Addressed, exact.UnitProgress):
    """Đơn vị nhận văn bản."""

    @property
    def remark(self) -> str | None:
        """Why the last count that it sent was sent back, while no other came."""
        return self.stand.remark


@unchanging(frozen=True)
class LetterGroup(Addressed, exact.GroupProgress):
    """Nhóm đơn vị nhận văn bản."""


def letter_names(
    member: Any, figures: exact.Figures, phase: str | None = None
) -> tuple[Mapping[str, Any], ...]:
    """The name that stands for whom a letter is for, what it is given, and its indicators by their bare codes."""
    of_unit = isinstance(member, exact.UnitProgress)
    whose: Whose = OneUnit(member.code) if of_unit else OneGroup(member.code)
    stand = Standpoint(figures, whose, figures.campaign.main_indicator.code)
    seen = _seen(stand, member)
    if not of_unit:
        return {"group": seen}, _by_indicator(stand)
    given = Lazily(("given",), lambda _: given_to_unit(member.code, figures, phase))
    return {"unit": seen}, given, _by_indicator(stand)


def whom_names(campaign: Campaign) -> tuple[str, ...]:
    """The names under which a letter knows its receiver, what that is given, and its results."""
    return ("unit", "group", "given", *(one.code for one in campaign.indicators))


def _seen(stand: Standpoint, known: Any = None) -> Any:
    """A unit or a group with where it stands; `None` where it is not there."""
    row = known or stand.progress
    if row is None:
        return None
    kind = LetterUnit if isinstance(row, exact.UnitProgress) else LetterGroup
    seen = kind.__new__(kind)
    vars(seen).update(vars(row), stand=stand)
    return seen


def _by_indicator(stand: Standpoint) -> Mapping[str, Any]:
    def seen(code: str) -> Any:
        moved = stand.moved(indicator=code)
        whose = moved.whose
        if moved.progress is None and isinstance(whose, OneUnit):
            return _seen(moved, moved.tally.bare_row(whose.code))
        return _seen(moved)

    return Lazily(stand.figures.indicators, seen)


class ReceiverPhases(Lazily[Any]):
    """What whom a letter is for has in each phase; nothing in one in which it takes no part."""

    def __init__(self, stand: Standpoint) -> None:
        self.stand = stand
        codes = [one.code for one in stand.figures.campaign.phases]
        super().__init__(codes, lambda code: _seen(stand.moved(phase=code)))

    def called(self, code: str) -> Message | None:
        """What stands under the code of a phase."""
        names = {one.code: one.name for one in self.stand.figures.campaign.phases}
        return say("số của {phase}", phase=names[code]) if code in names else None

    def lack(self, code: str) -> PhaseLack | None:
        """Why there is nothing of a phase, said of the unit by its days."""
        campaign, whose = self.stand.figures.campaign, self.stand.whose
        phase = next((one for one in campaign.phases if one.code == code), None)
        if phase is None or not isinstance(whose, OneUnit):
            return None
        units = self.stand.figures.units
        return PhaseLack(
            phase, units.named(whose.code, self.stand.figures.as_of), units.days_of(whose.code)
        )


@unchanging(frozen=True)
class PhaseLack:
    """A unit that takes no part in a phase, or is given nothing in it."""

    phase: Phase
    unit: Unit
    days: tuple[date | None, date | None]
    is_error = False

    @property
    def message(self) -> Message:
        """Since when, or until when, the unit takes part."""
        first, last = self.days
        told = {"unit": self.unit.label, "phase": self.phase.name}
        if first is not None and first > self.phase.last:
            return say(
                "«{unit}» tham gia từ ngày {day}, sau {phase}", day=short_date(first), **told
            )
        if last is not None:
            return say(
                "«{unit}» tham gia đến hết ngày {day}, không có số của {phase}",
                day=short_date(last),
                **told,
            )
        return say("«{unit}» không có số của {phase}", **told)

    @property
    def hint(self) -> Message:
        """What whoever writes the letter can do."""
        return say(
            "không gửi nơi này (thêm «code != '{code}'» ở «where:»), giao chỉ tiêu {phase} cho nó, hoặc viết"
            " {{% if unit.phases.{of} %}} … {{% endif %}} quanh chỗ ấy",
            code=self.unit.code, phase=self.phase.name, of=self.phase.code,
        )  # fmt: skip


def _by_phase(stand: Standpoint) -> Mapping[str, Any]:
    return ReceiverPhases(stand)

"""Whom a letter is for, as its text sees it: with its figures in every indicator and phase.

`unit.count` is the unit's in the first indicator, `unit.indicators.money.count` and, shorter,
`money.count` its result in another one, `unit.phases.gd1.count` that of a phase.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import field
from typing import Any

from generator import figures as exact
from generator.drafting.standpoint import OneGroup, OneUnit, Standpoint, Whose
from generator.model.coded import Lazily
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
    member: Any, figures: exact.Figures
) -> tuple[dict[str, Any], MutableMapping[str, Any]]:
    """The name that stands for whom a letter is for, and its indicators by their bare codes."""
    of_unit = isinstance(member, exact.UnitProgress)
    whose: Whose = OneUnit(member.code) if of_unit else OneGroup(member.code)
    stand = Standpoint(figures, whose, figures.campaign.main_indicator.code)
    own = {"unit" if of_unit else "group": _seen(stand, member)}
    return own, _by_indicator(stand)  # type: ignore[return-value]


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
    known = stand.figures.indicators
    return Lazily(known, lambda code: _seen(stand.moved(indicator=code)))


def _by_phase(stand: Standpoint) -> Mapping[str, Any]:
    codes = [one.code for one in stand.figures.campaign.phases]
    return Lazily(codes, lambda code: _seen(stand.moved(phase=code)))

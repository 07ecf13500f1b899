"""The shares as the lines of a table: a line for each unit, sums for groups, phases and the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.figures.quotas.scope import Scope
from generator.model.campaign import Unit
from generator.problems import Message


@dataclass(frozen=True)
class QuotaRow:
    """One unit's line: its base (`None` where it is not recorded), its quota and the reason."""

    unit: Unit
    base: int | None
    quota: int
    reason: Message
    is_fixed: bool
    phases: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Subtotal:
    """What some of the units get together."""

    code: str
    name: str
    units: int
    base: int
    quota: int
    phases: Mapping[str, int]


@dataclass(frozen=True)
class Sharing:
    """The shares in the order of tables; `uncounted` are units with nothing known to deduct."""

    scope: Scope
    rows: tuple[QuotaRow, ...]
    phase_totals: Mapping[str, int] = field(default_factory=dict)
    uncounted: tuple[Unit, ...] = ()

    @cached_property
    def whole(self) -> Subtotal:
        """The sums of all lines."""
        return _add_up("", "", self.rows, self.phase_totals)

    @cached_property
    def groups(self) -> tuple[Subtotal, ...]:
        """The sums of each group that has units here, in the order of the record."""
        mine = {
            group: [row for row in self.rows if row.unit.group == group.code]
            for group in self.scope.campaign.groups
        }
        return tuple(
            _add_up(group.code, group.name, rows, self.phase_totals)
            for group, rows in mine.items()
            if rows
        )


def _add_up(code: str, name: str, rows: Sequence[QuotaRow], phases: Mapping[str, int]) -> Subtotal:
    return Subtotal(
        code,
        name,
        len(rows),
        sum(row.base or 0 for row in rows),
        sum(row.quota for row in rows),
        {phase: sum(row.phases[phase] for row in rows) for phase in phases},
    )

"""Names that somebody said whose they are, or agreed to, kept as aliases of the units: so they are never asked, or told, again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.exchange.parts import Lists, part_writes
from generator.model.campaign import Indicator, Unit
from generator.problems import Problem, RecordsInvalid
from generator.records import CampaignRecord
from generator.wording import as_spelled
from generator.workspace import Write


def new_aliases(units: Sequence[Unit], decided: Mapping[str, Unit]) -> dict[str, Unit]:
    """Those of the names that become aliases: none that any unit goes by already, each once."""
    if not decided:
        return {}
    taken = {as_spelled(name) for unit in units for name in (unit.code, *unit.names)}
    found: dict[str, Unit] = {}
    for name, unit in decided.items():
        if as_spelled(name) not in taken:
            taken.add(as_spelled(name))
            found[name] = unit
    return found


def remember(
    record: CampaignRecord, aliases: Mapping[str, Unit], finer: Mapping[str, Indicator]
) -> tuple[list[Write], list[Problem]]:
    """The list of units with new aliases, and that of indicators with those that are `finer`.

    A file that no alias can be added to is told, and holds up nothing. Raises `RecordsInvalid` for one in which an
    indicator cannot be changed: its counts could not stand.
    """
    indicators = record.own.indicators
    changed = tuple(finer.get(one.code, one) for one in indicators)
    lists: Lists = {"indicators": (indicators, changed)} if finer else {}
    try:
        return part_writes(record, {**lists, **_with_aliases(record, aliases)}), []
    except RecordsInvalid as fault:
        return part_writes(record, lists), [one.as_warning for one in fault.problems]


def _with_aliases(record: CampaignRecord, aliases: Mapping[str, Unit]) -> Lists:
    units = record.own.units
    more: dict[str, list[str]] = {}
    for name, unit in aliases.items():
        more.setdefault(unit.code, []).append(name)
    after = [
        unit.model_copy(update={"aliases": (*unit.aliases, *more[unit.code])})
        if unit.code in more
        else unit
        for unit in units
    ]
    return {"units": (units, tuple(after))}

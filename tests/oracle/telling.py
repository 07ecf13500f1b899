"""All figures of a campaign by name, as the program tells them and as the oracle does."""

from __future__ import annotations

from collections.abc import Callable

from generator.figures import compute_figures, tally_of
from generator.model.campaign import Campaign
from generator.model.results import Snapshot
from tests.oracle.comparing import Told, oracles, ours
from tests.oracle.oracle import Oracle

Key = tuple[str, str, str | None, str | None]
Figures = dict[Key, Told]
"""By figure, indicator, phase (None: the whole campaign), unit (None: the whole)."""
Teller = Callable[[Campaign, Snapshot], Figures]

OF_WHOLE = ("count", "growth")
OF_UNIT = ("count", "growth", "share")


def program(campaign: Campaign, snapshot: Snapshot) -> Figures:
    """What the program says."""
    figures = compute_figures(campaign, snapshot)
    told: Figures = {}
    for indicator in campaign.indicators:
        for phase in (None, *(phase.code for phase in campaign.phases)):
            tally = tally_of(figures, indicator.code, phase)
            for name in OF_WHOLE:
                told[name, indicator.code, phase, None] = ours(tally, name)
            for row in tally.units:
                for name in OF_UNIT:
                    told[name, indicator.code, phase, row.code] = ours(row, name)
                told["rank", indicator.code, phase, row.code] = Told("rank", row.rank)
    return told


def oracle(campaign: Campaign, snapshot: Snapshot) -> Figures:
    """What the oracle says."""
    asked = Oracle(campaign, snapshot.as_of)
    told: Figures = {}
    for indicator in campaign.indicators:
        for phase, window in asked.windows().items():
            ranks = asked.ranks(indicator, window)
            for name in OF_WHOLE:
                told[name, indicator.code, phase, None] = oracles(
                    getattr(asked, name)(indicator, window)
                )
            for unit in asked.rows(indicator, window) or []:
                for name in OF_UNIT:
                    told[name, indicator.code, phase, unit] = oracles(
                        getattr(asked, name)(indicator, window, unit)
                    )
                told["rank", indicator.code, phase, unit] = Told("rank", ranks.get(unit))
    return told

"""Who is to report an indicator for a moment, and how many units each of them speaks for.

The notion of figures: a unit that reports for all below it is one, else they are asked each by
itself; an included campaign speaks for its own units. What was carried forward is no report.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.figures.readings import Readings
from generator.model.campaign import Campaign, Indicator
from generator.model.results import Result, Snapshot
from generator.model.roster import Units
from generator.wording import Moment


def reporters(
    campaign: Campaign, indicator: Indicator, moment: Moment
) -> Mapping[str, tuple[int, int]]:
    """Each unit that is to report, in the order of tables: from how many it has reported, of how many."""
    taken = next((one for one in campaign.snapshots if one.as_of == moment), None)
    if taken is None or campaign.result_of(taken, indicator.code) is None:
        asked = Snapshot(as_of=moment, results=(Result(indicator=indicator.code),))
        others = tuple(one for one in campaign.snapshots if one is not taken)
        campaign = campaign.model_copy(update={"snapshots": (*others, asked)})
        taken = asked
    stand = Readings(campaign, indicator, Units(campaign), taken).at(taken)
    expected = stand.leaves(None)
    found: dict[str, tuple[int, int]] = {}
    for code in stand.roster.in_tree_order:
        if code in expected:
            beside = stand.roster.stands_beside(code)
            known, of = (1, 1) if beside else (stand.of(code).known, stand.of(code).of)
            found[code] = (known if code in stand.own else 0, of)
    return found

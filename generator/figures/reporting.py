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


def asked_for(campaign: Campaign, code: str, moment: Moment) -> Campaign:
    """The campaign with an indicator asked for at a moment: of one that nothing was sent of, nothing by anyone."""
    taken = campaign.snapshot_at(moment)
    if taken and campaign.result_of(taken, code):
        return campaign
    nothing = Result(indicator=code)
    asked = (
        taken.model_copy(update={"results": (*taken.results, nothing)})
        if taken
        else Snapshot(as_of=moment, results=(nothing,))
    )
    others = tuple(one for one in campaign.snapshots if one is not taken)
    return campaign.model_copy(update={"snapshots": (*others, asked)})


def reporters(
    campaign: Campaign, indicator: Indicator, moment: Moment
) -> Mapping[str, tuple[int, int]]:
    """Each unit that is to report, in the order of tables: from how many it has reported, of how many."""
    campaign = asked_for(campaign, indicator.code, moment)
    taken = next(one for one in campaign.snapshots if one.as_of.instant == moment.instant)
    concerned = Units(campaign).concerned_by(indicator)
    stand = Readings(campaign, indicator, concerned, taken).at(taken)
    if stand.is_plain:
        return {code: (int(code in stand.own), 1) for code in stand.roster.in_tree_order}
    expected = stand.leaves(None)
    found: dict[str, tuple[int, int]] = {}
    for code in stand.roster.in_tree_order:
        if code in expected:
            beside = stand.roster.stands_beside(code)
            known, of = (1, 1) if beside else (stand.of(code).known, stand.of(code).of)
            found[code] = (known if code in stand.own else 0, of)
    return found

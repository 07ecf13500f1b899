"""Where units stand, held against every unit reckoned by itself."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from generator.model.campaign import Campaign
from generator.model.roster import Units
from generator.model.rules.standing import WHOLE, stands

CODES = [f"u{number}" for number in range(6)]


@st.composite
def rosters(draw):
    """Six units below each other in some way."""
    units = [
        {
            "code": code,
            "name": code,
            "parent": draw(st.sampled_from([None, *CODES[:place]])),
            "tier": draw(st.sampled_from(["whole", "own"])),
        }
        for place, code in enumerate(CODES)
    ]
    campaign = Campaign.model_validate(
        {
            "code": "k", "name": "K", "short_name": "K", "issuer": "i", "starts": "1/1/2025", "ends": "31/12/2025",
            "indicators": [{"code": "a", "name": "A", "unit_of_measure": "x", "counted": "cumulative"}], "units": units,
        }
    )  # fmt: skip
    return Units(campaign).on(datetime.date(2025, 6, 1))


SOME = st.dictionaries(st.sampled_from([*CODES, "elsewhere"]), st.integers(0, 9))


def one_by_one(roster, counts, floors, left, code):
    """Value, whether it is all, least value and whether it was recorded, of a unit or of the whole."""
    below = roster.below(code or None)
    own, floor = counts.get(code), floors.get(code, 0)
    if below:
        parts = [one_by_one(roster, counts, floors, left, one) for one in below]
        value, least = sum(part[0] for part in parts), sum(part[2] for part in parts)
        is_all = all(part[1] for part in parts)
        if not code:
            return value, is_all, least, False
        if roster.stands_beside(code):
            is_all = is_all and own is not None
            return value + (own or 0), is_all, max(floor, least + (own or 0)), False
        if own is None:
            return value, is_all, max(floor, least), False
    if own is not None:
        return own, True, own, True
    return floor if code in left else 0, code in left, floor, False


@given(rosters(), SOME, SOME, st.sets(st.sampled_from(CODES)))
def test_each_unit_stands_where_it_would_by_itself(roster, counts, floors, left):
    each = {code: one_by_one(roster, counts, floors, left, code) for code in (*CODES, WHOLE)}
    found = stands(roster, counts, floors, sorted(left))
    whole = found.added
    assert (whole.value, whole.is_complete, whole.floor, False) == each.pop(WHOLE)
    assert {code: (value, own) for code, value, own in found.complete} == {
        code: (value, own) for code, (value, is_all, _, own) in each.items() if is_all
    }
    assert found.floors == {
        code: floor for code, (_, _, floor, own) in each.items() if own or roster.below(code)
    }
    order = [code for code, _, _ in found.complete]
    assert order == [code for code in reversed(roster.in_tree_order) if code in order]

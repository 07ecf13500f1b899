"""Who is slow while the campaign runs: held against what is due by now, not against the quota of the whole year."""

from __future__ import annotations

import pytest

from generator.figures import figures_on, tally_of
from generator.model.campaign import Campaign
from generator.office.units_told import due_by_now, unit_lines, units_asked


def tally(done, *, as_of="30/6/2026", phases=True, asked=None, first="4", joined=None):
    """Units a, b and c, each with a quota of 10 for the year, of which 4 are for its first half, but of who `joined` later."""
    quotas, since = {"a": "10", "b": "10", "c": "10"}, joined or {}
    half = {code: first for code in quotas if code not in since}
    made = Campaign.model_validate({
        "code": "thu", "name": "Thử", "short_name": "Thử", "issuer": "x", "starts": "01/01/2026", "ends": "31/12/2026",
        "indicators": [{"code": "i", "name": "i", "unit_of_measure": "i", "decimals": 1}],
        "phases": [{"code": "p1", "name": "đợt 1", "ends": "30/6/2026"}, {"code": "p2", "name": "đợt 2", "ends": "31/12/2026"}],
        "units": [{"code": code, "name": code.upper(), "active_from": since.get(code)} for code in quotas],
        "quotas": [{"counts": quotas}, *([{"phase": "p1", "counts": half}] if phases else [])],
        "snapshots": [{"as_of": as_of, "results": [{"counts": done}]}],
    })  # fmt: skip
    return tally_of(figures_on(made), phase=asked)


HALF_YEAR = {"a": "4", "b": "3", "c": "1"}


@pytest.mark.parametrize(
    ("known", "states"),
    [
        ({}, ["", "", "slow"]),
        ({"asked": "p1"}, ["done", "", "slow"]),
        ({"phases": False}, ["slow", "slow", "slow"]),
        ({"as_of": "31/12/2026"}, ["slow", "slow", "slow"]),
    ],
    ids=["the year by its phase", "the phase itself", "no phase has quotas", "the year is over"],
)
def test_units_are_slow_by_what_is_due_by_now(known, states):
    year = tally(HALF_YEAR, **known)
    assert [one.state.value for one in unit_lines(year, year.units)] == states
    slow = [code for code, state in zip("abc", states, strict=True) if state == "slow"]
    assert [row.code for row in units_asked(year, lagging=True)] == slow


def test_who_is_low_in_the_phase_alone_is_not_low_in_the_year():
    year = tally({"a": "5", "b": "5", "c": "4"}, first="15")
    assert [one.state.value for one in unit_lines(year, year.units)] == ["", "", "slow"]
    assert [row.code for row in units_asked(year, lagging=True)] == ["c"]


def test_who_sent_figures_is_not_silent_in_a_phase_whose_beginning_was_not_counted():
    phase = tally({"a": "4", "b": "3"}, as_of="30/9/2026", asked="p2")
    assert [row.count for row in phase.units] == [None] * 3
    assert [one.state.value for one in unit_lines(phase, phase.units)] == ["", "", "silent"]


@pytest.mark.parametrize(
    ("as_of", "late"),
    [("22/01/2026", ["c"]), ("31/5/2026", ["b", "c"]), ("31/12/2026", ["a", "b", "c"])],
    ids=["22 of 365 days", "151 of 365 days", "the time is over"],
)
def test_early_on_only_who_is_behind_the_time_that_is_gone_is_late(as_of, late):
    year = tally({"a": "4,9", "b": "1", "c": "0,5"}, as_of=as_of, phases=False)
    assert [row.code for row in year.lagging] == ["a", "b", "c"]
    assert [row.code for row in year.late] == late
    assert [one.progress.code for one in unit_lines(year, year.units) if one.state] == late
    assert [row.code for row in units_asked(year, lagging=True)] == late


def test_who_joined_after_the_latest_phase_with_quotas_is_judged_by_the_year():
    year = tally({"a": "4", "b": "4", "c": "1"}, as_of="30/9/2026", joined={"c": "01/8/2026"})
    assert due_by_now(year).unit.keys() == {"a", "b"}
    assert [one.state.value for one in unit_lines(year, year.units)] == ["", "", "slow"]
    assert [row.code for row in units_asked(year, lagging=True)] == ["c"]


def test_what_is_due_by_now_is_told_by_name():
    assert due_by_now(tally(HALF_YEAR)).name == "đợt 1"

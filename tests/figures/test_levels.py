"""Campaigns of campaigns: what is handed up, and what the campaign above makes of it."""

from __future__ import annotations

import datetime
from textwrap import dedent

import pytest
import yaml

from generator.figures.levels import hand_over, include
from generator.figures.moment import figures_at
from generator.model.campaign import Campaign
from generator.wording.read_dates import read_moment

HEAD = """
name: Chương trình
short_name: Chương trình
issuer: x
starts: 01/01/2022
ends: 30/9/2023
"""
IDEAS = "indicators: [{code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}]"
UNITS = "units: [{code: u1, name: Đông Hà}, {code: u2, name: An Phú}]"
PROVINCES = """
units: [{code: nghe-an, name: Nghệ An}, {code: thanh-hoa, name: Thanh Hóa}]
includes: [{campaign: th, as: thanh-hoa}]
"""


class _Texts(yaml.SafeLoader):
    """Every value as it is written."""


_Texts.yaml_implicit_resolvers = {}


def campaign(code, *parts):
    whole = "\n".join(map(dedent, (HEAD, f"code: {code}", *parts)))
    texts = yaml.load(whole, _Texts)  # noqa: S506
    return Campaign.model_validate(texts)


def handed(*parts, until=None):
    return hand_over(campaign("th", *parts), "LĐLĐ tỉnh", read_moment(until) if until else None)


def lines(handed):
    """Each total in a line: `18/4 ideas over 12 (1/2; thiếu Đông Hà)`."""
    return [
        " ".join(
            filter(
                None,
                (
                    f"{one.as_of.day:%d/%m}",
                    total.indicator,
                    f"from {total.since:%d/%m}" if total.since else "",
                    total.precision.value.removeprefix("exact"),
                    f"{total.total} ({total.known}/{total.of})",
                    "ước tính" * total.estimated,
                    *(f"{each.units} của {each.as_of.day:%d/%m}" for each in total.carried),
                    ", ".join(total.missing),
                ),
            )
        )
        for one in handed.snapshots
        for total in one.totals
    ]


def joined(upper, **below):
    """The snapshots of a campaign with those below: `18/4 ideas: nghe-an 7, thanh-hoa 12 (1/2)`."""
    found, flaws = include(upper, below)
    told = [
        f"{snapshot.as_of.day:%d/%m} {result.indicator or 'ideas'}: "
        + ", ".join(
            f"{unit} {count}"
            + (
                f" ({result.covered[unit][0]}/{result.covered[unit][1]})"
                if unit in result.covered
                else ""
            )
            + (f" {snapshot.statuses[unit].value}" if unit in snapshot.statuses else "")
            for unit, count in result.counts.items()
        )
        for snapshot in found.snapshots
        for result in snapshot.results
    ]
    return told, [f"{flaw.code} {flaw.message}" for flaw in flaws]


HANDED = {
    "units that have all reported": (
        "snapshots: [{as_of: 18/4/2022, results: [{counts: {u1: 10, u2: 90}}]}]",
        ["18/04 ideas 100 (2/2)"],
    ),
    "units that have not are named": (
        "snapshots: [{as_of: 18/4/2022, results: [{counts: {u2: 90}}]}]",
        ["18/04 ideas 90 (1/2) Đông Hà"],
    ),
    "a published total, as exact as it is": (
        "snapshots: [{as_of: 18/4/2022, results: [{total: 2.200, precision: over}]}]",
        ["18/04 ideas over 2200 (2/2)"],
    ),
    "an estimate": (
        "snapshots: [{as_of: 18/4/2022, statuses: {u1: estimated}, results: [{counts: {u1: 1, u2: 2}}]}]",
        ["18/04 ideas 3 (2/2) ước tính"],
    ),
    "what was sent back is not reported": (
        "snapshots: [{as_of: 18/4/2022, statuses: {u1: returned}, results: [{counts: {u1: 1, u2: 2}}]}]",
        ["18/04 ideas 2 (1/2) Đông Hà"],
    ),
    "every snapshot, in the order of time": (
        "snapshots: [{as_of: 25/4/2022, results: [{counts: {u1: 11, u2: 90}}]},"
        " {as_of: 18/4/2022, results: [{counts: {u1: 10, u2: 90}}]}]",
        ["18/04 ideas 100 (2/2)", "25/04 ideas 101 (2/2)"],
    ),
}


@pytest.mark.parametrize(("snapshots", "expected"), HANDED.values(), ids=HANDED)
def test_what_is_handed_over_is_the_total_with_all_that_limits_it(snapshots, expected):
    assert lines(handed(IDEAS, UNITS, snapshots)) == expected


def test_a_count_that_was_carried_forward_is_handed_over_with_its_date():
    carried = IDEAS.replace("sáng kiến}", "sáng kiến, missing: carry_forward}")
    snapshots = """
        snapshots:
        - {as_of: 18/4/2022, results: [{counts: {u1: 10, u2: 90}}]}
        - {as_of: 25/4/2022, results: [{counts: {u2: 95}}]}
    """
    assert lines(handed(carried, UNITS, snapshots))[1] == "25/04 ideas 105 (2/2) 1 của 18/04"


def test_periods_are_handed_over_one_by_one_with_their_first_days():
    period = IDEAS.replace("sáng kiến}", "sáng kiến, counted: period}")
    snapshots = """
        snapshots:
        - {as_of: 31/01/2022, results: [{counts: {u1: 10, u2: 90}}]}
        - {as_of: 28/02/2022, results: [{counts: {u1: 1, u2: 2}}]}
        - {as_of: 30/04/2022, from: 01/4/2022, results: [{counts: {u1: 4, u2: 5}}]}
    """
    assert lines(handed(period, UNITS, snapshots)) == [
        "31/01 ideas from 01/01 100 (2/2)",
        "28/02 ideas from 01/02 3 (2/2)",
        "30/04 ideas from 01/04 9 (2/2)",
    ]


def test_nothing_later_than_the_moment_asked_for_is_handed_over():
    snapshots = """
        snapshots:
        - {as_of: 18/4/2022, results: [{total: 1}]}
        - {as_of: 25/4/2022, results: [{total: 2}]}
    """
    assert lines(handed(IDEAS, snapshots, until="20/4/2022")) == ["18/04 ideas 1 (1/1)"]
    assert handed(IDEAS, snapshots, until="17/4/2022") is None


def test_a_campaign_below_becomes_dated_counts_of_its_unit():
    below = handed(
        IDEAS,
        UNITS,
        """
        snapshots:
        - {as_of: 18/4/2022, results: [{counts: {u1: 10}}]}
        - {as_of: 25/4/2022, statuses: {u1: estimated}, results: [{counts: {u1: 11, u2: 90}}]}
        """,
    )
    upper = campaign(
        "national",
        IDEAS,
        PROVINCES,
        "snapshots: [{as_of: 25/4/2022, status: submitted, results: [{counts: {nghe-an: 7}}]}]",
    )
    assert joined(upper, **{"thanh-hoa": below}) == (
        [
            "25/04 ideas: nghe-an 7, thanh-hoa 101 (2/2) estimated",
            "18/04 ideas: thanh-hoa 10 (1/2)",
        ],
        [],
    )


def test_a_status_of_typed_counts_is_not_that_of_an_included_one():
    below = handed(IDEAS, UNITS, "snapshots: [{as_of: 25/4/2022, results: [{total: 8}]}]")
    upper = campaign(
        "national",
        IDEAS,
        PROVINCES,
        "snapshots: [{as_of: 25/4/2022, status: estimated, results: [{counts: {nghe-an: 7}}]}]",
    )
    told, _ = joined(upper, **{"thanh-hoa": below})
    assert told == ["25/04 ideas: nghe-an 7, thanh-hoa 8 (2/2) valid"]


def test_indicators_are_those_of_one_code_or_those_that_the_record_names():
    two = """
        indicators:
        - {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
        - {code: money, name: tiền, unit_of_measure: đồng, measure: money}
        snapshots: [{as_of: 18/4/2022, results: [{total: 1}, {indicator: money, total: 5000}]}]
    """
    here = IDEAS.replace("code: ideas", "code: sk")
    told, _ = joined(campaign("national", IDEAS, PROVINCES), **{"thanh-hoa": handed(two)})
    assert told == ["18/04 ideas: thanh-hoa 1 (1/1)"]
    named = PROVINCES.replace("as: thanh-hoa}", "as: thanh-hoa, indicators: {ideas: sk}}")
    told, _ = joined(campaign("national", here, named), **{"thanh-hoa": handed(two)})
    assert told == ["18/04 sk: thanh-hoa 1 (1/1)"]


MISMATCHED = {
    "another unit of measure": (
        "{code: ideas, name: a, unit_of_measure: người}",
        "E-INCLUDE-MEASURE đơn vị tính của «ideas» là «sáng kiến», của «ideas» ở đây là «người»",
    ),
    "another measure": (
        "{code: ideas, name: a, unit_of_measure: sáng kiến, measure: rate}",
        "E-INCLUDE-MEASURE loại chỉ số («measure:») khác nhau: «ideas» là count, «ideas» ở đây là rate",
    ),
    "counted in another way": (
        "{code: ideas, name: a, unit_of_measure: sáng kiến, counted: state}",
        "E-INCLUDE-MEASURE cách tính («counted:») khác nhau: «ideas» là cumulative, «ideas» ở đây là state",
    ),
    "with fewer digits": (
        "{code: ideas, name: a, unit_of_measure: sáng kiến, decimals: 1}",
        "E-INCLUDE-MEASURE «ideas» có 2 chữ số thập phân, «ideas» ở đây có 1",
    ),
    "nothing in common": (
        "{code: unions, name: a, unit_of_measure: sáng kiến}",
        "E-INCLUDE-INDICATOR «Chương trình» không có chỉ số nào của chiến dịch này",
    ),
}


@pytest.mark.parametrize(("indicator", "told"), MISMATCHED.values(), ids=MISMATCHED)
def test_what_does_not_belong_together_is_not_included(indicator, told):
    upper = campaign("national", f"indicators: [{indicator}]", PROVINCES)
    digits = ", decimals: 2" if "decimals" in indicator else ""
    ideas = IDEAS.replace("sáng kiến}", f"sáng kiến{digits}}}")
    below = handed(ideas, UNITS, "snapshots: [{as_of: 25/4/2022, results: [{total: 8}]}]")
    assert joined(upper, **{"thanh-hoa": below}) == ([], [told])


PERIODS = f"""
{IDEAS.replace("sáng kiến}", "sáng kiến, counted: period}")}
"""


def test_periods_recorded_above_stay_what_they_were():
    below = handed(
        PERIODS,
        UNITS,
        """
        snapshots:
        - {as_of: 28/02/2022, results: [{total: 4}]}
        - {as_of: 31/3/2022, results: [{total: 5}]}
        """,
    )
    upper = campaign(
        "national",
        PERIODS,
        PROVINCES,
        "snapshots: [{as_of: 31/3/2022, from: 01/3/2022, results: [{counts: {nghe-an: 7}}]},"
        " {as_of: 31/5/2022, results: [{counts: {nghe-an: 9}}]}]",
    )
    found, flaws = include(upper, {"thanh-hoa": below})
    assert [(one.as_of.day.month, one.since) for one in found.snapshots] == [
        (3, datetime.date(2022, 3, 1)),
        (5, datetime.date(2022, 4, 1)),
        (2, datetime.date(2022, 1, 1)),
    ]
    assert flaws == []


def test_two_periods_that_end_together_and_begin_apart_are_told():
    below = handed(PERIODS, UNITS, "snapshots: [{as_of: 31/3/2022, results: [{total: 5}]}]")
    upper = campaign(
        "national",
        PERIODS,
        PROVINCES,
        "snapshots: [{as_of: 31/3/2022, from: 01/3/2022, results: [{counts: {nghe-an: 7}}]}]",
    )
    told = "các số của cùng một lần chốt thuộc các kỳ khác nhau, bắt đầu: 01/01/2022, 01/3/2022"
    assert joined(upper, **{"thanh-hoa": below})[1] == [f"E-INCLUDE-PERIOD {told}"]


def test_a_campaign_that_began_earlier_is_told():
    below = handed(
        IDEAS.replace("indicators", "starts: 01/9/2021\nindicators"),
        "snapshots: [{as_of: 25/4/2022, results: [{total: 8}]}]",
    )
    (told,) = joined(campaign("national", IDEAS, PROVINCES), **{"thanh-hoa": below})[1]
    assert told.startswith("W-INCLUDE-STARTS «Chương trình» bắt đầu ngày 01/9/2021")


def above(below, *parts, moment=None, here=IDEAS, units=PROVINCES):
    """The total of a campaign that includes this one, as of a moment, and what limits it."""
    found, flaws = include(campaign("national", here, units, *parts), {"thanh-hoa": below})
    assert flaws == []
    count = figures_at(found, read_moment(moment) if moment else None).main.count
    (limit,) = count.coverage or (None,)
    known = f"{limit.known}/{limit.of}" if limit else "đủ"
    carried = [f"{units} của {one.day:%d/%m}" for one, units in (limit.carried if limit else ())]
    estimated = ["ước tính"] if limit and limit.estimated else []
    return " ".join([count.precision.value, str(count.value), known, *carried, *estimated])


NGHE_AN = "snapshots: [{as_of: 25/4/2022, results: [{counts: {nghe-an: 7}}]}]"
ONE = "snapshots: [{as_of: 18/4/2022, results: [{counts: {u1: 10}}]}]"
BOTH = "snapshots: [{as_of: 18/4/2022, results: [{counts: {u1: 10, u2: 90}}]}]"
TOTALS = {
    "what is complete below stands with its date": (
        BOTH,
        NGHE_AN,
        None,
        "exact 107 3/3 1 của 18/04",
    ),
    "what is provisional below is so above": (ONE, NGHE_AN, None, "exact 17 2/3 1 của 18/04"),
    "what is hedged below is so above": (
        "snapshots: [{as_of: 18/4/2022, results: [{total: 2.200, precision: over}]}]",
        NGHE_AN,
        None,
        "over 2207 3/3 1 của 18/04",
    ),
    "an estimate": (
        BOTH.replace("results", "status: estimated, results").replace("18/4", "25/4"),
        NGHE_AN,
        None,
        "exact 107 3/3 ước tính",
    ),
    "at one moment nothing limits it": (
        BOTH.replace("18/4", "25/4"),
        NGHE_AN,
        None,
        "exact 107 đủ",
    ),
    "what comes later does not exist": (
        BOTH.replace("18/4", "26/4"),
        NGHE_AN,
        "25/4/2022",
        "exact 7 1/2",
    ),
}


@pytest.mark.parametrize(("lower", "own", "moment", "expected"), TOTALS.values(), ids=TOTALS)
def test_the_total_above_says_what_limits_the_one_below(lower, own, moment, expected):
    assert above(handed(IDEAS, UNITS, lower), own, moment=moment) == expected


def test_a_period_is_never_carried_into_the_next():
    below = handed(
        PERIODS, UNITS, "snapshots: [{as_of: 31/01/2022, results: [{counts: {u1: 10, u2: 1}}]}]"
    )
    own = """
        snapshots:
        - {as_of: 31/01/2022, results: [{counts: {nghe-an: 7}}]}
        - {as_of: 28/02/2022, results: [{counts: {nghe-an: 5}}]}
    """
    assert above(below, own, here=PERIODS) == "exact 23 1/3"


def test_what_was_carried_below_keeps_its_date_above():
    carried = IDEAS.replace("sáng kiến}", "sáng kiến, missing: carry_forward}")
    below = handed(
        carried,
        UNITS,
        """
        snapshots:
        - {as_of: 11/4/2022, results: [{counts: {u1: 10, u2: 90}}]}
        - {as_of: 18/4/2022, results: [{counts: {u2: 95}}]}
        """,
    )
    assert above(below, NGHE_AN) == "exact 112 3/3 1 của 11/04 1 của 18/04"

"""Two moments side by side: the snapshot before, a day, the same period of the year before."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.drafting.vocabulary.limits import limits
from generator.figures.computation import year_before
from generator.figures.moment import figures_for
from generator.model.document import Document
from generator.problems import NotFound
from generator.wording.read_dates import read_moment

UNITS = [{"code": "a", "name": "A"}, {"code": "b", "name": "B"}]


def snapshot(as_of, total=None, indicator=None, **counts):
    result = {"counts": {code: str(count) for code, count in counts.items()}}
    result |= {"total": str(total)} if total is not None else {}
    return {"as_of": as_of, "results": [result | ({"indicator": indicator} if indicator else {})]}


def value(figure):
    return None if figure is None else figure.value


def told(compared):
    rate = compared.growth_rate
    return (
        str(compared.as_of),
        value(compared.count),
        value(compared.growth),
        None if rate is None else str(rate.value),
    )


def asked(campaign, compare):
    document = Document(code="d", kind="plan", subject="s", body="b", compare=compare)
    return figures_for(campaign, document).main


SNAPSHOTS = [
    snapshot("31/3/2022", a=10, b=20),
    snapshot("30/4/2022", a=12, b=25),
    snapshot("31/5/2022", a=15),
]


@pytest.mark.parametrize(
    ("compare", "whole", "of_a", "of_b"),
    [
        # b has not reported on 31/5: only a is known at both.
        ("previous", ("2022-04-30", 37, 3, "1/4"), 3, None),
        ("31/3/2022", ("2022-03-31", 30, 5, "1/2"), 5, None),
    ],
)
def test_of_one_campaign_unit_by_unit(campaign, compare, whole, of_a, of_b):
    tally = asked(campaign(units=UNITS, snapshots=SNAPSHOTS), compare)
    assert told(tally.compared) == whole
    growths = [value(tally.unit[code].compared.growth) for code in "ab"]
    assert growths == [of_a, of_b]
    assert not tally.compared.growth.coverage[0].is_complete


def test_by_period_growth_is_all_that_came_in_since(campaign):
    counted = [{"code": "n", "name": "n", "unit_of_measure": "lượt", "counted": "period"}]
    built = campaign(units=UNITS, indicators=counted, snapshots=SNAPSHOTS)
    tally = asked(built, "31/3/2022")
    assert told(tally.unit["a"].compared) == ("2022-03-31", 10, 27, "27/10")
    assert told(tally.compared)[:3] == ("2022-03-31", 30, 52)


def test_nothing_is_compared_unless_the_document_asks(campaign):
    assert asked(campaign(units=UNITS, snapshots=SNAPSHOTS), None).compared is None


def test_a_day_that_was_not_taken_is_refused(campaign):
    with pytest.raises(NotFound, match="01/4/2022"):
        asked(campaign(units=UNITS, snapshots=SNAPSHOTS), "01/4/2022")


def test_with_the_campaign_of_the_year_before(campaign):
    before = campaign(
        starts="01/01/2021",
        ends="31/12/2021",
        units=UNITS,
        snapshots=[snapshot("31/3/2021", a=8, b=10), snapshot("31/5/2021", a=9, b=11)],
    )
    now = campaign(units=UNITS, snapshots=[snapshot("31/5/2022", a=15, b=22)]).after(before)
    tally = asked(now, "year_before")
    assert told(tally.compared) == ("2021-05-31", 20, 17, "17/20")
    assert value(tally.unit["b"].compared.growth) == 11


def test_on_the_ground_of_units_that_merged_since(campaign):
    before = campaign(
        starts="01/01/2021",
        ends="31/12/2021",
        units=UNITS,
        snapshots=[snapshot("30/9/2021", a=8, b=10)],
    )
    now = campaign(
        units=[*UNITS, {"code": "c", "name": "C"}],
        changes=[{"on": "01/7/2022", "merge": ["a", "b"], "into": "c"}],
        snapshots=[snapshot("30/9/2022", c=27)],
    ).after(before)
    tally = asked(now, "year_before")
    assert [row.code for row in tally.units] == ["c"]
    assert (value(tally.unit["c"].compared.count), value(tally.unit["c"].compared.growth)) == (
        18,
        9,
    )
    assert told(tally.compared) == ("2021-09-30", 18, 9, "1/2")


def test_of_a_state_recorded_in_one_campaign_over_two_years(campaign):
    poor = [{"code": "p", "name": "hộ nghèo", "unit_of_measure": "hộ", "counted": "state"}]
    tally = asked(
        campaign(
            indicators=poor,
            starts="01/01/2021",
            snapshots=[snapshot("31/12/2021", 100), snapshot("31/12/2022", 80)],
        ),
        "year_before",
    )
    assert told(tally.compared) == ("2021-12-31", 100, -20, "-1/5")


def test_without_a_snapshot_of_the_same_day_nothing_is_guessed(campaign):
    now = campaign(units=UNITS, snapshots=[snapshot("31/5/2022", a=15, b=22)])
    compared = asked(now, "year_before").compared
    assert told(compared) == ("None", None, None, None)
    assert compared.lack("growth").hint


GROUPED = [
    {"code": "a", "name": "A", "group": "g"},
    {"code": "b", "name": "B", "group": "g"},
    {"code": "c", "name": "C", "group": "h"},
    {"code": "d", "name": "D", "group": "h", "active_from": "01/5/2022"},
]
GROUPS = [{"code": "g", "name": "G"}, {"code": "h", "name": "H"}]


def in_short(compared):
    """What stood then, by how much it differs, and the rate; `?` for what is provisional."""
    parts = [compared.count, compared.growth, compared.growth_rate]
    return " ".join(
        "–"
        if part is None
        else f"{part.value}{'?' if any(not one.is_complete for one in part.coverage) else ''}"
        for part in parts
    )


THEN = {
    "each group is its units": (
        [snapshot("30/4/2022", a=12, b=28, c=4), snapshot("31/5/2022", a=15, b=30, c=6, d=3)],
        {"a": "12 3 1/4", "b": "28 2 1/14", "c": "4 2 1/2", "d": "0 3 –", "g": "40 5 1/8", "h": "4 5 5/4"},
    ),
    "of those that are known at both": (
        [snapshot("30/4/2022", a=12, b=28, c=4), snapshot("31/5/2022", a=15, c=6)],
        {"a": "12 3 1/4", "b": "28 – –", "g": "40 3? 1/4?", "c": "4 2 1/2", "d": "0 – –"},
    ),
    "nobody is known at both": (
        [snapshot("30/4/2022", b=28, c=4), snapshot("31/5/2022", a=15)],
        {"a": "– – –", "b": "28 – –", "g": "28? – –", "h": "4 – –"},
    ),
    "there is nothing before": (
        [snapshot("31/5/2022", a=15)], {"a": "– – –", "g": "– – –"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", THEN.values(), ids=THEN)
def test_of_units_and_of_groups_of_them(campaign, case):
    snapshots, expected = case
    tally = asked(campaign(units=GROUPED, groups=GROUPS, snapshots=snapshots), "previous")
    rows = {row.code: row.compared for row in (*tally.units, *tally.groups)}
    assert {code: in_short(rows[code]) for code in expected} == expected
    for code, text in expected.items():
        if text.endswith("– –"):
            assert rows[code].lack("growth").hint


MERGED = {
    "units": [*UNITS, {"code": "c", "name": "C"}, {"code": "d", "name": "D"}],
    "changes": [{"on": "01/5/2022", "merge": ["a", "b"], "into": "c"}],
}


@pytest.mark.parametrize(
    ("earlier", "of_c", "whole"),
    [
        ({"a": 8, "b": 10, "d": 5}, "18 9 1/2", "23 10 10/23"),
        ({"a": 8, "d": 5}, "8? – –", "13? 1? 1/5?"),
    ],
)
@pytest.mark.parametrize("compare", ["30/4/2022", "year_before"])
def test_of_who_merged_since_nothing_is_told_unless_all_are_known(
    campaign, compare, earlier, of_c, whole
):
    is_same = compare != "year_before"
    then = snapshot("30/4/2022" if is_same else "31/5/2021", **earlier)
    before = campaign(
        starts="01/01/2021", ends="31/12/2021", units=[*UNITS, {"code": "d", "name": "D"}], snapshots=[] if is_same else [then]
    )  # fmt: skip
    snapshots = [*([then] if is_same else []), snapshot("31/5/2022", c=27, d=6)]
    tally = asked(campaign(**MERGED, snapshots=snapshots).after(before), compare)
    assert (in_short(tally.unit["c"].compared), in_short(tally.compared)) == (of_c, whole)


def test_of_a_part_of_a_unit_nothing_is_known_before_the_split(campaign):
    now = campaign(
        units=[*UNITS, {"code": "c", "name": "C"}],
        changes=[{"on": "01/5/2022", "split": "a", "into": ["b", "c"]}],
        snapshots=[snapshot("30/4/2022", a=9), snapshot("31/5/2022", b=4, c=6)],
    )
    compared = asked(now, "30/4/2022").unit["b"].compared
    assert (compared.count, compared.growth) == (None, None)
    assert "được chia sau thời điểm so sánh" in str(compared.lack("count").message)


def test_of_a_superior_what_those_below_it_had(campaign):
    tally = asked(
        campaign(
            units=[*UNITS, {"code": "c", "name": "C", "parent": "a"}, {"code": "d", "name": "D", "parent": "a"}],
            snapshots=[snapshot("30/4/2022", b=1, c=10, d=20), snapshot("31/5/2022", b=2, c=15)],
        ),
        "previous",
    )  # fmt: skip
    assert in_short(tally.compared) == "31 6? 6/11?"
    assert in_short(tally.unit["a"].compared) == "30 5? 1/2?"


def test_rates_are_points_apart_and_have_no_rate_of_growth(campaign):
    rate = {"code": "r", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    tally = asked(
        campaign(
            indicators=[rate],
            units=UNITS,
            snapshots=[
                snapshot("30/4/2022", "60%", a="50%"),
                snapshot("31/5/2022", "65%", a="60%"),
            ],
        ),
        "previous",
    )
    assert in_short(tally.compared) == "3/5 1/20 –"
    assert in_short(tally.unit["a"].compared) == "1/2 1/10 –"


YEARS = [
    {"code": "a", "name": "A"},
    {"code": "c", "name": "C", "parent": "a"},
    {"code": "d", "name": "D", "parent": "a"},
    {"code": "b", "name": "B"},
]


@pytest.mark.parametrize(
    ("earlier", "later", "whole", "of_a"),
    [
        ({"c": 10, "d": 20, "b": 1}, {"c": 15, "d": 20, "b": 2}, "31 6 6/31", "30 5 1/6"),
        ({"c": 10, "d": 20, "b": 1}, {"c": 15, "b": 2}, "31 6? 6/11?", "30 5? 1/2?"),
        ({"c": 10, "d": 20, "b": 1}, {"b": 2}, "31 1? 1?", "30 – –"),
        ({"b": 1}, {"c": 15, "d": 20, "b": 2}, "1? 1? 1?", "– – –"),
    ],
)
def test_of_the_year_before_with_superiors(campaign, earlier, later, whole, of_a):
    before = campaign(
        starts="01/01/2021", ends="31/12/2021", units=YEARS, snapshots=[snapshot("31/5/2021", **earlier)]
    )  # fmt: skip
    now = campaign(units=YEARS, snapshots=[snapshot("31/5/2022", **later)]).after(before)
    tally = asked(now, "year_before")
    assert (in_short(tally.compared), in_short(tally.unit["a"].compared)) == (whole, of_a)


def test_the_figures_of_another_moment_compare_with_the_same(campaign):
    built = campaign(units=UNITS, snapshots=SNAPSHOTS)
    document = Document(code="d", kind="plan", subject="s", body="b", compare="previous")
    earlier = figures_for(built, document).at(read_moment("30/4/2022"))
    assert told(earlier.main.compared) == ("2022-03-31", 30, 7, "7/30")


def of_years(campaign, last_year, this_year, before=("30/9/2021", 40), now=("30/9/2022", 44)):
    """Of one unit this year against the year before, where the indicator was recorded so."""
    units = [{"code": "a", "name": "A"}]
    first = {"code": "quy", "name": "quỹ", "unit_of_measure": "hộ"}
    days = {
        "starts": "01/01/2021",
        "ends": "31/12/2021",
        "snapshots": [snapshot(before[0], a=before[1])],
    }
    earlier = campaign(units=units, indicators=[first | last_year], **days)
    mine = campaign(
        units=units, indicators=[first | this_year], snapshots=[snapshot(now[0], a=now[1])]
    )
    return asked(mine.after(earlier), "year_before").compared


@pytest.mark.parametrize(
    ("last_year", "this_year", "now", "whole"),
    [
        ({"unit_of_measure": "triệu đồng"}, {"unit_of_measure": "đồng", "measure": "money"}, 44_000_000, (40_000_000, 4_000_000)),
        ({"unit_of_measure": "tấn"}, {"unit_of_measure": "kg"}, 44_000, (40_000, 4_000)),
        ({"unit_of_measure": "nghìn đồng"}, {"unit_of_measure": "triệu đồng"}, 1, (Fraction(4, 100), Fraction(96, 100))),
    ],
)  # fmt: skip
def test_what_was_in_another_unit_of_measure_the_year_before_is_converted(
    campaign, last_year, this_year, now, whole
):
    compared = of_years(campaign, last_year, this_year, now=("30/9/2022", now))
    assert (value(compared.count), value(compared.growth)) == whole
    assert compared.count.noun == this_year["unit_of_measure"]


@pytest.mark.parametrize(
    ("last_year", "this_year", "told"),
    [
        ({"unit_of_measure": "hộ"}, {"unit_of_measure": "người"}, "đơn vị tính"),
        ({"counted": "cumulative"}, {"counted": "state"}, "cách tính"),
        ({"unit_of_measure": "%", "measure": "rate"}, {"unit_of_measure": "%"}, "loại chỉ số"),
    ],
)
def test_what_was_something_else_the_year_before_is_not_compared(
    campaign, last_year, this_year, told
):
    compared = of_years(campaign, last_year, this_year)
    assert (compared.count, compared.growth, compared.growth_rate) == (None, None, None)
    assert told in str(compared.lack("growth").message)


def test_the_last_of_february_is_compared_with_the_last_of_february(campaign):
    assert value(of_years(campaign, {}, {}, ("28/02/2021", 40), ("28/02/2022", 44)).growth) == 4
    assert day_before("28/02/2025") == "2024-02-29"
    assert day_before("29/02/2024") == "2023-02-28"
    assert day_before("27/02/2025") == "2024-02-27"


def day_before(day):
    return str(year_before(read_moment(day).of_day))


def test_a_day_that_was_not_taken_the_year_before_is_told_with_those_that_were(campaign):
    lack = of_years(campaign, {}, {}, ("31/8/2021", 40)).lack("growth")
    assert "không có số liệu chốt ngày 30/9/2021" in str(lack.message)
    assert "ngày 31/8/2021" in str(lack.hint)


def test_a_unit_that_the_year_before_did_not_know_had_nothing_by_period(campaign):
    counted = {
        "indicators": [{"code": "n", "name": "n", "unit_of_measure": "tấn", "counted": "period"}]
    }
    days = {
        "starts": "01/01/2021",
        "ends": "31/12/2021",
        "snapshots": [snapshot("30/9/2021", a=40)],
    }
    earlier = campaign(units=UNITS[:1], **counted, **days)
    mine = campaign(units=UNITS, snapshots=[snapshot("30/9/2022", a=4, b=5)], **counted)
    tally = asked(mine.after(earlier), "year_before")
    assert [value(tally.unit[code].compared.count) for code in "ab"] == [40, None]


PHASED = {
    "phases": [{"code": "p1", "name": "p1", "ends": "30/6/2022"}, {"code": "p2", "name": "p2", "ends": "31/12/2022"}],
    "starts": "01/01/2022",
    "ends": "31/12/2022",
}  # fmt: skip


def test_in_a_phase_growth_is_measured_by_what_the_phase_had(campaign):
    shots = [
        snapshot("30/6/2022", a=100),
        snapshot("31/8/2022", a=110),
        snapshot("30/9/2022", a=115),
    ]
    tally = asked(campaign(units=UNITS[:1], snapshots=shots, **PHASED), "31/8/2022").phases["p2"]
    assert told(tally.compared) == ("2022-08-31", 10, 5, "1/2")
    assert (value(tally.previous), value(tally.growth_rate)) == (10, Fraction(1, 2))
    assert value(tally.unit["a"].previous) == 10


def test_in_a_phase_growth_is_measured_by_what_those_had_that_are_known(campaign):
    shots = [
        snapshot("30/6/2022", a=100, b=50),
        snapshot("31/8/2022", a=110, b=70),
        snapshot("30/9/2022", a=115),
    ]
    tally = asked(campaign(units=UNITS, snapshots=shots, **PHASED), "31/8/2022").phases["p2"]
    assert told(tally.compared) == ("2022-08-31", 30, 5, "1/2")
    assert value(tally.growth_rate) == Fraction(1, 2)


def test_the_average_is_of_those_whose_counts_are_added(campaign):
    units = [*UNITS, {"code": "c", "name": "C", "active_to": "31/3/2022"}]
    shots = [snapshot("28/02/2022", a=10, b=10, c=10), snapshot("30/6/2022", a=10, b=10)]
    tally = asked(campaign(units=units, snapshots=shots, **PHASED), None)
    assert (value(tally.count), value(tally.average)) == (30, 10)
    assert value(tally.phases["p1"].average) == 10


STOCK = [{"code": "n", "name": "số hộ", "unit_of_measure": "hộ", "counted": "state"}]


@pytest.mark.parametrize(
    ("days", "before", "now", "had"),
    [
        ({"active_to": "31/3/2022"}, {"a": 12, "b": 12, "c": 9}, {"a": 10, "b": 10}, [12, 12]),
        (
            {"active_from": "01/4/2022"},
            {"a": 12, "b": 12},
            {"a": 10, "b": 10, "c": 9},
            [12, 12, None],
        ),
    ],
)
def test_a_stock_that_left_or_joined_with_its_unit_is_no_change(campaign, days, before, now, had):
    units = [*UNITS, {"code": "c", "name": "C"} | days]
    shots = [snapshot("28/02/2022", **before), snapshot("30/6/2022", **now)]
    given = {"units": units, "snapshots": shots, "indicators": STOCK}
    tally = asked(campaign(**given), "28/02/2022")
    rate = (value(tally.compared.growth), value(tally.compared.growth_rate))
    assert rate == (value(tally.growth), value(tally.growth_rate)) == (-4, Fraction(-1, 6))
    [told_of] = tally.growth.coverage
    assert (told_of.known, told_of.of) == (2, 3)
    assert value(tally.beyond_units("growth")) == 0
    assert [value(row.compared.count) for row in tally.units] == had


def test_who_left_with_its_stock_is_missing_beside_the_superior_that_has_not_reported(campaign):
    units = units_of("a P P/d")
    units[2] |= {"active_to": "31/3/2022"}
    shots = [snapshot("28/02/2022", a=10, d=9), snapshot("30/6/2022", a=12)]
    tally = asked(campaign(units=units, snapshots=shots, indicators=STOCK), None)
    [told_of] = tally.growth.coverage
    assert (value(tally.growth), told_of.known, told_of.of) == (2, 1, 3)


def test_of_a_stock_only_the_whole_is_known_of_units_that_merge_in_between(campaign):
    shots = [snapshot("28/02/2022", 30), snapshot("30/6/2022", 34)]
    given = {"units": units_of("a b ab c"), "changes": [merge("01/5/2022", "ab", "a", "b")]}
    tally = asked(campaign(**given, snapshots=shots, indicators=STOCK), None)
    assert (value(tally.growth), tally.growth.coverage) == (4, ())


def units_of(text):
    """`P P/a P/b c`: units, some below others."""
    parts = [one.rpartition("/") for one in text.split()]
    return [{"code": code, "name": code} | ({"parent": up} if up else {}) for up, _, code in parts]


def split(on, code, *into):
    return {"on": on, "split": code, "into": [*into]}


def merge(on, into, *codes):
    return {"on": on, "merge": [*codes], "into": into}


OTHER_UNITS = {
    "one left and one came": ("a b d", {"a": 10, "b": 20, "d": 40}, "a b e", {"a": 12, "b": 22, "e": 7}, [], "70 4? 2/15?"),
    "one only came": ("a", {"a": 10}, "a e", {"a": 12, "e": 7}, [], "10 2? 1/5?"),
    "one only left": ("a d", {"a": 10, "d": 9}, "a", {"a": 12}, [], "19 2? 1/5?"),
    "nobody is the same": ("a", {"a": 10}, "e", {"e": 7}, [], "10 – –"),
    "another order": ("a b", {"a": 10, "b": 20}, "b a", {"a": 12, "b": 22}, [], "30 4 2/15"),
    "two merged and one left": ("a b c d", {"a": 15, "b": 25, "c": 35, "d": 45}, "a b ab c e", {"ab": 44, "c": 39, "e": 9}, [merge("01/7/2022", "ab", "a", "b")], "120 8? 8/75?"),
    "two merged": ("a b c", {"a": 15, "b": 25, "c": 35}, "a b ab c", {"ab": 44, "c": 39}, [merge("01/7/2022", "ab", "a", "b")], "75 8 8/75"),
    "one of those that merged was not there": ("a c", {"a": 15, "c": 35}, "a b ab c", {"ab": 44, "c": 39}, [merge("01/7/2022", "ab", "a", "b")], "50 4? 4/35?"),
    "one was split": ("a c", {"a": 9, "c": 5}, "a b1 b2 c", {"b1": 4, "b2": 6, "c": 6}, [split("01/7/2022", "a", "b1", "b2")], "14 2 1/7"),
    "one was split and one left": ("a c d", {"a": 9, "c": 5, "d": 3}, "a b1 b2 c", {"b1": 4, "b2": 6, "c": 6}, [split("01/7/2022", "a", "b1", "b2")], "17 2? 1/7?"),
    "only totals of other units": ("a d", 50, "a e", 60, [], "50 – –"),
    "only totals of the same units": ("a d", 50, "a d", 60, [], "50 10 1/5"),
    "only totals of nobody knows whom": ("", 50, "a e", 60, [], "50 10 1/5"),
    "one has moved": ("P P/a P/b Q Q/c", {"a": 1, "b": 2, "c": 3}, "P P/a Q Q/c Q/b", {"a": 2, "b": 4, "c": 6}, [], "6 6 1"),
    "one below another came": ("P P/a Q", {"a": 10, "Q": 5}, "P P/a P/e Q", {"a": 12, "e": 7, "Q": 6}, [], "15 3? 1/5?"),
    "one below another left": ("P P/a P/d Q", {"a": 10, "d": 9, "Q": 5}, "P P/a Q", {"a": 12, "Q": 6}, [], "24 3? 1/5?"),
    "nobody was listed below": ("P Q", {"P": 10, "Q": 5}, "P P/a P/e Q", {"a": 12, "e": 7, "Q": 6}, [], "15 10 2/3"),
    "only totals, nobody was listed below": ("P Q", 50, "P P/a P/e Q", 60, [], "50 10 1/5"),
    "only totals, nobody is listed below": ("P P/a P/e Q", 50, "P Q", 60, [], "50 10 1/5"),
    "nobody is listed above": ("P P/a P/b", {"a": 10, "b": 5}, "a b", {"a": 12, "b": 6}, [], "15 3 1/5"),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHER_UNITS.values(), ids=OTHER_UNITS)
def test_of_the_year_before_those_are_compared_that_are_there_in_both_years(campaign, case):
    *years, whole = case
    assert in_short(both_years(campaign, *years).compared) == whole


def both_years(campaign, units_then, then, units_now, now, changes=(), **more):
    """This year's figures against last year's."""
    days = {"starts": "01/01/2021", "ends": "31/12/2021"}
    shots = [
        snapshot(day, **counts) if isinstance(counts, dict) else snapshot(day, counts)
        for day, counts in (("30/9/2021", then), ("30/9/2022", now))
    ]
    earlier = campaign(units=units_of(units_then), snapshots=shots[:1], **days, **more)
    mine = campaign(
        units=units_of(units_now), snapshots=shots[1:], changes=[*changes], **more
    ).after(earlier)
    return asked(mine, "year_before")


@pytest.mark.parametrize("counted", ["state", "period", "cumulative"])
def test_however_counted_it_is_told_of_how_many_units_a_growth_is(campaign, counted):
    indicator = {"code": "n", "name": "số hộ", "unit_of_measure": "hộ", "counted": counted}
    given = ("a b d", {"a": 10, "b": 20, "d": 40}, "a b e", {"a": 12, "b": 22, "e": 7})
    compared = both_years(campaign, *given, indicators=[indicator]).compared
    assert in_short(compared) == "70 4? 2/15?"
    assert limits(compared.growth) == ("riêng 2/4 đơn vị có số ở cả hai năm",)


def test_who_left_below_a_unit_is_missing_in_its_growth(campaign):
    then = {"a": 10, "d": 9, "Q": 5}
    tally = both_years(campaign, "P P/a P/d Q", then, "P P/a Q", {"a": 12, "Q": 6})
    assert in_short(tally.unit["P"].compared) == "19 2? 1/5?"


def test_a_part_of_a_unit_is_compared_with_the_whole_of_it_nowhere(campaign):
    now = {"b1": 4, "b2": 6, "c": 6}
    changes = [split("01/7/2022", "a", "b1", "b2")]
    given = ("P P/a Q Q/c", {"a": 9, "c": 5}, "P P/a P/b1 Q Q/b2 Q/c", now, changes)
    tally = both_years(campaign, *given)
    assert in_short(tally.compared) == "14 2 1/7"
    assert [in_short(tally.unit[code].compared) for code in "PQ"] == ["9 – –", "5 1? 1/5?"]


def test_of_a_stock_who_left_before_the_day_is_not_missing_a_year_later(campaign):
    days = {"starts": "01/01/2021", "ends": "31/12/2021", "indicators": STOCK}
    units = [UNITS[0], UNITS[1] | {"active_to": "31/5/2021"}]
    earlier = campaign(units=units, snapshots=[snapshot("30/9/2021", a=10)], **days)
    mine = campaign(
        units=UNITS[:1], snapshots=[snapshot("30/9/2022", a=12)], indicators=STOCK
    ).after(earlier)
    assert in_short(asked(mine, "year_before").compared) == "10 2 1/5"


def test_what_cannot_be_compared_unit_by_unit_says_why(campaign):
    lack = both_years(campaign, "a d", 50, "a e", 60).compared.lack("growth")
    assert "năm trước gồm những đơn vị khác" in str(lack.message)
    assert "ở cả hai năm" in str(lack.hint)


def test_a_superior_that_left_when_what_was_below_it_was_split_takes_no_stock_along(campaign):
    units = units_of("a P P/x x1 x2")
    units[1] |= {"active_to": "31/5/2022"}
    shots = [snapshot("28/02/2022", a=10, x=9), snapshot("30/6/2022", a=12, x1=4, x2=5)]
    given = {"units": units, "changes": [split("01/5/2022", "x", "x1", "x2")]}
    tally = asked(campaign(**given, snapshots=shots, indicators=STOCK), "28/02/2022")
    assert in_short(tally.compared) == "19 2 2/19"


QUOTIENT = [
    {"code": "q", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate", "of": ["n", "m"]},
    {"code": "n", "name": "số đạt", "unit_of_measure": "hộ", "counted": "state"},
    {"code": "m", "name": "số hộ", "unit_of_measure": "hộ", "counted": "state"},
]
RATES = {
    "of other units": ("a b d", "a 5/10, b 10/10, d 0/20", "a b e", "a 6/10, b 10/10, e 1/10", [], "3/8 1/20? –"),
    "of the same units": ("a b", "a 5/10, b 10/10", "a b", "a 6/10, b 10/10", [], "3/4 1/20 –"),
    "some are silent now": ("a b", "a 5/10, b 10/10", "a b", "a 6/10, b -/10", [], "3/4 1/10? –"),
    "some were silent then": ("a b", "a 5/10, b -/10", "a b", "a 6/10, b 10/10", [], "1/2? 1/10? –"),
    "nobody is the same": ("a", "a 5/10", "e", "e 6/10", [], "1/2 – –"),
    "two merged": ("a b c", "a 5/10, b 10/10, c 5/10", "a b ab c", "ab 16/20, c 5/10", [merge("01/7/2022", "ab", "a", "b")], "2/3 1/30 –"),
    "two merged and one left": ("a b d", "a 5/10, b 10/10, d 0/10", "a b ab", "ab 16/20", [merge("01/7/2022", "ab", "a", "b")], "1/2 1/20? –"),
    "one was split": ("a c", "a 5/10, c 5/10", "a b1 b2 c", "b1 3/5, b2 3/5, c 5/10", [split("01/7/2022", "a", "b1", "b2")], "1/2 1/20 –"),
    "one was split and one left": ("a c d", "a 5/10, c 5/10, d 9/10", "a b1 b2 c", "b1 3/5, b2 3/5, c 5/10", [split("01/7/2022", "a", "b1", "b2")], "19/30 1/20? –"),
}  # fmt: skip


def quotients(day, text):
    """`a 5/10, b -/10`: what units have of each number."""
    told = [each.replace("/", " ").split() for each in text.split(", ")]
    numbers = {"n": 1, "m": 2}
    results = [
        {"indicator": code, "counts": {one[0]: one[at] for one in told if one[at] != "-"}}
        for code, at in numbers.items()
    ]
    return {"as_of": day, "results": results}


@pytest.mark.parametrize("is_one", [False, True], ids=["apart", "one campaign"])
@pytest.mark.parametrize("case", RATES.values(), ids=RATES)
def test_a_rate_of_two_years_is_compared_over_who_is_there_in_both(campaign, case, is_one):
    units_then, then, units_now, now, changes, whole = case
    days = {"starts": "01/01/2021", "ends": "31/12/2022", "indicators": QUOTIENT}
    shots = [quotients("30/9/2021", then), quotients("30/9/2022", now)]
    mine, theirs = units_of(units_now), units_of(units_then)
    if is_one:
        made = {
            code for one in changes for code in ([one["into"]] if "merge" in one else one["into"])
        }
        here = [
            one | ({} if one in theirs or one["code"] in made else {"active_from": "01/01/2022"})
            for one in mine
        ]
        gone = [one | {"active_to": "31/12/2021"} for one in theirs if one not in mine]
        built = campaign(units=[*here, *gone], snapshots=shots, changes=changes, **days)
    else:
        earlier = campaign(units=theirs, snapshots=shots[:1], **days)
        built = campaign(units=mine, snapshots=shots[1:], changes=changes, **days).after(earlier)
    compared = asked(built, "year_before").compared
    assert in_short(compared) == whole
    if whole == "3/8 1/20? –":
        assert limits(compared.growth) == ("riêng 2/4 đơn vị có số ở cả hai năm",)


def test_a_published_rate_of_other_units_is_not_compared_and_says_why(campaign):
    rate = {"code": "r", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    compared = both_years(campaign, "a d", "60%", "a e", "65%", indicators=[rate]).compared
    assert in_short(compared) == "3/5 – –"
    assert "tỷ lệ đã công bố" in str(compared.lack("growth").message)
    same = both_years(campaign, "a d", "60%", "a d", "65%", indicators=[rate]).compared
    assert in_short(same) == "3/5 1/20 –"


@pytest.mark.parametrize("compare", ["30/6/2022", "30/9/2022"])
def test_a_rate_of_some_is_held_against_that_of_the_same_ones(campaign, compare):
    shots = [
        quotients("30/6/2022", "a 5/10, b 10/10"),
        quotients("30/9/2022", "a 5/10, b 10/10"),
        quotients("31/12/2022", "a 6/10, b -/10"),
    ]
    built = campaign(units=units_of("a b"), snapshots=shots, indicators=QUOTIENT)
    tally = asked(built, compare)
    assert in_short(tally.compared) == "3/4 1/10? –"
    assert in_short(tally.unit["a"].compared) == "1/2 1/10 –"
    assert (value(tally.growth), tally.growth.coverage[0].is_complete) == (Fraction(1, 10), False)


def test_of_a_group_the_rates_of_both_years_are_those_of_its_sums(campaign):
    groups = [{"code": "g", "name": "G"}]
    units = [one | {"group": "g"} for one in units_of("a b")]
    given = {"indicators": QUOTIENT, "units": units, "groups": groups}
    days = {"starts": "01/01/2021", "ends": "31/12/2021"}
    earlier = campaign(snapshots=[quotients("30/9/2021", "a 1/10, b 9/30")], **given, **days)
    mine = campaign(snapshots=[quotients("30/9/2022", "a 3/10, b 15/30")], **given)
    [group] = asked(mine.after(earlier), "year_before").groups
    assert in_short(group.compared) == "1/4 1/5 –"


def test_a_unit_that_is_below_another_since_is_no_part_of_what_that_had(campaign):
    then, now = {"P": 10, "a": 9}, {"P": 30, "a": 12}
    tally = both_years(campaign, "P a", then, "P P/a", now)
    assert in_short(tally.compared) == "19 11 11/19"
    assert in_short(tally.unit["P"].compared) == "10 3? 1/3?"
    assert in_short(tally.unit["a"].compared) == "9 3 1/3"


@pytest.mark.parametrize("order", ["P P/a P/c d", "d P P/c P/a"])
def test_who_merged_with_a_unit_from_elsewhere_is_no_part_of_what_its_superior_had(campaign, order):
    merged = [merge("01/7/2022", "m", "a", "d")]
    tally = both_years(
        campaign, order, {"a": 6, "c": 6, "d": 5}, "P P/a P/c d P/m", {"m": 8, "c": 7}, merged
    )
    assert in_short(tally.unit["P"].compared) == "12 -2? -2/17?"
    assert in_short(tally.compared) == "17 -2 -2/17"


def test_by_period_a_unit_that_was_split_is_compared_with_what_its_parts_did_since(campaign):
    counted = {"indicators": [STOCK[0] | {"counted": "period"}]}
    days = {"starts": "01/01/2021", "ends": "31/12/2021"}
    then = [snapshot("30/9/2021", a=10, c=5, d=9)]
    earlier = campaign(units=units_of("a c d"), snapshots=then, **counted, **days)
    shots = [snapshot("31/5/2022", a=6, c=2), snapshot("30/9/2022", b1=3, b2=4, c=4)]
    changes = [split("01/6/2022", "a", "b1", "b2")]
    mine = campaign(units=units_of("a b1 b2 c"), snapshots=shots, changes=changes, **counted)
    tally = asked(mine.after(earlier), "year_before")
    assert in_short(tally.compared) == "24 4? 4/15?"
    assert [value(tally.unit[code].compared.growth) for code in ("a", "b1", "c")] == [None, None, 1]


def test_the_parts_of_a_unit_that_keeps_its_quota_are_compared_with_it(campaign):
    quotas = [{"counts": {"a": "9", "c": "5"}}]
    then, now = {"a": 9, "c": 5, "d": 3}, {"b1": 4, "b2": 6, "c": 6}
    changes = [split("01/7/2022", "a", "b1", "b2")]
    days = {"starts": "01/01/2021", "ends": "31/12/2021", "indicators": STOCK}
    earlier = campaign(units=units_of("a c d"), snapshots=[snapshot("30/9/2021", **then)], **days)
    mine = campaign(
        units=units_of("a b1 b2 c"),
        snapshots=[snapshot("30/9/2022", **now)],
        changes=changes,
        quotas=quotas,
        indicators=STOCK,
    )
    assert in_short(asked(mine.after(earlier), "year_before").compared) == "17 2? 1/7?"


def test_who_stands_below_a_unit_that_was_elsewhere_is_no_part_of_its_superior(campaign):
    tally = both_years(campaign, "P P/a m", {"a": 6, "m": 5}, "P P/a P/m m/n", {"a": 7, "n": 9})
    assert in_short(tally.unit["P"].compared) == "6 5? 5/11?"
    assert in_short(tally.compared) == "11 5 5/11"


def test_of_two_years_a_quotient_says_of_when_what_it_is_divided_by_was_in_either(campaign):
    numbers = [
        {"code": code, "name": code, "unit_of_measure": "hộ", "counted": "state"}
        for code in ("poor", "all")
    ]
    rate = {
        "code": "rate",
        "name": "rate",
        "unit_of_measure": "%",
        "measure": "rate",
        "of": ["poor", "all"],
    }
    parts = {"units": UNITS[:1], "indicators": [*numbers, rate]}
    before = campaign(
        **parts,
        starts="01/01/2021",
        ends="31/12/2021",
        snapshots=[
            snapshot("31/3/2021", indicator="all", a=10),
            snapshot("31/5/2021", indicator="poor", a=5),
        ],
    )
    both = snapshot("31/5/2022", indicator="poor", a=3)["results"]
    both += snapshot("31/5/2022", indicator="all", a=10)["results"]
    now = campaign(**parts, snapshots=[{"as_of": "31/5/2022", "results": both}]).after(before)
    document = Document(code="d", kind="plan", subject="s", body="b", compare="year_before")
    compared = figures_for(now, document).indicators["rate"].compared
    assert [value(compared.count), value(compared.growth)] == [Fraction(1, 2), Fraction(-1, 5)]
    told = "all tính đến ngày 31/3/2021"
    assert [limits(compared.count), limits(compared.growth)] == [(told,), (told,)]

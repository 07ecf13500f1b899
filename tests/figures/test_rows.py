"""Rows, groups, targets and phases: what each says, and why what it does not say is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.figures.computation import year_before
from generator.figures.figure import Figure, Quantity
from generator.figures.moment import compute_figures
from generator.figures.progress import Span, UnitProgress
from generator.model.campaign import DayCount, Unit
from generator.wording.read_dates import read_date, read_moment

IDEAS = {"code": "ideas", "name": "sáng kiến", "unit_of_measure": "sáng kiến"}
PERIOD = IDEAS | {"counted": "period"}
POOR = {"code": "poor", "name": "hộ nghèo", "unit_of_measure": "hộ", "counted": "state", "better": "lower"}  # fmt: skip
ABC = [{"code": code, "name": f"Xã {code.upper()}"} for code in "abc"]
PHASES = [
    {"code": "p3", "name": "giai đoạn 3", "ends": "01/9/2023"},
    {"code": "d", "name": "cao điểm", "within": "p1", "starts": "01/3/2022", "ends": "15/3/2022"},
    {"code": "p1", "name": "giai đoạn 1", "ends": "31/3/2022"},
    {"code": "p2", "name": "giai đoạn 2", "ends": "30/6/2022"},
]


def at(as_of, total=None, indicator="ideas", **counts):
    result = {"indicator": indicator, "counts": {code: str(one) for code, one in counts.items()}}
    result |= {"total": str(total)} if total is not None else {}
    return {"as_of": as_of, "results": [result]}


def value(figure):
    return None if figure is None else figure.value


@pytest.mark.parametrize(
    ("as_of", "begun", "over", "passed", "left"),
    [
        ("21/4/2022", False, False, 0, 40),
        ("22/4/2022", True, False, 1, 39),
        ("30/5/2022", True, False, 39, 1),
        ("31/5/2022", True, True, 40, 0),
        ("02/6/2022", True, True, 40, 0),
    ],
)
def test_the_days_of_a_time(as_of, begun, over, passed, left):
    span = Span(date(2022, 4, 22), date(2022, 5, 31), read_date(as_of))
    assert (span.begun, span.over, span.days_passed, span.days_left) == (begun, over, passed, left)
    assert (span.length, span.deadline) == (40, date(2022, 5, 31))
    assert span.days_passed + span.days_left == span.length


@pytest.mark.parametrize(
    ("last_day_counts", "day_count", "length", "before_end"),
    [
        (True, DayCount.DIFFERENCE, 40, 11),
        (True, DayCount.BOTH_ENDS, 40, 12),
        (False, DayCount.DIFFERENCE, 39, 10),
        (False, DayCount.BOTH_ENDS, 39, 11),
    ],
)
def test_how_days_are_counted(last_day_counts, day_count, length, before_end):
    starts, ends = date(2022, 4, 22), date(2022, 5, 31)
    span = Span(starts, ends, starts, last_day_counts=last_day_counts, day_count=day_count)
    assert (span.length, span.days_before_end(date(2022, 5, 20))) == (length, before_end)


@pytest.mark.parametrize(
    ("as_of", "count", "goal", "pace", "needed", "factor", "behind"),
    [
        ("04/4/2022", 8, 17, 2, Fraction(3, 2), Fraction(3, 4), False),
        ("04/4/2022", 8, 20, 2, 2, 1, False),
        ("04/4/2022", 8, 21, 2, Fraction(13, 6), Fraction(13, 12), True),
        ("04/4/2022", 16, 16, 4, None, None, False),
        ("01/4/2022", 8, 17, 8, 1, Fraction(1, 8), False),
        ("01/4/2022", 0, 18, 0, 2, None, True),
        ("20/3/2022", 0, 20, None, 2, None, False),
        ("10/4/2022", 10, 16, 1, None, None, True),
        ("10/4/2022", 20, 16, 2, None, None, False),
    ],
)
def test_how_fast_it_went_and_must_go(figures, as_of, count, goal, pace, needed, factor, behind):
    target = figures(
        starts="01/4/2022",
        ends="10/4/2022",
        targets=[{"code": "t", "name": "t", "count": str(goal)}],
        snapshots=[at(as_of, count)],
    ).main.targets["t"]
    found = [value(one) for one in (target.pace, target.pace_needed, target.pace_factor)]
    assert [*found, target.behind] == [pace, needed, factor, behind]


def test_without_a_count_nobody_is_behind(figures):
    target = figures(targets=[{"code": "t", "name": "t", "count": "5"}]).main.targets["t"]
    assert (target.behind, target.reached, target.exceeded) == (False, False, False)


def test_a_target_that_is_a_rate_of_a_base(figures):
    target = figures(
        bases=[{"code": "m", "name": "đoàn viên", "total": "100"}],
        targets=[
            {"code": "t", "name": "mười lăm", "rate": "15%", "rate_to": "20%", "of": "m"},
        ],
        snapshots=[at("25/4/2022", 12)],
    ).main.targets["t"]
    assert (target.name, target.achieved, target.gap) == (
        "mười lăm",
        Fraction(12, 100),
        Fraction(-3, 100),
    )
    assert (target.asked, target.asked_to) == (Fraction(15, 100), Fraction(20, 100))
    assert (target.asked.quantity, target.gap.quantity) == (Quantity.RATE, Quantity.POINTS)


@pytest.mark.parametrize(
    ("recorded", "as_of", "day", "early"),
    [
        ("25/4/2022", "25/4/2022", date(2022, 4, 25), 494),
        ("8h00 25/4/2022", "8h00 25/4/2022", date(2022, 4, 25), 494),
        ("9h00 25/4/2022", "8h00 25/4/2022", None, None),
        ("26/4/2022", "25/4/2022", None, None),
        ("01/9/2023", "01/9/2023", date(2023, 9, 1), 0),
        ("02/9/2023", "02/9/2023", date(2023, 9, 2), None),
        (None, "25/4/2022", date(2022, 4, 25), 494),
    ],
)
def test_the_day_on_which_it_was_reached(figures, recorded, as_of, day, early):
    reached = {"reached_on": recorded} if recorded else {}
    target = figures(
        targets=[{"code": "t", "name": "t", "count": "5"} | reached],
        snapshots=[at("20/3/2022", 6), at("20/4/2022", 4), at(as_of, 5)],
    ).main.targets["t"]
    assert (target.reached_on, value(target.days_early)) == (day, early)


def test_a_day_that_is_recorded_counts_where_nothing_was_counted(figures):
    targets = [{"code": "t", "name": "t", "count": "5", "reached_on": "24/01/2022"}]
    assert figures(targets=targets).main.targets["t"].reached_on == date(2022, 1, 24)


def test_a_target_that_was_replaced_comes_last(figures):
    main = figures(
        targets=[
            {"code": "old", "name": "cũ", "count": "5"},
            {"code": "open", "name": "chưa có số"},
            {"code": "new", "name": "mới", "count": "6", "replaces": "old"},
        ]
    ).main
    assert [target.code for target in main.goals] == ["new", "old"]
    assert main.target.code == "new"


def test_the_phase_that_comes_next(figures):
    main = figures(phases=PHASES, snapshots=[at("15/2/2022", 4), at("31/3/2022", 9)]).main
    later = {code: phase.next and phase.next.name for code, phase in main.phases.items()}
    assert later == {"p3": None, "d": None, "p1": "giai đoạn 2", "p2": "giai đoạn 3"}
    assert (main.next, len(main.phases), [one.name for one in main.counted_phases]) == (
        None,
        4,
        ["giai đoạn 1"],
    )


def test_what_stood_counted_at_each_snapshot(figures):
    found = figures(
        phases=PHASES,
        snapshots=[at("15/02/2022", 4), at("31/3/2022", 9), at("30/6/2022", 11)],
    )

    def told(phase):
        return [(str(moment), count.value) for moment, count in found.history("ideas", phase)]

    assert told(None) == [("2022-02-15", 4), ("2022-03-31", 9), ("2022-06-30", 11)]
    assert told("p1") == [("2022-02-15", 4), ("2022-03-31", 9)]
    assert told("p2") == [("2022-06-30", 2)]
    assert told("p3") == []


def test_a_rate_of_two_counts_stood_wherever_the_count_stood(figures):
    pupils = {
        "code": "pupils",
        "name": "học sinh",
        "unit_of_measure": "học sinh",
        "counted": "state",
    }
    rate = {"code": "rate", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    results = [
        [at(day, one)["results"][0], at(day, 20, "pupils")["results"][0]]
        for day, one in (("15/02/2022", 4), ("31/3/2022", 9))
    ]
    found = figures(
        indicators=[IDEAS, pupils, rate | {"of": ["ideas", "pupils"]}],
        snapshots=[
            {"as_of": "15/02/2022", "results": results[0]},
            {"as_of": "31/3/2022", "results": results[1]},
        ],
    )
    stood = [(str(moment), one.value) for moment, one in found.history("rate")]
    assert stood == [("2022-02-15", Fraction(1, 5)), ("2022-03-31", Fraction(9, 20))]


def test_what_stood_counted_keeps_what_limited_it(figures):
    found = figures(
        units=ABC,
        snapshots=[at("15/02/2022", a=4, b=1), at("31/3/2022", a=9, b=1, c=0)],
    )
    coverages = [count.coverage for _, count in found.history("ideas", None)]
    assert [[(one.known, one.of) for one in told] for told in coverages] == [[(2, 3)], []]


@pytest.mark.parametrize(
    ("day", "before"),
    [("29/02/2024", "28/02/2023"), ("01/3/2024", "01/3/2023"), ("31/12/2022", "31/12/2021")],
)
def test_the_same_day_of_the_year_before(day, before):
    assert year_before(read_date(day)) == read_date(before)


@pytest.mark.parametrize(
    ("counts", "parts", "expected"),
    [
        ({"a": 9, "b": 9, "c": 4}, {}, "a 1= | b 1= | c 3"),
        ({"a": 9, "b": 9, "c": 4}, {"tie_rule": "order"}, "a 1 | b 2 | c 3"),
        ({"a": 9}, {"tie_rule": "order"}, "a 1"),
        ({"a": 0}, {}, "a 1"),
    ],
)
def test_ranks_say_whether_others_share_them(counted, counts, parts, expected):
    rows = counted(counts, **parts).units
    assert " | ".join(f"{row.code} {row.rank}{'=' * row.tied}" for row in rows) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, "a 2= | b 2= | c 1"),
        ({"tie_rule": "order"}, "a 2 | b 3 | c 1"),
        ({"tie_rule": "dense"}, "a 2= | b 2= | c 1"),
    ],
)
def test_where_less_is_better_the_least_comes_first(figures, parts, expected):
    rows = figures(
        indicators=[POOR],
        units=ABC,
        snapshots=[at("25/4/2022", indicator="poor", a=3, b=3, c=1)],
        **parts,
    ).main.units
    assert " | ".join(f"{row.code} {row.rank}{'=' * row.tied}" for row in rows) == expected


LOWER = {"a": (5, 10), "b": (12, 10), "c": (0, 10), "d": (10, 10), "e": (None, 10), "f": (7, None), "g": (0, 0), "h": (4, 0)}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("completed", "acdg"),
        ("exceeded", "ac"),
        ("uncompleted", "bh"),
        ("lagging", "bh"),
        ("slow", "bh"),
        ("midway", ""),
        ("idle_units", ""),
        ("unreported", "e"),
        ("with_quota", "abcdegh"),
        ("without_quota", "f"),
    ],
)
def test_lists_where_less_is_better(figures, name, codes):
    tally = figures(
        indicators=[POOR],
        units=[{"code": code, "name": code} for code in LOWER],
        quotas=[{"counts": {code: str(one) for code, (_, one) in LOWER.items() if one is not None}}],
        snapshots=[
            at("25/4/2022", indicator="poor", **{code: one for code, (one, _) in LOWER.items() if one is not None})
        ],
    ).main  # fmt: skip
    assert "".join(row.code for row in getattr(tally, name)) == codes


COMING_AND_GOING = [
    {"code": "a", "name": "A"},
    {"code": "b", "name": "B", "active_from": "01/9/2022"},
    {"code": "c", "name": "C", "active_to": "31/3/2022"},
    {"code": "d", "name": "D", "active_to": "31/3/2022"},
]
"""One that takes part, one that is to join, one that left and counted, one that left with nothing known of it."""


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("units", "abcd"),
        ("present", "a"),
        ("with_quota", "a"),
        ("receivers", "ab"),
        ("unreported", ""),
        ("ranked", "a"),
    ],
)
def test_who_has_a_quota_in_the_total_has_a_row(figures, name, codes):
    tally = figures(
        units=COMING_AND_GOING,
        quotas=[{"counts": {"a": 10, "b": 20, "c": 30, "d": 40}}],
        snapshots=[at("15/3/2022", c=5), at("25/4/2022", a=3)],
    ).main
    assert "".join(row.code for row in getattr(tally, name)) == codes
    assert (value(tally.quota), value(tally.receivers_quota)) == (100, 30)
    assert (value(tally.count), tally.unit["d"].growth) == (8, None)


@pytest.mark.parametrize(
    ("units", "quotas", "quota", "rows", "not_handed_down"),
    [
        ({}, [{"counts": {"a": 8, "b": 8, "c": 6}}], 16, "ab", None),
        ({}, [{"counts": {"a": 8, "b": 8, "c": 6}, "total": 22}], 16, "ab", 0),
        ({}, [{"counts": {"a": 8, "b": 8, "c": 6}, "total": 25}], 25, "ab", 3),
        ({"b": {"parent": "a"}, "c": {"parent": "a"}}, [{"counts": {"b": 8, "c": 6}}], 8, "ab", None),
        ({"c": {"parent": "a"}}, [{"counts": {"a": 20, "b": 8, "c": 6}}], 28, "ab", None),
        ({"a": {"parent": "c"}, "b": {"parent": "c"}}, [{"counts": {"c": 20, "a": 8}}], 8, "ab", None),
    ],
)  # fmt: skip
def test_of_what_there_is_the_quota_of_who_left_is_in_no_total(
    figures, units, quotas, quota, rows, not_handed_down
):
    known = {"a": {}, "b": {}, "c": {"active_to": "31/3/2022"}}
    tally = figures(
        indicators=[POOR],
        units=[
            {"code": one, "name": one, **more, **units.get(one, {})} for one, more in known.items()
        ],
        quotas=quotas,
        snapshots=[at("25/4/2022", indicator="poor", a=10, b=10)],
    ).main
    assert (value(tally.quota), value(tally.receivers_quota)) == (quota, quota)
    assert "".join(row.code for row in tally.units) == rows
    assert value(tally.given.not_handed_down()) == not_handed_down


@pytest.mark.parametrize(
    ("as_of", "units", "quotas", "expected"),
    [
        ("25/4/2022", {}, {"counts": {"a": 8, "b": 8, "c": 6}}, "16 ab None"),
        ("25/4/2022", {}, {"counts": {"a": 8, "b": 8, "c": 6}, "total": 22}, "16 ab 0"),
        ("25/4/2022", {}, {"counts": {"a": 8, "b": 8, "c": 6}, "total": 25}, "25 ab 3"),
        ("30/6/2022", {}, {"counts": {"a": 8, "b": 8, "c": 6}}, "22 abc None"),
        ("25/4/2022", {"b": {"parent": "a"}, "c": {"parent": "a"}}, {"counts": {"b": 8, "c": 6}}, "8 ab None"),
        ("25/4/2022", {"c": {"parent": "a"}}, {"counts": {"a": 20, "b": 8, "c": 6}}, "28 ab None"),
        ("25/4/2022", {"a": {"parent": "c"}, "b": {"parent": "c"}}, {"counts": {"c": 20, "a": 8}}, "8 ab None"),
        (None, {}, {"counts": {"a": 8, "b": 8, "c": 6}}, "22 abc None"),
    ],
)  # fmt: skip
def test_of_what_there_is_the_quota_of_who_is_to_join_is_in_no_total_beside_a_count(
    figures, as_of, units, quotas, expected
):
    known = {"a": {}, "b": {}, "c": {"active_from": "01/6/2022"}}
    tally = figures(
        indicators=[POOR],
        units=[
            {"code": one, "name": one, **more, **units.get(one, {})} for one, more in known.items()
        ],
        quotas=[quotas],
        snapshots=[at(as_of, indicator="poor", a=10, b=10)] if as_of else [],
    ).main
    rows = "".join(row.code for row in tally.units)
    assert f"{value(tally.quota)} {rows} {value(tally.given.not_handed_down())}" == expected
    assert value(tally.receivers_quota) == value(tally.quota)


def test_who_was_given_a_stock_to_come_makes_no_verdict_of_those_who_are_counted(campaign):
    built = campaign(
        indicators=[POOR],
        groups=[{"code": "g", "name": "G"}],
        units=[
            {"code": "a", "name": "A"},
            {"code": "b", "name": "B", "active_to": "30/4/2022", "group": "g"},
            {"code": "c", "name": "C", "active_from": "01/6/2022", "group": "g"},
        ],
        quotas=[{"counts": {"a": 8, "b": 8, "c": 6}}],
        snapshots=[at("25/4/2022", indicator="poor", a=8, b=10)],
    )
    figures = compute_figures(built, built.snapshots[0])
    reported, given = figures.main, replace(figures, rows_on=date(2022, 5, 20)).main
    assert (reported.quota, reported.rate, reported.groups[0].shortfall) == (
        16,
        Fraction(18, 16),
        2,
    )
    assert (given.quota, given.rate, given.groups[0].shortfall) == (14, None, None)
    assert str(given.lack("rate").message) == (
        "chỉ tiêu gồm cả phần của đơn vị chưa tham gia, hoặc đã thôi, vào ngày chốt số liệu"
    )


def test_who_stands_below_a_superior_that_was_given_0_receives_no_part_of_the_total(figures):
    tally = figures(
        units=[
            {"code": "a", "name": "A"},
            {"code": "b", "name": "B", "parent": "a"},
            {"code": "c", "name": "C", "active_to": "31/3/2022"},
        ],
        quotas=[{"counts": {"a": 0, "b": 18, "c": 4}}],
        snapshots=[at("25/4/2022", b=3)],
    ).main
    assert (value(tally.quota), tally.receivers) == (4, ())


def test_a_declared_total_of_quotas_is_what_receivers_have_where_nobody_left(figures):
    tally = figures(
        units=COMING_AND_GOING[:2], quotas=[{"counts": {"a": 10, "b": 20}, "total": 50}]
    ).main
    assert (value(tally.quota), value(tally.receivers_quota)) == (50, 50)


@pytest.mark.parametrize(
    ("name", "codes"),
    [("slow", "d"), ("midway", "c"), ("with_quota", "abcdef"), ("lagging", "de")],
)
def test_lists_by_how_far_units_are(counted, name, codes):
    counts = {"a": 10, "b": 200, "c": 5, "d": 4, "e": 0, "f": None, "g": 3}
    tally = counted(counts, dict.fromkeys("abcdef", 10))
    assert "".join(row.code for row in getattr(tally, name)) == codes


@pytest.mark.parametrize(
    ("quotas", "given"),
    [({"c": 10}, True), ({"a": 0, "b": 0}, False), ({}, False)],
)
def test_whether_any_unit_was_given_a_quota(counted, quotas, given):
    tally = counted({"a": 10, "b": 200, "c": 5}, quotas)
    assert (tally.is_given, bool(tally.with_quota)) == (given, given)


def test_the_quota_of_who_has_left_is_given_to_nobody(figures):
    tally = figures(
        units=[{"code": "a", "name": "A"}, {"code": "b", "name": "B", "active_to": "31/3/2022"}],
        quotas=[{"counts": {"b": 4}}],
        snapshots=[at("25/4/2022", a=3)],
    ).main
    assert (value(tally.quota), tally.is_given, tally.receivers) == (4, False, ())


UNREPORTED = "«Xã B» chưa báo cáo"
NO_QUOTA = "chưa giao chỉ tiêu: sáng kiến, Chương trình"
NEVER = "chưa có số liệu chốt nào của «sáng kiến»"
FIRST = "chưa có lần chốt số liệu nào trước đó"
ONE, FALLEN = [at("25/4/2022", a=5)], [at("25/3/2022", a=9, b=3), at("25/4/2022", a=5)]
MISSING = {
    "no rate without a quota": (ONE, None, "rate", NO_QUOTA),
    "no rate without a count": ([], None, "rate", NEVER),
    "no share of the remainder": (
        ONE, None, "remainder_share", "không có tổng đã công bố, nên không có phần ngoài các đơn vị",
    ),
    "no rate of growth without growth": (ONE, None, "growth_rate", FIRST),
    "no mean of nobody": ([], None, "average", NEVER),
    "no target": (ONE, None, "target", "chưa có mục tiêu nào tính được"),
    "no row's rate without a quota": (ONE, "a", "rate", NO_QUOTA),
    "no row's quota": (ONE, "a", "quota", NO_QUOTA),
    "no row's goal": (ONE, "a", "goal", NO_QUOTA),
    "no rank without a count": (ONE, "b", "rank", UNREPORTED),
    "no share without a count": (ONE, "b", "share", UNREPORTED),
    "no difference without a count": (ONE, "b", "difference", UNREPORTED),
    "no growth of a row": (ONE, "a", "growth", FIRST),
    "no group's count without any": (ONE, "h", "count", "«Xã C» chưa báo cáo"),
    "no group's quota": (ONE, "g", "quota", "chưa có mức đề ra"),
}  # fmt: skip


@pytest.mark.parametrize("case", MISSING.values(), ids=MISSING)
def test_a_figure_that_needs_others_lacks_what_they_lack(figures, case):
    snapshots, code, name, expected = case
    main = figures(
        groups=[{"code": "g", "name": "G"}, {"code": "h", "name": "H"}],
        units=[unit | {"group": group} for unit, group in zip(ABC, "ggh", strict=True)],
        snapshots=snapshots,
    ).main
    owners = {row.code: row for row in (*main.units, *main.groups)} | {None: main}
    assert getattr(owners[code], name) is None
    assert str(owners[code].lack(name).message) == expected


NO_GOAL = "mục tiêu «t» chưa có số"
TARGETS = {
    "nothing achieved without a count": ([], {"rate": "5%", "of": "m"}, "achieved", NEVER),
    "nor without a base": (ONE, {"count": "5"}, "achieved", "chưa có cơ sở tính"),
    "no gap without a count": ([], {"rate": "5%", "of": "m"}, "gap", NEVER),
    "no pace without a count": ([], {"count": "5"}, "pace", NEVER),
    "no pace needed without a goal": (ONE, {}, "pace_needed", NO_GOAL),
    "no factor without a count": ([], {"count": "9"}, "pace_factor", NEVER),
    "no rate without a goal": (ONE, {}, "rate", NO_GOAL),
    "no days before it is reached": (
        ONE, {"count": "9"}, "days_early", "mục tiêu chưa đạt, hoặc không rõ ngày đạt",
    ),
    "no days after the last one": (
        ONE, {"count": "5", "reached_on": "02/9/2023"}, "reached_on",
        "mục tiêu chưa đạt, hoặc không rõ ngày đạt",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TARGETS.values(), ids=TARGETS)
def test_a_target_lacks_what_it_needs(figures, case):
    snapshots, asked, name, expected = case
    target = figures(
        units=ABC,
        bases=[{"code": "m", "name": "đoàn viên", "total": "100"}],
        targets=[{"code": "t", "name": "t"} | asked],
        snapshots=snapshots,
    ).main.targets["t"]
    assert getattr(target, name) is None
    assert str(target.lack(name).message) == expected


def test_an_error_of_a_unit_is_that_of_its_group(figures):
    main = figures(
        phases=PHASES,
        groups=[{"code": "g", "name": "G"}],
        units=[unit | {"group": "g"} for unit in ABC],
        snapshots=[at("31/3/2022", a=9, b=3, c=1), at("25/4/2022", a=5, c=2)],
    ).main.phases["p2"]
    (group,) = main.groups
    assert group.count is None
    assert str(group.lack("count").message) == "số lũy kế của «Xã A» giảm so với số đầu kỳ"


def test_a_row_alone_says_what_it_can():
    row = UnitProgress(Figure(5), None, unit=Unit(code="u", name="U", bases={"m": 7}))
    assert str(row.lack("goal").message) == str(row.lack("quota").message) == "chưa giao chỉ tiêu"
    assert ({code: size.value for code, size in row.bases.items()}, row.coverage.known) == (
        {"m": 7},
        1,
    )
    assert (row.rank, row.tied, row.growth, row.share, row.children) == (
        None,
        False,
        None,
        None,
        (),
    )
    nought = UnitProgress(Figure(5), Figure(0), unit=row.unit)
    assert (nought.rate, str(nought.lack("rate").message)) == (
        None,
        "chỉ tiêu giao bằng 0 nên không có tỷ lệ",
    )


@pytest.mark.parametrize(
    ("indicator", "snapshots", "expected"),
    [
        (IDEAS, ONE, "g 5 1/2 | h – 0/1"),
        (IDEAS, [at("25/4/2022", a=5, b=1, c=2)], "g 6 2/2 | h 2 1/1"),
        (PERIOD, [at("25/3/2022", a=5, b=1, c=2), at("25/4/2022", a=1, b=1)], "g 8 2/2 | h 2 0/1 kỳ (1, 2)"),
    ],
)  # fmt: skip
def test_a_group_says_of_how_many_it_is(figures, indicator, snapshots, expected):
    groups = figures(
        indicators=[indicator],
        groups=[{"code": "g", "name": "G"}, {"code": "h", "name": "H"}],
        units=[unit | {"group": group} for unit, group in zip(ABC, "ggh", strict=True)],
        snapshots=snapshots,
    ).main.groups
    assert expected == " | ".join(
        f"{one.code} {'–' if one.count is None else one.count.value} {one.coverage.known}/{one.coverage.of}"
        + (f" kỳ {one.coverage.periods}" if one.coverage.periods else "")
        for one in groups
    )
    for one in groups:
        limits = one.count.coverage if one.count is not None else (one.coverage,)
        assert limits == (() if one.coverage.is_plain else (one.coverage,))


def test_who_names_no_group_is_in_that_of_its_superior(figures):
    units = [ABC[0] | {"group": "g"}, ABC[1] | {"parent": "a"}, ABC[2] | {"parent": "b"}]
    tally = figures(
        groups=[{"code": "g", "name": "G"}],
        units=[*units, {"code": "d", "name": "D"}],
        snapshots=[at("25/4/2022", b=4, c=3, d=2)],
    ).main
    assert [row.unit.group for row in tally.units] == ["g", "g", "g", None]
    assert [(one.count, len(one.tops), one.share) for one in tally.groups] == [
        (4, 1, Fraction(2, 3))
    ]


@pytest.mark.parametrize(
    ("counts", "reached", "undecided", "shortfall", "on"),
    [
        ({"a": 40, "b": 30, "c": 10}, True, False, 0, "25/4"),
        ({"a": 40, "b": 30}, False, True, None, None),
        ({"a": 80, "b": 30}, False, False, 20, None),
    ],
)
def test_nobody_reaches_a_most_by_not_reporting(figures, counts, reached, undecided, shortfall, on):
    target = figures(
        indicators=[POOR],
        units=ABC,
        targets=[{"code": "t", "name": "t", "count": "90"}],
        snapshots=[at("31/3/2022", indicator="poor", a=40), at("25/4/2022", indicator="poor", **counts)],
    ).main.targets["t"]  # fmt: skip
    assert (target.reached, target.undecided) == (reached, undecided)
    assert value(target.shortfall) == shortfall
    assert target.reached_on == (on and read_date(f"{on}/2022"))
    if undecided:
        assert "chưa báo cáo" in str(target.lack("shortfall").message)
        assert (target.gap, target.difference, target.surplus) == (None, None, None)


@pytest.mark.parametrize("name", ["difference", "surplus", "shortfall", "gap"])
def test_what_is_undecided_waits_for_those_who_have_not_reported(figures, name):
    target = figures(
        indicators=[POOR],
        units=ABC,
        bases=[{"code": "m", "name": "hộ", "total": "200"}],
        targets=[{"code": "t", "name": "t", "rate": "45%", "of": "m"}],
        snapshots=[at("25/4/2022", indicator="poor", a=40, b=30)],
    ).main.targets["t"]
    assert "chưa báo cáo" in str(target.lack(name).message)


@pytest.mark.parametrize(
    ("own", "counts", "reported", "unreported"),
    [
        ("whole", {"a1": 3, "b": 2}, "a1 b", "a2 c"),
        ("whole", {"a": 9}, "a", "b c"),
        ("whole", {"a": 9, "a1": 3}, "a a1", "b c"),
        ("whole", {"b": 2}, "b", "a c"),
        ("own", {"a": 9, "a1": 3}, "a a1", "a2 b c"),
        ("own", {"a1": 3}, "a1", "a a2 b c"),
    ],
)
def test_who_reports_what_a_unit_stands_for(figures, own, counts, reported, unreported):
    units = [ABC[0] | {"tier": own}, *ABC[1:]]
    units += [{"code": code, "name": code, "parent": "a"} for code in ("a1", "a2")]
    tally = figures(units=units, snapshots=[at("25/4/2022", **counts)]).main
    for rows, expected in ((tally.reported, reported), (tally.unreported, unreported)):
        assert " ".join(row.code for row in rows) == expected


def test_who_reported_below_one_that_did_for_all_is_not_counted_where_its_beginning_is_lacking(
    figures,
):
    phases = [
        {"code": "p1", "name": "1", "ends": "31/3/2022"},
        {"code": "p2", "name": "2", "ends": "30/4/2022"},
    ]
    units = [*ABC, {"code": "a1", "name": "a1", "parent": "a"}]
    snapshots = [at("31/3/2022", a=5, b=1, c=1), at("25/4/2022", a=9, a1=3, b=2)]
    tally = figures(units=units, phases=phases, snapshots=snapshots).main.phases["p2"]
    found = (tally.reported, tally.uncounted, tally.unreported)
    assert [" ".join(row.code for row in rows) for rows in found] == ["a a1 b", "a1", "c"]


def test_nobody_is_first_for_what_others_have_not_reported(figures):
    units = [
        *ABC,
        {"code": "a1", "name": "A1", "parent": "a"},
        {"code": "a2", "name": "A2", "parent": "a"},
    ]
    tally = figures(
        indicators=[POOR],
        units=units,
        quotas=[{"indicator": "poor", "counts": {"a": 20, "b": 8, "c": 5}}],
        snapshots=[at("25/4/2022", indicator="poor", a1=2, b=7, c=9)],
    ).main  # fmt: skip
    assert {row.code: row.rank for row in tally.tops} == {"a": None, "b": 1, "c": 2}
    lists = (tally.leading, tally.completed, tally.lagging, tally.uncompleted)
    assert [[row.code for row in rows] for rows in lists] == [["b"], ["b"], ["c"], ["c"]]


def test_a_group_counts_who_stands_below_another_of_it_once(figures):
    below = [ABC[0] | {"group": "g"}, ABC[1] | {"parent": "a", "group": "g"}, ABC[2] | {"parent": "a", "group": "h"}]  # fmt: skip
    groups = figures(
        groups=[{"code": "g", "name": "G"}, {"code": "h", "name": "H"}],
        units=below,
        snapshots=[at("25/4/2022", a=10, b=4, c=6)],
    ).main.groups
    assert [(one.code, one.count, len(one.units), len(one.tops)) for one in groups] == [
        ("g", 10, 2, 1),
        ("h", 6, 1, 1),
    ]


def test_a_group_of_a_quotient_is_that_of_its_sums(figures):
    rate = {"code": "r", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate", "of": ["ideas", "m"]}  # fmt: skip
    groups = figures(
        indicators=[IDEAS, rate],
        bases=[{"code": "m", "name": "đoàn viên"}],
        groups=[{"code": "g", "name": "G"}],
        units=[unit | {"group": "g", "bases": {"m": size}} for unit, size in zip(ABC, ("10", "30", "60"), strict=True)],
        snapshots=[at("25/4/2022", a=5, b=15)],
    ).indicators["r"].groups  # fmt: skip
    assert [(one.count.value, one.coverage.known, one.coverage.of) for one in groups] == [
        (Fraction(1, 2), 2, 3)
    ]


def test_who_joined_since_the_count_has_a_row_without_a_value(figures):
    new = {"code": "n", "name": "N", "active_from": "20/4/2022"}
    built = figures(
        indicators=[IDEAS, IDEAS | {"code": "other"}],
        units=[*ABC, new, new | {"code": "later", "active_from": "26/4/2022"}],
        snapshots=[at("31/3/2022", a=1, b=2, c=3), at("25/4/2022", indicator="other", a=1)],
    )
    assert [(row.code, value(row.count)) for row in built.main.units] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("n", None),
    ]
    assert (built.main.as_of, built.main.count.coverage[0].as_of) == (
        read_moment("31/3/2022"),
        read_moment("31/3/2022"),
    )


def test_the_total_where_it_is_not_what_units_add_up_to(figures):
    published = figures(units=ABC, snapshots=[at("25/4/2022", 60, a=20, b=30)]).main
    summed = figures(units=ABC, snapshots=[at("25/4/2022", a=20, b=30)]).main
    assert (published.declared, summed.declared) == (60, None)
    assert (published.average, published.remainder_share) == (25, Fraction(1, 6))


GIVEN_IN_PHASES = {
    "starts": "01/01/2022",
    "ends": "31/12/2022",
    "phases": [
        {"code": "p1", "name": "quý I", "ends": "31/3/2022"},
        {"code": "p2", "name": "cuối năm", "ends": "31/12/2022"},
    ],
    "snapshots": [{"as_of": "30/4/2022", "results": [{"counts": {"a": "9"}}]}],
}


@pytest.mark.parametrize(
    ("units", "changes", "first", "second", "told"),
    [
        (
            [{"code": "a", "name": "A"}, {"code": "b", "name": "B", "active_to": "15/4/2022"}],
            [],
            {"a": "10", "b": "5"},
            {"a": "20", "b": "7"},
            (30, [10, 20]),
        ),
        (
            [{"code": code, "name": code} for code in "abde"],
            [{"on": "15/4/2022", "split": "b", "into": ["d", "e"]}],
            {"a": "10", "b": "5"},
            {"a": "20", "b": "7", "d": "4", "e": "3"},
            (37, [10, 27]),
        ),
    ],
    ids=["left", "split"],
)
def test_phases_beside_the_whole_are_of_its_receivers(figures, units, changes, first, second, told):
    quotas = [{"phase": "p1", "counts": first}, {"phase": "p2", "counts": second}]
    tally = figures(units=units, changes=changes, quotas=quotas, **GIVEN_IN_PHASES).main
    parts = [value(part.receivers_quota) for part in tally.given_parts]
    assert (value(tally.receivers_quota), parts) == told


def test_a_split_unit_has_a_row_for_its_quota_and_no_base(figures):
    units = [
        {"code": code, "name": code, "group": "g", "bases": {"m": size}}
        for code, size in (("a", "100"), ("d", "110"), ("d1", "60"), ("d2", "50"))
    ]
    tally = figures(
        units=units,
        bases=[{"code": "m", "name": "hội viên"}],
        groups=[{"code": "g", "name": "Cụm"}],
        changes=[{"on": "10/6/2022", "split": "d", "into": ["d1", "d2"]}],
        quotas=[{"counts": {"a": "20", "d": "30"}}],
        snapshots=[{"as_of": "30/6/2022", "results": [{"counts": {"a": "12", "d1": "8"}}]}],
    ).main
    assert {row.code: value(row.goal) for row in tally.units} == {
        "a": 20,
        "d": 30,
        "d1": None,
        "d2": None,
    }
    (group,) = tally.groups
    assert (value(group.goal), value(group.bases["m"]), value(tally.quota)) == (50, 210, 50)
    assert (tally.unit["d"].count, tally.unit["d"].growth, tally.unit["d"].bases) == (
        None,
        None,
        {},
    )


SPLIT_BETWEEN = {
    "phases": [
        {"code": "p1", "name": "I", "ends": "30/4/2022"},
        {"code": "p2", "name": "II", "starts": "01/5/2022", "ends": "01/9/2023"},
    ],
    "units": [{"code": code, "name": code} for code in ("a", "b", "b1", "b2")],
    "changes": [{"on": "01/5/2022", "split": "b", "into": ["b1", "b2"],
                 "opening": {"b1": {"ideas": "21"}, "b2": {"ideas": "12"}}}],
    "quotas": [{"phase": "p1", "counts": {"a": "10", "b": "20"}},
               {"phase": "p2", "counts": {"a": "30", "b1": "25", "b2": "15"}}],
    "snapshots": [
        {"as_of": "30/4/2022", "results": [{"counts": {"a": "3", "b": "33"}}]},
        {"as_of": "30/6/2022", "results": [{"counts": {"a": "8", "b1": "30", "b2": "20"}}]},
    ],
}  # fmt: skip


def test_parts_that_hold_what_was_done_before_a_split_have_no_rate_where_its_quota_stays(figures):
    whole = figures(**SPLIT_BETWEEN).main
    told = {
        row.code: (value(row.goal), value(row.count), value(row.rate), row.rank)
        for row in whole.units
    }
    assert told == {
        "a": (40, 8, Fraction(1, 5), 1),
        "b": (20, None, None, None),
        "b1": (25, 30, None, None),
        "b2": (15, 20, None, None),
    }  # fmt: skip
    reached = (whole.completed, whole.exceeded, whole.midway, whole.unit["b1"].reached)
    assert reached == ((), (), (), False)
    assert [row.code for row in whole.uncompleted] == ["a"]
    assert "trước khi chia" in str(whole.unit["b1"].lack("rate").message)
    assert (value(whole.rate), whole.heard_of, whole.awaited) == (Fraction(58, 100), 3, 3)


def test_in_the_phase_after_a_split_each_part_has_its_rate(figures):
    phase = figures(**SPLIT_BETWEEN).main.phases["p2"]
    assert {row.code: value(row.rate) for row in phase.units} == {
        "a": Fraction(5, 30),
        "b1": Fraction(9, 25),
        "b2": Fraction(8, 15),
    }

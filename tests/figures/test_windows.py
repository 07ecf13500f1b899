"""What a campaign, a phase, a drive has to show where not everybody reported, at both ends, in one way."""

from __future__ import annotations

import pytest

from generator.figures.coverage import LackKind
from generator.figures.reporting import reporters
from generator.wording.read_dates import read_moment

U1, U2 = {"code": "u1", "name": "U1"}, {"code": "u2", "name": "U2"}
TWO = [U1, U2]
BESIDE = [U1 | {"tier": "own"}, U2 | {"parent": "u1"}]
MARCH = {"code": "p1", "name": "giai đoạn 1", "ends": "31/3/2022"}
APRIL = {"code": "p2", "name": "giai đoạn 2", "starts": "01/4/2022", "ends": "30/6/2022"}
IDEAS = {"code": "ideas", "name": "sáng kiến", "unit_of_measure": "sáng kiến"}


def at(as_of, total=None, **counts):
    result = {"counts": {code: str(count) for code, count in counts.items()}}
    return {"as_of": as_of, "results": [result | ({"total": str(total)} if total else {})]}


def seen(tally):
    """The count, of how many of how many units, and each unit's: `5 1/2 | u1 5 | u2 –`."""
    coverage = tally.coverage
    rows = (f"{row.code} {_shown(row.count)}" for row in tally.units)
    return " | ".join([f"{_shown(tally.count)} {coverage.known}/{coverage.of}", *rows])


def _shown(figure):
    return "–" if figure is None else str(figure.value)


MISSING = [at("31/3/2022", u1=10, u2=90), at("07/4/2022", u1=15)]
LEAVER = {"units": [U1, U2 | {"active_to": "31/3/2022"}], "phases": [MARCH, APRIL]}
WINDOWS = {
    "who has not reported is not taken off": (
        {"units": TWO, "phases": [MARCH, APRIL], "snapshots": MISSING},
        {None: "15 1/2 | u1 15 | u2 –", "p1": "100 2/2 | u1 10 | u2 90", "p2": "5 1/2 | u1 5 | u2 –"},
    ),
    "or stands with what it reported last": (
        {
            "indicators": [IDEAS | {"missing": "carry_forward"}],
            "units": TWO,
            "phases": [MARCH, APRIL],
            "snapshots": MISSING,
        },
        {None: "105 2/2 | u1 15 | u2 90", "p2": "5 2/2 | u1 5 | u2 0"},
    ),
    "a total at the opening tells nothing of single units": (
        {
            "units": TWO,
            "phases": [MARCH, APRIL],
            "snapshots": [at("31/3/2022", 100), at("25/6/2022", u1=60, u2=45)],
        },
        {"p2": "5 2/2 | u1 – | u2 –"},
    ),
    "a drive takes nothing from its phase": (
        {
            "phases": [
                {"code": "p1", "name": "giai đoạn 1", "ends": "31/5/2022"},
                {"code": "d", "name": "cao điểm", "within": "p1", "starts": "22/4/2022", "ends": "21/5/2022"},
            ],
            "snapshots": [at("21/4/2022", 1000), at("13/5/2022", 2111)],
        },
        {"d": "1111 1/1", "p1": "2111 0/0"},
    ),
    "a drive that says no first day begins with its phase": (
        {
            "phases": [
                {"code": "p1", "name": "giai đoạn 1", "starts": "15/4/2022", "ends": "30/6/2022"},
                {"code": "d", "name": "cao điểm", "within": "p1", "ends": "31/5/2022"},
            ],
            "snapshots": [at("14/4/2022", 100), at("31/5/2022", 130)],
        },
        {"d": "30 1/1"},
    ),
    "what a unit did that left stays in its phase": (
        LEAVER | {"snapshots": [at("31/3/2022", u1=10, u2=90), at("30/6/2022", 130)]},
        {None: "130 1/1 | u1 – | u2 90", "p1": "100 2/2 | u1 10 | u2 90", "p2": "30 1/1 | u1 –"},
    ),
    "who stands beside those below it is missing by itself, in a sum of periods": (
        {
            "indicators": [IDEAS | {"counted": "period"}],
            "units": BESIDE,
            "snapshots": [at("31/3/2022", u1=1, u2=2), at("30/4/2022", u2=5)],
        },
        {None: "8 1/2 | u1 8 | u2 7"},
    ),
    "and where nobody ever reported, in a phase as in the whole": (
        {
            "units": [*BESIDE, {"code": "u3", "name": "U3"}],
            "phases": [APRIL],
            "snapshots": [at("31/3/2022", u3=1), at("30/6/2022", u3=5)],
        },
        {None: "5 1/2 | u1 – | u2 – | u3 5", "p2": "4 1/2 | u1 – | u2 – | u3 4"},
    ),
    "what came in before a unit was split keeps a row beside its parts": (
        {
            "indicators": [IDEAS | {"counted": "period"}],
            "units": [{"code": code, "name": code} for code in "abcd"],
            "changes": [{"on": "01/4/2022", "split": "a", "into": ["b", "c"]}],
            "phases": [MARCH, APRIL],
            "snapshots": [at("31/3/2022", a=10, d=1), at("30/6/2022", b=3, c=4, d=2)],
        },
        {
            None: "20 4/4 | a 10 | b 3 | c 4 | d 3",
            "p1": "11 2/2 | a 10 | d 1",
            "p2": "9 3/3 | b 3 | c 4 | d 2",
        },
    ),
    "the only phase opens on its eve when it is not the beginning": (
        {"phases": [APRIL], "snapshots": [at("31/3/2022", 1000), at("30/6/2022", 1050)]},
        {"p2": "50 1/1"},
    ),
    "who reported only at the end is not counted as new": (
        {"units": TWO, "phases": [APRIL], "snapshots": [at("31/3/2022", u1=10), at("07/4/2022", u1=15, u2=90)]},
        {"p2": "5 1/2 | u1 5 | u2 –"},
    ),
    "an older snapshot is not the eve": (
        {"phases": [APRIL], "snapshots": [at("20/3/2022", 1000), at("30/6/2022", 1050)]},
        {"p2": "– 0/1"},
    ),
    "unless the phase names it": (
        {
            "phases": [APRIL | {"opens_as_of": "20/3/2022"}],
            "snapshots": [at("20/3/2022", 1000), at("30/6/2022", 1050)],
        },
        {"p2": "50 1/1"},
    ),
    "a stock is never added up": (
        {
            "indicators": [IDEAS | {"counted": "state", "better": "lower"}],
            "snapshots": [at("31/3/2022", 1_817_889), at("30/6/2022", 1_442_261)],
            "phases": [APRIL],
        },
        {None: "1442261 0/0", "p2": "1442261 0/0"},
    ),
    "a superior's count is that of all below it": (
        {
            "units": [U1, U2, {"code": "c1", "name": "C1", "parent": "u1"}, {"code": "c2", "name": "C2", "parent": "u1"}],
            "snapshots": [at("30/6/2022", u1=60, u2=40, c1=17, c2=33)],
        },
        {None: "100 2/2 | u1 60 | c1 17 | c2 33 | u2 40"},
    ),
    "without one it is what those below it have": (
        {
            "units": [U1, U2, {"code": "c1", "name": "C1", "parent": "u1"}, {"code": "c2", "name": "C2", "parent": "u1"}],
            "snapshots": [at("30/6/2022", u2=40, c1=17)],
        },
        {None: "57 2/3 | u1 17 | c1 17 | c2 – | u2 40"},
    ),
    "units that merged begin with what they had": (
        {
            "units": [*TWO, {"code": "m", "name": "M"}, {"code": "v", "name": "V"}],
            "changes": [{"on": "15/5/2022", "merge": ["u1", "u2"], "into": "m"}],
            "phases": [APRIL],
            "snapshots": [at("31/3/2022", u1=10, u2=20, v=5), at("30/6/2022", m=45, v=9)],
        },
        {None: "54 2/2 | m 45 | v 9", "p2": "19 2/2 | m 15 | v 4"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WINDOWS)
def test_what_a_window_yields(figures, name):
    parts, expected = WINDOWS[name]
    main = figures(**parts).main
    assert {code: seen(main.phases[code] if code else main) for code in expected} == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"u2": 5}, {"u1": (0, 1), "u2": (1, 1)}),
        ({"u1": 1, "u2": 5}, {"u1": (1, 1), "u2": (1, 1)}),
    ],
)
def test_who_stands_beside_those_below_it_reports_for_itself(campaign, counts, expected):
    built = campaign(units=BESIDE, snapshots=[at("30/6/2022", **counts)])
    found = reporters(built, built.indicators[0], built.snapshots[0].as_of)
    assert found == expected


def test_a_remainder_has_its_figure_when_everybody_reported(figures):
    main = figures(units=TWO, snapshots=[at("30/6/2022", 60, u1=20, u2=30)]).main
    assert (main.count, main.units_count, main.remainder) == (60, 50, 10)


def limits(figure):
    """`1/2`, and the opening where it is not of the eve: `2/2 from 20/3`."""
    told = [
        f"{one.known}/{one.of}" + (f" from {one.opens_as_of.day:%d/%m}" if one.opens_as_of else "")
        for one in figure.coverage
    ]
    return " ".join(told)


def test_what_is_made_of_counts_is_limited_as_they_are(figures):
    main = figures(
        groups=[{"code": "g", "name": "G"}],
        units=[one | {"group": "g"} for one in TWO],
        snapshots=[at("31/3/2022", u1=10, u2=1), at("30/6/2022", 60, u1=20)],
    ).main
    assert main.count.coverage == ()
    made = [main.units_count, main.average, main.remainder]
    assert list(map(limits, made)) == ["1/2"] * 3
    group = main.groups[0]
    assert (group.growth, group.previous, group.change) == (10, 11, 20)
    assert [limits(group.growth), limits(group.previous), limits(group.change)] == [
        "1/2",
        "",
        "1/2",
    ]


def test_the_change_of_a_stock_tells_the_opening_that_its_phase_names(figures):
    main = figures(
        indicators=[IDEAS | {"counted": "state"}],
        groups=[{"code": "g", "name": "G"}],
        units=[one | {"group": "g"} for one in TWO],
        phases=[APRIL | {"opens_as_of": "20/3/2022"}],
        snapshots=[at("20/3/2022", u1=10, u2=1), at("30/6/2022", u1=8, u2=2)],
    ).main
    phase = main.phases["p2"]
    changes = [phase.change, phase.unit["u1"].change, phase.groups[0].change]
    assert changes == [-1, -2, -1]
    assert list(map(limits, changes)) == ["2/2 from 20/03", "1/1 from 20/03", "2/2 from 20/03"]
    assert limits(phase.count) == ""


def test_a_fall_of_a_cumulative_count_is_refused_by_name(figures):
    fallen = [at("31/3/2022", u1=10, u2=90), at("30/6/2022", u1=15, u2=80)]
    phase = figures(units=TWO, phases=[MARCH, APRIL], snapshots=fallen).main.phases["p2"]
    assert phase.count is None
    lack = phase.lack("count")
    assert lack.kind is LackKind.ERROR
    assert "sáng kiến" in str(lack.message)
    assert "U2" in str(phase.unit["u2"].lack("count").message)


def test_periods_that_overlap_or_cross_a_border_are_refused(figures):
    talks = [IDEAS | {"counted": "period"}]

    def kind(*snapshots):
        phase = figures(
            indicators=talks, phases=[MARCH, APRIL], snapshots=list(snapshots)
        ).main.phases["p2"]
        lack = phase.lack("count")
        return lack.kind if lack else phase.count.value

    inside = at("30/6/2022", 5) | {"from": "01/4/2022"}
    assert kind(inside) == 5
    assert kind(at("30/6/2022", 5) | {"from": "25/3/2022"}) is LackKind.ERROR
    assert kind(at("31/5/2022", 4) | {"from": "01/5/2022"}, inside) is LackKind.ERROR


def test_a_milestone_that_is_still_to_come_does_not_exist(figures):
    target = {"code": "t", "name": "chỉ tiêu", "count": "1000", "reached_on": "03/10/2022"}
    early = figures(targets=[target], snapshots=[at("31/5/2022", 697)]).main.targets["t"]
    later = figures(targets=[target], snapshots=[at("31/10/2022", 1200)]).main.targets["t"]
    assert (early.reached_on, early.days_early) == (None, None)
    assert str(later.reached_on) == "2022-10-03"


def test_a_count_that_is_older_than_asked_says_its_moment(figures):
    phase = figures(
        phases=[MARCH, APRIL], snapshots=[at("25/3/2022", 40), at("07/4/2022", 50)]
    ).main.phases["p1"]
    assert phase.count.coverage[0].as_of == read_moment("25/3/2022")


@pytest.mark.parametrize(
    ("counted", "counts", "moment"),
    [
        ({}, (20, 30), None),
        ({"counted": "period"}, (20, 30), None),
        ({"counted": "state"}, (20, 30), "31/3/2022"),
        ({"measure": "rate", "unit_of_measure": "%"}, ("20%", "30%"), "31/3/2022"),
    ],
)
def test_what_there_was_at_the_end_of_a_phase_that_is_over_is_of_then(
    figures, counted, counts, moment
):
    """A sum of it stays the same."""
    main = figures(
        indicators=[IDEAS | counted],
        phases=[MARCH, APRIL],
        snapshots=[
            {"from": "01/3/2022"} | at("31/3/2022", counts[0]),
            {"from": "01/4/2022"} | at("30/4/2022", counts[1]),
        ],
    ).main
    assert main.phases["p1"].older == (read_moment(moment) if moment else None)
    assert (main.older, main.phases["p2"].older) == (None, None)


def test_growth_is_of_the_units_known_at_both(figures):
    main = figures(
        units=TWO, snapshots=[at("31/3/2022", u1=10, u2=190), at("30/4/2022", u1=15)]
    ).main
    assert (main.count, main.growth, main.growth_rate) == (15, 5, 0.5)
    assert not main.growth.coverage[0].is_complete


JOINING = {
    "units": [*TWO, {"code": "late", "name": "Late", "active_from": "01/4/2022"}, {"code": "m", "name": "M"}],
    "changes": [{"on": "01/6/2022", "merge": ["late", "u1"], "into": "m"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("counted", "whole", "phase"),
    [
        ("period", "55 2/2 | u2 10 | m 45", "33 2/2 | u2 8 | m 25"),
        ("cumulative", "33 2/2 | u2 8 | m 25", "11 2/2 | u2 6 | m 5"),
    ],
)
def test_who_joined_after_a_snapshot_and_then_merged_had_nothing_there(
    figures, counted, whole, phase
):
    main = figures(
        **JOINING,
        phases=[MARCH, APRIL],
        indicators=[IDEAS | {"counted": counted}],
        snapshots=[at("31/3/2022", u1=20, u2=2), at("30/6/2022", u2=8, m=25)],
    ).main
    assert [seen(main), seen(main.phases["p2"])] == [whole, phase]
    assert main.unit["m"].count.coverage == ()


@pytest.mark.parametrize(
    ("third", "then", "now", "known"),
    [
        ({"active_to": "10/4/2022"}, {"u3": 9}, {}, (2, 3, 1)),
        ({"active_from": "10/4/2022"}, {}, {"u3": 9}, (2, 3, 1)),
        ({"active_from": "10/4/2022"}, {}, {}, (2, 3, 1)),
        ({}, {"u3": 9}, {}, (2, 3, 0)),
    ],
    ids=["who left", "who joined", "who joined and is silent", "who is silent"],
)
def test_of_a_stock_who_was_not_there_at_both_moments_is_not_waited_for(
    figures, third, then, now, known
):
    main = figures(
        units=[*TWO, {"code": "u3", "name": "U3", **third}],
        indicators=[IDEAS | {"counted": "state"}],
        snapshots=[at("31/3/2022", u1=10, u2=14, **then), at("30/4/2022", u1=9, u2=11, **now)],
    ).main
    (limit,) = main.growth.coverage
    assert (main.growth, (limit.known, limit.of, limit.apart)) == (-4, known)


def test_nor_is_who_left_below_another(figures):
    units = [*BESIDE, {"code": "u3", "name": "U3", "parent": "u1", "active_to": "10/4/2022"}]
    main = figures(
        units=units,
        indicators=[IDEAS | {"counted": "state"}],
        snapshots=[at("31/3/2022", u1=10, u2=14, u3=9), at("30/4/2022", u1=9, u2=11)],
    ).main
    (limit,) = main.growth_of("u1").coverage
    assert (main.growth_of("u1"), (limit.known, limit.of, limit.apart)) == (-4, (2, 3, 1))


def test_a_phase_may_open_with_the_midnight_that_a_day_begins_with(figures):
    opens = {"starts": "01/4/2022", "ends": "30/6/2022", "opens_as_of": "20/3/2022"}
    phase = figures(
        units=[U1],
        phases=[{"code": "p", "name": "p", **opens}],
        snapshots=[at("0h00 20/3/2022", u1=10), at("30/6/2022", u1=50)],
    ).main.phases["p"]
    assert phase.count == 40


def test_a_phase_that_opens_at_an_hour_opens_then(figures):
    opens = {"starts": "01/4/2022", "ends": "30/6/2022", "opens_as_of": "8h00 20/3/2022"}
    phase = figures(
        units=[U1],
        phases=[{"code": "p", "name": "p", **opens}],
        snapshots=[at("8h00 20/3/2022", u1=10), at("20/3/2022", u1=14), at("30/6/2022", u1=50)],
    ).main.phases["p"]
    assert phase.count == 40


def test_of_a_stock_a_superior_that_is_silent_is_waited_for_but_not_who_left_below_it(figures):
    units = [
        U1,
        {"code": "p", "name": "P"},
        {"code": "c", "name": "C", "parent": "p", "active_to": "10/4/2022"},
    ]
    main = figures(
        units=units,
        indicators=[IDEAS | {"counted": "state"}],
        snapshots=[at("31/3/2022", u1=10, c=9), at("30/4/2022", u1=8)],
    ).main
    (limit,) = main.growth.coverage
    assert (main.growth, (limit.known, limit.of, limit.apart)) == (-2, (1, 3, 1))

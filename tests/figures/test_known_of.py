"""Of how many of how many units a figure speaks, at a snapshot, over periods, since the one before."""

from __future__ import annotations

import pytest

from generator.figures.figure import Operation
from generator.wording.read_dates import read_moment

IDEAS = {"code": "ideas", "name": "sáng kiến", "unit_of_measure": "sáng kiến"}
PERIOD, STATE = IDEAS | {"counted": "period"}, IDEAS | {"counted": "state"}
CARRIED = IDEAS | {"missing": "carry_forward"}
MARCH = {"code": "p1", "name": "giai đoạn 1", "ends": "31/3/2022"}
APRIL = {"code": "p2", "name": "giai đoạn 2", "starts": "01/4/2022", "ends": "30/9/2022"}
MERGED = {"on": "15/5/2022", "merge": ["u1", "u2"], "into": "m"}
AGAIN = {"on": "15/8/2022", "merge": ["m", "v"], "into": "z"}
SPLIT = {"on": "15/5/2022", "split": "a", "into": ["b", "c"], "opening": {"b": {"ideas": "4"}}}


def units(*lines, **more):
    """`c1 < u1`: a unit below another; `u*`: one that stands beside those below it."""
    found = []
    for line in lines:
        code, _, parent = line.partition(" < ")
        unit = {"code": code.strip("*"), "name": code.strip("*")}
        unit |= {"tier": "own"} if code.endswith("*") else {}
        unit |= {"parent": parent} if parent else {}
        found.append(unit | more.get(unit["code"], {}))
    return found


def at(as_of, total=None, status="valid", statuses=None, **counts):
    result = {"counts": {code: str(count) for code, count in counts.items()}}
    result |= {"total": str(total)} if total is not None else {}
    return {"as_of": as_of, "status": status, "statuses": statuses or {}, "results": [result]}


def said(figure):
    """`16 1/2 ~ ↞1 kỳ 1/2`: from 1 of 2 units, estimated, one carried, from one of two periods."""
    if figure is None:
        return "–"
    words = [str(figure.value)]
    for limit in figure.coverage:
        words += [f"{limit.known}/{limit.of}"] if limit.known != limit.of else []
        words += ["~"] if limit.estimated else []
        words += [f"↞{sum(count for _, count in limit.carried)}"] if limit.carried else []
        words += [f"kỳ {limit.periods[0]}/{limit.periods[1]}"] if limit.periods else []
    return " ".join(words)


def seen(tally, name="count"):
    rows = (f"{row.code} {said(getattr(row, name))}" for row in tally.units)
    return " | ".join([said(getattr(tally, name)), *rows])


TWO, TIERS = units("u1", "u2"), units("u1", "c1 < u1", "c2 < u1", "u2")
OWN = units("u*", "c < u")
MERGING = units("u1", "u2", "m", "v", "z")
COUNTS = {
    "a unit that misses a period is known and not complete": (
        PERIOD, TWO, [], [at("28/02/2022", u1=10, u2=5), at("31/3/2022", u1=1)], None,
        "16 1/2 | u1 11 | u2 5 0/1 kỳ 1/2",
    ),
    "in a period with a total every unit is": (
        PERIOD, TWO, [], [at("28/02/2022", 20, u1=10), at("31/3/2022", u1=1, u2=2)], None,
        "23 | u1 11 | u2 2 0/1 kỳ 1/2",
    ),
    "one part of a period is all there is": (
        PERIOD, TIERS, [], [at("28/02/2022", c1=5, u2=1)], None,
        "6 2/3 | u1 5 1/2 | c1 5 | c2 – | u2 1",
    ),
    "the own part is one of the units, the one below the other": (
        PERIOD, OWN, [], [at("28/02/2022", u=1, c=2), at("31/3/2022", u=3)], None,
        "6 1/2 | u 6 1/2 kỳ 1/2 | c 2 0/1 kỳ 1/2",
    ),
    "the own part may be what is missing": (
        PERIOD, OWN, [], [at("28/02/2022", u=1, c=2), at("31/3/2022", c=3)], None,
        "6 1/2 | u 6 1/2 kỳ 1/2 | c 5",
    ),
    "who reports once for others that report later is counted by these": (
        PERIOD, TIERS, [], [at("28/02/2022", u1=60, u2=1), at("31/3/2022", c1=17, c2=33, u2=1)], None,
        "112 | u1 110 | c1 17 0/1 kỳ 1/2 | c2 33 0/1 kỳ 1/2 | u2 2",
    ),
    "who reports once for others that never do in the other": (
        PERIOD, TIERS, [], [at("28/02/2022", u2=1), at("31/3/2022", c1=17, c2=33, u2=1)], None,
        "52 1/3 | u1 50 0/2 kỳ 1/2 | c1 17 0/1 kỳ 1/2 | c2 33 0/1 kỳ 1/2 | u2 2",
    ),
    "the periods of those that merged are those of the successor": (
        PERIOD, MERGING[:4], [MERGED], [at("31/3/2022", u1=10, u2=20, v=5), at("30/6/2022", m=45, v=9)], None,
        "89 | m 75 | v 14",
    ),
    "the first of those that merged missed one": (
        PERIOD, MERGING[:4], [MERGED], [at("31/3/2022", u2=20, v=5), at("30/6/2022", m=45, v=9)], None,
        "79 1/2 | m 65 0/1 kỳ 1/2 | v 14",
    ),
    "the last of those that merged missed one": (
        PERIOD, MERGING[:4], [MERGED], [at("31/3/2022", u1=10, v=5), at("30/6/2022", m=45, v=9)], None,
        "69 1/2 | m 55 0/1 kỳ 1/2 | v 14",
    ),
    "of a part of a unit no period before it is asked": (
        PERIOD, units("a", "b", "c"), [SPLIT], [at("31/3/2022", a=10), at("30/6/2022", b=2, c=3)], None,
        "15 | a 10 | b 2 | c 3",
    ),
    "the newest of the records before is carried": (
        CARRIED, TWO, [],
        [at("31/01/2022", u2=80), at("28/02/2022", u2=90), at("31/3/2022", u1=15)], None,
        "105 ↞1 | u1 15 | u2 90 ↞1",
    ),
    "who has nothing to carry is missing": (
        CARRIED, TWO, [], [at("31/3/2022", u1=15)], None, "15 1/2 | u1 15 | u2 –",
    ),
    "a superior is carried with what was recorded below it at once": (
        CARRIED, TIERS, [], [at("28/02/2022", u1=60, c1=17), at("31/3/2022", u2=4)], None,
        "64 ↞1 | u1 60 ↞1 | c1 17 ↞1 | c2 – | u2 4",
    ),
    "but not where something newer is below it": (
        CARRIED, TIERS, [], [at("31/01/2022", u1=60), at("28/02/2022", c1=17), at("31/3/2022", u2=4)], None,
        "21 2/3 ↞1 | u1 17 1/2 ↞1 | c1 17 ↞1 | c2 – | u2 4",
    ),
    "nor where somebody below it reports now": (
        CARRIED, TIERS, [], [at("28/02/2022", u1=60), at("31/3/2022", c1=17, u2=4)], None,
        "21 2/3 | u1 17 1/2 | c1 17 | c2 – | u2 4",
    ),
    "who was merged begins with what they had, carried": (
        CARRIED, MERGING[:4], [MERGED],
        [at("31/3/2022", u1=10, u2=20, v=5), at("15/5/2022", v=6), at("30/6/2022", v=9)], None,
        "39 ↞1 | m 30 ↞1 | v 9",
    ),
    "who was merged twice stands on the ground of all": (
        IDEAS, MERGING, [MERGED, AGAIN],
        [at("31/3/2022", u1=10, u2=20, v=5), at("30/9/2022", z=50)], "p2", "15 | z 15",
    ),
    "a part of a unit opens with its share at the newest snapshot before": (
        IDEAS, units("a", "b", "c"), [SPLIT],
        [at("28/02/2022", a=8), at("31/3/2022", a=10), at("30/6/2022", b=7, c=9)], "p2",
        "6 | b 3 | c –",
    ),
    "but is unknown at an earlier one": (
        IDEAS, units("a", "b", "c"), [SPLIT],
        [at("31/3/2022", a=8), at("30/4/2022", a=10), at("30/6/2022", b=7, c=9)], "p2",
        "8 | b – | c –",
    ),
    "a superior below which nothing was recorded is missing as one": (
        IDEAS, TIERS, [], [at("31/3/2022", u2=40)], None, "40 1/2 | u1 – | c1 – | c2 – | u2 40",
    ),
    "who is estimated makes the whole so": (
        IDEAS, TWO, [], [at("31/3/2022", statuses={"u2": "estimated"}, u1=1, u2=2)], None,
        "3 ~ | u1 1 | u2 2 ~",
    ),
    "an estimate of a total is one": (
        IDEAS, TWO, [], [at("31/3/2022", 5, "estimated", u1=1)], None, "5 ~ | u1 1 ~ | u2 –",
    ),
    "a total that was sent back is none": (
        IDEAS, TWO, [], [at("31/3/2022", 5, "returned", {"u1": "valid"}, u1=1)], None,
        "1 1/2 | u1 1 | u2 –",
    ),
    "who left stays with what it did, and is missing nowhere": (
        IDEAS, units("u1", "u2", "u3", u2={"active_to": "28/02/2022"}), [],
        [at("28/02/2022", u2=5), at("31/3/2022", u1=1)], None, "6 1/2 | u1 1 | u2 5 | u3 –",
    ),
    "who left with units below it has what they had": (
        IDEAS,
        units("u1", "u2", "c < u2", u2={"active_to": "28/02/2022"}, c={"active_to": "28/02/2022"}), [],
        [at("28/02/2022", c=5), at("31/3/2022", u1=1)], None, "6 | u1 1 | u2 5 | c 5",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", COUNTS.values(), ids=COUNTS)
def test_of_how_many_a_count_speaks(figures, case):
    indicator, known, changes, snapshots, phase, expected = case
    main = figures(
        indicators=[indicator], units=known, changes=changes, phases=[MARCH, APRIL], snapshots=snapshots
    ).main  # fmt: skip
    assert seen(main.phases[phase] if phase else main) == expected


LEFT = units("u1", "u2", "u3", u2={"active_to": "31/3/2022"})
GROWTHS = {
    "who has left before is not asked": (
        IDEAS, LEFT, [at("31/3/2022", u1=10, u2=20, u3=5), at("30/6/2022", u1=15)],
        "growth", "5 1/2 | u1 5 | u2 0 | u3 –",
    ),
    "who has come since had nothing": (
        IDEAS, units("u1", "u2", u2={"active_from": "01/4/2022"}),
        [at("31/3/2022", u1=10), at("30/6/2022", u1=15, u2=7)],
        "growth", "12 | u1 5 | u2 7",
    ),
    "a stock may fall": (
        STATE, TWO, [at("31/3/2022", u1=10, u2=9), at("30/6/2022", u1=4, u2=11)],
        "growth", "-4 | u1 -6 | u2 2",
    ),
    "what stood before is that of the snapshot before": (
        IDEAS, TWO, [at("28/02/2022", u1=3, u2=9), at("31/3/2022", u1=10), at("30/6/2022", u1=15, u2=9)],
        "previous", "10 1/2 | u1 10 | u2 –",
    ),
    "before the last period came in what earlier ones gave": (
        PERIOD, TWO, [at("28/02/2022", u1=3, u2=9), at("31/3/2022", u1=10, u2=1), at("30/6/2022", u1=5, u2=2)],
        "previous", "23 | u1 13 | u2 10",
    ),
    "the last period is what grew": (
        PERIOD, TWO, [at("31/3/2022", u1=10, u2=1), at("30/6/2022", u1=5)],
        "growth", "5 1/2 | u1 5 | u2 –",
    ),
    "of a superior that of those below it": (
        IDEAS, TIERS, [at("31/3/2022", c1=10, c2=1, u2=3), at("30/6/2022", c1=15, u2=3)],
        "growth", "5 2/3 | u1 5 1/2 | c1 5 | c2 – | u2 0",
    ),
    "of what stands beside others its own too": (
        IDEAS, units("u*", "c < u", "d < u"), [at("31/3/2022", u=4, c=10, d=1), at("30/6/2022", u=6, c=15)],
        "growth", "7 2/3 | u 7 2/3 | c 5 | d –",
    ),
    "an estimate at the opening makes what grew one": (
        IDEAS, TWO, [at("31/3/2022", status="estimated", u1=10, u2=1), at("30/6/2022", u1=15, u2=1)],
        "growth", "5 ~ | u1 5 ~ | u2 0 ~",
    ),
    "what was carried is so in what grew": (
        CARRIED, TWO, [at("28/02/2022", u2=1), at("31/3/2022", u1=10, u2=1), at("30/6/2022", u1=15)],
        "growth", "5 ↞1 | u1 5 | u2 0 ↞1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", GROWTHS.values(), ids=GROWTHS)
def test_of_how_many_it_is_known_what_grew(figures, case):
    indicator, known, snapshots, name, expected = case
    main = figures(
        indicators=[indicator], units=known, phases=[MARCH, APRIL], snapshots=snapshots
    ).main
    assert seen(main, name) == expected


def test_in_a_phase_nothing_stood_at_its_opening(figures):
    shots = [at("31/3/2022", u1=10, u2=9), at("30/6/2022", u1=14, u2=11)]
    main = figures(indicators=[IDEAS], units=TWO, phases=[MARCH, APRIL], snapshots=shots).main
    assert seen(main.phases["p2"], "previous") == "0 | u1 0 | u2 0"


REMAINDERS = {
    "no total, no remainder": (IDEAS, [at("31/3/2022", u1=5, u2=6)], None),
    "a total that is sent back is none": (
        IDEAS, [at("31/3/2022", 20, "returned", {"u1": "valid"}, u1=5)], None,
    ),
    "units that make up the total leave nothing": (IDEAS, [at("31/3/2022", 11, u1=5, u2=6)], 0),
    "what is beyond the units that are known": (IDEAS, [at("31/3/2022", 11, u1=5)], 6),
    "of periods beyond those of each": (
        PERIOD, [at("28/02/2022", u1=3, u2=4), at("31/3/2022", 20, u1=5)], 15,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REMAINDERS.values(), ids=REMAINDERS)
def test_what_is_beyond_the_units(figures, case):
    indicator, snapshots, expected = case
    assert (
        figures(indicators=[indicator], units=TWO, snapshots=snapshots).main.remainder == expected
    )


MANY = [{"code": f"u{n}", "name": f"U{n}"} for n in range(1_002)]
ALL = {unit["code"]: 1 for unit in MANY}


def test_very_many_units_are_added_up_without_naming_each(figures):
    plain = figures(units=MANY, snapshots=[at("31/3/2022", **ALL)]).main.count
    assert (plain, plain.coverage, plain.noun) == (1_002, (), "sáng kiến")
    assert (plain.working.operation, plain.working.operands) == (Operation.SUM, ())


MOST = dict.fromkeys(list(ALL)[1:], 2)
OF_MANY = {
    "one is missing": (IDEAS, [at("31/3/2022", **MOST)], "2002 1001/1002"),
    "one is carried": (CARRIED, [at("28/02/2022", u0=1), at("31/3/2022", **MOST)], "2003 ↞1"),
    "all are estimated": (IDEAS, [at("31/3/2022", status="estimated", **ALL)], "1002 ~"),
    "one is estimated": (IDEAS, [at("31/3/2022", statuses={"u7": "estimated"}, **ALL)], "1002 ~"),
    "who is estimated has no count": (
        IDEAS, [at("31/3/2022", statuses={"u0": "estimated"}, **MOST)], "2002 1001/1002",
    ),
    "each that has one is not estimated": (
        IDEAS, [at("31/3/2022", status="estimated", statuses=dict.fromkeys(ALL, "valid"), **ALL)], "1002",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", OF_MANY.values(), ids=OF_MANY)
def test_what_limits_the_sum_of_very_many_units(figures, case):
    indicator, snapshots, expected = case
    main = figures(indicators=[indicator], units=MANY, snapshots=snapshots).main
    assert said(main.count) == expected


SHARE = {
    "code": "r",
    "name": "tỷ lệ",
    "unit_of_measure": "%",
    "measure": "rate",
    "of": ["ideas", "m"],
}
QUOTIENTS = {
    "of the end, of the opening, and the difference in points": (
        [at("31/3/2022", u1=10, u2=20), at("30/6/2022", u1=20, u2=30)],
        {"count": "1/2", "previous": "3/10", "growth": "1/5", "change": "1/5"},
    ),
    "over those for which both are known": (
        [at("31/3/2022", u1=10, u2=20), at("30/6/2022", u1=20)],
        {"count": "1/2 1/2", "previous": "3/10", "growth": "1/4 1/2"},
    ),
    "without an opening there is no change": (
        [at("30/6/2022", u1=20, u2=30)],
        {"count": "1/2", "previous": "–", "growth": "–", "change": "–"},
    ),
    "without an end there is nothing": (
        [at("31/3/2022", u1=20, u2=30)],
        {"count": "–", "previous": "–", "growth": "–", "change": "–"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", QUOTIENTS.values(), ids=QUOTIENTS)
def test_a_quotient_in_a_phase(figures, case):
    snapshots, expected = case
    phase = figures(
        indicators=[STATE, SHARE],
        bases=[{"code": "m", "name": "hộ"}],
        units=units("u1", "u2", u1={"bases": {"m": "40"}}, u2={"bases": {"m": "60"}}),
        phases=[APRIL],
        snapshots=snapshots,
    ).indicators["r"].phases["p2"]  # fmt: skip
    assert {name: said(getattr(phase, name)) for name in expected} == expected
    assert all(phase.lack(name) for name, text in expected.items() if text == "–")


@pytest.mark.parametrize("carried", ["ideas", "homes"])
def test_a_quotient_of_what_was_carried_says_so_whichever_of_the_two_it_was(figures, carried):
    homes = STATE | {"code": "homes", "name": "số hộ"}
    early, late = (
        {"as_of": day, "results": [{"indicator": code, "counts": {"u1": "30", "u2": "30"}} for code in ("ideas", "homes")]}
        for day in ("31/3/2022", "30/6/2022")
    )  # fmt: skip
    del next(one for one in late["results"] if one["indicator"] == carried)["counts"]["u1"]
    rate = figures(
        indicators=[*(one | {"missing": "carry_forward"} for one in (STATE, homes)), SHARE | {"of": ["ideas", "homes"]}],
        units=TWO, snapshots=[early, late],
    ).indicators["r"].count  # fmt: skip
    assert said(rate) == "1 ↞1"


def test_an_older_count_and_an_older_opening_are_dated(figures):
    phase = figures(
        phases=[APRIL | {"opens_as_of": "20/3/2022"}],
        snapshots=[at("20/3/2022", 10), at("25/5/2022", 15), at("30/9/2022", 15)],
    ).main.phases["p2"]
    assert phase.count.coverage[0].opens_as_of == read_moment("20/3/2022")
    assert phase.count.coverage[0].as_of is None

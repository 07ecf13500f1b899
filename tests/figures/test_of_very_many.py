"""What is reckoned of very many units from their bare numbers is what their rows say."""

from __future__ import annotations

from datetime import date

import pytest

from generator.figures import figure, passing_on
from generator.figures.given import Bases
from generator.figures.lists import rank_rows
from generator.figures.passing_on import AsFigures
from generator.figures.progress import Progress
from generator.figures.reporting import reporters
from generator.figures.tally import Tally
from generator.model import borders

GROUPS = [{"code": code, "name": code.upper()} for code in ("g1", "g2", "g3")]
NUMBERS = [None, None, "0", "0", "3", "5", "5", "10", "1,5", "7,25"]


@pytest.fixture
def drawn(figures):
    """The main tally of 40 units with counts and quotas some of which are not known."""

    def tally(seed, **parts):
        codes = [f"u{place}" for place in range(40)]
        drawn = {code: (place * 7 + place // 3 + seed) for place, code in enumerate(codes)}
        counts = {code: NUMBERS[at % 10] for code, at in drawn.items() if NUMBERS[at % 10]}
        quotas = {code: NUMBERS[at % 9] for code, at in drawn.items() if NUMBERS[at % 9]}
        units = [
            {"code": code, "name": code, "group": ("g1", "g3")[at % 2]}
            for code, at in drawn.items()
        ]
        return figures(
            units=units,
            groups=GROUPS,
            indicators=[{"code": "ideas", "name": "i", "unit_of_measure": "tấn", "decimals": "2"}],
            quotas=[{"counts": quotas}],
            snapshots=[{"as_of": "25/4/2022", "results": [{"counts": counts}]}],
            **parts,
        ).main

    return tally


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("tie_rule", ["shared", "dense", "order"])
@pytest.mark.parametrize("rank_by", ["rate", "count"])
def test_ranks_are_those_of_the_rows(drawn, seed, tie_rule, rank_by):
    tally = drawn(seed, tie_rule=tie_rule, rank_by=rank_by)
    rows = rank_rows(tally.units, by=tally.rank_by, tie_rule=tally.campaign.tie_rule)
    assert tally._plain_ranks is not None
    assert [row.rank for row in tally.units] == list(rows)


@pytest.mark.parametrize("seed", range(4))
def test_groups_have_what_their_rows_have_together(drawn, seed):
    tally = drawn(seed)
    told = [(name, repr(one.count), one.count.coverage, repr(one.goal), repr(one.rate)) for name, one in tally.group_totals()]  # fmt: skip
    rows = [(one.name, repr(one.count), one.count.coverage, repr(one.goal), repr(one.rate)) for one in tally.groups]  # fmt: skip
    assert told == rows
    assert [type(one) for _, one in tally.group_totals()] == [Progress, Progress]


@pytest.mark.parametrize("seed", range(4))
def test_lists_and_reports_are_those_of_the_rows(drawn, seed):
    tally = drawn(seed)
    rows = [row.code for row in tally.units]
    assert [row.code for row in tally.unit.in_order] == rows
    assert [row.code for row in tally.units if tally.is_lagging(row)] == [row.code for row in tally.lagging]  # fmt: skip
    assert tally.heard_of == sum(row.count is not None for row in tally.units)
    moment = tally.campaign.snapshots[0].as_of
    asked = {row.code: (int(row.count is not None), 1) for row in tally.units}
    assert reporters(tally.campaign, tally.indicator, moment) == asked


LISTS = [
    "reported",
    "unreported",
    "idle_units",
    "completed",
    "exceeded",
    "uncompleted",
    "lagging",
    "late",
    "slow",
]
LISTS += ["midway", "with_quota", "without_quota", "receivers"]


@pytest.mark.parametrize("seed", range(4))
def test_a_list_by_bare_numbers_is_that_by_rows(drawn, monkeypatch, seed):
    tally = drawn(seed)
    found = {name: [row.code for row in getattr(tally, name)] for name in LISTS}
    assert tally._numbers is not None
    by_rows = drawn(seed)
    monkeypatch.setattr(type(by_rows), "_numbers", None)
    assert {name: [row.code for row in getattr(by_rows, name)] for name in LISTS} == found
    assert 0 < len(found["midway"]) < len(found["uncompleted"]) < len(found["with_quota"])


@pytest.mark.parametrize("more", [{"measure": "rate"}, {"better": "lower", "counted": "state"}])
def test_rates_and_what_shall_be_little_are_told_from_their_rows(figures, more):
    sign = "%" if "measure" in more else ""
    tally = figures(
        indicators=[{"code": "ideas", "name": "i", "unit_of_measure": "hộ", **more}],
        units=[{"code": "a", "name": "A"}],
        quotas=[{"counts": {"a": f"5{sign}"}}],
        snapshots=[{"as_of": "25/4/2022", "results": [{"counts": {"a": f"0{sign}"}}]}],
    ).main
    assert (tally._numbers, tally.lagging) == (None, ())


def test_units_that_come_and_go_are_told_from_their_rows(figures):
    tally: Tally = figures(
        units=[{"code": "a", "name": "A"}, {"code": "b", "name": "B", "active_to": "31/3/2022"}],
        quotas=[{"counts": {"a": "5", "b": "5"}}],
        snapshots=[{"as_of": "25/4/2022", "results": [{"counts": {"a": "3"}}]}],
    ).main
    assert (tally._plain_ranks, tally.heard_of) == (None, 1)
    assert [row.rank for row in tally.units] == [1, None]


@pytest.mark.parametrize("sort", [figure.Quantity.COUNT, figure.Quantity.RATE])
def test_a_sum_of_many_is_the_sum_of_their_figures(monkeypatch, sort):
    many = AsFigures({f"u{place}": place for place in range(20)}, sort, "hộ")
    codes = ["u3", "x", "u5", "u7", "u11"]
    told = many.added(codes)
    monkeypatch.setattr(passing_on, "_MANY", 2)
    quickly = many.added(codes)
    if sort is figure.Quantity.RATE:
        assert (told, quickly) == (None, None)
        return
    assert (repr(quickly), quickly.noun, quickly.coverage) == (repr(told), "hộ", ())
    assert quickly.working.operation is told.working.operation
    assert [*quickly.working.operands] == [3, 5, 7, 11] == [*told.working.operands]
    assert (quickly.working.operands[-1].noun, [*quickly.working.operands[1:3]]) == ("hộ", [5, 7])


@pytest.mark.parametrize(("bases", "size"), [("345", 12), ("34-", None), ("---", None)])
def test_the_size_of_a_base_is_known_where_all_of_it_is(figures, monkeypatch, bases, size):
    monkeypatch.setattr(passing_on, "_MANY", 1)
    units = [
        {"code": code, "name": code, "bases": {} if one == "-" else {"m": one}}
        for code, one in zip("abc", bases, strict=True)
    ]
    found = Bases(figures(units=units, bases=[{"code": "m", "name": "M"}]).units)
    assert found.of("m", date(2022, 4, 25)) == size


def test_who_passes_over_a_border_is_looked_for_at_superiors_alone(figures, monkeypatch):
    asked = []
    look = borders._crossing
    monkeypatch.setattr(borders, "_crossing", lambda *given: asked.append(given) or look(*given))

    def looks_of(places):
        asked.clear()
        tops = [{"code": code, "name": code} for code in ("u0", "u1")]
        below = [
            {"code": f"u{place}", "name": "u", "parent": f"u{place % 2}"}
            for place in range(2, places)
        ]
        tally = figures(
            units=[*tops, *below, {"code": "new", "name": "new", "parent": "u0"}],
            changes=[{"on": "01/4/2022", "merge": ["u2", "u3"], "into": "new"}],
            quotas=[{"counts": {unit["code"]: "5" for unit in (*tops, *below)}}],
            snapshots=[{"as_of": "25/4/2022", "results": [{"counts": {"u0": "1", "u1": "1"}}]}],
        ).main
        assert len(tally.units) == places - 1
        return len(asked)

    assert looks_of(8) == looks_of(40) > 0

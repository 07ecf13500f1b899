"""A unit's own table made of its numbers alone is the table that is made line by line."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.expressions import Expressions
from generator.drafting.standpoint import OneUnit
from generator.drafting.tabulate import _own_table, _Tabulation, tabulate
from generator.drafting.vocabulary.letter import letter_names
from generator.figures.moment import compute_figures
from generator.model.campaign import Campaign
from generator.model.document import Table
from generator.problems import Place
from generator.wording import percent, percent_of

SHOWN = (
    "ordinal",
    "name",
    "full_name",
    "group",
    "measure",
    "reason",
    "quota",
    "count",
    "rate",
    "surplus",
)
COLUMNS = [{"header": show, "show": show} for show in (*SHOWN, "shortfall")]
OWN = {"rows": "indicators", "total": "không", "columns": COLUMNS}
CAMPAIGN = {
    "code": "thu",
    "name": "Thử",
    "short_name": "Thử",
    "issuer": "x",
    "starts": "01/01/2025",
    "ends": "31/12/2025",
    "phases": [{"code": "one", "name": "giai đoạn 1", "ends": "30/6/2025"}],
    "units": [{"code": "a", "name": "A"}, {"code": "b", "name": "B"}],
}


def figures_of(counts, quotas, **kind):
    """The figures of two units in so many indicators; what is `None` is not recorded."""
    codes = [f"i{place}" for place in range(len(counts))]
    told = {"unit_of_measure": "việc", "counted": "cumulative", **kind}
    named = [{"code": code, "name": f"số {code}", **told} for code in codes]
    asked = [
        {"indicator": code, "counts": known}
        for code, row in zip(codes, quotas, strict=True)
        if (known := _known(row))
    ]
    results = [
        {"indicator": code, "counts": _known(row)} for code, row in zip(codes, counts, strict=True)
    ]
    snapshots = [{"as_of": "31/5/2025", "results": results}]
    campaign = {**CAMPAIGN, "indicators": named, "quotas": asked, "snapshots": snapshots}
    known = Campaign.model_validate(campaign)
    return compute_figures(known, known.snapshots[-1])


def _known(row):
    return {code: str(value) for code, value in zip("ab", row, strict=True) if value is not None}


def expressions_for(unit, figures, decimals=1):
    names = {**letter_names(figures.main.unit[unit], figures)[0]}
    return Expressions(names, decimals, lambda *_: Place("x"))


def line_by_line(table, unit, figures, decimals=1):
    asked = expressions_for(unit, figures, decimals)
    made = _Tabulation(table, figures, asked, (), OneUnit(unit)).table
    assert not asked.problems
    return made


NUMBERS = st.tuples(*[st.none() | st.integers(0, 30) | st.integers(0, 10**7)] * 2)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5), st.integers(0, 3))
def test_it_is_the_table_that_is_made_line_by_line(rows, decimals):
    figures = figures_of(*zip(*rows, strict=True))
    table = Table.model_validate(OWN)
    own = _own_table(table, figures, decimals)
    for unit in "ab":
        made, asked = own.of(unit), line_by_line(table, unit, figures, decimals)
        assert list(made.rows) == list(asked.rows)
        assert (made.header, made.columns, made.notes) == (asked.header, asked.columns, asked.notes)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 4))
def test_a_percentage_of_whole_numbers_is_that_of_their_quotient(part, whole, decimals):
    assert percent_of(part, whole, decimals) == percent(Fraction(part, whole), decimals)


def test_it_is_made_when_a_table_is_asked_for_again():
    figures, table = figures_of([(5, 6)], [(10, 10)]), Table.model_validate(OWN)
    found = [tabulate(table, figures, expressions_for(unit, figures), ()) for unit in "ab"]
    assert [next(iter(one.rows)).cells[7] for one in found] == ["5", "6"]
    assert [type(one.rows).__name__ for one in found] == ["tuple", "PlainRows"]


@pytest.mark.parametrize(
    "spec",
    [
        {"rows": "units"},
        {"where": "count > 5"},
        {"sort": "name"},
        {"of_all": "có"},
        {"total": "có"},
        {"notes": ["Đến {{ unit.name }}"]},
        {"columns": [{"header": "{{ unit.name }}", "show": "count"}]},
        {"columns": [{"header": "…", "show": "count"}]},
        {"columns": [{"header": "a", "show": "count", "when": "unit.count"}]},
        {"columns": [{"header": "a", "show": "growth"}]},
        {"columns": [{"header": "a", "show": "count", "padded": "có"}]},
        {"columns": [{"header": "a", "show": "rate", "decimals": 2}]},
        {"columns": [{"header": "a", "show": "count", "phase": "one"}]},
        {"columns": [{"header": "a", "show": "note", "values": {"i0": "x"}}]},
    ],
)
def test_other_tables_are_made_line_by_line(spec):
    figures = figures_of([(5, 6), (7, 8)], [(10, 10), (10, 10)])
    assert _own_table(Table.model_validate({**OWN, **spec}), figures, 1) is None


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        ((5, 6), {"counted": "period"}),
        ((5, 6), {"better": "lower"}),
        ((5, 6), {"missing": "carry_forward"}),
        ((5, 6), {"decimals": 1}),
        (("5%", "6%"), {"measure": "rate"}),
    ],
)
def test_of_other_indicators_more_is_to_be_said_than_two_numbers(counts, kind):
    figures = figures_of([counts], [counts], **kind)
    assert _own_table(Table.model_validate(OWN), figures, 1) is None


def test_of_money_the_table_of_a_unit_is_made_line_by_line():
    figures = figures_of(
        [("5 đồng", 6)], [("10 đồng", 10)], measure="money", unit_of_measure="đồng"
    )
    own = _own_table(Table.model_validate(OWN), figures, 1)
    assert [own.of(unit) is None for unit in "ab"] == [True, False]

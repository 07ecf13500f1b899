"""Whom an indicator does not concern: for it there are no such units, but each keeps a row that says nothing."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from generator.figures import compute_figures, reporters
from generator.figures.quotas.demand import Demand, resolve
from generator.model.campaign import Base, Campaign, Indicator, Measure, Quota, Unit
from generator.model.document import Comparison
from generator.model.results import Result, Snapshot
from generator.wording import Moment

DAY = Moment(datetime.date(2022, 6, 1))


@pytest.fixture
def hospital():
    """Two wards and an office without patients: who was content, of how many who were asked."""
    return Campaign(
        code="c",
        name="C",
        short_name="C",
        issuer="x",
        starts=datetime.date(2022, 1, 1),
        ends=datetime.date(2022, 12, 31),
        indicators=(
            Indicator(code="content", name="hài lòng", unit_of_measure="người", exempt=("office",)),
            Indicator(code="ideas", name="sáng kiến", unit_of_measure="sáng kiến"),
            Indicator(
                code="rate",
                name="tỷ lệ",
                unit_of_measure="%",
                measure=Measure.RATE,
                of=("content", "patients"),
            ),
            Indicator(
                code="apart",
                name="tỷ lệ",
                unit_of_measure="%",
                measure=Measure.RATE,
                of=("ideas", "patients"),
                exempt=("office",),
            ),
        ),
        bases=(Base(code="patients", name="người bệnh", total=205),),
        units=(
            Unit(code="a", name="Khoa A", bases={"patients": 100}),
            Unit(code="b", name="Khoa B", bases={"patients": 100}),
            Unit(code="office", name="Phòng", bases={"patients": 5}),
        ),
        quotas=(Quota(indicator="content", counts={"a": 50, "b": 50}),),
        snapshots=(
            Snapshot(
                as_of=DAY,
                results=(
                    Result(indicator="content", counts={"a": 40, "b": 60}),
                    Result(indicator="ideas", total=90, counts={"a": 10, "b": 20, "office": 60}),
                ),
            ),
        ),
    )


@pytest.fixture
def indicators(hospital):
    return compute_figures(hospital, hospital.snapshots[0]).indicators


def test_all_whom_it_concerns_are_all(indicators):
    tally = indicators["content"]
    assert (tally.count, tally.coverage.known, tally.coverage.of) == (100, 2, 2)
    assert (tally.unreported, tally.without_quota, tally.awaited) == ((), (), 2)


def test_who_is_not_concerned_has_a_row_without_figures(indicators):
    row = indicators["content"].unit["office"]
    assert row.exempt
    assert (row.count, row.goal, row.rank, row.share, row.growth) == (None,) * 5
    assert (row.previous, row.coverage.known, row.coverage.of) == (None, 0, 0)
    assert row.lack("count").message.text() == "đơn vị không thuộc diện của chỉ số này"


def test_another_indicator_concerns_it(indicators):
    assert (indicators["ideas"].unit["office"].count, indicators["ideas"].count) == (60, 90)


def test_a_quotient_is_of_those_whom_its_numbers_concern(indicators):
    assert indicators["rate"].count.value * 100 == 50


def test_totals_of_more_units_say_nothing_of_a_quotient(indicators):
    tally = indicators["apart"]
    assert (tally.count.value * 100, tally.coverage.of) == (15, 2)


@pytest.mark.parametrize(("indicator", "rate"), [("rate", 50), ("apart", 15)])
def test_a_group_is_of_those_of_it_whom_the_indicator_concerns(indicators, indicator, rate):
    tally = indicators[indicator]
    group = tally.subtotal(tally.units, "g", "G")
    assert (group.count.value * 100, group.coverage.known, group.coverage.of) == (rate, 2, 2)


def test_with_the_moment_before_it_is_not_compared(hospital):
    before = hospital.snapshots[0].model_copy(update={"as_of": Moment(datetime.date(2022, 5, 1))})
    campaign = hospital.model_copy(update={"snapshots": (before, hospital.snapshots[0])})
    figures = replace(compute_figures(campaign, campaign.snapshots[1]), compare=Comparison.PREVIOUS)
    units = figures.indicators["content"].unit
    assert units["a"].compared.growth == 0
    assert units["office"].compared is None


def test_nobody_asks_it_to_report(hospital):
    assert [*reporters(hospital, hospital.indicators[0], DAY)] == ["a", "b"]


def test_tables_of_units_say_of_whom_nothing_is_awaited(hospital):
    from generator.cli.status import _unknown_meant
    from generator.exchange.unit_table import scope_of_unit

    tally = compute_figures(hospital, None).indicators["content"]

    assert scope_of_unit(tally.unit["office"], tally) == "không thuộc diện"
    meant = _unknown_meant(tally, tally.units)
    assert meant.text() == "chưa có số liệu; riêng Phòng không thuộc diện của chỉ số này"
    meant = _unknown_meant(tally, [tally.unit["office"]])
    assert meant.text() == "đơn vị không thuộc diện của chỉ số này"


@pytest.mark.parametrize(("indicator", "codes"), [("content", "a b"), ("ideas", "a b office")])
def test_quotas_are_shared_among_those_whom_the_indicator_concerns(hospital, indicator, codes):
    scope = resolve(hospital, Demand(total=10, indicator=indicator))
    assert " ".join(scope.codes) == codes

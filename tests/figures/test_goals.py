"""What targets ask for: numbers, rates, parts of a base of a day and of other targets."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.vocabulary.filters import build_filters
from generator.figures.figure import Figure
from generator.figures.given import Bases
from generator.figures.goals import Goals, countable
from generator.model.campaign import Indicator
from generator.model.roster import Units

DAY = date(2022, 6, 30)
IDEAS = {"code": "ideas", "name": "sáng kiến", "unit_of_measure": "sáng kiến"}
RATE = {"code": "rate", "name": "tỷ lệ tham gia", "unit_of_measure": "%", "measure": "rate"}
POOR = {"code": "poor", "name": "hộ nghèo", "unit_of_measure": "hộ", "better": "lower"}
WASTE = {"code": "waste", "name": "rác", "unit_of_measure": "tấn", "decimals": 1}
BASES = [
    {"code": "m", "name": "đoàn viên", "total": "12.345"},
    {"code": "over", "name": "CNVCLĐ", "total": "12.345", "precision": "over"},
    {"code": "w", "name": "CĐCS"},
    {"code": "none", "name": "tổ"},
]
UNITS = [
    {"code": "u1", "name": "Đơn vị Một", "bases": {"w": "100"}},
    {"code": "u2", "name": "Đơn vị Hai", "bases": {"w": "60"}, "active_from": "01/6/2022"},
]


@pytest.fixture
def goals(campaign):
    """The goals of these targets, each called after its code."""

    def build(*targets):
        named = [{"code": f"t{n}", "name": f"mục tiêu {n}"} | one for n, one in enumerate(targets)]
        built = campaign(
            indicators=[IDEAS, RATE, POOR, WASTE], bases=BASES, units=UNITS, targets=named
        )
        found = Goals(Units(built), Bases(Units(built)), DAY)
        return [found.of(target) for target in built.targets]

    return build


def told(goal):
    """Value, precision and sort of a goal, with the upper end and what it is of."""
    ends = [
        None if one is None else f"{one.precision} {one.value} {one.quantity}"
        for one in (goal.goal, goal.goal_to)
    ]
    return (*ends, goal.of, goal.whole and goal.whole.value)


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ({"count": "2.000"}, ("exact 2000 count", None, None, None)),
        ({"count": "0"}, ("exact 0 count", None, None, None)),
        ({"count": "2.000", "precision": "over"}, ("over 2000 count", None, None, None)),
        ({"rate": "15%", "of": "m"}, ("exact 1852 count", None, "đoàn viên", 12_345)),
        ({"rate": "20%", "of": "m"}, ("exact 2469 count", None, "đoàn viên", 12_345)),
        ({"rate": "15%", "of": "over"}, ("over 1852 count", None, "CNVCLĐ", 12_345)),
        (
            {"rate": "8%", "rate_to": "10%", "of": "m"},
            ("exact 988 count", "exact 1235 count", "đoàn viên", 12_345),
        ),
        ({"rate": "0%", "of": "m"}, ("exact 0 count", None, "đoàn viên", 12_345)),
        ({"rate": "10%", "of": "w"}, ("exact 16 count", None, "CĐCS", 160)),
        (
            {"rate": "10%", "of": {"base": "w", "on": "31/5/2022"}},
            ("exact 10 count", None, "CĐCS", 100),
        ),
        ({"rate": "10%", "of": {"base": "w"}}, ("exact 16 count", None, "CĐCS", 160)),
        (
            {"rate": "15%", "of": "m", "indicator": "poor"},
            ("exact 1851 count", None, "đoàn viên", 12_345),
        ),
        (
            {"rate": "1,01%", "of": "m", "indicator": "waste"},
            ("exact 1247/10 count", None, "đoàn viên", 12_345),
        ),
        (
            {"count": "91,5%", "indicator": "rate"},
            ("exact 183/200 rate", None, None, None),
        ),
        (
            {"rate": "91,5%", "indicator": "rate"},
            ("exact 183/200 rate", None, None, None),
        ),
        (
            {"rate": "91,5%", "indicator": "rate", "precision": "over"},
            ("over 183/200 rate", None, None, None),
        ),
        (
            {"rate": "90%", "rate_to": "95%", "indicator": "rate", "of": "m"},
            ("exact 9/10 rate", "exact 19/20 rate", None, None),
        ),
        (
            {"rate": "5%", "rate_to": "10%", "of": "m", "indicator": "poor"},
            ("exact 1234 count", "exact 617 count", "đoàn viên", 12_345),
        ),
    ],
)
def test_what_a_target_asks_for(goals, target, wanted):
    (goal,) = goals(target)
    assert told(goal) == wanted
    assert goal.lack is None


@pytest.mark.parametrize(
    ("targets", "wanted"),
    [
        (
            [{"count": "16.000"}, {"rate": "40%", "of": {"target": "t0"}}],
            ("exact 6400 count", None, "mục tiêu 0", 16_000),
        ),
        (
            [{"count": "16.001", "precision": "about"}, {"rate": "40%", "of": {"target": "t0"}}],
            ("about 6401 count", None, "mục tiêu 0", 16_001),
        ),
        (
            [
                {"rate": "50%", "of": {"target": "t2"}},
                {"rate": "15%", "of": "m"},
                {"rate": "50%", "of": {"target": "t1"}},
            ],
            ("exact 926 count", None, "mục tiêu 1", 1_852),
        ),
        (
            [
                {"rate": "8%", "rate_to": "10%", "of": "m"},
                {"rate": "50%", "of": {"target": "t0"}},
            ],
            ("exact 494 count", "exact 618 count", "mục tiêu 0", None),
        ),
        (
            [
                {"rate": "8%", "rate_to": "10%", "of": "m"},
                {"rate": "50%", "rate_to": "60%", "of": {"target": "t0"}},
            ],
            ("exact 494 count", "exact 741 count", "mục tiêu 0", None),
        ),
        (
            [
                {"rate": "8%", "rate_to": "10%", "of": "m"},
                {"rate": "50%", "of": {"target": "t0"}, "indicator": "poor"},
            ],
            ("exact 617 count", "exact 494 count", "mục tiêu 0", None),
        ),
        (
            [{"count": "100"}, {"rate": "50%", "rate_to": "60%", "of": {"target": "t0"}}],
            ("exact 50 count", "exact 60 count", "mục tiêu 0", 100),
        ),
        (
            [
                {"count": "80%", "indicator": "rate"},
                {"rate": "90%", "indicator": "rate", "of": {"target": "t0"}},
            ],
            ("exact 18/25 rate", None, "mục tiêu 0", Fraction(4, 5)),
        ),
    ],
)
def test_a_part_of_another_target(goals, targets, wanted):
    assert told(goals(*targets)[-1]) == wanted


def test_a_number_ends_a_chain(goals):
    half = {"rate": "50%", "of": {"target": "t1"}}
    assert goals(half, {"count": "100", "of": {"target": "t0"}})[0].goal == 50


@pytest.mark.parametrize(
    ("rate", "indicator", "value", "working"),
    [
        ("15%", "ideas", 1_852, "15% × 12.345 = 1.851,75 → 1.852 (làm tròn lên)"),
        ("15%", "poor", 1_851, "15% × 12.345 = 1.851,75 → 1.851 (làm tròn xuống)"),
        ("20%", "ideas", 2_469, "20% × 12.345 = 2.469"),
    ],
)
def test_a_goal_is_a_whole_number_that_says_how_it_was_rounded(
    goals, rate, indicator, value, working
):
    (found,) = goals({"rate": rate, "of": "m", "indicator": indicator})
    assert (found.goal.value, type(found.goal.value)) == (value, int)
    assert build_filters(1)["working"](found.goal) == working


def test_a_chain_is_followed_whatever_its_order(goals):
    found = goals(
        {"rate": "50%", "of": {"target": "t2"}},
        {"rate": "15%", "of": "m"},
        {"rate": "50%", "of": {"target": "t1"}},
    )
    assert [goal.goal for goal in found] == [463, 1_852, 926]


@pytest.mark.parametrize(
    ("targets", "kind", "said"),
    [
        ([{}], "unknown", "mục tiêu «mục tiêu 0» chưa có số"),
        ([{"rate": "5%"}], "unknown", "mục tiêu «mục tiêu 0» không nói là tỷ lệ của số nào"),
        (
            [{"rate": "5%", "of": "none"}],
            "unknown",
            "mục tiêu «mục tiêu 0»: chưa có số tổ của 2 đơn vị (Đơn vị Một, Đơn vị Hai)",
        ),
        (
            [{"rate": "5%", "of": {"target": "t1"}}, {"rate": "5%", "of": "none"}],
            "unknown",
            "mục tiêu «mục tiêu 0»: mục tiêu «mục tiêu 1»:"
            " chưa có số tổ của 2 đơn vị (Đơn vị Một, Đơn vị Hai)",
        ),
        (
            [{"rate": "5%", "of": {"target": "t0"}}],
            "error",
            "các mục tiêu tính theo nhau thành vòng: t0 → t0",
        ),
        (
            [
                {"rate": "5%", "of": {"target": "t1"}},
                {"rate": "5%", "of": {"target": "t2"}},
                {"rate": "5%", "of": {"target": "t1"}},
            ],
            "error",
            "các mục tiêu tính theo nhau thành vòng: t1 → t2 → t1",
        ),
        ([{"rate": "5%", "of": {"target": "x"}}], "error", "không có mục tiêu nào mã «x»"),
        (
            [
                {"rate": "5%", "of": {"target": "t1"}},
                {"count": "91,5%", "indicator": "rate"},
            ],
            "error",
            "mục tiêu «mục tiêu 0» và «mục tiêu 1» không cùng là số lượng hay cùng là tỷ lệ",
        ),
    ],
)
def test_a_goal_that_is_not_known_says_why(goals, targets, kind, said):
    goal = goals(*targets)[0]
    assert (goal.lack.kind, str(goal.lack.message)) == (kind, said)
    assert (goal.goal, goal.goal_to, goal.whole) == (None, None, None)


def test_the_remedy_is_written_as_in_the_record(goals):
    (goal,) = goals({"rate": "5%"})
    assert (
        str(goal.lack.hint)
        == "ghi mã cơ sở tính ở «of:», ví dụ «of: members» hoặc «of: {target: MÃ}»"
    )


@given(st.fractions(0, 1_000), st.booleans(), st.integers(0, 3))
def test_a_goal_is_the_nearest_number_that_can_be_counted(value, falls, decimals):
    record = IDEAS | {"better": "lower" if falls else "higher", "decimals": str(decimals)}
    found = countable(Figure(value), Indicator.model_validate(record)).value
    step = Fraction(1, 10**decimals)
    assert found % step == 0
    assert found - step < value <= found if not falls else found <= value < found + step

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.quotas.apportioning import by_rate, by_total, deduct
from generator.figures.quotas.constraints import AllocationImpossible, Limits
from generator.figures.quotas.phases import split_phases, weigh_phases
from generator.figures.quotas.reasons import (
    Bounded,
    Deducted,
    End,
    FixedByHand,
    PartOfPhase,
    PartOfTotal,
    RateOfBase,
    WithoutBase,
)
from generator.figures.quotas.recorded_rules import rule_of_rate, rule_of_total
from generator.wording.said_numbers import Rounding

LAI_CHAU = {
    "phong-tho": 97,
    "sin-ho": 117,
    "than-uyen": 79,
    "thanh-pho": 99,
    "tam-duong": 73,
    "tan-uyen": 67,
    "muong-te": 80,
    "nam-nhun": 67,
    "vien-chuc": 58,
    "y-te": 20,
    "giao-duc": 25,
}
SIX_PERCENT = Fraction(6, 100)


def words(allocation, code):
    return str(allocation.reasons[code].words())


def codes_of(demand):
    with pytest.raises(AllocationImpossible) as caught:
        demand()
    return [fault.code for fault in caught.value.faults], str(caught.value)


# by rate


def test_rate_of_base_gives_the_quotas_of_lai_chau():
    allocation = by_rate(LAI_CHAU, SIX_PERCENT, limits=Limits(minimum=2))
    assert list(allocation.quotas.values()) == [6, 7, 5, 6, 4, 4, 5, 4, 3, 2, 2]
    assert allocation.total == 48
    assert list(allocation.quotas) == list(LAI_CHAU)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("phong-tho", "6% × 97 = 5,82 → 6"),
        ("y-te", "6% × 20 = 1,2 → 1; tối thiểu 2"),
        ("giao-duc", "6% × 25 = 1,5 → 2"),
        ("sin-ho", "6% × 117 = 7,02 → 7; tối đa 6"),
        ("muong-te", "ấn định 12"),
    ],
)
def test_rate_of_base_gives_its_reasons(code, said):
    limits = Limits(minimum=2, maximum=6, fixed={"muong-te": 12})
    assert words(by_rate(LAI_CHAU, SIX_PERCENT, limits=limits), code) == said


@pytest.mark.parametrize(
    ("rounding", "quotas"),
    [
        (Rounding.HALF_UP, [1, 2, 2, 3]),
        (Rounding.TRUNCATE, [1, 1, 1, 2]),
        (Rounding.UP, [2, 2, 2, 3]),
    ],
)
def test_rate_of_base_rounds_as_told(rounding, quotas):
    bases = {"a": 24, "b": 25, "c": 33, "d": 42}  # 1,44 · 1,5 · 1,98 · 2,52
    assert list(by_rate(bases, SIX_PERCENT, rounding).quotas.values()) == quotas


def test_reasons_are_data():
    shares = by_rate({"a": 97, "b": 20}, SIX_PERCENT, limits=Limits(minimum=2)).reasons
    assert shares["a"] == RateOfBase(SIX_PERCENT, 97, 6)
    assert shares["b"] == Bounded(End.MINIMUM, 2, RateOfBase(SIX_PERCENT, 20, 1))


def test_an_exact_product_shows_no_rounding():
    assert words(by_rate({"a": 100}, SIX_PERCENT), "a") == "6% × 100 = 6"


# by total


@pytest.mark.parametrize(
    ("total", "bases", "limits", "quotas"),
    [
        (10, {"a": 1, "b": 1, "c": 1}, Limits(), {"a": 4, "b": 3, "c": 3}),
        (10, {"c": 1, "b": 1, "a": 1}, Limits(), {"c": 3, "b": 3, "a": 4}),
        (10, {"a": 6, "b": 3, "c": 1}, Limits(minimum=2), {"a": 5, "b": 3, "c": 2}),
        (10, {"a": 6, "b": 3, "c": 1}, Limits(maximum=4), {"a": 4, "b": 4, "c": 2}),
        (10, {"a": 6, "b": 3, "c": 1}, Limits(fixed={"a": 1}), {"a": 1, "b": 7, "c": 2}),
        (10, {"a": 6, "b": 3, "c": 1}, Limits(floors={"b": 5}), {"a": 4, "b": 5, "c": 1}),
        (10, {"a": 6, "b": 3, "c": 1}, Limits(ceilings={"a": 3}), {"a": 3, "b": 5, "c": 2}),
        (10, {"a": 6, "b": 0}, Limits(), {"a": 10, "b": 0}),
        (10, {"a": 6, "b": 0}, Limits(minimum=2), {"a": 8, "b": 2}),
        (6, {"a": 1, "b": 9}, Limits(minimum=3, maximum=3), {"a": 3, "b": 3}),
        (0, {"a": 1, "b": 9}, Limits(), {"a": 0, "b": 0}),
        (5, {"a": 1}, Limits(fixed={"a": 5}), {"a": 5}),
        (0, {}, Limits(), {}),
    ],
)
def test_total_is_split_within_the_limits(total, bases, limits, quotas):
    allocation = by_total(total, bases, limits)
    assert allocation.quotas == quotas
    assert list(allocation.quotas) == list(bases)


def test_total_gives_its_reasons():
    limits = Limits(minimum=2, fixed={"d": 5})
    allocation = by_total(48, {"a": 97, "b": 99, "c": 3, "d": 50, "e": 0}, limits)
    assert {code: words(allocation, code) for code in allocation.reasons} == {
        "a": "39 × 97 ÷ 196 = 19,301… → 19; phần lẻ lớn thứ 2: không thêm",
        "b": "39 × 99 ÷ 196 = 19,698… → 19; phần lẻ lớn thứ nhất: cộng 1",
        "c": "theo tỷ lệ là 0,596…; tối thiểu 2",
        "d": "ấn định 5",
        "e": "không có cơ sở tính, giao 2",
    }
    assert allocation.reasons["b"] == PartOfTotal(39, 99, 196, 20, place=1)
    assert allocation.reasons["d"] == FixedByHand(5)
    assert allocation.reasons["e"] == WithoutBase(2)


def test_who_gets_one_more_and_who_does_not_is_told_by_the_order_of_remainders():
    allocation = by_total(20, {"a": 33, "b": 37, "c": 22, "d": 8, "e": 10})
    assert [words(allocation, code) for code in "abcde"] == [
        "20 × 33 ÷ 110 = 6",
        "20 × 37 ÷ 110 = 6,727… → 6; phần lẻ lớn thứ 2: cộng 1",
        "20 × 22 ÷ 110 = 4",
        "20 × 8 ÷ 110 = 1,454… → 1; phần lẻ lớn thứ 3: không thêm",
        "20 × 10 ÷ 110 = 1,818… → 1; phần lẻ lớn thứ nhất: cộng 1",
    ]


@given(st.integers(0, 300), st.lists(st.integers(0, 60), min_size=1, max_size=9))
def test_a_total_without_bounds_is_what_is_told_plainly(total, bases):
    if not any(bases):
        total = 0
    whole = sum(bases) or 1
    plain = [total * base // whole for base in bases]
    while sum(plain) < total:
        rest = [
            Fraction(total * base, whole) - part for base, part in zip(bases, plain, strict=True)
        ]
        plain[rest.index(max(rest))] += 1
    units = {f"u{place}": base for place, base in enumerate(bases)}
    assert list(by_total(total, units).quotas.values()) == plain


def test_total_tells_of_a_maximum():
    allocation = by_total(10, {"a": 6, "b": 3, "c": 1}, Limits(maximum=4))
    assert allocation.reasons["a"] == Bounded(End.MAXIMUM, 4, PartOfTotal(2, 6, 1, 12))
    assert words(allocation, "a") == "theo tỷ lệ là 12; tối đa 4"


_BASES = st.dictionaries(
    st.text("abcdefgh0123", min_size=1, max_size=4), st.integers(0, 5000), min_size=1, max_size=40
)


@st.composite
def demands(draw):
    """A total with bases and limits that leave room for it."""
    bases = draw(_BASES)
    some = st.sets(st.sampled_from(sorted(bases)))
    minimum = draw(st.integers(0, 3))
    floors = {code: draw(st.integers(0, 60)) for code in draw(some)}
    fixed = {code: draw(st.integers(0, 60)) for code in draw(some)}
    low = {code: floors.get(code, minimum) for code in bases}
    ceilings = {code: low[code] + draw(st.integers(0, 60)) for code in draw(some)}
    least = sum(fixed.get(code, low[code]) for code in bases)
    most = sum(
        fixed.get(code, ceilings.get(code, 9999) if base else low[code])
        for code, base in bases.items()
    )
    total = draw(st.integers(least, min(most, least + 6000)))
    return total, bases, Limits(minimum, None, floors, ceilings, fixed)


@given(demands())
def test_total_is_met_and_limits_are_kept(demand):
    total, bases, limits = demand
    shares = by_total(total, bases, limits).reasons
    assert sum(share.quota for share in shares.values()) == total
    for code, share in shares.items():
        if code in limits.fixed:
            assert share.quota == limits.fixed[code]
        else:
            assert share.quota >= limits.floor(code)
            assert share.quota <= limits.ceilings.get(code, total)


@given(demands())
def test_shares_are_less_than_one_from_exact_unless_a_bound_says_so(demand):
    total, bases, limits = demand
    reasons = list(by_total(total, bases, limits).reasons.values())
    parts = [reason for reason in reasons if isinstance(reason, PartOfTotal)]
    assert len({(part.total, part.whole) for part in parts}) <= 1
    for part in parts:
        assert abs(part.quota - Fraction(part.total * part.base, part.whole)) < 1
    for held in (reason for reason in reasons if isinstance(reason, Bounded)):
        exact = Fraction(held.exact.total * held.exact.base, held.exact.whole)
        assert exact < held.quota if held.bound is End.MINIMUM else exact > held.quota


@given(demands(), st.randoms())
def test_the_order_of_the_units_has_no_effect(demand, random):
    total, bases, limits = demand
    items = list(bases.items())
    random.shuffle(items)
    assert by_total(total, dict(items), limits).reasons == by_total(total, bases, limits).reasons


@given(st.lists(st.integers(1, 30_000), min_size=40, max_size=40), st.integers(0, 5091))
def test_5091_over_forty_units_holds_for_the_whole_and_both_phases(members, first):
    bases = {f"u{index:02d}": base for index, base in enumerate(members)}
    allocation = by_total(5091, bases)
    assert allocation.total == 5091
    whole = sum(members)
    for code, quota in allocation.quotas.items():
        assert abs(quota - Fraction(5091 * bases[code], whole)) < 1
    totals = {"1": first, "2": 5091 - first}
    cells = split_phases(allocation.quotas, totals)
    for phase, wanted in totals.items():
        assert sum(row[phase] for row in cells.values()) == wanted
    for code, quota in allocation.quotas.items():
        assert sum(cells[code].values()) == quota
        assert abs(cells[code]["1"] - Fraction(quota * first, 5091)) < 1


@given(_BASES, st.integers(0, 5000))
def test_equal_remainders_go_to_the_smaller_code(bases, total):
    same = dict.fromkeys(bases, 7)
    quotas = by_total(total, same).quotas
    assert [quotas[code] for code in sorted(same)] == sorted(quotas.values(), reverse=True)


# impossible demands


@pytest.mark.parametrize(
    ("total", "limits", "code", "said"),
    [
        (3, Limits(minimum=2), "E-QUOTA-FLOORS", "cộng lại là 4, vượt tổng 3"),
        (3, Limits(fixed={"a": 4}), "E-QUOTA-FLOORS", "cộng lại là 4, vượt tổng 3"),
        (9, Limits(maximum=4), "E-QUOTA-CEILINGS", "chỉ cho giao 8, không đủ tổng 9"),
        (9, Limits(fixed={"a": 4, "b": 4}), "E-QUOTA-CEILINGS", "chỉ cho giao 8"),
        (9, Limits(fixed={"x": 4}), "E-QUOTA-UNKNOWN", "«x» không có trong danh sách"),
        (9, Limits(floors={"a": 5}, maximum=4), "E-QUOTA-CROSSED", "5 của đơn vị «a» lớn hơn"),
        (-1, Limits(), "E-QUOTA-NEGATIVE", "không được âm"),
        (9, Limits(floors={"a": -5}), "E-QUOTA-NEGATIVE", "«a» không được âm"),
    ],
)
def test_impossible_totals_are_explained(total, limits, code, said):
    codes, message = codes_of(lambda: by_total(total, {"a": 1, "b": 2}, limits))
    assert codes == [code]
    assert said in message


def test_a_total_without_any_base_is_explained():
    codes, message = codes_of(lambda: by_total(5, {"a": 0, "b": 0}))
    assert codes == ["E-QUOTA-BASE"]
    assert message == "không đơn vị nào có cơ sở tính để chia tổng 5"


def test_all_contradictions_are_told_at_once():
    limits = Limits(floors={"a": 5, "x": 1}, ceilings={"a": 4}, fixed={"y": 1})
    codes, message = codes_of(lambda: by_rate({"a": 1, "b": -2}, SIX_PERCENT, limits=limits))
    assert codes == ["E-QUOTA-UNKNOWN", "E-QUOTA-UNKNOWN", "E-QUOTA-NEGATIVE", "E-QUOTA-CROSSED"]
    assert message == "có 4 yêu cầu không thể đáp ứng"


def test_a_negative_rate_is_refused():
    assert codes_of(lambda: by_rate({"a": 1}, Fraction(-1, 2)))[0] == ["E-QUOTA-NEGATIVE"]


# what is done


def test_what_is_done_is_deducted():
    allocation = by_rate(LAI_CHAU, SIX_PERCENT, limits=Limits(fixed={"sin-ho": 7}))
    left = deduct(allocation, {"phong-tho": 2, "tam-duong": 11, "sin-ho": 3, "y-te": 0})
    assert left.quotas["phong-tho"] == 4
    assert words(left, "phong-tho") == "6% × 97 = 5,82 → 6; đã thực hiện 2, còn 4"
    assert left.quotas["tam-duong"] == 0  # 4 asked, 11 done
    assert left.quotas["sin-ho"] == 7  # fixed by hand
    assert left.reasons["y-te"] == allocation.reasons["y-te"]
    assert isinstance(left.reasons["tam-duong"], Deducted)


@given(st.dictionaries(st.sampled_from(sorted(LAI_CHAU)), st.integers(0, 40)), st.integers(0, 500))
def test_what_is_left_of_a_total_is_exact(done, more):
    total = sum(done.values()) + more
    left = deduct(by_total(total, LAI_CHAU, Limits().holding(done)), done)
    assert left.total == more


def test_holding_keeps_a_higher_floor():
    limits = Limits(minimum=2, floors={"a": 5}).holding({"a": 3, "b": 4, "c": 1})
    assert [limits.floor(code) for code in "abcd"] == [5, 4, 2, 2]


# phases


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (PartOfPhase(6, 5, 10, 3), "6 × 5 ÷ 10 = 3"),
        (PartOfPhase(0, 0, 0, 0), "0 × 0 ÷ 0 = 0"),
        (
            PartOfPhase(3, 6, 10, 2, 1, 1),
            "3 × 6 ÷ 10 = 1,8 → 1; phần lẻ lớn thứ nhất của đơn vị: cộng 1",
        ),
        (
            PartOfPhase(3, 4, 10, 1, 2, 1),
            "3 × 4 ÷ 10 = 1,2 → 1; phần lẻ lớn thứ 2 của đơn vị: không thêm",
        ),
        (PartOfPhase(3, 4, 10, 2, 2, 1), "3 × 4 ÷ 10 = 1,2 → 1; +1 để đủ tổng của giai đoạn"),
        (
            PartOfPhase(3, 6, 10, 1, 1, 1),
            "3 × 6 ÷ 10 = 1,8 → 1; không thêm để khớp tổng của giai đoạn",
        ),
    ],
)
def test_a_part_of_a_phase_says_why_it_is_rounded_so(reason, said):
    assert str(reason.words()) == said


@pytest.mark.parametrize(
    ("total", "weights", "totals"),
    [
        (10_000, {"1": 4000, "2": 6000}, {"1": 4000, "2": 6000}),
        (2000, {"1": 5, "2": 4, "3": 6}, {"1": 667, "2": 533, "3": 800}),
        (
            1000,
            {"1": Fraction(5, 100), "2": Fraction(4, 100), "3": Fraction(6, 100)},
            {"1": 333, "2": 267, "3": 400},
        ),
        (5, {"1": 1, "2": 1}, {"1": 3, "2": 2}),
        (5, {"1": 0, "2": 1}, {"1": 0, "2": 5}),
    ],
)
def test_weigh_phases(total, weights, totals):
    assert weigh_phases(total, weights) == totals


@pytest.mark.parametrize("weights", [{}, {"1": 0}, {"1": 2, "2": -1}])
def test_weights_must_weigh_something(weights):
    assert codes_of(lambda: weigh_phases(5, weights))[0] == ["E-QUOTA-BASE"]


def test_split_phases():
    assert split_phases({"b": 3, "a": 3, "c": 4}, {"1": 4, "2": 6}) == {
        "b": {"1": 1, "2": 2},
        "a": {"1": 1, "2": 2},
        "c": {"1": 2, "2": 2},
    }


@pytest.mark.parametrize(
    ("quotas", "totals", "cells"),
    [
        ({"a": 1, "b": 1}, {"1": 1, "2": 1}, {"a": {"1": 1, "2": 0}, "b": {"1": 0, "2": 1}}),
        ({"a": 0}, {"1": 0, "2": 0}, {"a": {"1": 0, "2": 0}}),
        ({"a": 7}, {"1": 7}, {"a": {"1": 7}}),
        ({}, {"1": 0}, {}),
    ],
)
def test_split_phases_at_the_edges(quotas, totals, cells):
    got = split_phases(quotas, totals)
    assert {code: sum(row.values()) for code, row in got.items()} == quotas
    assert sorted(map(repr, got.values())) == sorted(map(repr, cells.values()))


def test_phases_that_do_not_add_up_are_explained():
    codes, message = codes_of(lambda: split_phases({"a": 5, "b": 6}, {"1": 5, "2": 5}))
    assert codes == ["E-QUOTA-PHASES"]
    assert "các đơn vị cộng lại là 11, các giai đoạn cộng lại là 10" in message
    assert codes_of(lambda: split_phases({"a": -5, "b": 5}, {"1": 0}))[0] == ["E-QUOTA-NEGATIVE"]


@st.composite
def tables(draw, units=12, phases=5, quota=40):
    """Unit quotas and phase totals of one sum."""
    quotas = draw(st.lists(st.integers(0, quota), min_size=1, max_size=units))
    cuts = draw(st.lists(st.integers(0, sum(quotas)), min_size=1, max_size=phases - 1))
    edges = [0, *sorted(cuts), sum(quotas)]
    return quotas, [high - low for low, high in pairwise(edges)]


def _named(values):
    return {f"{index:02d}": value for index, value in enumerate(values)}


def _split(quotas, totals):
    cells = split_phases(_named(quotas), _named(totals))
    return [list(row.values()) for row in cells.values()]


def _off(cells, quotas, totals):
    """The sum of the squared distances from the exact shares."""
    whole = sum(quotas)
    return sum(
        (cell - Fraction(quota * total, whole)) ** 2
        for row, quota in zip(cells, quotas, strict=True)
        for cell, total in zip(row, totals, strict=True)
    )


@given(tables())
def test_phases_are_exact_in_both_directions_and_nowhere_far_off(table):
    quotas, totals = table
    cells = _split(quotas, totals)
    assert [sum(row) for row in cells] == quotas
    assert [sum(column) for column in zip(*cells, strict=True)] == totals
    for row, quota in zip(cells, quotas, strict=True):
        for cell, total in zip(row, totals, strict=True):
            assert abs(cell - Fraction(quota * total, sum(quotas) or 1)) < 1


@given(tables(units=3, phases=3, quota=7))
def test_no_other_table_is_nearer(table):
    quotas, totals = table
    best = _off(_split(quotas, totals), quotas, totals) if any(quotas) else 0
    ways = [
        [row for row in product(range(quota + 1), repeat=len(totals)) if sum(row) == quota]
        for quota in quotas
    ]
    for cells in product(*ways):
        if [sum(column) for column in zip(*cells, strict=True)] == totals and any(quotas):
            assert best <= _off(cells, quotas, totals)


def test_a_move_goes_where_it_costs_least():
    assert _split([15, 10, 18], [15, 4, 24]) == [[5, 1, 9], [4, 1, 5], [6, 2, 10]]


def test_a_chain_of_moves_over_several_phases_is_found():
    assert _split([183, 271, 1, 2], [26, 31, 23, 110, 50, 217]) == [
        [10, 13, 9, 44, 20, 87],
        [16, 18, 14, 65, 30, 128],
        [0, 0, 0, 0, 0, 1],
        [0, 0, 0, 1, 0, 1],
    ]


@given(tables(), st.randoms())
def test_phases_do_not_depend_on_the_order_of_the_units(table, random):
    quotas, totals = table
    items = list(_named(quotas).items())
    random.shuffle(items)
    assert split_phases(dict(items), _named(totals)) == split_phases(_named(quotas), _named(totals))


# the rule in words


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            rule_of_rate(SIX_PERCENT, "số CĐCS", limits=Limits(minimum=2)),
            "6% × số CĐCS, làm tròn đến hàng đơn vị; tối thiểu 2",
        ),
        (
            rule_of_rate(Fraction("0.125"), "số đoàn viên", Rounding.TRUNCATE),
            "12,5% × số đoàn viên, bỏ phần lẻ",
        ),
        (
            rule_of_rate(Fraction("0.05"), "CNVCLĐ", Rounding.UP, Limits(fixed={"a": 1})),
            "5% × CNVCLĐ, làm tròn lên; 01 đơn vị được ấn định",
        ),
        (
            rule_of_total(5091, "số đoàn viên", Limits(maximum=300, floors={"a": 1})),
            "chia 5.091 theo số đoàn viên, phần lẻ chia theo thứ tự từ lớn đến nhỏ; tối đa 300; 01 đơn vị có mức riêng",
        ),
    ],
)
def test_rules_in_words(rule, said):
    assert str(rule) == said

"""Bases and quotas: every leaf once, a declared total first, and nothing that could mean two things."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.figure import Operation
from generator.figures.given import Bases, Quotas
from generator.model.campaign import Campaign
from generator.model.roster import Units

DAY = date(2022, 6, 30)
PHASES = [
    {"code": "gd1", "name": "giai đoạn 1", "ends": "31/5/2022"},
    {"code": "gd2", "name": "giai đoạn 2", "ends": "01/9/2023"},
    {"code": "dot", "name": "đợt cao điểm", "ends": "20/5/2022", "within": "gd1"},
]
MERGED = [{"on": "01/7/2022", "merge": ["a", "b"], "into": "s"}]
SPLIT = [{"on": "01/7/2022", "split": "a", "into": ["s", "t"]}]


def units_of(*lines):
    """`u1`, `c1 < u1`, `c1 < u1 = 5`: the unit, its superior, its base."""
    found = []
    for line in lines:
        place, _, base = line.partition(" = ")
        code, _, parent = place.partition(" < ")
        unit = {"code": code, "name": f"Đơn vị {code}"}
        unit |= {"parent": parent} if parent else {}
        found.append(unit | ({"bases": {"m": base}} if base else {}))
    return found


def bases_of(campaign, *lines, total=None, **parts):
    declared = {"total": total} if total is not None else {}
    bases = [{"code": "m", "name": "đoàn viên", **declared}]
    return Bases(Units(campaign(units=units_of(*lines), bases=bases, **parts)))


@pytest.mark.parametrize(
    ("lines", "unit", "size"),
    [
        (["u1 = 300", "u2 = 500", "c1 < u1 = 100", "c2 < u1 = 200"], None, 800),
        (["u1 = 300", "u2 = 500", "c1 < u1 = 100", "c2 < u1 = 200"], "u1", 300),
        (["u1", "u2 = 500", "c1 < u1 = 100", "c2 < u1 = 200"], None, 800),
        (["u1", "u2 = 500", "c1 < u1 = 100", "c2 < u1 = 200"], "u1", 300),
        (["u1", "u2 = 500", "c1 < u1 = 100", "c2 < u1"], None, None),
        (["u1", "u2 = 500", "c1 < u1 = 100", "c2 < u1"], "u1", None),
        (["u1 = 300", "u2 = 500", "c1 < u1 = 100", "c2 < u1"], None, 800),
        (["u1 = 300", "u2 = 500", "c1 < u1 = 100", "c2 < u1"], "c2", None),
        (["u1 = 0", "u2 = 0"], None, 0),
        (["u1 = 1", "u2"], None, None),
        ([], None, None),
    ],
)
def test_a_base_counts_each_leaf_once(campaign, lines, unit, size):
    assert bases_of(campaign, *lines).of("m", DAY, unit) == size


@pytest.mark.parametrize("total", ["0", "1.000"])
def test_a_declared_base_goes_before_the_sum_also_where_it_is_zero(campaign, total):
    assert bases_of(campaign, "u1 = 5", total=total).of("m", DAY) == int(total.replace(".", ""))


@pytest.mark.parametrize(
    ("lines", "unit", "said"),
    [
        (["u1 = 1", "u2"], None, "chưa có số đoàn viên của Đơn vị u2"),
        (
            ["u1", "a < u1", "b < u1", "c < u1 = 2"],
            None,
            "chưa có số đoàn viên của 2 đơn vị (Đơn vị a, Đơn vị b)",
        ),
        (["u1", "a < u1", "u2"], "u1", "chưa có số đoàn viên của Đơn vị a"),
        (
            [f"u{n}" for n in range(1, 8)],
            None,
            "chưa có số đoàn viên của 7 đơn vị"
            " (Đơn vị u1, Đơn vị u2, Đơn vị u3, Đơn vị u4, Đơn vị u5, …)",
        ),
        ([], None, "chưa có số đoàn viên của Chương trình"),
    ],
)
def test_a_base_that_is_not_known_says_of_whom(campaign, lines, unit, said):
    lack = bases_of(campaign, *lines).lack("m", DAY, unit)
    assert str(lack.message) == said
    assert not lack.is_error


def test_of_the_whole_a_total_may_be_declared_instead(campaign):
    bases = bases_of(campaign, "u1")
    assert str(bases.lack("m", DAY).hint).endswith("hoặc ghi tổng («total:») của cơ sở tính này")
    assert (
        str(bases.lack("m", DAY, "u1").hint)
        == "ghi «m:» dưới «bases:» của đơn vị (không có thì ghi 0)"
    )
    assert bases_of(campaign, "u1 = 0").lack("m", DAY) is None


@pytest.mark.parametrize(
    ("lines", "changes", "day", "sizes"),
    [
        (["a = 10", "b = 20", "s"], MERGED, "30/6", {"a": 10, "b": 20, "s": None, None: 30}),
        (["a = 10", "b = 20", "s"], MERGED, "01/7", {"a": 10, "b": 20, "s": 30, None: 30}),
        (["a = 10", "b = 20", "s = 33"], MERGED, "01/7", {"s": 33, None: 33}),
        (["a = 10", "b", "s"], MERGED, "01/7", {"s": None, None: None}),
        (["a", "c < a = 10", "b = 20", "s"], MERGED, "01/7", {"s": 30}),
        (["a = 10", "s", "t = 4"], SPLIT, "01/7", {"s": None, "t": 4, None: None}),
        (["a = 10", "s = 6", "t = 4"], SPLIT, "01/7", {None: 10}),
        (["a = 10", "s = 7", "t = 4"], SPLIT, "30/6", {None: 10}),
    ],
)
def test_a_base_passes_over_by_sum(campaign, lines, changes, day, sizes):
    bases = bases_of(campaign, *lines, changes=changes)
    on = date(2022, int(day[-1]), int(day[:2]))
    assert {unit: bases.of("m", on, unit) for unit in sizes} == sizes


def test_a_base_passes_over_twice(campaign):
    changes = [*MERGED, {"on": "01/8/2022", "merge": ["s", "c"], "into": "z"}]
    bases = bases_of(campaign, "a = 1", "b = 2", "s", "c = 4", "z", changes=changes)
    assert bases.of("m", date(2022, 8, 1), "z") == 7
    assert bases.of("m", date(2022, 7, 31)) == 7


def quotas_of(campaign, lines, tables, **parts):
    built = campaign(units=units_of(*lines), quotas=tables, **parts)
    return Quotas(Units(built), built.main_indicator)


def numbers(found):
    return {code: figure.value for code, figure in found.units.items()}


@pytest.mark.parametrize(
    ("table", "units", "total"),
    [
        ({"counts": {"u1": "60", "u2": "40", "c1": "17", "c2": "33"}}, None, 100),
        ({"counts": {"u2": "40", "c1": "17", "c2": "33"}}, {"u1": 50}, 90),
        ({"counts": {"c1": "17"}}, {"u1": 17, "c1": 17}, 17),
        ({"counts": {"u1": "0", "u2": "0"}}, None, 0),
        ({"counts": {"u1": "5"}, "total": "0"}, None, 0),
        ({"counts": {}, "total": "70"}, {}, 70),
        ({"counts": {}}, {}, None),
    ],
)
def test_quotas_count_each_leaf_once(campaign, table, units, total):
    found = quotas_of(campaign, ["u1", "u2", "c1 < u1", "c2 < u1"], [table]).given(None, DAY)
    own = {code: int(count) for code, count in table["counts"].items()}
    assert numbers(found) == own | (units or {})
    assert found.total == total
    assert found.lack is None


A = {"code": "a", "counts": {"u1": "4", "u2": "6"}, "total": "10"}
B = {"code": "b", "counts": {"u1": "25", "u2": "35"}}
C = {"code": "c", "counts": {"u2": "1"}}


@pytest.mark.parametrize(
    ("tables", "units", "total"),
    [
        ([A], {"u1": 4, "u2": 6}, 10),
        ([A, B | {"replaces": "a"}], {"u1": 25, "u2": 35}, 60),
        ([B, A | {"replaces": "b"}], {"u1": 4, "u2": 6}, 10),
        ([A, B | {"adds_to": "a"}], {"u1": 29, "u2": 41}, 70),
        ([A, B | {"adds_to": "a"}, C | {"adds_to": "b"}], {"u1": 29, "u2": 42}, 71),
        ([A, B | {"adds_to": "a"}, C | {"replaces": "b"}], {"u1": 4, "u2": 7}, 11),
        ([A, B | {"replaces": "a"}, C | {"adds_to": "a"}], {"u1": 25, "u2": 36}, 61),
        ([A, B | {"replaces": "a"}, C | {"replaces": "b"}], {"u2": 1}, 1),
        ([A, {"counts": {"u1": "1"}, "adds_to": "a"}], {"u1": 5, "u2": 6}, 11),
        ([A, {"counts": {}, "total": "5", "adds_to": "a"}], {"u1": 4, "u2": 6}, 15),
        ([A, {"counts": {}, "adds_to": "a"}], {"u1": 4, "u2": 6}, None),
    ],
)
def test_tables_that_replace_and_add(campaign, tables, units, total):
    for order in (tables, tables[::-1]):
        found = quotas_of(campaign, ["u1", "u2"], order).given(None, DAY)
        assert (numbers(found), found.total, found.lack) == (units, total, None)


def test_what_is_given_by_one_table_was_not_worked_out(campaign):
    found = quotas_of(campaign, ["u1", "u2"], [A]).given(None, DAY)
    assert [one.working.operation for one in (found.total, found.declared, found.units["u1"])] == [
        Operation.GIVEN,
        Operation.GIVEN,
        Operation.GIVEN,
    ]


def test_what_a_table_adds_below_a_unit_comes_to_what_that_unit_has(campaign):
    tables = [A, {"counts": {"c": "5"}, "adds_to": "a"}]
    found = quotas_of(campaign, ["u1", "u2", "c < u1"], tables).given(None, DAY)
    assert (numbers(found), found.total) == ({"u1": 9, "u2": 6, "c": 5}, 15)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        (
            [A, B],
            "2 bảng chỉ tiêu của sáng kiến, Chương trình (a, b),"
            " không bảng nào thay hay bổ sung bảng nào",
        ),
        (
            [{"counts": {}}, {"counts": {}}],
            "2 bảng chỉ tiêu của sáng kiến, Chương trình (–, –),"
            " không bảng nào thay hay bổ sung bảng nào",
        ),
        (
            [A, B | {"replaces": "a"}, C | {"replaces": "a"}],
            "2 bảng chỉ tiêu cùng thay bảng «a»",
        ),
        (
            [A | {"replaces": "b"}, B | {"adds_to": "a"}],
            "các bảng chỉ tiêu nối nhau thành vòng: a → b → a",
        ),
        ([A | {"replaces": "a"}], "các bảng chỉ tiêu nối nhau thành vòng: a → a"),
        ([A, B | {"adds_to": "z"}], "«z» không phải là bảng chỉ tiêu của sáng kiến, Chương trình"),
        (
            [A, B, C | {"adds_to": "a", "replaces": "b"}],
            "bảng chỉ tiêu «c» vừa thay vừa bổ sung",
        ),
        (
            [A, {"counts": {}, "adds_to": "a", "replaces": "a"}],
            "bảng chỉ tiêu «–» vừa thay vừa bổ sung",
        ),
        ([A, A | {"replaces": "a"}], "2 bảng chỉ tiêu cùng mã «a»"),
    ],
)
def test_tables_that_could_mean_two_things_give_nothing(campaign, tables, said):
    found = quotas_of(campaign, ["u1", "u2"], tables).given(None, DAY)
    assert str(found.lack.message) == said
    assert found.lack.is_error
    assert (found.units, found.total) == ({}, None)


def test_a_table_of_another_period_is_not_replaced(campaign):
    tables = [A | {"phase": "gd1"}, B | {"phase": "gd2", "replaces": "a"}]
    found = quotas_of(campaign, ["u1", "u2"], tables, phases=PHASES)
    assert found.given("gd1", DAY).total == 10
    assert str(found.given("gd2", DAY).lack.message) == (
        "«a» không phải là bảng chỉ tiêu của sáng kiến, giai đoạn 2"
    )


def test_a_table_by_its_code_is_itself_whatever_holds(campaign):
    tables = [A, B | {"rule": "chia đều", "reasons": {"u1": "nhiều việc"}}]
    quotas = quotas_of(campaign, ["u1", "u2"], tables)
    found = quotas.table("b", DAY)
    assert (numbers(found), found.total) == ({"u1": 25, "u2": 35}, 60)
    assert (found.rule, found.notes) == ("chia đều", {"u1": "nhiều việc"})
    assert quotas.table("z", DAY) is None


def test_rules_and_reasons_of_tables_that_are_added_stand_side_by_side(campaign):
    first = A | {"rule": "đợt 1", "reasons": {"u1": "một", "u2": "hai"}}
    second = B | {"rule": "đợt 2", "reasons": {"u1": "thêm"}, "adds_to": "a"}
    found = quotas_of(campaign, ["u1", "u2"], [second, first]).given(None, DAY)
    assert found.rule == "đợt 1; đợt 2"
    assert found.notes == {"u1": "một; thêm", "u2": "hai"}


def test_tables_are_told_in_the_order_in_which_they_follow_each_other(campaign):
    tables = [
        {"code": "a", "adds_to": "b", "rule": "bốn"},
        {"code": "b", "adds_to": "z", "rule": "ba"},
        {"code": "z", "rule": "một"},
        {"adds_to": "z", "rule": "hai"},
    ]
    tables = [{"counts": {"u1": "1"}, **table} for table in tables]
    assert quotas_of(campaign, ["u1"], tables).given(None, DAY).rule == "một; hai; ba; bốn"


@pytest.mark.parametrize(
    ("tables", "units", "total"),
    [
        ([A | {"phase": "gd1"}, B | {"phase": "gd2"}], {"u1": 29, "u2": 41}, 70),
        (
            [A | {"phase": "gd1"}, B | {"phase": "gd2"}, C | {"phase": "dot"}],
            {"u1": 29, "u2": 41},
            70,
        ),
        ([A | {"phase": "gd1"}, B | {"phase": "gd2"}, C], {"u2": 1}, 1),
        ([A | {"phase": "gd1"}, {"phase": "gd2", "counts": {}, "total": "0"}], {}, 10),
    ],
)
def test_the_whole_is_what_all_phases_were_given(campaign, tables, units, total):
    found = quotas_of(campaign, ["u1", "u2"], tables, phases=PHASES).given(None, DAY)
    assert (numbers(found), found.total, found.lack) == (units, total, None)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ([A | {"phase": "gd1"}], "chưa giao chỉ tiêu: sáng kiến, Chương trình"),
        (
            [A | {"phase": "gd1"}, B | {"phase": "dot"}],
            "chưa giao chỉ tiêu: sáng kiến, Chương trình",
        ),
        ([], "chưa giao chỉ tiêu: sáng kiến, Chương trình"),
        (
            [A | {"phase": "gd1"}, B | {"phase": "gd2"}, C | {"phase": "gd2"}],
            "2 bảng chỉ tiêu của sáng kiến, giai đoạn 2 (b, c),"
            " không bảng nào thay hay bổ sung bảng nào",
        ),
    ],
)
def test_phases_that_do_not_make_the_whole(campaign, tables, said):
    found = quotas_of(campaign, ["u1", "u2"], tables, phases=PHASES).given(None, DAY)
    assert str(found.lack.message) == said
    assert (found.units, found.total) == ({}, None)


@pytest.mark.parametrize(
    ("counts", "superior", "left"),
    [
        ({"u1": "73", "c1": "30", "c2": "40"}, "u1", 3),
        ({"u1": "70", "c1": "30", "c2": "40"}, "u1", 0),
        ({"u1": "60", "c1": "30", "c2": "40"}, "u1", -10),
        ({"u1": "73", "c1": "30"}, "u1", 43),
        ({"u1": "73"}, "u1", None),
        ({"c1": "30"}, "u1", None),
        ({"u1": "73", "c1": "30"}, "u2", None),
        ({"u1": "73", "c1": "30"}, None, 27),
    ],
)
def test_what_was_received_and_not_handed_down(campaign, counts, superior, left):
    tables = [{"counts": counts, "total": "100"}]
    found = quotas_of(campaign, ["u1", "u2", "c1 < u1", "c2 < u1"], tables).given(None, DAY)
    assert found.not_handed_down(superior) == left


def test_of_tables_that_are_added_all_is_received(campaign):
    tables = [
        {"code": "a", "counts": {"u1": "73", "c1": "70"}},
        {"counts": {"u1": "10"}, "adds_to": "a"},
    ]
    found = quotas_of(campaign, ["u1", "c1 < u1"], tables).given(None, DAY)
    assert found.not_handed_down("u1") == 13
    assert found.not_handed_down() is None


@pytest.mark.parametrize(
    ("changes", "counts", "before", "after"),
    [
        (MERGED, {"a": "5", "b": "7"}, {"a": 5, "b": 7}, {"s": 12}),
        (MERGED, {"a": "5", "b": "7", "s": "9"}, {"a": 5, "b": 7}, {"s": 9}),
        (MERGED, {"a": "5", "b": "7", "t": "1"}, {"a": 5, "b": 7, "t": 1}, {"s": 12, "t": 1}),
        (MERGED, {"a": "5"}, {"a": 5}, {"s": 5}),
    ],
)
def test_quotas_pass_over_by_sum(campaign, changes, counts, before, after):
    quotas = quotas_of(campaign, ["a", "b", "s", "t"], [{"counts": counts}], changes=changes)
    own = {code: int(count) for code, count in counts.items()}
    found = [quotas.given(None, day) for day in (DAY, date(2022, 7, 1))]
    assert [numbers(one) for one in found] == [own, own | after]
    assert [one.total for one in found] == [sum(before.values()), sum(after.values())]


@pytest.mark.parametrize(
    ("counts", "after"),
    [
        ({"a": "5"}, {"a": 5}),
        ({"a": "5", "t": "2"}, {"t": 2}),
        ({"a": "5", "s": "3", "t": "2"}, {"s": 3, "t": 2}),
        ({"s": "3", "t": "2"}, {"s": 3, "t": 2}),
    ],
)
def test_a_split_unit_keeps_its_quota_until_parts_have_theirs(campaign, counts, after):
    quotas = quotas_of(campaign, ["a", "s", "t"], [{"counts": counts}], changes=SPLIT)
    found = quotas.given(None, date(2022, 7, 1))
    assert (numbers(found), found.total) == (after, sum(after.values()))
    assert [*after] == [code for code in found.roster.units if code in found.units]


def test_a_quota_from_before_a_split_is_there_beside_later_ones_of_the_parts(campaign):
    tables = [
        {"code": "q", "counts": {"a": "5"}},
        {"counts": {"s": "3", "t": "2"}, "adds_to": "q"},
    ]
    quotas = quotas_of(campaign, ["a", "s", "t"], tables, changes=SPLIT)
    found = quotas.given(None, date(2022, 7, 1))
    assert (numbers(found), found.total) == ({"a": 5, "s": 3, "t": 2}, 10)


def test_a_table_says_what_was_given_whoever_takes_part_by_now(campaign):
    units = [
        {"code": "u1", "name": "Một", "active_to": "31/5/2022"},
        {"code": "u2", "name": "Hai", "active_from": "01/8/2022"},
    ]
    built = campaign(units=units, quotas=[{"counts": {"u1": "4", "u2": "6"}}])
    found = Quotas(Units(built), built.main_indicator).given(None, DAY)
    assert (numbers(found), found.total) == ({"u1": 4, "u2": 6}, 10)


def test_what_a_unit_had_before_it_passed_over_is_still_told(campaign):
    quotas = quotas_of(
        campaign, ["a", "b", "s"], [{"counts": {"a": "5", "b": "7"}}], changes=MERGED
    )
    found = quotas.given(None, date(2022, 7, 1))
    assert (numbers(found), found.total) == ({"a": 5, "b": 7, "s": 12}, 12)


def test_what_passed_over_was_received(campaign):
    tables = [{"counts": {"a": "5", "b": "7", "c": "8"}}]
    quotas = quotas_of(campaign, ["a", "b", "s", "c < s"], tables, changes=MERGED)
    assert quotas.given(None, date(2022, 7, 1)).not_handed_down("s") == 4


def test_a_rate_that_is_given_is_never_added(campaign):
    rates = [{"code": "r", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}]
    tables = [{"code": "a", "counts": {"u1": "90%", "c1": "80%"}}]
    quotas = quotas_of(campaign, ["u1", "u2", "c1 < u2"], tables, indicators=rates)
    found = quotas.given(None, DAY)
    assert {code: str(figure.quantity) for code, figure in found.units.items()} == {
        "u1": "rate",
        "c1": "rate",
    }
    assert (found.total, found.lack) == (None, None)
    more = [*tables, {"counts": {"u1": "5%"}, "adds_to": "a"}]
    found = quotas_of(campaign, ["u1"], more, indicators=rates).given(None, DAY)
    assert str(found.lack.message) == "chỉ tiêu của tỷ lệ, Chương trình là tỷ lệ, không cộng được"
    phased = [tables[0] | {"phase": "gd1"}, {"phase": "gd2", "counts": {"u1": "5%"}}]
    quotas = quotas_of(campaign, ["u1"], phased, indicators=rates, phases=PHASES)
    assert str(quotas.given(None, DAY).lack.message) == "chưa giao chỉ tiêu: tỷ lệ, Chương trình"


def test_quotas_of_another_indicator_are_not_these(campaign):
    two = [{"code": code, "name": code, "unit_of_measure": "việc"} for code in ("first", "second")]
    built = campaign(
        units=units_of("u1", "u2"), quotas=[A, B | {"indicator": "second"}], indicators=two
    )
    totals = [Quotas(Units(built), one).given(None, DAY).total for one in built.indicators]
    assert totals == [10, 60]


CODES = [f"u{n}" for n in range(9)]


@st.composite
def forests(draw):
    """Units, each perhaps below one before it, some with a number."""
    size = draw(st.integers(0, len(CODES)))
    parents = {
        code: draw(st.sampled_from([None, *CODES[:place]]))
        for place, code in enumerate(CODES[:size])
    }
    counts = draw(st.dictionaries(st.sampled_from(CODES[:size] or ["u0"]), st.integers(0, 9)))
    return parents, {code: count for code, count in counts.items() if code in parents}


def plainly(code, parents, counts, *, whole):
    """What a unit has, as told: its own, else what those below it have."""
    if code in counts:
        return counts[code]
    below = [
        plainly(one, parents, counts, whole=whole) for one, up in parents.items() if up == code
    ]
    known = [one for one in below if one is not None]
    return sum(known) if known and (len(known) == len(below) or not whole) else None


def built_of(parents, counts, **parts):
    units = [
        {"code": code, "name": code, **({"parent": up} if up else {}), **extra}
        for code, up, extra in (
            (code, up, {"bases": {"m": counts[code]}} if code in counts else {})
            for code, up in parents.items()
        )
    ]
    record = {
        "code": "x", "name": "x", "short_name": "x", "issuer": "x",
        "starts": "01/01/2022", "ends": "31/12/2022",
        "indicators": [{"code": "i", "name": "i", "unit_of_measure": "i"}],
        "bases": [{"code": "m", "name": "m"}],
    }  # fmt: skip
    return Campaign.model_validate({**record, "units": units, **parts})


@given(forests(), st.randoms(use_true_random=False))
def test_bases_and_quotas_are_what_is_told_plainly(forest, shuffled):
    parents, counts = forest
    order = list(parents)
    shuffled.shuffle(order)
    built = built_of({code: parents[code] for code in order}, counts, quotas=[{"counts": counts}])
    bases = Bases(Units(built))
    found = Quotas(Units(built), built.main_indicator).given(None, DAY)
    for code in [*parents, None]:
        size = plainly(code, parents, counts, whole=True)
        assert bases.of("m", DAY, code) == size
        assert (bases.lack("m", DAY, code) is None) == (size is not None)
        quota = plainly(code, parents, counts, whole=False)
        assert (found.total if code is None else found.units.get(code)) == quota


@st.composite
def tables_of_quotas(draw):
    """A first table, and others that each replace or add to one before, none replaced twice."""
    tables = []
    for place in range(draw(st.integers(1, 5))):
        counts = draw(st.dictionaries(st.sampled_from(["u1", "u2"]), st.integers(0, 9), min_size=1))
        link = {}
        if place:
            key = draw(st.sampled_from(["replaces", "adds_to"]))
            taken = {one.get("replaces") for one in tables} if key == "replaces" else set()
            free = [one["code"] for one in tables if one["code"] not in taken]
            link = {key: draw(st.sampled_from(free))} if free else {"adds_to": "t0"}
        tables.append({"code": f"t{place}", "counts": counts, **link})
    return tables


@given(tables_of_quotas(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_tables_changes_nothing(tables, shuffled):
    gone = {table.get("replaces") for table in tables}
    held = [table["counts"] for table in tables if table["code"] not in gone]
    wanted = {
        code: sum(counts.get(code, 0) for counts in held)
        for code in ("u1", "u2")
        if any(code in counts for counts in held)
    }
    shuffled.shuffle(tables)
    built = built_of({"u1": None, "u2": None}, {}, quotas=tables)
    found = Quotas(Units(built), built.main_indicator).given(None, DAY)
    assert numbers(found) == wanted
    assert found.total == sum(wanted.values())


@pytest.mark.parametrize("given", [[None], ["gd1"], [None, "gd2"], ["gd1", "dot"], []])
def test_a_time_without_quotas_is_none_that_quotas_are_given_for(figures, given):
    tables = [
        {"phase": code, "counts": {"u": "5"}} if code else {"counts": {"u": "10"}} for code in given
    ]
    tally = figures(units=units_of("u"), phases=PHASES, quotas=tables).main
    assert [*tally.given_spans] == given


SINGLE = [{"code": "a", "name": "A"}, {"code": "b", "name": "B"}]
EVE = [{"as_of": "31/3/2022", "results": [{"counts": {"a": "1", "b": "3"}}]}]


def rows_of(tally):
    return {row.code: (row.goal and row.goal.value, row.to_come) for row in tally.units}


def test_before_a_split_the_parts_that_have_quotas_stand_for_the_whole(figures):
    tally = figures(
        units=[*SINGLE, {"code": "b1", "name": "B1"}, {"code": "b2", "name": "B2"}],
        changes=[{"on": "15/4/2022", "split": "b", "into": ["b1", "b2"]}],
        quotas=[{"counts": {"a": "2", "b1": "3", "b2": "4"}}],
        snapshots=EVE,
    ).main
    assert rows_of(tally) == {"a": (2, False), "b": (7, False), "b1": (3, True), "b2": (4, True)}
    assert tally.roster.below("b") == ("b1", "b2")
    assert (tally.quota, tally.subtotal(tally.units, None, "").goal) == (9, 9)
    assert [row.code for row in tally.receivers] == ["a", "b"]


def test_before_a_merger_what_has_a_quota_alone_stands_above_those_that_will_merge(figures):
    tally = figures(
        units=[*SINGLE, {"code": "c", "name": "C"}, {"code": "n", "name": "N"}],
        changes=[{"on": "15/4/2022", "merge": ["b", "c"], "into": "n"}],
        quotas=[{"counts": {"a": "2", "n": "7"}}],
        snapshots=EVE,
    ).main
    given = {"a": (2, False), "b": (None, False), "c": (None, False), "n": (7, True)}
    assert rows_of(tally) == given
    assert tally.roster.below("n") == ("b", "c")
    assert (tally.quota, tally.without_quota) == (9, ())


APART = [
    {"code": "p", "name": "P", "group": "g1"},
    {"code": "p1", "name": "P1", "parent": "p"},
    {"code": "p2", "name": "P2", "parent": "p"},
    {"code": "q", "name": "Q", "group": "g2"},
    {"code": "q1", "name": "Q1", "parent": "q"},
    {"code": "q2", "name": "Q2", "parent": "q"},
    {"code": "n", "name": "N", "parent": "q"},
]
"""Provinces with their communes: P2 and Q1 become N below Q in the middle of the campaign."""
BEFORE, SINCE = (
    {"p1": "70", "p2": "60", "q1": "95", "q2": "50"},
    {"p1": "75", "q2": "50", "n": "165"},
)


def apart(figures, *tables):
    return figures(
        groups=[{"code": "g1", "name": "Nhóm 1"}, {"code": "g2", "name": "Nhóm 2"}],
        units=APART,
        changes=[{"on": "15/4/2022", "merge": ["p2", "q1"], "into": "n"}],
        quotas=list(tables),
        snapshots=[
            {
                "as_of": "31/3/2022",
                "results": [{"counts": {"p1": "40", "p2": "30", "q1": "50", "q2": "20"}}],
            }
        ],
    ).main


def stands(tally):
    """`quota, count, rate, rank` of each unit, `-` for what is not there."""
    told = {}
    for row in tally.units:
        rate = row.rate and f"{float(row.rate.value):.0%}"
        figures = (row.goal and row.goal.value, row.count and row.count.value, rate, row.rank)
        told[row.code] = " ".join("-" if one is None else str(one) for one in figures)
    return told


def test_no_superior_is_held_before_a_merger_against_what_was_given_to_units_of_after_it(figures):
    tally = apart(figures, {"counts": SINCE})
    assert stands(tally) == {
        "p": "75 70 - -",
        "p1": "75 40 53% 1",
        "p2": "- 30 - -",
        "q": "215 70 - -",
        "q1": "- 50 - -",
        "q2": "50 20 40% 2",
        "n": "165 - - -",
    }
    assert (tally.quota, tally.roster.below("p")) == (290, ("p1", "p2"))
    assert [row.code for row in tally.uncompared] == ["p", "q"]
    assert [group.rate for group in tally.groups] == [None, None]
    assert "sau khi sắp xếp" in str(tally.unit["p"].lack("rate").message)


def test_before_a_merger_the_table_stands_that_a_later_one_replaces_for_the_units_of_after_it(
    figures,
):
    first = {"code": "l1", "counts": BEFORE}
    replacing = {"code": "l2", "replaces": "l1", "counts": SINCE}
    more = {"code": "l3", "adds_to": "l2", "counts": {"p1": "9"}}
    tally = apart(figures, first, replacing, more)
    assert stands(tally) == {
        "p": "130 70 54% 1",
        "p1": "70 40 57% 1",
        "p2": "60 30 50% 3",
        "q": "145 70 48% 2",
        "q1": "95 50 53% 2",
        "q2": "50 20 40% 4",
    }
    assert (tally.quota, [group.rate is None for group in tally.groups]) == (275, [False, False])


def test_a_superior_is_not_held_against_its_own_number_of_the_parts_that_stay_below_it(figures):
    units = [*APART[:3], {"code": "q", "name": "Q"}, {"code": "s", "name": "S", "parent": "p"},
             {"code": "t", "name": "T", "parent": "q"}]  # fmt: skip
    tally = figures(
        units=units,
        changes=[{"on": "15/4/2022", "split": "p2", "into": ["s", "t"]}],
        quotas=[{"counts": {"p": "80", "p1": "50", "s": "30", "t": "25"}}],
        snapshots=[{"as_of": "31/3/2022", "results": [{"counts": {"p1": "40", "p2": "30"}}]}],
    ).main
    told = stands(tally)
    assert (told["p"], told["p2"]) == ("80 70 - -", "55 30 55% 2")


def test_rates_of_units_that_merged_are_unknown_of_what_they_became(figures):
    rate = {"code": "r", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    tally = figures(
        indicators=[rate],
        units=[*SINGLE, {"code": "c", "name": "C"}, {"code": "n", "name": "N"}],
        changes=[{"on": "15/4/2022", "merge": ["b", "c"], "into": "n"}],
        quotas=[{"counts": {"b": "50%", "c": "50%"}}],
        snapshots=[{"as_of": "30/4/2022", "results": [{"counts": {"a": "40%", "n": "45%"}}]}],
    ).main
    told = [[row.code for row in some] for some in (tally.quota_unknown, tally.given_none)]
    assert (tally.unit["n"].goal, told) == (None, [["n"], ["a"]])


JOINING = [
    {"code": "p", "name": "P", "active_from": "10/4/2022"},
    {"code": "a", "name": "A", "parent": "p", "bases": {"m": "10"}},
    {"code": "b", "name": "B", "bases": {"m": "5"}},
]


@pytest.mark.parametrize("as_of", ["31/3/2022", "30/4/2022"])
def test_below_a_superior_that_joins_later_quotas_and_bases_count_once(figures, as_of):
    found = figures(
        bases=[{"code": "m", "name": "đoàn viên"}],
        units=JOINING,
        quotas=[{"counts": {"a": "2"}}],
        snapshots=[{"as_of": as_of, "results": [{"counts": {"a": "1", "b": "1"}}]}],
    )
    rows = found.main.subtotal(found.main.units, None, "")
    assert (rows.goal, rows.count, rows.bases["m"]) == (2, 2, 15)
    assert (found.main.quota, found.bases["m"]) == (2, 15)
    assert [row.code for row in found.main.receivers] == ["p"]


def test_below_a_superior_that_left_counts_and_bases_are_not_left_out(figures):
    gone = [JOINING[0] | {"active_from": None, "active_to": "10/4/2022"}, *JOINING[1:]]
    found = figures(
        bases=[{"code": "m", "name": "đoàn viên"}],
        units=gone,
        quotas=[{"counts": {"a": "2"}}],
        snapshots=[{"as_of": "30/4/2022", "results": [{"counts": {"a": "1", "b": "1"}}]}],
    )
    rows = found.main.subtotal(found.main.units, None, "")
    assert (rows.goal, rows.count, rows.bases["m"]) == (2, 2, 15)
    assert [row.code for row in found.main.receivers] == ["a"]


def districts(**sizes):
    """Superiors p and q, p1 and p2 below p, q1 below q; p2 and q1 become n below q."""
    above = {"p1": "p", "p2": "p", "q1": "q", "n": "q"}
    return {
        "bases": [{"code": "m", "name": "đoàn viên"}],
        "units": [
            {"code": code, "name": code.upper()}
            | ({"parent": above[code]} if code in above else {})
            | ({"bases": {"m": str(sizes[code])}} if code in sizes else {})
            for code in ["p", "p1", "p2", "q", "q1", "n"]
        ],
        "changes": [{"on": "15/4/2022", "merge": ["p2", "q1"], "into": "n"}],
        "snapshots": [{"as_of": "30/4/2022", "results": [{"counts": {"p1": "1", "n": "2"}}]}],
    }


@pytest.mark.parametrize(
    ("sizes", "since"),
    [
        # 100 less 60 of who went; 70 and 60 of who came
        ({"p": 100, "p2": 60, "q1": 70}, {"p": 40, "q": 130, "n": 130, None: 170}),
        ({"p": 100, "p2": 60, "q": 70}, {"p": 40, "q": 130, "n": None, None: 170}),
        # n is recorded anew
        ({"p": 100, "p2": 60, "q": 75, "q1": 70, "n": 128}, {"p": 40, "q": 133, None: 173}),
        # nobody said how much p2 had; the whole is what it was
        ({"p": 100, "q": 70}, {"p": None, "q": None, "n": None, None: 170}),
        ({"p": 100, "p1": 30, "q1": 70}, {"p": None, "q": None, None: 170}),
        # written down after the change: what those below have, or too little to take anything from
        ({"p": 70, "p1": 70, "p2": 60, "q1": 70}, {"p": 70, "q": 130, None: 200}),
        ({"p": 40, "p2": 60, "q1": 70}, {"p": 40, "q": 130, None: 170}),
        ({"p": 40, "q": 130, "n": 130}, {"p": 40, "q": 130, None: 170}),
    ],
)
def test_a_base_of_a_superior_is_moved_by_who_passed_over_its_border(figures, sizes, since):
    found = figures(**districts(**sizes))
    day = date(2022, 4, 30)
    got = {code: found.goals.bases.of("m", day, code) for code in since}
    assert {code: one and one.value for code, one in got.items()} == since


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ({"p": 50, "p1": 20, "p2": 30, "q1": 15}, {"p": 20, "p1": 20, "q": 45, "n": 45}),
        ({"p": 50, "p2": 30, "q": 15}, {"p": 20, "p1": None, "q": 45, "n": 30}),
        # as it was given: what p2 was to do of it nobody said
        ({"p": 50, "q": 15}, {"p": 50, "p1": None, "q": 15, "n": None}),
        # given after the change, by those that there are
        ({"p": 20, "p1": 20, "n": 45}, {"p": 20, "p1": 20, "q": 45, "n": 45}),
    ],
)
def test_a_quota_of_a_superior_too(figures, given, rows):
    quotas = [{"counts": {code: str(one) for code, one in given.items()}}]
    tally = figures(**districts(), quotas=quotas).main
    assert {row.code: row.goal and row.goal.value for row in tally.units} == rows
    assert tally.quota == 65 == tally.subtotal(tally.units, None, "").goal


def test_the_working_of_what_a_superior_has_since_is_shown(figures):
    quotas = [{"counts": {"p": "50", "p2": "30", "q": "15"}}]
    tally = figures(**districts(), quotas=quotas).main
    rest, more = (tally.unit[code].goal.working for code in "pq")
    assert (rest.operation, [one.value for one in rest.operands]) == (
        Operation.DIFFERENCE,
        [50, 30],
    )
    assert (more.operation, [one.value for one in more.operands]) == (Operation.SUM, [15, 30])

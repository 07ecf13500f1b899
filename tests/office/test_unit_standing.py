"""The table of units after mergers, ends and splits: what passes over, who is there until when, what the sums are of."""

from __future__ import annotations

import pytest

from generator.model.campaign import Campaign
from generator.office.grid_sums import grid_sums
from generator.office.unit_grid import UnitGrid

QUOTA = "quotas|i||"
MERGED = {"on": "01/7/2025", "merge": ["a", "b"], "into": "ab"}


def campaign(units, quotas, *changes, **more):
    listed = [{"code": code, "name": code.upper(), **said} for code, said in units.items()]
    return Campaign.model_validate({
        "code": "thu", "name": "Thử", "short_name": "Thử", "issuer": "x", "starts": "01/01/2025", "ends": "31/12/2025",
        "indicators": [{"code": "i", "name": "i", "unit_of_measure": "i"}], "bases": [{"code": "m", "name": "m"}],
        "units": listed, "quotas": [{"counts": quotas}], "changes": [*changes], **more,
    })  # fmt: skip


def of_m(size, **more):
    return {"bases": {"m": size}, **more}


def passed(made, code):
    grid = UnitGrid(made)
    cells = {one.key: grid.standing.passed(code, one) for one in grid.columns}
    return {key: (one.text, one.working) for key, one in cells.items() if one}


def sums(made):
    return {
        one.key: (one.text, one.units, "; ".join(map(str, one.said))) for one in grid_sums(made)
    }


UNITS = {"a": of_m("100"), "b": of_m("50"), "ab": {}, "c": of_m("7")}


def test_a_new_unit_shows_what_passes_over_to_it_and_of_whom():
    made = campaign(UNITS, {"a": "10", "b": "20", "c": "3"}, MERGED)
    assert passed(made, "ab") == {"bases.m": ("150", "A 100 + B 50"), QUOTA: ("30", "A 10 + B 20")}
    assert passed(made, "c") == {}


def test_what_a_unit_has_of_its_own_is_no_greyed_cell():
    made = campaign({**UNITS, "ab": of_m("1")}, {"a": "10", "b": "20", "ab": "25"}, MERGED)
    assert passed(made, "ab") == {}


def test_it_passes_on_over_two_mergers():
    again = {"on": "01/9/2025", "merge": ["ab", "c"], "into": "abc"}
    made = campaign({**UNITS, "abc": {}}, {"a": "10", "b": "20", "c": "3"}, MERGED, again)
    assert passed(made, "abc")[QUOTA] == ("33", "AB 30 + C 3")


def test_of_units_below_the_old_ones_too():
    units = {
        "a": {},
        "a1": of_m("60", parent="a"),
        "a2": of_m("40", parent="a"),
        "b": of_m("50"),
        "ab": {},
    }
    made = campaign(units, {"a1": "6", "a2": "4", "b": "20"}, MERGED)
    assert passed(made, "ab") == {"bases.m": ("150", "A 100 + B 50"), QUOTA: ("30", "A 10 + B 20")}
    assert sums(made)["bases.m"][0] == "150"


def test_a_base_that_one_of_them_lacks_is_not_guessed():
    made = campaign({**UNITS, "b": {}}, {"a": "10"}, MERGED)
    assert passed(made, "ab") == {QUOTA: ("10", "A 10")}


def test_rates_and_parts_of_a_split_have_nothing_passed_over():
    rate = {"code": "i", "name": "i", "unit_of_measure": "%", "measure": "rate"}
    made = campaign(UNITS, {"a": "10%", "b": "20%"}, MERGED, indicators=[rate])
    assert QUOTA not in passed(made, "ab")
    split = {"on": "01/7/2025", "split": "a", "into": ["b", "ab"]}
    assert passed(campaign(UNITS, {"a": "10"}, split), "ab") == {}


@pytest.mark.parametrize(("code", "said"), [
    ("a", "đến hết 30/6/2025"), ("ab", "từ 01/7/2025"), ("c", None), ("late", "từ 01/3/2025 đến hết 01/4/2025"),
    ("whole", None),
])  # fmt: skip
def test_who_is_there_from_when_until_when(code, said):
    late = {"active_from": "01/3/2025", "active_to": "01/4/2025"}
    whole = {"active_from": "01/01/2025", "active_to": "31/12/2025"}
    standing = UnitGrid(campaign({**UNITS, "late": late, "whole": whole}, {}, MERGED)).standing
    found = standing.days(code)
    assert (found and str(found)) == said


def test_sums_count_who_is_in_force_and_say_so():
    made = campaign(UNITS, {"a": "10", "b": "20", "c": "3"}, MERGED)
    told = "đơn vị cũ tính ở đơn vị mới"
    assert sums(made) == {"bases.m": ("157", 2, told), QUOTA: ("33", 2, told)}


def test_a_new_unit_with_its_own_is_not_counted_beside_the_old_ones():
    made = campaign({**UNITS, "ab": of_m("140")}, {"a": "10", "b": "20", "ab": "25"}, MERGED)
    told = "đơn vị cũ tính ở đơn vị mới"
    assert sums(made) == {"bases.m": ("147", 2, told), QUOTA: ("25", 1, told)}


def test_who_left_keeps_its_quota_in_the_whole_and_not_its_base():
    made = campaign({**UNITS, "c": of_m("7", active_to="30/6/2025")}, {"a": "10", "c": "3"})
    assert sums(made) == {
        "bases.m": ("150", 2, "không tính 1 đơn vị đã thôi"),
        QUOTA: ("13", 2, "gồm cả 3 của 1 đơn vị đã thôi"),
    }


def test_a_split_unit_keeps_its_quota_until_its_parts_have_theirs():
    split = {"on": "01/7/2025", "split": "a", "into": ["b", "ab"]}
    units = {"a": of_m("100"), "b": of_m("60"), "ab": of_m("40")}
    assert sums(campaign(units, {"a": "10"}, split))[QUOTA] == (
        "10",
        1,
        "gồm cả 10 của 1 đơn vị đã thôi",
    )
    told = "đơn vị cũ tính ở đơn vị mới"
    assert sums(campaign(units, {"a": "10", "b": "6"}, split)) == {
        "bases.m": ("100", 2, told),
        QUOTA: ("6", 1, told),
    }


def test_where_nobody_comes_or_goes_nothing_is_said():
    assert sums(campaign({"a": of_m("1"), "b": {}}, {"a": "2", "b": "3"})) == {
        "bases.m": ("1", 1, ""),
        QUOTA: ("5", 2, ""),
    }


RATE = {"code": "i", "name": "i", "unit_of_measure": "%", "measure": "rate"}
TARGET = {"code": "t", "name": "mục tiêu năm", "rate": "90%"}


@pytest.mark.parametrize(("targets", "told"), [
    ([TARGET], "tỷ lệ không cộng được; mục tiêu năm: 90%"),
    ([{**TARGET, "rate_to": "95%"}], "tỷ lệ không cộng được; mục tiêu năm: 90% – 95%"),
    ([], "tỷ lệ không cộng được; chưa có mức chung của cả chiến dịch nên văn bản không so được kết quả chung với chỉ tiêu; "
         "ghi mức ấy thành một mục tiêu ở «Tên, thời gian, mục tiêu»"),
])  # fmt: skip
def test_of_rates_it_is_told_what_is_aimed_at_in_common_or_that_nothing_is(targets, told):
    made = campaign(
        {"a": {}, "b": {}}, {"a": "85%", "b": "90%"}, indicators=[RATE], targets=targets
    )
    assert sums(made)[QUOTA] == ("", 2, told)


def test_of_rates_that_nobody_was_given_nothing_is_told():
    made = campaign({"a": {}}, {"a": "85%"}, indicators=[RATE])
    assert sums(made.model_copy(update={"quotas": ()}))[QUOTA] == ("", 0, "")


def test_beside_a_name_stands_the_new_one_with_its_day():
    rename = {"on": "01/7/2025", "rename": "a", "name": "A mới"}
    grid = UnitGrid(campaign({"a": {}, "b": {}}, {}, rename))
    assert str(grid.standing.days("a")) == "từ 01/7/2025: A mới"
    assert grid.standing.days("b") is None

    ended = {"a": {"active_to": "30/9/2025"}, "b": {}}
    told = UnitGrid(campaign(ended, {}, rename)).standing.days("a")
    assert str(told) == "đến hết 30/9/2025, từ 01/7/2025: A mới"

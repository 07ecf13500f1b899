"""The rule under a table of quotas is true of every cell: who was set by hand is named."""

from __future__ import annotations

from datetime import date

import pytest

from generator.figures.printed_rules import printed_rule, true_reasons
from generator.model.campaign import Quota
from generator.model.roster import Units
from generator.model.worked_out import told_by

SHARED = "chia 60 theo số lớp, phần lẻ chia theo thứ tự từ lớn đến nhỏ"
OF_PHASE = (
    "chỉ tiêu giai đoạn 1 là 60 cây, phân bổ theo tỷ trọng của từng đơn vị trong chỉ tiêu chung"
)
THREE = {"a": "10", "b": "20", "c": "30"}
DAY = date(2022, 6, 30)
SPLIT = [{"on": "01/5/2022", "split": "c", "into": ["s", "t"]}]
LATER = [{"on": "01/7/2022", "split": "c", "into": ["s", "t"]}]
MERGED = [{"on": "01/5/2022", "merge": ["a", "b"], "into": ["s"]}]


@pytest.mark.parametrize(
    ("quota", "changes", "printed"),
    [
        ({"rule": SHARED}, [], SHARED),
        ({"fixed": ["a"]}, [], ""),
        ({"rule": SHARED, "fixed": ["a"]}, [], f"{SHARED}; riêng Trường a ấn định 10"),
        (
            {"rule": f"{SHARED}; 01 đơn vị được ấn định", "fixed": ["b"]},
            [],
            f"{SHARED}; trừ chỉ tiêu ấn định cho Trường b (20)",
        ),
        (
            {"rule": f"{SHARED}; 01 đơn vị được ấn định", "fixed": ["b", "c"]},
            [],
            f"{SHARED}; riêng Trường b ấn định 20, Trường c ấn định 30",
        ),
        (
            {"rule": SHARED, "reasons": {"a": "60 × 1 ÷ 7 = 8,571… → 8; phần lẻ lớn thứ 2: cộng 1"}},
            [],
            f"{SHARED}; riêng Trường a ấn định 10",
        ),
        (
            {"rule": "Khối 1: 6% × số lớp. Khối 2: 7% × số lớp", "fixed": ["a"]},
            [],
            "Khối 1: 6% × số lớp. Khối 2: 7% × số lớp. Riêng Trường a ấn định 10",
        ),
        (
            {"rule": SHARED, "counts": {**THREE, "s": "12", "t": "18"}, "fixed": ["s", "t"]},
            SPLIT,
            f"{SHARED}; riêng Trường s ấn định 12, Trường t ấn định 18",
        ),
        ({"rule": SHARED, "counts": {**THREE, "s": "12", "t": "18"}, "fixed": ["s", "t"]}, LATER, SHARED),
        (
            {"rule": SHARED},
            MERGED,
            f"{SHARED}; Trường s là tổng chỉ tiêu của các đơn vị nhập vào",
        ),
        ({"rule": OF_PHASE, "total": "60"}, [], OF_PHASE),
        ({"rule": OF_PHASE, "total": "61", "fixed": ["a"]}, [], ""),
    ],
)  # fmt: skip
def test_the_printed_rule(campaign, quota, changes, printed):
    units = [{"code": one, "name": f"Trường {one}"} for one in "abcst"]
    built = campaign(units=units, changes=changes)
    table = Quota.model_validate({"counts": THREE, **quota})
    assert printed_rule(table, Units(built), DAY) == printed


def test_who_has_what_the_rule_gives_is_no_exception(campaign):
    units = [{"code": one, "name": f"Trường {one}", "bases": {"tre": "97"}} for one in "abc"]
    built = campaign(units=units, bases=[{"code": "tre", "name": "trẻ"}])
    rule = "95% × số trẻ, làm tròn lên"
    table = Quota.model_validate(
        {"counts": {"a": "93", "b": "93", "c": "90"}, "rule": rule, "fixed": ["b", "c"]}
    )
    assert printed_rule(table, Units(built), DAY) == f"{rule}; riêng Trường c ấn định 90"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("6% × 97 = 5,82 → 6", 6),
        ("50 × 500 ÷ 1.250 = 20", 20),
        ("5.091 × 97 ÷ 100 = 4.938,27 → 4.938; phần lẻ lớn thứ 2: không thêm", 4938),
        ("5.091 × 97 ÷ 100 = 4.938,27 → 4.938; phần lẻ lớn thứ nhất: cộng 1", 4939),
        ("1 × 6 ÷ 18 = 0,333… → 0; +1 để đủ tổng của giai đoạn", 1),
        ("1 × 6 ÷ 18 = 0,333… → 0; không thêm để khớp tổng của giai đoạn", 0),
        ("6% × 20 = 1,2 → 1; tối thiểu 2", 2),
        ("theo tỷ lệ là 0,596…; tối đa 1.000", 1000),
        ("ấn định 5", 5),
        ("không có cơ sở tính, giao 2", 2),
        ("6% × 97 = 5,82 → 6; đã thực hiện 2, còn 4", 4),
        ("Trường mới thành lập năm 2022", None),
    ],
)
def test_what_a_reason_ends_in(reason, told):
    assert told_by(reason) == told


def test_the_reason_of_a_changed_quota_says_that_it_was_set():
    reasons = {"a": "6% × 97 = 5,82 → 6", "b": "6% × 333 = 19,98 → 20"}
    table = Quota.model_validate({"counts": THREE, "reasons": reasons})
    assert true_reasons(table) == {**reasons, "a": "ấn định 10"}

"""What a total has beyond the units that were compared, where their figures do not make up the difference."""

from __future__ import annotations

from generator.drafting.uncompared import IN_GENERAL, beyond_compared
from generator.figures import Figure, Progress
from generator.model.results import Precision


def beyond(rows, count, quota):
    made = [Progress(*(None if one is None else Figure(one) for one in row)) for row in rows]
    return beyond_compared(
        made, count, Figure(quota), lambda one: f"{one.value} cây", lambda row: row.goal == 5
    )


def test_who_was_split_is_not_one_that_is_silent():
    assert beyond([(3, 10), (None, 4), (None, 5)], Figure(3), 19) == (
        "chỉ tiêu chung còn gồm 4 cây của 01 đơn vị chưa có số liệu"
        " và 5 cây của 01 đơn vị đã chia tách, chưa phân chia chỉ tiêu"
    )


def test_what_no_unit_has_is_told_as_such():
    assert beyond([(3, 10)], Figure(8), 12) == (
        "chỉ tiêu chung còn gồm 2 cây chưa phân theo đơn vị; kết quả chung còn gồm 5 cây chưa phân theo đơn vị"
    )


def test_nothing_is_reckoned_with_what_is_known_roughly_or_less_than_its_parts():
    assert beyond([(3, 10), (None, 3)], Figure(3, Precision.OVER), 13) == IN_GENERAL
    assert beyond([(3, 10), (None, 3)], Figure(2), 13) == IN_GENERAL

"""Whatever is written out in a name that was typed is found by what was typed."""

from __future__ import annotations

import pytest

from generator.model.campaign import Unit
from generator.office.bodies import spelled
from generator.sheets import UnitIndex


@pytest.mark.parametrize(
    "typed",
    [
        "Trường PTDTBT TH Phăng Sô Lin",
        "Trường PTDTNT THCS Nậm Ma",
        "Trung tâm GDTX Sông Ba",
    ],
)
def test_what_was_written_out_is_found_as_it_was_typed(typed):
    units = [Unit(code="own", name=spelled(typed)), Unit(code="other", name="Trường MN Đông Hà")]
    assert units[0].name != typed
    found = UnitIndex(units).find(typed)
    assert ([one.code for one in found.units], found.sure) == (["own"], True)


@pytest.mark.parametrize(
    "called", ["PTDTBT Tiểu học Phăng Sô Lin", "Trường Phổ thông dân tộc bán trú TH Phăng Sô Lin"]
)
def test_schools_are_called_in_short_and_in_full_alike(called):
    units = [
        Unit(code="own", name="Trường PTDTBT TH Phăng Sô Lin"),
        Unit(code="other", name="Trường TH Phăng Sô"),
    ]
    assert [one.code for one in UnitIndex(units).find(called).units] == ["own"]

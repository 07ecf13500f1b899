"""A paste of a table that has a unit's own part beside its whole."""

from __future__ import annotations

from generator.model.campaign import Campaign
from generator.office.grid_pasting import placed
from generator.office.unit_grid import UnitGrid
from generator.workspace.nodes import Block, Source

ALL = "quotas|ideas||"
CAMPAIGN = {
    "code": "sk",
    "name": "Sáng kiến",
    "short_name": "sáng kiến",
    "issuer": "ubnd",
    "starts": "01/01/2026",
    "ends": "31/12/2026",
    "indicators": [{"code": "ideas", "name": "số sáng kiến", "unit_of_measure": "sáng kiến"}],
    "units": [
        {"code": "h", "name": "Huyện H", "tier": "own"},
        {"code": "x", "name": "Xã X", "parent": "h"},
    ],
}


def test_the_own_part_goes_to_the_unit_and_the_row_of_its_whole_nowhere() -> None:
    rows = "Đơn vị|Chỉ tiêu", "Huyện H|42", "Huyện H (phần riêng)|30", "Xã X|12"
    grid = UnitGrid(Campaign.model_validate(CAMPAIGN))
    cells = [row.split("|") for row in rows]
    found = placed(grid, Block(Source("campaign.yaml", "")), cells, ("name", ALL), {})
    assert [(one.unit, one.cells[ALL]) for one in found.rows] == [("h", "30"), ("x", "12")]
    told = "«Huyện H»: dán dòng phần riêng, không dán dòng gồm cả cấp dưới"
    assert [one.text() for one in found.said] == [told]

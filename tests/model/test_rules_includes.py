"""Campaigns within a campaign: one source each, one unit each, and no counts besides."""

from __future__ import annotations

import pytest

UNITS = """
        units: [{code: nghe-an, name: Nghệ An}, {code: thanh-hoa, name: Thanh Hóa}]
"""
FAULTS = {
    "two campaigns, two units": (
        "[{campaign: na, as: nghe-an}, {file: handed/th.yaml, as: thanh-hoa}]",
        [],
    ),
    "neither campaign nor file": ("[{as: nghe-an}]", ["E-INCLUDE-SOURCE includes[0]"]),
    "both": ("[{as: nghe-an, campaign: na, file: na.yaml}]", ["E-INCLUDE-SOURCE includes[0]"]),
    "a unit that is not declared": (
        "[{campaign: na, as: ha-noi}]",
        ["E-UNIT-UNKNOWN includes[0].as"],
    ),
    "an indicator that is not declared": (
        "[{campaign: na, as: nghe-an, indicators: {sk: idea}}]",
        ["E-INDICATOR-UNKNOWN includes[0].indicators.sk"],
    ),
    "two of theirs for one here": (
        "[{campaign: na, as: nghe-an, indicators: {sk: ideas, ideas: ideas}}]",
        ["E-INCLUDE-TWICE includes[0].indicators.ideas"],
    ),
    "a unit twice": (
        "[{campaign: na, as: nghe-an}, {campaign: th, as: nghe-an}]",
        ["E-INCLUDE-TWICE includes[1].as"],
    ),
    "a campaign twice": (
        "[{campaign: na, as: nghe-an}, {campaign: na, as: thanh-hoa}]",
        ["E-INCLUDE-TWICE includes[1].campaign"],
    ),
}


@pytest.mark.parametrize(("includes", "expected"), FAULTS.values(), ids=FAULTS)
def test_includes(found, includes, expected):
    assert found(f"{UNITS}        includes: {includes}") == expected


def test_an_included_unit_has_no_counts_of_its_own(found, said):
    text = f"""{UNITS}
        includes: [{{campaign: th, as: thanh-hoa}}]
        snapshots: [{{as_of: 25/4/2022, results: [{{counts: {{nghe-an: 1, thanh-hoa: 2}}}}]}}]
    """
    assert found(text) == ["E-INCLUDE-COUNTED snapshots[0].results[0].counts.thanh-hoa"]
    assert said(text) == [
        "đơn vị «Thanh Hóa» đã lấy số từ chiến dịch thành phần, lại có số ghi ở đây;"
        " bỏ số ghi ở đây, hoặc bỏ đơn vị này khỏi «includes:»"
    ]


def test_what_the_map_does_not_name_may_be_recorded_of_an_included_unit(found):
    text = f"""{UNITS}
        indicators:
          - {{code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}}
          - {{code: asked, name: số đăng ký, unit_of_measure: sáng kiến}}
        includes: [{{campaign: th, as: thanh-hoa, indicators: {{sk: ideas}}}}]
        snapshots:
          - as_of: 25/4/2022
            results: [{{indicator: asked, counts: {{nghe-an: 1, thanh-hoa: 2}}}}]
    """
    assert found(text) == []

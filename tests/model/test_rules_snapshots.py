"""Snapshots: of known units, at one moment, adding up and never falling."""

from __future__ import annotations

import pytest

TWO = """
        units: [{code: a, name: A}, {code: b, name: B}]
"""


def _one(result, more=""):
    return f"{TWO}        snapshots: [{{as_of: 25/4/2022{more}, results: [{result}]}}]"


SINGLE = {
    "counts and their total": (_one("{total: 3, counts: {a: 1, b: 2}}"), []),
    "a total alone": (_one("{total: 2.660}"), []),
    "a rank alone": (_one("{standing: {rank: 12, among: 63}}"), []),
    "the last of all": (_one("{standing: {rank: 63, among: 63}}"), []),
    "nothing at all": (_one("{indicator: ideas}"), ["E-RESULT-EMPTY snapshots[0].results[0]"]),
    "an unknown indicator and unit": (
        _one("{counts: {a: 1, b: 1}}, {indicator: idea, counts: {x: 5}}"),
        [
            "E-INDICATOR-UNKNOWN snapshots[0].results[1].indicator",
            "E-UNIT-UNKNOWN snapshots[0].results[1].counts.x",
        ],
    ),
    "one indicator twice": (
        _one("{total: 3}, {indicator: ideas, total: 4}"),
        ["E-RESULT-TWICE snapshots[0].results[1].indicator"],
    ),
    "percentages of what is counted": (
        _one("{total: 3%, counts: {a: 1%}, breakdowns: [{code: s, name: S, counts: {Y tế: 3%}}]}"),
        [
            "E-MEASURE snapshots[0].results[0].total",
            "E-MEASURE snapshots[0].results[0].counts.a",
            "E-MEASURE snapshots[0].results[0].breakdowns[0].counts.Y tế",
        ],
    ),
    "all units and a total above them": (
        _one("{total: 4, counts: {a: 1, b: 2}}"),
        ["I-RESULT-REST snapshots[0].results[0].total"],
    ),
    "all units and a total below them": (
        _one("{total: 2, counts: {a: 1, b: 2}}"),
        ["E-RESULT-SUM snapshots[0].results[0].total"],
    ),
    "some units and room for the others": (_one("{total: 4, counts: {a: 1}}"), []),
    "some units and already more": (
        _one("{total: 4, counts: {a: 5}}"),
        ["E-RESULT-SUM snapshots[0].results[0].total"],
    ),
    "«trên 2.200» may be 2.260": (
        _one("{total: 2.200, precision: over, counts: {a: 2.000, b: 260}}"),
        [],
    ),
    "«trên 2.200» leaves more than 100 for others": (
        _one("{total: 2.200, precision: over, counts: {a: 2.000, b: 100}}"),
        ["I-RESULT-REST snapshots[0].results[0].total"],
    ),
    "«gần 2.200» is not 2.210": (
        _one("{total: 2.200, precision: nearly, counts: {a: 2.210}}"),
        ["E-RESULT-SUM snapshots[0].results[0].total"],
    ),
    "«hơn 163.532» is exact to the unit": (
        _one("{total: 163.532, precision: over}"),
        ["W-HEDGE snapshots[0].results[0].precision"],
    ),
    "rank above the number of peers": (
        _one("{standing: {rank: 64, among: 63}}"),
        ["E-STANDING snapshots[0].results[0].standing.rank"],
    ),
    "rank nought": (
        _one("{standing: {rank: 0}}"),
        ["E-STANDING snapshots[0].results[0].standing.rank"],
    ),
    "before the campaign": (
        "snapshots: [{as_of: 25/4/2021, results: [{total: 3}]}]",
        ["W-SNAPSHOT-EARLY snapshots[0].as_of"],
    ),
    "a stock on the campaign's eve": (
        """
        indicators: [{code: a, name: A, unit_of_measure: a, counted: state}]
        snapshots: [{as_of: 31/12/2021, results: [{total: 3}]}]
        """,
        [],
    ),
    "a count on the campaign's eve": (
        "snapshots: [{as_of: 31/12/2021, results: [{total: 3}]}]",
        ["W-SNAPSHOT-EARLY snapshots[0].as_of"],
    ),
    "on the first day of the campaign": (
        "snapshots: [{as_of: 01/01/2022, results: [{total: 3}]}]",
        [],
    ),
    "units on the first and on the last day that they take part": (
        """
        units: [{code: a, name: A, active_to: 25/4/2022}, {code: b, name: B, active_from: 25/4/2022}]
        snapshots: [{as_of: 25/4/2022, results: [{total: 3, counts: {a: 1, b: 2}}]}]
        """,
        [],
    ),
    "a unit that begins where others ended, with no less than they had": (
        """
        units: [{code: a, name: A, active_to: 25/4/2022}, {code: b, name: B, active_to: 25/4/2022},
                {code: c, name: C, active_from: 26/4/2022}]
        snapshots: [{as_of: 20/4/2022, results: [{counts: {a: 1, b: 2}}]}, {as_of: 30/4/2022, results: [{counts: {c: 3}}]},
                    {as_of: 30/5/2022, results: [{counts: {c: 9}}]}]
        """,
        ["W-CHANGE-UNSAID snapshots[1].results[0].counts.c"],
    ),
    "one that has in its time what they had in theirs": (
        """
        units: [{code: a, name: A, active_to: 25/4/2022}, {code: c, name: C, active_from: 26/4/2022}]
        snapshots: [{as_of: 25/4/2022, results: [{counts: {a: 30}}]}, {as_of: 18/8/2022, results: [{counts: {c: 44}}]}]
        """,
        [],
    ),
    "one that has half as much again": (
        """
        units: [{code: a, name: A, active_to: 25/4/2022}, {code: c, name: C, active_from: 26/4/2022}]
        snapshots: [{as_of: 25/4/2022, results: [{counts: {a: 30}}]}, {as_of: 18/8/2022, results: [{counts: {c: 45}}]}]
        """,
        ["W-CHANGE-UNSAID snapshots[1].results[0].counts.c"],
    ),
    "one whose count the published total has beside theirs": (
        """
        units: [{code: a, name: A, active_to: 25/4/2022}, {code: c, name: C, active_from: 26/4/2022}]
        snapshots: [{as_of: 20/4/2022, results: [{counts: {a: 3}}]}, {as_of: 30/4/2022, results: [{total: 8, counts: {c: 5}}]}]
        """,
        [],
    ),
    "one that begins with less than they had": (
        """
        units: [{code: a, name: A, active_to: 25/4/2022}, {code: c, name: C, active_from: 26/4/2022}]
        snapshots: [{as_of: 20/4/2022, results: [{counts: {a: 3}}]}, {as_of: 30/4/2022, results: [{counts: {c: 2}}]}]
        """,
        [],
    ),
    "one of another group, long after, or of which it is said": (
        """
        groups: [{code: g, name: G}, {code: h, name: H}]
        units: [{code: a, name: A, group: g, active_to: 25/4/2022}, {code: c, name: C, group: h, active_from: 26/4/2022},
                {code: d, name: D, group: g, active_from: 28/5/2022}, {code: e, name: E, group: h},
                {code: f, name: F, group: h, active_from: 26/4/2022}]
        changes: [{on: 26/4/2022, merge: [e, x], into: f}]
        snapshots: [{as_of: 20/4/2022, results: [{counts: {a: 3, e: 3}}]}, {as_of: 30/5/2022, results: [{counts: {c: 3, d: 3, f: 3}}]}]
        """,
        ["E-UNIT-UNKNOWN changes[0].merge[1]"],
    ),
    "a unit that had not joined yet": (
        """
        units: [{code: a, name: A}, {code: b, name: B, active_from: 01/6/2022}]
        snapshots: [{as_of: 25/4/2022, results: [{counts: {a: 1, b: 2}}]}]
        """,
        ["W-UNIT-ABSENT snapshots[0].results[0].counts.b"],
    ),
    "without it the rest is all": (
        """
        units: [{code: a, name: A}, {code: b, name: B, active_from: 01/6/2022}]
        snapshots: [{as_of: 25/4/2022, results: [{total: 3, counts: {a: 1}}]}]
        """,
        ["I-RESULT-REST snapshots[0].results[0].total"],
    ),
    "counts of a unit and of its superior": (
        """
        units: [{code: a, name: A}, {code: b, name: B, parent: a}]
        snapshots: [{as_of: 25/4/2022, results: [{counts: {a: 5, b: 2}}]}]
        """,
        ["I-TIER-OWN snapshots[0].results[0].counts.a"],
    ),
    "of which the total holds the superior's": (
        """
        units: [{code: a, name: A}, {code: b, name: B, parent: a}]
        snapshots: [{as_of: 25/4/2022, results: [{total: 5, counts: {a: 5, b: 2}}]}]
        """,
        ["I-TIER-OWN snapshots[0].results[0].counts.a"],
    ),
    "parts that make the whole": (
        _one(
            "{total: 10, breakdowns: [{code: s, name: Lĩnh vực, counts: {Y tế: 4, Giáo dục: 6}}]}"
        ),
        [],
    ),
    "parts above the whole": (
        _one(
            "{total: 10, breakdowns: [{code: s, name: Lĩnh vực, counts: {Y tế: 5, Giáo dục: 6}}]}"
        ),
        ["E-BREAKDOWN-SUM snapshots[0].results[0].breakdowns[0].counts"],
    ),
    "parts above all units": (
        _one("{counts: {a: 4, b: 5}, breakdowns: [{code: s, name: Lĩnh vực, counts: {Y tế: 10}}]}"),
        ["E-BREAKDOWN-SUM snapshots[0].results[0].breakdowns[0].counts"],
    ),
    "parts below the whole": (
        _one("{total: 10, breakdowns: [{code: s, name: Lĩnh vực, counts: {Y tế: 4}}]}"),
        ["W-BREAKDOWN-REST snapshots[0].results[0].breakdowns[0].counts"],
    ),
    "with a name for the rest": (
        _one(
            "{total: 10, breakdowns: [{code: s, name: Lĩnh vực, counts: {Y tế: 4}, remainder: Khác}]}"
        ),
        [],
    ),
    "parts of a whole that nobody knows": (
        _one("{counts: {a: 4}, breakdowns: [{code: s, name: Lĩnh vực, counts: {Y tế: 9}}]}"),
        [],
    ),
    "parts above «trên 10»": (
        _one(
            "{total: 10, precision: over, breakdowns: [{code: s, name: Lĩnh vực, counts: {Y tế: 14}}]}"
        ),
        [],
    ),
}


def _series(*results, indicator="{code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}"):
    days = ("25/4/2022", "31/5/2022", "30/6/2022")
    snapshots = [
        f"        - {{as_of: {day}, {result}}}" for day, result in zip(days, results, strict=False)
    ]
    return f"{TWO}        indicators: [{indicator}]\n        snapshots:\n" + "\n".join(snapshots)


FALLS = {
    "counts that grow": (
        _series("results: [{counts: {a: 1, b: 2}}]", "results: [{counts: {a: 1, b: 3}}]"),
        [],
    ),
    "a unit and with it the total": (
        _series("results: [{counts: {a: 1, b: 3}}]", "results: [{counts: {a: 1, b: 2}}]"),
        [
            "E-COUNT-FALLS snapshots[1].results[0].counts.b",
            "E-COUNT-FALLS snapshots[1].results[0].counts",
        ],
    ),
    "a total": (
        _series("results: [{total: 2.660}]", "results: [{total: 2.600}]"),
        ["E-COUNT-FALLS snapshots[1].results[0].total"],
    ),
    "from 2.412 to «trên 2.200»": (
        _series("results: [{total: 2.412}]", "results: [{total: 2.200, precision: over}]"),
        [],
    ),
    "from «trên 2.200» to 2.100": (
        _series("results: [{total: 2.200, precision: over}]", "results: [{total: 2.100}]"),
        ["E-COUNT-FALLS snapshots[1].results[0].total"],
    ),
    "submitted, then found less to be valid": (
        _series("status: submitted, results: [{total: 9}]", "results: [{total: 8}]"),
        ["W-COUNT-FALLS snapshots[1].results[0].total"],
    ),
    "valid, submitted, valid again and less than at first": (
        _series(
            "results: [{counts: {a: 5}}]",
            "status: submitted, results: [{counts: {a: 9}}]",
            "results: [{counts: {a: 4}}]",
        ),
        ["E-COUNT-FALLS snapshots[2].results[0].counts.a"],
    ),
    "valid, submitted, valid and in between": (
        _series(
            "results: [{counts: {a: 5}}]",
            "status: submitted, results: [{counts: {a: 9}}]",
            "results: [{counts: {a: 6}}]",
        ),
        ["W-COUNT-FALLS snapshots[2].results[0].counts.a"],
    ),
    "two estimates": (
        _series(
            "status: estimated, results: [{total: 9}]", "status: estimated, results: [{total: 8}]"
        ),
        ["W-COUNT-FALLS snapshots[1].results[0].total"],
    ),
    "counted anew each time": (
        _series(
            "results: [{total: 9}]",
            "results: [{total: 8}]",
            indicator="{code: ideas, name: A, unit_of_measure: sáng kiến, counted: period}",
        ),
        [],
    ),
    "a rate": (
        _series(
            "results: [{total: 90%}]",
            "results: [{total: 80%}]",
            indicator="{code: ideas, name: A, unit_of_measure: '%', measure: rate}",
        ),
        [],
    ),
    "a unit that is not in every snapshot": (
        _series(
            "results: [{counts: {a: 5}}]",
            "results: [{counts: {b: 1}}]",
            "results: [{counts: {a: 4}}]",
        ),
        ["E-COUNT-FALLS snapshots[2].results[0].counts.a"],
    ),
}

REACHED = {
    "as the snapshots show it": ("2.300", "10/12/2022", []),
    "when nobody counted": ("2.500", "10/12/2022", ["W-REACHED targets[0].reached_on"]),
    "later than was counted": ("1.775", "01/6/2022", ["W-REACHED targets[0].reached_on"]),
    "on the day of the count": ("1.775", "31/5/2022", []),
    "on the first day of the campaign": (
        "2.500",
        "01/01/2022",
        ["W-REACHED targets[0].reached_on"],
    ),
    "on the last day of the campaign": (
        "2.500",
        "30/9/2023",
        ["I-REACHED-LATER targets[0].reached_on"],
    ),
    "on the day after the newest count": (
        "2.500",
        "07/3/2023",
        ["I-REACHED-LATER targets[0].reached_on"],
    ),
    "before the campaign": (
        "2.300",
        "10/12/2021",
        ["E-REACHED-DATE targets[0].reached_on", "W-REACHED targets[0].reached_on"],
    ),
    "after the campaign": (
        "2.500",
        "10/12/2023",
        ["W-REACHED-DATE targets[0].reached_on", "I-REACHED-LATER targets[0].reached_on"],
    ),
}

NOT_COMPARED = {
    "a rate of a base that nobody knows": ("", "rate: 20%, of: members"),
    "a rate of a base that is not exact": (
        "total: 99.000, precision: about",
        "rate: 20%, of: members",
    ),
    "an indicator that was not counted": ("", "count: 5, indicator: models"),
    "an indicator that is counted anew each time": ("", "count: 5, indicator: visits"),
    "an indicator that measures a rate": ("", "count: 90%, indicator: trained"),
}

IN_PHASE = {
    "on the first day of the phase": ("700", "01/6/2022", ["W-REACHED targets[0].reached_on"]),
    "within the second phase": ("600", "06/3/2023", []),
    "not reached by then": ("700", "01/3/2023", ["W-REACHED targets[0].reached_on"]),
    "reached before": (
        "600",
        "07/3/2023",
        ["W-REACHED targets[0].reached_on", "I-REACHED-LATER targets[0].reached_on"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SINGLE.values(), ids=SINGLE)
def test_single_snapshots(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), FALLS.values(), ids=FALLS)
def test_cumulative_counts_never_fall(found, text, expected):
    assert found(text) == expected


def test_two_snapshots_of_one_moment(found):
    text = """
        snapshots:
        - {as_of: 8h00 20/4/2022, results: [{total: 3}]}
        - {as_of: 2022-04-20, results: [{total: 4}]}
        - {as_of: 20/4/2022 08:00, results: [{total: 3}]}
    """
    assert found(text) == ["E-SNAPSHOT-TWICE snapshots[2].as_of"]


COUNTED = """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 31/5/2022}
        - {code: gd2, name: giai đoạn 2, ends: 30/9/2023}
        snapshots:
        - {as_of: 31/5/2022, results: [{total: 1.775}]}
        - {as_of: 06/3/2023, results: [{total: 2.412}]}
"""


@pytest.mark.parametrize(("count", "day", "expected"), REACHED.values(), ids=REACHED)
def test_the_day_a_target_was_reached(found, count, day, expected):
    target = f"{{code: t, name: chỉ tiêu, count: {count}, reached_on: {day}}}"
    assert found(f"{COUNTED}        targets: [{target}]") == expected


@pytest.mark.parametrize(("count", "day", "expected"), IN_PHASE.values(), ids=IN_PHASE)
def test_the_day_a_phase_was_done(found, count, day, expected):
    target = f"{{code: t, name: chỉ tiêu, phase: gd2, count: {count}, reached_on: {day}}}"
    assert found(f"{COUNTED}        targets: [{target}]") == expected


@pytest.mark.parametrize(("base", "target"), NOT_COMPARED.values(), ids=NOT_COMPARED)
def test_what_the_snapshots_cannot_contradict(found, base, target):
    text = f"""
        bases: [{{code: members, name: đoàn viên, {base}}}]
        indicators:
        - {{code: ideas, name: sáng kiến, unit_of_measure: sáng kiến}}
        - {{code: models, name: mô hình, unit_of_measure: mô hình}}
        - {{code: visits, name: lượt, unit_of_measure: lượt, counted: period}}
        - {{code: trained, name: tỷ lệ, unit_of_measure: '%', measure: rate}}
        snapshots:
        - as_of: 31/5/2022
          results: [{{total: 1.775}}, {{indicator: visits, total: 9}}, {{indicator: trained, total: 95%}}]
        targets: [{{code: t, name: chỉ tiêu, reached_on: 30/5/2022, {target}}}]
    """
    assert found(text) == []


def test_the_last_day_of_a_phase_is_in_it_and_the_day_after_is_not(found):
    text = """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 31/5/2022}
        - {code: gd2, name: giai đoạn 2, ends: 31/12/2022}
        snapshots:
        - {as_of: 31/5/2022, results: [{total: 100}]}
        - {as_of: 01/6/2022, results: [{total: 300}]}
        - {as_of: 31/12/2022, results: [{total: 400}]}
        - {as_of: 01/01/2023, results: [{total: 900}]}
        targets:
        - {code: a, name: A, phase: gd1, count: 100, reached_on: 31/5/2022}
        - {code: b, name: B, phase: gd1, count: 200, level: assigned, reached_on: 02/6/2022}
        - {code: c, name: C, phase: gd2, count: 300, reached_on: 31/12/2022}
        - {code: d, name: D, phase: gd2, count: 200, level: assigned, reached_on: 02/6/2022}
        - {code: e, name: E, phase: gd2, count: 300, level: registered, reached_on: 01/01/2023}
    """
    assert found(text) == ["W-REACHED targets[3].reached_on", "W-REACHED targets[4].reached_on"]


def test_in_the_morning_it_need_not_be_reached_yet(found):
    text = """
        snapshots: [{as_of: 8h00 31/5/2022, results: [{total: 90}]}]
        targets: [{code: t, name: chỉ tiêu, count: 100, reached_on: 31/5/2022}]
    """
    assert found(text) == []


def test_a_rate_is_reached_against_its_base(found):
    base = "        bases: [{code: members, name: đoàn viên, total: 10.000}]\n"
    target = "{code: t, name: chỉ tiêu, rate: 20%, of: members, reached_on: 06/3/2023}"
    assert found(f"{COUNTED}{base}        targets: [{target}]") == []
    late = target.replace("06/3/2023", "07/3/2023")
    assert found(f"{COUNTED}{base}        targets: [{late}]")[:1] == [
        "W-REACHED targets[0].reached_on"
    ]


def test_what_is_said(said):
    fallen = _series("results: [{total: 2.660}]", "results: [{total: 2.600}]")
    assert said(fallen) == [
        (
            "«số sáng kiến»: ngày 31/5/2022 có 2.600, ít hơn ngày 25/4/2022 có 2.660; sửa số; "
            "nếu là số đính chính, ghi «corrected: có» ở kết quả này; nếu «số sáng kiến» không phải "
            "số lũy kế thì ở chỉ số ghi «counted: state» (số hiện có tại thời điểm) hoặc "
            "«counted: period» (số phát sinh trong kỳ)"
        )
    ]
    assert said(_one("{standing: {rank: 64, among: 63}}")) == [
        "thứ hạng 64 lớn hơn số đơn vị 63; sửa thứ hạng («rank:») hoặc tổng số đơn vị («among:»)"
    ]
    assert said(_one("{standing: {rank: 0, among: 63}}")) == [
        "thứ hạng bắt đầu từ 1; sửa thứ hạng («rank:») hoặc tổng số đơn vị («among:»)"
    ]
    assert said(_one("{total: 163.532, precision: over}")) == [
        (
            "«trên 163.532»: số đúng đến từng đơn vị; "
            "bỏ dòng «precision:» nếu số này chính xác; nếu không, ghi số tròn"
        )
    ]
    nearly = "snapshots: [{as_of: 31/5/2022, results: [{total: 1.700, precision: nearly}]}]"
    target = "{code: t, name: chỉ tiêu, count: 1.775, reached_on: 31/5/2022}"
    assert said(f"{{{nearly}, targets: [{target}]}}") == [
        "ghi đạt ngày 31/5/2022, nhưng ngày 31/5/2022 mới có gần 1.700, chưa đủ 1.775; "
        "sửa thời điểm đạt («reached_on:») hoặc số liệu chốt"
    ]
    target = "{code: t, name: chỉ tiêu, count: 1.775, reached_on: 01/6/2022}"
    assert said(f"{COUNTED}        targets: [{target}]") == [
        (
            "ghi đạt ngày 01/6/2022, nhưng ngày 31/5/2022 đã có 1.775, đủ 1.775; "
            "sửa thời điểm đạt («reached_on:») hoặc số liệu chốt"
        )
    ]


def test_who_left_within_a_period_is_told_to_have_one_of_its_own(said):
    told = said("""
        indicators: [{code: n, name: lượt, unit_of_measure: lượt, counted: period}]
        units: [{code: a, name: A}, {code: b, name: B, active_to: 30/4/2022}]
        snapshots: [{as_of: 30/6/2022, from: 01/01/2022, results: [{counts: {a: 1, b: 2}}]}]
        """)
    assert told == [
        "«B» thôi tham gia sau ngày 30/4/2022, giữa kỳ 01/01/2022 - 30/6/2022: số này không nằm"
        " trong tổng; chốt riêng đến hết ngày 30/4/2022 và từ ngày 01/5/2022"
    ]

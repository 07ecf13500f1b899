"""Whatever table is printed: its rows make its sums, or it says that they do not."""

from __future__ import annotations

import pytest

from tests.oracle.campaigns import EXAMPLES, Shape, asked
from tests.oracle.printed import amiss, misprinted, printed
from tests.oracle.shown import shown
from tests.oracle.smaller import is_sound
from tests.oracle.test_oracle import COUNTED, ONE, TWO_PHASES, read


@EXAMPLES
@pytest.mark.parametrize("shape", Shape)
def test_the_rows_of_a_table_make_its_sums(shape, examples):
    for number in examples:
        case = asked(shape, number)
        found = next(amiss(*case), None) if is_sound(case[0]) else None
        if found:
            pytest.fail(f"{found}\n{shown(*case)}", pytrace=False)


@EXAMPLES
def test_what_is_measured_is_rounded_once_in_the_unit_that_it_is_printed_in(examples):
    for number in examples:
        case = asked(Shape.MEASURES, number)
        found = next(misprinted(*case), None)
        if found:
            pytest.fail(f"{found}\n{shown(*case)}", pytrace=False)


CASES = {
    "quotas of a phase are of the units whose results stand beside them, who merged since": (
        ONE
        + TWO_PHASES
        + """
units:
  - {code: p, name: P}
  - {code: q, name: Q}
  - {code: a, name: A, parent: p}
  - {code: m, name: M, parent: p}
  - {code: b, name: B, parent: q}
  - {code: c, name: C, parent: q}
changes: [{on: 01/4/2022, merge: [a, b], into: m}]
quotas: [{phase: p1, counts: {a: 4, b: 3, c: 5}}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {a: 4, b: 3, c: 5}}]}
  - {as_of: 30/6/2022, results: [{counts: {m: 9, c: 6}}]}
""",
        [{"show": one, "phase": "p1"} for one in ("quota", "count", "rate")],
        {},
        [
            "P | 4 | 4 | 100%",
            "M | 7 | 7 | 100%",
            "Q | 8 | 8 | 100%",
            "C | 5 | 5 | 100%",
            "Tổng | 12 | 12 | 100%",
        ],
        ["M: phần của B trong giai đoạn trước khi sắp xếp nằm ở số của đơn vị cấp trên lúc ấy."],
    ),
    "who is yet to come has a row where a phase alone gives it something": (
        ONE
        + TWO_PHASES
        + """
units: [{code: a, name: A}, {code: b, name: B, active_from: 01/4/2022}]
quotas: [{counts: {a: 3}}, {phase: p2, counts: {a: 1, b: 20}}]
snapshots: [{as_of: 31/3/2022, results: [{counts: {a: 1}}]}]
""",
        [{"show": "quota"}, {"show": "quota", "phase": "p2"}],
        {},
        ["A | 3 | 1", "B |  | 20", "Tổng | 3 | 21"],
        [],
    ),
    "a group of units yet to come has a row where a phase alone gives it something": (
        ONE
        + TWO_PHASES
        + """
groups: [{code: g, name: G}, {code: h, name: H}]
units: [{code: a, name: A, group: g}, {code: b, name: B, group: h, active_from: 01/4/2022}]
quotas: [{counts: {a: 3}}, {phase: p2, counts: {a: 1, b: 20}}]
snapshots: [{as_of: 31/3/2022, results: [{counts: {a: 1}}]}]
""",
        [{"show": "quota"}, {"show": "quota", "phase": "p2"}],
        {"rows": "groups"},
        ["G | 3 | 1", "H |  | 20", "Tổng | 3 | 21"],
        [],
    ),
    "who left since has a row where a phase counts it": (
        COUNTED.format("counted: state")
        + TWO_PHASES
        + """
units: [{code: a, name: A}, {code: b, name: B, active_to: 31/3/2022}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {a: 5, b: 7}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 6}}]}
""",
        [{"show": "count"}, {"show": "count", "phase": "p1"}],
        {},
        ["A | 6 | 5", "B |  | 7", "Tổng | 6 | 12"],
        [
            "Đơn vị đã thôi tham gia vẫn có dòng, vì kết quả của đơn vị nằm trong tổng: "
            "B (đến hết ngày 31/3/2022).",
            "Count: tính theo số liệu ngày 31/3/2022.",
        ],
    ),
    "of what there is the quota of who left is in a total only while its count is": (
        COUNTED.format("counted: state, better: lower")
        + TWO_PHASES
        + """
groups: [{code: g, name: G}, {code: h, name: H}]
units:
  - {code: a, name: A, group: g}
  - {code: b, name: B, group: h}
  - {code: c, name: C, group: h, active_to: 31/3/2022}
quotas: [{counts: {a: 8, b: 8, c: 6}, total: 22}, {phase: p1, counts: {a: 9, b: 9, c: 7}}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {a: 12, b: 12, c: 9}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 10, b: 10}}]}
""",
        [
            {"show": "quota"},
            {"show": "count"},
            {"show": "rate"},
            {"show": "quota", "phase": "p1"},
            {"show": "count", "phase": "p1"},
        ],
        {"grouped": "có"},
        [
            "G | 8 | 10 | chưa đạt | 9 | 12",
            "A | 8 | 10 | chưa đạt | 9 | 12",
            "H | 8 | 10 | chưa đạt | 16 | 21",
            "B | 8 | 10 | chưa đạt | 9 | 12",
            "C |  |  |  | 7 | 9",
            "Tổng | 16 | 20 | chưa đạt | 25 | 33",
        ],
        [
            "Đơn vị đã thôi tham gia vẫn có dòng, vì kết quả và chỉ tiêu của đơn vị nằm trong tổng: "
            "C (đến hết ngày 31/3/2022).",
            "Count: tính theo số liệu ngày 31/3/2022.",
        ],
    ),
    "of what there is the quota of who is to join is in a total only beside its count": (
        COUNTED.format("counted: state, better: lower")
        + TWO_PHASES
        + """
groups: [{code: g, name: G}, {code: h, name: H}]
units:
  - {code: a, name: A, group: g}
  - {code: b, name: B, group: h}
  - {code: c, name: C, group: h, active_from: 01/4/2022}
quotas: [{counts: {a: 8, b: 8, c: 6}, total: 22}, {phase: p2, counts: {a: 7, b: 7, c: 5}}]
snapshots: [{as_of: 31/3/2022, results: [{counts: {a: 10, b: 10}}]}]
""",
        [
            {"show": "quota"},
            {"show": "count"},
            {"show": "rate"},
            {"show": "quota", "phase": "p2"},
        ],
        {"grouped": "có"},
        [
            "G | 8 | 10 | chưa đạt | 7",
            "A | 8 | 10 | chưa đạt | 7",
            "H | 8 | 10 | chưa đạt | 12",
            "B | 8 | 10 | chưa đạt | 7",
            "C |  |  |  | 5",
            "Tổng | 16 | 20 | chưa đạt | 19",
        ],
        ["Chưa tính chỉ tiêu của đơn vị tham gia sau ngày chốt số liệu: C (từ ngày 01/4/2022)."],
    ),
    "what a total grew by beyond the units is the rest's": (
        ONE
        + """
units: [{code: a, name: A}, {code: b, name: B}]
snapshots:
  - {as_of: 31/3/2022, results: [{total: 10, counts: {a: 3, b: 5}}]}
  - {as_of: 30/6/2022, results: [{total: 16, counts: {a: 4, b: 7}}]}
""",
        [{"show": "count"}, {"show": "growth"}],
        {},
        ["A | 4 | +1", "B | 7 | +2", "Chưa phân theo đơn vị | 5 | +3", "Tổng | 16 | +6"],
        [],
    ),
    "who will merge is not counted twice in what its group grew by": (
        ONE.replace("x}", "x, counted: period}")
        + """
groups: [{code: g, name: G}]
units: [{code: a, name: A, group: g}, {code: b, name: B, group: g}, {code: m, name: M, group: g}]
changes: [{on: 01/7/2022, merge: [a, b], into: m}]
quotas: [{counts: {m: 9}}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 5, b: 3}}]}]
""",
        [{"show": "quota"}, {"show": "growth"}],
        {"grouped": "có"},
        ["G | 9 | +8", "M | 9 | ", "A |  | +5", "B |  | +3", "Tổng | 9 | +8"],
        [],
    ),
    "units of a superior in another group are told to be in its number": (
        ONE
        + """
groups: [{code: g, name: G}, {code: h, name: H}]
units: [{code: a, name: A, group: g}, {code: b, name: B, group: h, parent: a}]
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 5, b: 3}}]}]
""",
        [{"show": "count"}],
        {"grouped": "có"},
        ["G | 5", "A | 5", "H (đã tính trong G) | 3", "B | 3", "Tổng | 5"],
        [
            "B có đơn vị cấp trên ở nhóm khác, số liệu đã nằm trong số của đơn vị cấp trên "
            "nên cộng các nhóm có thể lớn hơn dòng tổng."
        ],
    ),
    "what belongs to nobody any more is told with what the rows make": (
        COUNTED.format("counted: period")
        + """
units:
  - {code: d, name: D, active_to: 30/6/2022}
  - {code: a, name: A, parent: d}
  - {code: b, name: B, parent: d}
snapshots:
  - {as_of: 30/6/2022, results: [{counts: {d: 100, a: 25, b: 30}}]}
  - {as_of: 30/9/2022, results: [{counts: {a: 15, b: 5}}]}
""",
        [{"show": "count"}],
        {},
        ["D | 100", "A | 40", "B | 35", "Tổng | 120"],
        [
            "Đơn vị đã thôi tham gia vẫn có dòng, vì kết quả của đơn vị nằm trong tổng: "
            "D (đến hết ngày 30/6/2022).",
            "Tổng khác cộng các dòng, vì có đơn vị thôi tham gia, mới tham gia hoặc chuyển cấp trên: "
            "Tổng, count: 120 (cộng các dòng: 100).",
        ],
    ),
    "without rows of who left the sum is that of the rows, also of what all parts of a unit took over": (
        ONE
        + """
phases: [{code: p1, name: p1, ends: 31/3/2022}]
units:
  - {code: a, name: A}
  - {code: s, name: S}
  - {code: t, name: T}
  - {code: b, name: B}
changes: [{on: 01/4/2022, split: a, into: [s, t], opening: {s: {i: 4}, t: {i: 3}}}]
quotas: [{phase: p1, counts: {a: 7, b: 2}}]
snapshots:
  - {as_of: 31/3/2022, results: [{counts: {a: 7, b: 1}}]}
  - {as_of: 30/6/2022, results: [{counts: {s: 5, t: 3, b: 2}}]}
""",
        [{"show": "quota", "phase": "p1"}, {"show": "count"}],
        {"left": "không"},
        ["S |  | 5", "T |  | 3", "B | 2 | 2", "Tổng | 2 | 10"],
        ["Số cộng không kể đơn vị đã thôi tham gia: A (đến hết ngày 31/3/2022). Toàn bộ: quota 9."],
    ),
    "who is yet to come of a unit with a quota of the phase has none of it": (
        ONE
        + """
phases: [{code: p1, name: p1, ends: 21/2/2022}]
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: m, name: M}
quotas: [{counts: {m: 16}}, {phase: p1, counts: {a: 8, m: 9}}]
changes: [{on: 02/6/2022, merge: [a, b], into: m}]
snapshots: [{as_of: 23/2/2022, results: [{counts: {a: 1}}]}]
""",
        [{"show": "quota"}, {"show": "quota", "phase": "p1"}],
        {},
        ["M | 16 | ", "A |  | 8", "B |  | ", "Tổng | 16 | 8"],
        [],
    ),
    "a sum that holds a share of which nobody said how much it is says whose": (
        ONE
        + """
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: s, name: S}
  - {code: t, name: T}
  - {code: m, name: M}
quotas: [{counts: {a: 15, b: 12}}]
changes:
  - {on: 12/1/2022, split: a, into: [s, t], opening: {s: {i: 0}, t: {i: 0}}}
  - {on: 01/3/2022, merge: [t, b], into: m}
snapshots: [{as_of: 06/3/2022, results: [{counts: {s: 1, m: 2}}]}]
""",
        [{"show": "quota"}],
        {},
        ["A | 15", "S | ", "M | ", "Tổng | 27"],
        [
            "Đơn vị đã sắp xếp vẫn có dòng, vì kết quả và chỉ tiêu của đơn vị nằm trong tổng: "
            "A (đến hết ngày 11/01/2022).",
            "Tổng khác cộng các dòng, vì chưa rõ phần chỉ tiêu của S và M: "
            "Tổng, quota: 27 (cộng các dòng: 15).",
        ],
    ),
    "a sum without who stood beside others and left tells what all have": (
        ONE
        + """
units:
  - {code: p, name: P, tier: own, active_to: 30/6/2022}
  - {code: c, name: C, parent: p}
  - {code: d, name: D, parent: p}
quotas: [{counts: {p: 90, c: 60, d: 30}}]
snapshots:
  - {as_of: 30/6/2022, results: [{counts: {p: 100, c: 60, d: 40}}]}
  - {as_of: 30/9/2022, results: [{counts: {c: 75, d: 45}}]}
""",
        [{"show": "quota"}, {"show": "count"}, {"show": "growth"}],
        {"left": "không"},
        ["C | 60 | 75 | +15", "D | 30 | 45 | +5", "Tổng | 90 | 120 | +20"],
        [
            "Số cộng không kể đơn vị đã thôi tham gia: P (đến hết ngày 30/6/2022). "
            "Toàn bộ: quota 180, count 220."
        ],
    ),
    "a base since a merger is that of the rows, and what is in no unit has no blank row": (
        ONE
        + TWO_PHASES
        + """
bases: [{code: m, name: hộ}]
units:
  - {code: a, name: A, bases: {m: 4}}
  - {code: b, name: B, bases: {m: 20}}
  - {code: n, name: N, bases: {m: 35}}
changes: [{on: 26/6/2022, merge: [a, b], into: n}]
quotas: [{code: q, phase: p1, counts: {a: 3, b: 3}}]
snapshots: [{as_of: 31/3/2022, results: [{total: 13, counts: {b: 7}}]}, {as_of: 05/7/2022, results: [{total: 34}]}]
""",
        [{"show": "base", "of": "m"}, {"show": "quota"}],
        {"phase": "p1"},
        ["A | 4 | 3", "B | 20 | 3", "Tổng | 24 | 6"],
        [],
    ),
    "a group that another holds is told as held and not added again": (
        ONE
        + """
groups: [{code: g, name: G}, {code: h, name: H}]
units:
  - {code: a, name: A, group: g}
  - {code: b, name: B, group: h, parent: a}
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 5, b: 3}}]}]
""",
        [{"show": "count"}],
        {"rows": "groups"},
        ["G | 5", "H (đã tính trong G) | 3", "Tổng | 5"],
        [],
    ),
    "groups of which one holds a part of another say what they make": (
        ONE
        + """
groups: [{code: g, name: G}, {code: h, name: H}]
units:
  - {code: a, name: A, group: g}
  - {code: b, name: B, group: h, parent: a}
  - {code: c, name: C, group: h}
snapshots: [{as_of: 30/6/2022, results: [{counts: {a: 5, b: 3, c: 2}}]}]
""",
        [{"show": "count"}, {"show": "share"}],
        {"rows": "groups"},
        ["G | 5 | 71,4%", "H | 5 | 71,4%", "Tổng | 7 | 100%"],
        [
            "Tổng khác cộng các dòng, vì có đơn vị mà đơn vị cấp trên ở nhóm khác, số liệu nằm ở cả hai "
            "nhóm: Tổng, count: 7 (cộng các dòng: 10)."
        ],
    ),
    "a group has what those were given that are yet to come, in each column": (
        ONE
        + TWO_PHASES
        + """
groups: [{code: g, name: G}]
units:
  - {code: a, name: A, group: g}
  - {code: b, name: B, group: g, active_from: 01/4/2022}
quotas: [{code: q0, phase: p1, counts: {a: 3, b: 7}}]
snapshots: [{as_of: 31/3/2022, results: [{counts: {a: 1}}]}]
""",
        [{"show": "count"}, {"show": "quota", "quota": "q0"}],
        {"rows": "groups"},
        ["G | 1 | 10", "Tổng | 1 | 10"],
        [],
    ),
    "a drive is a part of its phase, and of the total once": (
        ONE
        + """
phases:
  - {code: p1, name: đợt một, ends: 31/3/2022}
  - {code: d1, name: cao điểm, starts: 01/2/2022, ends: 31/3/2022, within: p1}
units: [{code: a, name: A}]
snapshots:
  - {as_of: 31/1/2022, results: [{counts: {a: 2}}]}
  - {as_of: 31/3/2022, results: [{counts: {a: 5}}]}
""",
        [{"show": "count"}],
        {"rows": "phases"},
        ["Đợt một | 5", "Cao điểm | 3", "Tổng | 5"],
        ["Cao điểm: số liệu đã nằm trong giai đoạn, không cộng thêm vào dòng tổng."],
    ),
    "one phase against its target makes a total against it": (
        ONE
        + """
phases: [{code: p1, name: đợt một, ends: 31/3/2022}]
targets: [{code: t, name: t, phase: p1, count: 50}]
units: [{code: a, name: A}]
quotas: [{phase: p1, counts: {a: 60}}]
snapshots: [{as_of: 31/3/2022, results: [{counts: {a: 5}}]}]
""",
        [{"show": "quota"}, {"show": "count"}],
        {"rows": "phases"},
        ["Đợt một | 50 | 5", "Tổng | 50 | 5"],
        [],
    ),
    "who was split since has in one row what it was merged from": (
        """
indicators:
  - {code: i, name: i, unit_of_measure: x, counted: state}
  - {code: j, name: j, unit_of_measure: x}
phases:
  - {code: p1, name: p1, ends: 30/1/2022}
  - {code: p2, name: p2, ends: 30/3/2022}
units:
  - {code: a, name: A}
  - {code: b, name: B}
  - {code: m, name: M}
  - {code: s, name: S}
  - {code: t, name: T}
quotas: [{code: q0, indicator: j, counts: {a: 4, b: 15}}]
changes:
  - {on: 07/2/2022, merge: [a, b], into: m}
  - {on: 06/4/2022, split: m, into: [s, t], opening: {s: {i: 3}, t: {i: 2}}}
snapshots:
  - {as_of: 30/1/2022, results: [{counts: {a: 1, b: 2}}]}
  - {as_of: 30/3/2022, results: [{counts: {m: 5}}]}
  - {as_of: 30/6/2022, results: [{counts: {s: 3, t: 4}}]}
""",
        [
            {"show": "count"},
            {"show": "count", "phase": "p1"},
            {"show": "count", "phase": "p2"},
            {"show": "quota", "quota": "q0"},
        ],
        {},
        [
            "M |  | 3 | 5 | 19",
            "S | 3 |  |  | ",
            "T | 4 |  |  | ",
            "Tổng | 7 | 3 | 5 | 19",
        ],
        [
            "Đơn vị đã sắp xếp vẫn có dòng, vì kết quả và chỉ tiêu của đơn vị nằm trong tổng: "
            "M (đến hết ngày 05/4/2022).",
            "Count: tính theo số liệu ngày 30/01/2022.",
            "Count: tính theo số liệu ngày 30/3/2022.",
        ],
    ),
    "a total that was published at one end only says so where rows make something else": (
        ONE
        + TWO_PHASES
        + """
units: [{code: a, name: A}, {code: b, name: B}]
snapshots:
  - {as_of: 31/3/2022, results: [{total: 10, counts: {a: 4, b: 5}}]}
  - {as_of: 30/6/2022, results: [{counts: {a: 6, b: 9}}]}
""",
        [{"show": "count", "phase": "p2"}],
        {},
        ["A | 2", "B | 4", "Tổng | 5"],
        [
            "Tổng khác cộng các dòng, vì tổng tính theo số đã công bố: "
            "Tổng, count: 5 (cộng các dòng: 6)."
        ],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_tables_of_a_small_campaign(case):
    records, columns, spec, rows, notes = case
    campaign = read(records)
    columns = [{"header": one["show"], **one} for one in [{"show": "name"}, *columns]]
    made = printed(campaign, campaign.snapshots[-1], {**spec, "columns": columns})
    assert [" | ".join(map(str, row.cells)) for row in made.rows] == rows
    assert list(made.notes) == notes

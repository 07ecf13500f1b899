"""What a report of a phase in its middle says of who is ahead, what went well, and what comes first."""

from __future__ import annotations

import pytest
from one_campaign import office_of

from generator.drafting.vocabulary import unit_lists
from generator.office.own_words import passages_of

CAMPAIGN = """
code: mau
name: Hiến máu
short_name: Hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: donors, name: số người hiến máu, unit_of_measure: người}]
phases: [{code: dot1, name: đợt 1, ends: 30/6/2026}, {code: dot2, name: đợt 2, ends: 31/12/2026}]
units: [{code: a, name: Phường A}, {code: b, name: Phường B}, {code: c, name: Phường C}]
targets:
  - {code: dot1, name: chỉ tiêu đợt 1, count: AIM, phase: dot1}
  - {code: dot2, name: chỉ tiêu đợt 2, count: 70, phase: dot2}
quotas: [{phase: dot1, counts: {a: 3, b: 3, c: 3}}]
snapshots: [{as_of: 31/3/2026, results: [{counts: {a: 3, b: 3, c: LAST}}]}]
documents:
  - {code: bc, kind: report, subject: sơ kết, phase: dot1, body: "{{ passages.evaluation }}"}
"""


@pytest.fixture
def said(tmp_path):
    """The lines of a passage in the report, where the last unit counted so many."""

    def made(passage, last=1, aim=9, day="31/3/2026"):
        text = CAMPAIGN.replace("LAST", str(last)).replace("AIM", str(aim))
        text = text.replace("as_of: 31/3/2026", f"as_of: {day}")
        spoken = passages_of(office_of(tmp_path, text), "mau", "bc").passages
        return list(next(one.lines for one in spoken if one.passage.code == passage))

    return made


def test_who_completed_and_is_ahead_is_named_once(said):
    assert said("unit_results")[1:4] == [
        "- Toàn bộ 03 đơn vị đã báo cáo.",
        "- 02/03 đơn vị đã hoàn thành chỉ tiêu được giao và dẫn đầu kết quả: Phường A và Phường B (cùng 3/3 người, đạt 100%).",
        "- 01 đơn vị đã có kết quả nhưng đạt dưới 50% chỉ tiêu: Phường C.",
    ]


def test_the_evaluation_begins_with_what_went_well(said):
    assert said("evaluation")[:3] == [
        "Đánh giá chung",
        "Ưu điểm",
        "- 02/03 đơn vị đã hoàn thành chỉ tiêu được giao trước thời hạn.",
    ]


@pytest.mark.parametrize(("last", "who"), [(3, "Các"), (1, "Nhiều")])
def test_all_take_part_only_where_nobody_lags(said, last, who):
    assert said("strengths", last, aim=7)[1].startswith(f"- {who} đơn vị tích cực triển khai")


def test_the_phase_that_is_not_done_comes_before_the_next(said):
    assert [line.split(" (")[0].split(":")[0] for line in said("phase_goals")] == [
        "- Hoàn thành chỉ tiêu đợt 1",
        "- Đợt 2",
    ]


def test_a_goal_stands_in_brackets(said):
    assert said("phase_goals")[1].endswith(": hoàn thành chỉ tiêu đợt 2 (70 người).")


def test_rows_of_groups_are_noted_only_where_there_are_some(said):
    assert "; ở dòng tổng, tỷ lệ tính lại trên tổng số." in " ".join(said("table_notes"))


MORE = """quotas:
  - {phase: dot1, counts: {a: 3}}
targets:
  - {code: t, name: mục tiêu đợt 1, count: 5, phase: dot1}
  - {code: more, name: mức phấn đấu đợt 1, count: 20, phase: dot1}
  - {code: dot2, name: chỉ tiêu đợt 2, count: 70, phase: dot2}
  - {code: also, name: mức phấn đấu đợt 2, count: 90, phase: dot2}
"""


@pytest.fixture
def told(tmp_path):
    """What the passages say where each phase has two targets, in the report on a phase."""
    head, _, rest = CAMPAIGN.partition("targets:")
    text = head + MORE + "snapshots:" + rest.partition("snapshots:")[2].replace("LAST", "1")
    later = """,
  {as_of: 30/6/2026, results: [{counts: {a: 3, b: 3, c: 1}}]},
  {as_of: 31/8/2026, results: [{counts: {a: 9, b: 4, c: 8}}]}]"""

    def made(phase, kind="report", more=20, *, counted=True):
        own = text.replace("phase: dot1, body", f"phase: {phase}, body")
        own = own.replace("kind: report", f"kind: {kind}").replace("count: 20", f"count: {more}")
        own = own.replace("c: 1}}]}]", "c: 1}}]}" + later) if phase == "dot2" and counted else own
        spoken = passages_of(office_of(tmp_path / phase, own), "mau", "bc").passages
        return {one.passage.code: list(one.lines) for one in spoken}

    return made


def test_every_target_of_a_phase_is_aimed_at_until_it_is_reached(told):
    first, then = told("dot1")["phase_goals"]
    assert first == "- Hoàn thành mức phấn đấu đợt 1 (20 người), thời hạn: hết ngày 30/6/2026."
    assert then == (
        "- Đợt 2 (từ ngày 01/7/2026 đến hết ngày 31/12/2026): hoàn thành chỉ tiêu đợt 2 (70 người) "
        "và mức phấn đấu đợt 2 (90 người)."
    )


def test_the_result_of_a_phase_is_held_against_every_target_of_it(told):
    assert told("dot2")["phase_results"][1:] == [
        "- Đợt 1 (đến hết ngày 30/6/2026): 07 người; đạt 140% mục tiêu đợt 1 (7/5 người), vượt 02 người; "
        "đạt 35% mức phấn đấu đợt 1 (7/20 người), còn thiếu 13 người.",
        "- Đợt 2 (đến hết ngày 31/12/2026): 14 người; đạt 20% chỉ tiêu đợt 2 (14/70 người), còn thiếu 56 người; "
        "đạt 15,6% mức phấn đấu đợt 2 (14/90 người), còn thiếu 76 người.",
    ]


def test_what_a_phase_without_a_count_aims_at_is_one_sentence(told):
    assert told("dot2", counted=False)["phase_goals"] == [
        "- Đợt 2 (đến hết ngày 31/12/2026): hoàn thành chỉ tiêu đợt 2 (70 người) và mức phấn đấu đợt 2 (90 người)."
    ]


def test_the_time_of_each_target_of_a_phase_is_told(told):
    assert [line.split(",")[1].split(":")[0] for line in told("dot2")["time_left"]] == [
        " chỉ tiêu đợt 2",
        " mức phấn đấu đợt 2",
    ]


def test_what_is_behind_names_its_target_once(told):
    assert (
        "- Chưa đạt tiến độ mức phấn đấu đợt 2: mới đạt 15,6% (14/90 người)."
        in (told("dot2")["shortcomings"])
    )


@pytest.mark.parametrize(
    ("more", "reached"),
    [
        (20, "mục tiêu đợt 1 đã hoàn thành (7/5 người)."),
        (6, "mục tiêu đợt 1 (7/5 người) và mức phấn đấu đợt 1 (7/6 người) đã hoàn thành."),
    ],
)
def test_all_targets_that_are_reached_are_a_strength(told, more, reached):
    assert told("dot1", more=more)["strengths"][1].partition("; ")[2] == reached


def test_a_launch_tells_and_aims_at_each_target_of_its_phase(told):
    letter = told("dot2", "directive")
    assert letter["launch_so_far"][0].endswith(
        "trong đợt 2 có 14 người hiến máu; đạt 20% chỉ tiêu đợt 2 (14/70 người), còn thiếu 56 người; "
        "đạt 15,6% mức phấn đấu đợt 2 (14/90 người), còn thiếu 76 người."
    )
    assert letter["launch_aim"][0].startswith(
        "Hoàn thành và phấn đấu vượt chỉ tiêu đợt 2 (70 người) và mức phấn đấu đợt 2 (90 người); "
    )


@pytest.mark.parametrize(
    ("day", "last", "sentence"),
    [
        (
            "30/6/2026",
            2,
            "02 đơn vị đã hoàn thành chỉ tiêu, trong khi còn 01 đơn vị chưa hoàn thành chỉ tiêu.",
        ),
        (
            "30/6/2026",
            1,
            "02 đơn vị đã hoàn thành chỉ tiêu, trong khi còn 01 đơn vị đạt dưới 50% chỉ tiêu.",
        ),
        ("31/3/2026", 2, ""),
        ("30/6/2026", 3, ""),
    ],
)
def test_once_the_phase_is_over_who_has_not_completed_is_a_shortcoming(said, day, last, sentence):
    lines = [line for line in said("shortcomings", last, 4, day) if "đơn vị" in line]
    wanted = f"- Kết quả giữa các đơn vị chưa đồng đều: {sentence}"
    assert lines == ([wanted] if sentence else [])


DRIVE = CAMPAIGN.replace(
    "phases: [",
    "phases: [{code: cd, name: tuần cao điểm, starts: 01/3/2026, ends: 07/3/2026, within: dot1}, ",
).replace(
    "snapshots: [",
    "snapshots: [{as_of: 28/02/2026, results: [{counts: {a: 1, b: 1, c: 1}}]}, {as_of: 07/3/2026, results: [{counts: {a: 2, b: 2, c: 1}}]}, ",
)


def test_a_drive_is_told_to_lie_within_its_phase(tmp_path):
    office = office_of(tmp_path, DRIVE.replace("LAST", "1").replace("AIM", "9"))
    spoken = passages_of(office, "mau", "bc").passages
    lines = next(one.lines for one in spoken if one.passage.code == "phase_results")
    assert [line for line in lines if "cao điểm" in line] == [
        "- Tuần cao điểm (nằm trong đợt 1, đến hết ngày 07/3/2026): 02 người."
    ]


def test_lines_of_a_fact_lose_the_dash_that_was_typed_before_them():
    typed = "-Tại hội nghị;\n– Ở xã.\n• Ở ấp\n-5 độ\n\n"
    assert unit_lists.lines(typed) == ["Tại hội nghị", "Ở xã", "Ở ấp", "-5 độ"]

"""Quotas as a clerk asks for them: sums met exactly, written as records, nothing lost or forced."""

from __future__ import annotations

import json

import pytest
from places import ROOT

from generator.cli.app import run
from generator.workspace.yamltext import read_yaml_text

CAMPAIGN = """\
code: chia
name: Chương trình chia chỉ tiêu
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators:
  - {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
  - {code: old, name: số mô hình cũ, unit_of_measure: mô hình}
  - {code: share, name: tỷ lệ, unit_of_measure: '%', measure: rate}
phases:
  - {code: gd1, name: giai đoạn 1, ends: 31/5/2025}
  - {code: gd2, name: giai đoạn 2, starts: 01/6/2025, ends: 31/12/2025}
bases:
  - {code: members, name: đoàn viên}
  - {code: unions, name: CĐCS}
"""
UNITS = """\
groups:
  - {code: huyen, name: Khối huyện}
  - {code: nganh, name: Khối ngành}
units:
  - {code: a, name: Đơn vị A, group: huyen, bases: {members: 500, unions: 97}}
  - {code: b, name: Đơn vị B, group: huyen, bases: {members: 300, unions: 20}}
  - {code: c, name: Đơn vị C, group: nganh, bases: {members: 200, unions: 25}}
"""


WRITTEN = [
    "đã ghi campaigns/chia/quotas.yaml",
    "bước tiếp theo: vanthu new document chia quota_letter",
]


@pytest.fixture
def folder(office_copy):
    """The folder of a small campaign, beside that of the invented office."""
    folder = office_copy.campaigns / "chia"
    folder.mkdir()
    (folder / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    (folder / "units.yaml").write_text(UNITS, encoding="utf-8")
    return folder


@pytest.fixture
def allocate(folder, capsys):
    """Runs `vanthu allocate chia …`; its exit status, standard output and standard error."""

    def call(line):
        status = run(["-C", str(folder), "allocate", "chia", *line.split()])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


@pytest.fixture
def shared(allocate):
    """The result of a dry run, as other programs get it."""

    def call(line):
        status, out, err = allocate(f"{line} --dry-run --json")
        assert status == 0, err
        return json.loads(out)["result"]

    return call


@pytest.fixture
def refused(allocate):
    """The codes of the refusals, and what was said; the exit status is 1 or 2."""

    def call(line):
        status, _, err = allocate(line)
        assert status in {1, 2}, err
        return status, err

    return call


def quotas(told):
    return {unit["code"]: unit["quota"] for unit in told["units"]}


def written(folder, name="quotas.yaml"):
    return (folder / name).read_text(encoding="utf-8")


def records(folder, name="quotas.yaml"):
    return read_yaml_text(written(folder, name), name)[0]["quotas"]


# what it must show


def test_seed_004_six_per_cent_of_the_grassroots_unions_and_at_least_two(capsys):
    line = "allocate lai-chau --indicator fund_2023 --rate 6% --minimum 2 --dry-run --json"
    assert run(["-C", str(ROOT), *line.split()]) == 0
    told = json.loads(capsys.readouterr().out)["result"]
    assert list(quotas(told).values()) == [6, 7, 5, 6, 4, 4, 5, 4, 3, 2, 2]
    assert told["total"] == 48
    assert told["rule"] == "6% × số CĐCS, làm tròn đến hàng đơn vị; tối thiểu 2"
    assert told["units"][9]["reason"] == "6% × 20 = 1,2 → 1; tối thiểu 2"


def test_5091_over_40_units_is_met_for_the_whole_the_groups_and_both_phases(folder, allocate):
    members = [17 + 37 * place * place % 1009 for place in range(40)]
    units = [
        f"  - {{code: u{place}, name: Đơn vị {place}, group: {'huyen' if place % 3 else 'nganh'},"
        f" bases: {{members: {count}}}}}"
        for place, count in enumerate(members)
    ]
    head = UNITS[: UNITS.index("  - {code: a")]
    (folder / "units.yaml").write_text(head + "\n".join(units), encoding="utf-8")
    status, _, err = allocate(
        "--total 5.091 --of members --phases gd1=2.036,gd2=3.055 --group-total nganh=1.700"
    )
    assert status == 0, err
    whole, first, second = records(folder)
    sums = [sum(map(int, quota["counts"].values())) for quota in (whole, first, second)]
    assert sums == [5091, 2036, 3055]
    assert [quota["total"] for quota in (whole, first, second)] == ["5091", "2036", "3055"]
    nganh = [int(whole["counts"][f"u{place}"]) for place in range(0, 40, 3)]
    assert sum(nganh) == 1700
    assert all(
        int(whole["counts"][code]) == int(first["counts"][code]) + int(second["counts"][code])
        for code in whole["counts"]
    )
    assert run(["-C", str(folder), "check", "chia"]) == 0


# shares


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--rate 6% --of unions", {"a": 6, "b": 1, "c": 2}),
        ("--rate 6% --of unions --rounding truncate", {"a": 5, "b": 1, "c": 1}),
        ("--rate 6% --of unions --rounding up", {"a": 6, "b": 2, "c": 2}),
        ("--rate 6% --of unions --minimum 2 --maximum 5", {"a": 5, "b": 2, "c": 2}),
        ("--rate 6% --of unions --floor b=4 --ceiling a=3", {"a": 3, "b": 4, "c": 2}),
        ("--total 101 --of members", {"a": 51, "b": 30, "c": 20}),
        ("--total 101 --of members --fix b=40", {"a": 44, "b": 40, "c": 17}),
        ("--total 101 --of members --minimum 25", {"a": 48, "b": 28, "c": 25}),
        ("--total 100 --of members --group huyen", {"a": 63, "b": 37}),
        ("--total 100 --of members --group-total nganh=50", {"a": 31, "b": 19, "c": 50}),
        ("--group-total huyen=9 --group-total nganh=3 --of members", {"a": 6, "b": 3, "c": 3}),
    ],
)
def test_shares(shared, line, expected):
    assert quotas(shared(line)) == expected


def test_a_rule_names_the_units_that_are_meant(shared):
    told = shared("--total 10 --of members --group huyen --group nganh")
    assert told["rule"].startswith("Khối huyện, Khối ngành: chia 10")


def test_groups_and_phases_are_added_up(shared):
    told = shared("--total 101 --of members --phases gd1=5%,gd2=4%")
    assert told["groups"] == [
        {"code": "huyen", "units": 2, "quota": 81, "phases": {"gd1": 45, "gd2": 36}},
        {"code": "nganh", "units": 1, "quota": 20, "phases": {"gd1": 11, "gd2": 9}},
    ]
    assert told["phases"] == {"gd1": 56, "gd2": 45}
    assert told["rule"] == "chia 101 theo số đoàn viên, phần lẻ chia theo thứ tự từ lớn đến nhỏ"
    assert told["units"][0]["phases"] == {"gd1": 28, "gd2": 23}


TARGETS = """\
targets:
  - {code: whole, name: chỉ tiêu đăng ký, level: registered, count: 120}
  - {code: low, name: chỉ tiêu ban đầu, phase: gd1, count: 40}
  - {code: first, name: chỉ tiêu giai đoạn 1, phase: gd1, level: raised, count: 50, replaces: low}
  - {code: second, name: chỉ tiêu giai đoạn 2, phase: gd2, count: 70}
  - {code: rate, name: tỷ lệ, level: raised, rate: 10%, of: members}
"""


def test_a_target_gives_its_number_or_rate_and_the_phases_theirs(folder, shared):
    (folder / "campaign.yaml").write_text(CAMPAIGN + TARGETS, encoding="utf-8")
    told = shared("--target whole --of members --phases targets")
    assert (told["total"], told["phases"]) == (120, {"gd1": 50, "gd2": 70})
    assert quotas(shared("--target rate")) == {"a": 50, "b": 30, "c": 20}
    assert shared("--target first --of members")["phase"] == "gd1"
    told = shared("--target whole --of members --group-total nganh=40")
    assert quotas(told) == {"a": 50, "b": 30, "c": 40}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "giai đoạn «gd2» có 0 mục tiêu"),
        (
            "  - {code: two, name: B, phase: gd2, level: registered, count: 7}\n"
            "  - {code: three, name: C, phase: gd2, count: 7}\n",
            "giai đoạn «gd2» có 2 mục tiêu (two, three); cần chỉ rõ bằng --phases gd2=…",
        ),
    ],
)
def test_phases_by_targets_need_one_target_each(folder, refused, more, said):
    text = "targets:\n  - {code: first, name: A, phase: gd1, count: 5}\n" + more
    (folder / "campaign.yaml").write_text(CAMPAIGN + text, encoding="utf-8")
    status, err = refused("--total 12 --of members --phases targets")
    assert status == 2
    assert said in err


COUNTED = """\
as_of: 31/5/2025
results:
  - counts: {a: 20, b: 45}
  - {indicator: old, counts: {a: 1, b: 2, c: 3}}
"""


def test_what_is_done_is_deducted_and_the_rest_is_met_exactly(folder, allocate, shared):
    (folder / "results").mkdir()
    (folder / "results" / "2025-05-31.yaml").write_text(COUNTED, encoding="utf-8")
    line = "--total 101 --of members --deduct 31/5/2025"
    told = shared(line)
    assert quotas(told) == {"a": 20, "b": 0, "c": 16}
    assert told["total"] == 101 - 20 - 45
    assert told["units"][1]["reason"] == ("theo tỷ lệ là 24; tối thiểu 45; đã thực hiện 45, còn 0")
    assert told["rule"].endswith("; trừ số đã thực hiện tính đến ngày 31/5/2025")
    assert "chưa có số liệu để trừ: Đơn vị C" in allocate(f"{line} --dry-run")[2]
    assert quotas(shared(f"{line} --done old")) == {"a": 50, "b": 28, "c": 17}


def test_of_a_merged_unit_what_its_forerunners_had_done_is_deducted(folder, allocate, shared):
    (folder / "results").mkdir()
    changed = UNITS + (
        "  - {code: d, name: Đơn vị D, group: huyen}\n"
        "changes:\n"
        "  - {on: 30/6/2025, merge: [a, b], into: d}\n"
    )
    (folder / "campaign.yaml").write_text(CAMPAIGN + changed, encoding="utf-8")
    (folder / "units.yaml").unlink()
    counted = folder / "results" / "2025-05-31.yaml"
    line = "--total 101 --of members --deduct 31/5/2025"
    counted.write_text(
        "as_of: 31/5/2025\nresults: [{counts: {a: 3, b: 6, c: 2}}]\n", encoding="utf-8"
    )
    assert quotas(shared(line)) == {"c": 20 - 2, "d": 81 - 3 - 6}
    counted.write_text("as_of: 31/5/2025\nresults: [{counts: {a: 3, c: 2}}]\n", encoding="utf-8")
    assert quotas(shared(line)) == {"c": 20 - 2, "d": 81}
    assert "chưa có số liệu để trừ: Đơn vị D" in allocate(f"{line} --dry-run")[2]


def test_in_a_phase_only_what_was_done_in_it_is_deducted(folder, shared):
    (folder / "results").mkdir()
    for day, counts in (
        ("31/5/2025", "{a: 20, b: 45, c: 0}"),
        ("30/6/2025", "{a: 25, b: 45, c: 1}"),
    ):
        text = f"as_of: {day}\nresults:\n  - counts: {counts}\n"
        (folder / "results" / f"{day.replace('/', '-')}.yaml").write_text(text, encoding="utf-8")
    told = shared("--rate 10% --of members --phase gd2 --deduct 30/6/2025")
    assert quotas(told) == {"a": 50 - 5, "b": 30, "c": 20 - 1}


def test_only_units_that_take_part_and_of_one_tier_share(folder, shared):
    more = (
        "  - {code: d, name: Đơn vị D, bases: {members: 900}, active_to: 30/6/2025}\n"
        "  - {code: a1, name: CĐCS 1, parent: a, bases: {members: 400}}\n"
        "  - {code: a2, name: CĐCS 2, parent: a, bases: {members: 100}}\n"
    )
    (folder / "units.yaml").write_text(UNITS + more, encoding="utf-8")
    assert list(quotas(shared("--total 10 --of members"))) == ["a", "b", "c"]
    assert list(quotas(shared("--total 10 --of members --phase gd1"))) == ["a", "b", "c", "d"]
    assert quotas(shared("--total 10 --of members --under a")) == {"a1": 8, "a2": 2}


def test_units_below_a_unit_stand_beside_it_and_are_not_added_twice(folder, allocate):
    more = "  - {code: a1, name: CĐCS 1, parent: a, bases: {members: 400}}\n"
    (folder / "units.yaml").write_text(UNITS + more, encoding="utf-8")
    assert allocate("--total 10 --of members")[0] == 0
    assert allocate("--total 5 --of members --under a")[0] == 0
    (entry,) = records(folder)
    assert entry["counts"] == {"a": "5", "b": "3", "c": "2", "a1": "5"}
    assert entry["total"] == "10"
    assert entry["rule"].endswith(
        "từ lớn đến nhỏ. Đơn vị A: chia 5 theo số đoàn viên, phần lẻ chia theo thứ tự từ lớn đến nhỏ"
    )


TIERS = (
    "  - {code: a1, name: CĐCS 1, parent: a, bases: {members: 400}}\n"
    "  - {code: a2, name: CĐCS 2, parent: a}\n"
    "  - {code: a21, name: Tổ 1, parent: a2, bases: {members: 70}}\n"
    "  - {code: a22, name: Tổ 2, parent: a2, bases: {members: 30}}\n"
)


@pytest.fixture
def tiers(folder):
    (folder / "units.yaml").write_text(UNITS + TIERS, encoding="utf-8")
    return folder


def test_what_a_unit_received_is_shared_among_those_below_it(tiers, allocate, shared):
    assert allocate("--total 101 --of members")[0] == 0
    told = shared("--among a --of members")
    assert quotas(told) == {"a1": 41, "a2": 10}
    assert told["handing_down"] == {"unit": "a", "received": 51, "not_handed_down": 0}
    assert told["units"][1]["base"] == 100
    status, _, err = allocate("--among a --of members")
    assert (status, err.splitlines()) == (0, WRITTEN)
    (entry,) = records(tiers)
    assert entry["counts"] == {"a": "51", "b": "30", "c": "20", "a1": "41", "a2": "10"}
    assert entry["total"] == "101"
    assert quotas(shared("--among a2 --of members")) == {"a21": 7, "a22": 3}
    status, _, err = allocate("--among a --of members")
    assert status == 1
    assert "[E-QUOTA-EXISTS]" in err
    assert allocate("--among a --of members --replace")[0] == 0
    assert run(["-C", str(tiers), "check", "chia"]) == 0


def test_of_what_a_unit_received_in_phases_each_phase_is_shared(tiers, allocate):
    assert allocate("--total 101 --of members --phases gd1=40,gd2=61 --code sk")[0] == 0
    assert allocate("--among a --of members --code sk")[0] == 0
    whole, first, second = records(tiers)
    assert [table["counts"]["a"] for table in (whole, first, second)] == ["51", "20", "31"]
    for table in (whole, first, second):
        counts = {code: int(count) for code, count in table["counts"].items()}
        assert counts["a1"] + counts["a2"] == counts["a"]
    assert [table["total"] for table in (whole, first, second)] == ["101", "40", "61"]
    assert run(["-C", str(tiers), "check", "chia"]) == 0


@pytest.mark.parametrize(
    ("total", "said", "left"),
    [
        ("41", "Đơn vị A nhận 51, còn 10 chưa giao tiếp", 10),
        ("51", "", 0),
    ],
)
def test_what_is_not_handed_down_is_told(tiers, allocate, shared, total, said, left):
    assert allocate("--total 101 --of members")[0] == 0
    line = f"--total {total} --under a --of members"
    assert shared(line)["handing_down"]["not_handed_down"] == left
    told = allocate(f"{line} --dry-run")[2]
    assert said in told
    assert ("nhận" in told) == bool(said)


def test_more_than_was_received_is_not_handed_down(tiers, allocate, refused):
    assert allocate("--total 101 --of members")[0] == 0
    before = written(tiers)
    status, err = refused("--total 60 --of members --under a")
    assert status == 1
    assert "«Đơn vị A» được giao 51, đã giao lại 60: vượt 9" in err
    assert written(tiers) == before


def test_of_several_tables_the_named_one_is_handed_down(tiers, allocate, shared):
    assert allocate("--total 101 --of members --code sk")[0] == 0
    assert allocate("--total 10 --of members --code them --adds-to sk")[0] == 0
    assert quotas(shared("--among a --of members --code them")) == {"a1": 4, "a2": 1}
    status, _, err = allocate("--among a --of members")
    assert status == 2
    assert "có 2 bảng chỉ tiêu như vậy (sk, them); cần chỉ rõ một bảng bằng --code" in err
    assert allocate("--among a --of members --code them")[0] == 0
    assert "a1" not in records(tiers)[0]["counts"]
    assert records(tiers)[1]["counts"] == {"a": "5", "b": "3", "c": "2", "a1": "4", "a2": "1"}


def test_what_was_received_in_a_phase_is_shared_in_it(tiers, allocate):
    assert allocate("--total 101 --of members --phases gd1=40,gd2=61 --code sk")[0] == 0
    assert allocate("--among a --of members --phase gd1 --code sk_gd1")[0] == 0
    whole, first, second = records(tiers)
    assert ("a1" in whole["counts"], "a1" in second["counts"]) == (False, False)
    assert (first["counts"]["a1"], first["counts"]["a2"]) == ("16", "4")


def test_of_what_was_received_what_is_done_is_taken_off(tiers, allocate, shared):
    assert allocate("--total 101 --of members --phases gd1=40,gd2=61 --code sk")[0] == 0
    (tiers / "results").mkdir()
    counted = "as_of: 31/5/2025\nresults:\n  - counts: {a1: 5, a2: 1}\n"
    (tiers / "results" / "2025-05-31.yaml").write_text(counted, encoding="utf-8")
    told = shared("--among a --of members --deduct 31/5/2025 --code sk --replace")
    assert (quotas(told), told["phases"]) == ({"a1": 36, "a2": 9}, {})


def test_a_second_table_for_phases_adds_to_the_only_one_of_each(tiers, allocate):
    text = (
        "quotas:\n"
        "  - {code: sk, counts: {a: 6, b: 3, c: 3}}\n"
        "  - {code: dot_1, phase: gd1, counts: {a: 3, b: 2, c: 1}}\n"
        "  - {code: dot_2, phase: gd2, counts: {a: 3, b: 1, c: 2}}\n"
    )
    (tiers / "quotas.yaml").write_text(text, encoding="utf-8")
    line = "--total 20 --of members --phases gd1=10,gd2=10 --code them --adds-to sk"
    assert allocate(line)[0] == 0
    assert [one["adds_to"] for one in records(tiers)[3:]] == ["sk", "dot_1", "dot_2"]


def test_units_below_one_that_came_out_of_others_share_what_those_had(folder, shared):
    more = (
        "  - {code: s, name: Đơn vị S, group: huyen}\n"
        "  - {code: a1, name: CĐCS 1, parent: a, bases: {members: 30}}\n"
        "  - {code: b1, name: CĐCS 2, parent: b, bases: {members: 10}}\n"
        "changes:\n  - {on: 01/7/2025, merge: [a, b], into: s}\n"
    )
    (folder / "campaign.yaml").write_text(CAMPAIGN + UNITS + more, encoding="utf-8")
    (folder / "units.yaml").unlink()
    (folder / "quotas.yaml").write_text(
        "quotas: [{counts: {a: 7, b: 5, c: 3}}]\n", encoding="utf-8"
    )
    assert quotas(shared("--total 100 --of members")) == {"c": 20, "s": 80}
    told = shared("--among s --of members")
    assert quotas(told) == {"a1": 9, "b1": 3}
    assert told["handing_down"] == {"unit": "s", "received": 12, "not_handed_down": 0}


def test_a_second_table_for_phases_adds_to_those_of_the_phases(tiers, allocate):
    assert allocate("--total 10 --of members --phases gd1=4,gd2=6 --code sk")[0] == 0
    line = "--total 20 --of members --phases gd1=10,gd2=10 --code them --adds-to sk"
    assert allocate(line)[0] == 0
    assert [(one["code"], one.get("adds_to")) for one in records(tiers)[3:]] == [
        ("them", "sk"),
        ("them_gd1", "sk_gd1"),
        ("them_gd2", "sk_gd2"),
    ]


def test_a_target_that_is_a_part_of_another_is_shared(folder, shared):
    more = "  - {code: part, name: một phần, rate: 40%, of: {target: whole}}\n"
    (folder / "campaign.yaml").write_text(CAMPAIGN + TARGETS + more, encoding="utf-8")
    assert quotas(shared("--target part --of members")) == {"a": 24, "b": 14, "c": 10}


def test_the_order_of_the_file_makes_no_difference(folder, shared):
    head, *units = UNITS.split("  - {code: ")
    told = quotas(shared("--total 7 --of unions --phases gd1=1%,gd2=2%"))
    turned = "".join(f"  - {{code: {unit}" for unit in [*units[:2], *reversed(units[2:])])
    (folder / "units.yaml").write_text(head + turned, encoding="utf-8")
    again = quotas(shared("--total 7 --of unions --phases gd1=1%,gd2=2%"))
    assert list(again) == ["c", "b", "a"]
    assert again == told


# records


def test_quotas_become_a_record_with_their_reasons(folder, allocate):
    status, out, err = allocate("--rate 6% --of unions --fix b=5 --code c1")
    assert (status, err.splitlines()) == (0, WRITTEN)
    assert "Đơn vị B" in out
    assert written(folder) == (
        "# yaml-language-server: $schema=../../.vanthu/schemas/quotas.schema.json\n"
        "# Chỉ tiêu giao cho các đơn vị\n"
        "quotas:\n"
        "  - code: c1\n"
        "    counts:\n"
        "      a: 6\n"
        "      b: 5\n"
        "      c: 2\n"
        "    total: 13\n"
        "    fixed:\n"
        "      - b\n"
        "    rule: 6% × số CĐCS, làm tròn đến hàng đơn vị; 01 đơn vị được ấn định\n"
        "    reasons:\n"
        "      a: 6% × 97 = 5,82 → 6\n"
        "      b: ấn định 5\n"
        "      c: 6% × 25 = 1,5 → 2\n"
    )


def test_a_dry_run_writes_nothing(folder, allocate):
    status, out, err = allocate("--rate 6% --of unions --dry-run")
    assert status == 0
    assert "6% × 97 = 5,82 → 6" in " ".join(out.split())
    assert "chưa ghi gì; sẽ ghi vào campaigns/chia/quotas.yaml" in err
    assert not (folder / "quotas.yaml").exists()


OLD = """\
# đầu tệp
quotas:
  # mô hình cũ, không sửa
  - indicator: old
    counts: {a: 1, b: 1, c: 1}   # ba

  # chỉ tiêu sáng kiến
  - code: sk
    counts:
      a: 9 # đã thỏa thuận
      b: 8
      # C mới thành lập
      c: 7
    rule: "số # 1"
    fixed: [a]
    # sẽ xem lại
  # cuối tệp
"""


def test_an_entry_is_never_replaced_silently(folder, allocate):
    (folder / "quotas.yaml").write_text(OLD, encoding="utf-8")
    status, _, err = allocate("--rate 6% --of unions")
    assert status == 1
    assert "campaigns/chia/quotas.yaml:8:5: lỗi: chỉ tiêu này đã giao ở đây" in err
    assert "[E-QUOTA-EXISTS]" in err
    assert written(folder) == OLD
    assert allocate("--rate 6% --of unions --dry-run")[0] == 0


def test_replacing_keeps_fixed_quotas_comments_and_other_entries(folder, allocate):
    (folder / "quotas.yaml").write_text(OLD, encoding="utf-8")
    status, _, err = allocate("--rate 6% --of unions --replace")
    assert status == 0, err
    assert "giữ chỉ tiêu đã ấn định của Đơn vị A" in err
    assert written(folder) == (
        OLD[: OLD.index("  - code: sk")]
        + "  - code: sk\n"
        + "    counts:\n"
        + "      a: 9 # đã thỏa thuận\n"
        + "      b: 1\n"
        + "      # C mới thành lập\n"
        + "      c: 2\n"
        + "    total: 12\n"
        + "    rule: 6% × số CĐCS, làm tròn đến hàng đơn vị; 01 đơn vị được ấn định\n"
        + "    reasons:\n"
        + "      a: ấn định 9\n"
        + "      b: 6% × 20 = 1,2 → 1\n"
        + "      c: 6% × 25 = 1,5 → 2\n"
        + "    fixed: [a]\n"
        + "    # sẽ xem lại\n"
        + "  # cuối tệp\n"
    )
    assert allocate("--rate 6% --of unions --replace --free a")[0] == 0
    assert records(folder)[1]["counts"] == {"a": "6", "b": "1", "c": "2"}
    assert "fixed" not in records(folder)[1]


@pytest.mark.parametrize(("option", "key"), [("adds-to", "adds_to"), ("in-place-of", "replaces")])
def test_another_code_is_another_entry_that_says_what_becomes_of_the_first(
    folder, allocate, option, key
):
    (folder / "quotas.yaml").write_text(OLD, encoding="utf-8")
    assert allocate(f"--rate 6% --of unions --code moi --{option} sk")[0] == 0
    assert [quota.get("code") for quota in records(folder)] == [None, "sk", "moi"]
    assert records(folder)[2][key] == "sk"
    status, _, err = allocate("--rate 6% --of unions --replace")
    assert status == 2
    assert "có 2 bảng chỉ tiêu như vậy (sk, moi); cần chỉ rõ một bảng bằng --code" in err
    assert allocate("--rate 10% --of unions --code moi --replace")[0] == 0
    assert records(folder)[2] == records(folder)[2] | {key: "sk", "total": "15"}


@pytest.mark.parametrize(("option", "key"), [("adds-to", "adds_to"), ("in-place-of", "replaces")])
def test_a_further_table_needs_no_code(folder, allocate, option, key):
    (folder / "quotas.yaml").write_text(OLD, encoding="utf-8")
    assert allocate(f"--rate 6% --of unions --{option} sk")[0] == 0
    assert [(one.get("code"), one.get(key)) for one in records(folder)] == [
        (None, None),
        ("sk", None),
        (None, "sk"),
    ]


@pytest.mark.parametrize(
    ("line", "indicator"), [("", None), ("--indicator ideas", "ideas"), ("--indicator old", "old")]
)
def test_the_first_indicator_goes_without_saying(folder, allocate, line, indicator):
    assert allocate(f"--rate 6% --of unions {line}")[0] == 0
    assert records(folder)[0].get("indicator") == indicator


def test_an_entry_keeps_its_document_and_its_indicator(folder, allocate):
    text = (
        "references:\n  - {code: kh, kind: plan, date: 01/01/2025, issuer: A, number: 1}\n"
        "quotas:\n  - {indicator: ideas, document: kh, counts: {a: 1, b: 1, c: 1}}\n"
    )
    (folder / "campaign.yaml").write_text(CAMPAIGN + text, encoding="utf-8")
    assert allocate("--rate 6% --of unions --replace")[0] == 0
    (entry,) = records(folder, "campaign.yaml")
    assert (entry["indicator"], entry["document"]) == ("ideas", "kh")


@pytest.mark.parametrize("replace", ["", " --replace"])
def test_a_second_table_says_whether_it_adds_or_adjusts(folder, allocate, replace):
    (folder / "quotas.yaml").write_text(OLD, encoding="utf-8")
    status, _, err = allocate(f"--rate 6% --of unions --code moi{replace}")
    assert status == 1
    assert "quotas.yaml:8:5: lỗi: kỳ này đã có bảng chỉ tiêu ở đây" in err
    assert "--adds-to sk (giao bổ sung) hoặc --in-place-of sk (điều chỉnh)" in err
    assert "[E-QUOTA-EXISTS]" in err
    assert written(folder) == OLD


def test_a_table_without_a_code_is_first_given_one(folder, allocate):
    text = "quotas:\n  - {counts: {a: 1, b: 1, c: 1}}\n"
    (folder / "quotas.yaml").write_text(text, encoding="utf-8")
    assert "đặt mã («code:») cho bảng này trước" in allocate("--rate 6% --of unions --code moi")[2]
    assert "thêm --replace để thay; để ghi thêm bảng khác" in allocate("--rate 6% --of unions")[2]


def test_a_group_shared_anew_leaves_the_other_groups_alone(folder, allocate):
    (folder / "quotas.yaml").write_text(OLD, encoding="utf-8")
    assert allocate("--total 20 --of members --group nganh --replace")[0] == 0
    assert allocate("--total 30 --of members --group nganh --replace")[0] == 0
    entry = records(folder)[1]
    assert entry["counts"] == {"a": "9", "b": "8", "c": "30"}
    assert (entry["total"], entry["fixed"]) == ("47", ["a"])
    share = "chia 30 theo số đoàn viên, phần lẻ chia theo thứ tự từ lớn đến nhỏ"
    assert entry["rule"] == f"số # 1. Khối ngành: {share}"


def test_a_split_over_phases_replaces_whole_and_phases(folder, allocate):
    assert allocate("--total 10 --of members --phases gd1=4,gd2=6 --code sk")[0] == 0
    codes = [quota["code"] for quota in records(folder)]
    assert codes == ["sk", "sk_gd1", "sk_gd2"]
    assert records(folder)[1]["reasons"] == {
        "a": "5 × 4 ÷ 10 = 2",
        "b": "3 × 4 ÷ 10 = 1,2 → 1; phần lẻ lớn thứ 2 của đơn vị: không thêm",
        "c": "2 × 4 ÷ 10 = 0,8 → 0; phần lẻ lớn thứ nhất của đơn vị: cộng 1",
    }
    status, _, err = allocate("--total 20 --of members --phases gd1=40%,gd2=60% --code sk")
    assert (status, err.count("[E-QUOTA-EXISTS]")) == (1, 3)
    line = "--total 20 --of members --phases gd1=40%,gd2=60% --code sk --replace"
    assert allocate(line)[0] == 0
    assert [quota["total"] for quota in records(folder)] == ["20", "8", "12"]


def test_a_phase_with_quotas_fixed_by_hand_is_not_shared_anew(folder, allocate):
    text = (
        "quotas:\n  - {indicator: old, counts: {a: 1, b: 1, c: 1}}\n"
        "  - {phase: gd1, counts: {a: 1, b: 1, c: 1}, fixed: [a]}\n"
    )
    (folder / "quotas.yaml").write_text(text, encoding="utf-8")
    status, _, err = allocate("--total 9 --of members --phases gd1=3,gd2=6 --replace")
    assert status == 1
    assert "quotas.yaml:3:46: lỗi: chỉ tiêu ấn định" in err
    assert "[E-QUOTA-PHASE-FIXED]" in err
    assert written(folder) == text


@pytest.mark.parametrize(
    "text",
    [
        "quotas:   # chưa giao\n",
        "quotas: []\n# ghi chú\n",
        "quotas:\r\n  - indicator: old\r\n    counts: {a: 1, b: 1, c: 1}\r\n",
        "\ufeffquotas:\n- indicator: old\n  counts: {a: 1, b: 1, c: 1}",
        "quotas:\n  -\n    indicator: old\n    counts: {a: 1, b: 1, c: 1}\n",
    ],
)
def test_a_file_keeps_its_own_manner(folder, allocate, text):
    path = folder / "quotas.yaml"
    path.write_bytes(text.encode())
    status, _, err = allocate("--rate 6% --of unions")
    assert status == 0, err
    after = path.read_bytes().decode()
    assert records(folder)[-1]["total"] == "9"
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\n" in after.replace("\r\n", "")) == ("\r" not in text)
    kept = [line for line in text.replace("[]", "").split("\n") if line.strip()]
    assert all(line.strip() in after for line in kept)


def test_quotas_inside_the_campaign_file_are_written_there(folder, allocate):
    text = CAMPAIGN + "quotas:\n  - {indicator: old, counts: {a: 1, b: 1, c: 1}}\nfacts:\n  x: y\n"
    (folder / "campaign.yaml").write_text(text, encoding="utf-8")
    assert allocate("--rate 6% --of unions")[0] == 0
    assert len(records(folder, "campaign.yaml")) == 2
    assert written(folder, "campaign.yaml").endswith("facts:\n  x: y\n")
    assert not (folder / "quotas.yaml").exists()


def test_a_list_in_brackets_keeps_them(folder, allocate):
    text = "quotas: [{indicator: old, counts: {a: 1, b: 1, c: 1}}]\n"
    (folder / "quotas.yaml").write_text(text, encoding="utf-8")
    assert allocate("--rate 6% --of unions")[0] == 0
    assert written(folder).startswith(text.removesuffix("]\n"))
    assert len(records(folder)) == 2


def test_a_file_that_cannot_be_added_to_is_not_touched(folder, allocate):
    text = "? quotas\n:\n"
    (folder / "quotas.yaml").write_text(text, encoding="utf-8")
    status, _, err = allocate("--rate 6% --of unions")
    assert status == 1
    assert "[E-QUOTA-FORM]" in err
    assert written(folder) == text


def test_a_campaign_that_would_no_longer_be_sound_is_not_written(folder, allocate):
    text = (
        "quotas:\n"
        "  - {code: w, counts: {a: 6, b: 3, c: 3}}\n"
        "  - {code: one, phase: gd1, counts: {a: 3, b: 2, c: 1}}\n"
    )
    (folder / "quotas.yaml").write_text(text, encoding="utf-8")
    status, _, err = allocate("--total 5 --of members --phase gd2")
    assert status == 1
    assert "[E-QUOTA-PHASES]" in err
    assert written(folder) == text


# refusals


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("--total 10 --of members --minimum 4", "E-QUOTA-FLOORS", "cộng lại là 12, vượt tổng 10"),
        ("--total 10 --of members --maximum 3", "E-QUOTA-CEILINGS", "chỉ cho giao 9"),
        ("--total 10 --of members --floor a=5 --ceiling a=4", "E-QUOTA-CROSSED", "«a»"),
        ("--total 10 --of members --fix aa=5", "E-QUOTA-UNKNOWN", "không có đơn vị «aa»"),
        ("--total 9 --of members --group huyen --fix c=5", "E-QUOTA-UNKNOWN", "«Đơn vị C» không"),
        ("--total 10 --of members --phases gd1=4,gd2=5", "E-QUOTA-PHASES", "hai tổng phải bằng"),
        ("--total 9 --of members --group-total huyen=10", "E-QUOTA-GROUPS", "là 10, không khớp"),
    ],
)
def test_impossible_demands_are_explained_not_forced(folder, refused, line, code, said):
    status, err = refused(line)
    assert status == 1
    assert f"[{code}]" in err
    assert said in err
    assert not (folder / "quotas.yaml").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "--of members",
            "cần chỉ rõ đúng một trong ba: tỷ lệ (--rate), tổng (--total), mục tiêu (--target)",
        ),
        ("--rate 6% --total 5 --of members", "cần chỉ rõ đúng một trong ba"),
        ("--rate 6% --of members --group-total huyen=3", "không dùng với --rate"),
        (
            "--rate 6%",
            "ghi cơ sở tính để chia ở --base; các cơ sở tính: members (đoàn viên), unions (CĐCS)",
        ),
        ("--rate 6% --of member", "không có cơ sở tính «member»; có phải «members» (đoàn viên)?"),
        ("--rate 6% --of members --indicator ideaz", "có phải «ideas» (số sáng kiến)?"),
        ("--rate 6% --of members --indicator share", "là tỷ lệ, không chia được"),
        ("--rate 6% --of members --phase gd3", "không có giai đoạn «gd3»"),
        ("--rate 6% --of members --phase gd1 --phases gd1=1%", "không dùng --phases"),
        ("--rate 6% --of members --phases gd1=4,gd2=5%", "cùng là số, hoặc cùng là tỷ lệ"),
        ("--rate 6% --of members --phases gd1=x,gd2=5%", "không có mục tiêu «x»"),
        ("--rate 6% --of members --document gp", "không có văn bản «gp»"),
        (
            "--rate 6% --of members --group huyện",
            "không có nhóm «huyện»; có phải «huyen» (Khối huyện)?",
        ),
        ("--rate 6% --of members --under a", "không có đơn vị nào để giao chỉ tiêu"),
        ("--rate 6% --of members --deduct 1/5/2025", "chưa có số liệu chốt ngày 01/5/2025"),
        ("--rate 6% --of members --done old", "--done chỉ dùng cùng --deduct"),
        ("--rate 6% --of members --replace --free b", "«b» không có chỉ tiêu ấn định"),
        ("--target range --of members", "là một khoảng tỷ lệ; cần chỉ rõ tỷ lệ bằng --rate"),
        ("--among a --of members", "«Đơn vị A» chưa được giao chỉ tiêu này để giao tiếp"),
        ("--among x --of members", "không có đơn vị «x»"),
        ("--among a --total 5 --of members", "--among không dùng cùng --rate"),
        ("--among a --under a --of members", "--among không dùng cùng --rate"),
        ("--total 5 --of members --adds-to x", "không có bảng chỉ tiêu «x» của cùng thời kỳ"),
        ("--total 5 --of members --adds-to x --in-place-of y", "cần chỉ rõ một trong hai"),
        ("--rate 6 --of members", "cần một tỷ lệ có dấu %"),
        ("--total 1,775 --of members", "viết 1775 hoặc 1.775"),
        ("--rate 6% --of members --fix a:5", "mã=số"),
    ],
)
def test_what_is_not_there_or_not_clear_is_misuse(folder, refused, line, said):
    text = "targets: [{code: range, name: A, rate: 8%, rate_to: 10%, of: members}]\n"
    (folder / "campaign.yaml").write_text(CAMPAIGN + text, encoding="utf-8")
    status, err = refused(line)
    assert status == 2
    assert said in err


def test_a_missing_base_is_told_at_the_units_line(folder, refused):
    units = UNITS.replace("members: 300, ", "").replace("members: 200, ", "")
    (folder / "units.yaml").write_text(units, encoding="utf-8")
    _, err = refused("--total 10 --of members --fix c=3")
    assert "campaigns/chia/units.yaml:6:" in err
    assert "«Đơn vị B» chưa có số đoàn viên; ghi «members» ở «bases:» của đơn vị" in err
    assert err.count("[E-QUOTA-BASE]") == 1
    assert refused("--total 10 --of members")[1].count("[E-QUOTA-BASE]") == 2


def test_a_base_that_one_unit_lacks_has_no_sum(folder, allocate):
    (folder / "units.yaml").write_text(UNITS.replace("members: 200, ", ""), encoding="utf-8")
    out = allocate("--total 10 --of members --fix c=3 --dry-run")[1]
    total = next(line for line in out.splitlines() if "Tổng" in line)
    assert total.split() == ["Tổng", "–", "10"]


def test_a_file_changed_meanwhile_is_not_overwritten(folder, office_copy):
    from generator.figures.quotas.demand import Demand
    from generator.figures.quotas.planning import plan_quotas
    from generator.figures.quotas.writing_down import record_quotas
    from generator.office.office import campaign_of, open_office
    from generator.problems import Busy

    office = open_office(office_copy)
    plan = plan_quotas(campaign_of(office, "chia"), Demand(total=5, of="members"), replace=False)
    recording = record_quotas(plan, office.workspace, office.library)
    (folder / "quotas.yaml").write_text("quotas:\n", encoding="utf-8")
    with pytest.raises(Busy, match="chạy lại"):
        recording.write()
    assert written(folder) == "quotas:\n"

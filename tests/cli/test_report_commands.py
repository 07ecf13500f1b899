"""`vanthu figures`, `brief` and `chart`, as typed, and what they never write over."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from places import OFFICE, ROOT, SHAPES

from generator.cli import app
from generator.cli.console import Console


@pytest.fixture
def vanthu(capsys):
    """Run a command in the invented office: exit status and what it printed."""

    def call(*arguments, folder=OFFICE):
        status = app.run(["-C", str(folder), *map(str, arguments)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def test_figures_give_exact_values_and_their_working(vanthu):
    status, out, _ = vanthu("figures", "thi-dua", "--json", "--find", "phases.gd1.targets.first.")
    found = {one["name"].rpartition(".")[2]: one for one in json.loads(out)["result"]["figures"]}
    assert status == 0
    assert found["rate"] == {
        "name": "indicators.initiatives.phases.gd1.targets.first.rate",
        "subject": "chỉ tiêu giai đoạn 1",
        "meaning": "tỷ lệ đạt",
        "value": "139/160",
        "said": "86,9%",
        "precision": "exact",
        "coverage": [],
        "working": "695 ÷ 800 = 86,875% → 86,9%",
    }
    assert found["count"]["value"] == 695
    assert found["shortfall"]["working"] == "800 − 695 = 105"


def test_every_figure_of_every_unit_is_listed(vanthu):
    _, out, _ = vanthu("figures", "thi-dua", "--find", ".unit.khcn.rate")
    titles, _, line = out.splitlines()
    assert titles.split() == ["Tên", "Số", "liệu", "Nghĩa", "Cách", "tính"]
    assert re.split(" {2,}", line) == [
        "indicators.initiatives.phases.gd1.unit.khcn.rate",
        "1.000%",
        "tỷ lệ đạt (Công đoàn Sở KH&CN)",
        "200 ÷ 20 = 1.000%",
    ]


def test_figures_as_a_workbook(vanthu, tmp_path):
    from openpyxl import load_workbook

    path = tmp_path / "so-lieu.xlsx"
    assert vanthu("figures", "thi-dua", "--xlsx", path)[0] == 0
    rows = list(load_workbook(path).active.iter_rows(values_only=True))
    assert rows[1][:2] == ("Số liệu tính đến", "ngày 31/5/2025")
    (rate,) = [row for row in rows if row[0] and row[0].endswith("targets.first.rate")]
    assert rate[3:] == (0.86875, "86,9%", "chính xác", "695 ÷ 800 = 86,875% → 86,9%")


def test_the_brief_of_the_invented_office(vanthu, golden):
    status, out, _ = vanthu("brief", "thi-dua")
    assert status == 0
    golden("brief/thi-dua.txt", out)


def test_one_text_of_the_brief(vanthu):
    _, out, _ = vanthu("brief", "thi-dua", "--only", "chat", "--as-of", "31/3/2025")
    assert out.splitlines()[:2] == [
        "LĐLĐ tỉnh: Chương trình sáng kiến - giai đoạn 1 (ngày 31/3/2025)",
        "- Kết quả: 360 sáng kiến; đạt 45% chỉ tiêu giai đoạn 1 (360/800 sáng kiến),"
        " còn thiếu 440 sáng kiến.",
    ]


def test_the_message_names_sender_who_must_act_and_by_when(vanthu):
    _, out, _ = vanthu("brief", "thi-dua", "--only", "chat", "--as-of", "31/3/2025")
    told = [re.split(r": | \d|,", line.removeprefix("- "))[0] for line in out.splitlines()]
    assert told == [
        "LĐLĐ tỉnh",
        "Kết quả",
        "Cả Chương trình",
        "Chưa có kết quả",
        "Đạt dưới",
        "Hoàn thành chỉ tiêu",
        "Đơn vị dẫn đầu",
        "Thời hạn",
    ]
    _, out, _ = vanthu("brief", "an-toan", "--only", "chat", folder=SHAPES / "thieu-bao-cao")
    _, _, silent, *_, last = out.splitlines()
    assert (
        silent
        == "- Chưa báo cáo số cuộc tự kiểm tra: Xã Dư Hòa, Xã Kim Hòa, Xã Tân Hòa và Xã Giang Hòa."
    )
    assert last == "- Đề nghị các đơn vị chưa báo cáo gửi số liệu về Sở Nội vụ."


def test_an_office_words_its_brief_itself(vanthu, office_copy):
    office_copy.templates.mkdir()
    own = office_copy.templates / "chat.txt"
    own.write_text("{{ result|amount }}, {{ nobody }}", encoding="utf-8")
    status, _, err = vanthu("brief", "thi-dua", folder=office_copy.root)
    assert status == 1
    assert "chat.txt" in err
    own.write_text("Được {{ result|amount }}", encoding="utf-8")
    assert vanthu("brief", "thi-dua", "--only", "chat", folder=office_copy.root)[1] == (
        "Được 695 sáng kiến\n"
    )


def test_figures_older_than_the_moment_asked_for_are_told_with_their_own(vanthu, office_copy):
    results = office_copy.campaigns / "thi-dua" / "results"
    later = "as_of: 20/4/2025\nresults:\n  - {indicator: benefit, total: 5 tỷ đồng}\n"
    (results / "2025-04-20.yaml").write_text(later, encoding="utf-8")
    asked = ("brief", "thi-dua", "--only", "news", "--as-of", "20/4/2025")
    _, out, _ = vanthu(*asked, folder=office_copy.root)
    assert "360 sáng kiến trong giai đoạn 1 đến ngày 31/3/2025, đạt 45%" in out
    assert "tính đến ngày 31/3/2025, trong giai đoạn 1" in out
    assert "Đến ngày 20/4/2025: Giá trị làm lợi (cả Chương trình) là 5 tỷ đồng" in out
    assert out.count("20/4/2025") == 1


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("x.pdf",), 2, ".svg"),
        (("x.svg", "--kind", "shares", "--breakdown", "zzz"), 1, "chưa có số liệu để vẽ"),
        (("x.svg", "--phase", "zzz"), 2, "không có giai đoạn «zzz»"),
    ],
)
def test_charts_that_cannot_be_drawn(vanthu, tmp_path, arguments, status, told):
    name, *options = arguments
    found, _, err = vanthu("chart", "thi-dua", tmp_path / name, *options)
    assert (found, told in err) == (status, True)


@pytest.mark.parametrize("kind", ["rates", "progress", "trend", "shares"])
def test_charts_as_pictures(vanthu, tmp_path, kind):
    path = tmp_path / "bieu-do.svg"
    assert vanthu("chart", "thi-dua", path, "--kind", kind)[0] == 0
    assert path.read_bytes().startswith(b"<?xml")


def test_a_chart_without_room_for_all_its_bars_is_several_files(vanthu, tmp_path):
    path = tmp_path / "hinh.svg"
    status, out, err = vanthu("chart", "thi-dua", path, "--height", "40")
    files = [path.with_stem(f"hinh-{number}") for number in (1, 2)]
    assert (status, out.split()) == (0, list(map(str, files)))
    assert "thành 2 hình" in err
    assert [file.exists() for file in (path, *files)] == [False, True, True]
    assert vanthu("chart", "thi-dua", path)[1].split() == [str(path)]


def test_status_lists_the_targets_of_phases_before_the_whole(vanthu):
    _, out, _ = vanthu("status", "thi-dua")
    lines = [line.strip() for line in out.splitlines()]
    assert [line for line in lines if "chỉ tiêu" in line.lower() and "%" in line] == [
        "Chỉ tiêu giai đoạn 1: 695/800, 86,9% (còn thiếu 105)",
        "Chỉ tiêu kế hoạch: 695/2.000, 34,8% (còn thiếu 1.305)",
    ]
    _, out, _ = vanthu("status", "thi-dua", "--json")
    assert list(json.loads(out)["result"]["targets"]) == [
        "first",
        "second",
        "planned",
        "of_members",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        ("figures", "thi-dua", "--xlsx", "{}/da-co.xlsx"),
        ("chart", "thi-dua", "{}/da-co.svg"),
        ("lint", "{}/thu.docx", "--fix", "{}/da-co.docx"),
        ("lint", "{}/thu.docx", "--annotate", "{}/da-co.docx"),
    ],
)
def test_another_file_of_that_name_is_written_over_only_when_asked(vanthu, tmp_path, asked):
    shutil.copy(ROOT / "templates" / "named.docx", tmp_path / "thu.docx")
    words = [word.format(tmp_path) for word in asked]
    target = next(Path(word) for word in words if "da-co" in word)
    target.write_bytes(b"cua nguoi khac")
    status, _, err = vanthu(*words)
    assert (status, "--force" in err, target.read_bytes()) == (1, True, b"cua nguoi khac")
    vanthu(*words, "--force")
    assert target.read_bytes() != b"cua nguoi khac"


@pytest.mark.parametrize("copy", ["--fix", "--annotate"])
def test_the_file_that_is_checked_is_never_written_over(vanthu, tmp_path, copy):
    path = tmp_path / "thu.docx"
    shutil.copy(ROOT / "templates" / "named.docx", path)
    before = path.read_bytes()
    status, _, err = vanthu("lint", str(path), copy, str(path), "--force")
    assert (status, "tệp gốc" in err, path.read_bytes()) == (1, True, before)


def test_a_table_of_very_many_lines_has_no_frame(capsys):
    lines = [[str(place), "Xã Đông", "1.200"] for place in range(1, 202)]
    Console(str).table(["TT", "Đơn vị", "Số"], [*lines, [], ["", "Tổng", "9"]], left={"Đơn vị"})
    told = capsys.readouterr().out.splitlines()
    assert told[:3] == [" TT  Đơn vị      Số", "---  -------  -----", "  1  Xã Đông  1.200"]
    assert told[-2:] == ["---  -------  -----", "     Tổng         9"]


TWO_TARGETS = """
code: mau
name: Hiến máu tình nguyện
short_name: Hiến máu
issuer: ldld-song-hoa
starts: 01/3/2025
ends: 30/11/2025
indicators:
- {code: bags, name: số đơn vị máu, unit_of_measure: đơn vị máu}
- {code: people, name: số người đăng ký, unit_of_measure: người}
phases:
- {code: g2, name: giai đoạn 2, starts: 01/7/2025, ends: 30/11/2025}
targets:
- {code: given, name: chỉ tiêu tỉnh giao, level: assigned, count: 400}
- {code: told, name: mức đăng ký, level: registered, count: 500}
units:
- {code: a, name: Xã A}
"""


@pytest.fixture
def brief_at(vanthu, office_copy):
    """What the brief says where the one unit has so many, once more of the phase given."""

    def told(counts, *asked):
        folder = office_copy.campaigns / "mau"
        (folder / "results").mkdir(parents=True, exist_ok=True)
        (folder / "campaign.yaml").write_text(TWO_TARGETS, encoding="utf-8")
        results = (
            f"as_of: 30/6/2025\nresults:\n- {{indicator: people, counts: {{a: 15}}}}\n{counts}"
        )
        (folder / "results" / "1.yaml").write_text(results, encoding="utf-8")
        return vanthu("brief", "mau", *asked, folder=office_copy.root)[1]

    return told


@pytest.mark.parametrize(
    ("count", "said", "short"),
    [
        (
            380,
            "Về thời gian, chỉ tiêu tỉnh giao: còn 153 ngày",
            "còn 153 ngày, bình quân ít nhất 04 đơn vị máu trong mỗi 30 ngày để đạt chỉ tiêu tỉnh giao, ít nhất 06 đơn vị máu mỗi tuần để đạt mức đăng ký.",
        ),
        (
            420,
            "Về thời gian, mức đăng ký: còn 153 ngày",
            "còn 153 ngày, bình quân ít nhất 04 đơn vị máu mỗi tuần để đạt mức đăng ký.",
        ),
    ],
)
def test_of_several_targets_the_time_left_is_told_of_each_that_is_missed(
    brief_at, count, said, short
):
    out = brief_at(f"- {{indicator: bags, counts: {{a: {count}}}}}\n")
    assert said in out
    assert "Về thời gian, mức đăng ký: còn 153 ngày" in out
    assert short in out


def test_a_phase_without_a_result_still_tells_the_whole_and_the_others(brief_at):
    out = brief_at("- {indicator: bags, counts: {a: 380}}\n", "--phase", "g2")
    assert "chưa có số liệu về số đơn vị máu giai đoạn 2; tính chung cả Chương trình là 380" in out
    assert "Số người đăng ký (cả Chương trình) là 15 người." in out
    assert "- Kết quả: chưa có số liệu giai đoạn 2.\n- Cả Chương trình: 380 đơn vị máu" in out
    assert "- Số người đăng ký (cả Chương trình): 15 người." in out
    assert "Số người đăng ký là 15 người." in brief_at("")


PHASE_WITHOUT_TARGET = """
code: mau
name: Hiến máu tình nguyện
short_name: Hiến máu
issuer: ldld-song-hoa
starts: 01/3/2025
ends: 30/11/2025
indicators:
- {code: bags, name: số đơn vị máu, unit_of_measure: đơn vị máu}
phases:
- {code: g1, name: giai đoạn 1, ends: 31/7/2025}
- {code: g2, name: giai đoạn 2, starts: 01/8/2025, ends: 30/11/2025}
targets:
- {code: given, name: chỉ tiêu tỉnh giao, level: assigned, count: 400}
units:
- {code: a, name: Xã A}
- {code: b, name: Xã B}
quotas:
- {phase: g1, counts: {a: 100, b: 60}}
- {counts: {a: 250, b: 150}}
snapshots:
- {as_of: 30/6/2025, results: [{counts: {a: 90, b: 45}}]}
"""


def test_a_phase_with_quotas_is_told_against_them_and_not_against_the_year(vanthu, office_copy):
    folder = office_copy.campaigns / "mau"
    folder.mkdir()
    (folder / "campaign.yaml").write_text(PHASE_WITHOUT_TARGET, encoding="utf-8")
    assert vanthu("brief", "mau", "--only", "chat", folder=office_copy.root)[1].splitlines()[:3] == [
        "LĐLĐ tỉnh: Chương trình “Hiến máu” - giai đoạn 1 (ngày 30/6/2025)",
        "- Kết quả: 135 đơn vị máu; đạt 84,4% tổng chỉ tiêu giao cho các đơn vị (135/160 đơn vị máu), còn thiếu 25 đơn vị máu.",
        "- Cả Chương trình: 135 đơn vị máu; đạt 33,8% chỉ tiêu tỉnh giao (135/400 đơn vị máu), còn thiếu 265 đơn vị máu.",
    ]  # fmt: skip


def test_in_a_phase_it_is_compared_with_what_the_phase_had(vanthu, office_copy):
    """Cumulative 65, 85, 105: in giai đoạn 2, which began with 65, they are 20 and 40."""
    folder = office_copy.campaigns / "mau"
    folder.mkdir()
    (folder / "campaign.yaml").write_text(
        """
code: mau
name: Hiến máu
short_name: Hiến máu
issuer: ldld-song-hoa
starts: 01/1/2025
ends: 31/12/2025
indicators: [{code: bags, name: số túi máu, unit_of_measure: túi}]
phases: [{code: g1, name: giai đoạn 1, ends: 30/6/2025}, {code: g2, name: giai đoạn 2, ends: 31/12/2025}]
units: [{code: a, name: Xã A}]
snapshots:
- {as_of: 30/6/2025, results: [{counts: {a: 65}}]}
- {as_of: 31/8/2025, results: [{counts: {a: 85}}]}
- {as_of: 30/9/2025, results: [{counts: {a: 105}}]}
""",
        encoding="utf-8",
    )
    said = [
        vanthu("brief", "mau", "--only", "news", *more, folder=office_copy.root)[1]
        for more in ((), ("--as-of", "31/8/2025"))
    ]
    assert "\nSo với ngày 31/8/2025, tăng 20 túi (100%).\n" in said[0]
    assert "So với" not in said[1]


SPLIT = """
code: mau
name: Hiến máu
short_name: Hiến máu
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators: [{code: bags, name: số đơn vị máu, unit_of_measure: đơn vị máu}]
units: [{code: a, name: A}, {code: b, name: B}, {code: b1, name: B Một}, {code: b2, name: B Hai}, {code: n, name: N}]
changes: [{on: 01/3/2025, split: b, into: [b1, b2]}]
quotas: [{counts: {a: 70, b: 30}}]
"""


@pytest.mark.parametrize("count", ["", ", n: 2"])
def test_each_blank_quota_of_the_status_has_its_own_reason(vanthu, office_copy, count):
    folder = office_copy.campaigns / "mau"
    (folder / "results").mkdir(parents=True)
    (folder / "campaign.yaml").write_text(SPLIT, encoding="utf-8")
    results = f"as_of: 30/6/2025\nresults: [{{counts: {{a: 1, b1: 2, b2: 3{count}}}}}]\n"
    (folder / "results" / "1.yaml").write_text(results, encoding="utf-8")
    out = vanthu("status", "mau", folder=office_copy.root)[1]
    assert out.splitlines()[-1].endswith(
        "ô chỉ tiêu trống: không giao chỉ tiêu (N); ô chỉ tiêu trống:"
        " chỉ tiêu giao trước khi chia tách chưa được phân chia (B Một và B Hai)"
    )

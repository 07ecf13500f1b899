"""`vanthu import`, `export` and `returns` as a clerk types them."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from typed import typing

from generator.cli import asking
from generator.cli.app import run
from generator.cli.console import Console
from generator.model.campaign import Unit
from generator.problems import Place, Problem, say
from generator.register.founding import init_register
from generator.register.issuing_body import open_register
from generator.sheets.doubts import Question, ask_nobody, settle
from generator.sheets.matching import UnitIndex
from generator.sheets.unit_rows import unit_search

JUNE = "Đơn vị;Kết quả\nAn Phú;1.340\nĐông Hà;12.5\n"


@pytest.fixture
def vanthu(desk, capsys):
    """Runs a command in the office; its exit status, standard output and standard error."""

    def call(name, *arguments):
        status = run(["-C", str(desk.workspace.root), name, *map(str, arguments)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


@pytest.fixture
def june(tmp_path):
    path = tmp_path / "ket_qua.csv"
    path.write_text(JUNE, encoding="utf-8")
    return path


def test_import_writes_what_is_right_and_tells_the_rest(vanthu, desk, june) -> None:
    status, out, err = vanthu("import", "results", "thi-dua", june, "--as-of", "30/6/2025")
    assert (status, out) == (5, "campaigns/thi-dua/results/2025-06-30.yaml\n")
    assert f"{june}: B3: lỗi: Kết quả: dấu chấm phải ngăn" in err
    assert "tăng: LĐLĐ huyện An Phú: 300 → 1.340" in err
    assert desk.campaign.snapshots[2].results[0].counts == {"an-phu": 1340}


@pytest.mark.parametrize(("option", "expected"), [("--strict", 1), ("--dry-run", 5)])
def test_nothing_is_written_when_asked_not_to(vanthu, desk, june, option, expected) -> None:
    status, out, _ = vanthu("import", "results", "thi-dua", june, "--as-of", "30/6/2025", option)
    assert (status, out) == (expected, "")
    assert len(desk.campaign.snapshots) == 2


def test_import_from_a_pipe_and_as_json(vanthu, monkeypatch) -> None:
    pipe = SimpleNamespace(buffer=io.BytesIO(JUNE.encode()), isatty=lambda: False)
    monkeypatch.setattr("sys.stdin", pipe)
    status, out, _ = vanthu("import", "results", "thi-dua", "-", "--as-of", "30/6/2025", "--json")
    told = json.loads(out)
    assert status == 5
    assert told["result"] == {
        "as_of": "2025-06-30",
        "counts": {"initiatives": {"an-phu": 1340}},
        "silent": told["result"]["silent"],
        "written": True,
        "files": ["campaigns/thi-dua/results/2025-06-30.yaml"],
    }
    assert [(one["place"], one["code"]) for one in told["problems"]] == [
        ("B3: Kết quả", "E-NUM-DOT"),
        ("B2: Kết quả", "W-XLS-JUMPS"),
        (None, "W-IMPORT-FEW"),
    ]


def test_a_folder_of_returned_files(vanthu, desk, tmp_path) -> None:
    for name, unit in (("a.csv", "An Phú;305"), ("b.csv", "Đông Hà;95"), ("~$c.csv", "")):
        (tmp_path / name).write_text(f"Đơn vị;Kết quả\n{unit}\n", encoding="utf-8")
    status, _, _ = vanthu("import", "results", "thi-dua", tmp_path, "--as-of", "30/6/2025")
    assert status == 0
    assert desk.campaign.snapshots[2].results[0].counts == {"an-phu": 305, "dong-ha": 95}


@pytest.mark.parametrize(
    ("arguments", "expected", "told"),
    [
        (("--as-of", "31/5/2025"), 1, "thêm --merge để bổ sung, --force để thay hết số cũ"),
        (("--as-of", "30/6/2025", "--columns", "B"), 2, "viết như unit=B,count=D"),
        (("--as-of", "30/6/2025", "--indicator", "x"), 2, "không có chỉ số «x»"),
        (("--as-of", "30/6/2025", "--merge", "--force"), 2, "chỉ dùng một trong"),
        ((), 2, "không rõ số liệu tính đến ngày nào; thêm --as-of"),
    ],
)
def test_what_import_refuses(vanthu, june, arguments, expected, told) -> None:
    status, out, err = vanthu("import", "results", "thi-dua", june, *arguments)
    assert (status, out) == (expected, "")
    assert told in err


def test_export_then_import(vanthu, desk, tmp_path) -> None:
    path = tmp_path / "bang.xlsx"
    assert vanthu("export", "table", "thi-dua", "-o", path)[0] == 0
    record = desk.folder / "results" / "2025-05-31.yaml"
    text = record.read_text(encoding="utf-8")
    late = ", dong-ha: 90, long-son: 90, khcn: 200, y-te: 0, moi: 15"
    record.write_text(text.replace(late, ""), encoding="utf-8")
    status, _, err = vanthu("import", "results", "thi-dua", path, "--merge")
    assert (status, err.count("lỗi:")) == (0, 0)
    assert len(desk.campaign.snapshots[1].results[0].counts) == 6


def test_export_files_are_named_for_what_they_hold(vanthu, desk) -> None:
    calls = [
        ("entry", "thi-dua", "--as-of", "30/6/2025"),
        ("entry", "thi-dua", "--as-of", "30/6/2025", "--each-unit", "--group", "nganh"),
        ("table", "thi-dua", "--phase", "gd1"),
        ("figures", "thi-dua"),
    ]
    assert [vanthu("export", *call)[:2] for call in calls] == [
        (0, "output/thi-dua/so-lieu-2025-06-30.xlsx\n"),
        (0, "output/thi-dua/so-lieu-2025-06-30\n"),
        (0, "output/thi-dua/bang-so-sang-kien-gd1-2025-05-31.xlsx\n"),
        (0, "output/thi-dua/tong-hop-2025-05-31.xlsx\n"),
    ]
    folder = desk.workspace.output / "thi-dua" / "so-lieu-2025-06-30"
    assert len(list(folder.iterdir())) == 3
    assert vanthu("export", *calls[0])[0] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("table", "thi-dua", "--indicator", "benefits"), "có phải «benefit» (giá trị làm lợi)?"),
        (("table", "thi-dua", "--phase", "gd3"), "không có giai đoạn «gd3»"),
        (("table", "thi-dua", "--as-of", "1/5/2025"), "chưa có số liệu chốt ngày 01/5/2025"),
        (
            ("entry", "thi-dua", "--as-of", "1/5/2025", "--group", "huyenn"),
            "có phải «huyen» (Khối huyện)?",
        ),
    ],
)
def test_what_export_refuses(vanthu, arguments, told) -> None:
    status, _, err = vanthu("export", *arguments)
    assert status == 2
    assert told in err


def test_export_of_the_register(vanthu, desk, show) -> None:
    init_register(open_register(desk.workspace, desk.campaign.issuer), datetime.date(2025, 1, 2))
    status, out, _ = vanthu("export", "register", "--year", "2025")
    assert (status, out) == (0, "output/so-dang-ky-ldld-song-hoa-2025.xlsx\n")
    told = show((desk.workspace.root / out.strip()).read_bytes())
    assert told.startswith("SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2025\n\nSố, ký hiệu văn bản | Ngày tháng")


def test_returns_and_their_letter(vanthu, desk) -> None:
    path = desk.folder / "results" / "2025-06-30.yaml"
    path.write_text("as_of: 30/6/2025\nresults: [{counts: {an-phu: 310}}]\n", encoding="utf-8")
    status, out, err = vanthu("returns", "thi-dua", "--letter", "don_doc")
    assert (status, out.splitlines()[1]) == (0, "tạm tính 1/6 đơn vị: 310 sáng kiến")
    assert "đã viết campaigns/thi-dua/documents/don_doc.yaml" in err
    told = json.loads(vanthu("returns", "thi-dua", "--json")[1])["result"]
    assert (told["label"], told["complete"], len(told["missing"])) == ("1/6 đơn vị", False, 5)


def test_doubts_are_asked_only_of_a_person(monkeypatch, capsys) -> None:
    console = Console(str)
    assert asking.asker(console, wanted=True) is ask_nobody
    monkeypatch.setattr(asking, "has_person", lambda: True)
    ask = asking.asker(console, wanted=True)
    question = Question(
        Place("a.xlsx", part="S!B2", path="Số"), say("là số nào?"), (say("1"), say("2"))
    )
    answers = {"2\n": 1, "\n": None}
    for typed, expected in answers.items():
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert ask(question) == expected
    assert "a.xlsx: S!B2: Số: là số nào?\n  1. 1\n  2. 2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (["2"], "là đơn vị mới"),
        (["y-te"], "Y tế"),
        (["huyện", "2"], "Long Sơn"),
        (["xyz", "huyện", "9", "1"], "An Phú"),
        (["huyện", ""], None),
        (["0"], None),
    ],
)
def test_what_is_not_offered_may_be_typed(monkeypatch, capsys, typed, answer) -> None:
    units = [Unit(code="an-phu", name="Huyện An Phú"), Unit(code="ls", name="Huyện Long Sơn")]
    search = unit_search(UnitIndex([*units, Unit(code="y-te", name="Y tế")]))
    typing(monkeypatch, *typed)
    ask = asking.asker(Console(str), wanted=True)
    doubt = Problem("E", Place("a.xlsx"), say("là đơn vị nào?"))
    choices = [(say("là A"), "là A"), (say("là đơn vị mới"), "là đơn vị mới")]
    found = settle(ask, doubt, choices, search)
    name = found.name.removeprefix("Huyện ") if isinstance(found, Unit) else found
    assert name == (doubt if answer is None else answer)
    assert ("không thấy «xyz»" in capsys.readouterr().err) is ("xyz" in typed)


@pytest.mark.parametrize(
    ("typed", "count"), [(["600"], 600), (["0", "1"], 0), (["x", "1.234"], 1234)]
)
def test_what_a_cell_means_may_be_typed(vanthu, desk, monkeypatch, tmp_path, typed, count) -> None:
    person = typing(monkeypatch, *typed, "c")
    (tmp_path / "a.csv").write_text("Đơn vị;Kết quả\nAn Phú;nhiều\n", encoding="utf-8")
    status = vanthu("import", "results", "thi-dua", tmp_path / "a.csv", "--as-of", "30/6/2025")[0]
    assert (status, person.answers) == (0, [])
    assert desk.campaign.snapshots[-1].results[0].counts == {"an-phu": count}


def test_answers_about_a_list_outlive_its_refusal(vanthu, monkeypatch, tmp_path) -> None:
    path = tmp_path / "ds.csv"
    text = "TT;Đơn vị;Số đoàn viên\n1;LĐLĐ huyện An Phủ;5\n2;Long Sơn;7\n3;Đông Hà;{}\n"
    path.write_text(text.format("nhiều"), encoding="utf-8")
    typing(monkeypatch, "", "1")
    assert vanthu("import", "units", "thi-dua", path)[0] == 1
    path.write_text(text.format(3), encoding="utf-8")
    person = typing(monkeypatch, "c", "c")
    status, _, told = vanthu("import", "units", "thi-dua", path)
    assert (status, person.answers) == (0, []), told
    assert "B2: như đã trả lời: là «LĐLĐ huyện An Phú» (an-phu), giữ tên" in told


def test_what_was_decided_is_named_among_the_files(vanthu, monkeypatch, tmp_path) -> None:
    typing(monkeypatch, "khcn", "c")
    (tmp_path / "a.csv").write_text("Đơn vị;Kết quả\nCĐN Công nghệ;212\n", encoding="utf-8")
    told = vanthu("import", "results", "thi-dua", tmp_path / "a.csv", "--as-of", "30/6/2025")[1]
    assert told.splitlines() == [
        "campaigns/thi-dua/results/2025-06-30.yaml",
        "campaigns/thi-dua/units.yaml",
    ]


def test_relative_names_stay_as_they_were_given(vanthu, june, monkeypatch) -> None:
    monkeypatch.chdir(june.parent)
    _, _, err = vanthu("import", "results", "thi-dua", Path(june.name), "--as-of", "30/6/2025")
    assert err.startswith("ket_qua.csv: B3: lỗi: Kết quả:")


@pytest.fixture
def national(desk):
    """A campaign above, which takes the totals of `thi-dua` for a unit."""
    folder = desk.workspace.campaigns / "toan-quoc"
    folder.mkdir()
    (folder / "campaign.yaml").write_text(
        """\
code: toan-quoc
name: Chương trình toàn quốc
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators: [{code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}]
units: [{code: song-hoa, name: Sông Hoa}, {code: khac, name: Tỉnh khác}]
""",
        encoding="utf-8",
    )
    return folder


INTO = ("--into", "toan-quoc", "--as", "song-hoa", "--map", "initiatives=ideas")


def test_totals_are_handed_over_and_taken_in(vanthu, desk, national) -> None:
    file = "output/thi-dua/ban-giao-thi-dua-2025-05-31.yaml"
    assert vanthu("export", "totals", "thi-dua")[:2] == (0, f"{file}\n")
    taken = ("import", "totals", desk.workspace.root / file, *INTO)
    assert vanthu(*taken, "--dry-run")[2].endswith("chỉ xem, chưa ghi gì\n")
    assert not (national / "handed").exists()
    status, out, err = vanthu(*taken)
    assert (status, out) == (0, "campaigns/toan-quoc/handed/song-hoa.yaml\n")
    assert "không lấy «benefit» (giá trị làm lợi): ở đây không có" in err
    assert "  số sáng kiến, ngày 31/5/2025: 695 sáng kiến (6/6 đơn vị)\n" in err
    assert vanthu(*taken)[2].endswith("tệp này đã nhập rồi, không có gì mới\n")


def test_what_stands_behind_an_included_unit_is_shown(vanthu, desk, national) -> None:
    file = desk.workspace.root / "a.yaml"
    vanthu("export", "totals", "thi-dua", "-o", file)
    vanthu("import", "totals", file, *INTO)
    asked = ("figures", "toan-quoc", "--unit", "song-hoa")
    assert vanthu(*asked, "--as-of", "31/3/2025")[:2] == (
        0,
        "số sáng kiến, ngày 31/3/2025: 360 sáng kiến (5/5 đơn vị)\n",
    )
    record = national / "campaign.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("file: handed/song-hoa.yaml", "campaign: thi-dua"))
    _, out, _ = vanthu(*asked, "--find", ".unit.an-phu.count")
    assert out.splitlines()[2].split()[:2] == ["indicators.initiatives.unit.an-phu.count", "300"]
    _, out, _ = vanthu(*asked, "--find", ".unit.an-phu.count", "--as-of", "31/3/2025")
    assert out.splitlines()[2].split()[:2] == ["indicators.initiatives.unit.an-phu.count", "150"]


def test_of_a_unit_that_is_no_campaign_its_own_figures_are_shown(vanthu) -> None:
    _, out, _ = vanthu("figures", "thi-dua", "--unit", "khcn", "--find", "count")
    assert {line.split(".unit.")[1].split()[0] for line in out.splitlines()[2:]} == {"khcn.count"}
    assert vanthu("figures", "thi-dua", "--unit", "khc")[0] == 2


def test_a_snapshot_is_locked_and_opened_again_for_a_reason_only(vanthu, desk, june) -> None:
    late = ("import", "results", "thi-dua", june, "--as-of", "31/5/2025")
    assert vanthu("returns", "thi-dua", "--lock")[0] == 2
    status, _, err = vanthu("returns", "thi-dua", "--lock", "--as-of", "31/5/2025")
    assert (status, err) == (
        0,
        "đã khóa sổ số liệu chốt ngày 31/5/2025: campaigns/thi-dua/results/2025-05-31.yaml\n",
    )
    record = desk.folder / "results" / "2025-05-31.yaml"
    locked = record.read_text(encoding="utf-8").replace("    total: 695\n", "")
    record.write_text(locked, encoding="utf-8")
    for options in (("--merge",), ("--force",), ("--merge", "--force")):
        assert vanthu(*late, *options)[0] in {1, 2}
        assert record.read_text(encoding="utf-8") == locked
    assert vanthu(*late, "--merge", "--reason", "x")[0] == 2
    assert vanthu(*late, "--merge", "--force", "--reason", "gửi muộn")[0] == 5
    snapshot = desk.campaign.snapshots[1]
    assert snapshot.results[0].counts["an-phu"] == 1340
    assert snapshot.note == "Nhập sau khi khóa sổ: gửi muộn"
    assert vanthu("returns", "thi-dua", "--lock", "--as-of", "30/6/2025")[0] == 2


def test_a_column_is_asked_for_once_of_files_that_look_the_same(
    vanthu, tmp_path, monkeypatch
) -> None:
    path = tmp_path / "tuan.csv"
    for number, day, answers in ((305, "30/6/2025", ["1", "c"]), (311, "31/7/2025", ["c"])):
        path.write_text(f"Đơn vị;Bao nhiêu\nAn Phú;{number}\n", encoding="utf-8")
        person = typing(monkeypatch, *answers)
        status, _, err = vanthu("import", "results", "thi-dua", path, "--as-of", day)
        assert (status, person.answers) == (0, [])
    assert "như lần trước: B «Bao nhiêu»: 311" in err

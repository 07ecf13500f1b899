"""The commands as a clerk types them: what is printed where, and the exit status."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_names import all_commands
from outline import words
from places import ROOT
from typed import NEW

from generator.cli.app import run

OFFICE = str(Path(__file__).parent.parent / "data" / "office")


@pytest.fixture
def vanthu(capsys):
    """Runs a command; its exit status, standard output and standard error."""

    def call(*arguments, folder=OFFICE):
        status = run(["-C", str(folder), *arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


def test_help_lists_every_command_in_the_readers_language(capsys):
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert "Tạo văn bản Word từ dữ liệu chiến dịch." in out


def test_help_of_a_command_reads_nothing_of_records():
    helps = [[*name.split(), "--help"] for name in sorted(all_commands())]
    lines = f"import sys\nfrom generator.cli.app import run\n[run(words) for words in {helps}]\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{lines}sys.exit('pydantic' in sys.modules)"],
        cwd=ROOT,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    assert done.returncode == 0


def test_the_list_of_commands_is_told_at_once():
    dear = {
        "generator.workspace.text",
        "generator.wording.said_numbers",
        "json",
        "tempfile",
        "hashlib",
        "datetime",
    }
    program = "from generator.cli.app import run\nrun(['--help'])"
    known = "import sys, click\nbefore = set(sys.modules)\n"
    told = f"\nprint(*{dear} & (set(sys.modules) - before), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", known + program + told], cwd=ROOT, check=True, capture_output=True
    )
    assert done.stderr == b"\n"


def test_what_makes_a_document_is_loaded_without_what_few_documents_need():
    few = "drafting.charting drafting.tabulate word.charts word.tables.table register.ledger figures.levels"
    other = "audit. exchange. lint. office.checking office.paging sheets. wording.claims"
    dear = ("openpyxl", "pypdf", *(f"generator.{name}" for name in f"{few} {other}".split()))
    asked = ["-C", str(OFFICE), "render", "thi-dua", "cv_10"]
    program = f"import sys\nfrom generator.cli.app import run\nrun({asked})\n"
    told = f"print(*(name for name in sys.modules if name.startswith({dear})))"
    done = subprocess.run(
        [sys.executable, "-c", program + told], cwd=ROOT, check=True, capture_output=True
    )
    assert done.stdout.strip() == b""


def test_render_makes_all_documents_and_names_them(vanthu, tmp_path):
    status, out, err = vanthu("render", "thi-dua", "--output", str(tmp_path))
    assert status == 0
    assert sorted(path.name for path in tmp_path.rglob("*.docx")) == [
        "bc_01.docx",
        "cv_01.docx",
        "kh_01.docx",
    ]
    assert out.count(".docx") == 3
    assert "đã tạo 3 văn bản" in err


def test_render_makes_one_document(vanthu, tmp_path):
    status, _, _ = vanthu("render", "thi-dua", "cv_01", "-o", str(tmp_path))
    assert status == 0
    assert [path.name for path in tmp_path.rglob("*.docx")] == ["cv_01.docx"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("render", "thi-dau"), "không có chiến dịch «thi-dau»; có phải «thi-dua»?"),
        (("render", "thi-dua", "cv_10"), "không có văn bản «cv_10»; có phải «cv_01»?"),
        (
            ("status", "thi-dua", "--phase", "gd3"),
            "không có giai đoạn «gd3»; có phải «gd2» (giai đoạn 2)?",
        ),
        (("status", "thi-dua", "--indicator", "benefits"), "có phải «benefit» (giá trị làm lợi)?"),
        (("new", "document", "thi-dua", "plam"), "không có «plam»; có phải «plan» (Kế hoạch"),
    ],
)
def test_a_mistyped_name_is_misuse_and_gets_a_suggestion(vanthu, arguments, message):
    status, out, err = vanthu(*arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_check_of_a_document_checks_its_campaign_and_tells_it_first(vanthu, office_copy):
    documents = office_copy.campaigns / "thi-dua" / "documents"
    for code in ("bc_01", "kh_01"):
        path = documents / f"{code}.yaml"
        path.write_text(f"{path.read_text('utf-8')}\nkhac_{code}: 1\n", encoding="utf-8")
    status, _, err = vanthu("check", "thi-dua", "kh_01", folder=office_copy.root)
    assert status == 1
    assert "kiểm tra cả chiến dịch «thi-dua»; 1 điều của văn bản «kh_01» nêu trước" in err
    assert -1 < err.index("khac_kh_01") < err.index("khac_bc_01")


def test_as_of_puts_another_moment_in_place(vanthu, office_copy):
    report = office_copy.campaigns / "thi-dua" / "documents" / "kh_01.yaml"
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("# Mục tiêu", "Có {{ figures.count }}."), encoding="utf-8")
    status, _, err = vanthu(
        "render", "thi-dua", "kh_01", "--as-of", "31/3/2025", folder=office_copy.root
    )
    assert status == 0, err
    assert "360." in words((office_copy.output / "thi-dua" / "kh_01.docx").read_bytes())


def test_a_moment_that_was_not_counted_is_refused(vanthu, tmp_path):
    status, _, err = vanthu(
        "render", "thi-dua", "bc_01", "--as-of", "1/4/2025", "-o", str(tmp_path)
    )
    assert status == 1
    assert "chưa có số liệu chốt ngày 01/4/2025" in err
    assert "[E-AS-OF]" in err
    assert list(tmp_path.rglob("*.docx")) == []


def test_check_tells_errors_and_doubts(vanthu):
    status, out, err = vanthu("check")
    assert (status, out) == (0, "")
    assert "[W-QUOTA-MISSING]" in err
    assert "0 lỗi, 1 cảnh báo, 0 lưu ý" in err


def test_check_as_json(vanthu):
    status, out, _ = vanthu("check", "--json")
    (problem,) = json.loads(out)["problems"]
    assert status == 0
    assert problem["code"] == "W-QUOTA-MISSING"
    assert (problem["file"], problem["line"]) == ("campaigns/thi-dua/quotas.yaml", 3)


def test_status_shows_units_against_quotas(vanthu, monkeypatch):
    monkeypatch.setenv("COLUMNS", "140")
    status, out, _ = vanthu("status", "thi-dua", "--phase", "gd1")
    assert status == 0
    row = next(line for line in out.splitlines() if "An Phú" in line)
    assert row.split()[5:9] == ["300", "300", "100%", "2"]
    assert "86,9% (còn thiếu 105)" in out


def test_status_of_some_units_has_no_line_of_more_than_these(vanthu):
    _, whole, _ = vanthu("status", "thi-dua", "--phase", "gd1")
    _, some, _ = vanthu("status", "thi-dua", "--phase", "gd1", "--group", "nganh")
    assert [name in whole for name in ("An Phú", "Khối ngành", "Y tế")] == [True] * 3
    assert [name in some for name in ("An Phú", "Khối ngành", "Y tế")] == [False, False, True]


def test_status_as_json(vanthu):
    _, out, _ = vanthu("status", "thi-dua", "--phase", "gd1", "--json")
    told = json.loads(out)["result"]
    assert told["count"] == 695
    assert told["targets"]["first"]["rate"] == "139/160"
    assert told["units"][0] == {
        "code": "an-phu",
        "name": "Liên đoàn Lao động huyện An Phú",
        "count": 300,
        "quota": 300,
        "rate": "1",
        "rank": 2,
        "exempt": False,
        "coverage": [],
    }


def test_names_tell_value_and_meaning(vanthu):
    _, out, _ = vanthu("names", "thi-dua", "cv_01", "--json")
    entries = {entry["name"]: entry for entry in json.loads(out)["result"]["names"]}
    assert entries["targets.first.rate"]["value"] == "86,9%"
    assert entries["cite.kh_01"]["value"].startswith("Kế hoạch số 03/KH-LĐLĐ ngày 10/01/2025")
    assert entries["figures.units[].short_name"]["meaning"] == "tên gọn"
    assert all(entry["meaning"] for entry in entries.values())


def test_names_are_found_by_a_word_with_or_without_accents(vanthu):
    _, out, _ = vanthu("names", "thi-dua", "ty le tang", "--json")
    found = {entry["name"] for entry in json.loads(out)["result"]["names"]}
    assert "figures.growth_rate" in found
    assert "figures.count" not in found
    (missing,) = json.loads(vanthu("names", "thi-dua", "không-có-gì", "--json")[1])["problems"]
    assert missing["message"] == "không có tên nào chứa «không-có-gì»"


def test_names_of_a_letter_have_whom_it_is_for(vanthu, office_copy):
    path = office_copy.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text(
        "kind: directive\nsubject: x\nas_of: 31/5/2025\nfor_each: units\naddressees: [A]\nbody: x\n",
        "utf-8",
    )
    _, out, _ = vanthu("names", "thi-dua", "thu", "--json", folder=office_copy.root)
    values = {entry["name"]: entry["value"] for entry in json.loads(out)["result"]["names"]}
    assert values["unit.count"] == "300"
    assert values["initiatives.count"] == "300"
    assert "benefit" in values
    assert "benefit.count" not in values


def test_kinds_and_schemas(vanthu):
    assert "Giải pháp" in vanthu("kinds")[1]
    assert json.loads(vanthu("schema", "documents")[1])["properties"]["body"]["description"]
    assert vanthu("schema", "letters")[0] == 2


def test_a_new_workspace_with_samples_renders(vanthu, tmp_path):
    assert vanthu("init", "demo", folder=tmp_path)[0] == 0
    status, out, _ = vanthu("render", "ca-mau", folder=tmp_path / "demo")
    assert (status, out.split()) == (0, ["output/ca-mau/cv_120.docx", "output/ca-mau/kh_05.docx"])
    assert vanthu("init", "demo", folder=tmp_path)[0] == 1


def test_a_new_campaign_and_document_need_no_repair(vanthu, office_copy):
    folder = office_copy.root
    assert vanthu("new", "campaign", "moi", *NEW.split(), folder=folder)[0] == 0
    assert vanthu("new", "document", "moi", "notice", folder=folder)[0] == 0
    status, _, err = vanthu("check", "moi", folder=folder)
    assert status == 0, err
    assert vanthu("render", "moi", folder=folder)[0] == 0
    status, _, err = vanthu("new", "campaign", "moi", *NEW.split(), folder=folder)
    assert status == 2
    assert "không ghi đè" in err


def test_an_own_template_goes_before_ours(vanthu, office_copy):
    folder = office_copy.root
    assert (
        vanthu("new", "template", "named.docx", folder=folder)[1].strip() == "templates/named.docx"
    )
    (folder / "templates" / "named.docx").write_bytes(b"")
    status, _, err = vanthu("render", "thi-dua", "kh_01", folder=folder)
    assert status == 1
    assert "templates/named.docx" in err


def test_outside_of_a_workspace_nothing_is_done(vanthu, tmp_path):
    status, _, err = vanthu("render", folder=tmp_path)
    assert status == 2
    assert "vanthu init" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_for_every_shell(vanthu, shell):
    status, out, _ = vanthu("completion", shell)
    assert status == 0
    assert "_VANTHU_COMPLETE" in out


def test_upgrade_lists_what_it_would_change_and_then_writes_it(vanthu, tmp_path):
    settings = tmp_path / "vanthu.yaml"
    settings.write_text("language: vi # ghi chú\n", encoding="utf-8")
    told = "".join(f"vanthu.yaml: ghi dạng của dữ liệu: «format: {one}»\n" for one in (2, 3))
    for option in ("-n", "--dry-run"):
        status, out, err = vanthu("upgrade", option, folder=tmp_path)
        assert (status, out, "chưa ghi gì; sẽ sửa 1 tệp" in err) == (0, told, True)
    assert settings.read_text(encoding="utf-8") == "language: vi # ghi chú\n"
    status, out, err = vanthu("upgrade", folder=tmp_path)
    assert (status, out, "đã đưa dữ liệu lên dạng 3: sửa 1 tệp" in err) == (0, told, True)
    assert settings.read_text(encoding="utf-8") == "language: vi # ghi chú\nformat: 3\n"
    for option in ((), ("--dry-run",)):
        assert vanthu("upgrade", *option, folder=tmp_path) == (0, "", "dữ liệu đã ở dạng 3\n")


def test_upgrade_asks_what_is_counted_and_lists_what_prints_differently(vanthu, office_copy):
    root = office_copy.root
    path = root / "campaigns" / "thi-dua" / "campaign.yaml"
    told = path.read_text(encoding="utf-8")
    unit = "unit_of_measure: sáng kiến"
    assert told.count(f"{unit}}}") == 1
    path.write_text(told.replace(unit, f"{unit}, cumulative: không"), encoding="utf-8")
    settings = root / "vanthu.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("format: 3", "format: 2"), "utf-8"
    )
    status, out, err = vanthu("upgrade", "-n", folder=root)
    assert (status, out) == (1, "")
    assert "--counted thi-dua.initiatives=state" in err
    status, out, err = vanthu("upgrade", "-n", "--counted", "stat", folder=root)
    assert (
        status,
        "cần «state» (hiện có), «period» (phát sinh) hoặc «cumulative» (lũy kế); đang là «stat»"
        in err,
    ) == (2, True)
    status, out, err = vanthu("upgrade", "-n", "--counted", "state", folder=root)
    assert (status, "số liệu in khác bản 0.1" in err) == (0, True)
    lines = out.splitlines()
    assert lines[0].endswith("«thi-dua.initiatives»: «counted: state» thay cho «cumulative:»")
    assert "vanthu.yaml: ghi dạng của dữ liệu: «format: 3»" in lines
    assert any(" → " in line and line.startswith("thi-dua, ") for line in lines)


@pytest.mark.parametrize("arguments", [("check",), ("upgrade",), ("kinds",), ("register", "list")])
def test_records_of_a_newer_program_are_refused_before_anything_is_read(
    vanthu, tmp_path, arguments
):
    (tmp_path / "vanthu.yaml").write_text("format: 4\nxyz: 1\n", encoding="utf-8")
    status, out, err = vanthu(*arguments, folder=tmp_path)
    assert (status, out) == (1, "")
    assert "dữ liệu ở dạng 4, bản vanthu này chỉ biết đến dạng 3; cài bản vanthu mới hơn" in err


def test_a_new_workspace_is_of_todays_form(vanthu, tmp_path):
    assert vanthu("init", "moi", folder=tmp_path)[0] == 0
    status, _, err = vanthu("upgrade", folder=tmp_path / "moi")
    assert (status, "dữ liệu đã ở dạng 3" in err) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("brief", "--help"), "A short news text and a group message"),
        (("brief", "--help"), "Print only one of the two."),
        (("export", "entry", "--help"), "One for each unit; each in a file."),
        (("status", "x", "--as-of", "31/2/2025"), "the calendar has no date «31/2/2025»"),
        (("chart", "x", "a.txt"), "«a.txt»: the file must end in .svg / .png"),
        (("lint",), "--explain"),
    ],
)
def test_help_and_faults_of_options_in_english(vanthu, arguments, told):
    status, out, err = vanthu("--lang", "en", *arguments)
    assert (status, told in f"{out}{err}") == (0 if "--help" in arguments else 2, True), out + err


def test_the_help_of_one_language_leaves_that_of_another_alone(vanthu):
    told = [vanthu("--lang", language, "init", "--help")[1] for language in ("vi", "en", "vi")]
    assert told[0] == told[2] != told[1]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("targets.planned", "targets.plan", "E-EXPR-NAME"),
        ("{{ targets.planned", "{{ phases.gd2.count }}{{ targets.planned", "E-EXPR-FIGURE"),
        ("signatory: an", "signatory: ann", "E-SIGNATORY-UNKNOWN"),
    ],
)
def test_what_is_wrong_with_one_document_keeps_no_other_from_being_made(
    vanthu, office_copy, tmp_path, old, new, code
):
    record = office_copy.campaigns / "thi-dua" / "documents" / "kh_01.yaml"
    text = record.read_text(encoding="utf-8")
    assert old in text
    record.write_text(text.replace(old, new, 1), encoding="utf-8")
    status, out, err = vanthu("render", "-o", str(tmp_path / "out"), folder=office_copy.root)
    assert status == 5
    assert sorted(Path(line).name for line in out.split()) == ["bc_01.docx", "cv_01.docx"]
    assert code in err
    assert err.splitlines()[-2:] == [
        "«thi-dua/kh_01»: không tạo được, xem lỗi ở trên",
        "đã tạo 2 văn bản, giữ nguyên 0, lỗi 1",
    ]
    status, out, _ = vanthu("render", "thi-dua", "kh_01", folder=office_copy.root)
    assert (status, out) == (1, "")


def test_a_fault_of_all_letters_is_told_of_the_first_ones_and_counted(vanthu, office_copy):
    record = office_copy.campaigns / "thi-dua" / "documents" / "thu.yaml"
    text = "kind: directive\nsubject: a\ndepartment: CSPL\nas_of: 31/5/2025\nfor_each: units\naddressees: [a]\nbody: '{{ unit.gaol }}'\n"
    record.write_text(text, encoding="utf-8")
    _, _, err = vanthu("render", "thi-dua", "thu", folder=office_copy.root)
    shown = [line for line in err.splitlines() if re.search(r"\bthu\b", line)]
    codes = [line.split(": ")[1] for line in shown]
    assert codes[:3] == ["an-phu", "dong-ha", "long-son"]
    assert [line.partition(": ")[2] for line in shown[3:]] == [
        "lỗi này còn ở 3 bản nữa, đến moi",
        "không tạo được 6/6 bản",
    ]
    _, out, _ = vanthu("render", "thi-dua", "thu", "--json", folder=office_copy.root)
    told = json.loads(out)["problems"]
    assert sum(one["code"] == "E-EXPR-NAME" for one in told) == 6


def test_check_reads_the_words_of_every_letter(vanthu, office_copy):
    record = office_copy.campaigns / "thi-dua" / "documents" / "thu.yaml"
    body = "Có {% if unit.code in ['dong-ha', 'moi'] %}{{ unit.gaol }}{% endif %} đó."
    head = "kind: directive\nsubject: a\nas_of: 31/5/2025\nfor_each: units\naddressees: [a]\n"
    record.write_text(f'{head}body: "{body}"\n', encoding="utf-8")
    _, _, err = vanthu("check", "thi-dua", folder=office_copy.root)
    told = [line for line in err.splitlines() if "E-EXPR-NAME" in line]
    assert [line.partition(": ")[2] for line in told] == [
        "dong-ha (+1): lỗi: không có tên «gaol» [E-EXPR-NAME]"
    ]


def test_a_document_that_cannot_be_read_keeps_no_other_from_being_made(vanthu, office_copy):
    record = office_copy.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    record.write_text("kind: [report\n", encoding="utf-8")
    status, out, err = vanthu("render", "thi-dua", folder=office_copy.root)
    assert status == 5
    assert sorted(Path(line).name for line in out.split()) == ["cv_01.docx", "kh_01.docx"]
    assert "bc_01.yaml:1:7: lỗi" in err
    assert "«thi-dua/bc_01»: không tạo được, xem lỗi ở trên" in err
    status, out, _ = vanthu("render", "thi-dua", "bc_01", folder=office_copy.root)
    assert (status, out) == (1, "")


@pytest.mark.parametrize("command", ["check", "render"])
def test_it_is_told_of_which_moment_a_document_speaks_that_names_none(vanthu, office_copy, command):
    record = office_copy.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("as_of: 31/5/2025\n", ""), encoding="utf-8")
    _, out, err = vanthu(command, "thi-dua", folder=office_copy.root)
    assert (
        "không ghi thời điểm số liệu («as_of:») nên dùng số liệu chốt ngày 31/5/2025" in out + err
    )


def test_names_are_told_before_there_is_a_document(vanthu, office_copy):
    for path in (office_copy.campaigns / "thi-dua" / "documents").iterdir():
        path.unlink()
    status, out, _ = vanthu("names", "thi-dua", "figures.count", "--json", folder=office_copy.root)
    assert (status, json.loads(out)["result"]["names"][0]["value"]) == (0, "695")

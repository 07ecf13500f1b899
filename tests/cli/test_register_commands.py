"""`vanthu issue` and `vanthu register` as a clerk types them: numbers, files, exit statuses."""

from __future__ import annotations

import csv
import errno
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from outline import words

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "register"))

from clerks import Faults, contents, visible

from generator.cli.app import run
from generator.problems import say
from generator.workspace import disk
from generator.workspace.folders import Workspace
from generator.workspace.locking import locked

ROOT = Path(__file__).resolve().parents[2]
INIT = ("register", "init", "--issuer", "ldld-song-hoa", "--date", "02/01/2025")
ISSUE = ("issue", "thi-dua", "kh_01")
OTHER = """\
code: cdn-y-te
name: Công đoàn ngành Y tế
short_name: CĐN Y tế
abbreviation: CĐYT
superior: Liên đoàn Lao động tỉnh Sông Hòa
place: Sông Hòa
collective: Ban Thường vụ
signatories:
  - {code: hoa, name: Trần Thị Hoa, position: Chủ tịch, authority: TM., acting_for: Ban Thường vụ}
"""


@pytest.fixture
def workspace(office_copy):
    """The invented office with drafts only."""
    for path in (office_copy.campaigns / "thi-dua" / "documents").iterdir():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = "".join(line for line in lines if not line.startswith("number:"))
        path.write_text(kept, encoding="utf-8")
    return office_copy


@pytest.fixture
def vanthu(capsys, workspace):
    """Runs a command; its exit status, standard output and standard error."""

    def call(*arguments, folder=workspace.root):
        status = run(["-C", str(folder), *arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


@pytest.fixture
def faults(monkeypatch):
    faulty = Faults()
    for name in Faults.STEPS:
        monkeypatch.setattr(disk, name, faulty.wrap(name, getattr(disk, name)))
    return faulty


def book(workspace, issuer="ldld-song-hoa"):
    return workspace.register / issuer / "2025.yaml"


def document(workspace, code):
    return workspace.campaigns / "thi-dua" / "documents" / f"{code}.yaml"


def test_issued_twice_it_has_the_same_number(vanthu):
    vanthu(*INIT)
    status, out, err = vanthu(*ISSUE)
    assert (status, out) == (0, "01/KH-LĐLĐ\n")
    assert "số dự kiến: 01/KH-LĐLĐ, ngày 10/01/2025" in err
    assert "đã ban hành 01/KH-LĐLĐ ngày 10/01/2025" in err
    status, out, err = vanthu(*ISSUE)
    assert (status, out) == (0, "01/KH-LĐLĐ\n")
    assert "đã ban hành từ trước" in err


def test_number_and_date_by_hand(vanthu, workspace):
    vanthu(*INIT, "--first", "85")
    status, out, _ = vanthu("issue", "thi-dua", "bc_01", "--number", "85", "--date", "05/6/2025")
    assert (status, out) == (0, "85/BC-LĐLĐ\n")
    assert "number: 85\ndate: 05/6/2025\n" in document(workspace, "bc_01").read_text("utf-8")
    status, _, err = vanthu(*ISSUE, "--number", "90")
    assert status == 1
    assert "[E-REGISTER-SKIP]" in err
    assert vanthu(*ISSUE, "--number", "85")[0] == 1


def test_a_dry_run_takes_no_number_and_writes_nothing(vanthu, workspace):
    vanthu(*INIT)
    before = contents(workspace.root)
    status, out, err = vanthu(*ISSUE, "--dry-run", "--json")
    told = json.loads(out)["result"]
    assert status == 0
    assert told["dry_run"] is True
    assert told["numbers"][0]["number_symbol"] == "01/KH-LĐLĐ"
    assert told["files"] == ["output/thi-dua/kh_01.docx"]
    assert contents(workspace.root) == before
    assert vanthu("issue", "thi-dua", "cv_01")[1] == "01/LĐLĐ-CSPL\n"
    del err


def test_a_document_without_a_date(vanthu):
    vanthu(*INIT)
    status, _, err = vanthu("issue", "thi-dua", "bc_01")
    assert status == 1
    assert "campaigns/thi-dua/documents/bc_01.yaml" in err
    assert "[E-ISSUE-DATE]" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("issue", "thi-dau", "kh_01"),
        ("issue", "thi-dua", "kh_10"),
        (*ISSUE, "--each"),
        (*ISSUE, "--date", "31/2/2025"),
        ("register", "init", "--issuer", "ldld-song-hoa"),
        ("register", "init", "--issuer", "ldld-song-ho", "--year", "2025"),
        ("register", "void", "1", "--reason", "in sai"),
    ],
)
def test_misuse(vanthu, arguments):
    vanthu(*INIT)
    assert vanthu(*arguments)[0] == 2


def test_two_issuing_bodies_number_on_their_own(vanthu, workspace):
    (workspace.issuers / "cdn-y-te.yaml").write_text(OTHER, encoding="utf-8")
    own = document(workspace, "kh_01").read_text("utf-8").replace("signatory: an", "signatory: hoa")
    document(workspace, "kh_02").write_text(f"{own}issuer: cdn-y-te\n", encoding="utf-8")
    vanthu(*INIT)
    vanthu("register", "init", "--issuer", "cdn-y-te", "--year", "2025", "--first", "7")
    assert vanthu(*ISSUE)[1] == "01/KH-LĐLĐ\n"
    assert vanthu("issue", "thi-dua", "kh_02")[1] == "07/KH-CĐYT\n"
    assert [
        row["issuer"]
        for row in json.loads(vanthu("register", "list", "--json")[1])["result"]["rows"]
    ] == [
        "cdn-y-te",
        "ldld-song-hoa",
    ]
    assert vanthu("register", "list", "--issuer", "cdn-y-te")[1].count("07/KH-CĐYT") == 1
    assert vanthu("register", "export")[0] == 2


def test_list_filters(vanthu):
    vanthu(*INIT)
    vanthu(*ISSUE)
    vanthu("register", "reserve", "thi-dua", "cv_01")
    vanthu("register", "void", "1", "--year", "2025", "--reason", "in sai")

    def numbers(*filters):
        rows = json.loads(vanthu("register", "list", "--json", *filters)[1])["result"]["rows"]
        return [(row["number"], row["state"]) for row in rows]

    assert numbers() == [(1, "void"), (2, "reserved")]
    assert numbers("--state", "reserved") == [(2, "reserved")]
    assert numbers("--year", "2024") == []
    assert numbers("--series", "secret") == []


def test_show_by_number_and_by_document(vanthu):
    vanthu(*INIT)
    vanthu(*ISSUE)
    for what in ("1", "01", "01/KH-LĐLĐ", "1/KH-LĐLĐ", "thi-dua/kh_01"):
        status, out, _ = vanthu("register", "show", what)
        assert status == 0
        assert "Người ký: Đỗ Thị An" in out
        assert "Tệp dữ liệu: campaigns/thi-dua/documents/kh_01.yaml" in out
    assert vanthu("register", "show", "9")[0] == 1


def test_export_of_the_ten_columns(vanthu, workspace):
    vanthu(*INIT)
    vanthu(*ISSUE)
    for form in ("xlsx", "csv"):
        path = workspace.root / f"so.{form}"
        assert vanthu("register", "export", "--year", "2025", "-o", str(path))[0] == 0
    page = openpyxl.load_workbook(workspace.root / "so.xlsx").active
    (row,) = [row for row in page.iter_rows() if row[0].value == "01/KH-LĐLĐ"]
    assert (str(row[1].value), row[1].number_format, len(row)) == (
        *("2025-01-10 00:00:00", "dd/mm/yyyy"),
        10,
    )
    assert (workspace.root / row[0].hyperlink.target).read_bytes().startswith(b"PK")
    assert page.page_setup.orientation == "landscape"
    text = (workspace.root / "so.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert any(row[:2] == ["01/KH-LĐLĐ", "10/01/2025"] and len(row) == 10 for row in rows)


def test_register_check_tells_duplicates_gaps_and_disorder(vanthu, workspace):
    vanthu(*INIT)
    vanthu(*ISSUE)
    vanthu("issue", "thi-dua", "cv_01")
    assert vanthu("register", "check")[0] == 0
    book(workspace).write_text(
        book(workspace).read_text("utf-8")
        + "  - {number: 2, date: 2025-01-05, title: Công văn, symbol: CV}\n"
        + "  - {number: 5, date: 2025-07-01, title: Công văn, symbol: CV}\n",
        encoding="utf-8",
    )
    status, out, _ = vanthu("register", "check", "--json")
    codes = {problem["code"] for problem in json.loads(out)["problems"]}
    assert status == 1
    assert {"E-REGISTER-TWICE", "E-REGISTER-HOLE", "W-REGISTER-ORDER"} <= codes
    assert "E-REGISTER-HOLE" in vanthu("check")[2]


TWIN = "  - {number: 1, date: 2025-01-10, title: Thông báo, symbol: KH-LĐLĐ, state: issued}\n"


@pytest.mark.parametrize(
    "command",
    [("void", "1", "--year", "2025"), ("recall", "01"), ("acknowledge", "01/KH-LĐLĐ")],
    ids=lambda command: command[0],
)
def test_where_a_number_stands_twice_the_document_is_asked_for(vanthu, workspace, command):
    vanthu(*INIT)
    vanthu(*ISSUE)
    book(workspace).write_text(book(workspace).read_text("utf-8") + TWIN, encoding="utf-8")
    asked = ("register", *command, "--reason", "trùng số")
    status, _, told = vanthu(*asked)
    assert status == 1
    assert "số 01 đứng ở 2 dòng của sổ: «Kế hoạch thực hiện" in told
    assert "«Thông báo»; nêu văn bản của dòng ấy: thêm --row" in told
    assert book(workspace).read_text("utf-8").endswith(TWIN)
    if command[0] != "acknowledge":
        assert vanthu(*asked, "--row", "Thông báo")[0] == 0
        assert "trùng số" in book(workspace).read_text("utf-8").partition("Thông báo")[2]


def test_a_copy_of_the_book_is_told_wherever_the_register_is_shown(vanthu, workspace):
    vanthu(*INIT)
    vanthu(*ISSUE)
    (book(workspace).parent / "2025 (1).yaml").write_bytes(book(workspace).read_bytes())
    for asked in ("list", "show 1", "check", "export -o so.csv --format csv"):
        told = vanthu("register", *asked.split())
        assert "".join(told[1:]).count("W-REGISTER-COPY") == 1, asked
    assert "W-REGISTER-COPY" in vanthu("check")[2]


def test_a_changed_document_is_told_by_check_and_verify(vanthu, workspace):
    vanthu(*INIT)
    vanthu(*ISSUE)
    assert (vanthu("check")[0], vanthu("verify")[0]) == (0, 0)
    path = document(workspace, "kh_01")
    path.write_text(path.read_text("utf-8").replace("Tổ chức", "Tiến hành"), encoding="utf-8")
    for command in ("check", "verify"):
        status, _, err = vanthu(command)
        assert status == 1
        assert "[E-ISSUED-CHANGED]" in err
        assert "khác ở: đã ký: “" in err
        assert "TỔ CHỨC" in err
        assert "” → nay: “" in err


# A register that is not there, damaged, busy


def test_without_a_register_nothing_is_numbered(vanthu, workspace):
    before = contents(workspace.root)
    status, _, err = vanthu(*ISSUE)
    assert status == 3
    assert "vanthu register init" in err
    assert contents(workspace.root) == before


@pytest.mark.parametrize("damage", ["delete", "empty", "cut", "noise", "marker", "all"])
def test_a_damaged_register_never_begins_again(vanthu, workspace, damage):
    vanthu(*INIT)
    vanthu(*ISSUE)
    path, marker = book(workspace), workspace.register / "ldld-song-hoa" / "highest.yaml"
    {
        "delete": path.unlink,
        "empty": lambda: path.write_bytes(b""),
        "cut": lambda: path.write_bytes(path.read_bytes()[:180]),
        "noise": lambda: path.write_bytes(bytes(range(256))),
        "marker": marker.unlink,
        "all": lambda: shutil.rmtree(path.parent),
    }[damage]()
    for command in (("issue", "thi-dua", "cv_01"), ("register", "list"), ("register", "check")):
        status, out, err = vanthu(*command)
        assert (status, out) == (3, ""), err
    assert "\nnumber:" not in document(workspace, "cv_01").read_text("utf-8")
    assert vanthu("check")[0] == (0 if damage == "all" else 3)


def test_whoever_waits_is_told_by_whom_the_register_is_held(vanthu, workspace):
    vanthu(*INIT)
    what = say("sổ của ldld-song-hoa")
    with locked(workspace, "register-ldld-song-hoa", what, holder="Lan, máy VT-01"):
        status, out, err = vanthu(*ISSUE, "--wait", "0.1")
    assert (status, out) == (4, "")
    assert "sổ của ldld-song-hoa đang được Lan, máy VT-01 dùng từ" in err
    assert vanthu(*ISSUE)[1] == "01/KH-LĐLĐ\n"


@pytest.mark.parametrize("code", ["ENOSPC", "EROFS"])
def test_a_full_or_read_only_disk(vanthu, workspace, faults, code):
    vanthu(*INIT)
    before = visible(contents(workspace.root))
    for step in (1, 5, 12, 17):
        faults.fail(step, lasting=True, error=getattr(errno, code), steps=Faults.ROOM)
        status, out, err = vanthu(*ISSUE)
        faults.repair()
        if status == 0:
            break
        assert (status, out) == (3, "")
        assert "Errno" not in err
        assert visible(contents(workspace.root)) == before
    assert vanthu(*ISSUE)[:2] == (0, "01/KH-LĐLĐ\n")


def test_what_a_killed_run_left_is_told_to_readers_and_settled_by_the_next_that_writes(
    vanthu, workspace, monkeypatch
):
    vanthu(*INIT)
    move = disk.move
    moved = []

    def killed(source, target):
        moved.append(target)
        if len(moved) > 2:
            raise KeyboardInterrupt
        move(source, target)

    monkeypatch.setattr(disk, "move", killed)
    assert vanthu(*ISSUE)[0] == 130
    assert "\nnumber:" not in document(workspace, "kh_01").read_text("utf-8")
    monkeypatch.setattr(disk, "move", move)
    left = contents(workspace.root)
    status, _, err = vanthu("status", "thi-dua")
    assert (status, contents(workspace.root)) == (0, left)
    assert "có một lần ghi chưa xong" in err
    status, _, err = vanthu(*ISSUE)
    assert status == 0
    assert "dừng giữa chừng: đã xử lý xong" in err
    assert "number: 1\n" in document(workspace, "kh_01").read_text("utf-8")
    assert vanthu("verify")[0] == 0


@pytest.mark.slow
def test_clerks_at_once_get_different_numbers(vanthu, workspace):
    vanthu(*INIT)
    plan = document(workspace, "kh_01").read_text("utf-8")
    codes = [f"kh_1{place}" for place in range(4)]
    for code in codes:
        document(workspace, code).write_text(plan, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "-C", str(workspace.root), "issue", "thi-dua"]
    clerks = [
        subprocess.Popen([*command, code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for code in codes
    ]
    given = sorted(clerk.communicate(timeout=120)[0].decode() for clerk in clerks)
    assert given == [f"0{place}/KH-LĐLĐ\n" for place in range(1, 5)]
    assert vanthu("verify")[0] == 0
    assert vanthu("register", "check")[0] == 0


def test_the_solution_of_lai_chau(vanthu, tmp_path):
    office = Workspace(tmp_path / "samples")
    for folder in ("campaigns", "templates"):
        shutil.copytree(ROOT / folder, office.root / folder)
    shutil.copy(ROOT / "vanthu.yaml", office.root)
    here = {"folder": office.root}
    first = ("--year", "2023", "--first", "15")
    assert vanthu("register", "init", "--issuer", "ldld-lai-chau", *first, **here)[0] == 0
    assert vanthu("issue", "lai-chau", "gp_2023", **here)[:2] == (0, "15/GP-LĐLĐ\n")
    text = " ".join(words((office.output / "lai-chau" / "gp_2023.docx").read_bytes()))
    assert "Số: 15/GP-LĐLĐ" in text
    assert "(Kèm theo Giải pháp số 15/GP-LĐLĐ ngày 06 tháng 3 năm 2023 của Liên đoàn" in text
    assert "2023-03-06" in vanthu("register", "show", "15", "--json", **here)[1]
    assert vanthu("check", "lai-chau", **here)[0] == 0


PAPER = "Số, ký hiệu;Ngày;Trích yếu\n1/KH-LĐLĐ;02/01/2025;Kế hoạch A\n2/LĐLĐ;03/01/2025;V/v B\n"


def test_numbers_go_on_after_a_register_that_was_kept_in_excel(vanthu, workspace, tmp_path) -> None:
    path = tmp_path / "so.csv"
    path.write_text(PAPER, encoding="utf-8")
    take = ("import", "register", str(path), "--issuer", "ldld-song-hoa", "--no-input")
    assert vanthu(*take, "--dry-run")[:2] == (0, "")
    assert not workspace.register.exists()
    status, out, err = vanthu(*take)
    assert (status, out) == (0, "campaigns/register/ldld-song-hoa/2025.yaml\n")
    assert err.endswith("dãy «general» 2025: số kế tiếp là 03\n")
    assert (
        vanthu("register", "reserve", "thi-dua", "kh_01", "--date", "04/01/2025")[1]
        == "03/KH-LĐLĐ\n"
    )


def test_a_register_with_any_fault_is_refused_with_all_of_them(vanthu, workspace, tmp_path) -> None:
    path = tmp_path / "so.csv"
    path.write_text(f"{PAPER}2/KH-LĐLĐ;04/01/2025;Kế hoạch C\n4/LĐLĐ;;V/v D\n", encoding="utf-8")
    status, out, err = vanthu("import", "register", str(path), "--issuer", "ldld-song-hoa")
    assert (status, out) == (1, "")
    assert f"{path}: B5: lỗi: Ngày: chưa ghi ngày" in err
    assert f"{path}: A4: lỗi: Số, ký hiệu: số 02/KH-LĐLĐ còn một dòng nữa ở {path}: A3" in err
    assert not workspace.register.exists()

"""`vanthu undo`: the bytes before, or a refusal that names what stands in the way."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import OFFICE
from typed import NEW

from generator.cli.app import run
from generator.office.saving import open_file, save_changes
from generator.workspace.folders import Workspace
from generator.workspace.signing import signed

INIT = ("register", "init", "--year", "2025")
RETURNED = "Mã;Kết quả\nan-phu;310\nmoi;20\n"
LATER = "Mã;Kết quả\ndong-ha;95\n"
UNITS = "Đơn vị;Số đoàn viên\nCông đoàn phường Tân Mai;120\nCông đoàn xã Tân Lập;80\n"
GIVEN = "Số, ký hiệu;Ngày;Trích yếu\n7/LĐLĐ;02/01/2025;V/v số liệu\n"
BODY = "--name Moi --kind other --superior - --place Huế --signatory An"

COMMANDS = {
    "import": ("import", "results", "thi-dua", "r.csv", "--as-of", "30/6/2025", "-y"),
    "import --merge": ("import", "results", "thi-dua", "l.csv", "--as-of", "30/6/2025", "--merge"),
    "allocate": ("allocate", "thi-dua", "--rate", "6%", "--replace"),
    "new campaign": ("new", "campaign", "moi", *NEW.split()),
    "new campaign --units": ("new", "campaign", "moi", *NEW.split(), "--units", "u.csv"),
    "new campaign --from": (
        "new",
        "campaign",
        "moi",
        "--from",
        "thi-dua",
        "--document",
        "kh_01",
        "-y",
    ),
    "new units": ("new", "units", "moi", "--unit", "CĐCS phường A", "--unit", "CĐCS phường B"),
    "new issuer": ("new", "issuer", "moi", *BODY.split()),
    "import units": ("import", "units", "thi-dua", "u.csv", "-y"),
    "tables": ("tables", "thi-dua", "--as", "csv"),
    "passages": ("passages", "thi-dua", "bc_01", "--own", "results"),
    "return": ("returns", "thi-dua", "--as-of", "31/5/2025", "--return", "an-phu", "--remark", "x"),
    "new document": ("new", "document", "thi-dua", "report", "--code", "bc_09"),
    "new template": ("new", "template", "named.docx"),
    "letter": ("returns", "thi-dua", "--letter", "don_doc", "--as-of", "30/6/2025"),
    "lock": ("returns", "thi-dua", "--lock", "--as-of", "31/5/2025"),
    "upgrade": ("upgrade",),
    "register init": ("register", "init", "--year", "2026"),
    "void": ("register", "void", "1", "--reason", "nhầm", "--year", "2025"),
}


BEFORE = {"import --merge": "import", "new units": "new campaign"}
"""Which command goes before one."""


class Clerk:
    """An office in a folder of its own, and what is in it."""

    def __init__(self, folder, capsys=None):
        self.capsys = capsys
        self.workspace = Workspace(folder / "office")
        names = ("r.csv", "l.csv", "u.csv", "so.csv")
        self.files = {name: str(folder / name) for name in names}

    def begin(self):
        folder = self.workspace.root.parent
        shutil.copytree(OFFICE, self.workspace.root)
        self.workspace.templates.mkdir()
        (folder / "r.csv").write_text(RETURNED, encoding="utf-8")
        (folder / "l.csv").write_text(LATER, encoding="utf-8")
        (folder / "u.csv").write_text(UNITS, encoding="utf-8")
        (folder / "so.csv").write_text(GIVEN, encoding="utf-8")
        self.workspace.settings.write_text("language: vi\n", encoding="utf-8")
        self(*INIT)
        self("register", "reserve", "thi-dua", "cv_01", "--number", "1")
        return self

    def __call__(self, *arguments):
        """A command; its status, and what it said."""
        told = (self.files.get(word, word) for word in arguments)
        status = run(["-C", str(self.workspace.root), *told])
        return status, "".join(self.capsys.readouterr()) if self.capsys else ""

    def everything(self):
        """All files and folders but our own, with what is in them."""
        return {
            path: path.read_bytes() if path.is_file() else None
            for path in self.workspace.root.rglob("*")
            if self.workspace.hidden not in (path, *path.parents)
        }

    def records(self):
        """The same but for made documents."""
        output = self.workspace.output
        return {path: data for path, data in self.everything().items()
                if output not in (path, *path.parents)}  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    folder = tmp_path_factory.mktemp("begun")
    Clerk(folder).begin()
    return folder


@pytest.fixture
def clerk(begun, tmp_path, capsys):
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    return Clerk(tmp_path, capsys)


@pytest.mark.parametrize("name", COMMANDS)
def test_undo_gives_back_the_bytes_before_and_once_more_those_after(clerk, name):
    if name in BEFORE:
        assert clerk(*COMMANDS[BEFORE[name]])[0] == 0
    before = clerk.everything()
    status, told = clerk(*COMMANDS[name])
    assert status == 0, told
    after = clerk.everything()
    assert after != before
    status, told = clerk("undo", "-n")
    assert (status, clerk.everything()) == (0, after)
    status, told = clerk("undo")
    assert status == 0, told
    assert clerk.everything() == before
    assert clerk("undo")[0] == 0
    assert {path: data for path, data in clerk.everything().items() if data is not None} == {
        path: data for path, data in after.items() if data is not None
    }


def test_undo_of_a_week_takes_the_figures_back_and_says_which_documents_are_of_them(clerk):
    before = clerk.records()
    week = "week thi-dua r.csv --as-of 30/6/2025 --only bc_01 --no-input -y"
    status, told = clerk(*week.split())
    assert (status, clerk.records() == before) == (0, False), told
    status, told = clerk("undo")
    assert (status, clerk.records() == before) == (0, True)
    assert (
        "output/thi-dua/ còn văn bản tạo trước khi hoàn tác; tạo lại: vanthu render thi-dua\n"
        in told
    )


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(sorted(COMMANDS)), min_size=1, max_size=4))
def test_after_any_commands_undo_gives_back_the_bytes_before_the_last(names):
    with tempfile.TemporaryDirectory() as folder:
        clerk = Clerk(Path(folder)).begin()
        for name in names:
            before = clerk.everything()
            clerk(*COMMANDS[name])
            if clerk.everything() != before:
                after = clerk.everything()
                assert clerk("undo")[0] == 0
                assert clerk.everything() == before
                assert clerk("undo")[0] == 0
                assert {p: d for p, d in clerk.everything().items() if d is not None} == {
                    p: d for p, d in after.items() if d is not None
                }


def test_a_campaign_whose_list_of_units_is_wrong_says_how_to_go_on(clerk):
    path = Path(clerk.files["u.csv"])
    path.write_text("Đơn vị;Số đoàn viên\nCông đoàn A;120\nCông đoàn A;80\n", "utf-8")
    status, told = clerk(*COMMANDS["new campaign --units"])
    assert (status, f"chạy: vanthu import units moi {path}" in told) == (1, True), told
    status, told = clerk(*COMMANDS["new campaign --units"])
    assert (status, "chưa nêu" in told or "đã có chiến dịch «moi»" in told) == (2, True)
    path.write_text(UNITS, "utf-8")
    assert clerk("import", "units", "moi", "u.csv", "-y")[0] == 0
    for _ in range(3):
        status, told = clerk("undo")
    assert status == 0, told


def test_it_says_what_it_takes_back(clerk):
    clerk(*COMMANDS["import"])
    assert clerk("undo", "-n") == (
        0,
        "campaigns/thi-dua/results/2025-06-30.yaml: bỏ tệp\n"
        "chưa ghi gì; sẽ hoàn tác «import results»\n",
    )


@pytest.mark.parametrize(
    ("command", "numbers"),
    [
        (("register", "reserve", "thi-dua", "bc_01", "--date", "10/6/2025"), "02/"),
        (("issue", "thi-dua", "bc_01", "-y", "--date", "10/6/2025"), "02/"),
        (("register", "init", "--year", "2026", "--first", "85"), "84 (general 2026)"),
        (("import", "register", "so.csv", "--no-input"), "07/LĐLĐ"),
    ],
)
def test_a_number_that_was_given_is_never_taken_back(clerk, command, numbers):
    status, told = clerk(*command)
    assert status == 0, told
    after = clerk.everything()
    status, told = clerk("undo")
    assert status == 1
    assert numbers in told
    assert "số đã cấp không lấy lại được; hủy số, giữ dòng trong sổ: vanthu register void" in told
    assert clerk.everything() == after


def test_a_book_that_cannot_be_read_is_told_in_words(clerk):
    clerk("register", "void", "1", "--reason", "nhầm", "--year", "2025")
    (clerk.workspace.register / "ldld-song-hoa" / "2030.yaml").mkdir()
    status, told = clerk("undo")
    assert status == 3
    assert told == (
        "campaigns/register/ldld-song-hoa/2030.yaml: sổ bị hỏng: ở chỗ của tệp này là một thư mục;"
        " đổi tên hoặc dời thư mục ấy đi; phục hồi từ bản sao, không tự lập sổ mới\n"
    )


def test_a_document_that_went_out_again_stays(clerk):
    clerk("issue", "thi-dua", "bc_01", "-y", "--date", "10/6/2025")
    path = clerk.workspace.campaigns / "thi-dua/documents/bc_01.yaml"
    path.write_text(path.read_text("utf-8").replace("sáng kiến", "sáng tạo"), "utf-8")
    status, told = clerk("issue", "thi-dua", "bc_01", "-y", "--reissue", "--reason", "sai")
    assert status == 0, told
    after = clerk.everything()
    status, told = clerk("undo")
    assert (status, clerk.everything()) == (1, after)
    assert "«issue» đã tạo lại văn bản ban hành nên không hoàn tác; sửa dữ liệu rồi tạo lại" in told


def test_what_was_changed_since_is_named_and_left(clerk):
    clerk(*COMMANDS["new campaign"])
    path = clerk.workspace.campaigns / "moi/campaign.yaml"
    path.write_bytes(path.read_bytes() + b"# x\n")
    after = clerk.everything()
    status, told = clerk("undo")
    assert status == 1
    assert "campaigns/moi/campaign.yaml: lỗi: tệp đã được sửa sau «new campaign»" in told
    assert clerk.everything() == after


def test_what_another_did_is_taken_back_only_by_who_says_so(clerk, monkeypatch):
    path = clerk.workspace.campaigns / "thi-dua/documents/bc_01.yaml"
    before = path.read_bytes()
    with signed(lambda: "hoa, máy VT-02", lambda: "2026-11-28T14:02:31+07:00"):
        known = open_file(clerk.workspace, path).digest
        save_changes(clerk.workspace, path, known, {("subject",): "Sơ kết quý"}, who="hoa")
    after = path.read_bytes()

    status, told = clerk("undo")

    assert status == 2
    assert (
        "lần ghi cuối cùng là của người khác: «lưu trên trang (hoa, máy VT-02, 14:02 ngày 28/11/2026)»;"
        " chưa hoàn tác gì, vẫn hoàn tác thì thêm -y\n"
    ) in told
    assert path.read_bytes() == after
    status, told = clerk("undo", "-y")
    assert (status, path.read_bytes()) == (0, before)
    assert "đã hoàn tác «lưu trên trang (hoa, máy VT-02, 14:02 ngày 28/11/2026)»" in told
    assert clerk("undo") == (
        0,
        "campaigns/thi-dua/documents/bc_01.yaml: trả về nội dung cũ\nđã hoàn tác «undo»\n",
    )


def test_where_nothing_was_written_there_is_nothing_to_undo(office_copy, capsys):
    assert run(["-C", str(office_copy.root), "undo"]) == 1
    assert "chưa có lệnh nào ghi dữ liệu để hoàn tác" in capsys.readouterr().err


FILE = {"path": "campaigns/a.yaml", "before": None, "after": None, "kept": True}
DEED = {"form": 1, "command": "x", "files": [FILE]}


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[" * 100_000,
        "[]",
        "{}",
        DEED | {"form": 2},
        DEED | {"command": 5},
        DEED | {"files": []},
        DEED | {"files": [5]},
        DEED | {"files": [FILE | {"path": "../a.yaml"}]},
        DEED | {"files": [FILE | {"path": ".git/hooks/pre-commit"}]},
        DEED | {"files": [FILE | {"path": 5}]},
        DEED | {"files": [FILE | {"before": "x"}]},
        DEED | {"files": [FILE | {"before": 5}]},
        DEED | {"files": [FILE | {"after": 5}]},
    ],
    ids=lambda said: str(said)[:60],
)
def test_what_we_cannot_have_written_is_not_obeyed(clerk, said):
    before = clerk.everything()
    path = clerk.workspace.hidden / "undo/last.json"
    path.write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    status, told = clerk("undo")
    assert status == 1
    assert ".vanthu/undo/last.json: không đúng mẫu nên không hoàn tác được; xóa tệp ấy" in told
    assert clerk.everything() == before

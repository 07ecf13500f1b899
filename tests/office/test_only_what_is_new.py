"""Whoever writes into a record adds or changes what is new; every other line stays byte for byte."""

from __future__ import annotations

import difflib
import shutil

import pytest

from generator.cli.app import run
from generator.workspace.folders import Workspace

SNAPSHOT = """\
# đầu tệp
source: 'Cổng trực tuyến'   # nguồn

# ngày
as_of: "30/6/2025"  # chốt
note: >-
  Ghi chú
  hai dòng
results:
  # chỉ tiêu chính
  - counts: { an-phu : 305, # 305
      dong-ha: 95 }
    # trước tổng
  - precision: over
    indicator: benefit   # tiền
    total: "10.000.000.000"
# cuối tệp"""
INDENTED = """\
results:
- indicator: initiatives
  counts:
    # huyện
    dong-ha: "95"   # chín mươi lăm
    an-phu: 305

    # ngành
as_of: 30/6/2025
"""


@pytest.fixture
def office(office_copy, tmp_path, capsys):
    """Runs commands in an office whose records people wrote in their own way."""
    (tmp_path / "m.csv").write_text("Mã;Kết quả\nlong-son;95\nan-phu;310\n", encoding="utf-8")
    return Desk(office_copy, tmp_path, capsys)


class Desk:
    def __init__(self, workspace, folder, capsys):
        self.workspace, self.folder, self.capsys = workspace, folder, capsys

    def __call__(self, *arguments):
        status = run(["-C", str(self.workspace.root), *map(str, arguments)])
        told = "".join(self.capsys.readouterr())
        assert status == 0, told

    def path(self, name):
        return self.workspace.campaigns / name

    def write(self, name, text, end="\n", mark=""):
        data = (mark + text.replace("\n", end)).encode()
        self.path(name).write_bytes(data)

    def dress(self, name, end="\n"):
        """A record with comments around, and other line ends."""
        text = self.path(name).read_text(encoding="utf-8")
        self.write(name, f"# đầu\n\n{text}# cuối\n", end)

    def changed(self, name, *arguments):
        """What a command changes in a file: lines that go, lines that come."""
        before = self.path(name).read_bytes().decode().splitlines(keepends=True)
        self(*arguments)
        after = self.path(name).read_bytes().decode().splitlines(keepends=True)
        return [line for line in difflib.ndiff(before, after) if line[:1] in "-+"]


MERGE = ("import", "results", "thi-dua", "m.csv", "--as-of", "30/6/2025", "-y", "--merge")
ENDS = pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])


@ENDS
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_an_import_changes_counts_within_brackets(office, end, mark, monkeypatch):
    monkeypatch.chdir(office.folder)
    name = "thi-dua/results/2025-06-30.yaml"
    office.write(name, SNAPSHOT, end, mark)
    assert office.changed(name, *MERGE) == [
        f"+ # Nhập từ m.csv: code=A, initiatives=B.{end}",
        f"-   - counts: {{ an-phu : 305, # 305{end}",
        f"+   - counts: {{ an-phu : 310, # 305{end}",
        f"-       dong-ha: 95 }}{end}",
        f"+       dong-ha: 95, long-son: 95 }}{end}",
    ]
    assert office.path(name).read_bytes().decode().startswith(mark)


@ENDS
def test_an_import_adds_counts_on_lines(office, end, monkeypatch):
    monkeypatch.chdir(office.folder)
    name = "thi-dua/results/2025-06-30.yaml"
    office.write(name, INDENTED, end)
    assert office.changed(name, *MERGE) == [
        f"+ # Nhập từ m.csv: code=A, initiatives=B.{end}",
        f"+     long-son: 95{end}",
        f"-     an-phu: 305{end}",
        f"+     an-phu: 310{end}",
    ]


@ENDS
def test_a_lock_is_one_line(office, end):
    name = "thi-dua/results/2025-05-31.yaml"
    office.dress(name, end)
    command = ("returns", "thi-dua", "--lock", "--as-of", "31/5/2025")
    assert office.changed(name, *command) == [f"+ locked: có{end}"]


@ENDS
def test_quotas_are_replaced_where_they_stand(office, end):
    name = "thi-dua/quotas.yaml"
    office.write(
        name,
        "# đầu\nquotas:\n  # đợt một\n  - phase: gd1   # I\n"
        "    counts: {an-phu: 240, dong-ha: 200, long-son: 180, khcn: 30, y-te: 150, moi: 7}\n"
        "    # tổng\n    total: 807\n# cuối\n",
        end,
    )
    lines = office.changed(
        name, "allocate", "thi-dua", "--rate", "6%", "--phase", "gd1", "--replace"
    )
    gone = [line for line in lines if line.startswith("-")]
    assert len(gone) == 2
    assert [line[2:].split(":")[0].strip() for line in gone] == ["counts", "total"]
    assert all(line.endswith(end) for line in lines)


@ENDS
def test_a_number_its_day_and_the_quotas_known_are_lines_of_their_own(office, end):
    office("register", "init", "--year", "2025", "--first", "3")
    name = "thi-dua/documents/bc_01.yaml"
    office.dress(name, end)
    lines = office.changed(name, "issue", "thi-dua", "bc_01", "--date", "10/6/2025", "-y")
    added = ["number: 3", "date: 10/6/2025", "quotas:", "  - initiatives/gd1"]
    assert lines == [f"+ {one}{end}" for one in added]


@ENDS
def test_a_row_is_given_up_in_its_place_and_rows_are_added_below(office, end):
    office("register", "init", "--year", "2025")
    office("register", "reserve", "thi-dua", "cv_01", "--number", "1")
    name = "register/ldld-song-hoa/2025.yaml"
    text = office.path(name).read_text(encoding="utf-8")
    office.write(name, text.replace("number: 1\n", "number: 1   # một\n") + "# cuối\n", end)
    lines = office.changed(name, "register", "void", "1", "--reason", "nhầm", "--year", "2025")
    assert lines == [
        f"-     state: reserved{end}",
        f"+     state: void{end}",
        f"+     reason: nhầm{end}",
    ]
    added = office.changed(name, "register", "reserve", "thi-dua", "bc_01", "--date", "10/6/2025")
    assert [line for line in added if not line.startswith("+")] == []
    assert all(line.endswith(end) for line in added)


@ENDS
def test_what_is_included_is_one_entry_more(office, end, tmp_path):
    below = Workspace(tmp_path / "below")
    shutil.copytree(office.workspace.root, below.root)
    handed = tmp_path / "handed.yaml"
    assert run(["-C", str(below.root), "export", "totals", "thi-dua", "-o", str(handed)]) == 0
    office.path("tren").mkdir()
    office.write(
        "tren/campaign.yaml",
        "# đầu\ncode: tren\nname: Chương trình cấp trên\nshort_name: Chương trình\nissuer: ldld-song-hoa\n"
        "starts: 01/01/2025   # I\nends: 31/12/2025\nindicators: [{code: initiatives, name: số"
        " sáng kiến,\n   unit_of_measure: sáng kiến}]\nunits: [{code: tinh, name: Tỉnh}]\n# cuối",
        end,
    )
    command = ("import", "totals", handed, "--into", "tren", "--as", "tinh", "--no-input")
    lines = office.changed("tren/campaign.yaml", *command)
    assert [line for line in lines if line.startswith("-")] == []
    assert lines[0] == f"+ includes:{end}"

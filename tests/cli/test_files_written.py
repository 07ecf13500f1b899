"""What each command does with a file that is there already: the table of docs/files.md, row by row."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from places import ROOT

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "register"))

from clerks import date
from letters import LETTER
from typed import NEW

from generator.cli.app import run
from generator.register.founding import init_register
from generator.register.issuing_body import open_register

PAGE = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
TOLD = LETTER.replace(".\n", ", cả tỉnh có {{ figures.count }}.\n")
PLAN = "output/thi-dua/kh_01.docx"
WRITERS = {
    "`render`": ("render thi-dua kh_01", PLAN),
    "`render` (loạt văn bản)": ("render thi-dua thu", "output/thi-dua/thu/khcn.docx"),
    "`render --draft`": ("render thi-dua kh_01 --draft", "output/thi-dua/kh_01-du-thao.docx"),
    "`render --zip`": ("render thi-dua thu --zip", "output/thi-dua/thu.zip"),
    "`render --merged`": ("render thi-dua thu --merged", "output/thi-dua/thu-in-gop.docx"),
    "`issue`": ("issue thi-dua kh_01 -y", PLAN),
    "`week`": ("week thi-dua --no-input", "output/thi-dua/tin-2025-05-31.txt"),
    "`export table -o`": ("export table thi-dua -o", "ra/a.xlsx"),
    "`export entry -o`": ("export entry thi-dua --as-of 31/5/2025 -o", "ra/a.xlsx"),
    "`export figures -o`": ("export figures thi-dua -o", "ra/a.xlsx"),
    "`export totals -o`": ("export totals thi-dua -o", "ra/a.yaml"),
    "`export register -o`": ("export register -o", "ra/a.xlsx"),
    "`register export -o`": ("register export -o", "ra/a.csv"),
    "`figures -o`": ("figures thi-dua -o", "ra/a.xlsx"),
    "`check --figures`": ("check thi-dua thu --figures", "ra/a.docx"),
    "`status -o`": ("status thi-dua -o", "ra/a.html"),
    "`chart`": ("chart thi-dua", "ra/a.svg"),
    "`returns --messages -o`": (
        "returns thi-dua --as-of 30/9/2025 --messages -o",
        "ra/nhac.txt",
    ),
    "`render --pdf`": ("render thi-dua kh_01 --pdf", "output/thi-dua/kh_01.pdf"),
    "`render --pdf --merged`": (
        "render thi-dua thu --pdf --merged",
        "output/thi-dua/thu-in-gop.pdf",
    ),
    "`pdf`": ("pdf word.docx", "word.pdf"),
    "`lint --fix`": ("lint word.docx --fix", "ra/a.docx"),
    "`lint --annotate`": ("lint word.docx --annotate", "ra/a.docx"),
    "`audit --annotate`": ("audit word.docx --annotate", "ra/a.docx"),
    "`audit --figures`": ("audit word.docx --figures", "ra/a.docx"),
    "`schema -o`": ("schema -o", "ra/campaign.schema.json"),
    "`tables`": ("tables thi-dua --as csv", "campaigns/thi-dua/units.csv"),
    "`backup -o`": ("backup -o", "ra/a.zip"),
    "`new campaign`": (f"new campaign khac {NEW}", "campaigns/khac/campaign.yaml"),
    "`new issuer`": (
        "new issuer moi --name Moi --kind other --superior - --place Huế --signatory An",
        "campaigns/issuers/moi.yaml",
    ),
    "`new units`": ("new units trong --unit An", "campaigns/trong/units.yaml"),
    "`new document`": (
        "new document thi-dua plan --code moi",
        "campaigns/thi-dua/documents/moi.yaml",
    ),
    "`new template`": ("new template named.docx", "templates/named.docx"),
    "`passages --own`": ("passages --own results", "templates/passages/results.md"),
    "`init`": ("init noi-moi --empty", "noi-moi/vanthu.yaml"),
}
STATES = (
    "chưa có",
    "đã làm, chưa đổi",
    "có người sửa",
    "tệp lạ",
    "đã ban hành",
    "dữ liệu, tệp gốc",
)
INPUTS = {"`export totals -o`": "campaigns/thi-dua/campaign.yaml"} | dict.fromkeys(
    ("`lint --fix`", "`lint --annotate`", "`audit --annotate`", "`audit --figures`"), "word.docx"
)
OUTPUT_LAST = ("-o", "--figures", "--fix", "--annotate", "chart thi-dua")


def _cells():
    """Writer, state and what becomes of the file, as the page says."""
    rows = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| `")]
    for name, *outcomes in ([cell.strip() for cell in row] for row in rows):
        yield from ((name, *pair) for pair in zip(STATES, outcomes, strict=True))


CELLS = [cell for cell in _cells() if cell[2] != "–"]
QUICK = {
    "`render`",
    "`render --zip`",
    "`issue`",
    "`export table -o`",
    "`lint --fix`",
    "`new document`",
    "`render --pdf`",
}


def test_the_page_names_every_writer_and_state():
    assert {name for name, *_ in CELLS} == set(WRITERS)
    (heading,) = re.findall(r"^\| Lệnh \|(.*)\|$", PAGE, re.MULTILINE)
    assert tuple(cell.strip() for cell in heading.split("|")) == STATES


class Desk:
    """An office with a plan, a letter to each unit and a register, and one command with its target."""

    def __init__(self, workspace, name):
        self.root, self.name = workspace.root, name
        self.words, target = WRITERS[name]
        self.target = self.root / target

    def vanthu(self, words, *more):
        return run(["-C", str(self.root), *words.split(), *more])

    def write(self, *more):
        """Runs the command; its status and what stands at the target then."""
        asked = self.words.replace("word.docx", str(self.root / "word.docx"))
        folder = self.target.parent if "schema" in asked else self.target
        place = [str(folder)] if asked.endswith(OUTPUT_LAST) else []
        status = self.vanthu(asked, *place, *more)
        return status, self.target.read_bytes() if self.target.exists() else None

    def change(self):
        """All that any of the commands makes would be another from here on."""
        results = self.root / "campaigns/thi-dua/results/2025-05-31.yaml"
        text = results.read_text(encoding="utf-8").replace("khcn: 200", "khcn: 201")
        results.write_text(text.replace("total: 695", "total: 696"), encoding="utf-8")
        plan = self.root / "campaigns/thi-dua/documents/kh_01.yaml"
        plan.write_text(
            plan.read_text(encoding="utf-8").replace("subject: ", "subject: việc "),
            encoding="utf-8",
        )
        (self.root / "templates").mkdir(exist_ok=True)
        (self.root / "templates/reminder.txt").write_text("Nhắc {{ unit.name }}", encoding="utf-8")
        self.vanthu("register reserve thi-dua thu")
        shutil.copy(ROOT / "templates" / "decision.docx", self.root / "word.docx")

    def prepare(self, state):
        if state == "đã ban hành":
            self.vanthu("issue thi-dua kh_01 -y")
            self.vanthu("issue thi-dua thu -y")
            if "ra/" in WRITERS[self.name][1]:
                self.target = self.root / PLAN
            elif not self.target.exists():
                self.write()
            self.change()
        elif state == "dữ liệu, tệp gốc" and self.name in INPUTS:
            self.target = self.root / INPUTS[self.name]
        elif self.words.startswith("new units"):
            self.vanthu(f"new campaign trong {NEW}")
            if state != "chưa có":
                self.write()
        elif state == "tệp lạ":
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self.target.write_bytes(b"mine")
        elif state != "chưa có":
            self.vanthu("render thi-dua") if self.words.startswith("issue ") else self.write()
            if state == "đã làm, chưa đổi":
                self.change()
            else:
                self.target.write_bytes(self.target.read_bytes() + b" ")

    def outcome(self, state):
        self.prepare(state)
        before = self.target.read_bytes() if self.target.exists() else None
        status, unasked = self.write()
        if before is None:
            return "làm" if unasked and status != 2 else f"exit {status}"
        if unasked != before:
            return "thay"
        _, forced = self.write("--force")
        if forced != before:
            return "từ chối" if status else "exit 0"
        if state == "đã làm, chưa đổi":
            return "thay" if status == 0 else "từ chối"
        return "giữ" if state == "đã ban hành" else "không"


def _case(name, state, outcome):
    marks = [] if name in QUICK else [pytest.mark.slow]
    return pytest.param(name, state, outcome, marks=marks, id=f"{name} {state}")


@pytest.mark.parametrize(("name", "state", "outcome"), [_case(*cell) for cell in CELLS])
def test_what_becomes_of_a_file_that_is_there(office_copy, name, state, outcome):
    documents = office_copy.campaigns / "thi-dua" / "documents"
    plan = (documents / "kh_01.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    for path in documents.iterdir():
        path.unlink()
    kept = "".join(line for line in plan if not line.startswith("number:"))
    (documents / "kh_01.yaml").write_text(kept, encoding="utf-8")
    (documents / "thu.yaml").write_text(TOLD, encoding="utf-8")
    init_register(open_register(office_copy, "ldld-song-hoa"), date("02/01/2025"))
    shutil.copy(ROOT / "templates" / "directive.docx", office_copy.root / "word.docx")
    assert Desk(office_copy, name).outcome(state) == outcome

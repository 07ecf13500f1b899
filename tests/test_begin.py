"""docs/begin.md typed line by line: what a new user types until the Word file is there, and how much it is."""

from __future__ import annotations

import re
import shlex

import pytest
from openpyxl import Workbook
from outline import outline
from places import ROOT
from typed import nobody, typing

from generator.cli.app import run
from generator.lint.linting import lint_file
from generator.problems import Severity

PAGE = (ROOT / "docs" / "begin.md").read_text(encoding="utf-8")
QUOTAS, REPORT, SCHOOL = re.findall(r"^```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
FOUND = ("LĐLĐ tỉnh Lai Châu", "Lương Xuân Trường", "")
DISTRICTS = (
    "Tam Đường,Phong Thổ,Sìn Hồ,Nậm Nhùn,Mường Tè,Tân Uyên,Than Uyên,Bát Xát,Mường La,Quỳnh Nhai"
)
SECTORS = "Giáo dục,Y tế,Xây dựng,Công Thương,Giao thông,Nông nghiệp,Viên chức,Ngân hàng,Bưu điện,Điện lực"
GROUPS = "Toán,Văn,Anh,Sử - Địa,Lý - Hóa,Sinh,Thể dục,Văn phòng"


def _steps(text):
    """Each command of a transcript, with the questions that it puts and the answers."""
    steps = []
    for line in text.splitlines():
        if line.startswith("$ vanthu "):
            steps.append((shlex.split(line)[2:], []))
        else:
            question, _, answer = line.partition(": ")
            steps[-1][1].append((question.removesuffix(":"), answer))
    return steps


def _typed(steps):
    """The lines that were typed, but those that found the issuing body."""
    return sum(1 + len(asked) for words, asked in steps if words[:2] != ["new", "issuer"])


def _book(path, title, rows):
    book = Workbook()
    for row in (
        ["TT", "Tên tổ" if "giáo viên" in title else "Tên đơn vị", title],
        *([n, *row] for n, row in enumerate(rows, start=1)),
    ):
        book.active.append(row)
    book.save(path)


def _replay(steps, monkeypatch):
    for words, asked in steps:
        person = typing(monkeypatch, *(answer for _, answer in asked))
        assert run(words) == 0, words
        assert [prompt.strip().removesuffix(":") for prompt in person.prompts] == [
            question for question, _ in asked
        ]
        assert person.answers == []


def _made(root):
    """What the one Word file says; nothing is found in it but that it is a draft."""
    (path,) = (root / "output").rglob("*.docx")
    found = [one for one in lint_file(path).findings if one.severity is not Severity.INFO]
    assert found == []
    return outline(path.read_bytes())


def test_a_quota_letter_for_eleven_units_from_an_empty_folder(tmp_path, monkeypatch):
    units = [f"LĐLĐ huyện {name}" for name in DISTRICTS.split(",")]
    rows = [(name, 40 + 7 * place) for place, name in enumerate([*units, "Công đoàn ngành Y tế"])]
    _book(tmp_path / "don_vi.xlsx", "Số CĐCS", rows)
    monkeypatch.chdir(tmp_path)
    steps = _steps(QUOTAS)
    _replay(steps, monkeypatch)
    said = _made(tmp_path)
    assert "cho 11 đơn vị" in said
    assert "Phụ lục" in said
    print(f"quota letter: {_typed(steps)} lines")  # noqa: T201
    assert _typed(steps) == 12


@pytest.mark.slow
def test_a_report_on_thirty_units_from_a_workbook_of_results(tmp_path, monkeypatch):
    kinds = ("LĐLĐ huyện", "Công đoàn ngành", "Công đoàn cơ sở Sở")
    names = (DISTRICTS, SECTORS, SECTORS)
    units = [f"{kind} {one}" for kind, all_of in zip(kinds, names, strict=True) for one in all_of.split(",")]  # fmt: skip
    _book(tmp_path / "don_vi.xlsx", "Số CĐCS", [(unit, 40) for unit in units])
    _book(tmp_path / "ket_qua.xlsx", "Số sáng kiến", [(unit, 10) for unit in units])
    monkeypatch.chdir(tmp_path)
    run(["init", "--empty"])
    typing(monkeypatch, *FOUND)
    run(["new", "issuer"])
    steps = _steps(REPORT)
    _replay(steps, monkeypatch)
    assert "300 sáng kiến" in _made(tmp_path)
    print(f"report: {_typed(steps)} lines")  # noqa: T201
    assert _typed(steps) == 12


@pytest.mark.slow
def test_a_week_of_a_school_from_an_empty_folder(tmp_path, monkeypatch):
    groups = [f"Tổ {name}" for name in GROUPS.split(",")]
    _book(tmp_path / "danh_sach_to.xlsx", "Số giáo viên", [(one, 6 + len(one)) for one in groups])
    _book(tmp_path / "tuan1.xlsx", "Số sáng kiến", [(one, 2) for one in groups[:7]])
    monkeypatch.chdir(tmp_path)
    _replay(_steps(SCHOOL), monkeypatch)
    assert "07/08 đơn vị đã báo cáo; chưa báo cáo: Tổ Văn phòng" in _made(tmp_path)
    made = {path.name for path in (tmp_path / "output/doi-moi-day-hoc").glob("*.txt")}
    assert made == {"tin-2026-10-10.txt", "nhac-2026-10-10.txt"}


BODIES = {
    "union": ("LĐLĐ tỉnh Lai Châu", {}),
    "sector": ("Công đoàn ngành Y tế tỉnh Lai Châu", {"superior": "LĐLĐ tỉnh Lai Châu"}),
    "national": ("Tổng Liên đoàn Lao động Việt Nam", {}),
    "commune": ("UBND xã Sông Lành", {"superior": "UBND tỉnh Lai Châu"}),
    "base": ("CĐCS Công ty Cổ phần Dệt may Sông Hoa", {"superior": "-", "place": "Sông Hoa"}),
    "school": ("Trường THCS Sông Lành", {"superior": "UBND xã Sông Lành", "place": "Sông Lành"}),
    "hospital": ("Bệnh viện Đa khoa tỉnh Lai Châu", {"superior": "Sở Y tế tỉnh Lai Châu"}),
    "company": ("Công ty Cổ phần Dệt may Sông Hoa", {"superior": "-", "place": "Sông Hoa"}),
    "other": ("Sở Nội vụ tỉnh Lai Châu", {"kind": "other", "superior": "UBND tỉnh Lai Châu"}),
}


BOTH = {"union", "commune"}
"""Bodies that begin everything without units and with them; the others in turn."""
BEGUN = [
    pytest.param(
        body, has_units, marks=pytest.mark.slow, id=f"{body}-{'units' if has_units else 'bare'}"
    )
    for turn, body in enumerate(BODIES)
    for has_units in ([False, True] if body in BOTH else [turn % 2 == 0])
]


@pytest.mark.parametrize(("body", "has_units"), BEGUN)
def test_whatever_is_begun_for_a_new_body_renders_and_lints_clean(
    tmp_path, monkeypatch, body, has_units
):
    from generator.office.amending import FRAMES
    from generator.office.beginnings import COPIES
    from generator.office.offers import offers
    from generator.office.office import open_office
    from generator.workspace.folders import Workspace

    monkeypatch.chdir(tmp_path)
    nobody(monkeypatch)
    name, more = BODIES[body]
    run(["init", "--empty"])
    words = [word for key, value in more.items() for word in (f"--{key}", value)]
    assert run(["new", "issuer", "a", "--name", name, "--signatory", "Nguyễn Văn An", *words]) == 0
    told = ["--name", "Phong trào A", "--starts", "01/01/2026", "--ends", "31/12/2026"]
    assert run(["new", "campaign", "a", *told, "--counts", "số sáng kiến"]) == 0
    if has_units:
        assert run(["new", "units", "a", "--unit", "Đơn vị An", "--unit", "Đơn vị Bình"]) == 0
    kinds = offers(open_office(Workspace(tmp_path)).library.kinds.values())
    of = {kind: ["--of", "plan"] for kind in (*COPIES, *FRAMES)}
    made = [kind for kind in kinds if run(["new", "document", "a", kind, *of.get(kind, [])]) == 0]
    assert made == [*kinds]
    run(["render", "a"])
    for path in sorted((tmp_path / "output").rglob("*.docx")):
        found = [one for one in lint_file(path).findings if one.severity is not Severity.INFO]
        assert found == [], path.name

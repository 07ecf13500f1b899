"""Every shipped kind of document, with as little and with as much as a record can say: the linter finds nothing wrong.

Of a body with a long name, long symbols and a place whose date is long; one, two or three people sign.
"""

from __future__ import annotations

import json
import shutil

import pytest
from places import OFFICES
from produced import render

from generator.lint.linting import lint_file
from generator.office.office import open_office
from generator.problems import Severity
from generator.standard.kinds import Outline, shipped_kinds
from generator.workspace.folders import Workspace

KINDS = shipped_kinds()
BODY = """\
code: dai
name: Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp, hạ tầng đô thị tỉnh Sông Hòa
short_name: Ban Quản lý
abbreviation: BQLDAĐTXD
superior: Ủy ban nhân dân tỉnh Sông Hòa
place: Thành phố Hồ Chí Minh
departments: [{code: KHTC-ĐTXD, name: Phòng Kế hoạch}]
signatories:
- {code: a, name: Lê Thị An, position: Phó Giám đốc phụ trách, authority: KT., acting_for: Giám đốc}
- {code: b, name: Trần Văn Ba, position: Kế toán trưởng}
- {code: c, name: Vũ Thị Cúc, position: Chánh Văn phòng}
"""
SPOKEN = {"chair_title": "Chủ tịch", "chair_name": "Lê Văn Chín", "secretary_name": "Vũ Thị Mười"}
ANNEXES = [
    {"title": "Danh sách", "body": "Việc thứ nhất."},
    {
        "title": "Bảng",
        "orientation": "landscape",
        "table": {"columns": [{"show": "name", "header": "Đơn vị"}]},
    },
]
LISTS = {
    "legal_bases": ["Luật Công đoàn ngày 27 tháng 11 năm 2024", "Xét tình hình thực tế"],
    "recipients": [f"Đơn vị số {place} trực thuộc" for place in range(25)],
    "annexes": ANNEXES,
}
MARKS = {
    "secrecy": "MẬT",
    "urgency": "HỎA TỐC",
    "circulation": "LƯU HÀNH NỘI BỘ",
    "drafter": "PL",
    "copies": 30,
}


def sparse(kind):
    said = "Các đơn vị thực hiện."
    articles = kind.outline in {Outline.ARTICLES, Outline.CHAPTERS}
    fields = {one.code: SPOKEN.get(one.code, "Hội trường") for one in kind.fields if one.required}
    asked = kind.subject_style.value == "v/v" or kind.code == "submission"
    return {
        "kind": kind.code,
        "subject": "phối hợp tổ chức phong trào",
        "issuer": "dai",
        "signatory": "a",
        "body": f"# Phạm vi\n\n{said}\n\n# Tổ chức\n\n{said}" if articles else said,
        "fields": fields,
        **({"addressees": ["Sở Nội vụ"], "department": "KHTC-ĐTXD"} if asked else {}),
    }


def full(kind, place):
    bare = sparse(kind)
    return {
        **bare,
        **LISTS,
        **MARKS,
        "body": f"{bare['body']} Danh sách tại các Phụ lục kèm theo.",
        "date": "02/6/2026",
        "number": place + 1,
        "department": "KHTC-ĐTXD",
        "addressees": ["Sở Nội vụ", "Sở Tài chính"] if kind.addressed else [],
        "fields": {one.code: SPOKEN.get(one.code, "Hội trường") for one in kind.fields},
        "co_signatories": [{"signatory": one} for one in "bc"[: place % 3]],
        "authority_lines": ["Giám đốc Ban Quản lý"] if kind.template == "decision.docx" else [],
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Every document by its name."""
    root = tmp_path_factory.mktemp("every") / "office"
    shutil.copytree(OFFICES, root)
    issuers, folder = (root / "campaigns" / one for one in ("issuers", "ldld-tinh/documents"))
    (issuers / "dai.yaml").write_text(BODY, encoding="utf-8")
    folder.mkdir()
    for place, kind in enumerate(KINDS):
        for called, record in (("sparse", sparse(kind)), ("full", full(kind, place))):
            text = json.dumps(record, ensure_ascii=False)
            (folder / f"{kind.code}-{called}.yaml").write_text(text, encoding="utf-8")
    return {path.stem: path for path in render(open_office(Workspace(root)), ["ldld-tinh"])}


@pytest.mark.parametrize("called", ["sparse", "full"])
@pytest.mark.parametrize("kind", [one.code for one in KINDS])
def test_the_linter_finds_no_error(made, kind, called):
    found = lint_file(made[f"{kind}-{called}"]).findings
    assert [str(one.message) for one in found if one.severity is Severity.ERROR] == []

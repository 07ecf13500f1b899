"""`check` tells of words that nobody has written yet, and of a body of which nothing is left; it blocks nothing."""

from __future__ import annotations

import pytest
from typed import typing

from generator.cli.app import run
from generator.drafting.unwritten import has_blank
from generator.office import check_office, open_office

LETTER = """\
kind: directive
as_of: 31/5/2025
signatory: an
department: CSPL
subject: {subject}
addressees: [Các đơn vị]
recipients: [Như trên]
legal_bases: ["Căn cứ {basis}"]
body: |
  Dòng đầu.

  {body}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tại …, đã in: “…”;", True),
        ("Căn cứ … (văn bản)", True),
        ("….", True),
        ("«…»", True),
        ("các xã, phường, …", False),
        ("các xã, phường…", False),
        ("v.v…; hết", False),
        ("đủ cả", False),
    ],
)
def test_where_words_are_missing(text, found):
    assert has_blank(text) is found


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, []),
        ({"subject": "về việc …"}, [("W-BLANK", 5)]),
        ({"basis": "Quyết định …"}, [("W-BLANK", 8)]),
        ({"body": "Nay in là “…”."}, [("W-BLANK", 12)]),
        ({"body": "{% if figures.count == 0 %}Còn … chỗ.{% endif %}"}, []),
    ],
)
def test_where_it_is_told(office_copy, given, told):
    text = LETTER.format(
        **{"subject": "về việc ấy", "basis": "Quyết định ấy", "body": "Hết."} | given
    )
    assert _doubts(office_copy, text) == told


PLAN = "kind: plan\nsubject: làm\nsignatory: an\nrecipients: [Như trên]\nbody: Làm.\n"


def test_a_cited_document_without_a_number_is_told_as_such_and_hides_no_blank(office_copy):
    folder = office_copy.campaigns / "thi-dua/documents"
    (folder / "kh_moi.yaml").write_text(PLAN, encoding="utf-8")
    body = "Theo {{ cite.kh_moi }}.\n\n  Tại …, đã in."
    text = LETTER.format(subject="x", basis="y", body=body)
    (folder / "thu.yaml").write_text(text, encoding="utf-8")

    found = [one for one in check_office(open_office(office_copy)) if "thu.yaml" in one.place.file]

    assert [(one.place.line, str(one.message)) for one in found] == [
        (12, "văn bản …/KH-LĐLĐ được viện dẫn chưa ban hành, chưa có số, ngày: sẽ in chỗ trống"),
        (14, "còn chỗ «…» chưa viết, sẽ in ra như vậy"),
    ]


def test_a_body_of_which_nothing_is_left_is_told(office_copy):
    text = LETTER.format(subject="x", basis="y", body="Hết.").replace(
        "Dòng đầu.", "{% if figures.count == 0 %}"
    )
    assert _doubts(office_copy, text.replace("Hết.", "Hết. {% endif %}")) == [("W-BODY-EMPTY", 10)]


def test_who_makes_or_issues_it_is_told_before_a_number_is_given(office_copy, capsys, monkeypatch):
    path = office_copy.campaigns / "thi-dua/documents/thu.yaml"
    text = LETTER.format(subject="về việc …", basis="y", body="Hết.")
    path.write_text(text, encoding="utf-8")
    root = ["-C", str(office_copy.root)]
    run([*root, "register", "init", "--year", "2025"])
    capsys.readouterr()
    assert run([*root, "render", "thi-dua", "thu"]) == 0
    assert capsys.readouterr().err.count("[W-BLANK]") == 1
    typing(monkeypatch, "n")
    assert run([*root, "issue", "thi-dua", "thu", "--date", "01/6/2025"]) == 1
    assert capsys.readouterr().err.count("[W-BLANK]") == 1
    assert run([*root, "issue", "thi-dua", "thu", "--date", "01/6/2025", "-y"]) == 0
    assert capsys.readouterr().err.count("[W-BLANK]") == 1


def _doubts(workspace, text):
    path = workspace.campaigns / "thi-dua/documents/thu.yaml"
    path.write_text(text, encoding="utf-8")
    found = [one for one in check_office(open_office(workspace)) if "thu.yaml" in one.place.file]
    assert run(["-C", str(workspace.root), "render", "thi-dua", "thu"]) == 0
    return [(one.code, one.place.line) for one in found]


@pytest.mark.parametrize("place", ["campaigns/thi-dua", "campaigns/moi", "templates", ".vanthu"])
def test_no_workspace_is_begun_among_the_records_of_another(
    office_copy, monkeypatch, capsys, place
):
    monkeypatch.chdir(office_copy.root)
    assert run(["init", place]) == 2
    assert (
        f"«{place}» là chỗ của dữ liệu, mẫu Word; hãy chọn thư mục khác" in capsys.readouterr().err
    )
    assert not (office_copy.root / place / "vanthu.yaml").exists()

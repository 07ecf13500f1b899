"""What files are called: alike for render, verify and issue, whatever codes and patterns hold."""

from __future__ import annotations

import json

import pytest
from clerks import contents, visible
from letters import NUMBERED
from produced import render, verified

from generator.cli.app import run
from generator.office.checking import check_office
from generator.office.letters import files_of, stem_of
from generator.office.office import open_office
from generator.office.outputs import Verdict
from generator.office.workflow import plan_work
from generator.problems import errors


def add(workspace, code, text):
    path = workspace.campaigns / "thi-dua" / "documents" / f"{code}.yaml"
    path.write_text(text, encoding="utf-8")


def works(workspace, *codes):
    records = open_office(workspace).campaigns(["thi-dua"])
    return plan_work(records, codes)


@pytest.mark.parametrize("folder", ["campaigns", "campaigns/thi-dua", "templates/x", ".vanthu"])
@pytest.mark.parametrize("command", ["render thi-dua kh_01", "verify", "issue thi-dua kh_01 -y"])
def test_documents_never_lie_among_records_and_templates(office_copy, capsys, folder, command):
    assert run(["-C", str(office_copy.root), "register", "init", "--year", "2025"]) == 0
    before = visible(contents(office_copy.root))
    path = office_copy.root / folder
    assert run(["-C", str(office_copy.root), *command.split(), "-o", str(path)]) == 2
    assert f"«{path}» là chỗ của dữ liệu, mẫu" in capsys.readouterr().err
    assert visible(contents(office_copy.root)) == before


@pytest.mark.parametrize(
    ("code", "pattern", "first"),
    [
        ("thu", "", "thu/an-phu.docx"),
        ("thu", "{{ unit.short_name }}: kết quả?", "thu/LĐLĐ_huyện_An_Phú_kết_quả.docx"),
        ("TB&CV", "", "TB_CV/an-phu.docx"),
        ("TB&CV", "cùng tên", "TB_CV/cùng_tên.docx"),
    ],
)
def test_what_render_makes_verify_knows(office_copy, code, pattern, first):
    add(office_copy, code, NUMBERED + (f'file_name: "{pattern}"\n' if pattern else ""))
    made = render(open_office(office_copy), ["thi-dua"], [code])
    folder = office_copy.output / "thi-dua"
    assert made[0] == folder / first
    assert len(set(made)) == 6
    assert [one.path for one in verified(office_copy)] == sorted(made)
    assert {one.verdict for one in verified(office_copy)} == {Verdict.SAME}
    assert render(open_office(office_copy), ["thi-dua"], [code]) == made
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    assert sorted(one["name"] for one in listed) == sorted(
        path.relative_to(folder).as_posix() for path in made
    )


def test_a_document_whose_code_no_file_may_bear(office_copy):
    documents = office_copy.campaigns / "thi-dua" / "documents"
    lines = (documents / "kh_01.yaml").read_text("utf-8").splitlines(keepends=True)
    plan = "".join(line for line in lines if not line.startswith("number:"))
    add(office_copy, "KH&CN", plan)
    (made,) = render(open_office(office_copy), ["thi-dua"], ["KH&CN"])
    assert made.name == "KH_CN.docx"
    assert [one.verdict for one in verified(office_copy)] == [Verdict.SAME]
    add(office_copy, "KH_CN", plan)
    names = [path.name for path in render(open_office(office_copy), ["thi-dua"], ["KH_CN"])]
    assert names == ["KH_CN-2.docx"]
    render(open_office(office_copy), ["thi-dua"], ["KH&CN"])
    assert {one.verdict for one in verified(office_copy)} == {Verdict.SAME}


def test_one_file_of_a_document_and_the_stem_of_its_letters(office_copy):
    add(office_copy, "thu", NUMBERED)
    office = open_office(office_copy)
    plan, letters = works(office_copy, "kh_01", "thu")
    assert files_of(plan, office) == [("kh_01.docx", plan)]
    assert stem_of(letters) == "thu"
    assert [one.member.code for _, one in files_of(letters, office)][:2] == ["an-phu", "dong-ha"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('file_name: "{{ unit.kin }}"', "E-EXPR-NAME"),
        ('file_name: "{{ unit.name"', "E-EXPR-SYNTAX"),
        ("where: rate < 50%", None),
        ("where: nope > 3", "E-EXPR-NAME"),
        ("where: count > 1.000", "E-EXPR-NUMBER"),
        ("where: rate < 0.5", None),
    ],
)
def test_letters_that_cannot_be_chosen_or_named_are_told_by_check(office_copy, line, said):
    add(office_copy, "thu", NUMBERED + line + "\n")
    found = errors(check_office(open_office(office_copy), ["thi-dua"]))
    assert [(one.code, one.place.line) for one in found] == ([(said, 12)] if said else [])

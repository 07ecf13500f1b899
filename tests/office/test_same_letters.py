"""Letters to each that say nothing of whom they are for are told once; those that do are not."""

from __future__ import annotations

import re
import shutil

import pytest
import yaml
from outline import outline
from places import ROOT

from generator.lint.linting import lint_file
from generator.office.checking import check_office
from generator.office.letters import each_file
from generator.office.office import open_office
from generator.office.production import produce
from generator.office.workflow import finished, plan_work
from generator.workspace.folders import Workspace

TO_ALL = {
    "kind": "directive",
    "subject": "giao chỉ tiêu",
    "date": "03/6/2025",
    "as_of": "31/5/2025",
    "department": "CSPL",
    "signatory": "an",
    "for_each": "units",
    "addressees": ["Các đơn vị"],
    "body": "Đề nghị các đơn vị thực hiện {{ campaign.called }}, đã có {{ figures.count|number }}.",
}


def said_of(workspace, spec, code="W-SERIES-SAME"):
    path = workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text(yaml.safe_dump(TO_ALL | spec, allow_unicode=True), "utf-8")
    found = check_office(open_office(workspace), ["thi-dua"])
    return [str(one.message) for one in found if one.code == code]


SAME = {
    "units": ({}, ["6 bản giống hệt nhau: không bản nào nói đến đơn vị của mình"]),
    "groups": (
        {"for_each": "groups"},
        ["2 bản giống hệt nhau: không bản nào nói đến nhóm của mình"],
    ),
    "a file name of its own is no word": (
        {"file_name": "{{ unit.name }}"},
        ["6 bản giống hệt nhau: không bản nào nói đến đơn vị của mình"],
    ),
    "one letter": ({"where": "unit.code == 'an-phu'"}, []),
    "for one": ({"for_each": None}, []),
    "addressees": ({"addressees": ["{{ unit.name }}"]}, []),
    "text": ({"body": "Đã có {{ unit.count }}."}, []),
    "passage": ({"body": "{{ passages.x }}", "passages": {"x": "Gửi {{ unit.name }}"}}, []),
    "annex": ({"annexes": [{"title": "A", "body": "{{ unit.name }}"}]}, []),
    "annex apart": ({"annexes": [{"title": "A", "body": "{{ unit.name }}", "own_file": True}]}, []),
}


@pytest.mark.parametrize(("spec", "told"), SAME.values(), ids=SAME)
def test_the_same_paper_for_each_is_told_once(office_copy, spec, told):
    assert said_of(office_copy, spec) == told


OF_ALL = {
    "what all have done": ({}, 1),
    "by a passage": ({"body": "{{ passages.overall_progress }}"}, 1),
    "the whole first, then its own": ({"body": "{{ figures|amount }}; {{ unit.count|number }}"}, 0),
    "its own by a passage": ({"body": "{{ figures|amount }}\n\n{{ passages.own_figures }}"}, 0),
    "its own by the code of an indicator": (
        {"body": "{{ figures|amount }}; {{ initiatives.count }}"},
        0,
    ),
    "no figure": ({"body": "Gửi {{ unit.name }}."}, 0),
    "an annex": ({"annexes": [{"title": "A", "body": "{{ unit.count }}"}]}, 0),
    "for one": ({"for_each": None}, 0),
}


@pytest.mark.parametrize(("spec", "told"), OF_ALL.values(), ids=OF_ALL)
def test_letters_to_units_that_print_only_what_all_have_done_are_told(office_copy, spec, told):
    given = {"addressees": ["{{ unit.name }}"]} | spec
    assert said_of(office_copy, given, "I-SERIES-WHOLE") == [WHOLE] * told


WHOLE = "bản gửi từng đơn vị chỉ in số liệu của cả chiến dịch, không có số của đơn vị nhận"


def test_making_tells_it_too(office_copy):
    said_of(office_copy, {})
    office = open_office(office_copy)
    list(produce(office, ["thi-dua"], ["thu"]))
    assert [one.code for one in office.problems if one.code == "W-SERIES-SAME"] == ["W-SERIES-SAME"]


def test_the_letter_of_the_docs_gives_each_unit_its_own_quota(tmp_path):
    shown = re.search(
        r"```yaml\n# (\S+giao_tung_noi\.yaml)\n(.*?)```",
        (ROOT / "docs" / "batch.md").read_text("utf-8"),
        re.DOTALL,
    )
    shutil.copytree(ROOT / "campaigns", tmp_path / "campaigns")
    shutil.copy(ROOT / "vanthu.yaml", tmp_path)
    (tmp_path / shown[1]).write_text(shown[2], "utf-8")
    office = open_office(Workspace(tmp_path))
    found = check_office(office, ["xa-song-lanh"])
    assert [one for one in found if "giao_tung_noi" in str(one.place)] == []
    (work,) = plan_work(office.campaigns(["xa-song-lanh"], whole=False), ["giao_tung_noi"])
    made = {name: finished(office, one) for name, one in each_file(work, office)}
    text = outline(made["giao_tung_noi/Khu_phố_1.docx"])
    assert "Kính gửi: Khu phố 1" in text
    assert "Chỉ tiêu thu Quỹ “Vì người nghèo” năm 2026 của Khu phố 1: 38 triệu đồng" in text
    (tmp_path / "thu.docx").write_bytes(made["giao_tung_noi/Khu_phố_1.docx"])
    assert not lint_file(tmp_path / "thu.docx").has_errors

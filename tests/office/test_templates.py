"""Templates of the office: strict names, own before ours, faults with part, paragraph and tag."""

from __future__ import annotations

import io
import zipfile

import pytest
from produced import render

from generator.office.checking import check_office
from generator.office.office import open_office
from generator.problems import errors
from generator.workspace.folders import shipped


def _own_template(workspace, name, old, new):
    """Our template with a text changed, laid over ours."""
    source = (shipped("templates") / name).read_bytes()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as ours, zipfile.ZipFile(target, "w") as own:
        for member in ours.namelist():
            data = ours.read(member).decode() if member.endswith(".xml") else ours.read(member)
            if member == "word/document.xml":
                assert old in data
                data = data.replace(old, new, 1)
            own.writestr(member, data)
    workspace.templates.mkdir(exist_ok=True)
    (workspace.templates / name).write_bytes(target.getvalue())


def _told(workspace):
    found = errors(check_office(open_office(workspace), ["thi-dua"]))
    return [(one.code, one.place.file, str(one.message)) for one in found]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("{{ subjct }}", "không có tên «subjct» (trong «{{ subjct }}»)"),
        ("{{ kind.titel }}", "không có tên «kind.titel» (trong «{{ kind.titel }}»)"),
        ("{% if urgency == 'x' %}{{ nope }}{% endif %}", "không có tên «nope»"),
        ("{% for u in figures.units %}{{ u.cont }}{% endfor %}", "«figures.units[].cont»"),
    ],
)
def test_an_unknown_name_is_told_even_where_it_is_not_reached(office_copy, new, said):
    _own_template(office_copy, "named.docx", "{{ subject }}", new)
    told = _told(office_copy)
    assert {code for code, _, _ in told} == {"E-TPL-NAME"}
    assert {file for _, file, _ in told} == {"templates/named.docx"}
    assert all(said in message for _, _, message in told)


def test_a_template_may_use_every_figure(office_copy):
    _own_template(
        office_copy,
        "named.docx",
        "{{ subject }}",
        "{{ subject }} {% if figures.count %}{{ figures.count|number }}{% endif %} {{ campaign.phases.gd1.name }}",
    )
    assert _told(office_copy) == []
    paths = render(open_office(office_copy), ["thi-dua"], ["bc_01"])
    with zipfile.ZipFile(paths[0]) as package:
        assert "Sơ kết giai đoạn 1 695 giai đoạn 1" in package.read("word/document.xml").decode()


def test_a_template_cannot_reach_beyond_its_names(office_copy):
    _own_template(office_copy, "named.docx", "{{ subject }}", "{{ figures.units.__class__ }}")
    assert _told(office_copy) != []


def test_a_document_without_its_template_is_told(office_copy):
    path = office_copy.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    path.write_text(path.read_text("utf-8") + "template: khong-co.docx\n", encoding="utf-8")
    (problem,) = errors(check_office(open_office(office_copy), ["thi-dua"]))
    assert (problem.code, problem.place.line) == ("E-TEMPLATE-MISSING", 27)


@pytest.mark.parametrize(
    ("subject", "is_shared"), [("{{ subject }}", True), ("{{ 0.5|percent }}", False)]
)
def test_a_template_is_opened_anew_for_other_decimals_only_where_it_prints_some(
    office_copy, subject, is_shared
):
    _own_template(office_copy, "named.docx", "{{ subject }}", subject)
    office = open_office(office_copy)
    assert (office.template("named.docx", 0) is office.template("named.docx", 2)) is is_shared

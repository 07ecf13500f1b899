"""Documents cited: how a subject is said after «của …», and whose expressions are filled."""

from __future__ import annotations

import pytest

from generator.drafting.vocabulary.catalogue import list_names
from generator.drafting.vocabulary.citations import topic
from generator.drafting.vocabulary.numerals import NotKnown
from generator.office.office import open_office
from generator.office.workflow import draft, plan_work


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Về việc giao chỉ tiêu", "về việc giao chỉ tiêu"),
        ("về sáng kiến năm 2025", "về sáng kiến năm 2025"),
        ("Thực hiện Chương trình “A”", "về thực hiện Chương trình “A”"),
        ("giao chỉ tiêu", "về giao chỉ tiêu"),
        ("Tháng Công nhân năm 2022", "về Tháng Công nhân năm 2022"),
        ("LĐLĐ tỉnh tổ chức hội nghị", "về LĐLĐ tỉnh tổ chức hội nghị"),
        ("", ""),
    ],
)
def test_a_subject_is_said_as_what_the_document_is_about(subject, said):
    assert topic(subject) == said


def _names(workspace, document):
    office = open_office(workspace)
    (work,) = plan_work(office.campaigns(["thi-dua"]), [document])
    return draft(work, office).context


def _change(workspace, name, old, new):
    path = workspace.campaigns / "thi-dua" / "documents" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_subjects_of_own_documents_are_filled(office_copy):
    cite = _names(office_copy, "cv_01")["cite"]
    assert cite["kh_01"].with_subject == (
        "Kế hoạch số 03/KH-LĐLĐ ngày 10/01/2025 của Liên đoàn Lao động tỉnh Sông Hòa"
        " về thực hiện Chương trình “Sáng kiến vì người lao động”"
    )
    assert cite["ct_tld"].formal.endswith(
        "của Tổng Liên đoàn Lao động Việt Nam về sáng kiến năm 2025"
    )
    assert _names(office_copy, "kh_01")["document"].subject.startswith("Thực hiện Chương trình “")


def test_a_cited_subject_speaks_of_its_own_figures(office_copy):
    _change(office_copy, "bc_01", "Sơ kết {{ phases.gd1.name }}", "Kết quả {{ as_of|moment }}")
    _change(office_copy, "cv_01", "as_of: 31/5/2025", "as_of: 31/3/2025")
    assert _names(office_copy, "cv_01")["cite"]["bc_01"].subject == "Kết quả ngày 31/5/2025"


@pytest.mark.parametrize(
    ("dated", "cited_on", "said"),
    [
        ("date: 10/4/2025\n", "31/5/2025", "Kết quả ngày 31/3/2025"),
        ("", "31/5/2025", "Kết quả ngày 31/5/2025"),
        ("", "31/3/2025", "Kết quả ngày 31/3/2025"),
    ],
)
def test_a_draft_that_names_no_moment_is_cited_with_its_own_and_none_later(
    office_copy, dated, cited_on, said
):
    path = office_copy.campaigns / "thi-dua/documents/bc_01.yaml"
    kept = [one for one in path.read_text("utf-8").splitlines(keepends=True) if not one.startswith(("as_of:", "date:", "number:"))]  # fmt: skip
    path.write_text(dated + "".join(kept), "utf-8")
    _change(office_copy, "bc_01", "Sơ kết {{ phases.gd1.name }}", "Kết quả {{ as_of|moment }}")
    _change(office_copy, "cv_01", "as_of: 31/5/2025", f"as_of: {cited_on}")
    assert _names(office_copy, "cv_01")["cite"]["bc_01"].subject == said


def test_subjects_that_cite_each_other_do_not_run_in_a_ring(office_copy):
    _change(office_copy, "bc_01", "Sơ kết {{ phases.gd1.name }}", "A {{ cite.kh_01.subject }}")
    _change(office_copy, "kh_01", "{{ campaign.called }}", "B {{ cite.bc_01.subject }}")
    assert _names(office_copy, "cv_01")["cite"]["kh_01"].subject == "Thực hiện B A "


def test_documents_issued_so_far_and_the_plan(office_copy):
    names = _names(office_copy, "cv_01")
    assert [cited.short for cited in names["issued"]] == ["Kế hoạch số 03/KH-LĐLĐ"]
    assert names["plan"] is names["issued"][0]


def test_a_subject_that_cannot_be_filled_is_told_where_it_is_cited_and_stops_nothing_else(
    office_copy,
):
    _change(office_copy, "bc_01", "Sơ kết {{ phases.gd1.name }}", "Sơ kết {{ unit.name }}")
    names = _names(office_copy, "cv_01")
    listed = {entry.path: entry.value for entry in list_names(names)}
    assert listed["cite.bc_01.with_subject"] == "–"
    assert listed["cite.kh_01.short"] == "Kế hoạch số 03/KH-LĐLĐ"
    with pytest.raises(
        NotKnown, match="trích yếu của «bc_01» không điền được: không có tên «unit»"
    ):
        _ = names["cite"]["bc_01"].with_subject

"""Of which phase a new document speaks where nobody says."""

from __future__ import annotations

import pytest

from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.office.begun_phase import phase_begun
from generator.office.next_phase import phase_over
from generator.wording import read_moment


def campaign(*days, reports=(), quota_of="p2", body="{{ passages.results }}"):
    """Counts of these days; the first half of the year ends on 30/6, the second has a quota."""
    return Campaign.model_validate({
        "code": "thu", "name": "Thử", "short_name": "Thử", "issuer": "x", "starts": "01/01/2026", "ends": "31/12/2026",
        "indicators": [{"code": "i", "name": "i", "unit_of_measure": "i"}],
        "phases": [{"code": "p1", "name": "đợt 1", "ends": "30/6/2026"}, {"code": "p2", "name": "đợt 2", "ends": "31/12/2026"}],
        "units": [{"code": "a", "name": "A"}],
        "quotas": [{"counts": {"a": "500"}}, {"phase": quota_of, "counts": {"a": "300"}}],
        "snapshots": [{"as_of": f"{day}/2026", "results": [{"counts": {"a": "424"}}]} for day in days],
        "documents": [{"code": f"r{place}", "kind": "report", "subject": "s", "body": body, "as_of": f"{day}/2026", **({"phase": phase} if phase else {})} for place, (day, phase) in enumerate(reports)],
    })  # fmt: skip


UNOPENED = "cả chiến dịch (chưa có số liệu chốt ngày 30/6/2026 để tính riêng đợt 2)"


@pytest.mark.parametrize(
    ("known", "phase", "told"),
    [
        (campaign("30/6", "20/11"), "p2", None),
        (campaign("20/11"), "", UNOPENED),
        (campaign("20/11", reports=[("15/11", "p2")]), "", UNOPENED),
        (campaign("30/6", "20/11", "27/11", reports=[("20/11", "")]), "", "cả chiến dịch, như báo cáo trước"),
        (campaign("30/6", "20/11", "27/11", reports=[("13/11", ""), ("20/11", "p2")]), "p2", "đợt 2, như báo cáo trước"),
        (campaign("30/6", "20/11", reports=[("30/6", "p1")]), "p2", None),
        (campaign("30/6", "20/11", reports=[("30/11", "")]), "p2", None),
        (campaign("30/6", "20/11", reports=[("20/11", "")], body="{{ figures.count }}"), "p2", None),
    ],
    ids=["opened", "not opened", "not opened, whatever was reported", "as before the whole", "as the last before", "over since", "a later one", "its figures named by hand"],
)  # fmt: skip
def test_a_report_speaks_of(known, phase, told):
    begun = phase_begun(known, "report")
    assert (begun.code, begun.why and begun.why.text()) == (phase, told)


def test_a_report_of_an_earlier_moment_speaks_of_the_phase_of_then():
    known = campaign("15/6", "30/6", "20/11", quota_of="p1")
    assert phase_begun(known, "report", read_moment("15/6/2026")).code == "p1"


def test_only_a_report_goes_on_with_the_one_before():
    known = campaign("30/6", "20/11", "27/11", reports=[("20/11", "")])
    assert phase_begun(known, "notice").code == "p2"


@pytest.mark.parametrize(
    ("days", "code", "told"),
    [
        (("30/6", "20/11"), "p2", "đợt 1 đã hết ngày 30/6/2026: báo cáo kế tiếp nói về đợt 2"),
        (("20/11",), None, "đợt 1 đã hết ngày 30/6/2026, chưa có số liệu chốt để tính riêng đợt 2: báo cáo kế tiếp nói về cả chiến dịch"),
    ],
)  # fmt: skip
def test_the_next_of_a_phase_that_is_over_speaks_of_what_can_be_reckoned(days, code, told):
    last = Document.model_validate({"code": "r", "kind": "report", "subject": "s", "body": "b", "phase": "p1"})  # fmt: skip
    over = phase_over(campaign(*days), last)
    assert (over.code, over.told.text()) == (code, told)


@pytest.mark.parametrize(("day", "is_over"), [("30/6", False), ("01/7", True)])
def test_a_phase_is_over_once_its_last_day_has_passed(day, is_over):
    last = Document.model_validate({"code": "r", "kind": "report", "subject": "s", "body": "b", "phase": "p1"})  # fmt: skip
    assert (phase_over(campaign(day), last) is not None) == is_over

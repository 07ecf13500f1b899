"""A phase whose beginning was not counted is warned of where it is chosen, and where all that is doubtful is told."""

from __future__ import annotations

import html
import json
import re

import pytest

BASE = "/campaigns/thi-dua"
LACKS = "chưa tính được kết quả trong giai đoạn 2: không có số liệu chốt ngày 31/5/2025"


@pytest.fixture
def campaign(desk):
    """Counts of June alone: nobody knows with what the second phase began."""
    folder = desk.workspace.campaigns / "thi-dua"
    for path in (folder / "results").iterdir():
        path.unlink()
    counts = "as_of: 30/6/2025\nresults: [{counts: {an-phu: 300, dong-ha: 90}}]\n"
    (folder / "results/2025-06-30.yaml").write_text(counts, "utf-8")
    return folder


def report(campaign, head):
    text = f"kind: report\nsubject: sơ kết\nsignatory: an\n{head}body: 'Đạt {{{{ result.count|number }}}}.'\n"
    (campaign / "documents/bc_moi.yaml").write_text(text, "utf-8")


def test_the_choice_says_which_phase_cannot_be_reckoned(browser, campaign):
    page = browser.get(f"{BASE}/new/document", params={"kind": "report"}).text
    assert "giai đoạn 2 (chưa tính riêng được: thiếu số liệu chốt ngày 31/5/2025)" in page
    assert "giai đoạn 1 (chưa tính" not in page


@pytest.mark.parametrize(
    ("head", "is_told"),
    [("phase: gd2\n", True), ("", False), ("phase: gd1\n", False), ("phase: gd2\nnumber: 9\ndate: 30/6/2025\n", False)],
)  # fmt: skip
def test_a_draft_of_such_a_phase_is_doubtful(browser, campaign, head, is_told):
    report(campaign, head)
    told = html.unescape(browser.get(f"{BASE}/doubts").text)
    assert (LACKS in told) is is_told


def test_the_page_of_the_document_tells_it_at_its_phase(browser, campaign):
    report(campaign, "phase: gd2\n")
    page = browser.get(f"{BASE}/documents/bc_moi").text
    data = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)[1])  # fmt: skip
    found = [one for one in data["problems"] if one["code"] == "W-PHASE-UNCOUNTED"]
    assert [(one["key"], LACKS in one["said"]) for one in found] == [("phase", True)]

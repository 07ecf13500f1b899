"""Campaigns, documents and targets of one name are told from each other, by no code of a record."""

from __future__ import annotations

import html
import re
import shutil

import pytest

from generator.problems import say
from generator.web.named_records import RecordNames

BASE = "/campaigns/thi-dua"
NAME = "Sáng kiến vì người lao động"


@pytest.fixture
def campaign(desk):
    return desk.workspace.campaigns / "thi-dua"


def words(page, pattern):
    found = re.findall(pattern, page, re.DOTALL)
    return [html.unescape(" ".join(re.sub(r"<[^>]+>", " ", one).split())) for one in found]


def test_two_campaigns_of_one_name_are_told_apart_by_their_time(browser, campaign):
    again = campaign.with_name("thi-dua-2026")
    shutil.copytree(campaign, again)
    path = again / "campaign.yaml"
    text = path.read_text("utf-8").replace("code: thi-dua", "code: thi-dua-2026")
    path.write_text(
        text.replace("starts: 01/01/2025", "starts: 02/01/2025", 1), "utf-8", newline="\n"
    )

    names = words(browser.get("/").text, r"<h2>(.*?)</h2>")
    assert names[:2] == [
        f"{NAME} (01/01/2025 – 31/12/2025)",
        f"{NAME} (02/01/2025 – 31/12/2025)",
    ]
    begun = words(browser.get("/new/campaign").text, r'/again">(.*?)</a>')
    assert begun == [
        "Làm lại «Chương trình sáng kiến – LĐLĐ tỉnh (01/01/2025 – 31/12/2025)»",
        "Làm lại «Chương trình sáng kiến – LĐLĐ tỉnh (02/01/2025 – 31/12/2025)»",
    ]


def test_campaigns_of_one_name_and_time_are_counted(browser, campaign):
    again = campaign.with_name("thi-dua-2")
    shutil.copytree(campaign, again)
    path = again / "campaign.yaml"
    text = path.read_text("utf-8").replace("code: thi-dua", "code: thi-dua-2")
    path.write_text(text, "utf-8", newline="\n")

    names = words(browser.get("/").text, r"<h2>(.*?)</h2>")
    assert names[:2] == [f"{NAME} (01/01/2025 – 31/12/2025) ({place})" for place in (1, 2)]


def test_documents_of_one_name_are_told_apart_without_codes(browser, campaign):
    path = campaign / "documents" / "bc_01.yaml"
    path.with_name("bc_02.yaml").write_bytes(path.read_bytes())
    side = words(browser.get(BASE).text, r'<a class="document".*?</a>')[:2]

    assert side == [
        "Sơ kết giai đoạn 1 Các đơn vị trực thuộc, bản thứ 1",
        "Sơ kết giai đoạn 1 Các đơn vị trực thuộc, bản thứ 2",
    ]


def test_two_targets_of_one_name_are_told_with_their_phases(browser, campaign):
    path = campaign / "campaign.yaml"
    text = path.read_text("utf-8")
    text = text.replace("chỉ tiêu giai đoạn 1, phase", "mục tiêu, phase")
    text = text.replace("chỉ tiêu giai đoạn 2, phase", "mục tiêu, phase")
    path.write_text(text, "utf-8", newline="\n")

    far = words(browser.get("/").text, r'<p class="far"><span>(.*?)</span>')
    assert far[:2] == [
        "Số sáng kiến, mục tiêu, giai đoạn 1:",
        "Số sáng kiến, mục tiêu, giai đoạn 2:",
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (say("bản sao đã có số mà văn bản gốc «{code}» chưa có số", code="bc_01"), "văn bản gốc «Sơ kết giai đoạn 1» chưa"),
        (say("không có loại văn bản «{code}»", code="bc_01"), "loại văn bản «bc_01»"),
        (say("đoạn «{name}» không đứng một mình một dòng", name="time_left"), "đoạn «Thời gian còn lại» không"),
    ],
)  # fmt: skip
def test_documents_and_passages_are_called_by_name_in_sentences(desk, said, told):
    assert told in str(RecordNames(desk, "thi-dua").told(said))

"""A document that each unit gets a copy of: which copies lack something is told while it is written, and where to mend it."""

from __future__ import annotations

import json
import re

AT = "/campaigns/thi-dua/documents/cv_chung"
DOCUMENT = """\
kind: directive
subject: giao chỉ tiêu
for_each: units
body: Giao %s sáng kiến.
"""


def opened(desk, browser, figure):
    """What the page of a letter with this figure has."""
    folder = desk.workspace.campaigns / "thi-dua" / "documents"
    (folder / "cv_chung.yaml").write_text(DOCUMENT % figure, encoding="utf-8")
    page = browser.get(AT)
    return json.loads(re.search(r'id="document-data">(.*?)</script>', page.text, re.DOTALL)[1])


def found_in(desk, browser, figure):
    given = opened(desk, browser, figure)
    sent = {key: given[key] for key in ("base", "opened", "strips")}
    return browser.post(f"{AT}/over", json={**sent, "values": {}}).json()["problems"]


def test_who_gets_no_copy_is_told_with_the_page_where_the_quota_is_given(desk, browser):
    found = found_in(desk, browser, "{{ unit.phases.gd1.quota|number }}")

    told = [one for one in found if one["code"] == "E-EXPR-FIGURE"]
    assert [(one["said"], one["hint"], one["mended"], one["strip"]) for one in told] == [
        (
            "chưa tạo được bản gửi Công đoàn cơ sở mới thành lập:"
            " chưa có chỉ tiêu được giao của Công đoàn cơ sở mới thành lập: chưa giao chỉ tiêu",
            "ghi ở trang «Đơn vị và chỉ tiêu»",
            "/campaigns/thi-dua/units",
            0,
        )
    ]


def test_where_every_unit_gets_its_copy_nothing_is_told(desk, browser):
    found = found_in(desk, browser, "{{ unit.name }}")

    assert [one for one in found if "chưa tạo được" in one["said"]] == []


def test_the_quota_of_a_unit_is_of_its_table_and_not_of_the_newest_figures(desk, browser):
    figure = "{{ unit.phases.gd1.quota|number }}"

    facts = opened(desk, browser, figure)["facts"]

    assert facts[figure]["source"] == "chỉ tiêu giao: số sáng kiến, giai đoạn 1"


def test_a_unit_that_comes_after_a_phase_is_told_by_its_day(desk, browser):
    units = desk.workspace.campaigns / "thi-dua" / "units.yaml"
    late = "  - {code: sau, name: Công đoàn cơ sở Sao Mai, group: nganh, active_from: 01/7/2025}\n"
    units.write_text(units.read_text("utf-8") + late, "utf-8")
    counts = "{an-phu: 300, dong-ha: 90, long-son: 90, khcn: 200, y-te: 0, moi: 15, sau: 1}"
    later = f"as_of: 31/7/2025\nresults:\n  - counts: {counts}\n"
    (units.parent / "results" / "2025-07-31.yaml").write_text(later, "utf-8")

    found = found_in(desk, browser, "{{ unit.phases.gd1.name }}")

    told = [(one["said"], one["hint"]) for one in found if one["code"] == "E-EXPR-FIGURE"]
    assert told == [
        (
            "chưa tạo được bản gửi Công đoàn cơ sở Sao Mai: chưa có số của giai đoạn 1:"
            " «Công đoàn cơ sở Sao Mai» tham gia từ ngày 01/7/2025, sau giai đoạn 1",
            "không gửi nơi này thì thêm điều kiện «code != 'sau'» ở «Chỉ gửi những nơi»; hoặc giao chỉ tiêu giai đoạn 1"
            " cho nó ở trang «Đơn vị và chỉ tiêu», hoặc bỏ chỗ ấy",
        )
    ]


def test_the_units_are_listed_to_be_ticked(desk, browser):
    opened(desk, browser, "1")

    page = browser.get(AT).text

    assert 'id="receivers"' in page
    assert '<input type="checkbox" value="khcn"> Công đoàn Sở KH&amp;CN' in page


def test_what_ticking_writes_chooses_these_units(desk, browser):
    folder = desk.workspace.campaigns / "thi-dua" / "documents"
    told = DOCUMENT % "1" + 'where: code in ["khcn", "y-te"]\n'
    (folder / "cv_chung.yaml").write_text(told, encoding="utf-8")

    page = browser.get(AT).text

    assert re.findall(r'<option value="([^"]+)">', page.split('id="member"')[1].split("</select>")[0]) == ["khcn", "y-te"]  # fmt: skip

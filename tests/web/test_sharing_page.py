"""Whatever `vanthu allocate` can be asked is asked in the form of the page, and written in the same bytes."""

from __future__ import annotations

import html
import re
import shutil

import pytest

from generator.cli.app import run

SHARE = "/campaigns/chia/units/share"
FOLDER = "campaigns/chia"
CAMPAIGN = """\
code: chia
name: Chương trình chia chỉ tiêu
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators:
  - {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
  - {code: old, name: số mô hình cũ, unit_of_measure: mô hình}
phases:
  - {code: gd1, name: giai đoạn 1, ends: 31/5/2025}
  - {code: gd2, name: giai đoạn 2, starts: 01/6/2025, ends: 31/12/2025}
bases:
  - {code: members, name: đoàn viên}
  - {code: unions, name: CĐCS}
targets:
  - {code: whole, name: cả năm, count: 100}
  - {code: first, name: nửa đầu, phase: gd1, count: 40}
  - {code: second, name: nửa sau, phase: gd2, count: 60}
  - {code: part, name: một phần của CĐCS, rate: 10%, of: unions}
"""
UNITS = """\
groups:
  - {code: huyen, name: Khối huyện}
  - {code: nganh, name: Khối ngành}
units:
  - {code: a, name: Đơn vị A, group: huyen, bases: {members: 500, unions: 97}}
  - {code: b, name: Đơn vị B, group: huyen, bases: {members: 300, unions: 20}}
  - {code: c, name: Đơn vị C, group: nganh, bases: {members: 200, unions: 25}}
  - {code: a1, name: CĐCS 1, parent: a, bases: {members: 400, unions: 1}}
  - {code: a2, name: CĐCS 2, parent: a, bases: {members: 100, unions: 1}}
"""
RESULTS = """\
as_of: 31/5/2025
results:
  - {indicator: ideas, counts: {a: 10, b: 4, c: 30}}
  - {indicator: old, counts: {a: 3, b: 2, c: 1}}
"""
TABLE = """\
quotas:
  - code: lan_1  # của hội nghị
    counts: {a: 51, b: 30, c: 20}
    total: 101
    fixed: [c]
"""


@pytest.fixture
def campaign(office_copy):
    folder = office_copy.root / FOLDER
    (folder / "results").mkdir(parents=True)
    for name, text in (("campaign", CAMPAIGN), ("units", UNITS), ("results/2025-05-31", RESULTS)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def bare(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text.split("<main", 1)[1])).split())


def seen(text):
    return re.findall(r'name="seen" value="([^"]*)"', text)[0]


def by_command(campaign, line, other):
    shutil.copytree(campaign.parents[1], other, ignore=shutil.ignore_patterns(".vanthu"))
    assert run(["-C", str(other), "allocate", "chia", *line.split()]) == 0
    return (other / FOLDER / "quotas.yaml").read_bytes()


TOTAL = {"way": "total", "total": "100", "base": "members"}


@pytest.mark.parametrize(("line", "form"), [
    ("--rate 6% --base unions --rounding up --maximum 5", {"way": "rate", "rate": "6%", "base": "unions", "rounding": "up", "maximum": "5"}),
    ("--target part", {"way": "target", "target": "part", "base": ""}),
    ("--target second --base members", {"way": "target", "target": "second", "base": "members"}),
    ("--total 100 --base members --phases targets", {**TOTAL, "spread": "targets"}),
    ("--total 100 --base members --phases gd1=5%,gd2=7,5%", {**TOTAL, "spread": "parts", "part gd1": "5%", "part gd2": "7,5%"}),
    ("--total 100 --base members --phases gd1=55%,gd2=45%", {**TOTAL, "spread": "", "part gd1": "55%", "part gd2": "45%"}),
    ("--total 93 --base members --phases gd1=33,gd2=second", {**TOTAL, "total": "93", "spread": "parts", "part gd1": "33", "part gd2": "second"}),
    ("--total 10 --base members --group nganh --indicator old", {**TOTAL, "total": "10", "group": "nganh", "indicator": "old"}),
    ("--total 10 --base members --under a", {**TOTAL, "total": "10", "under": "a"}),
    ("--total 100 --base members --group-total huyen=70", {**TOTAL, "group-total huyen": "70", "group-total nganh": ""}),
    ("--base members --group-total huyen=70", {**TOTAL, "total": "", "group-total huyen": "70"}),
    ("--total 100 --base members --floor c=25 --ceiling a=40 --fixed b=30", {**TOTAL, "bounds": "yes", "floor c": "25", "floor a": "", "ceiling a": "40", "fix b": "30"}),
    ("--total 100 --base members --deduct 31/5/2025", {**TOTAL, "deduct": "2025-05-31"}),
    ("--total 100 --base members --deduct 31/5/2025 --done old", {**TOTAL, "deduct": "2025-05-31", "done": "old"}),
    ("--total 100 --base members --code lan_1", {**TOTAL, "code": "lan_1"}),
])  # fmt: skip
def test_a_first_table_is_written_as_the_command_does(browser, campaign, tmp_path, line, form):
    expected = by_command(campaign, line, tmp_path / "other")
    shown = browser.post(f"{SHARE}/preview", data=form)
    assert not (campaign / "quotas.yaml").exists()
    done = browser.post(f"{SHARE}/write", data={**form, "seen": seen(shown.text)})
    assert done.status_code == 303
    assert (campaign / "quotas.yaml").read_bytes() == expected


@pytest.mark.parametrize(("line", "form"), [
    ("--among a --base members", {"way": "among", "among": "a", "base": "members"}),
    ("--total 20 --base members --adds-to lan_1", {**TOTAL, "total": "20", "table": "adds_to lan_1"}),
    ("--total 120 --base members --code lan_2 --in-place-of lan_1", {**TOTAL, "total": "120", "table": "in_place_of lan_1", "code": "lan_2"}),
    ("--total 120 --base members --code lan_1 --replace", {**TOTAL, "total": "120", "table": "code lan_1", "replace": "yes"}),
    ("--total 120 --base members --replace --free c", {**TOTAL, "total": "120", "replace": "yes", "fixed": "c", "fix c": ""}),
])  # fmt: skip
def test_beside_a_table_that_is_there_likewise(browser, campaign, tmp_path, line, form):
    (campaign / "quotas.yaml").write_text(TABLE, encoding="utf-8")
    expected = by_command(campaign, line, tmp_path / "other")
    shown = browser.post(f"{SHARE}/preview", data=form)
    done = browser.post(f"{SHARE}/write", data={**form, "seen": seen(shown.text)})
    assert done.status_code == 303
    assert (campaign / "quotas.yaml").read_bytes() == expected


def test_each_phase_of_each_unit_has_its_working(browser, campaign):
    told = bare(browser.post(f"{SHARE}/preview", data={**TOTAL, "spread": "targets"}).text)
    assert "Đơn vị Đoàn viên Chỉ tiêu Giai đoạn 1 Giai đoạn 2 Cách tính Ấn định" in told
    assert "Đơn vị A 500 50 20 30 100 × 500 ÷ 1.000 = 50 từng giai đoạn" in told
    assert "Giai đoạn 1: 50 × 40 ÷ 100 = 20 Giai đoạn 2: 50 × 60 ÷ 100 = 30" in told
    assert "Tổng 1.000 100 40 60" in told


def test_what_is_handed_down_in_part_is_told_before_it_is_written(browser, campaign):
    (campaign / "quotas.yaml").write_text(TABLE, encoding="utf-8")
    told = bare(browser.post(f"{SHARE}/preview", data={**TOTAL, "total": "41", "under": "a"}).text)
    assert "Đơn vị A nhận 51, còn 10 chưa giao tiếp." in told
    assert "Lưu vào bảng chỉ tiêu" in told


def test_what_the_rules_forbid_is_told_before_it_is_written(browser, campaign):
    (campaign / "quotas.yaml").write_text(TABLE, encoding="utf-8")
    answer = browser.post(f"{SHARE}/preview", data={**TOTAL, "total": "61", "under": "a"})
    assert "cộng lại" in bare(answer.text)
    assert "Lưu vào bảng chỉ tiêu" not in answer.text


def test_the_code_of_a_new_table_is_made_of_its_name(browser, campaign):
    told = browser.post(f"{SHARE}/preview", data={**TOTAL, "code": "Bổ sung lần 1"})
    assert told.status_code == 200
    assert 'value="Bổ sung lần 1"' in told.text
    keep = dict(re.findall(r'name="(seen|stood)" value="([^"]*)"', told.text))
    browser.post(f"{SHARE}/write", data={**TOTAL, "code": "Bổ sung lần 1", **keep})
    assert "code: bo-sung-lan-1" in (campaign / "quotas.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("form", "field", "said"), [
    ({"spread": "parts"}, "spread", "ghi phần của từng giai đoạn"),
    ({"spread": "targets", "part gd1": "55%"}, "spread", "đã ghi phần của giai đoạn"),
    ({"spread": "parts", "part gd1": "4%%", "part gd2": "60"}, "part-gd1", "cần một số"),
    ({"group-total huyen": "bảy"}, "group-total-huyen", "cần một số nguyên"),
    ({"done": "old"}, "deduct", "chọn lần chốt mà số đã làm được trừ"),
    ({"code": "???"}, "code", "mã"),
])  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_field(browser, campaign, form, field, said):
    answer = browser.post(f"{SHARE}/preview", data={**TOTAL, **form})
    assert answer.status_code == 422
    assert said in html.unescape(re.search(rf'id="wrong-{field}">([^<]*)<', answer.text)[1])


def test_what_was_typed_in_the_table_outlives_a_mistake_elsewhere(browser, campaign):
    answer = browser.post(f"{SHARE}/preview", data={**TOTAL, "total": "nghìn", "fix b": "30", "bounds": "yes", "floor c": "7"})  # fmt: skip
    assert '<input type="hidden" name="fix b" value="30">' in answer.text
    assert '<input type="hidden" name="floor c" value="7">' in answer.text


def test_without_a_base_it_is_told_what_is_needed(campaign, browser):
    (campaign / "campaign.yaml").write_text(
        re.sub(r"bases:\n(  - .*\n)+targets:\n(  - .*\n)+", "", CAMPAIGN), "utf-8"
    )
    (campaign / "units.yaml").write_text("units:\n  - {code: a, name: Đơn vị A}\n", "utf-8")
    assert f'href="{SHARE}"' in browser.get("/campaigns/chia/units").text
    told = browser.get(SHARE).text
    assert "Chưa có cơ sở tính" in told
    assert f'action="{SHARE}/preview"' not in told


def test_targets_of_one_name_are_told_apart(browser, campaign):
    path = campaign / "campaign.yaml"
    more = "  - {code: other, name: cả năm, indicator: old, phase: gd1, count: 1.250}\n"
    more += "  - {code: range, name: cả năm, phase: gd1, rate: 8%, rate_to: 10%, of: members}\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    more = "  - {code: up, name: cả năm, phase: gd1, rate: 8%, rate_to: 10%, of: members, level: raised}\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    page = html.unescape(browser.get(SHARE).text)
    assert ">cả năm – số sáng kiến, cả chiến dịch (100 sáng kiến)</option>" in page
    assert ">cả năm – số mô hình cũ, giai đoạn 1 (1.250 mô hình)</option>" in page
    assert ">cả năm – số sáng kiến, giai đoạn 1 (8% - 10%), kế hoạch đề ra</option>" in page
    assert ">cả năm – số sáng kiến, giai đoạn 1 (8% - 10%), nâng lên sau đó</option>" in page
    assert ">nửa đầu</option>" in page
    form = html.unescape(browser.get("/campaigns/chia/change").text)
    assert "<summary>cả năm – số sáng kiến, cả chiến dịch (100 sáng kiến)</summary>" in form
    assert "<summary>nửa đầu</summary>" in form


@pytest.mark.parametrize("typed", ["6", "6,0", "6%"])
def test_the_sign_of_a_rate_may_be_left_out(browser, campaign, typed):
    told = bare(
        browser.post(f"{SHARE}/preview", data={"rate": typed, "base": "unions", "way": "rate"}).text
    )
    assert "6% × 97 = 5,82 → 6" in told


def test_a_number_below_one_may_be_a_share_and_is_asked_about(browser, campaign):
    told = bare(
        browser.post(
            f"{SHARE}/preview", data={"rate": "0,06", "base": "unions", "way": "rate"}
        ).text
    )
    assert "cần một tỷ lệ có dấu %, viết 15% hoặc 52,2%; đang là «0,06»" in told


WHAT_TO_DO = "không phải số nguyên nên không chia được; chia một tổng tròn số, rồi ghi số lẻ vào ô chỉ tiêu của từng đơn vị"


def test_a_total_in_parts_is_no_dead_end(browser, campaign):
    told = bare(browser.post(f"{SHARE}/preview", data={**TOTAL, "total": "1.250,5"}).text)
    assert f"tổng đem chia là 1.250,5, {WHAT_TO_DO}" in told


def test_nor_is_a_target_in_parts(browser, campaign):
    with (campaign / "campaign.yaml").open("a", encoding="utf-8") as stream:
        stream.write('  - {code: half, name: nửa, count: "1.250,5", indicator: money}\n')
    text = (campaign / "campaign.yaml").read_text(encoding="utf-8")
    money = "  - {code: money, name: số tiền, unit_of_measure: triệu đồng, decimals: 1}\nphases:"
    (campaign / "campaign.yaml").write_text(text.replace("phases:", money), encoding="utf-8")
    asked = {"way": "target", "target": "half", "base": "members"}
    told = bare(browser.post(f"{SHARE}/preview", data=asked).text)
    assert f"mục tiêu «nửa» là 1.250,5, {WHAT_TO_DO}" in told


def test_what_changes_against_the_recorded_quotas_is_told_before_it_is_written(browser, campaign):
    (campaign / "quotas.yaml").write_text(TABLE, encoding="utf-8")
    form = {**TOTAL, "total": "120", "table": "code lan_1", "replace": "yes"}

    told = browser.post(f"{SHARE}/preview", data=form).text
    assert "So với bảng đang ghi: 2 đơn vị đổi chỉ tiêu, 1 giữ nguyên; tổng 101 → 120." in told
    assert re.findall(r'<tr class="moved"><th scope="row">(.*?)</th>', told) == [
        "Đơn vị A",
        "Đơn vị B",
    ]

    same = browser.post(f"{SHARE}/preview", data={**form, "total": "101"}).text
    assert "Không đơn vị nào đổi chỉ tiêu so với bảng đang ghi." in same
    assert 'class="moved"' not in same

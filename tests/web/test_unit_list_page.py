"""An office's list of units in by the page, and quotas shared among units: shown first, written as the commands do."""

from __future__ import annotations

import html
import re
import shutil

import pytest

from generator.cli.app import run

UNITS = "/campaigns/thi-dua/units"
LIST = "TT;Đơn vị;Tên gọn;Số đoàn viên\n1;LĐLĐ H. An Phú;;4.100\n2;LĐLĐ huyện Tân Lập;;900\n"
FOLDER = "campaigns/thi-dua"


def hidden(text, name):
    return html.unescape("".join(re.findall(rf'name="{name}" value="([^"]*)"', text)[:1]))


def bare(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text.split("<main", 1)[1])).split())


@pytest.fixture
def command(office_copy, tmp_path):
    """The files of the campaign in another copy of the office after a command."""

    def after(*arguments, **files):
        other = tmp_path / "other"
        shutil.copytree(office_copy.root, other, ignore=shutil.ignore_patterns(".vanthu"))
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
        run(["-C", str(other), *(one.replace("@", f"{tmp_path}/") for one in arguments)])
        return {one.name: one.read_bytes() for one in (other / FOLDER).glob("*.yaml")}

    return after


def files(desk):
    return {one.name: one.read_bytes() for one in (desk.workspace.root / FOLDER).glob("*.yaml")}


def test_a_list_is_shown_then_written_as_the_command_writes_it(browser, desk, command):
    expected = command("import", "units", "thi-dua", "@ds.csv", "--yes", ds_csv=LIST)
    shown = browser.post(f"{UNITS}/list/read", files={"files": ("ds.csv", LIST.encode())})
    assert "đọc được 2 đơn vị: 1 mới, 1 thay đổi, 0 giữ nguyên" in bare(shown.text)
    sent = {name: hidden(shown.text, name) for name in ("kept", "seen")}
    done = browser.post(f"{UNITS}/list/write", data=sent)
    assert (done.status_code, done.headers["location"]) == (303, UNITS)
    assert files(desk) == expected


def test_what_is_unclear_in_a_list_is_asked(browser):
    shown = browser.post(f"{UNITS}/list/read", data={"pasted": LIST.replace("LĐLĐ H. An Phú", "An Phước").replace(";", "\t")})  # fmt: skip
    key = hidden(shown.text, "question 1")
    assert "không rõ «An Phước» là đơn vị mới hay" in html.unescape(key)
    sent = {"kept": hidden(shown.text, "kept"), "question 1": key, "chosen 1": "là đơn vị mới"}
    assert "2 mới" in bare(browser.post(f"{UNITS}/list/read", data=sent).text)


def test_a_list_that_is_none_gets_our_sentences(browser):
    for content in (b"PK\x03\x04", b"", b"\xff" * 50, b"a;b\n1;2\n"):
        answer = browser.post(f"{UNITS}/list/read", files={"files": ("ds.xlsx", content)})
        assert answer.status_code == 422
        assert "Ghi danh sách này" not in answer.text


SECOND = {"way": "total", "total": "1.300", "base": "members", "phase": "gd2", "minimum": "50"}


def test_a_total_is_shared_with_the_working_of_each_and_written_as_the_command_does(browser, desk, command):  # fmt: skip
    expected = command("allocate", "thi-dua", "--total", "1.300", "--base", "members", "--phase", "gd2", "--minimum", "50")  # fmt: skip
    shown = browser.post(f"{UNITS}/share/preview", data=SECOND)
    assert "1.170 × 4.000 ÷ 12.500 = 374,4 → 374" in bare(shown.text) or "tối thiểu 50" in bare(shown.text)  # fmt: skip
    done = browser.post(f"{UNITS}/share/write", data={**SECOND, "seen": hidden(shown.text, "seen")})
    assert done.status_code == 303
    assert files(desk) == expected


def test_a_unit_is_fixed_in_the_table_and_the_others_share_the_rest(browser):
    shown = browser.post(f"{UNITS}/share/preview", data={**SECOND, "fix khcn": "100"})
    assert "ấn định 100" in bare(shown.text)
    assert "1.300" in bare(shown.text)


def test_a_table_that_is_there_goes_only_when_somebody_says_so(browser):
    sent = {**SECOND, "phase": "gd1", "total": "900"}
    shown = browser.post(f"{UNITS}/share/preview", data=sent)
    assert "Lưu vào bảng chỉ tiêu" not in shown.text
    again = browser.post(f"{UNITS}/share/preview", data={**sent, "replace": "yes"})
    assert "Lưu vào bảng chỉ tiêu" in again.text
    assert browser.post(f"{UNITS}/share/write", data={**sent, "seen": hidden(shown.text, "seen")}).status_code == 200  # fmt: skip


@pytest.mark.parametrize(("wrong", "said"), [
    ({"way": "rate", "rate": "0,06"}, "cần một tỷ lệ có dấu %"),
    ({"total": "1,300"}, "dùng dấu chấm để ngăn hàng nghìn"),
    ({"total": ""}, "cần chọn một trong ba"),
    ({"phase": "gd9"}, "không có giai đoạn «gd9»"),
    ({"base": "../x"}, "không có cơ sở tính"),
    ({"minimum": "900"}, "tối thiểu"),
    ({"fix khcn": "x"}, "cần một số nguyên"),
])  # fmt: skip
def test_what_cannot_be_shared_is_said_at_the_form(browser, wrong, said):
    answer = browser.post(f"{UNITS}/share/preview", data={**SECOND, **wrong})
    assert answer.status_code == 422
    assert said in bare(answer.text)

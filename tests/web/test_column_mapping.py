"""Which column is what is said on the page, also while a question stops the whole file."""

from __future__ import annotations

import html
import re

import pytest

from generator.cli.app import run

BASE = "/campaigns/thi-dua/figures"
UNCLEAR = (
    "TT\tNơi làm\tGhi số\tGhi khác\n1\tLĐLĐ huyện An Phú\t305\t7\n2\tLĐLĐ huyện Đông Hà\t95\t8\n"
)


def rows(text):
    """Each column of the mapping: what is seen of it, and what is chosen."""
    table = re.search(r"<details( open)?><summary>Cột nào là gì.*?</details>", text, re.DOTALL)
    found = []
    for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", table[0], re.DOTALL):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        chosen = re.search(r'value="([^"]*)" selected', row)
        first = re.search(r'<option value="">(.*?)</option>', row)[1]
        found.append(
            (*map(html.unescape, cells[:3]), chosen[1] if chosen else html.unescape(first))
        )
    return bool(table[1]), found


@pytest.fixture
def read(browser):
    def posted(text=UNCLEAR, **fields):
        return browser.post(f"{BASE}/read", data={"pasted": text, "as_of": "30/6/2025", **fields})

    return posted


def test_columns_are_there_to_be_chosen_while_the_file_cannot_be_read(read):
    stopped = read()
    assert stopped.status_code == 422
    assert rows(stopped.text) == (
        True,
        [
            ("A", "TT", "1; 2", "để tự nhận"),
            ("B", "Nơi làm", "LĐLĐ huyện An Phú; LĐLĐ huyện Đông Hà", "để tự nhận"),
            ("C", "Ghi số", "305; 95", "để tự nhận"),
            ("D", "Ghi khác", "7; 8", "để tự nhận"),
        ],
    )

    told = read(**{"column B": "unit", "column C": "initiatives"})
    assert told.status_code == 200
    assert [one[3] for one in rows(told.text)[1]] == ["để tự nhận", "unit", "initiatives", "để tự nhận"]  # fmt: skip
    assert "LĐLĐ huyện An Phú: 300 → 305" in html.unescape(told.text)


def test_what_was_found_by_itself_is_told_and_two_columns_are_not_one_thing(read):
    clear = "Đơn vị\tKết quả\nLĐLĐ huyện An Phú\t305\n"
    assert rows(read(clear).text) == (
        False,
        [
            ("A", "Đơn vị", "LĐLĐ huyện An Phú", "tự nhận ra: đơn vị"),
            ("B", "Kết quả", "305", "tự nhận ra: số sáng kiến"),
        ],
    )
    twice = read(**{"column C": "initiatives", "column D": "initiatives", "column B": "unit"})
    assert "hai cột C, D cùng được chọn là «số sáng kiến»; mỗi thứ chọn một cột" in html.unescape(twice.text)  # fmt: skip


def test_the_columns_of_a_list_of_units_are_chosen_as_well(browser):
    sent = {"pasted": "Nơi làm\tThuộc\tNgười\nLĐLĐ huyện An Phú\tKhối A\t4.100\n", "column A": "name", "column B": "group", "column C": "members"}  # fmt: skip
    shown = browser.post("/campaigns/thi-dua/units/list/read", data=sent)
    assert "nhóm mới: Khối A" in html.unescape(shown.text)
    assert "4.000 → 4.100" in html.unescape(shown.text)


def test_what_was_said_is_known_for_the_next_table_that_looks_the_same(read, browser):
    told = read(**{"column B": "unit", "column C": "initiatives"})
    sent = {one: re.search(rf'name="{one}" value="([^"]*)"', told.text)[1] for one in ("kept", "seen", "stood")}  # fmt: skip
    sent |= {"column B": "unit", "column C": "initiatives", "as_of": "30/6/2025"}
    assert browser.post(f"{BASE}/write", data=sent).status_code == 303
    again = read(UNCLEAR.replace("305", "311"), as_of="31/7/2025")
    assert [one[3] for one in rows(again.text)[1]] == ["để tự nhận", "unit", "initiatives", "để tự nhận"]  # fmt: skip
    assert "LĐLĐ huyện An Phú: 305 → 311" in html.unescape(again.text)
    other = read(UNCLEAR.replace("Ghi số", "Ghi vào"), as_of="31/7/2025")
    assert other.status_code == 422


@pytest.fixture
def imported(desk, tmp_path, capsys):
    """What the command says that imports a table with some options."""

    def run_it(text, *options):
        (tmp_path / "tuan.csv").write_text(text.replace("\t", ";"), "utf-8")
        run(["-C", str(desk.workspace.root), "import", "results", "thi-dua", str(tmp_path / "tuan.csv"), *options, "-y", "--no-input"])  # fmt: skip
        return "".join(capsys.readouterr())

    return run_it


def test_what_was_said_on_the_page_is_known_to_the_command(read, browser, imported):
    columns = {"column B": "unit", "column C": "initiatives"}
    told = read(**columns)
    sent = {one: re.search(rf'name="{one}" value="([^"]*)"', told.text)[1] for one in ("kept", "seen", "stood")}  # fmt: skip
    browser.post(f"{BASE}/write", data={**sent, **columns, "as_of": "30/6/2025"})

    said = imported(UNCLEAR.replace("305", "311"), "--as-of", "31/7/2025")

    assert "tuan.csv: như đã chọn lần trước: cột B là đơn vị, cột C là số sáng kiến" in " ".join(
        said.split()
    )
    assert "305 → 311" in said


def test_what_was_said_to_the_command_is_known_to_the_page_and_to_it(read, imported):
    imported(UNCLEAR, "--as-of", "30/6/2025", "--columns", "unit=B,initiatives=C")

    shown = read(UNCLEAR.replace("305", "311"), as_of="31/7/2025")
    assert [one[3] for one in rows(shown.text)[1]] == ["để tự nhận", "unit", "initiatives", "để tự nhận"]  # fmt: skip
    again = imported(UNCLEAR.replace("305", "311"), "--as-of", "31/7/2025")
    assert "305 → 311" in again

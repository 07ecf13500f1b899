"""The table of units as the page has it: what it sends, what is answered, what is written."""

from __future__ import annotations

import json
import os
import re
from unicodedata import normalize

import pytest

from generator.office import UnitGrid, campaign_for_table
from generator.web import grid_traffic
from generator.web.desk import Desk
from generator.workspace import Unsaved, keep_unsaved

UNITS = "/campaigns/thi-dua/units"
GIVEN = "quotas|initiatives|gd1|"
QUOTAS = "campaigns/thi-dua/quotas.yaml"


@pytest.fixture
def look(browser):
    """What the table is told of changed cells, by row and column."""

    def ask(*rows, path="look", **more):
        answer = browser.post(f"{UNITS}/{path}", json={"rows": list(rows), **more})
        told = answer.json()
        told["status"] = answer.status_code
        told["by"] = {one["row"]: one for one in told["cells"]}
        return told

    return ask


def row(code, was, now, key=GIVEN, **more):
    return {"row": code, "cells": {key: [was, now]}, **more}


def test_the_page_has_the_table_as_texts(browser):
    answer = browser.get(UNITS)
    assert answer.status_code == 200
    assert '"row": "an-phu"' in answer.text
    assert '"4.000", "300"' in answer.text


def test_who_has_no_script_gets_inputs_with_what_stood_in_them(browser):
    said = browser.get(UNITS).text
    assert '<input type="hidden" name="was khcn quotas|initiatives|gd1|" value="20">' in said


def test_of_many_pages_each_cell_has_its_own_and_all_who_are_gone_are_counted(desk, monkeypatch):
    monkeypatch.setattr(grid_traffic, "PAGE", 2)
    units = desk.workspace.campaigns / "thi-dua" / "units.yaml"
    gone = "active_from: 01/4/2025, active_to: 31/5/2025"
    units.write_text(units.read_text("utf-8").replace("active_from: 01/4/2025", gone), "utf-8")
    with desk.office() as office:
        grid = UnitGrid(campaign_for_table(office, "thi-dua").own)

    first = grid_traffic.rows_shown(grid, "", 1, str)
    paths = ("quotas[0].counts.an-phu", "units[2].bases.members", "quotas[0].counts.y-te")

    assert [one["row"] for one in first["rows"]] == ["an-phu", "dong-ha"]
    assert (first["pages"], first["found"], first["over"]) == (3, 6, 1)
    assert [grid_traffic.cell_at(grid, one)["page"] for one in paths] == [1, 2, 3]


def test_an_unknown_campaign_is_not_found(browser):
    answer = browser.get("/campaigns/thi-dau/units")
    assert answer.status_code == 404
    assert "thi-dua" in answer.text


def test_a_cell_is_read_while_it_is_typed_and_columns_added_up(look):
    told = look(row("an-phu", "300", "1320"), row("khcn", "20", "1,234"))
    assert told["by"]["an-phu"]["text"] == "1.320"
    assert told["by"]["khcn"]["state"] == "fault"
    assert told["by"]["khcn"]["choices"] == [["1.234", "1.234"]]
    told = look(row("an-phu", "300", "1320"))
    assert told["sums"][GIVEN]["text"] == "1.820"
    assert told["sums"][GIVEN]["held"][0] == {"what": "tổng đã công bố", "text": "800", "apart": "+1.020", "declared": True}  # fmt: skip


def test_a_column_with_an_unclear_cell_has_no_sum_and_tells_how_many_there_are(look):
    told = look(row("an-phu", "300", "1,5"), row("khcn", "20", "1,234"))["sums"][GIVEN]

    assert (told["text"], told["unclear"]) == ("", 2)
    assert [(one["text"], one["apart"]) for one in told["held"]] == [("800", "")]


def test_a_typed_name_that_a_unit_has_comes_with_what_stands_in_its_row(look):
    told = look(
        {"row": "+1", "new": True, "cells": {"name": ["", "LĐLĐ h. An Phú"], GIVEN: ["", "5"]}}
    )

    (name, code, there), *others = told["cells"][0]["units"]
    assert (name, code, there[GIVEN], others) == (
        "Liên đoàn Lao động huyện An Phú",
        "an-phu",
        "300",
        [],
    )


def test_what_is_saved_is_the_change_and_no_more(look, desk):
    path = desk.workspace.root / QUOTAS
    before = path.read_text(encoding="utf-8")
    told = look(row("an-phu", "300", "310"), row("dong-ha", "200", "190"), path="save")
    assert (told["status"], told["is_saved"]) == (200, True)
    assert path.read_text(encoding="utf-8") == before.replace("an-phu: 300, dong-ha: 200", "an-phu: 310, dong-ha: 190")  # fmt: skip


def test_what_somebody_else_wrote_meanwhile_is_shown_and_kept(look, desk):
    path = desk.workspace.root / QUOTAS
    path.write_text(path.read_text(encoding="utf-8").replace("an-phu: 300", "an-phu: 305"), encoding="utf-8")  # fmt: skip
    told = look(row("an-phu", "300", "310"), path="save")
    assert (told["status"], told["by"]["an-phu"]["stands"]) == (409, "305")
    assert "an-phu: 305" in path.read_text(encoding="utf-8")


def test_what_looks_the_same_on_disk_is_not_taken_for_the_same(look, desk):
    path = desk.workspace.root / QUOTAS
    look(row("an-phu", "300", "301"))
    seen = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("an-phu: 300", "an-phu: 305"), encoding="utf-8")  # fmt: skip
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert path.stat().st_size == seen.st_size
    assert look(row("an-phu", "300", "310"), path="save")["by"]["an-phu"]["stands"] == "305"


def test_a_sum_that_is_off_is_saved_where_somebody_says_so(look, desk):
    told = look(row("an-phu", "300", "310"), path="save")
    assert (told["status"], told["is_wrong"]) == (422, True)
    assert "E-QUOTA-SUM" in told["problems"]
    assert look(row("an-phu", "300", "310"), path="save", even_wrong=True)["is_saved"]
    assert look(row("an-phu", "310", "300"), path="save")["is_saved"]


def kept_in(browser):
    found = re.search(r'id="grid-data">(.*?)</script>', browser.get(UNITS).text, re.DOTALL)
    return json.loads(found[1])["kept"]


def test_what_is_typed_is_kept_and_laid_over_the_table_again(look, browser, desk):
    browser.post(f"{UNITS}/keep", json={"rows": [row("an-phu", "300", "310")], "totals": {GIVEN: ["800", "810"]}})  # fmt: skip
    (kept,) = kept_in(browser)
    assert (kept["rows"], kept["totals"]) == (
        [row("an-phu", "300", "310")],
        {GIVEN: ["800", "810"]},
    )
    assert f'href="{UNITS}"' in browser.get("/unsaved").text
    browser.post(f"{UNITS}/keep", json={"rows": []})
    assert kept_in(browser) == []


def test_what_overtakes_what_was_typed_before_it_stays(look, browser):
    def keep(now, version):
        sent = {"rows": [row("an-phu", "300", now)], "tab": "t", "load": "l", "version": version}
        return browser.post(f"{UNITS}/keep", json=sent).json()["kept"]

    assert [keep("310", 5), keep("31", 4), keep("310", 5)] == [True, False, True]
    assert kept_in(browser)[0]["rows"] == [row("an-phu", "300", "310")]
    mark = {"tab": "t", "load": "l", "version": 6}
    assert look(row("an-phu", "300", "310"), path="save", even_wrong=True, **mark)["is_saved"]
    assert [keep("310", 6), kept_in(browser)] == [False, []]


def test_a_paste_that_waits_for_an_answer_is_kept_until_it_is_dropped(browser):
    paste = {"first": "an-phu", "keys": ["name"], "cells": [["30"], ["x"]], "sure": False, "told": {"0": "name"}}  # fmt: skip
    assert browser.post(f"{UNITS}/keep", json={"rows": [], "paste": paste}).json()["kept"] is True
    (kept,) = kept_in(browser)
    assert kept["paste"] == paste
    browser.post(f"{UNITS}/keep", json={"rows": [], "paste": None})
    assert kept_in(browser) == []


@pytest.mark.parametrize("paste", [[], {}, {"keys": 1, "cells": []}, {"keys": [], "cells": [1]}])
def test_a_waiting_paste_of_no_form_is_refused(browser, paste):
    answer = browser.post(f"{UNITS}/keep", json={"rows": [], "paste": paste})
    assert answer.status_code == 422


def test_what_is_refused_stays_kept_until_it_is_saved(look, browser):
    look(row("an-phu", "301", "310"), path="save")
    assert kept_in(browser)[0]["rows"] == [row("an-phu", "301", "310")]
    look(row("an-phu", "300", "310"), path="save", even_wrong=True)
    assert kept_in(browser) == []


def test_a_kept_text_that_no_script_of_ours_sent_is_passed_over(browser, desk):
    for text in ("{", "[]", '{"rows": [1]}', '{"rows": [{"row": "a", "cells": {"name": "x"}}]}'):
        record = "campaigns/thi-dua/units"
        keep_unsaved(desk.workspace, Unsaved(record, desk.who, "", None, {("cells",): text}))
        assert kept_in(browser) == []


def test_a_page_for_reading_writes_nothing(office_copy):
    from browsing import Browser

    reading = Browser(Desk(office_copy, "Lan", is_read_only=True))
    answer = reading.post(f"{UNITS}/save", json={"rows": [row("an-phu", "300", "310")]})
    assert answer.status_code == 422
    assert "an-phu: 300" in (office_copy.root / QUOTAS).read_text(encoding="utf-8")


@pytest.mark.parametrize("sent", [
    {"rows": {}}, {"rows": [1]}, {"rows": [{"row": 1}]}, {"rows": [{"row": "a", "cells": []}]},
    {"rows": [{"row": "a", "cells": {"name": ["x"]}}]}, {"rows": [{"row": "a", "cells": {"name": ["x", 1]}}]},
    {"rows": [{"row": "a", "cells": {"name": ["", "x" * 5_001]}}]}, {"totals": []},
    {"rows": [{"row": "an-phu", "cells": {"nothing": ["", "x"]}}]}, {"rows": [{"row": "a", "cells": {}}] * 5_001},
])  # fmt: skip
def test_what_our_script_would_not_send_is_refused_in_our_words(browser, sent):
    for path in ("look", "save"):
        answer = browser.post(f"{UNITS}/{path}", json=sent)
        assert answer.status_code == 422
        assert answer.json()["said"]


@pytest.fixture
def paste(browser):
    def placed(*cells, keys=("name", "bases.members", GIVEN), **new):
        sent = {"keys": list(keys), "cells": list(cells), "new": new}
        told = browser.post(f"{UNITS}/place", json=sent).json()
        found = [(one["unit"] or ("new" if one["new"] else one["down"]), one["cells"]) for one in told["rows"]]  # fmt: skip
        return found, told["said"]

    return placed


def test_a_paste_of_figures_goes_where_it_was_pasted(paste):
    assert paste(["5", "6"], ["7", ""], keys=["bases.members", GIVEN]) == (
        [(0, {"bases.members": "5", GIVEN: "6"}), (1, {"bases.members": "7", GIVEN: ""})],
        [],
    )


def test_a_paste_that_names_units_goes_to_these_in_whatever_order(paste):
    assert paste(["Đông Hà", "3.100"], ["LĐLĐ huyện Tân Lập", "900"], ["LĐLĐ H. An Phú", "4.200"])[
        0
    ] == [
        ("dong-ha", {"bases.members": "3.100"}),
        ("new", {"name": "LĐLĐ huyện Tân Lập", "bases.members": "900"}),
        ("an-phu", {"bases.members": "4.200"}),
    ]


def test_titles_say_which_column_it_is(paste):
    found, said = paste(
        ["TT", "Đơn vị", "Chỉ tiêu 2025", "Số đoàn viên", "Điện thoại"],
        ["1", "Đông Hà", "210", "3.100", "0912"],
        ["", "Tổng cộng", "210", "3.100", ""],
    )
    assert found == [("dong-ha", {GIVEN: "210", "bases.members": "3.100"})]
    assert said == ["cột không dán: TT, Điện thoại", "dòng cộng không dán: Tổng cộng"]


def test_the_same_new_unit_pasted_again_is_one_row(paste):
    assert paste(["Tổ Mới", "9"], **{"+1": "Tổ Mới"})[0] == [("+1", {"bases.members": "9"})]


def test_a_name_pasted_alone_is_a_name_typed(paste):
    assert paste(["Đông Hà mới"])[0] == [(0, {"name": "Đông Hà mới"})]


@pytest.mark.parametrize(
    "text", ["1.250,5", "52,2%", "-5", "(5)", "=A1", "=1+1", "15/4/2022", "1e3", "#REF!", "TRUE", "½", "1.2.3"]
)  # fmt: skip
def test_what_is_no_whole_number_is_taken_for_none_and_none_is_offered(look, text):
    told = look(row("an-phu", "300", text))
    assert (told["by"]["an-phu"]["state"], told["by"]["an-phu"]["choices"]) == ("fault", [])
    assert (told["sums"][GIVEN]["text"], told["sums"][GIVEN]["unclear"]) == ("", 1)
    assert look(row("an-phu", "300", text), path="save", even_wrong=True)["status"] == 422


@pytest.mark.parametrize("name", ["=A1", "#N/A", "15/4/2022"])
def test_what_is_no_name_makes_no_unit(look, name):
    told = look({"row": "+1", "new": True, "cells": {"name": ["", name]}}, path="save")
    assert (told["status"], told["by"]["+1"]["state"]) == (422, "fault")


def test_titles_may_stand_below_the_name_of_the_table(paste):
    found, said = paste(
        ["DANH SÁCH ĐƠN VỊ", "", ""], ["", "", ""], ["TT", "Tên đơn vị", "Số đoàn viên"], ["1", "Đông Hà", "3.100"]
    )  # fmt: skip
    assert found == [("dong-ha", {"bases.members": "3.100"})]
    assert said == ["cột không dán: TT"]


def test_below_a_title_over_several_columns_each_must_say_which_it_is(asked):
    head = ["Tên đơn vị", "Chỉ tiêu", ""], ["", "giai đoạn 9", "Giai đoạn 1"]
    assert asked(*head, ["Đông Hà", "9", "210"]) == [
        (1, "cột «Chỉ tiêu, giai đoạn 9» của phần dán là số gì?")
    ]


@pytest.fixture
def asked(browser):
    def told(*cells):
        sent = {"keys": NAMES, "cells": list(cells)}
        answer = browser.post(f"{UNITS}/place", json=sent).json()
        assert (answer["rows"] == []) is bool(answer["asked"])
        return [(one["place"], one["said"]) for one in answer["asked"]]

    return told


@pytest.mark.parametrize("title", ["Chỉ tiêu năm trước", "Chỉ tiêu HK1", "Chỉ tiêu đăng ký", "Giai đoạn 1", "Số sáng kiến"])  # fmt: skip
def test_a_title_that_may_mean_a_quota_is_asked_about(asked, title):
    assert asked(["Đơn vị", title], ["Đông Hà", "210"]) == [
        (1, f"cột «{title}» của phần dán là số gì?")
    ]


@pytest.mark.parametrize("title", ["Chỉ tiêu giai đoạn 1", "CHỈ TIÊU (Giai đoạn 1)", "Chỉ tiêu GĐ1", "Chỉ tiêu (GĐ 1)", "Chỉ tiêu được giao năm 2025", "Chỉ tiêu"])  # fmt: skip
def test_a_title_that_leaves_nothing_open_is_its_quota(paste, title):
    assert paste(["Đơn vị", title], ["Đông Hà", "210"]) == ([("dong-ha", {GIVEN: "210"})], [])


def test_a_quota_of_the_whole_campaign_is_not_that_of_a_phase(paste):
    found, _ = paste(["Đơn vị", "Chỉ tiêu cả năm"], ["Đông Hà", "210"])
    assert found == [("dong-ha", {"quotas|initiatives||": "210"})]


@pytest.mark.parametrize(
    ("title", "name"),
    [("Tổ chuyên môn", "Toán"), ("Tên khoa, phòng", "Toán"), ("Khoa", "Khoa Toán"), ("Tên lớp", "Lớp Toán"), ("Bộ phận", "Toán")],
)  # fmt: skip
def test_units_are_called_by_their_kind_too(paste, title, name):
    found, said = paste(["STT", title, "Số điện thoại", "Chỉ tiêu"], ["1", "Toán", "25", "30"])
    assert found == [("new", {"name": name, GIVEN: "30"})]
    assert said[0] == "cột không dán: STT, Số điện thoại"
    assert len(said) == 1 + (name != "Toán" or "," in title)


def test_words_under_a_title_of_no_kind_are_asked_about_and_then_are_names(browser):
    sent = {"keys": NAMES, "cells": [["STT", "Nơi thực hiện", "Chỉ tiêu"], ["1", "Toán", "30"]]}
    told = browser.post(f"{UNITS}/place", json=sent).json()
    assert [one["said"] for one in told["asked"]] == ["cột «Nơi thực hiện» của phần dán là gì?"]
    assert told["asked"][0]["choices"][0] == ["Tên đơn vị", "name"]
    told = browser.post(f"{UNITS}/place", json=sent | {"sure": True, "told": {"1": "name"}}).json()
    assert told["rows"][0]["cells"] == {"name": "Toán", GIVEN: "30"}


@pytest.mark.parametrize("marks", [["(1)", "(2)", "(3)"], ["A", "B", "1", "2"], ["1", "2", "3"]])
def test_a_row_that_numbers_the_columns_is_no_unit(paste, marks):
    assert paste(["TT", "Đơn vị", "Chỉ tiêu"], marks, ["1", "Đông Hà", "210"])[0] == [
        ("dong-ha", {GIVEN: "210"})
    ]


def test_blank_columns_beside_a_paste_are_nothing(paste):
    assert paste(["Đông Hà", "3.100", "210", "", " "])[1] == []
    assert paste(["Đông Hà", "3.100", "210", "", "mới"])[1] == ["cột không dán: thứ 5 («mới»)"]


@pytest.mark.parametrize(
    "name",
    [normalize("NFD", "Liên đoàn Lao động huyện Đông Hà"), "Liên đoàn Lao động\nhuyện Đông Hà"],
)
def test_a_name_is_known_however_its_letters_and_lines_are_written(paste, name):
    assert paste([name, "3.100"])[0] == [("dong-ha", {"bases.members": "3.100"})]


NAMES = ("name", "short_name", "bases.members", GIVEN)


def test_figures_that_would_land_among_names_are_asked_about_and_nothing_is_pasted(browser):
    sent = {"keys": NAMES, "cells": [["Tổ Một", "10"], ["Tổ Hai", "-5"], ["Tổ Ba", "1e9"]]}
    told = browser.post(f"{UNITS}/place", json=sent).json()
    assert told["rows"] == []
    assert [(one["place"], one["said"]) for one in told["asked"]] == [
        (1, "cột thứ 2 của phần dán là số («10», «-5», «1e9»), chỗ ấy là «Tên gọn»: là số gì?")
    ]
    keys = [key for _, key in told["asked"][0]["choices"]]
    assert ("short_name" in keys, keys[0], keys[-1]) == (True, "bases.members", "")
    assert GIVEN in keys


@pytest.mark.parametrize(("key", "cells"), [(GIVEN, {"name": "Tổ Một", GIVEN: "10"}), ("", {"name": "Tổ Một"})])  # fmt: skip
def test_what_was_told_of_a_column_holds(browser, key, cells):
    sent = {"keys": ["name", key], "cells": [["Tổ Một", "10"], ["Tổ Hai", "5"]], "sure": True}
    told = browser.post(f"{UNITS}/place", json=sent).json()
    assert (told["rows"][0]["cells"], told["asked"]) == (cells, [])


def test_ordinals_before_names_are_no_names(paste):
    found, said = paste(["1", "Tổ Một", "10"], ["2.", "Tổ Hai", "5"])
    assert found[1] == ("new", {"name": "Tổ Hai", "bases.members": "5"})
    assert said == ["cột số thứ tự không dán"]


def test_names_that_have_figures_in_them_are_names(paste):
    assert paste(["Lớp 10A1", "10A1"], ["Lớp 10A2", "12"], ["Lớp 11A1", "11A1"], keys=NAMES)[0][0] == ("new", {"name": "Lớp 10A1", "short_name": "10A1"})  # fmt: skip


def test_rows_are_found_and_paged_by_the_server(browser):
    told = browser.get(f"{UNITS}/rows", params={"q": "y te"}).json()
    assert ([one["row"] for one in told["rows"]], told["found"], told["pages"]) == (["y-te"], 1, 1)
    for page in ("0", "-1", "x", "9" * 4_400, "²"):
        assert browser.get(f"{UNITS}/rows", params={"page": page}).json()["page"] == 1


def test_without_script_a_form_writes_the_same(browser, desk):
    sent = {
        f"was an-phu {GIVEN}": "300", f"cell an-phu {GIVEN}": "310",
        f"was dong-ha {GIVEN}": "200", f"cell dong-ha {GIVEN}": "190",
        "was +1 name": "", "cell +1 name": "Tổ Mới",
    }  # fmt: skip
    answer = browser.post(f"{UNITS}/plain", data=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, UNITS)
    said = (desk.workspace.root / QUOTAS).read_text(encoding="utf-8")
    assert "an-phu: 310, dong-ha: 190" in said


def test_without_script_what_was_typed_stays_where_it_is_refused(browser):
    answer = browser.post(f"{UNITS}/plain", data={f"was an-phu {GIVEN}": "300", f"cell an-phu {GIVEN}": "1,234"})  # fmt: skip
    assert answer.status_code == 422
    assert 'value="1,234"' in answer.text
    assert "còn 1 ô cần xem lại" in answer.text


@pytest.fixture
def merged(desk):
    """`dong-ha` and `long-son` become one unit."""
    folder = desk.workspace.root / "campaigns/thi-dua"
    with (folder / "campaign.yaml").open("a", encoding="utf-8") as file:
        file.write("changes: [{on: 15/6/2025, merge: [dong-ha, long-son], into: song-ba}]\n")
    with (folder / "units.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {code: song-ba, name: Liên đoàn Lao động huyện Sông Ba, group: huyen}\n")
    return folder


def rows_of(browser, asked):
    found = browser.get(f"{UNITS}/rows?q={asked}").json()
    return {one["row"]: one for one in found["rows"]}, found["over"]


def test_after_a_merger_the_new_unit_shows_what_it_has_of_the_old_ones(browser, merged):
    rows, over = rows_of(browser, "")
    assert (rows["dong-ha"]["days"], rows["song-ba"]["days"], over) == ("đến hết 14/6/2025", "từ 15/6/2025", 2)  # fmt: skip
    working = "LĐLĐ huyện Đông Hà 200 + LĐLĐ huyện Long Sơn 200"
    assert rows["song-ba"]["passed"][GIVEN] == ["400", working]
    assert not {"days", "over", "passed"} & {*rows["khcn"]}
    assert f"400 (theo các đơn vị cũ: {working})" in browser.get(UNITS).text


def test_what_passes_over_is_no_part_of_what_is_saved(look, merged):
    files = {path: path.read_bytes() for path in merged.rglob("*.yaml")}
    assert look(row("song-ba", "", "Sông Ba", key="short_name"), path="save")["is_saved"]
    changed = {path.name: path.read_text("utf-8") for path, was in files.items() if path.read_bytes() != was}  # fmt: skip
    assert [*changed] == ["units.yaml"]
    assert changed["units.yaml"].endswith("huyện Sông Ba, short_name: Sông Ba, group: huyen}\n")


def test_what_passes_over_follows_what_is_typed(look, merged):
    told = look(row("dong-ha", "200", "250"))
    assert told["passed"]["song-ba"][GIVEN][0] == "450"
    assert GIVEN not in look(row("song-ba", "", "420"))["passed"]["song-ba"]


def test_what_comes_next_is_offered_until_there_is_a_document(browser, desk):
    folder = desk.workspace.root / "campaigns/thi-dua"
    assert '"next": ""' in browser.get(UNITS).text

    for path in (folder / "documents").iterdir():
        path.unlink()
    assert '"next": "letter"' in browser.get(UNITS).text
    assert 'href="/campaigns/thi-dua/new/document?kind=quota_letter"' in browser.get(UNITS).text

    (folder / "quotas.yaml").unlink()
    assert '"next": "share"' in browser.get(UNITS).text


def test_a_save_tells_what_comes_next(look, desk):
    for path in (desk.workspace.root / "campaigns/thi-dua/documents").iterdir():
        path.unlink()
    assert look(row("khcn", "20", "21"), path="save", even_wrong=True)["next"] == "letter"


def test_a_name_in_short_that_may_mean_a_unit_is_asked_about_before_it_is_written_out(look):
    told = look({"row": "+1", "new": True, "cells": {"name": ["", "LĐLĐ"]}})["by"]["+1"]
    assert told["state"] == "fault"
    assert "có phải là Liên đoàn Lao động huyện An Phú" in told["said"]

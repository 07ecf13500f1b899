"""A column of figures that no column of the table is for: it is asked about, and may begin a base."""

from __future__ import annotations

import pytest

UNITS = "/campaigns/thi-dua/units"
CELLS = [
    ["TT", "Đơn vị", "Số CBVC"],
    ["1", "LĐLĐ huyện An Phú", "240"],
    ["2", "Công đoàn Sở KH&CN", "18"],
]
NEW = "bases+Số CBVC"


def placed(browser, cells=CELLS, **more):
    sent = {"cells": cells, "keys": ["name"], "new": {}, **more}
    return browser.post(f"{UNITS}/place", json=sent).json()


def test_an_unknown_column_of_figures_is_asked_about(browser):
    found = placed(browser)

    assert found["rows"] == []
    assert [(one["place"], one["said"]) for one in found["asked"]] == [
        (2, "cột «Số CBVC» của phần dán là số gì?")
    ]
    assert found["asked"][0]["choices"] == [
        ["cơ sở tính mới «CBVC», để chia chỉ tiêu", NEW],
        ["Số đoàn viên", "bases.members"],
        ["Chỉ tiêu, giai đoạn 1, số sáng kiến", "quotas|initiatives|gd1|"],
        ["không dán cột này", ""],
    ]


def test_telephones_and_words_are_left_out_unasked(browser):
    cells = [["Đơn vị", "Số điện thoại", "Địa chỉ"], ["LĐLĐ huyện An Phú", "0912345678", "Phố 1"]]

    found = placed(browser, cells)

    assert found["asked"] == []
    assert found["said"] == ["cột không dán: Số điện thoại, Địa chỉ"]


def test_a_base_that_was_pasted_is_added_up_and_written(desk, browser):
    found = placed(browser, told={"2": NEW})
    rows = [
        {"row": one["unit"], "cells": {key: ["", text] for key, text in one["cells"].items()}}
        for one in found["rows"]
    ]

    looked = browser.post(f"{UNITS}/look", json={"rows": rows}).json()
    saved = browser.post(f"{UNITS}/save", json={"rows": rows, "even_wrong": True}).json()

    assert (looked["sums"][NEW]["text"], looked["sums"][NEW]["units"]) == ("258", 2)
    assert saved["is_saved"]
    folder = desk.workspace.campaigns / "thi-dua"
    assert "bases: {members: 4.000, cbvc: 240}" in (folder / "units.yaml").read_text("utf-8")
    assert "code: cbvc" in (folder / "campaign.yaml").read_text("utf-8")
    assert '"bases.cbvc"' in browser.get(UNITS).text


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Số đoàn viên", []),
        ("Số đoàn viên (tính đến 31/12)", []),
        ("Số đoàn viên (nghìn đoàn viên)", ["cột «{}» của phần dán là số gì?"]),
        ("Số đoàn viên (năm trước)", ["cột «{}» của phần dán là số gì?"]),
        ("Số đoàn viên (chưa tham gia)", ["cột «{}» của phần dán là số gì?"]),
    ],
)
def test_a_base_of_another_time_or_unit_of_measure_is_asked_about(browser, title, asked):
    found = placed(browser, [["Đơn vị", title], ["LĐLĐ huyện An Phú", "240"]])

    assert [one["said"] for one in found["asked"]] == [one.format(title) for one in asked]
    assert [one["cells"].get("bases.members") for one in found["rows"]] == (
        [] if asked else ["240"]
    )

"""Tables in the terminal: within its width, broken between words, with what was left out marked."""

from __future__ import annotations

import json
import re
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import OFFICE, SHAPES
from rich.cells import cell_len

from generator.cli import app, console, render, term_pager
from generator.cli.console import Console
from generator.cli.render import _MadeFiles
from generator.cli.term_page import write_page
from generator.cli.term_table import (
    RULE,
    TermRow,
    TermTable,
    broken_at_words,
    shortened,
    width_of,
)
from generator.problems import Place, Problem, Severity, say
from generator.wording import in_reader_words, translator

NAMES = TermTable(
    ("TT", "Đơn vị", "Tỷ lệ đạt", "Ghi chú"),
    (
        TermRow(("1", "Công đoàn ngành Giáo dục và Đào tạo", "52,2%", "")),
        TermRow(("10", "LĐLĐ huyện Tam Đường", "100%", "")),
        RULE,
        TermRow(("", "Tổng", "70%", ""), is_bold=True),
    ),
    frozenset({"Đơn vị"}),
    {"Đơn vị": 12},
)


def plain(lines):
    return [re.sub("\x1b\\[[0-9;]*m", "", line) for line in lines]


def test_every_letter_is_as_wide_as_a_terminal_shows_it():
    letters = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x3100), 0x1F600)]
    assert [one for one in letters if width_of(one) != cell_len(one)] == []


@pytest.mark.parametrize(
    ("room", "lines"),
    [
        (
            60,
            [
                "TT  Đơn vị                               Tỷ lệ đạt",
                "--  -----------------------------------  ---------",
                " 1  Công đoàn ngành Giáo dục và Đào tạo      52,2%",
                "10  LĐLĐ huyện Tam Đường                      100%",
                "--  -----------------------------------  ---------",
                "    Tổng                                       70%",
            ],
        ),
        (
            31,
            [
                "TT  Đơn vị                Tỷ lệ",
                "                            đạt",
                "--  --------------------  -----",
                " 1  Công đoàn ngành Giáo  52,2%",
                "    dục và Đào tạo",
                "10  LĐLĐ huyện Tam Đường   100%",
                "--  --------------------  -----",
                "    Tổng                    70%",
            ],
        ),
    ],
)
def test_titles_give_way_first_then_words_wrap_and_empty_columns_go(room, lines):
    assert plain(NAMES.filled.lines(room)) == lines


@settings(deadline=None)
@given(st.lists(st.text("aăâđ ốộ", max_size=40), min_size=1, max_size=5), st.integers(24, 90))
def test_no_line_is_longer_than_the_terminal(names, room):
    rows = tuple(TermRow((str(place), name, "100%")) for place, name in enumerate(names))
    table = TermTable(("TT", "Đơn vị", "Tỷ lệ"), rows, frozenset({"Đơn vị"}), {"Đơn vị": 8})
    assert all(cell_len(line) <= room for line in table.lines(room))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("ghi chỉ tiêu của đơn vị", 12, ["ghi chỉ tiêu", "của đơn vị"]),
        ("figures.indicator.unit_of_measure", 20, ["figures.indicator.", "unit_of_measure"]),
        ("", 5, [""]),
        ("a" * 7, 3, ["aaa", "aaa", "a"]),
    ],
)
def test_words_stay_whole(text, width, lines):
    assert broken_at_words(text, width) == lines


@pytest.mark.parametrize(
    ("text", "shown"), [("Cổng trực", "Cổng trực"), ("Cổng trực tuyến", "Cổng trực…")]
)
def test_what_is_cut_says_so(text, shown):
    assert shortened(text, 10) == shown


def test_rows_that_have_no_room_stand_under_their_name_which_stays_whole():
    rows = (TermRow(("indicators.initiatives.count", "4.545", "tổng số đã thực hiện", "1 + 2")),)
    table = TermTable(("Tên", "Số liệu", "Nghĩa", "Cách tính"), rows, frozenset())
    assert list(table.listed(40)) == [
        "indicators.initiatives.count",
        "    4.545 – tổng số đã thực hiện – 1 + 2",
    ]
    assert len(list(table.listed(200))) == 3


@pytest.fixture
def vanthu(capsys, monkeypatch):
    def call(*arguments, width=80, folder=OFFICE):
        monkeypatch.setenv("COLUMNS", str(width))
        assert app.run(["-C", str(folder), *map(str, arguments)]) == 0
        return capsys.readouterr().out

    return call


def test_status_fits_eighty_signs_and_its_bars_are_true(vanthu):
    out = vanthu("status", "thi-dua", "--phase", "gd1")
    lines = out.splitlines()
    table = [line for line in lines if re.match(r" *\d+  ", line)]
    assert max(map(len, table)) <= 80
    rates = {line.split("  ")[0].strip(): line for line in table}
    bars = [re.search("[█░►]+", line)[0] for line in rates.values() if "%" in line]
    assert len(set(map(len, bars))) == 1
    shown = [
        float(re.search(r"([\d.]+)(?:,(\d+))?%", line)[1].replace(".", ""))
        for line in table
        if "%" in line
    ]
    for bar, rate in zip(bars, shown, strict=True):
        assert ("►" in bar) == (rate > 100)
        if rate <= 100:
            assert abs(bar.count("█") / len(bar) - rate / 100) <= 1 / len(bar) + 0.01


@pytest.mark.parametrize("width", [68, 74, 80, 120])
def test_status_keeps_to_the_width_of_the_terminal(vanthu, width):
    out = vanthu("status", "thi-dua", "--phase", "gd1", width=width)
    table = [line for line in out.splitlines() if re.match(r" *\d+  |--", line)]
    assert max(map(len, table)) <= width
    assert "█" in out


def test_status_without_room_for_bars_has_none(vanthu):
    assert "█" not in vanthu("status", "thi-dua", width=50)


def test_status_ends_with_the_whole_and_what_its_signs_mean(vanthu):
    lines = vanthu("status", "thi-dua", "--phase", "gd1").splitlines()
    assert any(line.split()[:1] == ["Tổng"] for line in lines)
    assert "► vượt 100%" in lines[-1]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (("--sort", "rate"), ["khcn", "an-phu", "dong-ha", "long-son", "y-te", "moi"]),
        (("--sort", "count"), ["an-phu", "khcn", "dong-ha", "long-son", "moi", "y-te"]),
        (("--lagging",), ["dong-ha", "long-son", "y-te"]),
    ],
)
def test_status_chooses_and_orders_units(vanthu, options, codes):
    told = json.loads(vanthu("status", "thi-dua", "--phase", "gd1", "--json", *options))
    assert [one["code"] for one in told["result"]["units"]] == codes


def test_status_sets_units_in_below_their_superiors_unless_it_is_ordered(vanthu):
    folder = SHAPES / "hai-cap"
    told = vanthu("status", "sang-kien", folder=folder).splitlines()
    assert [line[:24].rstrip() for line in told[6:8]] == [
        "1.1  \u00a0\u00a0Tiểu học An Hòa",
        "1.2  \u00a0\u00a0THCS An Hòa",
    ]
    ordered = vanthu("status", "sang-kien", "--sort", "rate", folder=folder).splitlines()
    assert [line[:24].rstrip() for line in ordered[5:7]] == [
        " 1  Tiểu học Bình Hòa",
        " 2  Cụm Bình Hòa",
    ]


def test_status_tells_the_target_of_a_rate(vanthu):
    out = vanthu("status", "bhyt", "--indicator", "coverage", folder=SHAPES / "ty-le")
    assert (
        out.splitlines()[2] == "  Mục tiêu bao phủ: 87,8% so với 88% (thấp hơn 0,18 điểm phần trăm)"
    )


def test_status_of_a_group_by_its_name(vanthu):
    told = json.loads(vanthu("status", "thi-dua", "--json", "--group", "nganh"))
    assert {one["code"] for one in told["result"]["units"]} <= {"khcn", "y-te", "moi"}


def test_status_of_no_group_names_those_that_there_are(capsys):
    assert app.run(["-C", str(OFFICE), "status", "thi-dua", "--group", "zzz"]) != 0
    assert "các nhóm: " in capsys.readouterr().err


def test_status_as_a_page_that_is_pasted(vanthu, tmp_path):
    path = tmp_path / "tien-do.html"
    vanthu("status", "thi-dua", "-o", path)
    page = path.read_text(encoding="utf-8")
    assert page.count("<tr>") == 1 + 6 + 2 + 1
    assert "695" in page
    assert "█" not in page


def test_a_page_of_nobody_says_so(vanthu, tmp_path):
    path = tmp_path / "tien-do.html"
    vanthu("status", "thi-dua", "--group", "nganh", "--lagging", "-o", path)
    assert "<p>không có đơn vị nào như vậy</p>" in path.read_text(encoding="utf-8")


def test_a_page_escapes_what_it_shows():
    table = TermTable(("Đơn vị",), (TermRow(("A & <B>",), "red", is_bold=True),), frozenset())
    page = write_page(["<x>"], table, "").decode()
    assert "<b>A &amp; &lt;B&gt;</b>" in page
    assert "<title>&lt;x&gt;</title>" in page


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1.879/770, 244,0% (vượt 1.109; tính theo số liệu ngày 31/5/2022)",
         "1,879/770, 244.0% (above by 1,109; by the figures of 31/5/2022)"),
        ("trên 2.200 (tạm tính, 26/30 đơn vị)", "over 2,200 (provisional, 26/30 units)"),
    ],
)  # fmt: skip
def test_figures_are_told_in_the_language_of_the_reader(text, english):
    assert in_reader_words(text, translator("en")) == english
    assert in_reader_words(text, translator("vi")) == text


@pytest.mark.parametrize(
    ("moment", "english"),
    [
        ("ngày 31/5/2022", "31/5/2022"),
        ("8h00 ngày 20/4/2022", "20/4/2022, 8h00"),
        ("ngày mai", "ngày mai"),
    ],
)
def test_a_moment_in_a_sentence_is_told_in_the_language_of_the_reader(moment, english):
    message = say("{name}: {indicator}, tính đến {moment}", name="a", indicator="b", moment=moment)
    assert message.text(translator("en")) == f"a: b, as of {english}"
    assert message.text() == f"a: b, tính đến {moment}"


def test_english_status_has_no_vietnamese_but_what_records_call_things(vanthu):
    out = vanthu("--lang", "en", "status", "thi-dua")
    assert not re.search(r"\b(?:tính đến|còn thiếu|vượt|Tổng|Chỉ tiêu:|ngày)\b", out)
    assert "1,305" in out


@pytest.mark.parametrize(("keys", "shown"), [("  ", 50), (" q", 18), ("q", 9)])
def test_a_person_sees_a_screenful_at_a_time(monkeypatch, capsys, keys, shown):
    pressed = iter(keys)
    monkeypatch.setattr(term_pager, "watched", lambda: True)
    monkeypatch.setattr(term_pager.click, "getchar", lambda: next(pressed, " "))
    monkeypatch.setenv("LINES", "10")
    term_pager.show_pages([f"dòng {place}" for place in range(50)], str)
    out = capsys.readouterr().out
    assert len(re.findall(r"dòng \d", out)) == shown
    assert "còn 41 dòng" in out


def problem(line, severity=Severity.WARNING, file="a.yaml"):
    return Problem("W-X", Place(file, line, 1), say("dòng này có điều cần xem lại"), None, severity)


def test_problems_of_a_file_are_told_in_the_order_of_its_lines(capsys):
    places = [("b.yaml", 4), ("a.yaml", 37), ("b.yaml", 69), ("b.yaml", 5)]
    Console(str).problems([problem(line, file=file) for file, line in places])
    told = re.findall(r"^(\w\.yaml:\d+)", capsys.readouterr().err, re.MULTILINE)
    assert told == ["b.yaml:4", "b.yaml:5", "b.yaml:69", "a.yaml:37"]


def test_of_very_many_problems_errors_are_told_rather_than_others(capsys):
    many = [problem(line) for line in range(1, 60)]
    Console(str).problems([*many, problem(99, Severity.ERROR)])
    err = capsys.readouterr().err
    assert "a.yaml:99" in err
    assert "10 lỗi nữa" in err


def test_for_a_person_problems_are_broken_between_words(monkeypatch, capsys):
    monkeypatch.setattr(console, "watched_width", lambda _stream: 30)
    Console(str).problems([problem(3)])
    lines = capsys.readouterr().err.splitlines()
    assert lines == ["a.yaml:3:1: cảnh báo: dòng", "này có điều cần xem lại [W-X]"]


def test_what_is_said_meanwhile_stands_beside_the_bar(capsys):
    told, console_ = [], Console(str)

    @contextmanager
    def hidden():
        told.append("ẩn")
        yield
        told.append("hiện")

    console_.beside = hidden
    console_.show(say("tệp"))
    assert (told, capsys.readouterr().out) == (["ẩn", "hiện"], "tệp\n")


@pytest.mark.parametrize(("is_person", "named"), [(True, 10), (False, 12)])
def test_of_a_folder_a_person_is_named_the_first_files(monkeypatch, is_person, named):
    class Told:
        def __init__(self):
            self.names, self.workspace = [], self

        def name(self, path):
            self.names.append(path)

        def shown(self, path):
            return path.as_posix()

    monkeypatch.setattr(render, "is_watched", lambda _stream: is_person)
    session = Told()
    naming = _MadeFiles(session)
    for number in range(12):
        naming.name(Path(f"output/nhac/{number}.docx"))
    assert len(session.names) == named
    assert [one.text() for one in naming.untold()] == [
        "… và 2 tệp nữa trong «output/nhac»"
    ] * is_person


@pytest.mark.parametrize(("is_person", "lines"), [(True, 2), (False, 1)])
def test_findings_that_a_program_reads_are_a_line_each(monkeypatch, capsys, is_person, lines):
    streams = {sys.stdout: is_person, sys.stderr: True}
    monkeypatch.setattr(console, "is_watched", streams.get)
    monkeypatch.setenv("COLUMNS", "40")
    Console(str).finding(problem(3))
    assert len(capsys.readouterr().out.splitlines()) == lines

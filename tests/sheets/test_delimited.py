"""CSV files as spreadsheets save them: letters, delimiters, quotes; what is unclear is refused."""

from __future__ import annotations

import pytest

from generator.sheets import grid
from generator.sheets.doubts import SpreadsheetRefused
from generator.sheets.spreadsheets import open_spreadsheet

TABLE = "Đơn vị;Kết quả\nY tế;5\nSìn Hồ;7\n"
COUNTS = {"y_te": 5, "sin_ho": 7}


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.replace(";", ",").encode(),
        TABLE.replace(";", "\t").encode(),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        f"sep=;\n{TABLE}".encode(),
        f"BẢNG KẾT QUẢ\n\n{TABLE}".encode(),
        TABLE.replace("Y tế", '"CĐN\nY tế"').encode(),
    ],
)
def test_files_that_say_the_same(read, data) -> None:
    assert read(data, name="a.csv") == (COUNTS, [])


def test_a_name_is_not_needed_for_what_comes_through_a_pipe(read) -> None:
    assert read(TABLE.encode(), name="-") == (COUNTS, [])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            "Đơn vị;Kết quả\nY tế;5\n".encode("cp1258", errors="replace"),
            "a.csv:1: tệp không lưu ở dạng UTF-8 (byte 0xd0) [E-CSV-ENCODING]",
        ),
        (b"a|b\n1|2\n", "a.csv: không tìm thấy dấu ngăn cột; chỉ nhận dấu phẩy"),
        (
            "Huyện A, tỉnh B;1\nHuyện C, tỉnh B;2\n".encode(),
            "a.csv: không rõ cột ngăn bằng dấu phẩy hay dấu chấm phẩy [E-CSV-DELIMITER]",
        ),
        (b'a;b\n"x;1\n', "a.csv:2: ngoặc kép mở mà không đóng, hoặc ô quá dài [E-CSV-QUOTE]"),
        (
            b"a;b\n" + b"1;2\n" * 1_000 + b";" * 300 + b"1\n",
            "a.csv: A1002: số cột: 301, quá mức 200",
        ),
    ],
)
def test_files_that_are_refused(data, told) -> None:
    with pytest.raises(SpreadsheetRefused) as caught:
        open_spreadsheet(data, "a.csv").read("")
    (problem,) = caught.value.problems
    assert f"{problem.place}: {problem.message} [{problem.code}]".startswith(told)


def test_a_fault_has_its_cell_as_a_spreadsheet_shows_it(read) -> None:
    data = 'Đơn vị;Kết quả\n"CĐN\nY tế";12.5\n'.encode()
    assert read(data, name="a.csv") == (
        {},
        [
            "a.csv: B2: Kết quả: dấu chấm phải ngăn từng nhóm ba chữ số, như 1.775;"
            " đang là «12.5» [E-NUM-DOT]"
        ],
    )


def test_a_guarded_cell_is_read_without_its_guard(read) -> None:
    assert read("Đơn vị;Kết quả\n'- Y tế;5\n".encode(), name="a.csv")[0] == {"y_te": 5}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a;b\n1;2\n", ["a|b", "1|2"]),
        ("a,x;b\n1;2\n", ["a,x|b", "1|2"]),
        ("BẢNG\n\na;b\n1;2\n", ["BẢNG", "a|b", "1|2"]),
        ("a;b;c\n1;2;3\n4;5;6\n7;8;9\n1;2\n", ["a|b|c", "1|2|3", "4|5|6", "7|8|9", "1|2"]),
        ("sep=|\na|b\n", ["a|b"]),
        ("SEP=,\r\na,b\r\n", ["a|b"]),
        ("sep=;\ra,x;b\r", ["a,x|b"]),
        ("a;b\n; \n1;2\n", ["a|b", "1|2"]),
        ("a;'b\n'=1;'-2\n", ["a|'b", "=1|-2"]),
        ('"a;b";c\n"1 ""x""";2\n', ["a;b|c", '1 "x"|2']),
    ],
)
def test_cells_of_a_file(text, cells) -> None:
    grid = open_spreadsheet(text.encode(), "a.csv").read("")
    assert ["|".join(cell.text for cell in row.cells.values()) for row in grid.rows] == cells
    assert grid.all_text


@pytest.mark.parametrize(
    "text",
    [
        "a;b\n1;2;3\n1\n2\n3\n",  # no row is like most of the others
        "x\ny\na;b\nz\nw\nv\n",  # hardly a row has two cells
        "abc\n",
        "x" * 140_000,
    ],
)
def test_files_without_a_delimiter(text) -> None:
    with pytest.raises(SpreadsheetRefused) as caught:
        open_spreadsheet(text.encode(), "a.csv").read("")
    (problem,) = caught.value.problems
    assert problem.code == "E-CSV-DELIMITER"
    assert str(problem.message).startswith("không tìm thấy dấu ngăn cột")


def test_numbers_of_rows_count_blank_ones() -> None:
    grid = open_spreadsheet(b"a;b\n\n;;\n1;2\n", "a.csv").read("")
    assert [row.number for row in grid.rows] == [1, 4]
    assert str(grid.place(4, 2)) == "a.csv: B4"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a;b\n" * 150_001, "a.csv: A150001: số dòng: 150.001, quá mức 150.000"),
        (b"a;b\n" * 2_000 + b"a\0;b\n", "a.csv: tệp có ký tự U+0000, không phải tệp CSV"),
        ("a;b\n".encode("utf-16") + b"x", "a.csv:2: tệp không lưu ở dạng UTF-8 (byte 0x78)"),
    ],
)
def test_files_that_are_too_much(data, told) -> None:
    with pytest.raises(SpreadsheetRefused) as caught:
        open_spreadsheet(data, "a.csv").read("")
    (problem,) = caught.value.problems
    assert f"{problem.place}: {problem.message}".startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1;2\n3;4\n", None),
        ("1;2;3\n4;5;6\n", "số ô: 6, quá mức 4"),
        ("1;2;3;4\n", "số cột: 4, quá mức 3"),
        ("1;\n2;\n3;\n", "số dòng: 3, quá mức 2"),
    ],
)
def test_caps_to_the_cell(monkeypatch, xlsx, text, told) -> None:
    caps = zip((2, 3, 4), (what for _, what in grid._CAPS), strict=True)
    monkeypatch.setattr(grid, "_CAPS", tuple(caps))
    drawn = xlsx(text.replace(";", "|"))
    for data, name, sheet in ((text.encode(), "a.csv", ""), (drawn, "a.xlsx", "Kết quả")):
        try:
            open_spreadsheet(data, name).read(sheet)
            found = None
        except SpreadsheetRefused as refused:
            found = str(refused.problems[0].message)
        assert found == told

"""CSV files as spreadsheets save them: letters, delimiters, quotes; what is unclear is refused."""

from __future__ import annotations

import pytest

from generator.sheets.opening import open_spreadsheet
from generator.sheets.refusal import SpreadsheetRefused

TABLE = "Đơn vị;Kết quả\nY tế;5\nSìn Hồ;7\n"
COUNTS = {"y_te": 5, "sin_ho": 7}


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.replace(";", ",").encode(),
        TABLE.replace(";", "\t").encode(),
        TABLE.replace("\n", "\r\n").encode(),
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
            "a.csv:1: byte 0xd0 không phải UTF-8 [E-CSV-ENCODING]",
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

"""Tables of two levels of which the records do not know: no sum is added to the rows that it is of."""

from __future__ import annotations

import pytest

ROWS = ["Phong Thổ", "Sìn Hồ", "CĐVC", "CĐN Y tế", "TH Kim Đồng", "TP Lai Châu"]
CODES = ["phong_tho", "sin_ho", "vien_chuc", "y_te", "kim_dong", "thanh_pho"]


def table(xlsx, *rows):
    """Ordinal and count of each unit, in the order of `ROWS`."""
    lines = [
        f"{ordinal} | {name} | {count}" for name, (ordinal, count) in zip(ROWS, rows, strict=False)
    ]
    return xlsx("\n".join(["TT | Đơn vị | Số sáng kiến", *lines]))


def left_out(counts):
    return [code for code in CODES if code not in counts]


SUMS = [
    ("I over 1", [("I", 9), ("1", 4), ("2", 5), ("II", 7), ("1", 3), ("2", 4)], "phong_tho y_te"),
    ("1 over 1.1", [("'1", 9), ("'1.1", 4), ("'1.2", 5), ("'2", 7), ("'2.1", 7)], "phong_tho y_te"),
    ("A over I over 1", [("A", 16), ("I", 9), ("1", 4), ("2", 5), ("II", 7)], "phong_tho sin_ho"),
    ("1 over dashes", [("1", 9), ("'-", 4), ("'-", 5), ("2", 7)], "phong_tho"),
    ("no ordinals at all", [("", 9), ("", 4), ("", 5), ("", 7), ("", 3), ("", 4)], "phong_tho y_te"),
    ("numbered through", [("1", 9), ("2", 4), ("3", 5), ("4", 7), ("5", 3), ("6", 4)], "phong_tho y_te"),
    ("the first row is of all", [("1", 16), ("2", 4), ("3", 5), ("4", 7)], "phong_tho"),
    ("a row of nought goes with those above", [("", 9), ("", 4), ("", 5), ("", 0), ("", 7), ("", 7)], ""),
    ("one that has not reported may be what lacks", [("I", 9), ("1", 4), ("2", "chưa có")], "phong_tho"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "codes"), [one[1:] for one in SUMS], ids=[one[0] for one in SUMS])
def test_a_sum_is_asked_about_and_left_out_where_nobody_answers(xlsx, read, rows, codes):
    counts, problems = read(table(xlsx, *rows))
    silent = [
        code
        for code, (_, count) in zip(CODES, rows + [("", "chưa")] * 6, strict=False)
        if isinstance(count, str)
    ]
    assert [code for code in left_out(counts) if code not in silent] == codes.split()
    assert [one.rpartition("[")[2] for one in problems] == ["E-XLS-SUM]"] * len(codes.split())


def test_who_is_asked_decides(xlsx, read):
    data = table(xlsx, ("I", 9), ("1", 4), ("2", 5))
    assert read(data, lambda _: 0) == ({"sin_ho": 4, "vien_chuc": 5}, [])
    assert read(data, lambda _: 1) == ({"phong_tho": 9, "sin_ho": 4, "vien_chuc": 5}, [])


NO_SUMS = [
    [("1", 9), ("2", 4), ("3", 6)],
    [("1", 9), ("2", 4), ("3", 5)],
    [("1", 9), ("2", 4), ("3", 5), ("4", 1)],
    [("1", 0), ("2", 0), ("3", 0), ("4", 0)],
    [("1", 4), ("2", 4), ("3", 4), ("4", 4)],
    [("1", 9), ("2", 9), ("3", 5), ("4", 4), ("5", 1)],
]


@pytest.mark.parametrize("rows", NO_SUMS, ids=str)
def test_counts_that_happen_to_add_up_are_counts(xlsx, read, rows):
    counts, problems = read(table(xlsx, *rows))
    assert (len(counts), problems) == (len(rows), [])


def test_one_above_others_that_is_no_sum_of_them_is_told(xlsx, read):
    counts, problems = read(table(xlsx, ("I", 12), ("1", 4), ("2", 5)))
    assert (counts["phong_tho"], len(problems)) == (12, 1)
    assert "được cộng cùng các dòng ấy [W-XLS-NESTED]" in problems[0]


def test_the_sum_of_every_indicator_is_one(xlsx, read):
    titles = "TT | Đơn vị | Số sáng kiến | Giá trị làm lợi"
    rows = "I | Phong Thổ | 9 | {}\n 1 | Sìn Hồ | 4 | 10000\n 2 | CĐVC | 5 | 20000"
    for money, found in ((30000, ["E-XLS-SUM]"]), (31000, ["W-XLS-NESTED]"])):
        _, problems = read(xlsx(f"{titles}\n {rows.format(money)}"))
        assert [one.rpartition("[")[2] for one in problems] == found

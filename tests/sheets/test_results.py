"""Tables of results as they come: each right row is taken, each other row told at its cell."""

from __future__ import annotations

import pytest
from results_read import read_results

from generator.model.campaign import Measure
from generator.sheets.row_reading import Note
from generator.sheets.unit_results import ResultsRequest, SourceFile


def test_a_plain_table_under_its_titles(xlsx, read) -> None:
    data = xlsx("""
        | KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH
        |
     TT | Đơn vị              | Chỉ tiêu | Số sáng kiến | Tỷ lệ
     1  | LĐLĐ huyện Phong Thổ | 500     | 305          | 0.61%
     2  | LĐLĐ huyện Sìn Hồ    | 400     | '1.234       | 3.08%
     3  | LĐLĐ TP Lai Châu     | 300     | chưa có      |
        | Tổng                | 1200    | 1539         |
    """)
    assert read(data) == ({"phong_tho": 305, "sin_ho": 1234}, [])


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("phong_tho", "phong_tho"),
        ("LĐLĐ H. Phong Thổ", "phong_tho"),
        ("LĐLD H.Phong Tho", "phong_tho"),
        ("LIÊN ĐOÀN LAO ĐỘNG HUYỆN PHONG THỔ", "phong_tho"),
        ("  liên đoàn\u00a0lao động huyện  Phong Thổ ", "phong_tho"),
        ("Liên đoàn Lao động huyện Phong Thổ", "phong_tho"),
        ("Phong Thổ", "phong_tho"),
        ("L.Đ.L.Đ huyện Sìn Hồ", "sin_ho"),
        ("T.P. Lai Chau", "thanh_pho"),
        ("CĐVC", "vien_chuc"),
        ("CĐ Viên chức", "vien_chuc"),
        ("CĐN Y tế", "y_te"),
        ("TH Kim Đồng", "kim_dong"),
        ("cđcs trường tiểu học kim dong", "kim_dong"),
    ],
)
def test_units_by_whatever_they_are_called(xlsx, read, written, unit) -> None:
    assert read(xlsx(f"Đơn vị | Kết quả\n {written} | 12")) == ({unit: 12}, [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Mường Tè", "không có đơn vị «Mường Tè» trong danh sách [E-XLS-UNIT-UNKNOWN]"),
        ("LĐLĐ tỉnh Lai Châu", "không có đơn vị «LĐLĐ tỉnh Lai Châu» trong danh sách"),
        ("Phong Thó", "không có đơn vị «Phong Thó» trong danh sách [E-XLS-UNIT-UNKNOWN]"),
        ("7", "mã đơn vị là số 7, có thể đã mất số 0 ở đầu [E-XLS-CODE-NUMBER]"),
        ("#REF!", "ô này không phải tên hay mã đơn vị [E-XLS-UNIT]"),
    ],
)
def test_units_that_nobody_can_be_sure_of(xlsx, read, written, told) -> None:
    counts, problems = read(xlsx(f"Đơn vị | Kết quả\n {written} | 12"))
    assert counts == {}
    assert problems[0].startswith(f"a.xlsx: Kết quả!A2: Đơn vị: {told}")


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("1775", 1775),
        ("1775.0", 1775),
        ("599.9999999999", 600),
        ("1E3", 1000),
        ("'1.775", 1775),
        ("'1 775", 1775),
        ("'1\u00a0775", 1775),
        ("' 25 ", 25),
        ('\'"600"', 600),
        ("'600 ngàn", 600_000),
        ("25 sáng kiến", 25),
        ("0", 0),
        ("=SUM(A1:A9) -> 305", 305),
    ],
)
def test_numbers_as_they_are_written(xlsx, read, written, count) -> None:
    assert read(xlsx(f"Đơn vị | Kết quả\n Y tế | {written}")) == ({"y_te": count}, [])


@pytest.mark.parametrize("written", ["", "-", "–", "…", "chưa có", "Chưa báo cáo", '=IF(1,"") -> '])
def test_nothing_reported_is_not_zero(xlsx, campaign, written) -> None:
    data = xlsx(f"Đơn vị | Kết quả\n Y tế | {written}\n Sìn Hồ | 5")
    found = read_results([SourceFile("a.xlsx", data)], campaign)
    if written.startswith("="):
        assert [one.code for one in found.refused] == ["E-XLS-FORMULA"]
    else:
        assert (found.counts, found.problems) == ({"ideas": {"sin_ho": 5}}, ())
        assert [unit.code for unit in found.silent] == ["y_te"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1.775", "ô là số thập phân 1,775, cần số nguyên; có phải 1.775? [E-XLS-DECIMAL]"),
        ("148.29999999999998", "ô là số thập phân 148,3, cần số nguyên; có phải 148.300?"),
        ("'1,234", "dùng dấu chấm để ngăn hàng nghìn: viết 1234 hoặc 1.234; đang là «1,234»"),
        ("'12.5", "dấu chấm phải ngăn từng nhóm ba chữ số, như 1.775; đang là «12.5» [E-NUM-DOT]"),
        ("'12,5", "ô là số thập phân 12,5, cần số nguyên [E-XLS-DECIMAL]"),
        ("25 người", "cần một số nguyên, viết 1775 hoặc 1.775; đang là «25 người» [E-NUM]"),
        ("gần 600", "cần một số nguyên, viết 1775 hoặc 1.775; đang là «gần 600» [E-NUM]"),
        ("không có", "«không có» là số 0 hay chưa báo cáo? [E-XLS-NONE]"),
        ("'010", "số có số 0 ở đầu: viết 10; đang là «010» [E-NUM-ZERO]"),
        ("-1", "số không được âm; đang là -1 [E-NUM-SIGN]"),
        ("12345678901", "số quá lớn: 12.345.678.901 [E-NUM-LONG]"),
        ("1e999", "ô chứa số không đọc được: 1e999 [E-XLS-NUMBER]"),
        ("٣", "chỉ dùng các chữ số 0-9; đang là «٣» [E-NUM-DIGITS]"),
        ("a_x000B_b", "có ký tự U+000B không được phép trong văn bản [E-TEXT-CHARACTER]"),
        ("_xD800_", "có ký tự U+D800 không được phép trong văn bản [E-TEXT-CHARACTER]"),
        ("#N/A", "ô báo lỗi #N/A [E-XLS-ERROR]"),
        ("TRUE", "ô là giá trị đúng/sai (1), không phải số [E-XLS-BOOLEAN]"),
        ("44676d", "ô có định dạng ngày tháng, không rõ là số nào [E-XLS-DATE]"),
        ("0.5%", "ô có định dạng phần trăm, không phải số lượng [E-XLS-PERCENT]"),
        ("=SUM(A1:A9)", "ô công thức chưa có giá trị [E-XLS-FORMULA]"),
    ],
)
def test_numbers_that_nobody_can_be_sure_of(xlsx, read, written, told) -> None:
    data = xlsx(f"Đơn vị | Kết quả\n Y tế | {written}\n Sìn Hồ | 5")
    counts, problems = read(data)
    assert counts == {"sin_ho": 5}
    assert problems[0].startswith(f"a.xlsx: Kết quả!B2: Kết quả: {told}")


def test_an_answer_settles_a_doubt(xlsx, read) -> None:
    asked = []

    def first(question):
        asked.append(f"{question.message} → {question.options[0]}")
        return 0

    data = xlsx("""
     Đơn vị    | Kết quả
     Phong Thó | '1,234
     Y tế      | 1.775
     Sìn Hồ    | không có
    """)
    assert read(data, first) == ({"phong_tho": 1234, "y_te": 1775, "sin_ho": 0}, [])
    assert asked[1].endswith("viết 1234 hoặc 1.234; đang là «1,234» → 1.234")


def test_a_unit_on_two_rows_is_refused_on_both(xlsx, read) -> None:
    data = xlsx("""
     Đơn vị | Kết quả
     Y tế   | 5
     Sìn Hồ | 7
     CĐN Y tế | 6
    """)
    assert read(data) == (
        {"sin_ho": 7},
        [
            "a.xlsx: Kết quả!B2: Kết quả: đơn vị «Công đoàn ngành Y tế» còn một dòng nữa ở"
            " a.xlsx: Kết quả!B4 [E-XLS-UNIT-TWICE]",
            "a.xlsx: Kết quả!B4: Kết quả: đơn vị «Công đoàn ngành Y tế» còn một dòng nữa ở"
            " a.xlsx: Kết quả!B2 [E-XLS-UNIT-TWICE]",
        ],
    )
    assert read(data, lambda question: 1) == ({"sin_ho": 7, "y_te": 6}, [])


def test_a_total_is_held_against_the_row_that_was_chosen(xlsx, read) -> None:
    data = xlsx("""
     Đơn vị   | Kết quả
     Y tế     | 5
     Sìn Hồ   | 7
     CĐN Y tế | 6
     Tổng     | 13
    """)
    assert read(data, lambda question: 1) == ({"sin_ho": 7, "y_te": 6}, [])
    asked = []
    read(data, lambda question: asked.append(str(question.message)) or 0)
    assert asked[1:] == [
        "dòng tổng ghi 13, cộng các dòng được 12, không kể dòng 4 đã bỏ vì đơn vị có hai dòng"
    ]


def test_hidden_rows_are_told_asked_about_or_wanted(xlsx, read) -> None:
    data = xlsx("""
     Đơn vị | Kết quả
     Y tế   | 5
    ~Sìn Hồ | 7
    ~       |
    """)
    refused = "a.xlsx: Kết quả!A3: Đơn vị: dòng đang ẩn [E-XLS-HIDDEN]"
    assert read(data) == ({"y_te": 5}, [refused])
    assert read(data, lambda question: 0) == ({"y_te": 5, "sin_ho": 7}, [])
    assert read(data, lambda question: 1) == ({"y_te": 5}, [])
    assert read(data, hidden_rows=True) == ({"y_te": 5, "sin_ho": 7}, [])


def test_hidden_rows_are_asked_about_by_name_and_counted_when_they_are_left(xlsx, campaign) -> None:
    asked = []

    def no(question):
        asked.append(str(question.message))
        return 1

    rows = "Đơn vị | Kết quả\n~Y tế | 5\n~Sìn Hồ | 7\nCĐVC | 9"
    found = read_results([SourceFile("a.xlsx", xlsx(rows))], campaign, ResultsRequest(), no)
    assert (asked, found.notes) == (["có 2 dòng ẩn: 2 Y tế; 3 Sìn Hồ"], {Note.HIDDEN_LEFT: 2})


def test_a_column_of_any_indicator_that_says_more_is_told(xlsx, read) -> None:
    text = "Đơn vị | Số sáng kiến | Giá trị làm lợi (ngân sách)\nY tế | 5 | 2000000"
    assert read(xlsx(text)) == (
        {"y_te": 5},
        [
            "a.xlsx: Kết quả!C1: Giá trị làm lợi (ngân sách): cột «Giá trị làm lợi (ngân sách)» được hiểu là giá trị làm lợi"
            " [W-XLS-COUNT-TITLE]"
        ],
    )


TABLES = "Đơn vị | Kết quả\nY tế | 5\n{}\nSìn Hồ | 7"


@pytest.mark.parametrize(
    ("between", "counts", "told"),
    [
        ("Đơn vị | Kết quả", {"y_te": 5, "sin_ho": 7}, []),
        ("Đơn vị | Số hội nghị", {"y_te": 5}, ["A3"]),
        ("Đơn vị | Ghi chú | Kết quả", {"y_te": 5}, ["A3"]),
        ("Thôn, bản | Kết quả", {"y_te": 5}, ["A3"]),
        ("Bảng 2: hội nghị\nĐơn vị | Kết quả", {"y_te": 5}, ["A4"]),
    ],
)
def test_another_table_below_is_not_read_as_the_first(xlsx, read, between, counts, told) -> None:
    found, problems = read(xlsx(TABLES.format(between)))
    assert found == counts
    assert [one.partition("!")[2][:2] for one in problems] == told
    assert all(one.endswith("[E-XLS-TABLES]") for one in problems)


def test_titles_of_two_rows_are_repeated_with_their_numbers(xlsx, read) -> None:
    titles = "TT | Đơn vị | Kết quả |\n | | Số sáng kiến | Số hội nghị\n(1) | (2) | (3) | (4)"
    drawing = f"{titles}\n1 | Y tế | 5 | 8\n{titles}\n2 | Sìn Hồ | 7 | 9"
    merges = ["A1:A2", "B1:B2", "C1:D1", "A5:A6", "B5:B6", "C5:D5"]
    assert read(xlsx(drawing, merges=merges)) == ({"y_te": 5, "sin_ho": 7}, [])


@pytest.mark.parametrize("row", ["Khoa | chưa báo cáo", "II | Địa phương", "Trường |"])
def test_a_row_that_is_called_like_a_title_ends_no_table(xlsx, read, row) -> None:
    counts, problems = read(xlsx(TABLES.format(row)))
    assert counts == {"y_te": 5, "sin_ho": 7}
    assert not any("E-XLS-TABLES" in one for one in problems)


def test_merged_cells_spoil_their_rows_but_not_a_total(xlsx, read) -> None:
    data = xlsx(
        """
     TT | Đơn vị | Kết quả
     1  | Y tế   | 5
     2  | Sìn Hồ |
     3  | CĐVC   | 9
     Tổng |      | 9
    """,
        merges=["C2:C3", "A5:B5"],
    )
    counts, problems = read(data)
    assert counts == {"vien_chuc": 9}
    assert problems[:2] == [
        "a.xlsx: Kết quả!C2: Kết quả: ô gộp, không rõ số này của dòng nào [E-XLS-MERGED]",
        "a.xlsx: Kết quả!C3: Kết quả: ô gộp, không rõ số này của dòng nào [E-XLS-MERGED]",
    ]


def test_a_total_that_disagrees_is_told_and_rows_stay(xlsx, read) -> None:
    data = xlsx("""
     Đơn vị | Kết quả
     Y tế   | 5
     Sìn Hồ | 7
     Tổng cộng | 13
    """)
    told = "a.xlsx: Kết quả!B4: Kết quả: dòng tổng ghi 13, cộng các dòng được 12 [E-XLS-TOTAL]"
    assert read(data) == ({"y_te": 5, "sin_ho": 7}, [told])
    assert read(data, lambda question: 0) == ({"y_te": 5, "sin_ho": 7}, [])


def test_groups_with_their_subtotals(xlsx, read) -> None:
    data = xlsx("""
     TT | Đơn vị                | Kết quả
     I  | Khối huyện, thành phố | 12
     1  | Phong Thổ             | 5
     2  | Sìn Hồ                | 7
     II | Các công đoàn ngành   | 4
     3  | CĐN Y tế              | 4
        | Tổng                  | 16
        |                       | Lai Châu, ngày 25 tháng 4 năm 2022
        | Người lập biểu        | Chủ tịch
    """)
    assert read(data) == ({"phong_tho": 5, "sin_ho": 7, "y_te": 4}, [])


def test_figures_of_nobody_and_units_without_figures(xlsx, read) -> None:
    data = xlsx("""
     TT | Đơn vị   | Kết quả
     1  | Y tế     | 5
     2  |          | 7
        |          |
     3  | Mường Tè |
    """)
    assert read(data) == (
        {"y_te": 5},
        [
            "a.xlsx: Kết quả!C3: Kết quả: có số nhưng dòng này không ghi đơn vị [E-XLS-NO-UNIT]",
            "a.xlsx: Kết quả!B5: Đơn vị: không có đơn vị «Mường Tè» trong danh sách;"
            " dòng không có số nên bỏ qua [W-XLS-UNIT-UNKNOWN]",
        ],
    )


def test_code_and_name_must_agree(xlsx, read) -> None:
    data = xlsx("""
     Mã đơn vị | Tên đơn vị | Kết quả
     y_te      | CĐN Y tế   | 5
     sin_ho    | một tên lạ | 7
     phong_tho | Sìn Hồ     | 8
     la        | CĐVC       | 9
    """)
    counts, problems = read(data)
    assert counts == {"y_te": 5, "sin_ho": 7}
    assert problems == [
        "a.xlsx: Kết quả!A4: Mã đơn vị: mã là của «Liên đoàn Lao động huyện Phong Thổ» nhưng tên"
        " là của «Liên đoàn Lao động huyện Sìn Hồ» [E-XLS-UNIT-DIFFERS]",
        "a.xlsx: Kết quả!A5: Mã đơn vị: không có đơn vị «la» trong danh sách [E-XLS-UNIT-UNKNOWN]",
    ]


def test_several_indicators_and_several_files(xlsx, campaign) -> None:
    one = xlsx("Đơn vị | Số sáng kiến | Giá trị làm lợi (đồng)\n Y tế | 5 | 3031150000")
    other = xlsx("Đơn vị | Số sáng kiến\n Sìn Hồ | 7")
    files = [SourceFile("a.xlsx", one), SourceFile("b.xlsx", other), SourceFile("c.xlsx", b"")]
    found = read_results(files, campaign)
    assert found.counts == {"ideas": {"y_te": 5, "sin_ho": 7}, "benefit": {"y_te": 3031150000}}
    assert [str(one.place) for one in found.problems] == ["c.xlsx"]
    assert (len(found.places), len(found.refused)) == (2, 1)


def test_a_numeric_code_that_may_have_lost_its_zero(xlsx, campaign_with) -> None:
    numbered = campaign_with({"010": "CĐCS A", "7": "CĐCS B"})
    data = xlsx("Mã | Kết quả\n 10 | 5\n 7 | 6\n '010 | 8")
    found = read_results([SourceFile("a.xlsx", data)], numbered)
    assert found.counts == {"ideas": {"7": 6, "010": 8}}
    assert [f"{one.place} {one.code}" for one in found.problems] == [
        "a.xlsx: Kết quả!A2 E-XLS-CODE-NUMBER"
    ]


def test_columns_told_on_the_command_line(xlsx, read) -> None:
    data = xlsx("""
     Biểu 1
     Y tế   | 3 | 5
     Sìn Hồ | 4 | 7
    """)
    assert read(data, columns={"unit": "A", "count": "C"}) == ({"y_te": 5, "sin_ho": 7}, [])
    assert read(data)[1] == [
        "a.xlsx: Kết quả: không thấy cột số liệu của «số sáng kiến»: A, B, C [E-XLS-COUNT-COLUMN]",
    ]


def test_request_for_another_indicator(xlsx, campaign) -> None:
    data = xlsx("Đơn vị | Kết quả\n Y tế | 3.031.150.000")
    found = read_results([SourceFile("a.xlsx", data)], campaign, ResultsRequest("benefit"))
    assert found.counts == {"benefit": {"y_te": 3031150000}}


def test_where_figures_were_taken_from_and_how_they_stood(xlsx, campaign) -> None:
    data = xlsx("""
     Mã chiến dịch | sk
     Mã     | Đơn vị | Kết quả
     y_te   | Y tế   | '5
     sin_ho | Sìn Hồ | =A1 -> 7
    ~vien_chuc | CĐVC | 9
     phong_tho | Phong Thổ | -
            | ghi chú |
    """)
    request = ResultsRequest(hidden_rows=True)
    found = read_results([SourceFile("a.xlsx", data)], campaign, request)
    (source,) = found.sources
    assert (source.file, source.sheet) == ("a.xlsx", "Kết quả")
    assert source.columns == {"unit": 2, "code": 1, "ideas": 3}
    assert source.stamps.campaign.text == "sk"
    assert (len(found.places), found.refused) == (4, [])
    assert found.notes == dict.fromkeys([*Note][:4], 1)
    assert {code: str(place) for code, place in found.places.items()} == {
        "y_te": "a.xlsx: Kết quả!C3",
        "sin_ho": "a.xlsx: Kết quả!C4",
        "vien_chuc": "a.xlsx: Kết quả!C5",
        "phong_tho": "a.xlsx: Kết quả!A6",
    }
    assert [unit.code for unit in found.silent] == ["phong_tho"]


def test_a_unit_in_three_files_is_asked_about_with_what_each_says(xlsx, campaign) -> None:
    asked = []

    def ask(question):
        asked.append((str(question.message), [str(one) for one in question.options]))
        return 2

    files = [
        SourceFile(f"{name}.xlsx", xlsx(f"Đơn vị | Số sáng kiến | Giá trị làm lợi\n Y tế | {row}"))
        for name, row in (("a", "5 | 1000"), ("b", "- | -"), ("c", "6 |"))
    ]
    found = read_results(files, campaign, ask=ask)
    assert (found.counts, found.problems) == ({"ideas": {"y_te": 6}}, ())
    assert asked == [
        (
            "đơn vị «Công đoàn ngành Y tế» còn một dòng nữa ở b.xlsx: Kết quả!A2",
            [
                "a.xlsx: Kết quả!B2: 5, 1.000",
                "b.xlsx: Kết quả!A2: –",
                "c.xlsx: Kết quả!B2: 6",
            ],
        )
    ]
    told = [str(one.message).rpartition(" ở ")[2] for one in read_results(files, campaign).problems]
    assert told == ["b.xlsx: Kết quả!A2", "a.xlsx: Kết quả!B2", "a.xlsx: Kết quả!B2"]


def test_a_file_of_another_campaign_is_not_read(xlsx, read) -> None:
    data = xlsx("Mã chiến dịch | khác\n Đơn vị | Kết quả\n Y tế | 5")
    assert read(data) == (
        {},
        ["a.xlsx: Kết quả!B1: tệp này của chiến dịch «khác» [E-XLS-CAMPAIGN]"],
    )


def test_a_name_of_several_units_is_refused_with_all_of_them(xlsx, campaign_with) -> None:
    twins = campaign_with({"kd1": "Trường Kim Đồng", "kd2": "Trường Kim Đồng"})
    options = []

    def ask(question):
        options.extend(map(str, question.options))

    data = xlsx("Đơn vị | Kết quả\n Trường Kim Đồng | 5")
    (problem,) = read_results([SourceFile("a.xlsx", data)], twins, ask=ask).problems
    assert f"{problem.place}: {problem.message}; {problem.hint} [{problem.code}]" == (
        "a.xlsx: Kết quả!A2: «Trường Kim Đồng» có thể là 2 đơn vị;"
        " ghi rõ tên, hoặc thêm cột mã đơn vị [E-XLS-UNIT-SEVERAL]"
    )
    assert options == ["Trường Kim Đồng, mã kd1", "Trường Kim Đồng, mã kd2"]


def test_a_cell_that_is_not_clear_keeps_out_no_other(xlsx, campaign) -> None:
    data = xlsx("""
     Đơn vị | Số sáng kiến | Giá trị làm lợi (đồng)
     Y tế   | 12           | '1,5 (ước tính)
     Sìn Hồ | gần 600      |
    """)
    found = read_results([SourceFile("a.xlsx", data)], campaign)
    assert found.counts == {"ideas": {"y_te": 12}}
    assert [f"{one.place} {one.code}" for one in found.refused] == [
        "a.xlsx: Kết quả!C2 E-NUM",
        "a.xlsx: Kết quả!B3 E-NUM",
    ]
    assert (found.silent, [*found.places], found.statuses) == ((), ["y_te"], {})


def test_a_status_that_is_not_clear_is_one_of_the_whole_row(xlsx, read) -> None:
    counts, problems = read(xlsx("Đơn vị | Kết quả | Tình trạng\n Y tế | 12 | lạ\n Sìn Hồ | 5 |"))
    assert counts == {"sin_ho": 5}
    assert [one.rpartition(" ")[2] for one in problems] == ["[E-XLS-STATUS]"]


MONEY = "Đơn vị | Số tiền | ĐVT\nY tế | 14000000 | đồng\nSìn Hồ | 2.5 | triệu đồng\n"
BELOW = "Đơn vị | Số tiền\nY tế | 14\n\nĐVT: triệu đồng\n"


@pytest.mark.parametrize(
    ("drawing", "merges", "counts", "told"),
    [
        (MONEY, [], {"y_te": 14_000_000}, ["a.xlsx: Kết quả!B3 E-XLS-MEASURE 2.500.000"]),
        ("Đơn vị | Số tiền | ĐVT\nY tế | 3 | triệu đồng\nSìn Hồ | 2.5 |", ["C2:C3"], {}, ["a.xlsx: Kết quả!B2 E-XLS-MEASURE 3.000.000", "a.xlsx: Kết quả!B3 E-XLS-MEASURE 2.500.000"]),
        (BELOW, [], {}, ["a.xlsx: Kết quả!B1 E-XLS-MEASURE đổi ra đồng: nhân cả cột với 1.000.000, ví dụ 14 thành 14.000.000"]),
        (BELOW.replace("triệu ", ""), [], {"y_te": 14}, []),
    ],
    ids=["beside each number", "merged down", "below the table", "its own"],
)  # fmt: skip
def test_a_unit_of_measure_beside_or_below_is_seen(
    xlsx, campaign, drawing, merges, counts, told
) -> None:
    money = campaign.indicators[0].model_copy(
        update={"name": "số tiền", "unit_of_measure": "đồng", "measure": "money"}
    )
    paid, asked = campaign.model_copy(update={"indicators": (money,)}), []

    def ask(question):
        asked.append(f"{question.place} E-XLS-MEASURE {question.options[0]}")

    found = read_results([SourceFile("a.xlsx", xlsx(drawing, merges=merges))], paid, None, ask)
    assert (found.counts.get("ideas", {}), asked) == (counts, told)


def test_a_rate_out_of_range_keeps_out_no_other(xlsx, campaign) -> None:
    share = campaign.indicators[0].model_copy(
        update={"name": "tỷ lệ", "unit_of_measure": "%", "measure": Measure.RATE}
    )
    table = xlsx("Đơn vị | Tỷ lệ\nY tế | '120%\nSìn Hồ | '95%")
    paid = campaign.model_copy(update={"indicators": (share,)})
    found = read_results([SourceFile("a.xlsx", table)], paid)
    assert [*found.counts["ideas"]] == ["sin_ho"]
    assert [f"{one.place} {one.code}" for one in found.refused] == [
        "a.xlsx: Kết quả!B2 E-RATE-RANGE"
    ]


def test_a_title_that_may_mean_only_some_is_taken_and_that_is_told(xlsx, read) -> None:
    table = xlsx("Đơn vị | Sáng kiến cấp tỉnh\n Sìn Hồ | 5")
    assert read(table) == (
        {"sin_ho": 5},
        [
            "a.xlsx: Kết quả!B1: Sáng kiến cấp tỉnh: cột «Sáng kiến cấp tỉnh» được hiểu là số sáng kiến"
            " [W-XLS-COUNT-TITLE]"
        ],
    )
    assert read(table, columns={"count": "B"}) == ({"sin_ho": 5}, [])


def test_a_name_of_other_diacritics_is_taken_and_that_is_told(xlsx, read) -> None:
    assert read(xlsx("Đơn vị | Kết quả\n LĐLĐ huyện Sin Hồ | 5")) == (
        {"sin_ho": 5},
        [
            "a.xlsx: Kết quả!A2: Đơn vị: «LĐLĐ huyện Sin Hồ» được hiểu là"
            " «Liên đoàn Lao động huyện Sìn Hồ» [W-XLS-UNIT-SPELLED]"
        ],
    )

"""Tables read row by row, drawn as grids: what each row is, totals, columns told or found."""

from __future__ import annotations

import pytest
from grids import draw_grid

from generator.model.campaign import Unit
from generator.sheets.doubts import SpreadsheetRefused, ask_nobody
from generator.sheets.grid import Merge
from generator.sheets.matching import UnitIndex
from generator.sheets.measures import other_measure
from generator.sheets.row_reading import Note, Reader, TableReading, UnitCounts
from generator.sheets.row_roles import GroupLabels, is_total
from generator.sheets.table_columns import Columns, Wanted, find_columns, has_table
from generator.sheets.totals import check_totals, leave_out_sums


@pytest.fixture
def read_rows(campaign_with):
    """From a drawing without titles (ordinal, code, unit, count) to what was read of it."""
    campaign = campaign_with(
        {"a": "Huyện A", "b": "Huyện B", "c": "Huyện C", "d": "Sở D", "tong": "Tổng công ty"}
    )
    indicators = {one.code: one for one in campaign.indicators}
    columns = Columns({"ideas": 4}, unit=3, code=2, ordinal=1, titles={4: "Kết quả"})

    def run(drawing, ask=ask_nobody, merges=(), columns=columns):
        units = UnitIndex(campaign.units)
        reading = TableReading(draw_grid(drawing, merges), columns)
        Reader(reading, units, GroupLabels(campaign.groups), indicators, ask).read()
        reading.problems += check_totals(reading, indicators, ask)
        counts = {one.unit.code: one.counts.get("ideas") for one in reading.entries}
        return counts, [f"{str(one.place)[-2:]} {one.code}" for one in reading.problems], reading

    return run


@pytest.mark.parametrize(
    ("label", "total"),
    [
        ("Tổng", True),
        ("TỔNG CỘNG:", True),
        ("Tổng số", True),
        ("Cộng chung", True),
        ("Cộng dồn", True),
        ("Cộng khối II", True),
        ("Tổng các đơn vị", True),
        ("Toàn tỉnh", True),
        ("Toàn thành phố *", True),
        ("Tổng công ty", False),
        ("Tổng hợp", False),
        ("Cộng đồng", False),
        ("Toàn quốc", False),
        ("", False),
    ],
)
def test_totals_by_what_they_call_themselves(label, total) -> None:
    assert is_total(label) is total


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Khối huyện, thành phố", "dp"),
        ("KHỐI HUYỆN, THÀNH PHỐ:", "dp"),
        ("Cộng Khối huyện, thành phố", "dp"),
        ("II. Khối huyện, thành phố", "dp"),
        ("iv) dp", "dp"),
        ("Khối sở", None),
        ("", None),
    ],
)
def test_groups_by_what_rows_call_them(campaign, label, code) -> None:
    assert GroupLabels(campaign.groups).find(label) == code


@pytest.mark.parametrize(
    ("drawing", "counts", "problems"),
    [
        ("1 | a | Huyện A | 5\n2 | | Huyện B | 6", {"a": 5, "b": 6}, []),
        ("1 | a | | 5", {"a": 5}, []),
        ("1 | a | Huyện A | 5\n | | Tổng | 5", {"a": 5}, []),
        ("1 | a | Huyện A | 5\n | | Tổng | 6", {"a": 5}, ["D2 E-XLS-TOTAL"]),
        ("1 | a | Huyện A | 5\n | | Tổng | lỗi", {"a": 5}, ["D2 I-XLS-TOTAL"]),
        ("1 | a | Huyện A | 5\n | | Tổng", {"a": 5}, []),
        # a total of a row that was refused cannot be checked
        (
            "1 | a | Huyện A | x\n2 | b | Huyện B | 6\n | | Tổng | 11",
            {"a": None, "b": 6},
            ["D1 E-NUM", "D3 I-XLS-TOTAL"],
        ),
        # sums before, since the last total, after, and of the group
        ("1 | a | | 5\n | | Cộng | 5\n2 | b | | 6\n | | Cộng | 6", {"a": 5, "b": 6}, []),
        ("1 | a | | 5\n | | Cộng | 5\n2 | b | | 6\n | | Cộng | 11", {"a": 5, "b": 6}, []),
        (" | | Tổng | 11\n1 | a | | 5\n2 | b | | 6", {"a": 5, "b": 6}, []),
        (" | | Tổng | 6\n1 | a | | 5\n | | Cộng | 5\n2 | b | | 6", {"a": 5, "b": 6}, ["D1 E-XLS-TOTAL"]),
        (
            "I | | Khối huyện, thành phố | 5\n1 | a | | 5\nII | | Khối sở | 6\n2 | d | | 6",
            {"a": 5, "d": 6},
            [],
        ),
        (
            "1 | a | | 5\n2 | d | | 6\n3 | b | | 7\n | | Cộng Khối huyện, thành phố | 12",
            {"a": 5, "d": 6, "b": 7},
            [],
        ),
        (" | | Cộng\n1 | a | | 5\n | | Tổng | 6", {"a": 5}, ["D3 E-XLS-TOTAL"]),
        # a unit that is called like a total is a unit
        ("1 | | Tổng công ty | 5", {"tong": 5}, []),
        ("1 | tong | Tổng | 5", {"tong": 5}, []),
        # nobody's figures, remarks, and words under the table
        ("1 | | | 5", {}, ["D1 E-XLS-NO-UNIT"]),
        ("1 | | | chưa có", {}, []),
        (" | | Tổng | 0\n | | Người lập | Chủ tịch", {}, []),
        (" | | Người lập | Chủ tịch", {}, ["C1 E-XLS-UNIT-UNKNOWN"]),
        (" | | Người lập | 12", {}, ["C1 E-XLS-UNIT-UNKNOWN"]),
        (" | | Tổng | 0\n | | Người lập | 12 ngày", {}, ["C2 E-XLS-UNIT-UNKNOWN", "D1 I-XLS-TOTAL"]),
        ("1 | | Mường Tè", {}, ["C1 W-XLS-UNIT-UNKNOWN"]),
        (" | | Mường Tè", {}, []),
        (" | | Tổng | 0\n1 | | Mường Tè", {}, []),
        ("A | | Các sở | 12\n1 | d | | 12", {"d": 12}, []),
        ("II.) | | Các sở | 12\n1 | d | | 12", {"d": 12}, []),
        ("A1 | | Các sở | 12", {}, ["C1 E-XLS-UNIT-UNKNOWN"]),
        # code and name
        ("1 | a | Huyện B | 5", {}, ["B1 E-XLS-UNIT-DIFFERS"]),
        ("1 | a | một tên lạ | 5", {"a": 5}, []),
        ("1 | zz | Huyện B | 5", {}, ["B1 E-XLS-UNIT-UNKNOWN"]),
        ("1 | a\u200e | | 5", {"a": 5}, []),
        ("1 | a\u0007 | | 5", {}, ["B1 E-TEXT-CHARACTER"]),
    ],
)  # fmt: skip
def test_rows(read_rows, drawing, counts, problems) -> None:
    assert read_rows(drawing)[:2] == (counts, problems)


def test_a_code_that_is_known_to_nobody_is_asked_about_with_the_unit_of_its_name(read_rows) -> None:
    asked = []

    def first(question):
        asked.append([str(one) for one in question.options])
        return 0

    assert read_rows("1 | zz | Huyện B | 5", first)[0] == {"b": 5}
    assert read_rows("1 | a | Huyện B | 5", first)[0] == {"a": 5}
    assert asked == [["Huyện B (b)"], ["Huyện A (a)", "Huyện B (b)"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "1 | a | | 5\n | | Cộng | 6\n2 | b | | 60\n | | Cộng | 61",
            [
                "dòng tổng ghi 6, cộng các dòng được 5",
                "dòng tổng ghi 61, cộng các dòng được 60",
            ],
        ),
        (
            "1 | a | | 500\n2 | b | | 1.775\n | | Cộng | 500",
            ["dòng tổng ghi 500, cộng các dòng được 2.275"],
        ),
    ],
)
def test_a_total_is_told_with_the_sum_of_rows_that_comes_nearest(read_rows, text, told) -> None:
    _, _, reading = read_rows(text)
    assert [str(one.message) for one in reading.problems] == told


def test_what_is_counted_of_the_rows(read_rows) -> None:
    _, _, reading = read_rows("1 | a | | '5'\n2 | b | | 6\n | | ghi chú\n | | Tổng | 11\n | x")
    assert +reading.notes == {Note.AS_TEXT: 1, Note.SKIPPED: 2}


@pytest.mark.parametrize(
    ("merges", "counts", "problems"),
    [
        ([Merge(1, 4, 2, 4)], {"c": 7}, ["D1 E-XLS-MERGED", "D2 E-XLS-MERGED"]),
        ([Merge(1, 3, 1, 4)], {"b": 6, "c": 7}, ["D1 E-XLS-MERGED"]),
        ([Merge(1, 4, 1, 5)], {"a": 5, "b": 6, "c": 7}, []),
        ([Merge(1, 5, 3, 5)], {"a": 5, "b": 6, "c": 7}, []),
        ([Merge(3, 4, 9, 4)], {"a": 5, "b": 6}, ["D3 E-XLS-MERGED"]),
    ],
)
def test_merged_cells(read_rows, merges, counts, problems) -> None:
    drawing = "1 | a | Huyện A | 5\n2 | b | Huyện B | 6\n3 | c | Huyện C | 7"
    assert read_rows(drawing, merges=merges)[:2] == (counts, problems)


def test_merges_that_cover_more_than_there_are_rows_are_damage(read_rows) -> None:
    with pytest.raises(SpreadsheetRefused):
        read_rows("1 | a | | 5\n2 | b | | 6", merges=[Merge(1, 4, 2, 4)] * 2)


@pytest.mark.parametrize(
    ("titles", "told", "columns"),
    [
        ("TT | Mã | Đơn vị | Kết quả", {}, {"code": 2, "unit": 3, "ideas": 4}),
        ("TT | Mã | Tên gọi | Kết quả", {}, {"code": 2, "ideas": 4}),
        ("TT | Đơn vị | Kết quả | Giá trị làm lợi", {}, {"unit": 2, "ideas": 3, "benefit": 4}),
        ("TT | Đơn vị | Giá trị làm lợi", {}, {"unit": 2, "benefit": 3}),
        ("TT | Đơn vị | Kết quả", {"count": "B", "unit": "A"}, {"unit": 1, "ideas": 2}),
        ("TT | Đơn vị | Lũy kế | Kết quả", {"count": "Lũy kế"}, {"unit": 2, "ideas": 3}),
        ("TT | Đơn vị | Lũy kế | Kết quả", {"ideas": "D"}, {"unit": 2, "ideas": 4}),
        ("Mã | Đơn vị | Số | Kết quả", {"unit": "B"}, {"unit": 2, "ideas": 4}),
        ("Mã | Mã số | Đơn vị | Kết quả", {"code": "B"}, {"code": 2, "unit": 3, "ideas": 4}),
        ("Đơn vị | Kết quả", {"benefit": "B"}, {"unit": 1, "benefit": 2}),
        (
            "Đơn vị | Kết quả | Quy ra tiền",
            {"benefit": "C"},
            {"unit": 1, "ideas": 2, "benefit": 3},
        ),
    ],
)
def test_columns_that_are_read(campaign, titles, told, columns) -> None:
    main, *others = campaign.indicators
    grid = draw_grid(f"{titles}\n1 | 2 | 3 | 4")
    assert find_columns(grid, Wanted(main, others, told), ask_nobody).by_content == columns


def test_a_title_that_is_the_name_of_another_indicator_is_not_of_the_one_asked_for(
    campaign,
) -> None:
    other = campaign.indicators[1].model_copy(update={"name": "kết quả thi đua"})
    wanted = Wanted(campaign.main_indicator, [other])
    found = find_columns(draw_grid("Đơn vị | Kết quả thi đua"), wanted, ask_nobody)
    assert found.by_content == {"unit": 1, "benefit": 2}


@pytest.mark.parametrize(
    ("titles", "told", "problem"),
    [
        (
            *("Mã | Mã số | Kết quả", {}),
            "có nhiều cột mã đơn vị: A «Mã», B «Mã số» [E-XLS-CODE-COLUMN]",
        ),
        (
            *("Đơn vị | Kết quả | Kết quả", {}),
            "có nhiều cột có thể là số liệu của «số sáng kiến»: B «Kết quả», C «Kết quả» [E-XLS-COUNT-COLUMN]",
        ),
        (
            *("Đơn vị | Kết quả", {"count": "Số"}),
            "không có đúng một cột tên «Số» [E-XLS-COLUMN]",
        ),
        (
            *("Đơn vị | Kết quả", {"ideas": "B", "benefit": "B"}),
            "một cột được hiểu là số của hai chỉ số [E-XLS-COUNT-COLUMN]",
        ),
        (
            *("Đơn vị | Kết quả", {"count": "GS"}),
            "không có đúng một cột tên «GS» [E-XLS-COLUMN]",
        ),
    ],
)
def test_columns_that_are_doubtful(campaign, titles, told, problem) -> None:
    main, *others = campaign.indicators
    with pytest.raises(SpreadsheetRefused) as caught:
        find_columns(draw_grid(titles), Wanted(main, others, told), ask_nobody)
    assert f"{caught.value.problems[0].message} [{caught.value.problems[0].code}]" == problem


@pytest.mark.parametrize(
    ("above", "title", "measure", "stated"),
    [
        ("", "Số tiền (triệu đồng)", "đồng", "triệu đồng"),
        ("", "Số tiền (tr.đ)", "đồng", "tr.đ"),
        ("", "Số tiền (1.000đ)", "đồng", "1.000đ"),
        ("", "Số tiền, nghìn đồng", "đồng", "nghìn đồng"),
        ("", "Số tiền (VNĐ)", "đồng", None),
        ("", "Số tiền (trđ)", "triệu đồng", None),
        ("Đơn vị tính: triệu đồng", "Số tiền", "đồng", "triệu đồng"),
        ("Đơn vị tính: triệu đồng", "Số tiền (đồng)", "đồng", None),
        ("Đơn vị tính: triệu đồng", "Số sáng kiến", "sáng kiến", None),
        ("Đơn vị: LĐLĐ huyện A", "Số sáng kiến", "sáng kiến", None),
        ("ĐVT: kg", "Rác thải", "tấn", "kg"),
        ("", "Rác thải (kg)", "tấn", "kg"),
        ("", "Kết quả (%)", "sáng kiến", "%"),
        ("", "Kết quả (lũy kế) (G)", "sáng kiến", None),
        ("", "Số người (nghìn người)", "người", "nghìn người"),
        ("Bảng tổng hợp (nghìn đồng)", "Số tiền", "đồng", "nghìn đồng"),
        ("Số tiền tính bằng triệu đồng", "Số tiền", "đồng", "triệu đồng"),
        ("ĐVT: triệu đồng, hộ", "Số tiền", "đồng", "triệu đồng"),
        ("ĐVT: đồng, tấn, triệu đồng", "Số tiền", "đồng", None),
        ("ĐVT: 1,000 đồng", "Số tiền", "đồng", "1,000 đồng"),
        ("", "Kg", "tấn", "Kg"),
        ("", "Số tiền (ngân sách)", "đồng", None),
        ("", "Kết quả (tỷ lệ)", "sáng kiến", None),
        ("", "Kết quả (nghìn sáng kiến)", "sáng kiến", "nghìn sáng kiến"),
        ("", "Tỷ lệ đạt", "%", None),
        ("", "Số hộ thoát nghèo (người)", "hộ", "người"),
        ("", "Kết quả (người)", "đồng", "người"),
        ("", "Số hộ (hộ gia đình)", "hộ", None),
        ("", "Số đoàn viên kết nạp (người)", "đoàn viên", None),
        ("ĐVT: mô hình", "Kết quả", "hộ", "mô hình"),
        ("", "Số tiền (10^3 đ)", "đồng", "10^3 đ"),
        ("", "Số tiền (10^6đ)", "đồng", "10^6đ"),
        ("ĐVT: người", "Số hộ thoát nghèo", "hộ", None),
    ],
)
def test_another_unit_of_measure_than_is_recorded(above, title, measure, stated) -> None:
    assert other_measure([title], [above], measure) == stated


def test_a_column_of_millions_is_not_taken_as_dong(campaign) -> None:
    main, *others = campaign.indicators
    grid = draw_grid("Đơn vị | Giá trị làm lợi (triệu đồng)\nHuyện A | 20")
    with pytest.raises(SpreadsheetRefused) as caught:
        find_columns(grid, Wanted(main, others), ask_nobody)
    assert [str(one.message) for one in caught.value.problems] == [
        "tệp ghi đơn vị tính «triệu đồng», dữ liệu ghi số này bằng «đồng»"
    ]
    assert find_columns(grid, Wanted(main, others), lambda question: 0).counts == {"benefit": 2}


def test_the_last_column_that_can_be_told(campaign) -> None:
    wanted = Wanted(campaign.main_indicator, (), {"count": "GR"})
    assert find_columns(draw_grid("Đơn vị | Ghi chú"), wanted, ask_nobody).counts == {"ideas": 200}


@pytest.mark.parametrize(
    ("drawing", "found"),
    [("Đơn vị | Kết quả", True), ("Đơn vị | Ghi chú", False), ("a | Kết quả", False), ("a", False)],
)
def test_whether_a_sheet_has_a_table(campaign, drawing, found) -> None:
    assert has_table(draw_grid(drawing), Wanted(campaign.main_indicator)) is found


@pytest.mark.parametrize(
    ("sheets", "named", "told"),
    [
        ({"A": "Đơn vị | Kết quả\nY tế | 5", "B": "x"}, None, {"y_te": 5}),
        ({"A": "x", "B": "Đơn vị | Kết quả\nY tế | 5"}, "b", {"y_te": 5}),
        (
            *({"A": "x", "B": "y"}, "C"),
            "a.xlsx: không có trang tính «C» [E-XLS-SHEET]",
        ),
        ({"A": "", "B": ""}, None, "a.xlsx: các trang tính đều trống [E-XLS-EMPTY]"),
        (
            *({"A": "x", "B": "y"}, None),
            "a.xlsx: không rõ số liệu ở trang tính nào: A, B [E-XLS-SHEET]",
        ),
    ],
)
def test_the_sheet_that_is_read(xlsx, read, sheets, named, told) -> None:
    counts, problems = read(xlsx(sheets), sheet=named)
    assert (counts or problems[0]) == told


def test_a_file_of_hidden_sheets(xlsx, read) -> None:
    hidden = xlsx({"A": "x", "B": "y"}, hidden=["A", "B"])
    assert read(hidden)[1] == ["a.xlsx: mọi trang tính đều ẩn [E-XLS-SHEET]"]
    assert read(xlsx({"A": "x", "B": "y"}, hidden=["B"]), sheet="b")[1] == [
        "a.xlsx: trang tính «b» đang ẩn [E-XLS-SHEET]"
    ]


@pytest.mark.parametrize(
    ("counts", "tier", "kept"),
    [
        ({"x": 9, "a": 4, "b": 5}, "whole", "a b"),
        ({"x": 4, "a": 4}, "whole", "a"),
        ({"x": 9, "a": 4}, "whole", "x a"),
        ({"x": 9}, "whole", "x"),
        ({"x": 9, "a": 4, "b": 5}, "own", "x a b"),
    ],
)
def test_a_unit_that_is_the_sum_of_those_below_it_is_a_total(campaign, counts, tier, kept) -> None:
    units = {"x": Unit(code="x", name="X", tier=tier)}
    units |= {code: Unit(code=code, name=code, parent="x") for code in "ab"}
    reading = TableReading(draw_grid("1"), Columns({"ideas": 1}, unit=1))
    reading.entries += [
        UnitCounts(units[code], 1, {"ideas": count}) for code, count in counts.items()
    ]
    leave_out_sums(reading, {one.code: one for one in campaign.indicators})
    assert " ".join(entry.unit.code for entry in reading.entries) == kept


@pytest.mark.parametrize(
    ("answer", "kept", "told"),
    [(None, "a b", ["E-XLS-SUM"]), (0, "a b", []), (1, "x a b", [])],
)
def test_whether_a_row_is_a_total_is_asked_where_one_below_it_is_not_clear(
    campaign, answer, kept, told
) -> None:
    x, a, b = (Unit(code=code, name=code, parent="x" if code != "x" else None) for code in "xab")
    reading = TableReading(draw_grid("1"), Columns({"ideas": 1}, unit=1))
    reading.entries += [
        UnitCounts(x, 1, {"ideas": 9}),
        UnitCounts(a, 2, {"ideas": 4}),
        UnitCounts(b, 3, {}, unclear=frozenset({"ideas"})),
    ]
    leave_out_sums(reading, {one.code: one for one in campaign.indicators}, lambda _: answer)
    assert " ".join(entry.unit.code for entry in reading.entries) == kept
    assert [one.code for one in reading.problems] == told

"""Which passages of a signed file are told as changed, and in which order."""

from __future__ import annotations

from generator.office.changed_words import changed_passages, passages_told_of
from generator.office.printed_words import told_blocks, told_words
from generator.ooxml import pack


def told(then, now):
    return str(passages_told_of(changed_passages([then], [now])))


def test_a_passage_is_told_with_the_one_that_it_became_though_others_came_before_it() -> None:
    then = ["Đến nay có 1.033 hộ đăng ký"]
    now = ["Số liệu đã đủ các xã", "Đến nay có 1.071 hộ đăng ký"]
    assert told(then, now) == (
        "nay thêm “Số liệu đã đủ các xã”;"
        " đã ký: “Đến nay có 1.033 hộ đăng ký” → nay: “Đến nay có 1.071 hộ đăng ký”"
    )


def test_passages_unlike_each_other_are_taken_out_and_put_in() -> None:
    assert told(["105,4%"], ["95,7%", "90,4%"]) == (
        "“105,4%” nay không còn; nay thêm “95,7%”; nay thêm “90,4%”"
    )


def chart(code, *values):
    """A Word file with a line of text and a chart of these values."""
    points = "".join(f'<c:pt idx="{at}"><c:v>{one}</c:v></c:pt>' for at, one in enumerate(values))
    cache = f"<c:numCache><c:formatCode>{code}</c:formatCode>{points}</c:numCache>"
    return {
        "word/charts/chart1.xml": f'<c:ser xmlns:c="http://c"><c:val><c:numRef>{cache}</c:numRef></c:val></c:ser>',
        "word/document.xml": f'<w:p xmlns:w="http://w"><w:t>có {len(values)} hộ</w:t></w:p>',
    }


def printed(code, *values):
    return told_words(pack({name: one.encode() for name, one in chart(code, *values).items()}))


def test_the_text_is_told_before_its_charts_and_figures_there_as_they_are_printed() -> None:
    assert printed('0.0"%"', "101.33333333333333", "98") == ["có 2 hộ", "101,3% 98%"]
    assert printed('0"%"', "101.33333333333333") == ["có 1 hộ", "101%"]
    assert printed("[>=1000]0\\.000;0", "6457", "1.5", "94.88888888888889") == [
        "có 3 hộ",
        "6.457 1,5 94,89",
    ]
    assert printed(r"dd\/mm\/yyyy", "45769") == ["có 1 hộ", "22/4/2025"]


SIGNED = """
TT | Tên đơn vị | Cả năm | Giai đoạn 1
1 | Khoa Nội | 15 | 6
2 | Khoa Sản | 11 | 5
3 | Khoa Nhi | 12 | 5
 | Tổng | 38 | 16
"""


def of_tables(*tables):
    """A Word file that says these tables, the first row of each its head."""
    lines = [line for table in tables for line in ("", *table.strip().splitlines())]
    body = "".join(
        "</w:tbl><w:tbl>" if not line else "<w:tr>" + "".join(
            f"<w:tc><w:p><w:t>{text.strip()}</w:t></w:p></w:tc>" for text in line.split("|")
        ) + "</w:tr>"
        for line in lines
    )  # fmt: skip
    text = f'<w:body xmlns:w="http://w"><w:tbl>{body}</w:tbl></w:body>'
    return told_blocks(pack({"word/document.xml": text.encode()}))


def cells(*changed, signed=(SIGNED,)):
    return [str(one.told) for one in changed_passages([of_tables(*signed)], [of_tables(*changed)])]


def test_a_table_is_told_cell_by_cell_by_the_names_of_rows_and_columns() -> None:
    now = SIGNED.replace("Sản | 11", "Sản | 12").replace("Nhi | 12", "Nhi | 11")
    assert cells(now) == ["Khoa Sản, cột “Cả năm”: 11 → 12", "Khoa Nhi, cột “Cả năm”: 12 → 11"]
    assert cells(SIGNED.replace("Sản | 11", "Sản | ")) == ["Khoa Sản, cột “Cả năm”: 11 → (trống)"]


def test_a_row_that_came_or_went_is_told_as_such_and_the_ordinals_after_it_are_not() -> None:
    fewer = SIGNED.replace("2 | Khoa Sản | 11 | 5\n", "").replace("3 | Khoa", "2 | Khoa")
    assert cells(fewer) == ["dòng “Khoa Sản” nay không còn (2; Khoa Sản; 11; 5)"]
    assert cells(SIGNED, signed=[fewer]) == ["nay thêm dòng “Khoa Sản” (2; Khoa Sản; 11; 5)"]


def test_a_unit_under_another_name_is_the_row_that_it_was() -> None:
    renamed = SIGNED.replace("Khoa Sản", "Khoa Phụ sản")
    assert cells(renamed) == ["Khoa Sản, cột “Tên đơn vị”: Khoa Sản → Khoa Phụ sản"]


def test_a_column_that_came_or_is_called_otherwise_and_another_order_are_told() -> None:
    assert cells(SIGNED.replace("Cả năm", "Năm 2026")) == ["tên cột: “Cả năm” → “Năm 2026”"]
    wider = "\n".join(f"{line} | {note}" for line, note in zip(SIGNED.split("\n")[1:-1], ("Giai đoạn 2", 9, 6, 7, 22), strict=True))  # fmt: skip
    assert cells(wider) == ["nay thêm cột “Giai đoạn 2”"]
    assert cells(SIGNED, signed=[wider]) == ["cột “Giai đoạn 2” nay không còn"]
    turned = """
TT | Tên đơn vị | Cả năm | Giai đoạn 1
1 | Khoa Nội | 15 | 6
2 | Khoa Nhi | 12 | 5
3 | Khoa Sản | 11 | 5
 | Tổng | 38 | 16
"""
    (order,) = cells(turned)
    assert order == (
        "thứ tự các dòng: “Khoa Nội; Khoa Sản; Khoa Nhi; Tổng” → “Khoa Nội; Khoa Nhi; Khoa Sản; Tổng”"
    )


def test_ordinals_that_alone_differ_are_told_and_of_several_tables_the_number() -> None:
    assert cells(SIGNED.replace("3 | Khoa", "4 | Khoa")) == ["Khoa Nhi, cột “TT”: 3 → 4"]
    now = SIGNED.replace("Nội | 15", "Nội | 16")
    assert cells(SIGNED, now, signed=[SIGNED, SIGNED]) == ["bảng 2: Khoa Nội, cột “Cả năm”: 15 → 16"]  # fmt: skip


def test_rows_called_alike_are_held_each_against_its_own() -> None:
    twice = SIGNED.replace("Khoa Nội", "Khoa Nhi")
    assert cells(twice.replace("12 | 5", "12 | 4"), signed=[twice]) == [
        "Khoa Nhi, cột “Giai đoạn 1”: 5 → 4"
    ]

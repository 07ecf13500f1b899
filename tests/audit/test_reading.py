"""What a text is taken apart into: paragraphs with their places, tables as grids, the document's own number."""

from __future__ import annotations

import datetime
import io

import docx
import pytest
from docx.enum.text import WD_BREAK
from typescript import word_file

from generator.audit import read_text
from generator.audit.manuscript import TextTable
from generator.audit.reading.plain import LINE_CAP, read_pages
from generator.audit.reading.word import manuscript_of
from generator.lint import read_document
from generator.lint.reading.word_package import read_package
from generator.problems import RecordsInvalid


def word(data):
    return manuscript_of(read_document(read_package(data, "thu.docx")))


def outline(made):
    """`annex / heading: text` of each paragraph; rows of a table between bars, heads with `=`."""
    told = []
    for block in made.blocks:
        spot = block.spot
        where = " / ".join(filter(None, (spot.part, spot.annex, spot.heading)))
        if isinstance(block, TextTable):
            told.append(f"{where}: [{block.caption}] [{block.unit_of_measure}]")
            told += [
                f"{'=' if at < block.heads else '|'} " + " | ".join(cell.text for cell in row)
                for at, row in enumerate(block.grid)
            ]
        else:
            told.append(f"{where}: {block.text}" if where else block.text)
    return "\n".join(told)


PLAIN = [
    ("một dòng\nhai dòng", "một dòng\nhai dòng"),
    (
        "V/v phát động Chiến dịch thực hiện “01\ntriệu sáng kiến”\n- Như trên",
        "V/v phát động Chiến dịch thực hiện “01 triệu sáng kiến”\n- Như trên",
    ),
    (
        "cấp trên đã triển khai thực hiện ở các\n\ncấp công đoàn trong tỉnh.\n\ncòn lại.",
        "cấp trên đã triển khai thực hiện ở các cấp công đoàn trong tỉnh.\ncòn lại.",
    ),
    (
        "I. KẾT QUẢ\nĐạt 5%.\n1. Về số lượng\nCó 7.",
        "I. KẾT QUẢ: I. KẾT QUẢ\nI. KẾT QUẢ: Đạt 5%.\n1. Về số lượng: 1. Về số lượng\n1. Về số lượng: Có 7.",
    ),
    (
        "Phụ lục II\nBIỂU TỔNG HỢP\n(Kèm theo Báo cáo số 5)\nTheo Phụ lục I thì khác.",
        "Phụ lục II: Phụ lục II\nPhụ lục II / BIỂU TỔNG HỢP: BIỂU TỔNG HỢP\n"
        "Phụ lục II / BIỂU TỔNG HỢP: (Kèm theo Báo cáo số 5)\n"
        "Phụ lục II / BIỂU TỔNG HỢP: Theo Phụ lục I thì khác.",
    ),
    ("**CHỈ TIÊU**\nvề *mô hình*", "CHỈ TIÊU: CHỈ TIÊU\nCHỈ TIÊU: về mô hình"),
    (
        "Bảng 1. Kết quả\n(ĐVT: triệu đồng)\nTT\tXã\tThu\n1\tAn\t5\n2\tBình\t7\nHết.",
        ": [Bảng 1. Kết quả] [triệu đồng]\n= TT | Xã | Thu\n| 1 | An | 5\n| 2 | Bình | 7",
    ),
    ("| Xã | Thu |\n|---|---:|\n| An | 5 |", ": [] []\n= Xã | Thu\n| An | 5"),
    ("Xã\t2021\t2022\nAn\t5\t6", ": [] []\n= Xã | 2021 | 2022\n| An | 5 | 6"),
    ("a\tb\nc\td", "a\nb\nc\nd"),
    ("thu được 98,6 tri-\nệu đồng; thi Toán-\nTin.", "thu được 98,6 triệu đồng; thi Toán-\nTin."),
    ("gồm 03 đồng chí: Lê Hòa,\nĐức Long.", "gồm 03 đồng chí: Lê Hòa, Đức Long."),
]


@pytest.mark.parametrize(("text", "told"), PLAIN)
def test_a_pasted_text(text, told):
    assert told in outline(read_text(text))


WORDS = [
    (
        "Xã | Thu | < \n^ | Quý I | Quý II\n(1) | (2) | (3)\nAn | 5 | 6",
        ": [] []\n= Xã | Thu | Thu\n= Xã | Quý I | Quý II\n= (1) | (2) | (3)\n| An | 5 | 6",
    ),
    (
        "TT | Xã | Thu\nI | Khối xã | < \n1 | An | 5",
        ": [] []\n= TT | Xã | Thu\n| I | Khối xã | Khối xã\n| 1 | An | 5",
    ),
    ("ỦY BAN | CỘNG HÒA\nSố: 5/KH | Huế, ngày 03 tháng 7 năm 2026", "ỦY BAN\nCỘNG HÒA\nSố: 5/KH"),
    ("Có 5 xã.[^1]\n[^1]: Không kể 2 xã mới.", "Có 5 xã.\nword/footnotes.xml: Không kể 2 xã mới."),
    ("Có 5 xã.\n[[ Thêm 2 phường. ]]", "Có 5 xã.\nThêm 2 phường."),
]


@pytest.mark.parametrize(("text", "told"), WORDS)
def test_a_word_file(text, told):
    assert outline(word(word_file(text))) == told or outline(word(word_file(text))).startswith(told)


def test_line_breaks_and_tabs_keep_figures_apart():
    document = docx.Document()
    document.add_paragraph("Đạt  1.200\n3 đơn vị\tcó")
    file = io.BytesIO()
    document.save(file)
    assert outline(word(file.getvalue())) == "Đạt 1.200\n3 đơn vị\tcó"


def test_raised_figures_are_marks_of_notes_or_powers():
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text in ("Có 1.200", "1", " hộ, 3 x 10", "6", " đồng"):
        paragraph.add_run(text).font.superscript = len(text) == 1
    file = io.BytesIO()
    document.save(file)
    assert outline(word(file.getvalue())) == "Có 1.200 hộ, 3 x 10⁶ đồng"


def test_pages_are_known_where_word_left_its_marks():
    document = docx.Document()
    document.add_paragraph("một")
    run = document.add_paragraph().add_run()
    run._r.append(run._r.makeelement(docx.oxml.ns.qn("w:lastRenderedPageBreak"), {}))
    run.add_text("hai")
    document.add_paragraph("vẫn hai").add_run().add_break(WD_BREAK.PAGE)
    file = io.BytesIO()
    document.save(file)
    made = word(file.getvalue())
    assert [(one.text, one.spot.page) for one in made.passages] == [
        ("một", 1), ("hai", 2), ("vẫn hai", 2),
    ]  # fmt: skip
    assert made.pages == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Số: 120/LĐLĐ\nCà Mau, ngày 25 tháng 4 năm 2022",
            (120, "LĐLĐ", datetime.date(2022, 4, 25)),
        ),
        (
            "Số: 05/KH-UBND\tHuế, ngày 3 tháng 7 năm 2026\nX",
            (5, "KH-UBND", datetime.date(2026, 7, 3)),
        ),
        ("Theo Kế hoạch số 05/KH-UBND ngày 12 tháng 01 năm 2026", (None, "", None)),
        ("Số: …/BC-LĐLĐ\nHuế, ngày 31 tháng 4 năm 2022", (None, "", None)),
    ],
)
def test_what_a_document_says_of_itself(text, told):
    made = read_text(text)
    assert (made.number, made.symbol, made.dated) == told


LAID_OUT = """\
ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI

  TT   Tên đơn vị            Tổng số     Đã làm
                              CĐCS        (%)

   I   Các huyện                179       50,3

   1   Phong Thổ và một          97        4,9
       số đơn vị
   2   Sìn Hồ                    82       45,4
\f  Hết.
                  2
"""


def test_columns_of_a_page_are_those_that_all_lines_share():
    assert outline(read_pages(LAID_OUT, "a.pdf")) == (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI\n"
        ": [] []\n"
        "= TT | Tên đơn vị | Tổng số | Đã làm\n"
        "=  |  | CĐCS | (%)\n"
        "| I | Các huyện | 179 | 50,3\n"
        "| 1 | Phong Thổ và một số đơn vị | 97 | 4,9\n"
        "| 2 | Sìn Hồ | 82 | 45,4\n"
        "Hết."
    )


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "TT Xã          Hộ   Nghèo Tỷ lệ\n 1 An        1.20    12 1,0%\n                0\n 2 Bình        80     8 10%",
            "= TT | Xã | Hộ | Nghèo Tỷ lệ | \n| 1 | An | 1.200 | 12 | 1,0%\n| 2 | Bình | 80 | 8 | 10%",
        ),
        (
            "TT  Xã            Hộ    Nghèo\n    Các xã của\n I                 200    20\n    huyện\n D  Còn lại (A-    97    9\n    B)",
            "= TT | Xã | Hộ | Nghèo\n| I | Các xã của huyện | 200 | 20\n| D | Còn lại (A- B) | 97 | 9",
        ),
        ("một   hai   ba bốn\nnăm   sáu   bảy", "một\nhai\nba bốn\nnăm\nsáu\nbảy"),
    ],
)
def test_what_a_narrow_column_did_to_figures_is_undone(lines, told):
    assert outline(read_pages(lines, "a.pdf")).removeprefix(": [] []\n") == told


def test_running_heads_and_feet_of_pages_are_left_out_and_paragraphs_go_on():
    line = "Toàn xã có 300 hộ, gồm 120 hộ nghèo ở ấp An Lành và 100 hộ cận nghèo ở ấp"
    pages = [f"Báo cáo tháng {one}\n{line}\n{line}\n   {one}" for one in (1, 2, 3)]
    (whole,) = read_pages("\f".join(pages), "a.pdf").passages
    assert whole.text == " ".join([line] * 6)


TORN = """\
  TT   Xã          Hộ    Nghèo
   1   An         120       12
   2   Bình        80        8
\f                  2
  TT   Xã          Hộ    Nghèo
   3   Chi        100       10
       Tổng       300       30
\f
   4   Dư        1000      100      x
       Tổng      1300      130      x
"""


def test_a_table_that_is_torn_by_pages_is_one_or_none():
    assert outline(read_pages(TORN, "a.pdf")) == (
        ": [] []\n= TT | Xã | Hộ | Nghèo\n| 1 | An | 120 | 12\n| 2 | Bình | 80 | 8\n"
        "| 3 | Chi | 100 | 10\n|  | Tổng | 300 | 30\n"
        "4\nDư\n1000\n100\nx\nTổng\n1300\n130\nx"
    )


def test_a_text_longer_than_any_document_is_refused():
    with pytest.raises(RecordsInvalid) as caught:
        read_text("\n" * LINE_CAP)
    assert [str(one.code) for one in caught.value.problems] == ["E-AUDIT-LONG"]

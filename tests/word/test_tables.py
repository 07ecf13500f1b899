"""Tables: the outline of what is written, merged cells, widths, hostile text, a valid package."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from audited import faults_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.ooxml.metrics import text_width
from generator.word.tables.between_margins import PaperSize, twips
from generator.word.tables.fitting import Fit
from generator.word.tables.table import (
    Alignment,
    FinishedTable,
    MergedCell,
    RowKind,
    Signer,
    TableColumn,
    TableMisshapen,
    TableRow,
    merge_header,
    number_columns,
)
from generator.word.tables.widths import column_wants, column_widths, landscape_needed
from generator.word.tables.written import write_grid, write_table
from generator.wording.said_numbers import number

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
ORDINAL, NAME, FIGURE = TableColumn(Alignment.CENTRE), TableColumn(), TableColumn(Alignment.NUMBER)
ROOM = twips(165)
STYLES = [
    "BangTieuDe",
    "BangSoCot",
    "BangChu",
    "BangSo",
    "BangGiua",
    "BangTong",
    "DonViTinh",
    "GhiChuBang",
    "KyBang",
]


def body_of(xml: bytes) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{xml.decode()}</w:body>')


def outline(xml: bytes) -> str:
    """One line per paragraph or row; a cell is style, merge, bold alignment and text."""
    lines = []
    for block in body_of(xml):
        rows = block.findall(f"{W}tr")
        lines += [row_line(row) for row in rows] if rows else [paragraph_line(block)]
    return "\n".join(lines)


def row_line(row: etree._Element) -> str:
    repeated = "= " if row.find(f"{W}trPr/{W}tblHeader") is not None else "- "
    return repeated + " | ".join(cell_line(cell) for cell in row.findall(f"{W}tc"))


def cell_line(cell: etree._Element) -> str:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    marks = "" if span is None else f"↔{span.get(f'{W}val')}"
    marks += {None: "", "restart": "↓", "continue": "↑"}[
        None if merge is None else merge.get(f"{W}val")
    ]
    return marks + paragraph_line(cell.find(f"{W}p"))


def paragraph_line(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    align = paragraph.find(f"{W}pPr/{W}jc")
    style += "" if align is None else f"/{align.get(f'{W}val')}"
    texts = [
        {"t": part.text, "br": "⏎", "tab": "⇥"}[etree.QName(part).localname]
        for part in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
    ]
    return f"{style} {''.join(texts)}".strip()


def docx_of(xml: bytes) -> bytes:
    """The least Word file that holds the XML and the styles of the contract."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name in STYLES
    ) + "".join(
        f'<w:style w:type="table" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name in ("LuoiBang", "BangTrong")
    )
    base = "http://schemas.openxmlformats.org"
    office = f"{base}/officeDocument/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{base}/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{main}.styles+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{base}/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{base}/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{office}/styles" Target="styles.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{NAMESPACE}"><w:body>{xml.decode()}<w:p/>'
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{NAMESPACE}">{styles}</w:styles>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return packed.getvalue()


def faults_in(path) -> list[str]:
    """What the validator finds, but for parts that this bare package leaves out on purpose."""
    found = faults_of(path)
    return [fault.description for fault in found if fault.id != "Sem_MissingRelationshipType"]


QUOTAS = FinishedTable(
    columns=(ORDINAL, NAME, FIGURE, FIGURE, FIGURE),
    header=merge_header(
        [
            ("TT",),
            ("Tên đơn vị",),
            ("Số CĐCS",),
            ("Chỉ tiêu", "Giai đoạn 1"),
            ("Chỉ tiêu", "Giai đoạn 2"),
        ]
    ),
    column_numbers=number_columns(5),
    rows=(
        TableRow(("I", "Khối huyện", "214", "05", "13"), RowKind.GROUP),
        TableRow(("1", "LĐLĐ huyện Phong Thổ", "97", "02", "06")),
        TableRow(("2", "LĐLĐ huyện Sìn Hồ", "117", "03", "07")),
        TableRow((MergedCell("II. Khối ngành", colspan=2), "58", "01", "03"), RowKind.GROUP),
        TableRow(("3", "Phòng KH&CN <Sở>", "58", "01", "03")),
        TableRow(("", "Đơn vị còn lại", "0", "00", "00"), RowKind.REMAINDER),
        TableRow(("", "Tổng cộng", "272", "06", "16"), RowKind.TOTAL),
    ),
    measure="mô hình",
    notes=("Không tính đơn vị đã giải thể.", "Tỷ lệ làm tròn đến 0,1%."),
    signers=(
        Signer("NGƯỜI LẬP BIỂU", "Trần Thị B", "(Ký, họ tên)"),
        Signer("CHỦ TỊCH", "Lê Văn C", above="Lai Châu, ngày 06 tháng 3 năm 2023"),
    ),
)

QUOTAS_OUTLINE = """\
DonViTinh Đơn vị tính: mô hình
= ↓BangTieuDe TT | ↓BangTieuDe Tên đơn vị | ↓BangTieuDe Số CĐCS | ↔2BangTieuDe Chỉ tiêu
= ↑BangTieuDe | ↑BangTieuDe | ↑BangTieuDe | BangTieuDe Giai đoạn 1 | BangTieuDe Giai đoạn 2
= BangSoCot (1) | BangSoCot (2) | BangSoCot (3) | BangSoCot (4) | BangSoCot (5)
- BangTong/center I | BangTong/left Khối huyện | BangTong/right 214 | BangTong/right 05 | \
BangTong/right 13
- BangGiua 1 | BangChu LĐLĐ huyện Phong Thổ | BangSo 97 | BangSo 02 | BangSo 06
- BangGiua 2 | BangChu LĐLĐ huyện Sìn Hồ | BangSo 117 | BangSo 03 | BangSo 07
- ↔2BangTong/left II. Khối ngành | BangTong/right 58 | BangTong/right 01 | BangTong/right 03
- BangGiua 3 | BangChu Phòng KH&CN <Sở> | BangSo 58 | BangSo 01 | BangSo 03
- BangGiua | BangChu Đơn vị còn lại | BangSo 0 | BangSo 00 | BangSo 00
- BangTong/center | BangTong/center Tổng cộng | BangTong/right 272 | BangTong/right 06 | \
BangTong/right 16
GhiChuBang Ghi chú:
GhiChuBang - Không tính đơn vị đã giải thể.
GhiChuBang - Tỷ lệ làm tròn đến 0,1%.
GhiChuBang
- KyBang | KyBang Lai Châu, ngày 06 tháng 3 năm 2023
- KyBang NGƯỜI LẬP BIỂU | KyBang CHỦ TỊCH
- KyBang (Ký, họ tên) | KyBang
- KyBang | KyBang
- KyBang Trần Thị B | KyBang Lê Văn C"""


def plain(*rows: TableRow, columns: tuple[TableColumn, ...] = (NAME, FIGURE)) -> FinishedTable:
    return FinishedTable(columns, (tuple("ab"[: len(columns)]),), rows)


def test_whole_table_reads_as_on_paper() -> None:
    assert outline(write_table(QUOTAS, Fit(PaperSize.PORTRAIT))) == QUOTAS_OUTLINE


def test_whole_table_is_valid_in_a_word_file(tmp_path) -> None:
    file = tmp_path / "quotas.docx"
    file.write_bytes(docx_of(write_table(QUOTAS, Fit(PaperSize.PORTRAIT))))
    assert faults_in(file) == []


def test_validator_sees_a_cell_without_paragraph(tmp_path) -> None:
    file = tmp_path / "broken.docx"
    whole = write_table(QUOTAS, Fit(PaperSize.PORTRAIT))
    start = whole.index(b"<w:p>", whole.index(b"<w:tc>"))
    end = whole.index(b"</w:p>", start) + len(b"</w:p>")
    file.write_bytes(docx_of(whole[:start] + whole[end:]))
    assert faults_in(file) != []


def test_header_of_three_levels() -> None:
    paths = [
        ("TT",),
        ("Chỉ tiêu", "Tổng số"),
        ("Chỉ tiêu", "Trong đó", "Giai đoạn 1"),
        ("Chỉ tiêu", "Trong đó", "Giai đoạn 2"),
        ("Kết quả", "Tổng số"),
        ("Tổng số",),
    ]
    table = FinishedTable((ORDINAL, *(FIGURE,) * 5), merge_header(paths), ())
    assert outline(write_grid(table, ROOM)).replace("BangTieuDe", "·") == (
        "= ↓· TT | ↔3· Chỉ tiêu | · Kết quả | ↓· Tổng số\n"
        "= ↑· | ↓· Tổng số | ↔2· Trong đó | ↓· Tổng số | ↑·\n"
        "= ↑· | ↑· | · Giai đoạn 1 | · Giai đoạn 2 | ↑· | ↑·"
    )


def test_cells_merged_both_ways_keep_their_span_below() -> None:
    table = plain(
        TableRow((MergedCell("x", colspan=2, rowspan=2),)), TableRow(()), TableRow(("c", "1"))
    )
    assert outline(write_grid(table, ROOM)).splitlines()[1:] == [
        "- ↔2↓BangChu x",
        "- ↔2↑BangChu",
        "- BangChu c | BangSo 1",
    ]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([("a",)], "dòng 1 của bảng không lấp vừa 2 cột: thiếu ô"),
        ([("a", "1"), ("a", "1", "2")], "dòng 2 của bảng không lấp vừa 2 cột: thừa ô"),
        ([("a", MergedCell("1", colspan=2))], "dòng 1 của bảng không lấp vừa 2 cột: thừa ô"),
        ([("a", MergedCell("1", rowspan=2))], "vượt quá dòng cuối"),
        ([("a", MergedCell("1", rowspan=2)), (MergedCell("b", colspan=2),)], "chồng lên nhau"),
    ],
)
def test_rows_that_do_not_fill_the_columns_are_refused(rows, fault) -> None:
    with pytest.raises(TableMisshapen, match=fault):
        write_grid(plain(*map(TableRow, rows)), ROOM)


def test_a_table_without_columns_is_refused() -> None:
    with pytest.raises(TableMisshapen, match="không có cột"):
        FinishedTable((), (), ())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Phòng KH&CN", "BangChu Phòng KH&CN"),
        ("<5 & >3", "BangChu <5 & >3"),
        ("]]> <!-- </w:t>", "BangChu ]]> <!-- </w:t>"),
        ("{{ x }} {% for %}", "BangChu {{ x }} {% for %}"),
        ("dòng 1\ndòng 2", "BangChu dòng 1⏎dòng 2"),
        ("dòng 1\r\ndòng 2\n", "BangChu dòng 1⏎dòng 2"),
        ("a\tb", "BangChu a⇥b"),
        ("bí\x00 mật\x08", "BangChu bí mật"),
        ("hỏng \ud800", "BangChu hỏng"),
        ("  thụt  vào ", "BangChu   thụt  vào"),
        ("", "BangChu"),
    ],
)
def test_hostile_text_reaches_the_cell_whole(text, shown) -> None:
    assert cell_line(
        body_of(write_grid(plain(TableRow((text, "1"))), ROOM)).findall(f".//{W}tc")[2]
    ) == (shown)


@given(st.text(max_size=60))
def test_any_text_gives_wellformed_xml(text) -> None:
    signed = FinishedTable(
        (NAME,), ((text,),), (TableRow((text,)),), (text,), text, (text,), (Signer(text),)
    )
    body_of(write_table(signed, Fit(PaperSize.PORTRAIT)))


def test_rows_do_not_break_and_a_total_is_not_left_alone() -> None:
    table = plain(
        TableRow(("Khối", "2"), RowKind.GROUP),
        TableRow(("a", "1")),
        TableRow(("b", "1")),
        TableRow(("Tổng", "2"), RowKind.TOTAL),
    )
    rows = body_of(write_grid(table, ROOM)).findall(f".//{W}tr")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    kept = [row.find(f".//{W}keepNext") is not None for row in rows]
    assert kept == [False, True, False, True, False]


def test_last_row_stays_with_its_notes() -> None:
    table = FinishedTable((NAME,), (("a",),), (TableRow(("1",)), TableRow(("2",))), notes=("x",))
    rows = body_of(write_table(table, Fit(PaperSize.PORTRAIT))).findall(f".//{W}tr")
    assert [row.find(f".//{W}keepNext") is not None for row in rows] == [False, False, True]


@pytest.mark.parametrize(
    ("columns", "widths"),
    [
        ((TableColumn(mm=10), TableColumn(mm=90), TableColumn(mm=65)), (567, 5102, 3685)),
        ((TableColumn(share=1), TableColumn(share=3), TableColumn(share=2)), (1559, 4677, 3118)),
        (
            (TableColumn(mm=Decimal("14.5")), TableColumn(share=2), TableColumn(share=1)),
            (822, 5688, 2844),
        ),
        ((TableColumn(mm=100), TableColumn(mm=100), TableColumn(mm=130)), (2834, 2835, 3685)),
    ],
)
def test_widths_given_in_millimetres_and_shares(columns, widths) -> None:
    table = FinishedTable(columns, (("a", "b", "c"),), (TableRow(("1", "2", "3")),))
    assert column_widths(table, ROOM) == widths
    assert sum(widths) == ROOM


def test_width_by_content_follows_the_texts() -> None:
    ordinal, name, *figures = column_widths(QUOTAS, ROOM)
    assert ordinal < min(figures)
    assert max(figures) < name
    assert name > twips(45)


def test_long_texts_do_not_squeeze_the_figures() -> None:
    table = FinishedTable(
        (ORDINAL, TableColumn(), FIGURE, TableColumn()),
        (("TT", "Nội dung", "Kinh phí", "Ghi chú"),),
        (TableRow(("1", "lời dài " * 200, "3.031.150.000", "lời dài " * 200)),),
    )
    widths = column_widths(table, ROOM)
    assert widths[2] >= text_width("3.031.150.000", 12) + 2 * 85
    assert sum(widths) == ROOM


@given(st.lists(st.integers(0, 10**10), min_size=1, max_size=9), st.text("abc đ", max_size=200))
def test_a_figure_is_never_broken_while_there_is_room(values, name) -> None:
    figures = tuple(map(number, values))
    table = FinishedTable(
        (NAME, *(FIGURE,) * len(values)),
        (("",) * (1 + len(values)),),
        (TableRow((name, *figures)),),
    )
    room = twips(252)
    if sum(text_width(figure, 12) for figure in figures) > room - twips(80):
        return
    for width, figure in zip(column_widths(table, room)[1:], figures, strict=True):
        assert width - 2 * 85 >= text_width(figure, 12)


@given(
    st.lists(st.tuples(st.text(max_size=20), st.sampled_from(Alignment)), min_size=1, max_size=20),
    st.integers(min_value=2000, max_value=20000),
)
def test_widths_always_sum_to_the_room(content, room) -> None:
    texts = tuple(text for text, _ in content)
    table = FinishedTable(
        tuple(TableColumn(kind) for _, kind in content), (texts,), (TableRow(texts),)
    )
    widths = column_widths(table, room)
    assert sum(widths) == room
    assert min(widths) > 0


def test_grid_columns_and_cells_agree() -> None:
    body = body_of(write_table(QUOTAS, Fit(PaperSize.LANDSCAPE)))
    for table in body.findall(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        assert sum(grid) == twips(252)
        for row in table.findall(f"{W}tr"):
            cells = row.findall(f"{W}tc/{W}tcPr/{W}tcW")
            assert sum(int(cell.get(f"{W}w")) for cell in cells) == sum(grid)


def test_landscape_is_needed_from_a_width_on() -> None:
    assert not landscape_needed(QUOTAS)
    figures = ("1.775.000",) * 8
    wide = FinishedTable(
        (NAME, *(FIGURE,) * 8), (("Đơn vị", *figures),), (TableRow(("LĐLĐ huyện", *figures)),)
    )
    assert landscape_needed(wide)
    fixed = FinishedTable((TableColumn(mm=100), TableColumn(mm=66)), (("a", "b"),), ())
    assert landscape_needed(fixed)
    assert not landscape_needed(fixed, 166)


def test_the_name_of_a_row_below_another_stands_in():
    table = FinishedTable(
        columns=(TableColumn(Alignment.CENTRE), TableColumn(), TableColumn()),
        header=(("TT", "Đơn vị", "Ghi chú"),),
        rows=(
            TableRow(("1", "Xã A", "x")),
            TableRow(("1.1", "Thôn B", "x"), tier=1),
            TableRow(("1.1.1", "Tổ C", "x"), tier=2),
        ),
    )
    cells = body_of(write_grid(table, ROOM)).findall(f".//{W}tc")[3:]
    found = [cell.find(f".//{W}ind") for cell in cells]
    assert [None if one is None else one.get(f"{W}left") for one in found] == [
        *(None, None, None),
        *(None, "198", None),
        *(None, "396", None),
    ]
    plain, indented = (
        column_wants(replace(table, rows=(TableRow(("", "Nghiêngngả", ""), tier=tier),)))[1].least
        for tier in (0, 2)
    )
    assert indented - plain == 396

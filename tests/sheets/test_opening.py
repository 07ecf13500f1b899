"""Files that are no workbook, or a dangerous one, are refused in words and at once."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest

from generator.sheets.doubts import SpreadsheetRefused
from generator.sheets.grid import CellKind
from generator.sheets.spreadsheets import open_spreadsheet, read_source

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def read_first(data):
    book = open_spreadsheet(data, "a.xlsx")
    return book.read(book.sheets[0])


def refusal(data):
    with pytest.raises(SpreadsheetRefused) as caught:
        read_first(data)
    (problem,) = caught.value.problems
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{problem.place}: {problem.message}{hint} [{problem.code}]"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "tệp rỗng; đề nghị đơn vị gửi lại tệp [E-XLS-EMPTY]"),
        (b" \n ", "tệp rỗng; đề nghị đơn vị gửi lại tệp [E-XLS-EMPTY]"),
        (
            OLD + "EncryptedPackage".encode("utf-16-le"),
            "tệp được đặt mật khẩu; bỏ mật khẩu rồi lưu lại [E-XLS-LOCKED]",
        ),
        (
            OLD + "Workbook".encode("utf-16-le"),
            "đây là tệp Excel cũ (.xls); mở bằng Excel rồi lưu dạng .xlsx [E-XLS-KIND]",
        ),
        (
            b"<html><table><tr><td>1</td></tr></table></html>",
            "đây là trang web (HTML) mang tên .xls, .xlsx; mở bằng Excel rồi lưu dạng .xlsx"
            " [E-XLS-KIND]",
        ),
        (b"%PDF-1.7\n", "đây là tệp PDF; đề nghị đơn vị gửi tệp Excel gốc [E-XLS-KIND]"),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "đây là tệp ảnh; nhập số vào tệp Excel rồi đưa tệp ấy vào [E-XLS-KIND]",
        ),
        (
            b"Don vi,Ket qua\nY te,5\n",
            "đây là tệp chữ, không phải .xlsx; đổi tên thành .csv, hoặc lưu dạng .xlsx [E-XLS-KIND]",
        ),
        (
            b"\1\2\0\3",
            "không phải tệp Excel hay CSV; đề nghị đơn vị gửi lại tệp Excel (.xlsx) hoặc CSV [E-XLS-KIND]",
        ),
        (
            OLD + "WordDocument".encode("utf-16-le"),
            "đây là tệp Word cũ (.doc); mở bằng Excel rồi lưu dạng .xlsx [E-XLS-KIND]",
        ),
        (
            OLD + "Book".encode("utf-16-le"),
            "đây là tệp Excel cũ (.xls); mở bằng Excel rồi lưu dạng .xlsx [E-XLS-KIND]",
        ),
        (
            OLD,
            "tệp được đặt mật khẩu hoặc ở dạng Office cũ; bỏ mật khẩu rồi lưu dạng .xlsx"
            " [E-XLS-LOCKED]",
        ),
        (
            b"\xef\xbb\xbf \n<!DOCTYPE HTML><p>",
            "đây là trang web (HTML) mang tên .xls, .xlsx; mở bằng Excel rồi lưu dạng .xlsx"
            " [E-XLS-KIND]",
        ),
        (
            b"{\\rtf1 a}",
            "đây là văn bản RTF; chép bảng sang Excel rồi lưu dạng .xlsx [E-XLS-KIND]",
        ),
        (b"Rar!\x1a", "đây là tệp nén; giải nén trước [E-XLS-KIND]"),
        (b"7z\xbc\xaf", "đây là tệp nén; giải nén trước [E-XLS-KIND]"),
        (b"\x1f\x8b\x08", "đây là tệp nén; giải nén trước [E-XLS-KIND]"),
        (
            b"<?xml version='1.0'?><a/>",
            "đây là tệp XML, không phải .xlsx; mở bằng Excel rồi lưu dạng .xlsx [E-XLS-KIND]",
        ),
        (
            b"\xff\xd8\xff\xe0",
            "đây là tệp ảnh; nhập số vào tệp Excel rồi đưa tệp ấy vào [E-XLS-KIND]",
        ),
        (
            b"PK\x05\x06abc",
            "tệp hỏng hoặc tải chưa đủ; mở bằng Excel rồi lưu lại, hoặc đề nghị đơn vị gửi lại tệp",
        ),
        (
            b"PK\x03\x04abc",
            "tệp hỏng hoặc tải chưa đủ; mở bằng Excel rồi lưu lại, hoặc đề nghị đơn vị gửi lại tệp",
        ),
    ],
)
def test_what_is_no_workbook_is_named(data, told) -> None:
    assert refusal(data).startswith(f"a.xlsx: {told}")


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("word/document.xml", "đây là tệp Word; chép bảng sang Excel rồi lưu dạng .xlsx"),
        (
            "ppt/presentation.xml",
            "đây là tệp PowerPoint; chép bảng sang Excel rồi lưu dạng .xlsx",
        ),
        ("xl/workbook.bin", "đây là tệp .xlsb; mở bằng Excel rồi lưu dạng .xlsx"),
        ("content.xml", "đây là tệp .ods; mở bằng LibreOffice rồi lưu dạng .xlsx"),
        ("readme.txt", "đây là tệp nén, không phải .xlsx; giải nén trước"),
    ],
)
def test_what_is_another_package_is_named(parts_of, part, told) -> None:
    _, pack, _ = parts_of
    assert refusal(pack({part: "x"})) == f"a.xlsx: {told} [E-XLS-KIND]"


@pytest.fixture
def spoiled(parts_of):
    """A workbook of one sheet `S` with some parts put in the place of its own."""
    make, pack, draw = parts_of

    def build(changes=None, sheet="Đơn vị | Kết quả\n Y tế | 5"):
        return pack(make({"S": draw(sheet)}) | (changes or {}))

    return build


def _bomb():
    return {"xl/worksheets/s1.xml": f"<worksheet>{' ' * 150_000_000}</worksheet>"}


def _bombs():
    """Each within what one part may have, together beyond what a workbook may."""
    return {"xl/media/x": "0" * 150_000_000, "xl/media/y": "0" * 60_000_000}


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
DEEP = "<worksheet>" + "<a>" * 100_000


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (_bomb, "E-XLS-CAP"),
        (_bombs, "E-XLS-CAP"),
        ({f"xl/x{n}": "" for n in range(3_000)}, "E-XLS-CAP"),
        ({"xl/worksheets/s1.xml": LAUGHS}, "E-XLS-DTD"),
        ({"xl/workbook.xml": LAUGHS}, "E-XLS-DTD"),
        ({"xl/worksheets/s1.xml": LAUGHS.encode("utf-16")}, "E-XLS-ENCODING"),
        ({"xl/worksheets/s1.xml": b'<?xml version="1.0" encoding="utf-7"?><a/>'}, "E-XLS-ENCODING"),
        ({"xl/worksheets/s1.xml": DEEP}, "E-XLS-DAMAGED"),
        ({"xl/worksheets/s1.xml": "<worksheet><row></worksheet>"}, "E-XLS-DAMAGED"),
        ({"xl/workbook.xml": "<workbook/>"}, "E-XLS-DAMAGED"),
        ({"xl/_rels/workbook.xml.rels": "<Relationships/>"}, "E-XLS-DAMAGED"),
        ({"../xl/x": ""}, "E-XLS-DAMAGED"),
        ({"/xl/x": ""}, "E-XLS-DAMAGED"),
        ({"XL/worksheets/S1.xml": ""}, "E-XLS-DAMAGED"),
    ],
)
def test_hostile_workbooks_are_refused_within_a_second(spoiled, changes, code) -> None:
    data = spoiled(changes() if callable(changes) else changes)
    start = time.process_time()
    told = refusal(data)
    assert told.endswith(f"[{code}]")
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "E-XLS-CAP"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "E-XLS-DAMAGED"),
        ('<row r="2"><c r="A3"><v>1</v></c></row>', "E-XLS-DAMAGED"),
        ('<row r="2"/><row r="2"/>', "E-XLS-DAMAGED"),
        ('<row r="9999999"/>', "E-XLS-DAMAGED"),
        ('<row r="x"/>', "E-XLS-DAMAGED"),
        ('<row r="1"><c r="A1" t="s"><v>9</v></c></row>', "E-XLS-DAMAGED"),
    ],
)
def test_cells_that_cannot_be(spoiled, sheet, code) -> None:
    body = f"<worksheet><sheetData>{sheet}</sheetData></worksheet>"
    assert refusal(spoiled({"xl/worksheets/s1.xml": body})).endswith(f"[{code}]")


def test_a_cell_far_outside_of_the_table_is_named(spoiled) -> None:
    body = '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    told = refusal(spoiled({"xl/worksheets/s1.xml": body}))
    assert "!XFD1048576: " in told
    assert "xóa nội dung ô nếu gõ nhầm" in told


def test_a_header_that_lies_about_the_size(spoiled) -> None:
    """The package says 10 bytes; what is unpacked counts."""
    data = bytearray(spoiled({"xl/worksheets/s1.xml": "<worksheet>" + "x" * 2_000_000}))
    for info in zipfile.ZipFile(io.BytesIO(bytes(data))).infolist():
        if info.filename == "xl/worksheets/s1.xml":
            start = data.index(b"PK\x01\x02", data.rindex(b"PK\x03\x04"))
            entry = data.index(info.filename.encode(), start) - 46
            data[entry + 24 : entry + 28] = struct.pack("<L", 10)
    assert refusal(bytes(data)).endswith("[E-XLS-DAMAGED]")


def test_a_cut_file_at_every_length(spoiled) -> None:
    data = spoiled()
    for length in range(1, len(data), 97):
        with pytest.raises(SpreadsheetRefused):
            read_first(data[:length])


@pytest.mark.slow
def test_formatted_rows_below_the_data_do_not_count(spoiled) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 300_000))
    data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    body = f"<worksheet><sheetData>{data}{rows}</sheetData></worksheet>"
    workbook = spoiled({"xl/worksheets/s1.xml": body})
    assert len(read_first(workbook).rows) == 2


def test_the_dimension_is_not_believed_and_positions_may_be_left_out(spoiled) -> None:
    body = """<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">
    <x:dimension ref="A1"/><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c r="C1"><x:v>2</x:v></x:c>
    </x:row><x:row><x:c t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:r><x:t>_x005F_x000B_</x:t></x:r>
    <x:rPh><x:t>z</x:t></x:rPh></x:is></x:c></x:row></x:sheetData></x:worksheet>"""
    grid = open_spreadsheet(spoiled({"xl/worksheets/s1.xml": body}), "a.xlsx").read("S")
    assert [{column: cell.text for column, cell in row.cells.items()} for row in grid.rows] == [
        {1: "1", 3: "2"},
        {1: "a_x000B_"},
    ]


def test_hidden_sheets_are_listed_apart(xlsx) -> None:
    data = xlsx({"Ẩn": "1", "Kết quả": "2"}, hidden=["Ẩn"])
    book = open_spreadsheet(data, "a.xlsx")
    assert (book.sheets, book.hidden) == (("Kết quả",), ("Ẩn",))


def test_formats_tell_dates_and_percentages(xlsx) -> None:
    (row,) = open_spreadsheet(xlsx("44676d | 0.5% | 12 | =1 -> 5"), "a.xlsx").read("Kết quả").rows
    assert [cell.kind for cell in row.cells.values()] == [
        CellKind.DATE,
        CellKind.PERCENT,
        CellKind.NUMBER,
        CellKind.NUMBER,
    ]


def test_files_that_cannot_be_read(tmp_path) -> None:
    told = []
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(SpreadsheetRefused) as caught:
            read_source(path, path.name)
        told += [problem.code for problem in caught.value.problems]
    assert told == ["E-FILE-MISSING", "E-FILE-KIND"]

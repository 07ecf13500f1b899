"""The letter that the batch is measured with: a template, and the records of any number of units.

Two pages with header table, fifteen body paragraphs, recipients, signature, and an annexed table
of seven columns, made from the office's own letter template. Every unit has its own figures.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).parent.parent / "templates" / "directive.docx"
COLUMNS = ("number", "name", "members", "quota", "count", "rate", "note")
TITLES = ("TT", "Tổ công đoàn", "Đoàn viên", "Chỉ tiêu", "Đã thực hiện", "Tỷ lệ", "Ghi chú")
SENTENCES = (
    "Căn cứ Kế hoạch số 111/KH-LĐLĐ, Ban Thường vụ yêu cầu {{ unit.name }} tập trung chỉ đạo",
    " {{ unit.count }} sáng kiến đã có, phấn đấu đạt {{ unit.quota }} sáng kiến trước {{ deadline }}",
    " và báo cáo kết quả về Liên đoàn Lao động tỉnh; tỷ lệ hiện nay là {{ unit.rate }}.",
)


def make_template() -> bytes:
    """The office's letter with a body and a table of its own in place of raw values."""
    with zipfile.ZipFile(TEMPLATE) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    xml = members["word/document.xml"].decode()
    body = "".join(_paragraph("".join(SENTENCES)) for _ in range(15))
    xml = _put(xml, "{{p body }}", body)
    xml = _put(xml, "{{p annex.content }}", _table())
    members["word/document.xml"] = xml.encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def make_records(count: int, rows: int) -> Iterator[str]:
    """A line of JSON for each unit: its figures as words, its table, its file name."""
    for number in range(count):
        yield json.dumps(_unit(number, rows), ensure_ascii=False)


def context_of(line: str) -> tuple[str, dict[str, Any]]:
    """File name and context of one unit's record."""
    unit = json.loads(line)
    return f"{unit['code']}.docx", {**SHARED, "unit": unit, "annexes": [{**ANNEX, **unit}]}


def _paragraph(text: str) -> str:
    return (
        '<w:p><w:pPr><w:pStyle w:val="ThanVanBan"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def _put(xml: str, tag: str, new: str) -> str:
    spot = xml.index(tag)
    start, end = xml.rindex("<w:p>", 0, spot), xml.index("</w:p>", spot) + len("</w:p>")
    return xml[:start] + new + xml[end:]


def _table() -> str:
    grid = '<w:gridCol w:w="1336"/>' * len(COLUMNS)
    rows = (
        TITLES,
        ("{%tr for row in annex.rows %}", *[""] * 6),
        tuple(f"{{{{ row.{column} }}}}" for column in COLUMNS),
        ("{%tr endfor %}", *[""] * 6),
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="LuoiBang"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(map(_row, rows))}</w:tbl>"
    )


def _row(cells: tuple[str, ...]) -> str:
    return "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + "".join(map(_cell, cells)) + "</w:tr>"


def _cell(text: str) -> str:
    return (
        '<w:tc><w:tcPr><w:tcW w:w="1336" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        '<w:pStyle w:val="BangSo"/></w:pPr><w:r><w:rPr><w:sz w:val="24"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
    )


def _unit(number: int, rows: int) -> dict[str, Any]:
    return {
        "code": f"cdcs-{number:06}",
        "name": f"Công đoàn cơ sở số {number}",
        "count": _grouped(number % 997),
        "quota": _grouped(1000 + number % 313),
        "rate": f"{number % 100},{number % 10}%",
        "rows": [_tally(number, row) for row in range(1, rows + 1)],
    }


def _tally(number: int, row: int) -> dict[str, str]:
    seed = number * 31 + row * 7
    return {
        "number": str(row),
        "name": f"Tổ công đoàn {row} - Phòng {seed % 89}",
        "members": _grouped(20 + seed % 1500),
        "quota": _grouped(5 + seed % 61),
        "count": _grouped(seed % 67),
        "rate": f"{seed % 100},{seed % 10}%",
        "note": "Đạt" if seed % 3 else "",
    }


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")


SHARED: dict[str, Any] = {
    "issuer": {
        "superior_lines": ["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"],
        "lines": ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH CÀ MAU"],
        "rule": "",
    },
    "number_symbol": "120/LĐLĐ",
    "subject": "đẩy mạnh thực hiện Chương trình “75 nghìn sáng kiến”",
    "urgency": "",
    "place_date": "Cà Mau, ngày 25 tháng 4 năm 2022",
    "addressees": ["Ban Thường vụ công đoàn cơ sở"],
    "legal_bases": [],
    "recipients": ["Như trên", "Thường trực LĐLĐ tỉnh", "Các ban LĐLĐ tỉnh"],
    "archive": "VT, CSPL",
    "drafter": "",
    "deadline": "ngày 31 tháng 5 năm 2022",
    "signature": {"authority_lines": ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"], "name": "Nguyễn Văn A"},
    "circulation": "",
    "address_lines": [],
    "signing_info": "",
}
ANNEX: dict[str, Any] = {
    "label": "Phụ lục",
    "title": "KẾT QUẢ ĐẾN NGÀY 20 THÁNG 4 NĂM 2022",
    "attached_to": "(Kèm theo Công văn số 120/LĐLĐ ngày 25 tháng 4 năm 2022)",
    "rule": "",
}

"""Good inputs, small: records of the samples, and files drawn by the makers that the tests use."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from textwrap import indent
from types import ModuleType

from generator.model.campaign import Campaign
from generator.office.safekeeping import _FORM, LIST
from generator.ooxml import pack

ROOT = Path(__file__).resolve().parents[2]
OFFICE = ROOT / "tests" / "data" / "office"
_SMALL = 3_000
_WHOLE = 12_000
_PIECE = 1_000
_TABLE = """
Biểu tổng hợp kết quả đến ngày 20/4/2022
TT | Tên đơn vị | Số sáng kiến | Tỷ lệ | Ghi chú
1 | Liên đoàn Lao động huyện Phong Thổ | 1.305 | 94.75% | 44676d
2 | LĐLĐ huyện Sìn Hồ | 600 | =A1 -> 2 | '600
3 | Công đoàn ngành Y tế | TRUE | #N/A | =B2
 | Cộng | 1905
"""


@cache
def _maker(path: str) -> ModuleType:
    """The module with which tests draw their files."""
    file = ROOT / "tests" / path
    sys.path.insert(0, str(file.parent))
    spec = importlib.util.spec_from_file_location(f"maker_{file.parent.name}_{file.stem}", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def campaign() -> Campaign:
    """The campaign whose results are read."""
    sheets = _maker("sheets/conftest.py")
    return sheets.campaign_of(sheets.UNITS)  # type: ignore[no-any-return]


@cache
def records() -> Sequence[bytes]:
    """The small records of the samples and of the tests."""
    folders = (ROOT / "campaigns", ROOT / "tests" / "data")
    files = sorted(path for folder in folders for path in folder.rglob("*.yaml"))
    alone = [data for path in files if len(data := path.read_bytes()) < _SMALL]
    wholes = [_whole(path.parent) for path in files if path.name == "campaign.yaml"]
    return [*(one for one in wholes if len(one) < _WHOLE), *alone]


def _whole(folder: Path) -> bytes:
    """A campaign with all its parts as one record."""
    files = ("campaign.yaml", "units.yaml", "quotas.yaml")
    texts = [(folder / one).read_text("utf-8") for one in files if (folder / one).exists()]
    for key, part in (("snapshots", "results"), ("documents", "documents")):
        if found := sorted((folder / part).glob("*.yaml")):
            texts.append(f"{key}:\n")
            texts += (f"-\n{indent(one.read_text('utf-8'), '  ')}\n" for one in found)
    return "\n".join(texts).encode()


@cache
def workbooks() -> Sequence[bytes]:
    """A table with every kind of cell; one with two sheets, shared texts and merged cells."""
    sheets = _maker("sheets/conftest.py")
    plain = sheets.workbook_parts({"Kết quả": sheets.draw_sheet(_TABLE, ["A1:E1"], "E")})
    two = sheets.workbook_parts(
        {"A": sheets.draw_sheet(_TABLE), "B": sheets.draw_sheet("a | b")}, hidden={"B"}
    )
    listed = two["xl/_rels/workbook.xml.rels"]
    kind = f"{sheets.OFFICE}/sharedStrings"
    two["xl/_rels/workbook.xml.rels"] = listed.replace(
        "</Rel", f'<Relationship Id="s" Type="{kind}" Target="strings.xml"/></Rel'
    )
    two["xl/strings.xml"] = (
        f'<sst xmlns="{sheets.MAIN}"><si><t>Y tế</t></si><si><r><t>Sìn </t></r><r><t>Hồ</t></r></si></sst>'
    )
    two["xl/worksheets/s1.xml"] = two["xl/worksheets/s1.xml"].replace(
        "</row>", '<c r="H1" t="s"><v>0</v></c></row>', 1
    )
    return [sheets.pack(plain), sheets.pack(two)]


@cache
def documents() -> Sequence[bytes]:
    """The heading of a letter; a text with a list, a drawn line and a field; what stands at its end."""
    made = _maker("word/conftest.py")
    paper = made.Maker()
    title = paper.table(
        ["LIÊN ĐOÀN LAO ĐỘNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 12/KH-LĐLĐ", "Cà Mau, ngày 05 tháng 3 năm 2026"],
    )
    kind = paper.paragraph("KẾ HOẠCH", properties='<w:pPr><w:jc w:val="center"/></w:pPr>')
    indented = '<w:pPr><w:ind w:left="720" w:firstLine="1.27cm"/></w:pPr>'
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    line = '<w:r><w:pict><v:shape style="width:60pt;height:1pt"/></w:pict></w:r>'
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r></w:p>'
    )
    numbers = (
        f"<w:numbering {made.NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    part = {"word/numbering.xml": numbers.encode()}
    text = paper.paragraph("I. Mục đích", "1.305 sáng kiến, đạt 52,2%   ;", properties=indented)
    ends = paper.table(["Nơi nhận:", "CHỦ TỊCH"], ["- Như trên;", "Nguyễn Văn An"])
    return [
        paper.docx(title, kind),
        paper.docx(text, paper.paragraph("a", properties=listed), f"<w:p>{line}</w:p>", parts=part),
        paper.docx(field, ends, header=paper.paragraph("2")),
    ]


@cache
def templates() -> Sequence[bytes]:
    """Templates, each with another kind of tag."""
    paper = _maker("word/conftest.py").Maker()
    return [
        paper.docx(paper.paragraph("Số {{ document.number }} {{ text|upper }}")),
        paper.docx(paper.paragraph("{% if number > 5 %}{{ figures.count|number }}{% else %}x{% endif %}")),
        paper.docx(paper.table(["{%tr for row in items %}"], ["{{ row.name }}"], ["{%tr endfor %}"])),
        paper.docx(*map(paper.paragraph, ("{%p for n in rows %}", "{{ n ~ '/' }}", "{%p endfor %}"))),
        paper.docx(paper.paragraph("a"), header=paper.paragraph("{{ document.subject }}")),
        paper.docx(paper.paragraph("{{ rows|join(', ') }}"), core="<dc:title>{{ text }}</dc:title>"),
    ]  # fmt: skip


@cache
def bodies() -> Sequence[bytes]:
    """Bodies with headings, lists, tables, conditions and loops."""
    return [
        one.encode()
        for one in (
            "## Kết quả\n\nCó {{ figures.count|number }} sáng kiến, đạt {{ figures.rate|percent }}.\n\n- a\n- b\n",
            "{% for row in items %}\n- {{ row.name }}: {{ row.count }} ({{ row.rate|percent(1) }})\n{% endfor %}\n",
            "{% if number > 5 and text != '' %}**A** {{ text|upper_first }}{% else %}*B*{% endif %}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            "{% set total = rows|sum %}{{ total * 2 + 1 }} {{ (rows|max) // 2 }} {{ text ~ '-' ~ number }} {{ items|sort('count')|length }}",
            "1. một\n2. hai\n   - ba\n\n> trích\n\n[[chart:a]]\n\n<b>x</b> {{ 'a' if number else 'b' }} {{ rows[0] }} {{ items[1].name }}",
        )
    ]


@cache
def tables() -> Sequence[bytes]:
    """The table as CSV, in each way of parting cells."""
    rows = [[cell.strip(" '") for cell in line.split("|")] for line in _TABLE.strip().split("\n")]
    return ["\r\n".join(sign.join(row) for row in rows).encode() for sign in (";", ",", "\t")]


@cache
def texts() -> Sequence[bytes]:
    """Right texts of other kinds, in pieces."""
    files = sorted((ROOT / "tests" / "data" / "audit").glob("*.txt"))
    wholes = [path.read_text(encoding="utf-8") for path in files]
    return [
        piece.encode()
        for text in wholes
        for start in range(0, len(text), _PIECE)
        if (piece := text[start : start + _PIECE])
    ]


@cache
def books() -> Sequence[bytes]:
    """A book of the register."""
    return [
        (
            "issuer: ldld\nyear: 2026\nfirst_numbers:\n- period: '2026'\n  number: 3\nrows:\n- number: 3\n"
            "  symbol: BC-LĐLĐ\n  date: 5/3/2026\n  title: Báo cáo tháng 3\n  signer: An\n"
            "  recipients: [UBND, 'Lưu: VT']\n  copies: 2\n  kind: report\n  key: sk/bc\n"
            "- {number: 4, date: 6/3/2026, title: Kế hoạch, state: void, reason: trùng}\n"
        ).encode()
    ]


@cache
def backups() -> Sequence[bytes]:
    """A backup of two files."""
    files = {"vanthu.yaml": b"format: 1\n", "campaigns/a/campaign.yaml": b"name: a\n"}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    told = {"form": _FORM, "format": 1, "files": digests}
    return [pack({LIST: json.dumps(told).encode(), **files})]


@cache
def journals() -> Sequence[bytes]:
    """A journal of one change of two files."""
    steps = [
        {
            "path": f"campaigns/a/{one}.yaml",
            "before": "0" * 64,
            "after": "1" * 64,
            "new": f".staged-0000000{number}-1.new",
        }
        for number, one in enumerate(("campaign", "quotas"))
    ]
    return [json.dumps(steps).encode()]

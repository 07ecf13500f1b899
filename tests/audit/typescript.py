"""Word files of plain texts: paragraphs, tables with merged cells, footnotes, a text box.

A line with ` | ` in it is a row of a table; the cell `<` belongs to the one left of it, `^` to the one
above. `[^1]` refers to the footnote that a line `[^1]: …` holds, `[[ … ]]` is a text box.
"""

from __future__ import annotations

import io
import re
from itertools import groupby, takewhile
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_NOTE = re.compile(r"\[\^(\d)\]")
_BOX = re.compile(r"\[\[ (.*) \]\]")
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def word_file(text):
    """The bytes of a Word file that says what a text says."""
    document = docx.Document()
    lines = text.splitlines()
    notes = {line[2]: line.split(": ", 1)[1] for line in lines if re.match(r"\[\^\d\]:", line)}
    body = [line for line in lines if line.strip() and not re.match(r"\[\^\d\]:", line)]
    for is_row, block in groupby(body, lambda line: " | " in line):
        if is_row:
            _add_table(document, [[*map(str.strip, row.split("|"))] for row in block])
        else:
            for line in block:
                _add_paragraph(document, line)
    if notes:
        _add_notes(document, notes)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def plain(text):
    """The same as it is pasted: tabs between cells, cells that were merged are empty."""
    rows = [
        "\t".join("" if cell.strip() in "<^" else cell.strip() for cell in line.split("|"))
        if " | " in line
        else line
        for line in text.splitlines()
    ]
    return "\n".join(rows)


def _add_paragraph(document, line):
    paragraph = document.add_paragraph()
    if boxed := _BOX.fullmatch(line):
        paragraph.add_run()._r.append(parse_xml(_box(boxed[1])))
        return
    pieces = _NOTE.split(line)
    for at, piece in enumerate(pieces):
        run = paragraph.add_run("" if at % 2 else piece)
        if at % 2:
            run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{piece}"/>'))


def _add_table(document, rows):
    width = max(map(len, rows))
    grid = '<w:gridCol w:w="1000"/>' * width
    made = "".join(f"<w:tr>{''.join(_cells(row, width))}</w:tr>" for row in rows)
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
    )
    document.element.body.insert(-1, table)


def _cells(row, width):
    for column, text in enumerate([*row, *[""] * (width - len(row))]):
        if text != "<":
            taken = 1 + sum(1 for _ in takewhile("<".__eq__, row[column + 1 :]))
            down = '<w:vMerge w:val="restart"/>' if text != "^" else "<w:vMerge/>"
            said = f"<w:r><w:t>{escape(text)}</w:t></w:r>" if text != "^" else ""
            yield (
                f'<w:tc><w:tcPr><w:gridSpan w:val="{taken}"/>{down}</w:tcPr><w:p>{said}</w:p></w:tc>'
            )


def _box(text):
    return (
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:rect style="width:200pt;height:60pt"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:rect></w:pict>"
    )


def _add_notes(document, notes):
    said = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f"<w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:footnote>"
        for number, text in notes.items()
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        _FOOTNOTES,
        f"<w:footnotes {nsdecls('w')}>{said}</w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

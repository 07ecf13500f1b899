"""Prints a Word file as text that a person can review in a diff.

One line a paragraph, `[Style] text`, with *italic* and **bold** where runs differ from their style;
tables as rows of cells; sections with orientation and page count.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def outline(data: bytes) -> str:
    """The outline of a `.docx`."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    return "\n".join(_blocks(body)) + "\n"


def words(data: bytes) -> list[str]:
    """Every word of the body in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    return " ".join(_text(paragraph) for paragraph in body.iter(f"{W}p")).split()


def _blocks(container: etree._Element) -> Iterator[str]:
    for block in container:
        if block.tag == f"{W}p":
            yield from _paragraph(block)
        elif block.tag == f"{W}tbl":
            yield from _table(block)
        elif block.tag == f"{W}sectPr":
            yield _section(block)


def _paragraph(block: etree._Element) -> Iterator[str]:
    style = block.find(f"{W}pPr/{W}pStyle")
    name = style.get(f"{W}val") if style is not None else "-"
    keep = " +next" if block.find(f"{W}pPr/{W}keepNext") is not None else ""
    rule = " ———" if block.find(f"{W}pPr/{W}pBdr") is not None else ""
    yield f"[{name}{keep}]{rule} {_text(block, marks=True)}".rstrip()
    section = block.find(f"{W}pPr/{W}sectPr")
    if section is not None:
        yield _section(section)


def _table(block: etree._Element) -> Iterator[str]:
    grid = [column.get(f"{W}w") for column in block.findall(f"{W}tblGrid/{W}gridCol")]
    yield f"table {' '.join(grid)}"
    for row in block.findall(f"{W}tr"):
        header = "= " if row.find(f"{W}trPr/{W}tblHeader") is not None else "| "
        yield "  " + header + " | ".join(_cell(cell) for cell in row.findall(f"{W}tc"))


def _cell(cell: etree._Element) -> str:
    lines = [line for block in cell.findall(f"{W}p") for line in _paragraph(block)]
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    wide = f"<{span.get(f'{W}val')}>" if span is not None else ""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    down = "" if merge is None else "^" if merge.get(f"{W}val") == "continue" else "v"
    return wide + down + " / ".join(lines)


def _section(section: etree._Element) -> str:
    size = section.find(f"{W}pgSz")
    start = section.find(f"{W}pgNumType")
    number = start.get(f"{W}start") if start is not None else "on"
    orient = size.get(f"{W}orient") or "portrait"
    return f"--- section {orient}, pages from {number}"


def _text(block: etree._Element, *, marks: bool = False) -> str:
    return "".join(_run(run, marks=marks) for run in block.iter(f"{W}r"))


def _run(run: etree._Element, *, marks: bool) -> str:
    text = "".join(
        part.text or ""
        if part.tag == f"{W}t"
        else {"br": "⏎", "tab": "→", "noBreakHyphen": "-"}.get(part.tag[len(W) :], "")
        for part in run
    )
    if marks and text.strip():
        text = f"**{text}**" if run.find(f"{W}rPr/{W}b") is not None else text
        text = f"*{text}*" if run.find(f"{W}rPr/{W}i") is not None else text
    return text


def tables(data: bytes) -> list[list[str]]:
    """The rows below the header of every table that has one, cells parted by bars."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    found = []
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        below = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is None]
        if len(below) < len(rows):
            found.append([" | ".join(map(_text, row.findall(f"{W}tc"))) for row in below])
    return found

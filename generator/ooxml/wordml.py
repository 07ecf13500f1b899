"""The few WordprocessingML elements that bodies and tables are made of, as strings.

Text is escaped here and nowhere else. Which paragraphs and cells there are is left to others.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.workspace import regex

MOST_COLUMNS = 63
"""How many columns a table may have: Word does not open a file with a wider one."""


def unfit(*, but: str = "") -> re.Pattern[str]:
    """Finds the characters that XML bans, save those in `but`, which somebody uses as marks."""
    controls = "".join(chr(code) for code in range(0x20) if chr(code) not in f"\t\n\r{but}")
    return regex(f"[{re.escape(controls)}\ud800-\udfff\ufffe\uffff]")


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES
)
_TABLE_STYLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/>'
    '<w:basedOn w:val="TableNormal"/>{}</w:style>'
)
_GRID = (
    f"<w:tblPr><w:tblBorders>{_LINES}</w:tblBorders><w:tblCellMar>"
    '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
TABLE_STYLES = {
    "BangTrong": ("Bảng trống", _TABLE_STYLE.format("BangTrong", "Bảng trống", "")),
    "LuoiBang": ("Lưới bảng", _TABLE_STYLE.format("LuoiBang", "Lưới bảng", _GRID)),
}
"""The styles of tables by id: the name that a person sees, and the style itself."""
BELOW_NOUGHT = regex(r"(?<![\w.,–-])-(?=\d)")
"""The sign of a number below nought."""
_UNFIT = unfit(but="\v\f\x1c\x1d\x1e")


def escape(text: str) -> str:
    """Text as XML holds it. (The standard library's own function brings a network stack along.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def write_paragraph(
    text: str,
    style: str,
    *,
    align: str = "",
    marks: str = "",
    keep: bool = False,
    indent: int = 0,
) -> str:
    """A paragraph of one run; `keep` ties it to the next one over a page break.

    `indent`: how many twips it stands in from the left.
    """
    look = _paragraph_format(style, align, indent, keep=keep)
    return f"<w:p>{look}{write_run(text, marks)}</w:p>"


def write_run(text: str, marks: str = "", *, held: bool = False) -> str:
    """A run with `marks` ("<w:b/>"); line ends become breaks, signs that XML bans are dropped.

    In `held` text no line ends between the sign and the digits of a number below nought.

    >>> write_run("A & B")
    '<w:r><w:t>A &amp; B</w:t></w:r>'
    """
    if not text:
        return ""
    write = _write_held if held and "-" in text else _write_text
    lines = [write(line) for line in _UNFIT.sub("", text).splitlines()]
    looks = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f"<w:r>{looks}{'<w:br/>'.join(lines)}</w:r>"


@lru_cache(maxsize=4096)
def open_cell(width: int, span: int = 1, merge: str = "", anchor: str = "center") -> str:
    """The start of a table cell up to its content; `merge` is "", "restart" or "continue"."""
    grid_span = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    vertical = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid_span}{vertical}'
        f'<w:vAlign w:val="{anchor}"/></w:tcPr>'
    )


def open_table(style: str, widths: tuple[int, ...], margin: int) -> str:
    """The start of a fixed table up to its first row, centred in the room of its widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = "".join(f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar>'
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def open_row(*, header: bool = False, height: int = 0) -> str:
    """The start of a row that never breaks; a header row is repeated on every page."""
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{repeat}</w:trPr>"


@lru_cache(maxsize=512)
def _paragraph_format(style: str, align: str, indent: int, *, keep: bool) -> str:
    kept = "<w:keepNext/>" if keep else ""
    stands_in = f'<w:ind w:left="{indent}"/>' if indent else ""
    aligned = f'<w:jc w:val="{align}"/>' if align else ""
    return f'<w:pPr><w:pStyle w:val="{style}"/>{kept}{stands_in}{aligned}</w:pPr>'


def _write_held(line: str) -> str:
    return "<w:noBreakHyphen/>".join(map(_write_text, BELOW_NOUGHT.split(line)))


def _write_text(line: str) -> str:
    if "\t" in line:
        return "<w:tab/>".join(_write_text(piece) for piece in line.split("\t"))
    if not line:
        return ""
    space = ' xml:space="preserve"' if line[0] == " " or line[-1] == " " or "  " in line else ""
    return f"<w:t{space}>{escape(line)}</w:t>"

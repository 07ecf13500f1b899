"""The WordprocessingML that templates are made of, as strings.

Every paragraph names its style and nothing more; a tag of the template language stands in a
paragraph of its own. What a page says is left to `page_parts`.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.ooxml import escape
from generator.standard import Standard

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PAGE_FIELD = (
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>2</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)


def paragraph(style: str, text: str = "", *, format_xml: str = "") -> str:
    """A paragraph of one run in the style; `format_xml` follows the style in its properties."""
    words = run(text) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{format_xml}</w:pPr>{words}</w:p>'


def end() -> str:
    """The smallest paragraph: Word wants one after a table and in a cell that says nothing."""
    return paragraph(
        "DuongKe", format_xml='<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>'
    )


def run(text: str) -> str:
    """A run; a tab of the text becomes Word's."""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t")]
    return f"<w:r>{'<w:tab/>'.join(pieces)}</w:r>"


def tag(statement: str, style: str = "ThanVanBan") -> str:
    """A statement of the template language that takes its whole paragraph away with it."""
    return paragraph(style, "{%p " + statement + " %}")


def raw(name: str, style: str = "ThanVanBan") -> str:
    """A paragraph that is replaced by ready-made paragraphs."""
    return paragraph(style, "{{p " + name + " }}")


def when(condition: str, *content: str) -> str:
    """Content that stands only where the condition holds."""
    return "".join((tag(f"if {condition}"), *content, tag("endif")))


def either(condition: str, content: str, otherwise: str) -> str:
    """One content or the other."""
    return "".join((tag(f"if {condition}"), content, tag("else"), otherwise, tag("endif")))


def each(loop: str, *content: str) -> str:
    """Content that is repeated: `each("line in issuer.lines", …)`."""
    return "".join((tag(f"for {loop}"), *content, tag("endfor")))


def page_field(style: str) -> str:
    """The number of the page."""
    runs = "".join(f"<w:r>{kind}</w:r>" for kind in _PAGE_FIELD)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def table(grid: tuple[int, ...], *rows: str) -> str:
    """A table without borders over the whole text width; its columns keep their widths."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BangTrong"/>'
        f'<w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def row(grid: tuple[int, ...], *cells: str, above: int = 0, breaks: bool = False) -> str:
    """A row with `above` twips of air at its top, which never breaks over a page unless it `breaks`."""
    written = "".join(_cell(*pair, above=above) for pair in zip(grid, cells, strict=True))
    return f"<w:tr>{'' if breaks else '<w:trPr><w:cantSplit/></w:trPr>'}{written}</w:tr>"


def _cell(width: int, content: str, *, above: int) -> str:
    air = f'<w:tcMar><w:top w:w="{above}" w:type="dxa"/></w:tcMar>' if above else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{air}</w:tcPr>{content}</w:tc>'


def section(standard: Standard, references: Iterable[tuple[str, str, str]]) -> str:
    """An upright section that counts its pages from 1 and hides the first number.

    `references` are headers and footers: ("header", "first", "rId4"). The address stands inside
    the text area, a number at the foot in the margin.
    """
    sides = ("top", "right", "bottom", "left", "header")
    margins = " ".join(f'w:{side}="{standard.twips(f"page.{side}")}"' for side in sides)
    at_foot = standard.text("page_number.where").startswith("bottom")
    foot = standard.twips("page.header" if at_foot else "page.bottom")
    width, height = (standard.twips(f"page.{side}") for side in ("width", "height"))
    parts = "".join(
        f'<w:{what}Reference w:type="{where}" r:id="{target}"/>'
        for what, where, target in references
    )
    return (
        f'<w:sectPr>{parts}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar {margins} w:footer="{foot}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )

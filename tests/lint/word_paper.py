"""Word files made piece by piece, so that a test can change one thing in a right document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TWIP = 635
_PLACES = ("pageBreakBefore framePr", "numPr", "tabs", "contextualSpacing", "")
_PROPERTY = re.compile(r"<w:(\w+)(?:[^>]*/>|.*?</w:\1>)")


@dataclass(frozen=True)
class Para:
    """A paragraph of one run; sizes in half-points, lengths in twips."""

    text: str
    size: int = 28
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "both"
    first: int = 720
    left: int = 0
    right: int = 0
    before: int = 120
    after: int = 0
    line: int = 264
    line_rule: str = "auto"
    font: str = "Times New Roman"
    colour: str = ""
    raised: bool = False
    border: str = ""
    style: str = ""
    inside: str = ""
    properties: str = ""
    tail: str = ""

    def xml(self) -> str:
        return f"<w:p><w:pPr>{self._ppr()}</w:pPr>{self._run()}{self.inside}{self.tail}</w:p>"

    def _ppr(self) -> str:
        style = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        border = (
            f'<w:pBdr><w:bottom w:val="{self.border}" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
            if self.border
            else ""
        )
        first, numbered, tabs, later, last = map(self._given, _PLACES)
        return (
            f"{style}{first}{numbered}{border}{tabs}"
            f'<w:spacing w:before="{self.before}" w:after="{self.after}" w:line="{self.line}" '
            f'w:lineRule="{self.line_rule}"/>'
            f'<w:ind w:left="{self.left}" w:right="{self.right}" w:firstLine="{self.first}"/>'
            f'{later}<w:jc w:val="{self.align}"/>{last}'
        )

    def _given(self, names: str) -> str:
        """Those of the given properties that stand at one place of the order."""
        found = {one[1]: one[0] for one in _PROPERTY.finditer(self.properties)}
        elsewhere = " ".join(_PLACES).split()
        wanted = names.split() or [name for name in found if name not in elsewhere]
        return "".join(found.get(name, "") for name in wanted)

    def _run(self) -> str:
        pieces = "<w:tab/>".join(
            "<w:br/>".join(
                f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in piece.split("\n")
            )
            for piece in self.text.split("\t")
        )
        return f"<w:r><w:rPr>{self.looks()}</w:rPr>{pieces}</w:r>" if self.text else ""

    def looks(self) -> str:
        return (
            f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:cs="{self.font}"/>'
            + "<w:b/>" * self.bold
            + "<w:i/>" * self.italic
            + (f'<w:color w:val="{self.colour}"/>' if self.colour else "")
            + f'<w:sz w:val="{self.size}"/>'
            + '<w:u w:val="single"/>' * self.underline
            + '<w:vertAlign w:val="superscript"/>' * self.raised
        )


def centred(text: str, **looks: object) -> Para:
    """A centred line without indent or spacing, as in headings."""
    return replace(Para(text, align="center", first=0, before=0, line=240), **looks)  # type: ignore[arg-type]


def rule(width: int, room: int, **looks: object) -> Para:
    """A rule line: an empty paragraph with a border, `width` twips in the middle of `room`."""
    side = (room - width) // 2
    return centred("", left=side, right=side, align="left", border="single", size=8, **looks)


@dataclass(frozen=True)
class Grid:
    """A table: widths of its columns and rows of cells, each a list of names of paragraphs."""

    widths: tuple[int, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    bordered: bool = False
    header: bool = False
    unbroken: bool = True

    def xml(self, parts: dict[str, Para]) -> str:
        borders = (
            "<w:tblBorders>"
            + "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in
                      ("top", "left", "bottom", "right", "insideH", "insideV"))
            + "</w:tblBorders>"
        ) if self.bordered else ""  # fmt: skip
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        rows = "".join(self._row(row, parts, first=not at) for at, row in enumerate(self.rows))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/>{borders}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, row: tuple[tuple[str, ...], ...], parts: dict[str, Para], *, first: bool) -> str:
        marks = "<w:cantSplit/>" * self.unbroken + "<w:tblHeader/>" * (first and self.header)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            + ("".join(parts[name].xml() for name in names) or "<w:p/>")
            + "</w:tc>"
            for width, names in zip(self.widths, row, strict=False)
        )
        return f"<w:tr><w:trPr>{marks}</w:trPr>{cells}</w:tr>"


@dataclass(frozen=True)
class Page:
    """A section, lengths in twips."""

    width: int = 11906
    height: int = 16838
    landscape: bool = False
    top: int = 1134
    bottom: int = 1134
    left: int = 1701
    right: int = 850
    header: int = 567
    gutter: int = 0
    start: int | None = None
    format: str = ""
    first_differs: bool = True
    headers: bool = True
    footer: bool = False

    def xml(self) -> str:
        orient = ' w:orient="landscape"' if self.landscape else ""
        shown = f' w:fmt="{self.format}"' if self.format else ""
        start = "" if self.start is None else f' w:start="{self.start}"'
        numbers = f"<w:pgNumType{shown}{start}/>"
        heads = (
            '<w:headerReference w:type="default" r:id="rIdH1"/>'
            '<w:headerReference w:type="first" r:id="rIdH2"/>'
        ) if self.headers else ""  # fmt: skip
        foot = '<w:footerReference w:type="default" r:id="rIdF1"/>' if self.footer else ""
        return (
            f'<w:sectPr>{heads}{foot}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{orient}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" '
            f'w:left="{self.left}" w:header="{self.header}" w:footer="567" w:gutter="{self.gutter}"/>'
            f"{numbers}{'<w:titlePg/>' * self.first_differs}</w:sectPr>"
        )


@dataclass(frozen=True)
class PageNumber:
    """The paragraph with the page number in the default header (or footer)."""

    size: int = 28
    italic: bool = False
    align: str = "center"

    def xml(self) -> str:
        looks = (
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
            + "<w:i/>" * self.italic
            + f'<w:sz w:val="{self.size}"/>'
        )
        runs = "".join(
            f"<w:r><w:rPr>{looks}</w:rPr>{inner}</w:r>"
            for inner in (
                '<w:fldChar w:fldCharType="begin"/>',
                "<w:instrText>PAGE</w:instrText>",
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>2</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )
        return f'<w:p><w:pPr><w:jc w:val="{self.align}"/></w:pPr>{runs}</w:p>'


@dataclass
class Paper:
    """A document: its paragraphs by name, the order of blocks, its pages and other parts."""

    parts: dict[str, Para]
    blocks: list[str | Grid]
    pages: dict[str, Page] = field(default_factory=lambda: {"main": Page()})
    number: PageNumber = field(default_factory=PageNumber)
    first_header: str = "<w:p/>"
    settings: str = ""
    styles: str = ""
    raw: list[tuple[str, str]] = field(default_factory=list)
    files: dict[str, str | bytes] = field(default_factory=dict)

    def set(self, name: str, **looks: object) -> Paper:
        self.parts[name] = replace(self.parts[name], **looks)  # type: ignore[arg-type]
        return self

    def page(self, page: str = "main", **looks: object) -> Paper:
        self.pages[page] = replace(self.pages[page], **looks)  # type: ignore[arg-type]
        return self

    def text(self, name: str, old: str, new: str) -> Paper:
        """Replace words of one paragraph; they must be there."""
        assert old in self.parts[name].text, (name, old)
        return self.set(name, text=self.parts[name].text.replace(old, new))

    def drop(self, *names: str) -> Paper:
        """Take blocks or paragraphs of cells out."""
        self.blocks = [
            replace(block, rows=tuple(
                tuple(tuple(one for one in cell if one not in names) for cell in row)
                for row in block.rows)) if isinstance(block, Grid) else block
            for block in self.blocks if block not in names
        ]  # fmt: skip
        return self

    def put(self, after: str, name: str, para: Para) -> Paper:
        """Put a new paragraph behind another one, in the text or in its cell."""
        self.parts[name] = para
        found = False
        for at, block in enumerate(self.blocks):
            if block == after:
                self.blocks.insert(at + 1, name)
                return self
            if isinstance(block, Grid):
                rows = tuple(
                    tuple(_behind(cell, after, name) for cell in row) for row in block.rows
                )
                found = found or rows != block.rows
                self.blocks[at] = replace(block, rows=rows)
        assert found, after
        return self

    def swap(self, old: str, new: str) -> Paper:
        """Replace XML of the document part, checked when it is built."""
        self.raw.append((old, new))
        return self

    def change(self, action: Callable[[Paper], object]) -> Paper:
        action(self)
        return self

    def body(self) -> str:
        pieces = []
        for block in self.blocks:
            if isinstance(block, Grid):
                pieces.append(block.xml(self.parts))
            elif block.startswith("page:"):
                pieces.append(f"<w:p><w:pPr>{self.pages[block[5:]].xml()}</w:pPr></w:p>")
            else:
                pieces.append(self.parts[block].xml())
        last = list(self.pages)[-1]
        return "".join([*pieces, self.pages[last].xml()])

    def document(self) -> str:
        xml = f"<w:document {NAMESPACES}><w:body>{self.body()}</w:body></w:document>"
        for old, new in self.raw:
            assert old in xml, old
            xml = xml.replace(old, new, 1)
        return xml

    def save(self) -> bytes:
        """The bytes of the .docx."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, text in self._files().items():
                archive.writestr(name, text)
        return stream.getvalue()

    def part(self, name: str) -> str:
        """The text of a part as it is now."""
        return str(self.files.get(name) or self._files()[name])

    def patch(self, name: str, old: str, new: str) -> Paper:
        """Replace words of any part; they must be there."""
        text = self.part(name)
        assert old in text, (name, old)
        self.files[name] = text.replace(old, new, 1)
        return self

    def add(self, name: str, kind: str, text: str | bytes, link: str = "rIdX") -> Paper:
        """Put in a part of `word/`, to which the document points."""
        target = name.removeprefix("word/")
        relation = f'<Relationship Id="{link}" Type="{_REL}/{kind}" Target="{target}"/>'
        self.files[name] = text
        self.patch(
            "word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>"
        )
        typed = _KINDS.get(kind)
        if typed:
            override = f'<Override PartName="/{name}" ContentType="{typed}"/>'
            self.patch("[Content_Types].xml", "</Types>", f"{override}</Types>")
        return self

    def _files(self) -> dict[str, str | bytes]:
        part = f"<w:PART {NAMESPACES}>{{}}</w:PART>"
        return {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _ROOT_RELS,
            "word/document.xml": self.document(),
            "word/_rels/document.xml.rels": _RELS,
            "word/styles.xml": self.styles or STYLES,
            "word/settings.xml": f"<w:settings {NAMESPACES}>{self.settings}</w:settings>",
            "word/header1.xml": part.replace("PART", "hdr").format(self.number.xml()),
            "word/header2.xml": part.replace("PART", "hdr").format(self.first_header),
            "word/footer1.xml": part.replace("PART", "ftr").format(self.number.xml()),
            **self.files,
        }


def _behind(cell: tuple[str, ...], after: str, name: str) -> tuple[str, ...]:
    return tuple(one for old in cell for one in ((old, name) if old == after else (old,)))


STYLES = (
    f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    "</w:styles>"
)
_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpg" ContentType="image/jpeg"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OOXML}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"), ("styles", "styles"), ("settings", "settings"),
            ("header1", "header"), ("header2", "header"), ("footer1", "footer"),
        )
    )
    + "</Types>"
)  # fmt: skip
_KINDS = {
    **{name: f"{_OOXML}.{name}+xml" for name in ("numbering", "comments", "footnotes", "header")},
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS_NS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_ROOT_RELS = (
    f'<Relationships {_RELS_NS}><Relationship Id="rId1" Type="{_REL}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_RELS = (
    f"<Relationships {_RELS_NS}>"
    + "".join(
        f'<Relationship Id="{link}" Type="{_REL}/{kind}" Target="{target}.xml"/>'
        for link, kind, target in (
            ("rIdS", "styles", "styles"), ("rIdT", "settings", "settings"),
            ("rIdH1", "header", "header1"), ("rIdH2", "header", "header2"),
            ("rIdF1", "footer", "footer1"),
        )
    )
    + "</Relationships>"
)  # fmt: skip


def _anchor(x: int = 0) -> str:
    """How a drawing that hangs on a paragraph begins."""
    return (
        '<wp:anchor simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{x * TWIP}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    )


def line_shape(width: int, *, dash: str = "", x: int = 0, number: int = 50) -> str:
    """A run with a drawn line `width` twips long."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{_anchor(x)}'
        f'<wp:extent cx="{width * TWIP}" cy="0"/><wp:wrapNone/><wp:docPr id="{number}" name="Line"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"/><a:ln w="9525">{dashed}</a:ln>'
        "</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback/></mc:AlternateContent></w:r>"
    )


def vml_line(width: int) -> str:
    """A run with a line in the old VML."""
    return f'<w:r><w:pict><v:line from="0,0" to="{width / 20}pt,0" strokeweight=".75pt"/></w:pict></w:r>'


def text_box(
    inner: Para, width: int, height: int, *, outlined: bool = True, x: int = 0, number: int = 60
) -> str:
    """A run with a text box that holds one paragraph."""
    stroke = "" if outlined else "<a:noFill/>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{_anchor(x)}'
        f'<wp:extent cx="{width * TWIP}" cy="{height * TWIP}"/><wp:wrapNone/><wp:docPr id="{number}" name="Box"/>'
        '<a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr><a:prstGeom prst="rect"/>'
        f"<a:ln>{stroke}</a:ln></wps:spPr><wps:txbx><w:txbxContent>{inner.xml()}</w:txbxContent>"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )

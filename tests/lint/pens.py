"""How web pages, OpenDocument texts and RTF are written: a pen for each writes paragraphs, lines, tables, boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Protocol

from word_paper import Page, Para, centred

from generator.ooxml.metrics import text_width

BLANK = centred("")


class Pen(Protocol):
    """What a form can write; lengths in twips, what stands in a cell or box is written already."""

    suffix: str

    def para(self, one: Para) -> str: ...
    def line(self, width: int, room: int) -> str: ...
    def table(
        self, widths: Sequence[int], rows: Sequence[Sequence[str]], pad: int = 108
    ) -> str: ...
    def boxes(self, halves: Sequence[tuple[int, int, str]]) -> str: ...
    def tabbed(self, halves: Sequence[Para | None], stops: Sequence[int]) -> str: ...
    def whole(self, body: str, page: Page, *, two_sided: bool) -> str: ...


def underscores(width: int) -> Para:
    return centred("_" * round(width / text_width("_", 14)))


def points(twips: float) -> str:
    return f"{twips / 20:g}pt"


@dataclass
class WebPage:
    """HTML with the looks at each paragraph; `typed` draws lines with underscores, else as a border of a paragraph."""

    typed: bool = True
    suffix: str = ".html"

    def para(self, one: Para) -> str:
        return f'<p align="{one.align.replace("both", "justify")}" style="{self._place(one)}">{self._run(one) or "<br>"}</p>\n'

    def _place(self, one: Para, extra: str = "") -> str:
        margins = " ".join(map(points, (one.before, one.right, one.after, one.left)))
        height = f"{one.line * 100 // 240}%"
        return f"margin:{margins};text-indent:{points(one.first)};line-height:{height};font-size:{points(one.size * 10)};font-family:'{one.font}'{extra}"

    def _run(self, one: Para) -> str:
        said = escape(one.text).replace("\n", "<br>")
        for mark in "b" * one.bold + "i" * one.italic:
            said = f"<{mark}>{said}</{mark}>" if said else ""
        colour = f"color:#{one.colour};" if one.colour else ""
        looks = f"{colour}font-size:{points(one.size * 10)};font-family:'{one.font}'"
        return f'<span style="{looks}">{said}</span>' if said else ""

    def line(self, width: int, room: int) -> str:
        if self.typed:
            return self.para(underscores(width))
        side = (room - width) // 2
        looks = f"margin:0 {points(side)};border-bottom:1px solid #000000;font-size:4pt"
        return f'<p style="{looks}"><br></p>\n'

    def table(self, widths: Sequence[int], rows: Sequence[Sequence[str]], pad: int = 108) -> str:
        cells = [
            "".join(f'<td width="{width / 15:.0f}" valign="top">{one or self.para(BLANK)}</td>' for width, one in zip(widths, row, strict=True))
            for row in rows
        ]  # fmt: skip
        body = "".join(f"<tr>{one}</tr>\n" for one in cells)
        return f'<table border="0" width="{sum(widths) / 15:.0f}" cellpadding="{4 if pad else 0}" cellspacing="0">\n{body}</table>\n'

    def boxes(self, halves: Sequence[tuple[int, int, str]]) -> str:
        raise NotImplementedError

    def tabbed(self, halves: Sequence[Para | None], stops: Sequence[int]) -> str:
        raise NotImplementedError

    def whole(self, body: str, page: Page, *, two_sided: bool) -> str:
        size = f"{points(page.width)} {points(page.height)}"
        margins = " ".join(map(points, (page.top, page.right, page.bottom, page.left)))
        return (
            f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title>\n'
            f"<style>@page {{ size: {size}; margin: {margins} }}</style></head>\n<body>\n{body}</body></html>\n"
        )


@dataclass
class OpenDocument:
    """A flat ODF text; `drawn` draws lines as shapes, `typed` as underscores, else borders of paragraphs are."""

    drawn: bool = False
    typed: bool = False
    suffix: str = ".fodt"
    styles: dict[str, str] = field(default_factory=dict)

    def _style(self, family: str, properties: str) -> str:
        return self.styles.setdefault(
            f'style:family="{family}">{properties}', f"A{len(self.styles)}"
        )

    def _looks(self, one: Para) -> str:
        colour = f' fo:color="#{one.colour}"' if one.colour else ""
        return (
            f'<style:text-properties style:font-name="{one.font}" fo:font-size="{points(one.size * 10)}"'
            f"{' fo:font-weight=' + chr(34) + 'bold' + chr(34) if one.bold else ''}"
            f"{' fo:font-style=' + chr(34) + 'italic' + chr(34) if one.italic else ''}{colour}/>"
        )

    def _place(self, one: Para, inside: str = "", extra: str = "") -> str:
        align = {"both": "justify", "right": "end", "left": "start"}.get(one.align, one.align)
        return (
            f'<style:paragraph-properties fo:margin-top="{points(one.before)}" fo:margin-bottom="{points(one.after)}"'
            f' fo:margin-left="{points(one.left)}" fo:margin-right="{points(one.right)}" fo:text-indent="{points(one.first)}"'
            f' fo:line-height="{one.line * 100 // 240}%" fo:text-align="{align}"{extra}>{inside}</style:paragraph-properties>'
        )

    @staticmethod
    def _said(text: str) -> str:
        return escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")

    def para(self, one: Para, inside: str = "", extra: str = "", stops: str = "") -> str:
        name = self._style("paragraph", self._place(one, stops, extra) + self._looks(one))
        return f'<text:p text:style-name="{name}">{inside}{self._said(one.text)}</text:p>\n'

    def line(self, width: int, room: int) -> str:
        side = (room - width) // 2
        if self.typed:
            return self.para(underscores(width))
        if not self.drawn:
            one = centred("", left=side, right=side, size=8)
            return self.para(
                one,
                extra=' fo:border-bottom="0.75pt solid #000000" fo:border-top="none" fo:padding="0pt"',
            )
        look = self._style(
            "graphic",
            '<style:graphic-properties draw:stroke="solid" svg:stroke-width="0.75pt" svg:stroke-color="#000000" style:wrap="run-through" style:run-through="foreground" style:horizontal-pos="from-left" style:horizontal-rel="paragraph" style:vertical-pos="from-top" style:vertical-rel="paragraph"/>',
        )
        ends = f'svg:x1="{points(side)}" svg:y1="3pt" svg:x2="{points(side + width)}" svg:y2="3pt"'
        return self.para(
            centred("", size=12),
            f'<draw:line text:anchor-type="paragraph" draw:style-name="{look}" {ends}/>',
        )

    def table(self, widths: Sequence[int], rows: Sequence[Sequence[str]], pad: int = 108) -> str:
        style = self._style(
            "table",
            f'<style:table-properties style:width="{points(sum(widths))}" table:align="left"/>',
        )
        columns = "".join(
            f'<table:table-column table:style-name="{self._style("table-column", chr(60) + f"style:table-column-properties style:column-width={chr(34)}{points(one)}{chr(34)}/>")}"/>'
            for one in widths
        )
        cell = self._style(
            "table-cell",
            f'<style:table-cell-properties fo:padding-left="{points(pad)}" fo:padding-right="{points(pad)}" fo:border="none"/>',
        )
        body = "".join(
            "<table:table-row>"
            + "".join(f'<table:table-cell table:style-name="{cell}" office:value-type="string">{one or self.para(BLANK)}</table:table-cell>' for one in row)
            + "</table:table-row>"
            for row in rows
        )  # fmt: skip
        return f'<table:table table:style-name="{style}">{columns}{body}</table:table>\n'

    def boxes(self, halves: Sequence[tuple[int, int, str]]) -> str:
        look = self._style(
            "graphic",
            '<style:graphic-properties style:wrap="none" style:horizontal-pos="from-left" style:horizontal-rel="paragraph" style:vertical-pos="from-top" style:vertical-rel="paragraph" fo:border="none" fo:padding="0pt" draw:fill="none" draw:stroke="none"/>',
        )
        frames = "".join(
            f'<draw:frame draw:style-name="{look}" text:anchor-type="paragraph" svg:x="{points(x)}" svg:y="0pt" svg:width="{points(width)}" draw:z-index="0">'
            f'<draw:text-box fo:min-height="100pt">{inside}</draw:text-box></draw:frame>'
            for x, width, inside in halves
        )
        return self.para(BLANK, frames)

    def tabbed(self, halves: Sequence[Para | None], stops: Sequence[int]) -> str:
        places = "".join(
            f'<style:tab-stop style:position="{points(one)}" style:type="center"/>' for one in stops
        )
        spans = ""
        for one in halves:
            said = self._said(one.text.replace("\n", " ")) if one else ""
            look = self._style("text", self._looks(one)) if one else ""
            spans += "<text:tab/>" + (
                f'<text:span text:style-name="{look}">{said}</text:span>' if one else ""
            )
        before = max(one.before for one in halves if one)
        placed = centred("", align="left", before=before)
        return self.para(placed, spans, stops=f"<style:tab-stops>{places}</style:tab-stops>")

    def whole(self, body: str, page: Page, *, two_sided: bool) -> str:
        number = Para("", align="center", first=0, before=0, line=240)
        shown = self.para(number, "<text:page-number/>") if page.headers else ""
        header = f"<style:header>{shown}</style:header>" if page.headers else ""
        if two_sided and page.headers:
            header += f"<style:header-left>{self.para(number)}</style:header-left>"
        if page.headers and page.first_differs:
            header += f"<style:header-first>{self.para(number)}</style:header-first>"
        made = "".join(
            f'<style:style style:name="{name}" {one}</style:style>\n'
            for one, name in self.styles.items()
        )
        faces = "".join(
            f'<style:font-face style:name="{one}" svg:font-family="&apos;{one}&apos;"/>'
            for one in ("Times New Roman", "Arial")
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {ODF} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:font-face-decls>{faces}</office:font-face-decls>"
            '<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Times New Roman" fo:font-size="14pt" fo:language="vi" fo:country="VN"/></style:default-style></office:styles>'
            f"<office:automatic-styles>{made}"
            f'<style:page-layout style:name="L1"><style:page-layout-properties fo:page-width="{points(page.width)}" fo:page-height="{points(page.height)}"'
            f' fo:margin-top="{points(page.header if page.headers else page.top)}" fo:margin-bottom="{points(page.bottom)}" fo:margin-left="{points(page.left)}" fo:margin-right="{points(page.right)}"/>'
            f'<style:header-style><style:header-footer-properties fo:min-height="{points(page.top - page.header)}" fo:margin-bottom="0pt"/></style:header-style></style:page-layout>'
            "</office:automatic-styles>"
            f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L1">{header}</style:master-page></office:master-styles>'
            f"<office:body><office:text>{body}</office:text></office:body></office:document>\n"
        )


ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


@dataclass
class RichText:
    """RTF as an old word processor writes it; `typed` as above."""

    typed: bool = False
    suffix: str = ".rtf"

    @staticmethod
    def _said(text: str) -> str:
        known = {"\n": "\\line ", "\t": "\\tab ", "\\": "\\\\"}
        signs = (known.get(one) or (one if one < "\x80" else f"\\u{ord(one)}?") for one in text)
        return "".join(signs)

    def _run(self, one: Para) -> str:
        font = 1 if one.font == "Arial" else 0
        marks = "\\b" * one.bold + "\\i" * one.italic + "\\cf1" * bool(one.colour)
        return f"{{\\f{font}\\fs{one.size}{marks} {self._said(one.text)}}}"

    def _place(self, one: Para) -> str:
        align = {"both": "\\qj", "center": "\\qc", "right": "\\qr"}.get(one.align, "\\ql")
        return f"\\pard\\plain @{align}\\li{one.left}\\ri{one.right}\\fi{one.first}\\sb{one.before}\\sa{one.after}\\sl{one.line}\\slmult1\\fs{one.size} "

    def para(self, one: Para) -> str:
        return f"{self._place(one)}{self._run(one)}\\par\n"

    def line(self, width: int, room: int) -> str:
        if self.typed:
            return self.para(underscores(width))
        side = (room - width) // 2
        place = self._place(centred("", left=side, right=side, size=8))
        return place.replace("@", "@\\brdrb\\brdrs\\brdrw10 ") + "\\par\n"

    def table(self, widths: Sequence[int], rows: Sequence[Sequence[str]], pad: int = 108) -> str:
        made = ""
        for row in rows:
            ends = "".join(f"\\cellx{sum(widths[:at])}" for at in range(1, len(widths) + 1))
            cells = "".join(
                (one or self.para(BLANK)).replace("@", "\\intbl").removesuffix("\\par\n")
                + "\\cell\n"
                for one in row
            )
            made += f"\\trowd\\trgaph{pad}\\trleft0{ends}\n{cells}\\row\n"
        return made

    def boxes(self, halves: Sequence[tuple[int, int, str]]) -> str:
        """Paragraphs in frames, one beside the other."""
        return "".join(
            inside.replace(
                "@", f"\\phpg\\posx{x + 1701}\\pvpg\\posy1134\\absw{width}\\dxfrtext180 "
            )
            for x, width, inside in halves
        )

    def tabbed(self, halves: Sequence[Para | None], stops: Sequence[int]) -> str:
        before = max(one.before for one in halves if one)
        place = self._place(centred("", align="left", before=before))
        tabs = "".join(f"\\tqc\\tx{one}" for one in stops)
        runs = "".join("\\tab " + (self._run(one) if one else "") for one in halves)
        return place.replace("@", "@" + tabs) + runs + "\\par\n"

    def whole(self, body: str, page: Page, *, two_sided: bool) -> str:
        header = ""
        if page.headers:
            number = "\\pard\\plain\\qc\\f0\\fs28 {\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}\\par"
            header = (
                "{\\headerr " + number + "}{\\headerl \\pard\\plain\\par}"
                if two_sided
                else "{\\header " + number + "}"
            )
            header = (
                ("\\facingp" * two_sided)
                + ("\\titlepg{\\headerf \\pard\\plain\\par}" * page.first_differs)
                + header
            )
        size = f"\\paperw{page.width}\\paperh{page.height}\\margl{page.left}\\margr{page.right}\\margt{page.top}\\margb{page.bottom}\\headery{page.header}"
        return (
            "{\\rtf1\\ansi\\deff0\\uc1{\\fonttbl{\\f0\\froman Times New Roman;}{\\f1\\fswiss Arial;}}"
            f"{{\\colortbl;\\red0\\green0\\blue255;}}{size}\n{header}\n{body.replace('@', '')}}}\n"
        )  # fmt: skip

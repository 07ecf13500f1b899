"""Small DrawingML elements that the parts of a chart share, as strings.

Text is escaped here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.ooxml import escape, unfit
from generator.word.charts.palette import INK

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
UNSEEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
"""Neither an inside nor an edge."""
_UNFIT = unfit()


def clean_text(text: str) -> str:
    """Text on one line, without the signs that XML bans."""
    return " ".join(_UNFIT.sub("", text).split())


def write_text(text: str) -> str:
    """Text escaped for XML.

    >>> write_text("KH&CN <2")
    'KH&amp;CN &lt;2'
    """
    return escape(clean_text(text))


def quoted(text: str) -> str:
    """Text escaped for an attribute."""
    return write_text(text).replace('"', "&quot;")


def write_value(name: str, value: object) -> str:
    """An element of the chart with its value: `<c:idx val="0"/>`."""
    return f'<c:{name} val="{value}"/>'


def write_values(**values: object) -> str:
    """Such elements one after the other."""
    return "".join(write_value(name, value) for name, value in values.items())


def write_format(code: str) -> str:
    """The format of numbers, whatever that of the worksheet."""
    return f'<c:numFmt formatCode="{quoted(code)}" sourceLinked="0"/>'


def solid_fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def pattern_fill(pattern: str, colour: str) -> str:
    """A pattern of the colour on white."""
    return (
        f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )


def line(colour: str, points: float = 0.5, dash: str = "solid") -> str:
    """A line of so many points."""
    width = round(points * 12700)
    return f'<a:ln w="{width}">{solid_fill(colour)}<a:prstDash val="{dash}"/></a:ln>'


def text_format(points: float, *, font: str = "") -> str:
    """`c:txPr`: black, in the font of the chart unless one is named."""
    return (
        '<c:txPr><a:bodyPr rot="0"/><a:lstStyle/><a:p><a:pPr>'
        f"{_characters('defRPr', points, font=font)}"
        '</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def place_at(x: float, y: float) -> str:
    """`c:layout`: where the upper left corner of a title or a legend stands, in parts of the frame."""
    edges = write_values(xMode="edge", yMode="edge", x=f"{x:.5f}", y=f"{y:.5f}")
    return f"<c:layout><c:manualLayout>{edges}</c:manualLayout></c:layout>"


def write_title(lines: Iterable[tuple[str, float, str]], place: str = "") -> str:
    """`c:title` of lines with their sizes and marks ("b" bold, "i" italic), or nothing where none says anything."""
    paragraphs = "".join(
        f"<a:p><a:r>{_characters('rPr', points, bold='b' in marks, italic='i' in marks, language=_VIETNAMESE)}"
        f"<a:t>{write_text(text)}</a:t></a:r></a:p>"
        for text, points, marks in lines
        if text
    )
    if not paragraphs:
        return ""
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>{paragraphs}</c:rich></c:tx>{place}"
        f"{write_value('overlay', 0)}</c:title>"
    )


_VIETNAMESE = ' lang="vi-VN"'


def _characters(
    name: str,
    points: float,
    *,
    bold: bool = False,
    italic: bool = False,
    language: str = "",
    font: str = "",
) -> str:
    return (
        f'<a:{name}{language} sz="{round(points * 100)}" b="{int(bold)}" i="{int(italic)}">'
        f"{solid_fill(INK)}{faces_of(font)}</a:{name}>"
    )


def faces_of(font: str) -> str:
    """The font of letters of all kinds; nothing where none is named."""
    kinds = ("latin", "ea", "cs") if font else ()
    return "".join(f'<a:{kind} typeface="{quoted(font)}"/>' for kind in kinds)

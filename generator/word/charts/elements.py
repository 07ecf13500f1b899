"""Small DrawingML elements that the parts of a chart share, as strings.

Text is escaped here and nowhere else.
"""

from __future__ import annotations

from generator.ooxml import escape, unfit
from generator.word.charts.palette import FONT, INK, TEXT_POINTS

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


def text_format(points: int = TEXT_POINTS, *, bold: bool = False) -> str:
    """`c:txPr`: the document's font, in black."""
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f"{_characters('defRPr', points, bold=bold)}"
        '</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def write_title(text: str, points: int = TEXT_POINTS, *, bold: bool = False) -> str:
    """`c:title`, or nothing for an empty text."""
    if not text:
        return ""
    looks = _characters("rPr", points, bold=bold, language=' lang="vi-VN"')
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>{looks}"
        f"<a:t>{write_text(text)}</a:t></a:r></a:p></c:rich></c:tx>{write_value('overlay', 0)}"
        "</c:title>"
    )


def _characters(name: str, points: int, *, bold: bool, language: str = "") -> str:
    return (
        f'<a:{name}{language} sz="{points * 100}" b="{int(bold)}" i="0">{solid_fill(INK)}'
        f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:{name}>'
    )

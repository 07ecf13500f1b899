"""A picture as SVG: the same bytes for the same chart, whatever the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, pi, sin

from generator.word.charts.chart_sizes import PER_MM
from generator.word.charts.elements import quoted, write_text
from generator.word.charts.ink import (
    DOT,
    MARGIN,
    Ink,
    InkArea,
    InkDot,
    Inked,
    InkLine,
    InkSlice,
    InkText,
    Spot,
    TextBox,
)
from generator.word.charts.palette import Tone

FONTS = "'Times New Roman', 'Liberation Serif', serif"
_HATCHES = {
    "wdUpDiag": "M0,6 L6,0 M-1,1 L1,-1 M5,7 L7,5",
    "ltHorz": "M0,1.5 H6 M0,4.5 H6",
    "pct20": "M1,1 h1 M4,4 h1",
    "smGrid": "M0,1 H6 M0,4 H6 M1,0 V6 M4,0 V6",
}
_ROLE = 'role="img" aria-labelledby="chart-title chart-desc"'


def write_svg(picture: Inked) -> bytes:
    """The bytes of the SVG file, as large as the picture is on paper."""
    wide, high = picture.width + 2 * MARGIN, picture.height + 2 * MARGIN
    width, height, corner = _said(wide), _said(high), _said(-MARGIN)
    size = (
        f'width="{_said(wide / PER_MM)}mm" height="{_said(high / PER_MM)}mm"'
        f' viewBox="{corner} {corner} {width} {height}"'
    )
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_ROLE}>',
        f'<title id="chart-title">{write_text(picture.title)}</title>',
        f'<desc id="chart-desc">{write_text(picture.description)}</desc>',
        *_patterns(picture.ink),
        f'<rect x="{corner}" y="{corner}" width="{width}" height="{height}" fill="#FFFFFF"/>',
        f'<g font-family="{FONTS}">',
        *map(_drawn, picture.ink),
        "</g>",
        "</svg>",
    )
    return ("\n".join(lines) + "\n").encode()


def _said(value: float) -> str:
    """A length with two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _patterns(ink: Iterable[Ink]) -> Iterator[str]:
    """A definition for each hatching that is used."""
    tones = [one.tone for one in ink if isinstance(one, InkArea | InkSlice)]
    for pattern in dict.fromkeys(tone.pattern for tone in tones if tone.pattern):
        colour = next(tone.colour for tone in tones if tone.pattern == pattern)
        yield (
            f'<defs><pattern id="{pattern}" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<rect width="6" height="6" fill="#FFFFFF"/>'
            f'<path d="{_HATCHES[pattern]}" stroke="#{colour}" stroke-width="1"/></pattern></defs>'
        )


def _drawn(one: Ink) -> str:
    if isinstance(one, InkText):
        return _text(one)
    if isinstance(one, InkLine):
        return _line(one)
    if isinstance(one, InkDot):
        return _dot(one)
    if isinstance(one, InkSlice):
        return f'<path d="{_slice(one)}" {_fill(one.tone)}>{_about(one.about)}</path>'
    x, y, width, height = map(_said, (one.x, one.y, one.width, one.height))
    shape = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {_fill(one.tone)}'
    return f"{shape}>{_about(one.about)}</rect>" if one.about else f"{shape}/>"


def _about(text: str) -> str:
    return f"<title>{write_text(text)}</title>"


def _fill(tone: Tone) -> str:
    fill = f"url(#{tone.pattern})" if tone.pattern else f"#{tone.colour}"
    return f'fill="{fill}" stroke="#000000" stroke-width="0.5"'


def _line(one: InkLine) -> str:
    path = "M" + " L".join(f"{_said(x)},{_said(y)}" for x, y in one.spots)
    dash = f' stroke-dasharray="{" ".join(map(_said, one.dash))}"' if one.dash else ""
    role = f' class="{quoted(one.about)}"' if one.about else ""
    look = f'fill="none" stroke="#{one.colour}" stroke-width="{_said(one.width)}"{dash}'
    return f'<path d="{path}" {look}{role}/>'


def _dot(one: InkDot) -> str:
    if not one.corners:
        x, y = map(_said, one.at)
        return f'<circle cx="{x}" cy="{y}" r="{_said(DOT)}" fill="#{one.colour}"/>'
    path = "M" + " L".join(f"{_said(x)},{_said(y)}" for x, y in one.corners)
    return f'<path d="{path} Z" fill="#{one.colour}"/>'


def _slice(one: InkSlice) -> str:
    x, y = one.centre
    radius = _said(one.radius)
    if one.ends - one.begins >= 1:
        low, high = _said(y - one.radius), _said(y + one.radius)
        half = f"A{radius},{radius} 0 1 1"
        return f"M{_said(x)},{low} {half} {_said(x)},{high} {half} {_said(x)},{low} Z"
    first, last = (around(one, part) for part in (one.begins, one.ends))
    large = int(one.ends - one.begins > 0.5)  # noqa: PLR2004
    spots = [f"{_said(a)},{_said(b)}" for a, b in (first, last)]
    return f"M{_said(x)},{_said(y)} L{spots[0]} A{radius},{radius} 0 {large} 1 {spots[1]} Z"


def around(one: InkSlice, part: float) -> Spot:
    """A spot on the round, so far from the top."""
    angle = 2 * pi * part
    return one.centre[0] + one.radius * sin(angle), one.centre[1] - one.radius * cos(angle)


def _text(one: InkText) -> str:
    x, y = map(_said, one.at)
    looks = f'x="{x}" y="{y}" font-size="{_said(one.points)}"'
    if one.anchor != "start":
        looks += f' text-anchor="{one.anchor}"'
    if one.bold:
        looks += ' font-weight="bold"'
    if one.italic:
        looks += ' font-style="italic"'
    text = f'<text {looks} fill="#{one.colour}">{write_text(one.text)}</text>'
    return f"{_cleared(one.ground)}\n{text}" if one.is_clear else text


def _cleared(ground: TextBox) -> str:
    """White behind a text."""
    spot = f'x="{_said(ground.left)}" y="{_said(ground.top)}"'
    size = f'width="{_said(ground.width)}" height="{_said(ground.height)}"'
    return f'<rect {spot} {size} fill="#FFFFFF"/>'

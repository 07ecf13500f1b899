"""How charts look: tones that stay apart in black and white, number formats, text of the document.

One table for the Word chart and for the picture. What is drawn is left to both.
"""

from __future__ import annotations

from fractions import Fraction

from generator.word.charts.chart_model import FinishedChart, Scale, Series
from generator.workspace import unchanging

FONT = "Times New Roman"
DATE_FORMAT = r"dd\/mm\/yyyy"
INK = "000000"
RULE = "D9D9D9"


@unchanging(frozen=True)
class Tone:
    """One look: colour, pattern (Word, picture), and the dash and marker of a line."""

    colour: str
    pattern: str = ""
    hatch: str = ""
    dash: str = "solid"
    marker: str = "circle"


TONES = (
    Tone("1F3864"),
    Tone("BFBFBF", dash="dash", marker="none"),
    Tone("404040", "wdUpDiag", "////", "sysDot", "triangle"),
    Tone("7F7F7F", "", "", "lgDash", "square"),
    Tone("404040", "ltHorz", "----", "sysDash", "diamond"),
    Tone("404040", "pct20", "....", "lgDashDot", "x"),
    Tone("F2F2F2", "", "", "dashDot", "circle"),
    Tone("404040", "smGrid", "++++", "sysDashDot", "square"),
)


def tone_of(series: Series, place: int) -> Tone:
    """The tone of a series: its own, or by its place in the chart."""
    return tone_at(place if series.tone is None else series.tone)


def tone_at(place: int) -> Tone:
    """The tone of a place; after the last they begin anew."""
    return TONES[place % len(TONES)]


def line_colour(tone: Tone) -> str:
    """Lines are thin and need more ink than areas."""
    return "595959" if tone.colour in {"BFBFBF", "F2F2F2"} else tone.colour


def axis_format(chart: FinishedChart, step: Fraction) -> str:
    """The format code of the axis of values, with a decimal only where its steps have one."""
    if chart.measure is Scale.PERCENT:
        return '0"%"' if step.denominator == 1 else '0.0"%"'
    return number_format(chart) if step.denominator == 1 else "0.0#"


def number_format(chart: FinishedChart) -> str:
    """The format code of Excel for the values.

    The thousands dot is written into the code, because the sign of a plain `#,##0` follows the
    settings of the reader's machine. A code has three sections at most: where values reach a
    thousand million, those under a million go without dots.
    """
    if chart.measure is Scale.PERCENT:
        return '0"%"' if chart.whole else '0.0"%"'
    if any(abs(value) >= 10**9 for value in chart.values):
        return r"[>=1000000000]0\.000\.000\.000;[>=1000000]0\.000\.000;0"
    return r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"


_DASHES = {"solid": (), "dash": (5.0, 3.0), "sysDot": (1.5, 2.0), "lgDash": (9.0, 3.0)}
_OTHER_DASH = (9.0, 3.0, 1.5, 3.0)


def dashes(tone: Tone) -> tuple[float, ...]:
    """The strokes and gaps of a line, in points; none where it is whole."""
    return _DASHES.get(tone.dash, _OTHER_DASH)


def stroke(tone: Tone) -> float:
    """How thick a line is, in points."""
    return 2.25 if tone.dash == "solid" else 1.5

"""A chart as a picture for a slide or a page: SVG by ourselves, PNG by matplotlib if it is there.

The same values, words and tones as in Word. The bytes of an SVG depend on the chart alone; those of a PNG on the
fonts of the machine and the version of matplotlib too, never on the hour.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Literal

from generator.problems import ProgramMissing, say
from generator.word.charts import palette
from generator.word.charts.chart_model import FinishedChart
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
)
from generator.word.charts.picture_layout import lay_out_picture
from generator.word.charts.svg import write_svg

_FONTS = (palette.FONT, "Liberation Serif", "Tinos", "DejaVu Serif")
_INCH = 72


def draw_chart(chart: FinishedChart, kind: Literal["svg", "png"], *, dpi: int = 200) -> bytes:
    """The chart as the bytes of an SVG or PNG file.

    Raises `ProgramMissing` when a PNG is asked for and matplotlib (extra `charts`) is not installed.
    """
    picture = lay_out_picture(chart)
    return write_svg(picture) if kind == "svg" else _png(picture, dpi)


def _png(picture: Inked, dpi: int) -> bytes:
    try:
        import matplotlib
    except ImportError as error:
        message = say(
            'vẽ biểu đồ ra tệp .png cần matplotlib: pip install "vanthu[charts]"; tệp .svg thì không cần'
        )
        raise ProgramMissing(message) from error
    drawn = io.BytesIO()
    looks: Any = {"font.family": _family(), "hatch.linewidth": 0.6, "text.hinting": "none"}
    with matplotlib.rc_context(looks):
        _figure(picture).savefig(drawn, format="png", dpi=dpi, metadata={"Software": None})
    return drawn.getvalue()


def _family() -> str:
    """The first font that is there; one that came after matplotlib last looked is looked for."""
    from matplotlib.font_manager import findSystemFonts, fontManager

    if not {*_FONTS[:-1]} & {*fontManager.get_font_names()}:
        for path in findSystemFonts():
            if Path(path).stem.casefold().startswith(_FILES):
                fontManager.addfont(path)
    known = {*fontManager.get_font_names()}
    return next((name for name in _FONTS if name in known), "serif")


_FILES = ("times", "liberationserif", "tinos")
"""How the files of these fonts are called."""


def _figure(picture: Inked) -> Any:
    from matplotlib.figure import Figure

    width, height = picture.width + 2 * MARGIN, picture.height + 2 * MARGIN
    figure = Figure(figsize=(width / _INCH, height / _INCH), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(-MARGIN, picture.width + MARGIN), ylim=(picture.height + MARGIN, -MARGIN))
    axes.set_axis_off()
    for order, one in enumerate(picture.ink):
        _draw(axes, one, order)
    return figure


def _draw(axes: Any, one: Ink, order: int) -> None:
    if isinstance(one, InkText):
        _write(axes, one, order)
    elif isinstance(one, InkLine):
        across, down = zip(*one.spots, strict=True)
        dash = (0, one.dash) if one.dash else "-"
        look = {"color": f"#{one.colour}", "linewidth": one.width, "linestyle": dash}
        axes.plot(across, down, zorder=order, clip_on=False, scalex=False, scaley=False, **look)
    else:
        axes.add_patch(_patch(one, order))


def _write(axes: Any, one: InkText, order: int) -> None:
    from matplotlib.patches import Rectangle

    if one.is_clear:
        box = one.ground
        place = (box.left, box.top), box.width, box.height
        axes.add_patch(Rectangle(*place, color="white", zorder=order))
    axes.text(
        *one.at,
        one.text.replace("$", r"\$"),
        fontsize=one.points,
        ha={"start": "left", "middle": "center", "end": "right"}[one.anchor],
        va="baseline",
        color=f"#{one.colour}",
        fontweight="bold" if one.bold else "normal",
        fontstyle="italic" if one.italic else "normal",
        zorder=order,
    )


def _patch(one: InkArea | InkSlice | InkDot, order: int) -> Any:
    from matplotlib.patches import Circle, Polygon, Rectangle, Wedge

    if isinstance(one, InkDot):
        look: dict[str, Any] = {"color": f"#{one.colour}", "zorder": order}
        return Polygon(one.corners, **look) if one.corners else Circle(one.at, DOT, **look)
    tone = one.tone
    look = {
        "facecolor": "#FFFFFF" if tone.hatch else f"#{tone.colour}",
        "edgecolor": "#000000",
        "linewidth": 0.5,
        "hatch": tone.hatch or None,
        "zorder": order,
    }
    if isinstance(one, InkArea):
        return Rectangle((one.x, one.y), one.width, one.height, **look)
    first, last = (360 * part - 90 for part in (one.begins, one.ends))
    return Wedge(one.centre, one.radius, first, last, **look)

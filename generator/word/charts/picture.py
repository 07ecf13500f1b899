"""A chart as a picture for a slide or a page: SVG or PNG, by matplotlib if it is there.

The same values, words and tones as in Word. The bytes depend on the chart, the fonts of the machine
and the version of matplotlib, never on the hour.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from generator.problems import ProgramMissing, say
from generator.word.charts import chart_model as model
from generator.word.charts import palette
from generator.wording import short_date

_FONTS = (palette.FONT, "Liberation Serif", "Tinos", "DejaVu Serif")
_SALT = "vanthu"
_NAME_LETTERS = 44
_DASHES = {"solid": "-", "dash": "--", "sysDot": ":", "lgDash": (0, (8, 3))}
_MARKERS = {"circle": "o", "none": "", "triangle": "^", "square": "s", "diamond": "D", "x": "x"}


def draw_chart(chart: model.FinishedChart, kind: Literal["svg", "png"], *, dpi: int = 200) -> bytes:
    """The chart as the bytes of an SVG or PNG file.

    Raises `ProgramMissing` when matplotlib (extra `charts`) is not installed.
    """
    matplotlib = _matplotlib()
    settings = {"svg.hashsalt": _SALT, "svg.fonttype": "none", "font.family": _family()}
    stamp = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    picture = io.BytesIO()
    with matplotlib.rc_context(settings):
        _figure(chart).savefig(picture, format=kind, dpi=dpi, metadata=stamp)
    return picture.getvalue()


def _matplotlib() -> Any:
    try:
        import matplotlib
    except ImportError as error:
        message = say('vẽ biểu đồ ra ảnh cần matplotlib: pip install "vanthu[charts]"')
        raise ProgramMissing(message) from error
    return matplotlib


def _family() -> str:
    from matplotlib.font_manager import fontManager

    known = set(fontManager.get_font_names())
    return next((name for name in _FONTS if name in known), "serif")


def _figure(chart: model.FinishedChart) -> Any:
    from matplotlib.figure import Figure

    size = (chart.width_mm / 25.4, chart.height / 25.4)
    figure = Figure(figsize=size, layout="constrained")
    if chart.notes:
        figure.supxlabel("\n".join(chart.notes), fontsize=palette.TEXT_POINTS, style="italic")
    axes = figure.subplots()
    axes.set_title(chart.title, fontsize=palette.TITLE_POINTS, fontweight="bold", wrap=True)
    if isinstance(chart, model.ShareChart):
        slices = _draw_shares(axes, chart)
        names = [textwrap.fill(str(name), _NAME_LETTERS) for name in chart.categories]
        figure.legend(slices, names, loc="outside lower center", ncols=2, frameon=False)
        return figure
    if isinstance(chart, model.BarChart):
        _draw_bars(axes, chart)
    else:
        _draw_lines(axes, chart)
    if len(chart.series) > 1:
        figure.legend(loc="outside lower center", ncols=len(chart.series), frameon=False)
    return figure


def _draw_bars(axes: Any, chart: model.BarChart) -> None:
    thickness = 0.8 / len(chart.series)
    middle = (len(chart.series) - 1) / 2
    draw = axes.bar if chart.upright else axes.barh
    for place, series in enumerate(chart.series):
        spots = [spot + (place - middle) * thickness for spot in range(len(chart.categories))]
        lengths = [float(Fraction(value or 0)) for value in series.values]
        area = _area(palette.tone_of(series, place))
        bars = draw(spots, lengths, thickness, label=series.name, **area)
        axes.bar_label(
            bars, _texts(series, chart.measure), padding=2, fontsize=palette.TEXT_POINTS - 2
        )
    axes.margins(**{"y" if chart.upright else "x": 0.12})
    _name_categories(axes, chart)


def _name_categories(axes: Any, chart: model.BarChart) -> None:
    across, values = (axes.xaxis, axes.yaxis) if chart.upright else (axes.yaxis, axes.xaxis)
    across.set_ticks(range(len(chart.categories)), map(str, chart.categories))
    across.set_inverted(not chart.upright)
    across.set_label_text(chart.category_title)
    values.set_label_text(chart.value_title)
    _dress(axes, values, chart)


def _draw_lines(axes: Any, chart: model.FinishedChart) -> None:
    for place, series in enumerate(chart.series):
        pairs = zip(chart.categories, series.values, strict=True)
        known = [(spot, float(Fraction(value))) for spot, value in pairs if value is not None]
        tone = palette.tone_of(series, place)
        axes.plot(
            [spot for spot, _ in known],
            [value for _, value in known],
            color=f"#{palette.line_colour(tone)}",
            linestyle=_DASHES.get(tone.dash, "-."),
            marker=_MARKERS[tone.marker],
            label=series.name,
        )
        if not place or series.labels:
            _label_line(axes, known, [text for text in _texts(series, chart.measure) if text])
    axes.margins(y=0.12)
    _dress(axes, axes.yaxis, chart)
    axes.set(xlabel=chart.category_title, ylabel=chart.value_title)
    if isinstance(chart.categories[0], date):
        _dress_time(axes)


def _label_line(axes: Any, known: Sequence[tuple[Any, float]], texts: Sequence[str]) -> None:
    for spot, text in zip(known, texts, strict=True):
        axes.annotate(
            text,
            spot,
            (0, 6),
            textcoords="offset points",
            ha="center",
            fontsize=palette.TEXT_POINTS - 2,
        )


def _draw_shares(axes: Any, chart: model.ShareChart) -> list[Any]:
    """The slices; their names stand in the legend, where long ones find room."""
    (series,) = chart.series
    sizes = [float(Fraction(value or 0)) for value in series.values]
    texts = _texts(series, chart.measure)
    slices, _ = axes.pie(sizes, labels=texts, startangle=90, counterclock=False)
    for place, slice_ in enumerate(slices):
        slice_.set(**_area(palette.tone_at(place)))
    return list(slices)


def _area(tone: palette.Tone) -> dict[str, Any]:
    colour = "#FFFFFF" if tone.hatch else f"#{tone.colour}"
    hatch = tone.hatch or None
    return {"facecolor": colour, "edgecolor": "#000000", "linewidth": 0.5, "hatch": hatch}


def _texts(series: model.Series, measure: model.Scale) -> list[str]:
    return [model.point_text(series, place, measure) for place in range(len(series.values))]


def _dress(axes: Any, values: Any, chart: model.FinishedChart) -> None:
    """Gridlines, no frame, and ticks in Vietnamese notation on the axis of values."""
    suffix = "%" if chart.measure is model.Scale.PERCENT else ""
    values.set_major_formatter(lambda value, _place: model.value_number(Fraction(value)) + suffix)
    values.grid(visible=True, color=f"#{palette.RULE}", linewidth=0.4)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    if isinstance(chart, model.LineChart) and min(chart.values, default=0) >= 0:
        axes.set_ylim(bottom=0)


def _dress_time(axes: Any) -> None:
    from matplotlib.dates import num2date

    axes.xaxis.set_major_formatter(lambda spot, _place: short_date(num2date(spot).date()))
    axes.tick_params(axis="x", labelrotation=30)

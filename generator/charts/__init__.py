"""Figures as charts: native in Word, as a picture, as a bar in the terminal.

`chart` says what is shown. `drawing`, `series`, `labels` and `axes` write it as DrawingML with the
looks of `looks`; `workbook` makes the sheet behind it and `package` joins both to a Word file.
`picture` draws the same chart as SVG or PNG, `terminal` a bar of text. No figure is computed here.
"""

from generator.charts.chart import (
    BarChart,
    Chart,
    ChartMisshapen,
    LineChart,
    Measure,
    Series,
    ShareChart,
    split_bars,
)
from generator.charts.package import (
    ChartParts,
    add_charts,
    build_parts,
    chart_marker,
    splice_charts,
)
from generator.charts.picture import draw_chart
from generator.charts.terminal import BLOCKS, PLAIN, BarSigns, bar, bar_signs

__all__ = [
    "BLOCKS",
    "PLAIN",
    "BarChart",
    "BarSigns",
    "Chart",
    "ChartMisshapen",
    "ChartParts",
    "LineChart",
    "Measure",
    "Series",
    "ShareChart",
    "add_charts",
    "bar",
    "bar_signs",
    "build_parts",
    "chart_marker",
    "draw_chart",
    "splice_charts",
    "split_bars",
]

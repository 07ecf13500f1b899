"""A picture of the figures of a campaign, as the chart of a document would draw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from generator.drafting import draw_figures
from generator.figures import Figures, Tally
from generator.model.document import Chart
from generator.problems import GeneratorError, say
from generator.word import ChartRoom, draw_chart, fit_chart
from generator.wording import upper_first

_OF_QUOTA = "tỷ lệ đạt chỉ tiêu"
_SMALLEST = 8
"""Letters are no smaller than this, in points."""


def draw_pictures(
    figures: Figures,
    tally: Tally,
    asked: Mapping[str, object],
    title: str | None,
    *,
    room: ChartRoom,
    kind: Literal["svg", "png"],
) -> Sequence[bytes]:
    """The picture, or its parts where one page has no room for it. Raises `GeneratorError` without figures.

    `asked` holds fields of a `Chart`; without a `title` of its own it is called after what it shows.
    """
    own = title or upper_first(f"{tally.name}: {tally.indicator.name}")
    drawn = draw_figures(Chart.model_validate({**asked, "title": own}), figures)
    if drawn is None:
        raise GeneratorError(say("chưa có số liệu để vẽ biểu đồ này"))
    if not title and getattr(drawn, "mark", None) is not None:
        drawn = replace(drawn, title=f"{own}, {_OF_QUOTA}")
    parts = fit_chart(drawn, room, smallest=_SMALLEST, with_notes=True)
    return [draw_chart(one, kind) for one in parts]

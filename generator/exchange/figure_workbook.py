"""All figures of a campaign as a workbook: one line each, exact value beside what is printed."""

from __future__ import annotations

from collections.abc import Iterable

from generator.drafting import Listed
from generator.figures import Figures
from generator.sheets import Field, Holds, Value, Worksheet, write_workbook

_FIELDS = (
    Field("Tên trong mẫu", width=44),
    Field("Đối tượng", width=40),
    Field("Nội dung", width=34),
    Field("Giá trị", Holds.DECIMAL, width=14),
    Field("In ra", width=18),
    Field("Mức chính xác", width=14),
    Field("Cách tính", width=48),
)
_SURE = {"exact": "chính xác", "over": "trên", "nearly": "gần", "about": "khoảng"}


def write_figures(listed: Iterable[Listed], figures: Figures) -> bytes:
    """The .xlsx file of some of a campaign's figures; the same bytes for the same figures."""
    title, taken = figures.campaign.short_name, figures.taken
    as_of = taken.said if taken else ""
    source = figures.snapshot.source if figures.snapshot else ""
    stamps = [("Số liệu tính đến", as_of), ("Nguồn", source or "")]
    sheet = Worksheet(
        name="Số liệu",
        title=title,
        fields=_FIELDS,
        rows=list(map(_row, listed)),
        stamps=[stamp for stamp in stamps if stamp[1]],
    )
    return write_workbook([sheet], title=title)


def _row(listed: Listed) -> list[Value]:
    figure = listed.figure
    return [
        listed.path,
        listed.subject,
        str(listed.meaning),
        figure.value,
        listed.said,
        _SURE[figure.precision.value],
        listed.working,
    ]

"""All figures of a campaign as a workbook: one line each, exact value beside what is printed."""

from __future__ import annotations

from collections.abc import Iterable

from generator.drafting import Listed
from generator.figures import Quantity
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


def write_figures(figures: Iterable[Listed], title: str, as_of: str, source: str) -> bytes:
    """The .xlsx file; the same bytes for the same figures."""
    stamps = [("Số liệu tính đến", as_of), ("Nguồn", source)]
    sheet = Worksheet(
        name="Số liệu",
        title=title,
        fields=_FIELDS,
        rows=[_row(listed) for listed in figures],
        stamps=[stamp for stamp in stamps if stamp[1]],
    )
    return write_workbook([sheet], title=title)


def _row(listed: Listed) -> list[Value]:
    figure = listed.figure
    whole = figure.value.denominator == 1 and figure.quantity is not Quantity.RATE
    return [
        listed.path,
        listed.subject,
        str(listed.meaning),
        int(figure.value) if whole else figure.value,
        listed.said,
        _SURE[figure.precision.value],
        listed.working,
    ]

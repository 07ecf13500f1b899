"""What the sheets of this room have in common: columns, labels above a table, what limits a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.drafting import Numbers, limits, said_place
from generator.figures import Figure, Figures, Progress
from generator.model.campaign import Campaign, Indicator
from generator.sheets import (
    AS_OF_LABEL,
    CAMPAIGN_LABEL,
    SCOPE_LABEL,
    DayCell,
    Field,
    Holds,
    Stepped,
    Value,
    Worksheet,
)
from generator.wording import Moment, upper_first

ORDINAL = Field("TT", Holds.WHOLE, 6, centred=True)
CODE = Field("Mã đơn vị", width=14, centred=True)
NAME = Field("Đơn vị", width=42)
SCOPE = Field(SCOPE_LABEL, width=26, steps=1)
MEASURE = Field("Đơn vị tính", width=12, centred=True)
PARTS = "; "


def named_at(numbers: Numbers, code: str, name: str) -> list[Value]:
    """The first cells of a row: its number, code and name, which is set in below the name of its superior."""
    *above, place = numbers
    if not above:
        return [place, code, name]
    return [said_place(numbers), code, Stepped(name, len(above))]


def campaign_stamps(campaign: Campaign, moment: Moment | None) -> list[tuple[str, str]]:
    """Of which campaign a sheet is, and as of when; the import reads both again."""
    stamps = [(CAMPAIGN_LABEL, campaign.code)]
    if moment:
        stamps.append((AS_OF_LABEL, moment.said))
    return stamps


def source_stamps(figures: Figures) -> list[tuple[str, str]]:
    """As of when figures are, and who told them, as far as that is known."""
    as_of = figures.taken.said if figures.taken else ""
    source = figures.snapshot.source if figures.snapshot else ""
    return [stamp for stamp in (("Số liệu tính đến", as_of), ("Nguồn", source or "")) if stamp[1]]


def amount_field(indicator: Indicator, *, entered: bool = False) -> Field:
    """The column of the counts of an indicator, by its name and unit of measure."""
    title = f"{upper_first(indicator.name)} ({indicator.recorded_in})"
    return Field(title, holds_of(indicator), 18, open=entered)


NOT_CONCERNED = "không thuộc diện"
"""What stands at a unit that the indicator does not concern; read again it says that nothing is awaited of it."""


def holds_of(indicator: Indicator) -> Holds:
    """What the counts of an indicator are."""
    if indicator.is_rate:
        return Holds.RATE
    return Holds.DECIMAL if indicator.decimals else Holds.WHOLE


def day_of(moment: Moment | None) -> DayCell | None:
    """A moment as a day of the calendar, by which rows are sorted."""
    return DayCell(moment, moment.said) if moment else None


def scope_of(value: Figure | Progress) -> str | None:
    """Phạm vi: what limits a figure; an empty cell where nothing does."""
    return PARTS.join(limits(value)) or None


def without_empty_scope(sheet: Worksheet) -> Worksheet:
    """The sheet without its column «Phạm vi» where nothing limits any figure in it."""
    place = sheet.fields.index(SCOPE)
    if any(row[place] for row in sheet.rows):
        return sheet
    fields = [field for field in sheet.fields if field is not SCOPE]
    rows: list[Sequence[Value]] = [[*row[:place], *row[place + 1 :]] for row in sheet.rows]
    return replace(sheet, fields=fields, rows=rows)

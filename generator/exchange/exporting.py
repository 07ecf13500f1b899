"""Tables out: workbooks and CSV files by name, written whole and never over work of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from generator.exchange.changes import counts_of
from generator.exchange.entry_sheets import NOBODY, EntryTable, Sending
from generator.exchange.flat_table import flat_sheet
from generator.exchange.sheets import figure_sheets, span_of
from generator.exchange.unit_table import unit_sheet
from generator.figures import figures_at, tally_of
from generator.model.campaign import Campaign, Indicator, Unit
from generator.model.coded import by_code
from generator.model.roster import active_units, concerned_by_none, exempt_units
from generator.problems import Message, Misused, NotFound, find, no_such, say
from generator.sheets import Worksheet, write_csv, write_workbook
from generator.wording import Moment, code_from
from generator.workspace import free_name, safe_name, unchanging

CSV = ".csv"
SHEETS = (".xlsx", CSV)
"""How a file of tables may end."""


class NotOneSheet(Misused):
    """A CSV file holds one table only (exit 2)."""


class NobodyAsked(Misused):
    """There is no unit that a sheet could be filled in by (exit 2)."""


@unchanging(frozen=True)
class Export:
    """Tables that leave in one file, its title, and what it is called unless told otherwise."""

    stem: str
    sheets: Sequence[Worksheet]
    title: str
    flat: Worksheet | None = None
    """The one of them that says all by itself, where a file holds one table only."""

    def encoded(self, path: Path, author: str = "") -> bytes:
        """The file, as its name asks for."""
        if self.flat and path.suffix.lower() == CSV:
            return write_csv(self.flat)
        return encode(self.sheets, path, self.title, author)


@unchanging(frozen=True)
class EntryForms:
    """What units fill in for a moment: together in a sheet, or each in a workbook of its own."""

    campaign: Campaign
    moment: Moment
    units: Sequence[Unit]
    indicators: Sequence[Indicator]
    sending: Sending = NOBODY

    @property
    def stem(self) -> str:
        """What the file or the folder is called unless told otherwise."""
        return f"so-lieu-{_stem(self.moment)}"

    def together(self) -> Export:
        """One sheet of all units."""
        return Export(self.stem, [self._table.sheet(self.units)], self.campaign.short_name)

    def apart(self) -> Iterator[tuple[str, bytes]]:
        """A workbook for each unit, to be sent to it, by file name."""
        taken: set[str] = set()
        for unit in self.units:
            name = free_name(safe_name(f"{unit.code} {unit.label}.xlsx"), taken)
            title = f"{self.campaign.short_name} - {unit.name}"
            sheet = self._table.sheet([unit], signed=True)
            yield name, write_workbook([sheet], title=title, author=self.sending.name)

    @cached_property
    def _table(self) -> EntryTable:
        snapshot = self.campaign.snapshot_at(self.moment)
        return EntryTable(self.campaign, self.moment, self.indicators, snapshot, self.sending)


def entry_forms(
    campaign: Campaign,
    moment: Moment,
    codes: Sequence[str] = (),
    *,
    group: str | None = None,
    missing: bool = False,
    sending: Sending = NOBODY,
) -> EntryForms:
    """The forms for some indicators, for none all that are not computed; see `chosen_units` for which units."""
    indicators = indicators_called(campaign, codes)
    _refuse_without_units(campaign)
    units = chosen_units(campaign, moment, indicators, group=group, missing=missing)
    if not units:
        raise NobodyAsked(say("không còn đơn vị nào phải điền: {why}", why=_why(missing=missing)))
    return EntryForms(campaign, moment, units, indicators, sending)


def indicators_called(campaign: Campaign, codes: Sequence[str]) -> list[Indicator]:
    """The indicators of these codes; for none all that units count. Raises `NotFound`."""
    known = by_code(campaign.indicators)
    found = [find(known, code, say("không có chỉ số «{code}»", code=code)) for code in codes]
    return found or [one for one in campaign.indicators if one.of is None]


def chosen_units(
    campaign: Campaign,
    moment: Moment,
    indicators: Sequence[Indicator],
    *,
    group: str | None = None,
    missing: bool = False,
) -> list[Unit]:
    """The units of a moment in the order of tables; not those of included campaigns, nor those that none of the indicators concerns.

    `missing` leaves out who has reported all.
    """
    groups = by_code(campaign.groups)
    if group is not None and group not in groups:
        raise no_such(say("không có nhóm «{code}»", code=group), group, groups)
    included = {
        one.unit
        for one in campaign.includes
        if not one.indicators or {known.code for known in indicators} <= {*one.indicators.values()}
    }
    exempt = [exempt_units(campaign, one.code) for one in indicators]
    of_none = concerned_by_none(campaign, (one.code for one in indicators))
    units = [
        unit
        for unit in active_units(campaign, moment.of_day)
        if (group is None or unit.group == group) and unit.code not in included | of_none
    ]
    if not missing:
        return units
    snapshot = campaign.snapshot_at(moment)
    counts = [
        counts_of(campaign, one.code, snapshot).keys() | beside
        for one, beside in zip(indicators, exempt, strict=True)
    ]
    return [unit for unit in units if any(unit.code not in known for known in counts)]


def unit_export(
    campaign: Campaign, moment: Moment | None, indicator: str | None, phase: str | None
) -> Export:
    """The table of units, in a phase or the whole, as of a moment or the newest snapshot."""
    figures = figures_at(campaign, moment)
    tally = tally_of(figures, indicator, phase)
    moment = figures.counted_on(tally)
    span = span_of(tally.indicator, tally.name if phase else "")
    _refuse_without_units(campaign)
    name = _name_in_files(campaign, tally.indicator)
    stem = "-".join(filter(None, ("bang", name, phase, _stem(moment))))
    return Export(stem, [unit_sheet(campaign, tally, moment, span)], campaign.short_name)


def figure_export(campaign: Campaign, moment: Moment | None) -> Export:
    """All figures of a campaign as of a moment or the newest snapshot."""
    figures = figures_at(campaign, moment)
    flat = flat_sheet(figures)
    sheets = figure_sheets(figures, flat)
    if len(sheets) == 1:
        said = say(
            "chiến dịch «{code}» chưa có số liệu, chỉ tiêu, mục tiêu nào", code=campaign.code
        )
        raise NotFound(
            said, say("nhập số liệu: vanthu import results {code} TỆP", code=campaign.code)
        )
    stem = f"tong-hop-{_stem(figures.taken)}"
    return Export(stem, sheets, campaign.short_name, flat)


def _refuse_without_units(campaign: Campaign) -> None:
    """A table of units that has no row says nothing, and is not sent to anybody."""
    if not campaign.units:
        said = say("chiến dịch «{code}» chưa có đơn vị nào, bảng sẽ trống", code=campaign.code)
        hint = say("nhập danh sách: vanthu import units {code} TỆP.xlsx", code=campaign.code)
        raise NotFound(said, hint)


def _why(*, missing: bool) -> Message:
    if missing:
        return say("mọi đơn vị đã báo cáo")
    return say("nhóm này không có đơn vị nào, hoặc số của mọi đơn vị lấy từ chiến dịch được gộp")


def _name_in_files(campaign: Campaign, indicator: Indicator) -> str:
    """What an indicator is called in the name of a file; with its code where another is called so too."""
    name = code_from(indicator.name)
    alike = [one for one in campaign.indicators if code_from(one.name) == name]
    return name if name and len(alike) == 1 else f"{name}-{indicator.code}".strip("-")


def _stem(moment: Moment | None) -> str:
    """A moment in a file name: `2022-04-25-0800`."""
    if moment is None:
        return "chua-co-so-lieu"
    return moment.day.isoformat() + (f"-{moment.at:%H%M}" if moment.at else "")


def encode(sheets: Sequence[Worksheet], path: Path, title: str, author: str = "") -> bytes:
    """The file that a path asks for by its name: .csv, else a workbook."""
    if path.suffix.lower() != CSV:
        return write_workbook(sheets, title=title, author=author)
    if len(sheets) != 1:
        raise NotOneSheet(say("tệp .csv chỉ chứa một bảng; dùng .xlsx"))
    return write_csv(sheets[0])

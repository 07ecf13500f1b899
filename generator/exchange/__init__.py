"""Figures between the records and the spreadsheets of those who have them.

`importing` turns files of results into a new snapshot, `sheets` and `exporting` give tables out,
`returns` knows who has reported. Reading and writing files of that kind is `generator.spreadsheet`.
"""

from __future__ import annotations

from generator.exchange.chosen_units import chosen_units, snapshot_at
from generator.exchange.exporting import encode, entry_books, write_export
from generator.exchange.figure_workbook import write_figures
from generator.exchange.gathering import gather
from generator.exchange.importing import ImportPlan, ImportRequest, plan_import, write_import
from generator.exchange.new_snapshot import Existing
from generator.exchange.reminder import write_reminder
from generator.exchange.reporting import Return, Returns, returns_of, tell_returns
from generator.exchange.sheets import entry_sheet, figure_sheets, plain_sheet, span_of, unit_sheet
from generator.exchange.tallies import figures_at
from generator.exchange.telling import tell_changes, tell_reading

__all__ = [
    "Existing",
    "ImportPlan",
    "ImportRequest",
    "Return",
    "Returns",
    "chosen_units",
    "encode",
    "entry_books",
    "entry_sheet",
    "figure_sheets",
    "figures_at",
    "gather",
    "plain_sheet",
    "plan_import",
    "returns_of",
    "snapshot_at",
    "span_of",
    "tell_changes",
    "tell_reading",
    "tell_returns",
    "unit_sheet",
    "write_export",
    "write_figures",
    "write_import",
    "write_reminder",
]

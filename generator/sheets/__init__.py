"""Spreadsheets in and out: .xlsx and CSV as people really fill them in.

`opening` gives the worksheets of a file or refuses it in words, `results` reads a table of units and
counts, `writing` makes workbooks. What is done with the figures is left to `generator.exchange`.
"""

from __future__ import annotations

from generator.sheets.column_choice import read_columns
from generator.sheets.delimited import write_csv
from generator.sheets.doubts import Ask, Question, ask_nobody, settle
from generator.sheets.grid import column_letters
from generator.sheets.layout import Field, Holds, Sheet, Value
from generator.sheets.opening import read_source
from generator.sheets.refusal import PACKED_CAP, SpreadsheetRefused
from generator.sheets.stamps import AS_OF_LABEL, CAMPAIGN_LABEL, SPAN_LABEL
from generator.sheets.unit_results import (
    ImportedResults,
    ReadFrom,
    ResultsRequest,
    SourceFile,
    read_results,
)
from generator.sheets.workbook_writing import write_workbook

__all__ = [
    "AS_OF_LABEL",
    "CAMPAIGN_LABEL",
    "PACKED_CAP",
    "SPAN_LABEL",
    "Ask",
    "Field",
    "Holds",
    "ImportedResults",
    "Question",
    "ReadFrom",
    "ResultsRequest",
    "Sheet",
    "SourceFile",
    "SpreadsheetRefused",
    "Value",
    "ask_nobody",
    "column_letters",
    "read_columns",
    "read_results",
    "read_source",
    "settle",
    "write_csv",
    "write_workbook",
]

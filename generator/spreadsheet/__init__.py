"""Spreadsheets in and out: .xlsx and CSV as people really fill them in.

`opening` gives the worksheets of a file or refuses it in words, `results` reads a table of units and
counts, `writing` makes workbooks. What is done with the figures is left to `generator.exchange`.
"""

from generator.spreadsheet.asking import Ask, Question, ask_nobody
from generator.spreadsheet.columns import read_columns
from generator.spreadsheet.opening import open_spreadsheet, read_source
from generator.spreadsheet.refusal import SpreadsheetRefused
from generator.spreadsheet.results import (
    ImportedResults,
    ReadFrom,
    ResultsRequest,
    SourceFile,
    Summary,
    read_results,
)

__all__ = [
    "Ask",
    "ImportedResults",
    "Question",
    "ReadFrom",
    "ResultsRequest",
    "SourceFile",
    "SpreadsheetRefused",
    "Summary",
    "ask_nobody",
    "open_spreadsheet",
    "read_columns",
    "read_results",
    "read_source",
]

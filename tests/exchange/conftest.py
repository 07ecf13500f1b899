"""The invented office in a folder of its own, and files that its units send back."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from generator.exchange.importing import ImportRequest, plan_import
from generator.office.office import campaign_of, open_office
from generator.sheets.doubts import ask_nobody
from generator.sheets.unit_results import ResultsRequest, SourceFile
from generator.wording.read_dates import read_moment


class Desk:
    """The campaign `thi-dua` as a clerk has it: its records, imports into it, what was told."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.folder = workspace.campaigns / "thi-dua"

    @property
    def office(self):
        return open_office(self.workspace)

    @property
    def record(self):
        return campaign_of(self.office, "thi-dua")

    @property
    def campaign(self):
        return self.record.campaign

    def plan(self, *texts, as_of=None, ask=ask_nobody, reading=None, **request):
        """The plan of importing CSV texts or workbooks for a moment."""
        files = [
            SourceFile(
                *((f"{n}.csv", one.encode()) if isinstance(one, str) else (f"{n}.xlsx", one))
            )
            for n, one in enumerate(texts, start=1)
        ]
        asked = ImportRequest(
            as_of=read_moment(as_of) if as_of else None,
            reading=ResultsRequest(**(reading or {})),
            **request,
        )
        return plan_import(self.record, self.office.library, files, asked, ask)


@pytest.fixture
def desk(office_copy):
    return Desk(office_copy)


@pytest.fixture
def fill():
    """Types into the cells of a workbook by their address, as a unit does, and saves it."""

    def type_in(data, **cells):
        book = load_workbook(io.BytesIO(data))
        for address, value in cells.items():
            book.worksheets[0][address] = value
        saved = io.BytesIO()
        book.save(saved)
        return saved.getvalue()

    return type_in


@pytest.fixture
def show():
    """A worksheet as lines of text, for an eyeful."""

    def lines(data, sheet=0):
        page = load_workbook(io.BytesIO(data), data_only=True).worksheets[sheet]
        rows = (["" if cell is None else str(cell) for cell in row] for row in page.values)
        return "\n".join(" | ".join(row).rstrip(" |") for row in rows)

    return lines

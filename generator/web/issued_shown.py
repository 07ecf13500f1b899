"""A document that went out, as its pages show it: its rows of the register, what became of them, its files."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.books import Row, RowState
from generator.office import Office, issued_files
from generator.records import CampaignRecord

_SHOWN = 5


class IssuedDocument(NamedTuple):
    """`rows` are those that stand for it; of `files` each has the address that brings it and its name."""

    rows: list[Row]
    files: list[tuple[str, str]]

    @property
    def shown(self) -> list[Row]:
        """The first of many."""
        return self.rows[:_SHOWN]

    @property
    def is_out(self) -> bool:
        """Whether it went out, and is more than a number that is kept for it."""
        return any(row.state is RowState.ISSUED for row in self.rows)


def issued_document(office: Office, record: CampaignRecord, document: str) -> IssuedDocument:
    """What the register and the made files know of a document."""
    code = record.campaign.code
    found = [row for row in office.rows_of(record.campaign) if row.is_of(f"{code}/{document}")]
    rows = [row for row in found if row.is_live]
    numbers = {row.number_symbol for row in rows if row.state is RowState.ISSUED}
    made = issued_files(office.workspace, code, numbers) if numbers else {}
    sent = {key: name for key, name in made.items() if name.endswith((".docx", ".pdf", ".zip"))}
    files = [(f"/campaigns/{code}/made/{key}", name) for key, name in sent.items()]
    return IssuedDocument(rows, files[:_SHOWN])

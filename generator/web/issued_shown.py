"""A document that went out, as its pages show it: its rows of the register, what became of them, its files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from typing import NamedTuple

from generator.model.books import Row, RowState
from generator.office import IssuedFile, Office, issued_files
from generator.problems import Message, say
from generator.records import CampaignRecord
from generator.register import is_lapsed, rows_named

_SHOWN = 5
_MOST = 300
"""So many are listed where somebody opens the others: all are in the folder and in the register."""


class IssuedDocument(NamedTuple):
    """`rows` are those that stand for it; of `files` each has the address that brings it, those that were written again first."""

    rows: list[Row]
    files: list[tuple[str, IssuedFile]]
    undone: frozenset[str] = frozenset()
    """How those are cited that were called back: what they replaced or corrected says so."""
    is_lapsed: bool = False
    """Whether what replaced it was called back, so that neither is in force."""
    is_unread: bool = False
    """Whether a register in which it may stand cannot be read, so that nothing is known of it."""

    @property
    def shown(self) -> list[Row]:
        """The first of many."""
        return self.rows[:_SHOWN]

    @property
    def folded(self) -> list[Row]:
        """The others, as far as a page lists them."""
        return self.rows[_SHOWN:_MOST]

    @property
    def files_shown(self) -> list[tuple[str, IssuedFile]]:
        """All that were written again, and the first of the others."""
        return [one for at, one in enumerate(self.files) if at < _SHOWN or one[1].is_worked_on]

    @property
    def files_folded(self) -> list[tuple[str, IssuedFile]]:
        """The others, as far as a page lists them."""
        shown = len(self.files_shown)
        return self.files[shown : shown + _MOST]

    @property
    def is_called_back(self) -> bool:
        """Whether nothing of it is out any more."""
        return bool(self.rows) and all(row.is_called_back for row in self.rows)

    @property
    def is_called_back_by_notice(self) -> bool:
        """Whether those who had it were told so by a document."""
        return bool(self.rows) and all(row.recalled_by for row in self.rows)

    @property
    def may_be_made_anew(self) -> bool:
        """Whether a number of it is in force still, and not known to have left the office."""
        return any(row.is_in_force and not (row.sent or row.received) for row in self.rows)

    @property
    def is_out(self) -> bool:
        """Whether it went out, and is more than a number that is kept for it."""
        return any(row.state is RowState.ISSUED for row in self.rows)


def named_in_campaign(row: Row) -> str:
    """How a new document of its campaign names it: by its code, a letter with a number of its own by that."""
    _, _, document = (row.key or "").partition("/")
    return row.cited if "/" in document else document


def page_of(campaigns: Container[str], row: Row) -> str:
    """The address of the page of its document; nothing where its campaign is none of these."""
    campaign, _, document = (row.key or "").partition("/")
    if not document or campaign not in campaigns:
        return ""
    return f"/campaigns/{campaign}/documents/{document.partition('/')[0]}"


def issued_document(office: Office, record: CampaignRecord, document: str) -> IssuedDocument:
    """What the register and the made files know of a document."""
    code = record.campaign.code
    books = office.books_of(record.campaign).values()
    known = [row for book in books if _mine(book, f"{code}/{document}") for row in book]
    rows = _mine(known, f"{code}/{document}")
    numbers = {row.number_symbol for row in rows if row.state is RowState.ISSUED}
    made = issued_files(office.workspace, code, numbers) if numbers else {}
    files = [
        (f"/campaigns/{code}/made/{key}", file)
        for key, file in made.items()
        if file.name.endswith((".docx", ".pdf", ".zip"))
    ]
    undone = frozenset(row.cited for row in known if row.is_called_back)
    lapsed = any(is_lapsed(row, rows_named(known)) for row in rows)
    return IssuedDocument(
        rows,
        sorted(files, key=lambda one: not one[1].is_worked_on),
        undone,
        lapsed,
        office.lacks_register_of(record.campaign),
    )


def standings_of(campaign: str, rows: Sequence[Row]) -> dict[str, Message]:
    """What the register says became of each document, of those whose numbers are not simply in force."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        code, _, document = (row.key or "").partition("/")
        if code == campaign and document:
            found[document.partition("/")[0]].append(row)
    told = ((document, _standing(of_it)) for document, of_it in found.items())
    return {document: said for document, said in told if said}


def _standing(rows: Sequence[Row]) -> Message | None:
    live = [row for row in rows if row.is_live]
    if not live:
        return say("số đã hủy")
    of_all = len(live)
    back = sum(row.is_called_back for row in live)
    replaced = sum(bool(row.replaced_by) and not row.is_called_back for row in live)
    became = (
        (back, say("đã thu hồi"), say("đã thu hồi {count}/{all} bản", count=back, all=of_all)),
        (
            replaced,
            say("đã được thay thế"),
            say("đã thay thế {count}/{all} bản", count=replaced, all=of_all),
        ),
    )
    for count, whole, part in became:
        if count:
            return whole if count == of_all else part
    is_reserved = all(row.state is RowState.RESERVED for row in live)
    return say("đã giữ số, chưa ban hành") if is_reserved else None


def _mine(rows: Sequence[Row], document: str) -> list[Row]:
    """The rows that stand for a document. In other bodies' books another one may be cited as these are."""
    return [row for row in rows if row.is_of(document) and row.is_live]

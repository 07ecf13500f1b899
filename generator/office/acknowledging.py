"""A change after issue that is right is taken note of: what the records say now, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import register
from generator.model.books import Row
from generator.office.inquiry import Found
from generator.office.office import Office, makeable_campaigns
from generator.office.verification import ChangedIssue, changes


def acknowledge(office: Office, found: Sequence[Found], reason: str) -> list[Row]:
    """Take note that these issued documents are others now; the rows of those that are.

    Raises `RecordsInvalid` when their records are wrong, so that nobody can tell what they say now.
    """
    changed = {(one.one.place, one.one.row.name): one for one in _changes(office, found)}
    return [
        register.acknowledge(book, one, changed[one.place, one.row.name].now, reason)
        for book, one in found
        if (one.place, one.row.name) in changed
    ]


def _changes(office: Office, found: Iterable[Found]) -> Iterable[ChangedIssue]:
    """What has changed of these rows; one whose campaign's folder is gone has nothing that can be told."""
    rows = [one for _, one in found]
    named = {(one.row.key or "").partition("/")[0] for one in rows}
    codes = [code for code in office.workspace.campaign_folders() if code in named]
    return changes(office, makeable_campaigns(office, codes), rows) if codes else ()

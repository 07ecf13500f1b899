"""Whether a text, or the record of a document, names an issued one by its number."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.books import Row
from generator.model.campaign import Campaign, Reference
from generator.model.document import Document
from generator.workspace import regex

_DAY = regex(r",? ngày (\d{1,2})/(\d{1,2})/(\d{4})")


def names(lines: Sequence[str], row: Row) -> bool:
    """Whether a text names a document by number and symbol; where a day follows, by that day.

    One that has a number alone is named where its day follows.
    """
    return any(_is_named(line, row) for line in lines)


def _is_named(line: str, row: Row) -> bool:
    symbol = row.number_symbol
    at = line.find(symbol)
    while at >= 0:
        before, after = line[:at], line[at + len(symbol) :]
        day = _DAY.match(after)
        is_whole = not before[-1:].isalnum() and not after[:1].isalnum()
        is_its = tuple(map(int, day.groups())) == _day(row) if day else row.symbol is not None
        if is_whole and is_its:
            return True
        at = line.find(symbol, at + 1)
    return False


def _day(row: Row) -> tuple[int, int, int]:
    return row.date.day, row.date.month, row.date.year


def is_in_record(campaign: Campaign, document: Document, row: Row) -> bool:
    """Whether a record names it as it was typed: by its number, or by the code that it has in the campaign."""
    typed = document.model_dump_json(exclude_defaults=True)
    known = {*document.cited_codes, *document.earlier_names}
    cited = (one for code, one in campaign.citable.items() if code in known)
    return any(_is_it(campaign, one, row) for one in cited) or names([typed], row)


def _is_it(campaign: Campaign, one: Document | Reference, row: Row) -> bool:
    if isinstance(one, Reference):
        return (one.number, one.symbol, one.date) == row.name
    return row.is_of(f"{campaign.code}/{one.code}")

"""What gives quotas has an annex for each further indicator that any are given for, whenever they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.drafting.subject import Subject
from generator.drafting.vocabulary.build import given_beside
from generator.figures import Tally
from generator.model.document import Annex, Show, Table

QUOTA_TABLE = "quota_table"


def with_quota_annexes(subject: Subject) -> Subject:
    """The document with these annexes behind its table of quotas; those that it has itself are not added."""
    document = subject.document
    if all(one.passage != QUOTA_TABLE for one in document.annexes):
        return subject
    table = subject.table(QUOTA_TABLE)
    if table is None:
        return subject
    added = tuple(_annex(tally, phase, table) for phase, tally in _lacking(subject))
    own_file = any(one.own_file for one in document.annexes if one.passage == QUOTA_TABLE)
    placed = (one.model_copy(update={"own_file": own_file}) for one in added)
    annexes = (*document.annexes, *placed)
    return replace(subject, document=document.model_copy(update={"annexes": annexes}))


def _lacking(subject: Subject) -> Iterator[tuple[str | None, Tally]]:
    """Further results with quotas of which the document has no annex of its own."""
    tables = [one.table for one in subject.document.annexes if one.table]
    shown = {one.indicator for one in tables}
    for phase, tally in given_beside(subject.figures, subject.phase):
        if tally.indicator.code not in shown:
            yield phase, tally


def _annex(tally: Tally, phase: str | None, table: Table) -> Annex:
    indicator = tally.indicator
    columns = tuple(one for one in table.columns if one.show is not Show.BASE)
    own = {
        "indicator": indicator.code,
        "phase": phase,
        "columns": columns,
        "unit_of_measure": indicator.printed_in or None,
        "notes": (f"Cách tính: {tally.rule}.",) if tally.rule else (),
    }
    return Annex(
        title=f"Chỉ tiêu {indicator.name} giao cho các đơn vị", table=table.model_copy(update=own)
    )

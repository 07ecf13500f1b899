"""What gives quotas has an annex for each further indicator that any are given for, whenever they come.

The titles of annexes say of what their figures are, where their unit of measure does not tell it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.drafting.phase_columns import with_phase_columns
from generator.drafting.subject import QUOTA_TABLE, UNIT_TABLE, Subject
from generator.drafting.vocabulary.given_beside import given_beside
from generator.drafting.vocabulary.indicator_named import indicator_named
from generator.figures import Tally, tally_of
from generator.model.document import Annex, Show, Table
from generator.wording import short_date

_SPOKEN_OF = "result."
_SHIPPED = {
    QUOTA_TABLE: ("Chỉ tiêu ", ("giao cho ", "{{ result.name")),
    UNIT_TABLE: ("Kết quả ", ("của các đơn vị",)),
}
"""What the shipped titles of annexes begin with, and how they go on."""
_NOT_DIVIDED = "chia tách chưa được phân chia"


def with_quota_annexes(subject: Subject) -> Subject:
    """The document with these annexes behind its table of quotas; those that it has itself are not added."""
    document = subject.document
    if all(one.passage not in _SHIPPED for one in document.annexes):
        return subject
    added = tuple(_added(subject))
    own = (_named(one, subject, is_one_of_several=bool(added)) for one in document.annexes)
    annexes = (*own, *added)
    return replace(subject, document=document.model_copy(update={"annexes": annexes}))


def _named(annex: Annex, subject: Subject, *, is_one_of_several: bool) -> Annex:
    """The annex of the document's own result with its indicator in a title that is as shipped."""
    begun, goes_on = _SHIPPED.get(annex.passage or "", ("", ()))
    if not goes_on or not annex.title.startswith(tuple(f"{begun}{one}" for one in goes_on)):
        return annex
    indicator, campaign = (
        tally_of(subject.figures, phase=subject.phase).indicator,
        subject.figures.campaign,
    )
    said = indicator.name if is_one_of_several else ""
    name = said or indicator_named(indicator, campaign, subject.document.subject)
    title = annex.title.replace(begun, f"{begun}{name} ", 1) if name else annex.title
    return annex.model_copy(update={"title": title})


def _added(subject: Subject) -> Iterator[Annex]:
    """The annexes of further indicators, behind a table of quotas."""
    own = [one for one in subject.document.annexes if one.passage == QUOTA_TABLE]
    table = subject.plain_table(QUOTA_TABLE) if own else None
    if table is not None:
        own_file = any(one.own_file for one in own)
        for phase, tally in _lacking(subject):
            yield _annex(subject, tally, phase, table).model_copy(update={"own_file": own_file})


def _lacking(subject: Subject) -> Iterator[tuple[str | None, Tally]]:
    """Further results with quotas of which the document has no annex of its own."""
    tables = [one.table for one in subject.document.annexes if one.table]
    shown = {one.indicator for one in tables}
    for phase, tally in given_beside(subject.figures, subject.phase):
        if tally.indicator.code not in shown:
            yield phase, tally


def _annex(subject: Subject, tally: Tally, phase: str | None, table: Table) -> Annex:
    """The same table of another indicator; what its deadline is where that is not the document's."""
    indicator = tally.indicator
    own = {
        "indicator": indicator.code,
        "phase": phase,
        "unit_of_measure": indicator.printed_in or None,
    }
    named = f"indicators.{indicator.code}." + (f"phases.{phase}." if phase else "")
    columns = tuple(
        type(one).model_validate(_said_of(one.model_dump(), named))
        for one in table.columns
        if one.show is not Show.BASE
    )
    whole = subject.figures.indicators[indicator.code]
    notes = tuple(_notes(subject, tally, phase, named))
    of_it = table.model_copy(update={**own, "columns": columns, "notes": notes})
    return Annex(
        title=f"Chỉ tiêu {indicator.name} giao cho các đơn vị",
        table=with_phase_columns(of_it, whole, subject.phase),
    )


def _said_of(value: Any, named: str) -> Any:
    """A column with what its texts say of the document's result said of another."""
    if isinstance(value, str):
        return value.replace(_SPOKEN_OF, named)
    if isinstance(value, tuple | list):
        return tuple(_said_of(one, named) for one in value)
    return (
        {key: _said_of(one, named) for key, one in value.items()}
        if isinstance(value, dict)
        else value
    )


def _notes(subject: Subject, tally: Tally, phase: str | None, named: str) -> Iterator[str]:
    if tally.rule:
        yield f"Cách tính: {tally.rule}."
    yield from _given_nothing(tally, named)
    if not tally.with_quota and phase is None:
        whole = subject.figures.indicators[tally.indicator.code]
        for code, part in whole.given_spans.items():
            if code:
                yield from _given_nothing(part, f"{named}phases.{code}.", f", {part.name}")
    until = tally.span.deadline
    if until != tally_of(subject.figures, phase=subject.phase).span.deadline:
        yield f"Thời hạn hoàn thành: hết ngày {short_date(until)}."


def _given_nothing(tally: Tally, named: str, of: str = "") -> Iterator[str]:
    """Who was given nothing, and whose part of what was given is not known."""
    if tally.with_quota and tally.given_none:
        yield f"Đơn vị chưa được giao chỉ tiêu này{of}: {{{{ {named}given_none|names }}}}."
    if tally.with_quota and tally.quota_unknown:
        is_rate = tally.indicator.is_rate
        lost = "sáp nhập, chia tách chưa được giao lại" if is_rate else _NOT_DIVIDED
        yield f"Chỉ tiêu này{of} giao trước khi {lost} cho: {{{{ {named}quota_unknown|names }}}}."

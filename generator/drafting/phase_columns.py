"""A table of quotas of the whole campaign has those of its phases beside them; one of a phase names it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.drafting.vocabulary.views import KIND_ALONE
from generator.figures import IndicatorTally
from generator.model.document import Column, Show, Table
from generator.wording import upper_first


def with_phase_columns(table: Table, whole: IndicatorTally, phase: str | None) -> Table:
    """The table of an indicator's quotas, in a document that speaks of this phase or (`None`) of the whole.

    A column that names a phase itself, an indicator or a table of quotas, stays as it is.
    """
    columns = tuple(
        column for one in table.columns for column in _in_phases(one, table, whole, phase)
    )
    return table.model_copy(update={"columns": columns})


def _in_phases(
    column: Column, table: Table, whole: IndicatorTally, phase: str | None
) -> Iterator[Column]:
    given = {} if phase else whole.given_spans
    parts = [(code, part) for code, part in given.items() if code]
    is_plain = column.show is Show.QUOTA and not (column.phase or column.indicator or column.quota)
    if not is_plain or not (table.phase or parts):
        yield column
    elif table.phase:
        yield _under(column, whole.phases[table.phase].name)
    else:
        if whole.is_given:
            yield _under(column, f"Cả {KIND_ALONE[whole.campaign.kind]}")
        for code, part in parts:
            yield _under(column, part.name).model_copy(update={"phase": code})


def _under(column: Column, name: str) -> Column:
    """The column with a title of its own below what it has in common with others."""
    above = (column.header,) if isinstance(column.header, str) else column.header
    return column.model_copy(update={"header": (*above, upper_first(name))})

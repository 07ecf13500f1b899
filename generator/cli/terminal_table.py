"""Tables in the terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table


def table_of(
    titles: Sequence[str], lines: Iterable[Sequence[str]], *, left: Collection[str]
) -> Table:
    """Lines of cells under their titles, numbers to the right; an empty line rules the table off."""
    from rich.table import Table

    table = Table()
    for title in titles:
        table.add_column(title, justify="left" if title in left else "right")
    for cells in lines:
        if cells:
            table.add_row(*cells)
        else:
            table.add_section()
    return table

"""A table as the offices draw it → WordprocessingML.

`table` says what a table is, `layout` puts merged cells on the grid, `content` and `widths` decide
how wide the columns are, `grid` and `signoff` write it with the elements of `wordml`. Nothing
here knows campaigns: annexes choose columns and words, rendering joins the XML to a document.
"""

from generator.tables.grid import write_grid, write_table
from generator.tables.table import (
    Alignment,
    Cell,
    Column,
    Row,
    RowKind,
    Signer,
    Table,
    TableMisshapen,
    merge_header,
    number_columns,
    spanned_row,
)
from generator.tables.widths import (
    LANDSCAPE_MM,
    PORTRAIT_MM,
    column_widths,
    landscape_needed,
    twips,
)

__all__ = [
    "LANDSCAPE_MM",
    "PORTRAIT_MM",
    "Alignment",
    "Cell",
    "Column",
    "Row",
    "RowKind",
    "Signer",
    "Table",
    "TableMisshapen",
    "column_widths",
    "landscape_needed",
    "merge_header",
    "number_columns",
    "spanned_row",
    "twips",
    "write_grid",
    "write_table",
]

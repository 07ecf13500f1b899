"""A table as the offices draw it → WordprocessingML.

`table` says what a table is, `placement` puts merged cells on the grid, `widths` decides how
wide the columns are, `written` writes it with the elements of `ooxml`. Nothing
here knows campaigns: annexes choose columns and words, rendering joins the XML to a document.
"""

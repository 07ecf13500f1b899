"""A table as the offices draw it → WordprocessingML.

`table` says what a table is, `layout` puts merged cells on the grid, `content` and `widths` decide
how wide the columns are, `grid` and `signoff` write it with the elements of `wordml`. Nothing
here knows campaigns: annexes choose columns and words, rendering joins the XML to a document.
"""

"""Excel and CSV in and out, each fault with its cell.

`spreadsheets` gives the worksheets of a file or refuses it in words, `unit_results` reads a table of units
and counts, `workbook_writing` makes workbooks. What is done with the figures is left to
`generator.exchange`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

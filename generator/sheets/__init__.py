"""Excel and CSV in and out, each fault with its cell.

`spreadsheets` gives the worksheets of a file or refuses it in words, `unit_results` reads a table of units
and counts, `workbook_writing` makes workbooks. What is done with the figures is left to
`generator.exchange`.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

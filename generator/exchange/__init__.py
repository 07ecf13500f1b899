"""Figures in from units, tables out to them, and who has reported.

`importing` turns files of results into a new snapshot, `sheets` and `exporting` give tables out,
`returns` knows who has reported. Reading and writing files of that kind is `generator.sheets`.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

"""Figures in from units, tables out to them, and who has reported.

`importing` turns files of results into a new snapshot, `sheets` and `exporting` give tables out,
`returns` knows who has reported. Reading and writing files of that kind is `generator.sheets`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

"""One document in words: its names, text, tables and charts.

Joins figures, vocabulary, prose, tables and charts; knows neither files nor the package format.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

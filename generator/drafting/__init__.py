"""One document in words: its names, text, tables and charts.

Joins figures, vocabulary, prose, tables and charts; knows neither files nor the package format.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

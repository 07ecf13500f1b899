"""The official format and the kinds of document, as data.

The YAML files beside the code state each figure of the format once, with its article and how sure we
are of it. This package reads a profile, lays a union's and an office's own choices over it and
hands out the values. It decides nothing: which profile holds for a document is said by its issuer
and date, and what to do with a value is left to stationery, prose, tables and lint.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

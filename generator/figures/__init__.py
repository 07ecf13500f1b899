"""Exact figures, and the snapshot that they stand on; quotas shared among units.

Nothing is rounded and nothing becomes text here; that is left to `generator.wording`. Every figure
knows its working and how precise its sources are.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

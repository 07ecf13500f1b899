"""Folders, files written whole and together, locks, and YAML as texts with places.

A record is read here as texts that remember where they stand, and nothing is guessed; what the texts
mean is left to `generator.records` and `generator.model`.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

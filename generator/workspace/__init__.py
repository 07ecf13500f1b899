"""Folders, files written whole and together, locks, and YAML as texts with places.

A record is read here as texts that remember where they stand, and nothing is guessed; what the texts
mean is left to `generator.records` and `generator.model`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

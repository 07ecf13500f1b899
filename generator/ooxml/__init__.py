"""Office Open XML: packages, elements, widths of letters.

What a part means to a document, a worksheet or a chart is left to the rooms above.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

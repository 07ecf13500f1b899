"""Office Open XML: packages, elements, widths of letters.

What a part means to a document, a worksheet or a chart is left to the rooms above.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

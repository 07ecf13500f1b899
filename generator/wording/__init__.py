"""Official Vietnamese, both ways: a value said, a text read.

Every text that a document prints of a value comes from here, and rounding happens here and nowhere
else. What people write is read here too, in the same forms. Knows neither the records nor Word.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

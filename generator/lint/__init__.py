"""The format of a finished Word file, judged and repaired.

`package` opens the file safely, `anatomy` takes it apart once, the rules in `rules/` see only what
it found, `report` tells the findings, `annotate` and `fix` write copies. Every figure comes from
the format data of the profile. Knows neither records nor campaigns, and changes no file in place.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

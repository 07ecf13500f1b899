"""What an office does with its documents: open, begin, draft, make, verify, issue, ask.

The one place that knows the order of steps. Talks to nobody: what happens is given back as values
and events, for a command line or another face to tell.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

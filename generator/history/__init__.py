"""The records as they stood, and what changed since.

Records are plain text, so their history is git's. `past_workspace` lays out the records of a commit
or a day for everybody who can read a workspace; `compare_moments` says what changed between two
moments. Without git, or outside of a repository, they refuse in words and nothing else is touched.
"""

from generator import face

__getattr__, __dir__, __all__ = face(__name__, __file__)

"""The records as they stood: looked up in git, read, and compared in words.

Records are plain text, so their history is git's. `past_workspace` lays out the records of a commit
or a day for everybody who can read a workspace; `compare_moments` says what changed between two
moments. Without git, or outside of a repository, they refuse in words and nothing else is touched.
"""

from __future__ import annotations

from generator.history.between import Comparison, compare_moments
from generator.history.difference import HEADINGS, Change
from generator.history.past_workspace import past_workspace
from generator.history.repository import Revision

__all__ = [
    "HEADINGS",
    "Change",
    "Comparison",
    "Revision",
    "compare_moments",
    "past_workspace",
]

"""What stands below a table to be read with it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.manuscript import Manuscript, TextPassage, TextTable

_NOTES = 8
IN_OTHERS = "cấp trên ở nhóm khác"
"""Of units whose places do not tell in whose sums they are, of which tier, and among whom they are ranked."""

OWN_PART = "phần riêng ngoài"
"""Of units that have more than those below them come to."""


def notes_below(manuscript: Manuscript, table: TextTable, words: str) -> Iterator[str]:
    """The notes right below a table that have these words."""
    at = next((place for place, one in enumerate(manuscript.blocks) if one is table), None)
    if at is not None:
        for one in manuscript.blocks[at + 1 : at + 1 + _NOTES]:
            if not isinstance(one, TextPassage):
                return
            if words in one.text.lower():
                yield one.text

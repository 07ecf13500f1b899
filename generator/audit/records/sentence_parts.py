"""A sentence of a passage up to a full stop or a semicolon, with whom it names."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.records.fact import FactOwner, OwnerKind
from generator.audit.records.name_finder import Mention
from generator.workspace import regex, unchanging

_ENDS = regex(r"[.;!?](?=\s|$)|\n")


@unchanging(frozen=True)
class SentencePart:
    """A stretch of a passage up to a full stop or a semicolon, with whom it names."""

    start: int
    end: int
    mentions: tuple[Mention[FactOwner], ...]

    def of(self, *kinds: OwnerKind) -> list[FactOwner]:
        """Those of some kinds that are named."""
        return [one for mention in self.mentions for one in mention.meant if one.kind in kinds]


def parted(text: str, mentions: Sequence[Mention[FactOwner]]) -> list[SentencePart]:
    """The parts of a text, each with those of the mentions that begin in it."""
    found, start = [], 0
    ends = [*(one.end() for one in _ENDS.finditer(text)), len(text)]
    for end in ends:
        inside = tuple(one for one in mentions if start <= one.start < end)
        found.append(SentencePart(start, end, inside))
        start = end
    return found

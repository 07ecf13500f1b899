"""What campaigns share: the issuing bodies, the table of kinds and the settings of a workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.document import Chart, Table
from generator.model.issuer import Issuer
from generator.model.passage import Passage
from generator.model.settings import Settings
from generator.standard import Kind


@dataclass(frozen=True)
class Library:
    """Issuing bodies and kinds of document by code, the settings, and passages by name."""

    issuers: Mapping[str, Issuer]
    kinds: Mapping[str, Kind]
    settings: Settings
    passages: Mapping[str, Passage] = field(default_factory=dict)

    def names_of(self, issuer: str) -> tuple[str, ...]:
        """What an issuing body is called; nothing of one that is not known."""
        known = self.issuers.get(issuer)
        return (known.name, known.short_name) if known else ()

    def table(self, name: str) -> Table | None:
        """The table that a passage brings."""
        passage = self.passages.get(name)
        return passage.head.table if passage and not passage.is_broken else None

    def chart(self, name: str) -> Chart | None:
        """The chart that a passage brings."""
        passage = self.passages.get(name)
        return passage.head.chart if passage and not passage.is_broken else None

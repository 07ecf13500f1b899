"""What campaigns share: the issuing bodies, the table of kinds and the settings of a workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from generator.model.document import Chart, Document, Table
from generator.model.issuer import Issuer
from generator.model.passage import Passage
from generator.model.settings import Settings
from generator.standard import Kind
from generator.workspace import unchanging


@unchanging(frozen=True)
class Library:
    """Issuing bodies and kinds of document by code, the settings, and passages by name."""

    issuers: Mapping[str, Issuer]
    kinds: Mapping[str, Kind]
    settings: Settings
    passages: Mapping[str, Passage] = field(default_factory=dict)

    def bodies_of(self, document: Document, campaign: str) -> tuple[Issuer, ...]:
        """Who issues a document: its own body, else that of its campaign, then those that issue it jointly."""
        beside = (one.issuer for one in document.co_signatories if not one.party)
        codes = dict.fromkeys(filter(None, (document.issuer or campaign, *beside)))
        return tuple(self.issuers[code] for code in codes if code in self.issuers)

    def symbol_of(self, document: Document, campaign: str) -> str:
        """Ký hiệu: the recorded one, else `KH-LĐLĐ`, for a letter `LĐLĐ-CSPL` (II.3.b).

        A joint document bears the abbreviation of each body: `KH-LĐLĐ-SGDĐT`.
        """
        if document.symbol:
            return document.symbol
        kind, names = self.kinds.get(document.kind), self._abbreviations(document, campaign)
        if kind and kind.abbreviation:
            return "-".join((kind.abbreviation, *names))
        return "-".join(filter(None, (*names, document.department)))

    def _abbreviations(self, document: Document, campaign: str) -> list[str]:
        return [body.abbreviation for body in self.bodies_of(document, campaign)]

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

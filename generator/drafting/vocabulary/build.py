"""Puts the names together that one document may use; computes and formats nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.drafting.vocabulary.citations import Citation, build_citations, symbol_of
from generator.drafting.vocabulary.filters import build_filters, printed
from generator.drafting.vocabulary.meanings import MEANINGS
from generator.drafting.vocabulary.views import (
    CampaignView,
    DocumentView,
    view_issuer,
    view_signature,
)
from generator.figures import (
    Figures,
    GroupProgress,
    IndicatorTally,
    TargetProgress,
    UnitProgress,
)
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.model.issuer import Issuer, Signatory
from generator.model.library import Library
from generator.standard import Standard
from generator.word import Filling

PLAN = "plan"


@dataclass(frozen=True)
class InsertMark:
    """Stands in a body for a table or a chart that is put in its place as Word content."""

    family: str
    code: str

    is_text = True

    def __str__(self) -> str:
        return f"\ue000{self.family}:{self.code}\ue001"


@dataclass(frozen=True)
class Naming:
    """Puts together the names of the documents of a campaign.

    `opened` are documents whose subject is being filled just now: a subject that cites itself by way
    of others stays empty there instead of running in a ring.
    """

    campaign: Campaign
    library: Library
    standard: Standard
    unit: UnitProgress | None = None
    group: GroupProgress | None = None
    opened: frozenset[str] = frozenset()

    def names(self, document: Document, figures: Figures) -> dict[str, Any]:
        """The vocabulary of one document with its values."""
        issuer = self._issuer(document)
        kind = self.library.kinds[document.kind]
        cite = build_citations(
            self.campaign,
            self.library.kinds,
            self.library.issuers,
            lambda known: self._subject(known, figures),
        )
        issued = self._issued(cite, document, issuer, figures)
        return {
            **self._figures(figures),
            **self._parties(issuer),
            "cite": cite,
            "issued": issued,
            "plan": next((cite[code] for code in self._plans if cite[code] in issued), None),
            "kind": replace(kind, title=kind.title or ""),
            "document": DocumentView(
                document, symbol_of(document, kind, issuer), cite[document.code]
            ),
            "signature": view_signature(signatory_of(document, issuer)),
            "tables": {code: InsertMark("table", code) for code in document.tables},
            "charts": {code: InsertMark("chart", code) for code in document.charts},
            "fields": {blank.code: document.fields.get(blank.code, "") for blank in kind.fields},
        }

    @property
    def _plans(self) -> list[str]:
        own = [known.code for known in self.campaign.documents if known.kind == PLAN]
        return own + [known.code for known in self.campaign.references if known.kind == PLAN]

    def _issued(
        self, cite: Mapping[str, Citation], document: Document, issuer: Issuer, figures: Figures
    ) -> list[Citation]:
        """What the same body had issued in this campaign by the day of the figures, oldest first."""
        last = document.date or figures.as_of
        found = [
            cited
            for code, cited in cite.items()
            if code != document.code
            and cited.issuer == issuer.name
            and cited.number is not None
            and cited.day is not None
            and cited.day <= last
        ]
        return sorted(found, key=lambda cited: (cited.day or last, cited.number or 0))

    def _figures(self, figures: Figures) -> dict[str, Any]:
        main = figures.main
        return {
            "figures": main,
            "indicators": figures.indicators,
            "others": _others(figures),
            "targets": _all_targets(figures),
            "phases": main.phases,
            "as_of": figures.snapshot.as_of if figures.snapshot else figures.as_of,
            "source": figures.snapshot.source if figures.snapshot else None,
            "campaign": CampaignView(self.campaign, figures.bases),
        }

    def _parties(self, issuer: Issuer) -> dict[str, Any]:
        standard = self.standard
        column, size = standard.header_grid[0], standard.part("issuer").size.points
        one = {"unit": self.unit, "group": self.group}
        return {
            "facts": self.campaign.facts,
            "issuer": view_issuer(issuer, column=column, size=size),
            **{name: value for name, value in one.items() if value is not None},
        }

    def _issuer(self, document: Document) -> Issuer:
        return self.library.issuers[document.issuer or self.campaign.issuer]

    def _subject(self, known: Document, figures: Figures) -> str:
        """The subject of a document of the campaign, filled from the figures it speaks of."""
        if "{" not in known.subject:
            return known.subject
        if known.code in self.opened:
            return ""
        inner = replace(self, opened=self.opened | {known.code})
        names = inner.names(known, figures.at(known.as_of) if known.as_of else figures)
        filters = build_filters(known.decimals)
        return Filling(filters, MEANINGS, finalize=printed).fill(known.subject, names)


def build_names(
    campaign: Campaign,
    figures: Figures,
    document: Document,
    library: Library,
    standard: Standard,
    *,
    unit: UnitProgress | None = None,
    group: GroupProgress | None = None,
) -> dict[str, Any]:
    """The vocabulary of one document with its values; `unit` or `group` when there is one for each."""
    return Naming(campaign, library, standard, unit, group).names(document, figures)


def signatory_of(document: Document, issuer: Issuer) -> Signatory | None:
    """Who signs: the one named, else the only signatory of the issuing body."""
    if document.signatory is None:
        return issuer.signatories[0] if len(issuer.signatories) == 1 else None
    return next((one for one in issuer.signatories if one.code == document.signatory), None)


def _others(figures: Figures) -> list[IndicatorTally]:
    """Indicators beside the main one that have a result."""
    main = figures.main.indicator.code
    return [
        tally
        for code, tally in figures.indicators.items()
        if code != main and tally.count is not None
    ]


def _all_targets(figures: Figures) -> dict[str, TargetProgress]:
    """Targets of every indicator and phase; their codes are unique in a campaign."""
    found: dict[str, TargetProgress] = {}
    for tally in figures.indicators.values():
        for phase in tally.phases.values():
            found |= phase.targets
        found |= tally.targets
    return found

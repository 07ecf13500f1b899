"""Puts the names together that one document may use; computes and formats nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.context.citations import Citation, build_citations, symbol_of
from generator.context.views import (
    DocumentView,
    view_campaign,
    view_issuer,
    view_kind,
    view_signature,
)
from generator.figures import Figure, Figures, GroupProgress, TargetProgress, UnitProgress
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.model.issuer import Issuer, Signatory
from generator.model.kinds import Kind
from generator.model.library import Library
from generator.standard import Standard


@dataclass(frozen=True)
class Marker:
    """Stands in a body for a table or a chart that is put in its place as Word content."""

    family: str
    code: str

    is_text = True

    def __str__(self) -> str:
        return f"\ue000{self.family}:{self.code}\ue001"


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
    issuer = library.issuers[document.issuer or campaign.issuer]
    kind = library.kinds[document.kind]
    cite = build_citations(campaign, library.kinds, library.issuers)
    main = figures.main
    names: dict[str, Any] = {
        "campaign": view_campaign(campaign, _bases(campaign, figures)),
        "figures": main,
        "indicators": figures.indicators,
        "targets": _all_targets(figures),
        "phases": main.phases,
        "as_of": figures.snapshot.as_of if figures.snapshot else figures.as_of,
        "source": figures.snapshot.source if figures.snapshot else None,
        "facts": campaign.facts,
        "cite": cite,
        "issuer": view_issuer(
            issuer, column=standard.header_grid[0], size=standard.part("issuer").size.points
        ),
        "kind": view_kind(kind),
        "document": _view_document(document, kind, issuer, cite[document.code]),
        "signature": view_signature(signatory_of(document, issuer)),
        "tables": {code: Marker("table", code) for code in document.tables},
        "charts": {code: Marker("chart", code) for code in document.charts},
        "fields": {blank.code: document.fields.get(blank.code, "") for blank in kind.fields},
    }
    if unit is not None:
        names["unit"] = unit
    if group is not None:
        names["group"] = group
    return names


def signatory_of(document: Document, issuer: Issuer) -> Signatory | None:
    """Who signs: the one named, else the only signatory of the issuing body."""
    if document.signatory is None:
        return issuer.signatories[0] if len(issuer.signatories) == 1 else None
    return next((one for one in issuer.signatories if one.code == document.signatory), None)


def _view_document(document: Document, kind: Kind, issuer: Issuer, cited: Citation) -> DocumentView:
    return DocumentView(
        code=document.code,
        number=document.number,
        symbol=symbol_of(document, kind, issuer),
        number_symbol=cited.number_symbol,
        date=document.date,
        subject=document.subject,
        cited=cited,
    )


def _all_targets(figures: Figures) -> dict[str, TargetProgress]:
    """Targets of every indicator and phase; their codes are unique in a campaign."""
    found: dict[str, TargetProgress] = {}
    for tally in figures.indicators.values():
        for phase in tally.phases.values():
            found |= phase.targets
        found |= tally.targets
    return found


def _bases(campaign: Campaign, figures: Figures) -> dict[str, Figure | None]:
    return {base.code: figures.base(base.code) for base in campaign.bases}

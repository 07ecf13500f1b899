"""What a new document is begun with: the campaign's names, and which of its data are there.

Looks into the records only; nothing is computed that the document will print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import wording
from generator.figures import (
    Figures,
    Tally,
    compute_figures,
    current_phase,
    figures_on,
    newest_snapshot,
    tally_of,
)
from generator.model.campaign import Campaign, Unit
from generator.model.issuer import Issuer
from generator.model.library import Library
from generator.office.skeleton import speaks_of_whole
from generator.wording import Moment

MANY = 30
"""More units than this are not drawn side by side in one chart."""


@dataclass(frozen=True)
class Beginning:
    """The gaps of a skeleton by name, and the names of what the records hold."""

    gaps: Mapping[str, str]
    has: frozenset[str]


def begin_with(campaign: Campaign, library: Library, skeleton: str, phase: str) -> Beginning:
    """What a document of a phase can be begun with.

    Without a phase it is the one that the newest figures speak of; some documents always speak of
    the whole campaign.
    """
    phase = "" if speaks_of_whole(skeleton) else phase or current_phase(figures_on(campaign))
    ends = next((known.ends for known in campaign.phases if known.code == phase), None)
    figures = compute_figures(campaign, newest_snapshot(campaign, ends))
    tally = tally_of(figures, phase=phase)
    issuer = library.issuers[campaign.issuer]
    base = _common_base(campaign)
    gaps = {
        "campaign": campaign.code,
        "as_of": _moment_text(figures.taken) if figures.taken else "",
        "phase": phase,
        "tally": _name_of(phase),
        "below": _below(campaign, phase),
        "base": base,
        "base_name": next((one.name for one in campaign.bases if one.code == base), ""),
        "signatory": _signatory(issuer),
        "department": issuer.departments[0].code if issuer.departments else "",
    }
    return Beginning(gaps, frozenset(_present(campaign, figures, tally, gaps)))


def _moment_text(moment: Moment) -> str:
    """A moment as people write it in a record: 8h00 20/4/2022."""
    return wording.moment(moment.day, moment.at).replace("ngày ", "")


def _name_of(phase: str) -> str:
    """How expressions call the result that the document speaks of."""
    if not phase:
        return "figures"
    return f"phases.{phase}" if phase.isidentifier() else f"phases['{phase}']"


def _below(campaign: Campaign, phase: str) -> str:
    """The condition that picks lagging units."""
    limit = campaign.lagging_below
    told = f"{float(limit):g}" if limit.denominator <= 10**4 else f"{limit}"
    rate = f"{_name_of(phase)}.unit[code].rate" if phase else "unit.rate"
    return f"{rate} is not none and {rate} < {told}"


def _common_base(campaign: Campaign) -> str:
    """The first base that every unit has."""
    shared = (base.code for base in campaign.bases if _all_have(campaign.units, base.code))
    return next(shared, "")


def _all_have(units: tuple[Unit, ...], code: str) -> bool:
    return bool(units) and all(code in unit.bases for unit in units)


def _signatory(issuer: Issuer) -> str:
    """The first of several signatories; the only one need not be named."""
    return issuer.signatories[0].code if len(issuer.signatories) > 1 else ""


def _present(
    campaign: Campaign, figures: Figures, tally: Tally, gaps: Mapping[str, str]
) -> Iterator[str]:
    found = {
        "phase": bool(gaps["phase"]),
        "phases": bool(campaign.phases),
        "units": bool(campaign.units),
        "groups": bool(tally.groups),
        "quotas": bool(campaign.units) and any(row.goal is not None for row in tally.rows),
        "snapshots": bool(campaign.snapshots),
        "history": len(figures.history(figures.main.indicator.code)) > 1,
        "base": bool(gaps["base"]),
        "targets": bool(campaign.targets),
        "many": len(campaign.units) > MANY,
    }
    yield from (name for name, is_there in found.items() if is_there)

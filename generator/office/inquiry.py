"""What people ask of a campaign without making a document: names, figures, a text to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator import figures as exact
from generator.drafting import NameEntry, build_names, list_names
from generator.figures import Figures, Tally
from generator.office.office import Office, campaign_of
from generator.office.workflow import plan_work, subject_of
from generator.problems import NotFound, no_such, say
from generator.records import CampaignRecord
from generator.standard import load_standard
from generator.wording import Moment


def names_of(office: Office, campaign: str, document: str | None) -> list[NameEntry]:
    """The vocabulary of a document (the campaign's first one when none is named), with values."""
    work = plan_work([campaign_of(office, campaign)], [document] if document else ())
    if not work:
        raise NotFound(say("chiến dịch «{code}» chưa có văn bản nào", code=campaign))
    return list(list_names(build_names(subject_of(work[0], office))))


def figures_at(
    office: Office, campaign: str, as_of: Moment | None
) -> tuple[CampaignRecord, Figures]:
    """The figures of a campaign as of a moment or the newest snapshot."""
    record = campaign_of(office, campaign)
    return record, exact.figures_at(record.campaign, as_of)


def tally_of(
    office: Office,
    campaign: str,
    as_of: Moment | None,
    indicator: str | None,
    phase: str | None,
) -> tuple[Tally, Moment | None]:
    """The result of an indicator in a phase or the whole, as of a moment or the newest snapshot."""
    _, figures = figures_at(office, campaign, as_of)
    return exact.tally_of(figures, indicator, phase), figures.taken


def briefs_of(
    office: Office, campaign: str, as_of: Moment | None, phase: str | None
) -> Mapping[str, str]:
    """The news text and the chat message of a phase.

    Without one it is the phase that the figures speak of, or the whole where only that has a target.
    """
    from generator.drafting import BRIEF, Subject, write_briefs

    record, figures = figures_at(office, campaign, as_of)
    known = record.campaign
    tally = exact.tally_of(figures, phase=phase or exact.current_phase(figures) or None)
    if phase is None and figures.main.target and not tally.target:
        tally = figures.main
    issuer = office.library.issuers[known.issuer]
    standard = load_standard(issuer.profile_on(figures.as_of), *office.layers)
    subject = Subject(known, BRIEF, figures, office.library, standard)
    return write_briefs(subject, tally, office.workspace.templates)


def begin_document(office: Office, campaign: str, kind: str, code: str | None, phase: str) -> Path:
    """A new document of a kind or of a frame of ours, bound to the campaign's newest snapshot."""
    from generator.office.beginning import begin_with
    from generator.office.making import new_document
    from generator.office.skeleton import skeletons

    known = {*office.library.kinds, *skeletons()}
    if kind not in known:
        raise no_such(say("không có loại văn bản «{code}»", code=kind), kind, known)
    record = campaign_of(office, campaign)
    found = record.campaign
    chosen = exact.phase_code(found, phase) if phase else ""
    begun = begin_with(found, office.library, kind, chosen)
    return new_document(office.workspace, campaign, kind, code, begun)

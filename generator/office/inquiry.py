"""What people ask of a campaign without making a document: names, figures, a text to begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.drafting import NameEntry, build_names, list_names
from generator.figures import Figures, IndicatorTally, Tally, compute_figures, find_snapshot
from generator.office.opened import NotFound, Office, campaign_of, no_such
from generator.office.workflow import plan_work
from generator.problems import say
from generator.records import CampaignRecord
from generator.standard import load_standard
from generator.wording import Moment


def names_of(office: Office, campaign: str, document: str | None) -> list[NameEntry]:
    """The vocabulary of a document (the campaign's first one when none is named), with values."""
    work = plan_work([campaign_of(office, campaign)], [document] if document else ())
    if not work:
        raise NotFound(say("chiến dịch «{code}» chưa có văn bản nào", code=campaign))
    first = work[0]
    campaign_now = first.record.campaign
    standard = office.standard_for(campaign_now, first.document, first.figures.as_of)
    names = build_names(campaign_now, first.figures, first.document, office.library, standard)
    return list(list_names(names))


def figures_at(
    office: Office, campaign: str, as_of: Moment | None
) -> tuple[CampaignRecord, Figures]:
    """The figures of a campaign as of a moment or the newest snapshot."""
    record = campaign_of(office, campaign)
    known = record.campaign
    newest = max(known.snapshots, key=lambda snapshot: snapshot.as_of, default=None)
    snapshot = find_snapshot(known, as_of) if as_of else newest
    if as_of and snapshot is None:
        raise NotFound(say("chưa có số liệu chốt tại {moment}", moment=as_of))
    return record, compute_figures(known, snapshot)


def tally_of(
    office: Office,
    campaign: str,
    as_of: Moment | None,
    indicator: str | None,
    phase: str | None,
) -> tuple[Tally, Moment | None]:
    """The result of an indicator in a phase or the whole, as of a moment or the newest snapshot."""
    _, figures = figures_at(office, campaign, as_of)
    if indicator is not None and indicator not in figures.indicators:
        said = say("không có chỉ tiêu thống kê «{code}»", code=indicator)
        raise NotFound(no_such(said, indicator, figures.indicators))
    tally = figures.indicators[indicator] if indicator else figures.main
    snapshot = figures.snapshot
    return phase_of(tally, phase), snapshot.as_of if snapshot else None


def phase_of(tally: IndicatorTally, phase: str | None) -> Tally:
    """A phase of a tally by its code or its place (1 for the first); the whole for none."""
    return tally if phase is None else tally.phases[_phase_code(list(tally.phases), phase)]


def _phase_code(codes: Sequence[str], asked: str) -> str:
    if asked in codes:
        return asked
    if asked.isascii() and asked.isdigit() and 0 < int(asked) <= len(codes):
        return codes[int(asked) - 1]
    raise NotFound(no_such(say("không có giai đoạn «{code}»", code=asked), asked, codes))


def briefs_of(
    office: Office, campaign: str, as_of: Moment | None, phase: str | None
) -> Mapping[str, str]:
    """The news text and the chat message of a phase.

    Without one it is the phase that the figures speak of, or the whole where only that has a target.
    """
    from generator.drafting import BriefSubject, write_briefs
    from generator.office.beginning import current_phase

    record, figures = figures_at(office, campaign, as_of)
    known = record.campaign
    main = figures.main
    asked = phase or current_phase(known, figures.snapshot) or None
    if phase is None and main.target and not phase_of(main, asked).target:
        asked = None
    issuer = office.library.issuers[known.issuer]
    standard = load_standard(issuer.profile_on(figures.as_of), *office.layers)
    subject = BriefSubject(known, figures, phase_of(main, asked), office.library, standard)
    return write_briefs(subject, office.workspace.templates)


def begin_document(office: Office, campaign: str, kind: str, code: str | None, phase: str) -> Path:
    """A new document of a kind or of a frame of ours, bound to the campaign's newest snapshot."""
    from generator.office.beginning import begin_with
    from generator.office.making import new_document
    from generator.office.skeleton import skeletons

    known = {*office.library.kinds, *skeletons()}
    if kind not in known:
        raise NotFound(no_such(say("không có loại văn bản «{code}»", code=kind), kind, known))
    record = campaign_of(office, campaign)
    found = record.campaign
    chosen = _phase_code([one.code for one in found.phases], phase) if phase else ""
    begun = begin_with(found, office.library, kind, chosen)
    return new_document(office.workspace, campaign, kind, code, begun)

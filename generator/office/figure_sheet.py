"""The phiếu kiểm tra số liệu of a document: drafted with its figures noted, found again, and listed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.drafting import Noted, draft_document, sheet_for
from generator.model.document import ForEach
from generator.office.office import Office, campaign_of
from generator.office.workflow import (
    Work,
    copied_into,
    make,
    moment_assumed,
    plan_work,
    subject_of,
)
from generator.problems import Place, Problem, RecordsInvalid, errors
from generator.word import find_notes


def figure_sheet(office: Office, campaign: str, document: str) -> bytes:
    """The sheet as a Word file; of a document made for each unit the one for the first of them.

    Raises `RecordsInvalid` when the document is wrong otherwise than by figures that it lacks.
    """
    (work,) = plan_work([campaign_of(office, campaign, document)], [document])
    work = replace(_first(work), as_draft=True)
    subject = subject_of(work, office)
    noted: list[Noted] = []
    drafted = draft_document(
        subject, work.spot_of, copied_into(work, office), as_draft=True, noted=noted
    )
    places = find_notes(make(office, work, drafted))
    doubts = [one for one in office.problems if _touches(one, work)]
    assumed = moment_assumed(work)
    doubts += [*drafted.problems, *([assumed] if assumed else [])]
    sheet = sheet_for(subject, drafted, noted, places, doubts)
    made = draft_document(sheet, lambda path, *_: Place(".".join(map(str, path))))
    if wrong := errors(made.problems):
        raise RecordsInvalid(wrong)
    return office.template(made.template, sheet.document.decimals).render(
        made.context,
        orientations=made.orientations,
        properties=made.properties,
        charts=made.charts,
    )


def _first(work: Work) -> Work:
    """The work itself; of letters the first one."""
    tally, asked = work.figures.main, work.document.for_each
    if asked is None:
        return work
    members = tally.units[:1] if asked is ForEach.UNITS else tally.groups[:1]
    return work.for_member(members[0]) if members else work


def _touches(problem: Problem, work: Work) -> bool:
    """Whether a finding is about this document or what it rests on, and not about another one."""
    file = Path(problem.place.file)
    return file.parent.name != "documents" or problem.place.file == work.place().file

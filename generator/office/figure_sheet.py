"""The phiếu kiểm tra số liệu of a document: drafted with its figures noted, found again, and listed.

Of a document that is made for each unit the first letter is told figure by figure, and of every letter
which figures it prints.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.drafting import Noted, NotedDraft, Subject, draft_document, sheet_for
from generator.office.letters import letters_of
from generator.office.office import Office, campaign_of
from generator.office.taken import choices_told
from generator.office.workflow import (
    Work,
    copied_into,
    make,
    plan_work,
    subject_of,
)
from generator.problems import Place, Problem, RecordsInvalid, errors, say
from generator.word import find_notes


def figure_sheet(office: Office, campaign: str, document: str) -> bytes:
    """The sheet as a Word file.

    Raises `RecordsInvalid` when the document is wrong otherwise than by figures that it lacks, and when
    nobody gets a letter of it.
    """
    (whole,) = plan_work([campaign_of(office, campaign, document)], [document])
    whole = replace(whole, as_draft=True)
    works = [whole] if whole.document.for_each is None else list(letters_of(whole, office))
    if not works:
        said = say("không đơn vị nào có bản của văn bản này, nên không có số liệu để kiểm tra")
        raise RecordsInvalid(
            [Problem("E-LETTERS-NONE", whole.place("where"), said, say("sửa điều kiện («where:»)"))]
        )
    letters = [_noted(work, office) for work in works]
    work, first = works[0], letters[0]
    places = find_notes(make(office, work, first.drafted))
    doubts = [one for one in office.problems if _touches(one, work)]
    doubts += [*dict.fromkeys(one for each in letters for one in each.drafted.problems)]
    return sheet_file(sheet_for(letters, places, [*doubts, *choices_told(work, office)]), office)


def sheet_file(sheet: Subject, office: Office, place_date: str = "") -> bytes:
    """A sheet as a Word file, with another place and date perhaps. Raises `RecordsInvalid` where it cannot be made."""
    made = draft_document(sheet, lambda path, *_: Place(".".join(map(str, path))))
    if wrong := errors(made.problems):
        raise RecordsInvalid(wrong)
    if place_date:
        made = replace(made, words=replace(made.words, place_date=place_date))
    return office.template(made.template, sheet.document.decimals).render(
        made.context,
        orientations=made.orientations,
        columns=made.columns,
        margins=made.margins,
        properties=made.properties,
        charts=made.charts,
        pictures=made.pictures,
    )


def _noted(work: Work, office: Office) -> NotedDraft:
    subject = subject_of(work, office)
    noted: list[Noted] = []
    copied = copied_into(work, office)
    drafted = draft_document(subject, work.spot_of, copied, as_draft=True, noted=noted)
    return NotedDraft(subject, drafted, noted)


def _touches(problem: Problem, work: Work) -> bool:
    """Whether a finding is about this document or what it rests on, and not about another one."""
    file = Path(problem.place.file)
    return file.parent.name != "documents" or problem.place.file == work.place().file

"""How many places of a document nobody has written yet, told before its files are made."""

from __future__ import annotations

from generator.office.office import Office
from generator.office.previewing import document_now
from generator.office.workflow import whole_draft
from generator.problems import GeneratorError, Problem
from generator.records import CampaignRecord


def is_blank(problem: Problem) -> bool:
    """Whether it tells of a place «…» that somebody has to write: not of the number of a document that is not issued yet."""
    return problem.code == "W-BLANK" and "symbol" not in problem.message.values


def blanks_left(office: Office, record: CampaignRecord, code: str) -> int:
    """The places of a document that are not written, of one made for many those of its first letter; none where it cannot be drafted."""
    now = document_now(office, record, code, {})
    if now.work is None:
        return 0
    try:
        return sum(map(is_blank, whole_draft(now.work, office).doubts))
    except GeneratorError:
        return 0

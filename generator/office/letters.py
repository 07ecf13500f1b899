"""The work of a batch of ours: one document of a campaign, made for one unit after the other.

Travels to worker processes as a handful of names; each process opens the workspace once and keeps
what is common to all letters. Faults come back as problems and stop nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.document import ForEach
from generator.office import workflow
from generator.office.numbered import Member, for_member, letter_numbers
from generator.office.opened import Office, open_office
from generator.office.workflow import Work
from generator.problems import RecordsInvalid
from generator.wording import read_moment
from generator.workspace import Workspace

_CAP = 4


@dataclass(frozen=True)
class LetterWork:
    """Makes the letter for a unit (or group) from its code; picklable."""

    root: Path
    campaign: str
    document: str
    as_of: str
    deflate: str

    def __call__(self, code: str) -> bytes:
        """The bytes of one letter. Raises `RecordsInvalid` with its faults."""
        office, work, numbers = _opened(self)
        tally = work.figures.main
        member: Member
        if work.document.for_each is ForEach.GROUPS:
            member = next(one for one in tally.groups if one.code == code)
        else:
            member = tally.unit[code]
        mine = for_member(work, member, numbers)
        return workflow.make(office, mine, workflow.draft(mine, office), deflate=self.deflate).data


_Shop = tuple[Office, Work, Mapping[str, int]]
_SHOPS: dict[LetterWork, _Shop] = {}


def prime(letters: LetterWork, office: Office, work: Work) -> None:
    """What is open already in this process need not be opened again."""
    if len(_SHOPS) >= _CAP:
        _SHOPS.clear()
    _SHOPS[letters] = (office, work, letter_numbers(office, work))


def _opened(letters: LetterWork) -> _Shop:
    if letters not in _SHOPS:
        office = open_office(Workspace(letters.root))
        records: list[Any] = office.campaigns([letters.campaign])
        if not records:
            raise RecordsInvalid(office.problems)
        moment = read_moment(letters.as_of) if letters.as_of else None
        (work,) = workflow.plan_work(records, [letters.document], moment)
        prime(letters, office, work)
    return _SHOPS[letters]

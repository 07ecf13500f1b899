"""Letters of a document that cannot be made: told while it is written, with whose they are."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import islice

from generator.office.letters import examples_of, letters_of
from generator.office.office import Office
from generator.office.previewing import DocumentNow, Spotted, at_work, spot_in
from generator.office.workflow import Work, judged
from generator.problems import Problem, RecordsInvalid, Severity, errors, joined, say

_ALL, _MOST = 60, 3_000
"""So many letters are looked at one by one; of more than that one of each shape, among so many."""
_NAMED = 5


def unmade_letters(office: Office, now: DocumentNow) -> list[Spotted]:
    """What hinders single letters, each once, with whom it keeps from theirs; what hinders all is told of the page."""
    if now.work is None or now.work.document.for_each is None:
        return []
    try:
        letters = _looked_at(now.work, office)
    except RecordsInvalid:
        return []
    found: dict[Hashable, tuple[Problem, list[str]]] = {}
    for letter, wrong in judged(letters, office, at_work):
        for one in errors(wrong):
            name = letter.member.name if letter.member else ""
            known = found.setdefault((one.code, str(one.place), str(one.hint)), (one, []))
            if name not in known[1]:
                known[1].append(name)
    several = [(one, names) for one, names in found.values() if len(names) < len(letters)]
    return [spot_in(now.body, _told(one, names)) for one, names in several]


def _looked_at(work: Work, office: Office) -> list[Work]:
    letters = list(islice(letters_of(work, office), _MOST))
    return letters if len(letters) <= _ALL else examples_of(letters)


def _told(one: Problem, names: list[str]) -> Problem:
    listed = joined(say("{name}", name=name) for name in names[:_NAMED])
    said = say("chưa tạo được bản gửi {names}: {why}", names=listed, why=one.message)
    if len(names) > 1:
        said = say("chưa tạo được {count} bản, gửi {names}: {why}", count=len(names), names=listed, why=one.message)  # fmt: skip
    return Problem(one.code, one.place, said, one.hint, Severity.ERROR)

"""How the made files of a document stand to its records: none yet, as they would be made now, older, or failed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from generator.office.inputs import hash_inputs, hash_of, hash_of_letter
from generator.office.letters import (
    ARCHIVE,
    MANIFEST,
    files_of,
    folder_of,
    may_be_of,
    whom_letters_are_for,
)
from generator.office.manifest import Manifest
from generator.office.office import Office
from generator.office.workflow import Work, finished, plan_work
from generator.ooxml import differing_parts
from generator.problems import GeneratorError, NotFound, RecordsInvalid
from generator.records import CampaignRecord
from generator.workspace import bytes_of, unchanging

_COMPARED = 12
"""Of so many letters it is looked into whether they still say the same; of more it takes too long for a page."""


class MadeState(StrEnum):
    """What is known of the files; `BLOCKED` where the record of the document is wrong, or so wrong that its campaign is read without it, `OLDER` where something changed since of which they would tell, of many letters anything of the campaign."""

    NONE = "none"
    CURRENT = "current"
    OLDER = "older"
    FAILED = "failed"
    BLOCKED = "blocked"


@unchanging(frozen=True)
class MadeStanding:
    """The state of the Word files of a document, and how many letters it is made as: nought of a single one."""

    state: MadeState
    letters: int = 0


def made_standing(office: Office, record: CampaignRecord, document: str) -> MadeStanding:
    """How the Word files of a document stand, of letters all together; bản dự thảo are none of them."""
    try:
        (work,) = plan_work([record], [document])
        whom = whom_letters_are_for(work, office) if work.document.for_each else []
    except (RecordsInvalid, NotFound):
        return MadeStanding(MadeState.BLOCKED)
    folder = folder_of(office.workspace, record.campaign.code, None)
    known = Manifest.read(folder / MANIFEST).files.values()
    mine = [one for one in known if one.name.endswith(".docx") and may_be_of(one.name, document)]
    if any(not one.was_made for one in mine):
        return MadeStanding(MadeState.FAILED, len(whom))
    there = {one.inputs for one in mine if _where(folder, one.name).is_file()}
    if not there:
        return MadeStanding(MadeState.NONE, len(whom))
    whole = hash_of(office, work, hash_inputs(office, record, None))
    wanted = {hash_of_letter(whole, code) for code, _ in whom} or {whole}
    is_same = wanted <= there or (len(whom) <= _COMPARED and _says_the_same(office, work, folder))
    return MadeStanding(MadeState.CURRENT if is_same else MadeState.OLDER, len(whom))


def _says_the_same(office: Office, work: Work, folder: Path) -> bool:
    """Whether each file is what the records give now: what changed since may have gone into other documents alone."""
    try:
        for name, letter in files_of(work, office):
            data = bytes_of(_where(folder, name))
            if data is None or differing_parts(data, finished(office, letter)):
                return False
    except (GeneratorError, OSError, ValueError):
        return False
    return True


def _where(folder: Path, name: str) -> Path:
    """Where a file is: one of an archive in that."""
    archive, within, _ = name.partition(f"{ARCHIVE}/")
    return folder / (f"{archive}{ARCHIVE}" if within else name)

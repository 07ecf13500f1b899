"""What was made against what the records would give now: which file differs, and in which part.

Files are compared unpacked, so that another deflate is no difference. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.office import workflow
from generator.office.manifest import read_manifest
from generator.office.numbered import for_member, letter_numbers
from generator.office.opened import Office
from generator.office.production import MANIFEST, letter_names, members_of
from generator.office.workflow import Work
from generator.ooxml import differing_parts
from generator.problems import GeneratorError, Message, RecordsInvalid, errors, say
from generator.records import CampaignRecord
from generator.wording import Moment, read_moment


class Verdict(StrEnum):
    """What is to be said of a file."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verified:
    """A file of the manifest and how it stands to the records; `parts` are those that differ."""

    path: Path
    verdict: Verdict
    parts: tuple[str, ...] = ()


def verify(
    office: Office, codes: Sequence[str] = (), *, output: Path | None = None
) -> Iterator[Verified]:
    """Every file that a manifest names. A file in a zip archive is not looked into."""
    records = office.campaigns(codes)
    if faults := errors(office.problems):
        raise RecordsInvalid(faults)
    for record in records:
        folder = (output or office.workspace.output) / record.campaign.code
        header, entries = read_manifest(folder / MANIFEST)
        as_of = header.get("as_of")
        made = _Fresh(office, record, read_moment(as_of) if as_of else None)
        for entry in entries:
            if entry.was_made:
                yield _verified(folder / entry.name, made.data(entry.name))


def _verified(path: Path, fresh: bytes | None) -> Verified:
    if fresh is None:
        return Verified(path, Verdict.UNKNOWN)
    if not path.is_file():
        return Verified(path, Verdict.MISSING)
    parts = tuple(differing_parts(path.read_bytes(), fresh))
    return Verified(path, Verdict.DIFFERS if parts else Verdict.SAME, parts)


class _Fresh:
    """Makes the documents of a campaign anew, by the name of their file."""

    def __init__(self, office: Office, record: CampaignRecord, as_of: Moment | None) -> None:
        self.office = office
        works = workflow.plan_work([record], (), as_of)
        self.works = dict(self._named(works))

    def _named(self, works: list[Work]) -> Iterator[tuple[str, Work]]:
        for work in works:
            if work.document.for_each is None:
                yield f"{work.document.code}.docx", work
                continue
            numbers = letter_numbers(self.office, work)
            for name, member in letter_names(work, self.office, members_of(work, self.office)):
                yield f"{work.document.code}/{name}", for_member(work, member, numbers)

    def data(self, name: str) -> bytes | None:
        """The document; `None` when the records know no such file or cannot make it now."""
        work = self.works.get(name)
        if work is None:
            return None
        try:
            return workflow.make(self.office, work, workflow.draft(work, self.office)).data
        except GeneratorError:
            return None


def told(verified: Verified) -> Message:
    """The verdict as a sentence."""
    sentences = {
        Verdict.SAME: say("đúng với hồ sơ"),
        Verdict.DIFFERS: say("khác với hồ sơ, ở phần {parts}", parts=", ".join(verified.parts)),
        Verdict.MISSING: say("không còn tệp này"),
        Verdict.UNKNOWN: say("hồ sơ hiện nay không làm ra tệp này"),
    }
    return sentences[verified.verdict]

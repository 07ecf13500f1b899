"""What was made against what the records would give now: which file differs, and in which part.

Files are compared unpacked, so that another deflate is no difference. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.office.letters import letter_numbers
from generator.office.manifest import Manifest
from generator.office.office import Office
from generator.office.paths import MANIFEST, files_of, folder_of
from generator.office.workflow import Work, finished, plan_work
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
        folder = folder_of(office, record.campaign.code, output)
        manifest = Manifest.read(folder / MANIFEST)
        as_of = manifest.header.get("as_of")
        works = dict(_named(office, record, read_moment(as_of) if as_of else None))
        for name, one in manifest.files.items():
            if one.was_made:
                yield _verified(folder / name, _fresh(office, works.get(name)))


def _verified(path: Path, fresh: bytes | None) -> Verified:
    if fresh is None:
        return Verified(path, Verdict.UNKNOWN)
    if not path.is_file():
        return Verified(path, Verdict.MISSING)
    parts = tuple(differing_parts(path.read_bytes(), fresh))
    return Verified(path, Verdict.DIFFERS if parts else Verdict.SAME, parts)


def _named(
    office: Office, record: CampaignRecord, as_of: Moment | None
) -> Iterator[tuple[str, Work]]:
    """What the records would give now, by the name of the file."""
    for work in plan_work([record], (), as_of):
        numbers = letter_numbers(office, work)
        for name, one in files_of(work, office):
            yield name, one.with_own_number(numbers)


def _fresh(office: Office, work: Work | None) -> bytes | None:
    """The document; `None` when the records know no such file or cannot make it now."""
    try:
        return finished(office, work) if work else None
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

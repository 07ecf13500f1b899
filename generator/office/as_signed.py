"""One document that went out, beside what its record says now: its file as it was signed, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from generator.office.letters import MANIFEST, WORD, each_file, folder_of
from generator.office.made_file import hash_file
from generator.office.manifest import Manifest
from generator.office.office import Office
from generator.office.ownership import WentOut
from generator.office.verification import ChangedIssue, all_rows, changes, stands_as_signed
from generator.office.workflow import plan_work
from generator.problems import NotFound, RecordsInvalid
from generator.records import CampaignRecord
from generator.register import BookRow
from generator.workspace import unchanging


@unchanging(frozen=True)
class SentPapers:
    """The Word files of a campaign that went out; its rows and its listing are read once for all that are asked for."""

    office: Office
    record: CampaignRecord

    def file(self, document: str, member: str = "") -> Path | None:
        """That of a document, or of its letter to one, where it stands as it went out."""
        own = f"{self.record.campaign.code}/{document}"
        if not self._went_out.any_of(own):
            return None
        for name, key in _files(self.office, self.record, document, member):
            row, path = self._went_out.row_of(own, key), self._folder / name
            made = self._listed.named(name)
            if row is None or not path.is_file() or path.is_symlink():
                return None
            is_listed = made is not None and made.issued == row.number_symbol
            if (is_listed and made and hash_file(path) == made.sha256) or stands_as_signed([path], row):  # fmt: skip
                return path
            return None
        return None

    @cached_property
    def _folder(self) -> Path:
        return folder_of(self.office.workspace, self.record.campaign.code, None)

    @cached_property
    def _went_out(self) -> WentOut:
        return WentOut.of(self.office.rows_of(self.record.campaign))

    @cached_property
    def _listed(self) -> Manifest:
        return Manifest.read(self._folder / MANIFEST)


def signed_file(
    office: Office, record: CampaignRecord, document: str, member: str = ""
) -> Path | None:
    """The Word file of a document, or of its letter to one, where it stands as it went out."""
    return SentPapers(office, record).file(document, member)


def _files(
    office: Office, record: CampaignRecord, document: str, member: str
) -> Iterator[tuple[str, str]]:
    """The file that is asked for, with the key of its letter; that of a record that cannot be made by its usual name."""
    try:
        (work,) = plan_work([record], [document])
        for name, one in each_file(work, office):
            if one.annex is None and (not member or (one.member and one.member.code == member)):
                yield name, one.key
                return
    except (NotFound, RecordsInvalid):
        yield f"{document}{WORD}", f"{record.campaign.code}/{document}"


def changes_of(
    office: Office,
    record: CampaignRecord,
    document: str,
    unmade: list[BookRow] | None = None,
    *,
    also_known: bool = False,
) -> list[ChangedIssue]:
    """In what a document is another one now than when it went out, number by number; `unmade` as of `changes`.

    What is acknowledged in the register is told where it is `also_known`.
    """
    rows = [one for one in all_rows(office) if one.row.is_of(f"{record.campaign.code}/{document}")]
    if also_known:
        rows = [replace(one, row=one.row.model_copy(update={"acknowledged": None})) for one in rows]
    return list(changes(office, [record], rows, unmade)) if rows else []

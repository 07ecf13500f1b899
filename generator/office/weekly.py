"""What a week asks of a campaign: the documents that follow its newest figures, and texts kept by their day."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from pathlib import Path

from generator.model.document import Document
from generator.office.letters import folder_of
from generator.office.office import Office
from generator.office.ownership import dated, file_moment
from generator.office.workflow import documents_of, moment_assumed, work_of
from generator.records import CampaignRecord
from generator.wording import Moment
from generator.workspace import bytes_of, output_locked, write_atomically


def following(office: Office, record: CampaignRecord, only: Collection[str] = ()) -> list[str]:
    """The documents to be made anew with the newest figures: those asked for, else all that follow them.

    One with a number of its own has gone out. Raises `NotFound` for one that there is not.
    """
    asked = [code for code in only if code not in record.blocked]
    if only:
        return [one.code for one in documents_of(record, asked)] if asked else []
    return [one.code for one in record.campaign.documents if _follows(office, record, one)]


def _follows(office: Office, record: CampaignRecord, document: Document) -> bool:
    if document.number is not None or document.code in record.blocked:
        return False
    return moment_assumed(work_of(record, document), office.library) is not None


def put_dated(
    office: Office, campaign: str, name: str, moment: Moment, data: bytes, *, holder: str
) -> Path:
    """A text beside the documents under the day of its figures; one that says the same is not written again.

    Where another text has that name the next free one is taken, so that nothing is written over.
    """
    folder = folder_of(office.workspace, campaign, None)
    with output_locked(office.workspace, folder, holder=holder):
        places = (folder / dated(name, file_moment(moment), again) for again in count(1))
        path = next(path for path in places if bytes_of(path) in (None, data))
        if bytes_of(path) is None:
            write_atomically(path, data)
    return path

"""Which documents speak of an issued one: told before its number is given up, or it is called back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from generator.model.books import Row, RowState
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.office.as_signed import SentPapers
from generator.office.large_campaigns import is_large
from generator.office.letters import letters_of
from generator.office.number_in_text import is_in_record, names
from generator.office.office import Office, campaign_of
from generator.office.printed_words import told_words
from generator.office.workflow import finished, plan_work
from generator.problems import GeneratorError
from generator.records import CampaignRecord
from generator.workspace import bytes_of, unchanging, yaml_files


@unchanging(frozen=True)
class SpeakingOf:
    """A document that names another; `row` is its own in the register, where it went out."""

    campaign: Campaign
    document: Document
    row: Row | None
    is_unread: bool = False
    """Whether its signed file is not there any more, so that nobody knows what it names."""


def documents_speaking_of(office: Office, row: Row) -> list[SpeakingOf]:
    """The documents in whose text the number and symbol of an issued one stand, those of its campaign first.

    Of what went out the signed file is read, of anything else what it would say now; of letters the first.
    Of other campaigns those are read in whose records its symbol stands.
    """
    if row.state is not RowState.ISSUED:
        return []
    own, there = (row.key or "").partition("/")[0], office.workspace.campaign_folders()
    asked = [code for code in (own,) if code in there]
    asked += (code for code, folder in there.items() if code != own and _may_name(folder, row))
    return [one for code in asked for one in _of_campaign(office, code, row, is_own=code == own)]


def _may_name(folder: Path, row: Row) -> bool:
    """Whether the symbol stands in what the documents of a campaign say, or in what they may cite."""
    wanted = (row.symbol or "").encode()
    files = (path for one in (folder, folder / "documents") for path in yaml_files(one))
    return bool(wanted) and any(wanted in (bytes_of(path) or b"") for path in files)


def _of_campaign(office: Office, code: str, row: Row, *, is_own: bool) -> Iterator[SpeakingOf]:
    try:
        record = campaign_of(office, code)
    except GeneratorError:
        return
    papers, issued = SentPapers(office, record), _issued(office, record)
    for document in record.campaign.documents:
        if row.is_of(f"{code}/{document.code}"):
            continue
        out = issued.get(document.code)
        said = _words(papers, document, out)
        is_said = is_in_record(record.campaign, document, row) if said is None else names(said, row)
        is_unread = said is None and out is not None and out.date >= row.date
        if is_said or (is_own and is_unread):
            yield SpeakingOf(record.campaign, document, out, is_unread)


def _issued(office: Office, record: CampaignRecord) -> dict[str, Row]:
    """The first row of each document of a campaign that went out, itself or a letter of it."""
    found: dict[str, Row] = {}
    for row in office.rows_of(record.campaign):
        campaign, _, rest = (row.key or "").partition("/")
        if row.state is RowState.ISSUED and campaign == record.campaign.code:
            found.setdefault(rest.partition("/")[0], row)
    return found


def _words(papers: SentPapers, document: Document, out: Row | None) -> Sequence[str] | None:
    """What it says; `None` of one that cannot be made or read now, or of a campaign in which that takes long."""
    with suppress(GeneratorError, OSError, ValueError):
        if out is not None:
            path = papers.file(document.code)
            return told_words(bytes_of(path) or b"") if path else None
        if not is_large(papers.office.workspace.campaigns / papers.record.campaign.code):
            return _drafted(papers.office, papers.record, document)
    return None


def _drafted(office: Office, record: CampaignRecord, document: Document) -> list[str] | None:
    if document.code in record.blocked:
        return None
    (work,) = plan_work([record], [document.code])
    works = letters_of(work, office) if document.for_each else [work]
    return [line for one in islice(works, 1) for line in told_words(finished(office, one))]

"""The hash of all that goes into a document: where it is the same, so is the document.

Equal hashes let a file stand as it is; a worker on another machine refuses where they differ.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from generator import __version__
from generator.drafting import template_of
from generator.office.made_file import hash_file
from generator.office.office import Office
from generator.office.own_files import take_in
from generator.office.workflow import Work, template_file
from generator.records import CampaignRecord, passage_files
from generator.wording import Moment
from generator.workspace import counting_files, shipped, standards, yaml_files


def hash_inputs(office: Office, record: CampaignRecord, as_of: Moment | None) -> str:
    """The hash of a campaign's records, the issuing bodies, settings, formats and this program."""
    workspace = office.workspace
    folder = record.folder
    paths = [
        *counting_files(folder),
        *yaml_files(folder / "documents"),
        *yaml_files(workspace.issuers),
        *yaml_files(standards()),
        *office.layers,
        *passage_files(workspace.passages),
        workspace.settings,
        *record.sources,
    ]
    digest = hashlib.sha256(f"{__version__}\0{as_of}\0{_program()}".encode())
    for row in office.rows_of(record.campaign):
        known = (row.key, row.number_symbol, row.date, row.state, row.kind, row.title)
        digest.update("\0".join(("", *map(str, known))).encode())
    for path in paths:
        if path.is_file():
            digest.update(f"\0{path.name}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


_MAKE_NONE = ("audit", "cli", "history", "lint", "web")
"""The rooms in which no document is made."""


@cache
def _program() -> str:
    """The hash of what makes documents in this program, so that another state of it makes them anew."""
    digest = hashlib.sha256()
    home, passages = Path(__file__).resolve().parent.parent, shipped("templates") / "passages"
    take_in(digest, home, suffix=(".py", ".zip"), without=_MAKE_NONE)
    take_in(digest, passages)
    return digest.hexdigest()


def hash_of(office: Office, work: Work, inputs: str) -> str:
    """The hash of a document's inputs; `inputs` is that of its campaign."""
    template = hash_file(template_file(office, work, template_of(work.document, office.library)))
    text = f"{inputs}\0{template}\0{work.document.code}\0{work.as_draft}{_pictures(work)}"
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of_letter(whole: str, part: str) -> str:
    """The hash of what one letter of a document is made of; `part` says whose it is, and its own number."""
    return hashlib.sha256(f"{whole}\0{part}".encode()).hexdigest()


def _pictures(work: Work) -> str:
    """The hashes of the pictures of a document, and of the one that it copies."""
    asked = (work.document.code, work.document.copy_of)
    shown = (one.pictures for one in work.record.campaign.documents if one.code in asked)
    files = (work.record.folder / one.file for many in shown for one in many.values())
    return "".join(f"\0{hash_file(file)}" if file.is_file() else "\0" for file in files)

"""A document begun that replaces or corrects an issued one; what it will say is left to the clerk."""

from __future__ import annotations

import json
from pathlib import Path

from generator.model.campaign import Campaign, Reference
from generator.model.document import Document
from generator.model.fields import new_code
from generator.model.library import Library
from generator.model.named import read_named
from generator.office.making import first_of_signers, put_new
from generator.office.office import Office, campaign_of
from generator.office.skeleton import fill_skeleton
from generator.problems import find, say
from generator.records import CampaignRecord, edited
from generator.workspace import bytes_of, decode, read_yaml_text

CORRECTION, REPLACEMENT = "correction", "replacement"
FRAMES = {CORRECTION: "dinh_chinh", REPLACEMENT: "thay_the"}
"""What can be begun of an issued document, with what its code ends with."""
_PLACED = ("number", "date", "code", "replaces", "corrects", "copy_of")
"""What a document that replaces another has of its own, or has not yet."""
_SAYS_SO = "{{ kind.name }} này thay thế {{ replaces }}."


def begin_amendment(office: Office, campaign: str, frame: str, of: str, code: str | None) -> Path:
    """A correcting letter, or a document in the place of another: of the campaign, or by its number.

    One that replaces a document of the campaign begins with all that this one says. Raises `NotFound`
    when the old one is neither a document of the campaign nor named by a number.
    """
    find(FRAMES, frame, say("--of chỉ dùng với correction, replacement"))
    record = campaign_of(office, campaign)
    earlier = _earlier(record.campaign, of)
    text = _copied(record, earlier, office) if frame == REPLACEMENT else None
    if text is None:
        issuer = office.library.issuers[record.campaign.issuer]
        gaps = {
            "campaign": record.campaign.code,
            "of": json.dumps(of, ensure_ascii=False),
            "kind": _kind(earlier, of, office.library),
            "department": issuer.departments[0].code if issuer.departments else "",
            "signatory": first_of_signers(issuer),
        }
        text = fill_skeleton(f"amendments/{frame}", gaps)
    usual = "_".join(filter(None, (earlier.code if earlier else "", FRAMES[frame])))
    return put_new(office.workspace, record, new_code(code or usual), text)


def _earlier(campaign: Campaign, of: str) -> Document | Reference | None:
    """The old one where the campaign knows it; what stands in the register alone is looked up later."""
    known = campaign.citable
    if of not in known and (read_named(of) or "/" in of):
        return None
    return find(known, of, say("không có văn bản «{code}»", code=of))


def _kind(earlier: Document | Reference | None, of: str, library: Library) -> str:
    """The kind of the old one: from its record, else by its symbol (`BC-…` is a report)."""
    if earlier:
        return earlier.kind
    named = read_named(of)
    mark = ((named.symbol if named else None) or "").partition("-")[0]
    fitting = (kind.code for kind in library.kinds.values() if kind.abbreviation == mark)
    return next(fitting, "directive")


def _copied(
    record: CampaignRecord, earlier: Document | Reference | None, office: Office
) -> str | None:
    """The record of the old one, as that of the new; nothing where it has no file of its own."""
    if not isinstance(earlier, Document):
        return None
    place = record.place("documents", record.campaign.documents.index(earlier))
    path = office.workspace.root / place.file
    if path.parent.name != "documents":
        return None
    text, problems = decode(bytes_of(path) or b"", place.file)
    block, _ = read_yaml_text(text, place.file)
    if block is None or problems:
        return None
    told: dict[str, object] = {}
    for key, value in block.items():
        if key not in _PLACED:
            told[key] = value
        if key == "subject":
            told["replaces"] = earlier.code
    if isinstance(body := told.get("body"), str):
        told["body"] = f"{body.rstrip()}\n\n{_SAYS_SO}\n"
    return edited(text, block, told)

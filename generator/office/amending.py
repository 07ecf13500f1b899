"""A document begun that replaces, corrects or calls back an issued one; what it will say is left to the clerk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.model.campaign import Campaign, Reference
from generator.model.document import EARLIER, Document
from generator.model.fields import new_code
from generator.model.library import Library
from generator.model.named import read_named
from generator.office.as_signed import changes_of
from generator.office.called_back import cited_gaps, issued_rows, recall_gaps
from generator.office.changed_since import UNKNOWN, changed_text, names_of_units, with_changed
from generator.office.changed_words import Passages
from generator.office.corrected_places import corrected_lines, figures_corrected
from generator.office.follows_from import indicators_of
from generator.office.making import first_of_signers, put_new
from generator.office.office import Office, campaign_of
from generator.office.said_of_earlier import without_earlier
from generator.office.skeleton import fill_skeleton
from generator.problems import find, say
from generator.records import CampaignRecord, edited
from generator.workspace import bytes_of, decode, read_yaml_text

CORRECTION, REPLACEMENT, RECALL = "correction", "replacement", "recall"
FRAMES = {CORRECTION: "dinh_chinh", REPLACEMENT: "thay_the", RECALL: "thu_hoi"}
"""What can be begun of an issued document, with what its code ends with."""
_PLACED = ("number", "date", "quotas", "code", *EARLIER, "copy_of")
"""What a document that replaces another has of its own, or has not yet."""
_FIELDS = {CORRECTION: "corrects", REPLACEMENT: "replaces", RECALL: "recalls"}
_TELLING = {"report", "minutes", "submission", "notice", "announcement"}
"""Kinds of document that nobody carries out."""
_KNOWN, _DONE = "biết", "biết và thực hiện"
_SLIP = "Do sơ suất trong khâu soạn thảo, {{ issuer.name }}"
_ISSUER_FIRST = "{{ issuer.name|upper_first }}"
"""Of figures that are others nobody knows that they were a slip of the pen."""
_SAYS_SO = "{{ kind.name }} này thay thế {{ replaces }}."


def begin_amendment(office: Office, campaign: str, frame: str, of: str, code: str | None) -> Path:
    """A correcting letter, a notice of recall, or a document in the place of another: of the campaign, or by its number.

    One that replaces a document of the campaign begins with all that this one says. Raises `NotFound`
    when the old one is neither a document of the campaign nor named by a number.
    """
    find(FRAMES, frame, say("--of chỉ dùng với correction, replacement, recall"))
    record = campaign_of(office, campaign)
    earlier = _earlier(record.campaign, of)
    text = _copied(record, earlier, office) if frame == REPLACEMENT else None
    if text is None:
        text = fill_skeleton(f"amendments/{frame}", _gaps(office, record, frame, earlier, of))
    usual = "_".join(filter(None, (earlier.code if earlier else "", FRAMES[frame])))
    return put_new(office.workspace, record, new_code(code or usual), text)


def _gaps(
    office: Office,
    record: CampaignRecord,
    frame: str,
    earlier: Document | Reference | None,
    of: str,
) -> dict[str, str]:
    """What the frame leaves open; one of another body than the campaign's is amended by that body."""
    own = (earlier.issuer if isinstance(earlier, Document) else None) or record.campaign.issuer
    issuer = office.library.issuers[own]
    kind, rows = _kind(earlier, of, office.library), issued_rows(office, record, earlier, of)
    cited = cited_gaps(rows, _FIELDS[frame])
    gaps = {
        **cited,
        "campaign": record.campaign.code,
        "of": json.dumps(of, ensure_ascii=False),
        "kind": kind,
        "issuer": "" if own == record.campaign.issuer else own,
        "department": issuer.departments[0].code if issuer.departments else "",
        "signatory": first_of_signers(issuer),
    }
    if frame == RECALL:
        return gaps | recall_gaps(rows, cited["short"])
    if frame == CORRECTION:
        listed = corrected_lines(_differing(office, record, earlier))
        gaps["corrected"] = listed
        gaps["cause"] = _ISSUER_FIRST if any(figures_corrected(listed)) else _SLIP
        gaps["known"] = _KNOWN if kind in _TELLING else _DONE
    return gaps


def _differing(
    office: Office, record: CampaignRecord, earlier: Document | Reference | None
) -> Iterator[Passages]:
    """The places in which a document that went out is another by now."""
    if isinstance(earlier, Document):
        for found in changes_of(office, record, earlier.code, also_known=True):
            yield from found.places or ()


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
    for key, value in without_earlier(block).items():
        if key not in _PLACED:
            told[key] = value
        if key == "subject":
            told["replaces"] = earlier.code
    if isinstance(body := told.get("body"), str):
        told["body"] = with_changed(body, _SAYS_SO, _changed(office, record, earlier, told))
    return edited(text, block, told)


def _changed(
    office: Office, record: CampaignRecord, earlier: Document, told: dict[str, object]
) -> str:
    """What is another by now; of letters to several, which have one text, nobody knows of which letter."""
    places = [*_differing(office, record, earlier)]
    if earlier.for_each is not None:
        return UNKNOWN if places else ""
    own = " ".join([str(told["body"]), *map(str, _own_passages(told))])
    indicators = indicators_of(record.campaign)
    return changed_text(places, names_of_units(record.campaign), own, indicators)


def _own_passages(record: dict[str, object]) -> Iterator[object]:
    """The passages for which a document has words of its own."""
    if isinstance(own := record.get("passages"), Mapping):
        yield from own.values()

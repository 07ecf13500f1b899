"""What the record of a document says and where it stands, also of one that the campaign had to leave out as wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.problems import RecordsInvalid, find, say
from generator.records import CampaignRecord, Way
from generator.workspace import Block, bytes_of, composed, decode, read_yaml_text, yaml_files

_FOLDER = "documents"


def document_spot(record: CampaignRecord, code: str) -> tuple[Path, Way]:
    """The file in which a document of a campaign stands, and the path that leads to it there. Raises `NotFound`."""
    codes = [one.code for one in record.campaign.documents]
    if code not in codes:
        return _left_out(record, code), ()
    place = record.place(_FOLDER, codes.index(code))
    path = record.workspace.root / place.file
    if path.parent.name == _FOLDER:
        return path, ()
    block = _block(path, place.file)
    listed: Any = block.get(_FOLDER, ()) if block else ()
    inside = [one.get("code") if isinstance(one, dict) else None for one in listed]
    return path, (_FOLDER, inside.index(code))


def recorded(record: CampaignRecord, code: str) -> Mapping[str, Any]:
    """What the record of a document says, as texts.

    Raises `NotFound`, and `RecordsInvalid` where it cannot be read at all.
    """
    documents: Iterable[Mapping[str, Any]] = record.root.get(_FOLDER, ())  # type: ignore[assignment]
    known = {str(one.get("code", "")): one for one in documents}
    if code in known:
        return known[code]
    path = _left_out(record, code)
    block = None if path.is_dir() else _block(path, record.workspace.shown(path))
    if block is None:
        raise RecordsInvalid(record.blocked[code])
    return {**block, "code": code}


def unread_documents(record: CampaignRecord) -> list[str]:
    """The documents that could not be read, and are none of the campaign until they are mended."""
    known = {one.code for one in record.campaign.documents}
    return [code for code in record.blocked if code not in known]


def _left_out(record: CampaignRecord, code: str) -> Path:
    """The file of a document that could not be read."""
    files = {composed(one.stem): one for one in yaml_files(record.folder / _FOLDER)}
    unread = {one: files[one] for one in unread_documents(record) if one in files}
    sound = {one.code: record.folder for one in record.campaign.documents}
    return find({**sound, **unread}, code, say("không có văn bản «{code}»", code=code))


def _block(path: Path, name: str) -> Block | None:
    return read_yaml_text(decode(bytes_of(path) or b"", name)[0], name)[0]

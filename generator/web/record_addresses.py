"""Where a file of the records is worked on in the page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.problems import Message, Place, say
from generator.wording import short_date
from generator.workspace import IGNORED, SETTINGS, regex, unchanging

_OF_CAMPAIGN, _OF_DOCUMENT = 3, 4
_CELL = regex(r"[A-Z]{1,3}[1-9][0-9]*")


def record_address(name: str) -> str:
    """The address of the page for a file, as people know it; of others the history."""
    parts = PurePosixPath(name).parts
    stem = PurePosixPath(name).stem
    if len(parts) == _OF_CAMPAIGN and parts[:2] == ("campaigns", "issuers"):
        return f"/issuers/{stem}"
    if len(parts) < _OF_CAMPAIGN or parts[0] != "campaigns" or parts[1] in {"issuers", "register"}:
        return "/history"
    base = f"/campaigns/{parts[1]}"
    if len(parts) == _OF_DOCUMENT and parts[2] == "documents":
        return f"{base}/documents/{stem}"
    if stem in {"units", "quotas"}:
        return f"{base}/units"
    if stem == "campaign":
        return f"{base}/change"
    return f"{base}/figures" if parts[2] == "results" else base


@unchanging(frozen=True)
class RecordNamed:
    """A campaign, a document of it or an office in a sentence: known by its code until a page calls it by its name."""

    campaign: str
    document: str = ""
    is_office: bool = False

    def __str__(self) -> str:
        return self.document or self.campaign


_PARTS = {
    "campaign": say("thông tin chung"),
    "units": say("đơn vị"),
    "quotas": say("chỉ tiêu giao"),
}


_OF_WORKSPACE: Mapping[str, Message] = {
    SETTINGS: say("thiết lập"),
    IGNORED: say("danh sách tệp không đưa vào lịch sử"),
}


def record_words(name: str) -> Message:
    """A file as it is called at the desk; others by their names."""
    parts, stem = PurePosixPath(name).parts, PurePosixPath(name).stem
    if name in _OF_WORKSPACE:
        return _OF_WORKSPACE[name]
    if len(parts) < _OF_CAMPAIGN or parts[0] != "campaigns":
        return say("{text}", text=name)
    if parts[1] == "register" and stem == "highest":
        return say("số cao nhất của sổ văn bản đi")
    if parts[1] in {"issuers", "register"}:
        if parts[1] == "issuers":
            return say("cơ quan «{name}»", name=RecordNamed(stem, is_office=True))
        return say("{what} {code}", what=say("sổ văn bản đi"), code=stem)
    return say("{campaign}: {what}", campaign=RecordNamed(parts[1]), what=record_part(name))


def record_part(name: str) -> Message:
    """The same where it is known of which campaign a file is."""
    parts, stem = PurePosixPath(name).parts, PurePosixPath(name).stem
    if len(parts) < _OF_CAMPAIGN or parts[0] != "campaigns" or parts[1] in {"issuers", "register"}:
        return record_words(name)
    if len(parts) == _OF_DOCUMENT:
        if parts[2] == "documents":
            return say("văn bản «{name}»", name=RecordNamed(parts[1], stem))
        return say("{what} {code}", what=say("số liệu"), code=_day_of(stem))
    return _PARTS.get(stem, say("{text}", text=parts[-1]))


def step_part(name: str) -> Message:
    """A file that was saved, told on the page of what it is: by no code."""
    parts = PurePosixPath(name).parts
    if len(parts) == _OF_CAMPAIGN and parts[:2] == ("campaigns", "issuers"):
        return say("cơ quan")
    if len(parts) == _OF_DOCUMENT and parts[0] == "campaigns" and parts[2] == "documents":
        return say("văn bản")
    return record_part(name)


def _day_of(stem: str) -> str | Message:
    """The day after which a file of figures is called; any other name as it is."""
    try:
        return say("ngày {day}", day=short_date(datetime.date.fromisoformat(stem)))
    except ValueError:
        return stem


def is_of_records(place: Place) -> bool:
    """Whether something lies in a file of the workspace, in place of one that a person brought."""
    return place.file == "vanthu.yaml" or place.file.startswith(("campaigns/", "templates/"))


def place_words(place: Place) -> Message:
    """Where something lies: a record as it is called at the desk, the spot in a file that a person brought."""
    return record_words(place.file) if is_of_records(place) else _spot(place)


def _spot(place: Place) -> Message:
    """Where something lies in a file that was brought: of a workbook the sheet and the cell, as Excel calls them."""
    sheet, _, cell = place.part.rpartition("!")
    if not place.line and _CELL.fullmatch(cell):
        if sheet:
            return say("{file}, trang tính “{sheet}”, ô {cell}", file=place.file, sheet=sheet, cell=cell)  # fmt: skip
        return say("{file}, ô {cell}", file=place.file, cell=cell)
    return say("{text}", text=place)


def mending_address(name: str) -> str:
    """Where a file of the records is mended as text; empty for a file that is none of them."""
    path = PurePosixPath(name)
    is_kept = name.startswith("campaigns/") and path.parts[1] != "register"
    is_record = is_kept and path.suffix in {".yaml", ".yml", ".csv"}
    is_passage = name.startswith("templates/passages/") and path.suffix == ".md"
    if not (is_record or is_passage or name == "vanthu.yaml"):
        return ""
    from generator.office import mending_key

    return f"/mend/{mending_key(name)}"


def clash_address(key: str) -> str:
    """Where what was typed is held against the file."""
    return f"/clash/{key}"

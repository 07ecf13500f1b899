"""From a mistake in the records to where it is put right, with one click: the cell of a form that opens, else the line of
the file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode

from generator.problems import Message, Place, Problem, say
from generator.web.mended_pages import mended_at
from generator.web.record_addresses import RecordNamed, mending_address
from generator.workspace import regex

_STEP = regex(r"\[(\d+)\]")
_DOCUMENT = regex(r"/documents/([^/?#]+)")
_FORMS = {
    "units": say("Sửa ở bảng đơn vị và chỉ tiêu"),
    "change": say("Sửa ở «Tên, thời gian, mục tiêu»"),
}
_FILE = say("Sửa tệp này")
_EARLIER = say("Lấy lại tệp ở «Lịch sử»")
_FOLDER = say("Mở thư mục làm việc ở «Máy này»")
_HERE = say("Sửa ở đây")
_OTHER = say("Mở văn bản ấy")
_RESTS = "E-DOC-RESTS"
_GONE = "E-CAMPAIGN-FILE"
_IN_FOLDER = frozenset({"E-FILE-KIND", "E-FILE-DEEP"})
"""Where a folder stands in the place of a file, there is no text to be mended."""


class WayToMend(NamedTuple):
    """An address, and what is done there."""

    address: str
    said: Message


def way_to_mend(problem: Problem, opens: Callable[[str], bool] = bool) -> WayToMend | None:
    """Where it is mended; `opens` tells of the address of a page whether it opens."""
    if problem.code == _GONE:
        return WayToMend("/history", _EARLIER)
    if problem.code == _RESTS and problem.hint:
        campaign = problem.place.file.split("/")[1]
        other = f"/campaigns/{campaign}/documents/{problem.hint.values['code']}"
        return WayToMend(other, _OTHER)
    if problem.code in _IN_FOLDER:
        return WayToMend("/machine", _FOLDER)
    page = mended_at(problem)
    name = page.rpartition("/")[2]
    if name in _FORMS and opens(page):
        return WayToMend(page + _spot(name, problem.place), _FORMS[name])
    address = line_of(problem.place)
    return WayToMend(address, _FILE) if address else None


def line_of(place: Place) -> str:
    """The line of a file of the records where its text is mended; empty for a file that is none of them."""
    address = mending_address(place.file)
    return address + _line(place) if address else ""


def document_of(problem: Problem, path: str) -> RecordNamed | None:
    """The document that it is told of, on a page that is not that document's own; else nothing."""
    page = mended_at(problem) or ""
    found = _DOCUMENT.search(page)
    if found is None or found[0] in path:
        return None
    return RecordNamed(page.split("/")[2], found[1])


def way_from(problem: Problem, path: str) -> WayToMend | None:
    """Where a mistake told before anything is written is mended, in place of a file and a line: another page, or the
    field of this one (its address is empty where the whole page is meant). `None` for what no page of a campaign has.
    """
    page = mended_at(problem)
    if not page:
        return None
    if page not in {path, path.rpartition("/")[0]}:
        return WayToMend(page, _HERE)
    is_form = page.rpartition("/")[2] == "change" and problem.place.path
    return WayToMend(f"#field-{field_at(problem.place)}" if is_form else "", _HERE)


def _spot(name: str, place: Place) -> str:
    if not place.path:
        return ""
    return f"?{urlencode({'at': place.path})}" if name == "units" else f"#field-{field_at(place)}"


def _line(place: Place) -> str:
    return f"?{urlencode({'line': place.line, 'column': place.column})}" if place.line else ""


def field_at(place: Place) -> str:
    """The name of the field of a form in which a value stands."""
    return _STEP.sub(r".\1", place.path)

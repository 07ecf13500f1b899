"""What a row says of how far its counts were checked: in a column of its own, a remark, or beside a number.

`1.340 (ước tính)` is 1.340, and estimated. A remark that says anything else is a remark; a column of
statuses that says anything else is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from generator.model.results import Status
from generator.problems import Message, Place, Problem, say
from generator.sheets.doubts import Ask, settle
from generator.sheets.grid import CellKind, SheetCell
from generator.sheets.usual_words import usual
from generator.wording import fold, nfc
from generator.workspace import quoted, regex

_SAID: Mapping[Status, Message] = {
    Status.VALID: say("đã kiểm tra"),
    Status.SUBMITTED: say("mới gửi, chưa kiểm tra"),
    Status.ESTIMATED: say("ước tính"),
    Status.RETURNED: say("trả lại"),
}
_BEFORE = regex(r"(ước tính|ước đạt|ước|ưt)[\s:]+(?=\d)", re.IGNORECASE)
_BEHIND = regex(
    r"\s*\(\s*(ước tính|ước đạt|ước|ưt|trả lại)\s*\)\s*|(?<=\d)\s*(ước tính|ưt)\s*", re.IGNORECASE
)
_CAUTIOUS = (Status.RETURNED, Status.ESTIMATED, Status.SUBMITTED, Status.VALID)


def said_status(status: Status) -> Message:
    """The status in words."""
    return _SAID[status]


def marked(cell: SheetCell) -> tuple[SheetCell, Status | None]:
    """A cell of figures without the mark that stands beside its number, and what the mark says."""
    if cell.kind is not CellKind.TEXT:
        return cell, None
    text = nfc(cell.text).strip()
    if found := _BEFORE.match(text):
        return cell._replace(text=text[found.end() :]), Status.ESTIMATED
    found = _BEHIND.search(text)
    if found and found.end() == len(text) and text[0].isdigit():
        is_returned = fold(found[1] or "") == fold("trả lại")
        mark = Status.RETURNED if is_returned else Status.ESTIMATED
        return cell._replace(text=text[: found.start()]), mark
    return cell, None


def remarked(cell: SheetCell | None) -> Status | None:
    """The status that a remark names, when it says nothing else."""
    return _known().get(_bare(cell)) if cell is not None else None


def read_status(cell: SheetCell | None, place: Place, ask: Ask) -> Status | Problem | None:
    """The status in a column of statuses; an empty cell says none."""
    if cell is None or not _bare(cell):
        return None
    if known := _known().get(_bare(cell)):
        return known
    said = say("không rõ tình trạng «{text}»", text=quoted(cell.words))
    hint = say("ghi một trong: đã kiểm tra, mới gửi, ước tính, trả lại")
    choices = [(words, status) for status, words in _SAID.items()]
    return settle(ask, Problem("E-XLS-STATUS", place, said, hint), choices)


def most_cautious(*found: Status | None) -> Status | None:
    """Of several statuses of a unit the one that promises least."""
    return next((status for status in _CAUTIOUS if status in found), None)


def _bare(cell: SheetCell) -> str:
    return fold(cell.words).strip(" .;()*")


@cache
def _known() -> Mapping[str, Status]:
    return {words: status for status in Status for words in usual(status.value)}

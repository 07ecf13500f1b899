"""The refusal of a whole file, and the most that a worksheet may hold."""

from __future__ import annotations

from generator.problems import Message, Place, Problem, RecordsInvalid, say

ROW_CAP = 150_000
COLUMN_CAP = 200
CELL_CAP = 3_000_000
ABOVE_CAP = say("{what}: {found:,}, quá mức {cap:,}")
SPLIT = say("tách thành nhiều tệp nhỏ")
DAMAGED = (
    "E-XLS-DAMAGED",
    say("tệp hỏng hoặc bị cắt"),
    say("mở bằng Excel rồi lưu lại, hoặc xin lại tệp"),
)


class SpreadsheetRefused(RecordsInvalid):
    """A spreadsheet that cannot be read at all; `problems` says why and what to do."""


def refuse(
    name: str, code: str, message: Message, hint: Message | None = None, *, part: str = ""
) -> SpreadsheetRefused:
    """One fault of a file as the exception to raise."""
    return SpreadsheetRefused([Problem(code, Place(name, part=part), message, hint)])


def damaged(name: str, part: str = "") -> SpreadsheetRefused:
    """The refusal of a workbook whose parts do not fit together."""
    return refuse(name, *DAMAGED, part=part)


def above_cap(name: str, found: int, cap: int, what: Message, *, part: str = "") -> Exception:
    """The refusal of what is too large, with the cap and what was found."""
    said = say(ABOVE_CAP.source, what=what, found=found, cap=cap)
    return refuse(name, "E-XLS-CAP", said, SPLIT, part=part)

"""Rows of our own tables that say how far their count goes: one of an older day is no new one, an estimate stays one."""

from __future__ import annotations

from generator.model.results import Status
from generator.problems import Problem, Severity, say
from generator.sheets.row_reading import TableReading, UnitCounts
from generator.wording import fold, join_names, nfc

SCOPE_LABEL = "Phạm vi"
_OLDER, _ESTIMATED = "tính theo số liệu", "ước tính"
_NAMED = 10


def leave_out_carried(reading: TableReading) -> None:
    """Takes the counts out that a table carried on from an older day, which is told; who is estimated gets that status.

    Nothing in tables that have no column of what limits their figures.
    """
    titles = reading.columns.titles.items()
    column = next((at for at, title in titles if fold(title) == fold(SCOPE_LABEL)), None)
    if column is None:
        return
    words = {number: nfc(cell.words).casefold() for number, cell in reading.cells(column)}
    carried = [one for one in reading.entries if one.counts and _OLDER in words.get(one.row, "")]
    if carried:
        said = say(
            "số của {count} đơn vị là số của lần trước, không nhập làm số mới: {units}; đã có số mới thì nhập số mới",
            count=len(carried),
            units=join_names([one.unit.label for one in carried[:_NAMED]])
            + (" …" if len(carried) > _NAMED else ""),
        )
        place = reading.place(carried[0].row, column)
        reading.problems.append(Problem("I-XLS-CARRIED", place, said, severity=Severity.INFO))
    reading.entries[:] = [_limited(one, words.get(one.row, "")) for one in reading.entries]


def _limited(entry: UnitCounts, words: str) -> UnitCounts:
    if _OLDER in words:
        return entry._replace(counts={})
    if _ESTIMATED in words and entry.counts and entry.status is None:
        return entry._replace(status=Status.ESTIMATED)
    return entry

"""Whether what differs in a document follows from the figures that are told of it: what is reckoned, drawn, or only named by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.office.changed_words import Passages
from generator.workspace import regex

_TOKEN = regex(r"\d{1,2}/\d{1,2}/\d{4}|\d+(?:[.,/]\d+)*%?")
_ORDINAL = regex(r"^\s*(?:\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.|[-+])\s+")
_NOTE = regex(
    r"(?i)^\W*(?:ghi chú\b|số liệu tạm tính|tỷ trọng được làm tròn|tỷ lệ đạt bằng|ở dòng tổng|đơn vị chưa báo cáo)"
)


class ToldChanges:
    """What a list of changes tells already, and what follows from it."""

    def __init__(self, roots: Iterable[Passages], units: Iterable[str] = ()) -> None:
        self._units = [*units]
        self._before: set[str] = set()
        self._after: set[str] = set()
        self._tables: set[tuple[int, int]] = set()
        for one in roots:
            self.add(one)

    def add(self, one: Passages) -> None:
        """A place is told, or follows from what is."""
        self.draw(one)
        if one.cell:
            self._tables.add(_table(one))

    def draw(self, one: Passages) -> None:
        """A cell that is reckoned from what is told, whose figures a chart may show."""
        removed, added = _changed(one)
        self._before |= removed
        self._after |= added

    def is_table(self, one: Passages) -> bool:
        """Whether figures of the table in which a cell stands are told."""
        return _table(one) in self._tables

    def shows(self, one: Passages) -> bool:
        """Whether the figures of a chart are those that are told or reckoned from them."""
        removed, added = _changed(one)
        return removed <= self._before and added <= self._after

    def explains(self, one: Passages) -> bool:
        """Whether a passage of the text changed without a figure: a note on figures, an ordinal, the names of units."""
        if any(_changed(one)):
            return False
        if _NOTE.match(one.before or one.after or ""):
            return True
        before, after = (_ORDINAL.sub("", text or "") for text in (one.before, one.after))
        return before == after or any(name in f"{before} {after}" for name in self._units)


def _table(one: Passages) -> tuple[int, int]:
    return one.at, one.table


def _changed(one: Passages) -> tuple[set[str], set[str]]:
    """The figures and days that are gone, and those that came."""
    before, after = (
        Counter(_TOKEN.findall(_ORDINAL.sub("", text or ""))) for text in (one.before, one.after)
    )
    return {*(before - after)}, {*(after - before)}

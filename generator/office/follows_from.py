"""Whether what differs in a document follows from the figures that are told of it.

It is held to follow only where its own figures show it: they are told ones, or rates, differences and means of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from generator.model.campaign import Campaign
from generator.office.changed_words import Passages
from generator.workspace import regex

_TOKEN = regex(r"\d{1,2}/\d{1,2}/\d{4}|\d+(?:[.,]\d+)*%?")
_ORDINAL = regex(r"^\s*(?:\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.|[-+])\s+")
_COUNTED = regex(r"(?i)\d+(?:/\d+)?(?= đơn vị\b)")
_NOTE = regex(
    r"(?i)^\W*(?:ghi chú\b|số liệu tạm tính|tỷ trọng được làm tròn|tỷ lệ đạt bằng|ở dòng tổng|đơn vị chưa báo cáo)"
)
_BOUNDARY = regex(r"^(?:Phụ lục|PHỤ LỤC|[IVX]+\.|\d+\.)")
Names = Sequence[tuple[str, str]]
"""The indicators of a campaign: what each is called, and in what it is measured."""


def indicators_of(campaign: Campaign) -> Names:
    """The name and the measure of each indicator."""
    return [(one.name, one.unit_of_measure) for one in campaign.indicators]


class ToldChanges:
    """What a list of changes tells already, and what follows from it."""

    def __init__(
        self, roots: Iterable[Passages], indicators: Names, units: Iterable[str] = ()
    ) -> None:
        self._indicators, self._units = indicators, [*units]
        self._before: set[str] = set()
        self._after: set[str] = set()
        self._drawn: tuple[set[str], set[str]] = (set(), set())
        self._named: set[int] = set()
        self._tables: set[tuple[int, int]] = set()
        for one in roots:
            self.add(one)

    def add(self, one: Passages) -> None:
        """A place is told, or follows from what is."""
        removed, added = _changed(one)
        self._before |= set(removed)
        self._after |= set(added)
        if removed or added:
            self._named |= self._indicators_in(" ".join(_around(one)))
        if one.cell:
            self._tables.add(_table(one))

    def draw(self, one: Passages) -> None:
        """A cell that is reckoned from what is told, whose figures a chart may show."""
        for known, figures in zip(self._drawn, _changed(one), strict=True):
            known |= set(figures)

    def is_table(self, one: Passages) -> bool:
        """Whether figures of the table in which a cell stands are told."""
        return _table(one) in self._tables

    def has(self, one: Passages) -> bool:
        """Whether a cell says what is told already, as a total that stands in several tables."""
        removed, added = _changed(one)
        return bool(removed or added) and set(removed) <= self._before and set(added) <= self._after

    def shows(self, one: Passages) -> bool:
        """Whether the figures of a chart are those that are told or reckoned from them."""
        removed, added = _changed(one)
        return (
            set(removed) <= self._before | self._drawn[0]
            and set(added) <= self._after | self._drawn[1]
        )

    def explains(self, one: Passages) -> bool:
        """Whether a passage of the text follows from what is told."""
        said = f"{one.before or ''} {one.after or ''}"
        removed, added = _changed(one)
        there = set(_tokens(" ".join(one.text)))
        added = [token for token in added if token not in there]
        if self._is_of_another(said) and (removed or added):
            return False
        if _NOTE.match(one.before or one.after or ""):
            return True
        if not removed and not added:
            return self._is_of_figures(one, said)
        return _reckoned(removed, one.before, self._before) and _reckoned(
            added, one.after, self._after
        )

    def _is_of_figures(self, one: Passages, said: str) -> bool:
        """Whether words that changed without a figure do so with figures: names, counts of units, ordinals."""
        before, after = (_ORDINAL.sub("", text or "") for text in (one.before, one.after))
        if before == after:
            return True
        return bool(_COUNTED.search(said)) or any(name in said for name in self._units)

    def _is_of_another(self, said: str) -> bool:
        return len(self._indicators) > 1 and not self._indicators_in(said) <= self._named

    def _indicators_in(self, text: str) -> set[int]:
        low = f" {text.casefold()} "
        return {
            at
            for at, names in enumerate(self._indicators)
            if any(regex(rf"(?<!\w){_plain(name)}(?!\w)").search(low) for name in names)
        }


def _plain(name: str) -> str:
    return re.escape(name.casefold())


def _table(one: Passages) -> tuple[int, int]:
    return one.at, one.table


def _around(one: Passages) -> Iterator[str]:
    """The words of a place; of a cell those that stand above its table too, up to the heading."""
    yield from (one.before or "", one.after or "")
    if one.cell is None:
        return
    yield one.cell.column
    for line in reversed(one.above):
        yield line
        if _BOUNDARY.match(line):
            return


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_COUNTED.sub("", _ORDINAL.sub("", text)))


def _changed(one: Passages) -> tuple[list[str], list[str]]:
    """The figures and days that are gone, and those that came."""
    before, after = (Counter(_tokens(text or "")) for text in (one.before, one.after))
    return [*(before - after)], [*(after - before)]


def _value(token: str) -> Fraction | None:
    if "/" in token:
        return None
    return Fraction(token.rstrip("%").replace(".", "").replace(",", "."))


def _reckoned(tokens: Sequence[str], text: str | None, told: set[str]) -> bool:
    """Whether each of these figures of a text is told, or reckoned from a told one and another of the text."""
    known = {one for one in tokens if one in told}
    roots = {one for one in told if _value(one)}
    others = {one for one in _tokens(text or "") if _value(one)}
    left = [one for one in tokens if one not in known]
    while found := [one for one in left if _is_of(one, known, roots, others)]:
        known |= set(found)
        left = [one for one in left if one not in known]
    return not left


def _is_of(token: str, known: set[str], roots: set[str], others: set[str]) -> bool:
    value = _value(token)
    if value is None or not known:
        return False
    scale = 100 if token.endswith("%") else 1
    near = Fraction(1, 10 ** len(token.rstrip("%").partition(",")[2]))
    for first in known | roots:
        for other in others | known:
            one, two = _value(first), _value(other)
            if not one or not two or token in {other, first}:
                continue
            if scale == 1 and value in {abs(one - two), one + two}:
                return True
            if any(abs(scale * ratio - value) < near for ratio in (one / two, two / one)):
                return True
    return False

"""Where two texts of a document differ, as passages before and after, short enough for one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import reduce
from itertools import islice, zip_longest
from typing import NamedTuple

from generator.office.printed_tables import CellChange, PrintedTable, changed_cells
from generator.problems import Message, say

SHOWN = 3
"""How many passages are told; that there are more is told by «…»."""
_BESIDE = 4
"""Words on each side of what differs."""
_LONGEST = 90
_LIKENESS = 0.5
"""The part of their words that two passages share at least, of which one became the other."""
Texts = Sequence[str]
"""The paragraphs of one file."""
Blocks = Sequence[str | PrintedTable]
"""The same with its tables."""


class Passages(NamedTuple):
    """A passage and what it became: one that came anew was nothing before, one that is gone is nothing after.

    It stood, or would have stood, at a place of the text as it was; or in a `cell` of a table, of which `table` is
    the number where the text has several. In the letters of a series it is that of the one `to` whom, by code.
    """

    before: str | None
    after: str | None
    text: Texts = ()
    at: int = 0
    cell: CellChange | None = None
    table: int = 0
    to: str = ""

    @property
    def above(self) -> Texts:
        """What stands above it, the nearest last."""
        return self.text[: self.at]

    @property
    def cut(self) -> tuple[str | None, str | None]:
        """Both, short: what differs with some words beside it."""
        if self.before is None or self.after is None:
            return self.before and _cut(self.before), self.after and _cut(self.after)
        return narrowed(self.before.split(), self.after.split())

    @property
    def told(self) -> Message:
        """What was signed and what the records give now, in one sentence; of a cell with its row and its column."""
        return self._told(is_signed=True)

    @property
    def told_of_print(self) -> Message:
        """The same of what was printed to be signed."""
        return self._told(is_signed=False)

    def _told(self, *, is_signed: bool) -> Message:
        said = _cell_told(self.cell) if self.cell else _told(*self.cut, is_signed=is_signed)
        return say("bảng {number}: {said}", number=self.table, said=said) if self.table else said


def passages_told_of(
    passages: Iterable[Passages], shown: int = SHOWN, *, printed: bool = False
) -> Message | None:
    """The first of these in one sentence, as `printed` to be signed or as signed; nothing where there are none.

    >>> str(passages_told_of(changed_passages([["đã ban hành 03 văn bản"]], [["đã ban hành 04 văn bản"]])))
    'đã ký: “đã ban hành 03 văn bản” → nay: “đã ban hành 04 văn bản”'
    """
    first = islice(passages, shown + 1)
    found = [one.told_of_print if printed else one.told for one in first]
    if not found:
        return None
    told = reduce(lambda one, other: say("{one}; {other}", one=one, other=other), found[:shown])
    return say("{told} …", told=told) if len(found) > shown else told


def changed_passages(then: Iterable[Blocks], now: Iterable[Blocks]) -> Iterator[Passages]:
    """All passages that differ, file by file; of a table that stands in both the cells."""
    pairs = zip_longest(then, now, fillvalue=())
    return (one for before, after in pairs for one in _of_file(before, after))


def _of_file(before: Blocks, after: Blocks) -> Iterator[Passages]:
    tables = _paired_tables(before, after)
    old = [_Kept(at) if at in tables else _plain(one) for at, one in enumerate(before)]
    places = {other: at for at, other in tables.items()}
    new = [_Kept(places[at]) if at in places else _plain(one) for at, one in enumerate(after)]
    text = [one if isinstance(one, str) else "" for one in old]
    compared = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, other, until in compared.get_opcodes():
        if tag != "equal":
            for one, became in _paired(_texts(old[start:end]), _texts(new[other:until])):
                at = start if one is None else old.index(one, start)
                yield Passages(one, became, text, at)
        for at in (at for at in range(start, end) if at in tables):
            number = 1 + [*tables].index(at) if len(tables) > 1 else 0
            yield from _of_table(before[at], after[tables[at]], text, at, number)


class _Kept(int):
    """The place of a table that stands in both texts."""


def _plain(one: str | PrintedTable) -> str:
    return one if isinstance(one, str) else one.text


def _texts(blocks: Sequence[str | _Kept]) -> list[str]:
    return [one for one in blocks if isinstance(one, str)]


def _of_table(
    then: str | PrintedTable, now: str | PrintedTable, text: Texts, at: int, number: int
) -> Iterator[Passages]:
    if isinstance(then, PrintedTable) and isinstance(now, PrintedTable):
        for cell in changed_cells(then, now):
            yield Passages(cell.before, cell.after, text, at, cell, number)


def _paired_tables(before: Blocks, after: Blocks) -> dict[int, int]:
    """The places of tables, each with that of the next one like it."""
    found: dict[int, int] = {}
    left = [(at, one) for at, one in enumerate(after) if isinstance(one, PrintedTable)]
    for at, one in enumerate(before):
        if isinstance(one, PrintedTable):
            like = next((place for place, (_, other) in enumerate(left) if one.is_like(other)), None)  # fmt: skip
            if like is not None:
                found[at] = left[like][0]
                left = left[like + 1 :]
    return found


def _paired(old: Texts, new: Texts) -> Iterator[tuple[str | None, str | None]]:
    """Each passage with the one that it became: in their order where they are as many, else the next one like it."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    at = 0
    for one in old:
        found = next((place for place in range(at, len(new)) if _alike(one, new[place])), None)
        if found is None:
            yield one, None
        else:
            yield from ((None, text) for text in new[at:found])
            yield one, new[found]
            at = found + 1
    yield from ((None, text) for text in new[at:])


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split()).ratio() >= _LIKENESS


def _told(before: str | None, after: str | None, *, is_signed: bool) -> Message:
    if before is None:
        return say("nay thêm “{text}”", text=after)
    if after is None:
        return say("“{text}” nay không còn", text=before)
    if is_signed:
        return say("đã ký: “{before}” → nay: “{after}”", before=before, after=after)
    return say("đã in: “{before}” → nay: “{after}”", before=before, after=after)


def _cell_told(cell: CellChange) -> Message:
    row, column, before, after = cell
    if row and column:
        none = say("(trống)")
        return say(
            "{row}, cột “{column}”: {before} → {after}",
            row=row, column=column, before=before or none, after=after or none,
        )  # fmt: skip
    if row:
        return _row_told(row, before, after)
    if not column:
        cut = narrowed((before or "").split(), (after or "").split())
        return say("thứ tự các dòng: “{before}” → “{after}”", before=cut[0], after=cut[1])
    if before is None:
        return say("nay thêm cột “{column}”", column=column)
    if after is None:
        return say("cột “{column}” nay không còn", column=column)
    return say("tên cột: “{before}” → “{after}”", before=before, after=after)


def _row_told(row: str, before: str | None, after: str | None) -> Message:
    if before is None:
        return say("nay thêm dòng “{row}” ({cells})", row=row, cells=_cut(after or ""))
    return say("dòng “{row}” nay không còn ({cells})", row=row, cells=_cut(before))


def narrowed(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """What differs in each, with some words beside it; that others stand there is marked by «…»."""
    least = min(len(old), len(new))
    lead = next((at for at in range(least) if old[at] != new[at]), least)
    rest = least - lead
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return _around(old, lead, tail), _around(new, lead, tail)


def _around(words: Sequence[str], lead: int, tail: int) -> str:
    start, end = max(0, lead - _BESIDE), min(len(words), len(words) - tail + _BESIDE)
    said = _cut(" ".join(words[start:end]))
    return f"{'… ' if start else ''}{said}{' …' if end < len(words) else ''}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"

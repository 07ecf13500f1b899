"""What limits the figures of a table, said once under it; its cells stay plain.

The total speaks for the table: «Số liệu tạm tính, 28/30 đơn vị». What limits only some rows or columns is told
with their names.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from generator import word, wording
from generator.drafting.vocabulary.limits import (
    BLANK,
    IN_BOTH,
    is_marked,
    marked,
    unsaid,
    without_marks,
)
from generator.word import RowKind
from generator.workspace import unchanging

_SUMS = (RowKind.TOTAL, RowKind.GROUP, RowKind.SUBTOTAL)
_NAMED = 10
_OF_OTHERS = ("tính theo", "tính từ", "trong đó", IN_BOTH, BLANK)


def are_limited(rows: Iterable[word.TableRow]) -> bool:
    """Whether something limits a figure of these rows."""
    return is_marked("".join(map(_words_of, rows)))


def plain_rows(rows: Sequence[word.TableRow]) -> tuple[word.TableRow, ...]:
    """The rows without marks."""
    return tuple(
        row._replace(cells=tuple(map(_plain, row.cells))) if is_marked(_words_of(row)) else row
        for row in rows
    )


def _plain(cell: str | word.MergedCell) -> str | word.MergedCell:
    if isinstance(cell, word.MergedCell):
        return cell._replace(text=without_marks(cell.text))
    return without_marks(cell)


@unchanging(frozen=True)
class Columns:
    """What the columns of a table are called, and what each is of: nothing for words and numbers of rows.

    Where they are of several things (indicators, phases, moments) a limit tells its columns, unless it is that of all.
    """

    titles: Sequence[str]
    of: Sequence[Hashable] = ()

    def named(self, places: Collection[int]) -> tuple[str, ...]:
        """The titles that a limit must tell; none where it needs none."""
        every = {one for one in self.of if one}
        if len(every) < 2 or every <= {self.of[place] for place in places}:  # noqa: PLR2004
            return ()
        return self.titles_of(places)

    def untold(self, places: set[int], told: set[int]) -> set[int]:
        """Those of the limited columns of a row that the note of the total does not speak of."""
        if self.named(told):
            return places - told
        return set() if told else places

    def titles_of(self, places: Collection[int]) -> tuple[str, ...]:
        """The titles of some columns, each once."""
        return tuple(dict.fromkeys(self.titles[place] for place in sorted(places)))


def limits_of_rows(
    rows: Sequence[word.TableRow], columns: Columns, name: int | None
) -> Iterator[str]:
    """A note for each limit of the figures in these rows; `name` is the column that names a row."""
    totals = [row for row in rows if row.kind is RowKind.TOTAL]
    whole = _limits_of(totals)
    yield from _notes(whole, columns)
    detailed = any(row.kind is RowKind.ROW for row in rows)
    left_out = _SUMS if detailed and totals else (RowKind.TOTAL,)
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    parts = [row for row in rows if row.kind not in left_out]
    for row in parts:
        limits = _limits_of([row])
        for text, places in limits.items():
            if left := columns.untold(places, whole.get(text, set())):
                is_of_few = any(len(left) < len(others) for others in limits.values())
                titles = columns.titles_of(left) if is_of_few else columns.named(left)
                key = (text, titles)
                found.setdefault(key, []).append("" if name is None else _name(row, name))
    for (text, titles), names in found.items():
        yield _of_some(text, list(filter(None, names)), titles, whole=len(names) == len(parts))


def limits_of_parts(
    parts: Iterable[tuple[str, Iterable[str]]], told: Collection[str] = ()
) -> Iterator[str]:
    """A note for each limit of some parts, with their names unless it is that of all; `told` are known."""
    found: dict[str, list[str]] = {}
    count = 0
    for name, limits in parts:
        count += 1
        for text in limits:
            if text not in told:
                found.setdefault(text, []).append(name)
    for text, names in found.items():
        yield _of_some(text, [one for one in names if one], whole=len(names) == count)


def _limits_of(rows: Sequence[word.TableRow]) -> dict[str, set[int]]:
    """The limits of these rows, each with the places of its columns."""
    found: dict[str, set[int]] = {}
    for row in rows:
        for place, cell in enumerate(row.cells):
            for text in marked(text_of(cell)):
                found.setdefault(text, set()).add(place)
    return found


def _notes(found: Mapping[str, Collection[int]], columns: Columns) -> Iterator[str]:
    """One limit holds for the whole table; of several each tells its columns."""
    for text, places in found.items():
        is_of_all = len(found) == 1 and not columns.named(places)
        if is_of_all and not text.startswith((IN_BOTH, BLANK)):
            yield sentence(text)
        else:
            yield f"{wording.join_names(columns.titles_of(places))}: {text}."


def _of_some(text: str, names: Sequence[str], titles: Sequence[str] = (), *, whole: bool) -> str:
    """«A và B, cột Kết quả: số liệu ước tính.»; of all rows only the columns, of all columns only the rows."""
    of_columns = f"cột {wording.join_names(titles)}" if titles else ""
    if whole or not names:
        return f"{wording.upper_first(of_columns)}: {_clause(text)}." if titles else sentence(text)
    more = len(names) - _NAMED
    shown = names if more <= 0 else [*names[:_NAMED], f"{wording.padded(more)} dòng khác"]
    subject = ", ".join(filter(None, (wording.join_names(shown), of_columns)))
    return f"{subject}: {_clause(text)}."


def sentence(text: str) -> str:
    """A limit of all figures as a note: «Số liệu ước tính.», «Tính theo số liệu ngày 20/4/2022.»."""
    return f"{wording.upper_first(_clause(text))}."


def beside_notes(limits: Iterable[str], notes: Sequence[str]) -> Iterator[str]:
    """The notes of limits, without the moment of all figures that the other notes tell."""
    told = " ".join(notes)
    for one in limits:
        left = unsaid(f"{one[:1].lower()}{one[1:].removesuffix('.')}", told)
        if left:
            yield f"{wording.upper_first(left)}."


def _clause(text: str) -> str:
    """What limits figures, beginning with them unless it speaks of others that they stand on."""
    return text if text.startswith(_OF_OTHERS) else f"số liệu {text}"


def _name(row: word.TableRow, place: int) -> str:
    return text_of(row.cells[place]) if place < len(row.cells) else ""


def _words_of(row: word.TableRow) -> str:
    """All that a row says."""
    return "".join([cell if type(cell) is str else text_of(cell) for cell in row.cells])


def text_of(cell: str | word.MergedCell) -> str:
    """What a cell says."""
    return cell.text if isinstance(cell, word.MergedCell) else cell

"""What limits the figures of a table, said once under it; its cells stay plain.

The total speaks for the table: «Số liệu tạm tính, 28/30 đơn vị». What limits only some rows or columns is told
with their names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator import word, wording
from generator.drafting.vocabulary.limits import marked, without_marks
from generator.word import RowKind

_SUMS = (RowKind.TOTAL, RowKind.GROUP, RowKind.SUBTOTAL)
_NAMED = 10
_OF_OTHERS = ("tính theo", "tính từ", "trong đó")


def plain_rows(rows: Sequence[word.TableRow]) -> tuple[word.TableRow, ...]:
    """The rows without marks."""
    return tuple(replace(row, cells=tuple(map(_plain, row.cells))) for row in rows)


def _plain(cell: str | word.MergedCell) -> str | word.MergedCell:
    if isinstance(cell, word.MergedCell):
        return replace(cell, text=without_marks(cell.text))
    return without_marks(cell)


def limits_of_rows(
    rows: Sequence[word.TableRow], titles: Sequence[str], name: int | None
) -> Iterator[str]:
    """A note for each limit of the figures in these rows; `name` is the column that names a row."""
    totals = [row for row in rows if row.kind is RowKind.TOTAL]
    whole = _columns_of(totals, titles)
    yield from _notes(whole)
    detailed = any(row.kind is RowKind.ROW for row in rows)
    left_out = _SUMS if detailed and totals else (RowKind.TOTAL,)
    yield from limits_of_parts(
        (
            ("" if name is None else _name(row, name), _limits_of(row))
            for row in rows
            if row.kind not in left_out
        ),
        told=whole,
    )


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


def _limits_of(row: word.TableRow) -> Iterable[str]:
    return dict.fromkeys(text for cell in row.cells for text in marked(_text(cell)))


def _columns_of(rows: Sequence[word.TableRow], titles: Sequence[str]) -> dict[str, list[str]]:
    """The limits of these rows, each with the titles of its columns."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for cell, title in zip(row.cells, titles, strict=True):
            for text in marked(_text(cell)):
                found.setdefault(text, []).append(title)
    return found


def _notes(found: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """One limit holds for the whole table; of several each tells its columns."""
    for text, titles in found.items():
        if len(found) == 1:
            yield sentence(text)
        else:
            yield f"{wording.join_names(dict.fromkeys(titles))}: {text}."


def _of_some(text: str, names: Sequence[str], *, whole: bool) -> str:
    if whole or not names:
        return sentence(text)
    more = len(names) - _NAMED
    shown = names if more <= 0 else [*names[:_NAMED], f"{wording.padded(more)} dòng khác"]
    return f"{wording.join_names(shown)}: {_clause(text)}."


def sentence(text: str) -> str:
    """A limit of all figures as a note: «Số liệu ước tính.», «Tính theo số liệu ngày 20/4/2022.»."""
    return f"{wording.upper_first(_clause(text))}."


def _clause(text: str) -> str:
    """What limits figures, beginning with them unless it speaks of others that they stand on."""
    return text if text.startswith(_OF_OTHERS) else f"số liệu {text}"


def _name(row: word.TableRow, place: int) -> str:
    return _text(row.cells[place]) if place < len(row.cells) else ""


def _text(cell: str | word.MergedCell) -> str:
    return cell.text if isinstance(cell, word.MergedCell) else cell

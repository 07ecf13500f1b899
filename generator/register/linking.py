"""Documents that replace, correct or call back others, told on both rows: «thay thế số …», «được thay thế bởi số …».

The one that does it names those that it does it to; those that the register has are told by whom. What
was issued elsewhere stands in the first row alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model.books import Row, RowState
from generator.problems import Message, Problem, Severity, say
from generator.register.ledger import Ledger, Spot
from generator.register.shelf import BookRow
from generator.wording import join_names

PAIRS = (
    ("replaces", "replaced_by"),
    ("corrects", "corrected_by"),
    ("recalls", "recalled_by"),
)
"""The keys of a row that names others, each with the key of those that are named."""


def link(ledger: Ledger, row: Row) -> None:
    """Tell the rows that a document names."""
    _tell(ledger, row, told=True)


def unlink(ledger: Ledger, row: Row) -> None:
    """The rows that it named are named no longer: its number was given up."""
    _tell(ledger, row, told=False)


def _tell(ledger: Ledger, row: Row, *, told: bool) -> None:
    for key, back in PAIRS:
        for other in (
            one for name in getattr(row, key) for one in _meant(ledger, row, name, told=told)
        ):
            known = getattr(other.row, back)
            others = tuple(name for name in known if name != row.cited)
            wanted = (*others, row.cited) if told else others
            if len(wanted) != len(known):
                ledger.put(other, other.row.said(**{back: wanted or None}))


def _meant(ledger: Ledger, row: Row, name: str, *, told: bool) -> list[BookRow]:
    """The rows that a document names; where its number stands twice nobody can tell which, so none is told of it."""
    found = ledger.named(name)
    issued = [one for one in found if one.row.state is RowState.ISSUED]
    if not told or len({(one.year, one.row.number_symbol) for one in issued}) == len(issued):
        return found
    said = say(
        "«{name}» đứng ở {count} dòng của sổ: {rows}; chưa ghi gì vào dòng nào",
        name=name,
        count=len(issued),
        rows="; ".join(one.row.named_apart for one in issued),
    )
    hint = say(
        "nhờ người phụ trách sổ ghi số {number} vào dòng đúng; vanthu check nhắc đến khi ghi",
        number=row.number_symbol,
    )
    place = replace(issued[0].place, path="")
    ledger.doubts.append(Problem("W-REGISTER-WHICH", place, said, hint, Severity.WARNING))
    return []


def rows_named(rows: Iterable[Row]) -> dict[str, Row]:
    """Issued rows by how others cite them."""
    return {row.cited: row for row in rows if row.state is RowState.ISSUED}


def in_its_place(row: Row, known: Mapping[str, Row]) -> list[str]:
    """What is in force in the place of a replaced document, near or far; what is not `known` is taken to be.

    One that was called back stands in nobody's place, and brings nothing back that it replaced: none is in force then.
    """
    found: list[str] = []
    seen, waiting = {row.cited}, [*row.replaced_by]
    while waiting:
        name = waiting.pop(0)
        later = known.get(name)
        if later is None or later.is_in_force:
            found.append(name)
        elif name not in seen:
            seen.add(name)
            waiting += later.replaced_by
    return found


def is_lapsed(row: Row, known: Mapping[str, Row]) -> bool:
    """Whether it was replaced by what was called back since, so that neither is in force."""
    return bool(row.replaced_by) and not row.is_called_back and not in_its_place(row, known)


def check_links(ledger: Ledger, rows: Sequence[BookRow]) -> Iterator[Problem]:
    """Issued rows of which only one tells, that name what is not issued, or that go round in a ring."""
    issued = [one for one in rows if one.row.state is RowState.ISSUED]
    ringed = _ringed(ledger, issued)
    for one in issued:
        for key, back in (*PAIRS, *(pair[::-1] for pair in PAIRS)):
            for name in getattr(one.row, key):
                yield from _one_sided(ledger, one, (key, back), name)
        if (one.year, one.index) in ringed:
            said = say(
                "số {number} thay thế, đính chính, thu hồi vòng tròn với chính nó", **one.row.told
            )
            yield _doubt(
                one, said, say("xem lại «replaces:», «corrects:», «recalls:» của các dòng")
            )
    yield from _lapsed([one for one in issued if (one.year, one.index) not in ringed], issued)


def _lapsed(rows: Iterable[BookRow], issued: Iterable[BookRow]) -> Iterator[Problem]:
    """Documents that were replaced by what was called back since: neither is in force.

    Of a row of them the last one is told: a document in its place ends the matter for those before it too.
    """
    known = rows_named(one.row for one in issued)
    for one in rows:
        row = one.row
        undone = [name for name in row.replaced_by if name in known and known[name].is_called_back]
        if undone and is_lapsed(row, known):
            said = say(
                "số {number} được thay thế bởi số {later}, đã thu hồi: không còn văn bản nào có hiệu lực; số {number} không tự có hiệu lực trở lại",
                number=row.number_symbol,
                later=join_names(undone),
            )
            hint = say(
                "còn cần thì ban hành văn bản mới thay thế số {number}; không cần nữa thì ghi thu hồi cả số {number}",
                number=row.number_symbol,
            )
            yield Problem("W-REGISTER-LAPSED", one.place, said, hint, Severity.WARNING)


def _one_sided(ledger: Ledger, one: BookRow, keys: tuple[str, str], name: str) -> Iterator[Problem]:
    """That a row which is named is no issued one, or does not tell of it."""
    key, back = keys
    others = [other.row for other in ledger.named(name)]
    told = {"number": one.row.told["number"], "key": key, "name": name, "back": back}
    if others and not any(other.state is RowState.ISSUED for other in others):
        said = say("số {number} ghi {key}: {name}, số ấy chưa ban hành hoặc đã hủy", **told)
        yield _doubt(one, said, say("sửa {key}", key=key))
    elif others and not any(one.row.cited in getattr(other, back) for other in others):
        said = say("số {number} ghi {key}: {name}, dòng ấy không ghi {back}", **told)
        yield _doubt(
            one, said, say("ghi {back}: {cited} ở dòng kia", back=back, cited=one.row.cited)
        )


def _ringed(ledger: Ledger, rows: Sequence[BookRow]) -> set[Spot]:
    """The rows that lead back to themselves: what is left when all others are taken away."""
    ways = {
        ((one.year, one.index), (other.year, other.index))
        for one in rows
        for key, _ in PAIRS
        for name in getattr(one.row, key)
        for other in ledger.named(name)
    }
    before = -1
    while before != len(ways):
        before = len(ways)
        both = {start for start, _ in ways} & {end for _, end in ways}
        ways = {way for way in ways if both.issuperset(way)}
    return {start for start, _ in ways}


def _doubt(one: BookRow, said: Message, hint: Message) -> Problem:
    return Problem("W-REGISTER-LINK", one.place, said, hint, Severity.WARNING)

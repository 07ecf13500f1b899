"""Rows of an office's own register (Excel) into ours, as issued: numbers go on after them.

Nothing that the register has already is changed. A row that it has is passed over; a number that it
has given to another document, or that stands twice in the file, is refused with both places, and then
nothing is written. A year that has no book gets one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from generator.model.books import FirstNumber, Row, RowState
from generator.model.document import Secrecy
from generator.problems import Message, Place, Problem, RecordsInvalid, Severity, errors, say
from generator.register.changing import transact
from generator.register.founding import known_shelf
from generator.register.going_out import one_line
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger, new_book
from generator.register.shelf import SeriesKey, Shelf, book_years, load_shelf, series_in
from generator.sheets import RegisterLine
from generator.standard import Kind
from generator.wording import fold, serial, short_date
from generator.workspace import Write, unchanging

_SHOWN = 20


@unchanging(frozen=True)
class TakenOver:
    """What came of it: rows that are new by their year, how many were there, books and first numbers."""

    rows: tuple[tuple[int, Row], ...]
    known: int
    opened: tuple[int, ...]
    firsts: tuple[tuple[int, FirstNumber], ...]
    following: tuple[tuple[SeriesKey, int], ...]
    problems: tuple[Problem, ...]


def plan_taking_over(
    register: Register, lines: Sequence[RegisterLine], kinds: Mapping[str, Kind]
) -> TakenOver:
    """What would be taken over; writes nothing. Raises `RecordsInvalid` with every refusal."""
    return _decide(register, lines, kinds)[0]


def take_over(
    register: Register, lines: Sequence[RegisterLine], kinds: Mapping[str, Kind]
) -> TakenOver:
    """The rows into the books, all of them or none. Raises as `plan_taking_over`."""
    return transact(register, lambda: _decide(register, lines, kinds), "import register")


def _decide(
    register: Register, lines: Sequence[RegisterLine], kinds: Mapping[str, Kind]
) -> tuple[TakenOver, list[Write]]:
    ledger = Ledger(_shelf(register))
    reading = _Taking(ledger, kinds)
    problems = [*reading.refusals(lines), *_far_years(lines)]
    if errors(problems):
        raise RecordsInvalid(problems)
    rows = reading.rows
    firsts = _open_books(ledger, rows)
    for year, row in rows:
        ledger.add(year, row)
    series = dict.fromkeys(reading.series_of(year, row) for year, row in rows)
    taken = TakenOver(
        rows=tuple(rows),
        known=reading.known,
        opened=tuple(sorted(ledger.opened)),
        firsts=tuple(firsts),
        following=tuple((one, ledger.expected(one)) for one in series),
        problems=(
            *problems,
            *_holes(ledger, series, firsts),
            *_disorder(reading),
        ),
    )
    return taken, ledger.writes()


def _shelf(register: Register) -> Shelf:
    """The books, or none where there was never a register."""
    if not book_years(register) and register.read(register.marker) is None:
        return known_shelf(register)
    return load_shelf(register)


class _Taking:
    """The lines as rows, held against what the register has."""

    def __init__(self, ledger: Ledger, kinds: Mapping[str, Kind]) -> None:
        self.ledger = ledger
        self.numbering = ledger.register.numbering
        self.kinds = KindNames(kinds)
        self.read: list[tuple[RegisterLine, Row]] = []
        self.rows: list[tuple[int, Row]] = []
        self.known = 0
        self._seen: dict[object, RegisterLine] = {}

    def series_of(self, year: int, row: Row) -> SeriesKey:
        """The series that a row is of."""
        return series_in(year, row, self.numbering)

    def refusals(self, lines: Iterable[RegisterLine]) -> Iterator[Problem]:
        """What cannot be taken over; the rows that can are in `rows`, all lines in `read`."""
        for line in lines:
            row = self.row(line)
            self.read.append((line, row))
            problem = self._refusal(line, row)
            if problem is not None:
                yield problem
            elif (there := self._there(line.day.year, row)) is not None:
                self.known += 1
                yield from _otherwise(line, row, there)
            else:
                self.rows.append((line.day.year, row))

    def row(self, line: RegisterLine) -> Row:
        """A line as a row of the book."""
        kind = self.kinds.of(line)
        secrecy = Secrecy.SECRET if line.is_secret else None
        said = {
            "number": line.number,
            "symbol": line.symbol,
            "date": line.day,
            "title": one_line(line.title),
            "signer": line.signer,
            "recipients": line.recipients or None,
            "archive": line.archive,
            "copies": line.copies,
            "sent": line.sent,
            "received": line.received,
            "note": line.note,
            "state": RowState.ISSUED if line.void is None else RowState.VOID,
            "reason": line.void,
            "kind": kind,
            "series": self.numbering.series_of(kind, secrecy),
        }
        return Row(**{key: value for key, value in said.items() if value is not None})

    def _refusal(self, line: RegisterLine, row: Row) -> Problem | None:
        if self.numbering.period_of(row.date) is None:
            said = say("ngày {day} không thuộc nhiệm kỳ nào", day=short_date(row.date))
            hint = say(
                "khai nhiệm kỳ ở «terms:» trong campaigns/register/policy.yaml, hoặc sửa ngày"
            )
            return Problem("E-REGISTER-TERM", line.place, said, hint)
        return self._twice(line, row) or self._differs(line, row)

    def _twice(self, line: RegisterLine, row: Row) -> Problem | None:
        """The same number of a series, or number and symbol of a year, on two rows of the file."""
        year = line.day.year
        names: tuple[object, ...] = (
            (self.series_of(year, row), row.number),
            (year, row.number_symbol),
        )
        first = next((self._seen[one] for one in names if one in self._seen), None)
        for one in names:
            self._seen.setdefault(one, line)
        if first is None:
            return None
        said = say(
            "số {number} còn một dòng nữa ở {other}", number=row.number_symbol, other=first.place
        )
        hint = say(
            "sửa số, hoặc giữ một dòng; số của dãy riêng thì khai «apart:» trong policy.yaml"
        )
        return Problem("E-REGISTER-TWICE", line.place, said, hint)

    def _differs(self, line: RegisterLine, row: Row) -> Problem | None:
        """A number that the register has given to another document."""
        year = line.day.year
        there = self.ledger.at(self.series_of(year, row), row.number) or (
            self.ledger.with_symbol(year, row.number, row.symbol or "") if row.symbol else None
        )
        if there is None or _is_same(there.row, row):
            return None
        said = say(
            "số {number} trong sổ là «{title}» ngày {day} ({place})",
            number=there.row.number_symbol,
            title=there.row.title,
            day=short_date(there.row.date),
            place=replace(there.place, path=""),
        )
        hint = say("sửa dòng này, hoặc bỏ khỏi tệp: dòng đã có trong sổ thì không đổi")
        return Problem("E-REGISTER-TAKEN", line.place, said, hint)

    def _there(self, year: int, row: Row) -> Row | None:
        """The row of this document that the register has."""
        found = self.ledger.at(self.series_of(year, row), row.number)
        return found.row if found else None


def _otherwise(line: RegisterLine, row: Row, there: Row) -> Iterator[Problem]:
    """A number that the file has given up and the register has not; what is there is not changed."""
    if row.state is RowState.VOID and there.is_live:
        said = say(
            "tệp ghi số {number} đã hủy, trong sổ vẫn còn hiệu lực", number=row.number_symbol
        )
        hint = say("hủy thật thì chạy «vanthu register void {number}»", number=row.number)
        yield _warning("VOID", line.place, said, hint)
    elif row.is_live and there.state is RowState.VOID:
        said = say(
            "số {number} đã hủy trong sổ, tệp ghi như còn hiệu lực", number=row.number_symbol
        )
        yield _warning(
            "VOID", line.place, said, say("ghi «Hủy» vào cột ghi chú của tệp, hoặc bỏ dòng")
        )


def _is_same(there: Row, row: Row) -> bool:
    """Whether both are of one document: number and day agree, and the symbol or the title."""
    if row.state is RowState.VOID and there.state is RowState.VOID:
        return True
    one, other = fold(there.symbol or ""), fold(row.symbol or "")
    same_name = one == other or not one or not other
    return there.date == row.date and same_name and fold(there.title) == fold(row.title)


class KindNames:
    """The kinds of document by what titles and symbols call them."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        known = [*kinds.values()]
        names = ((fold(one.name), one.code) for one in known)
        self.names = sorted(names, key=lambda pair: len(pair[0]), reverse=True)
        letters = [(one.abbreviation, one.code) for one in known if one.abbreviation]
        self.letters = {fold(short): code for short, code in reversed(letters)} | dict(letters)

    def of(self, line: RegisterLine) -> str | None:
        """The kind of a document, by what its title begins with, else by its symbol; or it is not known."""
        title = f"{fold(line.title)} "
        named = (code for name, code in self.names if title.startswith(f"{name} "))
        parts = (line.symbol or "").split("/")[-1].split("-")
        first = parts[0] if len(parts) > 1 else ""
        return next(named, None) or self.letters.get(first) or self.letters.get(fold(first))


def _open_books(ledger: Ledger, rows: Sequence[tuple[int, Row]]) -> list[tuple[int, FirstNumber]]:
    """A book for each year that has none, each series beginning with its lowest number there."""
    register, opened = ledger.register, []
    for year in sorted({year for year, _ in rows} - set(ledger.shelf.books)):
        lowest: dict[SeriesKey, int] = {}
        for row in (row for of, row in rows if of == year):
            series = series_in(year, row, register.numbering)
            lowest[series] = min(row.number, lowest.get(series, row.number))
        firsts = [
            FirstNumber(period=period, series=series, number=number)
            for (period, series), number in sorted(lowest.items())
            if number > 1 and not ledger.knows((period, series))
        ]
        ledger.opened[year] = new_book(register, year, firsts)
        opened += [(year, first) for first in firsts]
    return opened


def _far_years(lines: Sequence[RegisterLine]) -> Iterator[Problem]:
    """The first row of a year far from the others of the file: a year that was mistyped, for good."""
    years = Counter(line.day.year for line in lines)
    most = max(years.values(), default=0)
    for year, count in sorted(years.items()):
        if len(years) > 1 and count < most and not {year - 1, year + 1} & set(years):
            first = next(line for line in lines if line.day.year == year)
            said = say("năm {year} cách xa các năm khác trong tệp", year=str(year))
            hint = say("sửa ngày; đúng năm ấy thì tách các dòng của năm ấy ra một tệp")
            yield Problem("E-REGISTER-YEAR", first.place, said, hint)


def _holes(
    ledger: Ledger, series: Iterable[SeriesKey], firsts: Sequence[tuple[int, FirstNumber]]
) -> Iterator[Problem]:
    """Numbers between the first and the last that no row has: told, since they may still be found."""
    begun = {(first.period, first.series): first.number for _, first in firsts}
    for one in series:
        numbers = range(begun.get(one, ledger.first(one)), ledger.expected(one))
        found = (serial(number) for number in numbers if ledger.at(one, number) is None)
        missing = [*islice(found, _SHOWN + 1)]
        if missing:
            shown = ", ".join([*missing[:_SHOWN], *(["…"] if len(missing) > _SHOWN else [])])
            said = say(
                "dãy «{series}» {period} thiếu số {numbers}",
                series=one[1],
                period=one[0],
                numbers=shown,
            )
            hint = say("tìm lại các dòng ấy rồi nhập thêm; số bỏ hẳn thì «vanthu register void»")
            yield _warning("HOLE", Place(ledger.register.shown(ledger.register.folder)), said, hint)


def _disorder(taking: _Taking) -> Iterator[Problem]:
    """A row whose day is before that of a lower number: often a day and month that Excel exchanged."""
    ordered: dict[SeriesKey, list[RegisterLine]] = {}
    for line, row in taking.read:
        if row.is_live:
            ordered.setdefault(taking.series_of(line.day.year, row), []).append(line)
    for found in ordered.values():
        latest: RegisterLine | None = None
        for line in sorted(found, key=lambda one: one.number):
            if latest is not None and line.day < latest.day:
                yield _late(line, latest)
            else:
                latest = line


def _late(line: RegisterLine, other: RegisterLine) -> Problem:
    said = say(
        "số {number} ngày {day}, trước ngày {other_day} của số {other}",
        number=serial(line.number),
        day=short_date(line.day),
        other=serial(other.number),
        other_day=short_date(other.day),
    )
    hint = say("xem lại ngày của hai văn bản; Excel hay đổi chỗ ngày và tháng")
    return _warning("ORDER", line.place, said, hint)


def _warning(code: str, place: Place, said: Message, hint: Message) -> Problem:
    return Problem(f"W-REGISTER-{code}", place, said, hint, Severity.WARNING)

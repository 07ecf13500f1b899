"""Which number a document gets: the next of its series, each once and none left out.

Refusals are collected, so that a batch hears of all of them. Rows are kept by
`generator.register.ledger`, files are written by `generator.register.changing`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from generator.model.books import SECRET, Row, RowState
from generator.problems import Message, Place, Problem, RecordsInvalid, Severity, say
from generator.register.going_out import Issue
from generator.register.ledger import Ledger
from generator.register.shelf import BookRow, SeriesKey
from generator.wording import serial, short_date
from generator.workspace import unchanging

SKIP_LIMIT = 1_000
_NEXT = say("để vanthu cấp số kế tiếp")


@unchanging(frozen=True)
class Number:
    """The number a document got, beside the one that was expected; `again` when it had it already.

    `renewed` is why a document that is issued is made anew under its number.
    """

    row: Row
    issue: Issue
    expected: int
    again: bool = False
    renewed: str = ""

    @property
    def is_issued(self) -> bool:
        return self.row.state is RowState.ISSUED

    @property
    def is_settled(self) -> bool:
        """Whether its document is issued and stays as it is."""
        return self.is_issued and not self.renewed


def give_numbers(ledger: Ledger, asked: Sequence[Issue]) -> list[Number]:
    """A number for each document: a new one, or that which its key has.

    Raises `RecordsInvalid` with every refusal; what is odd stands in the ledger's `doubts`.
    """
    found = [_given(ledger, one) for one in asked]
    if refused := [one for one in found if isinstance(one, Problem)]:
        raise RecordsInvalid(refused)
    return [one for one in found if isinstance(one, Number)]


def _given(ledger: Ledger, asked: Issue) -> Number | Problem:
    numbering = ledger.register.numbering
    period = numbering.period_of(asked.day)
    if period is None:
        said = say("ngày {day} không thuộc nhiệm kỳ nào", day=short_date(asked.day))
        hint = say("khai nhiệm kỳ ở «terms:» trong campaigns/register/policy.yaml, hoặc sửa ngày")
        return refusal("TERM", asked, said, hint)
    series = (period, numbering.series_of(asked.kind, asked.secrecy))
    if held := ledger.held(asked.key):
        return _again(asked, series, held)
    if refused := _no_book(ledger, asked) or _mixed(ledger, asked, series):
        return refused
    expected = ledger.expected(series)
    number = expected if asked.number is None else asked.number
    refused = (
        _taken(ledger, asked, series, number)
        or _skipping(asked, number, expected)
        or symbol_taken(ledger, asked, number)
    )
    return refused or _taken_down(ledger, asked, series, number)


def _taken_down(ledger: Ledger, asked: Issue, series: SeriesKey, number: int) -> Number:
    """The row, after a void row for each number left out: no hole without a reason."""
    expected, year = ledger.expected(series), asked.day.year
    for missed in range(expected, number):
        ledger.add(year, void_row(missed, asked.day, series[1], asked.skip_reason or ""))
    doubt_disorder(ledger, asked, series, number)
    row = asked.row(number, series[1], RowState.RESERVED)
    ledger.add(year, row)
    return Number(row, asked, expected)


def doubt_disorder(ledger: Ledger, asked: Issue, series: SeriesKey, number: int) -> None:
    """Numbers follow the days (Decree 30, Điều 15.1); where they do not, the clerk is told."""
    last = ledger.comes_last(series, number, asked.day)
    other = None if last else _out_of_order(ledger, asked.day, series, number)
    if other is None:
        return
    said = say(
        "số {number} ngày {day} không theo thứ tự: số {other} ghi ngày {other_day}",
        number=serial(number),
        day=short_date(asked.day),
        other=serial(other.row.number),
        other_day=short_date(other.row.date),
    )
    hint = say("xem lại ngày của văn bản")
    place = replace(other.place, path="")
    ledger.doubts.append(Problem("W-REGISTER-ORDER", place, said, hint, Severity.WARNING))


def refusal(
    code: str, asked: Issue, said: Message, hint: Message, at: BookRow | None = None
) -> Problem:
    """A refusal, at the row that stands in the way or at the document itself."""
    place = replace(at.place, path="") if at else Place(asked.key)
    return Problem(f"E-REGISTER-{code}", place, said, hint)


def void_row(number: int, day: datetime.date, series: str, reason: str) -> Row:
    """The row of a number that no document will ever have."""
    return Row(
        number=number,
        date=day,
        title="Số bỏ trống",
        state=RowState.VOID,
        reason=reason,
        series=series,
    )


def _again(asked: Issue, series: SeriesKey, held: BookRow) -> Number | Problem:
    row = held.row
    same = (held.year, row.series) == (asked.day.year, series[1])
    if same and asked.number in {None, row.number}:
        return Number(row, asked, row.number, again=True)
    said = say("«{key}» đã có số {number} ngày {day} trong sổ", key=asked.key, **row.told)
    return refusal("HELD", asked, said, say("dùng số ấy, hoặc hủy số ấy rồi xin số mới"), held)


def _out_of_order(
    ledger: Ledger, day: datetime.date, series: SeriesKey, number: int
) -> BookRow | None:
    for one in ledger.in_series(series):
        row = one.row
        late = row.number < number and row.date > day
        early = row.number > number and row.date < day
        if row.is_live and (late or early):
            return one
    return None


def _no_book(ledger: Ledger, asked: Issue) -> Problem | None:
    year = asked.day.year
    if ledger.has_book(year):
        return None
    hint = say(
        "xem lại ngày của văn bản; nếu đúng thì chạy «vanthu register init --year {year}»",
        year=year,
    )
    return refusal("YEAR", asked, say("chưa lập sổ năm {year}", year=year), hint)


def _mixed(ledger: Ledger, asked: Issue, series: SeriesKey) -> Problem | None:
    """The rule was changed while its period runs: the kind has numbers elsewhere."""
    if ledger.knows(series) or series[1] == SECRET:
        return None
    for one in ledger.rows():
        row = one.row
        same = row.kind == asked.kind and ledger.series_of(one)[0] == series[0]
        if same and row.is_live and row.series != SECRET:
            said = say(
                "quy tắc đánh số đã đổi giữa kỳ: loại này đang dùng dãy «{series}»",
                series=row.series,
            )
            hint = say("giữ quy tắc cũ đến hết kỳ, hoặc khai số đầu của dãy mới ở «first_numbers:»")
            return refusal("POLICY", asked, said, hint, one)
    return None


def in_a_copy(number: int, file: str) -> Message:
    """That a copy of the book says a number was given, where the book does not."""
    return say(
        "số {number} đã cấp theo «{file}», bản chép của sổ", number=serial(number), file=file
    )


def _taken(ledger: Ledger, asked: Issue, series: SeriesKey, number: int) -> Problem | None:
    """A number that another row has, or that comes before the first of the book."""
    if file := ledger.elsewhere.get((series, number)):
        return refusal("TAKEN", asked, in_a_copy(number, file), _NEXT)
    taken, first, shown = ledger.at(series, number), ledger.first(series), serial(number)
    if taken is None and number >= first:
        return None
    if taken is None:
        said = say(
            "số {number} đứng trước số đầu {first} của sổ", number=shown, first=serial(first)
        )
        return refusal("EARLY", asked, said, _NEXT)
    if taken.row.state is RowState.VOID:
        said = say("số {number} đã hủy, không dùng lại", number=shown)
        return refusal("VOID", asked, said, _NEXT, taken)
    said = say("số {number} đã cấp cho «{title}»", number=shown, title=taken.row.title)
    return refusal("TAKEN", asked, said, _NEXT, taken)


def _skipping(asked: Issue, number: int, expected: int) -> Problem | None:
    skipped = number - expected
    if skipped <= 0 or (asked.skip_reason and skipped <= SKIP_LIMIT):
        return None
    said = say(
        "số {number} bỏ trống {count} số; số kế tiếp là {expected}",
        number=serial(number),
        count=skipped,
        expected=serial(expected),
    )
    hint = say(
        "bỏ dòng «number:» của văn bản (hoặc --number) để vanthu cấp số kế tiếp; các số ấy đã cấp trên giấy hay bỏ hẳn thì thêm --reason … để ghi hủy"
    )
    return refusal("SKIP", asked, said, hint)


def symbol_taken(ledger: Ledger, asked: Issue, number: int) -> Problem | None:
    """Số và ký hiệu are unique within a year, whatever the series (Decree 30, Điều 15.1)."""
    symbol = asked.symbol or ""
    other = ledger.with_symbol(asked.day.year, number, symbol)
    if other is None:
        return None
    said = say(
        "số, ký hiệu {number}/{symbol} năm {year} đã có ở dãy «{series}»",
        number=serial(number),
        symbol=symbol,
        year=asked.day.year,
        series=other.row.series,
    )
    return refusal("SYMBOL", asked, said, say("sửa ký hiệu của văn bản"), other)

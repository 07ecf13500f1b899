"""Which number a document gets: the next of its series, each once and none left out.

Refusals and doubts are collected, so that a batch hears of all of them. Rows are kept by
`generator.register.ledger`, files are written by `generator.register.desk`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

from generator.model.books import SECRET, Row, RowState
from generator.problems import Message, Place, Problem, Severity, say
from generator.register.ledger import Ledger
from generator.register.outgoing import Outgoing
from generator.register.shelf import Entry, SeriesKey, is_live
from generator.wording import serial, short_date

SKIP_LIMIT = 1_000
_NEXT = say("để chương trình cấp số kế tiếp")


@dataclass(frozen=True)
class Given:
    """The number a document got, beside the one that was expected; `again` when it had it already."""

    row: Row
    expected: int
    again: bool = False


@dataclass
class Giving:
    """Gives numbers out of a ledger; what is refused stands in `problems`, what is odd in `warnings`."""

    ledger: Ledger
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def give(self, outgoing: Outgoing) -> Given | None:
        """The number of a document: a new one, or that which its key has; `None` when refused."""
        series = self.series_of(outgoing)
        if series is None:
            return None
        if held := self.ledger.held(outgoing.key):
            return self._again(outgoing, series, held)
        if not self._has_book(outgoing) or self._is_mixed(outgoing, series):
            return None
        expected = self.ledger.expected(series)
        number = expected if outgoing.number is None else outgoing.number
        if not self._may_have(outgoing, series, number):
            return None
        self._void_skipped(outgoing, series, number)
        self.warn_of_disorder(outgoing, series, number)
        row = outgoing.row(number, series[1], RowState.RESERVED)
        self.ledger.add(outgoing.day.year, row)
        return Given(row, expected)

    def series_of(self, outgoing: Outgoing) -> SeriesKey | None:
        """The series that numbers a document; a day outside all terms is refused."""
        numbering = self.ledger.register.numbering
        period = numbering.period_of(outgoing.day)
        if period is not None:
            return period, numbering.series_of(outgoing.kind, outgoing.secrecy)
        said = say("ngày {day} không thuộc nhiệm kỳ nào", day=short_date(outgoing.day))
        hint = say("khai nhiệm kỳ ở terms trong campaigns/register/policy.yaml, hoặc sửa ngày")
        self.refuse("TERM", outgoing, said, hint)
        return None

    def warn_of_disorder(self, outgoing: Outgoing, series: SeriesKey, number: int) -> None:
        """Numbers follow the days (Decree 30, Điều 15.1); where they do not, the clerk is told."""
        if self.ledger.comes_last(series, number, outgoing.day):
            return
        other = self._out_of_order(outgoing, series, number)
        if other is None:
            return
        said = say(
            "số {number} ngày {day} không theo thứ tự: số {other} ghi ngày {other_day}",
            number=serial(number),
            day=short_date(outgoing.day),
            other=serial(other.row.number),
            other_day=short_date(other.row.date),
        )
        hint = say("xem lại ngày của văn bản")
        place = replace(other.place, path="")
        self.warnings.append(Problem("W-REGISTER-ORDER", place, said, hint, Severity.WARNING))

    def refuse(
        self,
        code: str,
        outgoing: Outgoing,
        said: Message,
        hint: Message,
        entry: Entry | None = None,
    ) -> None:
        """Note a refusal, at the row that stands in the way or at the document itself."""
        place = replace(entry.place, path="") if entry else Place(outgoing.key)
        self.problems.append(Problem(f"E-REGISTER-{code}", place, said, hint))

    def _again(self, outgoing: Outgoing, series: SeriesKey, held: Entry) -> Given | None:
        row = held.row
        same = (held.year, row.series) == (outgoing.day.year, series[1])
        if same and outgoing.number in {None, row.number}:
            return Given(row, row.number, again=True)
        said = say(
            "«{key}» đã có số {number} ngày {day} trong sổ",
            key=outgoing.key,
            number=serial(row.number),
            day=short_date(row.date),
        )
        hint = say("dùng số ấy, hoặc hủy số ấy rồi xin số mới")
        self.refuse("HELD", outgoing, said, hint, held)
        return None

    def _out_of_order(self, outgoing: Outgoing, series: SeriesKey, number: int) -> Entry | None:
        day = outgoing.day
        for entry in self.ledger.in_series(series):
            row = entry.row
            late = row.number < number and row.date > day
            early = row.number > number and row.date < day
            if is_live(row) and (late or early):
                return entry
        return None

    def _has_book(self, outgoing: Outgoing) -> bool:
        year = outgoing.day.year
        if self.ledger.has_book(year):
            return True
        said = say("chưa lập sổ năm {year}", year=year)
        hint = say("xem lại ngày của văn bản; nếu đúng thì chạy «vanthu register init»")
        self.refuse("YEAR", outgoing, said, hint)
        return False

    def _is_mixed(self, outgoing: Outgoing, series: SeriesKey) -> bool:
        """Whether the rule was changed while its period runs: the kind has numbers elsewhere."""
        if self.ledger.knows(series) or series[1] == SECRET:
            return False
        for entry in self.ledger.entries():
            row = entry.row
            same = row.kind == outgoing.kind and self.ledger.series_of(entry)[0] == series[0]
            if same and is_live(row) and row.series != SECRET:
                self._refuse_mixed(outgoing, entry)
                return True
        return False

    def _refuse_mixed(self, outgoing: Outgoing, entry: Entry) -> None:
        said = say(
            "quy tắc đánh số đã đổi giữa kỳ: loại này đang dùng dãy «{series}»",
            series=entry.row.series,
        )
        hint = say("giữ quy tắc cũ đến hết kỳ, hoặc khai số đầu của dãy mới ở first_numbers")
        self.refuse("POLICY", outgoing, said, hint, entry)

    def _may_have(self, outgoing: Outgoing, series: SeriesKey, number: int) -> bool:
        if taken := self.ledger.at(series, number):
            self._refuse_taken(outgoing, taken)
        elif number < self.ledger.first(series):
            said = say(
                "số {number} đứng trước số đầu {first} của sổ",
                number=serial(number),
                first=serial(self.ledger.first(series)),
            )
            self.refuse("EARLY", outgoing, said, _NEXT)
        else:
            return self._may_skip(outgoing, series, number) and self._is_unique(outgoing, number)
        return False

    def _refuse_taken(self, outgoing: Outgoing, taken: Entry) -> None:
        number = serial(taken.row.number)
        if taken.row.state is RowState.VOID:
            said = say("số {number} đã hủy, không dùng lại", number=number)
            self.refuse("VOID", outgoing, said, _NEXT, taken)
        else:
            said = say("số {number} đã cấp cho «{title}»", number=number, title=taken.row.title)
            self.refuse("TAKEN", outgoing, said, _NEXT, taken)

    def _may_skip(self, outgoing: Outgoing, series: SeriesKey, number: int) -> bool:
        expected = self.ledger.expected(series)
        skipped = number - expected
        if skipped <= 0 or (outgoing.skip_reason and skipped <= SKIP_LIMIT):
            return True
        said = say(
            "số {number} bỏ cách {count} số; số kế tiếp là {expected}",
            number=serial(number),
            count=skipped,
            expected=serial(expected),
        )
        hint = say("để chương trình cấp số kế tiếp, hoặc nêu lý do để ghi hủy các số bỏ cách")
        self.refuse("SKIP", outgoing, said, hint)
        return False

    def _is_unique(self, outgoing: Outgoing, number: int) -> bool:
        """Số và ký hiệu are unique within a year, whatever the series (Decree 30, Điều 15.1)."""
        symbol = outgoing.symbol or ""
        other = self.ledger.with_symbol(outgoing.day.year, number, symbol)
        if other is None:
            return True
        said = say(
            "số, ký hiệu {number}/{symbol} năm {year} đã có ở dãy «{series}»",
            number=serial(number),
            symbol=symbol,
            year=outgoing.day.year,
            series=other.row.series,
        )
        self.refuse("SYMBOL", outgoing, said, say("sửa ký hiệu của văn bản"), other)
        return False

    def _void_skipped(self, outgoing: Outgoing, series: SeriesKey, number: int) -> None:
        """A void row for each number left out: no hole without a reason."""
        for missed in range(self.ledger.expected(series), number):
            reason = outgoing.skip_reason or ""
            self.ledger.add(outgoing.day.year, void_row(missed, outgoing.day, series[1], reason))


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

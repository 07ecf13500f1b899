"""The rate in the total row of a table: the published rate of all, which no rows make together.

It is taken where the table has all units and nothing speaks against it, asked about where it may be of fewer units
or is but the mean of them, and told and left where it cannot be the rate of all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from generator.model.campaign import Indicator
from generator.model.fields import Number
from generator.model.rules.amounts import check_amount
from generator.problems import Message, Place, Problem, Severity, say
from generator.sheets.doubts import Ask, settle
from generator.sheets.row_reading import TableReading
from generator.wording import percent
from generator.workspace import unchanging

_NEAR = Fraction(1, 2000)
"""Half of a tenth of a percent: rates that print alike."""


@unchanging(frozen=True)
class DeclaredRate:
    """A published rate of all units, and its cell."""

    rate: Number
    place: Place


def declared_rates(
    reading: TableReading,
    indicators: Mapping[str, Indicator],
    units: Collection[str],
    ask: Ask,
) -> Iterator[tuple[str, DeclaredRate]]:
    """The published rate of each indicator of which the only total row has one; what is doubted joins the reading.

    `units` are all that take part, as far as it is known of when the figures are.
    """
    for code, column in reading.columns.counts.items():
        indicator = indicators[code]
        rows = [one for one in reading.totals if one.group is None and code in one.rates]
        if not indicator.is_rate or indicator.of or len(rows) != 1:
            continue
        declared = DeclaredRate(rows[0].rates[code], reading.place(rows[0].row, column))
        known = [entry.counts[code] for entry in reading.entries if code in entry.counts]
        wrong = _wrong(declared, indicator, known)
        if wrong:
            reading.problems.append(wrong)
            continue
        listed = {entry.unit.code for entry in reading.entries}
        settled = (
            True
            if listed.issuperset(units) and units and not _is_mean(declared.rate, known)
            else _settled(declared, indicator, known, ask)
        )
        if isinstance(settled, Problem):
            reading.problems.append(settled)
        elif settled:
            yield code, declared


def _wrong(declared: DeclaredRate, indicator: Indicator, known: list[Number]) -> Problem | None:
    """Why a rate cannot be that of all: it is out of range, or beyond that of every unit."""
    for flaw in check_amount(indicator, declared.rate, ()):
        return _doubt(declared, flaw.message)
    if known and not min(known) <= declared.rate <= max(known):
        said = say(
            "dòng tổng ghi tỷ lệ {rate}, ngoài khoảng {low} - {high} của các đơn vị trong tệp; không lấy làm tỷ lệ chung",
            rate=percent(declared.rate),
            low=percent(min(known)),
            high=percent(max(known)),
        )
        return _doubt(declared, said)
    return None


def _settled(
    declared: DeclaredRate, indicator: Indicator, known: list[Number], ask: Ask
) -> bool | Problem:
    shown = {"name": indicator.name, "rate": percent(declared.rate)}
    said = say("dòng tổng ghi {name} là {rate}; có phải tỷ lệ chung của tất cả các đơn vị", **shown)
    if _is_mean(declared.rate, known):
        said = say(
            "dòng tổng ghi {name} là {rate}, đúng bằng trung bình cộng các đơn vị trong tệp; có phải tỷ lệ chung đã công bố",
            **shown,
        )
    choices = [
        (say("phải, ghi {rate} làm tỷ lệ chung", rate=percent(declared.rate)), True),
        (say("không phải, chỉ nhập tỷ lệ của từng đơn vị"), False),
    ]
    return settle(ask, _doubt(declared, said), choices)


def _is_mean(rate: Number, known: list[Number]) -> bool:
    """Whether a rate is but the mean of several others, each of which weighs the same."""
    return len(set(known)) > 1 and abs(Fraction(sum(known), len(known)) - rate) <= _NEAR


def _doubt(declared: DeclaredRate, said: Message) -> Problem:
    hint = say("tỷ lệ chung là tổng số đạt chia cho tổng số được tính; hỏi lại nơi gửi nếu chưa rõ")
    return Problem("W-XLS-RATE-TOTAL", declared.place, said, hint, Severity.WARNING)

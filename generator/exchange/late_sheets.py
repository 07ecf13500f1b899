"""A sheet that comes back late: what was typed into it goes in, what merely stands in it still does not.

Three figures are held against each other: that which the sheet was handed out with, that of the record
now, that in the cell. A cell that is as it was handed out says nothing new. One that was changed counts
where the record is as it was; where both were changed, or the figure was deleted from the record, it is asked
about, and the record stays until somebody says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.exchange.changes import shown_amount
from generator.model.campaign import Campaign, Unit
from generator.model.fields import Number
from generator.model.results import Snapshot, Status
from generator.problems import Message, Place, Problem, Severity, say
from generator.sheets import Ask, CellBefore, ImportedResults, same_amount, settle
from generator.workspace import unchanging

_REPLACEABLE = frozenset({Status.ESTIMATED, Status.RETURNED})
"""What is there to be replaced."""
_KEEP, _TAKE = object(), object()
_ASK_THE_UNIT = say("hỏi lại đơn vị; số của tệp đúng thì nhập lại tệp và chọn số ấy khi được hỏi")


@unchanging(frozen=True)
class StoodStill:
    """A count that stays as the record has it now, since its cell is as it was handed out."""

    indicator: str
    unit: Unit
    given: Number | None
    now: Number


@dataclass
class LateSheets:
    """What is left of results to go into a snapshot that is there, and what is to be told of the rest."""

    imported: ImportedResults
    problems: list[Problem] = field(default_factory=list)
    stood_still: list[StoodStill] = field(default_factory=list)
    decided: set[tuple[str, str]] = field(default_factory=set)
    """Indicator and unit of the cells of which somebody said that they count."""


@unchanging(frozen=True)
class _Cell:
    """A cell of a sheet that remembers: what was handed out, what the record says now, what is in it now."""

    indicator: str
    unit: Unit
    place: Place
    given: CellBefore
    recorded: Number | None
    status: Status
    typed: Number | None

    @property
    def is_agreed(self) -> bool:
        """Whether it says what the record says."""
        return same_amount(self.typed, self.recorded)

    @property
    def is_free(self) -> bool:
        """Whether nobody has corrected the record since, or what is there may be replaced."""
        is_replaceable = self.recorded is not None and self.status in _REPLACEABLE
        return is_replaceable or same_amount(self.given.amount, self.recorded)

    @property
    def amounts(self) -> Mapping[str, str | Message]:
        """The three figures and the unit, for a sentence."""
        return {
            "name": self.unit.label,
            "given": _shown(self.given.amount),
            "recorded": _shown(self.recorded),
            "typed": _shown(self.typed),
        }


def settle_late(
    campaign: Campaign, imported: ImportedResults, there: Snapshot, ask: Ask
) -> LateSheets:
    """What may be added to a snapshot that is there: nothing that undoes a correction unless a person says so."""
    counts = {code: dict(known) for code, known in imported.counts.items()}
    found = LateSheets(imported)
    for cell in _cells(campaign, imported, there):
        code, unit = cell.indicator, cell.unit.code
        if cell.typed is None:
            found.problems += _cleared(cell)
        elif cell.is_agreed:
            if cell.typed != cell.recorded:
                del counts[code][unit]
        elif cell.given.stands and cell.recorded is not None:
            del counts[code][unit]
            found.stood_still.append(StoodStill(code, cell.unit, cell.given.amount, cell.recorded))
        elif not cell.is_free:
            settled = _asked(cell, ask)
            if settled is _TAKE:
                found.decided.add((code, unit))
            else:
                del counts[code][unit]
            if isinstance(settled, Problem):
                found.problems.append(settled)
    left = {code: known for code, known in counts.items() if known}
    statuses = {
        unit: status for unit, status in imported.statuses.items() if unit not in imported.untouched
    }
    found.imported = replace(imported, counts=left, statuses=statuses)
    return found


def undone(
    campaign: Campaign, imported: ImportedResults, there: Snapshot, hint: Message
) -> Iterator[Problem]:
    """Corrections of a snapshot that go for nothing where the counts of a sheet handed out before are taken all the same."""
    for cell in _cells(campaign, imported, there):
        is_corrected = cell.recorded is not None and not cell.is_free
        if is_corrected and cell.typed is not None and not cell.is_agreed:
            said = say(
                "«{name}»: dữ liệu nay {recorded}, đã sửa sau khi gửi biểu; vẫn lấy {typed} của tệp",
                **cell.amounts,
            )
            yield Problem("W-XLS-UNDOES", cell.place, said, hint, Severity.WARNING)


def _cells(campaign: Campaign, imported: ImportedResults, there: Snapshot) -> Iterator[_Cell]:
    for indicator in campaign.indicators:
        code = indicator.code
        given = imported.given.get(code)
        if not given:
            continue
        result = campaign.result_of(there, code)
        recorded = result.counts if result else {}
        typed = imported.counts.get(code, {})
        for unit in campaign.units:
            if unit.code in given:
                yield _Cell(
                    indicator=code,
                    unit=unit,
                    place=imported.cells[code][unit.code],
                    given=given[unit.code],
                    recorded=recorded.get(unit.code),
                    status=there.status_of(unit.code),
                    typed=typed.get(unit.code),
                )


def _cleared(cell: _Cell) -> Iterator[Problem]:
    """A figure that stood in the sheet and was taken out of it: that is no report, the record's stays."""
    if cell.given.amount is None or cell.recorded is None:
        return
    said = say(
        "«{name}»: biểu gửi đi ghi {given}, nay để trống; vẫn giữ {recorded} trong dữ liệu",
        **cell.amounts,
    )
    hint = say("hỏi lại đơn vị; số sai thì xóa trong dữ liệu chiến dịch, hoặc trả lại")
    yield Problem("W-XLS-CLEARED", cell.place, said, hint, Severity.WARNING)


def _asked(cell: _Cell, ask: Ask) -> object:
    """Which of two figures counts that were both changed since the sheet was handed out; or whether one does that was deleted."""
    taken = say("ghi {typed} của tệp", **cell.amounts), _TAKE
    if cell.recorded is None:
        said = say(
            "«{name}»: biểu gửi đi ghi {given}, nay tệp ghi {typed}; số ấy đã bị bỏ khỏi dữ liệu",
            **cell.amounts,
        )
        doubt = Problem("W-XLS-GONE", cell.place, said, _ASK_THE_UNIT, Severity.WARNING)
        return settle(ask, doubt, [(say("không ghi số này"), _KEEP), taken])
    said = say(
        "«{name}»: biểu gửi đi ghi {given}; sau đó dữ liệu sửa thành {recorded}, còn đơn vị ghi {typed}",
        **cell.amounts,
    )
    doubt = Problem("W-XLS-CHANGED", cell.place, said, _ASK_THE_UNIT, Severity.WARNING)
    return settle(ask, doubt, [(say("giữ {recorded} trong dữ liệu", **cell.amounts), _KEEP), taken])


def _shown(amount: Number | None) -> str | Message:
    return say("chưa có số liệu") if amount is None else shown_amount(amount)

"""The units of a campaign against their quotas, as they are shown: each line in words, nothing reckoned here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter
from typing import Any

from generator import wording
from generator.drafting import (
    amount,
    in_tiers,
    in_words,
    met,
    percent,
    result_beside_goal,
    said,
    said_place,
)
from generator.figures import (
    Figure,
    Figures,
    GroupProgress,
    IndicatorTally,
    Progress,
    Tally,
    UnitProgress,
    current_phase,
    tally_of,
)
from generator.office.asked_group import group_code
from generator.problems import Message, say
from generator.wording import Moment, sort_key
from generator.workspace import unchanging

UNKNOWN = "–"
"""What stands where nothing is known."""
SORTS = ("rate", "count", "name")


class UnitState(StrEnum):
    """How far a unit has come, where that is worth a word or a colour."""

    DONE = "done"
    SLOW = "slow"
    SILENT = "silent"
    EXEMPT = "exempt"
    UNDER_WAY = ""


@unchanging(frozen=True)
class UnitLine:
    """A line of the table: a unit, a group or the whole, with what it tells.

    `place` is its number, «1.2» below the unit that it belongs to, and `steps` how deep it stands there.
    """

    progress: Progress
    name: str
    goal: str
    count: str
    rate: str
    rank: str = ""
    state: UnitState = UnitState.UNDER_WAY
    place: str = ""
    steps: int = 0


def units_asked(
    tally: Tally, *, sort: str | None = None, group: str | None = None, lagging: bool = False
) -> Sequence[UnitProgress]:
    """The units that are asked for, in the order that is; in the order of tables where none is."""
    if not (sort or group or lagging):
        return tally.unit.in_order
    units = list(tally.units)
    if group:
        code = group_code(tally, group)
        units = [row for row in units if row.unit.group == code]
    if lagging:
        due = due_by_now(tally)
        low = {row.code for row in tally.lagging if _is_late(tally, due, row)}
        late = low | {row.code for row in (*tally.unreported, *tally.uncounted)}
        units = [row for row in units if row.code in late]
    orders: dict[str, Any] = {
        "rate": lambda row: (row.rate is None, -(_exact(row.rate) or 0)),
        "count": lambda row: (row.count is None, -(_exact(row.count) or 0)),
        "name": lambda row: sort_key(row.short_name),
    }
    return sorted(units, key=orders[sort]) if sort else units


def due_by_now(tally: Tally) -> Tally:
    """What units are judged by while the whole runs: the latest phase begun that gives them quotas, else the whole.

    Who is low in that phase alone, and not in the whole, is not called so of the whole. A phase, and a whole
    that is over, are judged by themselves.
    """
    if not isinstance(tally, IndicatorTally) or tally.span.over:
        return tally
    begun = tally.latest_begun(_gives_quotas)
    return tally.phases[begun] if begun else tally


def _is_late(tally: Tally, due: Tally, row: UnitProgress) -> bool:
    """Whether a unit is late by now: in what is due; in the whole where that asks nothing of it, as of one that joined since."""
    asked = due.unit.get(row.code)
    return tally.is_late(row) if asked is None or asked.goal is None else due.is_late(asked)


def _gives_quotas(tally: Tally) -> bool:
    return any(row.goal is not None for row in tally.unit.values())


def _exact(figure: Figure | None) -> int | Fraction | None:
    return None if figure is None else figure.value


def phase_first(figures: Figures, indicator: str | None = None) -> str | None:
    """The phase that is shown where nobody asked for one: that of the figures, where only phases have quotas."""
    whole = tally_of(figures, indicator, None)
    if whole.quota is not None or _gives_quotas(whole):
        return None
    return current_phase(figures) or None


def headline_of(tally: Tally, moment: Moment | None) -> Message:
    """Of what the table speaks, and as of when."""
    told = wording.moment(moment.day, moment.at) if moment else UNKNOWN
    names = {"name": wording.upper_first(tally.name), "indicator": tally.indicator.name}
    return say("{name}: {indicator}, tính đến {moment}", **names, moment=told)


def whole_told(tally: Tally) -> str:
    """The count of the whole; nothing where there is none."""
    return "" if tally.count is None else in_words(amount(tally), tally)


def unopened_told(tally: Tally) -> Message | None:
    """Why nothing is known of a phase in which counts came in, or nothing of some units: that its beginning was not counted."""
    if tally.unopened is None:
        return _uncounted_told(tally)
    return say(
        "chưa tính được kết quả trong {phase}: không có số liệu chốt ngày {day}, nên không biết {phase} bắt đầu từ số nào",
        phase=tally.name,
        day=wording.short_date(tally.unopened),
    )


def _uncounted_told(tally: Tally) -> Message | None:
    if not tally.uncounted or tally.opening is None:
        return None
    if fallen := tally.corrected:
        lacking = [row for row in tally.uncounted if row not in fallen]
        told = say(
            "chưa tính được kết quả {phase} của {count} đơn vị đã đính chính số lũy kế xuống thấp hơn số tính đến {moment}: {units}",
            phase=tally.name,
            count=len(fallen),
            moment=tally.opening.said,
            units=wording.join_names([row.short_name for row in fallen]),
        )
        if not lacking:
            return told
        return say("{one}; {other}", one=told, other=_opening_lacks(tally, lacking))
    return _opening_lacks(tally, tally.uncounted)


def _opening_lacks(tally: Tally, units: Sequence[UnitProgress]) -> Message:
    moment = tally.opening
    return say(
        "chưa tính được kết quả {phase} của {count} đơn vị (thiếu số liệu tính đến {moment}): {units}",
        phase=tally.name,
        count=len(units),
        moment=moment.said if moment else "",
        units=wording.join_names([row.short_name for row in units]),
    )


def unit_lines(tally: Tally, units: Sequence[UnitProgress]) -> Iterator[UnitLine]:
    """The lines of these units, each numbered below its superior where they stand in the order of tables."""
    parents = tally.roster.parents
    parents = parents if parents and _in_order(tally, units) else {}
    due = due_by_now(tally)
    sent = {row.code for row in tally.uncounted}
    for row, numbers in in_tiers(units, attrgetter("code"), parents):
        state = (
            UnitState.UNDER_WAY
            if row.code in sent
            else _state(row, is_slow=tally.is_lagging(row) and _is_late(tally, due, row))
        )
        line = _line(row, row.short_name, str(row.rank or ""), state, numbers)
        is_split_up = state is UnitState.SILENT and tally.is_split_up(row.code)
        yield replace(line, count="", state=UnitState.UNDER_WAY) if is_split_up else line


def _in_order(tally: Tally, units: Sequence[UnitProgress]) -> bool:
    places = tally.roster.places
    return all(places[one.code] < places[after.code] for one, after in pairwise(units))


def group_lines(tally: Tally) -> Iterator[UnitLine]:
    """The lines of the groups, where there are several."""
    totals = tally.group_totals()
    for name, total in totals if len(totals) > 1 else ():
        is_exempt = isinstance(total, GroupProgress) and total.exempt
        state = UnitState.EXEMPT if is_exempt else UnitState.UNDER_WAY
        yield _line(total, name, state=state)


def whole_line(tally: Tally, name: str) -> UnitLine | None:
    """The line of the whole; nothing where nothing is known of it."""
    apart, falls = bool(tally.other_units), tally.indicator.falls_well
    whole = Progress(
        tally.count, tally.quota, lower=falls, other_units=apart, still_open=tally.is_open
    )
    return None if whole.count is None and whole.goal is None else _line(whole, name)


def _line(
    row: Progress,
    name: str,
    rank: str = "",
    state: UnitState = UnitState.UNDER_WAY,
    numbers: tuple[int, ...] = (),
) -> UnitLine:
    goal = said(row.goal) if row.goal is not None else ""
    count = result_beside_goal(row)
    rate = met(row) if row.lower else percent(row.rate) if row.rate is not None else ""
    steps = max(len(numbers) - 1, 0)
    return UnitLine(row, name, goal, count, rate, rank, state, said_place(numbers), steps)


def _state(row: UnitProgress, *, is_slow: bool) -> UnitState:
    """Done, slow, without figures, or not concerned; none for what lies between."""
    if row.exempt:
        return UnitState.EXEMPT
    if row.count is None:
        return UnitState.UNDER_WAY if row.joined_since else UnitState.SILENT
    if row.completed and row.goal:
        return UnitState.DONE
    return UnitState.SLOW if is_slow else UnitState.UNDER_WAY

"""Which tables of quotas hold: of several for one indicator and period, what replaces or adds to what.

A table that replaces another stands in its place, and what was added to that one is added to it. Which
one holds is never guessed: not from the order of the file, nor from a date. But where it gives something to
what comes of units by a change, and the other gave it to these units themselves, it is of the day of the change.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.figures.coverage import Lack, wrong
from generator.model.campaign import Quota
from generator.model.rings import cycles
from generator.model.roster import Units
from generator.problems import Message, say


def standing(tables: Sequence[Quota], what: Message) -> tuple[Quota, ...] | Lack:
    """The tables that are added up, the first one given first; `what` names what they are of."""
    if faults := list(_faults(tables, what)):
        return faults[0]
    named = {table.code: follows(table) for table in tables}
    replaced = {table.replaces for table in tables}
    held = [table for table in tables if not table.code or table.code not in replaced]
    return tuple(sorted(held, key=lambda table: (_depth(table, named), table.code or "")))


def begun(tables: Sequence[Quota], units: Units, day: datetime.date) -> Sequence[Quota]:
    """Those of tables in which no fault was found that are not of a later day, as units change by then."""
    named: dict[str | None, Quota] = {table.code: table for table in tables if table.code}
    replaced = {table.replaces for table in tables}
    out: set[int] = set()
    for last in tables:
        table: Quota | None = last if last.code is None or last.code not in replaced else None
        while table and _is_of_later(table, named, units, day):
            out.add(id(table))
            table = named.get(table.replaces)
    while more := [
        one
        for one in tables
        if id(one) not in out and one.adds_to and id(named[one.adds_to]) in out
    ]:
        out.update(map(id, more))
    return [one for one in tables if id(one) not in out] if out else tables


def _is_of_later(
    table: Quota, named: Mapping[str | None, Quota], units: Units, day: datetime.date
) -> bool:
    """Whether it gives to what comes of units after a day alone, and one that it replaces gave to these."""
    earlier = table
    before: set[str] = set()
    while earlier.replaces:
        earlier = named[earlier.replaces]
        before |= earlier.counts.keys()
    news = {*units.heralded(table.counts.keys(), day).items()}
    comes = {code if code in units.parts.get(up, ()) else up for code, up in news}
    return any(not before.isdisjoint(units.forerunners(code)) for code in comes)


def follows(table: Quota) -> str | None:
    """The code of the table that this one replaces or adds to."""
    return table.replaces or table.adds_to


def _depth(table: Quota, named: Mapping[str | None, str | None]) -> int:
    depth, code = 0, follows(table)
    while code:
        depth, code = depth + 1, named[code]
    return depth


def _faults(tables: Sequence[Quota], what: Message) -> Iterator[Lack]:
    codes = Counter(table.code for table in tables if table.code)
    yield from _twice(codes)
    yield from _lost(tables, codes, what)
    rings = cycles({table.code: up for table in tables if table.code and (up := follows(table))})
    for ring in rings:
        said = say("các bảng chỉ tiêu nối nhau thành vòng: {ring}", ring=_chain([*ring, ring[0]]))
        yield wrong(said, say("bỏ dòng «replaces:» hoặc «adds_to:» ở bảng giao đầu tiên"))
    yield from _rivals(tables, what)


def _twice(codes: Mapping[str, int]) -> Iterator[Lack]:
    for code, times in codes.items():
        if times > 1:
            said = say("{count} bảng chỉ tiêu cùng mã «{code}»", count=times, code=code)
            yield wrong(said, say("đặt cho mỗi bảng chỉ tiêu một mã riêng"))


def _lost(tables: Sequence[Quota], codes: Mapping[str, int], what: Message) -> Iterator[Lack]:
    """Tables that follow one that is not there, or two at a time."""
    for table in tables:
        code = follows(table)
        if table.replaces and table.adds_to:
            said = say("bảng chỉ tiêu «{code}» vừa thay vừa bổ sung", code=table.code or "–")
            yield wrong(
                said, say("giữ một trong hai: «replaces:» (thay) hoặc «adds_to:» (giao thêm)")
            )
        elif code and code not in codes:
            said = say("«{code}» không phải là bảng chỉ tiêu của {what}", code=code, what=what)
            remedy = say("ghi mã của bảng cùng chỉ số, cùng thời kỳ")
            yield wrong(said, remedy)


def _rivals(tables: Sequence[Quota], what: Message) -> Iterator[Lack]:
    firsts = [table for table in tables if not follows(table)]
    if len(firsts) > 1:
        said = say(
            "{count} bảng chỉ tiêu của {what} ({codes}), không bảng nào thay hay bổ sung bảng nào",
            count=len(firsts),
            what=what,
            codes=", ".join(table.code or "–" for table in firsts),
        )
        remedy = say(
            "ở bảng giao sau ghi «replaces: MÃ» (thay bảng ấy) hoặc «adds_to: MÃ» (bổ sung); bảng giao trước phải có mã («code:»)"
        )
        yield wrong(said, remedy)
    for code, times in Counter(table.replaces for table in tables if table.replaces).items():
        if times > 1:
            said = say("{count} bảng chỉ tiêu cùng thay bảng «{code}»", count=times, code=code)
            yield wrong(
                said,
                say(
                    "ở bảng sau ghi mã của bảng trước: «replaces:» nếu thay, «adds_to:» nếu giao thêm"
                ),
            )


def _chain(codes: Sequence[str]) -> str:
    return " → ".join(codes)

"""What happens to units, in words: before it is written, and of what the records say already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.figures import Quotas
from generator.model.campaign import Campaign, Change, Indicator, Unit
from generator.model.fields import Number
from generator.model.results import Snapshot, Status
from generator.model.roster import Units
from generator.office.grid_columns import CellSort, GridColumn, printed
from generator.office.rearranging import Happening, Rearranged
from generator.office.unit_grid import UnitGrid
from generator.problems import Message, say
from generator.wording import join_names, short_date
from generator.workspace import unchanging

_DAY = timedelta(days=1)


@unchanging(frozen=True)
class PassedQuota:
    """A table of quotas as who goes on stands in it: what forerunners have together, and what is its own."""

    place: int
    title: Message
    together: str
    """As printed; empty where nothing passes over, as of rates."""
    working: str
    own: str
    """What the records have for it already."""
    is_rate: bool


def passed_quotas(found: Rearranged) -> list[PassedQuota]:
    """Every table of quotas, of what was rearranged into one unit that goes on."""
    if not found.successor:
        return []
    columns = UnitGrid(found.before).columns
    return [_passed(found, one) for one in columns if one.holds is CellSort.QUOTA and one.place is not None]  # fmt: skip


def _passed(found: Rearranged, column: GridColumn) -> PassedQuota:
    place, indicator = column.place or 0, column.indicator
    own = printed(found.before.quotas[place].counts.get(found.successor))
    if indicator is None or indicator.is_rate or not found.asked.carries:
        is_rate = indicator is not None and indicator.is_rate
        return PassedQuota(place, column.title, "", "", own, is_rate)
    table, units = found.before.quotas[place], Units(found.after)
    counts = {code: one for code, one in table.counts.items() if code != found.successor}
    alone = table.model_copy(update={"counts": counts})
    given = Quotas(units, indicator)
    figure = given.alone(alone, found.asked.day).units.get(found.successor)
    before = given.alone(alone, found.asked.day - _DAY).units
    parts = [printed(before[code].value) for code in found.forerunners if code in before]
    working = " + ".join(parts) if len(parts) > 1 else ""
    return PassedQuota(place, column.title, printed(figure.value if figure else None), working, own, is_rate=False)  # fmt: skip


def tell_rearranging(found: Rearranged) -> Iterator[Message]:
    """What happens, what becomes of the figures, of the bases and of the quotas; of a split `tell_split` tells it."""
    asked, before = found.asked, found.before
    names = _names(before, found.forerunners)
    day = short_date(asked.day)
    if asked.what is Happening.END:
        last = short_date(asked.day - _DAY)
        yield say("{names} thôi tham gia từ ngày {day}: tham gia đến hết ngày {last}", names=names, day=day, last=last)  # fmt: skip
        yield from _kept(found)
        return
    if asked.what is Happening.RENAME:
        yield say(
            "từ ngày {day}, {names} đổi tên thành {new}", names=names, day=day, new=asked.name
        )
        yield say(
            "văn bản và bảng về thời gian trước ngày ấy vẫn in tên cũ; số liệu, chỉ tiêu giữ nguyên"
        )
        return
    yield _merging(found, names)
    yield from _carried(found) if asked.carries else _kept(found)
    yield from _told_bases(found)
    yield from _told_quotas(found)


def _merging(found: Rearranged, names: str) -> Message:
    new, asked = _unit(found.after, found.successor), found.asked
    told = {"day": short_date(asked.day), "names": names, "new": new.name}
    if asked.what is Happening.JOIN and found.successor not in _codes(found.before):
        gone = _names(found.before, [one for one in found.forerunners if one != asked.into])
        return say("từ ngày {day}, {names} nhập vào {new}; trong danh sách có thêm một dòng {new} từ ngày ấy, dòng cũ là đến hết ngày {last}",
                   **{**told, "names": gone}, last=short_date(asked.day - _DAY))  # fmt: skip
    return say("từ ngày {day}, {names} nhập thành {new}", **told)


def _carried(found: Rearranged) -> Iterator[Message]:
    """What who goes on has from the beginning, of what is counted from the beginning."""
    new = _unit(found.after, found.successor).label
    for indicator, total, working, since in had_before(found):
        yield say("{indicator}: số các đơn vị cũ đã báo đến {since} là {total}{working}; số lũy kế {new} báo từ ngày ấy phải gồm cả {total} này, tổng chung không cộng thêm số của các đơn vị cũ",
                  indicator=indicator.name, since=since, total=total, working=f" ({working})" if working else "", new=new)  # fmt: skip


def _kept(found: Rearranged) -> Iterator[Message]:
    """What stays in the whole of those who end, beside whoever comes after them."""
    for indicator, total, working, since in had_before(found):
        told = {"indicator": indicator.name, "since": since, "total": total}
        told["working"] = f" ({working})" if working else ""
        if found.successor:
            new = _unit(found.after, found.successor).label
            yield say("{indicator}: {total}{working} đã báo đến {since} giữ nguyên trong tổng chung; {new} chỉ báo số của mình từ ngày ấy, không gồm số này", **told, new=new)  # fmt: skip
        else:
            yield say("{indicator}: {total}{working} đã báo đến {since} giữ nguyên trong tổng chung", **told)  # fmt: skip


def had_before(found: Rearranged) -> Iterator[tuple[Indicator, str, str, str]]:
    """Of each count from the beginning what forerunners had before the day, how it adds up, and until when."""
    for indicator in found.before.indicators:
        if not indicator.grows:
            continue
        last = {code: one for code in found.forerunners for one in [_last(found.before, indicator, code, found.asked.day)] if one}  # fmt: skip
        if last:
            parts = [count for count, _ in last.values()]
            working = " + ".join(map(printed, parts)) if len(parts) > 1 else ""
            newest = max((snapshot for _, snapshot in last.values()), key=lambda one: one.as_of)
            yield indicator, printed(sum(parts, start=0)), working, newest.as_of.said


def _last(campaign: Campaign, indicator: Indicator, code: str, day: date) -> tuple[Number, Snapshot] | None:  # fmt: skip
    for snapshot in sorted(campaign.snapshots, key=lambda one: one.as_of, reverse=True):
        result = campaign.result_of(snapshot, indicator.code)
        counts = result is not None and snapshot.status_of(code) is not Status.RETURNED
        if result is not None and counts and snapshot.as_of.of_day < day and code in result.counts:
            return result.counts[code], snapshot
    return None


def _told_bases(found: Rearranged) -> Iterator[Message]:
    new, units = _unit(found.after, found.successor), {one.code: one for one in found.before.units}
    for base in found.before.bases:
        parts = [
            units[code].bases[base.code]
            for code in found.forerunners
            if base.code in units[code].bases
        ]
        if base.code not in new.bases and parts and not found.asked.carries:
            yield say("{base} của {new}: chưa có, số của các đơn vị cũ không chuyển sang", base=base.name, new=new.label)  # fmt: skip
        elif base.code not in new.bases and 0 < len(parts) < len(found.forerunners):
            bare = [code for code in found.forerunners if base.code not in units[code].bases]
            yield say("{base} của {new}: chưa có, vì chưa có số của {names}", base=base.name, new=new.label, names=_names(found.before, bare))  # fmt: skip
        elif base.code not in new.bases and parts:
            working = f" ({' + '.join(map(printed, parts))})" if len(parts) > 1 else ""
            yield say("{base} của {new}: {total}{working}", base=base.name, new=new.label, total=printed(sum(parts)), working=working)  # fmt: skip


def _told_quotas(found: Rearranged) -> Iterator[Message]:
    """The quotas of who goes on, and declared totals that change with them."""
    new = _unit(found.after, found.successor).label
    for one in passed_quotas(found):
        own = printed(found.after.quotas[one.place].counts.get(found.successor))
        if own:
            yield say("{title} của {new}: {own}, ghi riêng", title=one.title, new=new, own=own)
        elif one.together:
            working = f" ({one.working})" if one.working else ""
            yield say("{title} của {new}: {total}{working}, chuyển từ các đơn vị cũ", title=one.title, new=new, total=one.together, working=working)  # fmt: skip
        elif one.is_rate and found.asked.carries:
            yield say(
                "{title} của {new}: chưa có, vì tỷ lệ không cộng được", title=one.title, new=new
            )
        elif not found.asked.carries and _was_given(found, one.place):
            yield say("{title} của {new}: chưa giao, chỉ tiêu của các đơn vị cũ không chuyển sang", title=one.title, new=new)  # fmt: skip
        then, now = (two.quotas[one.place].total for two in (found.before, found.after))
        if then != now:
            yield say("{title}: tổng đã công bố {then} → {now}", title=one.title, then=printed(then), now=printed(now))  # fmt: skip


def _was_given(found: Rearranged, place: int) -> bool:
    """Whether forerunners have a quota of a time that reaches to the day or beyond."""
    table = found.before.quotas[place]
    lasts = {one.code: one.last for one in found.before.phases}
    is_over = lasts.get(table.phase or "", found.before.ends) < found.asked.day
    return not is_over and not table.counts.keys().isdisjoint(found.forerunners)


def tell_standing(campaign: Campaign) -> list[Message]:
    """What has happened to units as the records have it, in the order of time."""
    changes = [(one.on, tell_change(campaign, one)) for one in campaign.changes]
    over = {code for one in campaign.changes for code in one.predecessors}
    ended = [
        (unit.active_to, say("hết ngày {day}, {name} thôi tham gia", day=short_date(unit.active_to), name=unit.name))
        for unit in campaign.units if unit.active_to is not None and unit.code not in over
    ]  # fmt: skip
    return [told for _, told in sorted([*changes, *ended], key=lambda one: one[0])]


def tell_change(campaign: Campaign, change: Change) -> Message:
    """A change as the records have it."""
    told = {"day": short_date(change.on), "new": _names(campaign, change.into)}
    if change.rename:
        return say("từ ngày {day}, {names} đổi tên thành {new}", **{**told, "new": change.name or ""}, names=_names(campaign, [change.rename]))  # fmt: skip
    if change.split:
        return say("từ ngày {day}, {names} chia thành {new}", **told, names=_names(campaign, [change.split]))  # fmt: skip
    return say("từ ngày {day}, {names} nhập thành {new}", **told, names=_names(campaign, change.merge))  # fmt: skip


def _names(campaign: Campaign, codes: Sequence[str]) -> str:
    units = {unit.code: unit.name for unit in campaign.units}
    return join_names(units.get(code, code) for code in codes)


def _codes(campaign: Campaign) -> set[str]:
    return {unit.code for unit in campaign.units}


def _unit(campaign: Campaign, code: str) -> Unit:
    return next(unit for unit in campaign.units if unit.code == code)

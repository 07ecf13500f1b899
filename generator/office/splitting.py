"""What the parts of a unit that is split have of it: typed, or left open, each told beside what the unit had itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.campaign import Unit
from generator.model.fields import Number
from generator.office.grid_columns import CellSort, GridColumn, columns_of, printed
from generator.office.rearranging import Rearranged
from generator.office.rearranging_words import had_before
from generator.problems import Message, say
from generator.wording import join_names, short_date
from generator.workspace import unchanging


@unchanging(frozen=True)
class SplitMeasure:
    """Something of the unit that its parts may have a share of.

    `key` is `opening`, `base` or `quota` with the code, or the place of the table. `had` is what the unit has, as
    printed, and `shares` what each part has by its name.
    """

    key: str
    title: Message
    column: GridColumn
    had: str
    shares: dict[str, Number]

    @property
    def adds_up(self) -> bool:
        """Whether it can be held against the shares; rates cannot."""
        return self.column.indicator is not None and not self.column.indicator.is_rate


def split_measures(found: Rearranged) -> list[SplitMeasure]:
    """Counts from the beginning, bases and quotas that the unit has, in this order."""
    if not found.asked.parts:
        return []
    old = next(unit for unit in found.before.units if unit.code in found.forerunners)
    return [*_openings(found), *_bases(found, old), *_quotas(found, old)]


def _openings(found: Rearranged) -> Iterator[SplitMeasure]:
    for indicator, total, _, since in had_before(found):
        title = say("{indicator} đã báo đến {since}", indicator=indicator.name, since=since)
        key = f"opening {indicator.code}"
        column = GridColumn(key, title, CellSort.QUOTA, "", indicator)
        yield SplitMeasure(key, title, column, total, _shares(found, key))


def _bases(found: Rearranged, old: Unit) -> Iterator[SplitMeasure]:
    for column in columns_of(found.before):
        if column.holds is CellSort.BASE and column.of in old.bases:
            key = f"base {column.of}"
            had = printed(old.bases[column.of])
            yield SplitMeasure(key, column.title, column, had, _shares(found, key))


def _quotas(found: Rearranged, old: Unit) -> Iterator[SplitMeasure]:
    for column in columns_of(found.before):
        if column.holds is not CellSort.QUOTA or column.place is None:
            continue
        own = found.before.quotas[column.place].counts.get(old.code)
        if own is not None:
            key = f"quota {column.place}"
            yield SplitMeasure(key, column.title, column, printed(own), _shares(found, key))


def _shares(found: Rearranged, key: str) -> dict[str, Number]:
    known = found.asked.shares
    return {name: known[key, name] for name in found.asked.parts if (key, name) in known}


def tell_split(found: Rearranged) -> Iterator[Message]:
    """What happens, which part has what, and what stays open."""
    asked = found.asked
    names = {unit.code: unit.name for unit in found.after.units}
    labels = {unit.name: unit.label for unit in found.after.units if unit.code in found.parts}
    old = next(unit for unit in found.before.units if unit.code in found.forerunners)
    yield say("từ ngày {day}, {names} chia thành {new}", day=short_date(asked.day), names=old.name,
              new=join_names(names[code] for code in found.parts))  # fmt: skip
    for one in split_measures(found):
        told = {"title": one.title, "old": old.label, "had": one.had}
        shares = "; ".join(f"{labels[name]} {printed(share)}" for name, share in one.shares.items())
        if shares:
            yield say("{title}: {old} có {had}; {shares}{sum}", **told, shares=shares, sum=_held(one, asked.parts))  # fmt: skip
        if bare := [labels[name] for name in asked.parts if name not in one.shares]:
            yield _open(one, join_names(bare), told, is_whole=not shares)
    yield from _totals(found)


def _held(one: SplitMeasure, parts: tuple[str, ...]) -> str:
    """What the shares add up to, where all are there."""
    if not one.adds_up or len(one.shares) < len(parts):
        return ""
    return f" (= {printed(sum(one.shares.values(), start=0))})"


def _open(one: SplitMeasure, names: str, told: dict[str, object], *, is_whole: bool) -> Message:
    """What it means that shares are left open."""
    kind = one.key.split(" ")[0]
    told = {**told, "names": names}
    if kind == "opening":
        return say("{title}: {old} có {had}, chưa ghi phần bàn giao cho {names}: số lũy kế trước ngày ấy của các đơn vị này chưa tính được", **told)  # fmt: skip
    if kind == "base":
        return say("{title}: {old} có {had}, chưa ghi phần của {names}: tỷ lệ theo số này của các đơn vị ấy và tổng chung chưa tính được", **told)  # fmt: skip
    if is_whole:
        return say("{title}: {had} vẫn là của {old} trong tổng chung, đến khi giao cho {names}", **told)  # fmt: skip
    return say("{title}: chưa giao cho {names}; phần đã giao thay cho {had} của {old} trong tổng chung", **told)  # fmt: skip


def _totals(found: Rearranged) -> Iterator[Message]:
    titles = {one.place: one.title for one in columns_of(found.before) if one.place is not None}
    for place, (then, now) in enumerate(zip(found.before.quotas, found.after.quotas, strict=True)):
        if then.total != now.total and place in titles:
            yield say("{title}: tổng đã công bố {then} → {now}", title=titles[place], then=printed(then.total), now=printed(now.total))  # fmt: skip

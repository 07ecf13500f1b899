"""What an import of units did, in lines for a person: what was read, what is new, changed and kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.exchange.columns_told import tell_source
from generator.exchange.telling import tell_notes
from generator.exchange.unit_import import UnitsPlan
from generator.model.campaign import Campaign, Tier, Unit
from generator.problems import Message, say
from generator.sheets import UnitSorts, tell_sorts
from generator.wording import amount, number

_LISTED = 10


def tell_units(
    plan: UnitsPlan, *, in_words: bool = False, most: int = _LISTED
) -> Iterator[Message]:
    """From where units were taken, and what changes in the records; of each kind the first `most`."""
    names = {one.code: one.label for one in plan.after.bases} if in_words else None
    for source in plan.listed.sources:
        yield tell_source(source, names)
    yield say(
        "đọc được {count} đơn vị: {new} mới, {changed} thay đổi, {same} giữ nguyên",
        count=number(len(plan.matches)),
        new=number(len(plan.new)),
        changed=number(len(plan.changed)),
        same=number(len(plan.matches) - len(plan.new) - len(plan.changed)),
    )
    yield from tell_notes(plan.listed.notes)
    yield from _left_out(plan)
    yield from _groups_and_bases(plan)
    yield from _sorts(plan)
    called = _Called.of(plan.after)
    yield from _some([_told_new(called, unit) for unit in plan.new], most)
    yield from _some([line for pair in plan.changed for line in _told_changes(called, *pair)], most)
    yield from _kept(plan, most)


def _some(lines: Sequence[Message], most: int) -> Iterator[Message]:
    yield from lines[:most]
    if len(lines) > most:
        yield say("  … và {count} dòng nữa", count=number(len(lines) - most))


def _left_out(plan: UnitsPlan) -> Iterator[Message]:
    """Columns and rows that were not taken: a base that is meant can be named."""
    if columns := plan.listed.left_out:
        yield say(
            "cột không lấy: {columns}; cột nào là cơ sở tính thì thêm --columns mã=CỘT",
            columns=", ".join(columns),
        )
    if plan.listed.skipped:
        yield say("dòng không phải đơn vị, bỏ qua: {rows}", rows=", ".join(plan.listed.skipped))


def _sorts(plan: UnitsPlan) -> Iterator[Message]:
    """Names that got the sort of unit that stands over them, and those of which it is not known."""
    new = [one for one in plan.matches if one.unit is None or one.written]
    bare = [(one.listed.sorts, one.written or one.listed.name) for one in new]
    found: dict[UnitSorts, list[str]] = {}
    for sorts, name in bare:
        if sorts.is_bare(name):
            found.setdefault(sorts, []).append(name)
    yield from (tell_sorts(sorts, names) for sorts, names in found.items())


def _groups_and_bases(plan: UnitsPlan) -> Iterator[Message]:
    counted = Counter(unit.group for unit in plan.after.units)
    for group in plan.new_groups:
        yield say(
            "nhóm mới: {name} ({code}), {count} đơn vị",
            name=group.name,
            code=group.code,
            count=number(counted[group.code]),
        )
        if group.name in plan.listed.renamed:
            yield say(
                "tên nhóm viết hoa cả trong tệp «{written}» ghi là «{name}»; sửa được ở phần Nhóm",
                written=plan.listed.renamed[group.name],
                name=group.name,
            )
    for base in plan.new_bases:
        total = sum(unit.bases.get(base.code, 0) for unit in plan.after.units if not unit.parent)
        yield say(
            "cơ sở tính mới: {name} ({code}), cộng {total}",
            name=base.name,
            code=base.code,
            total=number(total),
        )


def _told_new(called: _Called, unit: Unit) -> Message:
    bases = ", ".join(f"{called.bases[code]} {number(count)}" for code, count in unit.bases.items())
    return say(
        "  mới: {name} ({code}){bases}",
        name=unit.name,
        code=unit.code,
        bases=f": {bases}" if bases else "",
    )


class _Called(NamedTuple):
    """What groups, units and bases are called, by their codes."""

    groups: Mapping[str, str]
    units: Mapping[str, str]
    bases: Mapping[str, str]

    @classmethod
    def of(cls, campaign: Campaign) -> _Called:
        return cls(
            groups={group.code: group.name for group in campaign.groups},
            units={unit.code: unit.label for unit in campaign.units},
            bases={base.code: base.name for base in campaign.bases},
        )


def _told_changes(called: _Called, then: Unit, now: Unit) -> Iterator[Message]:
    """Each thing that changes of a unit."""
    groups, units = called.groups, called.units
    told = [
        (say("tên"), then.name, now.name),
        (say("tên gọn"), then.short_name, now.short_name),
        (say("nhóm"), groups.get(then.group or ""), groups.get(now.group or "")),
        (say("cấp trên"), units.get(then.parent or ""), units.get(now.parent or "")),
        (say("cấp số liệu"), _tier(then), _tier(now)),
        (say("cách gọi khác"), "; ".join(then.aliases), "; ".join(now.aliases)),
        *(
            (say("{name}", name=called.bases[code]), amount(then.bases.get(code)), amount(count))
            for code, count in now.bases.items()
        ),
    ]
    for what, before, after in told:
        if (before or "") != (after or ""):
            yield say(
                "  đổi: {unit}: {what}: {before} → {after}",
                unit=then.label,
                what=what,
                before=before or amount(None),
                after=after or amount(None),
            )


def _tier(unit: Unit) -> str:
    return "chỉ phần riêng" if unit.tier is Tier.OWN else "gồm cả cấp dưới"


def _kept(plan: UnitsPlan, most: int) -> Iterator[Message]:
    """Units that the list does not have: never dropped silently."""
    if plan.kept:
        yield say(
            "{count} đơn vị có trong dữ liệu chiến dịch mà không có trong danh sách: vẫn giữ nguyên",
            count=number(len(plan.kept)),
        )
        yield from _some(
            [say("  giữ: {name} ({code})", name=unit.name, code=unit.code) for unit in plan.kept],
            most,
        )
    for one in plan.matches:
        if one.own_code and one.unit and one.listed.code != one.unit.code:
            yield say(
                "  {name}: danh sách ghi mã «{other}», giữ mã «{code}» của dữ liệu",
                name=one.unit.label,
                other=one.listed.code,
                code=one.unit.code,
            )

"""What an import did, in lines for a person: what was read, and what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exchange.changes import Change, Changes
from generator.exchange.importing import ImportPlan
from generator.exchange.trail import shown_source
from generator.model.campaign import Campaign
from generator.problems import Message, say
from generator.wording import amount, number, pair
from generator.wording import moment as write_moment

_LISTED = 10


def tell_reading(plan: ImportPlan) -> Iterator[Message]:
    """From where figures were taken, how many, and how they stood there."""
    for source in plan.imported.sources:
        yield say("{where}", where=shown_source(source))
    summary = plan.imported.summary
    yield say(
        "đọc được {entries} đơn vị, trong đó {silent} chưa có số; {refused} lỗi",
        entries=number(summary.entries),
        silent=number(len(plan.imported.silent)),
        refused=number(len(plan.refused)),
    )
    notes = (
        (summary.as_text, say("{count} số viết dạng chữ", count=summary.as_text)),
        (summary.formulas, say("{count} số lấy từ ô công thức", count=summary.formulas)),
        (summary.hidden, say("{count} dòng ẩn đã nhập", count=summary.hidden)),
        (summary.skipped, say("{count} dòng không phải số liệu, bỏ qua", count=summary.skipped)),
    )
    yield from (message for count, message in notes if count)


def tell_changes(plan: ImportPlan, campaign: Campaign) -> Iterator[Message]:
    """What changes against the last snapshot, and in a record that is there already."""
    names = {one.code: one.name for one in campaign.indicators}
    for changes in plan.changes:
        yield _against(changes, names[changes.indicator])
        yield from _listed(changes)
        yield _so_far(changes)
    for changes in plan.corrected:
        for change in (*changes.up, *changes.down):
            yield say(
                "sửa trong tệp đã có: {name}: {change}",
                name=change.unit.label,
                change=_shown_change(change),
            )


def _against(changes: Changes, name: str) -> Message:
    if changes.since is None:
        return say(
            "{name}: lần chốt đầu tiên, {count} đơn vị", name=name, count=number(changes.reported)
        )
    return say(
        "{name}, so với {since}: {new} mới, {up} tăng, {down} giảm, {same} giữ nguyên,"
        " {missing} lần trước có mà nay chưa có",
        name=name,
        since=write_moment(changes.since.day, changes.since.at),
        new=len(changes.new),
        up=len(changes.up),
        down=len(changes.down),
        same=len(changes.same),
        missing=len(changes.missing),
    )


def _listed(changes: Changes) -> Iterator[Message]:
    """The first few of each kind that a person should look at."""
    if changes.since is None:
        return
    kinds = (
        (say("mới"), changes.new),
        (say("tăng"), changes.up),
        (say("giảm"), changes.down),
        (say("nay chưa có"), changes.missing),
    )
    for label, found in kinds:
        for change in found[:_LISTED]:
            shown = _shown_change(change)
            yield say(
                "  {label}: {name}: {shown}", label=label, name=change.unit.label, shown=shown
            )
        if len(found) > _LISTED:
            yield say("  {label}: … và {count} đơn vị nữa", label=label, count=len(found) - _LISTED)


def _so_far(changes: Changes) -> Message:
    """How many units have reported; what they make together is provisional until all have."""
    units = changes.reported + len(changes.missing) + len(changes.silent)
    counted = (*changes.new, *changes.up, *changes.down, *changes.same)
    return say(
        "{label} đã có số, cộng {total}",
        label=say("{pair} đơn vị", pair=pair(changes.reported, units)),
        total=_total(counted),
    )


def _total(changes: Sequence[Change]) -> str:
    counted = [change.now for change in changes if change.now is not None]
    whole = [count for count in counted if isinstance(count, int)]
    return amount(sum(whole) if len(whole) == len(counted) else None)


def _shown_change(change: Change) -> str:
    return f"{amount(change.before)} → {amount(change.now)}"

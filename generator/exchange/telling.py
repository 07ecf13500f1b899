"""What an import did, in lines for a person: what was read, and what it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.exchange.changes import Changes, Turn, shown_amount
from generator.exchange.columns_told import tell_source
from generator.exchange.importing import ImportPlan
from generator.model.campaign import Campaign
from generator.model.fields import DecimalCount
from generator.problems import Message, say
from generator.sheets import Note, said_status
from generator.wording import number, pair
from generator.workspace import quoted

_LISTED = 10
_NOTES = {
    Note.AS_TEXT: say("{count} số viết dạng chữ"),
    Note.FORMULA: say("{count} số lấy từ ô công thức"),
    Note.HIDDEN: say("{count} dòng ẩn đã nhập"),
    Note.SKIPPED: say("{count} dòng không phải số liệu, bỏ qua"),
}


def tell_reading(plan: ImportPlan, campaign: Campaign | None = None) -> Iterator[Message]:
    """From where figures were taken, how many, and how they stood there; of a campaign's columns in words."""
    names = {one.code: one.name for one in campaign.indicators} if campaign else None
    for source in plan.imported.sources:
        yield tell_source(source, names)
        if source.left_out:
            yield say(
                "cột không lấy: {columns}; là số của chỉ số nào thì thêm --columns mã=CỘT",
                columns=", ".join(source.left_out),
            )
    imported = plan.imported
    yield say(
        "đọc được {entries} đơn vị, trong đó {silent} chưa có số; {refused} lỗi",
        entries=number(len(imported.places)),
        silent=number(len(imported.silent)),
        refused=number(len(plan.refused)),
    )
    for status, units in Counter(imported.statuses.values()).items():
        yield say("{count} đơn vị: {status}", count=number(units), status=said_status(status))
    yield from tell_notes(imported.notes)
    for name, unit in plan.aliases.items() if plan.remembered else ():
        yield say(
            "nhớ cách gọi «{name}» là {unit} ({code}): ghi vào «aliases:», lần sau không hỏi",
            name=quoted(name),
            unit=unit.label,
            code=unit.code,
        )


def tell_notes(notes: Mapping[Note, int]) -> Iterator[Message]:
    """How often each thing was met that is to be known."""
    for note, said in _NOTES.items():
        if count := notes[note]:
            yield say(said.source, count=number(count))


def tell_changes(plan: ImportPlan, campaign: Campaign) -> Iterator[Message]:
    """What changes against the last snapshot, and in a record that is there already."""
    names = {one.code: one.name for one in campaign.indicators}
    for changes in plan.changes:
        yield _against(changes, names[changes.indicator])
        yield from _listed(changes)
        yield _so_far(changes)
    for changes in plan.corrected:
        yield from _corrected(changes, names if len(names) > 1 else {})


def _corrected(changes: Changes, names: Mapping[str, str]) -> Iterator[Message]:
    """What goes into a record that is there, with the indicator where there are `names` of several."""
    of = f", {names[changes.indicator]}" if names else ""
    for change in changes.of(Turn.NEW):
        yield say(
            "bổ sung vào tệp đã có: {name}: {count}",
            name=f"{change.unit.label}{of}",
            count=shown_amount(change.now),
        )
    for change in (*changes.of(Turn.UP), *changes.of(Turn.DOWN)):
        yield say(
            "sửa trong tệp đã có: {name}: {change}",
            name=f"{change.unit.label}{of}",
            change=change.said,
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
        since=changes.since.said,
        new=len(changes.of(Turn.NEW)),
        up=len(changes.of(Turn.UP)),
        down=len(changes.of(Turn.DOWN)),
        same=len(changes.of(Turn.SAME)),
        missing=len(changes.of(Turn.MISSING)),
    )


def _listed(changes: Changes) -> Iterator[Message]:
    """The first few of each kind that a person should look at."""
    if changes.since is None:
        return
    kinds = (
        (say("mới"), changes.of(Turn.NEW)),
        (say("tăng"), changes.of(Turn.UP)),
        (say("giảm"), changes.of(Turn.DOWN)),
        (say("nay chưa có"), changes.of(Turn.MISSING)),
    )
    for label, found in kinds:
        for change in found[:_LISTED]:
            name = change.unit.label
            yield say("  {label}: {name}: {shown}", label=label, name=name, shown=change.said)
        if len(found) > _LISTED:
            yield say("  {label}: … và {count} đơn vị nữa", label=label, count=len(found) - _LISTED)


def _so_far(changes: Changes) -> Message:
    """How many units have reported; what they make together is provisional until all have."""
    amounts = [change.now for change in changes.units if change.now is not None]
    is_whole = all(isinstance(amount, int | DecimalCount) for amount in amounts)
    return say(
        "{label} đã có số, cộng {total}",
        label=say("{pair} đơn vị", pair=pair(changes.reported, len(changes.units))),
        total=shown_amount(sum(amounts) if is_whole else None),
    )

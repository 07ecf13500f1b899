"""What an import did, in lines for a person: what was read, and what it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.exchange.changes import Changes, Turn, shown_amount
from generator.exchange.columns_told import tell_source
from generator.exchange.importing import ImportPlan
from generator.exchange.late_sheets import StoodStill
from generator.exchange.returns import counts_of_left
from generator.figures import compute_figures, tally_of
from generator.model.campaign import Campaign, Counted, Missing, Unit
from generator.model.fields import DecimalCount, Number
from generator.model.results import Snapshot
from generator.model.roster import Units
from generator.problems import Message, say
from generator.sheets import Note, ReadFrom, said_status
from generator.wording import join_names, number, pair
from generator.workspace import quoted

_LISTED = 10
_FIRST = 200
"""Of a first import so many units are listed: beyond that nobody reads a list line by line."""
_NAMED = 20
"""So many units that lack a count are all named; of more the first few."""
_NAMED_OF_MANY = 5
_NOTES = {
    Note.AS_TEXT: say("{count} số viết dạng chữ"),
    Note.FORMULA: say("{count} số lấy từ ô công thức"),
    Note.HIDDEN: say("{count} dòng ẩn đã nhập"),
    Note.SKIPPED: say("{count} dòng không phải số liệu, bỏ qua"),
    Note.HIDDEN_LEFT: say("{count} dòng ẩn không nhập"),
}


def tell_reading(
    plan: ImportPlan, campaign: Campaign | None = None, most: int = _LISTED
) -> Iterator[Message]:
    """From where figures were taken, how many, and how they stood there; of a campaign's columns in words.

    Of units without any the first `most` are named.
    """
    names = {one.code: one.name for one in campaign.indicators} if campaign else None
    for source in plan.imported.sources:
        yield tell_source(source, names)
        yield from tell_left_out(source)
        if source.beside and not source.stamps.campaign:
            yield say("cột số không nhập ở đây: {columns}", columns=", ".join(source.beside))
        if source.hidden:
            yield say(
                "cột ẩn không đọc: {columns}; cần số trong đó thì bỏ ẩn rồi lưu lại",
                columns=", ".join(source.hidden),
            )
        if source.remarks:
            yield say("ghi chú trong tệp không nhập: {remarks}", remarks=source.remarks)
    imported = plan.imported
    yield say(
        "đọc được {entries} đơn vị, trong đó {silent} chưa có số; {refused} lỗi",
        entries=number(len(imported.places)),
        silent=number(len(imported.silent)),
        refused=number(len(plan.refused)),
    )
    if imported.silent:
        yield say("chưa có số: {names}", names=_named(imported.silent, most))
    for status, units in Counter(imported.statuses.values()).items():
        yield say("{count} đơn vị: {status}", count=number(units), status=said_status(status))
    yield from tell_notes(imported.notes)
    for one in imported.finer.values():
        yield say(
            "«{name}» ghi {decimals} chữ số thập phân từ nay, in {printed} chữ số, in đủ ở chỗ cần để các số khớp nhau",
            name=one.name,
            decimals=one.decimals,
            printed=one.printed_decimals,
        )
    yield from _called_otherwise(plan)


def tell_left_out(source: ReadFrom) -> Iterator[Message]:
    """Which columns of figures of a file nobody recognised, so that nothing of them is imported."""
    if source.left_out:
        yield say(
            "cột không lấy: {columns}; là số của chỉ số nào thì thêm --columns mã=CỘT",
            columns=", ".join(source.left_out),
        )


def _called_otherwise(plan: ImportPlan) -> Iterator[Message]:
    """Which names are remembered from now on, and which were decided for this time alone."""
    imported = plan.imported
    for name, unit in plan.aliases.items() if plan.remembered else ():
        yield say(
            "nhớ cách gọi «{name}» là {unit} ({code}): ghi vào «aliases:», lần sau không hỏi",
            name=quoted(name),
            unit=unit.label,
            code=unit.code,
        )
    for name in sorted(imported.ambiguous):
        yield say(
            "«{name}» lần này là {unit}; có thể là đơn vị khác nên không nhớ, lần sau hỏi lại",
            name=quoted(name),
            unit=imported.decided[name].label,
        )


def _named(units: Sequence[Unit], most: int) -> str:
    names = [unit.label for unit in units]
    return ", ".join([*names[:most], *(["…"] if len(names) > most else [])])


def tell_names(plan: ImportPlan) -> list[Message]:
    """Which names of files are none of a unit's own, and for which unit each was taken."""
    found = plan.imported.otherwise.items()
    return [say("«{text}» là {unit}", text=quoted(text), unit=unit.label) for text, unit in found]


def tell_notes(notes: Mapping[Note, int]) -> Iterator[Message]:
    """How often each thing was met that is to be known."""
    for note, said in _NOTES.items():
        if count := notes[note]:
            yield say(said.source, count=number(count))


def tell_changes(plan: ImportPlan, campaign: Campaign, most: int = _LISTED) -> Iterator[Message]:
    """What changes in a record that is there already, then against the last snapshot; of each kind the first `most` units."""
    names = {one.code: one.name for one in campaign.indicators}
    after = _with_snapshot(plan, campaign)
    several = names if len(names) > 1 else {}
    for changes in plan.corrected:
        yield from _corrected(changes, several)
    yield from _lost(plan, campaign, several, most)
    yield from _stood_still(plan.stood_still, several, most)
    for changes in plan.changes:
        yield _against(changes, names[changes.indicator])
        yield from _listed(changes, most)
        yield from _passed_over(changes)
        yield _so_far(changes, _apart(changes, after, plan.snapshot))
        yield from _lacking(changes)
        if rate := plan.imported.declared.get(changes.indicator):
            yield say("tỷ lệ chung theo dòng tổng của tệp: {rate}", rate=shown_amount(rate.rate))
        yield from _of_all(changes, after, plan.snapshot)


def _lost(
    plan: ImportPlan, campaign: Campaign, names: Mapping[str, str], most: int
) -> Iterator[Message]:
    """Which counts of a record that is there go out of it: all is replaced, and nothing came in their place."""
    found = [
        (code, unit, before.counts[unit.code])
        for before in (plan.target.snapshot.results if plan.target.snapshot else ())
        for code in [campaign.indicator_code(before.indicator)]
        for after in [campaign.result_of(plan.snapshot, code)]
        for unit in campaign.units
        if unit.code in before.counts and (after is None or unit.code not in after.counts)
    ]
    for code, unit, count in found[:most]:
        of = f", {names[code]}" if names else ""
        name = f"{unit.label}{of}"
        yield say("bỏ khỏi tệp đã có: {name}: {count}", name=name, count=shown_amount(count))
    if len(found) > most:
        yield say("bỏ khỏi tệp đã có: … và {count} số nữa", count=number(len(found) - most))


def _stood_still(
    found: Sequence[StoodStill], names: Mapping[str, str], most: int
) -> Iterator[Message]:
    """Which counts stay as they were corrected, since their sheet merely still shows what it was handed out with."""
    for one in found[:most]:
        of = f", {names[one.indicator]}" if names else ""
        yield say(
            "giữ số đã sửa: {name}: {now} (ô của tệp còn nguyên như lúc gửi biểu: {given})",
            name=f"{one.unit.label}{of}",
            now=shown_amount(one.now),
            given=shown_amount(one.given),
        )
    if len(found) > most:
        yield say("giữ số đã sửa: … và {count} số nữa", count=number(len(found) - most))


def _corrected(changes: Changes, names: Mapping[str, str]) -> Iterator[Message]:
    """What goes into a record that is there, with the indicator where there are `names` of several."""
    of = f", {names[changes.indicator]}" if names else ""
    for change in (*changes.of(Turn.UP), *changes.of(Turn.DOWN)):
        yield say(
            "sửa trong tệp đã có: {name}: {change}",
            name=f"{change.unit.label}{of}",
            change=change.said,
        )
    for change in changes.of(Turn.NEW):
        yield say(
            "bổ sung vào tệp đã có: {name}: {count}",
            name=f"{change.unit.label}{of}",
            count=shown_amount(change.now),
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


def _listed(changes: Changes, most: int) -> Iterator[Message]:
    """What each unit has where nothing was counted before; else the first few of each kind that a person should look at."""
    if changes.since is None:
        yield from _first(changes, max(most, _FIRST))
        return
    kinds = (
        (say("mới"), changes.of(Turn.NEW)),
        (say("tăng"), changes.of(Turn.UP)),
        (say("giảm"), changes.of(Turn.DOWN)),
        (say("nay chưa có"), changes.of(Turn.MISSING)),
    )
    for label, found in kinds:
        for change in found[:most]:
            name = change.unit.label
            yield say("  {label}: {name}: {shown}", label=label, name=name, shown=change.said)
        if len(found) > most:
            yield say("  {label}: … và {count} đơn vị nữa", label=label, count=len(found) - most)


def _first(changes: Changes, most: int) -> Iterator[Message]:
    """What was read of each unit, that whoever confirms it has seen it."""
    told = [change for change in changes.units if change.now is not None]
    for change in told[:most]:
        yield say("  {name}: {count}", name=change.unit.label, count=shown_amount(change.now))
    if len(told) > most:
        yield say("  … và {count} đơn vị nữa", count=number(len(told) - most))


def _with_snapshot(plan: ImportPlan, campaign: Campaign) -> Campaign:
    """The campaign as it is once the plan is written."""
    old = plan.target.snapshot
    others = [one for one in campaign.snapshots if one != old]
    snapshots = sorted([*others, plan.snapshot], key=lambda one: one.as_of)
    return campaign.model_copy(update={"snapshots": tuple(snapshots)})


def _passed_over(changes: Changes) -> Iterator[Message]:
    """Whose counts stand before those of a unit that others merged into."""
    for change in changes.units:
        if change.forerunners and change.now is not None:
            yield say(
                "  {name}: {then} trước đó là số của {forerunners}; {now} phải gồm cả số ấy",
                name=change.unit.label,
                then=shown_amount(change.before),
                forerunners=join_names(one.label for one in change.forerunners),
                now=shown_amount(change.now),
            )


def _of_all(changes: Changes, after: Campaign, snapshot: Snapshot) -> Iterator[Message]:
    """What the whole campaign has then, where that is not what its units reported: of who left, of tiers."""
    indicator = next(one for one in after.indicators if one.code == changes.indicator)
    units = Units(after)
    is_plain = units.is_steady and units.is_flat and indicator.missing is not Missing.CARRY_FORWARD
    if (
        is_plain
        or indicator.is_rate
        or indicator.counts_as not in {Counted.CUMULATIVE, Counted.STATE}
    ):
        return
    count = tally_of(compute_figures(after, snapshot), changes.indicator).count
    reported = sum(_apart(changes, after, snapshot))
    if count is None or count.value == reported:
        return
    left = counts_of_left(after, indicator, snapshot, units)
    whole = shown_amount(count.value)
    if left and sum(left.values(), start=reported) == count.value:
        yield say(
            "cả chiến dịch: {whole}, gồm {more} của {count} đơn vị đã thôi tham gia: {names}",
            whole=whole,
            more=shown_amount(sum(left.values(), start=0)),
            count=number(len(left)),
            names=join_names(units.by_code[code].label for code in left),
        )
    else:
        yield say("cả chiến dịch: {whole}", whole=whole)


def _apart(changes: Changes, after: Campaign, snapshot: Snapshot) -> list[Number]:
    """The counts that make up the whole: what a unit reports that stands below another is in that one's, unless this tells its own part alone."""
    roster = Units(after).on(snapshot.as_of.of_day)
    now = {change.unit.code: change.now for change in changes.units if change.now is not None}
    wholes = {code for code in now if not roster.stands_beside(code)}
    return [count for code, count in now.items() if wholes.isdisjoint(roster.above(code))]


def _so_far(changes: Changes, amounts: Sequence[Number]) -> Message:
    """How many units have reported; what they make together is provisional until all have."""
    label = say("{pair} đơn vị", pair=pair(changes.reported, len(changes.units)))
    if not all(isinstance(amount, int | DecimalCount) for amount in amounts):
        return say("{label} đã có số", label=label)
    return say("{label} đã có số, cộng {total}", label=label, total=shown_amount(sum(amounts)))


def _lacking(changes: Changes) -> Iterator[Message]:
    """Who has no count: all where they are few, else how many and where they will be seen."""
    names = [change.unit.label for change in changes.units if change.now is None]
    if not 0 < len(names) < len(changes.units):
        return
    if len(names) <= _NAMED:
        yield say("  chưa có số: {names}", names=", ".join(names))
    else:
        yield say(
            "  chưa có số: {count} đơn vị, như {names}; ghi xong thì bảng theo dõi chiến dịch nêu đủ",
            count=number(len(names)),
            names=", ".join(names[:_NAMED_OF_MANY]),
        )

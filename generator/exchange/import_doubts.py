"""What is doubted of results that came in, though no rule forbids it: a slip of a file, a day or a unit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from generator.exchange.changes import counts_of, last_snapshot, shown_amount
from generator.model.campaign import Campaign, Counted, Missing
from generator.model.fields import Number
from generator.model.results import Snapshot, Status
from generator.problems import Message, Place, Problem, Severity, say
from generator.sheets import ImportedResults, said_status
from generator.wording import Moment, short_date

Counts = Mapping[str, Mapping[str, Number]]
_FEW = 3
"""A snapshot of no more than a third of the units that the one before had is doubted."""
_SEVERAL = 3
"""From so many units on it is doubted that all of them have the counts of an earlier moment."""
_MARGIN = timedelta(days=92)
"""What was there on the eve, and what comes late, is of the campaign too."""


def ahead(
    place: Place, moment: Moment, today: date, hint: Message
) -> tuple[Problem, list[tuple[Message, Moment]]]:
    """That figures are of a day yet to come, and that they are all the same."""
    said = say(
        "số liệu ghi tính đến {moment}, mà theo đồng hồ máy này hôm nay mới là {today}",
        moment=moment.said,
        today=short_date(today),
    )
    kept = say("đúng, ghi cho {moment}", moment=moment.said)
    return Problem("E-IMPORT-AHEAD", place, said, hint), [(kept, moment)]


def new_snapshot_doubts(
    campaign: Campaign, snapshot: Snapshot, counts: Counts, name: str
) -> Iterator[Problem]:
    """The doubts of a snapshot that was not there before; `name` is its file."""
    yield from _few(campaign, snapshot, counts, name)
    yield from _again(campaign, snapshot, counts, name)
    yield from _outside(campaign, snapshot, name)


def _few(campaign: Campaign, snapshot: Snapshot, counts: Counts, name: str) -> Iterator[Problem]:
    """A snapshot of few units, which all that follows the newest figures would speak of."""
    for indicator in campaign.indicators:
        if indicator.missing is Missing.CARRY_FORWARD or indicator.counts_as is Counted.PERIOD:
            continue
        before = last_snapshot(campaign, indicator.code, snapshot.as_of)
        known = counts_of(campaign, indicator.code, before)
        now = counts.get(indicator.code, {})
        if before and now and len(now) * _FEW <= len(known):
            said = say(
                "mới có số của {now} đơn vị, lần chốt {moment} có {known}; văn bản theo số liệu mới nhất sẽ chỉ"
                " tính chừng ấy đơn vị",
                now=len(now),
                known=len(known),
                moment=before.as_of.said,
            )
            hint = say(
                "là số gửi muộn của lần chốt trước thì nhập với --as-of «{moment}» --merge",
                moment=before.as_of.said.removeprefix("ngày "),
            )
            yield Problem("W-IMPORT-FEW", Place(name), said, hint, Severity.WARNING)
            return


def _again(campaign: Campaign, snapshot: Snapshot, counts: Counts, name: str) -> Iterator[Problem]:
    """A snapshot of the very counts of an earlier one: perhaps its file was taken for a newer one."""
    units = {unit for known in counts.values() for unit, count in known.items() if count}
    if len(units) < _SEVERAL:
        return
    for before in sorted(campaign.snapshots, key=lambda one: one.as_of, reverse=True):
        if before.as_of < snapshot.as_of and all(
            known.items() <= counts_of(campaign, code, before).items()
            for code, known in counts.items()
        ):
            said = say("mọi số giống hệt lần chốt {moment}", moment=before.as_of.said)
            hint = say("kiểm tra có nhầm tệp của lần trước; nhầm thì chạy «vanthu undo»")
            yield Problem("W-IMPORT-AGAIN", Place(name), said, hint, Severity.WARNING)
            return


def _outside(campaign: Campaign, snapshot: Snapshot, name: str) -> Iterator[Problem]:
    """A moment long before or after the campaign, mostly a year that was mistyped."""
    first, last = campaign.starts - _MARGIN, campaign.ends + _MARGIN
    if first <= snapshot.as_of.of_day <= last:
        return
    said = say(
        "{moment} nằm ngoài thời gian của chiến dịch ({starts} - {ends})",
        moment=snapshot.as_of.said,
        starts=short_date(campaign.starts),
        ends=short_date(campaign.ends),
    )
    hint = say("kiểm tra lại năm của thời điểm; nhầm thì chạy «vanthu undo»")
    yield Problem("W-IMPORT-OUTSIDE", Place(name), said, hint, Severity.WARNING)


def sent_again(there: Snapshot, snapshot: Snapshot, imported: ImportedResults) -> Iterator[Problem]:
    """The very counts that had been sent back: they stay sent back."""
    for unit, place in imported.places.items():
        known = {there.status_of(unit), snapshot.status_of(unit)}
        if _came(unit, imported) and known == {Status.RETURNED} and unit not in imported.statuses:
            said = say(
                "số này đã bị trả lại cho đơn vị, nay gửi lại y nguyên nên vẫn coi là trả lại"
            )
            hint = say("đơn vị khẳng định là đúng thì nhập lại với --status valid")
            yield Problem("W-IMPORT-RETURNED", place, said, hint, Severity.WARNING)


def others_kept(
    campaign: Campaign, there: Snapshot, snapshot: Snapshot, imported: ImportedResults
) -> Iterator[Problem]:
    """Other counts of a unit that did not come anew: they stand again though it was sent back, or stay less than sure."""
    for unit, place in imported.places.items():
        before, now = there.status_of(unit), snapshot.status_of(unit)
        kept = others_of(campaign, there, unit, imported.counts)
        if not kept or before is Status.VALID or unit in imported.statuses:
            continue
        names = ", ".join(kept)
        if before is Status.RETURNED and now is not before:
            said = say(
                "đơn vị hết bị trả lại; số cũ của {names} chưa gửi lại nay cũng được tính",
                names=names,
            )
            hint = say("số nào còn sai thì trả lại lần nữa bằng «vanthu returns --return»")
            yield Problem("W-IMPORT-STANDS", place, said, hint, Severity.WARNING)
        elif before in UNSURE and now is before and _came(unit, imported):
            said = say(
                "đơn vị vẫn ghi «{status}», kể cả số mới nhập, vì số {names} chưa gửi lại",
                status=said_status(before),
                names=names,
            )
            hint = say("mọi số của đơn vị đã kiểm tra thì nhập lại với --status valid")
            yield Problem("W-IMPORT-UNSURE", place, said, hint, Severity.WARNING)


def _came(unit: str, imported: ImportedResults) -> bool:
    return any(unit in counts for counts in imported.counts.values())


UNSURE = (Status.ESTIMATED, Status.SUBMITTED)
"""What may be printed and is not checked yet."""


def others_of(
    campaign: Campaign, there: Snapshot, unit: str, came: Mapping[str, Collection[str]]
) -> list[str]:
    """The names of the indicators of which a snapshot has a unit's counts that did not come anew."""
    return [
        one.name
        for one in campaign.indicators
        if unit not in came.get(one.code, ())
        and (result := campaign.result_of(there, one.code))
        and unit in result.counts
    ]


def raised(
    campaign: Campaign, there: Snapshot, counts: Counts, imported: ImportedResults
) -> Iterator[Problem]:
    """Counts of a snapshot that is there which become larger: a sheet given out before a correction would undo it.

    One that remembers what it was given out with cannot.
    """
    for code, found in counts.items():
        known, remembered = counts_of(campaign, code, there), imported.given.get(code, {})
        for unit in campaign.units:
            if unit.code in remembered:
                continue
            now, then = found.get(unit.code), known.get(unit.code)
            is_sure = there.status_of(unit.code) is not Status.ESTIMATED
            if is_sure and now is not None and then is not None and now > then:
                said = say(
                    "«{name}»: lần chốt này đã có {then}, tệp ghi {now}",
                    name=unit.label,
                    then=shown_amount(then),
                    now=shown_amount(now),
                )
                hint = say("xem tệp có phải bản lấy ra trước khi số được sửa")
                place = imported.cells[code][unit.code]
                yield Problem("W-XLS-RAISES", place, said, hint, Severity.WARNING)

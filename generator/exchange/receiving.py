"""Hand-over files in: kept in the campaign's folder, and named among what it includes.

First a plan, which writes nothing and tells everything; then the file and `campaign.yaml` together. A
newer file of a unit takes the place of the older one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from generator.exchange.changes import shown_amount
from generator.exchange.handing import read_handed
from generator.exchange.import_doubts import ahead
from generator.figures import include, matched_indicators, same_indicator
from generator.model.campaign import Campaign, Include
from generator.model.coded import by_code
from generator.model.fields import Number
from generator.model.handed import Handed, HandedIndicator, HandedSnapshot, HandedTotal
from generator.model.rules.flaw import first_names
from generator.problems import (
    GeneratorError,
    Message,
    Place,
    Problem,
    RecordsInvalid,
    Severity,
    errors,
    find,
    say,
)
from generator.records import CampaignRecord, amended, standing, texts_of
from generator.sheets import Ask, Question, ask_nobody, settle
from generator.wording import Moment, hedged, pair
from generator.workspace import (
    Items,
    TextRefused,
    Write,
    bytes_of,
    commit,
    file_inside,
    safe_name,
    unchanging,
)

FOLDER = "handed"
_LISTED = 10
_SEND_AGAIN = say("đề nghị nơi gửi ghi lại tệp bàn giao đến đúng ngày")

Totals = Mapping[tuple[str, Moment], Number]


class OlderTotals(GeneratorError):
    """The file is of an earlier moment than the one that is there; nothing was written."""


@unchanging(frozen=True)
class Arrival:
    """A hand-over file as it arrived, for which unit, and which indicator here each of theirs is."""

    name: str
    data: bytes
    unit: str
    indicators: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None
    """The day on which it comes in, where that is known: totals of a day yet to come are asked about."""


@unchanging(frozen=True)
class ReceivingPlan:
    """Two files ready to be written, what changes, and all that is to be told of it."""

    record: CampaignRecord
    handed: Handed
    entry: Include
    before: Handed | None
    file: Write
    campaign: Write
    problems: tuple[Problem, ...]

    @property
    def is_news(self) -> bool:
        """Whether anything would be written."""
        return any(one.before != one.after for one in (self.file, self.campaign))


def plan_receiving(
    record: CampaignRecord, arrival: Arrival, ask: Ask = ask_nobody
) -> ReceivingPlan:
    """What taking the file in would write; writes nothing.

    Raises `RecordsInvalid` for a file that was changed or does not fit the campaign, `NotFound` for
    a unit or an indicator that there is not, `OlderTotals` when a newer one is there.
    """
    campaign = record.own
    find(by_code(campaign.units), arrival.unit, say("không có đơn vị «{code}»", code=arrival.unit))
    handed, problems = read_handed(arrival.data, arrival.name)
    if handed is None:
        raise RecordsInvalid(problems)
    known = next((one for one in campaign.includes if one.unit == arrival.unit), None)
    pairs, doubts = _pairs(campaign, handed, arrival, known, ask)
    path = record.folder / FOLDER / safe_name(f"{arrival.unit}.yaml")
    entry = Include(
        file=f"{FOLDER}/{path.name}", unit=arrival.unit, **({"indicators": pairs} if pairs else {})
    )
    problems = [*problems, *doubts, *_misfits(campaign, known, entry, handed, arrival.name)]
    before = _before(record, known)
    problems += _ahead(before, handed, arrival, ask)
    if errors(problems):
        raise RecordsInvalid(problems)
    _refuse_older(before, handed)
    return ReceivingPlan(
        record=record,
        handed=handed,
        entry=entry,
        before=before,
        file=Write(path, bytes_of(path), arrival.data),
        campaign=_written(record, known, entry),
        problems=(
            *problems,
            *_falls(before, handed, arrival.name),
            *_unordered(before, handed, arrival.name),
        ),
    )


def _ahead(before: Handed | None, handed: Handed, arrival: Arrival, ask: Ask) -> Iterator[Problem]:
    """Moments yet to come that nobody says are right; of estimates, and of what was there before, nothing is asked."""
    known = {one.as_of.instant for one in before.snapshots} if before else set()
    for one in handed.snapshots:
        is_estimate = all(total.estimated for total in one.totals)
        is_past = arrival.today is None or one.as_of.of_day <= arrival.today
        if is_past or is_estimate or one.as_of.instant in known or arrival.today is None:
            continue
        doubt, choices = ahead(Place(arrival.name), one.as_of, arrival.today, _SEND_AGAIN)
        settled = settle(ask, doubt, choices)
        if isinstance(settled, Problem):
            yield settled


def receive(plan: ReceivingPlan) -> Path:
    """Write what was planned. Raises `Busy` when something was changed meanwhile."""
    commit(plan.record.workspace, [plan.file, plan.campaign], "import totals")
    return plan.file.path


def tell_receiving(plan: ReceivingPlan) -> Iterator[Message]:
    """What was handed over, and what it changes against what was handed over before."""
    handed = plan.handed
    yield say(
        "{name} ({issuer}): số liệu đến {moment}, {count} lần chốt",
        name=handed.name,
        issuer=handed.issuer,
        moment=handed.as_of.said,
        count=len(handed.snapshots),
    )
    yield from _newest(handed)
    if plan.before is not None:
        yield from _changed(plan.before, handed)


def _newest(handed: Handed) -> Iterator[Message]:
    last = handed.snapshots[-1]
    for total in last.totals:
        yield say("  {total}", total=_told(handed, last, total))


def tell_handed(handed: Handed) -> Iterator[Message]:
    """Every total that was handed over, and who had not reported."""
    for one in handed.snapshots:
        for total in one.totals:
            yield _told(handed, one, total)
            if total.missing:
                names = first_names(total.missing)
                yield say("  chưa báo cáo: {names}", names=names)


def _told(handed: Handed, one: HandedSnapshot, total: HandedTotal) -> Message:
    indicator = by_code(handed.indicators)[total.indicator]
    sentence = (
        say("{indicator}, {moment}: {total} {measure} ({known} đơn vị; ước tính)")
        if total.estimated
        else say("{indicator}, {moment}: {total} {measure} ({known} đơn vị)")
    )
    values = {
        "indicator": indicator.name,
        "moment": one.as_of.said,
        "total": shown_total(total),
        "measure": indicator.unit_of_measure,
        "known": pair(total.known, total.of),
    }
    return Message(sentence.source, values)


def shown_total(total: HandedTotal) -> str:
    """The total with the word for how exact it is."""
    return hedged(total.precision, shown_amount(total.total))


def _changed(before: Handed, now: Handed) -> Iterator[Message]:
    """What stands otherwise now for moments that were handed over before."""
    old, new = _totals(before), _totals(now)
    told = [
        say(
            "  sửa: {indicator}, {moment}: {before} → {now}",
            indicator=key[0],
            moment=key[1].said,
            before=shown_amount(old[key]),
            now=shown_amount(new.get(key)),
        )
        for key in old
        if new.get(key) != old[key]
    ]
    yield say(
        "thay tệp bàn giao {moment}: {added} số mới, {changed} số sửa",
        moment=before.as_of.said,
        added=len(new.keys() - old.keys()),
        changed=len(told),
    )
    yield from told[:_LISTED]
    if len(told) > _LISTED:
        yield say("  … và {count} số nữa", count=len(told) - _LISTED)


def _totals(handed: Handed) -> Totals:
    return {
        (total.indicator, one.as_of): total.total
        for one in handed.snapshots
        for total in one.totals
    }


def _pairs(
    campaign: Campaign, handed: Handed, arrival: Arrival, known: Include | None, ask: Ask
) -> tuple[dict[str, str], list[Problem]]:
    """Which indicator here each of theirs is; empty where all go by one code.

    What was decided when the unit's file was taken in before holds on.
    """
    ours = by_code(campaign.indicators)
    theirs = by_code(handed.indicators)
    given = {**(known.indicators if known else {}), **arrival.indicators}
    for code, mine in arrival.indicators.items():
        find(theirs, code, say("tệp không có chỉ số «{code}»", code=code))
        find(ours, mine, say("không có chỉ số «{code}»", code=mine))
    named = {code: mine for code, mine in given.items() if code in theirs and mine in ours}
    doubts: list[Problem] = []
    for code, indicator in theirs.items():
        if code in named or (known and known.indicators and code not in arrival.indicators):
            continue
        if code in ours and code not in named.values():
            named[code] = code
        elif asked := _asked(campaign, indicator, named, arrival.name, ask):
            named[code] = asked
        else:
            doubts.append(_left_out(indicator, arrival.name))
    is_plain = all(code == mine for code, mine in named.items())
    return ({} if is_plain and not _typed(campaign, arrival.unit) else named), doubts


def _typed(campaign: Campaign, unit: str) -> set[str]:
    """The indicators of which somebody recorded a count of a unit."""
    return {
        campaign.indicator_code(result.indicator)
        for snapshot in campaign.snapshots
        for result in snapshot.results
        if unit in result.counts
    }


def _asked(
    campaign: Campaign, theirs: HandedIndicator, named: Mapping[str, str], name: str, ask: Ask
) -> str | None:
    """The indicator here that a person takes it for."""
    alike = [
        one
        for one in campaign.indicators
        if one.code not in named.values() and same_indicator(theirs, one)
    ]
    if not alike:
        return None
    question = Question(
        Place(name),
        say("«{code}» ({name}) là chỉ số nào ở đây?", code=theirs.code, name=theirs.name),
        tuple(say("{code}: {name}", code=one.code, name=one.name) for one in alike),
    )
    chosen = ask(question)
    return None if chosen is None else alike[chosen].code


def _left_out(theirs: HandedIndicator, name: str) -> Problem:
    said = say("không lấy «{code}» ({name}): ở đây không có", code=theirs.code, name=theirs.name)
    hint = say("nếu là một chỉ số ở đây, thêm --map {code}=MÃ", code=theirs.code)
    return Problem("W-HANDED-INDICATOR", Place(name), said, hint, Severity.WARNING)


def _misfits(
    campaign: Campaign, known: Include | None, entry: Include, handed: Handed, name: str
) -> Iterator[Problem]:
    """What the campaign would say of it."""
    if known and known.campaign:
        said = say(
            "đơn vị «{unit}» đã lấy số từ chiến dịch «{code}»", unit=entry.unit, code=known.campaign
        )
        hint = say("bỏ mục ấy ở «includes:» trong campaign.yaml rồi nhập lại")
        yield Problem("E-HANDED-UNIT", Place(name), said, hint)
    taken = matched_indicators(campaign, entry, handed)
    for code in sorted(_typed(campaign, entry.unit) & set(taken.values())):
        said = say(
            "đơn vị «{unit}» đã có số «{code}» ghi trong số liệu chốt", unit=entry.unit, code=code
        )
        hint = say("bỏ các số ấy rồi nhập lại: số của đơn vị lấy từ tệp bàn giao")
        yield Problem("E-HANDED-UNIT", Place(name), said, hint)
    _, flaws = include(campaign.model_copy(update={"includes": (entry,)}), {entry.unit: handed})
    for flaw in flaws:
        yield flaw.at(Place(name))


def _before(record: CampaignRecord, known: Include | None) -> Handed | None:
    """What was handed over before, where it can still be read."""
    if known is None or known.file is None:
        return None
    try:
        path = file_inside(record.folder, known.file, root=record.workspace.root)
    except TextRefused:  # told where the campaign is opened
        return None
    data = bytes_of(path) if path else None
    return read_handed(data, known.file)[0] if data is not None else None


def _refuse_older(before: Handed | None, now: Handed) -> None:
    if before is not None and now.as_of < before.as_of:
        said = say(
            "tệp có số liệu đến {moment}, cũ hơn tệp đang dùng, đến {known}",
            moment=now.as_of.said,
            known=before.as_of.said,
        )
        raise OlderTotals(said)


def _falls(before: Handed | None, now: Handed, name: str) -> Iterator[Problem]:
    """Cumulative totals that are smaller than the newest one that was there."""
    if before is None:
        return
    then, here = _last(before), _last(now)
    grows = {
        one.code for one in now.indicators if one.counted and one.counted.value == "cumulative"
    }
    for code in grows & then.keys() & here.keys():
        if here[code] < then[code]:
            said = say(
                "{indicator} giảm: tệp trước có {before}, nay {now}",
                indicator=code,
                before=shown_amount(then[code]),
                now=shown_amount(here[code]),
            )
            hint = say("hỏi lại đơn vị bàn giao")
            yield Problem("W-HANDED-FALLS", Place(name), said, hint, Severity.WARNING)


def _unordered(before: Handed | None, now: Handed, name: str) -> Iterator[Problem]:
    """That of two files of one moment with other totals nothing says which was made later: the older one would undo a correction."""
    if before is None or now.as_of != before.as_of:
        return
    old, new = _totals(before), _totals(now)
    changed = [key for key in old if new.get(key) != old[key]]
    if changed:
        said = say(
            "tệp cùng thời điểm với tệp đang dùng nhưng khác {count} số; không rõ tệp nào xuất sau",
            count=len(changed),
        )
        hint = say("hỏi lại đơn vị bàn giao: tệp xuất trước có thể mang số cũ, chưa sửa")
        yield Problem("W-HANDED-ORDER", Place(name), said, hint, Severity.WARNING)


def _last(handed: Handed) -> dict[str, Number]:
    return {total.indicator: total.total for one in handed.snapshots for total in one.totals}


def _written(record: CampaignRecord, known: Include | None, entry: Include) -> Write:
    """`campaign.yaml` as it is and as it will be: the entry of the unit changed in place, or added."""
    path = record.folder / "campaign.yaml"
    there = standing(path, record.workspace.shown(path))
    written = there.block.get("includes")
    told = [*written] if isinstance(written, Items) else []
    if known is None:
        told.append(texts_of(entry))
    else:
        place = record.own.includes.index(known)
        told[place] = amended(told[place], texts_of(known), texts_of(entry))
    return there.saying({**there.block, "includes": told})

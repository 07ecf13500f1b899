"""A campaign cut down to what a difference needs, for people who look at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from generator.model.campaign import Better, Campaign, Missing, Tier
from generator.model.library import Library
from generator.model.results import Precision, Snapshot, Status
from generator.model.rules import check_campaign
from generator.model.settings import Settings
from tests.oracle.campaigns import Case
from tests.oracle.comparing import Comparison, Difference
from tests.oracle.shown import shown

PARTS = ("snapshots", "indicators", "phases", "units", "changes", "quotas", "targets", "bases")
NOWHERE = Library({}, {}, Settings())
PLAIN: dict[str, dict[str, Any]] = {
    "campaign": {"last_day_counts": True},
    "indicators": {
        "missing": Missing.LEAVE_OUT,
        "better": Better.HIGHER,
        "counted": None,
        "exempt": (),
    },
    "units": {
        "parent": None,
        "tier": Tier.WHOLE,
        "order": None,
        "group": None,
        "active_from": None,
        "active_to": None,
        "bases": {},
    },
    "phases": {"within": None, "opens_as_of": None, "starts": None, "last_day_counts": True},
    "quotas": {"adds_to": None, "replaces": None},
    "snapshots": {"statuses": {}, "status": Status.VALID, "since": None},
    "results": {"total": None, "precision": Precision.EXACT},
}


def differences(case: Case) -> tuple[list[Difference], Counter[str]]:
    """What the two ways of computing do not say alike, and how many figures were what."""
    try:
        comparison = Comparison(*case)
    except Exception as error:  # noqa: BLE001
        return [Difference("crash", "", type(error).__name__, repr(error)[:200], "")], Counter()
    return comparison.differences, comparison.counted


def told_at_its_least(kind: str, case: Case) -> str:
    """The least case that differs in this way, and how; of a sound one the least that is sound."""
    sound = is_sound(case[0])

    def is_told(less: Case) -> bool:
        told = any(one.kind == kind for one in differences(less)[0])
        return told and is_sound(less[0]) >= sound

    case = smaller(case, is_told)
    found = next(one for one in differences(case)[0] if one.kind == kind)
    said = f"  ours    {found.ours}\n  oracle  {found.oracles}\n{shown(*case)}"
    return f"{found.place}, {'sound' if sound else 'refused by check'}\n{said}"


def is_sound(campaign: Campaign) -> bool:
    """Whether `check` finds no error in the records."""
    flaws = (flaw.code for flaw in check_campaign(campaign, NOWHERE))
    return not any(code.startswith("E-") and code != "E-ISSUER-UNKNOWN" for code in flaws)


def smaller(case: Case, is_told: Callable[[Case], bool]) -> Case:
    """The least case of which the same is still told."""
    while True:
        for less in _less(case):
            if is_told(less):
                case = less
                break
        else:
            return case


def _less(case: Case) -> Iterator[Case]:
    campaign, asked = case
    for changed in _campaigns(campaign):
        snapshots = changed.snapshots
        same = [one for one in snapshots if one.as_of == asked.as_of]
        is_torn = any(map(_is_void, snapshots)) or _is_moved(changed) > _is_moved(campaign)
        if same and changed.indicators and not is_torn:
            yield changed, same[0]


def _is_moved(campaign: Campaign) -> bool:
    """Whether a unit was split into parts that are below others."""
    parents = {unit.code: unit.parent for unit in campaign.units}
    return any(
        parents.get(change.split) != parents.get(part)
        for change in campaign.changes
        if change.split
        for part in change.into
    )


def _is_void(snapshot: Snapshot) -> bool:
    """Whether it says nothing, or has a result that says nothing."""
    results = snapshot.results
    return not results or any(one.total is None and not one.counts for one in results)


def _campaigns(campaign: Campaign) -> Iterator[Campaign]:
    for part in PARTS:
        things = getattr(campaign, part)
        for place, one in enumerate(things):
            rest = things[:place] + things[place + 1 :]
            lessened = campaign.model_copy(update={part: rest})
            yield _without(lessened, part, getattr(one, "code", None))
    for part in PARTS:
        things = getattr(campaign, part)
        for place, one in enumerate(things):
            for changed in _plainer(part, one):
                put = (*things[:place], changed, *things[place + 1 :])
                yield campaign.model_copy(update={part: put})
    for key, plain in PLAIN["campaign"].items():
        if getattr(campaign, key) != plain:
            yield campaign.model_copy(update={key: plain})


def _plainer(part: str, one: Any) -> Iterator[Any]:
    for key, plain in PLAIN.get(part, {}).items():
        is_needed = key == "starts" and one.opens_as_of
        if getattr(one, key) != plain and not is_needed:
            yield one.model_copy(update={key: plain})
    for key in ("counts", "opening"):
        held = getattr(one, key, {})
        for code in held if len(held) > 1 else ():
            yield one.model_copy(update={key: _but(held, code)})
    for code, count in one.counts.items() if part == "results" else ():
        for less in {0, count // 2, count - 1}:
            if 0 <= less < count:
                yield one.model_copy(update={"counts": {**one.counts, code: less}})
    if part == "snapshots":
        yield from _plainer_results(one)


def _plainer_results(snapshot: Snapshot) -> Iterator[Snapshot]:
    results = snapshot.results
    for place, result in enumerate(results):
        before, after = results[:place], results[place + 1 :]
        if before or after:
            yield snapshot.model_copy(update={"results": before + after})
        for changed in _plainer("results", result):
            yield snapshot.model_copy(update={"results": (*before, changed, *after)})


def _but(held: dict[str, Any], code: str | None) -> dict[str, Any]:
    return {other: of for other, of in held.items() if other != code}


def _without(campaign: Campaign, part: str, code: str | None) -> Campaign:
    """The campaign without what spoke of the thing that is gone."""

    def kept(name: str, speaks: Callable[[Any], bool]) -> tuple[Any, ...]:
        return tuple(one for one in getattr(campaign, name) if not speaks(one))

    left: dict[str, Any] = {}
    if part == "units":
        left["changes"] = kept(
            "changes", lambda one: code in (*one.predecessors, *one.into, one.rename)
        )
        left["units"] = tuple(
            one.model_copy(update={"parent": None}) if one.parent == code else one
            for one in campaign.units
        )
        left["indicators"] = tuple(
            one.model_copy(update={"exempt": tuple(known for known in one.exempt if known != code)})
            for one in campaign.indicators
        )
        quotas = [_less_one(one, code) for one in campaign.quotas]
        left["quotas"] = tuple(one for one in quotas if one.counts)
        left["snapshots"] = _told_again(
            campaign, lambda results: [_less_one(one, code) for one in results]
        )
    if part == "indicators":
        left["targets"] = kept("targets", lambda one: one.indicator == code)
        left["quotas"] = kept("quotas", lambda one: one.indicator == code)
        left["snapshots"] = _told_again(
            campaign, lambda results: [one for one in results if one.indicator != code]
        )
    if part in {"indicators", "bases"}:
        left["indicators"] = kept("indicators", lambda one: code in (one.of or ()))
    if part == "phases":
        left["phases"] = kept("phases", lambda one: one.within == code)
        left["targets"] = kept("targets", lambda one: one.phase == code)
        left["quotas"] = kept("quotas", lambda one: one.phase == code)
    if part == "bases":
        left["targets"] = kept("targets", lambda one: one.base == code)
    if part == "quotas":
        left["quotas"] = kept("quotas", lambda one: code in (one.adds_to, one.replaces))
    if part == "targets":
        left["targets"] = kept("targets", lambda one: one.of_target == code)
    return campaign.model_copy(update=left)


def _told_again(campaign: Campaign, change: Callable[[tuple], list]) -> tuple[Snapshot, ...]:
    return tuple(
        one.model_copy(update={"results": tuple(change(one.results))}) for one in campaign.snapshots
    )


def _less_one(one: Any, code: str | None) -> Any:
    return one.model_copy(update={"counts": _but(one.counts, code)})

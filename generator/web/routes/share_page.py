"""A total or a rate shared among the units: asked in a form, shown with the working of each, then written as `allocate` does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from generator.figures import Demand, Entry, QuotaPlan, carry_out, plan_quotas, remarks_on
from generator.model.campaign import Campaign, Quota, Unit
from generator.model.coded import by_code
from generator.office import (
    Office,
    campaign_for_table,
    campaign_of,
    printed_or_dash,
    targets_to_choose,
)
from generator.problems import GeneratorError, Message, Problem, RecordsInvalid, Severity, say
from generator.records import CampaignRecord, read_but_documents, read_for_quotas, sound_but
from generator.web.addresses import reads, writes
from generator.web.desk import Desk
from generator.web.incoming import SentForm, form_of
from generator.web.named_records import citable_called
from generator.web.share_asked import BOUNDS, FIELDS, HEADS, OF_UNITS, AskedShare, spread_of
from generator.web.since_the_look import seal_of, stood, why_other
from generator.web.turning import desk_of, go_to, page, problems_text

_BASE = "/campaigns/{code}/units/share"
_LISTED = 2_000


@dataclass
class Shared:
    """What came of a demand: the plan, or why there is none, by the field that is to blame where one is."""

    campaign: Campaign
    plan: QuotaPlan | None = None
    refused: dict[str, Message] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    is_forbidden: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether it may be written."""
        is_open = self.plan is not None and not self.plan.conflicts
        return is_open and not self.refused and not self.is_forbidden

    @property
    def digest(self) -> str:
        """What would be written, in a few letters."""
        told = repr([(one.index, one.quota) for one in self.plan.entries]) if self.plan else ""
        return seal_of(told)


def _shared(desk: Desk, office: Office, code: str, form: SentForm, *, dry_run: bool) -> Shared:
    """The quotas that a form asks for, written unless it is only a look or something forbids it."""
    found = Shared(campaign_for_table(office, code).campaign)
    demand = AskedShare(form, found.refused).demand()
    if any(not name.startswith(OF_UNITS) for name in found.refused):
        return found
    replace = bool(form.text("replace"))
    try:
        found.plan = plan_quotas(_record(office, code, demand, replace), demand, replace=replace)
    except RecordsInvalid as fault:
        found.problems = fault.problems
    except GeneratorError as fault:
        found.refused[""] = fault.message
    else:
        is_seen = found.digest == form.text("seen")
        _carry_out(found, desk, office, dry_run=dry_run or not is_seen or not found.is_ready)
    return found


def _record(office: Office, code: str, demand: Demand, replace: bool) -> CampaignRecord:  # noqa: FBT001 - of the form
    judge = sound_but("quotas") if demand.deduction else sound_but("quotas", "snapshots")
    read = read_for_quotas if replace else read_but_documents
    return campaign_of(office, code, judge=judge, read=read)


def _carry_out(found: Shared, desk: Desk, office: Office, *, dry_run: bool) -> None:
    """The plan put into the records, and what is to be said of them then; a look writes nothing."""
    plan = found.plan
    if plan is None:
        return
    found.problems = [one.as_warning for one in plan.conflicts]
    try:
        made = carry_out(plan, desk.workspace, office.library, dry_run=dry_run)
    except RecordsInvalid as fault:
        found.problems, found.is_forbidden = fault.problems, True
    else:
        doubts = made.doubts if made else ()
        found.problems += [one for one in doubts if one.severity is Severity.WARNING]


def _page(request: Request) -> Response:
    """The form, blank."""
    with desk_of(request).office() as office:
        campaign = campaign_for_table(office, request.path_params["code"]).campaign
        return _shown(request, Shared(campaign), SentForm())


def _shown(
    request: Request, found: Shared, form: SentForm, said: Message | None = None
) -> Response:
    is_asked = bool(form.fields)
    is_refused = is_asked and (found.plan is None or bool(found.refused))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    campaign, plan = found.campaign, found.plan
    return page(
        request,
        "share.html",
        status,
        campaign=campaign,
        stood=stood(desk_of(request), campaign.code),
        found=found,
        plan=plan,
        moved=_moved(plan) if plan else None,
        rows=plan.sharing.rows[:_LISTED] if plan else (),
        remarks=list(remarks_on(plan)) if plan else (),
        listed=_LISTED,
        said=said or found.refused.get(""),
        problems=problems_text(request, found.problems),
        asked={name: form.text(name) for name in FIELDS} | {"spread": spread_of(form)},
        typed={name: form.text(name) for name in form.fields if name.startswith(HEADS)},
        of_units=OF_UNITS,
        has_bounds=any(form.text(name) for name in form.fields if name.startswith(BOUNDS)),
        fixed=form.texts("fixed"),
        groups=form.texts("group"),
        targets=targets_to_choose(campaign),
        superiors=list(_superiors(campaign)),
        tables=list(_tables(campaign)),
        documents=citable_called(campaign),
        indicators=[one for one in campaign.indicators if not one.is_rate],
        moments=sorted({one.as_of for one in campaign.snapshots}, reverse=True),
    )


class QuotaChanges(NamedTuple):
    """How new quotas stand to those that are recorded: which units get another one, and that in a sentence."""

    units: frozenset[str]
    said: Message


def _moved(plan: QuotaPlan) -> QuotaChanges | None:
    """What changes in the tables that are there; nothing where there is none."""
    if plan.main.before is None:
        return None
    codes = [row.unit.code for row in plan.sharing.rows]
    units = frozenset(code for code in codes if any(_is_other(one, code) for one in plan.entries))
    if not units:
        return QuotaChanges(units, say("không đơn vị nào đổi chỉ tiêu so với bảng đang ghi"))
    stay = len(codes) - len(units)
    said = say(
        "so với bảng đang ghi: {moved} đơn vị đổi chỉ tiêu, {stay} giữ nguyên; tổng {before} → {after}",
        moved=len(units),
        stay=stay,
        before=printed_or_dash(sum(plan.main.before.counts.get(one, 0) for one in codes)),
        after=printed_or_dash(sum(plan.main.quota.counts.get(one, 0) for one in codes)),
    )
    return QuotaChanges(units, said)


def _is_other(entry: Entry, code: str) -> bool:
    return entry.before is not None and entry.before.counts.get(code) != entry.quota.counts.get(
        code
    )


def _superiors(campaign: Campaign) -> Iterator[Unit]:
    """The units that have units below them."""
    named = {unit.parent for unit in campaign.units}
    return (unit for unit in campaign.units if unit.code in named)


def _tables(campaign: Campaign) -> Iterator[tuple[Quota, str]]:
    """The tables of quotas that have a code, each with what it is of."""
    indicators, phases = by_code(campaign.indicators), by_code(campaign.phases)
    seen: Counter[str] = Counter()
    for quota in campaign.quotas:
        if quota.code:
            indicator = indicators[campaign.indicator_code(quota.indicator)].name
            phase = phases[quota.phase].name if quota.phase in phases else ""
            called = ", ".join(filter(None, (indicator, phase)))
            seen[called] += 1
            yield quota, f"{called} ({seen[called]})" if seen[called] > 1 else called


def _preview(request: Request) -> Response:
    form, desk = form_of(request), desk_of(request)
    with desk.office() as office:
        found = _shared(desk, office, request.path_params["code"], form, dry_run=True)
    return _shown(request, found, form)


def _write(request: Request) -> Response:
    form, desk, code = form_of(request), desk_of(request), request.path_params["code"]
    with desk.holding(code) as office:
        found = _shared(desk, office, code, form, dry_run=False)
    if not found.is_ready or found.digest != form.text("seen"):
        return _shown(request, found, form, why_other(desk, code, form) if found.is_ready else None)
    return go_to(request, f"/campaigns/{code}/units?shared")


ROUTES = [
    reads(_BASE, _page),
    reads(f"{_BASE}/preview", _preview, methods=("POST",)),
    writes(f"{_BASE}/write", _write),
]

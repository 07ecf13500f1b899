"""Units that merge, split, get another name or end: asked in a form, told in words, then written where each belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.model.books import Row
from generator.model.campaign import Campaign
from generator.office import (
    QUOTA,
    SHARE,
    Happening,
    Office,
    Rearranged,
    RearrangingPlan,
    campaign_for_table,
    issued_untrue_with,
    not_passed_over,
    passed_quotas,
    plan_rearranging,
    read_rearranging,
    rearranged,
    split_measures,
    tell_rearranging,
    tell_split,
    tell_standing,
    write_rearranging,
)
from generator.problems import GeneratorError, Message, Problem, RecordsInvalid, say
from generator.web.addresses import reads, writes
from generator.web.incoming import SentForm, form_of
from generator.web.since_the_look import seal_of
from generator.web.turning import desk_of, go_to, page, problems_text

_BASE = "/campaigns/{code}/units/changes"
FIELDS = ("what", "day", "into", "name", "short_name", "group", "kind", "code", "apart", "parts")
_CHANGED = say("những gì sẽ ghi nay khác lúc xem trước: xem lại rồi ghi")
_ASKED_BELOW = frozenset({"W-CHANGE-OPENING"})
"""What the table of the parts asks for itself, told once more when it was left open and the campaign is checked."""
_LISTED = 500
"""So many units are offered to be ticked; of more those that are searched for."""


@dataclass
class _FoundChange:
    """What came of a form: the plan, or why there is none, by the field that is to blame where one is."""

    campaign: Campaign
    plan: RearrangingPlan | None = None
    refused: dict[str, Message] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    untrue: Sequence[Row] = ()

    @property
    def digest(self) -> str:
        """What would be written, in a few letters."""
        return seal_of(repr([(one.path.name, one.after) for one in self.plan.writes])) if self.plan else ""  # fmt: skip


def _read(office: Office, code: str, form: SentForm, *, is_look: bool) -> _FoundChange:
    """What a form asks for, as files; writes nothing. Of a look also what went out and would be another."""
    record = campaign_for_table(office, code)
    found = _FoundChange(record.own)
    texts = {name: form.text(name) for name in FIELDS if name in form.fields} | _typed(form)
    asked, found.refused = read_rearranging(record.own, texts, form.texts("unit"))
    if asked is None:
        return found
    try:
        found.plan = plan_rearranging(record, office.library, rearranged(record.own, asked))
    except RecordsInvalid as fault:
        found.problems = fault.problems
    except GeneratorError as fault:
        found.refused[""] = fault.message
    else:
        found.problems = [one for one in found.plan.problems if one.code not in _ASKED_BELOW]
        if is_look:
            found.untrue = issued_untrue_with(record.workspace, record.folder, found.plan.writes)
    return found


def _typed(form: SentForm) -> dict[str, str]:
    """What somebody typed of quotas and shares: what stands as it was proposed follows from the units anew."""
    names = [name for name in form.fields if name.startswith((QUOTA, SHARE))]
    return {name: form.text(name) for name in names if form.text(name) != form.text(f"was {name}")}


def _shown(request: Request, found: _FoundChange, form: SentForm, said: Message | None = None) -> Response:  # fmt: skip
    is_refused = found.plan is None and bool(found.refused or found.problems)
    campaign, plan = found.campaign, found.plan
    units, word = not_passed_over(campaign), form.text("find")
    chosen = form.texts("unit")
    return page(
        request,
        "rearranging.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK,
        campaign=campaign,
        found=found,
        units=[one for one in units if one.code in chosen or word.casefold() in one.name.casefold()][:_LISTED],
        is_searched=len(units) > _LISTED,
        find=word,
        others=units[:_LISTED],
        chosen=chosen,
        asked={name: form.text(name) for name in FIELDS} | {"what": form.text("what") or Happening.MERGE},
        typed=_typed(form),
        passed=passed_quotas(plan.found) if plan else (),
        measures=split_measures(plan.found) if plan else (),
        share=SHARE,
        told=_told(plan.found) if plan else (),
        standing=tell_standing(campaign),
        said=said or found.refused.get(""),
        problems=problems_text(request, found.problems),
    )  # fmt: skip


def _told(found: Rearranged) -> list[Message]:
    return list((tell_split if found.parts else tell_rearranging)(found))


def _page(request: Request) -> Response:
    """The form; a unit from whose row one comes is ticked."""
    unit = request.query_params.get("unit", "")
    with desk_of(request).office() as office:
        campaign = campaign_for_table(office, request.path_params["code"]).own
    return _shown(request, _FoundChange(campaign), SentForm({"unit": [unit]}))


def _preview(request: Request) -> Response:
    form = form_of(request)
    with desk_of(request).office() as office:
        found = _read(office, request.path_params["code"], form, is_look=True)
    return _shown(request, found, form)


def _write(request: Request) -> Response:
    """What was shown and agreed to is written; anything else is shown first."""
    form, desk, code = form_of(request), desk_of(request), request.path_params["code"]
    with desk.holding(code) as office:
        found = _read(office, code, form, is_look=False)
        is_seen = found.plan is not None and found.digest == form.text("seen")
        if found.plan is not None and is_seen:
            write_rearranging(found.plan)
            return go_to(request, f"{_BASE.format(code=code)}?written")
    return _shown(request, found, form, _CHANGED if found.plan else None)


ROUTES = [
    reads(_BASE, _page),
    reads(f"{_BASE}/preview", _preview, methods=("POST",)),
    writes(f"{_BASE}/write", _write),
]

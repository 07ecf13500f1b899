"""A total or a rate shared among the units: asked in a form, shown with the working of each, then written as `allocate` does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from generator.figures import Demand, Limits, QuotaPlan, carry_out, plan_quotas
from generator.model.campaign import Campaign
from generator.office import Office, campaign_for_table, campaign_of
from generator.problems import GeneratorError, Message, Problem, RecordsInvalid, say
from generator.records import read_but_documents, read_for_quotas, sound_but
from generator.web.addresses import reads, writes
from generator.web.incoming import SentForm, form_of
from generator.web.shown_reading import seal_of
from generator.web.turning import desk_of, go_to, page, problems_text
from generator.wording import Rounding, read_money, read_rate

_BASE = "/campaigns/{code}/units/share"
_FIELDS = ("way", "rate", "total", "target", "base", "rounding", "minimum", "maximum", "indicator", "phase", "document", "replace")  # fmt: skip
_FIX = "fix "
_LISTED = 2_000
_CHANGED = say("dữ liệu vừa có người thay đổi: xem lại cách tính rồi ghi")
Value = TypeVar("Value")


@dataclass
class Shared:
    """What came of a demand: the plan, or why there is none, by the field that is to blame where one is."""

    campaign: Campaign
    plan: QuotaPlan | None = None
    refused: dict[str, Message] = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it may be written."""
        return self.plan is not None and not self.plan.conflicts and not self.refused

    @property
    def digest(self) -> str:
        """What would be written, in a few letters."""
        told = repr([(one.index, one.quota) for one in self.plan.entries]) if self.plan else ""
        return seal_of(told)


def _shared(office: Office, code: str, form: SentForm) -> Shared:
    """The quotas that a form asks for; writes nothing."""
    found = Shared(campaign_for_table(office, code).campaign)
    demand = _Asking(form, found.refused).demand()
    if any(not name.startswith(_FIX) for name in found.refused):
        return found
    replace = bool(form.text("replace"))
    judge, read = sound_but("quotas", "snapshots"), read_for_quotas if replace else read_but_documents  # fmt: skip
    try:
        record = campaign_of(office, code, judge=judge, read=read)
        found.plan = plan_quotas(record, demand, replace=replace)
    except RecordsInvalid as fault:
        found.problems = fault.problems
    except GeneratorError as fault:
        found.refused[""] = fault.message
    else:
        found.problems = [one.as_warning for one in found.plan.conflicts]
    return found


class _Asking:
    """The texts of a form as a demand; each that cannot be read is told at its field."""

    def __init__(self, form: SentForm, refused: dict[str, Message]) -> None:
        self.form, self.refused = form, refused

    def demand(self) -> Demand:
        way = self.form.text("way", "rate")
        fixed = {
            name.removeprefix(_FIX): self._read(name, read_money)
            for name in self.form.fields
            if name.startswith(_FIX)
        }
        limits = Limits(
            minimum=self._read("minimum", read_money) or 0,
            maximum=self._read("maximum", read_money),
            fixed={code: count for code, count in fixed.items() if count is not None},
        )
        rounding = self.form.text("rounding")
        return Demand(
            rate=self._read("rate", read_rate) if way == "rate" else None,
            total=self._read("total", read_money) if way == "total" else None,
            target=self._said("target") if way == "target" else None,
            of=self._said("base"),
            rounding=Rounding(rounding) if rounding in {*Rounding} else Rounding.HALF_UP,
            limits=limits,
            freed=frozenset(self._freed()),
            indicator=self._said("indicator"),
            phase=self._said("phase"),
            document=self._said("document"),
        )

    def _freed(self) -> list[str]:
        """Who was fixed when the table was shown, and is no more."""
        were = self.form.texts("fixed")
        return [code for code in were if not self.form.text(f"{_FIX}{code}")]

    def _said(self, name: str) -> str | None:
        return self.form.text(name) or None

    def _read(self, name: str, read: Callable[[str], Value]) -> Value | None:
        text = self.form.text(name)
        if not text:
            return None
        try:
            return read(text)
        except GeneratorError as fault:
            self.refused[name] = fault.message
            return None


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
        found=found,
        plan=plan,
        rows=plan.sharing.rows[:_LISTED] if plan else (),
        listed=_LISTED,
        said=said or found.refused.get(""),
        problems=problems_text(request, found.problems),
        asked={name: form.text(name) for name in _FIELDS},
        fixes={name.removeprefix(_FIX): form.text(name) for name in form.fields if name.startswith(_FIX)},
        documents=[*campaign.documents, *campaign.references],
        indicators=[one for one in campaign.indicators if not one.is_rate],
    )  # fmt: skip


def _preview(request: Request) -> Response:
    form = form_of(request)
    with desk_of(request).office() as office:
        found = _shared(office, request.path_params["code"], form)
    return _shown(request, found, form)


def _write(request: Request) -> Response:
    form, desk, code = form_of(request), desk_of(request), request.path_params["code"]
    with desk.holding(code) as office:
        found = _shared(office, code, form)
        plan = found.plan
        if plan is None or plan.conflicts or found.refused or found.digest != form.text("seen"):
            return _shown(request, found, form, _CHANGED if found.is_ready else None)
        try:
            carry_out(plan, desk.workspace, office.library, dry_run=False)
        except RecordsInvalid as fault:
            found.problems = fault.problems
            return _shown(request, found, form)
    return go_to(request, f"/campaigns/{code}/units")


ROUTES = [
    reads(_BASE, _page),
    reads(f"{_BASE}/preview", _preview, methods=("POST",)),
    writes(f"{_BASE}/write", _write),
]

"""An office's list of units in by the page: dropped or pasted, read, asked about, shown, then written as the command does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from generator.exchange import UnitsPlan, keyed_columns, plan_units, tell_units, write_units
from generator.model.campaign import Campaign
from generator.office import Office, campaign_of, written_campaign
from generator.problems import GeneratorError, Message, Problem, RecordsInvalid, say
from generator.sheets import Headings, ListRequest, SourceFile, read_list_columns
from generator.web.addresses import reads, writes
from generator.web.incoming import SentForm, form_of
from generator.web.questions import FormAsk, answers_in
from generator.web.shown_reading import reading_shown, word_of_files
from generator.web.since_the_look import seal_of, why_other
from generator.web.turning import desk_of, go_to, page

_BASE = "/campaigns/{code}/units/list"
_OPTIONS = ("columns", "sheet", "headings", "hidden_rows")
_NO_LIST = say("chưa chọn tệp nào và chưa dán danh sách nào")


@dataclass
class ListRead:
    """What came of reading: the plan, or why there is none; what is asked, and what was answered."""

    campaign: Campaign
    ask: FormAsk
    plan: UnitsPlan | None = None
    refused: Message | None = None
    problems: Sequence[Problem] = ()
    lines: list[Message] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """What would be written, in a few letters."""
        told = "".join(f"{one.path.name}{one.before!r}{one.after!r}" for one in self.plan.files) if self.plan else ""  # fmt: skip
        return seal_of(told)


def _read_list(office: Office, code: str, files: Sequence[SourceFile], form: SentForm) -> ListRead:
    record = written_campaign(office, code)
    found = ListRead(record.campaign, FormAsk(files, answers_in(form)))
    try:
        plan = plan_units(record, office.library, files, _request(form, record.campaign), found.ask)
    except RecordsInvalid as fault:
        found.problems = fault.problems
    except GeneratorError as fault:
        found.refused = fault.message
    else:
        found.plan, found.problems, found.lines = (
            plan,
            plan.problems,
            [*tell_units(plan, in_words=True)],
        )
    return found


def _request(form: SentForm, campaign: Campaign) -> ListRequest:
    headings = form.text("headings")
    names = {one.code: one.label for one in campaign.bases}
    return ListRequest(
        columns=read_list_columns(keyed_columns(form.text("columns"), names)),
        sheet=form.text("sheet") or None,
        hidden_rows=bool(form.text("hidden_rows")),
        headings=Headings(headings) if headings in {one.value for one in Headings} else None,
    )


def _page(request: Request) -> Response:
    with desk_of(request).office() as office:
        campaign = campaign_of(office, request.path_params["code"]).campaign
        return page(request, "unit_list.html", campaign=campaign, options=dict.fromkeys(_OPTIONS, ""))  # fmt: skip


def _read(request: Request) -> Response:
    form, desk = form_of(request), desk_of(request)
    word = word_of_files(request, form, _NO_LIST)
    with desk.office() as office:
        found = _read_list(office, request.path_params["code"], desk.uploads.files(word), form)
    return _shown(request, found, form, word)


def _shown(
    request: Request, found: ListRead, form: SentForm, word: str, said: Message | None = None
) -> Response:
    return reading_shown(
        request, found, form, word, template="unit_list_read.html", options=_OPTIONS, said=said
    )


def _write(request: Request) -> Response:
    form, desk, code = form_of(request), desk_of(request), request.path_params["code"]
    word = form.text("kept")
    with desk.holding(code) as office:
        found = _read_list(office, code, desk.uploads.files(word), form)
        if found.plan is None or found.digest != form.text("seen"):
            said = why_other(desk, code, form) if found.plan else None
            return _shown(request, found, form, word, said)
        if found.plan.files:
            write_units(found.plan)
    return go_to(request, f"/campaigns/{code}/units")


ROUTES = [
    reads(_BASE, _page),
    reads(f"{_BASE}/read", _read, methods=("POST",)),
    writes(f"{_BASE}/write", _write),
]

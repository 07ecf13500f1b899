"""An office's list of units in by the page: dropped or pasted, read, asked about, shown, then written as the command does."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from generator.exchange import (
    KnownColumns,
    UnitsPlan,
    column_kinds,
    keyed_columns,
    plan_units,
    tell_units,
    write_units,
)
from generator.model.campaign import Campaign
from generator.office import Office, campaign_of, written_campaign
from generator.problems import GeneratorError, Message, Problem, RecordsInvalid, say
from generator.sheets import Headings, ListRequest, SourceFile, read_list_columns
from generator.web.addresses import reads, writes
from generator.web.column_mapping import (
    ColumnMapping,
    column_mapping,
    columns_chosen,
    with_columns_known,
)
from generator.web.incoming import SentForm
from generator.web.questions import FormAsk, answers_in
from generator.web.shown_reading import ReadingPage
from generator.web.since_the_look import seal_of
from generator.web.turning import desk_of, page

_BASE = "/campaigns/{code}/units/list"
_FIELDS = ("name", "code", "short_name", "group", "parent", "aliases")
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
    mapping: ColumnMapping | None = None
    """Which column is what, to be said by a person."""

    @property
    def digest(self) -> str:
        """What would be written, in a few letters."""
        told = "".join(f"{one.path.name}{one.before!r}{one.after!r}" for one in self.plan.files) if self.plan else ""  # fmt: skip
        return seal_of(told)


def _read_list(office: Office, code: str, files: Sequence[SourceFile], form: SentForm) -> ListRead:
    record = written_campaign(office, code)
    known = KnownColumns(office.workspace, code)
    found = ListRead(record.campaign, FormAsk(files, answers_in(form), known))
    kinds = column_kinds(_FIELDS, {one.code: one.label for one in record.campaign.bases})
    form = with_columns_known(files, form, known, kinds)
    try:
        request = _request(form, record.campaign, kinds)
        plan = plan_units(record, office.library, files, request, found.ask)
    except RecordsInvalid as fault:
        found.problems = fault.problems
    except GeneratorError as fault:
        found.refused = fault.message
    else:
        found.plan, found.problems, found.lines = (
            plan,
            plan.problems,
            [*tell_units(plan, in_words=True, most=sys.maxsize)],
        )
    read = found.plan.listed.sources if found.plan else ()
    taken = {one.file: one.columns for one in read}
    found.mapping = column_mapping(files, form, kinds, taken, found.ask)
    return found


def _request(form: SentForm, campaign: Campaign, kinds: Mapping[str, Message]) -> ListRequest:
    headings = form.text("headings")
    names = {one.code: one.label for one in campaign.bases}
    typed = read_list_columns(keyed_columns(form.text("columns"), names))
    return ListRequest(
        columns={**typed, **columns_chosen(form, kinds)},
        sheet=form.text("sheet") or None,
        hidden_rows=bool(form.text("hidden_rows")),
        headings=Headings(headings) if headings in {one.value for one in Headings} else None,
    )


def _page(request: Request) -> Response:
    with desk_of(request).office() as office:
        campaign = campaign_of(office, request.path_params["code"]).campaign
        return page(request, "unit_list.html", campaign=campaign, options=dict.fromkeys(_OPTIONS, ""))  # fmt: skip


_READING = ReadingPage(_read_list, "unit_list_read.html", _OPTIONS, _NO_LIST)


def _write(request: Request) -> Response:
    return _READING.agree(request, partial(_written, request.path_params["code"]))


def _written(code: str, found: ListRead) -> str:
    if found.plan and found.plan.files:
        write_units(found.plan)
    return f"/campaigns/{code}/units"


ROUTES = [
    reads(_BASE, _page),
    reads(f"{_BASE}/read", _READING.look, methods=("POST",)),
    writes(f"{_BASE}/write", _write),
]

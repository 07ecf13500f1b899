"""Files of figures that were dropped on a page: read as `import results` reads them, asked about, shown before they are written."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.exchange import (
    Existing,
    ImportPlan,
    ImportRequest,
    KnownColumns,
    column_kinds,
    indicators_called,
    keyed_columns,
    plan_import,
    tell_changes,
    tell_left_out,
    tell_names,
    tell_reading,
)
from generator.model.campaign import Campaign
from generator.model.results import Status
from generator.office import Office, campaign_for_results, year_told
from generator.problems import GeneratorError, Message, Problem, RecordsInvalid
from generator.sheets import ResultsRequest, SourceFile, read_columns
from generator.web.column_mapping import (
    ColumnMapping,
    column_mapping,
    columns_chosen,
    with_columns_known,
)
from generator.web.incoming import SentForm
from generator.web.progress_told import today
from generator.web.questions import FormAsk, answers_in
from generator.web.since_the_look import seal_of
from generator.wording import day_in_full, read_moment
from generator.workspace import TextRefused

OPTIONS = ("as_of", "columns", "sheet", "indicator", "status", "source", "existing", "reason", "hidden_rows", "corrects")  # fmt: skip
"""The fields of the form that say how files are read, as the options of the command do."""

_ALL = sys.maxsize
"""Every unit is listed on a page, which folds what is long."""


@dataclass
class FiguresRead:
    """What came of reading: the plan, or why there is none; what is asked, and what was answered."""

    campaign: Campaign
    ask: FormAsk
    plan: ImportPlan | None = None
    refused: Message | None = None
    at: str = ""
    """The entry of the form in which what was refused stands; empty where that is none."""
    noted: Message | None = None
    """Which year was taken for the moment that was typed without one."""
    problems: Sequence[Problem] = ()
    lines: list[Message] = field(default_factory=list)
    left_out: Sequence[Message] = ()
    """Which columns of figures are not imported, told beside what writes."""
    mapping: ColumnMapping | None = None
    """Which column is what, to be said by a person."""
    names: Sequence[Message] = ()
    """Which names in the files were taken for whom, where they are none of the unit's own."""

    @property
    def digest(self) -> str:
        """What would be written, in a few letters: who agrees agrees to this and nothing else."""
        if self.plan is None:
            return ""
        told = f"{self.plan.snapshot!r}{sorted(self.plan.aliases)}{sorted(self.plan.imported.finer.items())!r}{self.plan.target.found!r}"
        return seal_of(told)

    @property
    def is_news(self) -> bool:
        """Whether anything would change."""
        plan = self.plan
        return plan is not None and (plan.snapshot != plan.target.snapshot or bool(plan.remembered))


def read_figures(
    office: Office, code: str, files: Sequence[SourceFile], form: SentForm
) -> FiguresRead:
    """The plan of an import as a form asks for it; writes nothing. What is wrong is told in it."""
    record = campaign_for_results(office, code)
    known = KnownColumns(office.workspace, code)
    found = FiguresRead(record.campaign, FormAsk(files, answers_in(form), known))
    kinds = _kinds(record.campaign)
    form = with_columns_known(files, form, known, kinds, record.campaign.indicators)
    try:
        moment = _moment_in_full(form.text("as_of"), record.campaign)
        found.noted = year_told(form.text("as_of"), moment)
        request = _request(form, moment, record.campaign, kinds)
        plan = plan_import(record, office.library, files, request, found.ask)
    except RecordsInvalid as fault:
        found.problems = fault.problems
    except TextRefused as fault:
        found.refused, found.at = fault.message, "as_of" if form.text("as_of") else ""
    except GeneratorError as fault:
        found.refused = fault.message
    else:
        found.plan, found.problems, found.names = plan, plan.problems, tell_names(plan)
        found.left_out = [one for source in plan.imported.sources for one in tell_left_out(source)]
        lines = [
            *tell_reading(plan, record.campaign, _ALL),
            *tell_changes(plan, record.campaign, _ALL),
        ]
        found.lines = [one for one in lines if one not in found.left_out]
    read = found.plan.imported.sources if found.plan else ()
    taken = {one.file: one.columns for one in read}
    found.mapping = column_mapping(files, form, kinds, taken, found.ask)
    return found


def _kinds(campaign: Campaign) -> dict[str, Message]:
    """What a column may be: of the unit, of what is counted, of how far it was checked."""
    named = {one.code: one.name for one in campaign.indicators}
    return column_kinds(("unit", "code", "status"), named)


def _moment_in_full(typed: str, campaign: Campaign) -> str:
    return day_in_full(typed, campaign.starts, campaign.ends)


def _request(
    form: SentForm, moment: str, campaign: Campaign, kinds: Mapping[str, Message]
) -> ImportRequest:
    """What the form asks for, in the words of the command. Raises `GeneratorError` for what it cannot mean."""
    indicator = form.text("indicator") or None
    if indicator is not None:
        indicators_called(campaign, [indicator])
    names = {one.code: one.name for one in campaign.indicators}
    typed = read_columns(keyed_columns(form.text("columns"), names), names)
    columns = {**typed, **columns_chosen(form, kinds)}
    status = form.text("status")
    return ImportRequest(
        as_of=read_moment(moment) if moment else None,
        reading=ResultsRequest(
            indicator,
            columns,
            form.text("sheet") or None,
            hidden_rows=bool(form.text("hidden_rows")),
        ),
        status=Status(status) if status in {*Status} else None,
        source=form.text("source") or None,
        existing=Existing.REPLACE if form.text("existing") == "replace" else Existing.MERGE,
        reason=form.text("reason") or None,
        today=today(),
        corrects=bool(form.text("corrects")),
        asks_together=True,
    )

"""Everything that is wrong or doubtful in an office: records, bodies, templates, the register.

One document of each batch stands for all of its letters. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator import register
from generator.drafting import Draft, list_names
from generator.model.document import ForEach
from generator.office.letters import files_of
from generator.office.office import Office
from generator.office.replaced import check_earlier, check_told
from generator.office.verification import changed_documents
from generator.office.workflow import Work, draft, make, moment_assumed, template_for, work_of
from generator.problems import Place, Problem, RecordsInvalid, errors
from generator.records import CampaignRecord

DAMAGED = "E-REGISTER-DAMAGED"


def check_office(office: Office, codes: Sequence[str] = ()) -> list[Problem]:
    """All of it, for these campaigns or for all; issued documents that changed since too."""
    records = office.campaigns(codes)
    found = [problem for record in records for problem in _check(office, record)]
    return [*office.problems, *found, *check_registers(office), *changed_documents(office, records)]


def _check(office: Office, record: CampaignRecord) -> Iterator[Problem]:
    for document in record.campaign.documents:
        try:
            whole = work_of(record, document)
        except RecordsInvalid as fault:
            yield from fault.problems
            continue
        if assumed := moment_assumed(whole):
            yield assumed
        yield from _naming_problems(whole, office)
        yield from check_earlier(whole, office)
        yield from check_told(whole, office)
        for work in _exemplified(whole):
            drafted = draft(work, office)
            yield from drafted.problems
            if not errors(drafted.problems):
                yield from _rendering_problems(office, work, drafted)


def _naming_problems(work: Work, office: Office) -> Sequence[Problem]:
    """What hinders the choice of the letters (`where`) or their names (`file_name`), of all of them."""
    try:
        files_of(work, office)
    except RecordsInvalid as fault:
        return fault.problems
    return ()


def _exemplified(work: Work) -> Iterable[Work]:
    """The work itself; of a document made for each unit or group the one for the first of them."""
    tally = work.figures.main
    if work.document.for_each is ForEach.UNITS:
        return map(work.for_member, tally.units[:1])
    if work.document.for_each is ForEach.GROUPS:
        return map(work.for_member, tally.groups[:1])
    return [work]


def _rendering_problems(office: Office, work: Work, drafted: Draft) -> Sequence[Problem]:
    try:
        found = template_for(office, work, drafted).check(_vocabulary(drafted.context))
        if not errors(found):
            make(office, work, drafted)
    except RecordsInvalid as fault:
        return fault.problems
    return found


def _vocabulary(context: Mapping[str, Any]) -> Iterator[str]:
    """The dotted names that a template may use; below what is empty now anything may come."""
    for entry in list_names(context):
        yield entry.path
        if entry.is_open:
            yield f"{entry.path}.*"
            yield f"{entry.path}[].*"


def check_registers(office: Office) -> Iterator[Problem]:
    """What every register of the office says of itself; one that is damaged is an error among others."""
    for issuer in register.issuers_with_register(office.workspace):
        try:
            yield from register.check_register(register.open_register(office.workspace, issuer))
        except (register.RegisterDamaged, register.RegisterMissing) as fault:
            folder = office.workspace.shown(office.workspace.register / issuer)
            yield Problem(DAMAGED, Place(folder), fault.message)
            yield from getattr(fault, "problems", ())
        except RecordsInvalid as fault:
            yield from fault.problems

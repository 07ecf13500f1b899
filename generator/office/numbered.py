"""Works that know their number: a document as it will be issued, a letter with a number of its own.

Where each letter of a batch has its own number, the numbers stand in the register and not in the
common record; this is the one place that brings them together. Giving numbers is `generator.office`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.figures import GroupProgress, UnitProgress
from generator.model.books import RowState
from generator.office.opened import Office
from generator.office.workflow import Work
from generator.problems import RecordsInvalid
from generator.register import (
    Giving,
    Ledger,
    Outgoing,
    Receipt,
    Register,
    list_rows,
    look,
    open_register,
    years_around,
)

Member = UnitProgress | GroupProgress


def key_of(work: Work, member: Member | None = None) -> str:
    """The key under which the register keeps the number of a document, or of one letter of it."""
    return f"{work.name}/{member.code}" if member else work.name


def register_of(office: Office, work: Work, holder: str = "") -> Register:
    """The register of the body that issues a document."""
    issuer = work.document.issuer or work.record.campaign.issuer
    return open_register(office.workspace, issuer, holder=holder)


def with_number(work: Work, number: int | None, day: datetime.date | None) -> Work:
    """The same document with this number and date, wherever the campaign cites it too."""
    document = work.document.model_copy(update={"number": number, "date": day})
    campaign = work.record.campaign
    documents = tuple(document if one is work.document else one for one in campaign.documents)
    record = replace(work.record, campaign=campaign.model_copy(update={"documents": documents}))
    return replace(work, record=record, document=document)


def for_member(work: Work, member: Member, numbers: Mapping[str, int] | None = None) -> Work:
    """The letter for one unit or group, with its own number where it has one."""
    mine = (
        replace(work, group=member)
        if isinstance(member, GroupProgress)
        else replace(work, unit=member)
    )
    number = (numbers or {}).get(member.code)
    return mine if number is None else with_number(mine, number, work.document.date)


def letter_numbers(office: Office, work: Work) -> dict[str, int]:
    """The number of each letter by the code of its unit; empty where one number stands for all."""
    document = work.document
    if document.for_each is None or document.number is not None or document.date is None:
        return {}
    register = register_of(office, work)
    if not register.folder.is_dir():
        return {}
    prefix = f"{work.name}/"
    rows = (
        entry.row
        for entry in list_rows(register, year=document.date.year, states=[RowState.ISSUED])
    )
    return {
        row.key.removeprefix(prefix): row.number
        for row in rows
        if row.key and row.key.startswith(prefix)
    }


def preview(register: Register, asked: Sequence[Outgoing]) -> Receipt:
    """The numbers that `reserve` would give now. Nothing is written, no number is taken.

    Raises `RecordsInvalid` with every refusal.
    """
    giving = Giving(Ledger(look(register, years_around(register, (one.day for one in asked)))))
    given = [giving.give(one) for one in asked]
    if giving.problems:
        raise RecordsInvalid(giving.problems)
    found = tuple(one for one in given if one is not None)
    return Receipt(found, tuple(giving.warnings), tuple(giving.ledger.opened))

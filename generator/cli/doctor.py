"""`vanthu doctor`: is the machine, and is this folder, fit to work with; for each lack what to do."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.console import CONSOLE
from generator.cli.language import N_
from generator.cli.options import json_option
from generator.problems import (
    WEIGHTS,
    Exit,
    Message,
    Place,
    Problem,
    RecordsInvalid,
    Severity,
    say,
)

if TYPE_CHECKING:
    from generator.office import Sign

_DAY = 24 * 3600
_FINE = say("tốt")


@click.command(
    "doctor", help=N_("Xem máy và thư mục làm việc có sẵn sàng không; thiếu gì thì nêu cách làm.")
)
@json_option
@click.pass_obj
def command(session: Session, *, as_json: bool) -> None:
    """A line for each sign; exit status 1 where something keeps the program from working."""
    from generator.office import signs_of_health
    from generator.workspace import NoWorkspace, Workspace, find_workspace

    workspace: Workspace | None = None
    refused: Sequence[Problem] = ()
    try:
        workspace = find_workspace(session.folder)
    except NoWorkspace:
        pass
    except RecordsInvalid as fault:
        refused = fault.problems
    newest = time.time() + _DAY
    found = signs_of_health(
        workspace, console=CONSOLE.encoding, newest_allowed=newest, refused=refused
    )
    signs = [*found]
    if as_json:
        session.data({"signs": [_data(session, one) for one in signs]})
    else:
        for one in signs:
            session.show(_line(one))
    wrong = [one for one in signs if one.severity is Severity.ERROR]
    if as_json:
        for one in wrong:
            said = Problem("E-DOCTOR", Place("", part=one.code), one.found, one.remedy)
            session.report.add(said, session.translate)
    if wrong:
        raise click.exceptions.Exit(Exit.WRONG)


def _line(sign: Sign) -> Message:
    weight = WEIGHTS[sign.severity] if sign.severity else _FINE
    said = say("{weight}: {name}: {found}", weight=weight, name=sign.name, found=sign.found)
    return say("{said}; {hint}", said=said, hint=sign.remedy) if sign.remedy else said


def _data(session: Session, sign: Sign) -> dict[str, object]:
    remedy = sign.remedy.text(session.translate) if sign.remedy else None
    return {
        "code": sign.code,
        "name": sign.name.text(session.translate),
        "found": sign.found.text(session.translate),
        "remedy": remedy,
        "severity": sign.severity.value if sign.severity else None,
    }

"""`vanthu new units`: the units of a campaign, typed one after the other."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.cli.form_filling import fill_in
from generator.cli.forms import FormEntry, Questionnaire, filling_options
from generator.cli.language import N_
from generator.cli.new_campaign import next_with_units
from generator.cli.new_document import Campaigns
from generator.problems import say


@click.command("units", help=N_("Các đơn vị của một chiến dịch, gõ từng tên."))
@click.argument("campaign", required=False)
@click.option("--unit", "units", multiple=True, help=N_("Tên một đơn vị; nêu được nhiều lần."))
@filling_options
@click.pass_obj
def command(
    session: Session, campaign: str | None, units: tuple[str, ...], *, no_input: bool, yes: bool
) -> None:
    """Asked until nothing more is typed, and written while nobody else changes the campaign."""
    from generator.model.campaign import Unit
    from generator.office import new_units, open_office, units_alike
    from generator.records import reader_of

    said = say("tên từng đơn vị, theo thứ tự trong bảng, ví dụ LĐLĐ huyện An Phú")
    read = reader_of(Unit, "name")
    names = FormEntry("units", say("Đơn vị"), said, read, named="--unit", many=True)
    form = Questionnaire(say("Các đơn vị"), (Campaigns(session).entry, names))
    given = {"campaign": campaign, "units": "\n".join(units) or None}
    answers = fill_in(session, form, given, ask=not no_input, yes=yes)
    code = answers["campaign"]
    session.hold(code)
    session.name(new_units(open_office(session.workspace), code, answers["units"].splitlines()))
    session.problems(units_alike(open_office(session.workspace), code))
    session.say(next_with_units(code))

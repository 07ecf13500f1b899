"""`vanthu new units`: the units of a campaign, typed one after the other."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.cli.form_filling import fill_in, filling_options
from generator.cli.language import N_
from generator.cli.new_campaign import next_with_units


@click.command("units", help=N_("Các đơn vị của một chiến dịch, gõ từng tên."))
@click.argument("campaign", required=False)
@click.option("--unit", "units", multiple=True, help=N_("Tên một đơn vị; nêu được nhiều lần."))
@filling_options
@click.pass_obj
def command(
    session: Session, campaign: str | None, units: tuple[str, ...], *, no_input: bool, yes: bool
) -> None:
    """Asked until nothing more is typed, and written while nobody else changes the campaign."""
    from generator.office import new_units, open_office, units_alike, units_form

    given = {"campaign": campaign, "units": "\n".join(units) or None}
    answers = fill_in(session, units_form(session.office), given, ask=not no_input, yes=yes)
    code = answers["campaign"]
    session.hold(code)
    session.name(new_units(open_office(session.workspace), code, answers["units"].splitlines()))
    session.problems(units_alike(open_office(session.workspace), code))
    session.say(next_with_units(session, code))

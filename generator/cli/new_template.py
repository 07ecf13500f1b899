"""`vanthu new template`: one of our Word templates, to be changed to the office's taste."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.cli.form_filling import fill_in, filling_options
from generator.cli.language import N_
from generator.office import Choice, FormEntry, Questionnaire
from generator.problems import say


@click.command("template", help=N_("Chép một mẫu Word về templates/ để cơ quan sửa theo ý mình."))
@click.argument("name", required=False)
@filling_options
@click.pass_obj
def command(session: Session, name: str | None, *, no_input: bool, yes: bool) -> None:
    """The template chosen."""
    from generator.office import new_template, shipped_templates

    session.settle()
    choices = tuple(
        Choice(file, say("{file}: {kinds}", file=file, kinds=kinds), (file.removesuffix(".docx"),))
        for file, kinds in shipped_templates().items()
    )
    entry = FormEntry(
        "name",
        say("Mẫu Word"),
        say("tên tệp, ví dụ named.docx"),
        named="TÊN",
        choices=lambda _: choices,
    )
    answers = fill_in(
        session, Questionnaire(say("Mẫu Word"), (entry,)), {"name": name}, ask=not no_input, yes=yes
    )
    session.name(new_template(session.workspace, answers["name"]))

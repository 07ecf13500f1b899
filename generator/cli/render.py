"""`vanthu render`: records in, Word files out."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.app import Session
from generator.cli.options import MOMENT
from generator.notation import Moment
from generator.problems import Severity, Translate, say


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command("render", help=_("Làm văn bản Word; không nêu gì thì làm tất cả."))
    @click.argument("campaign", required=False)
    @click.argument("documents", nargs=-1)
    @click.option("--as-of", type=MOMENT, help=_("Dùng số liệu chốt tại thời điểm này."))
    @click.option(
        "-o", "--output", type=click.Path(path_type=Path), help=_("Thư mục chứa văn bản làm ra.")
    )
    @click.pass_obj
    def command(
        session: Session,
        campaign: str | None,
        documents: tuple[str, ...],
        as_of: Moment | None,
        output: Path | None,
    ) -> None:
        from generator.workflow import render

        office = session.office
        paths = render(
            office, [campaign] if campaign else [], documents, as_of=as_of, output=output
        )
        session.console.problems(
            [problem for problem in office.problems if problem.severity is Severity.WARNING]
        )
        for path in paths:
            click.echo(session.workspace.shown(path))
        session.console.say(say("đã làm {count} văn bản", count=len(paths)))

    return command

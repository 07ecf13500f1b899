"""`vanthu verify`: whether what lies in `output/` is what the records give."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.app import Session
from generator.cli.options import json_option
from generator.problems import Exit, Translate, say


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command(
        "verify", help=_("So các tệp đã làm với hồ sơ hiện nay; nêu tệp khác và phần khác.")
    )
    @click.argument("campaigns", nargs=-1)
    @click.option(
        "-o", "--output", type=click.Path(path_type=Path), help=_("Thư mục chứa văn bản.")
    )
    @json_option(_)
    @click.pass_obj
    def command(
        session: Session, campaigns: tuple[str, ...], output: Path | None, *, as_json: bool
    ) -> int:
        from generator.office import Verdict, changed_since_issued, told, verify

        found = list(verify(session.office, campaigns, output=output))
        changed = changed_since_issued(session.office, campaigns)
        others = [one for one in found if one.verdict is not Verdict.SAME]
        if as_json:
            session.console.data(
                [
                    {
                        "file": session.workspace.shown(one.path),
                        "verdict": one.verdict.value,
                        "parts": list(one.parts),
                    }
                    for one in found
                ]
            )
        for one in [] if as_json else others:
            said = told(one).text(session.console.translate)
            click.echo(f"{session.workspace.shown(one.path)}: {said}")
        session.console.problems(changed)
        session.console.say(
            say(
                "{same} tệp đúng với hồ sơ, {others} tệp khác",
                same=len(found) - len(others),
                others=len(others),
            )
        )
        return Exit.WRONG if others or changed else Exit.DONE

    return command

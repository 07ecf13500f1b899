"""`vanthu names`: the vocabulary of a campaign or document, with values and meanings."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.cli.options import find_option, json_option, together
from generator.problems import Translate, say


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command(
        "names", help=_("Các tên dùng được trong lời văn và mẫu Word: giá trị hiện nay, ý nghĩa.")
    )
    @click.argument("campaign")
    @click.argument("document", required=False)
    @together(find_option(_), json_option(_))
    @click.pass_obj
    def command(
        session: Session, campaign: str, document: str | None, find: str, *, as_json: bool
    ) -> None:
        from generator.drafting import FILTERS
        from generator.office import names_of

        named = names_of(session.office, campaign, document)
        entries = [entry for entry in named if find in entry.path]
        said = session.console.translate
        if as_json:
            session.console.data(
                [
                    {"name": entry.path, "value": entry.value, "meaning": entry.meaning}
                    for entry in entries
                ]
            )
            return
        for entry in entries:
            click.echo(f"{entry.path:<44} {entry.value[:40]:<40} {entry.meaning.text(said)}")
        session.console.show(say("\nBộ lọc:"))
        for name, meaning in FILTERS.items():
            click.echo(f"  |{name:<14} {meaning.text(said)}")

    return command

"""`vanthu names`: the vocabulary of a campaign or document, with values and meanings."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.cli.options import json_option
from generator.problems import Translate, say


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command(
        "names", help=_("Các tên dùng được trong lời văn và mẫu Word: giá trị hiện nay, ý nghĩa.")
    )
    @click.argument("campaign")
    @click.argument("document", required=False)
    @click.option("--find", help=_("Chỉ các tên có chứa chữ này."))
    @json_option(_)
    @click.pass_obj
    def command(
        session: Session, campaign: str, document: str | None, find: str | None, *, as_json: bool
    ) -> None:
        from generator.drafting import FILTERS
        from generator.office import names_of

        entries = [
            entry
            for entry in names_of(session.office, campaign, document)
            if not find or find in entry.path
        ]
        said = session.console.translate
        if as_json:
            session.console.data(
                [
                    {"name": entry.path, "value": entry.value, "meaning": entry.meaning.text(said)}
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

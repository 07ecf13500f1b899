"""`vanthu brief`: the news text and the chat message, from the same figures as the report."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.cli.options import as_of_option, json_option
from generator.problems import Translate
from generator.wording import Moment

TEXTS = ("news", "chat")


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command("brief", help=_("Tin ngắn và tin nhắn nhóm, cùng số liệu với báo cáo."))
    @click.argument("campaign")
    @as_of_option(_)
    @click.option("--phase", help=_("Mã giai đoạn; mặc định giai đoạn của số liệu."))
    @click.option("--only", type=click.Choice(TEXTS), help=_("Chỉ in một trong hai."))
    @json_option(_)
    @click.pass_obj
    def command(
        session: Session,
        campaign: str,
        *,
        as_of: Moment | None,
        phase: str | None,
        only: str | None,
        as_json: bool,
    ) -> None:
        from generator.office import briefs_of

        texts = briefs_of(session.office, campaign, as_of, phase)
        chosen = {name: text for name, text in texts.items() if only in {None, name}}
        if as_json:
            session.console.data(chosen)
        else:
            click.echo("\n---\n\n".join(chosen.values()), nl=False)

    return command

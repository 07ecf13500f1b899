"""`vanthu brief`: the news text and the chat message, from the same figures as the report."""

from __future__ import annotations

from typing import Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import as_of_option, json_option

TEXTS = ("news", "chat")


@click.command("brief", help=N_("Tin ngắn và tin nhắn nhóm, cùng số liệu với báo cáo."))
@click.argument("campaign")
@as_of_option
@click.option("--phase", help=N_("Mã giai đoạn; mặc định giai đoạn của số liệu."))
@click.option("--only", type=click.Choice(TEXTS), help=N_("Chỉ in một trong hai."))
@json_option
@click.pass_obj
def command(session: Session, /, only: str | None, *, as_json: bool, **asked: Any) -> None:
    """The texts asked for, parted by a line."""
    from generator.office import briefs_of

    texts = briefs_of(session.office, **asked)
    chosen = {name: text for name, text in texts.items() if only in {None, name}}
    if as_json:
        session.data(chosen)
    else:
        click.echo("\n---\n\n".join(chosen.values()), nl=False)

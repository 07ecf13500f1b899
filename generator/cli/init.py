"""`vanthu init`: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.app import Session
from generator.problems import Translate, say


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command(
        "init", help=_("Lập nơi làm việc mới tại thư mục, kèm hồ sơ mẫu để xem và làm theo.")
    )
    @click.argument("folder", type=click.Path(path_type=Path), default=".")
    @click.option("--empty", is_flag=True, help=_("Không chép hồ sơ mẫu."))
    @click.pass_obj
    def command(session: Session, folder: Path, *, empty: bool) -> None:
        from generator.office import init_workspace

        init_workspace(session.folder / folder, samples=not empty)
        session.console.say(say("đã lập nơi làm việc ở «{folder}»", folder=folder))

    return command

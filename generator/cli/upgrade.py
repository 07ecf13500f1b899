"""`vanthu upgrade`: the records of an older form are brought to today's."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.problems import Translate, say


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command("upgrade", help=_("Đưa hồ sơ viết ở dạng cũ lên dạng hiện nay."))
    @click.option("-n", "--dry-run", is_flag=True, help=_("Chỉ xem, không ghi."))
    @click.pass_obj
    def command(session: Session, *, dry_run: bool) -> None:
        from generator.records import FORMAT, plan_upgrade, write_upgrade

        files = plan_upgrade(session.workspace)
        for file in files:
            for reason in file.reasons:
                click.echo(f"{session.workspace.shown(file.path)}: {reason.text(_)}")
        if not files:
            said = say("hồ sơ đã ở dạng {format}", format=FORMAT)
        elif dry_run:
            said = say("chưa ghi gì; sẽ sửa {count} tệp", count=len(files))
        else:
            write_upgrade(files)
            said = say(
                "đã đưa hồ sơ lên dạng {format}: sửa {count} tệp", format=FORMAT, count=len(files)
            )
        session.console.say(said)

    return command

"""`vanthu completion`: the code that makes a shell complete commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from generator.problems import Translate

SHELLS = ("bash", "zsh", "fish", "powershell")


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command("completion", help=_("In mã gợi ý lệnh; thêm vào tệp khởi động của shell."))
    @click.argument("shell", type=click.Choice(SHELLS))
    @click.pass_context
    def command(ctx: click.Context, shell: str) -> None:
        known = get_completion_class(shell)
        if known is None:
            raise click.UsageError(_("bản Click đang cài chưa hỗ trợ shell này"))
        root = ctx.find_root()
        click.echo(known(root.command, {}, "vanthu", "_VANTHU_COMPLETE").source())

    return command

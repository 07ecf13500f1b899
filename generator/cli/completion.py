"""`vanthu completion`: the code that makes a shell complete commands."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from generator.cli.app import COMPLETE
from generator.cli.language import N_
from generator.problems import Misused, say

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command(
    "completion", help=N_("In mã tự điền lệnh khi gõ; thêm vào tệp khởi động của shell.")
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """What Click has for the shell, which is not run to ask for its version."""
    known = get_completion_class(shell)
    if known is None:
        raise Misused(say("bản Click đang cài chưa hỗ trợ shell này"))
    made = known(ctx.find_root().command, {}, "vanthu", COMPLETE)
    click.echo(ShellComplete.source(made))

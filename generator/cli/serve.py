"""`vanthu serve`: the page in the browser, for who does not want the terminal."""

from __future__ import annotations

import sys

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import NumberWithin
from generator.problems import ProgramMissing, say

_LAST_PORT = 65535
_MISSING = say(
    'chưa cài phần của trang vanthu; gõ ở thư mục nguồn của vanthu: {python} -m pip install ".[web]",'
    " hoặc {python} start.py serve",
    python="py" if sys.platform == "win32" else "python3",
)


@click.command("serve", help=N_("Mở trang vanthu trong trình duyệt của máy này; Ctrl-C để dừng."))
@click.option(
    "--port",
    type=NumberWithin(1, _LAST_PORT),
    default=None,
    help=N_("Cổng; không nêu thì là cổng của thư mục, đang bận thì cổng khác còn trống."),
)
@click.option("--read-only", is_flag=True, help=N_("Chỉ xem, không ghi gì."))
@click.option("--no-browser", is_flag=True, help=N_("Chỉ in địa chỉ, không mở trình duyệt."))
@click.pass_obj
def command(session: Session, /, *, port: int | None, read_only: bool, no_browser: bool) -> None:
    """The page of the workspace, or of one begun here, until it is stopped."""
    from generator.workspace import holder

    try:
        from generator.web import serve
    except ImportError as error:
        raise ProgramMissing(_MISSING) from error
    session.begin_where_nothing_is()
    if not read_only:
        session.settle()
    serve(
        session.workspace,
        session.say,
        holder=holder(),
        language=session.language,
        port=port or 0,
        opens_browser=not no_browser,
        is_read_only=read_only,
    )

"""`--as-at`: a command that reads records reads those of a commit or a day instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from generator.cli.app import Session
from generator.problems import Translate


def as_at_option(_: Translate) -> Callable[[Any], Any]:
    """The option, in the reader's language."""
    return click.option(
        "--as-at",
        help=_("Dùng hồ sơ như trong git ở lần ghi này, hoặc đến hết ngày này (25/4/2022)."),
    )


def look_back(session: Session, as_at: str | None) -> Session:
    """The session with the records of that moment until the command ends; itself without one."""
    if as_at is None:
        return session
    from generator.history import past_workspace

    past = Session(session.console, session.folder)
    opened = past_workspace(session.workspace, as_at)
    past.workspace = click.get_current_context().with_resource(opened)
    return past

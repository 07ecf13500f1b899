"""Copies of Word files that `audit` and `lint` write: with comments, repaired, a sheet beside them."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.paths import PATH
from generator.problems import say

_WORD = (".docx",)
annotate_option = click.option(
    "--annotate",
    type=PATH,
    metavar=N_("RA.docx"),
    help=N_("Ghi bản sao có nhận xét của Word ở từng chỗ."),
)


def write_copy(session: Session, data: bytes, target: Path, *, of: Path, force: bool) -> None:
    """A Word file made of another file, never onto that itself; it is named to programs alone."""
    from generator.office import put

    made = put({target: data}, _WORD, force=force, source=of)
    session.report.files += map(Path.as_posix, made)


def write_annotated(
    session: Session, data: bytes, count: int, target: Path, *, of: Path, force: bool
) -> None:
    """A copy with so many comments."""
    write_copy(session, data, target, of=of, force=force)
    session.say(say("đã ghi «{path}» với {count} nhận xét", path=target, count=count))

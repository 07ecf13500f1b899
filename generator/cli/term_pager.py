"""A screenful at a time, where a person watches; all at once where a program reads.

Without a foreign program: `more` of Windows does not show Vietnamese.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable

import click

from generator.cli.console import is_watched
from generator.problems import Translate, say

_UNTITLED = 24


def watched() -> bool:
    """Whether a person sees the output and can press a key."""
    return is_watched(sys.stdin) and is_watched(sys.stdout)


def page_width() -> int:
    """How many signs a line has where a person watches; without end where a program reads."""
    from generator.cli.term_table import UNBOUNDED, terminal_width

    return terminal_width() if watched() else UNBOUNDED


def show_pages(lines: Iterable[str], translate: Translate, *, color: bool | None = None) -> None:
    """The lines on standard output; on a terminal it waits for a key after each screenful, `q` ends."""
    told = [line for text in lines for line in text.split("\n")]
    if not watched():
        click.echo("\n".join(told), color=color)
        return
    height = max(shutil.get_terminal_size((80, _UNTITLED)).lines - 1, 2)
    for first in range(0, len(told), height):
        click.echo("\n".join(told[first : first + height]), color=color)
        left = len(told) - first - height
        rest = say("-- còn {count} dòng; phím bất kỳ để xem tiếp, q để thôi --", count=left)
        if left > 0 and _is_ended(rest.text(translate)):
            return


def _is_ended(asked: str) -> bool:
    """Whether the person wants no more; the question is wiped away."""
    click.echo(asked, nl=False)
    pressed = click.getchar()
    click.echo(f"\r{' ' * len(asked)}\r", nl=False)
    return pressed in {"q", "Q"}

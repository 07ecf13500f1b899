"""A bar of how many letters are done, with rate and time left, only where a person watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from generator.cli.console import is_watched

if TYPE_CHECKING:
    from rich.progress import Progress

    from generator.cli.console import Console


@contextmanager
def letters_bar(console: Console) -> Iterator[Callable[[str, int], None]]:
    """What is told of each batch, its name and how many letters it has, then of letters that are done.

    What is said meanwhile stands on lines of its own: the bar is wiped away for it and drawn again below.
    """
    if not is_watched(sys.stderr) or console.quiet:
        yield lambda _name, _count: None
        return
    from rich.console import Console as Rich
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(
        *columns,
        console=Rich(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    tasks: list[Any] = []

    def advance(name: str, count: int) -> None:
        if name:
            tasks.append(bar.add_task(name, total=count))
        elif tasks:
            bar.advance(tasks[-1], count)

    with bar:
        console.beside = lambda: _hidden(bar)
        try:
            yield advance
        finally:
            console.beside = nullcontext


@contextmanager
def _hidden(bar: Progress) -> Iterator[None]:
    bar.stop()
    try:
        yield
    finally:
        bar.start()

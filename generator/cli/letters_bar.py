"""A bar of how many letters are done, with rate and time left, only where a person watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def letters_bar() -> Iterator[Callable[[str, int], None]]:
    """What is told of each batch, its name and how many letters it has, then of letters that are done."""
    if not sys.stderr.isatty():
        yield lambda _name, _count: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: list[Any] = []

        def advance(name: str, count: int) -> None:
            if name:
                tasks.append(bar.add_task(name, total=count))
            elif tasks:
                bar.advance(tasks[-1], count)

        yield advance

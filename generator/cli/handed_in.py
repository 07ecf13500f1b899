"""Files that units send, as commands take them in: read, asked about where a person is there, shown before anything is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cli.console import Console
from generator.cli.options import (
    dry_run_option,
    json_of_files_option,
    no_input_option,
    together,
    yes_option,
)
from generator.cli.paths import FilePath
from generator.problems import Problem, RecordsInvalid

if TYPE_CHECKING:
    from generator.sheets import Ask, SourceFile

FILES = FilePath(exists=True, allow_dash=True)
"""Files, folders of them, and «-» for standard input."""
shown_first_options = together(dry_run_option, no_input_option, yes_option, json_of_files_option)
"""Of commands that show what they would write, and ask."""


def read_files(
    console: Console, files: Sequence[Path], asked: Mapping[str, Any]
) -> tuple[list[SourceFile], list[Problem], Ask]:
    """The files, what is wrong with those that cannot be read, and whom to ask what is unclear in the others.

    Who types a file itself at standard input is asked nothing.
    """
    from generator.cli.asking import asker
    from generator.exchange import gather

    known, unread = gather(files, sys.stdin.buffer)
    ask = asker(console, wanted=not asked["no_input"] and Path("-") not in files)
    return known, unread, ask


@contextmanager
def told_with(wrong: Sequence[Problem]) -> Iterator[None]:
    """What is wrong already is told before that for which the rest is refused. Raises `RecordsInvalid`."""
    try:
        yield
    except RecordsInvalid as fault:
        raise RecordsInvalid([*wrong, *fault.problems]) from None
    if wrong:
        raise RecordsInvalid(wrong)

"""How documents are made, as somebody asks for it, and what is told while they are.

What makes them is `production`.
"""

from __future__ import annotations

from pathlib import Path

from generator.office.batch import State
from generator.problems import Problem
from generator.workspace import PATIENCE, unchanging


@unchanging(frozen=True)
class Options:
    """How to make documents: with how many processes, on which cluster, anew, going on, as a zip.

    As drafts they have gaps where figures are refused, and names of their own. `holder` is who makes
    them, as others are told who have to wait; this one waits `patience` seconds.
    """

    jobs: int = 1
    scheduler: str = ""
    force: bool = False
    resume: bool = False
    archive: bool = False
    merged: bool = False
    deflate: str = "zlib"
    draft: bool = False
    holder: str = ""
    patience: float = PATIENCE


@unchanging(frozen=True)
class Started:
    """A batch begins: what is made, and how many."""

    name: str
    count: int


@unchanging(frozen=True)
class Produced:
    """What became of one file; `name` is that of the document where it is not told by the file.

    One that goes along with documents, an annex of its own or the print file, is no document itself. One that
    `is_late` was told to be made before, and could not take its place.
    """

    path: Path
    state: State
    problems: tuple[Problem, ...] = ()
    name: str = ""
    goes_along: bool = False
    is_late: bool = False


Event = Started | Produced


def note_place(event: Produced, standing: list[Path]) -> None:
    """Keeps a list of the files that stand there now, as they were made or kept; a late archive takes its letters along."""
    if event.is_late:
        standing[:] = [one for one in standing if not one.is_relative_to(event.path)]
    elif event.state is not State.FAILED:
        standing.append(event.path)

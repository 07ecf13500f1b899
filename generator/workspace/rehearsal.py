"""A rehearsal: all of a command but its writing. Nothing is locked, settled or written meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

_ON: ContextVar[bool] = ContextVar("rehearsal", default=False)


class Rehearsed(Exception):
    """A command came as far as writing; `files` would be written, `gone` would go."""

    def __init__(self, files: Sequence[str], gone: Sequence[str]) -> None:
        super().__init__(*files)
        self.files, self.gone = list(files), list(gone)


@contextmanager
def rehearsed() -> Iterator[None]:
    """What is committed within raises `Rehearsed` instead."""
    token = _ON.set(True)
    try:
        yield
    finally:
        _ON.reset(token)


def is_rehearsal() -> bool:
    """Whether nothing may be written now."""
    return _ON.get()

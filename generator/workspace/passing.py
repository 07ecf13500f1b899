"""Folders for a moment, where the system keeps such."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A folder of our own, taken away afterwards; what another program still holds in it may stay."""
    with tempfile.TemporaryDirectory(prefix="vanthu-", ignore_cleanup_errors=True) as name:
        yield Path(name)

"""Files and folders on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click


class FilePath(click.Path):
    """A file or folder however its accents are stored: arguments are in NFC, a disk may have NFD."""

    def __init__(self, **how: Any) -> None:
        super().__init__(path_type=Path, **how)
        self.name = "path"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        from generator.workspace import on_disk

        found = value if value == "-" else on_disk(Path(value))
        return super().convert(found, param, ctx)


PATH = FilePath()

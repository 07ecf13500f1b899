"""What a program must be able to do that makes pages of Word files."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from generator.word.pages.libreoffice import FileForm


class EngineName(StrEnum):
    """What makes pages, as it is written."""

    LIBREOFFICE = "libreoffice"
    WORD = "word"

    @property
    def known_as(self) -> str:
        """As people know it."""
        return {"libreoffice": "LibreOffice", "word": "Word"}[self.value]


class Engine(Protocol):
    """A program of this machine, asked by one call after another.

    What a call does in the end is looked at by those who asked: files that are there and whole.
    """

    @property
    def kind(self) -> EngineName:
        """Which one it is."""

    def convert(
        self,
        sources: Sequence[Path],
        into: Path,
        form: FileForm,
        *,
        read_as: str = "",
        halt: Event | None = None,
    ) -> None:
        """Turns files into others, which lie in `into` under the same names, or do not.

        `read_as` is the filter by which all are read; else the program decides. It gives up at once where
        others wish it by `halt`.
        """

    def renew(self) -> None:
        """Takes away what an ended call may have left behind."""

"""Which program of this machine makes the pages: the one that is asked for, or the first that is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.problems import ProgramMissing, say
from generator.word.pages.by_word import find_word
from generator.word.pages.engine import Engine, EngineName
from generator.word.pages.libreoffice import libreoffice

_NEITHER = say(
    "cần LibreOffice hoặc Word để xuất PDF; cài LibreOffice (https://vi.libreoffice.org), hoặc nếu máy có Word"
    ' thì cài phần thêm của vanthu: pip install "vanthu[word]"; rồi chạy lại; các lệnh khác vẫn dùng được'
)


@contextmanager
def open_engines(
    count: int,
    wanted: EngineName | None = None,
    *,
    first: EngineName,
    outside: Sequence[Path] = (),
    platform: str = sys.platform,
) -> Iterator[list[Engine]]:
    """Up to so many engines of one kind: the `wanted` one, else that which comes `first` if it is there.

    Raises `ProgramMissing`, which says what to install.
    """
    names = [wanted] if wanted else sorted(EngineName, key=lambda name: name is not first)
    lacks: dict[EngineName, ProgramMissing] = {}
    with ExitStack() as held:
        for name in names:
            try:
                engines = _engines(name, count, held, outside)
            except ProgramMissing as missing:
                lacks[name] = missing
            else:
                yield engines
                return
    if len(lacks) > 1 and platform == "win32":
        raise ProgramMissing(_NEITHER)
    raise lacks.get(EngineName.LIBREOFFICE) or lacks[EngineName.WORD]


def _engines(
    name: EngineName, count: int, held: ExitStack, outside: Sequence[Path]
) -> list[Engine]:
    """One Word does all: two at once would share its templates."""
    if name is EngineName.WORD:
        return [find_word()]
    return [held.enter_context(libreoffice(outside=outside)) for _ in range(count)]

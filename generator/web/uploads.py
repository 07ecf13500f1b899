"""Files that were dropped on a page, kept in memory until what is unclear in them is answered.

Nothing of them reaches the disk. Only the newest stay: who comes back after a long time drops the file again.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence

from generator.problems import Misused, say
from generator.sheets import SourceFile

_MOST = 8
_ROOM = 200 * 1024 * 1024
_GONE = say("tệp đã chọn không còn được giữ; hãy chọn lại tệp")
PASTED = "bảng dán"
"""The name of what was pasted."""


class Uploads:
    """The files that were sent last, each lot by a word that only its page knows."""

    def __init__(self) -> None:
        self._lots: dict[str, list[SourceFile]] = {}
        self._turn = threading.Lock()

    def keep(self, files: Sequence[tuple[str, bytes]]) -> str:
        """The word for these files; the oldest give way."""
        word = secrets.token_urlsafe(12)
        with self._turn:
            self._lots[word] = [SourceFile(name, data) for name, data in files]
            while len(self._lots) > 1 and (len(self._lots) > _MOST or self._size() > _ROOM):
                del self._lots[next(iter(self._lots))]
        return word

    def files(self, word: str) -> list[SourceFile]:
        """The files behind a word. Raises `Misused` where they are no longer there."""
        with self._turn:
            found = self._lots.get(word)
        if found is None:
            raise Misused(_GONE)
        return found

    def _size(self) -> int:
        return sum(len(one.data) for lot in self._lots.values() for one in lot)

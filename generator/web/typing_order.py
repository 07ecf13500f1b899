"""What a tab typed comes in the order in which it was typed, or not at all: what overtook it on the way stays."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

from generator.web.incoming import tab_of, typing_of


class TypingOrder:
    """How far each tab had come with what was kept of it, and with what it saved: the loading of its page, and how many
    changes there were.
    """

    def __init__(self) -> None:
        self.turn = threading.RLock()
        """Held from the question whether something is late until it is kept."""
        self._saved: dict[str, tuple[str, int]] = {}
        self._kept: dict[str, tuple[str, int]] = {}

    def is_late(self, sent: Mapping[str, Any]) -> bool:
        """Whether it was typed before what was kept since, or was saved or dropped already."""
        load, count = typing_of(sent)
        return bool(load) and (
            _reached(self._saved, sent) >= count or _reached(self._kept, sent) > count
        )

    def kept(self, sent: Mapping[str, Any]) -> None:
        """It was kept."""
        self._kept[tab_of(sent)] = typing_of(sent)

    def done(self, sent: Mapping[str, Any]) -> None:
        """It was saved, or is not wanted any more."""
        self._saved[tab_of(sent)] = typing_of(sent)


def _reached(of: Mapping[str, tuple[str, int]], sent: Mapping[str, Any]) -> int:
    load, count = of.get(tab_of(sent), ("", 0))
    return count if load == typing_of(sent)[0] else -1

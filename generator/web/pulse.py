"""What goes on beside the browser, looked at every two seconds: who has the workspace open, what was changed outside."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from generator.problems import GeneratorError
from generator.web.desk import Desk
from generator.workspace import FileWatch, PageSeat, clock

EVERY = 2.0
_KEPT = 200


class Pulse:
    """Looks as long as it runs, and keeps what was seen for the tabs that ask."""

    def __init__(self, desk: Desk, since: Callable[[], str] = clock, every: float = EVERY) -> None:
        self.desk = desk
        self.every = every
        """Seconds from one look to the next, and from one question of a tab to the next."""
        self.watch = FileWatch(desk.workspace)
        self.count = 0
        self._seen: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=_KEPT)
        self._turn = threading.Lock()
        self._ended = threading.Event()
        if not desk.is_read_only:
            desk.seat = PageSeat(desk.workspace, desk.who, since())
            desk.seated = desk.seat.look()

    def start(self) -> None:
        """Looks from a thread of its own until `end`."""
        threading.Thread(target=self._run, daemon=True).start()

    def end(self) -> None:
        """The seat is free again."""
        self._ended.set()
        if self.desk.seat:
            self.desk.seat.leave()

    def look(self) -> None:
        """One look."""
        with self._turn:
            if self.desk.seat:
                self.desk.seated = self.desk.seat.look()
            self._look_at_files()

    def before_reading(self) -> int:
        """What a tab has seen that shows what is read from now on."""
        with self._turn:
            self._look_at_files()
            return self.count

    def since(self, count: int) -> tuple[str, ...]:
        """The files that changed after what a tab has seen."""
        with self._turn:
            return tuple(
                dict.fromkeys(one for at, some in self._seen if at > count for one in some)
            )

    def _look_at_files(self) -> None:
        if changed := self.watch.changed():
            self.count += 1
            self._seen.append((self.count, changed))

    def _run(self) -> None:
        while not self._ended.wait(self.every):
            try:
                self.look()
            except (OSError, GeneratorError):
                continue

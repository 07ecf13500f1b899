"""Work that takes long: one errand at a time, in a thread of its own, watched and stopped from the page."""

from __future__ import annotations

import secrets
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.problems import Busy, GeneratorError, Message, NotFound, Problem, say
from generator.web.renewed import told_of

_BUSY = say("đang tạo văn bản khác trên trang này; chờ xong, hoặc dừng việc ấy trước")
_GONE = say("không còn việc này; tải lại trang")
_TOLD = 200
"""So many problems are kept; how many there were is counted."""


@dataclass
class Errand:
    """One piece of work: how far it is, what it made, what was wrong."""

    campaign: str
    code: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    stage: str = ""
    done: int = 0
    total: int = 0
    made: int = 0
    kept: int = 0
    failed: int = 0
    packed: Counter[str] = field(default_factory=Counter)
    """How many of what was made lie in each packed file."""
    problems: list[Problem] = field(default_factory=list)
    fault: Message | None = None
    is_over: bool = False
    asked: object = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """Ends it after the file that is being made; what is made stays."""
        self._stop.set()

    @property
    def is_stopped(self) -> bool:
        """Whether somebody ended it."""
        return self._stop.is_set()

    def begin(self, stage: str, count: int) -> None:
        """A stage begins, of so many files."""
        self.stage, self.total, self.done = stage, count, 0

    def note(
        self,
        state: str,
        problems: Sequence[Problem] = (),
        *,
        within: str = "",
        is_late: bool = False,
    ) -> None:
        """One more file: `made`, `failed`, or kept as it stood; `within` which packed file, where it is in one.

        One that `is_late` was noted as made, and failed after all.
        """
        self.made -= is_late
        self.done += not is_late
        self.made += state == "made"
        if state == "made" and within:
            self.packed[within] += 1
        self.failed += state == "failed"
        self.kept += state not in {"made", "failed"}
        self.problems += problems[: _TOLD - len(self.problems)]


class Errands:
    """The errands of a page."""

    def __init__(self) -> None:
        self._now: Errand | None = None
        self._turn = threading.Lock()

    def begin(self, campaign: str, work: Callable[[Errand], Any], asked: object = None) -> Errand:
        """The errand, begun; where the very same is `asked` for that is under way, that one.

        Raises `Busy` while another is under way.
        """
        with self._turn:
            now = self._now
            if now is not None and not now.is_over:
                if asked is not None and now.asked == asked:
                    return now
                raise Busy(_BUSY)
            self._now = made = Errand(campaign, asked=asked)
        threading.Thread(target=_carry_out, args=(made, work), daemon=True).start()
        return made

    def of(self, code: str) -> Errand:
        """The errand of this code. Raises `NotFound` where another has taken its place."""
        if self._now is None or self._now.code != code:
            raise NotFound(_GONE)
        return self._now

    def told(self, campaign: str, code: str = "") -> Errand | None:
        """What is being done for a campaign just now; over or not, where it is the one of this code."""
        now = self._now
        if now is None or now.campaign != campaign or (now.is_over and now.code != code):
            return None
        return now


def _carry_out(errand: Errand, work: Callable[[Errand], Any]) -> None:
    try:
        work(errand)
    except GeneratorError as fault:
        errand.fault = fault.message
        errand.problems += getattr(fault, "problems", ())
    except Exception as fault:  # noqa: BLE001 - nobody above this thread would hear of it
        errand.fault = told_of(fault).message
    finally:
        errand.is_over = True

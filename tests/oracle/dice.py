"""Numbers drawn from a name: for ever the same, on every machine and with every version of Python."""

from __future__ import annotations

import random
from typing import TypeVar

T = TypeVar("T")
LEANINGS = (0.0, 0.0, 0.15, 0.4)
"""How often a number is the least that it may be: one of these for all numbers of a name."""


class Dice:
    """What chance decides of one campaign, from `Random.random` alone, which Python promises to keep."""

    def __init__(self, name: str) -> None:
        self._random = random.Random(name).random  # noqa: S311 (nothing secret)
        self._leaning = self.one_of(*LEANINGS)

    def _below(self, limit: int) -> int:
        return int(self._random() * limit)

    def number(self, low: int, high: int) -> int:
        """From `low` to `high`, in some campaigns often `low` itself."""
        leans = self._random() < self._leaning
        return low if leans else low + self._below(high - low + 1)

    def chance(self, times: int, of: int = 10) -> bool:
        """True so many times of so many."""
        return self._below(of) < times

    def one_of(self, *things: T) -> T:
        return things[self._below(len(things))]

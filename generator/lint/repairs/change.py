"""What a repair tells, and how repairs are named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.lint.reading.anatomy import Document
from generator.lint.reading.spot import Spot
from generator.problems import Message
from generator.standard import Standard


@dataclass(frozen=True, slots=True)
class Change:
    """One repair: the rule that asked for it, where, and what was changed into what."""

    rule: str
    spot: Spot
    message: Message


Repair = Callable[[str, Document, Standard], Iterator[Change]]

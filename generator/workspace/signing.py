"""Who writes, and when: told by a face once, known wherever something is written. Without a face nobody signs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from generator.workspace.lazily import unchanging


@unchanging(frozen=True)
class SignedBy:
    """A person at a moment (`2025-06-01T14:02:31+07:00`)."""

    who: str
    when: str


_HAND: ContextVar[Callable[[], SignedBy] | None] = ContextVar("hand", default=None)


@contextmanager
def signed(who: Callable[[], str], clock: Callable[[], str]) -> Iterator[None]:
    """What is written within is known to be written by this person, at the moment that the clock tells then."""
    token = _HAND.set(lambda: SignedBy(who(), clock()))
    try:
        yield
    finally:
        _HAND.reset(token)


def signature_now() -> SignedBy | None:
    """Who writes now; nobody where no face has said so."""
    hand = _HAND.get()
    return hand() if hand else None

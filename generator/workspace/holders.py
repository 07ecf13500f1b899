"""Who works here: what another clerk who has to wait is told. For the faces; no core asks who runs it."""

from __future__ import annotations

import datetime
import getpass
import os
import platform
from contextlib import AbstractContextManager

from generator.workspace.signing import signed


def person() -> str:
    """Who works here and on which machine, the same on every day: `lan, máy VT-01`."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return f"{user}, máy {platform.node() or '?'}"


def holder() -> str:
    """Who runs this, as another clerk who has to wait is told: `lan, máy VT-01 (tiến trình 71)`."""
    return f"{person()} (tiến trình {os.getpid()})"


def clock() -> str:
    """The moment with the zone of this machine: `2025-06-01T14:02:31+07:00`."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone().isoformat(timespec="seconds")


def signed_here() -> AbstractContextManager[None]:
    """What is written within is signed by who works here, at the moment when it is written."""
    return signed(person, clock)

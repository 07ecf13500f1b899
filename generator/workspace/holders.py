"""Who works here: what another clerk who has to wait is told. For the faces; no core asks who runs it."""

from __future__ import annotations

import getpass
import os
import platform


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

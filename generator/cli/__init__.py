"""Words in, words out, exit status: one file a command, no decision.

Each command is a module with a `command` and is imported only when it is called, so that
`vanthu --help` answers at once.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from generator.problems import Exit

__all__ = ["main"]
COLLECT_AFTER = 200_000
"""What a command needs is loaded once and stays: little is collected."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its status, also when it is stopped while it is loaded."""
    gc.set_threshold(COLLECT_AFTER)
    try:
        from generator.cli import app
    except KeyboardInterrupt:
        sys.exit(Exit.STOPPED)
    app.main(arguments)

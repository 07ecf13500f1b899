"""Words in, words out, exit status: one file a command, no decision.

Each command is a module with a `command` and is imported only when it is called, so that
`vanthu --help` answers at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from collections.abc import Sequence

from generator.problems import Exit

__all__ = ["main"]
COLLECT_AFTER = 200_000
"""What a command needs is loaded once and stays: little is collected."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its status, also when it is stopped while it is loaded.

    Without arguments it is the program of this process, which then ends with the command.
    """
    gc.set_threshold(COLLECT_AFTER)
    try:
        from generator.cli import app
    except KeyboardInterrupt:
        sys.exit(Exit.STOPPED)
    status = app.main(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        _leave(status)
    sys.exit(status)


def _leave(status: int) -> None:
    """Ends the process at once, once all is done that was left for its end: the machine takes back together what
    Python would take apart piece by piece. Not where somebody is still at work, or what was said cannot be told.
    """
    if threading.active_count() > 1:
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - as Python itself does at the end
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return
    os._exit(status)

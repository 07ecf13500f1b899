"""Words in, words out, exit status: one file a command, no decision.

Each command is a module with a `command` and is imported only when it is called, so that
`vanthu --help` answers at once.
"""

from generator.cli.app import main

__all__ = ["main"]

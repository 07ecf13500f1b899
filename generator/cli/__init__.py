"""The command line: words in, workflow, words out, exit code; no decision is made here.

Each command is a module with a `build` function and is imported only when it is called, so that
`vanthu --help` answers at once.
"""

from generator.cli.app import main

__all__ = ["main"]

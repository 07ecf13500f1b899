"""Processes timed as an installed program runs: from modules that were compiled before."""

import os
from pathlib import Path


def keep_compiled(folder: Path) -> None:
    """Let the processes started from here keep their compiled modules in `folder`.

    Whatever PYTHONDONTWRITEBYTECODE says in the surroundings: it would have each process compile
    the modules of this project again, though not those of the libraries that stand installed.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)

"""How a browser knows whose typing it keeps, and whether what it sent was taken: marks in every page that writes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_LENGTH = 16
_FIRST, _PORTS = 20_000, 12_000
"""Below the ports that systems give away by themselves."""


def office_mark(root: Path, length: int = _LENGTH) -> str:
    """A word for the folder of a workspace, which tells nothing of where it lies."""
    return hashlib.sha256(os.path.normcase(root.resolve()).encode()).hexdigest()[:length]


def usual_port(root: Path) -> int:
    """The port at which a workspace is opened where nobody else has it: a browser keeps what is typed by port."""
    return _FIRST + int(office_mark(root), 16) % _PORTS

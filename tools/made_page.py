"""A page of the docs that a tool makes of the code: written anew, or held against what it would be."""

from __future__ import annotations

import sys
from pathlib import Path


def keep(page: Path, told: str, tool: str) -> int:
    """With `--write` the page is what is told; else says whether it is that, and 1 where it is not."""
    if "--write" in sys.argv:
        write(page, told)
        return 0
    is_same = page.exists() and page.read_text(encoding="utf-8") == told
    print(f"docs/{page.name} is that of the code" if is_same else f"python -m {tool} --write")
    return int(not is_same)


def write(page: Path, told: str) -> None:
    """The page, with the same ends of lines on every machine."""
    page.write_text(told, encoding="utf-8", newline="\n")

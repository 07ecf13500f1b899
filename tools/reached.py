"""Is every name reached? `python -m tools.reached` prints what nothing uses; its status says so too.

What is reached in ways that cannot be seen in the code stands in `tools/reached.txt`, by name and
reason; what texts of documents may name is told by `drafting/vocabulary/meanings.py`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).parents[1]
LISTED = ROOT / "tools" / "reached.txt"
SPOKEN = ROOT / "generator" / "drafting" / "vocabulary" / "meanings.py"
BY_DECORATOR = [
    "@rule",
    "@check",
    "@*_rule",
    "@field_validator",
    "@model_validator",
    "@*.hookimpl",
    "@*.command",
]


def main() -> int:
    """1 when something is reached by nothing."""
    finder = Vulture(ignore_decorators=BY_DECORATOR)
    finder.scavenge([str(ROOT / name) for name in ("generator", "tools", "start.py")])
    listed = {line.partition("#")[0].strip() for line in LISTED.read_text("utf-8").splitlines()}
    spoken = set(re.findall(r"\w+", SPOKEN.read_text(encoding="utf-8")))
    unused = finder.get_unused_code(min_confidence=60)
    for name in sorted(listed - {item.name for item in unused} - {""}):
        print(f"tools/reached.txt: {name} needs no line any more")
    wrong = [item for item in unused if item.name not in listed | spoken]
    for item in wrong:
        place = item.filename.relative_to(ROOT).as_posix()
        print(f"{place}:{item.first_lineno}: {item.typ} {item.name} is used by nothing")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

"""How fast the linter is on a document of ten pages; the goal is 0,3 s after start-up.

Run by hand: `python bench/lint.py [FILE.docx …]`. Without files a letter of ten pages is made.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "lint")]

from right_documents import plan  # noqa: E402 - found beside the tests

from generator.lint.linting import lint_document  # noqa: E402
from generator.lint.reading.anatomy import read_document  # noqa: E402
from generator.lint.reading.word_package import read_package  # noqa: E402
from generator.standard.profile import load_standard  # noqa: E402

GOAL = 0.3
ROUNDS = 9
PARAGRAPHS = 50


def ten_pages() -> bytes:
    """A plan with annexes and some 30.000 letters of text."""
    paper = plan()
    for number in range(PARAGRAPHS):
        paper.put("text2", f"more{number}", paper.parts["text1"])
    return paper.save()


def measure(raw: bytes, name: str) -> float:
    """Median seconds to open, take apart and check; the first round warms up."""
    standard = load_standard("nd30")
    rounds = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        lint_document(read_document(read_package(raw, name)), standard)
        rounds.append(time.perf_counter() - start)
    return statistics.median(rounds[1:])


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]]
    cases = [(path.name, path.read_bytes()) for path in files] or [("ten pages", ten_pages())]
    for name, raw in cases:
        took = measure(raw, name)
        print(f"{name}: {took:.3f} s (goal {GOAL} s) {'ok' if took < GOAL else 'SLOW'}")


if __name__ == "__main__":
    main()

"""How fast the linter is after start-up: ten pages under 0,3 s, three hundred under 5 s, and time grows as the text does.

Run by hand: `python bench/lint.py [FILE.docx …]`. Without files plans of 10, 100 and 300 pages are made.
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

GOALS = {10: 0.3, 100: 1.7, 300: 5.0}
"""Seconds by pages."""
ROUNDS = 5
PARAGRAPHS = 5
"""How many make a page, of some 600 letters each."""


def plan_of(pages: int) -> bytes:
    """A plan with annexes and some 3.000 letters of text a page."""
    paper = plan()
    for number in range(PARAGRAPHS * pages):
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
    for path in files:
        print(f"{path.name}: {measure(path.read_bytes(), path.name):.3f} s")
    for pages, goal in {} if files else GOALS.items():
        took = measure(plan_of(pages), f"{pages} pages")
        state = "ok" if took < goal else "SLOW"
        print(
            f"{pages} pages: {took:.3f} s, {1000 * took / pages:.1f} ms a page (goal {goal} s) {state}"
        )


if __name__ == "__main__":
    main()

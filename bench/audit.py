"""How many slips of the pen the audit finds in the samples, by kind, length and slip; and how fast it is.

Run by hand: `python bench/audit.py [N]`; with N only every Nth slip is tried. Each figure of each sample has a digit changed three times and every
other slip once (`tests/audit/slips_of_pen.py`); found is what is told then and was not before. «text»: the
text alone; «records»: with the campaign's records.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "audit")]

from produced import render  # noqa: E402 - found beside the tests
from slips_of_pen import judge, stale_figures, trials  # noqa: E402 - found beside the tests

from generator.audit import audit_manuscript, read_manuscript  # noqa: E402 - after the path is set
from generator.office.office import open_office  # noqa: E402 - after the path is set
from generator.problems import Severity  # noqa: E402 - after the path is set
from generator.workspace.folders import Workspace  # noqa: E402 - after the path is set

SEED = 7
GOAL = 1.0
ROUNDS = 5
LONG = 3


def lengths(spot):
    return f"{spot.digits} digits" if spot.digits < LONG else "3 digits and more"


def main():
    office = open_office(Workspace(ROOT))
    found = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as folder:
        for path in render(office, output=Path(folder)):
            manuscript = read_manuscript(path)
            measure(path.parent.name, manuscript, found)
            speed(path)
    for by, rows in found.items():
        print(f"\n{by:24} {'slips':>6} {'text':>6} {'grave':>6}")
        for name, each in sorted(rows.items()):
            share = [sum(one[at] for one in each) / len(each) for at in range(2)]
            print(f"{name:24} {len(each):6} {share[0]:6.1%} {share[1]:6.1%}")


def measure(campaign, manuscript, found):
    drawn = [*trials(manuscript, SEED, stale=stale_figures(ROOT / "campaigns" / campaign))]
    drawn = drawn[:: int(sys.argv[1]) if len(sys.argv) > 1 else 1]
    for trial, told in judge(manuscript, audit_manuscript, drawn):
        grave = any(severity is not Severity.INFO for _, severity, _ in told)
        found["slip"][trial.slip].append((bool(told), grave))
        if trial.slip == "digit":
            for by, name in (
                ("kind", trial.spot.kind),
                ("length", lengths(trial.spot)),
                ("", "all"),
            ):
                found[by][name].append((bool(told), grave))


def speed(path):
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        audit_manuscript(read_manuscript(path))
        rounds.append(time.perf_counter() - start)
    took = statistics.median(rounds)
    print(f"{path.name}: {took:.3f} s (goal {GOAL} s) {'ok' if took < GOAL else 'SLOW'}")


if __name__ == "__main__":
    main()

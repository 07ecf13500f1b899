"""How many slips of the pen the audit finds in the samples, by kind, length and slip; and how fast it is.

Run by hand: `python bench/audit.py [N]`; with N only every Nth slip is tried. Each figure of each sample has a digit changed three times and every
other slip once (`tests/audit/slips_of_pen.py`); found is what is told then and was not before. «text»: the
text alone; «records»: with the campaign's records, but for that of the document itself; «grave»: of those
what is more than a note.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "audit")]

from produced import render  # noqa: E402 - found beside the tests
from slips_of_pen import judge, records_without, stale_figures, trials  # noqa: E402 - found beside the tests

from generator.audit import audit_manuscript  # noqa: E402 - after the path is set
from generator.audit.reading.all_kinds import read_manuscript  # noqa: E402 - as above
from generator.office.office import open_office  # noqa: E402 - after the path is set
from generator.problems import Severity  # noqa: E402 - after the path is set
from generator.workspace.folders import Workspace  # noqa: E402 - after the path is set

SEED = 7
GOAL = 1.0
ROUNDS = 5
LONG = 3


def length(spot):
    if spot.kind == "date":
        return "dates"
    return f"{spot.digits} digits" if spot.digits < LONG else "3 digits and more"


def main():
    office = open_office(Workspace(ROOT))
    found = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as folder:
        for path in render(office, output=Path(folder)):
            manuscript = read_manuscript(path)
            known = records_without(office, path.parent.name, path.stem)
            measure(manuscript, known, found)
            speed(path)
    for by, rows in found.items():
        print(f"\n{by:24} {'slips':>6} {'text':>7} {'records':>7} {'grave':>7}")
        for name, each in sorted(rows.items()):
            shares = [sum(one[at] for one in each) / len(each) for at in range(3)]
            print(f"{name:24} {len(each):6}", *(f"{share:7.1%}" for share in shares))


def measure(manuscript, known, found):
    drawn = [
        *trials(manuscript, SEED, stale=stale_figures(ROOT / "campaigns" / known.campaign.code))
    ]
    drawn = drawn[:: int(sys.argv[1]) if len(sys.argv) > 1 else 1]
    alone = judge(manuscript, audit_manuscript, drawn)
    tied = judge(manuscript, partial(audit_manuscript, known=known), drawn)
    for (trial, without), (_, told) in zip(alone, tied, strict=True):
        grave = any(severity is not Severity.INFO for _, severity, _ in told)
        seen = (bool(without), bool(told), grave)
        found["slip"][trial.slip].append(seen)
        if trial.slip == "digit":
            for by, name in (
                ("kind", trial.spot.kind),
                ("length", length(trial.spot)),
                ("", "all"),
            ):
                found[by][name].append(seen)


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

"""How fast records are read, with places, and how much memory that takes: `python bench/records.py`.

Each row is measured in a process of its own, so that the memory is its own. Times are processor
time, so that it does not matter what else the machine does; the best of three runs for small files,
of one for large ones. Goals: 5 MB in 1.5 s, 2,000 units bound in 0.3 s,
120,000 units under 1 GiB.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.model.campaign import Campaign
from generator.records.binding import bind
from generator.workspace import Block, locate, read_yaml_text
from generator.workspace.yamltext import SIZE_LIMIT

HEAD = """\
code: sang-kien
name: Chương trình Một triệu sáng kiến
short_name: Chương trình
issuer: ld-tinh
starts: 2022-01-01
ends: 2022-12-31
indicators:
  - {code: initiatives, name: sáng kiến, unit_of_measure: sáng kiến}
"""
UNIT = """\
  - code: u{number}
    name: CĐCS số {number}
    kind: union
    group: g{group}
    order: {number}
    bases: {{members: {members}, workers: {workers}}}
"""


def units(count: int) -> str:
    """A campaign of `count` units of eight values each."""
    rows = (
        UNIT.format(number=n, group=n % 9, members=n * 7 % 5_000, workers=n % 999)
        for n in range(count)
    )
    return f"{HEAD}units:\n{''.join(rows)}"


def quotas(count: int) -> str:
    """The file beside it: a quota for each of the units."""
    rows = (f"      u{n}: {n % 3_000}\n" for n in range(count))
    return f"quotas:\n  - counts:\n{''.join(rows)}"


def megabytes(text: str) -> float:
    return len(text.encode()) / 1024**2


def read(count: int) -> Block:
    """Both files read and put together, as they are for a campaign."""
    root, problems = read_yaml_text(units(count), "units.yaml")
    given, more = read_yaml_text(quotas(count), "quotas.yaml")
    assert root is not None, problems
    assert given is not None, more
    root.adopt("quotas", given["quotas"])
    return root


def best(run: Callable[[], object], times: int) -> float:
    spans = []
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        run()
        spans.append(time.process_time() - start)
    return min(spans)


def peak() -> float:
    """The most memory this process has had, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024**2 if sys.platform == "darwin" else 1024)


def measure(count: int, times: int) -> None:
    size, before = megabytes(units(count) + quotas(count)), peak()
    assert megabytes(units(count)) * 1024**2 <= SIZE_LIMIT
    reading = best(lambda: read(count), times)
    block, after = read(count), peak()
    binding = best(lambda: bind(Campaign, block), times)
    assert bind(Campaign, block)[0]
    placing = best(lambda: locate(block, ("units", count - 1, "bases", "members")), 1)
    print(
        f"{count:>7} units {size:5.1f} MiB  read {reading:6.3f} s  bound {binding:6.3f} s"
        f"  first place {placing * 1000:5.1f} ms"
        f"  memory {before:4.0f} → {after:4.0f} → {peak():4.0f} MB"
    )


CASES = {2_000: 3, 37_000: 3, 100_000: 1, 120_000: 1}
"""How many units, and how often each is measured; 37,000 units are 5 MB."""


def main() -> None:
    if len(sys.argv) > 1:
        count = int(sys.argv[1])
        measure(count, CASES[count])
        return
    for count in CASES:
        subprocess.run([sys.executable, __file__, str(count)], check=True)


if __name__ == "__main__":
    main()

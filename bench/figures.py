"""How long the figures take that a report and a letter to each unit ask for, from a model in memory.

    python bench/figures.py [UNITS]

Five indicators, six snapshots, two phases; of the main one the report lists units, of the others it
tells totals, growth and targets. A letter tells count, quota, rate, rank and what is missing of each.
"""

from __future__ import annotations

import gc
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.cli.app import COLLECT_AFTER
from generator.figures import Figures, compute_figures
from generator.model.campaign import Campaign, Group, Indicator, Phase, Quota, Target, Unit
from generator.model.results import Result, Snapshot
from generator.wording import Moment

INDICATORS = [f"i{place}" for place in range(5)]
GROUPS = 30


def made(count: int) -> Campaign:
    """A flat campaign of so many units; counts and quotas of each, as trusted values."""
    codes = [f"u{place}" for place in range(count)]
    return Campaign(
        code="bench",
        name="Chương trình",
        short_name="Chương trình",
        issuer="x",
        starts=date(2022, 1, 1),
        ends=date(2022, 12, 31),
        indicators=[Indicator(code=code, name=code, unit_of_measure="x") for code in INDICATORS],
        phases=[
            Phase(code="p1", name="giai đoạn 1", ends=date(2022, 5, 31)),
            Phase(code="p2", name="giai đoạn 2", ends=date(2022, 12, 31)),
        ],
        targets=[Target(code="t", name="mục tiêu", count=1000)],
        groups=[Group(code=f"g{place}", name=f"g{place}") for place in range(GROUPS)],
        units=[
            Unit(code=code, name=code, group=f"g{place % GROUPS}")
            for place, code in enumerate(codes)
        ],
        quotas=[
            Quota(indicator=indicator, counts=dict.fromkeys(codes, 100)) for indicator in INDICATORS
        ],
        snapshots=[snapshot(month, codes) for month in range(1, 7)],
    )


def snapshot(month: int, codes: list[str]) -> Snapshot:
    """What stood counted at the beginning of a month."""
    results = [
        Result(
            indicator=indicator,
            counts={code: (unit % 97 + place) * month for unit, code in enumerate(codes)},
        )
        for place, indicator in enumerate(INDICATORS)
    ]
    return Snapshot(as_of=Moment(date(2022, month + 1, 1)), results=results)


def report(figures: Figures) -> None:
    """The figures of a report."""
    for tally in figures.indicators.values():
        _ = (tally.count, tally.growth, tally.rate, tally.goals, tally.remainder)
        for phase in tally.phases.values():
            _ = (phase.count, phase.rate)
    for listed in (figures.main, figures.main.phases["p1"]):
        _ = (listed.leading, listed.lagging, listed.groups)


def letters(figures: Figures) -> None:
    """The figures of a letter to each unit."""
    for tally in figures.indicators.values():
        for row in tally.units:
            _ = (row.count, row.quota, row.rate, row.rank, row.shortfall)


def main() -> None:
    """Times both, one after the other."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 120_000
    campaign = made(count)
    gc.set_threshold(COLLECT_AFTER)
    began = time.perf_counter()
    figures = compute_figures(campaign, campaign.snapshots[-1])
    report(figures)
    told = time.perf_counter()
    letters(figures)
    ended = time.perf_counter()
    print(f"{count} units: report {told - began:.1f} s, letters {ended - told:.1f} s")


if __name__ == "__main__":
    main()

"""`python -m tests.oracle 20000 [SHAPE]`: many campaigns, and each kind of difference at its smallest."""

from __future__ import annotations

import sys
from collections import Counter

import click
from hypothesis import HealthCheck, Phase, given, settings

from tests.oracle.campaigns import Shape, asked
from tests.oracle.comparing import Comparison, Difference
from tests.oracle.shown import shown

ALL = list(HealthCheck)


def main(examples: int, shapes: list[Shape]) -> int:
    """Ask `examples` campaigns, shared among the shapes; 1 when the two ever differ."""
    smallest: dict[str, tuple[int, str]] = {}
    kinds: Counter[str] = Counter()
    counted: Counter[str] = Counter()

    def note(difference: Difference, text: str) -> None:
        kinds[difference.kind] += 1
        told = f"{difference.place}\n  ours    {difference.ours}\n  oracle  {difference.oracles}\n{text}"
        if len(told) < smallest.get(difference.kind, (sys.maxsize, ""))[0]:
            smallest[difference.kind] = len(told), told

    for shape in shapes:

        @settings(
            max_examples=max(examples // len(shapes), 1),
            database=None,
            deadline=None,
            suppress_health_check=ALL,
            phases=[Phase.generate],
        )
        @given(asked(shape))
        def ask(case):
            campaign, snapshot = case
            counted["campaigns"] += 1
            counted[f"campaigns: {shape}"] += 1  # noqa: B023 (asked at once)
            try:
                comparison = Comparison(campaign, snapshot)
            except Exception as error:  # noqa: BLE001
                note(Difference("crash", "", repr(error)[:80], "", ""), shown(campaign, snapshot))
                return
            counted.update(comparison.counted)
            for difference in comparison.differences:
                note(difference, shown(campaign, snapshot))

        ask()
    for kind, times in kinds.most_common():
        click.echo(f"=== {kind} ({times} times)\n{smallest[kind][1]}\n")
    _report(counted, kinds)
    return bool(kinds)


def _report(counted: Counter[str], kinds: Counter[str]) -> None:
    states = Counter(dict.fromkeys(("value", "unknown", "error"), 0))
    for name, times in counted.items():
        if name.startswith("campaigns"):
            click.echo(f"{times:9} {name}")
        else:
            states[name.rsplit(": ", 1)[1]] += times
    for state, times in states.items():
        click.echo(f"{times:9} {state} ({times / max(states.total(), 1):.1%})")
    for kind, times in kinds.most_common():
        click.echo(f"{times:9} differ in {kind}")


if __name__ == "__main__":
    asked_for = [Shape(word) for word in sys.argv[2:]] or list(Shape)
    sys.exit(main(int(sys.argv[1]), asked_for))

"""`python -m tests.oracle 20000 [SHAPE]`: many campaigns, and each kind of difference at its smallest."""

from __future__ import annotations

import sys
from collections import Counter

import click
from hypothesis import HealthCheck, Phase, given, settings

from tests.oracle.campaigns import Shape, asked
from tests.oracle.comparing import Comparison, Difference
from tests.oracle.shown import shown
from tests.oracle.smaller import Case, smaller

ALL = list(HealthCheck)


def main(examples: int, shapes: list[Shape]) -> int:
    """Ask `examples` campaigns, shared among the shapes; 1 when the two ever differ."""
    smallest: dict[str, tuple[int, Case]] = {}
    kinds: Counter[str] = Counter()
    counted: Counter[str] = Counter()

    def note(kind: str, case: Case) -> None:
        kinds[kind] += 1
        size = len(shown(*case))
        if size < smallest.get(kind, (sys.maxsize, case))[0]:
            smallest[kind] = size, case

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
            counted["campaigns"] += 1
            counted[f"campaigns: {shape}"] += 1  # noqa: B023 (asked at once)
            told, counts = differences(case)
            counted.update(counts)
            for difference in told:
                note(difference.kind, case)

        ask()
    for kind, times in kinds.most_common():
        click.echo(f"=== {kind} ({times} times)\n{told_of(kind, smallest[kind][1])}\n")
    _report(counted, kinds)
    return bool(kinds)


def differences(case: Case) -> tuple[list[Difference], Counter[str]]:
    """What the two do not say alike, and how many figures were what."""
    try:
        comparison = Comparison(*case)
    except Exception as error:  # noqa: BLE001
        return [Difference("crash", "", type(error).__name__, repr(error)[:200], "")], Counter()
    return comparison.differences, comparison.counted


def told_of(kind: str, case: Case) -> str:
    """The least case that differs in this way, and how."""
    case = smaller(case, lambda less: any(one.kind == kind for one in differences(less)[0]))
    found = next(one for one in differences(case)[0] if one.kind == kind)
    return f"{found.place}\n  ours    {found.ours}\n  oracle  {found.oracles}\n{shown(*case)}"


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

"""`python -m tests.oracle 20000 [SHAPE …]`: many campaigns, and each kind of difference at its smallest."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import click
from hypothesis import HealthCheck, Phase, given, seed, settings

from generator.model.campaign import Campaign
from generator.model.library import Library
from generator.model.rules import check_campaign
from generator.model.settings import Settings
from tests.oracle.campaigns import Shape, asked
from tests.oracle.comparing import Comparison, Difference
from tests.oracle.shown import shown
from tests.oracle.smaller import Case, smaller

ALL = list(HealthCheck)
NOWHERE = Library({}, {}, Settings())
STATES = ("value", "unknown", "error")


class Tally:
    """How many campaigns were asked, what their figures were, and where the two differ."""

    def __init__(self) -> None:
        self.campaigns: Counter[str] = Counter()
        self.figures: Counter[str] = Counter()
        self.of_sound: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.smallest: dict[str, tuple[int, Case]] = {}

    def add(self, case: Case, shape: Shape) -> None:
        """Ask one more campaign."""
        found, counted = differences(case)
        sound = is_sound(case[0])
        self.campaigns.update([f"campaigns: {shape}", *(["sound campaigns"] if sound else [])])
        for name, times in counted.items():
            state = name.rsplit(": ", 1)[1]
            self.figures[state] += times
            self.of_sound[state] += times if sound else 0
        for difference in found:
            self.kinds[difference.kind] += 1
            size = len(shown(*case))
            if size < self.smallest.get(difference.kind, (sys.maxsize, case))[0]:
                self.smallest[difference.kind] = size, case

    def told(self) -> Iterator[str]:
        """Each kind of difference with its least case, and all numbers."""
        for kind, times in self.kinds.most_common():
            yield f"=== {kind} ({times} times)\n{told_of(kind, self.smallest[kind][1])}\n"
        for name, times in self.campaigns.items():
            yield f"{times:9} {name}"
        for name, counted in (("all", self.figures), ("sound", self.of_sound)):
            whole = max(counted.total(), 1)
            shares = ", ".join(f"{state} {counted[state] / whole:.1%}" for state in STATES)
            yield f"{counted.total():9} figures of {name} campaigns: {shares}"
        for kind, times in self.kinds.most_common():
            yield f"{times:9} differ in {kind}"
        yield f"{self.kinds.total():9} differ"


def differences(case: Case) -> tuple[list[Difference], Counter[str]]:
    """What the two do not say alike, and how many figures were what."""
    try:
        comparison = Comparison(*case)
    except Exception as error:  # noqa: BLE001
        return [Difference("crash", "", type(error).__name__, repr(error)[:200], "")], Counter()
    return comparison.differences, comparison.counted


def is_sound(campaign: Campaign) -> bool:
    """Whether `check` finds no error in the records."""
    flaws = (flaw.code for flaw in check_campaign(campaign, NOWHERE))
    return not any(code.startswith("E-") and code != "E-ISSUER-UNKNOWN" for code in flaws)


def told_of(kind: str, case: Case) -> str:
    """The least case that differs in this way, and how."""
    case = smaller(case, lambda less: any(one.kind == kind for one in differences(less)[0]))
    found = next(one for one in differences(case)[0] if one.kind == kind)
    return f"{found.place}\n  ours    {found.ours}\n  oracle  {found.oracles}\n{shown(*case)}"


@click.command()
@click.argument("examples", type=int)
@click.argument("shapes", nargs=-1, type=click.Choice(list(Shape)))
@click.option("--seed", "number", default=0, help="Other campaigns with each number.")
def main(examples: int, shapes: tuple[str, ...], number: int) -> None:
    """Ask so many campaigns, shared among the shapes; exit with 1 when the two ever differ."""
    tally = Tally()
    asked_for = [Shape(shape) for shape in shapes] or list(Shape)
    for shape in asked_for:

        @seed(number)
        @settings(
            max_examples=max(examples // len(asked_for), 1),
            database=None,
            deadline=None,
            suppress_health_check=ALL,
            phases=[Phase.generate],
        )
        @given(asked(shape))
        def ask(case: Case) -> None:
            tally.add(case, shape)  # noqa: B023 (asked at once)

        ask()
    for line in tally.told():
        click.echo(line)
    sys.exit(bool(tally.kinds))


if __name__ == "__main__":
    main()

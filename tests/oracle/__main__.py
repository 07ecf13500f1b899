"""`python -m tests.oracle 20000 [SHAPE …]`: many campaigns, and each kind of difference at its smallest; `--years`: beside the year before."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import click

from tests.oracle.campaigns import Case, Shape, asked
from tests.oracle.comparing import Difference
from tests.oracle.comparing_years import are_sound, differences_of_years, told_of_years
from tests.oracle.shown import shown
from tests.oracle.smaller import differences, is_sound, told_at_its_least
from tests.oracle.two_years import asked_of_years

REFUSED = 1_000_000
"""So much larger is a case that `check` refuses: a sound one is looked at first."""
STATES = ("value", "unknown", "error")


class Tally:
    """How many campaigns were asked, what their figures were, and where the two differ."""

    def __init__(self) -> None:
        self.campaigns: Counter[str] = Counter()
        self.figures: Counter[str] = Counter()
        self.of_sound: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.smallest: dict[str, tuple[int, Callable[[str], str]]] = {}

    def add(self, shape: Shape, number: int) -> None:
        """Ask one more campaign."""
        case = asked(shape, number)
        told = partial(_told_at_its_least, case)
        self._take(shape, *differences(case), is_sound(case[0]), len(shown(*case)), told)

    def add_years(self, shape: Shape, number: int) -> None:
        """Ask one more campaign beside the year before."""
        case = asked_of_years(shape, number)
        told = partial(told_of_years, case)
        size = len(shown(case.campaign, case.snapshot))
        self._take(shape, *differences_of_years(case), are_sound(case), size, told)

    def _take(
        self,
        shape: Shape,
        found: Sequence[Difference],
        counted: Counter[str],
        sound: bool,  # noqa: FBT001
        size: int,
        told: Callable[[str], str],
    ) -> None:
        self.campaigns.update([f"campaigns: {shape}", *(["sound campaigns"] if sound else [])])
        for name, times in counted.items():
            state = name.rsplit(": ", 1)[1]
            self.figures[state] += times
            self.of_sound[state] += times if sound else 0
        for difference in found:
            self.kinds[difference.kind] += 1
            weight = size + (0 if sound else REFUSED)
            if weight < self.smallest.get(difference.kind, (sys.maxsize, told))[0]:
                self.smallest[difference.kind] = weight, told

    def told(self) -> Iterator[str]:
        """Each kind of difference with its least case, and all numbers."""
        for kind, times in self.kinds.most_common():
            yield f"=== {kind} ({times} times)\n{self.smallest[kind][1](kind)}\n"
        for name, times in self.campaigns.items():
            yield f"{times:9} {name}"
        for name, counted in (("all", self.figures), ("sound", self.of_sound)):
            whole = max(counted.total(), 1)
            shares = ", ".join(f"{state} {counted[state] / whole:.1%}" for state in STATES)
            yield f"{counted.total():9} figures of {name} campaigns: {shares}"
        for kind, times in self.kinds.most_common():
            yield f"{times:9} differ in {kind}"
        yield f"{self.kinds.total():9} differ"


def _told_at_its_least(case: Case, kind: str) -> str:
    return told_at_its_least(kind, case)


@click.command()
@click.argument("examples", type=int)
@click.argument("shapes", nargs=-1, type=click.Choice([*map(str, Shape)]))
@click.option("--from", "first", default=0, help="The number of the first campaign of each shape.")
@click.option("--years", is_flag=True, help="Campaigns beside the year before.")
def main(examples: int, shapes: tuple[str, ...], first: int, *, years: bool) -> None:
    """Ask so many campaigns, shared among the shapes; exit with 1 when the two ever differ."""
    tally = Tally()
    asked_for = [Shape(shape) for shape in shapes] or list(Shape)
    for shape in asked_for:
        for number in range(first, first + max(examples // len(asked_for), 1)):
            (tally.add_years if years else tally.add)(shape, number)
    for line in tally.told():
        click.echo(line)
    sys.exit(bool(tally.kinds))


if __name__ == "__main__":
    main()

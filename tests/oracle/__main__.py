"""`python -m tests.oracle 20000 [SHAPE …]`: many campaigns, and each kind of difference at its smallest."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import click

from tests.oracle.campaigns import Case, Shape, asked
from tests.oracle.shown import shown
from tests.oracle.smaller import differences, is_sound, told_at_its_least

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
            size = len(shown(*case)) + (0 if sound else REFUSED)
            if size < self.smallest.get(difference.kind, (sys.maxsize, case))[0]:
                self.smallest[difference.kind] = size, case

    def told(self) -> Iterator[str]:
        """Each kind of difference with its least case, and all numbers."""
        for kind, times in self.kinds.most_common():
            yield f"=== {kind} ({times} times)\n{told_at_its_least(kind, self.smallest[kind][1])}\n"
        for name, times in self.campaigns.items():
            yield f"{times:9} {name}"
        for name, counted in (("all", self.figures), ("sound", self.of_sound)):
            whole = max(counted.total(), 1)
            shares = ", ".join(f"{state} {counted[state] / whole:.1%}" for state in STATES)
            yield f"{counted.total():9} figures of {name} campaigns: {shares}"
        for kind, times in self.kinds.most_common():
            yield f"{times:9} differ in {kind}"
        yield f"{self.kinds.total():9} differ"


@click.command()
@click.argument("examples", type=int)
@click.argument("shapes", nargs=-1, type=click.Choice([*map(str, Shape)]))
@click.option("--from", "first", default=0, help="The number of the first campaign of each shape.")
def main(examples: int, shapes: tuple[str, ...], first: int) -> None:
    """Ask so many campaigns, shared among the shapes; exit with 1 when the two ever differ."""
    tally = Tally()
    asked_for = [Shape(shape) for shape in shapes] or list(Shape)
    for shape in asked_for:
        for number in range(first, first + max(examples // len(asked_for), 1)):
            tally.add(asked(shape, number), shape)
    for line in tally.told():
        click.echo(line)
    sys.exit(bool(tally.kinds))


if __name__ == "__main__":
    main()

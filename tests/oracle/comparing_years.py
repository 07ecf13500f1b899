"""Both years of a campaign asked of the program and of the oracle, and where the two differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator.figures import compute_figures, tally_of
from generator.model.campaign import Indicator
from generator.model.document import Comparison
from tests.oracle.comparing import ERROR, UNKNOWN, VALUE, Difference, Told, oracles, ours
from tests.oracle.oracle import UNKNOWN as NOTHING
from tests.oracle.oracle import Cell, Oracle, Window
from tests.oracle.shown import shown
from tests.oracle.smaller import is_sound
from tests.oracle.two_years import YearCase
from tests.oracle.years import Both, Years


class YearComparison:
    """What stood the year before, and by how much it differs now, of the whole and of each row."""

    def __init__(self, case: YearCase) -> None:
        campaign = case.campaign.after(case.earlier) if case.earlier else case.campaign
        plain = compute_figures(campaign, case.snapshot)
        self.figures = replace(plain, compare=Comparison.YEAR_BEFORE)
        self.oracle = Oracle(campaign, case.snapshot.as_of)
        self.years = Years(self.oracle, case.snapshot, case.earlier)
        self.counted: Counter[str] = Counter()
        self.differences = list(self._all())

    def _all(self) -> Iterator[Difference]:
        for indicator in self.oracle.indicators.values():
            for code, window in self.oracle.windows().items():
                yield from self._window(indicator, code, window)

    def _window(
        self, indicator: Indicator, code: str | None, window: Window
    ) -> Iterator[Difference]:
        both = self.years.of(indicator, window)
        tally = tally_of(self.figures, indicator.code, code)
        at = f"{indicator.code} {code or '.'}"
        rows = [row for row in tally.units if not (row.absent or row.exempt)]
        for owner, unit in [(tally, None), *((row, row.code) for row in rows)]:
            yield from self._node(owner.compared, both, unit, f"{at} {unit or ''}")

    def _node(
        self, compared: object, both: Both | None, unit: str | None, at: str
    ) -> Iterator[Difference]:
        asked = {"count": both.stood, "growth": both.growth} if both else {}
        for name in ("count", "growth"):
            cell = asked[name](unit) if both else NOTHING
            yield from self._pair(name, at, ours(compared, name), cell)

    def _pair(self, name: str, at: str, mine: Told, cell: Cell) -> Iterator[Difference]:
        expected = oracles(cell)
        mine, expected = _refused(mine), _refused(expected)
        name = f"year before: {name}"
        self.counted[f"{name}: {expected.state}"] += 1
        if mine.state != expected.state:
            yield Difference(name, at, f"{expected.state}, not {mine.state}", mine, expected)
        elif mine.state == VALUE and mine.value != expected.value:
            yield Difference(name, at, "value", mine, expected)
        elif mine.state == VALUE and mine.is_complete != expected.is_complete:
            yield Difference(name, at, "complete", mine, expected)


def differences_of_years(case: YearCase) -> tuple[list[Difference], Counter[str]]:
    """What the two ways of computing do not say alike, and how many figures were what."""
    comparison = YearComparison(case)
    return comparison.differences, comparison.counted


def are_sound(case: YearCase) -> bool:
    """Whether `check` finds no error in the records of either year."""
    return is_sound(case.campaign) and (case.earlier is None or is_sound(case.earlier))


def told_of_years(case: YearCase, kind: str) -> str:
    """The first figure that differs in this way, and both years."""
    found = next(one for one in differences_of_years(case)[0] if one.kind == kind)
    sound = "sound" if are_sound(case) else "refused by check"
    lines = [f"{found.place}, {sound}", f"  ours    {found.ours}", f"  oracle  {found.oracles}"]
    lines.append(shown(case.campaign, case.snapshot))
    if case.earlier:
        lines += ["the year before:", shown(case.earlier, case.snapshot)]
    return "\n".join(lines)


def _refused(told: Told) -> Told:
    """What is refused is not known."""
    return Told(UNKNOWN) if told.state == ERROR else told

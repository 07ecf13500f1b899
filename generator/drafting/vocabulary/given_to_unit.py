"""What a letter gives to the unit that it is for: its own quotas, of each indicator, as a whole and in phases."""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures import Figure, Figures, Tally
from generator.workspace import unchanging


@unchanging(frozen=True)
class GivenToUnit:
    """Chỉ tiêu giao cho đơn vị nhận văn bản: `of` says which indicator and phase.

    `quota` is `None` where nobody said how much of the quota of a unit that was split is its own; `bare` is the phase
    spoken of, where others were given something and it was given the whole alone.
    """

    of: Tally
    quota: Figure | None
    parts: tuple[GivenToUnit, ...] = ()
    bare: Tally | None = None


def given_to_unit(code: str, figures: Figures, phase: str | None) -> tuple[GivenToUnit, ...]:
    """All quotas of a unit: in a phase where the indicator has any in it and it was given one, else of the whole; what it was not given is left out."""
    return tuple(_given(code, figures, phase))


def _given(code: str, figures: Figures, phase: str | None) -> Iterator[GivenToUnit]:
    for whole in figures.indicators.values():
        spans = whole.given_spans
        if phase and phase in spans:
            within = spans[phase]
            yield from tuple(_of(code, within)) or _of(code, whole, bare=within)
            continue
        parts = tuple(
            one for part in whole.given_parts if not phase for one in _of(code, part) if one.quota
        )
        yield from _of(code, whole, parts)
        for part in (*whole.given_apart, *whole.given_drives) if not phase else ():
            yield from _of(code, part)


def _of(
    code: str, tally: Tally, parts: tuple[GivenToUnit, ...] = (), bare: Tally | None = None
) -> Iterator[GivenToUnit]:
    row = tally.unit.get(code)
    if row is None or not tally.is_given:
        return
    if row.quota is not None:
        yield GivenToUnit(tally, row.quota, parts, bare)
    elif any(one.code == code for one in tally.quota_unknown):
        yield GivenToUnit(tally, None)

"""How mergers and splits of units are told: what was given to those that merged, and who is whose successor."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from generator import wording
from generator.drafting.vocabulary.lacking import needed
from generator.drafting.vocabulary.numerals import told
from generator.drafting.vocabulary.unit_lists import tally_of, unit_word
from generator.figures import (
    IndicatorTally,
    Merger,
    Tally,
    given_before,
    mergers,
    mergers_since_given,
)

_TOLD = 5
"""More mergers than these are told in numbers alone."""


def given_to(tally: Any, *, alone: bool = False, whole: Any = None) -> str:
    """«toàn bộ 11 đơn vị (nay là 10 đơn vị, do A và B hợp nhất thành C từ ngày 01/6/2026)», «05/06 đơn vị».

    `alone` says the numbers alone: «11 đơn vị (nay là 10 đơn vị)». Of a phase of a `whole` what is now is that of the
    day of the whole, also where the phase was over before.
    """
    known = _as_of_now(tally_of(tally), whole)
    now, before = len(known.receivers), given_before(known)
    units = unit_word(known.receivers)
    if alone:
        since = f" (nay là {wording.padded(now)} {units})" if now != before else ""
        return f"{wording.padded(before)} {units}{since}"
    bare = len(known.without_quota) - len(known.given_nought)
    is_of_all = before > 1 and not bare and not any(row.exempt for row in known.tops)
    told = f"{'toàn bộ ' if is_of_all else ''}{_of_all(before, bare, units)}"
    if before == now:
        return told
    reasons = "; ".join(_sentences(mergers_since_given(known)))
    return f"{told} (nay là {_of_all(now, bare, units)}, do {reasons})"


def _as_of_now(tally: Tally, whole: Any) -> Tally:
    if not isinstance(whole, IndicatorTally):
        return tally
    codes = (code for code, part in whole.phases.items() if part is tally)
    return next((whole.beside[code] for code in codes), tally)


def given_sum(tally: Any, noun: str = "", *, inside: bool = False) -> str:
    """«70 sáng kiến», what receivers have; with what was given to a unit that was split and is not divided yet.

    `inside` brackets that stand there already that is set apart by a semicolon.
    """
    known = tally_of(tally)
    given = told(needed(known, "receivers_quota"), noun)
    if not known.undivided_quota:
        return given
    rest = told(known.undivided_quota, noun)
    left = f"chưa kể {rest} giao trước khi chia tách, chưa được phân chia"
    return f"{given}; {left}" if inside else f"{given} ({left})"


def _of_all(given: int, bare: int, units: str) -> str:
    of_all = f"/{wording.padded(given + bare)}" if bare else ""
    return f"{wording.padded(given)}{of_all} {units}"


def mergers_told(tally: Any) -> list[str]:
    """«A và B hợp nhất thành C từ ngày 01/6/2026», a sentence for each; of very many one for each day."""
    return _sentences(mergers(tally_of(tally)))


def _sentences(found: Sequence[Merger]) -> list[str]:
    if len(found) <= _TOLD:
        return [f"{wording.join_names(one.units)} {_into(one.into, one)}" for one in found]
    days = [list(some) for _, some in groupby(found, key=lambda one: one.on)]
    return [_in_numbers(some) for some in days]


def _in_numbers(some: Sequence[Merger]) -> str:
    merged = sum(len(one.units) for one in some)
    return (
        f"{wording.padded(merged)} đơn vị {_into(f'{wording.padded(len(some))} đơn vị', some[0])}"
    )


def _into(name: str, one: Merger) -> str:
    return f"hợp nhất thành {name} từ ngày {wording.short_date(one.on)}"

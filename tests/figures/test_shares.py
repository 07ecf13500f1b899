"""Parts of a total: of units, of groups, and of a split, with what is left over."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.figures.figure import Figure, Quantity
from generator.figures.shares import split_total
from generator.model.results import Breakdown, Precision

SEVEN = {"Y tế": 4, "Đất đai": 3}
OVER = Figure(10, Precision.OVER)


def shown(portion):
    share = None if portion.share is None else str(portion.share.value)
    return (
        portion.name,
        portion.count.value,
        share,
        portion.share is not None and bool(portion.share.slices),
    )


SPLITS = {
    "parts and a rest under its name": (
        (SEVEN, "Khác", Figure(10)),
        [("Y tế", 4, "2/5", True), ("Đất đai", 3, "3/10", True), ("Khác", 3, "3/10", True)],
        (7, "7/10"),
    ),
    "a rest without a name is not told": (
        (SEVEN, None, Figure(10)),
        [("Y tế", 4, "2/5", True), ("Đất đai", 3, "3/10", True)],
        (7, "7/10"),
    ),
    "nothing is left": (
        (SEVEN, "Khác", Figure(7)),
        [("Y tế", 4, "4/7", True), ("Đất đai", 3, "3/7", True)],
        (7, "1"),
    ),
    "one is left": (
        (SEVEN, "Khác", Figure(8)),
        [("Y tế", 4, "1/2", True), ("Đất đai", 3, "3/8", True), ("Khác", 1, "1/8", True)],
        (7, "7/8"),
    ),
    "more than the total": (
        (SEVEN, "Khác", Figure(5)),
        [("Y tế", 4, "4/5", False), ("Đất đai", 3, "3/5", False)],
        (7, "7/5"),
    ),
    "of a hedged total": (
        (SEVEN, "Khác", OVER),
        [("Y tế", 4, "2/5", False), ("Đất đai", 3, "3/10", False), ("Khác", 3, "3/10", False)],
        (7, "7/10"),
    ),
    "of a total that is not known": (
        (SEVEN, "Khác", None),
        [("Y tế", 4, None, False), ("Đất đai", 3, None, False)],
        (7, None),
    ),
    "of nothing": (
        ({"Y tế": 0}, "Khác", Figure(0)),
        [("Y tế", 0, None, False)],
        (0, None),
    ),
    "of a rate": (
        ({"Y tế": Fraction(1, 4)}, None, Figure(Fraction(1, 2), quantity=Quantity.RATE)),
        [("Y tế", Fraction(1, 4), None, False)],
        (None, None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SPLITS.values(), ids=SPLITS)
def test_a_total_in_parts(case):
    (counts, remainder, whole), rows, (count, share) = case
    known = Breakdown(code="s", name="Theo lĩnh vực", counts=counts, remainder=remainder)
    split = split_total(known, whole)
    assert [shown(row) for row in split.rows] == rows
    assert (split.code, split.name, split.count and split.count.value) == (
        "s",
        "Theo lĩnh vực",
        count,
    )
    assert (None if split.share is None else str(split.share.value)) == share


def shares_of(tally):
    """Of each unit, each group and what belongs to none; `=` where they are tied to add up as printed."""
    rows = [(row.code, row.share) for row in (*tally.units, *tally.groups)]
    return " | ".join(
        f"{code} {'–' if share is None else share.value}{'=' if share is not None and share.slices else ''}"
        for code, share in [*rows, ("rest", tally.remainder_share)]
    )


GROUPED = [
    {"code": "a", "name": "A", "group": "g"},
    {"code": "b", "name": "B", "group": "g"},
    {"code": "c", "name": "C", "group": "h"},
    {"code": "d", "name": "D", "parent": "a", "group": "g"},
]
SHARES = {
    "units, their groups, and the rest": (
        {"total": "20", "counts": {"a": "4", "b": "6", "c": "5"}},
        "a 1/5= | d – | b 3/10= | c 1/4= | g 1/2= | h 1/4= | rest 1/4=",
    ),
    "without a total nothing is left": (
        {"counts": {"a": "4", "b": "6", "c": "10"}},
        "a 1/5= | d – | b 3/10= | c 1/2= | g 1/2= | h 1/2= | rest –",
    ),
    "a unit below another is no part of its own": (
        {"counts": {"a": "4", "d": "3", "b": "6", "c": "10"}},
        "a 1/5= | d 3/20 | b 3/10= | c 1/2= | g 1/2= | h 1/2= | rest –",
    ),
    "more than the total": (
        {"total": "10", "counts": {"a": "4", "b": "6", "c": "5"}},
        "a 2/5 | d – | b 3/5 | c 1/2 | g 1 | h 1/2 | rest –",
    ),
    "of a hedged total": (
        {"total": "20", "precision": "over", "counts": {"a": "4", "b": "6", "c": "5"}},
        "a 1/5 | d – | b 3/10 | c 1/4 | g 1/2 | h 1/4 | rest 1/4",
    ),
    "who has nothing has a part": (
        {"total": "20", "counts": {"a": "0", "b": "15", "c": "5"}},
        "a 0= | d – | b 3/4= | c 1/4= | g 3/4= | h 1/4= | rest 0=",
    ),
}


@pytest.mark.parametrize("case", SHARES.values(), ids=SHARES)
def test_what_part_each_has(figures, case):
    result, expected = case
    tally = figures(
        groups=[{"code": "g", "name": "G"}, {"code": "h", "name": "H"}],
        units=GROUPED,
        snapshots=[{"as_of": "25/4/2022", "results": [result]}],
    ).main
    assert shares_of(tally) == expected

"""Shares (tỷ trọng) of parts in a total, each tied to the others so that they print as 100% together.

Units are parts of their groups, groups of the total; what belongs to no unit is a part too. A split
(«trong đó») divides a total by sector, kind of author or any other way. Only exact counts are tied: of
a hedged total nobody knows the last digit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from generator.figures.figure import Figure, Quantity, Slice, added, difference, divide, ratio
from generator.figures.progress import UnitProgress
from generator.model.results import Breakdown, Precision
from generator.workspace import unchanging


@unchanging(frozen=True)
class Shares:
    """The slices of a total by the code of unit and of group; empty where the total is hedged."""

    whole: Figure | None = None
    units: Mapping[str, Slice] = field(default_factory=dict)
    groups: Mapping[str | None, Slice] = field(default_factory=dict)
    rest: Slice | None = None

    def of(self, part: Figure | None, piece: Slice | None) -> Figure | None:
        """The share of a part, as the slice that it is."""
        found = share_of(part, self.whole)
        return replace(found, slices=(piece,)) if found is not None and piece else found


def share_of(part: Figure | None, whole: Figure | None) -> Figure | None:
    """Tỷ trọng of a part in a total; `None` when either is unknown, a rate, or the total is zero."""
    if part is None or whole is None or Quantity.RATE in {part.quantity, whole.quantity}:
        return None
    return ratio(part, whole)


def share_out(rows: Sequence[UnitProgress], whole: Figure | None) -> Shares:
    """The shares of units and of their groups in a total, and of what belongs to none."""
    groups: dict[str | None, list[UnitProgress]] = {}
    for row in rows:
        if row.count is not None:
            groups.setdefault(row.unit.group, []).append(row)
    sums = [sum(_counts(members)) for members in groups.values()]
    if whole is None or not is_divisible(whole, [row.count for row in rows]):
        return Shares(whole)
    top = divide([*sums, whole.value - sum(sums)])
    if not top:
        return Shares(whole)
    return Shares(whole, _inside(groups, top), dict(zip(groups, top, strict=False)), top[-1])


def is_divisible(whole: Figure, parts: Sequence[Figure | None]) -> bool:
    """Whether a total can be shared out to the last digit: exact counts throughout."""
    known = [whole, *(part for part in parts if part is not None)]
    return all(
        part.precision is Precision.EXACT and part.quantity is not Quantity.RATE for part in known
    )


def _inside(
    groups: Mapping[str | None, Sequence[UnitProgress]], top: Sequence[Slice]
) -> dict[str, Slice]:
    found: dict[str, Slice] = {}
    for members, whole in zip(groups.values(), top, strict=False):
        slices = divide(_counts(members), whole)
        found |= {row.code: piece for row, piece in zip(members, slices, strict=True)}
    return found


def _counts(rows: Sequence[UnitProgress]) -> list[int]:
    return [row.count.value for row in rows if row.count is not None]  # type: ignore[misc]


@unchanging(frozen=True)
class Portion:
    """Một phần, with its share in the total."""

    name: str
    count: Figure
    share: Figure | None


@unchanging(frozen=True)
class Split:
    """Một cách phân loại: the parts that are named, what they make together, and the rest.

    `rest` is there only under the name that the record gives it.
    """

    code: str
    name: str
    parts: tuple[Portion, ...]
    rest: Portion | None
    count: Figure | None
    share: Figure | None

    @property
    def rows(self) -> tuple[Portion, ...]:
        """Các phần, the rest last."""
        return self.parts if self.rest is None else (*self.parts, self.rest)


def split_total(known: Breakdown, whole: Figure | None) -> Split:
    """A split of a total; parts that exceed it, or a hedged total, are told as they are."""
    sort = Quantity.COUNT if whole is None else whole.quantity
    counts = [Figure(count, quantity=sort) for count in known.counts.values()]
    sums = added(counts)
    rest = difference(whole, sums) if whole is not None and sums is not None else None
    shares = tied_shares([*counts, *([rest] if rest is not None else [])], whole)
    named = zip(known.counts, counts, shares, strict=False)
    has_rest = known.remainder is not None and rest is not None and rest > 0
    return Split(
        code=known.code,
        name=known.name,
        parts=tuple(Portion(name, count, share) for name, count, share in named),
        rest=Portion(known.remainder or "", rest, shares[-1]) if rest and has_rest else None,
        count=sums,
        share=_together(shares[: len(counts)]),
    )


def tied_shares(parts: Sequence[Figure], whole: Figure | None) -> list[Figure | None]:
    """The shares of all parts of a total, tied so that they add up as printed."""
    shares = [share_of(part, whole) for part in parts]
    if whole is None or not is_divisible(whole, parts):
        return shares
    slices = divide([part.value for part in parts])
    if not slices:
        return shares
    pairs = zip(shares, slices, strict=True)
    return [
        replace(share, slices=(piece,)) if share is not None else None for share, piece in pairs
    ]


def _together(shares: Sequence[Figure | None]) -> Figure | None:
    known = [share for share in shares if share is not None]
    return sum(known[1:], start=known[0]) if known and len(known) == len(shares) else None

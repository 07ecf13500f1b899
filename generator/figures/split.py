"""«Trong đó»: a total by sector, kind of author or any other split, with the parts' shares in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.figures.figure import Figure, added, difference
from generator.figures.partition import divide
from generator.figures.shares import is_divisible, share_of
from generator.model.results import Breakdown


@dataclass(frozen=True)
class Part:
    """Một phần, with its share in the total."""

    name: str
    count: Figure
    share: Figure | None


@dataclass(frozen=True)
class Split:
    """Một cách chia: the parts that are named, what they make together, and the rest.

    `rest` is there only under the name that the record gives it.
    """

    code: str
    name: str
    parts: tuple[Part, ...]
    rest: Part | None
    count: Figure | None
    share: Figure | None

    @property
    def rows(self) -> tuple[Part, ...]:
        """Các phần, the rest last."""
        return self.parts if self.rest is None else (*self.parts, self.rest)


def split_total(known: Breakdown, whole: Figure | None) -> Split:
    """A split of a total; parts that exceed it, or a hedged total, are told as they are."""
    counts = [_like(whole, count) for count in known.counts.values()]
    sums = added(counts)
    rest = difference(whole, sums) if whole is not None and sums is not None else None
    shares = _shares([*counts, *([rest] if rest is not None else [])], whole)
    named = zip(known.counts, counts, shares, strict=False)
    has_rest = known.remainder is not None and rest is not None and rest > 0
    return Split(
        code=known.code,
        name=known.name,
        parts=tuple(Part(name, count, share) for name, count, share in named),
        rest=Part(known.remainder or "", rest, shares[-1]) if rest and has_rest else None,
        count=sums,
        share=_together(shares[: len(counts)]),
    )


def _like(whole: Figure | None, count: int | object) -> Figure:
    return Figure(count) if whole is None else Figure(count, quantity=whole.quantity)  # type: ignore[arg-type]


def _shares(parts: Sequence[Figure], whole: Figure | None) -> list[Figure | None]:
    shares = [share_of(part, whole) for part in parts]
    if whole is None or not is_divisible(whole, parts):
        return shares
    slices = divide([part.value for part in parts])
    if not slices:
        return shares
    pairs = zip(shares, slices, strict=True)
    return [replace(share, slices=(piece,)) if share else share for share, piece in pairs]


def _together(shares: Sequence[Figure | None]) -> Figure | None:
    known = [share for share in shares if share is not None]
    return sum(known[1:], start=known[0]) if known and len(known) == len(shares) else None

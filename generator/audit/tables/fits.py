"""Relations between the columns of a table, found where most of its rows obey them.

Proposed are sums, differences, products, percentages, shares; words of the heads and formulas told there
count for evidence, the figures must bear them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from generator.audit.tables.amounts import Amount
from generator.audit.tables.equations import HUNDRED, Equation, Law, Product, Quotient, Sum
from generator.audit.tables.heads import Role
from generator.audit.tables.totals import Family

_SAMPLE = 14
_MOST = 0.6
_WIDE = 24
_RUN = 14
_SCALES = tuple(Fraction(10) ** power for power in (0, -3, 3, -6, 6))
_PAID = ("thành tiền", "kinh phí", "số tiền", "tiền", "dự toán", "giá trị", "tổng")
_DONE = ("thực hiện", "kết quả", "đạt", "đã", "hoàn thành", "giải ngân", "thu được", "có", "trả lời")
_DUE = ("kế hoạch", "chỉ tiêu", "giao", "dự toán", "mục tiêu", "phải", "tổng", "đăng ký", "dân số", "nhân khẩu")
_BOUNDED = ("vượt", "thiếu", "hụt", "tăng", "giảm", "chênh")
_LESS_LINES = 3


@dataclass(frozen=True)
class Line:
    """A column with its amounts by row; or a row with its amounts by column."""

    words: str
    role: Role
    amounts: tuple[Amount | None, ...]
    label: str = ""
    percent: bool = False


def relations(lines: Sequence[Line], without: frozenset[int] = frozenset()) -> list[Family]:
    """The relations that most places obey; `without` are places that sum others (no products there)."""
    if len(lines) > _WIDE or len(lines) < _LESS_LINES:
        return []
    found = [*_ratios(lines), *_sums(lines), *_products(lines, without), *_across(lines)]
    return [family for family in found if family.equations]


def _ratios(lines: Sequence[Line]) -> Iterator[Family]:
    counts = [at for at, line in enumerate(lines) if line.role in _COUNTED]
    for at, line in enumerate(lines):
        if line.role not in (Role.RATE, Role.MEAN, Role.DIFFERENCE):
            continue
        tried = [
            family
            for top, bottom in permutations(counts, 2)
            if at not in (top, bottom)
            for scale, less in _scales(line)
            if (family := _ratio(lines, at, top, bottom, scale, less))
        ]
        if tried:
            yield max(tried, key=lambda family: family.score + family.prior)


Close = Callable[[tuple[Amount, ...]], bool]
_COUNTED = (Role.COUNT, Role.DIFFERENCE)


def _scales(line: Line) -> list[tuple[Fraction, Fraction]]:
    if line.role is Role.MEAN:
        return [(scale, Fraction(0)) for scale in _SCALES]
    if line.role is Role.DIFFERENCE and not line.percent:
        return []
    return [(HUNDRED, Fraction(0)), (HUNDRED, HUNDRED)]


def _ratio(
    lines: Sequence[Line], at: int, top: int, bottom: int, scale: Fraction, less: Fraction
) -> Family | None:
    law = Law.MEAN if lines[at].role is Role.MEAN else Law.GROWTH if less else Law.RATE

    def close(place: tuple[Amount, ...]) -> bool:
        target, above, below = place
        if not below.value or not above.value:
            return False
        made = float(scale) * float(above.value) / float(below.value) - float(less)
        return abs(made - float(target.value)) <= _room(made, place)

    if not _mostly(lines, (at, top, bottom), close):
        return None
    triples = _places(lines, (at, top, bottom))
    equations = [
        Quotient(law, target, top=above, bottom=below, scale=scale, less=less, loose=bool(less))
        for target, above, below in triples
        if below.low > 0 and above.low >= 0
    ]
    return Family(law, list(equations), _prior(lines[at], lines[top], lines[bottom], at, top, bottom))


def _prior(target: Line, above: Line, below: Line, at: int, top: int, bottom: int) -> float:
    """What the heads are worth: a rate beside what was done and what was due."""
    told = any(word in above.words for word in _DONE) and any(word in below.words for word in _DUE)
    near = abs(at - top) <= 2 and abs(at - bottom) <= 3  # noqa: PLR2004
    formula = f"{above.label}/{below.label}" if above.label and below.label else " "
    written = target.words.replace(" ", "").replace(":", "/").replace("(", "").replace(")", "")
    return 2.0 * told + 1.0 * near + 3.0 * (formula in written)


def _room(made: float, place: Sequence[Amount]) -> float:
    """A generous width for sieving with floating point numbers."""
    room = float(place[0].high - place[0].low)
    for amount in place[1:]:
        if amount.value:
            room += abs(made) * float(amount.high - amount.low) / abs(float(amount.value))
    return room + 1e-9 * abs(made) + 1e-12


def _places(lines: Sequence[Line], at: Sequence[int]) -> list[tuple[Amount, ...]]:
    """The amounts of some lines where all of them have one that can be held against another."""
    return [
        place
        for place in zip(*(lines[one].amounts for one in at), strict=True)
        if all(amount is not None and not amount.is_hedged for amount in place)
    ]  # type: ignore[misc]


def _mostly(lines: Sequence[Line], at: Sequence[int], close: Close) -> bool:
    """Whether most of a few places obey; told as soon as too many do not."""
    kept = tried = 0
    size = len(lines[at[0]].amounts)
    step = max(1, size // _SAMPLE)
    chosen = [lines[one].amounts for one in at]
    for row in (row for begin in range(step) for row in range(begin, size, step)):
        place = tuple(amounts[row] for amounts in chosen)
        if any(amount is None or amount.is_hedged for amount in place):
            continue
        tried += 1
        kept += close(place)  # type: ignore[arg-type]
        if tried - kept > (1 - _MOST) * _SAMPLE or tried >= _SAMPLE:
            break
    return tried > 1 and kept >= _MOST * tried


def _sums(lines: Sequence[Line]) -> Iterator[Family]:
    counts = [at for at, line in enumerate(lines) if line.role in _COUNTED and not line.percent]
    for trio in combinations(counts, 3):
        tried = [family for whole in trio if (family := _trio(lines, whole, trio))]
        if tried:
            yield max(tried, key=lambda family: family.score)
    for whole in counts:
        tried = [
            family
            for run in _runs(whole, counts)
            if (family := _sum_of(lines, whole, [(1, at) for at in run], Law.SUM))
        ]
        if tried:
            yield max(tried, key=lambda family: family.score)


def _runs(whole: int, counts: Sequence[int]) -> Iterator[Sequence[int]]:
    """Neighbouring lines of three and more that one line may sum: those behind it, or those before."""
    at = counts.index(whole)
    for side in (counts[at + 1 :], counts[:at][::-1]):
        for begin in range(min(len(side), 3)):
            for end in range(begin + 3, min(len(side), begin + _RUN) + 1):
                yield side[begin:end]


def _trio(lines: Sequence[Line], whole: int, trio: Sequence[int]) -> Family | None:
    """whole = the two others together; told as a difference where a head speaks of one."""
    parts = [at for at in trio if at != whole]
    gap = next((at for at in parts if lines[at].role is Role.DIFFERENCE or _speaks_of_gap(lines[at])), None)
    if gap is not None:
        other = next(at for at in parts if at != gap)
        return _sum_of(lines, gap, [(1, whole), (-1, other)], Law.DIFFERENCE, loose=True)
    return _sum_of(lines, whole, [(1, at) for at in parts], Law.SUM)


def _speaks_of_gap(line: Line) -> bool:
    return "còn" in line.words.split()


def _sum_of(
    lines: Sequence[Line], whole: int, parts: Sequence[tuple[int, int]], law: Law, *, loose: bool = False
) -> Family | None:
    loose = loose and any(word in lines[whole].words for word in _BOUNDED)
    def close(place: tuple[Amount, ...]) -> bool:
        made = sum(sign * float(part.value) for (sign, _), part in zip(parts, place[1:], strict=True))
        target = float(place[0].value)
        room = sum(float(amount.high - amount.low) for amount in place) + 1e-9 * abs(made)
        bounded = loose and (abs(abs(made) - target) <= room or (made < 0 and not target))
        return abs(made - target) <= room or bounded

    sides = [whole, *(at for _, at in parts)]
    if not _mostly(lines, sides, close):
        return None
    places = _places(lines, sides)
    equations = [
        Sum(
            law,
            place[0],
            loose=loose,
            parts=tuple((sign, part) for (sign, _), part in zip(parts, place[1:], strict=True)),
        )
        for place in places
    ]
    head = lines[whole].words
    told = law is Law.DIFFERENCE or any(word in head for word in ("tổng", "cộng", "cả năm"))
    return Family(law, list(equations), 2.0 if told else 0.0)


def _products(lines: Sequence[Line], without: frozenset[int]) -> Iterator[Family]:
    counts = [at for at, line in enumerate(lines) if line.role in (*_COUNTED, Role.MEAN)]
    for whole in counts:
        if not any(word in lines[whole].words for word in _PAID):
            continue
        tried = [
            family
            for size in (2, 3)
            for factors in combinations([at for at in counts if at != whole], size)
            for scale in _SCALES
            if (family := _product(lines, whole, factors, scale, without))
        ]
        if tried:
            yield max(tried, key=lambda family: family.score)


def _product(
    lines: Sequence[Line], whole: int, factors: Sequence[int], scale: Fraction, without: frozenset[int]
) -> Family | None:
    kept = [
        Line(
            lines[at].words,
            lines[at].role,
            tuple(None if row in without else amount for row, amount in enumerate(lines[at].amounts)),
        )
        for at in (whole, *factors)
    ]
    def close(place: tuple[Amount, ...]) -> bool:
        made = float(scale)
        for factor in place[1:]:
            made *= float(factor.value)
        return abs(made - float(place[0].value)) <= _room(made, place)

    if not _mostly(kept, range(len(kept)), close):
        return None
    places = [
        place
        for place in _places(kept, range(len(kept)))
        if all(amount.value > 0 and amount.low > 0 for amount in place)
    ]
    return Family(
        Law.PRODUCT,
        [Product(Law.PRODUCT, place[0], factors=place[1:], scale=scale) for place in places],
        2.0,
    )


def _across(lines: Sequence[Line]) -> Iterator[Family]:
    """Percentages side by side that make a hundred."""
    rates = [at for at, line in enumerate(lines) if line.role is Role.RATE]
    for begin, end in combinations(range(len(rates) + 1), 2):
        run = rates[begin:end]
        if len(run) < 2:  # noqa: PLR2004
            continue
        places = _places(lines, run)
        sums = [float(sum(amount.value for amount in place)) for place in places]
        near = [1 for made in sums if abs(made - 100) <= 0.6 * len(run)]  # noqa: PLR2004
        if len(places) > 1 and len(near) >= _MOST * len(places):
            yield Family(Law.HUNDRED, [_hundred(place) for place in places], 0.0)


def _hundred(place: Sequence[Amount]) -> Equation:
    """The last of some percentages = 100 less the others."""
    whole = Fraction(100)
    last = place[-1]
    return Sum(Law.HUNDRED, last, parts=tuple((-1, part) for part in place[:-1]), whole=whole)

"""Relations between the lines of a table, found where most of its places obey them.

A line is a column (its places are rows) or a row (its places are columns). Proposed are sums, differences,
balances, products, percentages; words of the heads and formulas told there count for evidence, the figures
must bear them out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations, pairwise, permutations

from generator.audit.tables.cell_values import Amount
from generator.audit.tables.equations import (
    HUNDRED,
    Equation,
    Law,
    Product,
    QuotientEquation,
    Sum,
    ValueSpan,
    meets,
    shared,
)
from generator.audit.tables.group_totals import Family
from generator.audit.tables.heads import ColumnRole
from generator.workspace import regex, unchanging

_SAMPLE = 14
_SOON = 2
_SUMMED = 5
_MOST = 0.6
_MANY = 24
_RUN = 14
_AT_LEAST = 3
_SIDE_BY_SIDE = 3
_LITTLE = 0.6
_SCALES = tuple(Fraction(10) ** power for power in (0, -3, 3, -6, 6, -1))
_COUNTED = (ColumnRole.COUNT, ColumnRole.DIFFERENCE)
_DONE = regex(r"thực hiện|kết quả|đạt|đã|hoàn thành|giải ngân|thu được|\bcó\b|trả lời|tham gia")
_DUE = regex(r"kế hoạch|chỉ tiêu|giao|dự toán|mục tiêu|phải|tổng|đăng ký|dân số|nhân khẩu")
_BOUNDED = regex(r"vượt|thiếu|hụt|tăng|giảm|chênh")
_CLAMPED = regex(r"vượt|thiếu|hụt")
_GAP = regex(r"\bcòn\b|tồn|số dư")
_BALANCE = regex(
    r"đầu (?:kỳ|năm|tháng)|cuối (?:kỳ|năm|tháng)|tồn|số dư|dư (?:đầu|cuối)|kỳ trước|chuyển sang|còn lại|nhập|xuất|tiếp nhận"
    r"|giải quyết|tăng|giảm|lũy kế|kế hoạch|tổng mức"
)
_WORDS = 2
_WHOLE = regex(r"tổng|cộng|cả năm|toàn|sĩ số|quân số|dân số|số hộ|số học sinh")
_PLAIN_DONE = regex(r"(?:số )?(?:kết quả|(?:đã )?thực hiện|đạt được|đã (?:đạt|thu))(?: năm)?")
_PLAIN_DUE = regex(r"(?:số )?(?:chỉ tiêu|kế hoạch|mục tiêu|phải đạt|dự toán|được giao)(?: năm)?")
_PLAIN_RATE = regex(r"(?:tỷ lệ|tỉ lệ|% ?)? ?(?:đạt|hoàn thành|thực hiện)?(?: ?\(%\)| ?%)?")
_PLAIN_CHANGE = regex(r"(?:số )?(?:tăng|giảm|chênh lệch)")
_PERIOD = regex(r"năm|kỳ|tháng|quý|trước|\d/\d{4}")
_YEAR = regex(r"cả năm|(?:năm|kế hoạch|thực hiện) ?\d{4}|tổng(?: số| cộng)?|cộng")
_QUARTER = regex(r"(?:quý|q)\.? ?(?:i{1,3}|iv|[1-4])")
_QUARTERS = 4
_PLAIN_GAP = regex(r"(?:số )?(?:còn thiếu|vượt|chênh lệch|tăng, giảm)")
_TOLD = 5.0
_BY_CHANCE = -1.5
_OFTEN = 5
_RUNNING = regex(r"l[uũ][yỹỷ] ?kế|cộng dồn|từ đầu năm")
_PAID = regex(r"tiền|kinh phí|dự toán|giá trị|tổng|cộng|sản lượng")


Sieved = tuple[float, float]
Close = Callable[[Sequence[Sieved]], bool]


@unchanging(frozen=True)
class TableLine:
    """A column with its amounts by row; or a row with its amounts by column."""

    words: str
    role: ColumnRole
    amounts: tuple[Amount | None, ...]
    label: str = ""
    percent: bool = False

    @cached_property
    def sieved(self) -> tuple[Sieved | None, ...]:
        """Value and width of each amount that can be held against another, for a first quick look."""
        return tuple(
            None if one is None or one.is_hedged else (float(one.value), float(one.high - one.low))
            for one in self.amounts
        )

    @property
    def parted(self) -> tuple[str, str]:
        """The head of its group, and its own."""
        group, _, own = self.words.rpartition(" – ")
        return (group, own)

    @property
    def is_counted(self) -> bool:
        return self.role in _COUNTED and not self.percent

    @property
    def is_parted(self) -> bool:
        """Whether its amounts have decimals: it may be worked out of others, whatever its head says."""
        return any(amount is not None and amount.step < 1 for amount in self.amounts)


Place = tuple[Amount, ...]


def row_relations(lines: Sequence[TableLine]) -> Iterator[Family]:
    """The relations between rows, of which there are many: only those that their names tell of."""
    if _AT_LEAST <= len(lines) <= _MANY:
        yield from (family for _, family in _ratios(lines))
        yield from _balances(lines)
        yield from _gaps(lines)


def relations(
    lines: Sequence[TableLine], without: frozenset[int] = frozenset()
) -> Iterator[Family]:
    """The relations that most places obey; `without` are places that sum others (no products there)."""
    if len(lines) > _MANY:
        return
    yield from _running(lines)
    if len(lines) < _AT_LEAST:
        return
    explained: set[int] = set()
    ratios: dict[frozenset[int], Family] = {}
    for at, family in _ratios(lines):
        explained.add(at)
        ratios[_amounts(family)] = family
    for family in _products(lines, without):
        same = ratios.get(_amounts(family))
        if same is None or family.score + family.prior >= same.score + same.prior:
            ratios[_amounts(family)] = family
    yield from ratios.values()
    yield from _proportions(lines, explained)
    yield from _sums(lines, without)
    yield from _balances(lines)
    yield from _hundreds(lines)


def _amounts(family: Family) -> frozenset[int]:
    """The amounts of its first equation."""
    return frozenset(id(one) for one in family.equations[0].amounts)


def _best(families: Iterable[Family | None]) -> Family | None:
    return max(
        (family for family in families if family is not None and family.equations),
        key=lambda family: family.score + family.prior,
        default=None,
    )


def _ratios(lines: Sequence[TableLine]) -> Iterator[tuple[int, Family]]:
    """Percentages and means of two columns, or of one in the sum of several side by side."""
    counts = [at for at, line in enumerate(lines) if line.is_counted]
    for at, line in enumerate(lines):
        scales = _scales(line)
        if not scales:
            continue
        pairs = [
            (top, (bottom,)) for top, bottom in permutations(counts, 2) if at not in (top, bottom)
        ]
        sides = [(top, run) for run in _windows(counts, _SUMMED) for top in run if at not in run]
        sides += [
            (top, (top, other)) for top, other in permutations(counts, 2) if abs(top - other) > 1
        ]
        best = _best(
            _ratio(lines, (at, top, *bottoms), scale, less)
            for top, bottoms in [*pairs, *sides]
            for scale, less in scales
        )
        if best:
            yield at, best


def _windows(counts: Sequence[int], longest: int) -> Iterator[tuple[int, ...]]:
    """Two and more columns side by side."""
    for begin in range(len(counts)):
        for end in range(begin + 2, min(len(counts), begin + longest) + 1):
            yield tuple(counts[begin:end])


def _scales(line: TableLine) -> list[tuple[Fraction, Fraction]]:
    none = Fraction(0)
    if line.role is ColumnRole.MEAN:
        return [(scale, none) for scale in _SCALES]
    if line.role is ColumnRole.RATE or line.percent:
        return [(HUNDRED, none), (HUNDRED, HUNDRED)]
    return [(HUNDRED, none), (Fraction(1), none)] if line.is_parted else []


def _ratio(
    lines: Sequence[TableLine], at: Sequence[int], scale: Fraction, less: Fraction
) -> Family | None:
    times, minus = float(scale), float(less)

    def close(place: Sequence[Sieved]) -> bool:
        bottom = sum(one[0] for one in place[2:])
        if bottom <= 0 or not place[1][0]:
            return False
        made = times * place[1][0] / bottom - minus
        return abs(made - place[0][0]) <= _room(made, place)

    plain = not less and _is_plain([lines[one] for one in at], _PLAIN_RATE)
    if not _mostly(lines, at, close) and not plain:
        return None
    is_mean = lines[at[0]].role is ColumnRole.MEAN or scale == 1
    law = Law.MEAN if is_mean else Law.GROWTH if less else Law.RATE
    equations = [
        QuotientEquation(law, target, above, tuple(below), scale, less, loose=bool(less))
        for target, above, *below in _places(lines, at)
        if sum(one.low for one in below) > 0 and above.low >= 0
    ]
    prior = (
        _prior([lines[one] for one in at], at)
        if lines[at[0]].role is not ColumnRole.COUNT
        else -2.0
    )
    return Family(law, list(equations), max(prior, _TOLD) if plain else prior)


def _is_plain(lines: Sequence[TableLine], target: re.Pattern[str]) -> bool:
    """Whether the heads of three lines say outright what they are to each other."""
    (group, own), (one, done), (other, due) = (line.parted for line in lines[:3])
    return (
        len(lines) == _AT_LEAST
        and bool(own)
        and one == other
        and group.startswith(one)
        and bool(
            target.fullmatch(own) and _PLAIN_DONE.fullmatch(done) and _PLAIN_DUE.fullmatch(due)
        )
    )


def _prior(lines: Sequence[TableLine], at: Sequence[int]) -> float:
    """What the heads are worth: a rate beside what was done and what was due, a formula."""
    target, above, below = lines[0], lines[1], lines[2]
    told = bool(_DONE.search(above.words) and _DUE.search(below.words))
    near = all(abs(at[0] - one) <= _SIDE_BY_SIDE for one in at)
    formula = f"{above.label}/{below.label}" if above.label and below.label else " "
    written = re.sub(r"[\s()]", "", target.words).replace(":", "/")
    return 2.0 * told + 1.0 * near + 3.0 * (formula in written) - 2.0 * (len(at) > _AT_LEAST)


def _proportions(lines: Sequence[TableLine], explained: set[int]) -> Iterator[Family]:
    """Rates that grow as a column, or as one column in another: what they are a share of stands elsewhere."""
    counts = [at for at, line in enumerate(lines) if line.is_counted]
    for at, line in enumerate(lines):
        if line.role is not ColumnRole.RATE or at in explained:
            continue
        pairs = [(at, top, bottom) for top, bottom in permutations(counts, 2)]
        best = _best(_proportion(lines, sides) for sides in pairs)
        if best:
            yield best


def _proportion(lines: Sequence[TableLine], sides: tuple[int, int, int]) -> Family | None:
    """Where all but the total divide by the same amount any share grows as its column does, and nothing is found."""
    places = [
        place
        for place in _places(lines, sides)
        if all(one.low > 0 for one in place) and place[0].value
    ]
    alike = Counter(below.value for _, _, below in places)
    if len(places) <= _AT_LEAST or max(alike.values()) >= len(places) - 1:
        return None
    factors = [_factor(place) for place in places]
    middle = sorted(factors)[len(factors) // 2]
    kept = [span for span in factors if span[0] <= middle[1] and middle[0] <= span[1]]
    low, high = shared(kept)
    if len(kept) < len(factors) - 1 or low > high:
        return None
    scale = (low + high) / 2
    return Family(
        Law.RATE,
        [QuotientEquation(Law.RATE, one, two, (three,), scale) for one, two, three in places],
        -3.0,
    )


def _factor(place: Place) -> ValueSpan:
    target, above, below = place
    return (target.low * below.low / above.high, target.high * below.high / above.low)


def _sums(lines: Sequence[TableLine], without: frozenset[int]) -> Iterator[Family]:
    """Sums and differences, of all places or of those alone that sum no others.

    What is bounded («còn thiếu») is summed where rows are, not worked out anew; and a fault in one row
    is carried into the total below it.
    """
    counts = [at for at, line in enumerate(lines) if line.is_counted]
    items = [_left_out(line, without) for line in lines] if without else lines
    for trio in combinations(counts, 3):
        clamped = without and any(_CLAMPED.search(lines[at].words) for at in trio)
        best = None if clamped else _best(_trio(lines, whole, trio) for whole in trio)
        if best is None and without:
            best = _best(_trio(kind, whole, trio) for kind in (lines, items) for whole in trio)
        if best:
            yield best
    for whole in counts:
        best = _best(
            _sum_of(lines, whole, [(1, at) for at in run], Law.SUM) for run in _runs(whole, counts)
        )
        if best:
            yield best


def _gaps(lines: Sequence[TableLine]) -> Iterator[Family]:
    """Differences that a name tells; which rows sum others is told by their marks."""
    counts = [at for at, line in enumerate(lines) if line.is_counted]
    for gap in (at for at in counts if _is_gap(lines[at])):
        pairs = permutations([at for at in counts if at != gap], 2)
        best = _best(
            _sum_of(lines, gap, [(1, one), (-1, two)], Law.DIFFERENCE) for one, two in pairs
        )
        if best:
            yield best


def _runs(whole: int, counts: Sequence[int]) -> Iterator[Sequence[int]]:
    """Neighbouring lines of three and more that one line may sum: those behind it, or those before."""
    at = counts.index(whole)
    for side in (counts[at + 1 :], counts[:at][::-1]):
        for begin in range(min(len(side), _SIDE_BY_SIDE)):
            for end in range(begin + _AT_LEAST, min(len(side), begin + _RUN) + 1):
                yield side[begin:end]


def _trio(lines: Sequence[TableLine], whole: int, trio: Sequence[int]) -> Family | None:
    """One is the two others together; told as a difference where a head speaks of one."""
    parts = [at for at in trio if at != whole]
    gap = next((at for at in parts if _is_gap(lines[at])), None)
    if gap is None:
        return _sum_of(lines, whole, [(1, at) for at in parts], Law.SUM)
    other = next(at for at in parts if at != gap)
    return _sum_of(lines, gap, [(1, whole), (-1, other)], Law.DIFFERENCE)


def _is_gap(line: TableLine) -> bool:
    return line.role is ColumnRole.DIFFERENCE or bool(_GAP.search(line.words))


def _balances(lines: Sequence[TableLine]) -> Iterator[Family]:
    """Of four columns side by side: what there was and what came, less what went, is what is left."""
    counted = [at for at, line in enumerate(lines) if line.is_counted]
    alike = {lines[at].parted[1] for at in counted if lines[at].parted[0]}
    sides = [counted, *([at for at in counted if lines[at].parted[1] == own] for own in alike)]
    fours = {four for counts in sides for four in _windows(counts, 4) if len(four) == 4}  # noqa: PLR2004
    for window in sorted(fours):
        told = sum(bool(_BALANCE.search(lines[at].words)) for at in window)
        if told < _WORDS:
            continue
        first, second, third, last = window
        best = _best(
            [
                _sum_of(lines, last, [(1, first), (1, second), (-1, third)], Law.DIFFERENCE),
                _sum_of(lines, last, [(1, first), (-1, second), (1, third)], Law.DIFFERENCE),
                _sum_of(lines, last, [(1, first), (-1, second), (-1, third)], Law.DIFFERENCE),
            ]
        )
        if best:
            best.prior += _TOLD - 2 if told > _WORDS else 0
            yield best


def _running(lines: Sequence[TableLine]) -> Iterator[Family]:
    """What is told up to each place: what was told up to the one before, and what came there."""
    counts = [at for at, line in enumerate(lines) if line.is_counted]
    for whole in (at for at in counts if _RUNNING.search(lines[at].words)):
        best = _best(_run(lines[whole], lines[at]) for at in counts if at != whole)
        if best:
            yield best


def _run(whole: TableLine, part: TableLine) -> Family | None:
    told = [
        (one, two)
        for one, two in zip(whole.amounts, part.amounts, strict=True)
        if one and two and not one.is_hedged and not two.is_hedged
    ]
    equations = [
        Sum(Law.RUNNING, one, ((1, before), (1, came)))
        for (before, _), (one, came) in pairwise(told)
    ]
    if not any(one.holds for one in equations):
        return None
    begins = told[0][0].value == told[0][1].value
    return Family(Law.RUNNING, list(equations), 5.0 if begins else 2.0)


def _sum_of(
    lines: Sequence[TableLine], whole: int, parts: Sequence[tuple[int, int]], law: Law
) -> Family | None:
    loose = law is Law.DIFFERENCE and bool(_BOUNDED.search(lines[whole].words))
    signs = [sign for sign, _ in parts]

    def close(place: Sequence[Sieved]) -> bool:
        made = sum(sign * part[0] for sign, part in zip(signs, place[1:], strict=True))
        target = place[0][0]
        room = sum(width for _, width in place) + 1e-9 * abs(made)
        bounded = loose and (abs(abs(made) - target) <= room or (made < 0 and not target))
        return abs(made - target) <= room or bounded

    sides = [whole, *(at for _, at in parts)]
    plain = (
        _is_gap_told(lines, sides, signs)
        if law is Law.DIFFERENCE
        else _is_year([lines[at] for at in sides])
    )
    if not _mostly(lines, sides, close) and not plain:
        return None
    equations = [
        Sum(law, place[0], tuple(zip(signs, place[1:], strict=True)), loose=loose)
        for place in _places(lines, sides)
    ]
    if _is_short(lines, sides, equations):
        return None
    if plain:
        return Family(law, list(equations), _TOLD)
    told = 2.0 if law is Law.DIFFERENCE or _WHOLE.search(lines[whole].words) else _BY_CHANCE
    if told < 0 and _witnesses(equations) < _OFTEN:
        return None
    return Family(law, list(equations), told + (lines[whole].role is ColumnRole.DIFFERENCE))


def _witnesses(equations: Sequence[Sum]) -> int:
    """How many places bear it out; those whose parts are in one proportion are but one."""
    held = [one for one in equations if one.holds and one.target.value]
    return len({one.terms[0].value / one.target.value for one in held})


def _is_short(lines: Sequence[TableLine], sides: Sequence[int], equations: Sequence[Sum]) -> bool:
    """Whether a line is left out that has something where it fails, and nothing where it holds."""
    failing = {id(one.target) for one in equations if not one.holds}
    if not failing:
        return False
    held = {id(one.target) for one in equations if meets(one.told, one.expected)}
    targets = lines[sides[0]].amounts
    for at, line in enumerate(lines):
        if at in sides or not line.is_counted:
            continue
        told = {
            id(target)
            for target, one in zip(targets, line.amounts, strict=True)
            if one and one.value
        }
        if failing <= told and not held & told:
            return True
    return False


def _is_gap_told(lines: Sequence[TableLine], sides: Sequence[int], signs: Sequence[int]) -> bool:
    if len(sides) != _AT_LEAST or sorted(signs) != [-1, 1]:
        return False
    gap, one, other = (lines[at] for at in sides)
    if (
        _PLAIN_CHANGE.match(gap.parted[1])
        and _PERIOD.search(one.words)
        and _PERIOD.search(other.words)
    ):
        return True
    return _is_plain([gap, one, other], _PLAIN_GAP) or _is_plain([gap, other, one], _PLAIN_GAP)


def _is_year(lines: Sequence[TableLine]) -> bool:
    """Whether a line is the year of four quarters."""
    whole, *parts = (line.parted[1] for line in lines)
    return (
        len(parts) == _QUARTERS
        and bool(_YEAR.fullmatch(whole))
        and all(_QUARTER.match(part) for part in parts)
    )


def _products(lines: Sequence[TableLine], without: frozenset[int]) -> Iterator[Family]:
    counts = [
        at for at, line in enumerate(lines) if line.is_counted or line.role is ColumnRole.MEAN
    ]
    kept = [_left_out(line, without) for line in lines]
    for whole in counts:
        if not _PAID.search(lines[whole].words):
            continue
        others = [at for at in counts if at != whole]
        best = _best(
            _product(kept, (whole, *factors), scale)
            for size in (2, 3)
            for factors in combinations(others, size)
            for scale in _SCALES
        )
        if best:
            yield best


def _left_out(line: TableLine, without: frozenset[int]) -> TableLine:
    amounts = (None if at in without else amount for at, amount in enumerate(line.amounts))
    return TableLine(line.words, line.role, tuple(amounts), line.label, line.percent)


def _product(lines: Sequence[TableLine], at: Sequence[int], scale: Fraction) -> Family | None:
    times = float(scale)

    def close(place: Sequence[Sieved]) -> bool:
        made = times
        for value, _ in place[1:]:
            made *= value
        return abs(made - place[0][0]) <= _room(made, place)

    if not _mostly(lines, at, close):
        return None
    places = [place for place in _places(lines, at) if all(amount.low > 0 for amount in place)]
    equations = [Product(Law.PRODUCT, place[0], place[1:], scale) for place in places]
    return Family(Law.PRODUCT, list(equations), 2.0)


def _hundreds(lines: Sequence[TableLine]) -> Iterator[Family]:
    """Percentages side by side that make a hundred."""
    rates = [at for at, line in enumerate(lines) if line.role is ColumnRole.RATE]
    for run in _windows(rates, _RUN):
        places = _places(lines, run)
        made = [float(sum(amount.value for amount in place)) for place in places]
        near = [1 for one in made if abs(one - 100) <= _LITTLE * len(run)]
        if len(places) > 1 and len(near) >= _MOST * len(places):
            yield Family(Law.HUNDRED, [hundred(place) for place in places])


def hundred(parts: Sequence[Amount]) -> Equation:
    """The last of some percentages = 100 less the others."""
    rest = tuple((-1, part) for part in parts[:-1])
    return Sum(Law.HUNDRED, parts[-1], rest, HUNDRED)


def _room(made: float, place: Sequence[Sieved]) -> float:
    """A generous width for sieving with floating point numbers."""
    room = place[0][1]
    for value, width in place[1:]:
        if width and value:
            room += abs(made) * width / abs(value)
    return room + 1e-9 * abs(made) + 1e-12


def _places(lines: Sequence[TableLine], at: Sequence[int]) -> list[Place]:
    """The amounts of some lines, at places where all have one that can be held against another."""
    found = []
    for place in zip(*(lines[one].amounts for one in at), strict=True):
        known = tuple(amount for amount in place if amount is not None and not amount.is_hedged)
        if len(known) == len(place):
            found.append(known)
    return found


def _mostly(lines: Sequence[TableLine], at: Sequence[int], close: Close) -> bool:
    """Whether most of a few places obey; told as soon as too many do not."""
    kept = tried = 0
    size = len(lines[at[0]].amounts)
    step = max(1, size // _SAMPLE)
    chosen = [lines[one].sieved for one in at]
    for row in (row for begin in range(step) for row in range(begin, size, step)):
        place = [one for amounts in chosen if (one := amounts[row])]
        if len(place) < len(chosen):
            continue
        tried += 1
        kept += close(place)
        if tried - kept > max(kept, _SOON) or tried >= _SAMPLE:
            break
    return tried > 1 and kept >= _MOST * tried

"""What each phase (giai đoạn) gets together, and unit quotas spread over them with exact sums.

Rates are weights and share whatever the whole is; numbers are totals and must add up to it.

The exact share of a unit in a phase is its quota times the phase's part of the whole; each cell is
that share rounded down or up. First each unit rounds up where its remainders are largest, which
makes the unit sums exact; then, as long as a phase has too many, one is moved from it to a phase
with too few, along the chain of units where this costs least. The result is the table nearest to the
exact shares (a minimum-cost flow), and there always is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import permutations
from math import lcm
from typing import NamedTuple

from generator.figures.quotas.apportioning import apportion
from generator.figures.quotas.constraints import Fault, refuse
from generator.figures.quotas.demand import DemandUnclear, PhaseWeight, Scope, no_phase
from generator.model.campaign import Campaign, Phase, Target
from generator.model.coded import by_code, codes_of
from generator.problems import find, say
from generator.wording import largest, number

Amounts = Mapping[str, int | Fraction]


def phase_totals(scope: Scope, asked: Mapping[str, PhaseWeight], total: int) -> dict[str, int]:
    """The total of each phase, in the order of the campaign. Raises `DemandUnclear`."""
    if scope.indicator.is_state:
        raise DemandUnclear(
            say(
                "«{name}» là số hiện có tại từng thời điểm, chỉ tiêu các giai đoạn không cộng lại với nhau; giao từng giai"
                " đoạn bằng --phase MÃ --total SỐ",
                name=scope.indicator.name,
            )
        )
    amounts = _amounts(scope, asked)
    if all(isinstance(amount, int) for amount in amounts.values()):
        return {code: int(amount) for code, amount in amounts.items()}
    if any(isinstance(amount, int) for amount in amounts.values()):
        raise DemandUnclear(say("các giai đoạn phải cùng là số, hoặc cùng là tỷ lệ"))
    return weigh_phases(total, amounts)


def by_phase(quotas: Mapping[str, int], totals: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The quotas of each phase by unit, from those of the whole."""
    cells = split_phases(quotas, totals)
    return {phase: {code: cells[code][phase] for code in quotas} for phase in totals}


def _amounts(scope: Scope, asked: Mapping[str, PhaseWeight]) -> Amounts:
    phases = scope.campaign.phases
    for code in asked:
        find(by_code(phases), code, no_phase(code))
    if not asked:
        return {phase.code: _of_target(_only_target(scope, phase)) for phase in phases}
    return {
        phase.code: _amount(scope.campaign, asked[phase.code])
        for phase in phases
        if phase.code in asked
    }


def _amount(campaign: Campaign, weight: PhaseWeight) -> int | Fraction:
    if not isinstance(weight, str):
        return weight
    refusal = say("không có mục tiêu «{code}»", code=weight)
    return _of_target(find(by_code(campaign.targets), weight, refusal))


def _of_target(target: Target) -> int | Fraction:
    amount = target.count if target.count is not None else target.rate
    if amount is None or target.rate_to is not None:
        said = say("mục tiêu «{name}» không phải là một số hay một tỷ lệ", name=target.name)
        raise DemandUnclear(said)
    return int(amount) if target.count is not None else Fraction(amount)


def _only_target(scope: Scope, phase: Phase) -> Target:
    """The one target of the phase that is in force; two are refused, so that nobody guesses."""
    campaign = scope.campaign
    replaced = {target.replaces for target in campaign.targets}
    found = [
        target
        for target in campaign.targets
        if target.phase == phase.code
        and campaign.indicator_code(target.indicator) == scope.indicator.code
        and target.code not in replaced
    ]
    if len(found) == 1:
        return found[0]
    said = say(
        "giai đoạn «{phase}» có {count} mục tiêu ({codes}); cần chỉ rõ bằng --phases {phase}=…",
        phase=phase.code,
        count=len(found),
        codes=", ".join(codes_of(found)) or "–",
    )
    raise DemandUnclear(said)


def weigh_phases(total: int, weights: Mapping[str, int | Fraction]) -> dict[str, int]:
    """Phase totals in proportion to the phases' weights (5%, 4% and 6%), exactly the total.

    Where remainders are equal the earlier phase gets more.
    """
    scale = lcm(*(Fraction(weight).denominator for weight in weights.values()))
    whole = [int(weight * scale) for weight in weights.values()]
    if min(whole, default=0) < 0 or not any(whole):
        said = say("tỷ trọng các giai đoạn không được âm và phải có số lớn hơn 0")
        refuse([Fault("E-QUOTA-BASE", said)])
    parts = apportion(total, total, sum(whole), whole)
    return {phase: part for phase, (part, _) in zip(weights, parts, strict=True)}


def split_phases(quotas: Mapping[str, int], totals: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Each unit's quota by phase: a unit's phases add up to its quota, a phase's units to its total.

    Each cell is less than one away from its exact share. Raises `AllocationImpossible` when the
    quotas and the totals have different sums.
    """
    refuse(_faults(quotas, totals))
    codes = sorted(quotas)
    rows = _rounded_rows([quotas[code] for code in codes], list(totals.values()))
    cells = {
        code: dict(zip(totals, row, strict=True)) for code, row in zip(codes, rows, strict=True)
    }
    return {code: cells[code] for code in quotas}


def _faults(quotas: Mapping[str, int], totals: Mapping[str, int]) -> Iterator[Fault]:
    given, wanted = sum(quotas.values()), sum(totals.values())
    if given != wanted:
        said = say(
            "chỉ tiêu các đơn vị cộng lại là {given}, các giai đoạn cộng lại là {wanted};"
            " hai tổng phải bằng nhau",
            given=number(given),
            wanted=number(wanted),
        )
        yield Fault("E-QUOTA-PHASES", said)
    if min((*quotas.values(), *totals.values()), default=0) < 0:
        said = say("chỉ tiêu của đơn vị, giai đoạn không được âm")
        yield Fault("E-QUOTA-NEGATIVE", said)


def _rounded_rows(rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    whole = sum(rows) or 1
    cells = [[row * column // whole for column in columns] for row in rows]
    rests = [[row * column % whole for column in columns] for row in rows]
    raised = [
        _raised(rest, row - sum(line)) for row, line, rest in zip(rows, cells, rests, strict=True)
    ]
    surplus = [
        sum(line[phase] for line in cells) + sum(up[phase] for up in raised) - column
        for phase, column in enumerate(columns)
    ]
    if any(surplus):
        _balance(_Moves(rests, raised), surplus)
    return [
        [cell + up for cell, up in zip(line, ups, strict=True)]
        for line, ups in zip(cells, raised, strict=True)
    ]


def _raised(rests: Sequence[int], count: int) -> list[bool]:
    """Which cells of a unit are rounded up: the `count` with the largest remainders."""
    chosen = set(largest(rests, count))
    return [phase in chosen for phase in range(len(rests))]


def _balance(moves: _Moves, surplus: list[int]) -> None:
    while any(surplus):
        chain = moves.cheapest_chain(surplus)
        for move in chain:
            moves.make(move)
        surplus[chain[0].source] -= 1
        surplus[chain[-1].goal] += 1


class _Move(NamedTuple):
    """One unit of quota goes from a phase to another within a unit; the cost is in remainders."""

    cost: int
    unit: int
    source: int
    goal: int


class _Moves:
    """All moves that are open, for each pair of phases the cheapest first.

    A move is open while its unit is rounded up in the one phase and down in the other; entries that
    are no longer open are dropped when they come up.
    """

    def __init__(self, rests: Sequence[Sequence[int]], raised: list[list[bool]]) -> None:
        self._rests, self._raised = rests, raised
        self._phases = range(len(rests[0]))
        self._queues: dict[tuple[int, int], list[_Move]] = {
            pair: [] for pair in permutations(self._phases, 2)
        }
        for unit in range(len(rests)):
            for pair in self._queues:
                self._offer(unit, *pair)

    def cheapest_chain(self, surplus: Sequence[int]) -> list[_Move]:
        """The cheapest moves that take one from a phase with too many to one with too few."""
        cost = {phase: 0 for phase in self._phases if surplus[phase] > 0}
        last: dict[int, _Move] = {}
        for _ in self._phases:
            for move in filter(None, map(self._cheapest, self._queues)):
                if move.source not in cost:
                    continue
                reached = cost[move.source] + move.cost
                if move.goal not in cost or reached < cost[move.goal]:
                    cost[move.goal], last[move.goal] = reached, move
        goal = min((cost[phase], phase) for phase in cost if surplus[phase] < 0)[1]
        chain: list[_Move] = []
        while goal in last:
            chain.insert(0, last[goal])
            goal = last[goal].source
        return chain

    def make(self, move: _Move) -> None:
        _, unit, source, goal = move
        self._raised[unit][source] = False
        self._raised[unit][goal] = True
        for phase in self._phases:
            self._offer(unit, goal, phase)
            self._offer(unit, phase, source)

    def _offer(self, unit: int, source: int, goal: int) -> None:
        rests = self._rests[unit]
        if rests[goal] and self._is_open(unit, source, goal):
            move = _Move(rests[source] - rests[goal], unit, source, goal)
            heappush(self._queues[source, goal], move)

    def _cheapest(self, pair: tuple[int, int]) -> _Move | None:
        queue = self._queues[pair]
        while queue and not self._is_open(queue[0].unit, *pair):
            heappop(queue)
        return queue[0] if queue else None

    def _is_open(self, unit: int, source: int, goal: int) -> bool:
        raised = self._raised[unit]
        return raised[source] and not raised[goal]

"""Sums that do not hold: every figure is read and reckoned, but two that ought to agree do not.

A wrong code or day leaves figures out, so it stops whatever is made of them. Where only a sum is wrong somebody may have
it so from above, on the day on which a letter is due: who bears that is told it everywhere, and goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.rules import PART_ABOVE
from generator.problems import Problem, Severity

_OF_SUMS = frozenset(
    {
        "E-BASE-SUM",
        "E-BREAKDOWN-SUM",
        "E-QUOTA-ABOVE",
        "E-QUOTA-PHASES",
        "E-QUOTA-SUM",
        "E-RESULT-SUM",
        "E-TARGET-SUM",
        "E-TIER-SUM",
    }
)


def is_of_sums(problem: Problem) -> bool:
    """Whether it is only a sum that does not hold."""
    return problem.code in _OF_SUMS


def is_uneven(problem: Problem) -> bool:
    """The same, or a part that is greater than its whole: what whoever reads a document of it is told."""
    return is_of_sums(problem) or problem.code == PART_ABOVE


def borne(problems: Iterable[Problem]) -> list[Problem]:
    """The same, a sum that does not hold being no obstacle."""
    return [_weighed(one, Severity.WARNING) for one in problems]


def unborne(problems: Iterable[Problem]) -> list[Problem]:
    """The same, a sum that does not hold told as the error that it is."""
    return [_weighed(one, Severity.ERROR) for one in problems]


def _weighed(problem: Problem, severity: Severity) -> Problem:
    return replace(problem, severity=severity) if is_of_sums(problem) else problem

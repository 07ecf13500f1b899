"""Quotas (chỉ tiêu) for many units by one rule, with sums that are exact and a reason for each.

Pure arithmetic over codes and whole numbers: `by_rate` gives each unit its share of its own base
and lets the total follow; `by_total` splits a given total by largest remainder; `split_phases`
spreads the quotas over phases so that unit sums and phase totals both hold. No result depends on the
order of its input: of equal claims the smaller code comes first. Records, tables and files are left
to others.
"""

from __future__ import annotations

from generator.allocation.limits import AllocationImpossible, Fault, Limits
from generator.allocation.phases import split_phases, weigh_phases
from generator.allocation.reasons import (
    Bound,
    Bounded,
    Deducted,
    Fixed,
    PartOfTotal,
    RateOfBase,
    Reason,
    WithoutBase,
)
from generator.allocation.rules import rule_of_rate, rule_of_total
from generator.allocation.shares import Allocation, Share, by_rate, by_total, deduct

__all__ = [
    "Allocation",
    "AllocationImpossible",
    "Bound",
    "Bounded",
    "Deducted",
    "Fault",
    "Fixed",
    "Limits",
    "PartOfTotal",
    "RateOfBase",
    "Reason",
    "Share",
    "WithoutBase",
    "by_rate",
    "by_total",
    "deduct",
    "rule_of_rate",
    "rule_of_total",
    "split_phases",
    "weigh_phases",
]

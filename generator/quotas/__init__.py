"""Quotas worked out from the records and written back as records (giao chỉ tiêu).

`plan_quotas` reads what is asked against a campaign and gives the shares with their reasons and the
entries to be recorded; `record_quotas` puts them into the file, whole or not at all. The arithmetic
is `generator.allocation`, showing the shares is left to the callers.
"""

from __future__ import annotations

from generator.quotas.demand import Deduction, Demand, PhaseWeight
from generator.quotas.planning import QuotaPlan, plan_quotas
from generator.quotas.recording import Recording, record_quotas
from generator.quotas.rows import Row, Sharing, Subtotal

__all__ = [
    "Deduction",
    "Demand",
    "PhaseWeight",
    "QuotaPlan",
    "Recording",
    "Row",
    "Sharing",
    "Subtotal",
    "plan_quotas",
    "record_quotas",
]

"""Figures typed by hand in a body: they stay as they are when the records change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.rules.finding import Finding
from generator.model.rules.known import Known
from generator.model.rules.literal import bodies, literal
from generator.model.rules.shown import first_names
from generator.problems import say

_FIGURE = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})+(?!\d|/\D|\.\d)|\d{1,9}(?:,\d{1,9})?\s?%)")


def check(known: Known) -> Iterator[Finding]:
    """Counts with thousands dots and percentages outside `{{ }}`."""
    for place, document in enumerate(known.campaign.documents):
        for text, path in bodies(document, ("documents", place)):
            typed = list(dict.fromkeys(_FIGURE.findall(literal(text))))
            if typed:
                yield Finding(
                    "I-FIGURE-TYPED",
                    path,
                    say("số liệu gõ tay trong thân văn bản: {figures}", figures=first_names(typed)),
                    say(
                        "lấy số từ hồ sơ, ví dụ {example}, hoặc ghi vào facts",
                        example="{{ figures.count }}",
                    ),
                    excerpt=typed[0],
                )

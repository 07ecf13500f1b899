"""One thing that was looked at, what was found, and what to do where it is amiss."""

from __future__ import annotations

from generator.problems import Message, Severity
from generator.workspace import unchanging


@unchanging(frozen=True)
class Sign:
    """`code` is for programs; `severity` is `None` where all is well."""

    code: str
    name: Message
    found: Message
    remedy: Message | None = None
    severity: Severity | None = None

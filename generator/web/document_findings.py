"""What is to be looked at in a document as it stands in the records: what its own page would tell, at once."""

from __future__ import annotations

from dataclasses import replace

from generator.office import (
    Spotted,
    campaign_of,
    chips_of,
    document_now,
    known_to_audit,
    looked_at,
    page_asked,
    read_over,
    sums_borne,
)
from generator.problems import Place, Problem, Severity
from generator.web.desk import Desk
from generator.workspace import without_collection


def _of_page(found: Spotted) -> Spotted:
    """What was found in a page that lies in no folder: the words that it is about, without a file."""
    place = Place("", extract=found.problem.place.extract)
    return found._replace(problem=replace(found.problem, place=place))


def findings_of(desk: Desk, campaign: str, document: str) -> list[Problem]:
    """The errors and warnings, each once; of one that is made for many those of the first letter."""
    with desk.office() as office:
        now = document_now(office, campaign_of(office, campaign), document, {})
        shown = desk.previews.page(office, now, (campaign, document))
        reader = chips_of(office, now)
        facts = reader.facts(str(now.wanted.get("body", ""))) if reader else {}
        asked, known = page_asked(office), known_to_audit(office, campaign)
        sums = [Spotted(one) for one in sums_borne(office, campaign)]
    spotted = [*sums, *shown.problems]
    if shown.is_current and reader:
        looked = looked_at(shown.data, asked)
        with desk.auditing, without_collection():
            spotted += map(_of_page, read_over(known, looked, now.body, facts))
    told = {(one.problem.code, str(one.problem.message)): one.problem for one in spotted}
    return [one for one in told.values() if one.severity is not Severity.INFO]

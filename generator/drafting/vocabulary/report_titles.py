"""What a report is called: a phase that is over is summed up, the whole at its end; on the way there its results so far."""

from __future__ import annotations

from generator.drafting.vocabulary.views import campaign_called, carried_out
from generator.figures import newest_snapshot
from generator.model.campaign import Campaign, Phase
from generator.model.document import Document
from generator.wording import Moment


def report_title(
    document: Document, campaign: Campaign, phase: str | None, taken: Moment | None
) -> str:
    """Sơ kết đợt 1 thực hiện …; Tổng kết việc thực hiện …; Kết quả đợt 2 thực hiện … (tính đến ngày 31/5/2025).

    By the moment of its figures, not by the day of who asks.
    """
    part = next((one for one in campaign.phases if one.code == phase), None)
    done = carried_out(campaign_called(campaign), part.name if part else "")
    if taken and _is_over(document, campaign, part or campaign, taken):
        return f"Sơ kết {done}" if part else f"Tổng kết việc {done}"
    return f"Kết quả {done} (tính đến {taken.said})" if taken else f"Kết quả {done}"


def _is_over(
    document: Document, campaign: Campaign, whole: Phase | Campaign, taken: Moment
) -> bool:
    """Whether all of it lies behind, and nothing later in it was counted than what the report says."""
    newest = newest_snapshot(campaign)
    known = [taken.of_day, *([newest.as_of.of_day] if newest else [])]
    days = [*known, document.date or taken.of_day]
    later = (one.as_of.of_day for one in campaign.snapshots if not one.is_of_others)
    return max(days) >= whole.last and not any(taken.of_day < day <= whole.last for day in later)

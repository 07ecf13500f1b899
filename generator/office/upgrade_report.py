"""Which figures print differently than they did with version 0.1, old beside new: asked before an upgrade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.drafting import in_words, listed_subject, said
from generator.figures import Changed, Figure, changed_figures, figures_for
from generator.model.campaign import Campaign, Counted
from generator.model.coded import by_code
from generator.office.office import Office
from generator.problems import Message, say
from generator.workspace import composed

_NAMES = {
    "count": say("kết quả"),
    "growth": say("tăng so với lần chốt trước"),
    "quota": say("chỉ tiêu giao"),
}


def figures_that_differ(office: Office, answers: Mapping[str, Counted]) -> Iterator[Message]:
    """A line for each count, growth and quota; rates, ranks and shares follow from them.

    Besides, the documents that spoke of no snapshot and now speak of the newest.
    """
    for record in office.campaigns(whole=False):
        campaign = _answered(record.campaign, composed(record.folder.name), answers)
        for document in campaign.documents:
            if document.as_of is None and (taken := figures_for(campaign, document).taken):
                yield say(
                    "{campaign}, văn bản «{document}»: không có số liệu → số liệu chốt {moment}",
                    campaign=campaign.code,
                    document=listed_subject(document, campaign),
                    moment=taken.said,
                )
        for changed in changed_figures(campaign):
            yield _line(campaign, changed)


def _answered(campaign: Campaign, folder: str, answers: Mapping[str, Counted]) -> Campaign:
    """The campaign as it will be read, with the answers to what is counted how."""
    indicators = []
    for one in campaign.indicators:
        answer = answers.get(f"{folder}.{one.code}") or answers.get("")
        asked = one.counts_as is None and answer
        indicators.append(one.model_copy(update={"counted": answer}) if asked else one)
    return campaign.model_copy(update={"indicators": tuple(indicators)})


def _line(campaign: Campaign, changed: Changed) -> Message:
    phases, units = by_code(campaign.phases), by_code(campaign.units)
    where = [campaign.short_name]
    if changed.phase:
        where = [phases[changed.phase].name]
    if changed.unit:
        where.append(units[changed.unit].label)
    return say(
        "{campaign}, {moment}: {indicator}, {where}, {name}: {before} → {now}",
        campaign=campaign.code,
        moment=changed.as_of.said,
        indicator=by_code(campaign.indicators)[changed.indicator].name,
        where=", ".join(where),
        name=_NAMES[changed.name],
        before=_told(changed.before),
        now=_now(changed),
    )


def _told(figure: Figure | None) -> Message:
    if figure is None:
        return say("chưa có")
    return Message("{text}", {"text": in_words(said(figure), figure)})


def _now(changed: Changed) -> Message:
    """What prints now; of a figure that is refused the reason."""
    if changed.now is None and changed.lack:
        return say("không in ({reason})", reason=changed.lack.message)
    return _told(changed.now)

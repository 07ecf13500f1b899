"""Figures typed by hand into documents and facts, told with the names that would give them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from generator.audit import MomentFacts, TypedFigure, repeated_facts, typed_figures
from generator.figures import figures_on
from generator.model.rules.flaw import first_names
from generator.office.workflow import Work
from generator.problems import Message, Place, Problem, Severity, joined, say
from generator.records import CampaignRecord

_CODE = "I-FIGURE-TYPED"
_FEW = 3


def typed_by_hand(work: Work) -> Iterator[Problem]:
    """What was typed into the texts of a document, text by text."""
    figures = typed_figures(work.document, MomentFacts(work.figures))
    yield from _told(figures, lambda one: work.spot_of(one.path, one.line, one.column))


def facts_by_hand(record: CampaignRecord) -> Iterator[Problem]:
    """Figures in the facts of a campaign that its newest results say anyhow."""
    figures = repeated_facts(MomentFacts(figures_on(record.campaign)))
    yield from _told(figures, lambda one: record.place(*one.path), is_fact=True)


def _told(
    figures: Iterable[TypedFigure], spot: Callable[[TypedFigure], Place], *, is_fact: bool = False
) -> Iterator[Problem]:
    for _, same in groupby(figures, key=lambda one: one.path):
        typed = list(same)
        said = say(
            "số liệu gõ tay: {figures}",
            figures=first_names(list(dict.fromkeys(one.text for one in typed))),
        )
        remedy = _remedy(typed)
        if is_fact:
            remedy = say("{remedy}, trong câu văn", remedy=remedy)
        yield Problem(_CODE, spot(typed[0]), said, remedy, Severity.INFO)


def _remedy(typed: list[TypedFigure]) -> Message:
    names = dict.fromkeys((one.text, one.name) for one in typed if one.name)
    if not names:
        return say(
            "lấy số từ dữ liệu chiến dịch, ví dụ {example}, hoặc ghi vào «facts:»",
            example="{{ figures.count }}",
        )
    instead = joined(
        say("{name} thay cho «{figure}»", name=f"{{{{ {name} }}}}", figure=text)
        for text, name in list(names)[:_FEW]
    )
    return say("ghi {instead}", instead=instead)

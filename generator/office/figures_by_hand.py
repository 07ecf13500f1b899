"""Figures typed by hand into documents and facts, told with the names that would give them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from generator.audit import MomentFacts, TypedFigure, repeated_facts, typed_figures
from generator.drafting import expression_of
from generator.figures import Figures, figures_on
from generator.model.rules.flaw import first_names
from generator.office.workflow import Work
from generator.problems import Message, Place, Problem, Severity, joined, say
from generator.records import CampaignRecord

_CODE = "I-FIGURE-TYPED"
_FEW = 3


class TypedByHand:
    """What was typed into one campaign; the facts of a moment serve all texts in a row that speak of it.

    Those of one moment only are kept: of many units they take room.
    """

    def __init__(self, record: CampaignRecord) -> None:
        self._record = record
        self._known = MomentFacts(figures_on(record.campaign))

    def in_facts(self) -> Iterator[Problem]:
        """Figures in the facts of the campaign that its newest results say anyhow."""
        figures = repeated_facts(self._known)
        yield from _told(figures, lambda one: self._record.place(*one.path), is_fact=True)

    def in_document(self, work: Work) -> Iterator[Problem]:
        """What was typed into the texts of a document, text by text."""
        figures = typed_figures(work.document, self._facts(work.figures))
        yield from _told(figures, lambda one: work.spot_of(one.path, one.line, one.column))

    def _facts(self, figures: Figures) -> MomentFacts:
        if figures.stand != self._known.figures.stand:
            self._known = MomentFacts(figures)
        return self._known


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
    names = dict.fromkeys((one.text, expression_of(one.name)) for one in typed if one.name)
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

"""The name and the figures of whom a letter is for, as a text of the series may speak of them: they differ from letter to letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.drafting.subject import Subject
from generator.drafting.vocabulary.build import build_names
from generator.drafting.vocabulary.meanings import MEANINGS
from generator.drafting.vocabulary.numerals import said
from generator.figures import Figure
from generator.problems import Message, say
from generator.workspace import unchanging

_NAMES = ("quota", "count", "rate", "shortfall", "surplus", "previous", "growth", "change")


@unchanging(frozen=True)
class ReceiverFigure:
    """What a text may say of its receiver: the expression, what it prints in the letter at hand, its meaning."""

    expression: str
    text: str
    meaning: Message
    whose: str


def receiver_figures(subject: Subject) -> Iterator[ReceiverFigure]:
    """The receiver's name, then its figures in the whole campaign, in each phase, in each further indicator.

    None of a document that is not made for many.
    """
    member = subject.unit or subject.group
    if member is None:
        return
    of_unit = subject.unit is not None
    name = "unit" if of_unit else "group"
    whom = say("tên đầy đủ của đơn vị nhận") if of_unit else say("tên đầy đủ của nhóm nhận")
    yield ReceiverFigure(f"{name}.name", member.name, whom, member.name)
    seen = build_names(subject)[name]
    campaign, main = subject.campaign, subject.campaign.main_indicator
    yield from _of(name, seen, main.name, of_unit=of_unit)
    for phase in campaign.phases:
        part = seen.phases[phase.code]
        yield from _of(f"{name}.phases.{phase.code}", part, phase.name, of_unit=of_unit)
    for one in campaign.indicators:
        if one.code != main.code:
            part = seen.indicators[one.code]
            yield from _of(f"{name}.indicators.{one.code}", part, one.name, of_unit=of_unit)


def _of(path: str, row: Any, whose: str, *, of_unit: bool) -> Iterator[ReceiverFigure]:
    for name in _NAMES if row is not None else ():
        figure = getattr(row, name, None)
        meaning = MEANINGS[type(row)].get(name)
        if isinstance(figure, Figure) and meaning is not None:
            told = (
                say("{meaning} của đơn vị nhận", meaning=meaning)
                if of_unit
                else say("{meaning} của nhóm nhận", meaning=meaning)
            )
            yield ReceiverFigure(f"{path}.{name}", said(figure), told, whose)

"""Whether two indicators count one thing in one way: asked of all figures that come from another campaign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.figures.coverage import Lack, wrong
from generator.figures.figure import Figure, Quantity, product
from generator.figures.readings import Reading
from generator.model.campaign import Indicator, Measure, measured_in
from generator.model.fields import Number
from generator.problems import Message, say

if TYPE_CHECKING:
    from generator.model.handed import HandedIndicator


def differences(theirs: HandedIndicator, here: Indicator) -> Iterator[Message]:
    """In what their unit of measure, measure and way of counting are others than here."""
    return (said for _, said in _differing(theirs, here))


def _differing(theirs: HandedIndicator, here: Indicator) -> Iterator[tuple[str, Message]]:
    """The same, each with the key of the record that says it."""
    mine = theirs.of(here)
    names = {"code": theirs.code, "ours": here.code}
    if theirs.unit_of_measure.casefold() != here.unit_of_measure.casefold():
        yield (
            "unit_of_measure",
            say(
                "đơn vị tính của «{code}» là «{theirs}», của «{ours}» ở đây là «{mine}»",
                theirs=theirs.unit_of_measure,
                mine=here.unit_of_measure,
                **names,
            ),
        )
    if theirs.measure is not here.measure:
        yield (
            "measure",
            say(
                "loại chỉ số («measure:») khác nhau: «{code}» là {theirs}, «{ours}» ở đây là {mine}",
                theirs=theirs.measure.value,
                mine=here.measure.value,
                **names,
            ),
        )
    elif here.of is None and theirs.counted is not mine.counted:
        yield (
            "counted",
            say(
                "cách tính («counted:») khác nhau: «{code}» là {theirs}, «{ours}» ở đây là {mine}",
                theirs=theirs.counted.value if theirs.counted else "?",
                mine=mine.counted.value if mine.counted else "?",
                **names,
            ),
        )


def scale_to(theirs: Indicator, here: Indicator) -> Number | Lack:
    """By what counts of an indicator of another year are multiplied to be counts of one here, or why they are none."""
    if apart := apart_from(theirs, here):
        fact = say("không so được với cùng kỳ năm trước: {difference}", difference=apart[1])
        remedy = say("sửa chỉ số cho hai năm giống nhau, hoặc bỏ phần so sánh này")
        return wrong(fact, remedy)
    return _size_of(theirs, here) or 1


def apart_from(theirs: Indicator, here: Indicator) -> tuple[str, Message] | None:
    """In what an indicator of another year is another one than here, by the key that says it; `None` where its counts can be told as ours."""
    from generator.model.handed import HandedIndicator

    handed = HandedIndicator.of(theirs)
    if _size_of(theirs, here) is not None:
        same = {"unit_of_measure": here.unit_of_measure, "measure": here.measure}
        handed = handed.model_copy(update=same)
    return next(_differing(handed, here), None)


def _size_of(theirs: Indicator, here: Indicator) -> Number | None:
    """How many of our units of measure one of theirs is; `None` where they are not measured alike."""
    amounts = {Measure.COUNT, Measure.MONEY}
    if not {theirs.measure, here.measure} <= amounts:
        return None
    return measured_in(theirs.unit_of_measure, here.unit_of_measure)


def rescaled(reading: Reading, size: Number, noun: str) -> Reading:
    """A reading in another unit of measure."""
    if reading.figure is None or size == 1:
        return reading
    factor = Figure(size, quantity=Quantity.NUMBER)
    return replace(reading, figure=product(reading.figure, factor).of(noun))

"""How many times a value became another, «gấp 2,5 lần», against the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.audit.arithmetic import agrees, ratio, shown
from generator.audit.audit_check import FigureDoubt, Held, Seen, all_held, places_of
from generator.audit.checks.changes_told import BOTH, INNER, REACH, is_from_to
from generator.audit.manuscript import TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.audit.tie_words import clause_before
from generator.problems import say
from generator.wording import Interval, NumberKind
from generator.workspace import regex

_OPENS_FROM = regex(r"(?:lần)?\s?[(,]?\s?(?:(?:tăng|giảm) )?từ")
_DOWN = regex(r"(?<!\w)giảm(?!\w)")
_HUNDRED = 100
_FINER = 10

Ends = tuple[ReadFigure, ReadFigure]


def multiples(passage: TextPassage, sentence: ReadSentence) -> Iterator[Seen]:
    """Every «… lần» that stands by two values: held, or in doubt."""
    for at, times in enumerate(sentence.quantities):
        if times.claim.measure is NumberKind.TIMES and (pair := _pair(sentence, at)):
            yield from _multiple(passage, sentence, times, pair)


def _pair(sentence: ReadSentence, at: int) -> Ends | None:
    """What was divided by what: «tăng từ 20 lên 50, gấp 2,5 lần», «152,4 tỷ đồng, gấp 1,5 lần cùng kỳ (101,6 tỷ đồng)»."""
    told = sentence.quantities[at]
    ends = sentence.quantities[at - BOTH : at] if at >= BOTH else ()
    behind = sentence.quantities[at + 1 : at + 1 + BOTH]
    is_down = bool(_DOWN.search(clause_before(told.before)))
    if len(behind) == BOTH and _OPENS_FROM.fullmatch(sentence.between(told, behind[0])):
        return (
            _divided(behind[0], behind[1], is_down=is_down)
            if is_from_to(sentence, *behind)
            else None
        )
    if len(ends) == BOTH and is_from_to(sentence, *ends):
        return _divided(ends[0], ends[1], is_down=is_down)
    if not at or at + 1 >= len(sentence.quantities):
        return None
    now, then = sentence.quantities[at - 1], sentence.quantities[at + 1]
    gap, back = sentence.between(told, then), sentence.between(now, told)
    is_told = gap.endswith("(") and len(gap) < REACH and not INNER.search(gap + back)
    if now.is_amount and then.is_amount and now.is_like(then) and is_told:
        return _divided(then, now, is_down=is_down)
    return None


def _divided(then: ReadFigure, now: ReadFigure, *, is_down: bool) -> Ends:
    """The divisor and what is divided: «giảm 3 lần» is how often the later goes into the earlier."""
    return (now, then) if is_down else (then, now)


def _multiple(
    passage: TextPassage, sentence: ReadSentence, told: ReadFigure, pair: Ends
) -> Iterator[Seen]:
    possible = ratio(pair[1].bounds, pair[0].bounds)
    if possible is None or None in {possible.low, possible.high}:
        return
    yield Held(passage, told.start, told.end)
    yield from all_held(passage, pair)
    hundredfold = Interval(*(end and end / _HUNDRED for end in (possible.low, possible.high)))
    if not agrees(told.claim, hundredfold):
        yield _multiple_doubt(passage, sentence, told, pair)


def _multiple_doubt(
    passage: TextPassage,
    sentence: ReadSentence,
    told: ReadFigure,
    pair: tuple[ReadFigure, ReadFigure],
) -> FigureDoubt:
    first, last = (sentence.printed(one.claim) for one in pair)
    value = pair[1].claim.value / pair[0].claim.value
    like = replace(told.claim, step=told.claim.step / _FINER)
    working = (
        f"{last}/{first} = {shown(value, told.claim if value % told.claim.step == 0 else like)}"
    )
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        say(
            "{working} lần, văn bản ghi {told}", working=working, told=sentence.printed(told.claim)
        ),
        working,
        others=places_of(passage, pair),
    )

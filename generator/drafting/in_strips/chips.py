"""What the figures in a body say: as printed, from what, how; or why one is missing. And what else could stand there.

The body is filled once as a draft is, each of its expressions between two marks, so that a figure in a loop or
behind a `{% set %}` is told as the document prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from generator import word
from generator.drafting.draft import locator
from generator.drafting.expressions import Expressions, Noted
from generator.drafting.figure_facts import Provenance, exact_of, parts_of, source_of, workings_of
from generator.drafting.figure_spots import (
    PATH,
    FigureSpot,
    below,
    spot_of,
    steps_of,
)
from generator.drafting.in_strips.strand_text import with_stand_ins
from generator.drafting.in_strips.strip import inserts
from generator.drafting.subject import Locate, Subject
from generator.drafting.vocabulary.build import build_names
from generator.drafting.vocabulary.filters import FILTERS
from generator.drafting.vocabulary.letter import whom_names
from generator.drafting.vocabulary.limits import limits, settle
from generator.drafting.vocabulary.limits import without_marks as without_limits
from generator.drafting.vocabulary.meanings import MEANINGS, NAMES
from generator.drafting.vocabulary.numerals import said
from generator.figures import Figure, Quantity
from generator.model.campaign import Indicator, Measure
from generator.model.document import CoverageAsked
from generator.problems import Message, Problem, say
from generator.workspace import once, regex, unchanging

_FROM, _TO, _END = "\U000f0020", "\U000f0021", "\U000f0022"
_SAID = regex(f"{_FROM}(\\d+){_TO}([^{_FROM}{_END}]*){_END}")
_BRANCH = regex(r"\{%[-+]?\s*(?:if|elif|else|for)\b")
_PATH = regex(rf"\{{\{{-?\s*({PATH})", re.ASCII)
_NOTE, _GAP = regex("\ue005(\\d+)\ue006"), regex("\ue002(\\d+)\ue003")
_WORD, _QUOTED = regex(r"(?<![.\w])[a-z_]\w*", re.ASCII), regex("\"[^\"]*\"|'[^']*'")
_OF_RECEIVER = say("số riêng của nơi nhận, mỗi bản một số")
_OF_ALL = say("bản nào cũng in số này, không phải số riêng của nơi nhận")
_MANY = 4
_COUNTS = ("number", "padded", "words", "told", "about", "over", "nearly")
_MONEY = ("money", "money_short", "money_words")
_FORMS = {
    Quantity.COUNT: _COUNTS,
    Quantity.RATE: ("percent", "about", "over", "nearly"),
    Quantity.POINTS: ("points",),
    Quantity.AVERAGE: ("number", "at_least", "about"),
    Quantity.TIMES: ("number",),
    Quantity.DAYS: ("number", "padded", "words"),
}
_WHOLE_FORMS = ("pair", "reached", "difference", "against", "toward", "amount", "timing")


@unchanging(frozen=True)
class FigureFacts:
    """What a chip says of the figure that it prints; without a `text` it prints nothing now.

    `lacking` are the figures that it would print and that there are not, each with what helps.
    """

    text: str = ""
    meaning: str | Message = ""
    whose: str = ""
    reach: Message | None = None
    """In letters to each, whether it is the receiver's own or the same in all of them."""
    exact: str = ""
    working: str = ""
    source: str = ""
    limits: tuple[str, ...] = ()
    lacking: tuple[Problem, ...] = ()
    is_printed: bool = True
    """Whether it stands in a place that the document prints now."""


@unchanging(frozen=True)
class OtherForm:
    """What could stand in the place of a chip: an expression, what it prints, and what it is."""

    expression: str
    text: str
    meaning: Message


@unchanging()
class ChipReader:
    """Tells what the expressions of one document say."""

    subject: Subject
    locate: Locate
    _known: dict[str, list[OtherForm]] = field(default_factory=dict)

    @once
    def names(self) -> Mapping[str, Any]:
        return build_names(self.subject)

    @once
    def _recorded(self) -> Provenance:
        return Provenance(self.subject)

    def facts(self, body: str) -> dict[str, FigureFacts]:
        """What each expression of a body says, by the tag as it is written; a statement says whether it is gone by."""
        tags = with_stand_ins(body).tags
        filling = self._expressions()
        text = _filled(filling, _between_marks(body))
        if not text:
            return {tag: self._alone(tag) for tag in dict.fromkeys(tags) if tag.startswith("{{")}
        texts: dict[str, list[str]] = {}
        for number, shown in _SAID.findall(text):
            texts.setdefault(tags[int(number)], []).append(shown)
        found = {tag: self._told(tag, texts[tag], filling) for tag in texts}
        silent = [tag for tag in dict.fromkeys(tags) if tag.startswith("{{") and tag not in found]
        told = found | {tag: self._alone(tag) for tag in silent}
        return {tag: one for tag, one in told.items() if not inserts(tag)}

    def _expressions(self) -> Expressions:
        document = self.subject.document
        return Expressions(
            self.names,
            document.decimals,
            locator(self.subject, self.locate),
            complete=document.coverage is CoverageAsked.COMPLETE,
            as_draft=True,
            passages=self.subject.passages,
            noted=[],
        )

    def _alone(self, tag: str) -> FigureFacts:
        """What an expression says outside of its place, in a branch that is not gone by."""
        filling = self._expressions()
        shown = _filled(filling, tag)
        found = self._told(tag, [shown] if shown else [], filling)
        is_lacking = bool(filling.problems or found.lacking)
        text = "" if is_lacking else found.text
        return replace(found, text=text, lacking=(), is_printed=False)

    def _told(self, tag: str, texts: Sequence[str], filling: Expressions) -> FigureFacts:
        meaning, whose = self.meaning(tag)
        noted = _noted(texts, filling)
        parts = [part for one in noted for part in parts_of(one.value)]
        workings = [
            told for one in noted for told in workings_of(one.value, list(parts_of(one.value)))
        ]
        gaps = dict.fromkeys(int(one) for text in texts for one in _GAP.findall(text))
        sources = [source_of(self.subject, one, self._recorded) for one in noted]
        return FigureFacts(
            text=_joined([_plain(text) for text in texts]),
            meaning=meaning,
            whose=whose,
            reach=self._reach(tag) if noted else None,
            exact=_joined([f"{name}{exact_of(known)}" for name, known in parts]),
            working=_joined(workings),
            source=_joined(sources),
            limits=tuple(dict.fromkeys(told for one in noted for told in limits(one.value))),
            lacking=tuple(filling.gaps[one] for one in gaps),
        )

    def _reach(self, tag: str) -> Message | None:
        """Whose a figure is in letters to each; nothing in any other document, and of what a statement sets."""
        subject = self.subject
        if subject.unit is None and subject.group is None:
            return None
        words = set(_WORD.findall(_QUOTED.sub("", tag)))
        if words & {*whom_names(subject.campaign)}:
            return _OF_RECEIVER
        path = _PATH.match(tag)
        return _OF_ALL if path and path[1].partition(".")[0] in self.names else None

    def meaning(self, tag: str) -> tuple[str | Message, str]:
        """What the name in an expression means, and whose figure it is; empty where there is none of that name."""
        path = _PATH.match(tag)
        steps = steps_of(path[1]) if path else []
        meaning: str | Message = NAMES.get(steps[0], "") if steps else ""
        value, whose = self._first(steps), ""
        for step in steps[1:]:
            known = MEANINGS.get(type(value), {})
            meaning = known.get(step, meaning)
            whose = _name_of(value) or whose
            value = below(value, step)
        return meaning, _name_of(value) or whose

    def knows(self, tag: str) -> bool:
        """Whether there is each step of the name in an expression: `targets.x.rate` is not where no target is «x»."""
        path = _PATH.match(tag)
        first, *steps = steps_of(path[1]) if path else [""]
        value = self._first([first])
        for step in steps:
            if step not in (value if isinstance(value, Mapping) else MEANINGS.get(type(value), {})):
                return False
            value = below(value, step)
        return first in self.names

    def spot(self, tag: str) -> FigureSpot | None:
        """Of whom the name in an expression tells which figure."""
        path = _PATH.match(tag)
        return spot_of(self.names, path[1]) if path else None

    def _first(self, steps: Sequence[str]) -> Any:
        return self.names.get(steps[0]) if steps else None

    def others(self, tag: str) -> list[OtherForm]:
        """The same figure in other words, then others of the same thing."""
        path = _PATH.match(tag)
        if path is None:
            return []
        if path[1] not in self._known:
            self._known[path[1]] = [*self._forms(path[1]), *self._beside(path[1])]
        return self._known[path[1]]

    def _forms(self, path: str) -> Iterator[OtherForm]:
        value = self._value(path)
        forms: Sequence[str] = _WHOLE_FORMS
        if isinstance(value, Figure):
            forms = _MONEY if self._is_money(path) else _FORMS.get(value.quantity, ())
        seen: set[str] = set()
        for name in forms:
            expression = f"{path}|{name}"
            text = self._printed(expression)
            if text and text not in seen:
                seen.add(text)
                yield OtherForm(expression, text, FILTERS[name])

    def _is_money(self, path: str) -> bool:
        owner = self._value(path.rpartition(".")[0])
        indicator = getattr(owner, "indicator", None)
        return isinstance(indicator, Indicator) and indicator.measure is Measure.MONEY

    def _printed(self, expression: str) -> str:
        """What an expression prints; nothing where it cannot be said."""
        plain = Expressions(self.names, self.subject.document.decimals, self.locate)
        text = plain.text(f"{{{{ {expression} }}}}", "body")
        return "" if plain.problems else text

    def _beside(self, path: str) -> Iterator[OtherForm]:
        owner, _, own = path.rpartition(".")
        whole = self._value(owner) if owner else None
        for name, meaning in MEANINGS.get(type(whole), {}).items():
            value = below(whole, name)
            if name != own and isinstance(value, Figure):
                yield OtherForm(f"{owner}.{name}", said(value), meaning)

    def _value(self, path: str) -> Any:
        first, *steps = steps_of(path) or [""]
        value = self.names.get(first)
        for step in steps:
            value = below(value, step)
        return value


def _filled(filling: Expressions, text: str) -> str:
    pieces = filling.filled(text, ("body",)).pieces
    return "".join(one.shown if isinstance(one, word.Hole) else one for one in pieces)


def _between_marks(body: str) -> str:
    """The body with a mark before and behind each expression, and one behind each statement that chooses."""
    parts, at = [], 0
    for number, (sign, start, end) in enumerate(word.every_span(body)):
        parts.append(body[at:start])
        tag, begin = body[start:end], f"{_FROM}{number}{_TO}"
        if sign == "{{":
            parts.append(f"{begin}{tag}{_END}")
        else:
            parts.append(tag + (f"{begin}{_END}" if _BRANCH.match(tag) else ""))
        at = end
    return "".join((*parts, body[at:]))


def _noted(texts: Sequence[str], filling: Expressions) -> list[Noted]:
    numbers = dict.fromkeys(int(one) for text in texts for one in _NOTE.findall(text))
    return [(filling.noted or [])[number] for number in numbers]


def _plain(text: str) -> str:
    return word.without_marks(_NOTE.sub("", without_limits(settle(text))))


def _joined(texts: Sequence[str]) -> str:
    """Texts one after the other, each once; of many the first."""
    told = [one for one in dict.fromkeys(texts) if one]
    return "; ".join([*told[:_MANY], *(["…"] if len(told) > _MANY else [])])


def _name_of(value: Any) -> str:
    name = getattr(value, "name", "")
    return name if isinstance(name, str) else ""

"""What a rule is: an id, a check over a document, and a manual in its docstring.

A check yields breaches; what each one weighs is said by the format data of the profile. How rules
are gathered and run is left to `registry`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.spot import Spot
from generator.problems import Message, Place, Problem, Severity, joined, say
from generator.standard import Standard
from generator.workspace import unchanging

T = TypeVar("T")
_MOST_SHOWN = 8
_ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@unchanging(frozen=True, slots=True)
class Breach:
    """One place where a rule is broken; `at_most` caps its weight where the rule text is weaker."""

    spot: Spot
    message: Message
    hint: Message | None = None
    at_most: Severity = Severity.ERROR


Check = Callable[[T, Standard], Iterator[Breach]]


@unchanging(frozen=True, slots=True)
class LintFinding:
    """A breach with the rule that it breaks and its weight in the profile.

    `form` names the form where it lies, in a file that holds several; `others` are the findings of the same
    fault at other places, whose figures may be others.
    """

    rule: str
    severity: Severity
    spot: Spot
    message: Message
    hint: Message | None
    article: str
    form: str = ""
    others: tuple[LintFinding, ...] = ()

    @property
    def kind(self) -> tuple[str, ...]:
        """What findings share that tell one fault: what is wrong, but for figures and words, and the remedy.

        Those of a rule that counts places itself share nothing.
        """
        own = str(self.spot) if "count" in self.message.values else ""
        return self.form, self.rule, self.severity, _shape(self.message), str(self.hint), own

    def also_at(self, others: Sequence[LintFinding]) -> LintFinding:
        """The finding with the other places of its fault."""
        if not others:
            return self
        return replace(self, message=_at_places([self, *others]), others=tuple(others))

    def problem(self, file: str, translate: Callable[[str], str] = str) -> Problem:
        """The finding in the shape that the command line and the web page print."""
        where = self.spot.message().text(translate)
        part = f"{self.form}: {where}" if self.form else where
        place = Place(file, part=part, extract=self.spot.extract)
        return Problem(self.rule, place, self.message, self.hint, self.severity)


def _shape(message: Message) -> str:
    """The sentence of a message and of those in it, without what fills the gaps."""
    inner = (one for one in message.values.values() if isinstance(one, Message))
    return "|".join([message.source, *map(_shape, inner)])


def _at_places(found: Sequence[LintFinding]) -> Message:
    """The message with how often and in which paragraphs, where these are of one part, and what else is said there."""
    message, count = found[0].message, len(found)
    numbers = {one.spot.paragraph for one in found}
    apart = len({one.spot.part for one in found}) > 1 or len(numbers) == 1
    told: dict[tuple[int, str], Message] = {}
    for one in found:
        number = 0 if apart else one.spot.paragraph
        told.setdefault((number, str(one.message)), _place_said(one, number, message))
    places = [*told.values()]
    if apart and len(places) > 1:
        return say(
            "{what} ({count} chỗ; còn có: {places})",
            what=message,
            count=count,
            places=_some(places[1:]),
        )
    if apart:
        return say("{what} ({count} chỗ)", what=message, count=count)
    return say(
        "{what} ({count} chỗ: đoạn {places})", what=message, count=count, places=_some(places)
    )


def _place_said(one: LintFinding, paragraph: int, usual: Message) -> Message:
    if str(one.message) == str(usual):
        return say("{paragraph}", paragraph=paragraph)
    if not paragraph:
        return one.message
    return say("{paragraph} ({what})", paragraph=paragraph, what=one.message)


def _some(places: list[Message]) -> Message:
    more = [say("…")] if len(places) > _MOST_SHOWN else []
    return joined([*places[:_MOST_SHOWN], *more])


@unchanging(frozen=True, slots=True)
class LintRule:
    """A rule of the linter; `weight` holds where the format data gives none.

    `manual` tells purpose, article, right and wrong.

    `once` says that it looks at the file as a whole (paper, fonts, package) and not at one
    document, so that it runs once over a file of many forms.
    """

    id: str
    check: Check[WordFile]
    manual: str
    weight: Severity | None = None
    once: bool = False

    def severity(self, standard: Standard) -> Severity | None:
        """What a breach weighs in this profile; None when the profile does not ask for the rule."""
        return standard.severity(self.id) or self.weight

    def run(self, document: WordFile, standard: Standard) -> Iterator[LintFinding]:
        """The findings of this rule; none when the profile does not ask for it."""
        severity = self.severity(standard)
        if severity is None:
            return
        known = standard.rules.get(self.id)
        for breach in self.check(document, standard):
            weight = min(severity, breach.at_most, key=_ORDER.index)
            article = known.article if known else ""
            yield LintFinding(self.id, weight, breach.spot, breach.message, breach.hint, article)


def rules_over(
    things: Callable[[WordFile], Iterable[T]],
) -> Callable[..., Callable[[Check[T]], LintRule]]:
    """A decorator for checks that look at one thing of a file after the other.

    `@letter_rule("ND30-…", weight, once=…)` makes a check of a letter a rule; its docstring is
    the manual.
    """

    def rule_of(
        name: str, weight: Severity | None = None, *, once: bool = False
    ) -> Callable[[Check[T]], LintRule]:
        def made(check: Check[T]) -> LintRule:
            def over_all(document: WordFile, standard: Standard) -> Iterator[Breach]:
                for thing in things(document):
                    yield from check(thing, standard)

            return LintRule(name, over_all, inspect.cleandoc(check.__doc__ or ""), weight, once)

        return made

    return rule_of


rule = rules_over(lambda document: [document])
letter_rule = rules_over(lambda document: document.letters)
laid_rule = rules_over(
    lambda document: [(document, document.pages)] if document.pages is not None else []
)
"""For what only pages tell: a document with them; one that was not laid out is not looked at."""

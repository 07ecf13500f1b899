"""What a rule is: an id, a check over a document, and a manual in its docstring.

A check yields breaches; what each one weighs is said by the format data of the profile. How rules
are gathered and run is left to `registry`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.spot import Spot
from generator.problems import Message, Place, Problem, Severity, say
from generator.standard import Standard

T = TypeVar("T")
_MOST_SHOWN = 8
_ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a rule is broken; `at_most` caps its weight where the rule text is weaker."""

    spot: Spot
    message: Message
    hint: Message | None = None
    at_most: Severity = Severity.ERROR


Check = Callable[[T, Standard], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A breach with the rule that it breaks and its weight in the profile.

    `form` names the form where it lies, in a file that holds several; `others` are the places where the
    same is wrong again.
    """

    rule: str
    severity: Severity
    spot: Spot
    message: Message
    hint: Message | None
    article: str
    form: str = ""
    others: tuple[Spot, ...] = ()

    @property
    def kind(self) -> tuple[str, str, str]:
        """What findings share that tell one fault; those of a rule that counts places itself share nothing."""
        own = str(self.spot) if "count" in self.message.values else ""
        return self.form, self.rule, f"{self.message}{self.hint}{self.severity}{own}"

    def also_at(self, others: Iterable[Spot]) -> LintFinding:
        """The finding with the other places of its fault."""
        spots = (self.spot, *others)
        if len(spots) == 1:
            return self
        return replace(self, message=_at_places(self.message, spots), others=spots[1:])

    def problem(self, file: str, translate: Callable[[str], str] = str) -> Problem:
        """The finding in the shape that the command line and the web page print."""
        where = self.spot.message().text(translate)
        part = f"{self.form}: {where}" if self.form else where
        place = Place(file, part=part, extract=self.spot.extract)
        return Problem(self.rule, place, self.message, self.hint, self.severity)


def _at_places(message: Message, spots: Sequence[Spot]) -> Message:
    """The message with how often and in which paragraphs, where these are of one part."""
    numbers = list(dict.fromkeys(str(one.paragraph) for one in spots))
    if len({one.part for one in spots}) > 1 or numbers == ["0"] or len(numbers) == 1:
        return say("{what} ({count} chỗ)", what=message, count=len(spots))
    shown = ", ".join(numbers[:_MOST_SHOWN]) + ", …" * (len(numbers) > _MOST_SHOWN)
    return say("{what} ({count} chỗ: đoạn {places})", what=message, count=len(spots), places=shown)


@dataclass(frozen=True, slots=True)
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

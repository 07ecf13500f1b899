"""Rules over the file itself: its parts, their markup, what they point to.

A fault that stands at many places is told once, at the first, with how many there are.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from generator.lint.looks import counted
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import TAG, Element, descend
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, Check, LintRule
from generator.problems import Severity
from generator.standard import Standard
from generator.workspace import unchanging

T = TypeVar("T")
Name = TypeVar("Name", bound=Hashable)
_TEXTS = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_FALLBACK = TAG["mc:Fallback"]


@unchanging(frozen=True, slots=True)
class TextPart:
    """A part that holds text, with what stands in it."""

    document: WordFile
    name: str
    tree: Element

    def all(self, *names: str) -> list[Element]:
        return list(descend(self.tree, *names))

    def shown(self, *names: str) -> list[Element]:
        """Those that are not told a second time, for programs that do not know the first."""
        found = self.all(*names)
        if next(self.tree.iter(_FALLBACK), None) is None:
            return found
        return [one for one in found if next(one.iterancestors(_FALLBACK), None) is None]

    def spot(self, element: Element) -> Spot:
        """The paragraph in or around which an element stands."""
        around = [element, *element.iterancestors(), *descend(element, "w:p")]
        spots = self.document.spots
        return next((spots[one] for one in around if one in spots), Spot(self.name))


def text_parts(document: WordFile) -> Iterator[TextPart]:
    """The text, every header and footer whether it shows or not, notes and comments."""
    package = document.package
    hung = [one.target for one in package.relations(package.main).values() if one.kind in _TEXTS]
    for name in dict.fromkeys([package.main, *document.margins, *hung]):
        yield from _part(document, name)


def word_parts(document: WordFile) -> Iterator[TextPart]:
    """The same with styles, lists and settings."""
    yield from text_parts(document)
    for kind in ("styles", "numbering", "settings"):
        yield from part_of(document, kind)


def part_of(document: WordFile, kind: str) -> Iterator[TextPart]:
    """The first part of that kind that the text points to, where it is there."""
    yield from _part(document, document.package.related(document.package.main, kind) or "")


def twice(names: Iterable[Name]) -> list[Name]:
    """The names that come more than once."""
    return [name for name, count in Counter(names).items() if count > 1]


def again(named: Iterable[tuple[Name, T]]) -> Iterator[tuple[Name, T]]:
    """Each name that was there before, with what has it again."""
    known: set[Name] = set()
    for name, one in named:
        if name in known:
            yield name, one
        known.add(name)


def _part(document: WordFile, name: str) -> Iterator[TextPart]:
    tree = document.package.tree(name)
    if tree is not None:
        yield TextPart(document, name, tree)


def package_rule(
    name: str, weight: Severity
) -> Callable[[Callable[[WordFile], Iterator[Breach]]], LintRule]:
    """A decorator as `rule` is, for a check that needs no standard."""

    def made(check: Callable[[WordFile], Iterator[Breach]]) -> LintRule:
        def over(document: WordFile, _standard: Standard) -> Iterator[Breach]:
            yield from _once(check(document))

        return _rule(name, over, check, weight)

    return made


def part_rule(
    name: str, weight: Severity
) -> Callable[[Callable[[TextPart], Iterator[Breach]]], LintRule]:
    """The same for a check of one part after the other."""

    def made(check: Callable[[TextPart], Iterator[Breach]]) -> LintRule:
        def over(document: WordFile, _standard: Standard) -> Iterator[Breach]:
            yield from _once(one for part in text_parts(document) for one in check(part))

        return _rule(name, over, check, weight)

    return made


def _rule(
    name: str, over: Check[WordFile], check: Callable[..., object], weight: Severity
) -> LintRule:
    return LintRule(name, over, inspect.cleandoc(check.__doc__ or ""), weight, once=True)


def _once(found: Iterable[Breach]) -> Iterator[Breach]:
    """Breaches that say the same, as one with the number of its places."""
    alike: dict[tuple[str, Severity], list[Breach]] = {}
    for one in found:
        alike.setdefault((str(one.message), one.at_most), []).append(one)
    for breaches in alike.values():
        first = breaches[0]
        yield replace(first, message=counted(first.message, len(breaches)))

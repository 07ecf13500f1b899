"""On which pages the paragraphs of a document lie, and where there: what only a page can tell.

What is not known is `None`, and nothing is said of it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.reading.section import PageSection
from generator.word import OnPage, PrintedPage
from generator.workspace import regex

_NUMBER = regex(r"[-–\s]*(\d{1,4})[-–\s]*")


@dataclass(eq=False)
class LaidPages:
    """The pages, counted from 1 as sheets, and by number the places where paragraphs begin and end."""

    pages: Sequence[PrintedPage]
    places: Mapping[int, tuple[OnPage, OnPage]]

    @property
    def count(self) -> int:
        return len(self.pages)

    def begin(self, paragraph: ReadParagraph) -> OnPage | None:
        """Where its first letter stands."""
        found = self.places.get(paragraph.spot.paragraph)
        return found[0] if found else None

    def end(self, paragraph: ReadParagraph) -> OnPage | None:
        """Where its last letter stands."""
        found = self.places.get(paragraph.spot.paragraph)
        return found[1] if found else None

    def page_of(self, number: int) -> int:
        """The page on which a paragraph begins, 0 where that is not known.

        One without words lies between its neighbours: on their page, where they have the same.
        """
        if found := self.places.get(number):
            return found[0].page
        at = bisect(self._numbers, number)
        before = self.places[self._numbers[at - 1]][1].page if at else 1
        more = self._numbers[at : at + 1]
        after = self.places[more[0]][0].page if more else self.count
        return before if before == after else 0

    @cached_property
    def _numbers(self) -> list[int]:
        return sorted(self.places)

    def pages_of(self, paragraphs: Iterable[ReadParagraph]) -> range | None:
        """From which page to which they lie; `None` where that is not known of all that have words."""
        known = []
        for one in paragraphs:
            if at := self.places.get(one.spot.paragraph):
                known.append(at)
            elif not one.is_empty:
                return None
        pages = [place.page for both in known for place in both]
        return range(min(pages), max(pages) + 1) if pages else None

    def number_on(self, page: int, section: PageSection) -> int | None:
        """The page number that a page shows at its top or bottom, 0 where it shows none.

        `None` where nothing can be read, or what stands there may be more than a number.
        """
        there = self.pages[page - 1]
        low, high = section.text_between(there.height)
        edges = [one.text for one in there.texts if not low <= one.base <= high]
        numbers = [int(found[1]) for text in edges if (found := _NUMBER.fullmatch(text))]
        if len(numbers) == 1:
            return numbers[0]
        told = bool(numbers) or any(map(str.isdigit, "".join(edges)))
        return None if told or not there.texts else 0

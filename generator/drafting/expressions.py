"""The vocabulary at work: fills texts and bodies, judges conditions, and says where a fault stands.

One filling for plain texts and one for Markdown bodies; they differ only in that a value put
into a body is escaped, so that no name can turn into a heading or a list.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import field, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from generator.drafting.expanding import Body, Filled, expanded, named_alone
from generator.drafting.subject import Locate, Path
from generator.drafting.unwritten import (
    blank_at,
    brace_at,
    cited_unissued,
    has_blank,
    single_brace,
    unissued_at,
)
from generator.drafting.vocabulary.build import DocumentNames, InsertMark
from generator.drafting.vocabulary.filters import build_filters, printed, printed_complete
from generator.drafting.vocabulary.lacking import FIGURE, Lacking
from generator.drafting.vocabulary.limits import (
    HINT_COMPLETE,
    Tell,
    beside_marks,
    hint_complete,
    only_complete,
    settle,
    with_mark,
)
from generator.drafting.vocabulary.meanings import MEANINGS
from generator.drafting.vocabulary.numerals import said
from generator.figures import Figure
from generator.model.passage import Passage, Passages
from generator.problems import GeneratorError, Message, Problem, say
from generator.word import (
    ExpressionFault,
    FigureRefused,
    Filling,
    Gap,
    Hole,
    TellAt,
    doubt_mark,
    gap_mark,
    hole_for,
    note_mark,
    shown,
    without_signs,
)
from generator.wording import Moment
from generator.workspace import changing, unchanging


def _into_body(value: Any) -> str:
    if type(value) is str:
        return hole_for(value)
    return str(value) if isinstance(value, InsertMark) else hole_for(printed(value))


def _complete_into_body(value: Any) -> str:
    return _into_body(only_complete(value, value))


@lru_cache
def _filling(decimals: int, finalize: Callable[[Any], Any], tell: Tell) -> Filling:
    return Filling(build_filters(decimals, tell), MEANINGS, finalize=finalize, refusal=Lacking)


_NAMED = 3


@unchanging(frozen=True)
class Noted:
    """A figure, or what is made of several, as it was printed; `as_of` where it is of another moment."""

    text: str
    value: Any
    as_of: Moment | None = None


@changing
class Expressions:
    """Fills the texts of one document; faults are collected with the places that `locate` gives."""

    names: Mapping[str, Any]
    decimals: int
    locate: Locate
    complete: bool = False
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    """What can be printed, and is hardly meant."""
    as_draft: bool = False
    """Whether figures that are refused leave a gap, instead of stopping the document."""
    gaps: list[Problem] = field(default_factory=list)
    passages: Passages = field(default_factory=dict)
    noted: list[Noted] | None = None
    """Every figure that is printed, by the number of its mark in the text; nothing where none is marked."""

    def text(self, source: str, *path: str | int, **more: Any) -> str:
        """A text of the record with its expressions filled; empty when there is a fault."""
        if "{" not in source and "}" not in source:
            self.tell_blank(source, path)
            return source
        before = len(self.problems)
        filled = str(self._tried(self._filling.fill, source, path, more) or "")
        self._tell_unwritten(filled, path)
        return settle(self._doubted(filled, path)) if len(self.problems) == before else ""

    def tell_blank(self, text: str, path: Path, line: int = 1) -> bool:
        """Whether the text at a path and line has words that nobody has written yet; told once.

        A cited document that has no number yet is told too, and is no such words.
        """
        if not has_blank(text):
            return False
        if symbol := cited_unissued(shown(text)):
            self.doubt(unissued_at(self.locate(path, line, 1), symbol))
            return False
        named = self.passages.get(str(path[1])) if path[0] == "passages" else None
        shared = named.code if named and named.lines else ""
        self.doubt(blank_at(self.locate(path, line, 1), shared))
        return True

    def _tell_unwritten(self, text: str, path: Path) -> None:
        self.tell_brace(text, path)
        self.tell_blank(text, path)

    def tell_brace(self, text: str, path: Path, line: int = 1) -> None:
        """Tells of a name in one brace instead of two."""
        if single := single_brace(text):
            self.doubt(brace_at(self.locate(path, line, 1), single))

    def doubt(self, doubt: Problem) -> None:
        """Adds what is hardly meant, once."""
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    def texts(self, sources: tuple[str, ...], *path: str | int) -> list[str]:
        """The same for a list; a text that comes out empty is left out, a passage gives its lines."""
        filled = (
            text
            for index, source in enumerate(sources)
            for text in self._lines(source, *path, index)
        )
        return [text for text in filled if text.strip()]

    def speaks_of_own(self, text: str) -> bool:
        """Whether a text may say something else in another letter of the document."""
        if "{" not in text or not isinstance(self.names, DocumentNames):
            return "{" in text
        asked = self._filling.names_in(text)
        return asked is None or self.names.are_own(asked)

    @property
    def told(self) -> int:
        """How much was told so far that is wrong, doubtful or lacking."""
        return len(self.problems) + len(self.doubts) + len(self.gaps)

    def _lines(self, source: str, *path: str | int) -> list[str]:
        """A text of a list: one line, or those of the passage that it names."""
        passage = self.passages.get(named_alone(source))
        if passage is None:
            return [self.text(source, *path)]
        if self.tell_broken(passage):
            return []
        return self.text(passage.text, "passages", passage.code).splitlines()

    def shown(self, text: str, value: Any, as_of: Moment | None = None) -> str:
        """The text of a figure with what limits it; where figures are noted, with the mark of its note."""
        told = with_mark(text, value)
        if self.noted is None:
            return told
        self.noted.append(Noted(text, value, as_of))
        return told + note_mark(len(self.noted) - 1)

    def _printed(self, value: Any) -> str:
        """What is printed of a value without a filter, where figures are noted."""
        if isinstance(value, Figure | Fraction) or type(value) is int:
            return self.shown(said(value), value)
        return printed(value)

    def _into_body(self, value: Any) -> str:
        return str(value) if isinstance(value, InsertMark) else hole_for(self._printed(value))

    @cached_property
    def _noting(self) -> tuple[Filling, Filling]:
        """The fillings of texts and of bodies that note what they print."""
        filters = build_filters(self.decimals, self.shown)
        text, body = (
            Filling(filters, MEANINGS, finalize=one, refusal=Lacking, remembers=False)
            for one in (self._printed, self._into_body)
        )
        return text, body

    def body(self, source: str, *path: str | int) -> Body:
        """A Markdown body with its expressions filled and its passages in place.

        What limits its figures is not yet in its place. A body that lacks figures has gaps, so that what
        is wrong with its tables is told as well.
        """
        return expanded(self, source, path)

    def filled(self, source: str, path: Path) -> Filled:
        """The text of a body, or of one of its passages, with marks where it names a passage."""
        into = _complete_into_body if self._is_strict else _into_body
        filling = _filling(self.decimals, into, self._tell)
        if self.noted is not None:
            filling = self._noting[1]
        pieces = self._tried(filling.pieces, without_signs(source), path, {}) or ()
        doubted = [self._doubted_hole(piece, path) for piece in pieces] if self._doubts else pieces
        return Filled(tuple(doubted), tuple([piece for piece in doubted if type(piece) is Hole]))

    def chosen(self, source: str, *path: str | int) -> str:
        """A text as it is said now, with its names left in it and no statement; empty when there is a fault."""
        return str(self._tried(self._filling.chosen, source, path, {}) or "")

    def holds(self, condition: str, *path: str | int, row: Mapping[str, Any] | None = None) -> bool:
        """Whether a condition is true, of a row by its names; a fault counts as no."""
        return bool(self._tried(self._filling.evaluate, condition, path, row or {}))

    def value(self, expression: str, *path: str | int, row: Mapping[str, Any] | None = None) -> Any:
        """The value of an expression, which speaks of a row first; `None` when there is a fault.

        In a draft it may be the sign of a gap.
        """
        found = self._tried(self._filling.evaluate, expression, path, row or {})
        return str(found) if isinstance(found, Gap) else found

    @property
    def _is_strict(self) -> bool:
        return self.complete and not self.as_draft

    @property
    def _tell(self) -> Tell:
        return only_complete if self._is_strict else with_mark

    @property
    def _filling(self) -> Filling:
        if self.noted is not None:
            return self._noting[0]
        return _filling(self.decimals, printed_complete if self._is_strict else printed, self._tell)

    def refuse(
        self,
        message: Message,
        hint: Message | None,
        *path: str | int,
        code: str = "E-EXPR-VALUE",
    ) -> str | None:
        """A fault that is seen only in what an expression, or a table, came to; in a draft a gap."""
        problem = Problem(code, self.locate(path, 1, 1), message, hint)
        if self.as_draft:
            return gap_mark(self._number(problem))
        self._add(problem)
        return None

    def tell_broken(self, *passages: Passage) -> bool:
        """Whether any of these cannot be used; why is taken down."""
        faults = [fault for one in passages if one.is_broken for fault in one.faults]
        for fault in faults:
            self._add(fault)
        return bool(faults)

    def refuse_at(
        self, code: str, message: Message, hint: Message, path: Path, spot: tuple[int, int]
    ) -> None:
        """A fault of how a text is written, at a line and column of it."""
        self._add(Problem(code, self.locate(path, *spot), message, hint))

    def _number(self, problem: Problem) -> int:
        """The number of a gap; the same gap twice is told once."""
        problem = self._with_late(problem)
        if problem not in self.gaps:
            self.gaps.append(problem)
        return self.gaps.index(problem)

    def _tell_gap(self, path: Path) -> TellAt | None:
        """What takes down the gaps of the text at a path; nothing where they are refused."""

        def tell(fault: GeneratorError, line: int, column: int) -> str:
            code = FIGURE if isinstance(fault, FigureRefused) else "E-EXPR-VALUE"
            place, hint = self.locate(path, line, column), getattr(fault, "hint", None)
            return gap_mark(self._number(Problem(code, place, fault.message, hint)))

        return tell if self.as_draft else None

    def _doubted(self, text: str, path: Path) -> str:
        """The text of a draft, each of its figures that is not complete with a remark where all should be."""
        if not self._doubts:
            return text
        return beside_marks(text, lambda limit: self.refuse_incomplete(limit, *path) or "")

    @property
    def _doubts(self) -> bool:
        """Whether figures that are not complete are printed with a remark."""
        return self.as_draft and self.complete

    def _doubted_hole(self, piece: str, path: Path) -> str:
        return hole_for(self._doubted(piece.shown, path)) if isinstance(piece, Hole) else piece

    def refuse_incomplete(self, limit: str, *path: str | int) -> str | None:
        """Tell that a table or a chart at a path shows more than complete figures.

        A draft shows them: what is returned is the mark of a remark beside them.
        """
        message = say("số liệu ở đây chưa đủ: {limit}", limit=limit.rstrip("."))
        hint = hint_complete(limit)
        problem = Problem("E-FIGURE-INCOMPLETE", self.locate(path, 1, 1), message, hint)
        if self.as_draft:
            return doubt_mark(self._number(problem), "")
        self._add(problem)
        return None

    def _tried(
        self, work: Callable[..., Any], source: str, path: Path, more: Mapping[str, Any]
    ) -> Any:
        try:
            return work(source, ChainMap(more, self.names), self._tell_gap(path))  # type: ignore[arg-type]
        except ExpressionFault as fault:
            place = self.locate(path, fault.line, fault.column)
            found = Problem(fault.code, place, fault.message, fault.hint)
            going_on = self._with_gaps(work, source, path, more) if found.code == FIGURE else None
            self._add(found)
            return going_on

    def _with_gaps(
        self, work: Callable[..., Any], source: str, path: Path, more: Mapping[str, Any]
    ) -> Any:
        """What a draft would have instead, so that all that is wrong further on is told too.

        Every figure that the text lacks is a problem.
        """
        draft = Expressions(self.names, self.decimals, self.locate, as_draft=True)
        found = None
        with suppress(ExpressionFault):
            found = work(source, ChainMap(more, self.names), draft._tell_gap(path))  # type: ignore[arg-type]
        self.problems += (gap for gap in draft.gaps if gap not in self.problems)
        return found

    def _with_late(self, problem: Problem) -> Problem:
        """Where complete figures are asked for, with the first of those who have not reported."""
        tally = self.names.get("figures")
        late = [row.short_name for row in getattr(tally, "unreported", ())]
        if problem.hint is not HINT_COMPLETE or not late:
            return problem
        named = ", ".join(late[:_NAMED])
        if len(late) > _NAMED:
            named = f"{named} … ({len(late)})"
        message = say("{what}; chưa báo cáo: {units}", what=problem.message, units=named)
        return replace(problem, message=message)

    def _add(self, problem: Problem) -> None:
        problem = self._with_late(problem)
        if problem not in self.problems:
            self.problems.append(problem)

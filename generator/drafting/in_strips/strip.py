"""What a body is cut into: strips of words, figures and statements, and strips that are taken as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import groupby

from generator import word
from generator.workspace import regex, unchanging

_INSERTED = regex(r"\{\{-?\s*(table|chart|picture|passage)s\.(\w+)\s*-?\}\}")
_UNPRINTED = regex(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_OWN_SIGNS = regex("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


class StripKind(StrEnum):
    """What a strip is in the text; one that is `LOCKED` is no text, and is changed as a whole."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    LETTERED = "lettered"
    LOCKED = "locked"


ITEMS = {StripKind.BULLET, StripKind.NUMBERED, StripKind.LETTERED}


class LockedAs(StrEnum):
    """Why a strip is locked: what it puts in its place, or what it is made of."""

    TABLE = "table"
    CHART = "chart"
    PICTURE = "picture"
    PASSAGE = "passage"
    STATEMENT = "statement"
    GRID = "grid"
    """A table typed in the body."""
    SOURCE = "source"
    """What cannot be changed as text, since its marks would not be the same again."""


class StrandKind(StrEnum):
    """A part of a strip: words, an expression, a statement or a note, the end of a line."""

    TEXT = "text"
    CHIP = "chip"
    COMMAND = "command"
    BREAK = "break"


@unchanging(frozen=True)
class Strand:
    """A part of a strip, of one look; an expression or a statement is its `text` with its signs."""

    kind: StrandKind
    text: str = ""
    bold: bool = False
    italic: bool = False

    @property
    def look(self) -> tuple[bool, bool]:
        return self.bold, self.italic


@unchanging(frozen=True)
class Strip:
    """A strip of a body: `source` as it is written there, and the blank `gap` behind it.

    `line` is its first line, from 1. A locked one has no strands; one that inserts something has its name.
    """

    kind: StripKind
    source: str
    gap: str = "\n\n"
    line: int = 1
    level: int = 1
    mark: str = ""
    indent: str = ""
    strands: tuple[Strand, ...] = ()
    locked_as: LockedAs | None = None
    name: str = ""

    @property
    def last_line(self) -> int:
        return self.line + self.source.count("\n")

    @property
    def said(self) -> tuple[object, ...]:
        """What makes it another strip when it changes."""
        if self.kind is StripKind.LOCKED:
            return self.kind, self.source
        return self.kind, self.level, self.mark, self.strands


@unchanging(frozen=True)
class CutBody:
    """A body in strips; `lead` is what is blank before the first."""

    lead: str
    strips: tuple[Strip, ...]

    @property
    def text(self) -> str:
        """The body as it was."""
        return self.lead + "".join(f"{one.source}{one.gap}" for one in self.strips)


def locked(source: str, gap: str = "\n\n", line: int = 1, why: LockedAs | None = None) -> Strip:
    """A strip that is taken as it stands."""
    found = _INSERTED.fullmatch(source.strip())
    if found and why is None:
        why = LockedAs(found[1])
    indent = source[: len(source) - len(source.lstrip(" \t"))]
    return Strip(
        StripKind.LOCKED,
        source,
        gap,
        line,
        indent=indent,
        locked_as=why or LockedAs.SOURCE,
        name=found[2] if found else "",
    )


def inserts(line: str) -> bool:
    """Whether a line is nothing but a name of what is put in its place."""
    return _INSERTED.fullmatch(line.strip()) is not None


def plain(text: str) -> str:
    """A text that a person typed or pasted, without what no document prints."""
    return _OWN_SIGNS.sub("", _UNPRINTED.sub(" ", text))


def is_one_tag(text: str, signs: Iterable[str]) -> bool:
    """Whether a text is one tag of these signs, and nothing beside."""
    spans = list(word.every_span(text))
    return len(spans) == 1 and spans[0].sign in signs and spans[0][1:] == (0, len(text))


def tidied(strands: Iterable[Strand]) -> tuple[Strand, ...]:
    """The same strands as they come out of a body: no blank at either end, neighbours of one look joined.

    Blanks at the ends of a bold or italic stretch stand outside of it.
    """
    parted = [part for one in strands for part in _blanks_apart(one)]
    return _joined(_without_ends(_settled_blanks(_without_bare_lines(parted))))


def _without_bare_lines(strands: Sequence[Strand]) -> list[Strand]:
    """Without a break before nothing but statements, which leave no line behind."""
    found: list[Strand] = []
    has_words = False
    for one in reversed(strands):
        if one.kind is not StrandKind.BREAK:
            has_words |= one.kind is not StrandKind.COMMAND and not _is_blank(one)
        elif not has_words:
            continue
        else:
            has_words = False
        found.append(one)
    return found[::-1]


def _blanks_apart(one: Strand) -> list[Strand]:
    if one.kind is not StrandKind.TEXT:
        return [one]
    inner = one.text.strip(" ")
    if not inner:
        return [replace(one, bold=False, italic=False)] if one.text else []
    before = one.text[: len(one.text) - len(one.text.lstrip(" "))]
    after = one.text[len(before) + len(inner) :]
    parts = (Strand(one.kind, before), replace(one, text=inner), Strand(one.kind, after))
    return [part for part in parts if part.text]


def _is_blank(one: Strand) -> bool:
    return one.kind is StrandKind.TEXT and not one.text.strip(" ")


def _settled_blanks(strands: Sequence[Strand]) -> list[Strand]:
    """Blanks between two of one look have it too; a break has the look of what is before it."""
    found = list(strands)
    for at, one in enumerate(found):
        if not (_is_blank(one) or one.kind is StrandKind.BREAK):
            continue
        near = [other.look for other in _around(found, at)]
        both = (all(bold for bold, _ in near), all(italic for _, italic in near))
        look = both if len(near) > 1 else (False, False)
        found[at] = replace(one, bold=look[0], italic=look[1])
    return found


def _around(strands: Sequence[Strand], at: int) -> list[Strand]:
    """What stands before and behind a place, blanks and breaks left out."""
    ways = (range(at - 1, -1, -1), range(at + 1, len(strands)))
    solid = (
        next((strands[to] for to in way if not _is_blank(strands[to])
              and strands[to].kind is not StrandKind.BREAK), None)
        for way in ways
    )  # fmt: skip
    return [one for one in solid if one is not None]


def _without_ends(strands: Sequence[Strand]) -> list[Strand]:
    """Without blanks and breaks at the ends, and without blanks beside a break."""
    found = list(strands)
    while found and (_is_blank(found[0]) or found[0].kind is StrandKind.BREAK):
        del found[0]
    while found and (_is_blank(found[-1]) or found[-1].kind is StrandKind.BREAK):
        del found[-1]
    beside = {
        near
        for at, one in enumerate(found)
        if one.kind is StrandKind.BREAK
        for near in (at - 1, at + 1)
    }
    return [one for at, one in enumerate(found) if not (at in beside and _is_blank(one))]


def _joined(strands: Iterable[Strand]) -> tuple[Strand, ...]:
    joined: list[Strand] = []
    for (kind, look), group in groupby(strands, lambda one: (one.kind, one.look)):
        if kind is StrandKind.TEXT:
            joined.append(Strand(kind, "".join(one.text for one in group), *look))
        else:
            joined += group
    return tuple(joined)

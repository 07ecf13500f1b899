"""Passages put where a body names them: each is filled alone, with the names of the document.

What one sets (`{% set %}`) is not known in another. Its headings, lists and tables are those of the body,
and every line of the whole knows where it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property, lru_cache
from itertools import islice
from typing import Protocol

from generator import word
from generator.drafting.subject import Path
from generator.drafting.unwritten import may_have_blank
from generator.model.passage import Passage, Passages, passages_named
from generator.problems import Message, did_you_mean, say
from generator.workspace import once, regex, unchanging

_NAME = "\ue000passage:(\\w+)\ue001"
_ALONE = regex(f"([ \t]*){_NAME}[ \t]*")
_MARK = regex(_NAME)
_TAG = regex(r"\s*\{\{-?\s*passages\.(\w+)\s*-?\}\}\s*")
_MOST = 200
_ALIKE = 8
_LONGEST = 5_000_000


class Writer(Protocol):
    """What fills the text at a path, and takes down what is wrong there."""

    passages: Passages

    def tell_broken(self, *passages: Passage) -> bool:
        """Whether any of these cannot be used; why is taken down."""

    def filled(self, source: str, path: Path) -> Filled:
        """The text with its expressions filled; empty where there is a fault."""

    def holds(self, condition: str, *path: str | int) -> bool:
        """Whether a condition is true."""

    def refuse_at(
        self, code: str, message: Message, hint: Message, path: Path, spot: tuple[int, int]
    ) -> None:
        """Takes down a fault at a line and column of the text at a path."""


@unchanging(frozen=True)
class Filled:
    """A text with its expressions filled; what they came to are its `holes`, in order."""

    pieces: tuple[str, ...] = ()
    holes: tuple[word.Hole, ...] = ()

    @cached_property
    def text(self) -> str:
        return "".join(self.pieces)


@unchanging(frozen=True)
class OpenText:
    """A body with holes in the places of its values; in which text, and at which of its lines, each line stands."""

    text: str
    origins: tuple[tuple[Path, int], ...] = field(repr=False)

    @once
    def may_begin_a_list(self) -> bool:
        """Whether a line of it begins with a value that is a number, and a dot."""
        return word.may_begin_a_list(self.text)

    @once
    def may_have_blank(self) -> bool:
        """Whether there may be words in it that nobody has written yet."""
        return may_have_blank(self.text)


@unchanging(frozen=True)
class Body:
    """A body with its passages in place, and its values in holes."""

    open: OpenText
    holes: tuple[word.Hole, ...] = ()

    @cached_property
    def text(self) -> str:
        """All of it, as Markdown with the values in it."""
        return word.closed(self.open.text, self.holes)

    @property
    def may_have_blank(self) -> bool:
        """Whether there may be words in it, values with them, that nobody has written yet."""
        shown = {one.shown for one in self.holes}
        return self.open.may_have_blank or any(map(may_have_blank, shown))

    @property
    def lines(self) -> list[str]:
        """Its lines with the values in them."""
        return self.text.split("\n")

    def origin(self, line: int) -> tuple[Path, int]:
        """In which text a line stands, and at which of its lines."""
        origins = self.open.origins
        return origins[min(line, len(origins)) - 1]


def expanded(writer: Writer, source: str, path: Path) -> Body:
    """The body at a path."""
    filled = writer.filled(source, path)
    known = _open_text(filled.pieces, path)
    if known is not None:
        return Body(known, filled.holes)
    found = list(_Expansion(writer).lines(filled, source, path, ()))
    text = "\n".join(line for line, _, _ in found)
    origins = tuple(origin for _, origin, _ in found)
    return Body(OpenText(text, origins), tuple(hole for _, _, holes in found for hole in holes))


@lru_cache(_ALIKE)
def _open_text(pieces: tuple[str, ...], path: Path) -> OpenText | None:
    """A text in pieces, most letters have the same; `None` for one that names passages, or is empty."""
    text = "".join(pieces)
    if not text or _MARK.search(text):
        return None
    return OpenText(text, tuple((path, number) for number in range(1, text.count("\n") + 2)))


def named_alone(text: str) -> str:
    """The passage that a text is, and nothing beside; else nothing."""
    found = _TAG.fullmatch(text)
    return found[1] if found else ""


_Line = tuple[str, tuple[Path, int], Sequence[word.Hole]]
"""A line, where it was written, and what stands in its holes."""


class _Expansion:
    """Counts what the passages of one body come to."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.left, self.room = _MOST, _LONGEST

    def lines(
        self, filled: Filled, source: str, path: Path, opened: tuple[str, ...]
    ) -> Iterator[_Line]:
        if not filled.text:
            self._look_through(source, path, opened)
        if not _MARK.search(filled.text):
            yield from self._bare(filled, path)
            return
        left = iter(filled.holes)
        for number, line in enumerate(filled.text.split("\n"), start=1):
            holes = list(islice(left, word.count_holes(line)))
            if mark := _MARK.search(line):
                if self._is_allowed(line, mark[1], (source, path), opened):
                    yield from self._passage(line, mark[1], (path, number), opened)
            else:
                self.room -= len(line) + sum(len(one.shown) for one in holes)
                yield line, (path, number), holes

    def _bare(self, filled: Filled, path: Path) -> Iterator[_Line]:
        """The lines of a text that names no passage; what is in their holes comes with the first."""
        self.room -= len(filled.text) + sum(len(one.shown) for one in filled.holes)
        holes: Sequence[word.Hole] = filled.holes
        for number, line in enumerate(filled.text.split("\n"), start=1):
            yield line, (path, number), holes
            holes = ()

    def _look_through(self, source: str, path: Path, opened: tuple[str, ...]) -> None:
        """Takes down what is wrong with the passages of a text that could not be filled itself."""
        for name in passages_named(source):
            line = f"\ue000passage:{name}\ue001"
            if self._is_allowed(line, name, (source, path), opened):
                list(self._passage(line, name, (path, 1), opened))

    def _is_allowed(
        self, line: str, name: str, text: tuple[str, Path], opened: tuple[str, ...]
    ) -> bool:
        """Whether a passage can stand here; why not is taken down where the text names it."""
        refusal = self._refusal(line, name, opened)
        if refusal:
            source, path = text
            self.writer.refuse_at(*refusal, path, _spot(source, name))
        return refusal is None

    def _refusal(
        self, line: str, name: str, opened: tuple[str, ...]
    ) -> tuple[str, Message, Message] | None:
        """Why a passage cannot stand here."""
        if name not in self.writer.passages:
            said = say("không có đoạn nào tên «{code}»", code=name)
            near = did_you_mean(name, self.writer.passages)
            return "E-PASSAGE-UNKNOWN", said, near or say("xem các đoạn: vanthu passages")
        if not _ALONE.fullmatch(line):
            said = say("đoạn «{name}» không đứng một mình một dòng", name=name)
            hint = say("đặt {tag} ở một dòng riêng", tag=f"{{{{ passages.{name} }}}}")
            return "E-PASSAGE-LINE", said, hint
        if name in opened:
            ring = " → ".join([*opened[opened.index(name) :], name])
            said = say("các đoạn gọi nhau thành vòng: {ring}", ring=ring)
            return "E-PASSAGE-RING", said, say("bỏ một chỗ gọi trong các đoạn ấy")
        self.left -= 1
        if self.left < 0 or self.room < 0:
            said = say("các đoạn gọi nhau tạo ra văn bản quá dài")
            return "E-PASSAGE-LONG", said, say("bớt các chỗ gọi đoạn")
        return None

    def _passage(
        self, line: str, name: str, at: tuple[Path, int], opened: tuple[str, ...]
    ) -> Iterator[_Line]:
        """Its lines as far in as its mark, with an empty line before and behind."""
        passage = self.writer.passages[name]
        if self.writer.tell_broken(passage):
            return
        if passage.head.when and not self.writer.holds(passage.head.when, "passages", name, "when"):
            return
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        yield "", at, ()
        path: Path = ("passages", name)
        filled = self.writer.filled(passage.text, path)
        for inner, origin, holes in self.lines(filled, passage.text, path, (*opened, name)):
            yield (f"{indent}{inner}" if inner.strip() else ""), origin, holes
        for family in passage.beside:
            yield "", at, ()
            yield f"{indent}\ue000{family}:{name}\ue001", at, ()
        yield "", at, ()


def _spot(source: str, name: str) -> tuple[int, int]:
    """Where a text names a passage: where it does not stand alone, if there is such a place."""
    tag = re.compile(rf"\bpassages\W+{re.escape(name)}\b")
    found = [
        (number, match.start() + 1, named_alone(line) == name)
        for number, line in enumerate(source.split("\n"), start=1)
        if (match := tag.search(line))
    ]
    found.sort(key=lambda one: one[2])
    return found[0][:2] if found else (1, 1)

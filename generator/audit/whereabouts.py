"""Where something stands, as a person finds it: page, annex, heading, first words, row and column."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.manuscript import Cell, Manuscript, TextPassage, TextTable
from generator.ooxml import part_called
from generator.problems import Message, joined, say
from generator.workspace import regex

_FIRST = 50
_AROUND = 45
_ORDINAL = regex(r"[\dIVXLC]{1,5}|[A-Za-zĐđ]|\W*")
_LETTERS = 2
_CUT = "…"


class Places:
    """Tells places in one manuscript; a cell alone does not know its table."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._tables = {id(cell): table for table in manuscript.tables for cell in table.cells}

    def of(self, passage: TextPassage) -> Message:
        """`trang 2, Phụ lục I, mục «1. Kết quả», đoạn «Tính đến ngày …»`."""
        return joined((*self._around(passage), *self._within(passage)))

    def quoting(self, passage: TextPassage, start: int, end: int) -> Message:
        """The same with the words around a stretch; they alone where they begin the paragraph."""
        words = around(passage, start, end)
        begins = not isinstance(passage, Cell) and not words.startswith(_CUT)
        steps = [*self._around(passage), *(() if begins else self._within(passage))]
        if not steps:
            return say("«{words}»", words=words)
        return say("{place}: «{words}»", place=joined(steps), words=words)

    def of_table(self, table: TextTable) -> Message:
        """`Phụ lục I, mục «…», bảng 2`."""
        spot = table.spot
        return joined((*self._around(TextPassage("", spot)), say("bảng {table}", table=spot.table)))

    def _around(self, passage: TextPassage) -> list[Message]:
        spot = passage.spot
        steps = [
            part_called(spot.part) if spot.part else None,
            say("trang {page}", page=spot.page) if spot.page else None,
            Message("{annex}", {"annex": cut(spot.annex)}) if spot.annex else None,
            say("mục «{heading}»", heading=cut(spot.heading)) if spot.heading else None,
        ]
        return [step for step in steps if step]

    def _within(self, passage: TextPassage) -> Sequence[Message]:
        table = self._tables.get(id(passage))
        if table is None or not isinstance(passage, Cell):
            return [say("đoạn «{words}»", words=cut(passage.text))]
        row, column = row_name(table, passage), column_name(table, passage)
        at = passage.spot
        return [
            say("bảng {table}", table=at.table),
            say("dòng «{name}»", name=cut(row)) if row else say("dòng {number}", number=at.row),
            say("cột «{name}»", name=cut(column))
            if column
            else say("cột {number}", number=at.column),
        ]


def row_name(table: TextTable, cell: Cell) -> str:
    """What the row of a cell is about: its first words."""
    if cell.spot.row > len(table.grid):
        return ""
    others = (one.text for one in table.grid[cell.spot.row - 1] if one is not cell)
    return next((flat(text) for text in others if says_something(text)), "")


def column_name(table: TextTable, cell: Cell) -> str:
    """The heads over a cell, the outer one first."""
    if cell.spot.row <= table.heads:
        return ""
    over = [row[cell.spot.column - 1] for row in table.grid[: table.heads]]
    apart = {id(one): flat(one.text) for one in over if one.columns < len(table.grid[0])}
    return ", ".join(dict.fromkeys(filter(says_something, apart.values())))


def says_something(text: str) -> bool:
    """Whether a text is more than a number or the mark of a row."""
    wordy = sum(map(str.isalpha, text)) >= _LETTERS
    return wordy and _ORDINAL.fullmatch(text.strip()) is None


def around(passage: TextPassage, start: int, end: int) -> str:
    """The words around a stretch, whole where the text is short."""
    text = passage.text
    first = 0 if start <= _AROUND else _at_blank(text, start - _AROUND, start)
    last = len(text) if len(text) - end <= _AROUND else text.rfind(" ", end, end + _AROUND)
    last = last if last > 0 else min(end + _AROUND, len(text))
    before, behind = f"{_CUT} " if first else "", f" {_CUT}" if last < len(text) else ""
    return f"{before}{flat(text[first:last])}{behind}"


def _at_blank(text: str, least: int, start: int) -> int:
    found = text.find(" ", least, start)
    return found + 1 if found >= 0 else least


def cut(text: str) -> str:
    """The first words of a text."""
    words = flat(text)
    return words if len(words) <= _FIRST else f"{words[: words.rfind(' ', 0, _FIRST)]} …"


def flat(text: str) -> str:
    """Words on one line, without what cannot be seen."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())

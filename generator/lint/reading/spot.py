"""Where something stands in a Word file, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.ooxml import part_called
from generator.problems import Message, say

EXTRACT = 60


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in the file: part, number of the paragraph there, cell, and the words that stand there.

    All counts are from 1 and 0 means unknown: `paragraph` counts every paragraph of the part in
    order, tables included; `table`, `row` and `cell` are those of the outermost table. `page` is
    that of the file, as its sheets follow each other, where the file was laid out; `under` the heading
    under which it stands, as a reader would say it.
    """

    part: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    section: int = 0
    extract: str = ""
    page: int = 0
    under: Message | None = field(default=None, compare=False)

    def quoting(self, text: str) -> Spot:
        """The same place with other words quoted, cut to a readable length."""
        shown = visible(text[: 2 * EXTRACT])
        return replace(self, extract=shown if len(shown) <= EXTRACT else shown[: EXTRACT - 1] + "…")

    def message(self) -> Message:
        """The place in words: `nội dung, trang 2, mục II.1, đoạn 4 (bảng 1, dòng 1, ô 2)`."""
        called: Message | str = part_called(self.part)
        paged = say("{part}, trang {page}", part=called, page=self.page) if self.page else called
        part = say("{part}, {under}", part=paged, under=self.under) if self.under else paged
        if self.paragraph and self.table:
            cell = {"table": self.table, "row": self.row, "cell": self.cell}
            counted = {"part": part, "paragraph": self.paragraph, **cell}
            return say("{part}, đoạn {paragraph} (bảng {table}, dòng {row}, ô {cell})", **counted)
        if self.paragraph:
            return say("{part}, đoạn {paragraph}", part=part, paragraph=self.paragraph)
        if self.section:
            return say("{part}, phần {section}", part=part, section=self.section)
        return say("{part}", part=part)


def visible(text: str) -> str:
    """Text for a message: control signs shown by their code, line ends as spaces."""
    return "".join(
        f"U+{ord(letter):04X}" if _unseen(letter) else letter
        for letter in text.replace("\n", " ").replace("\t", " ")
    ).strip()


def _unseen(letter: str) -> bool:
    return letter < " " or "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"

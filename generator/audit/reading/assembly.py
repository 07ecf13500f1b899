"""A manuscript put together in the order of reading; every reader hands its lines to one `Assembly`.

It keeps what a place needs: which annex and heading hold, how many paragraphs and tables there were.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.manuscript import Manuscript, TextPassage, TextSpot
from generator.audit.reading import signs
from generator.audit.reading.cells_in_grid import RawRow, describe, is_data, make_table

_NEAR = 3
_TOP = 40
_TITLE = 200
_TITLE_LINES = 4


class Assembly:
    """Takes lines and rows one after another and says where each stands."""

    def __init__(self, file: str) -> None:
        self.made = Manuscript(file)
        self.page = 0
        self._annex = self._heading = ""
        self._tables = 0
        self._above: list[str] = []

    def add(
        self, text: str, paragraph: int, *, bold: bool | None = None, may_head: bool = True
    ) -> None:
        """A paragraph with its number; one that stands beside another heads nothing."""
        if not text.strip():
            return
        heads = may_head and self._head(text, bold=bold)
        spot = TextSpot(self.page, self._annex, self._heading, paragraph)
        self.made.blocks.append(TextPassage(text, spot, heads))
        self._read_own(text)
        self._above.append(text)

    def _head(self, text: str, *, bold: bool | None) -> bool:
        """Whether the line heads what follows; annex and heading then change."""
        if label := signs.annex_label(text):
            self._annex, self._heading = label, ""
            return True
        if signs.is_attached(text):
            self._name_annex()
        elif signs.is_heading(text, bold=bold):
            self._heading = flat(text)
            return True
        return False

    def _name_annex(self) -> None:
        """«(Kèm theo …)» below a title in capitals begins an annex that has no label."""
        near = [one for one in self.made.blocks[-_TITLE_LINES:] if isinstance(one, TextPassage)]
        titled = next((one for one in reversed(near) if signs.is_heading(one.text)), None)
        if titled is not None and not self._annex:
            self._annex, self._heading = flat(titled.text)[:_TITLE], ""

    def add_apart(self, text: str, paragraph: int, part: str) -> None:
        """A paragraph of a note, a header or a footer."""
        if text.strip():
            self.made.blocks.append(TextPassage(text, TextSpot(paragraph=paragraph, part=part)))

    def _read_own(self, text: str) -> None:
        """The number and the day of the document itself, from its top."""
        made = self.made
        if len(made.blocks) > _TOP or self._annex:
            return
        for line in (piece.strip() for row in text.split("\n") for piece in row.split("\t")):
            if made.number is None and (found := signs.own_number(line)):
                made.number, made.symbol = found
            made.dated = made.dated or signs.own_date(line)

    def add_rows(self, rows: Sequence[RawRow], *, laid_out: bool = False) -> None:
        """A table; rows that only set words side by side are read as paragraphs."""
        if not is_data(rows):
            for cell in (cell for row in rows for cell in row.cells):
                self.add(cell.text, cell.paragraph, may_head=False)
            return
        self._tables += 1
        first = next(cell for row in rows for cell in row.cells)
        page = first.page or self.page
        spot = TextSpot(page, self._annex, self._heading, first.paragraph, self._tables)
        table = make_table(rows, spot, laid_out=laid_out)
        describe(table, self._above[-_NEAR:])
        self.made.blocks.append(table)
        self._above.clear()


def flat(text: str) -> str:
    """Words on one line."""
    return " ".join(text.split())

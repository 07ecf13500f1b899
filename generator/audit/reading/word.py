"""A Word file as a manuscript, through the reader of the linter, whose limits hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.audit.manuscript import Manuscript
from generator.audit.reading.assembly import Assembly
from generator.audit.reading.cells_in_grid import RawCell, RawRow, is_data
from generator.lint import (
    TAG,
    Block,
    ReadCell,
    ReadParagraph,
    ReadRun,
    ReadTable,
    WordFile,
    open_any,
    read_document,
)

_RENDERED, _LETTERS = TAG["w:lastRenderedPageBreak"], TAG["w:t"]
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MERGED, _VALUE = f"{TAG['w:tcPr']}/{TAG['w:vMerge']}", TAG["w:val"]


def read_word(path: Path) -> Manuscript:
    """Open a Word file; one that is none raises `RecordsInvalid`."""
    return manuscript_of(read_document(open_any(path)))


def manuscript_of(document: WordFile) -> Manuscript:
    """The body, then foot- and endnotes, then what stands in headers and footers."""
    assembly = _WordAssembly(document)
    assembly.read(document.blocks)
    apart = [*document.notes, *(one for lines in document.margins.values() for one in lines)]
    for paragraph in apart:
        assembly.add_apart(words_of(paragraph), paragraph.spot.paragraph, paragraph.spot.part)
    assembly.made.word = document
    return assembly.made


class _WordAssembly(Assembly):
    """Knows pages where Word left its marks when it last laid the file out."""

    def __init__(self, document: WordFile) -> None:
        super().__init__(document.file)
        tree = document.package.tree(document.package.main)
        marks = 0 if tree is None else sum(1 for _ in tree.iter(_RENDERED))
        self.page = 1 if marks else 0
        self.made.pages = marks + 1 if marks else 0

    def read(self, blocks: list[Block], *, may_head: bool = True) -> None:
        for block in blocks:
            if isinstance(block, ReadParagraph):
                self._add_paragraph(block, may_head=may_head)
                self.read(block.boxed_blocks, may_head=False)
            else:
                self._add_table(block)

    def _add_paragraph(self, paragraph: ReadParagraph, *, may_head: bool) -> None:
        """A paragraph with its automatic number; the page is that on which it begins."""
        begins, breaks = self._breaks(paragraph)
        self.page += begins
        bold = paragraph.whole.bold is True
        self.add(words_of(paragraph), paragraph.spot.paragraph, bold=bold, may_head=may_head)
        self.page += breaks - begins

    def _breaks(self, paragraph: ReadParagraph) -> tuple[int, int]:
        """Whether a page begins with the paragraph, and how many begin within it in all."""
        if not self.page:
            return 0, 0
        breaks, first, written = 0, 0, False
        for node in paragraph.element.iter(_RENDERED, _LETTERS):
            if node.tag != _RENDERED:
                written = written or bool((node.text or "").strip())
                continue
            breaks += 1
            first += not written
        return first, breaks

    def _add_table(self, table: ReadTable) -> None:
        before = self.page
        rows = [self._row(cells, repeated=flag) for cells, flag in _rows(table)]
        if is_data(rows):
            self.add_rows(rows)
            return
        self.page = before
        for cell in table.cells:
            self.read(cell.blocks, may_head=False)

    def _row(self, cells: list[ReadCell], *, repeated: bool) -> RawRow:
        before = cells[0].column if cells else 0
        return RawRow([self._cell(cell) for cell in cells], before, repeated)

    def _cell(self, cell: ReadCell) -> RawCell:
        first = cell.paragraphs[0] if cell.paragraphs else None
        begins = breaks = 0
        for one in cell.paragraphs:
            start, more = self._breaks(one)
            begins, breaks = begins or start, breaks + more
        self.page += begins
        raw = RawCell(
            text="\n".join(filter(None, map(words_of, cell.paragraphs))),
            columns=cell.span,
            carries_on=_carries_on(cell),
            paragraph=first.spot.paragraph if first else 0,
            page=self.page,
        )
        self.page += breaks - begins
        return raw


def _rows(table: ReadTable) -> Iterator[tuple[list[ReadCell], bool]]:
    return zip(table.rows, table.headers, strict=True)


def _carries_on(cell: ReadCell) -> bool:
    """Whether a cell is merged with the one above it."""
    merged = cell.element.find(_MERGED)
    return merged is not None and merged.get(_VALUE) != "restart"


def _shown(runs: Sequence[ReadRun]) -> str:
    """What runs print; of raised figures only powers of ten, which are no marks of notes."""
    text = ""
    for run in runs:
        if not run.is_mark:
            text += run.shown
        elif text.endswith("10"):
            text += run.shown.translate(_RAISED)
    return text


def words_of(paragraph: ReadParagraph) -> str:
    """The words as a person reads them, line breaks and tabs left where they part figures."""
    text = _shown(paragraph.runs)
    lines = (
        "\t".join(filter(None, (" ".join(piece.split()) for piece in line.split("\t"))))
        for line in text.split("\n")
    )
    words = "\n".join(filter(None, lines))
    return f"{paragraph.label} {words}" if paragraph.label and words else words or paragraph.label

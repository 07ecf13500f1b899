"""Many PDFs as one for the printer, written as they come.

Each has a bookmark, and two-sided it begins on the front of a sheet. What the pages show is copied as
it is; a picture that comes again is written once. The same PDFs give the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    TextStringObject,
)

from generator.word.pages.conversion import reading_pdf
from generator.word.pages.pdf_objects import PageCopy, PdfObjects, described, reference
from generator.workspace import unchanging

_SIDES = 2


@unchanging(frozen=True)
class PageRange:
    """On which pages of a print file a PDF stands, counted from 1."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """How many there are."""
        return self.last - self.first + 1


class PrintFile:
    """A print file on its way: `add` one PDF after the other, then `end`."""

    def __init__(self, stream: BinaryIO, *, two_sided: bool = False) -> None:
        self._objects = PdfObjects(stream)
        self._is_two_sided = two_sided
        self._tree, self._bookmarks = self._objects.reserve(), self._objects.reserve()
        self._kids = ArrayObject()
        self._begun: list[tuple[str, IndirectObject]] = []
        self._count = 0
        self._size: PdfObject = NullObject()

    def add(self, data: bytes, title: str) -> PageRange:
        """Appends a PDF under a bookmark; on which pages it stands. Raises `NotPdf`."""
        if self._is_two_sided and self._count % _SIDES:
            self._add_blank()
        first, node = self._count + 1, self._objects.reserve()
        with reading_pdf():
            pages = list(PdfReader(BytesIO(data)).pages)
            self._size = ArrayObject(pages[-1].mediabox)
            kids = PageCopy(self._objects, pages).write(node)
        tree = reference(self._tree)
        self._objects.write(node, described(Type="Pages", Parent=tree, Count=len(kids), Kids=kids))
        self._begun.append((title, kids[0]))
        self._kids.append(reference(node))
        self._count += len(kids)
        return PageRange(first, self._count)

    def _add_blank(self) -> None:
        """A back that stays empty, as large as its front."""
        tree, nothing = reference(self._tree), DictionaryObject()
        blank = described(Type="Page", Parent=tree, MediaBox=self._size, Resources=nothing)
        self._kids.append(self._objects.append(blank))
        self._count += 1

    def end(self) -> None:
        """Writes what holds all pages together."""
        self._objects.write(self._tree, described(Type="Pages", Count=self._count, Kids=self._kids))
        self._write_bookmarks()
        printing = {"ViewerPreferences": described(Duplex="DuplexFlipLongEdge")}
        catalog = described(
            Type="Catalog",
            Pages=reference(self._tree),
            Outlines=reference(self._bookmarks),
            PageMode="UseOutlines",
            **(printing if self._is_two_sided else {}),
        )
        self._objects.end(self._objects.append(catalog))

    def _write_bookmarks(self) -> None:
        numbers = [reference(self._objects.reserve()) for _ in self._begun]
        ends = {"First": numbers[0], "Last": numbers[-1]} if numbers else {}
        root = described(Type="Outlines", Count=len(numbers), **ends)
        self._objects.write(self._bookmarks, root)
        beside = zip([None, *numbers], numbers, [*numbers[1:], None], self._begun, strict=False)
        for before, mark, after, (title, page) in beside:
            links = {"Prev": before, "Next": after}
            one = described(
                Title=TextStringObject(title),
                Parent=reference(self._bookmarks),
                Dest=ArrayObject([page, NameObject("/Fit")]),
                **{name: link for name, link in links.items() if link},
            )
            self._objects.write(mark.idnum, one)

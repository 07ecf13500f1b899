"""The objects of a PDF, written one after the other; of those written only the places stay in memory."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import BinaryIO

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_LEFT_BEHIND = {"/Parent", "/StructParents", "/B"}
"""What binds a page to the file that it comes from."""


def reference(number: int) -> IndirectObject:
    """What names an object."""
    return IndirectObject(number, 0, None)


def described(**entries: PdfObject | str | int) -> DictionaryObject:
    """A dictionary: texts are names, whole numbers are numbers."""
    return DictionaryObject(
        (NameObject(f"/{key}"), _value(value)) for key, value in sorted(entries.items())
    )


def _value(value: PdfObject | str | int) -> PdfObject:
    if isinstance(value, PdfObject):
        return value
    return NumberObject(value) if isinstance(value, int) else NameObject(f"/{value}")


class PdfObjects:
    """A PDF on its way."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._places = array("Q")
        self._streams: dict[bytes, int] = {}
        self._end = 0
        self._put(_HEAD)

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._places.append(0)
        return len(self._places)

    def append(self, one: PdfObject) -> IndirectObject:
        """Writes the next object."""
        number = self.reserve()
        self.write(number, one)
        return reference(number)

    def write(self, number: int, one: PdfObject) -> None:
        """Writes the object for which a number was reserved."""
        self._write(number, _text(one))

    def once(self, one: StreamObject) -> IndirectObject:
        """Writes a stream that names no other object, unless the same was written before."""
        text = _text(one)
        digest = hashlib.sha256(text).digest()
        if digest not in self._streams:
            self._streams[digest] = self.reserve()
            self._write(self._streams[digest], text)
        return reference(self._streams[digest])

    def _write(self, number: int, text: bytes) -> None:
        self._places[number - 1] = self._end
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, text))

    def _put(self, data: bytes) -> None:
        self._end += self._stream.write(data)

    def end(self, root: IndirectObject) -> None:
        """Writes where each object stands, and which is the first to be read."""
        start, count = self._end, len(self._places) + 1
        places = b"".join(b"%010d 00000 n \n" % place for place in self._places)
        trailer = _text(described(Size=count, Root=root))
        self._put(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, places))
        self._put(b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))


def _text(one: PdfObject) -> bytes:
    """An object as a PDF has it."""
    written = BytesIO()
    one.write_to_stream(written)
    return written.getvalue()


class PageCopy:
    """The pages of one PDF on their way into another, with all that they name, under new numbers."""

    def __init__(self, target: PdfObjects, pages: Sequence[DictionaryObject]) -> None:
        self._target = target
        self._pages = pages
        self._numbers: dict[int, int] = {}
        self._waiting: list[tuple[int, PdfObject]] = []

    def write(self, parent: int) -> ArrayObject:
        """Writes all, below a `parent` in the tree of pages; what names each page."""
        kids = [self._numbered(page) for page in self._pages]
        for page, kid in zip(self._pages, kids, strict=True):
            kept = {key: value for key, value in page.items() if key not in _LEFT_BEHIND}
            whole = {**dict(self._moved(kept)), NameObject("/Parent"): reference(parent)}
            self._target.write(kid.idnum, DictionaryObject(whole))
        while self._waiting:
            number, one = self._waiting.pop()
            self._target.write(number, self._renumbered(one))
        return ArrayObject(kids)

    def _numbered(self, page: DictionaryObject) -> IndirectObject:
        number = self._target.reserve()
        if known := page.indirect_reference:
            self._numbers[known.idnum] = number
        return reference(number)

    def _renumbered(self, one: PdfObject) -> PdfObject:
        """The same, what it names by the new numbers; streams, which nobody shares, in their place."""
        if isinstance(one, IndirectObject):
            return self._named_anew(one)
        if isinstance(one, ArrayObject):
            return ArrayObject(map(self._renumbered, one))
        if isinstance(one, StreamObject):
            one.update(dict(self._moved(one)))
            return one
        return DictionaryObject(self._moved(one)) if isinstance(one, DictionaryObject) else one

    def _moved(
        self, entries: Mapping[NameObject, PdfObject]
    ) -> Iterator[tuple[NameObject, PdfObject]]:
        yield from ((key, self._renumbered(value)) for key, value in entries.items())

    def _named_anew(self, named: IndirectObject) -> IndirectObject:
        if named.idnum in self._numbers:
            return reference(self._numbers[named.idnum])
        found = named.get_object()
        one = NullObject() if found is None else found
        if isinstance(one, StreamObject) and not any(map(_names_others, one.values())):
            known = self._target.once(one)
            self._numbers[named.idnum] = known.idnum
            return known
        self._numbers[named.idnum] = number = self._target.reserve()
        self._waiting.append((number, one))
        return reference(number)


def _names_others(one: PdfObject) -> bool:
    if isinstance(one, DictionaryObject):
        return any(map(_names_others, one.values()))
    if isinstance(one, ArrayObject):
        return any(map(_names_others, one))
    return isinstance(one, IndirectObject)

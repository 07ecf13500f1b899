"""A template compiled: what changes per document is a program, all else is kept as it is.

The sources are patched by docxtpl itself, once. A part that cannot be proved sound is parsed, and
its tables mended by docxtpl, document by document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count, islice
from typing import Any

from generator.ooxml import parse_xml
from generator.word.template.breaks import resolve_breaks
from generator.word.template.patching import BODY, PatchedPart, StrictDocx, saved_parts, sources
from generator.word.template.printing import Need, Printer, needs_of
from generator.word.template.program import Program
from generator.word.template.sandbox import Sandbox, TooMuch
from generator.word.template.shape import grids_fit, is_sound

PART_CAP = 200_000_000
_AT_ONCE = 4096
_DRAWING = re.compile(rb'(<wp:docPr\b[^>]*?\sid=")[^"]*')
_TAG = re.compile(r"{[{%#]")


class Compiled:
    """The parts of one template: `static` as they stay, `main` by name, and those made each time."""

    main = "word/document.xml"

    def __init__(self, data: bytes, sandbox: Sandbox) -> None:
        printer = Printer()
        document = StrictDocx(data)
        document.render_init()
        self.static = saved_parts(document)
        self._parts: list[_Part] = []
        for source in sources(document):
            part = _Part(source, sandbox, printer)
            if source.body:
                self.main = source.name
            if _TAG.search(source.xml):
                self._parts.append(part)
                del self.static[source.name]
            else:
                self.static[source.name] = part.render({})

    def render(self, context: Mapping[str, Any]) -> dict[str, bytes]:
        """The parts that this document has of its own, by name."""
        names = dict(context)
        return {part.name: part.render(names) for part in self._parts}


class _Part:
    """One part with its program, and what has to be done after it has run."""

    def __init__(self, source: PatchedPart, sandbox: Sandbox, printer: Printer) -> None:
        self.name = source.name
        self._source = source
        self._printer = printer
        self._program = Program(source.xml, sandbox, printer)
        is_tight = is_sound(source.xml) and (not source.body or grids_fit(source.xml))
        self._needs = needs_of(source.xml) | (Need.NOTHING if is_tight else Need.MENDING)
        self._last: tuple[list[Any], bytes] | None = None

    def render(self, context: dict[str, Any]) -> bytes:
        """The part's bytes for one document; headers mostly are those of the one before."""
        if self._source.body:
            return self._print(context)
        values = [context.get(name) for name in self._program.names]
        if self._last is None or not all(map(_is_alike, values, self._last[0])):
            self._last = (values, self._print(context))
        return self._last[1]

    def _print(self, context: dict[str, Any]) -> bytes:
        self._printer.begin()
        pieces = _collect(self._program.run(context))
        if needs := self._needs | self._printer.needs:
            pieces = [self._finish(b"".join(pieces), needs)]
        return b"".join((self._source.before, *pieces, self._source.after))

    def _finish(self, xml: bytes, needs: Need) -> bytes:
        if Need.BREAKS in needs and Need.BOXES in needs:
            xml = str(StrictDocx(b"").resolve_listing(xml.decode())).encode()
        elif Need.BREAKS in needs:
            xml = resolve_breaks(xml)
        if Need.MENDING in needs:
            return self._mend(xml)
        return _number_drawings(xml) if self._source.body and Need.NUMBERS in needs else xml

    def _mend(self, xml: bytes) -> bytes:
        """Strictly parsed; the main part with its tables mended as docxtpl mends them."""
        if not self._source.body:
            parse_xml(xml)
            return xml
        named = self._source.body.encode() + xml[len(BODY) :]
        parse_xml(named)
        return StrictDocx(b"").mend(named.decode())


def _is_alike(value: Any, other: Any) -> bool:
    """Whether two values surely print the same: equal texts or numbers, or two empty lists."""
    if type(value) is not type(other):
        return False
    return bool(value == other if isinstance(value, str | int) else value == other == [])


def _collect(chunks: Iterator[bytes]) -> list[bytes]:
    pieces: list[bytes] = []
    size = 0
    while some := list(islice(chunks, _AT_ONCE)):
        pieces += some
        size += sum(map(len, some))
        if size > PART_CAP:
            raise TooMuch
    return pieces


def _number_drawings(xml: bytes) -> bytes:
    numbers = count(StrictDocx.FIRST_DRAWING)
    return _DRAWING.sub(lambda drawing: b"%s%d" % (drawing[1], next(numbers)), xml)

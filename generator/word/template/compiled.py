"""A template compiled: what changes per document is a program, all else is kept as it is.

The sources are patched by docxtpl itself, once (`patching`); tests hold every part of a finished document
against the one that docxtpl makes. A part that cannot be proved sound is parsed, and
its tables mended by docxtpl, document by document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from generator.ooxml import parse_xml
from generator.word.template.breaks import resolve_breaks
from generator.word.template.identifiers import renew_ids
from generator.word.template.mending import mend
from generator.word.template.printing import Need, Printer, needs_of, together
from generator.word.template.program import Program, Written, dialect_of, write_program
from generator.word.template.sandbox import Sandbox
from generator.word.template.shape import grids_fit, is_sound
from generator.word.template.spending import TooMuch
from generator.workspace import regex, unchanging

PART_CAP = 200_000_000
_AT_ONCE = 4096
_TAG = regex(r"{[{%#]")
BODY = "<w:body>"
DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


@unchanging(frozen=True)
class PatchedPart:
    """A part as docxtpl patches it, between the bytes that stand before and after it.

    `body` is the start tag of the body with its namespaces, for the main part only; `written` is its
    program, where that is kept.
    """

    name: str
    xml: str
    before: bytes = DECLARATION
    after: bytes = b""
    body: str = ""
    written: Written | None = None

    def program(self, sandbox: Sandbox) -> Written:
        """The program of the part: the one that is kept, where it was written for such a sandbox."""
        if self.written and self.written.dialect == dialect_of(sandbox):
            return self.written
        return write_program(self.xml, sandbox, sound=is_sound(self.xml))


class Compiled:
    """The parts of one template: `static` as they stay, `main` by name, and those made each time."""

    main = "word/document.xml"

    def __init__(
        self, sources: Iterable[PatchedPart], static: Mapping[str, bytes], sandbox: Sandbox
    ) -> None:
        printer = Printer()
        self.static = dict(static)
        self._parts: list[_Part] = []
        for source in sources:
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
        return {part.name: part.render(context) for part in self._parts}


class _Part:
    """One part with its program, and what has to be done after it has run."""

    def __init__(self, source: PatchedPart, sandbox: Sandbox, printer: Printer) -> None:
        self.name = source.name
        self._source = source
        self._printer = printer
        sound = is_sound(source.xml)
        self._program = Program(source.program(sandbox), sandbox, printer)
        is_tight = sound and grids_fit(source.xml)
        self._needs = needs_of(source.xml) | (Need.NOTHING if is_tight else Need.MENDING)
        self._last: tuple[list[Any], bytes] | None = None

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The part's bytes for one document; headers mostly are those of the one before."""
        if self._source.body:
            return self._print(context)
        values = [self._value_of(context, name) for name in self._program.names]
        if self._last is None or not all(map(_is_alike, values, self._last[0])):
            self._last = ([_as_it_is(one) for one in values], self._print(context))
        return self._last[1]

    def _value_of(self, context: Mapping[str, Any], name: str) -> Any:
        """A value as the part sees it: of a list perhaps only whether there is anything in it."""
        value = _value_of(context, name)
        return bool(value) if type(value) is list and name in self._program.truths else value

    def _print(self, context: Mapping[str, Any]) -> bytes:
        self._printer.begin()
        pieces = _collect(self._program.run(context))
        if self._program.is_marked:
            pieces = [mend(b"".join(pieces))]
        needs = together(self._needs, self._printer.needs)
        if needs is not Need.NOTHING:
            pieces = [self._finish(b"".join(pieces), needs)]
        return b"".join((self._source.before, *pieces, self._source.after))

    def _finish(self, xml: bytes, needs: Need) -> bytes:
        if Need.BREAKS in needs and Need.BOXES in needs:
            from generator.word.template.patching import StrictDocx

            xml = str(StrictDocx(b"").resolve_listing(xml.decode())).encode()
        elif Need.BREAKS in needs:
            xml = resolve_breaks(xml)
        if Need.MENDING in needs:
            xml = self._mend(xml)
        if Need.NUMBERS in needs:
            xml = renew_ids(xml, drawings=bool(self._source.body))
        return xml

    def _mend(self, xml: bytes) -> bytes:
        """Strictly parsed; the main part with its tables mended as docxtpl mends them."""
        from generator.word.template.patching import StrictDocx, check_width

        if not self._source.body:
            check_width(parse_xml(xml))
            return xml
        named = self._source.body.encode() + xml[len(BODY) :]
        parse_xml(named)
        return StrictDocx(b"").mend(named.decode())


def _value_of(context: Mapping[str, Any], name: str) -> Any:
    try:
        return context[name]
    except KeyError:
        return None


def _as_it_is(value: Any) -> Any:
    """A value that stays as it is now: of a list another one."""
    return [_as_it_is(one) for one in value] if type(value) is list else value


def _is_alike(value: Any, other: Any) -> bool:
    """Whether two values surely print the same: equal texts or numbers, or lists of such."""
    if type(value) is not type(other):
        return False
    if type(value) is list:
        return len(value) == len(other) and all(map(_is_alike, value, other))
    return isinstance(value, str | int) and bool(value == other)


def _collect(chunks: Iterator[bytes]) -> list[bytes]:
    pieces: list[bytes] = []
    size = 0
    while some := list(islice(chunks, _AT_ONCE)):
        pieces += some
        size += sum(map(len, some))
        if size > PART_CAP:
            raise TooMuch
    return pieces

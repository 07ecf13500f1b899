"""The bodies of many documents one after the other, as one body.

A document ends in the properties of its last section; within one body these stand in the last
paragraph of the section. Names that have to be unique in a document are told apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from lxml import etree

from generator.ooxml import OFFICE, parse_xml, write_xml
from generator.problems import GeneratorError, say
from generator.word.merging.adoption import Adoption

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = f"{{{OFFICE}}}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NOTES = (f"{_W}footnoteReference", f"{_W}endnoteReference", f"{_W}commentReference")
_BEFORE_NUMBERS = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi",
                   "rtlGutter", "docGrid", "printerSettings", "sectPrChange")  # fmt: skip
_BLANK = {f"{_W}headerReference": ("header", "hdr"), f"{_W}footerReference": ("footer", "ftr")}
_REFERENCES = tuple(_BLANK)
_TINY = (
    f'<w:p xmlns:w="{_W[1:-1]}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" '
    'w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)


class Sequence:
    """Adds document after document; what it returns, joined, is the one main part."""

    def __init__(self, adoption: Adoption) -> None:
        self._adoption = adoption
        self._waiting: etree._Element | None = None
        self._names: dict[str | None, str] = {}
        self._letters = 0
        self._drawings, self._marks = count(1), count(1)
        self._inherited: set[tuple[str, str]] = set()
        self._blank: dict[str, str] = {}

    def add(self, parts: Mapping[str, bytes], main: str) -> bytes:
        """The next bytes of the main part; the last document is held back until its end is known."""
        root = parse_xml(parts[main])
        body = root.find(f"{_W}body")
        if body is None or next(root.iter(*_NOTES), None) is not None:
            message = say("không gộp được văn bản có cước chú hay nhận xét")
            raise GeneratorError(message)
        before = self._flush(last=False) if self._waiting is not None else self._open(root)
        self._rename(root, self._adoption.take_relations(parts))
        first = _first_section(body)
        _begin_anew(first)
        self._stop_inheriting(body, first)
        self._letters += 1
        self._waiting = body
        return before

    def end(self) -> bytes:
        """The rest of the main part."""
        return self._flush(last=True) + b"</w:body></w:document>"

    def _open(self, root: etree._Element) -> bytes:
        """The declaration, and the start tags of document and body."""
        self._names = dict(root.nsmap)
        whole = write_xml(root)
        return whole[: whole.index(b">", whole.index(b"<w:body")) + 1]

    def _flush(self, *, last: bool) -> bytes:
        body = self._waiting
        if body is None:
            return b""
        if not last:
            _close_section(body)
        if not body.nsmap.items() <= self._names.items():
            return b"".join(etree.tostring(child, encoding="UTF-8") for child in body)
        whole = bytes(etree.tostring(body, encoding="UTF-8"))
        return whole[whole.index(b">") + 1 : whole.rindex(b"<")]

    def _rename(self, root: etree._Element, relations: Mapping[str, str]) -> None:
        for element in root.iter(etree.Element):
            for name, value in element.items():
                if str(name).startswith(_R) and str(value) in relations:
                    element.set(name, relations[str(value)])
        for drawing in root.iter(_DRAWING):
            drawing.set("id", str(next(self._drawings)))
        self._rename_marks(root)

    def _rename_marks(self, root: etree._Element) -> None:
        numbers: dict[str, str] = {}
        for mark in root.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
            old = mark.get(f"{_W}id", "")
            if old not in numbers:
                numbers[old] = str(next(self._marks))
            mark.set(f"{_W}id", numbers[old])
        if self._letters:
            for tag, name in (("bookmarkStart", "name"), ("hyperlink", "anchor")):
                for element in root.iter(f"{_W}{tag}"):
                    if word := element.get(f"{_W}{name}"):
                        element.set(f"{_W}{name}", f"{word}_{self._letters}")

    def _stop_inheriting(self, body: etree._Element, section: etree._Element) -> None:
        """Blank headers where the section would take those that an earlier letter has left."""
        own = {_kind_of(reference) for reference in section.iter(*_REFERENCES)}
        for name, page in sorted(self._inherited - own):
            blank = etree.Element(name)
            blank.set(f"{_W}type", page)
            blank.set(f"{_R}id", self._blank_part(name))
            section.insert(0, blank)
        self._inherited |= {_kind_of(reference) for reference in body.iter(*_REFERENCES)}

    def _blank_part(self, reference: str) -> str:
        if reference not in self._blank:
            kind, root = _BLANK[reference]
            blank = f'<w:{root} xmlns:w="{_W[1:-1]}">{_TINY}</w:{root}>'
            name = self._adoption.add(
                f"word/{kind}.xml",
                f"{_WORD_TYPE}{kind}+xml",
                etree.tostring(parse_xml(blank.encode())),
            )
            target = name.removeprefix("word/")
            self._blank[reference] = self._adoption.relate(f"{OFFICE}/{kind}", target)
        return self._blank[reference]


def _kind_of(reference: etree._Element) -> tuple[str, str]:
    return str(reference.tag), reference.get(f"{_W}type", "default")


def _first_section(body: etree._Element) -> etree._Element:
    found = next(body.iter(f"{_W}sectPr"), None)
    return etree.SubElement(body, f"{_W}sectPr") if found is None else found


def _begin_anew(section: etree._Element) -> None:
    """The first section of a letter: on a new page, from page 1."""
    kind = section.find(f"{_W}type")
    if kind is not None and kind.get(f"{_W}val") == "continuous":
        kind.set(f"{_W}val", "nextPage")
    numbers = section.find(f"{_W}pgNumType")
    if numbers is None:
        numbers = etree.Element(f"{_W}pgNumType")
        _insert_before(section, numbers, _BEFORE_NUMBERS)
    if numbers.get(f"{_W}start") is None:
        numbers.set(f"{_W}start", "1")


def _close_section(body: etree._Element) -> None:
    """Moves the section's properties from the end of the body into its last paragraph."""
    section = body[-1]
    before = section.getprevious()
    if before is None or before.tag != f"{_W}p" or before.find(f".//{_W}sectPr") is not None:
        before = parse_xml(_TINY.encode())
        section.addprevious(before)
    properties = before.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        before.insert(0, properties)
    _insert_before(properties, section, ("pPrChange",))


def _insert_before(
    parent: etree._Element, child: etree._Element, followers: tuple[str, ...]
) -> None:
    """Puts a child in the place that the schema has for it."""
    for sibling in parent:
        if etree.QName(sibling).localname in followers:
            sibling.addprevious(child)
            return
    parent.append(child)

"""A Word file taken apart once, for all rules: text, formats, sections, and what each part is.

`WordFile` is what a rule sees. Which documents the file holds and what they are made of is found by
`letters`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from generator.lint.parts import anchors
from generator.lint.parts.dissection import find_letters
from generator.lint.parts.headed import headed
from generator.lint.parts.heading import read_mark
from generator.lint.parts.hung_boxes import boxes_apart
from generator.lint.parts.letter import Letter, LetterAnnex
from generator.lint.reading.flow import FlowReader
from generator.lint.reading.laid_pages import LaidPages
from generator.lint.reading.legacy_fonts import code_of_font
from generator.lint.reading.legacy_runs import LegacyText, legacy_texts
from generator.lint.reading.numbering import read_numbering
from generator.lint.reading.ooxml import TAG, Element
from generator.lint.reading.paragraphs import (
    Block,
    ReadParagraph,
    ReadTable,
    paragraphs_of,
    tables_of,
)
from generator.lint.reading.rulelines import rules_of
from generator.lint.reading.section import PageSection, read_sections
from generator.lint.reading.spot import Spot
from generator.lint.reading.stylesheet import StyleSheet, read_stylesheet
from generator.lint.reading.word_package import WordPackage, refuse
from generator.ooxml import MarkupFault, markup_faults
from generator.problems import Message, say
from generator.wording import LegacyCode, number

PARAGRAPH_CAP = 20_000
LETTER_CAP = 2_000_000


class MisfitAt(NamedTuple):
    """Markup that does not fit the schema, and where."""

    spot: Spot
    fault: MarkupFault


@dataclass(eq=False)
class WordFile:
    """A Word file with its parts resolved and its letters found.

    `margins` holds the paragraphs of headers and footers by part, `notes` those of foot- and
    endnotes. `pages` is where all that lies, where the document was laid out.
    """

    package: WordPackage
    styles: StyleSheet
    sections: list[PageSection]
    blocks: list[Block]
    margins: Mapping[str, list[ReadParagraph]]
    notes: list[ReadParagraph]
    letters: list[Letter] = field(default_factory=list)
    pages: LaidPages | None = None
    is_form: bool = False

    @property
    def file(self) -> str:
        return self.package.file

    @cached_property
    def paragraphs(self) -> list[ReadParagraph]:
        """Every paragraph of the body, cells and boxes included."""
        return list(paragraphs_of(self.blocks))

    @cached_property
    def tables(self) -> list[ReadTable]:
        return list(tables_of(self.blocks))

    @property
    def annexes(self) -> list[LetterAnnex]:
        """The annexes of all its documents, as they follow each other."""
        return [annex for letter in self.letters for annex in letter.annexes]

    @property
    def everything(self) -> Iterator[ReadParagraph]:
        """Every paragraph of every part that is printed."""
        yield from self.paragraphs
        for paragraphs in self.margins.values():
            yield from paragraphs
        yield from self.notes

    def page_numbers(self, part: str) -> list[ReadParagraph]:
        """The paragraphs of a header or footer that show the page number."""
        return [one for one in self.margins.get(part, []) if "PAGE" in one.fields]

    def shows_number(self, section: PageSection, kind: str = "default") -> bool:
        """Whether pages of a kind (`default`, `first`) carry their number at the top or bottom."""
        names = (section.headers.get(kind, ""), section.footers.get(kind, ""))
        return any(self.page_numbers(name) for name in names if name)

    @cached_property
    def spots(self) -> Mapping[Element, Spot]:
        """Where each paragraph element stands."""
        return {paragraph.element: paragraph.spot for paragraph in self.everything}

    def spot_at(self, part: str, element: Element) -> Spot:
        """The paragraph in which an element of a part stands, or the part."""
        around = (element, *element.iterancestors())
        return next((self.spots[one] for one in around if one in self.spots), Spot(part))

    @cached_property
    def legacy(self) -> list[LegacyText]:
        """What is written in a code of before Unicode."""
        return list(legacy_texts(self.everything))

    @cached_property
    def misfits(self) -> list[MisfitAt]:
        """What does not fit the schema, in every part."""
        return [
            MisfitAt(self.spot_at(name, fault.element), fault)
            for name, tree in self.package.trees()
            for fault in markup_faults(tree)
        ]

    def page_of(self, spot: Spot) -> int:
        """The page on which a place of the text begins, 0 where that is not known."""
        if self.pages is None or spot.part != self.package.main:
            return 0
        number = spot.paragraph or self.first_worded.get(spot.section)
        return self.pages.page_of(number) if number else 0

    def as_people_see(self, spot: Spot) -> Spot:
        """The place with its page, where that is known, and with the heading under which it stands."""
        page = spot.page or self.page_of(spot)
        inside = spot.part == self.package.main
        number = spot.paragraph or (
            self.first_worded.get(spot.section, 0) if spot.section > 1 else 0
        )
        under = self.headed.get(number) if inside else None
        return replace(spot, page=page, under=under) if page or under else spot

    @cached_property
    def headed(self) -> Mapping[int, Message]:
        """The heading under which each paragraph stands."""
        return headed(self.letters, self.paragraphs)

    def on_page(self, page: int) -> ReadParagraph | None:
        """The first paragraph that begins on a page, or the last that begins before it."""
        first = self.begun.get(page)
        before = (one for one in range(page - 1, 0, -1) if one in self.begun)
        return first[0] if first else next((self.begun[one][-1] for one in before), None)

    @cached_property
    def begun(self) -> Mapping[int, list[ReadParagraph]]:
        """The paragraphs that begin on each page, as far as that is known."""
        found: dict[int, list[ReadParagraph]] = {}
        for one in self.paragraphs:
            if self.pages and (place := self.pages.begin(one)):
                found.setdefault(place.page, []).append(one)
        return found

    def spot_on(self, page: int) -> Spot:
        """A page as a place; people are led to the words that it begins with."""
        found = self.on_page(page)
        return Spot(self.package.main, found.spot.paragraph if found else 0, page=page)

    def section_on(self, page: int) -> PageSection:
        """The section that a page belongs to."""
        found = self.on_page(page)
        return self.section_at(found.section if found else 1)

    def section_at(self, number: int) -> PageSection:
        """The section of that number; what stands behind the last belongs to that."""
        return self.sections[min(number, len(self.sections)) - 1]

    def number_on(self, page: int) -> int | None:
        """The number that a page shows; see `LaidPages.number_on`."""
        return self.pages.number_on(page, self.section_on(page)) if self.pages else None

    @cached_property
    def first_worded(self) -> Mapping[int, int]:
        """The number of the first paragraph with words of each section."""
        worded = (one for one in reversed(self.paragraphs) if not one.is_empty)
        return {one.section: one.spot.paragraph for one in worded}

    def spot_of(self, section: PageSection) -> Spot:
        return Spot(self.package.main, section=section.number)

    @property
    def settings(self) -> Element | None:
        return self.package.branch("settings")


def read_document(package: WordPackage) -> WordFile:
    """Take a package apart; what is typed in a code of before Unicode is read as it was meant."""
    document = _read(package, {})
    coded = {
        run.element: one.code
        for one in document.legacy
        for run in one.runs
        if code_of_font(run.format) is None
    }
    return _read(package, coded) if coded else document


def _read(package: WordPackage, coded: Mapping[Element, LegacyCode]) -> WordFile:
    """Take it apart; `coded` are the runs in a code which their fonts do not tell."""
    tree = package.tree(package.main)
    body = None if tree is None else tree.find(TAG["w:body"])
    if body is None:
        raise refuse(package.file, "E-DOCX-KIND", say("tệp không có phần nội dung văn bản"))
    styles = read_stylesheet(package.branch("styles"), package.branch("theme"))
    sections = read_sections(body, package.relations(package.main))
    reader = FlowReader(styles, read_numbering(package.branch("numbering")), sections, coded)
    margins = dict.fromkeys(name for section in sections for name in section.shown)
    notes = [package.related(package.main, kind) for kind in ("footnotes", "endnotes")]
    _refuse_long(package, (package.main, *margins, *filter(None, notes)))
    document = WordFile(
        package=package,
        styles=styles,
        sections=sections,
        blocks=list(boxes_apart(reader.read(body, package.main))),
        margins={name: _read_part(package, name, reader) for name in margins},
        notes=[one for name in notes if name for one in _read_part(package, name, reader)],
    )
    for order, one in enumerate(document.paragraphs):
        one.order = order
    document.letters = find_letters(document.blocks)
    _find_marks_in_margins(document)
    return document


def _refuse_long(package: WordPackage, names: Iterable[str]) -> None:
    """No document of an office is longer; what is would be read for minutes."""
    roots = [root for name in names if (root := package.tree(name)) is not None]
    paragraphs = sum(1 for root in roots for _ in root.iter(TAG["w:p"]))
    letters = sum(len(node.text or "") for root in roots for node in root.iter(TAG["w:t"]))
    hint = say("tách thành nhiều tệp rồi kiểm tra từng tệp")
    for found, cap, message in (
        (paragraphs, PARAGRAPH_CAP, say("có {found} đoạn văn, quá mức {cap}")),
        (letters, LETTER_CAP, say("có {found} chữ cái, quá mức {cap}")),
    ):
        if found > cap:
            said = Message(message.source, {"found": number(found), "cap": number(cap)})
            raise refuse(package.file, "E-DOCX-LONG", said, hint)


def _read_part(package: WordPackage, name: str, reader: FlowReader) -> list[ReadParagraph]:
    root = package.tree(name)
    return [] if root is None else list(paragraphs_of(reader.read(root, name)))


def _find_marks_in_margins(document: WordFile) -> None:
    """Circulation notes stand in the top margin, addresses in the foot of page 1."""
    if not document.letters:
        return
    letter = document.letters[0]
    for paragraphs in document.margins.values():
        lines = [line for paragraph in paragraphs for line in paragraph.lines]
        for line in lines:
            if kind := anchors.mark_kind(line):
                letter.marks.append(read_mark(line, kind))
        if any(map(anchors.is_address, lines)):
            letter.address += lines
            letter.rules["address"] += [rule for one in paragraphs for rule in rules_of(one)]

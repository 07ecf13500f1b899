"""Finds what stands between the heading and the text: title, subject, legal bases, addressees.

Boxes 5a and 9a of the diagram and the start of box 6. Words decide what a paragraph is, looks only
where words cannot.
"""

from __future__ import annotations

from generator.lint.parts import anchors
from generator.lint.parts.heading import take_mark
from generator.lint.parts.letter import Letter
from generator.lint.parts.outline import read_head
from generator.lint.reading.paragraphs import Block, ReadParagraph, ReadTable, TextLine
from generator.lint.reading.rulelines import is_bare_rule, rules_of

_LONGEST_TITLE = 60
_LONGEST_SUBJECT = 1000
_LONGEST_PLAIN = 250
_FAR_IN = 1500
_STYLES = {"TenLoai": "kind_title", "TrichYeu": "subject", "ThamQuyen": "authority"}
_ITEM_STYLES = ("KinhGui", "KinhGuiMuc")
_TEXT_STYLES = ("ThanVanBan", "GachDau", "GachCong", "CanCu")
"""Styles of our templates that no addressee has."""


class OpeningReader:
    """Reads blocks one by one until the text begins; `taken` says how many."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self.last = ""
        self.taken = 0

    def read(self, blocks: list[Block]) -> int:
        """Fill the letter from the first blocks; the number of those that were taken."""
        for index, block in enumerate(blocks):
            if not self._take(block):
                break
            if not block.is_empty or block.shapes:
                self.taken = index + 1
        return self.taken

    def _take(self, block: Block) -> bool:
        if isinstance(block, ReadTable):
            return self._take_table(block)
        for inner in block.boxed_blocks:
            for line in inner.lines if isinstance(inner, ReadParagraph) else ():
                take_mark(self.letter, line)
        if is_bare_rule(block):
            self.letter.rules[self.last or "subject"] += rules_of(block)
            return True
        return not block.lines or self._take_words(block)

    def _take_words(self, paragraph: ReadParagraph) -> bool:
        first = paragraph.lines[0]
        part = next((part for part, test in _TESTS.items() if test(self, paragraph, first)), "")
        if not part:
            taken = [take_mark(self.letter, line) for line in paragraph.lines]
            return any(taken)
        self.last = self._put(part, paragraph, first)
        under = "subject" if self.last == "kind_title" else self.last
        self.letter.rules[under] += rules_of(paragraph)
        return True

    def _put(self, part: str, paragraph: ReadParagraph, first: TextLine) -> str:
        """Give the letter its part; what the next paragraph may go on with."""
        letter = self.letter
        if part == "legal_bases":
            letter.legal_bases.append(paragraph)
        elif part == "resolution":
            letter.resolution = first
        elif part == "greeting":
            letter.greeting = first
            letter.addressees += paragraph.lines[1:]
        elif part == "kind_title":
            letter.kind_title, letter.kind = first, anchors.find_kind(first.folded)
            letter.subject += paragraph.lines[1:]
            return "subject" if letter.subject else part
        else:
            getattr(letter, part).extend(paragraph.lines)
        return part

    def is_receiver(self, paragraph: ReadParagraph, first: TextLine) -> bool:
        """«Chủ tịch … điện:» of a công điện and the list below it."""
        letter = self.letter
        opens = letter.is_kind("dispatch") and not letter.receivers
        listed = self.last == "receivers" and _is_listed(paragraph, first, alone=True)
        return listed or (opens and first.folded.endswith(" DIEN:"))

    def is_greeting(self, _paragraph: ReadParagraph, first: TextLine) -> bool:
        return self.letter.greeting is None and anchors.is_greeting(first)

    def is_addressee(self, paragraph: ReadParagraph, first: TextLine) -> bool:
        if self.last not in ("greeting", "addressees") or anchors.is_basis(paragraph):
            return False
        greeting = self.letter.greeting
        alone = greeting is not None and greeting.folded.rstrip(" :") == "KINH GUI"
        return _is_listed(paragraph, first, alone=alone)

    def is_title(self, paragraph: ReadParagraph, first: TextLine) -> bool:
        """A title of a known kind, or what is set like one."""
        letter = self.letter
        if letter.kind_title is not None or letter.legal_bases:
            return False
        if anchors.find_kind(first.folded) or letter.greeting:
            return anchors.find_kind(first.folded) is not None
        if _STYLES.get(paragraph.style) == "kind_title":
            return True
        short = not letter.directive_subject and len(first.text) <= _LONGEST_TITLE
        return short and first.is_upper and paragraph.is_centred and not read_head(paragraph)

    def is_attached(self, _paragraph: ReadParagraph, first: TextLine) -> bool:
        above = self.letter.attached_to if self.last == "attached_to" else []
        return anchors.is_attached(first, above)

    def is_basis(self, paragraph: ReadParagraph, first: TextLine) -> bool:
        said = anchors.is_basis(paragraph) or paragraph.style == "CanCu"
        if not said and not self._goes_on(paragraph, first):
            return False
        bases = self.letter.legal_bases
        looks = first.italic is True or paragraph.text.endswith(";") or paragraph.style == "CanCu"
        return looks or (bool(bases) and not bases[-1].text.endswith("."))

    def _goes_on(self, paragraph: ReadParagraph, first: TextLine) -> bool:
        """A basis without its usual first word, still set like the ones above it."""
        if self.last != "legal_bases" or read_head(paragraph):
            return False
        open_end = self.letter.legal_bases[-1].text.endswith((";", ","))
        return first.italic is True and open_end

    def is_resolution(self, paragraph: ReadParagraph, first: TextLine) -> bool:
        letter = self.letter
        asked = letter.kind_title is not None and not letter.resolution
        placed = paragraph.is_centred or first.is_upper
        return asked and placed and anchors.is_resolution(first)

    def is_subject(self, paragraph: ReadParagraph, first: TextLine) -> bool:
        letter = self.letter
        ruled = letter.rules_under("subject") or letter.rules_under("kind_title")
        if self.last not in ("kind_title", "subject") or ruled:
            return False
        if _STYLES.get(paragraph.style) == "subject":
            return True
        if read_head(paragraph) or len(paragraph.text) > _LONGEST_SUBJECT:
            return False
        if paragraph.is_centred:
            return not (first.is_upper and letter.subject)
        return first.bold is True or self._is_plain_subject(paragraph)

    def _is_plain_subject(self, paragraph: ReadParagraph) -> bool:
        """What stands right below a title that is set as ordinary text, and is no sentence."""
        title = self.letter.kind_title
        is_plain = (
            self.last == "kind_title" and title is not None and not title.paragraph.is_centred
        )
        is_short = len(paragraph.text) <= _LONGEST_PLAIN and not anchors.is_basis(paragraph)
        return is_plain and is_short and not paragraph.text.rstrip().endswith((".", ";", ":", ","))

    def is_authority(self, paragraph: ReadParagraph, first: TextLine) -> bool:
        letter = self.letter
        if letter.kind_title is None or letter.legal_bases or letter.resolution:
            return False
        centred = paragraph.is_centred and first.is_upper and not read_head(paragraph)
        return centred or _STYLES.get(paragraph.style) == "authority"

    def _take_table(self, table: ReadTable) -> bool:
        """«Kính gửi» set as a table: the label in one cell, the addressees in another."""
        lines = table.lines
        if self.last == "receivers" and not table.bordered:
            self.letter.receivers += lines
            return True
        if table.bordered or self.letter.greeting or not any(map(anchors.is_greeting, lines)):
            return False
        for line in lines:
            if self.letter.greeting is None and anchors.is_greeting(line):
                self.letter.greeting = line
            elif self.letter.greeting is not None:
                self.letter.addressees.append(line)
        self.last = "addressees"
        return True


def _is_listed(paragraph: ReadParagraph, first: TextLine, *, alone: bool) -> bool:
    """Whether a line goes on with the addressees; `alone` when none stands behind «Kính gửi:»."""
    if paragraph.style in _TEXT_STYLES or (first.italic is True and first.text.endswith(";")):
        return False
    if paragraph.style in _ITEM_STYLES or first.text.startswith(("-", "–", "—", "+", "•")):
        return True
    dashed = paragraph.label in ("-", "•", "+")
    return dashed or (alone and first.text.endswith(";")) or paragraph.format.start >= _FAR_IN


_TESTS = {
    "receivers": OpeningReader.is_receiver,
    "greeting": OpeningReader.is_greeting,
    "addressees": OpeningReader.is_addressee,
    "kind_title": OpeningReader.is_title,
    "attached_to": OpeningReader.is_attached,
    "legal_bases": OpeningReader.is_basis,
    "resolution": OpeningReader.is_resolution,
    "subject": OpeningReader.is_subject,
    "authority": OpeningReader.is_authority,
}

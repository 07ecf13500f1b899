"""Finds what stands between the heading and the text: title, subject, legal bases, addressees.

Boxes 5a and 9a of the diagram and the start of box 6. Words decide what a paragraph is, looks only
where words cannot.
"""

from __future__ import annotations

from generator.lint.parts import anchors
from generator.lint.parts.heading import read_mark
from generator.lint.parts.letter import Letter
from generator.lint.parts.outline import read_head
from generator.lint.parts.titles import Titles
from generator.lint.reading.paragraphs import Block, Line, Paragraph, Table
from generator.lint.reading.rulelines import is_bare_rule, rules_of

_LONGEST_TITLE = 60
_LONGEST_SUBJECT = 1000
_FAR_IN = 1500
_STYLES = {"TenLoai": "kind_title", "TrichYeu": "subject", "ThamQuyen": "authority"}
_ITEM_STYLES = ("KinhGui", "KinhGuiMuc")


class OpeningReader:
    """Reads blocks one by one until the text begins; `taken` says how many."""

    def __init__(self, letter: Letter, kinds: Titles) -> None:
        self.letter = letter
        self.kinds = kinds
        self.last = ""
        self.taken = 0

    def read(self, blocks: list[Block]) -> int:
        """Fill the letter from the first blocks; the number of those that were taken."""
        for index, block in enumerate(blocks):
            if not self._take(block):
                break
            if isinstance(block, Table) or not block.is_empty or block.shapes:
                self.taken = index + 1
        return self.taken

    def _take(self, block: Block) -> bool:
        if isinstance(block, Table):
            return self._take_table(block)
        for inner in block.boxed_blocks:
            if isinstance(inner, Paragraph):
                self._take_marks(inner)
        if is_bare_rule(block):
            self._take_rules(block)
            return True
        if not block.lines:
            return True
        return self._take_words(block)

    def _take_rules(self, paragraph: Paragraph) -> None:
        part = "attached" if self.last == "attached_to" else self.last
        self.letter.rules.setdefault(part or "subject", []).extend(rules_of(paragraph))

    def _take_marks(self, paragraph: Paragraph) -> bool:
        found = False
        for line in paragraph.lines:
            if kind := anchors.mark_kind(line):
                self.letter.marks.append(read_mark(line, kind))
                found = True
            elif anchors.is_digital(line):
                self.letter.digital_info.append(line)
                found = True
        return found

    def _take_words(self, paragraph: Paragraph) -> bool:
        first = paragraph.lines[0]
        for reader in (
            self._take_receivers,
            self._take_greeting,
            self._take_addressee,
            self._take_title,
            self._take_attached,
            self._take_basis,
            self._take_resolution,
            self._take_subject,
            self._take_authority,
        ):
            if part := reader(paragraph, first):
                self._remember(part, paragraph)
                return True
        return self._take_marks(paragraph)

    def _remember(self, part: str, paragraph: Paragraph) -> None:
        self.last = part
        rules = list(rules_of(paragraph))
        if rules and part != "kind_title":
            self.letter.rules.setdefault(part, []).extend(rules)
        elif rules:
            self.letter.rules.setdefault("subject", []).extend(rules)

    def _take_greeting(self, paragraph: Paragraph, first: Line) -> str:
        letter = self.letter
        if letter.greeting is not None or not anchors.is_greeting(first):
            return ""
        letter.greeting = first
        letter.addressees += paragraph.lines[1:]
        return "greeting"

    def _take_receivers(self, paragraph: Paragraph, first: Line) -> str:
        """«Chủ tịch … điện:» of a công điện and the list below it."""
        letter = self.letter
        sender = letter.kind is not None and letter.kind.code == "dispatch"
        opens = sender and not letter.receivers and first.folded.endswith(" DIEN:")
        listed = self.last == "receivers" and _is_addressee(paragraph, first, listed=True)
        if not opens and not listed:
            return ""
        letter.receivers += paragraph.lines
        return "receivers"

    def _take_addressee(self, paragraph: Paragraph, first: Line) -> str:
        if self.last not in ("greeting", "addressee") or anchors.is_basis(paragraph.folded):
            return ""
        greeting = self.letter.greeting
        listed = greeting is not None and greeting.folded.rstrip(" :") == "KINH GUI"
        if not _is_addressee(paragraph, first, listed=listed):
            return ""
        self.letter.addressees += paragraph.lines
        return "addressee"

    def _take_title(self, paragraph: Paragraph, first: Line) -> str:
        letter = self.letter
        if letter.kind_title is not None or letter.legal_bases:
            return ""
        kind = self.kinds.find(first.folded)
        if kind is None and letter.greeting:
            return ""
        if kind is None and not self._looks_like_title(paragraph, first):
            return ""
        letter.kind_title, letter.kind = first, kind
        letter.subject += paragraph.lines[1:]
        return "subject" if letter.subject else "kind_title"

    def _looks_like_title(self, paragraph: Paragraph, first: Line) -> bool:
        if _STYLES.get(paragraph.style) == "kind_title":
            return True
        if self.letter.directive_subject or len(first.text) > _LONGEST_TITLE:
            return False
        centred = paragraph.format.align == "center"
        return first.is_upper and centred and not read_head(paragraph)

    def _take_attached(self, paragraph: Paragraph, first: Line) -> str:
        letter = self.letter
        opened = letter.attached_to and not letter.attached_to[-1].text.endswith(")")
        if anchors.is_attached(first) or (self.last == "attached_to" and opened):
            letter.attached_to += paragraph.lines
            return "attached_to"
        return ""

    def _take_basis(self, paragraph: Paragraph, first: Line) -> str:
        if not anchors.is_basis(paragraph.folded) and not self._goes_on(paragraph):
            return ""
        bases = self.letter.legal_bases
        looks = first.italic is True or paragraph.text.endswith(";") or paragraph.style == "CanCu"
        if looks or (bases and not bases[-1].text.endswith(".")):
            bases.append(paragraph)
            return "legal_basis"
        return ""

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """A basis without its usual first word, still set like the ones above it."""
        bases = self.letter.legal_bases
        if self.last != "legal_basis" or not bases or read_head(paragraph):
            return False
        slanted = bool(paragraph.lines) and paragraph.lines[0].italic is True
        return paragraph.style == "CanCu" or (slanted and bases[-1].text.endswith((";", ",")))

    def _take_resolution(self, paragraph: Paragraph, first: Line) -> str:
        letter = self.letter
        centred = paragraph.format.align == "center" or first.is_upper
        if letter.kind_title is None or letter.resolution or not centred:
            return ""
        if not anchors.is_resolution(first):
            return ""
        letter.resolution = first
        return "resolution"

    def _take_subject(self, paragraph: Paragraph, first: Line) -> str:
        letter = self.letter
        if self.last not in ("kind_title", "subject") or letter.rules_under("subject"):
            return ""
        if letter.rules_under("kind_title"):
            return ""
        if not _is_subject(paragraph, first, started=bool(letter.subject)):
            return ""
        letter.subject += paragraph.lines
        return "subject"

    def _take_authority(self, paragraph: Paragraph, first: Line) -> str:
        letter = self.letter
        if letter.kind_title is None or letter.legal_bases or letter.resolution:
            return ""
        styled = _STYLES.get(paragraph.style) == "authority"
        centred = paragraph.format.align == "center" and first.is_upper
        if not styled and not (centred and not read_head(paragraph)):
            return ""
        letter.authority += paragraph.lines
        return "authority"

    def _take_table(self, table: Table) -> bool:
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
        self.last = "addressee"
        return True


def _is_addressee(paragraph: Paragraph, first: Line, *, listed: bool) -> bool:
    """Whether a line goes on with the addressees; `listed` when none stands behind «Kính gửi:»."""
    if paragraph.style in _ITEM_STYLES or first.text.startswith(("-", "–", "—", "+", "•")):
        return True
    if paragraph.label in ("-", "•", "+"):
        return True
    return (listed and first.text.endswith(";")) or paragraph.format.start >= _FAR_IN


def _is_subject(paragraph: Paragraph, first: Line, *, started: bool) -> bool:
    if _STYLES.get(paragraph.style) == "subject":
        return True
    if read_head(paragraph) or len(paragraph.text) > _LONGEST_SUBJECT:
        return False
    centred = paragraph.format.align == "center"
    if centred and first.is_upper and started:
        return False
    return centred or first.bold is True

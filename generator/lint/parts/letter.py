"""A document taken apart (các thành phần thể thức): what the finders fill in and the rules judge.

One file may hold several: a decision and the regulation issued with it, a document and the block
of a copy below it. A part that was not found is None or an empty list.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from generator.lint.reading.paragraphs import Block, ReadParagraph, ReadTable, TextLine
from generator.lint.reading.spot import Spot
from generator.standard import Kind
from generator.workspace import unchanging


class Role(StrEnum):
    """What a letter is in its file; `OUTSIDE` is no administrative document: a form of citizens, a law."""

    MAIN = "main"
    ATTACHED = "attached"
    COPY = "copy"
    COPIED_TEXT = "copied-text"
    ANNEX_FILE = "annex-file"
    OUTSIDE = "outside"


@unchanging(frozen=True, slots=True)
class RuleLine:
    """A line drawn under a text: its length lies between `low` and `high` twips.

    The two differ for underscores, whose raised size Word and LibreOffice take differently. `side`
    is the half of the page where it lies, where it knows by itself.
    """

    carrier: str
    low: float
    high: float
    solid: bool
    paragraph: ReadParagraph
    side: str = ""


@dataclass(eq=False)
class Signature:
    """The block of the signer: authority and position, remarks in brackets, the name.

    `gap` is the blank height above the name in twips, 0 where a remark such as «(Đã ký)» stands there.
    """

    authority: list[TextLine] = field(default_factory=list)
    name: TextLine | None = None
    gap: int = 0
    paragraphs: list[ReadParagraph] = field(default_factory=list)


@dataclass(eq=False)
class Mark:
    """A stamp or note such as «KHẨN»: its words and what frames them."""

    kind: str
    line: TextLine
    framed: bool
    width: int = 0
    height: int = 0


@dataclass(eq=False)
class LetterAnnex:
    """A phụ lục: label, title, the «Kèm theo» line, and what it holds."""

    label: TextLine | None
    title: list[TextLine] = field(default_factory=list)
    attached_to: list[TextLine] = field(default_factory=list)
    rules: list[RuleLine] = field(default_factory=list)
    paragraphs: list[ReadParagraph] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    heads: list[TextLine] = field(default_factory=list)
    section: int = 1
    spot: Spot = field(default_factory=Spot)

    @property
    def everything(self) -> list[ReadParagraph]:
        """Every paragraph of it, those of its head and of its tables too."""
        heads = [line.paragraph for line in (*self.title, *self.attached_to)]
        label = [self.label.paragraph] if self.label else []
        cells = [one for table in self.tables for one in table.paragraphs]
        return [*label, *heads, *self.paragraphs, *cells]


@dataclass(eq=False)
class Letter:
    """The components of one document, by the names of the format data.

    `receivers` are the lines of a công điện from «… điện:» to the last body that it is sent to.
    """

    role: Role = Role.MAIN
    spot: Spot = field(default_factory=Spot)
    heading: list[Block] = field(default_factory=list)
    national_title: TextLine | None = None
    motto: TextLine | None = None
    party_title: TextLine | None = None
    outside: TextLine | None = None
    superior: list[TextLine] = field(default_factory=list)
    issuer: list[TextLine] = field(default_factory=list)
    number: TextLine | None = None
    place_date: TextLine | None = None
    directive_subject: list[TextLine] = field(default_factory=list)
    copy_form: TextLine | None = None
    kind_title: TextLine | None = None
    kind: Kind | None = None
    subject: list[TextLine] = field(default_factory=list)
    attached_to: list[TextLine] = field(default_factory=list)
    authority: list[TextLine] = field(default_factory=list)
    legal_bases: list[ReadParagraph] = field(default_factory=list)
    resolution: TextLine | None = None
    greeting: TextLine | None = None
    addressees: list[TextLine] = field(default_factory=list)
    receivers: list[TextLine] = field(default_factory=list)
    body: list[ReadParagraph] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    ends_with_table: bool = False
    recipients_label: TextLine | None = None
    recipients: list[TextLine] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)
    co_signatures: list[Signature] = field(default_factory=list)
    drafter: TextLine | None = None
    address: list[TextLine] = field(default_factory=list)
    digital_info: list[TextLine] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    annexes: list[LetterAnnex] = field(default_factory=list)
    rules: defaultdict[str, list[RuleLine]] = field(default_factory=lambda: defaultdict(list))
    twice: defaultdict[str, list[TextLine]] = field(default_factory=lambda: defaultdict(list))

    @property
    def is_directive(self) -> bool:
        """Whether it is a công văn: «V/v» in the heading and no title of another kind."""
        titled = self.kind_title is not None and not self.titled_directive
        return bool(self.directive_subject) and not titled

    @property
    def titled_directive(self) -> bool:
        """Whether «CÔNG VĂN» is printed as a title, which it must not be."""
        return self.is_kind("directive")

    @property
    def is_draft(self) -> bool:
        """Whether number or date still stand open."""
        found = [line.text for line in (self.number, self.place_date) if line]
        return any(not any(sign.isdigit() for sign in text) for text in found)

    def is_kind(self, *codes: str) -> bool:
        """Whether it is of one of these kinds (`minutes`)."""
        return self.kind is not None and self.kind.code in codes

    def lines_of(self, part: str) -> list[TextLine]:
        """The lines that a part of the format data (`motto`, `recipient_item`) covers."""
        signature = self.signature
        found: dict[str, Any] = {
            "number_symbol": self.number,
            "addressees": self.greeting,
            "signature_name": signature.name,
            "addressee_item": self.addressees,
            "secrecy": [mark.line for mark in self.marks if mark.kind == "secrecy"],
            "urgency": [mark.line for mark in self.marks if mark.kind == "urgency"],
            "circulation": [mark.line for mark in self.marks if mark.kind == "circulation"],
            "signature_authority": signature.authority,
            "recipient_item": self.recipients,
            "annex_label": [annex.label for annex in self.annexes if annex.label],
            "annex_title": [line for annex in self.annexes for line in annex.title],
            "attached_to": [line for annex in self.annexes for line in annex.attached_to],
        }
        lines = found[part] if part in found else getattr(self, part)
        return [lines] if isinstance(lines, TextLine) else list(lines or ())

    def rules_under(self, part: str) -> list[RuleLine]:
        return self.rules.get(part, [])

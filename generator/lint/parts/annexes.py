"""Finds the annexes (phụ lục) behind a document, also those that were set without their label."""

from __future__ import annotations

from generator.lint.parts import anchors
from generator.lint.parts.heading import is_anchor, lines_of
from generator.lint.parts.letter import LetterAnnex
from generator.lint.reading.paragraphs import Block, ReadParagraph, ReadTable, TextLine, tables_of
from generator.lint.reading.rulelines import is_bare_rule, rules_of

_NEAR = 8
_MOST_ROWS = 5


def annex_starts(blocks: list[Block]) -> list[int]:
    """Where annexes begin among the blocks behind the signature, or in a file of its own."""
    labelled = [at for at, block in enumerate(blocks) if _is_label(block)]
    before = blocks[: labelled[0]] if labelled else blocks
    return [*_unlabelled(before), *labelled]


def _is_label(block: Block) -> bool:
    lines = block.lines[:1] if isinstance(block, ReadParagraph) else []
    return any(map(anchors.is_annex_label, lines))


def _unlabelled(blocks: list[Block]) -> list[int]:
    """«CHỈ TIÊU … (Kèm theo Giải pháp …)»: an annex by its «Kèm theo» line alone."""
    worded = [(at, one.lines[0]) for at, one in enumerate(blocks)
              if isinstance(one, ReadParagraph) and one.lines]  # fmt: skip
    attached = any(anchors.is_attached(first) for _at, first in worded[:_NEAR])
    return [worded[0][0]] if attached else []


class AnnexReader:
    """Reads one annex from its blocks, its label first."""

    def __init__(self, blocks: list[Block]) -> None:
        first = next((one for one in blocks if isinstance(one, ReadParagraph)), None)
        self.annex = LetterAnnex(label=None)
        if first is not None:
            self.annex.section, self.annex.spot = first.section, first.spot
        self.blocks = blocks
        self.at = 0

    def read(self) -> LetterAnnex:
        self._read_head()
        rest = self.blocks[self.at :]
        self.annex.tables = list(tables_of(rest))
        self.annex.paragraphs = [
            one for one in rest if isinstance(one, ReadParagraph) and not one.is_empty
        ]
        self.annex.heads += [line for line in lines_of(rest) if _belongs_to_letters(line)]
        return self.annex

    def _read_head(self) -> None:
        for at, block in enumerate(self.blocks):
            if isinstance(block, ReadTable):
                break
            if is_bare_rule(block):
                self.annex.rules += list(rules_of(block))
            elif block.lines and not self._take(block):
                break
            self.at = at + 1

    def _take(self, paragraph: ReadParagraph) -> bool:
        annex, first = self.annex, paragraph.lines[0]
        if self.at == 0 and anchors.is_annex_label(first):
            annex.label = first
            annex.title += paragraph.lines[1:]
        elif anchors.is_attached(first, annex.attached_to):
            annex.attached_to += paragraph.lines
        elif annex.attached_to or annex.rules or not _is_title(paragraph, first):
            return False
        elif is_anchor(first):
            annex.heads.append(first)
        else:
            annex.title += paragraph.lines
        annex.rules += [rule for rule in rules_of(paragraph) if not paragraph.is_rule]
        return True


def _is_title(paragraph: ReadParagraph, first: TextLine) -> bool:
    return paragraph.is_centred or first.is_upper or paragraph.style == "TenPhuLuc"


def _belongs_to_letters(line: TextLine) -> bool:
    """A line that only the document itself may carry: heading, recipients, authority to sign.

    In a long table such words are examples or data.
    """
    if line.cell is not None and len(line.cell.table.rows) > _MOST_ROWS:
        return False
    if anchors.is_national_title(line) or anchors.is_party_title(line):
        return True
    labelled = anchors.is_recipients_label(line) and line.text.endswith(":")
    return labelled or anchors.is_authority(line)

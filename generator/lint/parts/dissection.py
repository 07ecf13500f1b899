"""Cuts a file into its documents and takes each apart: heading, opening, text, closing, annexes.

Finding the components is shared out to the neighbours; here is only their order, and what an annex
(phụ lục) is made of, also of one that was set without its label.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from generator.lint.parts import anchors
from generator.lint.parts.closing import closing_start, find_closing
from generator.lint.parts.heading import find_heading, is_anchor, lines_of, take_heading
from generator.lint.parts.letter import Letter, LetterAnnex, Role
from generator.lint.parts.title_block import OpeningReader
from generator.lint.reading.paragraphs import (
    RIGHT,
    Block,
    ReadParagraph,
    ReadTable,
    TextLine,
    paragraphs_of,
    tables_of,
)
from generator.lint.reading.rulelines import is_bare_rule, rules_of

_LONGEST_COPY_HEADING = 12
_ISSUED = 2
"""So many lines of a heading tell whose it is."""
_WORDY = 200
_NEAR = 8
_MOST_ABOVE = 6
_MOST_ROWS = 5


def find_letters(blocks: list[Block]) -> list[Letter]:
    """The documents of a file, in order; a file without any heading is one document."""
    starts = _letter_starts(blocks)
    pieces = cut_blocks(blocks, starts)
    letters = [_read_letter(piece, first=not at) for at, piece in enumerate(pieces)]
    for above, below in pairwise(letters):
        if below.role is Role.COPY and above.national_title is None and above.number is None:
            above.role = Role.COPIED_TEXT
    return letters


def cut_blocks(blocks: list[Block], starts: list[int]) -> list[list[Block]]:
    """The pieces that begin at these places; what stands before the first is left out."""
    ends = [*starts[1:], len(blocks)]
    return [blocks[start:end] for start, end in zip(starts, ends, strict=False)]


def _letter_starts(blocks: list[Block]) -> list[int]:
    """A new letter begins at each heading; inside an annex only at one that opens a section as the first letter's does."""
    starts = [0]
    labelled = False
    first: list[str] = []
    for at, block in enumerate(blocks):
        lines = list(lines_of([block]))
        if lines and anchors.is_annex_label(lines[0]):
            labelled = True
        headed = any(map(anchors.is_national_title, lines))
        opening = [line.folded for line in lines[:_ISSUED]] if headed else []
        first = first or ([] if labelled else opening)
        again = opening and opening == first and block.section != blocks[at - 1].section
        if not _is_copy_heading(block, lines) and not (again if labelled else headed):
            continue
        above = blocks[starts[-1] : at]
        quoted = any(map(anchors.is_copy_form, lines)) and any(map(_is_worded, above))
        if quoted or _has_words_before(above):
            starts.append(_back_over_blanks(blocks, at, starts[-1]))
            labelled = False
    return starts


def _is_copy_heading(block: Block, lines: list[TextLine]) -> bool:
    """The block of a paper copy: a heading with number and date but without Quốc hiệu."""
    if not isinstance(block, ReadTable) or block.bordered or len(lines) > _LONGEST_COPY_HEADING:
        return False
    if any(map(anchors.is_national_title, lines)):
        return False
    numbered = any(map(anchors.is_number, lines)) and any(map(anchors.is_place_date, lines))
    return numbered or any(map(anchors.is_copy_form, lines))


def _is_worded(block: Block) -> bool:
    return isinstance(block, ReadParagraph) and not block.is_empty


def _has_words_before(blocks: list[Block]) -> bool:
    """Whether text of an earlier letter stands there, more than a stamp or a blank line."""
    for lines in (list(lines_of([block])) for block in blocks):
        wordy = len(" ".join(line.text for line in lines)) > _WORDY
        if wordy or any(map(anchors.is_national_title, lines)):
            return True
    return False


def _back_over_blanks(blocks: list[Block], at: int, least: int) -> int:
    for place in range(at - 1, least, -1):
        if not blocks[place].is_empty or blocks[place].section != blocks[place + 1].section:
            return place + 1
    return least + 1


def _read_letter(blocks: list[Block], *, first: bool) -> Letter:
    letter = Letter()
    labelled = _form_labels(blocks)
    blocks = blocks[labelled:]
    above = _titles_above(blocks)
    taken = above + take_heading(blocks[above:])
    letter.heading = blocks[above:taken]
    find_heading(letter)
    letter.spot = next((one.spot for one in paragraphs_of(blocks)), letter.spot)
    rest = [*blocks[:above], *blocks[taken:]]
    if letter.number is None and letter.national_title is None and _only_annexes(rest):
        letter.role = Role.ANNEX_FILE
        _read_annexes(letter, rest)
        return letter
    _read_rest(letter, rest)
    letter.role = _role(letter, first=first)
    return _outside(letter, labelled=labelled > 0)


def _form_labels(blocks: list[Block]) -> int:
    """How many blocks say which form of a collection this is: «Mẫu số 01», «(Ban hành kèm theo …)»."""
    taken = 0
    for at, block in enumerate(blocks[:_MOST_ABOVE]):
        if isinstance(block, ReadTable):
            break
        first = next(iter(block.lines), None)
        if first is not None and not (
            anchors.is_form_label(first) or (taken and anchors.is_attached(first))
        ):
            break
        taken = at + 1 if first is not None else taken
    below = lines_of(blocks[taken : taken + _NEAR])
    return taken if any(map(anchors.is_national_title, below)) else 0


def _outside(letter: Letter, *, labelled: bool) -> Letter:
    """What is no administrative document, as a form of citizens, a law, a document of the Party."""
    title = letter.kind_title
    if letter.role in (Role.COPY, Role.ANNEX_FILE):
        return letter
    if letter.party_title is not None and letter.national_title is None:
        party = any(map(anchors.is_party_body, (*letter.superior, *letter.issuer)))
        return _kept(letter, letter.party_title) if party else letter
    if title is None:
        return letter
    unsent = not letter.issuer and letter.number is None
    blank = labelled and (letter.number is None or letter.is_draft)
    citizen = unsent and (anchors.is_of_citizen(title) or labelled)
    if not (citizen or blank or anchors.is_law(title)):
        return letter
    return _kept(letter, title)


def _kept(letter: Letter, title: TextLine) -> Letter:
    """Its Quốc hiệu and Tiêu ngữ alone: other rules hold for the rest."""
    kept = Letter(
        role=Role.OUTSIDE,
        spot=letter.spot,
        heading=letter.heading,
        national_title=letter.national_title,
        motto=letter.motto,
        party_title=letter.party_title,
        outside=title,
    )
    kept.rules["motto"] = letter.rules_under("motto")
    return kept


def _titles_above(blocks: list[Block]) -> int:
    """How many blocks of a title stand above the heading, where they must not."""
    worded = (at for at, block in enumerate(blocks) if not block.is_empty or block.shapes)
    first = next(worded, None)
    line = None if first is None else next(lines_of([blocks[first]]), None)
    if first is None or line is None or line.cell or not anchors.find_kind(line.folded):
        return 0
    behind = blocks[first + 1 : first + _MOST_ABOVE]
    at = first + 1 + sum(1 for _ in takewhile(_under_title, behind))
    heading = blocks[at : at + take_heading(blocks[at:])]
    return at if any(map(anchors.is_national_title, lines_of(heading))) else 0


def _under_title(block: Block) -> bool:
    """Whether a paragraph may be the subject, or nothing."""
    if isinstance(block, ReadTable) or block.boxed_blocks or block.frame:
        return False
    return block.is_empty or (block.is_centred and not block.whole.is_upper)


def _only_annexes(blocks: list[Block]) -> bool:
    """Whether the file is an annex sent on its own: its label comes first."""
    for block in blocks:
        lines = [line for line in lines_of([block]) if not anchors.is_digital(line)]
        if lines:
            return anchors.is_annex_label(lines[0])
    return False


def _read_rest(letter: Letter, blocks: list[Block]) -> None:
    opening = OpeningReader(letter)
    start = opening.read(blocks)
    behind = blocks[start:]
    annexed = _first_annex(behind)
    own = behind[:annexed]
    closing = closing_start(own)
    text = own if closing is None else own[:closing]
    letter.body = [one for one in text if isinstance(one, ReadParagraph) and not one.is_empty]
    letter.tables = [one for one in text if isinstance(one, ReadTable)]
    letter.ends_with_table = _ends_with_table(text)
    if closing is not None:
        find_closing(letter, own[closing:])
    _read_annexes(letter, behind[annexed:])


def _ends_with_table(text: list[Block]) -> bool:
    """Whether the last words are those of a table, or of what is said under it."""
    worded = (one for one in reversed(text) if not one.is_empty)
    last = next((one for one in worded if not _is_said_under_a_table(one)), None)
    return isinstance(last, ReadTable)


def _is_said_under_a_table(block: Block) -> bool:
    return isinstance(block, ReadParagraph) and anchors.is_caption(block)


def _first_annex(blocks: list[Block]) -> int:
    """Where the annexes begin: at the first label behind the signature, if there is one."""
    closing = closing_start(blocks)
    least = 0 if closing is None else closing + 1
    starts = annex_starts(blocks[least:])
    return least + starts[0] if starts else len(blocks)


def _read_annexes(letter: Letter, blocks: list[Block]) -> None:
    starts = annex_starts(blocks)
    before_all = lines_of(blocks[: starts[0]] if starts else [])
    letter.digital_info += filter(anchors.is_digital, before_all)
    letter.annexes += [AnnexReader(piece).read() for piece in cut_blocks(blocks, starts)]


def _role(letter: Letter, *, first: bool) -> Role:
    is_block = letter.copy_form is not None or not first
    if is_block and letter.national_title is None and letter.heading:
        right = (line for line in lines_of(letter.heading) if line.side == RIGHT)
        letter.copy_form = letter.copy_form or next(right, None)
        return Role.COPY
    if letter.attached_to and letter.number is None:
        return Role.ATTACHED
    return Role.MAIN if first or letter.number is not None else Role.ATTACHED


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

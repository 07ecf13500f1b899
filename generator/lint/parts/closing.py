"""Finds what stands below the text: recipients, signature, drafter's mark, address (boxes 7, 9b, 12, 13).

Usually a table of two columns, but also tabs or plain paragraphs. Which side a line stands on
tells the signature from the recipients.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, pairwise, takewhile
from operator import attrgetter

from generator.lint.parts import anchors
from generator.lint.parts.heading import lines_of
from generator.lint.parts.letter import Letter, Signature
from generator.lint.reading.paragraphs import (
    FULL,
    LEFT,
    RIGHT,
    Block,
    ReadCell,
    ReadParagraph,
    ReadTable,
    TextLine,
    paragraphs_of,
)
from generator.lint.reading.rulelines import rules_of
from generator.workspace import regex

_DASHES = ("-", "–", "—", "+", "•")
_REMARK = regex(r"\(.*|.*\)\d?")
_SECRETARY = regex(r"(THU KY|NGUOI GHI BIEN BAN|CHU TOA|CHU TRI|CHU TICH DOAN)\b.*")
_OPEN_SPACE = 345
_MOST_ROWS = 4
_MOST_SIGNED = 5
_WORDS = regex(r"(?:[^\W\d_]+\.?\s?){2,8}")
_SEVERAL = 2


def closing_start(blocks: list[Block]) -> int | None:
    """Where the closing begins among the blocks; None when there is none."""
    opening = next((at for at, block in enumerate(blocks) if _opens_closing(block)), None)
    plain = _plain_signature(blocks[:opening])
    if opening is None:
        table = _last_plain_table(blocks)
        return plain if table is None else table
    if plain is not None:
        return plain
    before = [at for at in reversed(range(opening)) if not blocks[at].is_empty]
    signed = list(takewhile(lambda at: _signed_above(blocks[at]), before))
    apart = list(takewhile(lambda at: _stands_right(blocks[at]), before))
    if len(apart) >= _SEVERAL and next(lines_of([blocks[apart[-1]]])).is_upper:
        return apart[-1]
    return signed[-1] if signed else opening


def _plain_signature(blocks: list[Block]) -> int | None:
    """Where a signature set as ordinary paragraphs begins that ends the blocks: what somebody is over a name."""
    worded = [at for at, block in enumerate(blocks) if not block.is_empty][-_MOST_SIGNED:]
    last = [at for at in worded if isinstance(blocks[at], ReadTable)]
    places = [at for at in worded if not last or at > last[-1]]
    lines = [(at, line) for at in places for line in lines_of([blocks[at]])]
    signed = signed_plainly([line for _, line in lines])
    if not signed or not lines or lines[-1][1] is not signed[-1]:
        return None
    return next(at for at, line in lines if line is signed[0])


def signed_plainly(lines: list[TextLine]) -> list[TextLine]:
    """The last lines that say by whom something is signed, one below the other: for whom, what he is, his name."""
    for end in reversed(range(1, len(lines))):
        start = end
        while start and _REMARK.fullmatch(lines[start - 1].folded):
            start -= 1
        while start and _says_who(lines[start - 1]):
            start -= 1
        if _says_who(lines[start]) and start < end and _names_somebody(lines[end]):
            return lines[start : end + 1]
    return []


def _says_who(line: TextLine) -> bool:
    return line.is_upper and (anchors.is_position(line) or anchors.is_authority(line))


def _names_somebody(line: TextLine) -> bool:
    text = line.text.strip()
    is_name = _WORDS.fullmatch(text) and all(word[0].isupper() for word in text.split())
    return bool(is_name) and not _says_who(line)


def _stands_right(block: Block) -> bool:
    """A paragraph in the right half of the page alone, as one who signs above the recipients may stand."""
    return isinstance(block, ReadParagraph) and all(line.side == RIGHT for line in block.lines)


def _signed_above(block: Block) -> bool:
    return isinstance(block, ReadTable) and not block.bordered and len(signed_in(block)) > 1


def _opens_closing(block: Block) -> bool:
    framed = isinstance(block, ReadTable) and block.bordered
    for line in lines_of([block]):
        if anchors.is_recipients_label(line) or anchors.is_authority(line):
            return not framed
    return isinstance(block, ReadTable) and not framed and _signs_minutes(block)


def _signs_minutes(table: ReadTable) -> bool:
    """Whether two cells of the first row begin with the words for those who sign minutes."""
    cells = [cell for cell in table.rows[0] if cell.text] if table.rows else []
    heads = [line for cell in cells for line in cell.paragraphs[0].lines[:1]]
    return sum(_SECRETARY.fullmatch(one.folded) is not None and one.is_upper for one in heads) > 1


def _last_plain_table(blocks: list[Block]) -> int | None:
    """A borderless table of two columns near the end whose right half opens in capitals."""
    tables = [(at, block) for at, block in enumerate(blocks) if isinstance(block, ReadTable)]
    for at, table in tables[-1:]:
        right = [line for line in table.lines if line.side == RIGHT]
        plain = not table.bordered and len(table.rows) <= _MOST_ROWS
        return at if plain and right and right[0].is_upper else None
    return None


def find_closing(letter: Letter, blocks: list[Block]) -> None:
    """Fill in recipients, signature and the small parts from the blocks of the closing."""
    left: list[TextLine] = []
    right: list[TextLine] = []
    lines = list(lines_of(blocks))
    label = next(filter(anchors.is_recipients_label, lines), None)
    together = _signed_together(blocks, label)
    signed = {paragraph for one in together for paragraph in one.paragraphs}
    for line in lines:
        if line.paragraph in signed:
            continue
        if not _take_small(letter, line, after_label=bool(left)):
            signs = _signs(line, right) if label is None else _signs_beside(label, line, right)
            (right if signs else left).append(line)
    plain = signed_plainly(lines) if all(map(_says_who, right)) else []
    if plain and not together:
        left, right = [line for line in left if line not in plain], plain
    _find_recipients(letter, left)
    _find_address_rule(letter, list(paragraphs_of(blocks)))
    letter.signature = read_signature(right)
    if together:
        *letter.co_signatures, letter.signature = together


def _signed_together(blocks: list[Block], label: TextLine | None) -> list[Signature]:
    """The signatures of several people side by side above the recipients, the rightmost of the first row last."""
    tables = [block for block in blocks if isinstance(block, ReadTable) and not block.bordered]
    found = [signed for table in tables if len(signed := signed_in(table, label)) > 1]
    return [*chain.from_iterable(found[1:]), *found[0]] if found else []


def signed_in(table: ReadTable, label: TextLine | None = None) -> list[Signature]:
    """Who signs in a table, column by column: capitals over a name; nothing where one cell of a row does.

    What stands from the row of the recipients on is not read. The last is the rightmost of the first row.
    """
    cell = label.cell if label else None
    below = cell.row if cell and cell.table is table else len(table.rows)
    rows = table.rows[:below]
    heads = [one for one in (rows[0] if rows else ()) if one.text]
    if len(heads) < _SEVERAL or not all(map(_is_headed, heads)):
        return []
    columns = [_signed_by(_lines_in(rows, at)) for at in range(max(map(len, rows)))]
    *others, last = [column for column in columns if column]
    return [*chain.from_iterable(others), *last[1:], last[0]]


def _is_headed(cell: ReadCell) -> bool:
    return next(line for one in cell.paragraphs for line in one.lines).is_upper


def _lines_in(rows: list[list[ReadCell]], column: int) -> list[TextLine]:
    cells = [row[column] for row in rows if column < len(row)]
    return [line for cell in cells for one in cell.paragraphs for line in one.lines]


def _signed_by(lines: list[TextLine]) -> list[Signature]:
    """The people of one column: each begins with capitals below a name."""
    starts = [
        at for at, line in enumerate(lines) if line.is_upper and not (at and lines[at - 1].is_upper)
    ]
    return [read_signature(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]


def _find_address_rule(letter: Letter, paragraphs: list[ReadParagraph]) -> None:
    """The line above the address, drawn by the paragraph before it."""
    for above, below in pairwise(paragraphs):
        if letter.address and below is letter.address[0].paragraph:
            letter.rules["address"] += rules_of(above)


def _take_small(letter: Letter, line: TextLine, *, after_label: bool) -> bool:
    if line.paragraph.is_rule:
        return True
    if anchors.is_address(line) and after_label:
        letter.address.append(line)
    elif anchors.is_drafter(line) and letter.drafter is None:
        letter.drafter = line
    else:
        return False
    return True


def _signs_beside(label: TextLine, line: TextLine, right: list[TextLine]) -> bool:
    """In the table of the recipients, the signature is what stands in the other columns."""
    if label.cell is None or line.cell is None or label.cell.table is not line.cell.table:
        return _signs(line, right)
    if line.cell.side == FULL or (label.cell.row != line.cell.row and line.side == LEFT):
        return False
    return label.cell.column != line.cell.column


def _signs(line: TextLine, right: list[TextLine]) -> bool:
    """Whether a line belongs to the signature: right half, or centred capitals in plain text."""
    if line.side in (LEFT, RIGHT):
        return line.side == RIGHT
    if line.text.startswith("-") or anchors.is_recipients_label(line):
        return False
    if anchors.is_authority(line) or line.paragraph.style in ("QuyenHan", "HoTen"):
        return True
    set_apart = line.is_upper or line.paragraph.is_centred
    return bool(right) and set_apart and line.side == FULL


def _label_at(lines: list[TextLine]) -> int | None:
    labels = (at for at, line in enumerate(lines) if anchors.is_recipients_label(line))
    return next(labels, None)


def _find_recipients(letter: Letter, left: list[TextLine]) -> None:
    at = _label_at(left)
    if at is None:
        return
    letter.recipients_label = label = left[at]
    archived = False
    for line in left[at + 1 :]:
        if anchors.is_recipients_label(line):
            letter.twice["recipients_label"].append(line)
        elif _table_of(label) is _table_of(line) and (
            not archived or line.text.startswith("-") or letter.recipients[-1].text.endswith(",")
        ):
            letter.recipients.append(line)
            archived = archived or anchors.is_archive(line)


def recipients_of(lines: Iterable[TextLine]) -> list[list[TextLine]]:
    """Recipients by the lines that each takes: one without a dash goes on with an open one above."""
    found: list[list[TextLine]] = []
    for line in filter(attrgetter("text"), lines):
        if found and _is_open(found[-1][-1]) and not line.labelled.startswith(_DASHES):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _is_open(line: TextLine) -> bool:
    return not line.text.endswith((";", ".", ":"))


def _table_of(line: TextLine) -> ReadTable | None:
    return line.cell.table if line.cell else None


def read_signature(lines: list[TextLine]) -> Signature:
    """The block of one signer from its lines, top down."""
    cells = {line.cell: None for line in lines if line.cell is not None}
    inside = [paragraph for cell in cells for paragraph in cell.paragraphs]
    paragraphs = list(dict.fromkeys([*inside, *(line.paragraph for line in lines)]))
    said = _without_remarks(lines)
    if not said:
        return Signature(paragraphs=paragraphs)
    name = said[-1] if len(said) > 1 and _is_name(*said[-2:]) else None
    above = said[:-1] if name else said
    filled = any(one.text.startswith("(") for one in lines[lines.index(above[-1]) :])
    gap = _gap(above[-1], name) if name and not filled else 0
    return Signature(_before_gap(above), name, gap, paragraphs)


def _is_name(above: TextLine, last: TextLine) -> bool:
    """Whether the last line names somebody; capitals right below others say what somebody is."""
    upper, lower = above.paragraph, last.paragraph
    adjoins = upper is lower or upper.element.getnext() is lower.element
    close = adjoins and _gap(above, last) == 0
    return not (anchors.is_position(last) or (last.is_upper and above.is_upper and close))


def _without_remarks(lines: list[TextLine]) -> list[TextLine]:
    kept: list[TextLine] = []
    inside = False
    for line in lines:
        opens = line.text.startswith("(")
        if not opens and not inside:
            kept.append(line)
        inside = (opens or inside) and not re.search(r"\)\s*\d?$", line.text)
    return kept


def _before_gap(lines: list[TextLine]) -> list[TextLine]:
    gaps = (at for at in range(1, len(lines)) if _gap(lines[at - 1], lines[at]) > 0)
    return lines[: next(gaps, None)]


def _gap(above: TextLine, below: TextLine) -> int:
    """The height in twips of the blank paragraphs and spacing between two lines."""
    first, last = above.paragraph, below.paragraph
    if first is last or first.cell is not last.cell:
        return 0
    between = _between(first, last)
    spaced = first.format.after + last.format.before
    heights = [round(one.height) for one in between if one.is_empty]
    return (sum(heights) + spaced) if heights or spaced > _OPEN_SPACE else 0


def _between(first: ReadParagraph, last: ReadParagraph) -> list[ReadParagraph]:
    known = {one.element: one for one in first.cell.paragraphs} if first.cell else {}
    after = takewhile(lambda node: node is not last.element, first.element.itersiblings())
    return [known[node] for node in after if node in known]

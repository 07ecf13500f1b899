"""Finds the heading of a document: boxes 1 to 4 and 5b of the diagram (Phụ lục I, Phần I, IV).

Tables, tabs, frames and plain lines are all understood: words tell what a line is, its side and
its neighbours tell the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.parts import anchors
from generator.lint.parts.letter import Letter, Mark, RuleLine
from generator.lint.reading.paragraphs import (
    LEFT,
    RIGHT,
    Block,
    ReadParagraph,
    ReadTable,
    TextLine,
    paragraphs_of,
)
from generator.lint.reading.rulelines import (
    drawn_lines,
    edge,
    is_bare_rule,
    of_shape,
    rules_of,
    shape_side,
)

_LONGEST = 120
_SINGLE = {
    "national_title": anchors.is_national_title,
    "party_title": anchors.is_party_title,
    "motto": anchors.is_motto,
    "number": anchors.is_number,
    "place_date": anchors.is_place_date,
    "copy_form": anchors.is_copy_form,
}
_ANCHORS = (*_SINGLE.values(), anchors.is_directive_subject)
_OWNERS = ("superior", "issuer", "directive_subject", "national_title", "motto", "number",
           "place_date", "copy_form")  # fmt: skip
_UNDER = {"number": "issuer", "place_date": "motto"}


def is_anchor(line: TextLine) -> bool:
    """Whether a line can only stand in a heading."""
    return len(line.text) < _LONGEST and any(matches(line) for matches in _ANCHORS)


def take_heading(blocks: list[Block]) -> int:
    """How many of the first blocks make up the heading."""
    taken, seen = 0, False
    for index, block in enumerate(blocks):
        if isinstance(block, ReadTable):
            if not _is_heading_table(block):
                break
            seen = True
        elif _ends_heading(block, seen=seen):
            break
        below = seen and taken == index and isinstance(blocks[index - 1], ReadParagraph)
        ruled = below and isinstance(block, ReadParagraph) and is_bare_rule(block)
        if not block.is_empty or block.shapes or ruled:
            seen = seen or any(map(is_anchor, lines_of([block])))
            taken = index + 1
    return taken if seen else 0


def _is_heading_table(table: ReadTable) -> bool:
    return any(is_anchor(line) or anchors.mark_kind(line) for line in lines_of([table]))


def _ends_heading(paragraph: ReadParagraph, *, seen: bool) -> bool:
    lines = list(lines_of([paragraph]))
    if not lines or any(map(is_anchor, lines)) or any(map(anchors.mark_kind, lines)):
        return False
    first = lines[0]
    if (
        anchors.find_kind(first.folded)
        or anchors.is_greeting(first)
        or anchors.is_annex_label(first)
    ):
        return True
    if any(map(anchors.is_digital, lines)) or paragraph.frame or paragraph.is_rule:
        return False
    return not first.is_upper or (seen and first.alone and first.side != LEFT)


def lines_of(blocks: list[Block]) -> Iterator[TextLine]:
    for paragraph in paragraphs_of(blocks):
        yield from paragraph.lines


def find_heading(letter: Letter) -> None:
    """Fill in what the blocks of `letter.heading` hold."""
    names: list[TextLine] = []
    for line in lines_of(letter.heading):
        if not _take(letter, line) and not line.paragraph.is_rule:
            _take_other(letter, line, names)
    first = _first_of_issuer(names)
    letter.superior, letter.issuer = names[:first], names[first:]
    _find_rules(letter)


def _take(letter: Letter, line: TextLine) -> bool:
    """Put a line that gives itself away into its place; a second one is kept as a double."""
    for part, matches in _SINGLE.items():
        if matches(line):
            if getattr(letter, part) is None:
                setattr(letter, part, line)
            else:
                letter.twice[part].append(line)
            return True
    return take_mark(letter, line)


def take_mark(letter: Letter, line: TextLine) -> bool:
    """Keep a stamp, or the information of a digital signature."""
    kind = anchors.mark_kind(line)
    if kind:
        letter.marks.append(read_mark(line, kind))
    elif anchors.is_digital(line):
        letter.digital_info.append(line)
        return True
    return bool(kind)


def read_mark(line: TextLine, kind: str) -> Mark:
    """A stamp with its frame: a text box, a bordered paragraph or a bordered cell."""
    paragraph = line.paragraph
    if paragraph.box is not None:
        return Mark(kind, line, paragraph.box.outlined, paragraph.box.width, paragraph.box.height)
    if paragraph.cell is not None and paragraph.cell.table.bordered:
        return Mark(kind, line, framed=True, width=paragraph.cell.width)
    return Mark(kind, line, framed=paragraph.format.boxed)


def _take_other(letter: Letter, line: TextLine, names: list[TextLine]) -> None:
    if (letter.directive_subject and _goes_on(letter.directive_subject[-1], line)) or (
        anchors.is_directive_subject(line) and line.side != RIGHT
    ):
        letter.directive_subject.append(line)
    elif _is_name(letter, line):
        names.append(line)


def _goes_on(before: TextLine, line: TextLine) -> bool:
    return line.cell is before.cell and line.side == before.side and not line.is_upper


def _is_name(letter: Letter, line: TextLine) -> bool:
    title = letter.national_title
    across = LEFT if title is not None and title.side == LEFT else RIGHT
    if letter.number is not None or line.side == across or not line.text.strip("* "):
        return False
    return line.is_upper or line.cell is not None or bool(line.paragraph.frame)


def _first_of_issuer(names: list[TextLine]) -> int:
    """The last name is the issuer's; what stands above it is the superior's."""
    by_style = [at for at, line in enumerate(names) if line.paragraph.style == "CoQuanBanHanh"]
    if by_style:
        return by_style[0]
    bold = [line.bold is True for line in names]
    changes = [at for at in range(1, len(names)) if bold[at] != bold[at - 1]]
    if len(changes) == 1 and bold[-1]:
        return changes[0]
    starts = [at for at, line in enumerate(names) if at and anchors.starts_name(line)]
    return starts[-1] if starts else 0


def _find_rules(letter: Letter) -> None:
    """Lines of borders and underscores belong to the words above; drawn ones to their column."""
    owners = {line: part for part in _OWNERS for line in letter.lines_of(part)}
    current = {"": "", LEFT: "", RIGHT: ""}
    for paragraph in paragraphs_of(letter.heading):
        own = paragraph.cell.side if paragraph.cell else paragraph.frame
        sides = {line.side for line in paragraph.lines} or {own}
        for rule in _edges_of(paragraph, above=True):
            _add(letter, current.get(rule.side) or current[""], rule)
        for line in filter(owners.__contains__, paragraph.lines):
            current[line.side if line.side in current else ""] = owners[line]
        side = sides.pop() if len(sides) == 1 else ""
        for rule in (*rules_of(paragraph), *_edges_of(paragraph, above=False)):
            if rule.carrier != "shape" or paragraph.box is not None:
                _add(letter, current.get(rule.side or side) or current[""], rule)
    _find_shapes(letter)


def _edges_of(paragraph: ReadParagraph, *, above: bool) -> Iterator[RuleLine]:
    """The borders of the cell that the paragraph opens or closes."""
    cell = paragraph.cell
    if cell is None or cell.table.bordered:
        return
    at, kind = (0, cell.top) if above else (-1, cell.bottom)
    if kind and cell.paragraphs[at] is paragraph:
        yield edge(cell, kind, paragraph)


def _add(letter: Letter, part: str, rule: RuleLine) -> None:
    if part:
        letter.rules[_UNDER.get(part, part)].append(rule)


def _find_shapes(letter: Letter) -> None:
    """The first drawn line of the left column is the issuer's, the one of the right the motto's."""
    for paragraph in paragraphs_of(letter.heading):
        for shape in drawn_lines(paragraph) if paragraph.box is None else ():
            side = shape_side(shape, paragraph)
            part = "motto" if side == RIGHT else "issuer"
            if part == "issuer" and letter.rules_under("issuer") and letter.directive_subject:
                part = "directive_subject"
            _add(letter, part, of_shape(shape, paragraph))

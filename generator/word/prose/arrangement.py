"""Blocks → paragraphs in the official styles, with the numbers that the decree writes before them.

Levels follow Decree 30, Phụ lục I, II.6.đ and sample V.6b: `I.` `1.` `a)` for documents without
articles, `Điều 1.` `1.` `a)` for those with; the union's `1.1.` and dashes below. Numbers are typed
text, so that they survive copying and every program shows them alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeGuard

from generator import wording
from generator.ooxml import write_run
from generator.problems import say
from generator.standard import Outline
from generator.word.prose.blocks import Block, BlockKind, Inserted, Run, Slip, SmallTable, TextBlock
from generator.workspace import regex, unchanging

END_MARK = "./."


@unchanging(frozen=True)
class Paragraph:
    """A paragraph of the body: its Word style and its runs; `keep` holds it with the next one.

    Its words are written in `capitals`, its mark is one of them.
    """

    style: str
    runs: tuple[Run, ...]
    keep: bool = False
    capitals: bool = False


Piece = Paragraph | Inserted | SmallTable


class _Number(NamedTuple):
    """What a mark may say of a heading: its number in three writings, and the one above it."""

    digits: int
    above: int

    @property
    def roman(self) -> str:
        return wording.roman(self.digits)

    @property
    def letter(self) -> str:
        return wording.letter(self.digits)


@unchanging(frozen=True)
class Level:
    """How the headings of one level look: style, the mark before the title, capitals.

    A mark has gaps for a `_Number`.
    """

    style: str
    mark: str = ""
    capitals: bool = False
    title_below: str = ""


_ARTICLE = Level("Dieu", "Điều {0.digits}. ")
_PART = Level("Muc1", "{0.roman}. ", capitals=True)
_SECTION = Level("Muc2", "{0.digits}. ")
_SUBSECTION = Level("Muc3", "{0.above}.{0.digits}. ")
_POINT = Level("Muc3", "{0.letter}) ")
_CLAUSES = (Level("Khoan", "{0.digits}. "), Level("Khoan", "{0.letter}) "))
_CHAPTER = Level("Phan", "Chương {0.roman}", capitals=True, title_below="TenPhan")
_MARKED_ALONE = {"Dieu", "Khoan", "Phan"}
"""Articles, their clauses and chapters are cited by their numbers, also where there is one alone."""
LEVELS: Mapping[Outline, tuple[Level, ...]] = {
    Outline.ROMAN: (_PART, _SECTION, _SUBSECTION, _POINT),
    Outline.ROMAN_LETTER: (_PART, _SECTION, _POINT),
    Outline.ARABIC: (_SECTION, _SUBSECTION, _POINT),
    Outline.ARTICLES: (_ARTICLE, *_CLAUSES),
    Outline.CHAPTERS: (_CHAPTER, _ARTICLE, *_CLAUSES),
    Outline.PLAIN: (Level("Muc2"), Level("Muc3")),
}
_DASH, _PLUS, _STAR = ("GachDau", "- "), ("GachCong", "+ "), ("GachDau", "* ")


def heads_in_capitals(outline: Outline) -> bool:
    """Whether the headings of the first level are printed in capitals, however they are written."""
    return LEVELS[outline][0].capitals


def arrange(blocks: Iterable[Block], outline: Outline) -> list[Piece]:
    """The pieces of a body in order; numbers run on as the outline says.

    A heading that is the only one of its level under the one above is not numbered.
    """
    found, numbering = list(blocks), _Numbering(outline)
    lone = _lone(found, numbering.levels)
    return [
        piece
        for at, block in enumerate(found)
        for piece in numbering.pieces(block, lone=at in lone)
    ]


def _lone(blocks: Sequence[Block], levels: Sequence[Level]) -> set[int]:
    """Where the headings stand that have none beside them, and none below that bears their number."""
    beside: dict[tuple[int, int], list[int]] = {}
    above: list[tuple[int, int]] = []
    for at, block in enumerate(blocks):
        if not _is_heading(block):
            continue
        depth = min(block.level, len(levels)) - 1
        while above and above[-1][0] >= depth:
            above.pop()
        beside.setdefault((above[-1][1] if above else -1, depth), []).append(at)
        above.append((depth, at))
    bearing = {
        parent
        for (parent, depth), places in beside.items()
        if len(places) > 1 and ".above" in levels[depth].mark
    }
    return {
        places[0]
        for (_, depth), places in beside.items()
        if len(places) == 1
        and places[0] not in bearing
        and levels[depth].style not in _MARKED_ALONE
    }


def _is_heading(block: Block) -> TypeGuard[TextBlock]:
    return isinstance(block, TextBlock) and block.kind is BlockKind.HEADING


def orphans(blocks: Iterable[Block], outline: Outline) -> Iterator[Slip]:
    """Headings numbered under one that is not there: 0.1."""
    numbering = _Numbering(outline)
    for block in blocks:
        if _is_heading(block):
            depth = min(block.level, len(numbering.levels)) - 1
            numbering.count(depth)
            if "above" in numbering.levels[depth].mark and not numbering.places[depth - 1]:
                mark, above = "#" * block.level, "#" * (block.level - 1)
                said = say(
                    "trên đề mục «{mark}» chưa có đề mục «{above}» nào", mark=mark, above=above
                )
                yield Slip(block.line, said)


def finish(last: Paragraph, *, end_mark: bool) -> Paragraph:
    """The last paragraph of a body: `./.` after its words, and held with the signature."""
    return replace(last, runs=_ended(last.runs) if end_mark else last.runs, keep=True)


_LOOSE = regex(rb'(<w:pPr><w:pStyle w:val="[^"]*"/>)(?!<w:keepNext/>)')


def held_with_next(content: bytes) -> bytes:
    """What ends a body without being text of it, its last row and the lines under it held with the signature."""
    start = max(content.rfind(b"<w:tr>"), content.rfind(b"<w:tr "), 0)
    return content[:start] + _LOOSE.sub(rb"\1<w:keepNext/>", content[start:])


_TABLE, _LAST = b"<w:tbl>", b"</w:pPr>"
_AFTER = b'<w:spacing w:after="120"/>'
_BEHIND = regex(rb"(<w:ind\b|<w:contextualSpacing|<w:jc\b|<w:outlineLvl|<w:rPr>)")


def apart_from_tables(contents: Iterable[bytes]) -> Iterator[bytes]:
    """Contents one after another, a paragraph that a table follows set off from it as from a paragraph."""
    before = b""
    for content in contents:
        if content.startswith(_TABLE) and before.endswith(b"</w:p>"):
            before = _set_off(before)
        if before:
            yield before
        before = content
    yield before


def _set_off(content: bytes) -> bytes:
    """The content with a distance behind its last paragraph."""
    start = content.rfind(b"<w:pPr>")
    end = content.find(_LAST, start)
    looks = content[start:end]
    if start < content.rfind(b"<w:p>") or b"<w:spacing" in looks:
        return content
    place = found.start() if (found := _BEHIND.search(looks)) else len(looks)
    return b"".join((content[:start], looks[:place], _AFTER, looks[place:], content[end:]))


def _ended(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs with `./.` at their end instead of a full stop."""
    if not runs or runs[-1].text.endswith(END_MARK):
        return runs
    text = runs[-1].text.rstrip().removesuffix(".")
    return (*runs[:-1], replace(runs[-1], text=text + END_MARK))


class _Numbering:
    """Counts headings level by level; an article goes on counting through the chapters."""

    def __init__(self, outline: Outline) -> None:
        self.levels = LEVELS[outline]
        self.places = [0] * len(self.levels)

    def pieces(self, block: Block, *, lone: bool) -> Iterable[Piece]:
        if not isinstance(block, TextBlock):
            return (block,)
        return self._heading(block, lone=lone) if _is_heading(block) else (_plain(block),)

    def _heading(self, block: TextBlock, *, lone: bool) -> Iterable[Piece]:
        depth = min(block.level, len(self.levels)) - 1
        level = self.levels[depth]
        self.count(depth)
        number = _Number(self.places[depth], self.places[depth - 1])
        mark = "" if lone else level.mark.format(number)
        runs, capitals = block.runs, level.capitals
        if level.title_below:
            title = Paragraph(level.title_below, runs, capitals=capitals)
            return (Paragraph(level.style, (Run(mark),)), title)
        return (Paragraph(level.style, _before(mark, runs), capitals=capitals),)

    def count(self, depth: int) -> None:
        """One more heading of a depth; those below begin anew."""
        self.places[depth] += 1
        for below in range(depth + 1, len(self.levels)):
            if self.levels[below] is not _ARTICLE:
                self.places[below] = 0


def _plain(block: TextBlock) -> Paragraph:
    if block.kind is BlockKind.BULLET:
        style, mark = _bullet(block)
        return Paragraph(style, _before(mark, block.runs))
    if block.kind is BlockKind.NUMBERED:
        return Paragraph("Khoan", _before(f"{block.mark}. ", block.runs))
    if block.kind is BlockKind.LETTERED:
        letter = wording.letter(max(int(block.mark), 1))
        return Paragraph("Khoan", _before(f"{letter}) ", block.runs))
    return Paragraph("ThanVanBan", block.runs)


def _bullet(block: TextBlock) -> tuple[str, str]:
    """Style and sign: a dash within a dash becomes a plus; a plus or an asterisk stays what it is."""
    if block.mark == "*":
        return _STAR
    return _PLUS if block.mark == "+" or block.level > 1 else _DASH


def _before(mark: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The mark joined to the first run where both look alike."""
    if runs and not runs[0].bold and not runs[0].italic:
        return (replace(runs[0], text=mark + runs[0].text), *runs[1:])
    return (Run(mark), *runs) if mark else runs


def write_prose(paragraph: Paragraph) -> str:
    """One `<w:p>` in its style."""
    keep = "<w:keepNext/>" if paragraph.keep else ""
    runs = "".join(_write(run, capitals=paragraph.capitals) for run in paragraph.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/>{keep}</w:pPr>{runs}</w:p>'


def _write(run: Run, *, capitals: bool) -> str:
    text = run.text.upper() if capitals else run.text
    return write_run(text, "<w:b/>" * run.bold + "<w:i/>" * run.italic, held=True)

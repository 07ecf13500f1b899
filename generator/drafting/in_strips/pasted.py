"""What is pasted into a body as strips of it: one spelling, one kind of blank, marks of lists, tables; told where it changed.

Text of before Unicode (VNI, TCVN3) is read by its font, or by its words where they leave no doubt. Signs of
expressions stay signs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.drafting.in_strips.cutting import cut_body
from generator.drafting.in_strips.strand_text import NotWritten, write_strip
from generator.drafting.in_strips.strip import (
    LockedAs,
    Strand,
    StrandKind,
    Strip,
    StripKind,
    locked,
    plain,
    tidied,
)
from generator.problems import Message, say
from generator.wording import (
    LegacyCode,
    font_code,
    font_shows_capitals,
    is_legacy,
    letter,
    nfc,
    read_legacy,
)
from generator.workspace import regex, unchanging

_UNSEEN = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = regex(r"[\s\u00a0]+")
_STRANGE = regex("[\ue000-\uf8ff\ufffd]")
_BULLET = regex(r"([-–—•·▪◦●○■□➢*+§\uf000-\uf0ff])[ \u00a0\t]+(?=\S)")
_NUMBER = regex(r"(\d{1,2})\.[ \u00a0\t]+(?=\S)", re.ASCII)
_POINT = regex(r"([a-zđ])\)[ \u00a0\t]+(?=\S)")
_POINTS = {letter(place): str(place) for place in range(1, 24)}
_ROUND = "o"
"""The round mark of Word's second level, which is a letter of another font."""
_WIDEST = 63


@unchanging(frozen=True)
class PastedRun:
    """A stretch of one look as the clipboard has it; a break has no text."""

    text: str
    bold: bool = False
    italic: bool = False
    font: str = ""
    is_break: bool = False


@unchanging(frozen=True)
class PastedBlock:
    """A paragraph, a heading, or a table (`rows`) of the clipboard; `mark` is what stands before an item of a list."""

    runs: tuple[PastedRun, ...] = ()
    level: int = 1
    mark: str = ""
    is_heading: bool = False
    rows: tuple[tuple[PastedRun, ...], ...] = ()

    @property
    def texts(self) -> Iterator[PastedRun]:
        yield from self.runs
        for row in self.rows:
            yield from row


class _Cleaning:
    """Reads the runs of one paste, and counts what it changed."""

    def __init__(self, blocks: Sequence[PastedBlock]) -> None:
        texts = [run for block in blocks for run in block.texts]
        self._code = read_legacy(" ".join(run.text for run in texts))
        self.changed: Counter[LegacyCode | None] = Counter()

    def text(self, run: PastedRun) -> str:
        """The words of a run as a body has them; blanks at its ends stay."""
        read = nfc(self._unicode(run))
        self.changed[None] += len(_STRANGE.findall(read))
        return _BLANKS.sub(" ", plain(_STRANGE.sub("", _UNSEEN.sub("", read))))

    def _unicode(self, run: PastedRun) -> str:
        code = font_code(run.font) if run.font else None
        if code is None and self._code and is_legacy(run.text, self._code):
            code = self._code
        made = code.read(run.text) if code else None
        if made is None or code is None:
            return run.text
        self.changed[code] += made != run.text
        return made.upper() if font_shows_capitals(run.font) else made


def strips_pasted(blocks: Sequence[PastedBlock]) -> tuple[list[Strip], list[Message]]:
    """The strips of what was pasted, and what was changed in it that one would not see."""
    cleaning = _Cleaning(blocks)
    strips = [strip for block in blocks for strip in _strips(block, cleaning)]
    return strips, list(_told(cleaning.changed))


def _told(changed: Counter[LegacyCode | None]) -> Iterator[Message]:
    for code, count in changed.items():
        if code and count:
            yield say("chữ mã {code} đã đổi sang Unicode; soát lại", code=code.value)
        elif count:
            yield say("bỏ {count} dấu lạ không in được", count=count)


def _strips(block: PastedBlock, cleaning: _Cleaning) -> Iterator[Strip]:
    if block.rows:
        yield from _table(block, cleaning)
        return
    bare, runs = _without_mark(block)
    strands = tidied(map(_strand, runs, map(cleaning.text, runs)))
    if strands:
        yield replace(bare, strands=strands)


def _strand(run: PastedRun, text: str) -> Strand:
    kind = StrandKind.BREAK if run.is_break else StrandKind.TEXT
    return Strand(kind, "" if run.is_break else text, run.bold, run.italic)


def _without_mark(block: PastedBlock) -> tuple[Strip, list[PastedRun]]:
    """What kind of strip a block is, by the mark that the clipboard gives or with which its words begin."""
    runs = list(block.runs)
    if block.is_heading:
        return Strip(StripKind.HEADING, "", level=block.level), runs
    if block.mark:
        mark = "-" if block.mark == _ROUND else block.mark
        if found := _item(f"{mark} x", block.level):
            return found[0], runs
        return Strip(StripKind.PARAGRAPH, ""), [PastedRun(f"{block.mark} "), *runs]
    first = next((at for at, run in enumerate(runs) if run.text.strip()), None)
    found = None if first is None else _item(runs[first].text.lstrip(), block.level)
    if found is None or first is None:
        return Strip(StripKind.PARAGRAPH, ""), runs
    text = runs[first].text.lstrip()
    return found[0], [replace(runs[first], text=text[found[1] :]), *runs[first + 1 :]]


def _item(text: str, level: int) -> tuple[Strip, int] | None:
    """The item of a list that a text begins, and how long its mark is."""
    if found := _BULLET.match(text):
        depth = 2 if found[1] == "+" else level
        return Strip(StripKind.BULLET, "", level=depth, mark="-"), found.end()
    if found := _NUMBER.match(text):
        return Strip(StripKind.NUMBERED, "", level=level, mark=str(int(found[1]))), found.end()
    if (found := _POINT.match(text)) and found[1] in _POINTS:
        return Strip(StripKind.LETTERED, "", level=level, mark=_POINTS[found[1]]), found.end()
    return None


def _table(block: PastedBlock, cleaning: _Cleaning) -> Iterator[Strip]:
    """A table of Markdown; what cannot be one, line by line."""
    rows = [[cleaning.text(cell).strip() for cell in row] for row in block.rows]
    width = max(map(len, rows))
    if len(rows) > 1 and 1 < width <= _WIDEST:
        source = _grid([[*row, *[""] * (width - len(row))] for row in rows])
        cut = cut_body(source) if source else None
        if cut and [one.locked_as for one in cut.strips] == [LockedAs.GRID]:
            yield locked(source.rstrip(), why=LockedAs.GRID)
            return
    for row in rows:
        if text := " – ".join(cell for cell in row if cell):
            yield Strip(StripKind.PARAGRAPH, "", strands=(Strand(StrandKind.TEXT, text),))


def _grid(rows: Sequence[Sequence[str]]) -> str:
    try:
        head, *others = (f"| {' | '.join(map(_cell, row))} |" for row in rows)
    except NotWritten:
        return ""
    return "\n".join((head, f"|{'---|' * len(rows[0])}", *others)) + "\n"


def _cell(text: str) -> str:
    """The words of a cell, in one line and with its bars guarded."""
    if not text:
        return " "
    strands: Iterable[Strand] = (Strand(StrandKind.TEXT, text),)
    written = write_strip(Strip(StripKind.PARAGRAPH, "", strands=tidied(strands)))
    return written.replace("\n", " ").replace("|", "\\|")

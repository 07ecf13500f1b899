"""Plain text as a manuscript: lines that belong together joined, pasted tables found by tabs or bars.

A form feed begins a page, as `pdftotext` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.audit.manuscript import Manuscript
from generator.audit.reading import signs
from generator.audit.reading.assembly import Assembly
from generator.audit.reading.cells_in_grid import RawCell, RawRow, head_of
from generator.audit.reading.spaced_columns import spread, without_margins
from generator.problems import Place, Problem, RecordsInvalid, say
from generator.wording import is_syllable, nfc, number
from generator.workspace import regex

LETTER_CAP = 2_000_000
LINE_CAP = 20_000
_BREAKS = regex(r"\r\n?|[\u2028\u2029\x85\x0b]")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u200b": "", "\ufeff": ""})
_RULE = regex(r"[\s|:+=_-]+")
_PAGE_NUMBER = regex(r"(?:- ?)?\d{1,4}(?: ?-)?|(?:trang|Trang) \d{1,4}(?:/\d{1,4})?")
_HYPHEN = regex(r"(?<!\w)([^\W\d_]{1,6})[-\u00ad]$")
_SYLLABLE = regex(r"[^\W\d_]{1,6}(?!\w)")
_EMPHASIS = regex(r"\*\*+|(?<!\S)\*(?=\S)|(?<=\S)\*(?!\S)")
_WRAPPED = (60, 130)
"""A text whose long lines have so many letters may have been broken into lines by a program."""
_FEW = 5
_SHORT = 20
_FULL = 0.7


def read_text(text: str, file: str = "-") -> Manuscript:
    """The manuscript of a text; one longer than any document raises `RecordsInvalid`."""
    return _read(text, file, laid_out=False)


def _read(text: str, file: str, *, laid_out: bool) -> Manuscript:
    pages = _BREAKS.sub("\n", text).split("\f")
    lines = [line for page in pages for line in page.split("\n")]
    _refuse_long(text, lines, file)
    reader = _LineReader(Assembly(file), _wrapped(lines, laid_out=laid_out), laid_out=laid_out)
    for page, rows in enumerate(pages, 1):
        reader.read_page(page if len(pages) > 1 else 0, rows.split("\n"))
    reader.end()
    reader.assembly.made.pages = len(pages) if len(pages) > 1 else 0
    return reader.assembly.made


def read_pages(text: str, file: str) -> Manuscript:
    """The manuscript of a text that is laid out as on paper, so that wide gaps part what stands side by side."""
    return _read(spread(without_margins(text)), file, laid_out=True)


def _wrapped(lines: Sequence[str], *, laid_out: bool) -> int:
    """How long the lines are that a program broke the text into; 0 where it did not.

    A page of paper is always broken into lines; tables and headings may be wider than its text. In
    another text many lines are then nearly as long as the longest, of which few are longer.
    """
    lengths = sorted(len(line) for line in lines if "\t" not in line and len(line) >= _SHORT)
    if len(lengths) < _FEW:
        return 0
    usual = lengths[len(lengths) * 9 // 10]
    if laid_out:
        return usual
    full = sum(_FULL * usual <= length for length in lengths)
    longer = sum(length > 1.1 * usual for length in lengths)
    is_broken = 4 * full >= len(lengths) and 10 * longer < len(lengths)
    return usual if is_broken and _WRAPPED[0] <= usual <= _WRAPPED[1] else 0


def _refuse_long(text: str, lines: Sequence[str], file: str) -> None:
    hint = say("tách thành nhiều tệp rồi kiểm tra từng tệp")
    for found, cap, said in (
        (len(lines), LINE_CAP, say("có {found} dòng, quá mức {cap}", found=number(len(lines)), cap=number(LINE_CAP))),
        (len(text), LETTER_CAP, say("có {found} chữ cái, quá mức {cap}", found=number(len(text)), cap=number(LETTER_CAP))),
    ):  # fmt: skip
        if found > cap:
            raise RecordsInvalid([Problem("E-AUDIT-LONG", Place(file), said, hint)])


class _LineReader:
    """Reads pages, keeping the paragraph, or the table of a paper page, that the next may carry on."""

    def __init__(self, assembly: Assembly, wrapped: int, *, laid_out: bool) -> None:
        self.assembly, self.wrapped, self.laid_out = assembly, wrapped, laid_out
        self._line = 0
        self._text = self._last = ""
        self._begun = (0, 0)
        self._rows: list[RawRow] = []
        self._head: list[list[str]] = []
        self._page = 0

    def read_page(self, page: int, lines: Sequence[str]) -> None:
        for at, block in _blocks([_tidy(line) for line in lines], self._line + 1):
            if rows := _rows(block):
                self._add_table([_raw(row, at + down, page) for down, row in enumerate(rows)], page)
                continue
            for down, line in enumerate(block):
                if not (page and _PAGE_NUMBER.fullmatch(line)):
                    self._add(line, page, at + down, after_gap=not down and page == self._page)
                    self._page = page
        self._line += len(lines)

    def _add_table(self, rows: list[RawRow], page: int) -> None:
        """A table; one of a paper page that goes on with that before is its end, or is read as text.

        Sums of a table that was torn apart would be wrong ones.
        """
        self._end_text()
        if not self.laid_out:
            self.assembly.page = page
            self.assembly.add_rows(rows)
            return
        head = head_of(rows)
        goes_on = not head or head == self._head
        if goes_on and self._rows and len(rows[0].cells) == len(self._rows[0].cells):
            self._rows += rows[len(head) :]
            return
        self.end()
        if goes_on:
            for cell in (cell for row in rows for cell in row.cells):
                self._add(cell.text, page, cell.paragraph, after_gap=True)
            return
        self.assembly.page = page
        self._rows, self._head = rows, head

    def _add(self, line: str, page: int, number_of: int, *, after_gap: bool) -> None:
        line = line.strip()
        if self._text and (head := _torn(self._last, line)):
            self._text = f"{self._text[: len(self._text) - len(self._last)]}{head}{line}"
            line = head + line
        elif self._text and _goes_on(self._last, line, 0 if after_gap else self.wrapped):
            self._text = f"{self._text} {line}"
        else:
            self.end()
            self._text, self._begun = line, (page, number_of)
        self._last = line

    def end(self) -> None:
        """Nothing carries on what was read last."""
        self._end_text()
        if self._rows:
            self.assembly.add_rows(self._rows, laid_out=True)
            self._rows = []

    def _end_text(self) -> None:
        if self._text:
            self.assembly.page = self._begun[0]
            self.assembly.add(self._text, self._begun[1])
        self._text = self._last = ""


def _tidy(line: str) -> str:
    """One form of letters and blanks; marks of emphasis that pasted text carries go, tabs stay."""
    pieces = _EMPHASIS.sub("", nfc(line).translate(_SPACES)).split("\t")
    return "\t".join(" ".join(piece.split()) for piece in pieces)


def _blocks(lines: Sequence[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Lines that stand together, those of a table apart from those of text, each with its first's number."""
    block: list[str] = []
    start, tabled = 0, False
    for at, line in enumerate([*lines, ""], first):
        is_row = _mark_of(line) is not None
        if block and (not line.strip() or is_row != tabled):
            yield start, block
            block = []
        if line.strip():
            start, tabled = (start, tabled) if block else (at, is_row)
            block.append(line)


def _mark_of(line: str) -> str | None:
    """The sign that parts the cells of a line."""
    if line.count("|") > 1 or (line.startswith("|") and len(line) > 1):
        return "|"
    return "\t" if "\t" in line.strip() or line.count("\t") > 1 else None


def _rows(block: Sequence[str]) -> list[list[str]]:
    """The rows of a pasted table; none when the lines are text."""
    mark = _mark_of(block[0])
    if mark is None or len(block) == 1:
        return []
    if mark == "|":
        rows = [line.strip() for line in block if not _RULE.fullmatch(line)]
        framed = all(row.startswith("|") for row in rows)
        return [(row[1:].removesuffix("|") if framed else row).split("|") for row in rows]
    return [line.split("\t") for line in block]


def _raw(row: Sequence[str], line: int, page: int) -> RawRow:
    return RawRow([RawCell(text.strip(), paragraph=line, page=page) for text in row])


def _torn(above: str, line: str) -> str:
    """A line up to the hyphen at its end, where that parts a syllable of which the next line has the rest: «tri-», «ệu»."""
    found, rest = _HYPHEN.search(above), _SYLLABLE.match(line)
    is_one = found is not None and rest is not None and is_syllable(found[1] + rest[0])
    return above[:-1] if is_one else ""


def _goes_on(above: str, line: str, wrapped: int) -> bool:
    """Whether a line carries on the sentence of the one above it."""
    if signs.is_item(line) or signs.annex_label(line) or signs.unit_of_measure(line):
        return False
    if above.endswith(",") or (wrapped and len(above) >= _FULL * wrapped):
        return True
    return line[:1].islower() and not signs.is_finished(above) and len(above) >= _SHORT

"""Markdown → blocks: headings, paragraphs, lists, tables and markers.

Only what an official document has: what else Markdown knows (pictures, code, quotations, HTML) is
reported, not dropped. Numbering and styles are left to `outline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from enum import StrEnum
from itertools import takewhile, zip_longest
from string import punctuation

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from generator.ooxml import MOST_COLUMNS
from generator.problems import Message, say
from generator.word.prose.markdown import IS_CUT, parse
from generator.workspace import regex, unchanging

_MARKER = regex("\ue000(\\w+):([^\ue001]+)\ue001")
#: Signs that Markdown could take for its own, and the marks of tables and charts, travel through it
#: as characters of no meaning; such characters themselves have none to lose.
_FIRST = 0x100000
_EDGE = chr(_FIRST)
_PLACES = {
    sign: chr(_FIRST + place) for place, sign in enumerate(f"{punctuation}\n\ue000\ue001", 1)
}
_HIDDEN = str.maketrans(dict.fromkeys(map(chr, range(_FIRST, _FIRST + 64)), "\ufffd") | _PLACES)
_SHOWN = str.maketrans({hidden: sign for sign, hidden in _PLACES.items()} | {_EDGE: ""})


class BlockKind(StrEnum):
    """What a block is in the text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    LETTERED = "lettered"


@unchanging(frozen=True)
class Run:
    """A stretch of text of one look; a newline in it is a line break."""

    text: str
    bold: bool = False
    italic: bool = False


@unchanging(frozen=True)
class TextBlock:
    """A block of words; `level` is the heading's level or the depth of a list, from 1.

    `mark` is what the author wrote before a list item: a sign, or a number without its full stop;
    `line` is where the block begins.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    level: int = 1
    mark: str = ""
    line: int = 1


@unchanging(frozen=True)
class Inserted:
    """Word content put between paragraphs: the family and code of a table or a chart."""

    family: str
    code: str


@unchanging(frozen=True)
class SmallTable:
    """A table typed in the body; the first row is its header, `line` is where it begins."""

    rows: tuple[tuple[str, ...], ...]
    line: int = field(default=1, compare=False)


Block = TextBlock | Inserted | SmallTable


@unchanging(frozen=True)
class Slip:
    """Something in the Markdown that an official document cannot show; `line` counts from 1."""

    line: int
    message: Message


def parse_markdown(text: str) -> tuple[list[Block], list[Slip]]:
    """The blocks of a body in order, and what could not be used."""
    reader = _Reader(parse(text), text.split("\n"))
    return list(reader.blocks()), reader.slips


def escape_markdown(text: str) -> str:
    """A value so written that Markdown shows it exactly as it is, whatever stands in it or beside it.

    A line break in it cuts no heading and no row of a table in two; one at its end is dropped.
    Emphasis holds beside a value that begins or ends with a sign.
    """
    value = re.sub(r"[ \t]*(?:\r\n?|\n)[ \t]*", "\n", text).rstrip("\n")
    hidden = value.translate(_HIDDEN)
    is_word = value[:1].isalnum() and value[-1:].isalnum()
    return hidden if is_word or not value.strip() else f"{_EDGE}{hidden}{_EDGE}"


def shown(escaped: str) -> str:
    """What is printed of a value that was escaped."""
    return escaped.translate(_SHOWN)


class _Reader:
    """Walks the tokens once; lists know how deep they are."""

    def __init__(self, tokens: Iterable[Token], lines: Sequence[str]) -> None:
        self.tokens = iter(tokens)
        self.slips: list[Slip] = []
        self._lines = lines
        self._lists: list[BlockKind] = []
        self._mark = ""
        self._fresh_item = 0

    def blocks(self) -> Iterator[Block]:
        for token in self.tokens:
            if token.type == "heading_open":
                yield self._heading(token, next(self.tokens))
            elif token.type == "paragraph_open":
                yield self._paragraph(next(self.tokens))
            elif token.type == "table_open":
                yield self._table(_line(token))
            else:
                self._enter(token)

    def _enter(self, token: Token) -> None:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self._end_item()
            self._lists.append(_LIST_KINDS.get(token.markup, BlockKind.BULLET))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._lists.pop()
        elif token.type == "list_item_open":
            self._mark = token.info or token.markup
            self._fresh_item = _line(token)
            if self._lists[-1] is BlockKind.LETTERED and not 0 < int(token.info) <= MOST_POINTS:
                self.slips.append(Slip(_line(token), _NO_LETTER))
        elif token.type == "list_item_close":
            self._end_item()
        elif token.type in _UNFIT:
            self.slips.append(Slip(_line(token), _UNFIT[token.type]))

    def _end_item(self) -> None:
        """An item that has no words of its own: its mark would not be seen."""
        if self._fresh_item:
            self.slips.append(Slip(self._fresh_item, _EMPTY_ITEM))
        self._fresh_item = 0

    def _heading(self, token: Token, inline: Token) -> TextBlock:
        line = _line(token)
        if not inline.content.strip():
            self.slips.append(Slip(line, _EMPTY_HEADING))
        elif self._lines[line - 1].rstrip().endswith("#") and not inline.content.endswith("#"):
            self.slips.append(Slip(line, _CLOSED_HEADING))
        runs = self._runs(inline)
        return TextBlock(BlockKind.HEADING, runs, int(token.tag[1]), line=line)

    def _paragraph(self, inline: Token) -> Block:
        line = _line(inline)
        if marker := _MARKER.fullmatch(inline.content.strip()):
            return Inserted(marker[1], marker[2])
        runs = self._runs(inline)
        if not (self._lists and self._fresh_item):
            return TextBlock(BlockKind.PARAGRAPH, runs, line=line)
        self._fresh_item = 0
        return TextBlock(self._lists[-1], runs, len(self._lists), self._mark, line)

    def _table(self, line: int) -> SmallTable:
        rows: list[list[str]] = []
        for token in takewhile(lambda token: token.type != "table_close", self.tokens):
            if token.type == "tr_open":
                rows.append([])
                self._count_cells(_line(token), len(rows[0]))
            elif token.type == "inline":
                rows[-1].append("".join(run.text for run in self._runs(token)))
        return SmallTable(tuple(map(tuple, rows)), line)

    def _count_cells(self, line: int, columns: int) -> None:
        """More cells than Word has columns, or than the header has: those beyond would be lost."""
        cells = len(escapedSplit(self._lines[line - 1].strip().removeprefix("|").removesuffix("|")))
        if cells > MOST_COLUMNS:
            message = say(
                "dòng có {cells} ô, bảng của Word có nhiều nhất {most} cột; chia thành nhiều bảng",
                cells=cells,
                most=MOST_COLUMNS,
            )
            self.slips.append(Slip(line, message))
        if columns and cells > columns:
            message = say(
                "dòng có {cells} ô mà tiêu đề bảng chỉ có {columns}", cells=cells, columns=columns
            )
            self.slips.append(Slip(line, message))
        if "|" not in self._lines[line - 1]:
            self.slips.append(Slip(line, _NO_ROW))

    def _runs(self, inline: Token) -> tuple[Run, ...]:
        runs: list[Run] = []
        bold = italic = 0
        if _MARKER.search(inline.content):
            self.slips.append(Slip(_line(inline), _ALONE))
        if any(IS_CUT in token.meta for token in inline.children or ()):
            self.slips.append(Slip(_line(inline), _CUT))
        for token, after in zip_longest(inline.children or (), (inline.children or ())[1:]):
            bold += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
            italic += {"em_open": 1, "em_close": -1}.get(token.type, 0)
            text = _BROKEN.get(token.type, token.content)
            if token.type == "softbreak" and after.content.startswith(_CLOSING):
                text = ""
            if token.type in _SPOKEN:
                runs.append(Run(shown(text), bold > 0, italic > 0))
            elif token.type in _UNFIT:
                self.slips.append(Slip(_line(inline), _UNFIT[token.type]))
        return _joined(runs)


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Neighbours of one look as one run."""
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].bold, joined[-1].italic) == (run.bold, run.italic):
            joined[-1] = Run(joined[-1].text + run.text, run.bold, run.italic)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


_BROKEN = {"softbreak": " ", "hardbreak": "\n"}
_SPOKEN = {"text", "text_special", *_BROKEN}
_LIST_KINDS = {".": BlockKind.NUMBERED, ")": BlockKind.LETTERED}
_EMPTY_HEADING = say("đề mục không có chữ; viết tên đề mục, hoặc bỏ dấu #")
_CLOSED_HEADING = say("dấu # ở cuối đề mục không in được; bỏ dấu ấy, hoặc viết \\#")
_EMPTY_ITEM = say(
    "mục danh sách không có chữ nào của mình; viết chữ sau dấu đầu dòng, hoặc bỏ dấu ấy"
)
MOST_POINTS = 99
_NO_LETTER = say("các điểm a), b) … đánh số từ 1) đến {most})", most=MOST_POINTS)
_NO_ROW = say("dòng ngay dưới bảng bị hiểu là một dòng của bảng; để một dòng trống ở giữa")
_CUT = say(
    "có dấu * không thành cặp, in ra sẽ thiếu dấu; đóng đủ ** hoặc *, hoặc viết \\* nếu là chữ"
)
_ALONE = say("bảng và biểu đồ đứng riêng một đoạn: để dòng trống ở trước và ở sau")
#: Signs before which no blank stands, not even that of a line which was broken before one.
_CLOSING = (".", ",", ";", ":")
_UNFIT = {
    "link_open": say(
        "địa chỉ của liên kết [chữ](địa chỉ) không in được; viết địa chỉ thành lời, hoặc \\[ nếu là chữ"
    ),
    "image": say("không chèn ảnh bằng Markdown; dùng phụ lục hoặc biểu đồ"),
    "fence": say("khối mã (```) không dùng trong văn bản"),
    "code_block": say("dòng thụt vào bốn dấu cách bị hiểu là khối mã; bỏ bớt dấu cách đầu dòng"),
    "blockquote_open": say("dấu > ở đầu dòng (trích dẫn) không dùng trong văn bản"),
    "hr": say("đường kẻ ngang (---) không dùng trong nội dung văn bản"),
    "html_block": say("mã HTML không dùng trong văn bản"),
    "html_inline": say("mã HTML không dùng trong văn bản"),
}

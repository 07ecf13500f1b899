"""What Word needs, put into a finished part at the marks: a paragraph, or an empty table taken out.

The marks are in the program where something may be lacking (`weak_spots`); most of the time nothing
is, and the mark is only taken away. What stands before a mark is told from the bytes that are
written already, so that one pass is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from generator.workspace import regex

BLANK = "<w:p/>"
TINY = (
    b'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    b'<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
"""The paragraph under a table that ends a cell, a box or the document: nobody sees it."""
BETWEEN = b"<w:p><w:pPr><w:keepNext/></w:pPr></w:p>"
"""Between two tables, held with the second: what is signed goes with the table before it."""
_BEGIN, _END = "\x02", "\x03"
_IGNORED = regex(
    rb"\s++|<w:(?:bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd|commentRangeStart|commentRangeEnd)"
    rb"\b[^<>]*/>"
)
_TABLE_AHEAD = regex(rb"(?:%s)*+<w:tbl[ >]" % _IGNORED.pattern)
_NAME_ENDS = (b">", b" ")
_CONTROL_END = regex(rb"</w:sdtContent>\s*</w:sdt>")


class WeakSpot(Enum):
    """What has to be looked at where a mark stands."""

    PARAGRAPH = "p"
    """A cell, box, header, note or the body ends: a paragraph must stand last in it."""
    BLOCKS = "b"
    """A control that holds paragraphs ends: it must hold something."""
    PIECES = "c"
    """A control that holds rows or cells ends: without any it goes."""
    TABLES = "t"
    """A table may begin: no other may touch it."""
    ROW = "r"
    """A row ends: without cells it goes."""
    TABLE = "w"
    """A table ends: without rows it goes."""


def mark(kind: WeakSpot, blank: str = BLANK) -> str:
    """The mark as it stands in the words of a program, with the paragraph that fills what is empty."""
    return f"{_BEGIN}{kind.value}{blank}{_END}"


def has_marks(source: str) -> bool:
    """Whether the words of a program hold any mark."""
    return _BEGIN in source


def mend(xml: bytes) -> bytes:
    """The part without marks, and with what was lacking at them."""
    first, *rest = xml.split(_BEGIN.encode())
    pieces = list(map(_told_apart, rest))
    if _is_whole_at_all(first, pieces):
        return b"".join((first, *[after for _, _, after in pieces]))
    mending = _Mending(bytearray(first))
    for kind, blank, after in pieces:
        mending.pass_mark(WeakSpot(kind), blank, after)
    return bytes(mending.done)


_Piece = tuple[str, bytes, bytes]
"""Of a mark its kind, the paragraph that fills what is empty, and what comes after."""


def _told_apart(piece: bytes) -> _Piece:
    blank, _, after = piece[1:].partition(_END.encode())
    return piece[:1].decode(), blank, after


def _is_whole_at_all(first: bytes, pieces: Iterable[_Piece]) -> bool:
    """Whether surely nothing is lacking at any mark, by what stands directly before it."""
    before = first
    for kind, _, after in pieces:
        if not _SURELY_WHOLE[kind](before, after):
            return False
        before = after or before
    return True


_SURELY_WHOLE: Mapping[str, Callable[[bytes, bytes], bool]] = {
    "p": lambda before, _: _last_block(before) == b"w:p",
    "b": lambda before, _: bool(_last_block(before)),
    "c": lambda before, _: bool(before) and not before.endswith(b"<w:sdtContent>"),
    "t": lambda before, after: not _TABLE_AHEAD.match(after) or _last_block(before) == b"w:p",
    "r": lambda before, _: _holds(before, b"tr", b"tc"),
    "w": lambda before, _: _holds(before, b"tbl", b"tr"),
}


def _holds(before: bytes, holder: bytes, piece: bytes) -> bool:
    """Whether the last holder begins here, and a piece in it."""
    start = _opening(before, holder)
    return start >= 0 and _opening(before, piece, start) >= 0


class _Mending:
    """What is `done` of a part; `apart` is where the last paragraph between two tables begins."""

    def __init__(self, done: bytearray) -> None:
        self.done = done
        self.apart = -1

    def pass_mark(self, kind: WeakSpot, blank: bytes, after: bytes) -> None:
        """Goes on to the next mark, past what comes after this one."""
        if kind is WeakSpot.PARAGRAPH and (last := _last_block(self.done)) != b"w:p":
            self.done += TINY if last == b"w:tbl" else blank
        elif kind is WeakSpot.BLOCKS and not _last_block(self.done):
            self.done += blank
        elif kind is WeakSpot.TABLES and _TABLE_AHEAD.match(after):
            self._keep_apart()
        elif kind is WeakSpot.PIECES:
            after = self._without_control(after)
        elif kind is WeakSpot.ROW:
            after = self._without(b"tr", b"tc", after)
        elif kind is WeakSpot.TABLE:
            after = self._without(b"tbl", b"tr", after)
        self.done += after

    def _keep_apart(self) -> None:
        if _last_block(self.done) == b"w:tbl":
            self.apart = len(self.done)
            self.done += BETWEEN

    def _without(self, holder: bytes, piece: bytes, after: bytes) -> bytes:
        """Takes out the holder that is about to be closed, unless a piece stands in it."""
        start = _opening(self.done, holder)
        if start < 0 or _opening(self.done, piece, start) >= 0:
            return after
        if start == self.apart + len(BETWEEN):
            start = self.apart
        del self.done[start:]
        return after.removeprefix(b"</w:%s>" % holder)

    def _without_control(self, after: bytes) -> bytes:
        """Takes out the control that is about to be closed, unless something stands in it."""
        end = _CONTROL_END.match(after)
        if end is None or not self.done.endswith(b"<w:sdtContent>"):
            return after
        del self.done[_opening(self.done, b"sdt") :]
        return after[end.end() :]


def _opening(done: bytes | bytearray, name: bytes, start: int = 0) -> int:
    """Where the last element of this name begins; -1 when none does."""
    head = b"<w:" + name
    end = len(done)
    while (at := done.rfind(head, start, end)) >= 0 and not done.startswith(
        _NAME_ENDS, at + len(head)
    ):
        end = at + len(head) - 1
    return at


def _last_block(done: bytes | bytearray) -> bytes:
    """`w:p` or `w:tbl`, whichever ends here; empty where a holder has only begun."""
    end = len(done)
    while end:
        start = done.rfind(b"<", 0, end)
        tag = bytes(done[start:end])
        if start < 0 or not tag.rstrip().endswith(b">"):
            return b""
        if _IGNORED.fullmatch(tag.rstrip()) or tag.rstrip() in _CONTROL_ENDS:
            end = start
            continue
        return _BLOCKS.get(_name(tag), b"") if _is_whole(tag) else b""
    return b""


_CONTROL_ENDS = frozenset({b"</w:sdt>", b"</w:sdtContent>"})
_BLOCKS = {b"w:p": b"w:p", b"w:tbl": b"w:tbl", b"mc:AlternateContent": b"w:p"}


def _is_whole(tag: bytes) -> bool:
    """Whether an element ends with this tag."""
    return tag.startswith(b"</") or tag.rstrip().endswith(b"/>")


def _name(tag: bytes) -> bytes:
    return tag.strip(b"</> \n\r\t").split()[0].rstrip(b"/")

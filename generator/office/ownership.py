"""Whose a file is that stands where something is to be written, and what follows: decided here alone.

| owner | what becomes of the file |
|---|---|
| nobody | it is made |
| ours, unchanged | replaced whole |
| ours, a person worked on it | refused until `--force` |
| a stranger's | refused until `--force` |
| issued | left as it is, by every command, with `--force` too |

Where a document follows the newest figures and these moved on, the file of the figures before is kept
under their day (`dated`), worked on or not, and the new one takes its place.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import cached_property
from pathlib import Path

from generator.model.books import Row, RowState
from generator.office.made_file import UNTOLD, MadeFile, hash_file
from generator.problems import Place, Problem, Severity, say
from generator.wording import Moment
from generator.workspace import unchanging

KEPT = "-ban-cu-"
"""Before the number in the name of an issued file that is kept beside the one made anew."""


def anew_of(name: str) -> str:
    """The file of which this one is an earlier; empty for any other.

    >>> anew_of("thu/a-ban-cu-2.docx"), anew_of("a.docx")
    ('thu/a.docx', '')
    """
    stem, kept, rest = name.rpartition(KEPT)
    count, dot, suffix = rest.partition(".")
    return f"{stem}{dot}{suffix}" if kept and count.isdecimal() else ""


def file_moment(moment: Moment) -> str:
    """A moment in the name of a file: `2022-04-25`, `2022-04-25-0800`."""
    return str(moment).replace(" ", "-").replace(":", "")


def dated(name: str, moment: str, again: int = 1) -> str:
    """What the file of a moment is kept as.

    >>> dated("bc_01.docx", "2022-04-25"), dated("bc_01.docx", "2022-04-25", 2)
    ('bc_01-2022-04-25.docx', 'bc_01-2022-04-25-2.docx')
    """
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-{moment}{f'-{again}' if again > 1 else ''}{dot}{suffix}"


class Owner(Enum):
    """`OURS` is as it was made, a `PERSON` worked on it since, a `STRANGER`'s we never made.

    `ISSUED` is a document that went out with a number of the register.
    """

    NOBODY = auto()
    OURS = auto()
    PERSON = auto()
    STRANGER = auto()
    ISSUED = auto()


KEEPABLE = frozenset({Owner.OURS, Owner.PERSON})
"""Whose files give way where they are kept under another name: nothing of them is lost."""


def owner_of(path: Path, made: MadeFile | None, *, issued: bool = False) -> Owner:
    """Whose the file is, `made` being what the manifest says of it; nobody's where none stands.

    Where its document is `issued` it counts as issued, unless it is known to be as we made it before.
    """
    found = hash_file(path)
    if not found and not path.exists():
        return Owner.NOBODY
    if made is None or not made.sha256:
        return Owner.ISSUED if issued else Owner.STRANGER
    if issued and (made.issued or found != made.sha256) and found != made.was:
        return Owner.ISSUED
    return Owner.OURS if found in {made.sha256, made.was} else Owner.PERSON


def worked_on(path: Path, made: MadeFile) -> bool:
    """Whether a file that went out is there, and not as it was made."""
    found = hash_file(path)
    return bool(found and made.issued and made.sha256) and found not in {made.sha256, made.was}


def worked_on_told(path: Path, number: str) -> Problem:
    """That a file that went out with a number is another one now."""
    said = say("tệp này đã bị ghi lại sau khi ban hành số {number}", number=number)
    hint = say("so với bản đã ký trước khi in, gửi; khác thì chép bản đã ký vào đây")
    return Problem("W-ISSUED-CHANGED", Place(path.as_posix()), said, hint, Severity.WARNING)


def refusal(owner: Owner, place: Place, *, force: bool) -> Problem | None:
    """Why nothing is written over a file of this owner; nothing where it may be replaced."""
    if owner is Owner.ISSUED:
        said = say("tệp của văn bản đã ban hành, không lệnh nào ghi đè")
        hint = say("đặt tên khác cho tệp ra; nội dung mới thì ban hành văn bản sửa đổi, thay thế")
        return Problem("E-OUT-ISSUED", place, said, hint)
    if force or owner in {Owner.NOBODY, Owner.OURS}:
        return None
    if owner is Owner.PERSON:
        said = say("tệp đã được sửa sau khi tạo")
        hint = say("đưa chỗ sửa vào dữ liệu hoặc đổi tên tệp để giữ; thêm --force để bỏ chỗ sửa")
        return Problem("E-OUT-CHANGED", place, said, hint)
    said = say("ở đây đã có một tệp không do vanthu tạo")
    hint = say("đổi tên hoặc dời tệp ấy đi; thêm --force để ghi đè")
    return Problem("E-OUT-FOREIGN", place, said, hint)


@unchanging(frozen=True)
class WentOut:
    """Which documents of a campaign went out, by the rows of the register."""

    rows: Mapping[str, Row]
    is_doubtful: bool = False
    """Whether a register could not be read: then any document may have gone out."""

    @classmethod
    def of(cls, rows: Iterable[Row], *, is_doubtful: bool = False) -> WentOut:
        """By the keys of documents and letters."""
        issued = (row for row in rows if row.state is RowState.ISSUED)
        return cls({row.key: row for row in issued if row.key}, is_doubtful)

    def row_of(self, document: str, letter: str) -> Row | None:
        """The row of a letter of a document: its own, else that of all."""
        return self.rows.get(letter) or self.rows.get(document)

    def number_of(self, document: str, letter: str) -> str:
        """The number with which a letter of a document went out; empty where it did not."""
        row = self.row_of(document, letter)
        return row.number_symbol if row else self._doubt

    def any_of(self, document: str) -> str:
        """The number of a document, or of one of its letters."""
        below = (row for key, row in self.rows.items() if key.startswith(f"{document}/"))
        row = self.rows.get(document) or next(below, None)
        return row.number_symbol if row else self._doubt

    def named(self, number: int | None, symbol: str, day: datetime.date | None) -> Row | None:
        """The row of what went out with this number, symbol and day, whatever its record is called now."""
        wanted = number, symbol or None, day
        return next((row for row in self.rows.values() if row.name == wanted), None)

    def holds(self, made: MadeFile | None, number: str) -> bool:
        """Whether a file went out with another number than this one, which still stands."""
        return made is not None and made.issued not in {"", number} and made.issued in self._live

    @cached_property
    def _live(self) -> frozenset[str]:
        return frozenset(row.number_symbol for row in self.rows.values())

    @property
    def _doubt(self) -> str:
        return UNTOLD if self.is_doubtful else ""

"""Whether the program was replaced while its page stands open: what is loaded already and what is read by then do not fit.

Looked at only once something failed that nobody foresaw; what is still asked of the page is answered as long as it goes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.problems import GeneratorError, MachineFailed, Unforeseen, say

_PROGRAM = Path(__file__).parents[1]
_READ = (".py", ".html", ".js", ".css", ".json", ".yaml", ".mo")
_SAID = say(
    "vanthu trên máy này vừa được thay bằng bản khác trong khi trang đang mở. Đóng cửa sổ đang chạy vanthu, mở lại vanthu,"
    " rồi làm lại việc này; dữ liệu đã lưu còn nguyên, phần gõ dở đã giữ tạm thì có lại"
)


class ProgramRenewed(MachineFailed):
    """Something failed, and the files of the program are others than those with which the page was begun."""

    def __init__(self) -> None:
        super().__init__(_SAID)


@cache
def begun_with() -> int:
    """The files of the program as they stood when this was first asked."""
    return _stand()


def told_of(fault: Exception, file: str = "") -> GeneratorError:
    """A failure in words: of what nobody foresaw, that the program was replaced, where it was."""
    if isinstance(fault, GeneratorError) and not isinstance(fault, Unforeseen):
        return fault
    told = Unforeseen.of(fault, file)
    return ProgramRenewed() if not told.is_of_machine and begun_with() != _stand() else told


def _stand() -> int:
    try:
        return hash(frozenset(_files(_PROGRAM)))
    except OSError:
        return 0


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """What the program is read from: name, size and time of each file."""
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                yield from _files(Path(one.path))
            elif one.name.endswith(_READ):
                stat = one.stat()
                yield one.path, stat.st_size, stat.st_mtime_ns

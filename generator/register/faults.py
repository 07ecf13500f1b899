"""What the register refuses, and when it calls itself damaged.

Words and codes shared by the steps of the package; where a fault lies is told by whoever finds it.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.problems import MachineFailed, Message, Problem, say


class RegisterDamaged(MachineFailed):
    """A book or the marker is missing, cut or unreadable (exit 3); numbering never starts anew by itself.

    `problems` tells what was found wrong in the file, with lines, when it could be read at all.
    """

    def __init__(self, name: str, fact: Message, problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(
            say(
                "{file}: sổ bị hỏng: {fact}; phục hồi từ bản sao, không tự lập sổ mới",
                file=name,
                fact=fact,
            )
        )


class RegisterMissing(MachineFailed):
    """There is no register of this body, or it was lost whole (exit 3)."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "{folder}: không thấy sổ đăng ký văn bản đi; nếu đã có sổ thì phục hồi từ bản sao,"
                " nếu chưa lập bao giờ thì chạy «vanthu register init»",
                folder=name,
            )
        )

"""What becomes of a failure that nobody foresaw: a sentence for the person, its trace in a file.

Nothing here fails: a trace that cannot be kept is said to be shown by `--debug`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.cli.summaries import SUMMARIES
from generator.problems import Message, Unforeseen, say

if TYPE_CHECKING:
    from generator.workspace import Workspace

_WITH_VALUE = {"-C", "--folder", "--lang"}


class LastNet:
    """Tells of a failure of the command with these arguments, called in this folder."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.arguments = arguments
        self.folder = Path()

    def caught(self, fault: Unforeseen) -> Message:
        """What was being done, to which file, why it ended, where the trace is, what to do."""
        from generator.workspace import keep_trace

        home = self._home()
        if fault.is_of_machine:
            return say("{what}: {why}", what=self._what(fault, home), why=fault.message)
        text = f"{self._head()}{fault.trace}"
        file = keep_trace(home, text)
        kept = (
            say("dấu vết ghi ở «{file}», gửi tệp ấy cho người phụ trách phần mềm", file=file)
            if file
            else say("không ghi được dấu vết, chạy lại với --debug để xem")
        )
        told = say(
            "{what}: {why}; {kept}", what=self._what(fault, home), why=fault.message, kept=kept
        )
        if home is None:
            return told
        return say(
            "{told}; dữ liệu không bị ghi dở, lệnh ghi cuối cùng: vanthu undo --dry-run", told=told
        )

    @property
    def command(self) -> str:
        """`import results`; empty where no command was named."""
        return " ".join(self._command())

    @property
    def rest(self) -> list[str]:
        """What was typed behind the name of the command."""
        words = iter(self.arguments)
        named = [*self._names(words)]
        return [*words] if named else []

    def behind(self, word: str) -> list[str]:
        """What was typed behind a word."""
        from generator.workspace import composed

        words = [composed(one) for one in self.arguments]
        return words[words.index(word) + 1 :] if word in words else []

    def _what(self, fault: Unforeseen, home: Workspace | None) -> Message:
        command = f"vanthu {self.command}".rstrip()
        if not fault.file:
            return say("«{command}» bị dừng", command=command)
        file = home.shown(Path(fault.file)) if home else fault.file
        return say("«{command}» bị dừng ở «{file}»", command=command, file=file)

    def _command(self) -> Iterator[str]:
        """The names of the command; what else was typed may say what records say."""
        return self._names(iter(self.arguments))

    @staticmethod
    def _names(words: Iterator[str]) -> Iterator[str]:
        name = next((word for word in words if not _is_before(word, words)), None)
        if name not in SUMMARIES:
            return
        yield name
        group = getattr(sys.modules.get(f"generator.cli.{name}"), "command", None)
        group = group or getattr(sys.modules.get(f"generator.cli.{name}_"), "command", None)
        if isinstance(group, click.Group):
            yield from (word for word in [next(words, "")] if word in group.commands)

    def _home(self) -> Workspace | None:
        from generator.workspace import find_workspace

        with suppress(Exception):
            return find_workspace(self.folder)
        return None

    def _head(self) -> str:
        """What a reader of the trace needs to know of the machine."""
        import platform

        return (
            f"vanthu {__version__} {self.command}\n"
            f"Python {platform.python_version()}, {sys.platform}\n\n"
        )


def _is_before(word: str, words: Iterator[str]) -> bool:
    """Whether a word is an option before the command; a value that follows it is passed over."""
    if word in _WITH_VALUE:
        next(words, None)
    return word.startswith("-")

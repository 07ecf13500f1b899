"""How problems and results are shown: data on standard output, talk on standard error.

Colour only where it can be seen, never against NO_COLOR; nothing crashes on a narrow console.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TextIO

import click

from generator.cli.json_report import CODES, Report
from generator.problems import (
    WEIGHTS,
    Exit,
    MachineFailed,
    Message,
    Place,
    Problem,
    Severity,
    Translate,
    Unforeseen,
    say,
    with_hint,
)
from generator.workspace import changing

if TYPE_CHECKING:
    from generator.cli.term_table import TermTable

_NARROW = 14
"""How narrow a column of words may be."""
SHOWN = 50
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


class _Output(io.RawIOBase):
    """Standard output, or errors, into a file or pipe: what cannot be said there stops no work that is under way.

    After a `failure` what is still said goes nowhere; that a reader went away is none.
    """

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw
        self._is_gone = False
        self.failure: OSError | None = None

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def write(self, data: Any) -> int | None:
        if self._is_gone:
            return len(data)
        try:
            return self._raw.write(data)
        except OSError as error:
            self._is_gone = True
            is_away = error.errno == errno.EPIPE or (
                os.name == "nt" and error.errno == errno.EINVAL
            )
            self.failure = None if is_away else error
            return len(data)


@changing
class _Consoled:
    """As the console was before it was spoken to: how it shows text."""

    encoding: str = "utf-8"


CONSOLE = _Consoled()


def prepare_streams() -> None:
    """UTF-8 whatever the console's code page; what it cannot show is escaped.

    A reader of the output who goes away is no reason to leave the work half done.
    """
    CONSOLE.encoding = getattr(sys.stderr, "encoding", None) or CONSOLE.encoding
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout = _patient(sys.stdout)
    sys.stderr = _patient(sys.stderr, by_line=True)


def _patient(stream: TextIO, *, by_line: bool = False) -> TextIO:
    """The same, where no person watches as an `_Output`, of which each line may be told at once."""
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)
    if raw is None or stream.isatty():
        return stream
    stream.flush()
    output = io.BufferedWriter(_Output(raw))
    return io.TextIOWrapper(output, "utf-8", "backslashreplace", line_buffering=by_line)


def hand_over() -> None:
    """All that was said leaves the program. Raises `MachineFailed` where it cannot."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
            output = getattr(getattr(stream, "buffer", None), "raw", None)
            if isinstance(output, _Output) and output.failure:
                raise output.failure
    except OSError as error:
        said = say("không ghi được kết quả in ra; những gì lệnh đã ghi thì vẫn giữ")
        raise MachineFailed(said) from error


class Console:
    """Speaks to the person at the terminal in their language, or reports to a program."""

    def __init__(
        self, translate: Translate, report: Report | None = None, *, quiet: bool = False
    ) -> None:
        self.translate = translate
        self.quiet = quiet
        self.report = report or Report()
        self.beside: Callable[[], AbstractContextManager[object]] = nullcontext

    def echo(self, text: str, *, err: bool = False, color: bool | None = None) -> None:
        """A text and a line end; a bar of progress makes room for it."""
        with self.beside():
            click.echo(text, err=err, color=color)

    def say(self, message: Message) -> None:
        """Talk, on standard error."""
        if not self.quiet:
            self.echo(message.text(self.translate), err=True)

    def trace(self, fault: BaseException) -> None:
        """Where in the program a failure came from, for who asks."""
        click.echo(Unforeseen.of(fault).trace, err=True)

    def show(self, message: Message) -> None:
        """An answer that was asked for, on standard output."""
        self.echo(message.text(self.translate))

    def data(self, value: dict[str, Any]) -> None:
        """What a command comes to, for programs (`--json`)."""
        self.report.result = value

    def fail(self, message: Message, status: int, hint: Message | None = None) -> None:
        """Why a command ends where no place in a file is to blame."""
        if self.report.is_wanted:
            code = CODES.get(Exit(status), CODES[Exit.WRONG])
            self.report.add(Problem(code, Place(""), message, hint), self.translate)
        else:
            self.say(with_hint(message, hint))

    def table(
        self,
        titles: Sequence[str],
        lines: Iterable[Sequence[str]],
        *,
        left: Collection[str],
        whole: Collection[str] = (),
        name: str | None = None,
    ) -> None:
        """Lines of cells under their titles, numbers to the right; an empty line rules the table off.

        Columns of `left` titles stand to the left, those of `whole` ones are never wrapped.
        """
        from generator.cli.term_table import TermTable, told_rows

        least = {title: _NARROW for title in left if title not in whole}
        self.lay(TermTable(tuple(titles), told_rows(lines), frozenset(left), least), name)

    def lay(self, table: TermTable, name: str | None = None) -> None:
        """A table as wide as the terminal, under a name."""
        from generator.cli.term_table import terminal_width

        lines = table.filled.lines(terminal_width())
        click.echo("\n".join([name, *lines] if name else lines), color=coloured())

    def pages(self, lines: Iterable[str]) -> None:
        """Many lines, a screenful at a time where a person watches."""
        from generator.cli.term_pager import show_pages

        show_pages(lines, self.translate, color=coloured())

    def problems(self, problems: Sequence[Problem]) -> None:
        """Each problem in a line with its extract, at most fifty; to a program all of them."""
        if self.report.is_wanted:
            for problem in problems:
                self.report.add(problem, self.translate)
            return
        width = watched_width(sys.stderr)
        for problem in _in_order(problems):
            self.echo(self.told(problem, width), err=True, color=coloured())
        if len(problems) > SHOWN:
            self.say(Message("… và {count} lỗi nữa", {"count": len(problems) - SHOWN}))

    def finding(self, problem: Problem) -> None:
        """A problem that was asked for, on standard output."""
        click.echo(self.told(problem, watched_width(sys.stdout)), color=coloured())

    def told(self, problem: Problem, width: int = 0) -> str:
        """`file:line:column: error: what is wrong; what to do [CODE]`, the extract and a caret.

        Where there are no lines, as in a Word file, the words that stand there are quoted.
        """
        label = click.style(
            WEIGHTS[problem.severity].text(self.translate), fg=_COLOURS[problem.severity], bold=True
        )
        place = self._in_words(problem.place)
        where = str(place)
        if place.extract and not place.line:
            where = f"{where} «{place.extract}»"
        path = f" {place.path}:" if place.path and not place.line else ""
        said = problem.message.text(self.translate)
        hint = f"; {problem.hint.text(self.translate)}" if problem.hint else ""
        lead = f"{where}: " if where else ""
        text = f"{lead}{label}:{path} {said}{hint} [{problem.code}]"
        return f"{_broken(text, width)}{_extract(problem, width)}"

    def _in_words(self, place: Place) -> Place:
        """The place with the part of a Word file as people call it."""
        from generator.ooxml import part_called

        name, comma, rest = place.part.partition(", ")
        called = part_called(name).text(self.translate)
        return replace(place, part=f"{called}{comma}{rest}")


def coloured() -> bool | None:
    """Whether to colour: never against NO_COLOR, always with FORCE_COLOR, else as Click sees fit."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """As many as are shown, the worst rather than others, those of a file in the order of its lines."""
    shown = problems
    if len(problems) > SHOWN:
        shown = sorted(problems, key=lambda one: list(Severity).index(one.severity))[:SHOWN]
    files = {one.place.file: None for one in problems}
    order = {file: place for place, file in enumerate(files)}
    return sorted(shown, key=lambda one: (order[one.place.file], one.place.line, one.place.column))


def is_watched(stream: TextIO | None) -> bool:
    """Whether a person sees what is written there; a program without a console has no streams at all."""
    return stream is not None and stream.isatty()


_WHOLE_WIDTH = 108
_BEFORE_CARET = 0.6


def watched_width(stream: TextIO | None) -> int:
    """How many signs a line has where a person watches; nought where a program reads."""
    if not is_watched(stream):
        return 0
    from generator.cli.term_table import terminal_width

    return terminal_width()


def _broken(text: str, width: int) -> str:
    """A sentence broken between words, so that the terminal breaks none itself."""
    if not width:
        return text
    from generator.cli.term_table import broken_at_words

    return "\n".join(broken_at_words(text, width - 1))


def _extract(problem: Problem, width: int = 0) -> str:
    """The faulty line with a caret under the spot, no longer than a line of the terminal."""
    text = problem.place.extract
    if not text or not problem.place.line:
        return ""
    number = f"{problem.place.line:>5} | "
    most = min(width or _WHOLE_WIDTH, _WHOLE_WIDTH) - len(number)
    start = max(0, problem.place.column - int(most * _BEFORE_CARET))
    part = text[start : start + most]
    shown = "".join(letter if letter.isprintable() else " " for letter in part)
    caret = " " * (len(number) + max(0, problem.place.column - 1 - start)) + "^"
    return f"\n{number}{shown}\n{caret if problem.place.column else ''}".rstrip()

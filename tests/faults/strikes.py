"""Runs commands in children that are struck at one step of what they write, and judges what is left.

A child is killed, or its disk is full, shut or in use, at one call that changes a file of the workspace:
whatever program text makes the call, for the interpreter itself tells of it. What is left must be
the state before the command or the state after it, and nothing else may be said.

`python tests/faults/strikes.py [--random 200] [--seed 7] [COMMAND …]` strikes every step of every command
that writes, and prints how often.
"""

from __future__ import annotations

import argparse
import builtins
import errno
import io
import os
import random
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent)]

CHANGES = {"os.rename": 2, "os.link": 2, "os.symlink": 2, "os.remove": 1, "os.rmdir": 1, "os.mkdir": 1,
           "os.chmod": 1, "os.truncate": 1, "os.utime": 1}  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
ROOM = {"open", "write", "fsync", "os.mkdir", "os.link"}
ESCAPED = 99
_LIST = "/manifest.json"
_OWN = re.compile(r"\.vanthu/(?:locks|errors|backups|schemas|columns|\.gitignore)")
_LEFT = re.compile(r"(?:^|/)(?:\.tmp-|\.staged-)|\.vanthu/journal")


class InUse(PermissionError):
    """As Windows refuses what another program has open."""

    winerror = 32


@dataclass(frozen=True)
class Strike:
    """What befalls a command at its n-th step; `file` alone is in use where it is told."""

    kind: str
    step: int = 0
    file: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.file or self.step}"


KINDS = ("kill", "full", "shut", "once")
"""Killed at a step; from it on without room, or refused everything; refused at that one alone."""


class Striker:
    """Counts the steps by which files below a folder change, and strikes at one."""

    def __init__(self, root: Path, strike: Strike) -> None:
        self.root, self.strike = str(root), strike
        self.steps: list[str] = []
        self.is_at_work = False

    def install(self) -> None:
        sys.addaudithook(self.hear)
        opened = builtins.open

        def open_(file: Any, mode: str = "r", *how: Any, **named: Any) -> Any:
            stream = opened(file, mode, *how, **named)
            return (
                Stream(stream, self) if set(mode) & set("wax+") and self.is_ours(file) else stream
            )

        fdopen, fsync = os.fdopen, os.fsync

        def fdopen_(handle: int, mode: str = "r", *how: Any, **named: Any) -> Any:
            stream = fdopen(handle, mode, *how, **named)
            return Stream(stream, self) if self.is_ours(handle) else stream

        def fsync_(handle: int) -> None:
            self.step("fsync", handle)
            fsync(handle)

        builtins.open = io.open = open_  # type: ignore[assignment]
        os.fdopen, os.fsync = fdopen_, fsync_  # type: ignore[assignment]

    def hear(self, event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            _, mode, flags = given
            if (flags or 0) & WRITING or (mode and set(str(mode)) & set("wax+")):
                self.step(event, given[0])
        elif event in CHANGES:
            self.step(event, *given[: CHANGES[event]])

    def is_ours(self, file: Any) -> bool:
        return self.named(file).startswith(f"{self.root}/")

    def named(self, file: Any) -> str:
        if isinstance(file, int):
            return str(Path(f"/proc/self/fd/{file}").readlink())
        path = Path(os.fsdecode(file))
        return os.path.normpath(path if path.is_absolute() else f"{os.getcwd()}/{path}")  # noqa: PTH109

    def step(self, what: str, *files: Any, half: Callable[[], None] = lambda: None) -> None:
        """One step; `half` of it is done before it is struck."""
        if self.is_at_work or not self.is_ours(files[-1]):
            return
        self.is_at_work = True
        try:
            self.steps.append(what)
            self._strike(what, files, half)
        finally:
            self.is_at_work = False

    def _strike(self, what: str, files: Sequence[Any], half: Callable[[], None]) -> None:
        kind, at, now = self.strike.kind, self.strike.step, len(self.steps)
        if kind == "kill" and now == at:
            half()
            os.kill(os.getpid(), signal.SIGKILL)
        if kind == "full" and now >= at and what in ROOM:
            half()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if (kind == "shut" and now >= at) or (kind == "once" and now == at):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        wanted = f"{self.root}/{self.strike.file}"
        if (
            kind == "in use"
            and what not in {"write", "fsync", "os.chmod"}
            and wanted in map(self.named, files)
        ):
            raise InUse(errno.EACCES, os.strerror(errno.EACCES))


class Stream:
    """A file that is written, each writing a step."""

    def __init__(self, stream: Any, striker: Striker) -> None:
        self._stream, self._striker = stream, striker

    def write(self, data: Any) -> Any:
        def half() -> None:
            self._stream.write(data[: len(data) // 2])
            self._stream.flush()

        self._striker.step("write", self._stream.fileno(), half=half)
        return self._stream.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._stream)


@dataclass(frozen=True)
class Ended:
    """How a command ended: its status (`None`: killed), what it said, the steps it took."""

    status: int | None
    said: str
    steps: tuple[str, ...] = ()


def said_by_child(deed: Callable[[], str], escaped: str = "ESCAPED ") -> str:
    """What a deed says, done in a child; empty where that was killed, what escaped behind its lead."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writer, deed().encode())
        except BaseException as fault:  # noqa: BLE001 - an escape is what is looked for
            os.write(writer, f"{escaped}{fault!r}".encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        said = stream.read().decode()
    os.waitpid(child, 0)
    return said


def start(root: Path, words: Sequence[str], strike: Strike = Strike("none")) -> tuple[int, Path]:
    """A child that runs a command in a folder; its process, and the file of what it says."""
    said = root.with_name(f"{root.name}.said-{os.urandom(4).hex()}")
    child = os.fork()
    if child:
        return child, said
    status = ESCAPED
    try:
        os.chdir(root)
        handle = os.open(said, os.O_CREAT | os.O_WRONLY)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        sys.stdout = sys.stderr = os.fdopen(handle, "w", encoding="utf-8")
        from generator.cli.app import run
        from generator.workspace import holders

        holders.clock = lambda: "2025-06-01T14:02:31+07:00"
        striker = Striker(root, strike)
        if strike.kind != "none":
            striker.install()
        status = int(run(words))
        striker.is_at_work = True
        sys.stdout.flush()
        said.with_suffix(".steps").write_text(" ".join(striker.steps), encoding="utf-8")
    except BaseException as fault:  # noqa: BLE001 - an escape is what is looked for
        os.write(2, f"ESCAPED {fault!r}".encode())
    finally:
        os._exit(status)


def ended(child: int, said: Path) -> Ended:
    """Waits for a child."""
    _, how = os.waitpid(child, 0)
    steps = said.with_suffix(".steps")
    told = Ended(
        None if os.WIFSIGNALED(how) else os.waitstatus_to_exitcode(how),
        said.read_text(encoding="utf-8") if said.exists() else "",
        tuple(steps.read_text(encoding="utf-8").split()) if steps.exists() else (),
    )
    said.unlink(missing_ok=True)
    steps.unlink(missing_ok=True)
    return told


def called(root: Path, words: Sequence[str], strike: Strike = Strike("none")) -> Ended:
    return ended(*start(root, words, strike))


def state(root: Path) -> dict[str, bytes]:
    """All that a person or a later command sees: every file but what the program keeps of its runs."""
    found = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    return {
        name: data for name, data in found.items() if not _OWN.search(name) and not is_left(name)
    }


def is_left(name: str) -> bool:
    """Whether a name is that of what a run lays ready, and takes away."""
    return _LEFT.search(name) is not None


def left_over(root: Path) -> list[str]:
    """What killed runs laid ready."""
    names = (path.relative_to(root).as_posix() for path in root.rglob("*"))
    return [name for name in names if is_left(name)]


def grow_old(root: Path) -> None:
    """The next run comes hours later."""
    for path in [path for path in root.rglob("*") if is_left(path.relative_to(root).as_posix())]:
        os.utime(path, (path.stat().st_mtime - 7200,) * 2)


@dataclass
class Case:
    """A command with the workspace that it is called in, laid out once."""

    name: str
    words: tuple[str, ...]
    home: Path
    """The workspace before it, never changed."""
    settling: tuple[str, ...]
    """What settles whatever is left open, and does no more."""
    by_file: bool = False
    """Whether each of its files is a thing of its own, as made documents are."""
    told: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.before = state(self.home)
        work = self.copy("clean")
        self.clean = called(work, self.words, Strike("count"))
        self.after = state(work)
        self.remove(work)

    @property
    def steps(self) -> tuple[str, ...]:
        return self.clean.steps

    @property
    def files(self) -> list[str]:
        """Files that stand there before and are another after."""
        return [one for one, data in self.before.items() if self.after.get(one) != data]

    def strikes(self) -> list[Strike]:
        """Every step killed and without room, every file in use, all of it shut."""
        return [
            *(Strike("kill", at) for at in range(1, len(self.steps) + 1)),
            *(Strike("full", at) for at, what in enumerate(self.steps, 1) if what in ROOM),
            *(Strike("in use", file=file) for file in self.files),
            Strike("shut", 1),
        ]

    def copy(self, name: str) -> Path:
        work = self.home.with_name(f"{self.home.name}-{name}-{os.urandom(4).hex()}")
        shutil.copytree(self.home, work)
        return work

    def remove(self, work: Path) -> None:
        shutil.rmtree(work)

    def struck(self, strike: Strike, then: Strike | None = None) -> None:
        """One strike, then perhaps another at the run that comes next; then that run undisturbed."""
        work = self.copy("struck")
        try:
            done = called(work, self.words, strike)
            self.told[strike.kind if done.status != 0 else f"{strike.kind}, done"] += 1
            self._judge(f"{strike}", done, work)
            grow_old(work)
            if then:
                called(work, self.settling, then)
            settled = called(work, self.settling)
            if settled.status not in (0, 1, 2):
                self.fault(f"{strike}: settling ended with {settled.status}: {settled.said}")
            now = state(work)
            if not self.is_whole(now):
                self.fault(f"{strike}: after settling between: {self.differs(now)}")
            if now != self.after or self.by_file:
                again = called(work, self.words)
                if self.differ(state(work)) or again.status != self.clean.status:
                    self.fault(f"{strike}: again gives {again.status}: {again.said}"
                               f" {self.differs(state(work))}")  # fmt: skip
            if left := left_over(work):
                self.fault(f"{strike}: left over {left}")
        finally:
            self.remove(work)

    def _judge(self, which: str, done: Ended, work: Path) -> None:
        if done.status is None:
            return
        now = state(work)
        if done.status == ESCAPED or "Traceback" in done.said:
            self.fault(f"{which}: {done.said}")
        elif done.status == self.clean.status:
            if now != self.after:
                self.fault(f"{which}: said done and was not: {self.differs(now)} {done.said}")
        elif done.status not in (3, 4, 5):
            self.fault(f"{which}: status {done.status}: {done.said}")
        elif "» bị dừng" in done.said or "Errno" in done.said:
            self.fault(f"{which}: not foreseen: {done.said}")
        elif "việc ghi còn dở" in done.said:
            return
        elif not (self.is_whole(now) if self.by_file else now == self.before):
            self.fault(f"{which}: said {done.status}: {self.differs(now)} {done.said}")

    def is_whole(self, now: dict[str, bytes]) -> bool:
        if not self.by_file:
            return now in (self.before, self.after)
        return all(
            now.get(name) in (self.before.get(name), self.after.get(name))
            for name in {*now, *self.before, *self.after}
            if not name.endswith(_LIST)
        )

    def differ(self, now: dict[str, bytes]) -> bool:
        """Whether this is another state than that after; a list of made documents knows how often."""
        names = {*now, *self.after}
        told = (one for one in names if not (self.by_file and one.endswith(_LIST)))
        return any(now.get(name) != self.after.get(name) for name in told)

    def differs(self, now: dict[str, bytes]) -> str:
        def names(other: dict[str, bytes]) -> list[str]:
            return sorted(one for one in {*now, *other} if now.get(one) != other.get(one))[:6]

        return f"from before {names(self.before)}, from after {names(self.after)}"

    def at_once(self) -> None:
        """Two of them at the same time, each whole; one alone may be told to wait or come late."""
        work = self.copy("twice")
        children = [start(work, self.words) for _ in range(2)]
        done = [ended(*child) for child in children]
        self.told["two at once"] += 1
        now = state(work)
        if any(one.status not in (0, 1, 2, 4, 5) for one in done) or left_over(work):
            self.fault(f"two at once: {done} {left_over(work)}")
        if now != self.after and self.name not in TWICE:
            self.fault(f"two at once: {[one.status for one in done]} {self.differs(now)}")
        self.remove(work)

    def fault(self, what: str) -> None:
        self.wrong.append(f"{self.name}: {what}")


TWICE = {"undo"}
"""What does another thing the second time."""


def warm() -> None:
    """Everything that commands import, so that children need not."""
    import pkgutil
    from importlib import import_module

    import generator

    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def drawn(cases: Sequence[Case], count: int, seed: int) -> None:
    """Strikes of any kind at any step, half of them with another at the run that comes next."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        case = chance.choice(cases)
        strike = Strike(chance.choice(KINDS), chance.randint(1, len(case.steps)))
        then = Strike(chance.choice(KINDS), chance.randint(1, 12))
        case.struck(strike, then if chance.random() < 0.5 else None)


def say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("commands", nargs="*")
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    from deeds import WRITES, case_of

    warm()
    with tempfile.TemporaryDirectory() as folder:
        cases = [case_of(name, Path(folder)) for name in asked.commands or WRITES]
        for case in cases:
            for strike in case.strikes():
                case.struck(strike)
            case.at_once()
            say(f"{case.name}: {len(case.steps)} steps, {dict(case.told)}, {len(case.wrong)} wrong")
            say(*case.wrong[:8])
        found = sum(len(case.wrong) for case in cases)
        drawn(cases, asked.random, asked.seed)
        wrong = [one for case in cases for one in case.wrong]
        say(*wrong[found:])
        told = sum((case.told for case in cases), Counter())
        say(f"{len(cases)} commands, {sum(told.values())} runs, {dict(told)}, {len(wrong)} wrong")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

"""Git, run as a program; the only place that knows its commands.

Only read: nothing in the repository is ever changed. Arguments go to the program as they are, with
no shell between; what it prints is asked for in forms that no setting and no file name can disturb.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.problems import GeneratorError, MachineFailed, Misused, ProgramMissing, say
from generator.wording import read_date, short_date
from generator.workspace import TextRefused

_SETTINGS = ("-c", "core.quotepath=false", "-c", "log.showSignature=false")
_LABEL = 10
_PLAIN_FILES = frozenset((b"100644", b"100755"))
_STEERING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
_DATE = re.compile(r"[0-9]+[-/][0-9]+[-/][0-9]+")


class NotInGit(Misused):
    """The workspace is not kept in git, or nothing was ever committed (exit 2)."""


class NoRevision(Misused):
    """There is no such commit, branch, tag or day in the history (exit 2)."""


@dataclass(frozen=True)
class Revision:
    """Một lần ghi (commit): its name in git, and when it was made by its maker's clock."""

    commit: str
    made: datetime.datetime

    @property
    def label(self) -> str:
        """The commit in short, as places and folders name it."""
        return self.commit[:_LABEL]


@dataclass(frozen=True)
class Repository:
    """The repository that a folder lies in; paths are those from that folder."""

    git: str
    folder: Path

    def check(self) -> None:
        """Raises `NotInGit` when the folder lies in no repository, or nothing was ever committed."""
        inside = self._run("rev-parse", "--is-inside-work-tree")
        if inside.returncode:
            raise _failed(self.folder, inside.stderr)
        if self._run("rev-parse", "--verify", "--quiet", "HEAD").returncode:
            said = say("kho git chưa có lần ghi nào; chạy «git add .» và «git commit»")
            raise NotInGit(said)

    def revision(self, asked: str) -> Revision:
        """A commit by any name that git knows, or by a day: the last one up to the end of it.

        Raises `NoRevision`.
        """
        if day := _day(asked):
            return self._until(day)
        named = "" if asked.startswith("-") else f"{asked}^{{commit}}"
        found = self._run("rev-parse", "--verify", "--quiet", named)
        if found.returncode:
            said = say("git không có lần ghi nào gọi là «{asked}»; xem «git log»", asked=asked)
            raise NoRevision(said)
        (one,) = self._log("-1", found.stdout.decode().strip())
        return one

    def files(
        self, revision: Revision, paths: Sequence[str], suffixes: tuple[str, ...]
    ) -> dict[str, bytes]:
        """The files of a commit at or below some paths and what they hold, byte for byte.

        Only those that end so; links and other repositories are left out.
        """
        listed = self._output("ls-tree", "-r", "-z", revision.commit, "--", *paths)
        names = {path: name for path, name in _files(listed) if path.endswith(suffixes)}
        wanted = "".join(f"{name}\n" for name in names.values()).encode()
        blobs = _blobs(self._output("cat-file", "--batch", given=wanted), len(names))
        return dict(zip(names, blobs, strict=True))

    def _until(self, day: datetime.date) -> Revision:
        for revision in self._log("HEAD"):
            if revision.made.date() <= day:
                return revision
        raise NoRevision(say("đến hết ngày {day} git chưa có lần ghi nào", day=short_date(day)))

    def _log(self, *which: str) -> Iterator[Revision]:
        """Commits, the newest first."""
        for line in self._output("log", "--format=%H %cI", *which, "--").decode().splitlines():
            commit, made = line.split(" ")
            yield Revision(commit, datetime.datetime.fromisoformat(made))

    def _output(self, *arguments: str, given: bytes = b"") -> bytes:
        done = self._run(*arguments, given=given)
        if done.returncode:
            raise _failed(self.folder, done.stderr)
        return done.stdout

    def _run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [self.git, "--no-pager", *_SETTINGS, *arguments]
        try:
            return subprocess.run(  # noqa: S603 - no shell, and the program was looked up
                command,
                cwd=self.folder,
                input=given,
                capture_output=True,
                env=_environment(),
                check=False,
            )
        except OSError as error:
            said = say("không chạy được git ở «{folder}»", folder=self.folder)
            raise MachineFailed(said) from error


def open_repository(folder: Path) -> Repository:
    """The repository that a folder lies in.

    Raises `ProgramMissing` without git, `NotInGit` outside of a repository or in an empty one.
    """
    git = shutil.which("git")
    if git is None:
        said = say(
            "cần git để xem hồ sơ trước đây; cài git (https://git-scm.com, hoặc «apt install git»)"
            " rồi chạy lại; các lệnh khác vẫn dùng được"
        )
        raise ProgramMissing(said)
    repository = Repository(git, folder)
    repository.check()
    return repository


def _day(asked: str) -> datetime.date | None:
    if not _DATE.fullmatch(asked):
        return None
    try:
        return read_date(asked)
    except TextRefused as fault:
        raise NoRevision(fault.message) from None


def _environment() -> dict[str, str]:
    """The environment without what would lead git elsewhere or change its words."""
    kept = {name: value for name, value in os.environ.items() if name not in _STEERING}
    return {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


def _failed(folder: Path, told: bytes) -> GeneratorError:
    words = told.decode("utf-8", "replace").strip()
    if "not a git repository" in words:
        said = say(
            "«{folder}» không nằm trong kho git nên không xem được hồ sơ trước đây;"
            " chạy «git init», «git add .», «git commit» để bắt đầu lưu",
            folder=folder,
        )
        return NotInGit(said)
    if "dubious ownership" in words:
        said = say(
            "git không mở kho này vì thư mục thuộc người dùng khác; nếu tin thư mục, chạy"
            " «git config --global --add safe.directory {folder}»",
            folder=folder,
        )
        return MachineFailed(said)
    last = words.splitlines()[-1] if words else "–"
    return MachineFailed(say("git không đọc được kho ({words})", words=last))


def _files(listed: bytes) -> Iterator[tuple[str, str]]:
    """The path of each plain file, and git's name for what it holds."""
    for entry in listed.split(b"\0"):
        head, _, path = entry.partition(b"\t")
        if entry and head.split(b" ")[0] in _PLAIN_FILES:
            yield path.decode("utf-8", "surrogateescape"), head.split(b" ")[2].decode()


def _blobs(stream: bytes, count: int) -> list[bytes]:
    found, start = [], 0
    for _ in range(count):
        end = stream.index(b"\n", start)
        head = stream[start:end].split(b" ")
        if len(head) != 3:  # noqa: PLR2004 - «id blob size», or «id missing»
            raise MachineFailed(say("kho git thiếu dữ liệu; chạy «git fsck»"))
        size = int(head[2])
        found.append(stream[end + 1 : end + 1 + size])
        start = end + 2 + size
    return found

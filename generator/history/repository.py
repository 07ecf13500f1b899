"""What git is asked; the only place that knows its commands, `git_program` says how it is run.

Only read: nothing in the repository is ever changed. Arguments go to the program as they are, with
no shell between; what it prints is asked for in forms that no setting and no file name can disturb.
"""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.history.git_program import find_git, run_git
from generator.problems import GeneratorError, MachineFailed, Misused, say
from generator.wording import read_date, short_date
from generator.workspace import TABLE_SIZE_LIMIT, TextRefused, quoted, regex, unchanging

_LABEL = 10
_PLAIN_FILES = frozenset((b"100644", b"100755"))
_DATE = regex(r"[0-9]+[-/][0-9]+[-/][0-9]+")
_COMMIT = regex(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ZONE = regex(r"([+-])([01][0-9]|2[0-3])([0-5][0-9])")
_BEGINNING = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
SIZE_LIMIT = 16 * 1024 * 1024
TOTAL_LIMIT = 512 * 1024 * 1024


class NotInGit(Misused):
    """The workspace is not kept in git, or nothing was ever committed (exit 2)."""


class NoRevision(Misused):
    """There is no such commit, branch, tag or day in the history (exit 2)."""


@unchanging(frozen=True)
class Revision:
    """Một lần ghi (commit): its name in git, and when it was made by its maker's clock."""

    commit: str
    made: datetime.datetime

    @property
    def label(self) -> str:
        """The commit in short, as places and folders name it."""
        return self.commit[:_LABEL]


@unchanging(frozen=True)
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
            said = say(
                "chưa lưu lịch sử lần nào; nhờ người quản trị lưu lần đầu («git add .», «git commit»)"
            )
            raise NotInGit(said)

    def revision(self, asked: str) -> Revision:
        """A commit by any name that git knows, or by a day: the last one up to the end of it.

        Raises `NoRevision`.
        """
        if day := asked_day(asked):
            return self._until(day)
        named = "" if asked.startswith("-") else f"{asked}^{{commit}}"
        found = self._run("rev-parse", "--verify", "--quiet", named)
        commit = found.stdout.decode(errors="replace").strip()
        if found.returncode or not _COMMIT.fullmatch(commit):
            said = say(
                "không có lần lưu nào gọi là «{asked}»; ghi một ngày, hoặc xem các lần lưu bằng «git log»",
                asked=quoted(asked),
            )
            raise NoRevision(said)
        (one,) = self._log("-1", commit)
        return one

    def files(
        self, revision: Revision, paths: Sequence[str], suffixes: tuple[str, ...]
    ) -> dict[str, bytes]:
        """The files of a commit at or below some paths and what they hold, byte for byte.

        Only those that end so; links and other repositories are left out. Raises `MachineFailed`
        where they are larger than records can be.
        """
        listed = self._output("ls-tree", "-r", "-z", "-l", revision.commit, "--", *paths)
        found = [one for one in _files(listed) if one.path.endswith(suffixes)]
        _refuse_large(found)
        names = {one.path: one.name for one in found}
        wanted = "".join(f"{name}\n" for name in names.values()).encode()
        blobs = _blobs(self._output("cat-file", "--batch", given=wanted), len(names))
        return dict(zip(names, blobs, strict=True))

    def _until(self, day: datetime.date) -> Revision:
        for revision in self._log("HEAD"):
            if revision.made.date() <= day:
                return revision
        raise NoRevision(say("đến hết ngày {day} chưa có lần lưu nào", day=short_date(day)))

    def _log(self, *which: str) -> Iterator[Revision]:
        """Commits, the newest first."""
        told = self._output("log", "--no-notes", "--date=raw", "--format=%H %cd", *which, "--")
        for line in told.decode(errors="replace").splitlines():
            commit, _, made = line.partition(" ")
            yield Revision(commit, _made(made))

    def _output(self, *arguments: str, given: bytes = b"") -> bytes:
        done = self._run(*arguments, given=given)
        if done.returncode:
            raise _failed(self.folder, done.stderr)
        return done.stdout

    def _run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return run_git(self.git, self.folder, *arguments, given=given)


def open_repository(folder: Path) -> Repository:
    """The repository that a folder lies in.

    Raises `ProgramMissing` without git, `NotInGit` outside of a repository or in an empty one.
    """
    repository = Repository(find_git(folder), folder)
    repository.check()
    return repository


def asked_day(asked: str) -> datetime.date | None:
    """The day that is asked for, where it is one. Raises `NoRevision` for one that is in no calendar."""
    if not _DATE.fullmatch(asked):
        return None
    try:
        return read_date(asked)
    except TextRefused as fault:
        raise NoRevision(fault.message) from None


def _made(raw: str) -> datetime.datetime:
    """When a commit was made, from its seconds and its maker's zone.

    A clock or a zone that cannot be is kept as near as can be: a commit is not lost for it.
    """
    seconds, _, zone = raw.partition(" ")
    try:
        made = _BEGINNING + datetime.timedelta(seconds=int(seconds))
    except (ValueError, OverflowError):
        return _BEGINNING
    found = _ZONE.fullmatch(zone)
    if found is None:
        return made
    ahead = datetime.timedelta(hours=int(found[2]), minutes=int(found[3]))
    try:
        return made.astimezone(datetime.timezone(-ahead if found[1] == "-" else ahead))
    except OverflowError:
        return made


def _failed(folder: Path, told: bytes) -> GeneratorError:
    words = told.decode("utf-8", "replace").strip()
    if "not a git repository" in words:
        said = say(
            "«{folder}» chưa lưu lịch sử nên không xem được dữ liệu trước đây;"
            " nhờ người quản trị bật lưu lịch sử («git init», «git add .», «git commit»)",
            folder=folder,
        )
        return NotInGit(said)
    if "dubious ownership" in words:
        said = say(
            "không mở được lịch sử vì thư mục thuộc người dùng khác; nếu tin thư mục, chạy"
            " «git config --global --add safe.directory {folder}»",
            folder=folder,
        )
        return MachineFailed(said)
    last = words.splitlines()[-1] if words else "–"
    return MachineFailed(say("git không đọc được lịch sử ({words})", words=last))


@unchanging(frozen=True)
class _Listed:
    """A plain file of a commit: its path, git's name for what it holds, and how much that is."""

    path: str
    name: str
    size: int


def _files(listed: bytes) -> Iterator[_Listed]:
    for entry in listed.split(b"\0"):
        head, _, path = entry.partition(b"\t")
        if head[:6] in _PLAIN_FILES:
            name, size = head.split()[2:4]
            known = int(size) if size.isdigit() else 0
            yield _Listed(path.decode("utf-8", "surrogateescape"), name.decode(), known)


def _refuse_large(files: Sequence[_Listed]) -> None:
    for one in files:
        limit = TABLE_SIZE_LIMIT if one.path.endswith(".csv") else SIZE_LIMIT
        if one.size > limit:
            said = say("{file}: tệp trong lịch sử lớn quá mức {limit} MB", file=quoted(one.path),
                       limit=limit // 1024**2)  # fmt: skip
            raise MachineFailed(said)
    if sum(one.size for one in files) > TOTAL_LIMIT:
        said = say("dữ liệu của lần lưu ấy lớn quá mức {limit} MB", limit=TOTAL_LIMIT // 1024**2)
        raise MachineFailed(said)


def _blobs(stream: bytes, count: int) -> list[bytes]:
    found, start = [], 0
    for _ in range(count):
        end = stream.index(b"\n", start)
        head = stream[start:end].split(b" ")
        if len(head) != 3:  # noqa: PLR2004 - «id blob size», or «id missing»
            raise MachineFailed(say("lịch sử thiếu dữ liệu; nhờ người quản trị chạy «git fsck»"))
        size = int(head[2])
        found.append(stream[end + 1 : end + 1 + size])
        start = end + 2 + size
    return found

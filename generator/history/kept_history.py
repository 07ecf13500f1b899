"""The records as the kept versions have them, where no git is: asked in the same words, answered in the same form."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from generator.history.repository import NoRevision, Revision, asked_day
from generator.problems import MachineFailed, say
from generator.wording import short_date
from generator.workspace import (
    RESERVED,
    KeptVersion,
    Workspace,
    bytes_of,
    digest,
    kept_versions,
    quoted,
    regex,
    unchanging,
)

_NUMBER = regex(r"v?(?P<number>[0-9]{1,8})")
_NEWEST = "HEAD"
_DEEP = 2


@unchanging(frozen=True)
class KeptHistory:
    """The versions of a workspace; a revision is the records right after one of them."""

    workspace: Workspace

    @cached_property
    def versions(self) -> Sequence[KeptVersion]:
        """Those that stood in the records, the newest first."""
        return [one for one in kept_versions(self.workspace) if not one.is_aside]

    def revision(self, asked: str) -> Revision:
        """The newest version, one by its number (`12`, `v12`), or the last one up to the end of a day.

        Raises `NoRevision`.
        """
        for one in self.versions:
            made = _moment(one)
            if self._is_meant(one, made, asked):
                return Revision(f"v{one.number}", made)
        if day := asked_day(asked):
            raise NoRevision(say("đến hết ngày {day} chưa có bản lưu nào", day=short_date(day)))
        said = say("không có bản lưu nào gọi là «{asked}»; ghi một ngày, hoặc số của bản: v12",
                   asked=quoted(asked))  # fmt: skip
        raise NoRevision(said)

    def _is_meant(self, one: KeptVersion, made: datetime.datetime, asked: str) -> bool:
        if day := asked_day(asked):
            return made.date() <= day
        found = _NUMBER.fullmatch(asked)
        return asked == _NEWEST or (found is not None and int(found["number"]) == one.number)

    def around(self, number: int) -> tuple[Revision, Revision]:
        """The records right before a version and right after it. Raises `NoRevision`."""
        after = self.revision(f"v{number}")
        return Revision(f"v{number - 1}", after.made), after

    def campaigns_in(self, number: int) -> list[str]:
        """The campaigns of which a version changed files, by the names of their folders."""
        files = (file for one in self.versions if one.number == number for file in one.files)
        parts = (Path(file.name).parts for file in files)
        found = (one[1] for one in parts if len(one) > _DEEP and one[0] == "campaigns")
        return [code for code in dict.fromkeys(found) if code not in RESERVED]

    def files(
        self, revision: Revision, paths: Sequence[str], suffixes: tuple[str, ...]
    ) -> dict[str, bytes]:
        """The files at or below some paths as they stood; what no version ever changed is as it is now.

        Registers are those of now, for no number is ever taken back. Raises `MachineFailed` where a content is kept no more.
        """
        digests = self._digests(int(revision.commit.removeprefix("v")))
        found = dict[str, bytes]()
        for name in sorted({*self._present(paths), *digests}):
            if not name.endswith(suffixes) or not any(_is_below(name, path) for path in paths):
                continue
            data = self._content(name, digests)
            if data is not None:
                found[name] = data
        return found

    def _digests(self, number: int) -> Mapping[str, str | None]:
        """What each file was that any version changed: after the last one up to then, or before the first since."""
        found = dict[str, str | None]()
        register = self.workspace.shown(self.workspace.register)
        for one in reversed(self.versions):
            for file in one.files:
                if _is_below(file.name, register):
                    continue
                if one.number <= number:
                    found[file.name] = file.after
                else:
                    found.setdefault(file.name, file.before)
        return found

    def _content(self, name: str, digests: Mapping[str, str | None]) -> bytes | None:
        now = bytes_of(self.workspace.root / name, name)
        known = digests.get(name, digest(now))
        if known is None or known == digest(now):
            return now if known else None
        kept = (one.content(self.workspace, known) for one in self.versions)
        data = next((one for one in kept if one is not None), None)
        if data is None:
            raise MachineFailed(say("{file}: nội dung lúc ấy không còn được giữ", file=name))
        return data

    def _present(self, paths: Sequence[str]) -> list[str]:
        root = self.workspace.root
        files = (one for path in paths for one in (root / path, *(root / path).rglob("*")))
        shown = [self.workspace.shown(one) for one in files if one.is_file()]
        return [name for name in shown if self.workspace.below(name) is not None]


def _is_below(name: str, path: str) -> bool:
    return Path(name).is_relative_to(path)


def _moment(version: KeptVersion) -> datetime.datetime:
    """When a version was written, as its machine said; one that says no moment is very old."""
    try:
        made = datetime.datetime.fromisoformat(version.when)
    except ValueError:
        made = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return made if made.tzinfo else made.replace(tzinfo=datetime.UTC)

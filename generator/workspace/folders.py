"""Where things are: the folders of a workspace, and what travels in the package.

A workspace is a folder with `vanthu.yaml` or `campaigns/`; it is found upwards from where one works.
Contents are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Misused, Place, Problem, Severity, say
from generator.workspace.boundary import check_entries, file_inside, inside
from generator.workspace.file_names import meant_name
from generator.workspace.going_up import upwards
from generator.workspace.lazily import regex, unchanging
from generator.workspace.text import TextRefused, composed

SETTINGS = "vanthu.yaml"
HIDDEN = ".vanthu"
IGNORED = ".gitignore"
CAMPAIGN = "campaign.yaml"
RESERVED = frozenset({"issuers", "register"})
_PACKED = {".zip", ".rar", ".7z"}
_RECORD = regex(
    r"\.ya?ml\b|^campaign\b|^(?:units|quotas)\.csv$|^(?:results|documents)$", re.IGNORECASE
)
_PACKAGE = Path(__file__).resolve().parent.parent


class NoWorkspace(Misused):
    """There is no workspace here or above (exit 2)."""


@unchanging(frozen=True)
class Workspace:
    """Thư mục làm việc: the records, templates and output of an office."""

    root: Path

    @property
    def settings(self) -> Path:
        return self.root / SETTINGS

    @property
    def campaigns(self) -> Path:
        return self.root / "campaigns"

    @property
    def issuers(self) -> Path:
        return self.campaigns / "issuers"

    @property
    def register(self) -> Path:
        return self.campaigns / "register"

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def passages(self) -> Path:
        """The office's own passages."""
        return self.templates / "passages"

    @property
    def hidden(self) -> Path:
        """What the program keeps for itself: locks, the journal, what can be undone."""
        return self.root / HIDDEN

    @property
    def kept(self) -> tuple[Path, ...]:
        """The folders of that without which nothing is written."""
        return tuple(self.hidden / name for name in ("locks", "undo", "versions"))

    @property
    def folders(self) -> tuple[Path, ...]:
        """Everything of it that is ever read or written."""
        return (self.settings, self.campaigns, self.templates, self.output, self.hidden)

    def below(self, name: str) -> Path | None:
        """The file that `shown` calls so; `None` for one that lies, or leads, outside of the workspace, and
        for a name longer than the system takes.

        Hidden files are nobody's record, but for our own folder and what git shall leave out.
        """
        try:
            path = inside(self.root, name)
        except TextRefused:
            return None
        parts = path.relative_to(self.root).parts
        visible = parts[1:] if parts[0] == HIDDEN else parts
        seen = parts == (IGNORED,) or (visible and not any(one.startswith(".") for one in visible))
        try:
            return path if seen and not path.is_symlink() else None
        except OSError:
            return None

    def campaign_folders(self) -> dict[str, Path]:
        """The folder of each campaign by its code, in this order."""
        found = (folder for folder in self._folders() if (folder / CAMPAIGN).is_file())
        return {composed(folder.name): folder for folder in found}

    def nameless_campaigns(self) -> Iterator[tuple[str, Problem]]:
        """What has records but no `campaign.yaml` in its place, by code, and what is wrong with it."""
        for folder in self._folders():
            if not (folder / CAMPAIGN).is_file():
                yield from self._nameless(folder)
        if self.campaigns.is_dir():
            yield from self._beside_folders()

    def _nameless(self, folder: Path) -> Iterator[tuple[str, Problem]]:
        for deep in sorted(folder.glob(f"*/{CAMPAIGN}")):
            said = say("chiến dịch này nằm sâu hơn một bậc nên không được đọc")
            hint = say("chuyển thư mục «{name}» ra ngay campaigns/", name=deep.parent.name)
            place = Place(self.shown(deep.parent))
            yield composed(deep.parent.name), Problem("E-CAMPAIGN-FILE", place, said, hint)
        if found := _records_in(folder):
            place = Place(self.shown(folder))
            said = say("không có tệp «campaign.yaml» nên không đọc được; ở đây có: {found}",
                       found=", ".join(found))  # fmt: skip
            hint = say(
                "đặt tên đúng «campaign.yaml» cho tệp dữ liệu chiến dịch, hoặc chuyển thư mục đi"
            )
            if misnamed := [name for name in found if meant_name(name) == CAMPAIGN != name]:
                hint = say("đổi tên «{one}» thành «{name}»", one=misnamed[0], name=CAMPAIGN)
            yield composed(folder.name), Problem("E-CAMPAIGN-FILE", place, said, hint)

    def _beside_folders(self) -> Iterator[tuple[str, Problem]]:
        """Files that lie where only folders of campaigns should: zipped ones, or its files themselves."""
        for path in sorted(self.campaigns.iterdir()):
            place = Place(self.shown(path))
            if path.suffix.lower() in _PACKED and not path.with_suffix("").exists():
                said = say("thư mục đang nén nên không được đọc")
                hint = say("giải nén (Extract All) vào campaigns/ rồi xóa tệp nén")
                yield (
                    composed(path.stem),
                    Problem("W-CAMPAIGN-ZIP", place, said, hint, Severity.WARNING),
                )
            elif path.is_file() and meant_name(path.name) == CAMPAIGN:
                said = say("tệp này phải nằm trong thư mục riêng của chiến dịch")
                hint = say("tạo thư mục mang mã chiến dịch trong campaigns/, chuyển tệp vào đó")
                yield path.name, Problem("E-CAMPAIGN-FILE", place, said, hint)

    def _folders(self) -> list[Path]:
        if not self.campaigns.is_dir():
            return []
        return sorted(
            folder
            for folder in self.campaigns.iterdir()
            if folder.is_dir() and folder.name not in RESERVED and not folder.name.startswith(".")
        )

    def template(self, name: str) -> Path | None:
        """The office's own template of that name, else ours; `None` when there is neither.

        Raises `TextRefused` for a name that leads out of its folder or is that of no file.
        """
        return file_inside(self.templates, name) or file_inside(shipped("templates"), name)

    def shown(self, path: Path) -> str:
        """A path as people know it: from the root of the workspace, with forward slashes."""
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()


def find_workspace(start: Path) -> Workspace:
    """The workspace that holds `start`; raises `NoWorkspace` when there is none.

    One with links that lead out of it raises `RecordsInvalid`.
    """
    for folder in upwards(start.resolve()):
        if (folder / SETTINGS).is_file() or (folder / "campaigns").is_dir():
            found = Workspace(folder)
            check_entries(folder, found.folders)
            return found
    raise NoWorkspace(
        say(
            "không thấy thư mục làm việc ở «{folder}» hay phía trên; chạy «vanthu init»",
            folder=start,
        )
    )


def shipped(name: str) -> Path:
    """A folder that travels with the program: in the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "shipped" / name
    return installed if installed.exists() else _PACKAGE.parent / name


def standards() -> Path:
    """The folder of the official format as data."""
    return _PACKAGE / "standard"


def yaml_files(folder: Path) -> Iterator[Path]:
    """The records in a folder by name; hidden and temporary files are passed over."""
    if folder.is_dir():
        yield from sorted(
            path
            for path in folder.iterdir()
            if path.suffix in {".yaml", ".yml"} and not path.name.startswith((".", "~$"))
        )


def counting_files(folder: Path) -> Iterator[Path]:
    """The files that say what a campaign counted: all its records and tables but its documents."""
    for one in (folder, folder / "results"):
        yield from yaml_files(one)
        if one.is_dir():
            yield from sorted(path for path in one.glob("*.csv") if path.name[0] != ".")


def _records_in(folder: Path) -> list[str]:
    """What in a folder looks like the records of a campaign."""
    return sorted(path.name for path in folder.iterdir() if _RECORD.search(path.name))

"""Where things are: the folders of a workspace, and what travels in the package.

A workspace is a folder with `vanthu.yaml` or `campaigns/`; it is found upwards from where one works.
Contents are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Misused, say

SETTINGS = "vanthu.yaml"
HIDDEN = ".vanthu"
RESERVED = frozenset({"issuers", "register"})
_PACKAGE = Path(__file__).resolve().parent.parent


class NoWorkspace(Misused):
    """There is no workspace here or above (exit 2)."""


@dataclass(frozen=True)
class Workspace:
    """Nơi làm việc: the records, templates and output of an office."""

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
    def hidden(self) -> Path:
        """What the program keeps for itself: locks, the journal, what can be undone."""
        return self.root / HIDDEN

    def below(self, name: str) -> Path | None:
        """The file that `shown` calls so; `None` for one that lies, or leads, outside of the workspace.

        Hidden files are nobody's record, but for our own folder.
        """
        parts = name.split("/")
        visible = parts[1:] if parts[0] == HIDDEN else parts
        if not visible or not all(map(_is_bare, visible)):
            return None
        path = self.root.joinpath(*parts)
        inside = path.parent.resolve().is_relative_to(self.root.resolve())
        return path if inside and not path.is_symlink() else None

    def campaign_folders(self) -> list[Path]:
        """The folder of each campaign, by name."""
        if not self.campaigns.is_dir():
            return []
        return sorted(
            folder
            for folder in self.campaigns.iterdir()
            if folder.name not in RESERVED and (folder / "campaign.yaml").is_file()
        )

    def template(self, name: str) -> Path | None:
        """The office's own template of that name, else ours; `None` when there is neither."""
        found = (folder / name for folder in (self.templates, shipped("templates")))
        return next((path for path in found if path.is_file()), None)

    def shown(self, path: Path) -> str:
        """A path as people know it: from the root of the workspace, with forward slashes."""
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()


def upwards(start: Path) -> Iterator[Path]:
    """The folder itself, then each that holds it."""
    yield from (start, *start.parents)


def _is_bare(part: str) -> bool:
    """Whether a part of a name is one on every system: it turns nowhere, and it can be seen."""
    return (
        part.isprintable()
        and not part.startswith(".")
        and not {"\\", ":"}.intersection(part)
        and bool(part)
    )


def find_workspace(start: Path) -> Workspace:
    """The workspace that holds `start`; raises `NoWorkspace` when there is none."""
    for folder in upwards(start.resolve()):
        if (folder / SETTINGS).is_file() or (folder / "campaigns").is_dir():
            return Workspace(folder)
    raise NoWorkspace(
        say("không thấy nơi làm việc ở «{folder}» hay phía trên; chạy «vanthu init»", folder=start)
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
            if path.suffix in {".yaml", ".yml"} and not path.name.startswith(".")
        )

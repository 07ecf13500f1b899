"""The register of one issuing body: where its files lie, by which rule its numbers run, when it refuses.

Reading the files is left to `generator.register.shelf`, changing them to `generator.register.changing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from pathlib import Path

from generator.model.books import Numbering, NumberingTable
from generator.problems import MachineFailed, Message, Place, Problem, RecordsInvalid, errors, say
from generator.records import bind
from generator.workspace import (
    PATIENCE,
    Workspace,
    bytes_of,
    composed,
    on_disk,
    read_yaml,
    safe_name,
    unchanging,
    yaml_files,
)

POLICY = "policy.yaml"
_CONFLICT = "E-YAML-CONFLICT"
_MARKER = "highest.yaml"


class RegisterDamaged(MachineFailed):
    """A book or the marker is missing, cut or unreadable (exit 3); numbering never starts anew by itself.

    `problems` tells what was found wrong in the file, with lines, when it could be read at all; `fact` what is
    wrong with the file of that `name`, without it; `remedy` what may help besides.
    """

    def __init__(
        self,
        name: str,
        fact: Message,
        problems: Iterable[Problem] = (),
        remedy: Message | None = None,
    ) -> None:
        self.problems = tuple(problems)
        self.name, self.fact = name, fact
        told = say("{fact}; {remedy}", fact=fact, remedy=remedy) if remedy else fact
        self.said = say("sổ bị hỏng: {fact}", fact=told)
        super().__init__(say("{file}: {said}; {hint}", file=name, said=self.said, hint=self.hint))

    @property
    def has_two_versions(self) -> bool:
        """Whether git left two versions of it, of which each may have numbers that the other has not."""
        return any(one.code == _CONFLICT for one in self.problems)

    @property
    def hint(self) -> Message:
        if self.has_two_versions:
            return say(
                "giữ mọi dòng số của cả hai bản; không phục hồi bản sao cũ, không tự lập sổ mới"
            )
        if any(one.place.line for one in self.problems) and not self.name.endswith(_MARKER):
            return say(
                "sửa các dòng được nêu; không sửa được thì phục hồi từ bản sao, không tự lập sổ mới"
            )
        return say("phục hồi từ bản sao, không tự lập sổ mới")


class RegisterMissing(MachineFailed):
    """There is no register of this body, or it was lost whole (exit 3)."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "{folder}: không thấy sổ đăng ký văn bản đi; nếu đã có sổ thì phục hồi từ bản sao,"
                " nếu chưa lập bao giờ thì chạy «vanthu register init --year NĂM»",
                folder=name,
            )
        )


@unchanging(frozen=True)
class Register:
    """Sổ đăng ký văn bản đi of an issuing body: one book a year, and the marker beside them.

    `holder` is what others are told while this run holds the lock; `patience` is how many seconds
    this run waits for it.
    """

    workspace: Workspace
    issuer: str
    numbering: Numbering = field(default_factory=Numbering)
    holder: str = ""
    patience: float = PATIENCE

    @property
    def folder(self) -> Path:
        return on_disk(self.workspace.register / safe_name(self.issuer))

    @property
    def marker(self) -> Path:
        return self.folder / _MARKER

    def book(self, year: int) -> Path:
        """The file of a year's book."""
        return self.folder / f"{year}.yaml"

    def shown(self, path: Path) -> str:
        """A path as people know it."""
        return self.workspace.shown(path)

    @property
    def is_begun(self) -> bool:
        """Whether there is one, or something stands in the place of its folder."""
        return self.folder.exists() or _is_no_folder(self.workspace.register)

    def refuse_file(self) -> None:
        """Raises `RegisterDamaged` where a file stands in the place of the folder: what was there is not known."""
        for path in (self.workspace.register, self.folder):
            if _is_no_folder(path):
                fact = say("ở chỗ của thư mục này là một tệp; đổi tên hoặc dời tệp ấy đi")
                raise self.damaged(path, fact)

    def damaged(
        self,
        path: Path,
        fact: Message,
        problems: Iterable[Problem] = (),
        remedy: Message | None = None,
    ) -> RegisterDamaged:
        """One of the files is not what it was."""
        return RegisterDamaged(self.shown(path), fact, problems, remedy)

    def refusal(
        self, code: str, path: Path, said: Message, hint: Message | None = None
    ) -> RecordsInvalid:
        """Something that is asked for cannot be done to a file."""
        place = Place(self.shown(path))
        return RecordsInvalid([Problem(f"E-REGISTER-{code}", place, said, hint)])

    def read(self, path: Path) -> bytes | None:
        """A file that a change is about, `None` when there is none; failures in words."""
        if path.is_dir():
            fact = say("ở chỗ của tệp này là một thư mục; đổi tên hoặc dời thư mục ấy đi")
            raise self.damaged(path, fact)
        return bytes_of(path, self.shown(path))

    def files(self) -> dict[str, bytes]:
        """The books and the marker as they stand, by their bare names."""
        return {path.name: self.read(path) or b"" for path in sorted(self.folder.glob("*.yaml"))}


def open_register(
    workspace: Workspace, issuer: str, *, holder: str = "", patience: float = PATIENCE
) -> Register:
    """The register of an issuing body with its rule of numbering; its books need not exist yet.

    Raises `RecordsInvalid` when `campaigns/register/policy.yaml` is wrong.
    """
    numbering = _load_table(workspace).of(issuer)
    return Register(workspace, issuer, numbering, holder, patience)


def issuers_with_register(workspace: Workspace) -> list[str]:
    """The bodies that have a register, or had one and kept its folder; or a file stands in its place.

    Where one stands in the place of all registers, every body may have had one.
    """
    folder = workspace.register
    bodies = {composed(path.stem) for path in yaml_files(workspace.issuers)}
    if _is_no_folder(folder):
        return sorted(bodies)
    found = folder.iterdir() if folder.is_dir() else ()
    names = {composed(path.name): path.is_dir() for path in found}
    return sorted(name for name, is_folder in names.items() if is_folder or name in bodies)


def _is_no_folder(path: Path) -> bool:
    return path.exists() and not path.is_dir()


def _load_table(workspace: Workspace) -> NumberingTable:
    path = workspace.register / POLICY
    if not path.exists():
        return NumberingTable()
    block, problems = read_yaml(path, workspace.shown(path))
    table = None
    if block is not None:
        table, found = bind(NumberingTable, block)
        problems = [*problems, *found]
    if table is None:
        raise RecordsInvalid(errors(problems))
    return table

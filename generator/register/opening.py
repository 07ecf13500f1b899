"""The register of one issuing body: where its files lie and by which rule its numbers run.

Reading the files is left to `generator.register.shelf`, changing them to `generator.register.desk`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.model.books import Numbering, NumberingTable
from generator.problems import RecordsInvalid, errors
from generator.records import bind
from generator.workspace import Workspace, read_yaml, safe_name

MARKER = "highest.yaml"
POLICY = "policy.yaml"
PATIENCE = 30.0


@dataclass(frozen=True)
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
        return self.workspace.register / safe_name(self.issuer)

    @property
    def marker(self) -> Path:
        return self.folder / MARKER

    def book(self, year: int) -> Path:
        """The file of a year's book."""
        return self.folder / f"{year}.yaml"

    def shown(self, path: Path) -> str:
        """A path as people know it."""
        return self.workspace.shown(path)


def open_register(
    workspace: Workspace, issuer: str, *, holder: str = "", patience: float = PATIENCE
) -> Register:
    """The register of an issuing body with its rule of numbering; its books need not exist yet.

    Raises `RecordsInvalid` when `campaigns/register/policy.yaml` is wrong.
    """
    numbering = _load_table(workspace).of(issuer)
    return Register(workspace, issuer, numbering, holder, patience)


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

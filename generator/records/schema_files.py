"""The schemas as files of a workspace, and the line by which an editor finds that of a record.

They lie in the hidden folder, where every version of the program writes its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.problems import GeneratorError, Translate
from generator.records.json_schemas import SCHEMA_VERSION, schema_names, schema_text
from generator.workspace import (
    Workspace,
    bytes_of,
    keep_out_of_git,
    refuse_outside,
    write_atomically,
)

_LINE = "# yaml-language-server: $schema="
SCHEMA_PLACES = {
    "campaign": "campaigns/*/campaign.yaml",
    "units": "campaigns/*/units.yaml",
    "quotas": "campaigns/*/quotas.yaml",
    "results": "campaigns/*/results/*.yaml",
    "documents": "campaigns/*/documents/*.yaml",
    "issuers": "campaigns/issuers/*.yaml",
    "vanthu": "vanthu.yaml",
}
"""Where the records of each schema lie in a workspace."""


def schema_files(workspace: Workspace) -> dict[str, Path]:
    """Where each schema is kept."""
    return {name: workspace.hidden / "schemas" / f"{name}.schema.json" for name in schema_names()}


def keep_schemas(workspace: Workspace) -> None:
    """Schemas of this version, in whatever language; an editor does without where they cannot be written."""
    with suppress(GeneratorError, OSError):
        if any(_is_old(path) for path in schema_files(workspace).values()):
            write_schemas(workspace)


def _is_old(path: Path) -> bool:
    return f'"$comment": "{SCHEMA_VERSION}"'.encode() not in (bytes_of(path) or b"")


def write_schemas(workspace: Workspace, translate: Translate = str) -> None:
    """The schemas, each in its place, explained in a language."""
    for name, path in schema_files(workspace).items():
        data = schema_text(name, translate).encode()
        refuse_outside(workspace, path)
        if bytes_of(path) != data:
            keep_out_of_git(workspace)
            write_atomically(path, data)


def with_schema_line(workspace: Workspace, path: Path, text: str) -> str:
    """The text of a new record with the line for editors before it; of other files as it is."""
    return text if _LINE in text else "".join([*_line(workspace, path), text])


def is_schema_line(line: str) -> bool:
    """Whether a line is that for editors, which no person wrote."""
    return line.startswith(_LINE)


def _line(workspace: Workspace, path: Path) -> Iterator[str]:
    if not path.is_relative_to(workspace.root):
        return
    inside = path.relative_to(workspace.root)
    up = "../" * (len(inside.parts) - 1)
    for name, place in SCHEMA_PLACES.items():
        if len(Path(place).parts) == len(inside.parts) and inside.match(place):
            yield f"{_LINE}{up}{workspace.shown(schema_files(workspace)[name])}\n"
            return

"""New records as texts: only what was said, with remarks that help to go on by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from generator.problems import Problem
from generator.records import (
    bind,
    first_settings,
    keep_schemas,
    with_schema_line,
    write_yaml_text,
)
from generator.workspace import Block, Workspace, Write, commit, read_yaml_text, refuse_existing

Model = TypeVar("Model", bound=BaseModel)


class Stanza(NamedTuple):
    """Some keys of a record, and the remark above them."""

    values: Mapping[str, object]
    remark: str = ""


def new_text(head: str, parts: Iterable[Stanza]) -> str:
    """The text of a new record; what is empty is left out."""
    told = [f"# {head}\n"]
    for part in parts:
        values = {key: value for key, value in part.values.items() if not _is_empty(value)}
        if values:
            lead = "\n" if part.remark else ""
            told.append(lead + write_yaml_text(_without_empty(values), part.remark))
    return "".join(told)


def _is_empty(value: object) -> bool:
    return not value


def _without_empty(values: Mapping[str, object]) -> dict[str, object]:
    return {key: _inner(value) for key, value in values.items()}


def _inner(value: object) -> object:
    if isinstance(value, dict):
        return {key: _inner(one) for key, one in value.items() if not _is_empty(one)}
    return [_inner(one) for one in value] if isinstance(value, list) else value


def read_new(
    model: type[Model], text: str, name: str
) -> tuple[Model | None, Block | None, list[Problem]]:
    """A new text as a reader of records takes it, and all that it would say of it."""
    block, problems = read_yaml_text(text, name)
    if block is None:
        return None, None, list(problems)
    bound, more = bind(model, block)
    return bound, block, [*problems, *more]


def begin(workspace: Workspace, files: Mapping[Path, str | bytes], command: str) -> list[Path]:
    """New files, all of them or none; records (texts) with the line that editors know them by.

    With the first of a workspace go the settings that say of which form its records are.
    """
    for path in files:
        refuse_existing(path)
    every = {**first_settings(workspace), **files}
    writes = [Write(path, None, led(workspace, path, told)) for path, told in every.items()]
    commit(workspace, writes, command)
    keep_schemas(workspace)
    return list(files)


def led(workspace: Workspace, path: Path, told: str | bytes) -> bytes:
    """The bytes of a new file; of a record with the line for editors."""
    return told if isinstance(told, bytes) else with_schema_line(workspace, path, told).encode()

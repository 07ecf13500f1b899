"""What an editor is told of a workspace: which schema is of which record, which names complete in bodies.

Both are files of VS Code under `.vscode/`. Settings are merged into those that are there; snippets are
the program's own as long as nobody changed them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.drafting import NameEntry
from generator.model.passage import Passages
from generator.problems import GeneratorError, Translate, say
from generator.records import SCHEMA_PLACES, schema_files, write_schemas
from generator.workspace import (
    FileExists,
    Workspace,
    bytes_of,
    decode,
    digest,
    inside,
    regex,
    write_atomically,
)

_YAML = "redhat.vscode-yaml"
_SETTINGS, _WANTED = "settings.json", "extensions.json"
_NOTE = "// vanthu: names --snippets, "
_INDENT = regex(r'\n([ \t]+)"')
_SIGNS = regex(r"([\\$}])")
_SHOWN = 120


def settle_editor(workspace: Workspace, translate: Translate) -> list[Path]:
    """Schemas for the records of the workspace in VS Code; the files that were changed.

    Raises `GeneratorError` for settings that cannot be read, as they are then left alone.
    """
    write_schemas(workspace, translate)
    known = schema_files(workspace)
    schemas = {workspace.shown(known[name]): [place] for name, place in SCHEMA_PLACES.items()}
    wanted: dict[str, dict[str, Any]] = {
        _SETTINGS: {"yaml.schemas": schemas},
        _WANTED: {"recommendations": [_YAML]},
    }
    merged = {_path(workspace, name): (name, more) for name, more in wanted.items()}
    texts = {path: _merged_text(workspace, path, more) for path, (_, more) in merged.items()}
    return [path for path, text in texts.items() if _write(path, text)]


def _path(workspace: Workspace, name: str) -> Path:
    return inside(workspace.root, f".vscode/{name}")


def _merged_text(workspace: Workspace, path: Path, more: dict[str, Any]) -> str:
    name, data = workspace.shown(path), bytes_of(path)
    text = decode(data, name)[0] if data else "{}"
    try:
        known = json.loads(text)
    except ValueError:
        known = None
    if not isinstance(known, dict):
        raise GeneratorError(
            say(
                "{file}: không đọc được, có thể vì có ghi chú // nên vanthu không sửa tệp này;"
                " bỏ ghi chú rồi chạy lại, hoặc tự thêm vào tệp: {more}",
                file=name,
                more=json.dumps(more, ensure_ascii=False),
            )
        )
    found = _INDENT.search(text)
    merged = _merged(known, more)
    if merged == known:
        return text
    return json.dumps(merged, ensure_ascii=False, indent=found[1] if found else 4) + "\n"


def _merged(known: Any, more: Any) -> Any:
    """What is there with what is missing in it; nothing that is there goes."""
    if isinstance(known, dict) and isinstance(more, dict):
        return known | {
            key: _merged(known[key], one) if key in known else one for key, one in more.items()
        }
    if isinstance(more, list):
        own = known if isinstance(known, list) else [known]
        missing = [one for one in more if one not in own]
        return [*own, *missing] if missing else known
    return known


def _write(path: Path, text: str) -> bool:
    """Whether anything had to be written."""
    if bytes_of(path) == text.encode():
        return False
    write_atomically(path, text.encode())
    return True


def write_snippets(
    workspace: Workspace,
    campaign: str,
    entries: Iterable[NameEntry],
    passages: Passages,
    translate: Translate,
    *,
    force: bool = False,
) -> Path:
    """The names of a campaign and the passages, to be completed in bodies, with what they say today.

    Raises `FileExists` for a file of that name that somebody wrote or changed.
    """
    snippets = {
        one.path: _snippet(one.path, one.meaning.text(translate), one.value)
        for one in entries
        if one.value
    }
    for code, one in passages.items():
        if not one.is_broken:
            name = f"passages.{code}"
            snippets[name] = _snippet(name, one.head.title, "")
    path = _path(workspace, f"{campaign}.code-snippets")
    before = bytes_of(path)
    if before is not None and not force and not _is_ours(before):
        file = workspace.shown(path)
        raise FileExists(say("{file}: có người đã sửa; thêm --force để ghi đè", file=file))
    body = json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"
    _write(path, f"{_NOTE}{digest(body.encode())}\n{body}")
    return path


def _snippet(name: str, meaning: str, value: str) -> dict[str, Any]:
    """Chosen by its name, or by a word of its meaning."""
    told = " ".join(value.split())[:_SHOWN]
    return {
        "scope": "yaml,markdown",
        "prefix": name,
        "body": _SIGNS.sub(r"\\\1", f"{{{{ {name} }}}}"),
        "description": f"{meaning}: {told}" if told else meaning,
    }


def _is_ours(data: bytes) -> bool:
    """Whether nobody changed it since it was written here."""
    head, _, body = data.partition(b"\n")
    return head == f"{_NOTE}{digest(body)}".encode()

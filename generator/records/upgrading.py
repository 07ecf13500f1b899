"""The form that a workspace's records have, and how old ones are brought to today's.

`format` in `vanthu.yaml` says it; a workspace without it is of the first form, and goes on being
read. Each later change of the records is one step here, which changes the texts of a workspace of
the form before, and has an old workspace under `tests/data/formats/`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.model.settings import Settings
from generator.problems import GeneratorError, Message, Place, Problem, RecordsInvalid, say
from generator.records.binding import bind
from generator.records.editing import edited
from generator.wording import read_count
from generator.workspace import (
    TextRefused,
    Workspace,
    bytes_of,
    read_yaml,
    read_yaml_text,
    write_atomically,
    write_unchanged,
)

_HEADER = "# Thiết lập của nơi làm việc này.\n"
_BOM = "\ufeff"


class FormatTooNew(GeneratorError):
    """The records were written by a newer program; nothing was read or written."""


@dataclass(frozen=True)
class Upgraded:
    """A file as it is (None where there is none) and as it will be, with what is new in it."""

    path: Path
    before: bytes | None
    after: bytes
    reasons: tuple[Message, ...]


@dataclass
class _Upgrading:
    """The texts of a workspace while the steps change them, one after the other."""

    workspace: Workspace
    files: dict[Path, Upgraded] = field(default_factory=dict)

    def set_key(self, path: Path, key: str, value: str, new: str, reason: Message) -> None:
        """A top-level key of a record; where there is no file, it begins with the text `new`."""
        found = bytes_of(path)
        file = self.files.get(path) or Upgraded(path, found, found or b"", ())
        name, text = self.workspace.shown(path), file.after.decode(errors="replace")
        after: str | None = f"{new}{key}: {value}\n"
        if found is not None or path in self.files:
            block, problems = read_yaml_text(text.removeprefix(_BOM), name)
            if block is None:
                raise RecordsInvalid(problems)
            after = edited(text, block, {**block, key: value})
        if after is None:
            said = say("tệp không viết theo mẫu nên không sửa được")
            hint = say(
                "ghi tay «{key}: {value}» trên một dòng riêng, rồi chạy lại", key=key, value=value
            )
            raise RecordsInvalid([Problem("E-UPGRADE-FORM", Place(name), said, hint)])
        self.files[path] = replace(file, after=after.encode(), reasons=(*file.reasons, reason))


def _name_the_format(upgrading: _Upgrading) -> None:
    """2: the settings say of which form the records are."""
    said = say("ghi dạng của hồ sơ: format: {format}", format=2)
    upgrading.set_key(upgrading.workspace.settings, "format", "2", _HEADER, said)


_STEPS: tuple[Callable[[_Upgrading], None], ...] = (_name_the_format,)
"""What leads from each form to the next; later steps write the new number with `set_key` too."""

FORMAT = 1 + len(_STEPS)


def format_of(workspace: Workspace) -> int:
    """The form of a workspace's records, 1 where its settings say none that can be read.

    Raises `FormatTooNew` for one that this program does not know.
    """
    written, _ = read_yaml(workspace.settings)
    said = written.get("format") if written is not None else None
    found = 1
    with suppress(TextRefused):
        found = read_count(said) if isinstance(said, str) else 1
    if found > FORMAT:
        raise FormatTooNew(
            say(
                "hồ sơ ở dạng {found}, chương trình này chỉ biết đến dạng {known}; "
                "cài bản vanthu mới hơn rồi chạy lại",
                found=found,
                known=FORMAT,
            )
        )
    return max(found, 1)


def _refuse_unclear(workspace: Workspace) -> None:
    """A form that is written but is no number may be a newer one, and is not written over."""
    written, _ = read_yaml(workspace.settings, workspace.shown(workspace.settings))
    if written is not None:
        wrong = [one for one in bind(Settings, written)[1] if one.place.path == "format"]
        if wrong:
            raise RecordsInvalid(wrong)


def plan_upgrade(workspace: Workspace) -> tuple[Upgraded, ...]:
    """What brings the records to today's form, file by file; nothing where they have it.

    Raises `RecordsInvalid` for a file that cannot be read or changed in place, and for a form that is
    no number.
    """
    _refuse_unclear(workspace)
    upgrading = _Upgrading(workspace)
    for step in _STEPS[format_of(workspace) - 1 :]:
        step(upgrading)
    return tuple(upgrading.files.values())


def write_upgrade(files: tuple[Upgraded, ...]) -> None:
    """Write them all or none. Raises `Busy` when one was changed since it was read."""
    done: list[Upgraded] = []
    try:
        for file in files:
            write_unchanged(file.path, file.before, file.after)
            done.append(file)
    except GeneratorError:
        for file in done:
            if file.before is None:
                file.path.unlink()
            else:
                write_atomically(file.path, file.before)
        raise

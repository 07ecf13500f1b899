"""A file of a record changed where it stands: read once, told what it shall say, given back to be written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.problems import Place, Problem, RecordsInvalid, say
from generator.records.editing import edited
from generator.workspace import BOM, Block, Write, bytes_of, decode, read_yaml_text


class RecordFile(NamedTuple):
    """A file as it stands; `name` is how people know it."""

    path: Path
    name: str
    found: bytes
    text: str
    block: Block

    def saying(self, wanted: Mapping[str, Any]) -> Write:
        """The file when it says this. Raises `RecordsInvalid` where it is written too unusually for that."""
        written = edited(self.text, self.block, wanted)
        if written is None:
            said = say("tệp không viết theo mẫu nên không ghi thêm được")
            hint = say("viết mỗi trường một dòng «trường: giá trị» rồi chạy lại")
            raise RecordsInvalid([Problem("E-RECORD-FORM", Place(self.name), said, hint)])
        return Write(self.path, self.found, self.marked(written))

    def marked(self, text: str) -> bytes:
        """A text as its bytes, with the mark at the start that the file has."""
        mark = BOM.encode()
        return (mark if self.found.startswith(mark) else b"") + text.encode()


def standing(path: Path, name: str) -> RecordFile:
    """A file that is there. Raises `RecordsInvalid` where it cannot be read."""
    return record_of(path, name, bytes_of(path) or b"")


def record_of(path: Path, name: str, found: bytes) -> RecordFile:
    """The same of a file that holds this."""
    text, problems = decode(found, name)
    block, more = read_yaml_text(text, name) if not problems else (None, [])
    if block is None:
        raise RecordsInvalid([*problems, *more])
    return RecordFile(path, name, found, text, block)

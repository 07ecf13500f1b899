"""Number and date into the record of a document, every other character left as it stands.

The record is read again afterwards: where it would say anything else than before, with the number and
the date, it is refused and the clerk is asked to write them by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.problems import Place, Problem, RecordsInvalid, say
from generator.workspace import (
    Block,
    closed,
    is_aside,
    line_end,
    read_yaml_text,
    split,
    unpack,
)

_AFTER = "subject"


def stamp_text(text: str, values: Mapping[str, str], name: str) -> str:
    """A record with these top-level keys set; keys that are missing go behind the subject.

    Raises `RecordsInvalid` when the record is wrong, or written in a way that cannot be added to.
    """
    block = _read(text, name)
    if block is None:
        raise RecordsInvalid(_faults(text, name))
    stamped = text
    for key, value in values.items():
        stamped = _set(stamped, key, value, name)
    found = _read(stamped, name)
    if found is None or {**found} != {**block, **values}:
        raise RecordsInvalid([_unusual(values, name)])
    return stamped


def _read(text: str, name: str) -> Block | None:
    return read_yaml_text(text.removeprefix("\ufeff"), name)[0]


def _faults(text: str, name: str) -> list[Problem]:
    return read_yaml_text(text.removeprefix("\ufeff"), name)[1]


def _set(text: str, key: str, value: str, name: str) -> str:
    """One key; a text that this spoils stays spoilt, and is refused at the end."""
    block = _read(text, name)
    if block is None:
        return text
    if key in block or key in block.blank:
        return _replaced(text, block, key, value)
    return _added(text, block, key, value)


def _replaced(text: str, block: Block, key: str, value: str) -> str:
    written = split(text)
    index = _line_of(block, key)
    pattern = (
        rf"(\s*['\"]?{key}['\"]?\s*:)[ \t]*(?:\"[^\"]*\"|'[^']*'|[^#\r\n]*?)([ \t]+#.*|[ \t]*)"
    )
    line = written[index]
    bare = line.rstrip("\r\n")
    found = re.fullmatch(pattern, bare)
    if found:
        written[index] = f"{found[1]} {value}{found[2]}{line[len(bare) :]}"
    return "".join(written)


def _added(text: str, block: Block, key: str, value: str) -> str:
    """The key on a line of its own: after the number or the subject, before the next key."""
    written = closed(split(text))
    index = _line_behind(block, written)
    end = line_end(written)
    written.insert(index, f"{key}: {value}{end}")
    return "".join(written)


def _line_behind(block: Block, written: list[str]) -> int:
    """The line before which a new key goes; comments stay with the key they stand above."""
    behind = [key for key in ("number", _AFTER) if key in block or key in block.blank][:1]
    start = _line_of(block, behind[0]) if behind else -1
    keys = [_line_of(block, key) for key in (*block, *block.blank)]
    index = min((line for line in keys if line > start), default=len(written))
    while index > start + 1 and is_aside(written[index - 1], 0):
        index -= 1
    return index


def _line_of(block: Block, key: str) -> int:
    return unpack(block.key_mark(key))[0] - 1


def _unusual(values: Mapping[str, str], name: str) -> Problem:
    wanted = ", ".join(f"{key}: {value}" for key, value in values.items())
    return Problem(
        "E-REGISTER-RECORD",
        Place(name),
        say("không tự ghi được số và ngày vào hồ sơ viết theo kiểu này"),
        say("ghi tay «{wanted}», mỗi khóa một dòng, rồi chạy lại", wanted=wanted),
    )

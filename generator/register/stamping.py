"""Number and date into the record of a document, every other character left as it stands.

Where the record is written so that it cannot be changed, the clerk is asked to write them by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import Place, Problem, RecordsInvalid, say
from generator.records import edited
from generator.workspace import Block, read_yaml_text

_BEHIND = ("number", "subject")


def stamp_text(text: str, values: Mapping[str, str], name: str) -> str:
    """A record with these top-level keys set; keys that are missing go behind the subject.

    Raises `RecordsInvalid` when the record is wrong, or written in a way that cannot be added to.
    """
    block, problems = read_yaml_text(text.removeprefix("\ufeff"), name)
    if block is None:
        raise RecordsInvalid(problems)
    stamped = edited(text, block, _stamped(block, values))
    if stamped is None:
        raise RecordsInvalid([_unusual(values, name)])
    return stamped


def _stamped(block: Block, values: Mapping[str, str]) -> dict[str, object]:
    """The record with the values: behind its number or its subject, else before all."""
    behind = next((key for key in _BEHIND if key in block or key in block.blank), None)
    if behind is None:
        return {**values, **block}
    keys = [*block, *(key for key in block.blank if key in (*values, behind))]
    place = keys.index(behind) + 1
    told = {**block, **values}
    return {key: told[key] for key in (*keys[:place], *values, *keys[place:]) if key in told}


def _unusual(values: Mapping[str, str], name: str) -> Problem:
    wanted = ", ".join(f"{key}: {value}" for key, value in values.items())
    return Problem(
        "E-REGISTER-RECORD",
        Place(name),
        say("không tự ghi được số và ngày vào hồ sơ viết theo kiểu này"),
        say("ghi tay «{wanted}», mỗi khóa một dòng, rồi chạy lại", wanted=wanted),
    )

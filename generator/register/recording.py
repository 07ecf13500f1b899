"""What an issued document writes into its record: number and date, of a letter the date alone, and what it took by itself.

The record is read first, so that one that somebody is working on is not written over unseen; every
other character is left as it stands. Where the record is written so that it cannot be changed, the
clerk is asked to write them by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.model.books import Row
from generator.problems import Place, Problem, RecordsInvalid, say
from generator.records import edited
from generator.register.giving import Number
from generator.register.ledger import Ledger
from generator.wording import read_count, serial, short_date
from generator.workspace import BOM, Block, TextRefused, Write, decode, digest, read_yaml_text

_BEHIND = ("number", "subject")


def record_writes(ledger: Ledger, issued: Sequence[Number]) -> tuple[list[Write], list[Problem]]:
    """The records with their numbers, and what stands in the way of others."""
    shared: dict[Path, list[Number]] = {}
    for one in issued:
        if one.issue.record:
            shared.setdefault(ledger.absolute(one.issue.record), []).append(one)
    writes: list[Write] = []
    problems: list[Problem] = []
    for path, group in shared.items():
        try:
            writes.append(_write(ledger, path, group))
        except RecordsInvalid as fault:
            problems += fault.problems
    return writes, problems


def _write(ledger: Ledger, path: Path, group: Sequence[Number]) -> Write:
    name = ledger.register.shown(path)
    data = ledger.register.read(path)
    if data is None:
        raise ledger.register.refusal("RECORD", path, say("không có tệp dữ liệu này"))
    if any(one.issue.record_digest not in {None, digest(data)} for one in group):
        said = say("dữ liệu vừa bị sửa sau khi tạo văn bản; chạy lại")
        raise ledger.register.refusal("RECORD-CHANGED", path, said)
    text, problems = decode(data, name)
    if problems:
        raise RecordsInvalid(problems)
    row = group[0].row
    values: dict[str, str | list[str]] = {"date": short_date(row.date)}
    if not group[0].issue.is_letter:
        _compare_number(ledger, path, text, row)
        values = {"number": str(row.number), **values}
    values |= group[0].issue.pinned
    return Write(path, data, stamp_text(data.decode(), values, name).encode())


def _compare_number(ledger: Ledger, path: Path, text: str, row: Row) -> None:
    """A number that stands in the record already must be the one given, or one given up."""
    block, _ = read_yaml_text(text, ledger.register.shown(path))
    written = block.get("number") if block else None
    number = _count(written) if isinstance(written, str) else None
    given_up = [(one.row.number, one.row.key) for one in ledger.rows() if not one.row.is_live]
    if number in {None, row.number} or (number, row.key) in given_up:
        return
    said = say(
        "dữ liệu ghi số {written}, sổ cấp số {number}",
        written=serial(number or 0),
        number=serial(row.number),
    )
    hint = say("bỏ dòng «number:» của văn bản, hoặc bỏ --number, rồi chạy lại")
    raise ledger.register.refusal("RECORD-NUMBER", path, said, hint)


def _count(text: str) -> int | None:
    try:
        return read_count(text)
    except TextRefused:
        return None


def stamp_text(text: str, values: Mapping[str, str | list[str]], name: str) -> str:
    """A record with these top-level keys set; keys that are missing go behind the subject.

    Raises `RecordsInvalid` when the record is wrong, or written in a way that cannot be added to.
    """
    block, problems = read_yaml_text(text.removeprefix(BOM), name)
    if block is None:
        raise RecordsInvalid(problems)
    stamped = edited(text, block, _stamped(block, values))
    if stamped is None:
        wanted = ", ".join(f"{key}: {_on_one_line(value)}" for key, value in values.items())
        said = say("không tự ghi được số và ngày vào tệp dữ liệu viết theo kiểu này")
        hint = say("ghi tay «{wanted}», mỗi trường một dòng, rồi chạy lại", wanted=wanted)
        raise RecordsInvalid([Problem("E-REGISTER-RECORD", Place(name), said, hint)])
    return stamped


def _on_one_line(value: str | list[str]) -> str:
    return value if isinstance(value, str) else f"[{', '.join(value)}]"


def _stamped(block: Block, values: Mapping[str, str | list[str]]) -> dict[str, object]:
    """The record with the values: behind its number or its subject, else before all."""
    behind = next((key for key in _BEHIND if key in block or key in block.blank), None)
    if behind is None:
        return {**values, **block}
    keys = [*block, *(key for key in block.blank if key in (*values, behind))]
    place = keys.index(behind) + 1
    told = {**block, **values}
    return {key: told[key] for key in (*keys[:place], *values, *keys[place:]) if key in told}

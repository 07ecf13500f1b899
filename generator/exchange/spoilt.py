"""Results that are wrong and about to be replaced: which of them are no obstacle, and what is told of them.

A file that cannot be read is replaced whole where it says nothing else than the counts that come
anew; what it held is kept by the journal, so that the command can be undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model.rules import Flaw
from generator.problems import Place, Problem, RecordsInvalid, Severity, errors, say
from generator.records import CampaignRecord
from generator.workspace import Block, Items, bytes_of, decode, read_yaml_text

_OWN = frozenset({"as_of", "source", "status", "results"})
_COUNTS = frozenset({"indicator", "counts"})


def replaceable(record: CampaignRecord, names: Iterator[str]) -> Path | None:
    """The file of results that could not be read and stands under one of these names, if it may be replaced."""
    stems = set(names)
    for shown in record.left_out:
        path = record.folder / "results" / Path(shown).name
        if path.suffix == ".yaml" and path.stem in stems and _holds_counts_alone(path):
            return path
    return None


def _holds_counts_alone(path: Path) -> bool:
    """Whether nothing but counts of one indicator would be lost; of what is no YAML that cannot be told."""
    block = _block_of(path)
    if block is None or not block.keys() <= _OWN:
        return False
    results = block.get("results")
    if not isinstance(results, Items) or len(results) != 1:
        return False
    (result,) = results
    is_table = isinstance(result, Block) and isinstance(result.get("counts"), str)
    return isinstance(result, Block) and result.keys() <= _COUNTS and not is_table


def _block_of(path: Path) -> Block | None:
    """What a file says; nothing of one that is no YAML."""
    text, problems = decode(bytes_of(path) or b"", path.name)
    block, _ = read_yaml_text(text, path.name)
    return None if problems else block


def source_in(path: Path) -> str | None:
    """The source that a file of results names."""
    block = _block_of(path)
    found = block.get("source") if block is not None else None
    return found if isinstance(found, str) else None


def refuse_unread(record: CampaignRecord, spared: Path | None = None) -> None:
    """Raises `RecordsInvalid` for results that cannot be read, but for those that are replaced."""
    wrong = [
        problem
        for shown, problems in record.left_out.items()
        if Path(shown).parent.name == "results" and not (spared and spared.name == Path(shown).name)
        for problem in errors(problems)
    ]
    if wrong:
        raise RecordsInvalid(wrong)


def refuse_wrong(record: CampaignRecord, flaws: Iterator[Flaw]) -> None:
    """Raises `RecordsInvalid` for what the rules say of snapshots as errors."""
    wrong = [
        one.at(record.place(*one.path))
        for one in flaws
        if one.severity is Severity.ERROR and one.path[:1] == ("snapshots",)
    ]
    if wrong:
        raise RecordsInvalid(wrong)


def told_replaced(path: Path) -> Problem:
    """That a file which could not be read was replaced whole."""
    said = say("tệp cũ có lỗi nên được thay cả tệp")
    hint = say("cần lại tệp cũ thì chạy: vanthu undo")
    return Problem("W-IMPORT-REPLACED", Place(path.name), said, hint, Severity.WARNING)

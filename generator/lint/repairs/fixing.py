"""A copy of a Word file with what is safe to repair repaired, and a list of what was changed.

Formats only: margins, fonts, sizes, weight, alignment, spacing, the length of rule lines; and of
the text the dashes of the Tiêu ngữ and the padding of the date. Not a word of the content is touched, and the file itself
stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.lint.linting import Asked, LintResult, lint_document, split_forms
from generator.lint.parts.anchors import knowing
from generator.lint.reading.anatomy import WordFile, read_document
from generator.lint.reading.ooxml import Element
from generator.lint.reading.spot import Spot
from generator.lint.reading.word_package import open_any, read_package, refuse
from generator.lint.repairs import components, page_and_text
from generator.lint.repairs.edits import Repair
from generator.lint.rules import RULES
from generator.problems import Message, say
from generator.standard import Standard

FIRST = (*page_and_text.PAGE, *components.WORDS, *page_and_text.TEXT, *components.LOOKS)
THEN = components.RULE_LINES


@dataclass(frozen=True, slots=True)
class Change:
    """One repair: the rule that asked for it, where, and what was changed into what."""

    rule: str
    spot: Spot
    message: Message


@dataclass(frozen=True)
class RepairedCopy:
    """The repaired copy: its bytes, what was changed, and what the linter still finds."""

    data: bytes
    changes: tuple[Change, ...]
    left: LintResult


def fix_file(path: Path, asked: Asked | None = None) -> RepairedCopy:
    """Repair a copy; rules that the profile does not ask for, or that are skipped, are left alone."""
    asked = asked or Asked()
    with knowing(asked.kinds):
        document = read_document(open_any(path))
        _refuse_copies(document)
        standard = asked.standard_of(document)
        return fix_document(document, standard, forms=asked.forms, skip=asked.skip)


def _refuse_copies(document: WordFile) -> None:
    """What is repaired must be the file itself, and not what LibreOffice made of it."""
    kind = document.package.made_of
    if kind is not None:
        message = say(
            "{kind}: --fix chỉ sửa tệp .docx thường, vì bản chuyển có thể lệch", kind=kind.said
        )
        hint = say("mở bằng Word, lưu lại dạng .docx rồi chạy lại với --fix")
        raise refuse(document.file, "E-DOCX-FIX", message, hint)


def fix_document(
    document: WordFile, standard: Standard, *, forms: bool = False, skip: Iterable[str] = ()
) -> RepairedCopy:
    """The same for a document that has been taken apart; its parsed parts are changed in place."""
    skipped = frozenset(skip)
    changes: list[Change] = []
    for repairs in (FIRST, THEN):
        wanted = [one for one in repairs if one[0] not in skipped]
        changes += _repair(document, standard, wanted, forms=forms)
        document, data = _written(document)
    left = lint_document(document, standard, forms=forms, skip=skipped)
    return RepairedCopy(data, tuple(changes), left)


def _written(document: WordFile) -> tuple[WordFile, bytes]:
    """The document written and read again, so that its formats are those of the repaired file."""
    data = document.package.packed(_trees(document))
    package = read_package(data, document.package.file)
    return read_document(package), data


def _repair(
    document: WordFile, standard: Standard, repairs: Iterable[tuple[str, Repair]], *, forms: bool
) -> Iterator[Change]:
    """The repairs of a file, or of each of its forms but for what concerns the file as a whole."""
    pieces = [form for _, form in split_forms(document)] if forms else []
    for rule, repair in repairs:
        if standard.severity(rule) is not None:
            whole = not pieces or RULES[rule].once
            for piece in [document] if whole else pieces:
                yield from (Change(rule, *one) for one in repair(piece, standard))


def _trees(document: WordFile) -> dict[str, Element]:
    """The parts that a repair may have changed."""
    package = document.package
    kinds = ("settings", "footnotes", "endnotes")
    names = [
        package.main,
        *document.margins,
        *(package.related(package.main, one) for one in kinds),
    ]
    found = ((name, package.tree(name)) for name in names if name)
    return {name: tree for name, tree in found if tree is not None}

"""A copy of a Word file with what is safe to repair repaired, and a list of what was changed.

Formats only: margins, fonts, sizes, weight, alignment, spacing, the length of rule lines; and of
the text the dashes of the Tiêu ngữ and the padding of the date. Not a word of the content is touched, and the file itself
stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.lint.linting import LintResult, lint_document, profile_of
from generator.lint.reading.anatomy import WordFile, read_document
from generator.lint.reading.ooxml import Element
from generator.lint.reading.spot import Spot
from generator.lint.reading.word_package import WordPackage, open_package, read_package
from generator.lint.repairs import components, page_and_text
from generator.lint.repairs.edits import Repair
from generator.problems import Message
from generator.standard import Standard, load_standard

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


def fix_file(path: Path, standard: Standard | None = None) -> RepairedCopy:
    """Repair a copy; rules that the profile does not ask for are left alone."""
    return fix_package(open_package(path), standard)


def fix_package(package: WordPackage, standard: Standard | None = None) -> RepairedCopy:
    """The same for a package that is open; its parsed parts are changed in place."""
    document = read_document(package)
    standard = standard or load_standard(profile_of(document))
    changes = list(_repair(document, standard, FIRST))
    document, _data = _written(document)
    changes += _repair(document, standard, THEN)
    document, data = _written(document)
    return RepairedCopy(data, tuple(changes), lint_document(document, standard))


def _written(document: WordFile) -> tuple[WordFile, bytes]:
    """The document written and read again, so that its formats are those of the repaired file."""
    data = document.package.packed(_trees(document))
    package = read_package(data, document.package.file)
    return read_document(package), data


def _repair(
    document: WordFile, standard: Standard, repairs: tuple[tuple[str, Repair], ...]
) -> Iterator[Change]:
    for rule, repair in repairs:
        if standard.severity(rule) is not None:
            yield from (Change(rule, *one) for one in repair(document, standard))


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

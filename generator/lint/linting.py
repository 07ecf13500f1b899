"""Runs the rules over a document: which profile holds, which rules apply, what they find.

A file may hold many forms one after another, such as the annex of a decree; it is cut at the
paragraphs that name them («Mẫu 1.4 - …»). Opening is left to `package`, telling to `report`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.lint.parts.anchors import knowing
from generator.lint.parts.dissection import cut_blocks, find_letters
from generator.lint.reading.anatomy import WordFile, read_document
from generator.lint.reading.paragraphs import Block, ReadParagraph, ReadTable
from generator.lint.reading.word_package import open_any
from generator.lint.rule import LintFinding, LintRule
from generator.lint.rules import RULES
from generator.problems import Problem, Severity, about
from generator.standard import Kind, Standard, load_standard, profile_for
from generator.workspace import regex, unchanging

_FORM = regex(r"Mẫu (\d+\.\d+ ?-|văn bản \().*")
_NOTE = regex(r"Ghi chú ?:.*")
_UNION = regex(r"LIEN DOAN LAO DONG|CONG DOAN|CDCS|LDLD")
_DATE = regex(r"NGAY (\d{1,2}) THANG (\d{1,2}) NAM (\d{4})")
_YEAR = regex(r"NAM (20\d{2})")


@unchanging(frozen=True)
class LintResult:
    """A file with what the linter found in it, nearest the top first."""

    document: WordFile
    standard: Standard
    findings: tuple[LintFinding, ...]

    @property
    def file(self) -> str:
        return self.document.file

    @property
    def has_errors(self) -> bool:
        """Whether the command line should end with status 1."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def problems(self, translate: Callable[[str], str] = str) -> list[Problem]:
        """The findings in the shape that all commands print."""
        return [finding.problem(self.file, translate) for finding in self.findings]


@unchanging(frozen=True)
class Asked:
    """By what files are looked at: a profile with the layers and the kinds of an office.

    Without a profile it is chosen by the issuing body and the date found in the text. `forms` takes a
    file for many forms one after another and checks each on its own; `skip` names rules that are not
    asked for.
    """

    profile: str | None = None
    layers: tuple[Path, ...] = ()
    kinds: tuple[Kind, ...] = ()
    forms: bool = False
    skip: frozenset[str] = frozenset()

    def standard_of(self, document: WordFile) -> Standard:
        """The standard that holds for a document."""
        return load_standard(self.profile or profile_of(document), *self.layers)


def lint_file(path: Path, asked: Asked | None = None) -> LintResult:
    """Open a Word file and check it; a file that is no .docx raises `RecordsInvalid`."""
    asked = asked or Asked()
    return lint_opened(open_document(path, asked), asked)


def open_document(path: Path, asked: Asked) -> WordFile:
    """A Word file taken apart; one that is no .docx raises `RecordsInvalid`."""
    with about(str(path)), knowing(asked.kinds):
        return read_document(open_any(path))


def lint_opened(document: WordFile, asked: Asked) -> LintResult:
    """Check a document by what holds for it."""
    with about(document.file), knowing(asked.kinds):
        standard = asked.standard_of(document)
        return lint_document(document, standard, forms=asked.forms, skip=asked.skip)


def lint_document(
    document: WordFile, standard: Standard, *, forms: bool = False, skip: Iterable[str] = ()
) -> LintResult:
    """Check a document that has been taken apart."""
    skipped = frozenset(skip)
    wanted = [rule for name, rule in RULES.items() if name not in skipped]
    pieces = split_forms(document) if forms else []
    over_all = [rule for rule in wanted if rule.once or not pieces]
    found = [*_told(over_all, document, standard, as_they_lie=not pieces)]
    for title, form in pieces:
        inside = _told([rule for rule in wanted if not rule.once], form, standard)
        found += [replace(one, form=title) for one in inside]
    return LintResult(document, standard, tuple(_gathered(found)))


def _told(
    rules: Iterable[LintRule], document: WordFile, standard: Standard, *, as_they_lie: bool = False
) -> list[LintFinding]:
    """What rules find, each with its page, where that is known, and the heading above it."""
    found = [one for rule in rules for one in rule.run(document, standard)]
    if as_they_lie:
        found.sort(key=_place)
    return [replace(one, spot=document.as_people_see(one.spot)) for one in found]


def _gathered(found: Iterable[LintFinding]) -> Iterator[LintFinding]:
    """One finding for each fault, at its first place, however often it is made."""
    by_kind: dict[tuple[str, ...], list[LintFinding]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    for first, *others in by_kind.values():
        yield first.also_at(others)


def _place(finding: LintFinding) -> tuple[bool, int, str]:
    return finding.spot.paragraph == 0, finding.spot.paragraph, finding.rule


def profile_of(document: WordFile) -> str:
    """The profile for a document by its issuing body and date; a document without date is new."""
    family = "union" if _is_union(document) else "state"
    return profile_for(family, next(_dates(document), date.max))


def _is_union(document: WordFile) -> bool:
    names = (name for letter in document.letters for name in (*letter.superior, *letter.issuer))
    return any(_UNION.search(name.folded) for name in names)


def _dates(document: WordFile) -> Iterator[date]:
    """The days on the documents; of a draft with nothing but its year, the last day of it."""
    for text in (letter.place_date.folded for letter in document.letters if letter.place_date):
        if found := _DATE.search(text):
            day, month, year = map(int, found.groups())
            with suppress(ValueError):
                yield date(year, month, day)
        elif found := _YEAR.search(text):
            yield date(int(found[1]), 12, 31)


def split_forms(document: WordFile) -> list[tuple[str, WordFile]]:
    """The forms of a file by name, each a document of its own; none when no paragraph names one.

    Explanations below a form, tables that begin with «Ghi chú», are no part of it.
    """
    titles = {at: block.text for at, block in enumerate(document.blocks)
              if isinstance(block, ReadParagraph) and _FORM.fullmatch(block.text)}  # fmt: skip
    forms = (list(_without_notes(piece)) for piece in cut_blocks(document.blocks, list(titles)))
    parts = (
        replace(document, blocks=form, letters=find_letters(form), is_form=True) for form in forms
    )
    return list(zip(titles.values(), parts, strict=True))


def _without_notes(blocks: list[Block]) -> Iterator[Block]:
    """The boxes that hang on the name of the form stay, its words and the notes go."""
    if isinstance(blocks[0], ReadParagraph):
        yield from blocks[0].boxed_blocks
    for block in blocks[1:]:
        if not (isinstance(block, ReadTable) and _is_note(block)):
            yield block


def _is_note(table: ReadTable) -> bool:
    first = next((one for one in table.paragraphs if one.text), None)
    return first is not None and _NOTE.fullmatch(first.text) is not None

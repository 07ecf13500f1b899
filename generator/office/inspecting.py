"""A text of anybody, as it came: its format and its figures looked at, with copies that show and mend what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from generator.audit import Audit, gather
from generator.lint import Asked, LintResult, RepairedCopy, fix_file, lint_file
from generator.office.office import Office
from generator.office.texts import audit_text
from generator.problems import GeneratorError, Problem, RecordsInvalid
from generator.workspace import passing_folder, safe_name, unchanging

WORD_FILES = frozenset({".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".htm", ".html"})
"""What the linter may read, by ending; of other texts only the figures are looked at."""


@unchanging(frozen=True)
class Inspected:
    """What was found in a text: in its format, where it is a Word file, and in its figures; what could not be read.

    `mended` is a copy in which what is safe to mend is mended; nothing where that cannot be.
    """

    name: str
    format: LintResult | None
    mended: RepairedCopy | None
    figures: Audit | None
    unread: Sequence[Problem]


def as_office_asks(office: Office, asked: Asked) -> Asked:
    """The format by the layers and kinds of an office."""
    own = tuple(one.kind() for one in office.library.settings.kinds)
    return replace(asked, layers=office.layers, kinds=own)


def inspect_file(office: Office, name: str, data: bytes, campaign: str | None) -> Inspected:
    """A file that somebody sent; nothing of it stays on disk."""
    with passing_folder() as folder:
        path = folder / safe_name(Path(name).name or "van-ban.docx")
        path.write_bytes(data)
        unread: dict[str, Problem] = {}
        laid = _format(office, path, unread)
        texts, problems = gather([path], BytesIO())
        unread |= {str(one.message): one.told_by(_name_of) for one in problems}
        audit = audit_text(texts[0], office, campaign) if texts else None
        mended = _mended(office, path) if laid else None
        if laid:
            laid.document.package.file = path.name
        if audit:
            audit.manuscript.file = path.name
        return Inspected(name, laid, mended, audit, tuple(unread.values()))


def _format(office: Office, path: Path, unread: dict[str, Problem]) -> LintResult | None:
    if path.suffix.lower() not in WORD_FILES:
        return None
    try:
        return lint_file(path, as_office_asks(office, Asked()))
    except RecordsInvalid as fault:
        unread |= {str(one.message): one.told_by(_name_of) for one in fault.problems}
        return None


def _mended(office: Office, path: Path) -> RepairedCopy | None:
    try:
        return fix_file(path, as_office_asks(office, Asked()))
    except GeneratorError:
        return None


def _name_of(path: Path) -> str:
    return path.name

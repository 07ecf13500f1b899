"""What is spoiled, and how the program reads it: straight from bytes, as short as a run can be.

Each reader answers whether something came of an input; what it raises is for `fuzz` to judge.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from generator.audit import audit_manuscript, read_text
from generator.audit.reading.plain import read_pages
from generator.audit.reading.word import manuscript_of
from generator.drafting.vocabulary.filters import build_filters, printed
from generator.lint.linting import lint_document
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.model.books import Book, Marker, NumberingTable
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.model.issuer import Issuer
from generator.model.library import Library
from generator.model.results import Snapshot
from generator.model.rules import check_campaign
from generator.model.settings import Settings
from generator.office.safekeeping import _read as read_backup_bytes
from generator.problems import GeneratorError
from generator.records import bind, load_library
from generator.register.shelf import parse_book
from generator.sheets import ResultsRequest, SourceFile, open_results
from generator.sheets.spreadsheets import open_spreadsheet
from generator.standard import Outline, load_standard
from generator.word import (
    Filling,
    Paragraph,
    arrange,
    finish,
    open_template,
    parse_markdown,
    write_prose,
)
from generator.workspace import Workspace, decode, read_yaml_text
from generator.workspace.listing import read_steps
from tools.fuzzing import seeds
from tools.fuzzing.spoiling import InputKind

_MODELS: Sequence[Any] = (
    Campaign,
    Snapshot,
    Document,
    Issuer,
    Settings,
    Book,
    Marker,
    NumberingTable,
)
_ROW = {"name": "Sìn Hồ", "short_name": "Sìn Hồ", "count": 12, "quota": 10, "rate": Fraction(6, 5)}
NAMES: dict[str, Any] = {
    "figures": {
        "count": 1539,
        "rate": Fraction(1, 3),
        "units": [_ROW, _ROW],
        "name": "A & <B>",
        "none": None,
    },
    "rows": [1, 2, 3],
    "text": "chữ",
    "number": 7,
    "items": [_ROW] * 5,
    "document": {"subject": "Trích yếu", "number": 12},
    "body": "",
}


@dataclass(frozen=True)
class FuzzTarget:
    """Something that is read: what good ones look like, and the reading."""

    name: str
    shape: InputKind
    seeds: Callable[[], Sequence[bytes]]
    read: Callable[[bytes], object]


def _record(data: bytes) -> object:
    """A record of any kind, and what the rules say of a campaign."""
    text, problems = decode(data, "a.yaml")
    block, _ = (None, []) if problems else read_yaml_text(text, "a.yaml")
    if block is None:
        return None
    model = max(_MODELS, key=lambda one: len(block.keys() & one.model_fields.keys()))
    record, _ = bind(model, block)
    if isinstance(record, Campaign):
        list(check_campaign(record, _library()))
    return record


@cache
def _library() -> Library:
    return load_library(Workspace(seeds.OFFICE))[0]


def _results(name: str) -> Callable[[bytes], object]:
    def read(data: bytes) -> object:
        found = open_results([SourceFile(name, data)], _campaign(), ResultsRequest()).read(None)
        try:
            spreadsheet = open_spreadsheet(data, name)
            for sheet in spreadsheet.sheets:
                spreadsheet.read(sheet)
        except GeneratorError:
            return None
        return found.counts

    return read


@cache
def _campaign() -> Campaign:
    return seeds.campaign()


def _lint(data: bytes) -> object:
    try:
        package = read_package(data, "a.docx")
        return lint_document(read_document(package), _standard())
    except GeneratorError:
        return None


def _audit(data: bytes) -> object:
    try:
        manuscript = manuscript_of(read_document(read_package(data, "a.docx")))
    except GeneratorError:
        return None
    return audit_manuscript(manuscript)


def _audit_text(data: bytes) -> object:
    text = data.decode("utf-8", "replace")
    return [audit_manuscript(read(text, "a")) for read in (read_text, read_pages)]


@cache
def _standard() -> Any:
    return load_standard("nd30")


def _template(data: bytes) -> object:
    try:
        template = open_template(data, name="a.docx", filters=_filters())
        template.check(NAMES)
        return template.render(NAMES)
    except GeneratorError:
        return None


@cache
def _filters() -> dict[str, Any]:
    return build_filters(1)


def _body(data: bytes) -> object:
    try:
        filled = _filling().fill(data.decode("utf-8", "replace"), NAMES)
    except GeneratorError:
        return None
    blocks, _ = parse_markdown(filled)
    paragraphs = [one for one in arrange(blocks, Outline.ROMAN) if isinstance(one, Paragraph)]
    return [write_prose(finish(one, end_mark=True)) for one in paragraphs]


@cache
def _filling() -> Filling:
    return Filling(_filters(), {}, finalize=printed)


def _book(data: bytes) -> object:
    return parse_book(Path("2026.yaml"), "2026.yaml", data)[0]


def _backup(data: bytes) -> object:
    try:
        return read_backup_bytes(data, "a.zip")
    except GeneratorError:
        return None


def _journal(data: bytes) -> object:
    workspace = _workspace()
    path = workspace.root / "journal"
    path.write_bytes(data)
    try:
        return read_steps(workspace, path)
    except GeneratorError:
        return None


@cache
def _workspace() -> Workspace:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Workspace(folder)


TARGETS = {
    target.name: target
    for target in (
        FuzzTarget("record", InputKind.TEXT, seeds.records, _record),
        FuzzTarget("workbook", InputKind.PACKAGE, seeds.workbooks, _results("a.xlsx")),
        FuzzTarget("lint", InputKind.PACKAGE, seeds.documents, _lint),
        FuzzTarget("audit", InputKind.PACKAGE, seeds.documents, _audit),
        FuzzTarget("text", InputKind.TEXT, seeds.texts, _audit_text),
        FuzzTarget("template", InputKind.PACKAGE, seeds.templates, _template),
        FuzzTarget("body", InputKind.TEXT, seeds.bodies, _body),
        FuzzTarget("csv", InputKind.TEXT, seeds.tables, _results("a.csv")),
        FuzzTarget("book", InputKind.TEXT, seeds.books, _book),
        FuzzTarget("backup", InputKind.PACKAGE, seeds.backups, _backup),
        FuzzTarget("journal", InputKind.TEXT, seeds.journals, _journal),
    )
}

"""Figures that somebody typed into a document of the records, with the names that would give them.

They stay as they are when the records change. A text is read once for a document, however many letters
it makes; what the records say is asked only where a figure stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.records.fact import Fact, FactRole
from generator.audit.records.gathering import MomentFacts
from generator.model.document import Document, Table
from generator.model.rules.documents import literal
from generator.wording import ClaimedNumber, NumberKind, as_spelled, read_claims
from generator.workspace import regex, unchanging

Path = tuple[str | int, ...]
_PARAGRAPH = regex(r"\n\s*\n|\n(?=\s*(?:[-*+#|>]|\d+[.)]\s))")
_PUT_RIGHT = regex(
    r"[Đđ]ã (?:ghi|in):? [^\n]+ nay (?:sửa|đính chính) là\b|^\s*- (?:Nay (?:bỏ|thêm)(?: dòng|:) “|Tại [^\n]+: nay (?:bỏ|thêm) )"
)
"""What a document says of an earlier one, which is held against the records by itself."""
_SMALL = 1000
_MARKS = 100
_FILTERS = {
    NumberKind.PERCENT: "|percent",
    NumberKind.MONEY: "|money",
    NumberKind.POINTS: "|points",
}
_ORDER = {role: place for place, role in enumerate(FactRole)}


@unchanging(frozen=True, slots=True)
class TypedFigure:
    """A figure as it was typed, where it stands in its text, and the name that would give it if one does."""

    path: Path
    line: int
    column: int
    text: str
    name: str = ""


def typed_figures(document: Document, stand: MomentFacts) -> Iterator[TypedFigure]:
    """Every figure typed in a document's body, subject, list items and notes, in their order."""
    for path, text in _texts(document):
        for figure, claim in _typed(path, text):
            yield _named(figure, claim, stand)


def repeated_facts(stand: MomentFacts) -> Iterator[TypedFigure]:
    """Figures in the facts of a campaign that its records say anyhow."""
    for code, text in stand.figures.campaign.facts.items():
        for figure, claim in _typed(("facts", code), text):
            found = _named(figure, claim, stand)
            if found.name:
                yield found


def _texts(document: Document) -> Iterator[tuple[Path, str]]:
    yield ("subject",), document.subject
    yield ("body",), document.body
    for code, text in document.passages.items():
        yield ("passages", code), text
    for code, table in document.tables.items():
        yield from _of_table(table, ("tables", code))
    for place, annex in enumerate(document.annexes):
        yield ("annexes", place, "title"), annex.title
        if annex.body:
            yield ("annexes", place, "body"), annex.body
        if annex.table:
            yield from _of_table(annex.table, ("annexes", place, "table"))


def _of_table(table: Table, path: Path) -> Iterator[tuple[Path, str]]:
    for place, item in enumerate(table.items):
        for code, text in item.items():
            yield (*path, "items", place, code), text
    for place, note in enumerate(table.notes):
        yield (*path, "notes", place), note
    for place, column in enumerate(table.columns):
        for code, text in column.values.items():
            yield (*path, "columns", place, "values", code), text


def _typed(path: Path, text: str) -> Iterator[tuple[TypedFigure, ClaimedNumber]]:
    """The figures of a text outside of its expressions; days, articles and citations are none."""
    if not any(letter.isdigit() for letter in text):
        return
    for start, paragraph in _paragraphs(text):
        said = literal(paragraph)
        if not any(letter.isdigit() for letter in said) or _PUT_RIGHT.search(said):
            continue
        place = 0
        for claim in read_claims(said.replace("\n", " ")).numbers:
            if _is_mark(said, claim):
                continue
            shown = said[claim.start : claim.end].replace("\n", " ")
            first = shown.split()[0]
            place = max(paragraph.find(first, place), place)
            before = text[: start + place]
            line, column = before.count("\n") + 1, start + place - before.rfind("\n")
            yield TypedFigure(path, line, column, shown), claim
            place += len(first)


def _is_mark(said: str, claim: ClaimedNumber) -> bool:
    """Whether a number is that of a list whose lines were joined: «…; 2. Các đơn vị …»."""
    before, after = said[: claim.start].rstrip()[-1:], said[claim.end : claim.end + 2]
    return claim.value < _MARKS and before in {";", ".", ":"} and after in {". ", ") "}


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


def _named(figure: TypedFigure, claim: ClaimedNumber, stand: MomentFacts) -> TypedFigure:
    found = [one for one in stand.whole if one.name and _gives(claim, one)]
    if not found:
        return figure
    best = min(found, key=lambda one: (one.figure.value != claim.value, _ORDER[one.role]))
    name = best.name + ("" if "|" in best.name else _FILTERS.get(best.measure, ""))
    return TypedFigure(figure.path, figure.line, figure.column, figure.text, name)


def _gives(claim: ClaimedNumber, fact: Fact) -> bool:
    """Whether a fact prints what was typed, and of the same: a small number is anybody's."""
    if claim.measure is not fact.measure or not fact.explains(claim):
        return False
    counted = as_spelled(claim.noun).startswith(as_spelled(fact.noun)) and bool(fact.noun)
    return (
        counted
        or claim.measure is not NumberKind.COUNT
        or (abs(claim.value) >= _SMALL and not claim.noun)
    )

"""A Word file as the linter reads it, as text: each document with its parts, each paragraph with its looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from generator.lint.parts.letter import Letter, LetterAnnex, RuleLine, Signature
from generator.lint.parts.outline import read_head
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.drawing import Shape
from generator.lint.reading.formats import ParagraphFormat, RunFormat
from generator.lint.reading.paragraphs import ReadParagraph, ReadTable, TextLine

LINES = [
    "party_title",
    "national_title",
    "motto",
    "superior",
    "issuer",
    "number",
    "place_date",
    "directive_subject",
    "copy_form",
    "kind_title",
    "outside",
    "subject",
    "attached_to",
    "authority",
    "legal_bases",
    "resolution",
    "greeting",
    "addressees",
    "receivers",
    "body",
    "recipients_label",
    "recipients",
    "drafter",
    "address",
    "digital_info",
]
USUAL = ParagraphFormat()
PLAIN = RunFormat(size=28)


def outline_of(document: WordFile) -> str:
    """Every document of the file with what was found in it, and where."""
    return "\n".join(line for letter in document.letters for line in _letter(letter)) + "\n"


def _letter(letter: Letter) -> Iterator[str]:
    known = [
        letter.kind.code if letter.kind else "",
        "directive" * letter.is_directive,
        "draft" * letter.is_draft,
    ]
    table = "ends with a table" * letter.ends_with_table
    yield " ".join(["==", letter.role, *filter(None, [*known, table, f"from {_at(letter.spot)}"])])
    for part in LINES:
        found = getattr(letter, part)
        for one in found if isinstance(found, list) else [found] if found else []:
            yield f"{part}: {_said(one)}"
    for table in letter.tables:
        yield f"table: {_table(table)}"
    for signature in (*letter.co_signatures, letter.signature):
        yield from _signature(signature)
    for mark in letter.marks:
        size = f" {mark.width}x{mark.height}" if mark.width else ""
        yield f"mark {mark.kind}{' framed' * mark.framed}{size}: {_said(mark.line)}"
    for part, rules in sorted(letter.rules.items()):
        yield from (f"line under {part}: {_rule(one)}" for one in rules)
    for part, lines in letter.twice.items():
        yield from (f"{part} again: {_said(one)}" for one in lines)
    for annex in letter.annexes:
        yield from _annex(annex)


def _said(one: TextLine | ReadParagraph) -> str:
    if isinstance(one, ReadParagraph):
        head = read_head(one)
        level = f" {head.level} {head.number}{head.sign}" if head else ""
        return f"{_at(one.spot)}{level} {_looks(one.whole)} {_cut(one.numbered_text)}"
    return f"{_at(one.spot)}{' ' + one.side if one.side != 'full' else ''} {_looks(one)} {_cut(one.text)}"


def _looks(line: TextLine) -> str:
    marks = {"b": line.bold, "i": line.italic, "u": line.underline}
    drawn = "".join(f"({sign})" if on is None else sign * on for sign, on in marks.items())
    return f"{line.size / 2:g}{drawn}"


def _at(spot) -> str:
    cell = f"[{spot.table}.{spot.row}.{spot.cell}]" if spot.table else ""
    return f"p{spot.paragraph}{cell}"


def _cut(text: str) -> str:
    return f"«{text}»" if len(text) < 50 else f"«{text[:30]}…{text[-12:]}»"


def _table(table: ReadTable) -> str:
    cells = " / ".join("|".join(f"{one.width}" for one in row) for row in table.rows)
    looks = (
        " bordered" * table.bordered
        + " repeats" * any(table.headers)
        + " whole" * all(table.unbroken)
    )
    return f"{_at(table.spot)} {table.width}{looks}: {cells}"


def _signature(signature: Signature) -> Iterator[str]:
    yield from (f"signs as: {_said(one)}" for one in signature.authority)
    if signature.name:
        yield f"signs: gap {round(signature.gap)} {_said(signature.name)}"


def _rule(rule: RuleLine) -> str:
    long = f"{rule.low:.0f}" + (f"-{rule.high:.0f}" if rule.high != rule.low else "")
    return f"{rule.carrier} {long}{' ' + rule.side if rule.side else ''}{'' if rule.solid else ' not solid'} {_at(rule.paragraph.spot)}"


def _annex(annex: LetterAnnex) -> Iterator[str]:
    yield f"-- annex from {_at(annex.spot)}, section {annex.section}"
    named = [("label", [annex.label] if annex.label else []), ("title", annex.title)]
    for part, lines in (*named, ("attached to", annex.attached_to), ("head", annex.heads)):
        yield from (f"{part}: {_said(one)}" for one in lines)
    yield from (f"line: {_rule(one)}" for one in annex.rules)
    yield from (f"text: {_said(one)}" for one in annex.paragraphs)
    yield from (f"table: {_table(one)}" for one in annex.tables)


def looks_of(document: WordFile) -> str:
    """Every paragraph of every part with what differs from Word's own looks, and the sections."""
    lines = []
    for one in document.sections:
        margins = " ".join(f"{name} {length}" for name, length in one.margins.items())
        shown = f"{'across ' * one.landscape}{one.kind}{' first differs' * one.first_differs} from {one.start} {one.number_format}"
        lines.append(
            f"section {one.number}: {one.width}x{one.height} {margins}; {shown}; {dict(one.headers)} {dict(one.footers)}"
        )
    lines += [f"table {_table(one)}" for one in document.tables]
    for one in document.everything:
        lines.append(
            f"{one.spot.part.rpartition('/')[2]} {_at(one.spot)} section {one.section} room {one.room}{_placed(one)}"
        )
        lines += [f"    {_shape(shape)}" for shape in one.shapes]
        lines += [f"    {_differs(run.format, PLAIN) or 'plain'}: {run.text!r}" for run in one.runs]
        lines += [
            f"    line {line.side} {line.piece + 1}/{line.pieces} {_looks(line)} {_cut(line.text)}"
            for line in one.lines
        ]
    return "\n".join(lines) + "\n"


def _placed(one: ReadParagraph) -> str:
    signs = {
        "empty": one.is_empty,
        "rule": one.is_rule,
        "open": one.is_open,
        "pushed in": one.starts_with_blank,
        "boxed": one.box is not None,
    }
    said = [
        one.style,
        _differs(one.format, USUAL),
        one.frame,
        f"«{one.label}»" * bool(one.label),
        *(sign for sign, on in signs.items() if on),
    ]
    numbers = [f"share {one.line_share:.2f} high {one.height:.0f}"]
    side = (
        f"cell {one.cell.side} {one.cell.left}+{one.cell.width} of {one.cell.table.width}"
        if one.cell
        else ""
    )
    return " " + "; ".join(filter(None, [*said, side, *numbers, " ".join(one.fields)]))


def _shape(shape: Shape) -> str:
    looks = "".join(
        [" dashed" * (not shape.solid), " bare" * (not shape.outlined), " of page" * shape.of_page]
    )
    return f"{shape.kind} {shape.width}x{shape.height} at {shape.x} {shape.align or '-'} room {shape.room}{looks} {shape.picture}".rstrip()


def _differs(look: ParagraphFormat | RunFormat, usual: ParagraphFormat | RunFormat) -> str:
    found = ((one.name, getattr(look, one.name)) for one in fields(look))
    return " ".join(f"{name}={value}" for name, value in found if value != getattr(usual, name))

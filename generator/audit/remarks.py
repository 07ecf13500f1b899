"""A copy of a Word file with a comment at each finding of the audit."""

from __future__ import annotations

from generator.audit.auditing import Audit, Finding
from generator.audit.told import worked_out
from generator.audit.whereabouts import Places
from generator.lint import Comment, ReadParagraph, WordFile, commented, remark
from generator.problems import Misused, Translate, say


def annotate(audit: Audit, translate: Translate = str) -> bytes:
    """The bytes of the copy. Raises `Misused` for a text that was no Word file.

    A finding in a note, a header or a footer is told at the first paragraph, since Word takes no
    comments there.
    """
    document = audit.manuscript.word
    if document is None:
        raise Misused(say("--annotate chỉ dùng với tệp Word (.docx, .doc, .odt)"))
    places = Places(audit.manuscript)
    by_number = {one.spot.paragraph: one for one in document.paragraphs}
    comments = [_comment(one, by_number, document, places, translate) for one in audit.findings]
    return commented(document.package, [one for one in comments if one is not None])


def _comment(
    one: Finding,
    by_number: dict[int, ReadParagraph],
    document: WordFile,
    places: Places,
    translate: Translate,
) -> Comment | None:
    doubt = one.doubt
    spot, figure = doubt.passage.spot, doubt.passage.text[doubt.start : doubt.end]
    held = None if spot.part else _holder(by_number, spot.paragraph, figure)
    paragraph = held or next(iter(document.paragraphs), None)
    if paragraph is None:
        return None
    words = figure if held else ""
    first = doubt.passage.text.rfind("\n", 0, doubt.start) + 1 if paragraph.cell else 0
    nth = doubt.passage.text.count(figure, first, doubt.start) if words else 0
    return Comment(paragraph.element, _lines(one, places, translate), words, nth)


def _holder(by_number: dict[int, ReadParagraph], number: int, figure: str) -> ReadParagraph | None:
    """The paragraph, or that of the same cell which holds the figure."""
    first = by_number.get(number)
    at, found = number, first
    while found is not None and first is not None and found.cell is first.cell:
        if first.cell is None or figure in found.text:
            return found
        at += 1
        found = by_number.get(at)
    return first


def _lines(one: Finding, places: Places, translate: Translate) -> list[str]:
    doubt = one.doubt
    worked = [said.text(translate) for said in worked_out(doubt, places)]
    return [*remark(one.severity, doubt.message, doubt.hint, translate), *worked]

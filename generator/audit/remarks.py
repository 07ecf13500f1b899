"""A copy of a Word file with a comment at each finding of the audit."""

from __future__ import annotations

from generator.audit.auditing import Audit, Finding
from generator.audit.whereabouts import Places
from generator.lint import Comment, ReadParagraph, WordFile, commented
from generator.problems import WEIGHTS, Misused, Translate, say


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
    held = None if spot.part else by_number.get(spot.paragraph)
    paragraph = held or next(iter(document.paragraphs), None)
    if paragraph is None:
        return None
    words = figure if held else ""
    nth = doubt.passage.text.count(figure, 0, doubt.start) if words else 0
    return Comment(paragraph.element, _lines(one, places, translate), words, nth)


def _lines(one: Finding, places: Places, translate: Translate) -> list[str]:
    doubt = one.doubt
    lines = [f"[{WEIGHTS[one.severity].text(translate)}] {doubt.message.text(translate)}"]
    if doubt.hint:
        lines.append(f"→ {doubt.hint.text(translate)}")
    if doubt.working:
        lines.append(say("cách tính: {working}", working=doubt.working).text(translate))
    for passage, start, end in (one for one in doubt.others if one[0] is not doubt.passage):
        against = places.quoting(passage, start, end)
        lines.append(say("so với: {place}", place=against).text(translate))
    return [*lines, one.code]

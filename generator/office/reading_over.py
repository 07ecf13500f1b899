"""A page that was made read over as any colleague's file is: its format, and its figures held against each other.

Each finding comes to the strip of the body that printed its paragraph: paragraphs and strips follow each other in
one order, so that two of the same words are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.audit import Audit, KnownCampaign, audit_manuscript, manuscript_of, problems_of
from generator.drafting import CutBody, FigureFacts, StrandKind, Strip, StripKind
from generator.lint import Asked, LintResult, lint_file
from generator.office.office import Office
from generator.office.previewing import Spotted
from generator.workspace import regex

_WORD = regex(r"\w+")
_ALIKE = 0.7
_MAIN = {"", "word/document.xml"}
Printed = Mapping[str, FigureFacts]
Words = frozenset[str]


def page_asked(office: Office) -> Asked:
    """By what the pages of an office are looked at."""
    return Asked(layers=office.layers, kinds=tuple(office.library.kinds.values()))


def looked_at(data: bytes, asked: Asked) -> LintResult:
    """What the linter finds in a page; needs no office, so that nobody waits for it meanwhile."""
    with TemporaryDirectory(prefix="vanthu-") as folder:
        file = Path(folder) / "trang.docx"
        file.write_bytes(data)
        return lint_file(file, asked)


def read_over(
    known: KnownCampaign, looked: LintResult, body: CutBody, facts: Printed
) -> list[Spotted]:
    """What was found in a page, and what the audit finds; `facts` are what the chips of its body print.

    Needs no office either.
    """
    audit = audit_manuscript(manuscript_of(looked.document), known)
    strips = _printed_by(looked, body, facts)
    return [*_of_format(looked, strips), *_of_figures(audit, strips)]


def _of_format(result: LintResult, strips: Mapping[int, int]) -> Iterator[Spotted]:
    for problem, found in zip(result.problems(), result.findings, strict=True):
        strip = strips.get(found.spot.paragraph) if found.spot.part in _MAIN else None
        yield Spotted(problem, "body", strip)


def _of_figures(audit: Audit, strips: Mapping[int, int]) -> Iterator[Spotted]:
    for problem, found in zip(problems_of(audit), audit.findings, strict=True):
        doubt = found.doubt
        spot, text = doubt.passage.spot, doubt.passage.text
        figure = text[doubt.start : doubt.end]
        strip = strips.get(spot.paragraph) if spot.part in _MAIN else None
        yield Spotted(problem, "body", strip, figure, text.count(figure, 0, doubt.start))


def _printed_by(result: LintResult, body: CutBody, facts: Printed) -> dict[int, int]:
    """Which strip printed each paragraph of a page, where that is certain."""
    free = (one for one in result.document.paragraphs if one.cell is None)
    numbered = [(one.spot.paragraph, _words_in(one.text)) for one in free]
    printed = [(at, _words(strip, facts)) for at, strip in enumerate(body.strips)]
    pairs = _in_order([one for one in printed if one[1]], [one for one in numbered if one[1]])
    return dict(pairs) | dict(_between(pairs, body))


def _between(pairs: Sequence[tuple[int, int]], body: CutBody) -> Iterator[tuple[int, int]]:
    """Paragraphs between those of two strips are of the one strip between them that is no text."""
    for (number, strip), (after, follows) in pairwise(pairs):
        inserted = [
            at for at in range(strip + 1, follows) if body.strips[at].kind is StripKind.LOCKED
        ]
        if len(inserted) == 1:
            yield from ((one, inserted[0]) for one in range(number + 1, after))


def _in_order(
    strips: Sequence[tuple[int, Words]], paragraphs: Sequence[tuple[int, Words]]
) -> list[tuple[int, int]]:
    """Paragraph and strip of the same words, as many as there are in one order."""
    best = [[0.0] * (len(paragraphs) + 1) for _ in range(len(strips) + 1)]
    alike = [[_likeness(one, other) for _, other in paragraphs] for _, one in strips]
    for at in reversed(range(len(strips))):
        for to in reversed(range(len(paragraphs))):
            met = alike[at][to] + best[at + 1][to + 1] if alike[at][to] else 0.0
            best[at][to] = max(best[at + 1][to], best[at][to + 1], met)
    found, at, to = [], 0, 0
    while at < len(strips) and to < len(paragraphs):
        if alike[at][to] and best[at][to] == alike[at][to] + best[at + 1][to + 1]:
            found.append((paragraphs[to][0], strips[at][0]))
            at, to = at + 1, to + 1
        elif best[at][to] == best[at + 1][to]:
            at += 1
        else:
            to += 1
    return found


def _likeness(one: Words, other: Words) -> float:
    """How much of both is in both; nothing below what tells that they are the same."""
    share = len(one & other) / max(len(one), len(other))
    return share if share >= _ALIKE else 0.0


def _words(strip: Strip, facts: Printed) -> Words:
    texts = (
        facts[one.text].text if one.text in facts else one.text
        for one in strip.strands
        if one.kind in {StrandKind.TEXT, StrandKind.CHIP}
    )
    return _words_in("".join(texts))


def _words_in(text: str) -> Words:
    return frozenset(_WORD.findall(text.casefold()))

"""A page that was made read over as any colleague's file is: its format, and its figures held against each other.

Each finding comes to the strip of the body from which its words are, as far as that can be told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.audit import manuscript_of, problems_of
from generator.drafting import CutBody, FigureFacts, StrandKind, Strip
from generator.lint import Asked, LintResult, lint_file
from generator.office.office import Office
from generator.office.previewing import Spotted
from generator.office.texts import audit_text

_WORD = re.compile(r"\w+")
_ALIKE = 0.7
_FEWEST = 3
Printed = Mapping[str, FigureFacts]


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
    office: Office, campaign: str, looked: LintResult, body: CutBody, facts: Printed
) -> list[Spotted]:
    """What was found in a page, and what the audit finds; `facts` are what the chips of its body print."""
    audit = audit_text(manuscript_of(looked.document), office, campaign)
    found = [*looked.problems(), *problems_of(audit)]
    printed = [_words(strip, facts) for strip in body.strips]
    return [Spotted(one, "body", _strip_like(one.place.extract, printed)) for one in found]


def _words(strip: Strip, facts: Printed) -> set[str]:
    texts = (
        facts[one.text].text if one.text in facts else one.text
        for one in strip.strands
        if one.kind in {StrandKind.TEXT, StrandKind.CHIP}
    )
    return set(_WORD.findall(" ".join(texts).casefold()))


def _strip_like(extract: str, printed: list[set[str]]) -> int | None:
    """The strip that has most of the words of an extract; none where it is too short, or none has."""
    words = set(_WORD.findall(extract.casefold()))
    if len(words) < _FEWEST:
        return None
    shares = [(len(words & known) / len(words), -place) for place, known in enumerate(printed)]
    best, place = max(shares, default=(0.0, 0))
    return -place if best >= _ALIKE else None

"""A copy of a Word file with a comment at each finding of the linter."""

from __future__ import annotations

from generator.lint.commenting import Comment, commented, remark
from generator.lint.linting import LintResult
from generator.lint.reading.ooxml import Element
from generator.lint.reading.spot import Spot
from generator.lint.rule import LintFinding
from generator.problems import Translate, say

_MOST = 30


def annotate(checked: LintResult, translate: Translate = str) -> bytes:
    """The bytes of the copy.

    A finding in a header, a footer or a note is told at the paragraph of the text that is nearest;
    one about a whole section at its first paragraph, one of very many places at the first of them.
    """
    places = _Places(checked)
    found = (
        (places.of(one.spot), one)
        for first in checked.findings
        for one in (first, *first.others[: _MOST - 1])
    )
    comments = [Comment(at, _words(one, translate)) for at, one in found if at is not None]
    return commented(checked.document.package, comments)


class _Places:
    """Finds the paragraph at which a finding is told."""

    def __init__(self, checked: LintResult) -> None:
        document = checked.document
        self.part = document.package.main
        self.by_number = {one.spot.paragraph: one for one in document.paragraphs}
        self.first_of_section = {one.section: one for one in reversed(document.paragraphs)}

    def of(self, spot: Spot) -> Element | None:
        found = self.by_number.get(spot.paragraph) if spot.part == self.part else None
        if found is None:
            found = self.first_of_section.get(spot.section or 1)
        return None if found is None else found.element


def _words(finding: LintFinding, translate: Translate) -> list[str]:
    lines = remark(finding.severity, finding.message, finding.hint, translate)
    source = f"{finding.rule} ({finding.article})" if finding.article else finding.rule
    page = finding.spot.page
    paged = [say("trang {page}", page=page).text(translate)] if page else []
    return [*lines, *paged, source]

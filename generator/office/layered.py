"""What a layer of the office asks of the page and a Word template has otherwise: the template is what prints."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.office.office import Office
from generator.office.workflow import Work
from generator.problems import Place, Problem, Severity, say
from generator.word import Template
from generator.wording import number as said_number

_SIDES = {
    "left": say("lề trái"),
    "right": say("lề phải"),
    "top": say("lề trên"),
    "bottom": say("lề dưới"),
}
_PER_MM = Fraction(7200, 127)
_NEAR = 6
"""Twips by which Word may round a margin."""


def margins_apart(template: Template, work: Work, office: Office) -> Iterator[Problem]:
    """Each margin that a layer sets and a template of the office has not; shipped ones take those of the layer."""
    if not office.layers or template.is_ours:
        return
    body = office.library.issuers[work.issuer]
    standard = office.standard(body.profile_on(work.document.date or work.figures.as_of))
    chosen = {path.stem for path in office.layers}
    for side, called in _SIDES.items():
        asked, there = standard[f"page.{side}"], template.margins.get(side)
        wanted = standard.twips(f"page.{side}")
        if asked.origin not in chosen or there is None or abs(there - wanted) <= _NEAR:
            continue
        said = say(
            "{side} của mẫu {template} là {there} mm, quy định thể thức riêng ghi {asked} mm; văn bản in theo mẫu",
            side=called,
            template=template.name,
            there=_said(there),
            asked=_said(wanted),
        )
        hint = say(
            "chép mẫu ra bằng «vanthu new template» rồi sửa lề trong Word, hoặc sửa quy định thể thức riêng"
        )
        yield Problem("W-TPL-MARGINS", Place(template.name), said, hint, Severity.WARNING)


def _said(twips: int) -> str:
    return said_number(round(twips / _PER_MM))

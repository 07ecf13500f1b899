"""Sections: paper, margins, page numbering, and which headers and footers each one shows."""

from __future__ import annotations

from collections.abc import Mapping

from generator.lint.reading.ooxml import TAG, Element, attribute, child, length, on_off
from generator.ooxml import Relation, whole
from generator.workspace import unchanging

_MARGINS = {"top": 1440, "bottom": 1440, "left": 1440, "right": 1440, "gutter": 0, "header": 720}


@unchanging(frozen=True, slots=True)
class PageSection:
    """One section of pages, lengths in twips; `headers` and `footers` are part names by kind.

    A section without its own header shows that of the section before, as Word does. `start` is
    the first page number, None when counting goes on. `margins` are by Word's names (`gutter`).
    """

    number: int
    element: Element
    width: int
    height: int
    landscape: bool
    margins: Mapping[str, int]
    kind: str
    first_differs: bool
    start: int | None
    number_format: str
    headers: Mapping[str, str]
    footers: Mapping[str, str]

    @property
    def shown(self) -> list[str]:
        """The parts that its headers and footers are."""
        return [*self.headers.values(), *self.footers.values()]

    @property
    def text_width(self) -> int:
        return self.width - sum(self.margins[side] for side in ("left", "right", "gutter"))

    def text_between(self, height: int) -> tuple[int, int]:
        """From where to where text runs on a page so high; a margin below 0 keeps as much free."""
        return abs(self.margins["top"]), height - abs(self.margins["bottom"])


def read_sections(body: Element, relations: Mapping[str, Relation]) -> list[PageSection]:
    """The sections of the document in order; a body without any gets Word's own page."""
    found = list(body.iter(TAG["w:sectPr"]))
    own = [one for one in found if one.getparent().tag != TAG["w:sectPrChange"]]
    sections: list[PageSection] = []
    for number, element in enumerate(own, 1):
        before = sections[-1] if sections else None
        sections.append(_section(element, number, relations, before))
    return sections or [_section(body.makeelement(TAG["w:sectPr"], {}), 1, relations, None)]


def _section(
    element: Element, number: int, relations: Mapping[str, Relation], before: PageSection | None
) -> PageSection:
    size, margins = child(element, "w:pgSz"), child(element, "w:pgMar")
    numbers = child(element, "w:pgNumType")
    width, height = _length(size, "w:w", 12240), _length(size, "w:h", 15840)
    start = attribute(numbers, "w:start")
    return PageSection(
        number=number,
        element=element,
        width=width,
        height=height,
        landscape=attribute(size, "w:orient") == "landscape" or width > height,
        margins={side: _length(margins, f"w:{side}", unset) for side, unset in _MARGINS.items()},
        kind=attribute(child(element, "w:type"), "w:val") or "nextPage",
        first_differs=on_off(element, "w:titlePg") is True,
        start=None if start is None else whole(start, 0),
        number_format=attribute(numbers, "w:fmt") or "decimal",
        headers=_shown(element, "w:headerReference", relations, before.headers if before else {}),
        footers=_shown(element, "w:footerReference", relations, before.footers if before else {}),
    )


def _length(element: Element | None, name: str, unset: int) -> int:
    found = length(element, name)
    return unset if found is None else found


def _shown(
    element: Element, name: str, relations: Mapping[str, Relation], before: Mapping[str, str]
) -> dict[str, str]:
    shown = dict(before)
    for reference in element.findall(TAG[name]):
        relation = relations.get(attribute(reference, "r:id") or "")
        if relation is not None:
            shown[attribute(reference, "w:type") or "default"] = relation.target
    return shown

"""A copy of a Word file with a comment at each finding.

Only comments are added; not a word of the text changes. The date of a comment is left out, so that
the same file and the same findings give the same copy.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from itertools import count

from lxml import etree

from generator import ooxml
from generator.lint.linting import LintResult
from generator.lint.reading.ooxml import NS, TAG, Element, attribute, child, descend
from generator.lint.reading.word_package import WordPackage
from generator.lint.rule import LintFinding
from generator.ooxml import whole
from generator.problems import WEIGHTS, Translate

AUTHOR = "vanthu"
_NEW = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def annotate(checked: LintResult, translate: Translate = str) -> bytes:
    """The bytes of the copy. Comments that the file already has are kept.

    A finding in a header, a footer, a note or a text box is told at the paragraph of the text that
    is nearest, since Word takes no comments there; one about a whole section at its first
    paragraph.
    """
    package = checked.document.package
    root = copy.deepcopy(package.tree(package.main))
    changed: dict[str, Element] = {package.main: root}
    comments = _comments(package, changed)
    places = _Places(checked, root)
    placed = [one for one in checked.findings if places.of(one) is not None]
    for number, finding in enumerate(placed, _next_number(comments)):
        comments.append(_comment(number, _words(finding, translate)))
        _mark(places.of(finding), number)
    return package.packed(changed)


class _Places:
    """Finds the paragraph of the copy for a finding about the original."""

    def __init__(self, checked: LintResult, root: Element) -> None:
        document = checked.document
        original = document.package.tree(document.package.main)
        pairs = zip(descend(original, "w:p"), descend(root, "w:p"), strict=True)
        self.copies: Mapping[Element, Element] = dict(pairs)
        self.part = document.package.main
        self.by_number = {one.spot.paragraph: one for one in document.paragraphs}
        self.first_of_section = {one.section: one for one in reversed(document.paragraphs)}

    def of(self, finding: LintFinding) -> Element | None:
        spot = finding.spot
        found = self.by_number.get(spot.paragraph) if spot.part == self.part else None
        if found is None:
            found = self.first_of_section.get(spot.section or 1)
        return None if found is None else self.copies[_outside_boxes(found.element)]


def _outside_boxes(element: Element) -> Element:
    """The paragraph itself, or the one that a text box around it hangs on."""
    outer = element
    for node in element.iterancestors(TAG["w:txbxContent"]):
        outer = next(node.iterancestors(TAG["w:p"]), outer)
    return outer


def _comments(package: WordPackage, changed: dict[str, Element]) -> Element:
    name = package.related(package.main, "comments")
    if name is not None and package.tree(name) is not None:
        changed[name] = copy.deepcopy(package.tree(name))
        return changed[name]
    changed[_NEW] = etree.Element(TAG["w:comments"], nsmap={"w": NS["w"]})
    _make_known(package, changed)
    return changed[_NEW]


def _make_known(package: WordPackage, changed: dict[str, Element]) -> None:
    """The content type of a new part of comments and the relationship of the main part to it."""
    types: Element = copy.deepcopy(package.tree(ooxml.CONTENT_TYPES))
    changed[ooxml.CONTENT_TYPES] = types
    ooxml.add_type(types, _NEW, _TYPE)
    holder = ooxml.relations_name(package.main)
    old = package.tree(holder)
    relations = changed[holder] = ooxml.new_relations() if old is None else copy.deepcopy(old)
    used = {one.get("Id", "") for one in relations}
    free = next(name for at in count(len(used) + 1) if (name := f"rId{at}") not in used)
    ooxml.add_relation(relations, ooxml.Relation(free, f"{ooxml.OFFICE}/comments", f"/{_NEW}"))


def _next_number(comments: Element) -> int:
    return max((whole(attribute(one, "w:id"), 0) for one in comments), default=-1) + 1


def _words(finding: LintFinding, translate: Translate) -> list[str]:
    weight = WEIGHTS[finding.severity].text(translate)
    said = f"[{weight}] {finding.message.text(translate)}"
    lines = [said, f"→ {finding.hint.text(translate)}"] if finding.hint else [said]
    source = f"{finding.rule} ({finding.article})" if finding.article else finding.rule
    return [*lines, source]


def _comment(number: int, lines: list[str]) -> Element:
    said = {"w:id": str(number), "w:author": AUTHOR, "w:initials": "VT"}
    attributes = {TAG[name]: text for name, text in said.items()}
    comment = etree.Element(TAG["w:comment"], attributes, nsmap={"w": NS["w"]})
    for line in lines:
        paragraph = etree.SubElement(comment, TAG["w:p"])
        text = etree.SubElement(etree.SubElement(paragraph, TAG["w:r"]), TAG["w:t"])
        text.text = line
        text.set(TAG["xml:space"], "preserve")
    return comment


def _mark(paragraph: Element, number: int) -> None:
    """Put the comment's range around the words of the paragraph."""
    mark = {TAG["w:id"]: str(number)}
    at = 1 if child(paragraph, "w:pPr") is not None else 0
    paragraph.insert(at, paragraph.makeelement(TAG["w:commentRangeStart"], mark))
    etree.SubElement(paragraph, TAG["w:commentRangeEnd"], mark)
    run = etree.SubElement(paragraph, TAG["w:r"])
    etree.SubElement(run, TAG["w:commentReference"], mark)

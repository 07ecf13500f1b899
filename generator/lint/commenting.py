"""Word comments put on a copy of a file: at paragraphs, or at words in them.

Not a word of the text changes; where a comment begins within a run the run is cut in two of the same
look. The date of a comment is left out, so that the same comments give the same copy.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from itertools import count

from lxml import etree

from generator import ooxml
from generator.lint.reading.ooxml import NS, TAG, Element, attribute, child, descend, short
from generator.lint.reading.runs import text_of
from generator.lint.reading.word_package import WordPackage
from generator.ooxml import whole
from generator.problems import WEIGHTS, Message, Severity, Translate
from generator.workspace import unchanging

AUTHOR = "vanthu"
_NEW = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@unchanging(frozen=True, slots=True)
class Comment:
    """What is told at a paragraph of the main part, line by line.

    `words` are those of the paragraph that it is about, the `nth` time that they stand there; without
    them, or where they are not found in plain runs, it is about the whole paragraph.
    """

    paragraph: Element
    lines: Sequence[str]
    words: str = ""
    nth: int = 0


def remark(
    weight: Severity, message: Message, hint: Message | None, translate: Translate
) -> list[str]:
    """The lines with which every comment begins: how grave it is, what is wrong, what to do."""
    said = f"[{WEIGHTS[weight].text(translate)}] {message.text(translate)}"
    return [said, f"→ {hint.text(translate)}"] if hint else [said]


def commented(package: WordPackage, comments: Iterable[Comment]) -> bytes:
    """The bytes of the copy. Comments that the file already has are kept.

    What lies in a text box is told at the paragraph that the box hangs on, since Word takes no
    comments there.
    """
    original = package.tree(package.main)
    root = copy.deepcopy(original)
    changed: dict[str, Element] = {package.main: root}
    holder = _comments(package, changed)
    pairs = zip(descend(original, "w:p"), descend(root, "w:p"), strict=True)
    copies = dict(pairs)
    for number, one in enumerate(comments, _next_number(holder)):
        holder.append(_comment(number, one.lines))
        outer = _outside_boxes(one.paragraph)
        words = one.words if outer is one.paragraph else ""
        _mark(copies[outer], number, words, one.nth)
    return package.packed(changed)


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


def _comment(number: int, lines: Sequence[str]) -> Element:
    said = {"w:id": str(number), "w:author": AUTHOR, "w:initials": "VT"}
    attributes = {TAG[name]: text for name, text in said.items()}
    comment = etree.Element(TAG["w:comment"], attributes, nsmap={"w": NS["w"]})
    for line in lines:
        paragraph = etree.SubElement(comment, TAG["w:p"])
        text = etree.SubElement(etree.SubElement(paragraph, TAG["w:r"]), TAG["w:t"])
        text.text = line
        text.set(TAG["xml:space"], "preserve")
    return comment


def _mark(paragraph: Element, number: int, words: str, nth: int) -> None:
    """Put the comment's range around its words, or those of the whole paragraph."""
    mark = {TAG["w:id"]: str(number)}
    found = _runs_of(paragraph, words, nth) if words else ()
    if found:
        first, last = found[0], found[-1]
        first.addprevious(paragraph.makeelement(TAG["w:commentRangeStart"], mark))
        end = paragraph.makeelement(TAG["w:commentRangeEnd"], mark)
        run = paragraph.makeelement(TAG["w:r"])
        last.addnext(end)
        end.addnext(run)
    else:
        at = 1 if child(paragraph, "w:pPr") is not None else 0
        paragraph.insert(at, paragraph.makeelement(TAG["w:commentRangeStart"], mark))
        etree.SubElement(paragraph, TAG["w:commentRangeEnd"], mark)
        run = etree.SubElement(paragraph, TAG["w:r"])
    etree.SubElement(run, TAG["w:commentReference"], mark)


def _runs_of(paragraph: Element, words: str, nth: int) -> list[Element]:
    """The runs that hold the words and no others; none where the words do not stand in plain runs."""
    start = _place(_text(paragraph), words, nth)
    if start < 0 or not (_cut(paragraph, start) and _cut(paragraph, start + len(words))):
        return []
    found, at = [], 0
    for run in paragraph.findall(TAG["w:r"]):
        length = len(text_of(run))
        if length and start <= at < start + len(words):
            found.append(run)
        at += length
    return found


def _text(paragraph: Element) -> str:
    return "".join(map(text_of, paragraph.findall(TAG["w:r"])))


def _place(text: str, words: str, nth: int) -> int:
    """Where words stand for the nth time, from 0; -1 where they do not."""
    at = -1
    for _ in range(nth + 1):
        at = text.find(words, at + 1)
        if at < 0:
            return -1
    return at


def _cut(paragraph: Element, place: int) -> bool:
    """Cut the run in which a place lies; false where the run holds more than plain letters."""
    at = 0
    for run in paragraph.findall(TAG["w:r"]):
        text = text_of(run)
        if at < place < at + len(text):
            return _cut_run(run, place - at, text)
        at += len(text)
    return True


def _cut_run(run: Element, place: int, text: str) -> bool:
    letters = run.findall(TAG["w:t"])
    plain = all(short(node) in ("w:rPr", "w:t", "w:lastRenderedPageBreak") for node in run)
    if len(letters) != 1 or not plain or letters[0].text != text:
        return False
    behind = copy.deepcopy(run)
    for old in behind.findall(TAG["w:lastRenderedPageBreak"]):
        behind.remove(old)
    run.addnext(behind)
    for node, words in ((letters[0], text[:place]), (behind.find(TAG["w:t"]), text[place:])):
        node.text = words
        node.set(TAG["xml:space"], "preserve")
    return True

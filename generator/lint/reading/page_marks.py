"""Bookmarks put into a copy, by which each paragraph is found again on its pages.

Whoever lays the copy out tells where each bookmark stands; so nothing has to be guessed from the words,
which may occur twice, be broken at the end of a line or be no text at all. A bookmark takes no room.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from itertools import count

from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.laid_pages import LaidPages
from generator.lint.reading.ooxml import TAG, Element, attribute, descend
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.reading.runs import runs_in
from generator.ooxml import whole
from generator.word import PrintedFile

_NAME = "trang"
_BEGINS, _ENDS = "a", "z"
_STEPS = {"begin": 1, "end": -1}


def marked(document: WordFile) -> bytes:
    """The copy, with two bookmarks in each paragraph that shows something.

    One without words gets none: LibreOffice would take it for as high as a paragraph with words.
    """
    original = document.package.tree(document.package.main)
    root = copy.deepcopy(original)
    kinds = ("w:p", "w:r")
    copies = dict(zip(descend(original, *kinds), descend(root, *kinds), strict=True))
    ids, start = count(_free_id(root)), _free_name(root)
    for one in document.paragraphs:
        if one.boxed_blocks and not one.runs:
            continue
        holder = copies[one.element]
        worded = [copies[run] for run in _printed_runs(one)]
        for end, place in _ends(holder, worded):
            mark = {TAG["w:id"]: str(next(ids))}
            name = {TAG["w:name"]: f"{start}{one.spot.paragraph}{end}"}
            pair = [
                holder.makeelement(TAG["w:bookmarkStart"], mark | name),
                holder.makeelement(TAG["w:bookmarkEnd"], mark),
            ]
            holder[place:place] = pair
    return document.package.packed({document.package.main: root})


def laid_pages(document: WordFile, printed: PrintedFile) -> LaidPages:
    """Where the paragraphs stand in what was made of the copy."""
    start, places = _free_name(document.package.tree(document.package.main)), printed.places
    found = {}
    for number in (one.spot.paragraph for one in document.paragraphs):
        first = places.get(f"{start}{number}{_BEGINS}")
        last = places.get(f"{start}{number}{_ENDS}")
        if first and last and first.page <= last.page:
            found[number] = (first, last)
    return LaidPages(printed.pages, found)


def _free_name(root: Element) -> str:
    """How the names of our bookmarks begin, and those of no others."""
    used = [attribute(one, "w:name") or "" for one in descend(root, "w:bookmarkStart")]
    names = (_NAME + "_" * length for length in count())
    return next(name for name in names if not any(one.startswith(name) for one in used))


def _free_id(root: Element) -> int:
    used = (whole(attribute(one, "w:id"), 0) for one in descend(root, "w:bookmarkStart"))
    return max(used, default=0) + 1


def _printed_runs(paragraph: ReadParagraph) -> list[Element]:
    """The runs that show words, or a picture as large as any letter; hidden ones do not."""
    worded = {run.element for run in paragraph.runs if run.text.strip()}
    return [
        run
        for run in runs_in(paragraph.element)
        if run in worded or next(descend(run, "wp:inline"), None) is not None
    ]


def _ends(paragraph: Element, worded: Sequence[Element]) -> Iterator[tuple[str, int]]:
    """Among which children the bookmarks stand, the last one first; outside of any field."""
    if not worded:
        return
    fields = list(_fields(paragraph))
    first, last = (_place_of(run, paragraph) for run in (worded[0], worded[-1]))
    yield _ENDS, 1 + next((end for start, end in fields if start <= last <= end), last)
    yield _BEGINS, next((start for start, end in fields if start <= first <= end), first)


def _place_of(node: Element, holder: Element) -> int:
    """Which child of the holder a node is, or lies in."""
    while node.getparent() is not holder:
        node = node.getparent()
    return int(holder.index(node))


def _fields(paragraph: Element) -> Iterator[tuple[int, int]]:
    """From which child to which each outermost field runs; one that is not closed, to the last."""
    depth = start = 0
    for at, node in enumerate(paragraph):
        for sign in descend(node, "w:fldChar"):
            step = _STEPS.get(attribute(sign, "w:fldCharType") or "", 0)
            if not depth and step > 0:
                start = at
            depth = max(depth + step, 0)
            if not depth and step < 0:
                yield start, at
    if depth:
        yield start, len(paragraph) - 1

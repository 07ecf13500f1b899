"""Where a finished part may lack what Word needs, worked out once from the program of the template.

A cell whose paragraphs all stand under conditions, a table whose rows all come from a loop, a body in
front of a table: only there a mark is put into the program, and what the mark is for is done by
`mending`, document by document. Where nothing can be emptied there is no mark, and no work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from jinja2 import nodes

from generator.word.template.mending import BLANK, WeakSpot, mark
from generator.workspace import regex, unchanging

NOTHING, PARAGRAPH, TABLE, VALUE, PIECE = "nothing", "paragraph", "table", "value", "piece"
"""What may stand last in a holder; a piece is a cell of a row, or a row of a table."""
_ELEMENT = regex(
    r"<(?P<end>/?)w:(?P<name>p|tbl|tr|tc|sdt|sdtContent|txbxContent|hdr|ftr|footnote|endnote|body"
    r"|(?<=<w:)sectPr)(?=[\s>/])[^<>]*?(?P<empty>/?)>"
)
_LOOKS = regex(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
_NOT_KEPT = regex(
    r"<w:(sectPr|numPr|framePr)\b.*?</w:\1>|<w:(?:pageBreakBefore|keepNext)\b[^>]*/>", re.DOTALL
)
_LEAVE = {"tbl": TABLE, "tr": PIECE, "pieces": PIECE, "tc": PIECE, "p": PARAGRAPH}
_GO = frozenset({"tbl", "tr", "pieces"})
"""What is taken out when nothing is in it."""
_LAST_SECTION = regex(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*?</w:sectPr>\s*</w:body>", re.DOTALL)
_STORIES = frozenset({"tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "body"})
_TEXT_LEVEL = frozenset({"p"})

_EMPTY = frozenset({NOTHING})


@unchanging(frozen=True)
class _Holder:
    """An element that is open: what may be the last thing in it so far, how its paragraphs look."""

    name: str
    last: frozenset[str] = _EMPTY
    looks: str = ""

    def then(self, *kinds: str) -> _Holder:
        return replace(self, last=frozenset(kinds))


_Path = tuple[_Holder, ...]
_Spots = dict[tuple[int, int], str]


def mark_weak_spots(tree: nodes.Template, *, sound: bool) -> None:
    """Puts a mark into the words of the tree wherever something may have to be mended.

    `sound` says that every block begins and ends in the same element; else everything is weak.
    """
    for output in tree.find_all(nodes.Output):
        output.nodes = [piece for one in output.nodes for piece in (nodes.TemplateData(""), one)]
    watch = _Watch(sound=sound)
    watch.blocks(tree.body, (_Holder("part"),))
    for output in tree.find_all(nodes.Output):
        for data in output.find_all(nodes.TemplateData):
            data.data = _with_marks(data, watch.spots)
        output.nodes = [one for one in output.nodes if getattr(one, "data", None) != ""]


def _with_marks(data: nodes.TemplateData, spots: _Spots) -> str:
    here = sorted((place, text) for (owner, place), text in spots.items() if owner == id(data))
    pieces: list[str] = []
    end = 0
    for place, text in here:
        pieces += (data.data[end:place], text)
        end = place
    return "".join((*pieces, data.data[end:]))


class _Watch:
    """Follows the elements through the blocks of a program; `spots` are the marks found."""

    def __init__(self, *, sound: bool) -> None:
        self.sound = sound
        self.spots: _Spots = {}

    def blocks(self, body: Iterable[nodes.Node], path: _Path) -> _Path:
        for node in body:
            path = self._block(node, path)
        return path

    def _block(self, node: nodes.Node, path: _Path) -> _Path:
        if isinstance(node, nodes.Output):
            return self._output(node, path)
        if isinstance(node, nodes.If):
            branches = [node.body, *(other.body for other in node.elif_), node.else_]
            return _either(*(self.blocks(branch, path) for branch in branches))
        if isinstance(node, nodes.For):
            return self._loop(node, path)
        return self.blocks(getattr(node, "body", ()), path)

    def _loop(self, node: nodes.For, path: _Path) -> _Path:
        """Round after round, until another one could bring nothing new."""
        before, after = path, _either(path, self.blocks(node.body, path))
        while after != before:
            before, after = after, _either(after, self.blocks(node.body, after))
        return _either(after, self.blocks(node.else_, path))

    def _output(self, node: nodes.Output, path: _Path) -> _Path:
        last = nodes.TemplateData("")
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                path = self._words(child, path)
                last = child
            elif not self.sound:
                if last.data.endswith("</w:tbl>"):
                    self._note(last, len(last.data), WeakSpot.TABLES)
            elif path[-1].name not in _TEXT_LEVEL:
                if {TABLE, VALUE} & path[-1].last:
                    self._note(last, len(last.data), WeakSpot.TABLES)
                kind = PIECE if path[-1].name in {"tr", "tbl"} else VALUE
                path = (*path[:-1], path[-1].then(kind, *path[-1].last))
        return path

    def _words(self, data: nodes.TemplateData, path: _Path) -> _Path:
        for token in _ELEMENT.finditer(data.data):
            if not self.sound:
                self._note_always(data, token)
            elif token["end"]:
                path = self._close(data, token, path)
            else:
                path = self._open(data, token, path)
        return path

    def _open(self, data: nodes.TemplateData, token: re.Match[str], path: _Path) -> _Path:
        name, here = token["name"], path[-1]
        if name == "sectPr":
            if here.name == "body" and not here.last <= {PARAGRAPH}:
                self._note(data, token.start(), WeakSpot.PARAGRAPH, here.looks)
            return (*path[:-1], here.then(PARAGRAPH)) if here.name == "body" else path
        if token["empty"]:
            return (*path[:-1], here.then(PARAGRAPH)) if name == "p" else path
        if name == "tbl" and {TABLE, VALUE} & here.last:
            self._note(data, token.start(), WeakSpot.TABLES)
        if name == "p" and not here.looks and (found := _LOOKS.match(data.data, token.end())):
            path = (*path[:-1], replace(here, looks=_NOT_KEPT.sub("", found.group())))
        level = _level(path) if name == "sdtContent" else name
        return (*path, _Holder(level, here.last if name == "sdt" else _EMPTY))

    def _close(self, data: nodes.TemplateData, token: re.Match[str], path: _Path) -> _Path:
        *outer, around, here = path
        place, may_be_empty = token.start(), NOTHING in here.last
        if here.name in _STORIES and not here.last <= {PARAGRAPH}:
            self._note(data, place, WeakSpot.PARAGRAPH, here.looks)
        if here.name == "tr" and may_be_empty:
            self._note(data, place, WeakSpot.ROW)
        if here.name == "tbl" and may_be_empty:
            self._note(data, place, WeakSpot.TABLE)
        if here.name in {"blocks", "pieces"} and may_be_empty:
            self._note(
                data,
                place,
                WeakSpot.BLOCKS if here.name == "blocks" else WeakSpot.PIECES,
                here.looks,
            )
        return (*outer, around.then(*_left_by(here, around)))

    def _note_always(self, data: nodes.TemplateData, token: re.Match[str]) -> None:
        name = token["name"]
        if not token["end"]:
            if name == "tbl":
                self._note(data, token.start(), WeakSpot.TABLES)
            elif name == "sectPr" and _LAST_SECTION.match(data.data, token.start()):
                self._note(data, token.start(), WeakSpot.PARAGRAPH)
        elif name in _STORIES - {"body"}:
            self._note(data, token.start(), WeakSpot.PARAGRAPH)
        elif name in {"tr", "tbl"}:
            self._note(data, token.start(), WeakSpot.ROW if name == "tr" else WeakSpot.TABLE)

    def _note(self, data: nodes.TemplateData, place: int, kind: WeakSpot, looks: str = "") -> None:
        blank = f"<w:p>{looks}</w:p>" if looks else BLANK
        self.spots[id(data), place] = mark(kind, blank)


def _level(path: _Path) -> str:
    """What the content of a control holds: words, blocks, or the pieces of a table."""
    around = next((one.name for one in reversed(path) if one.name != "sdt"), "")
    if around in _TEXT_LEVEL:
        return "p"
    return "pieces" if around in {"tr", "tbl", "pieces"} else "blocks"


def _left_by(here: _Holder, around: _Holder) -> Iterable[str]:
    """What may be last in the holder around, once this one is closed."""
    if here.name == "sdt":
        return here.last
    if here.name == "blocks":
        return {PARAGRAPH if kind == NOTHING else kind for kind in here.last}
    left = _LEAVE.get(here.name)
    if left is None or (here.name == "p" and around.name == "sdt"):
        return around.last
    goes = NOTHING in here.last and here.name in _GO
    return {left} | (around.last if goes else frozenset())


def _either(*paths: _Path) -> _Path:
    """The same holders with all that may be last in them on any of the ways."""
    first, *others = paths
    for other in others:
        first = tuple(
            replace(one, last=one.last | two.last, looks=one.looks or two.looks)
            for one, two in zip(first, other, strict=False)
        )
    return first

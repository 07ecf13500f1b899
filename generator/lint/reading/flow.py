"""The text of a part read in order: paragraphs, tables, text boxes, with their effective formats.

One reader per document counts paragraphs, automatic numbers and sections as it goes. What the
paragraphs mean is left to the finders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.lint.reading.drawing import Drawn, Shape, chosen, read_shapes
from generator.lint.reading.formats import Partial
from generator.lint.reading.legacy_fonts import as_shown
from generator.lint.reading.numbering import ListNumbering
from generator.lint.reading.ooxml import TAG, Element, child, length, on_off, short, value
from generator.lint.reading.paragraphs import LEFT, RIGHT, Block, ReadCell, ReadParagraph, ReadTable
from generator.lint.reading.runs import ReadRun, field_codes, inside, runs_in, text_of
from generator.lint.reading.section import PageSection
from generator.lint.reading.spot import Spot
from generator.lint.reading.stylesheet import StyleSheet
from generator.ooxml import whole
from generator.wording import LegacyCode

MAX_DEPTH = 40
_BLOCKS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})
_DRAWINGS = frozenset({"mc:AlternateContent", "w:drawing", "w:pict", "w:object"})
_FAR_LEFT = 5000
_WIDE = 0.75


@dataclass(slots=True)
class _Context:
    """Where the reader stands: cell, box, place of the outermost table, what a table style gives."""

    cell: ReadCell | None = None
    box: Shape | None = None
    frame: str = ""
    place: tuple[int, int, int] = (0, 0, 0)
    run: Partial = field(default_factory=dict)
    paragraph: Partial = field(default_factory=dict)
    room: int = 0
    depth: int = 0


@dataclass
class FlowReader:
    """Reads the parts of one document, counting lists through all of them."""

    styles: StyleSheet
    numbering: ListNumbering
    sections: list[PageSection]
    coded: Mapping[Element, LegacyCode] = field(default_factory=dict)
    _part: str = ""
    _paragraphs: int = 0
    _tables: int = 0
    _section: int = 1

    def read(self, root: Element, part: str) -> list[Block]:
        """The blocks of a part: `root` is `w:body`, `w:hdr`, `w:footnotes` …"""
        self._part, self._paragraphs, self._tables, self._section = part, 0, 0, 1
        return list(self._blocks(root, _Context(room=self._text_width())))

    def _text_width(self) -> int:
        number = min(self._section, len(self.sections))
        return self.sections[number - 1].text_width

    def _blocks(self, holder: Element, context: _Context) -> Iterator[Block]:
        for node in holder:
            name = short(node)
            if name == "w:p":
                yield self._paragraph(node, context)
            elif name == "w:tbl":
                yield self._table(node, context)
            elif name == "mc:AlternateContent":
                yield from self._blocks(chosen(node), context)
            elif name in _BLOCKS or name in ("w:footnote", "w:endnote"):
                yield from self._blocks(node, context)

    def _paragraph(self, node: Element, context: _Context) -> ReadParagraph:
        properties = child(node, "w:pPr")
        style = self.styles.paragraph_style(properties)
        listed, label = self._numbered(properties, style)
        self._paragraphs += 1
        mark = self.styles.run_format(child(properties, "w:rPr"), style, context.run)
        runs = tuple(self._runs(node, style, context))
        shapes = tuple(shape for run in runs_in(node) for shape in read_shapes(run))
        spot = Spot(self._part, self._paragraphs, *context.place)
        paragraph = ReadParagraph(
            element=node,
            spot=spot,
            style=style,
            format=self.styles.paragraph_format(properties, style, context.paragraph, *listed),
            runs=runs,
            section=self._section,
            room=self._room(properties, context),
            label=label,
            cell=context.cell,
            box=context.box,
            frame=self._frame(properties) or context.frame,
            shapes=shapes,
            fields=tuple(field_codes(node)),
            mark_size=mark.size,
        )
        paragraph.spot = spot.quoting(paragraph.text)
        self._read_boxes(paragraph, context)
        if child(properties, "w:sectPr") is not None:
            self._section += 1
        return paragraph

    def _room(self, properties: Element | None, context: _Context) -> int:
        framed = length(child(properties, "w:framePr"), "w:w")
        return framed or (context.room if context.depth else self._text_width())

    def _numbered(
        self, properties: Element | None, style: str
    ) -> tuple[tuple[Partial, Partial], str]:
        own = child(properties, "w:numPr")
        found = self.styles.numbering_of(style) if own is None else own
        level, label = self.numbering.next_label(found)
        indents = level.indents if level else {}
        return (({}, indents) if own is not None else (indents, {})), label

    def _runs(self, node: Element, style: str, context: _Context) -> Iterator[ReadRun]:
        for run in runs_in(node):
            text = text_of(run)
            if text:
                look = self.styles.run_format(child(run, "w:rPr"), style, context.run)
                if not look.hidden:
                    code = self.coded.get(run)
                    meant = as_shown(text, look) if code is None else code.read(text) or text
                    yield ReadRun(meant, look, run)

    def _frame(self, properties: Element | None) -> str:
        frame = child(properties, "w:framePr")
        if frame is None:
            return ""
        far = (length(frame, "w:x") or 0) > _FAR_LEFT
        return RIGHT if far or frame.get(TAG["w:xAlign"]) == RIGHT else LEFT

    def _read_boxes(self, paragraph: ReadParagraph, context: _Context) -> None:
        if context.depth >= MAX_DEPTH:
            return
        for shape in paragraph.shapes:
            if shape.kind is Drawn.BOX and shape.text is not None:
                deeper, place = context.depth + 1, context.place
                side = self._side_of(shape)
                inner = _Context(box=shape, frame=side, place=place, room=shape.room, depth=deeper)
                paragraph.boxed_blocks += list(self._blocks(shape.text, inner))

    def _side_of(self, box: Shape) -> str:
        """The half of the page on which a box stands; nothing of one that is as wide as the text."""
        section = self.sections[min(self._section, len(self.sections)) - 1]
        if box.x is None or box.width >= section.text_width * _WIDE:
            return box.align if box.align in (LEFT, RIGHT) else ""
        begin = box.x - (section.margins["left"] if box.of_page else 0)
        return LEFT if begin + box.width / 2 < section.text_width / 2 else RIGHT

    def _table(self, node: Element, context: _Context) -> ReadTable:
        properties = child(node, "w:tblPr")
        self._tables += 0 if context.depth else 1
        style = value(properties, "w:tblStyle") or self.styles.defaults.get("table", "")
        number = context.place[0] or self._tables
        table = ReadTable(
            element=node,
            spot=Spot(self._part, self._paragraphs + 1, number, *context.place[1:]),
            style=style,
            section=self._section,
            margins=self._margins(properties, style),
            bordered=self._bordered(properties, style),
            holder=context.cell,
        )
        grid = [length(one, "w:w") or 0 for one in node.iter(TAG["w:gridCol"])]
        if context.depth < MAX_DEPTH:
            for row in inside(node, "w:tr", _BLOCKS):
                self._row(row, table, grid, context)
        table.width = table.width or sum(grid)
        return table

    def _row(self, node: Element, table: ReadTable, grid: list[int], context: _Context) -> None:
        properties = child(node, "w:trPr")
        table.headers.append(on_off(properties, "w:tblHeader") is True)
        table.unbroken.append(on_off(properties, "w:cantSplit") is True)
        cells: list[ReadCell] = []
        table.rows.append(cells)
        column = whole(value(properties, "w:gridBefore"), 0)
        left = sum(grid[:column])
        for element in inside(node, "w:tc", _BLOCKS):
            own = child(element, "w:tcPr")
            span = whole(value(own, "w:gridSpan"), 1)
            width = sum(grid[column : column + span]) or length(child(own, "w:tcW"), "w:w") or 0
            row = len(table.rows) - 1
            edges = _edges(child(own, "w:tcBorders"))
            cells.append(ReadCell(table, row, column, span, left, width, [], element, *edges))
            column, left = column + span, left + width
            table.width = max(table.width, left)
        self._fill(cells, table, context)

    def _fill(self, cells: list[ReadCell], table: ReadTable, context: _Context) -> None:
        first = len(table.rows) == 1
        run, paragraph = self.styles.table_layers(table.style, first_row=first)
        inside_row = replace(context, run=run, paragraph=paragraph, depth=context.depth + 1)
        for index, cell in enumerate(cells, 1):
            inner = replace(inside_row, cell=cell, room=max(cell.width - sum(table.margins), 0))
            if not context.depth:
                inner.place = (table.spot.table, len(table.rows), index)
            cell.blocks += list(self._blocks(cell.element, inner))

    def _margins(self, properties: Element | None, style: str) -> tuple[int, int]:
        found = {"left": 108, "right": 108}
        holders = [child(one, "w:tblPr") for one in reversed(self.styles.chain(style))]
        for holder in (*holders, properties):
            margins = child(holder, "w:tblCellMar")
            for side, other in (("left", "start"), ("right", "end")):
                for name in (side, other):
                    width = length(child(margins, f"w:{name}"), "w:w")
                    found[side] = found[side] if width is None else width
        return found["left"], found["right"]

    def _bordered(self, properties: Element | None, style: str) -> bool:
        holders = [child(one, "w:tblPr") for one in self.styles.chain(style)]
        for holder in (properties, *holders):
            borders = child(holder, "w:tblBorders")
            if borders is not None:
                kinds = [side.get(TAG["w:val"]) for side in borders]
                return any(kind not in ("nil", "none", None) for kind in kinds)
        return False


def _edges(borders: Element | None) -> tuple[str, str]:
    """The kinds of the upper and lower border of a cell that has none at its sides."""
    kinds = {
        short(one)[2:]: one.get(TAG["w:val"]) or "" for one in (() if borders is None else borders)
    }
    drawn = {side: kind for side, kind in kinds.items() if kind not in ("nil", "none", "")}
    if drawn.keys() & {"left", "right", "start", "end"}:
        return "", ""
    return drawn.get("top", ""), drawn.get("bottom", "")

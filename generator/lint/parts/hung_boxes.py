"""Boxes of a heading or a closing that hang on words they do not belong to: they stand by themselves.

Where a box is drawn says nothing of the paragraph on which it hangs: Word hangs the boxes of a heading on the
title below them, and those of a closing on the last paragraph of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.lint.parts import anchors
from generator.lint.reading.drawing import Drawn
from generator.lint.reading.paragraphs import Block, ReadParagraph, TextLine, paragraphs_of

_SIGNS = (anchors.is_recipients_label, anchors.is_authority)


def boxes_apart(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, with a block of its own for the boxes of a heading, above, or of a closing, below."""
    for block in blocks:
        if isinstance(block, ReadParagraph) and block.boxed_blocks and block.text:
            yield from _apart(block)
        else:
            yield block


def _apart(paragraph: ReadParagraph) -> Iterator[ReadParagraph]:
    lines = [line for one in paragraphs_of(paragraph.boxed_blocks) for line in one.lines]
    above = any(map(anchors.is_national_title, lines))
    if not above and not any(map(_closes, lines)):
        yield paragraph
        return
    boxes = tuple(one for one in paragraph.shapes if one.kind is Drawn.BOX)
    holder = replace(paragraph, runs=(), label="", shapes=boxes)
    paragraph.boxed_blocks = []
    paragraph.shapes = tuple(one for one in paragraph.shapes if one.kind is not Drawn.BOX)
    yield from (holder, paragraph) if above else (paragraph, holder)


def _closes(line: TextLine) -> bool:
    return any(is_one(line) for is_one in _SIGNS)

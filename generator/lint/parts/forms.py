"""A file that holds many forms one after another, such as the annex of a decree, cut into them.

Each form begins at a paragraph that names it («Mẫu 1.4 - …»). Explanations below a form, tables that
begin with «Ghi chú», are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.lint.parts.dissection import find_letters
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import Block, ReadParagraph, ReadTable

FORM_HEADING = re.compile(r"Mẫu (\d+\.\d+ ?-|văn bản \().*")
_NOTE = re.compile(r"Ghi chú ?:.*")


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the name it goes by in the file, and the form as a document of its own."""

    title: str
    document: WordFile


def split_forms(document: WordFile, heading: re.Pattern[str] = FORM_HEADING) -> list[Form]:
    """The forms of a file, in order; none when no paragraph matches `heading`."""
    starts = [at for at, block in enumerate(document.blocks) if _names_form(block, heading)]
    ends = [*starts[1:], len(document.blocks)]
    return [_form(document, start, end) for start, end in zip(starts, ends, strict=False)]


def _names_form(block: Block, heading: re.Pattern[str]) -> bool:
    return isinstance(block, ReadParagraph) and heading.fullmatch(block.text) is not None


def _form(document: WordFile, start: int, end: int) -> Form:
    title = document.blocks[start]
    blocks = list(_without_notes(document.blocks[start:end]))
    part = replace(document, blocks=blocks, letters=find_letters(blocks))
    return Form(title.text if isinstance(title, ReadParagraph) else "", part)


def _without_notes(blocks: list[Block]) -> Iterator[Block]:
    """The boxes that hang on the name of the form stay, its words and the notes go."""
    if isinstance(blocks[0], ReadParagraph):
        yield from blocks[0].boxed_blocks
    for block in blocks[1:]:
        if not (isinstance(block, ReadTable) and _is_note(block)):
            yield block


def _is_note(table: ReadTable) -> bool:
    first = next((one for one in table.paragraphs if one.text), None)
    return first is not None and _NOTE.fullmatch(first.text) is not None

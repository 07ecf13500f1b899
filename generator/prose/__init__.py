"""The body of a document: Markdown → numbered paragraphs in the official styles → Word.

`blocks` reads the Markdown, `outline` numbers headings as the decree does, `word` writes them.
Expressions have been filled before; figures, tables and templates are other rooms.
"""

from generator.prose.blocks import Block, BlockKind, Run, Slip, escape_markdown, parse_markdown
from generator.prose.outline import Inserted, Paragraph, Piece, SmallTable, arrange, finish
from generator.prose.word import write_prose

__all__ = [
    "Block",
    "BlockKind",
    "Inserted",
    "Paragraph",
    "Piece",
    "Run",
    "Slip",
    "SmallTable",
    "arrange",
    "escape_markdown",
    "finish",
    "parse_markdown",
    "write_prose",
]

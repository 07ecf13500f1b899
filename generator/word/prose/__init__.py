"""The body of a document: Markdown → numbered paragraphs in the official styles → Word.

`blocks` reads the Markdown, `outline` numbers headings as the decree does, `word` writes them.
Expressions have been filled before; figures, tables and templates are other rooms.
"""

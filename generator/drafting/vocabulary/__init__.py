"""The vocabulary of documents: which names a body or a Word template may use, and their values.

Arithmetic is left to `generator.figures`, the look of a figure to `generator.wording`.
"""

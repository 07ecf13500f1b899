"""The vocabulary of documents: which names a body or a Word template may use, and their values.

Arithmetic is left to `generator.figures`, the look of a figure to `generator.wording`.
"""

from generator.context.build import Marker, build_names, signatory_of
from generator.context.catalogue import NameEntry, list_names
from generator.context.citations import Citation, build_citations, symbol_of
from generator.context.filter_meanings import FILTERS
from generator.context.filters import build_filters, printed
from generator.context.known import NotKnown
from generator.context.vocabulary import MEANINGS, NAMES

__all__ = [
    "FILTERS",
    "MEANINGS",
    "NAMES",
    "Citation",
    "Marker",
    "NameEntry",
    "NotKnown",
    "build_citations",
    "build_filters",
    "build_names",
    "list_names",
    "printed",
    "signatory_of",
    "symbol_of",
]

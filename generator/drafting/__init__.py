"""A document of a campaign → all that its Word template asks for, as finished words and Word content.

Joins figures, vocabulary, prose, tables and charts; knows neither files nor the package format.
"""

from __future__ import annotations

from generator.drafting.charting import draw_figures
from generator.drafting.draft import draft_document, kind_of, template_of
from generator.drafting.expressions import Expressions
from generator.drafting.lines import line_of_unit
from generator.drafting.listing import Listed, list_figures
from generator.drafting.press import BriefSubject, write_briefs
from generator.drafting.subject import Draft, Subject
from generator.drafting.vocabulary.build import build_names
from generator.drafting.vocabulary.catalogue import NameEntry, list_names
from generator.drafting.vocabulary.citations import symbol_of
from generator.drafting.vocabulary.filter_meanings import FILTERS
from generator.drafting.vocabulary.filters import amount, build_filters
from generator.drafting.vocabulary.meanings import MEANINGS
from generator.drafting.vocabulary.single_figures import percent, said
from generator.drafting.vocabulary.turns import difference, pair

__all__ = [
    "FILTERS",
    "MEANINGS",
    "BriefSubject",
    "Draft",
    "Expressions",
    "Listed",
    "NameEntry",
    "Subject",
    "amount",
    "build_filters",
    "build_names",
    "difference",
    "draft_document",
    "draw_figures",
    "kind_of",
    "line_of_unit",
    "list_figures",
    "list_names",
    "pair",
    "percent",
    "said",
    "symbol_of",
    "template_of",
    "write_briefs",
]

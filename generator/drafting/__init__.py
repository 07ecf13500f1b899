"""A document of a campaign → all that its Word template asks for, as finished words and Word content.

Joins figures, vocabulary, prose, tables and charts; knows neither files nor the package format.
"""

from generator.drafting.draft import draft_document, kind_of, template_of
from generator.drafting.expressions import Expressions
from generator.drafting.subject import Draft, Subject
from generator.drafting.tabulate import tabulate

__all__ = [
    "Draft",
    "Expressions",
    "Subject",
    "draft_document",
    "kind_of",
    "tabulate",
    "template_of",
]

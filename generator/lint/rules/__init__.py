"""All rules of the linter, by the part of a document that they judge; each docstring is a manual.

A new rule is a decorated function in one of these modules, or in a module of its own added below.
"""

from __future__ import annotations

from generator.lint.rule import Rule
from generator.lint.rules import (
    addressees,
    annex,
    annex_pages,
    body,
    capitals_names,
    capitals_words,
    citation,
    components,
    dates,
    directive,
    font,
    headings,
    issuer,
    legal_basis,
    lengths,
    marks,
    national_title,
    number,
    numerals,
    ooxml_markup,
    ooxml_parts,
    page,
    page_number,
    party,
    place_date,
    recipients,
    signature,
    tables,
    title,
)

_MODULES = (
    page, font, page_number, components, national_title, issuer, number, place_date, title,
    directive, legal_basis, citation, headings, body, addressees, signature, recipients, annex,
    annex_pages,    marks, party, lengths, capitals_words, capitals_names, dates, numerals, tables, ooxml_markup, ooxml_parts,
)  # fmt: skip

RULES: dict[str, Rule] = {
    found.id: found
    for module in _MODULES
    for found in vars(module).values()
    if isinstance(found, Rule)
}

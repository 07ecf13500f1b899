"""The content of a finished document, to stand in a copy of it (sao y, sao lục; forms 3.1 and 3.2).

Both are made from our templates, so that styles agree. An annex begins on a new page of the copy
instead of a section of its own.
"""

from __future__ import annotations

import re

from generator.ooxml import content_types, unpack_parts
from generator.word.template.inspection import MAIN

_BODY = re.compile(r"<w:body>(.*)<w:sectPr\b.*?</w:sectPr>\s*</w:body>", re.DOTALL)
_BREAK = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_NEW_PAGE = "<w:pageBreakBefore/>"


def content_of(data: bytes) -> str:
    """The WordprocessingML of a document's body, without its sections."""
    parts = unpack_parts(data)
    main = next(name for name, kind in content_types(parts).items() if kind == MAIN)
    found = _BODY.search(parts[main].decode())
    return _BREAK.sub("", _on_new_pages(found[1])) if found else ""


def _on_new_pages(xml: str) -> str:
    """The same where each paragraph that ends a section begins a page instead."""
    return re.sub(
        r"<w:pPr>((?:(?!</w:pPr>).)*?)(<w:sectPr\b)",
        lambda found: f"<w:pPr>{_with_break(found[1])}{found[2]}",
        xml,
        flags=re.DOTALL,
    )


def _with_break(properties: str) -> str:
    """Paragraph properties with a page break at the place that the schema gives it."""
    style = re.match(r"<w:pStyle\b[^>]*/>", properties)
    end = style.end() if style else 0
    return properties[:end] + _NEW_PAGE + properties[end:]

"""Makes the Word templates (phôi) from the official format: `python -m tools.stationery`.

What comes out is an ordinary `.docx` with tags in it, which an office then edits in Word. Made once
and kept in `templates/`; never used while drafting.
"""

from __future__ import annotations

from generator.standard import Standard
from tools.stationery import page_parts
from tools.stationery.base_document import pack_template
from tools.stationery.blanks import BLANKS, write_body

__all__ = ["make_template", "template_names"]


def template_names() -> tuple[str, ...]:
    """The templates that can be made, by file name."""
    return tuple(BLANKS)


def make_template(name: str, standard: Standard) -> bytes:
    """A template as a `.docx`; the same standard always gives the same bytes.

    Raises KeyError for a name that is not among `template_names`.
    """
    blank = BLANKS[name]
    furniture = page_parts.furnish(standard, has_annexes=blank.has_annexes)
    body = write_body(blank, standard, furniture)
    return pack_template(standard, blank.title, body, furniture)

"""Files of results read whole, as an import reads them."""

from __future__ import annotations

from generator.sheets.doubts import ask_nobody
from generator.sheets.unit_results import open_results


def read_results(files, campaign, request=None, ask=ask_nobody):
    """What the files say, of the moment that they say of themselves."""
    opened = open_results(files, campaign, request, ask)
    return opened.read(opened.moment)

"""From a text to its claims: what each part of the reader does, one after the other."""

from __future__ import annotations

import re

from generator.wording.claims.claim import Claim, Claims, Join, Joined
from generator.wording.claims.masks import find_cited, mask_labels, mask_names
from generator.wording.claims.numerals import find_numbers
from generator.wording.claims.sheet import Sheet
from generator.wording.claims.times import find_times
from generator.wording.order import nfc

_SLASH = re.compile(r"\s?/\s?")


def read_claims(text: str) -> Claims:
    """The figures and times that a paragraph or a cell claims, in the order of the text.

    Places are those of the composed text (NFC), which `Claims.text` holds.
    """
    sheet = Sheet(nfc(text))
    cited = find_cited(sheet)
    mask_names(sheet)
    times = find_times(sheet)
    mask_labels(sheet)
    numbers = find_numbers(sheet)
    return Claims(
        sheet.text, tuple(numbers), tuple(_pairs(sheet, numbers)), tuple(times), tuple(cited)
    )


def _pairs(sheet: Sheet, numbers: list[Claim]) -> list[Joined]:
    return [
        Joined(Join.PAIR, first.start, second.end, (first, second))
        for first, second in zip(numbers, numbers[1:], strict=False)
        if _SLASH.fullmatch(sheet.low, first.end, second.start)
    ]

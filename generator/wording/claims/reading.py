"""From a text to its claims: what each part of the reader does, one after the other."""

from __future__ import annotations

from generator.wording.claims.citations import find_cited
from generator.wording.claims.claim import Claim, Claims
from generator.wording.claims.joins import find_joined, find_ranks, find_spelt
from generator.wording.claims.lists import find_among, find_parts, find_rows
from generator.wording.claims.masks import mask_labels, mask_names
from generator.wording.claims.numerals import find_numbers
from generator.wording.claims.sheet import Sheet
from generator.wording.claims.spelled import find_spelled
from generator.wording.claims.times import find_times
from generator.wording.order import nfc


def read_claims(text: str) -> Claims:
    """The figures and times that a paragraph or a cell claims, in the order of the text.

    Places are those of the composed text (NFC), which `Claims.text` holds.
    """
    sheet = Sheet(nfc(text))
    mask_names(sheet)
    cited = find_cited(sheet)
    times = find_times(sheet)
    ranks = find_ranks(sheet)
    mask_labels(sheet)
    digits = find_numbers(sheet)
    joined = [*ranks, *find_spelt(sheet, digits)]
    apart = _in_order([*digits, *find_spelled(sheet)])
    joined += find_joined(sheet, apart)
    joined += [
        *find_parts(sheet, apart, joined),
        *find_among(sheet, apart, joined),
        *find_rows(sheet, apart),
    ]
    numbers = {claim.start: claim for join in joined for claim in join.claims}
    numbers |= {claim.start: claim for claim in apart}
    joined.sort(key=lambda join: (join.start, join.end))
    return Claims(
        sheet.text,
        tuple(_in_order([*numbers.values()])),
        tuple(joined),
        tuple(times),
        tuple(cited),
        sheet.masked,
    )


def _in_order(claims: list[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: claim.start)

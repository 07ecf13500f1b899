"""From a text to its claims: what each part of the reader does, one after the other."""

from __future__ import annotations

from generator.wording.claims.cited import find_cited
from generator.wording.claims.claim import ClaimedNumber, Claims
from generator.wording.claims.digits import find_numbers
from generator.wording.claims.joins import find_joined, find_ranks, find_spelt
from generator.wording.claims.masks import mask_labels, mask_names, mask_said_before
from generator.wording.claims.paper import Paper
from generator.wording.claims.spacing import read_through
from generator.wording.claims.spelled import find_spelled
from generator.wording.claims.times import find_times
from generator.wording.claims.wholes import find_among, find_parts, find_rows
from generator.wording.order import nfc
from generator.workspace import regex

_DIGIT = regex(r"[0-9]")


def read_claims(text: str) -> Claims:
    """The figures and times that a paragraph or a cell claims, in the order of the text.

    Places are those of the composed text (NFC), which `Claims.text` holds.
    """
    return read_through(nfc(text), _read)


def _read(text: str) -> Claims:
    paper = Paper(text)
    has_digits = bool(_DIGIT.search(paper.text))
    if has_digits:
        mask_names(paper)
        mask_said_before(paper)
    cited = find_cited(paper) if has_digits else []
    times = find_times(paper) if has_digits else []
    ranks = find_ranks(paper)
    if has_digits:
        mask_labels(paper)
    digits = find_numbers(paper) if has_digits else []
    joined = [*ranks, *find_spelt(paper, digits)]
    apart = _in_order([*digits, *find_spelled(paper)])
    joined += find_joined(paper, apart)
    joined += [
        *find_parts(paper, apart, joined),
        *find_among(paper, apart, joined),
        *find_rows(paper, apart),
    ]
    numbers = {claim.start: claim for join in joined for claim in join.claims}
    numbers |= {claim.start: claim for claim in apart}
    joined.sort(key=lambda join: (join.start, join.end))
    return Claims(
        paper.text,
        tuple(_in_order([*numbers.values()])),
        tuple(joined),
        tuple(times),
        tuple(cited),
        paper.masked,
        tuple(paper.broken),
    )


def _in_order(claims: list[ClaimedNumber]) -> list[ClaimedNumber]:
    return sorted(claims, key=lambda claim: claim.start)

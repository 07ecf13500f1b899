"""Which of the places that differ a reader would call changed: figures and sentences, not numbers before headings nor how charts are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.drafting import CHART_NOTES
from generator.office.changed_words import Passages
from generator.workspace import regex

_NOTES = regex(r"Ghi chú:\s*|-\s+")
_END = regex(r"\s*\./\.$")
_NUMBER = regex(
    r"(?:(?:Điều \d+|[IVXLC]+|\d+(?:\.\d+)*)\.|\d+(?:\.\d+)+|[a-zđ]\))\s+|(?i:phụ lục)(?: [IVXLC]+)?$"
)


def read_as_changed(places: Iterable[Passages]) -> Iterator[Passages]:
    """The places without headings, points and notes that only moved or got another number, and without notes that say how a chart is drawn.

    The mark `./.` with which a text ends is no change either. What is gone at one place and came at another is the same where only its number differs.
    """
    found = [one for one in map(_without_end, places) if one.cell or not _is_same(one)]
    gone = Counter(_bare(one.before) for one in found if one.before and one.after is None)
    came = Counter(_bare(one.after) for one in found if one.after and one.before is None)
    moved = {"gone": gone & came, "came": gone & came}
    for one in found:
        side = "gone" if one.after is None else "came" if one.before is None else ""
        bare = _bare(one.before or one.after or "")
        if not one.cell and side and moved[side][bare] > 0:
            moved[side][bare] -= 1
        else:
            yield one


def _without_end(one: Passages) -> Passages:
    before, after = (text and _END.sub(".", text) for text in (one.before, one.after))
    return one._replace(before=before, after=after)


def _is_same(one: Passages) -> bool:
    return _bare(one.before or "") == _bare(one.after or "")


def _bare(text: str) -> str:
    """A paragraph without the number or the mark before it; of a note on how a chart is drawn nothing."""
    said = text.strip()
    for form in (_NOTES, _NOTES, _NUMBER):
        said = said[found.end() :] if (found := form.match(said)) else said
    return "" if said in CHART_NOTES else said

"""Where a long title is broken: in few lines of like length, between phrases and not inside a word.

Vietnamese writes the syllables of a word apart, so that only signs and joining words tell where a
phrase ends, and the words of this trade what belongs together. Any other place is taken at a price,
and rather one line more than a word torn apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from generator import ooxml
from generator.wording import COUPLED
from generator.workspace import unchanging

_TEARING = 1.0
_WITHIN_A_WORD = 2.0
_BEFORE_A_NAME = 0.3
_UNEVEN = 3.0
_ONE_MORE = 0.5
_JOINING = frozenset((
    "và", "của", "thực", "trong", "tính", "năm", "theo", "cho", "từ", "về", "để", "do", "với",
    "tại", "giai", "nhằm", "trên", "giữa", "ban", "kèm",
))  # fmt: skip
_LINKING = frozenset(("và", "của", "về"))
_PLACES = frozenset(("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu"))
_OF_PLACES = frozenset(("tỉnh", "phố", "huyện", "quận", "xã", "phường"))
_AFTER = (",", ";", ":", "”", "-", "–")
_BEFORE = ("“", "(")


@lru_cache(maxsize=256)
def break_title(
    text: str, width: int, points: Fraction | int, *, bold: bool = True
) -> tuple[str, ...]:
    """The lines of a centred title in a column `width` twips wide."""
    words = text.split()
    return _broken(_Title, words, words, width, points, bold=bold)


@lru_cache(maxsize=256)
def break_name(
    name: str, width: int, points: Fraction | int, *, bold: bool = True
) -> tuple[str, ...]:
    """The lines of a body's name or of a position in capitals, in a column `width` twips wide.

    >>> break_name("Liên đoàn Lao động tỉnh Thanh Hóa", 3294, 13)
    ('LIÊN ĐOÀN LAO ĐỘNG', 'TỈNH THANH HÓA')
    """
    words = name.split()
    return _broken(_BodyTitle, words, [word.upper() for word in words], width, points, bold=bold)


Way = tuple[float, tuple[int, ...]]
"""A price, and the word after the last of each line."""


@unchanging(frozen=True)
class _Title:
    """The words of a title, where each of them begins on one long line, and how wide a line may be."""

    words: Sequence[str]
    edges: Sequence[int]
    space: int
    width: int

    def way(self, count: int) -> Way:
        """The cheapest way into so many lines; one at any price when there are too few words."""
        whole = len(self.words)
        ways: dict[int, Way] = {0: (0.0, ())}
        for line in range(1, count + 1):
            ends = range(line, whole) if line < count else (whole,)
            found = {end: list(self._ways_to(end, ways, count)) for end in ends}
            ways = {end: min(known, key=itemgetter(0)) for end, known in found.items() if known}
        return ways.get(whole, (float("inf"), (whole,)))

    def torn(self, at: int) -> float:
        """The price of a break before a word."""
        return _tearing(self.words[at - 1], self.words[at])

    def _ways_to(self, end: int, ways: Mapping[int, Way], count: int) -> Iterator[Way]:
        """One line more, up to a word, after each of the ways that leave it something that fits."""
        torn = self.torn(end) if end < len(self.words) else 0.0
        for start, (spent, ends) in ways.items():
            size = self.edges[end] - self.edges[start] - self.space
            if end - start == 1 or (start < end and size <= self.width):
                uneven = _UNEVEN * ((size - self.edges[-1] / count) / self.width) ** 2
                yield spent + uneven + torn, (*ends, end)


def _tearing(before: str, after: str) -> float:
    """The price of a break between two words."""
    if (before.lower().lstrip("“("), after.lower().rstrip("”,;:)")) in COUPLED:
        return _WITHIN_A_WORD
    if before.endswith(_AFTER) or after.startswith(_BEFORE) or after.lower() in _JOINING:
        return 0.0
    return _BEFORE_A_NAME if after.istitle() and not before.istitle() else _TEARING


class _BodyTitle(_Title):
    """The words of a name as it is written in a sentence; in the heading it stands in capitals."""

    def torn(self, at: int) -> float:
        before, after = self.words[at - 1], self.words[at]
        left, right = before.lower().strip("“("), after.lower().rstrip("”,;:)")
        following = " ".join(self.words[at : at + 2]).lower()
        held = left in _LINKING or left in _OF_PLACES or left.endswith(".")
        if held or (left, right) in COUPLED:
            return _WITHIN_A_WORD
        if after.startswith(_BEFORE) or before.endswith(_AFTER):
            return 0.0
        if right in _PLACES or following in _PLACES or right in _LINKING:
            return 0.0
        if before.istitle() and after.istitle():
            return _WITHIN_A_WORD
        return _BEFORE_A_NAME if after.istitle() else _TEARING


def _broken(
    sort: type[_Title],
    words: Sequence[str],
    shown: Sequence[str],
    width: int,
    points: Fraction | int,
    *,
    bold: bool,
) -> tuple[str, ...]:
    """The lines of what is `shown`, broken where its `words` as they stand in a sentence are torn least."""
    fewest = len(ooxml.wrap(" ".join(shown), width, points, bold=bold))
    if fewest <= 1:
        return (" ".join(shown),)
    space = ooxml.text_width(" ", points, bold=bold)
    sizes = (ooxml.text_width(word, points, bold=bold) + space for word in shown)
    title = sort(words, list(accumulate(sizes, initial=0)), space, width)
    (price, ends), (longer, more) = title.way(fewest), title.way(fewest + 1)
    chosen = more if longer + _ONE_MORE < price else ends
    return tuple(" ".join(shown[a:b]) for a, b in zip((0, *chosen[:-1]), chosen, strict=True))

"""Names and facts that the records spell with digits, found in a text even where a digit differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field

from generator.problems import Place
from generator.workspace import regex, unchanging

_DIGIT = regex(r"\d")
_NUMBER = regex(r"\d+")
_YEAR = regex(r"20\d\d")
_FIRST = regex(r"\w+")
_BLANK = regex(r"\s")
_WORDS = regex(r"[^\W\d_]+")
_OF_TIME = {"năm", "tháng", "ngày", "quý", "giữa", "cuối", "đầu", "từ", "đến", "hết", "tính"}
_FEWEST_WORDS = 3
_SIGMA = "Σ"
"""What becomes small in two ways, by what stands behind it."""


@unchanging(frozen=True, slots=True)
class KnownText:
    """Words with digits that the records spell in one way: a name, a fact."""

    text: str
    find_place: Callable[[], Place] = field(compare=False)
    is_one_of_many: bool = False
    """Whether others may have its name with another number: «Khu phố 1»."""

    @property
    def place(self) -> str:
        """Where it is recorded; looked up when it is told, as there may be very many."""
        return str(self.find_place())


@unchanging(frozen=True, slots=True)
class Spelt:
    """A known text in a passage; `right` is how the records spell it, the same or with other digits."""

    start: int
    end: int
    right: KnownText
    agrees: bool


class Spellings:
    """Known texts by how they look without their digits."""

    def __init__(self, texts: Iterable[KnownText]) -> None:
        self._by_shape: dict[str, dict[str, KnownText]] = {}
        for one in texts:
            said = _flat(one.text)
            if _tells(said):
                self._by_shape.setdefault(_DIGIT.sub("0", said), {}).setdefault(said, one)
        self._by_first: dict[str, list[str]] = {}
        for shape in sorted(self._by_shape, key=len, reverse=True):
            self._by_first.setdefault(_FIRST.findall(shape)[0], []).append(shape)

    def found(self, text: str) -> list[Spelt]:
        """Every known text, longest first where they overlap."""
        said = _flat(text)
        if not _DIGIT.search(said):
            return []
        shape = _DIGIT.sub("0", said)
        found: list[Spelt] = []
        words = dict.fromkeys(_FIRST.findall(shape))
        there = (known for word in words for known in self._by_first.get(word, ()))
        for known in sorted(there, key=len, reverse=True):
            start = shape.find(known)
            while start >= 0:
                end = start + len(known)
                if _stands_alone(shape, start, end) and not any(
                    one.start < end and start < one.end for one in found
                ):
                    found.append(self._spelt(said, known, start, end))
                start = shape.find(known, end)
        return found

    def _spelt(self, said: str, shape: str, start: int, end: int) -> Spelt:
        known = self._by_shape[shape]
        right = known.get(said[start:end])
        meant = right or next(iter(known.values()))
        agrees = right is not None or _is_of_other_year(said[start:end], _flat(meant.text))
        return Spelt(start, end, meant, agrees)


def _is_of_other_year(said: str, meant: str) -> bool:
    """Whether two texts differ in the year alone: then they are of two things, as «chỉ tiêu năm 2023»."""
    years = zip(_NUMBER.findall(said), _NUMBER.findall(meant), strict=True)
    return all(
        one == other or (_YEAR.fullmatch(one) and _YEAR.fullmatch(other)) for one, other in years
    )


def _flat(text: str) -> str:
    """Small letters and plain blanks, as many as there were."""
    small = text.lower()
    if len(small) != len(text) or _SIGMA in text:
        small = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return _BLANK.sub(" ", small)


def _tells(said: str) -> bool:
    """Whether a text is known by its words, not by days and years alone."""
    words = [word for word in _WORDS.findall(said) if word not in _OF_TIME]
    return len(words) >= _FEWEST_WORDS


def _stands_alone(shape: str, start: int, end: int) -> bool:
    before, behind = shape[max(0, start - 1) : start], shape[end : end + 1]
    return not before.isalnum() and not behind.isalnum()

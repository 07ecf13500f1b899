"""The figures that may be put into a text, found by words: those of the receiver first where each has a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, repeat

from generator.drafting import Listed, expression_of, list_figures, receiver_figures
from generator.figures import Figures
from generator.office.office import Office
from generator.office.previewing import DocumentNow
from generator.office.workflow import Work, subject_of
from generator.problems import Message, fold_all, say
from generator.wording import fold
from generator.workspace import regex, unchanging

_JOINTS = frozenset(".,:;()[]«»–")
"""What joins the names of figures, and what is told of their owners, to something else."""
_RESULT = say("kết quả, đã làm, số thực hiện, làm được")
"""What people call a count."""
_SHOWN = 40
_WHOLE = say("cả chiến dịch")
_ABOVE = regex(r"(indicators\.[^.]+(?:\.phases\.[^.]+)?)\.(?:targets|breakdowns|groups|unit)\b")
"""The name of an indicator's results, or of its phase's, before that of somebody's own."""


@unchanging(frozen=True)
class OfferedFigure:
    """A name for a text, what it means, whose it is; `find_text` gives what it prints, as few of many are shown."""

    expression: str
    find_text: Callable[[], str]
    meaning: Message
    whose: str | Message

    @property
    def text(self) -> str:
        """What it prints."""
        return self.find_text()


def offered_figures(
    office: Office, now: DocumentNow, wanted: str, said: Callable[[object], str]
) -> tuple[list[OfferedFigure], int]:
    """Those in whose names or meanings, as they are `said`, all words wanted stand, with or without accents.

    The first of them, as many as are shown, and how many there are.
    """
    if now.work is None:
        return [], 0
    is_series = now.work.member is not None
    where = _where(now.work.figures, said)
    search = _WordsSought(fold(wanted).split(), said, where, is_series=is_series)
    found = _found(office, now.work, search)
    first = [*islice(found, _SHOWN)]
    return first, len(first) + sum(1 for _ in found)


def _where(figures: Figures, said: Callable[[object], str]) -> Mapping[str, str]:
    """Of which indicator and period the figures below a name are, where there are several."""
    is_one, told = len(figures.indicators) == 1, {}
    for code, tally in figures.indicators.items():
        name = () if is_one else (tally.indicator.name,)
        whole = (said(_WHOLE),) if tally.phases else ()
        told[f"indicators.{code}"] = ", ".join((*name, *whole))
        for phase, part in tally.phases.items():
            told[f"indicators.{code}.phases.{phase}"] = ", ".join((*name, part.name))
    return told


def _found(office: Office, work: Work, search: _WordsSought) -> Iterator[OfferedFigure]:
    for one in receiver_figures(subject_of(work, office)):
        more = (_RESULT,) if one.expression.endswith(".count") else ()
        if search.finds(one.expression, one.meaning, one.whose, *more):
            yield OfferedFigure(one.expression, partial(str, one.text), one.meaning, one.whose)
    for listed in list_figures(work.figures, asks=search):
        whose = search.whose(listed.path, listed.subject)
        yield OfferedFigure(
            expression_of(listed.path), partial(_told, listed), listed.meaning, whose
        )


def _told(listed: Listed) -> str:
    return listed.told


class _WordsSought:
    """Words, and what they are looked for in; what comes again and again is folded once."""

    def __init__(
        self,
        words: Sequence[str],
        said: Callable[[object], str],
        where: Mapping[str, str],
        *,
        is_series: bool,
    ) -> None:
        self._words, self._said, self._where, self._is_series = words, said, where, is_series
        self._meanings: dict[int, str] = {}
        self._owner = ("", "")

    def whose(self, path: str, subject: str) -> str | Message:
        """Whose a listed figure is, as it is told, and of which indicator and period."""
        found = _ABOVE.match(path)
        where = self._where[found[1]] if found else ""
        told = f"{subject} ({where})" if where else subject
        if self._is_series and ".unit." in path:
            return say("{name}; mọi bản cùng in số của riêng nơi này", name=told)
        return told

    def __call__(self, path: str, meaning: Message, subject: str) -> bool:
        """Whether all words stand in what is told of a listed figure; meanings are the same ones for all units."""
        owner = path.rpartition(".")[0]
        if self._owner[0] != owner:
            self._owner = (owner, fold(self._said(self.whose(path, subject))))
        name = path.lower() if path.isascii() else fold(path)
        also = self._meaning(_RESULT) if path.endswith(".count") else ""
        parts = (self._owner[1], self._meaning(meaning), name, also)
        return all(any(word in part for part in parts) for word in self._words)

    def of_many(
        self, paths: Sequence[str], subjects: Sequence[str], meanings: Mapping[str, Message]
    ) -> Iterable[object]:
        """The words that stand in no meaning and no name of a figure must stand in what is told of its owner."""
        usual = [*meanings, *map(self._meaning, meanings.values())]
        usual += [fold(self._said(self.whose(path, ""))) for path in paths[:1]]
        usual += [self._meaning(_RESULT)] if "count" in meanings else []
        left = [
            word
            for word in self._words
            if _JOINTS.isdisjoint(word) and not any(word in one for one in usual)
        ]
        if not left:
            return repeat(object(), len(paths))
        told = zip(fold_all(subjects), fold_all(paths), strict=True)
        return [all(word in name or word in path for word in left) for name, path in told]

    def _meaning(self, meaning: Message) -> str:
        if id(meaning) not in self._meanings:
            self._meanings[id(meaning)] = fold(self._said(meaning))
        return self._meanings[id(meaning)]

    def finds(self, names: str, *told: object) -> bool:
        """Whether all words stand in the names of something else, or in what is told of it."""
        text = fold(" ".join((names, *map(self._said, told))))
        return all(word in text for word in self._words)

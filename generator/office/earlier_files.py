"""Files whose words are others now: what may have been printed to be signed is kept, in a folder of its own, when another takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count, takewhile
from pathlib import Path

from generator.office.letters import ARCHIVE, WORD, may_be_of
from generator.office.printed_words import read_words
from generator.problems import GeneratorError
from generator.workspace import bytes_of, changing, write_atomically

EARLIER_FOLDER = "ban-truoc"
KEPT_TOLD = frozenset({"I-FILE-KEPT", "W-FILES-REPLACED"})
"""By which codes it is told what became of them."""
MOST = 1_000
"""Letters of a series beyond which none is kept: the disk would fill."""


@changing
class EarlierFiles:
    """Those of one run, in their `home`: of a document by its name and a number, of a `series` in a folder with one.

    Of very many letters nothing is kept; they are counted, so that it can be told.
    """

    home: Path
    series: str = ""
    keeps: bool = True
    count: int = 0
    last: Path | None = None
    """The file, or the folder of the series, that was kept last."""
    _series: Path | None = None

    def keep(self, path: Path, new: Path, *, goes_on: bool = False) -> None:
        """Keeps a file in whose place a new one is about to come, where that says something else.

        A run that `goes_on` where one was cut off keeps it with what that one kept.
        """
        data, now = path.read_bytes(), new.read_bytes()
        if data == now:
            return
        if not self.keeps:
            self.count += 1
            return
        if path.suffix == WORD and not _says_another(data, now):
            return
        place = self._place(path, data, goes_on=goes_on)
        if bytes_of(place) is None:
            write_atomically(place, data)
        self.count, self.last = self.count + 1, self._series or place

    def _place(self, path: Path, data: bytes, *, goes_on: bool) -> Path:
        if not self.series:
            found = _numbered(self.home, path.name)
            return next(one for one in found if bytes_of(one) in (None, data))
        if self._series is None:
            self._series = self._begun() if goes_on else self._next()
        if bytes_of(self._series / path.name) not in (None, data):
            self._series = self._next()
        return self._series / path.name

    def _begun(self) -> Path:
        return last_kept(self.home, self.series) or self._next()

    def _next(self) -> Path:
        return next(one for one in _numbered(self.home, self.series) if not one.exists())


def home_of_earlier(folder: Path, codes: Iterable[str]) -> Path:
    """The folder of earlier files beside the documents of a campaign, called as none of these is."""
    known = [*codes]
    names = (f"{EARLIER_FOLDER}{f'-{at}' if at > 1 else ''}" for at in count(1))
    return next(folder / one for one in names if not any(may_be_of(one, code) for code in known))


def last_kept(home: Path, name: str) -> Path | None:
    """The earlier file of a document, or the earlier folder of a series, that was kept last."""
    found = [*takewhile(Path.exists, _numbered(home, name))]
    return found[-1] if found else None


def _numbered(home: Path, name: str) -> Iterator[Path]:
    suffix = next((one for one in (WORD, ARCHIVE) if name.endswith(one)), "")
    stem = name.removesuffix(suffix)
    return (home / f"{stem}-{at}{suffix}" for at in count(1))


def _says_another(data: bytes, now: bytes) -> bool:
    with suppress(GeneratorError, OSError, ValueError):
        return read_words(data) != read_words(now)
    return True

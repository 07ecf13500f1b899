"""Many documents: streamed to workers in chunks, kept in order, safe to interrupt, told one by one.

Knows neither records nor templates: an item is a name and whatever the work needs to make bytes of
it. What fails is told with its item and does not stop the others. Progress is the stream of
outcomes itself; showing it is left to callers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Future
from contextlib import closing
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any

from generator.office.earlier_files import EarlierFiles
from generator.office.made_file import MadeFile, hash_file
from generator.office.ownership import KEEPABLE, Owner, owner_of, refusal, worked_on, worked_on_told
from generator.office.stores import FileKeeper, Journal, Staging, Store, open_store
from generator.office.workers import Workers
from generator.problems import (
    GeneratorError,
    MachineFailed,
    Place,
    Problem,
    RecordsInvalid,
    Unforeseen,
    say,
)
from generator.workspace import failure, fold, free_name, safe_name, unchanging, write_atomically

CHUNK = 64
_NAMELESS = "van-ban.docx"

Maker = Callable[[Any], bytes]


@unchanging(frozen=True)
class Item:
    """One document to make: the file name wished for, what the work makes it of, and the hash of
    all that goes into it (empty when nothing is known; it is then always made).

    `issued` is the number with which it went out, empty when it did not; one `in_the_way` cannot be
    made, as another document went out under its name. `moment` is that of the figures that it follows;
    where those of the file that stands there are of another, that file is kept as `aside`. `unlike` tells
    that it went out, is not there, and would not be what was signed: it is not made.
    """

    name: str
    payload: Any
    inputs: str = ""
    issued: str = ""
    in_the_way: bool = False
    moment: str = ""
    aside: str = ""
    unlike: Problem | None = None


class State(StrEnum):
    """What became of an item; one that was `ISSUED` is left as it went out."""

    MADE = "made"
    KEPT = "kept"
    ISSUED = "issued"
    FAILED = "failed"


@unchanging(frozen=True)
class Outcome:
    """What became of one item; `entry` holds its final name, `problems` why it failed.

    One `is_late` that could not take its place when all had been recorded.
    """

    item: Item
    state: State
    entry: MadeFile
    problems: tuple[Problem, ...] = ()
    is_late: bool = False


_Made = tuple[Outcome, bytes]
"""What was made of an item; no bytes of what its maker has written already."""
_Chunk = tuple[list[Outcome | None], Future[list[_Made]]]
"""The outcomes of a chunk's items that need no work, and what comes of the others."""


@unchanging(frozen=True)
class Batch:
    """A run: `work` must be picklable where `workers` are processes.

    `target` is a folder, or an archive when it ends in `.zip`. `fingerprint` is the hash of all
    that the items share; `resume` goes on only after a run with the same one. `known` are the
    entries of an earlier manifest by folded name: what has the same inputs and is there unchanged is
    kept unless by `force`; whose a file is that stands there already, `ownership` decides.
    `asides` are the names under which files that are replaced are kept; `earlier` keeps what says something else.
    `record` is called when all is ready, before anything takes its place; with the archive's entry
    where there is one, and with the entries of all items.
    """

    work: Maker
    target: Path
    workers: Workers
    fingerprint: str = ""
    resume: bool = False
    known: Mapping[str, MadeFile] = field(default_factory=dict)
    force: bool = False
    asides: Mapping[str, str] = field(default_factory=dict)
    earlier: EarlierFiles | None = None
    record: Callable[[MadeFile | None, Journal], None] = lambda *_: None
    chunk: int = CHUNK

    @cached_property
    def _is_first(self) -> bool:
        """Whether nothing stands in the place of any item."""
        return not self.target.exists()

    def run(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The outcomes in the order of the items. Leaving the loop early keeps what is done."""
        with Staging(self.target) as staging:
            try:
                yield from self._run(staging, _named(items))
            except OSError as error:
                raise failure(Path(error.filename2 or self.target), error) from error
            except BrokenExecutor as error:
                message = say("một bản chạy song song bị dừng giữa chừng (thiếu bộ nhớ?)")
                raise MachineFailed(message) from error

    def _run(self, staging: Staging, items: Iterator[Item]) -> Iterator[Outcome]:
        journal = staging.open_journal(self.fingerprint, resume=self.resume)
        with closing(journal), closing(open_store(staging)) as store:
            left = yield from _resume(journal, store, items)
            for outcomes in self._outcomes(left, store):
                store.flush()
                journal.add(outcome.entry for outcome in outcomes)
                yield from outcomes
            self.record(store.seal(journal.entries()), journal)
            changed = list(store.settle(self._make_way))
        staging.clear()
        for name, problem in changed:
            yield replace(_failed(Item(name, None), (problem,)), is_late=True)

    def _outcomes(self, items: Iterator[Item], store: Store) -> Iterator[list[Outcome]]:
        """Chunk by chunk; a few chunks are under way at once, and come back in order."""
        chunks = iter(lambda: list(islice(items, self.chunk)), [])
        waiting: deque[_Chunk] = deque()
        ahead = 0 if self.workers.count == 1 else 2 * self.workers.count
        try:
            for chunk in chunks:
                waiting.append(self._submit(chunk, store.keeper))
                if len(waiting) > ahead:
                    yield _collect(self.workers, *waiting.popleft(), store)
            while waiting:
                yield _collect(self.workers, *waiting.popleft(), store)
        finally:
            for _, future in waiting:
                future.cancel()

    def _submit(self, chunk: list[Item], keeper: FileKeeper | None) -> _Chunk:
        ready = [self._ready(item) for item in chunk]
        left = [item for item, outcome in zip(chunk, ready, strict=True) if outcome is None]
        own = keeper if self.workers.are_here else None
        return ready, self.workers.submit(_make_all, self.work, left, own)

    def _make_way(self, name: str, new: Path) -> Problem | None:
        """Why a file may not take its place, where it was free when it was looked at.

        What stands there is kept under another name where that is wished.
        """
        path, aside = self.place(name), self.asides.get(name)
        owner = owner_of(path, self.known.get(fold(name)))
        if aside and owner in KEEPABLE:
            write_atomically(path.with_name(aside), path.read_bytes())
            return None
        if self.earlier and owner is Owner.OURS:
            goes_on = _was_cut_off(path, self.known.get(fold(name)))
            self.earlier.keep(path, new, goes_on=goes_on)
        return refusal(owner, Place(str(path)), force=self.force)

    def place(self, name: str) -> Path:
        """Where a document of this name belongs; that of the archive where it is the whole."""
        return self.target if name == self.target.name else self.target / name

    def _ready(self, item: Item) -> Outcome | None:
        if self._is_first and not item.unlike:
            return None
        earlier = self.known.get(fold(item.name))
        return standing(item, self.target / item.name, earlier, force=self.force)


def standing(item: Item, path: Path, earlier: MadeFile | None, *, force: bool) -> Outcome | None:
    """What needs no making: a file that is there as it would be made, went out, or may not be replaced."""
    owner = owner_of(path, earlier, issued=bool(item.issued))
    if item.in_the_way and owner is not Owner.NOBODY:
        owner = Owner.ISSUED
    elif owner is Owner.ISSUED:
        entry = earlier or MadeFile(item.name)
        issued = item.issued if entry.issued else ""
        told = (worked_on_told(path, entry.issued),) if worked_on(path, entry) else ()
        return Outcome(item, State.ISSUED, replace(entry, issued=issued, problems=()), told)
    if item.unlike:
        refused = _failed(item, (item.unlike,))
        return replace(refused, entry=earlier) if earlier and earlier.sha256 else refused
    if item.aside and owner in KEEPABLE:
        return None
    if problem := refusal(owner, Place(str(path)), force=force):
        refused = _failed(item, (problem,))
        return replace(refused, entry=earlier) if earlier and earlier.sha256 else refused
    if owner is Owner.OURS and earlier and not force and _is_current(item, path, earlier):
        entry = replace(earlier, moment=item.moment)
        return Outcome(item, State.KEPT, entry if item.issued else replace(entry, issued=""))
    return None


def _is_current(item: Item, path: Path, earlier: MadeFile) -> bool:
    """Whether the file, which is ours, is the one that would be made now."""
    same = bool(item.inputs) and item.inputs == earlier.inputs and earlier.was_made
    return same and not _was_cut_off(path, earlier)


def _was_cut_off(path: Path, earlier: MadeFile | None) -> bool:
    """Whether what stands there is what an earlier run had told it would replace."""
    return bool(earlier and earlier.was and hash_file(path) == earlier.was)


def _named(items: Iterable[Item]) -> Iterator[Item]:
    """The items under names that every system takes, no two alike."""
    taken: set[str] = set()
    for item in items:
        name = free_name(safe_name(item.name) or _NAMELESS, taken)
        yield item if name == item.name else replace(item, name=name)


def _resume(
    journal: Journal, store: Store, items: Iterator[Item]
) -> Generator[Outcome, None, Iterator[Item]]:
    """Tells what an earlier run has done as long as it agrees; returns the items that are left."""
    for entry in journal.entries():
        item = next(items, None)
        agrees = item is not None and (entry.name, entry.inputs) == (item.name, item.inputs)
        if item is None or not agrees or (entry.was_made and not store.has(entry)):
            journal.cut()
            return items if item is None else chain((item,), items)
        yield Outcome(item, State.KEPT if entry.was_made else State.FAILED, entry)
    journal.cut()
    return items


def _make_all(work: Maker, items: list[Item], keeper: FileKeeper | None) -> list[_Made]:
    """Runs in a worker: an outcome for each item, its faults among them, and what was made of it."""
    return [_handed(_make(work, item), keeper) for item in items]


def _handed(made: _Made, keeper: FileKeeper | None) -> _Made:
    """What goes back to the one who asked: the bytes, or nothing where they are written here."""
    outcome, data = made
    if keeper is None or outcome.state is not State.MADE:
        return made
    keeper(outcome.entry.name, data)
    return outcome, b""


def _make(work: Maker, item: Item) -> _Made:
    try:
        data = work(item.payload)
    except RecordsInvalid as fault:
        return _failed(item, fault.problems), b""
    except MachineFailed:
        raise
    except GeneratorError as fault:
        return _failed(item, (Problem("E-DOC", Place(""), fault.message),)), b""
    except Exception as fault:  # noqa: BLE001 - told as what it is, from any process
        raise Unforeseen.of(fault, item.name) from None
    made = MadeFile.of(item.name, data, item.inputs, moment=item.moment)
    return Outcome(item, State.MADE, made), data


def _collect(
    workers: Workers, ready: list[Outcome | None], future: Future[list[_Made]], store: Store
) -> list[Outcome]:
    done: list[_Made] = workers.result(future)
    made = iter(done)
    return [outcome or _kept(store, *next(made)) for outcome in ready]


def _kept(store: Store, outcome: Outcome, data: bytes) -> Outcome:
    """The outcome, once its document is in the store."""
    if outcome.state is State.MADE and data:
        store.put(outcome.entry, data)
    return outcome


def _failed(item: Item, problems: tuple[Problem, ...]) -> Outcome:
    told = tuple(f"{problem.place}: {problem.message} [{problem.code}]" for problem in problems)
    entry = MadeFile(item.name, inputs=item.inputs, problems=told)
    return Outcome(item, State.FAILED, entry, problems)

"""The order of every change: lock, settle what a killed run left, read, decide, write together.

What is decided (numbers, rows, words) comes as a function from the books to the changes; when a file
changed between reading and writing, it is asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from generator.model.books import BookMark, Marker
from generator.problems import Busy, RecordsInvalid, say
from generator.records import write_yaml_text
from generator.register import disk, journal
from generator.register.editing import EditedBook
from generator.register.faults import RegisterDamaged, RegisterMissing
from generator.register.journal import Stale
from generator.register.opening import Register
from generator.register.shelf import Shelf, load_shelf, mark_of
from generator.register.staging import Change
from generator.workspace import Workspace, failure, locked, locks_are_doubtful

_ATTEMPTS = 3
_HEADER = """\
Số cao nhất đã cấp và số hàng của từng quyển sổ. Chương trình tự ghi và dùng để biết sổ bị mất, bị
cụt; không sửa tay."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Decision(Generic[Result]):
    """What a change comes to: the files to write, in order, and what to tell the caller."""

    result: Result
    changes: Sequence[Change] = ()


def transact(register: Register, decide: Callable[[], Decision[Result]]) -> Result:
    """Carry out a decision, whole or not at all.

    Raises `Busy` when another run holds the register or keeps writing into it, `MachineFailed` when
    the disk refuses.
    """
    folder, root = register.folder, register.workspace.root
    doubtful = locks_are_doubtful(folder)
    with _lock(register):
        for _ in range(_ATTEMPTS):
            journal.recover(folder, root)
            decision = decide()
            try:
                journal.commit(folder, root, decision.changes)
            except Stale:
                continue
            if not doubtful or _holds(decide):
                return decision.result
    raise Busy(say("hồ sơ đang được chương trình khác sửa; chạy lại sau ít phút"))


def _lock(register: Register) -> AbstractContextManager[None]:
    folder = register.folder
    return locked(folder, register.holder, register.patience, register.shown(folder))


def _holds(decide: Callable[[], Decision[Result]]) -> bool:
    """Whether a change is still there right after it was written: then nothing is left to change."""
    try:
        return all(change.before == change.after for change in decide().changes)
    except RecordsInvalid:
        return True


def prepare(register: Register) -> None:
    """The folder of a register that is there; `RegisterMissing` when it is not."""
    if not register.folder.is_dir():
        raise RegisterMissing(register.shown(register.folder))


def look(register: Register, years: Iterable[int] | None = None) -> Shelf:
    """The books as they stand, without a lock unless they seem damaged.

    A change that another run is just writing may look like damage; then its end is waited for.
    """
    prepare(register)
    wanted = None if years is None else list(years)
    if not journal.is_open(register.folder):
        try:
            return load_shelf(register, wanted)
        except (RegisterDamaged, RegisterMissing):
            if not journal.is_open(register.folder):
                raise
    return transact(register, lambda: Decision(load_shelf(register, wanted)))


def recover(register: Register) -> bool:
    """Complete or undo what a killed run left half done; whether there was anything.

    Cheap when there was not: no lock is taken. To be called before records are read.
    """
    if not register.folder.is_dir() or not journal.is_open(register.folder):
        return False
    with _lock(register):
        return journal.recover(register.folder, register.workspace.root)


def recover_all(workspace: Workspace, *, holder: str = "") -> list[str]:
    """`recover` for every register of a workspace; the folders in which something was left."""
    found = workspace.register.iterdir() if workspace.register.is_dir() else ()
    registers = (Register(workspace, path.name, holder=holder) for path in sorted(found))
    return [register.issuer for register in registers if recover(register)]


def book_changes(shelf: Shelf, books: Sequence[EditedBook]) -> list[Change]:
    """The changes that write these books, and the marker after them."""
    marks = [
        mark_of(book.book, shelf.register.numbering, shelf.mark(book.book.year)) for book in books
    ]
    return [*(book_change(shelf, book) for book in books), marker_change(shelf, marks)]


def book_change(shelf: Shelf, book: EditedBook) -> Change:
    """The change that writes a book, where the shelf holds it as it was read."""
    known = shelf.books.get(book.book.year)
    return Change(book.path, known.data if known else None, book.data)


def marker_change(shelf: Shelf, marks: Sequence[BookMark]) -> Change:
    """The change that puts these marks in the place of those of the same years."""
    known = {mark.year: mark for mark in shelf.marker.books}
    known |= {mark.year: mark for mark in marks}
    marker = Marker(
        issuer=shelf.register.issuer, books=tuple(known[year] for year in sorted(known))
    )
    text = write_yaml_text(marker, _HEADER)
    return Change(shelf.register.marker, shelf.marker_data, text.encode())


def read_file(register: Register, path: Path) -> bytes | None:
    """A file that a change is about; failures in words."""
    try:
        return disk.read(path)
    except OSError as error:
        raise failure(Path(register.shown(path)), error) from error

"""The order of every change: lock, settle what a killed run left, read, decide, write together.

What is decided (numbers, rows, words) comes as a function of the books, which are read once; when a
file changed between reading and writing, it is asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from generator.model.books import RowState
from generator.problems import Busy, RecordsInvalid, say
from generator.register import journal
from generator.register.issuing_body import Register, RegisterDamaged, RegisterMissing
from generator.register.journal import Stale, Write
from generator.register.ledger import Ledger
from generator.register.shelf import BookRow, Shelf, load_shelf
from generator.workspace import Workspace, locked, locks_are_doubtful

_ATTEMPTS = 3

Result = TypeVar("Result")


def change_books(register: Register, decide: Callable[[Ledger], Result]) -> Result:
    """What `decide` makes of the books, written whole or not at all; see `transact`."""

    def decided() -> tuple[Result, Sequence[Write]]:
        ledger = Ledger(load_shelf(register))
        result = decide(ledger)
        return result, ledger.writes()

    return transact(register, decided)


def transact(register: Register, decide: Callable[[], tuple[Result, Sequence[Write]]]) -> Result:
    """Carry out a decision: what to tell the caller, and the files to write, in order.

    Raises `Busy` when another run holds the register or keeps writing into it, `MachineFailed` when
    the disk refuses, `RegisterMissing` where there is no register.
    """
    folder, root = register.folder, register.workspace.root
    _must_exist(register)
    doubtful = locks_are_doubtful(folder)
    with _lock(register):
        for _ in range(_ATTEMPTS):
            journal.recover(folder, root)
            result, writes = decide()
            try:
                journal.commit(folder, root, writes)
            except Stale:
                continue
            if not doubtful or _holds(decide):
                return result
    raise Busy(say("hồ sơ đang được chương trình khác sửa; chạy lại sau ít phút"))


def _lock(register: Register) -> AbstractContextManager[None]:
    folder = register.folder
    return locked(folder, register.holder, register.patience, register.shown(folder))


def _holds(decide: Callable[[], tuple[object, Sequence[Write]]]) -> bool:
    """Whether a change is still there right after it was written: then nothing is left to change."""
    try:
        return all(write.before == write.after for write in decide()[1])
    except RecordsInvalid:
        return True


def _must_exist(register: Register) -> None:
    if not register.folder.is_dir():
        raise RegisterMissing(register.shown(register.folder))


def look(register: Register, years: Iterable[int] | None = None) -> Shelf:
    """The books as they stand, without a lock unless they seem damaged.

    A change that another run is just writing may look like damage; then its end is waited for.
    """
    _must_exist(register)
    wanted = None if years is None else list(years)
    if not journal.is_open(register.folder):
        try:
            return load_shelf(register, wanted)
        except (RegisterDamaged, RegisterMissing):
            if not journal.is_open(register.folder):
                raise
    return transact(register, lambda: (load_shelf(register, wanted), ()))


def list_rows(
    register: Register,
    *,
    year: int | None = None,
    series: str | None = None,
    states: Collection[RowState] = tuple(RowState),
) -> list[BookRow]:
    """The rows of a year, or of all, as they stand in the books."""
    shelf = look(register, None if year is None else [year])
    return [
        one for one in shelf.rows() if one.row.state in states and series in {None, one.row.series}
    ]


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

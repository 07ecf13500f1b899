"""The order of every change: lock, settle what a killed run left, read, decide, write together.

What is decided (numbers, rows, words) comes as a function of the books, which are read once; when a
file changed between reading and writing, it is asked again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from generator.model.books import RowState
from generator.problems import Busy, RecordsInvalid, say
from generator.register.issuing_body import Register, RegisterDamaged, RegisterMissing
from generator.register.ledger import Ledger
from generator.register.shelf import BookRow, Shelf, load_shelf
from generator.workspace import (
    Stale,
    Write,
    commit,
    is_being_written,
    locks_are_doubtful,
    register_locked,
    settle,
)

_ATTEMPTS = 3
_LOOKS, _PAUSE = 40, 0.05

Result = TypeVar("Result")


def change_books(register: Register, decide: Callable[[Ledger], Result], command: str) -> Result:
    """What `decide` makes of the books, written whole or not at all; see `transact`."""
    must_exist(register)

    def decided() -> tuple[Result, Sequence[Write]]:
        ledger = Ledger(load_shelf(register))
        result = decide(ledger)
        return result, ledger.writes()

    return transact(register, decided, command)


def transact(
    register: Register, decide: Callable[[], tuple[Result, Sequence[Write]]], command: str
) -> Result:
    """Carry out a decision: what to tell the caller, and the files to write, in order.

    Raises `Busy` when another run holds the register or keeps writing into it, `MachineFailed` when
    the disk refuses.
    """
    workspace = register.workspace
    doubtful = locks_are_doubtful(workspace.root)
    held = register_locked(
        workspace, register.issuer, holder=register.holder, patience=register.patience
    )
    with held:
        for _ in range(_ATTEMPTS):
            settle(workspace)
            result, writes = decide()
            try:
                commit(workspace, writes, command)
            except Stale:
                continue
            if not doubtful or _holds(decide):
                return result
    raise Busy(say("dữ liệu đang được một lệnh vanthu khác sửa; chạy lại sau ít phút"))


def _holds(decide: Callable[[], tuple[object, Sequence[Write]]]) -> bool:
    """Whether a change is still there right after it was written: then nothing is left to change."""
    try:
        return all(write.before == write.after for write in decide()[1])
    except RecordsInvalid:
        return True


def must_exist(register: Register) -> None:
    """Raises `RegisterMissing` where no register was ever begun, `RegisterDamaged` where a file stands in its place."""
    register.refuse_file()
    if not register.folder.is_dir():
        raise RegisterMissing(register.shown(register.folder))


def look(register: Register, years: Iterable[int] | None = None) -> Shelf:
    """The books as they stand, without a lock unless they seem damaged.

    A change that another run is just writing may look like damage; then its end is waited for, two seconds at
    the most. A run that was killed is not waited for.
    """
    must_exist(register)
    wanted = None if years is None else list(years)
    for _ in range(_LOOKS):
        try:
            return load_shelf(register, wanted)
        except (RegisterDamaged, RegisterMissing):
            if not is_being_written(register.workspace):
                break
        time.sleep(_PAUSE)
    return load_shelf(register, wanted)


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

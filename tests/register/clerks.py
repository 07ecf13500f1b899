"""What the tests of the register share: letters to be numbered, a faulty disk, a clerk in a process.

Run as a program it is that clerk: `python clerks.py ROOT NAME COUNT` issues COUNT documents; with a
number behind, it says "still" in its n-th step at the disk and stands there, to be killed.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from generator.model.books import Numbering
from generator.office.verification import freeze
from generator.register.changing import change_books, look
from generator.register.entering import Numbers, enter
from generator.register.founding import init_register
from generator.register.giving import give_numbers
from generator.register.going_out import Issue, Metadata
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger
from generator.wording.read_dates import read_date
from generator.workspace import disk
from generator.workspace.folders import Workspace

ISSUER = "ldld-ca-mau"
RECORD = """\
kind: directive
subject: đôn đốc tiến độ
# số liệu chốt
as_of: 25/4/2022
body: Lời văn.
"""


def date(text):
    return read_date(text)


def open_book(workspace, day, *, first=None, **options):
    """The register of the office, its book of a day's year begun."""
    register = Register(workspace, ISSUER, Numbering(**options), "Lan, máy VT-01", 30.0)
    init_register(register, day, first)
    return register


def letter(key, day="10/5/2022", **more):
    """A document that asks for a number."""
    said = {"kind": "plan", "title": f"Kế hoạch {key}", "symbol": "KH-LĐLĐ"} | more
    return Issue(key=key, day=date(day), **said)


def worded(key, text="x", *, record=None, figures=None, **more):
    """A document with its fingerprint, its record at hand or none."""
    return replace(letter(key, **more), frozen=freeze(text, figures), record=record)


def expected(register, *letters):
    """The numbers that these would get now; nothing is written."""
    given = give_numbers(Ledger(look(register)), letters)
    return [one.row.number for one in given]


def issuance(register, key, day="10/5/2022", *, text="lời văn", **more):
    """A document ready to be issued, with its record, its Word file and its metadata."""
    record = register.workspace.root / f"campaigns/ca-mau/documents/{key}.yaml"
    if not record.exists():
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(RECORD, encoding="utf-8")
    stem = Path("output/ca-mau") / key
    return replace(
        letter(key, day, **more),
        frozen=freeze(text),
        record=record,
        metadata=Metadata("Kế hoạch", "LĐLĐ tỉnh Cà Mau", "đôn đốc tiến độ"),
        stem=stem,
        files=((stem.with_name(f"{key}.docx"), b"PK " + text.encode()),),
    )


def reserve(register, asked):
    """Keep a number for each; a key that has one gets the same again."""
    return change_books(
        register, lambda ledger: Numbers.of(ledger, give_numbers(ledger, asked)), "reserve"
    )


def issue(register, asked):
    """Issue documents: numbers kept for their keys are used, others are given now."""

    def decide(ledger):
        return Numbers.of(ledger, enter(ledger, give_numbers(ledger, asked)))

    return change_books(register, decide, "issue")


def numbers(entries):
    """The rows at a glance: `05/KH-LĐLĐ 2022-05-10 issued ca-mau/cv`."""
    return [
        f"{row.number_symbol} {row.date} {row.state.value} {row.key or row.reason}"
        for row in (entry.row for entry in entries)
    ]


def contents(root):
    """Every file of a workspace but the lock's own, by name."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.parent.name != "locks"
    }


def visible(files):
    """The same without what a killed run leaves lying about."""
    return {name: data for name, data in files.items() if "/." not in f"/{name}"}


class Faults:
    """Fails the disk at its n-th step: once, or at that one and all that follow."""

    STEPS = (
        "write_new",
        "write_pieces",
        "keep_rights",
        "move",
        "claim",
        "remove",
        "make_folder",
        "sync_folder",
    )
    ROOM = ("write_new", "write_pieces", "make_folder", "claim")

    def __init__(self):
        self.repair()

    def repair(self):
        self.count = 0
        self.fails = lambda count: False
        self.steps, self.error = self.STEPS, errno.ENOSPC

    def fail(self, at, *, lasting=False, then=None, steps=STEPS, error=errno.ENOSPC):
        """Fail at one step; with `lasting`, at all that follow; with `then`, at all from that one."""
        self.repair()
        last = at if lasting else then
        self.fails = lambda count: count == at or (last is not None and count >= last)
        self.steps, self.error = steps, error

    def wrap(self, name, step):
        def faulty(*given):
            self.count += name in self.steps
            if name in self.steps and self.fails(self.count):
                if name == "write_pieces":
                    given[0].write_bytes(next(iter(given[1])))
                if name == "write_new":
                    given[0].write_bytes(given[1][: len(given[1]) // 2])
                raise OSError(self.error, os.strerror(self.error), str(given[0]))
            return step(*given)

        return faulty


class Still(Faults):
    """A disk at whose n-th step the process stands still, what it writes being half written."""

    def wrap(self, name, step):
        def still(*given):
            self.count += 1
            if self.fails(self.count):
                if name == "write_new":
                    given[0].write_bytes(given[1][: len(given[1]) // 2])
                sys.stdout.write("still\n")
                sys.stdout.flush()
                time.sleep(600)
            return step(*given)

        return still


def work(root, name, count, still_at=None):
    """Issue documents one after the other; those an earlier run issued keep their numbers."""
    register = Register(Workspace(Path(root)), ISSUER, holder=name, patience=120.0)
    if still_at:
        still = Still()
        still.fail(int(still_at))
        for step in Still.STEPS:
            setattr(disk, step, still.wrap(step, getattr(disk, step)))
    for index in range(int(count)):
        issue(register, [issuance(register, f"{name}-{index:02d}")])


if __name__ == "__main__":
    work(*sys.argv[1:])

"""How long it takes to keep and issue numbers in books of growing size, alone and in batches.

Run by hand: `python bench/register.py [FOLDER]`, in a folder of the disk that is meant. Goal: one
document in under a second in a book of 3,000 rows, a batch of 1,000 in under five.
"""

from __future__ import annotations

import datetime
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.office.verification import freeze
from generator.register.changing import change_books, list_rows, look
from generator.register.checks import check_register
from generator.register.entering import enter
from generator.register.founding import init_register
from generator.register.giving import give_numbers
from generator.register.going_out import Issue
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger
from generator.workspace.folders import Workspace

DAY = datetime.date(2022, 5, 10)
SIZES = (0, 500, 1_000, 3_000, 6_000)
BATCH, ROUNDS = 1_000, 5


def letter(key: str) -> Issue:
    return Issue(
        key=f"ca-mau/{key}",
        kind="directive",
        title="Công văn về việc đôn đốc thực hiện Chương trình 01 triệu sáng kiến",
        day=DAY,
        symbol="LĐLĐ-CSPL",
        signer="Trần Việt Hóa",
        recipients=("Các LĐLĐ huyện, thành phố", "Lãnh đạo LĐLĐ tỉnh"),
        archive="VT, CSPL",
        copies=15,
    )


def worded(key: str) -> Issue:
    return replace(letter(key), frozen=freeze("x"))


def reserve(register: Register, asked: list[Issue]) -> None:
    change_books(register, lambda ledger: give_numbers(ledger, asked), "reserve")


def issue(register: Register, asked: list[Issue]) -> None:
    change_books(register, lambda ledger: enter(ledger, give_numbers(ledger, asked)), "issue")


def seconds(work) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def measure(register: Register, size: int) -> None:
    rows = len(list_rows(register))
    if size > rows:
        reserve(register, [letter(f"đệm-{number}") for number in range(rows, size)])
    issued = [seconds(lambda n=n: issue(register, [worded(f"{size}-{n}")])) for n in range(ROUNDS)]
    asked = seconds(lambda: give_numbers(Ledger(look(register)), [letter("hỏi")]))
    checked = seconds(lambda: check_register(register))
    print(f"{size:>6} rows: issue {median(issued):.3f} s, ask {asked:.3f} s, check {checked:.3f} s")


def main() -> None:
    folder = Path(tempfile.mkdtemp(dir=sys.argv[1] if len(sys.argv) > 1 else None))
    try:
        register = Register(Workspace(folder), "ldld-ca-mau")
        init_register(register, DAY)
        for size in SIZES:
            measure(register, size)
        batch = [worded(f"lô-{number}") for number in range(BATCH)]
        print(f"batch of {BATCH}: {seconds(lambda: issue(register, batch)):.3f} s")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

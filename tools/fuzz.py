"""Spoils files that people send and has the program read them: nothing but its own refusals may come.

    python -m tools.fuzz workbook --runs 100000 --seed 7

Each run is told by the name of what it spoils, the seed and its number, and so can be repeated. Child
processes do the work: one that ends by a signal, a run of more than five seconds of processor time, or
one that takes more than 500 MB, is a find like an exception that is not ours. One input of each find is
kept, and `tests/test_fuzz.py` reads them all again. POSIX only.
"""

from __future__ import annotations

import argparse
import hashlib
import mmap
import os
import resource
import signal
import struct
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tools.fuzzing.fuzzed import TARGETS, FuzzTarget
from tools.fuzzing.spoiling import spoil

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "data" / "fuzz"
SECONDS = 5
MEGABYTES = 500
_ROOM = 3_000_000_000
_CHUNK = 5_000
_CELL = struct.Struct("<qq")


class TooLong(BaseException):
    """A run takes longer than a person waits."""


@dataclass
class Finds:
    """What a target came to: runs, and one input for each place that failed."""

    runs: int = 0
    read: int = 0
    seconds: float = 0
    finds: dict[str, bytes] = field(default_factory=dict)


def made(target: FuzzTarget, seed: int, number: int) -> bytes:
    """The input of one run."""
    return spoil(Random(f"{target.name} {seed} {number}"), target.seeds(), target.shape)


def fault_of(work: Callable[[bytes], Any], data: bytes) -> str:
    """Where reading an input fails in a way that is not ours; empty when it is read or refused."""
    before = _megabytes()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        work(data)
    except TooLong as error:
        return f"too long: {_place(error)}"
    except MemoryError as error:
        return f"too much: {_place(error)}"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {_place(error)}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return "too much" if _megabytes() - before > MEGABYTES else ""


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _place(error: BaseException) -> str:
    """The last line of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "/generator/" in one.filename]
    last = ours[-1] if ours else frames[-1]
    return f"{Path(last.filename).name}:{last.lineno} {last.name}"


def run(target: FuzzTarget, seed: int, runs: int) -> Finds:
    """So many runs, in child processes."""
    tally = Finds()
    begun = time.monotonic()
    board = mmap.mmap(-1, _CELL.size)
    first = 0
    while first < runs:
        last = min(first + _CHUNK, runs)
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            _work(target, seed, range(first, last), board, writer)
        os.close(writer)
        with os.fdopen(reader) as told:
            for line in told:
                number, _, place = line.rstrip("\n").partition(" ")
                if place not in tally.finds:
                    tally.finds[place] = made(target, seed, int(number))
                    print(f"  {target.name} {number}: {place}", file=sys.stderr, flush=True)
        _, status = os.waitpid(child, 0)
        at, read = _CELL.unpack(board)
        tally.read += read
        if os.WIFSIGNALED(status):
            place = f"signal {os.WTERMSIG(status)} in run {at}"
            tally.finds.setdefault(place, made(target, seed, at))
            last = at + 1
        elif status:
            raise SystemExit(f"{target.name}: the child of run {at} failed")
        tally.runs += last - first
        first = last
        print(f"  {target.name}: {tally.runs} runs", file=sys.stderr, flush=True)
    tally.seconds = time.monotonic() - begun
    return tally


def _work(target: FuzzTarget, seed: int, numbers: range, board: mmap.mmap, writer: int) -> None:
    """The child: writes down which run it is at, and tells its finds."""

    def stop(*_: object) -> None:
        raise TooLong

    signal.signal(signal.SIGPROF, stop)
    resource.setrlimit(resource.RLIMIT_AS, (_ROOM, _ROOM))
    read = 0

    def work(data: bytes) -> None:
        nonlocal read
        read += bool(target.read(data))

    with os.fdopen(writer, "w") as told:
        for number in numbers:
            board[:] = _CELL.pack(number, read)
            data = made(target, seed, number)
            # What does not come back from the C code of a library is ended by the kernel.
            spent = int(time.process_time()) + 4 * SECONDS
            resource.setrlimit(resource.RLIMIT_CPU, (spent, resource.RLIM_INFINITY))
            if place := fault_of(work, data):
                told.write(f"{number} {place}\n")
                told.flush()
        board[:] = _CELL.pack(numbers[-1], read)
    os._exit(0)


def keep(target: FuzzTarget, place: str, data: bytes) -> Path:
    """One input of a find."""
    folder = CORPUS / target.name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(place.encode()).hexdigest()[:8]}.bin"
    path.write_bytes(data)
    return path


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", default=list(TARGETS), help="what to spoil")
    parser.add_argument("--runs", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep an input of each find")
    asked = parser.parse_args(arguments)
    found = 0
    for name in asked.targets:
        target = TARGETS[name]
        tally = run(target, asked.seed, asked.runs)
        found += len(tally.finds)
        print(f"{name}: {tally.runs} runs, {tally.read} read, {tally.seconds:.0f} s", flush=True)
        for place, data in tally.finds.items():
            kept = f" -> {keep(target, place, data)}" if asked.keep else ""
            print(f"  {place} ({len(data)} bytes){kept}", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

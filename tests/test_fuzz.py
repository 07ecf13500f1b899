"""What once failed is read or refused; the same seed spoils the same way; finds are told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("limits of processes are set as POSIX does", allow_module_level=True)

from tools import fuzz
from tools.fuzzing.fuzzed import TARGETS, FuzzTarget
from tools.fuzzing.spoiling import InputKind

KEPT = sorted(fuzz.CORPUS.rglob("*.bin"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_once_failed_is_read_or_refused(path: Path) -> None:
    TARGETS[path.parent.name].read(path.read_bytes())


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
def test_the_seeds_are_good_ones(target: FuzzTarget) -> None:
    read = [target.read(seed) for seed in target.seeds()]
    assert sum(map(bool, read)) > len(read) // 2  # part of a campaign is no whole record


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
def test_a_few_spoiled_ones_of_each_kind(target: FuzzTarget) -> None:
    for number in range(5):
        target.read(fuzz.made(target, 7, number))


def test_the_same_seed_spoils_the_same_way() -> None:
    target = TARGETS["body"]
    made = [fuzz.made(target, 1, number) for number in range(20)]
    assert made == [fuzz.made(target, 1, number) for number in range(20)]
    assert len(set(made)) > 15


def _hungry(data: bytes) -> None:
    if data:
        raise LookupError


def test_a_find_is_told_once_with_its_place() -> None:
    target = FuzzTarget("x", InputKind.TEXT, lambda: [b"a", b"b"], _hungry)
    tally = fuzz.run(target, seed=1, runs=20)
    assert tally.runs == 20
    assert [place.partition(":")[0] for place in tally.finds] == ["LookupError"]


def test_a_process_that_ends_by_a_signal_is_a_find() -> None:
    def ends(data: bytes) -> None:
        import os
        import signal

        os.kill(os.getpid(), signal.SIGKILL)

    tally = fuzz.run(FuzzTarget("x", InputKind.TEXT, lambda: [b"a"], ends), seed=1, runs=2)
    assert list(tally.finds) == ["signal 9 in run 0", "signal 9 in run 1"]

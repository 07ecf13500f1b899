"""Every command that writes, killed, without room, shut out: the state before or after, never between."""

from __future__ import annotations

import os

import pytest

if os.name != "posix":
    pytest.skip("children are forked and killed", allow_module_level=True)

from command_names import all_commands
from deeds import READS, TRIES, WRITES, case_of, lay_out
from strikes import Strike, called, drawn, grow_old, left_over, state, warm

VARIANTS = {
    *("render letters", "render zip", "render merged", "render print", "issue letters"),
    *("passages of ours", "new campaign again", "status page"),
    *("returns lock", "returns back", "returns messages"),
}
FEW = {"new campaign": "kill", "allocate": "full", "register void": "kill", "export table": "full"}


def test_no_command_is_forgotten():
    assert all_commands() == {*READS, *TRIES, *WRITES, "serve"} - VARIANTS
    assert not READS.keys() & WRITES.keys()


@pytest.fixture(scope="module")
def warmed():
    warm()


EVERY = os.environ.get("VANTHU_EVERY_STEP") == "1"
"""All steps take a quarter of an hour: `python tests/faults/strikes.py --random 200`, or this variable.

Else every twentieth is struck, and of a command of very many steps some fourteen.
"""


@pytest.mark.usefixtures("warmed")
@pytest.mark.parametrize(("name", "kind"), FEW.items())
def test_struck_at_a_few_steps(tmp_path, name, kind):
    case = case_of(name, tmp_path)
    case.struck(Strike(kind, len(case.steps) // 2))
    assert case.wrong == []


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
@pytest.mark.parametrize("name", WRITES)
def test_struck_at_its_steps(tmp_path, name):
    case = case_of(name, tmp_path)
    assert case.clean.status == (1 if name == "lint" else 0), case.clean.said
    assert case.before != case.after
    strikes = list(case.strikes())
    for strike in strikes[:: 1 if EVERY else max(20, len(strikes) // 14)]:
        case.struck(strike)
    case.at_once()
    assert case.wrong == []


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_what_only_reads_writes_nothing(tmp_path):
    lay_out(tmp_path / "home", begun=True)
    steps = {
        name: called(tmp_path / "home", words.split(), Strike("count")).steps
        for name, words in READS.items()
    }
    assert steps == dict.fromkeys(READS, ())


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
@pytest.mark.parametrize("words", TRIES.values(), ids=TRIES)
def test_what_tries_writing_leaves_nothing_even_killed(tmp_path, words):
    home = tmp_path / "home"
    lay_out(home, begun=True)
    before = state(home)
    steps = called(home, words.split(), Strike("count")).steps
    assert (state(home), left_over(home)) == (before, [])
    for step in range(1, len(steps) + 1):
        called(home, words.split(), Strike("kill", step))
        grow_old(home)
        called(home, words.split())
        assert (step, state(home), left_over(home)) == (step, before, [])


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_struck_anywhere_and_struck_again(tmp_path):
    cases = [case_of(name, tmp_path) for name in WRITES if name not in {"init", "issue letters"}]
    drawn(cases, 200 if EVERY else 20, seed=7)
    assert [one for case in cases for one in case.wrong] == []


def test_a_writer_that_goes_past_the_writing_module_is_found(tmp_path, monkeypatch):
    """A write in place, as anybody might add one."""
    monkeypatch.setattr("generator.office.putting.write_new", in_place)
    case = case_of("export table", tmp_path)
    case.struck(Strike("kill", len(case.steps)))
    assert "between" in "".join(case.wrong)


def in_place(path, data, **_how):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path

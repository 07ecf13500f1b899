"""Books looked at without a lock: who is just writing is waited for, who was killed is not."""

from __future__ import annotations

import pytest

from generator.problems import say
from generator.register import changing
from generator.register.issuing_body import RegisterDamaged
from generator.workspace.journal import JOURNAL, is_being_written
from generator.workspace.locking import locked


@pytest.fixture
def halfway(register, monkeypatch):
    """A register of which a change is half written, and how often somebody waited for its end."""
    hidden = register.workspace.hidden
    hidden.mkdir(exist_ok=True)
    (hidden / JOURNAL).write_bytes(b"[]")
    register.book(2022).unlink()
    waited = []
    monkeypatch.setattr(changing.time, "sleep", waited.append)
    return register, waited


def test_a_run_that_was_killed_is_not_waited_for(halfway):
    register, waited = halfway

    with pytest.raises(RegisterDamaged):
        changing.look(register)
    assert waited == []


def test_a_run_that_is_writing_is_waited_for(halfway):
    register, waited = halfway

    with locked(register.workspace, JOURNAL, say("dữ liệu")), pytest.raises(RegisterDamaged):
        changing.look(register)
    assert sum(waited) == pytest.approx(2)


def test_a_lock_that_nobody_holds_tells_of_nobody(halfway):
    workspace = halfway[0].workspace
    with locked(workspace, JOURNAL, say("dữ liệu")):
        assert is_being_written(workspace)
    assert not is_being_written(workspace)

"""The one command that sets everything up: once, again when it must, and in clear sentences."""

from __future__ import annotations

import ast
import errno
import importlib.util
import json
import subprocess
import sys

import pytest
from places import ROOT


@pytest.fixture
def start(tmp_path, monkeypatch):
    """The program in a folder of its own, where setting up is only written down."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    places = {"ROOT": tmp_path, "ENVIRONMENT": tmp_path / ".venv"}
    for name in ("STAMP", "BEGUN", "PYTHON"):
        places[name] = tmp_path / getattr(module, name).relative_to(module.ROOT)
    for name, value in places.items():
        monkeypatch.setattr(module, name, value)
    module.done = []

    def make_environment():
        module.done.append("environment")
        module.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        module.PYTHON.touch()
        module.BEGUN.touch()

    module.really_make, module.really_install = module.make_environment, module.install
    monkeypatch.setattr(module, "make_environment", make_environment)
    monkeypatch.setattr(module, "install", lambda extras: module.done.append(sorted(extras)))
    monkeypatch.setattr(module, "hand_over", lambda given: module.done.append(given) or 0)
    return module


def test_it_is_set_up_once_and_handed_over(start):
    assert start.main(["render"]) == 0
    assert start.main(["check", "--json"]) == 0
    assert start.done == ["environment", [], ["render"], ["check", "--json"]]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_it_is_set_up_again_when_its_sources_change(start, name):
    start.main(["render"])
    (start.ROOT / name).write_text("other", encoding="utf-8")
    start.main(["render"])
    assert start.done[3:] == [[], ["render"]]


def test_a_verb_that_needs_more_adds_it_and_nothing_is_taken_away(start):
    start.main(["chart", "ca-mau", "a.svg"])
    start.main(["render", "--scheduler", "x"])
    start.main(["render"])
    assert start.done[1] == ["charts"]
    assert start.done[3] == ["charts", "cluster"]
    assert start.done[4:] == [["render", "--scheduler", "x"], ["render"]]


def test_an_interrupted_set_up_is_begun_again(start, monkeypatch):
    def interrupted(_extras):
        raise KeyboardInterrupt

    usual = start.install
    monkeypatch.setattr(start, "install", interrupted)
    assert start.main(["render"]) == 130
    monkeypatch.setattr(start, "install", usual)
    assert start.main(["render"]) == 0
    assert start.done == ["environment", "environment", [], ["render"]]


def test_a_folder_that_was_moved_is_set_up_anew(start):
    start.main(["render"])
    known = json.loads(start.STAMP.read_text(encoding="utf-8"))
    start.STAMP.write_text(json.dumps(known | {"folder": "elsewhere"}), encoding="utf-8")
    start.main(["render"])
    assert start.done[3:] == ["environment", [], ["render"]]


def test_an_environment_made_by_hand_is_kept(start):
    start.PYTHON.parent.mkdir(parents=True)
    start.PYTHON.touch()
    start.main(["render"])
    assert start.done == [[], ["render"]]


def test_the_second_of_two_waits(start):
    with start.only_one(), (start.ROOT / ".venv.lock").open("a+b") as second:
        assert not start.locked(second)
    with (start.ROOT / ".venv.lock").open("a+b") as second:
        assert start.locked(second)


def test_the_second_of_two_has_nothing_left_to_do(start, monkeypatch):
    answers = iter([False, True])
    monkeypatch.setattr(start, "is_ready", lambda _extras: next(answers))
    start.set_up(set())
    assert start.done == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "cannot be written"), (errno.EROFS, "chép"), (errno.ENOSPC, "disk")],
)
def test_a_disk_that_takes_nothing_is_told(start, monkeypatch, capsys, number, words):
    def refused():
        raise OSError(number, "refused")

    monkeypatch.setattr(start, "make_environment", refused)
    assert start.main(["render"]) == 3
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("ERROR: Failed to resolve 'index.example'", "check the network"),
        ("ERROR: No space left on device", "dọn chỗ"),
        ("ERROR: something else", "pip's words"),
    ],
)
def test_what_pip_cannot_do_is_told(start, monkeypatch, capsys, told, words):
    monkeypatch.setattr(start, "install", start.really_install)
    failed = subprocess.CompletedProcess([], 1, "", told)
    monkeypatch.setattr(start.subprocess, "run", lambda *_args, **_options: failed)
    assert start.main(["render"]) == 3
    assert not start.STAMP.exists()
    written = capsys.readouterr().err
    assert told in written
    assert words in written


def test_a_python_without_venv_is_told_and_leaves_nothing(start, monkeypatch, capsys):
    monkeypatch.setattr(start, "make_environment", start.really_make)
    failed = subprocess.CompletedProcess([], 1, "ensurepip is not available", "")
    monkeypatch.setattr(start.subprocess, "run", lambda *_args, **_options: failed)
    assert start.main(["render"]) == 3
    assert not start.ENVIRONMENT.exists()
    assert "python3-venv" in capsys.readouterr().err


def test_an_old_python_is_told(start, monkeypatch, capsys):
    monkeypatch.setattr(start, "OLDEST", (9, 0))
    assert start.main(["render"]) == 3
    here = ".".join(map(str, sys.version_info[:2]))
    assert f"Python 9.0 or newer is needed; this is Python {here}." in capsys.readouterr().err


def test_alone_it_tells_what_it_can_do(start, capsys):
    assert start.main([]) == 0
    assert "start.py render" in capsys.readouterr().out
    assert start.done == []


def test_the_checks_run_all_and_one_that_fails_is_not_forgotten(start, monkeypatch):
    runs = []

    def wait(command, **_options):
        runs.append(command)
        return int("mypy" in command[0])

    monkeypatch.setattr(start, "wait", wait)
    assert start.main(["test", "tests/wording", "--all"]) == 1
    assert runs[-1][1:] == ["-m", "pytest", "tests/wording"]
    assert len(runs) == len(start.CHECKS) + 1


def test_old_pythons_can_read_it_to_be_told_off():
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 7))

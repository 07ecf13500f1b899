"""The program that serves the page: started twice, on a taken port, without its libraries, stopped, killed."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import stat
import sys
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from chromium import page_served
from places import OFFICE

from generator.cli.app import run
from generator.web import open_pages


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The invented office, of a person with a home of his own."""
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    shutil.copytree(OFFICE, tmp_path / "office", ignore=shutil.ignore_patterns(".vanthu"))
    return tmp_path / "office"


def _asked(address, headers=None, method="GET"):
    parts = urlsplit(address)
    with closing(http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)) as asked:
        asked.request(method, f"{parts.path}?{parts.query}", headers=headers or {})
        return asked.getresponse().status


def test_a_second_start_shows_the_page_that_is_open(folder):
    with page_served(folder) as (first, serving), page_served(folder) as (second, again):
        assert urlsplit(first).port == urlsplit(second).port
        assert again.wait(20) == 0
        assert [_asked(one) for one in (first, second, second)] == [303, 303, 401]
        assert serving.poll() is None


def test_a_page_that_was_killed_is_not_waited_for(folder):
    with page_served(folder) as (_, serving):
        serving.kill()
        serving.wait()
        with page_served(folder) as (address, _):
            assert _asked(address) == 303


def test_the_note_of_an_open_page_is_nobody_elses(folder, tmp_path):
    with page_served(folder):
        (note,) = (tmp_path / "home" / "vanthu").iterdir()
        assert os.name == "nt" or stat.S_IMODE(note.stat().st_mode) == 0o600
        assert not [*folder.rglob("page-*")]


@pytest.mark.parametrize(
    "text", [b"", b"{", b"[]", b'{"port": 1, "word": "x"}', b'{"port": "x"}', b"\xff"]
)
def test_a_note_that_says_nothing_is_as_if_it_were_not_there(folder, tmp_path, text):
    path = open_pages._note_of(folder)
    path.parent.mkdir(parents=True)
    path.write_bytes(text)
    assert open_pages.key_of_open_page(folder) is None


def test_a_page_of_somebody_else_is_not_led_to(folder):
    with page_served(folder) as (address, _):
        again = address.split("/enter")[0] + "/again"
        for headers in ({}, {"x-vanthu-again": ""}, {"x-vanthu-again": "x"}):
            assert _asked(again, headers, "POST") == 403


def test_a_port_that_is_taken_is_told(folder, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert run(["-C", str(folder), "serve", "--no-browser", "--port", str(port)]) == 3
    assert f"không mở được cổng {port}" in capsys.readouterr().err


def test_without_its_libraries_it_says_what_to_install(folder, capsys, monkeypatch):
    for name in [one for one in sys.modules if one.startswith("generator.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run(["-C", str(folder), "serve", "--no-browser"]) == 3
    assert 'pip install ".[web]"' in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows stops no process of another console so")
def test_ctrl_c_ends_it_quietly(folder, tmp_path):
    with page_served(folder) as (address, serving):
        assert _asked(address) == 303
        serving.send_signal(signal.SIGINT)
        assert serving.wait(10) == 0
        assert "Traceback" not in serving.stderr.read()
        assert [*(tmp_path / "home" / "vanthu").iterdir()] == []


def test_it_listens_on_this_machine_alone(folder):
    with page_served(folder) as (address, _):
        port = urlsplit(address).port
        others = {one[4][0] for one in socket.getaddrinfo(socket.gethostname(), port)}
        assert [one for one in others - {"127.0.0.1"} if _answers(one, port)] == []


def _answers(host, port):
    with socket.socket() as asked:
        asked.settimeout(2)
        return asked.connect_ex((host, port)) == 0


def test_a_read_only_page_writes_nothing(folder):
    with page_served(folder, "--read-only") as (address, _):
        assert _asked(address) == 303
    assert not (folder / ".vanthu").exists()

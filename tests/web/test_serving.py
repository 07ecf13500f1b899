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
from generator.web import open_pages, server
from generator.web.typing_kept import usual_port
from generator.workspace import Workspace


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


def test_where_a_port_is_taken_another_one_is_opened_and_told():
    told = []
    with server.listening_at(0) as other:
        port = other.getsockname()[1]
        with server._listening(port, told.append) as ours:
            assert ours.getsockname()[1] != port
    assert [one.text() for one in told] == [f"không mở được cổng {port}, trang mở ở một cổng khác"]


def test_a_workspace_is_opened_where_it_was_before_unless_another_program_is_there(folder):
    """A browser keeps by port what is typed in forms."""
    workspace = Workspace(folder)
    with (
        server._listening_for(workspace, 0, print) as first,
        server._listening_for(workspace, 0, print) as second,
    ):
        ports = [one.getsockname()[1] for one in (first, second)]
    assert ports[0] == usual_port(folder) != ports[1]


def test_a_port_is_free_at_once_after_its_program_went_in_the_middle_of_an_answer():
    with server.listening_at(0) as gone:
        port = gone.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            gone.accept()[0].close()
    with server.listening_at(port) as again:
        assert again.getsockname()[1] == port


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

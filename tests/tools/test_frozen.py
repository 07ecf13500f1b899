"""What is tried of a frozen program: its documents are all made, and its page answers. A stand-in plays the program."""

from __future__ import annotations

import sys

import pytest

from tools import frozen

STAND_IN = """#!{python}
import http.server, pathlib, sys
if "init" in sys.argv:
    for code in ("a", "b"):
        record = pathlib.Path(f"demo/campaigns/c/documents/{{code}}.yaml")
        record.parent.mkdir(parents=True, exist_ok=True)
        record.touch()
elif "render" in sys.argv:
    for code in {made}:
        letter = pathlib.Path(f"demo/output/c/{{code}}.docx")
        letter.parent.mkdir(parents=True, exist_ok=True)
        letter.touch()
elif "serve" in sys.argv and {serves}:
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
        def log_message(self, *_): pass
    server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
    print(f"http://127.0.0.1:{{server.server_port}}/enter?key=k", file=sys.stderr, flush=True)
    server.handle_request()
"""


@pytest.fixture
def program(tmp_path):
    """The stand-in, which makes these documents and serves its page or not."""

    def written(made, serves):
        path = tmp_path / "vanthu"
        text = STAND_IN.format(python=sys.executable, made=made, serves=serves)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path

    return written


@pytest.mark.parametrize(
    ("made", "serves", "fits"),
    [(["a", "b"], True, True), (["a"], True, False), ([], True, False), (["a", "b"], False, False)],
)
def test_a_program_that_makes_all_and_serves_is_fit(program, tmp_path, made, serves, fits):
    assert frozen.tried(program(made, serves), tmp_path) is fits


def test_without_pyinstaller_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(frozen.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["frozen"])
    assert frozen.main() == 2
    assert "pip install pyinstaller" in capsys.readouterr().err

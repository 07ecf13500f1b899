"""Forms and JSON as browsers send them, and what is neither."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from generator.problems import Misused
from generator.web.incoming import form_of, json_of


def _sent(read, **sent):
    """What a handler makes of a request."""

    def handle(request):
        try:
            return PlainTextResponse(str(read(request)))
        except Misused as fault:
            return PlainTextResponse(f"refused: {fault}")

    app = Starlette(routes=[Route("/", handle, methods=["POST"])])
    return TestClient(app).post("/", **sent).text


def test_a_field_is_text_with_our_line_ends():
    read = lambda request: repr(form_of(request).text("a"))  # noqa: E731
    assert _sent(read, data={"a": " một\r\nhai "}) == r"'một\nhai'"


def test_a_file_comes_with_its_name():
    read = lambda request: form_of(request).files("f")  # noqa: E731
    assert _sent(read, files={"f": ("kết quả.csv", b"x")}) == "[('kết quả.csv', b'x')]"


@pytest.mark.parametrize("body", ["", "[1]", "{", "[" * 100_000, "\xff", "null"])
def test_what_is_no_object_is_refused(body):
    said = _sent(json_of, content=body.encode("latin-1"))
    assert said.startswith("refused: không đọc được những gì trình duyệt gửi")


def test_a_broken_form_is_refused():
    head = {"content-type": "multipart/form-data; boundary=x"}
    said = _sent(form_of, content=b"nothing of the sort", headers=head)
    assert said.startswith("refused: không đọc được")

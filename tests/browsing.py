"""A browser of the page without a browser: holds the key and sends what our own page sends."""

from __future__ import annotations

from http import HTTPStatus

from starlette.testclient import TestClient

from generator.web.addresses import build_app
from generator.web.desk import Desk
from generator.web.guarding import Guard, Keys

PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"


class Browser(TestClient):
    """A client that holds the key and sends what our own page sends."""

    def __init__(self, desk: Desk, *, has_key: bool = True) -> None:
        self.desk, self.keys = desk, Keys()
        guard = Guard(build_app(desk), self.keys, PORT)
        super().__init__(guard, base_url=ORIGIN, headers={"origin": ORIGIN}, follow_redirects=False,
                         raise_server_exceptions=False)  # fmt: skip
        self.led_by = {}
        if has_key:
            self.get("/enter", params={"key": self.keys.new_word()})

    def request(self, *told, **sent):
        """An answer; where that leads to a page kept apart (`/answers/`), that page, as a browser goes there."""
        answer = super().request(*told, **sent)
        there = answer.headers.get("location", "")
        if answer.status_code != HTTPStatus.SEE_OTHER or not there.startswith("/answers/"):
            return answer
        found = super().request("GET", there)
        self.led_by[id(found)] = (found, answer)
        return found

    def first(self, answer):
        """What was answered at first."""
        return self.led_by.get(id(answer), (answer, answer))[1]

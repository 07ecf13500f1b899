"""A browser of the page without a browser: holds the key and sends what our own page sends."""

from __future__ import annotations

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
        if has_key:
            self.get("/enter", params={"key": self.keys.new_word()})

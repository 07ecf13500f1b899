"""Who is let in: only this machine's browser that holds the key, and only what our own page sends.

- The name that is asked for must be one of a fixed list, for reading too: whoever makes a name of his own
  lead here (DNS rebinding) is turned away before anything is read.
- What writes must come from our own page: without an `Origin`, with a foreign one or with `null` nothing is done.
- What reads is asked for by our own page, or is a page that somebody opens: no other page, and none of another
  port of this machine, takes an answer of ours as script, picture or part of itself.
- The key is a word that is good once, in the address that the program opens; it is changed for a cookie that
  no script sees and no other site sends.
- No answer may be framed, sniffed, cached or led elsewhere; nothing is fetched from outside.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from html import escape
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from generator.problems import Message, say

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY = 64 * 1024 * 1024
LOCAL = "127.0.0.1"
ENTRANCE = "/enter"
AGAIN = "/again"
AGAIN_HEADER = "x-vanthu-again"
PREVIEW = "/preview-frame"
_SAFE = {"GET", "HEAD"}
_NAMES = (LOCAL, "localhost")
_CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
    " font-src 'self'; connect-src 'self'; frame-src 'self' blob:; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'"
)
_FRAMED = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; font-src data: blob:;"
    " frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
_NO_CACHE = "no-store"
_OWN_SITE = {"same-origin", "none"}
_ALONE = {"image/svg+xml": "sandbox"}
"""What a picture may do that is opened as a page of its own: nothing."""
NOT_OPEN = say("Chưa mở được trang")
_PAGE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Vanthu</title></head>'
    "<body><main><h1>{title}</h1><p>{said}</p></main></body></html>"
)
WRONG_NAME = say("địa chỉ này không phải của trang vanthu đang mở trên máy")
WRONG_ORIGIN = say("yêu cầu không đến từ trang vanthu nên không được thực hiện")
NO_KEY = say("trang này chỉ mở được từ máy này: đóng thẻ này rồi mở lại vanthu như mọi khi")
TOO_LARGE = say("tệp gửi lên quá lớn: nhiều nhất {most} MB", most=LARGEST_BODY // 1024 // 1024)


class Keys:
    """The words that are good once, and what they are changed for."""

    def __init__(self) -> None:
        self._cookie = secrets.token_urlsafe(32)
        self.known_by = ""
        """What a second start of the program is known by; empty: by nothing."""
        self._once: set[str] = set()
        self._turn = threading.Lock()

    def new_word(self) -> str:
        """A word that lets a browser in, once."""
        word = secrets.token_urlsafe(32)
        with self._turn:
            self._once.add(word)
        return word

    def take(self, word: str) -> str | None:
        """The cookie for a word, which is good no more."""
        with self._turn:
            known = [one for one in self._once if secrets.compare_digest(one, word)]
            self._once.difference_update(known)
        return self._cookie if known else None

    def is_ours(self, word: str) -> bool:
        """Whether this very program asks again, on behalf of the same person."""
        return bool(self.known_by) and secrets.compare_digest(word.encode(), self.known_by.encode())

    def fits(self, cookie: str) -> bool:
        """Whether a browser holds the key."""
        return secrets.compare_digest(cookie.encode(), self._cookie.encode())


class TooLarge(Exception):
    """A body is longer than what is taken."""


class Guard:
    """Stands before the page; `port` is where it listens, `translate` speaks to who is turned away."""

    def __init__(
        self, app: App, keys: Keys, port: int, told: Callable[[Message], str] = str
    ) -> None:
        self.app = app
        self.keys = keys
        self.cookie = f"vanthu-{port}"
        self.hosts = frozenset(f"{name}:{port}" for name in _NAMES)
        self.origins = frozenset(f"http://{host}" for host in self.hosts)
        self.told = told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = _Headers(scope)
        path, is_safe = scope["path"], scope["method"] in _SAFE
        if headers.all_of("host") == [] or not self.hosts.issuperset(headers.all_of("host")):
            await self._refuse(scope, send, HTTPStatus.FORBIDDEN, WRONG_NAME)
        elif path == AGAIN and any(map(self.keys.is_ours, headers.all_of(AGAIN_HEADER))):
            await _answer(send, HTTPStatus.OK, self.keys.new_word().encode(), {})
        elif not self._is_ours(headers) if not is_safe else not _may_be_read(headers):
            await self._refuse(scope, send, HTTPStatus.FORBIDDEN, WRONG_ORIGIN)
        elif path == ENTRANCE and is_safe:
            await self._let_in(scope, send)
        elif not self._has_key(headers):
            await self._refuse(scope, send, HTTPStatus.UNAUTHORIZED, NO_KEY)
        elif headers.length > LARGEST_BODY:
            await self._refuse(scope, send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
        else:
            await self._pass_on(scope, receive, send)

    def _is_ours(self, headers: _Headers) -> bool:
        """Whether our own page sends this: by a fixed list, never by what the request says of itself."""
        origins, sites = headers.all_of("origin"), headers.all_of("sec-fetch-site")
        return (
            len(origins) == 1
            and origins[0] in self.origins
            and all(site == "same-origin" for site in sites)
        )

    def _has_key(self, headers: _Headers) -> bool:
        """Whether one of the cookies is ours; what other programs of this machine left there does not matter."""
        told = (
            each.partition("=") for text in headers.all_of("cookie") for each in text.split(";")
        )
        return any(
            name.strip() == self.cookie and self.keys.fits(value.strip()) for name, _, value in told
        )

    async def _let_in(self, scope: Scope, send: Send) -> None:
        words = parse_qs(scope["query_string"].decode("latin-1")).get("key", [""])
        cookie = self.keys.take(words[0])
        if cookie is None:
            await self._refuse(scope, send, HTTPStatus.UNAUTHORIZED, NO_KEY)
            return
        kept = f"{self.cookie}={cookie}; HttpOnly; SameSite=Strict; Path=/"
        await _answer(send, HTTPStatus.SEE_OTHER, b"", {"location": "/", "set-cookie": kept})

    async def _refuse(self, scope: Scope, send: Send, status: HTTPStatus, said: Message) -> None:
        """In words; as a page to who opens one."""
        text = self.told(said)
        if not any("text/html" in one for one in _Headers(scope).all_of("accept")):
            await _answer(send, status, text.encode(), {})
            return
        language = "vi" if text == str(said) else "en"
        shown = _PAGE.format(
            language=language, title=escape(self.told(NOT_OPEN)), said=escape(text)
        )
        await _answer(send, status, shown.encode(), {"content-type": "text/html; charset=utf-8"})

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        seen = 0
        is_begun = False

        async def counted() -> MutableMapping[str, Any]:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > LARGEST_BODY:
                raise TooLarge
            return message

        async def headed(message: MutableMapping[str, Any]) -> None:
            nonlocal is_begun
            if message["type"] == "http.response.start":
                is_begun = True
                message["headers"] = _headed(scope["path"], message.get("headers", []))
            await send(message)

        try:
            await self.app(scope, counted, headed)
        except TooLarge:
            if is_begun:
                raise
            await self._refuse(scope, send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)


class _Headers:
    def __init__(self, scope: Scope) -> None:
        self._known: list[tuple[bytes, bytes]] = scope["headers"]

    def all_of(self, name: str) -> list[str]:
        wanted = name.encode()
        return [value.decode("latin-1") for key, value in self._known if key.lower() == wanted]

    @property
    def length(self) -> int:
        return max(
            (int(one) for one in self.all_of("content-length") if one.isdecimal()), default=0
        )


def _may_be_read(headers: _Headers) -> bool:
    """Whether our own page or a person asks, by what the browser says; programs and old browsers say nothing."""
    sites, kinds = headers.all_of("sec-fetch-site"), headers.all_of("sec-fetch-dest")
    return _OWN_SITE.issuperset(sites) or kinds == ["document"]


def _headed(path: str, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with ours, which no address may loosen."""
    policy = _FRAMED if path == PREVIEW else _CONTENT
    known = {key.lower(): value for key, value in headers}
    alone = _ALONE.get(known.get(b"content-type", b"").decode("latin-1"))
    policies = "; ".join(filter(None, (policy, alone)))
    ours = {**_HEADERS, "content-security-policy": policies}
    if b"cache-control" not in known:
        ours["cache-control"] = _NO_CACHE
    kept = [one for one in headers if one[0].lower().decode() not in ours]
    return [*kept, *((key.encode(), value.encode()) for key, value in ours.items())]


async def _answer(send: Send, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
    told = {"content-type": "text/plain; charset=utf-8", **headers}
    lines = _headed("", [(key.encode(), value.encode()) for key, value in told.items()])
    lines.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": int(status), "headers": lines})
    await send({"type": "http.response.body", "body": body})

"""What a browser sends: fields and files of a form, or JSON; what is no such thing is refused in our words.

Handlers run in threads of their own; reading waits for the network where the server listens.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field
from typing import Any

from anyio import from_thread
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from generator.problems import GeneratorError, Misused, say
from generator.workspace import regex, unchanging

_FIELDS = 20_000
_FILES = 200
_FIELD_CAP = 16 * 1024 * 1024
_TAB = regex(r"[\w-]{1,40}", re.ASCII)
_UNREAD = say("không đọc được những gì trình duyệt gửi; tải lại trang rồi làm lại")


@unchanging(frozen=True)
class SentForm:
    """What a form held: texts by the names of its fields, files with the names that they have at home."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    uploads: Mapping[str, Sequence[tuple[str, bytes]]] = field(default_factory=dict)

    def text(self, name: str, missing: str = "") -> str:
        """A field without the blanks around it; line ends as we write them."""
        found = self.fields.get(name)
        return found[0].replace("\r\n", "\n").strip() if found else missing

    def raw(self, name: str) -> str:
        """A field as it was typed, blanks and all; line ends as we write them."""
        return next(iter(self.fields.get(name, ())), "").replace("\r\n", "\n")

    def texts(self, name: str) -> list[str]:
        """All fields of one name."""
        return [one.strip() for one in self.fields.get(name, ())]

    def files(self, name: str) -> Sequence[tuple[str, bytes]]:
        """The files of a field, without those that were not chosen."""
        return self.uploads.get(name, ())


def form_of(request: Request) -> SentForm:
    """The form that was sent. Raises `Misused`."""
    try:
        found = from_thread.run(_form, request)
    except (HTTPException, UnicodeDecodeError):
        raise Misused(_UNREAD) from None
    request.state.sent = found
    return found


@contextmanager
def keeping_sent(request: Request) -> Iterator[None]:
    """What a form held is read even where nothing is done with it, so that it is not lost (`sent_again`)."""
    try:
        yield
    except GeneratorError:
        if not sends_json(request):
            with suppress(Misused):
                form_of(request)
        raise


def typing_of(sent: Mapping[str, Any]) -> tuple[str, int]:
    """How far the typing in a tab has come, as its script counts: the loading of the page, and changes since."""
    load, count = sent.get("load"), sent.get("version")
    if isinstance(load, str) and isinstance(count, int) and _TAB.fullmatch(load):
        return load, count
    return "", 0


def tab_of(sent: Mapping[str, Any]) -> str:
    """The tab that a script says it is of; nothing for what is no such name."""
    told = sent.get("tab")
    return told if isinstance(told, str) and _TAB.fullmatch(told) else ""


def sends_json(request: Request) -> bool:
    """Whether a script of ours asks, which reads JSON."""
    return request.headers.get("content-type", "").startswith("application/json")


def sent_again(request: Request) -> list[tuple[str, str]]:
    """The fields of the form that was sent, to be sent once more; of a form with files nothing, for these are gone."""
    sent: SentForm | None = getattr(request.state, "sent", None)
    if sent is None or sent.uploads:
        return []
    return [(name, text) for name, texts in sent.fields.items() for text in texts]


async def _form(request: Request) -> SentForm:
    fields: dict[str, list[str]] = {}
    uploads: dict[str, list[tuple[str, bytes]]] = {}
    asked = request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=_FIELD_CAP)
    async with asked as form:
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields.setdefault(name, []).append(value)
            elif value.filename:
                uploads.setdefault(name, []).append((value.filename, await value.read()))
    return SentForm(fields, uploads)


def json_of(request: Request) -> dict[str, Any]:
    """The object that a script of ours sent. Raises `Misused` for anything else, halves of letters among it."""
    try:
        body = from_thread.run(request.body)
    except ClientDisconnect:
        raise Misused(_UNREAD) from None
    try:
        found = json.loads(body)
        if b"\\u" in body:
            json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Misused(_UNREAD)
    return found

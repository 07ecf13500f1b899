"""What a browser sends: fields and files of a form, or JSON; what is no such thing is refused in our words.

Handlers run in threads of their own; reading waits for the network where the server listens.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from anyio import from_thread
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from generator.problems import Misused, say

_FIELDS = 20_000
_FILES = 200
_FIELD_CAP = 16 * 1024 * 1024
_UNREAD = say("không đọc được những gì trình duyệt gửi; tải lại trang rồi làm lại")


@dataclass(frozen=True)
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
        return from_thread.run(_form, request)
    except (HTTPException, UnicodeDecodeError):
        raise Misused(_UNREAD) from None


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

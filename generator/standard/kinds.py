"""Kinds of document (loại văn bản): what each is called, where it may be used, how it is set out.

The rows that travel with the program stand in `kinds.yaml`; an office may add its own in its
settings. Judging a document against its kind is left to the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from generator.standard.values import read_shipped
from generator.workspace import read_yes_no, unchanging


class SubjectStyle(StrEnum):
    """Where the subject stands: under a title, or after «V/v» under the number."""

    TITLE = "title"
    LETTER = "v/v"


class Outline(StrEnum):
    """How Markdown headings are numbered: which marks stand for #, ## and ###."""

    ROMAN = "roman"
    ROMAN_LETTER = "roman_letter"
    ARABIC = "arabic"
    ARTICLES = "articles"
    CHAPTERS = "chapters"
    PLAIN = "plain"


@unchanging(frozen=True)
class KindBlank:
    """A blank of a special form: thời gian, địa điểm, chủ trì …"""

    code: str
    label: str
    required: bool = False


@unchanging(frozen=True)
class Kind:
    """Loại văn bản.

    `title` is in capitals, None for a công văn; `addressed` says that it may carry «Kính gửi»,
    `sent_to` that it lists where it goes without those words (công điện). `in_union` is `yes`,
    `no` or `unverified`.
    """

    code: str
    name: str
    abbreviation: str | None = None
    title: str | None = None
    subject_style: SubjectStyle = SubjectStyle.TITLE
    template: str = "named.docx"
    addressed: bool = False
    sent_to: bool = False
    form: str | None = None
    in_decree: bool = False
    in_union: str = "unverified"
    outline: Outline = Outline.ROMAN
    note: str | None = None
    fields: tuple[KindBlank, ...] = ()

    @property
    def is_minutes(self) -> bool:
        """Whether a secretary and a chair sign it, and it closes with the hour of the end."""
        return self.template == "minutes.docx"


_YES_NO = ("addressed", "sent_to", "in_decree", "required")
_READERS: Mapping[str, Callable[[str], object]] = {
    "subject_style": SubjectStyle,
    "outline": Outline,
    **dict.fromkeys(_YES_NO, read_yes_no),
}


@cache
def shipped_kinds() -> tuple[Kind, ...]:
    """The kinds that travel with the program."""
    rows = read_shipped("kinds")["kinds"]
    return tuple(
        Kind(
            **_read(row),
            fields=tuple(KindBlank(**_read(blank)) for blank in row.get("fields", ())),
        )
        for row in rows
    )


def _read(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _READERS.get(key, str)(text) for key, text in row.items() if isinstance(text, str)}

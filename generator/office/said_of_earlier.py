"""A document's words without the sentences about what it replaces or corrects, which the next one does not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.document import EARLIER
from generator.office.changed_letters import without_empty_parts
from generator.office.changed_since import without_changed
from generator.workspace import regex

_NAMED = regex(rf"\{{\{{[^{{}}]*\b(?:{'|'.join(EARLIER)})\b[^{{}}]*\}}\}}")
_TEXTS = ("body", "passages", "legal_bases", "annexes")
_PARAGRAPH = regex(r"\n[ \t]*\n")
_SENTENCE = regex(r".+?(?:[.!?;]\s+|\Z)", re.DOTALL)
_MARK = regex(r"\s*(?:[-*+]\s*)?")
_ASKED = "{%"
"""What asks first whether there is an earlier document at all."""


def without_earlier(record: Mapping[str, object]) -> dict[str, object]:
    r"""The record with its texts cleared of them; what names them in its subject stays, to be written anew.

    >>> without_earlier({"body": "Một.\n\nBáo cáo này thay thế {{ replaces }}.\n"})
    {'body': 'Một.\n'}
    """
    return {key: _cleared(value) if key in _TEXTS else value for key, value in record.items()}


def _cleared(value: object) -> object:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        inner = {key: (one, _cleared(one)) for key, one in value.items()}
        return {key: now for key, (one, now) in inner.items() if now or not one}
    if isinstance(value, list):
        kept = [(one, _cleared(one)) for one in value]
        return [now for one, now in kept if now or not one]
    return value


def _text(text: str) -> str:
    """A text that is nothing but such a sentence is empty then."""
    if not _NAMED.search(text):
        return text
    end = "\n" if text.endswith("\n") else ""
    told = without_changed(text).rstrip("\n")
    kept = [one for part in _PARAGRAPH.split(told) if (one := _paragraph(part))]
    left = without_empty_parts("\n\n".join(kept)).rstrip("\n")
    return left + (end if left else "")


def _paragraph(text: str) -> str:
    if _ASKED in text or not _NAMED.search(text):
        return text
    kept = "".join(one for one in _SENTENCE.findall(text) if not _NAMED.search(one)).rstrip()
    return "" if _MARK.fullmatch(kept) else kept

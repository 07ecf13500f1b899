"""«Huyện H (phần riêng)»: how a row says that it is only what a unit has beside those below it."""

from __future__ import annotations

import re

from generator.wording import nfc
from generator.workspace import regex

_LABEL = "phần riêng"
_OWN = r"(?:phần|số) riêng"
_BEHIND = regex(rf"\s*[(\[,:;–-]\s*(?:chỉ\s+)?{_OWN}\s*[)\]]?\s*$", re.IGNORECASE)
_BEFORE = regex(rf"^\s*{_OWN}\s*(?:của\s+|[:–-]\s*)", re.IGNORECASE)


def labelled_part(name: str) -> str:
    """The name of a unit in the row of its own part."""
    return f"{name} ({_LABEL})"


def without_label(text: str) -> str | None:
    """The name alone that stands in the row of an own part; `None` where a text does not call itself one."""
    text = nfc(text)
    for label in (_BEHIND, _BEFORE):
        bare = label.sub("", text)
        if bare != text and bare.strip():
            return bare.strip()
    return None

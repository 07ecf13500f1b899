"""What an issued document was: fingerprints of its words and figures, to notice a later change.

A fingerprint tells that something changed, not what; the texts themselves are in the records and in
their history.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from generator.model.books import Frozen, Row, RowState
from generator.problems import Message, Place, Problem, say
from generator.wording import nfc


def freeze(text: str, figures: Mapping[str, object] | None = None) -> Frozen:
    """The fingerprints of a document's text and of the figures it speaks of, by name.

    Line ends, blanks at the ends of lines and the way letters are composed make no difference; the
    order of the figures makes none either.
    """
    plain = "\n".join(line.rstrip() for line in nfc(text).splitlines()).strip()
    if figures is None:
        return Frozen(text=_digest(plain))
    told = {nfc(name): nfc(str(value)) for name, value in figures.items()}
    listed = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return Frozen(text=_digest(plain), figures=_digest(listed))


def changed_since_issue(row: Row, now: Frozen, place: Place | None = None) -> Problem | None:
    """What an issued document no longer is; `None` when it is as it was, or not issued at all."""
    if row.state is not RowState.ISSUED or row.frozen is None:
        return None
    what = _what(row.frozen, now)
    if what is None:
        return None
    said = say(
        "{what} của văn bản số {number} ngày {day} đã khác lúc ban hành",
        what=what,
        **row.told,
    )
    hint = say(
        "khôi phục hồ sơ như lúc ban hành; nội dung mới thì ban hành văn bản sửa đổi, thay thế"
    )
    spot = place or Place(row.record or row.key or "")
    return Problem("E-ISSUED-CHANGED", spot, said, hint)


def _what(then: Frozen, now: Frozen) -> Message | None:
    """Which part differs; figures are compared only where both fingerprints know them."""
    text = then.text != now.text
    figures = None not in {then.figures, now.figures} and then.figures != now.figures
    if text and figures:
        return say("lời văn và số liệu")
    if figures:
        return say("số liệu")
    return say("lời văn") if text else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

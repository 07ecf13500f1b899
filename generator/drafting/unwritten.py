"""Words that nobody has written yet: «…» in the place of some, a body of which nothing is left."""

from __future__ import annotations

import re

from generator import wording
from generator.problems import Place, Problem, Severity, say
from generator.workspace import regex

_BLANK = regex(r"(?<![^\s“«\"(])(?<!,\s)…(?![^\s”»\").;:,])")
"""An ellipsis in the place of a word; one that ends a list («xã, phường, …») says that there are more."""
_UNISSUED = regex(rf"số\s+/(?P<symbol>\S+) {re.escape(wording.blank_date())}")
"""A citation of a document that has no number yet: «số         /KH-HND ngày … tháng … năm …»."""
_SINGLE = regex(r"(?<!\{)\{\s*[a-z_]+(?:\.\w+)+(?:\s*\|[^{}]*)?\s*\}(?!\})")


def may_have_blank(text: str) -> bool:
    """Whether there is an ellipsis or a brace at all."""
    return "…" in text or "{" in text


def has_blank(text: str) -> bool:
    """Whether words are missing in a text.

    >>> has_blank("Căn cứ … (văn bản)"), has_blank("đoàn thể, …"), has_blank("v.v…")
    (True, False, False)
    """
    return "…" in text and _BLANK.search(text) is not None


def blank_at(place: Place, passage: str = "") -> Problem:
    """A doubt: what stands there would be printed as it is; in a `passage` of the library nobody writes."""
    hint = say("viết lại chỗ ấy; không có gì để viết thì bỏ cả câu hoặc dòng")
    if passage:
        hint = say(
            "chép lời của đoạn vào văn bản rồi viết: vanthu passages CHIẾN_DỊCH VĂN_BẢN --own {name}",
            name=passage,
        )
    said = say("còn chỗ «…» chưa viết, sẽ in ra như vậy")
    return Problem("W-BLANK", place, said, hint, Severity.WARNING)


def cited_unissued(text: str) -> str:
    """The symbol of a cited document, where all that is blank in a text is its number and day; else empty.

    >>> cited_unissued("Kế hoạch số         /KH-HND ngày … tháng … năm … của Hội"), cited_unissued("số … ngày …")
    ('KH-HND', '')
    """
    found = _UNISSUED.search(text)
    return found["symbol"] if found and not has_blank(_UNISSUED.sub("", text)) else ""


def unissued_at(place: Place, symbol: str) -> Problem:
    """A doubt: a cited document has no number and day yet, and nobody has to write them here."""
    said = say(
        "văn bản …/{symbol} được viện dẫn chưa ban hành, chưa có số, ngày: sẽ in chỗ trống",
        symbol=symbol,
    )
    hint = say("chỗ trống tự có khi ban hành văn bản ấy trước; ở đây không phải viết gì")
    return Problem("W-BLANK", place, said, hint, Severity.WARNING)


def single_brace(text: str) -> str:
    """A name in one brace instead of two, which nothing fills in; empty where there is none.

    >>> single_brace("Có { figures.count|number } sáng kiến"), single_brace("tập {1, 2}")
    ('{ figures.count|number }', '')
    """
    found = _SINGLE.search(text) if "{" in text else None
    return found.group() if found else ""


def brace_at(place: Place, single: str) -> Problem:
    """A doubt: a name would be printed as it stands there."""
    said = say("«{text}» sẽ in ra như vậy vì chỉ có một ngoặc nhọn", text=single)
    hint = say("viết «{text}»", text=f"{{{single}}}")
    return Problem("W-BRACE", place, said, hint, Severity.WARNING)


def nothing_left(place: Place) -> Problem:
    """A doubt: the conditions of a body left nothing of it."""
    hint = say("xem lại các điều kiện trong nội dung; chúng bỏ hết mọi câu")
    said = say("nội dung có viết, nhưng với số liệu này không còn câu nào: sẽ in ra trang trắng")
    return Problem("W-BODY-EMPTY", place, said, hint, Severity.WARNING)

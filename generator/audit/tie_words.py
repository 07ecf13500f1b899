"""Words by which sentences tie their figures: targets, totals, growth; shared by the checks."""

from __future__ import annotations

import re

from generator.workspace import regex

TARGET = (
    r"(?:chỉ tiêu|kế hoạch|kh|mục tiêu|dự toán|nghị quyết|chỉ tiêu, kế hoạch|kế hoạch vốn"
    r"|số phải thu|số được giao|mức giao)"
)
_INTRO_WORDS = (
    "đạt bằng chiếm tương đương ứng hoàn thành được tức là với tỷ tỉ lệ mức khoảng trên hơn gần xấp xỉ"
    " đã mới chỉ ước hiện và cũng nay thực = ~ ≈ : - –"
)
_INTRO = frozenset(_INTRO_WORDS.split())
_LAST_PART = regex(r"^(?P<head>.*?)(?P<mark>[,(:–—]|\s-\s)?\s*(?P<tail>[^,(:–—]*)$", re.DOTALL)
_LONGEST = 300
_ASIDE = regex(r"\([^()]*\)")
_CLOSES = regex(r"[^(]*\)")
_MOST_COMMAS = 2
_MOST_WORDS = 12
_TOLD_APART = 3
_BROKEN = regex(r"[;0-9]|trong đó|gồm|còn lại|riêng")
_MOVED = regex(
    r"(?<!\w)(?:tăng|giảm|vượt|thiếu|hụt|thừa|chênh|cao hơn|thấp hơn|nhiều hơn|ít hơn|hơn|kém|thêm)(?!\w)"
)
_SETTLED = regex(r"(?<!\w)(?:đạt|bằng|chiếm|còn|lên|xuống|là|có|được)(?!\w)")
_NAMES_TARGET = regex(rf"(?<!\w)(?:{TARGET}|vượt|tăng|giảm)(?!\w)")
_HEDGED = regex(
    r"(?:\s*(?:trên|(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )hơn|gần|khoảng|xấp xỉ|ước|ít nhất|tối thiểu))+\s*$"
)
END = regex(r"\s*(?:$|[.,;:)\]…+]|[-–—]\s)")
NAMES_TARGET_LAST = regex(rf"(?<!\w){TARGET}(?!\w)[^0-9,;.()]{{0,40}}$")
"""In front of a figure: that it is a target."""
OPENS_TARGET = r"(?:\((?:\s?(?:là|giao|kế hoạch|chỉ tiêu|dự toán|năm|:)\s?)*)?$"
"""Behind the word for a target: the bracket in front of its figure, or nothing."""
_CONJUNCTION = regex(
    r"\s*(?:và|nhưng|trong khi|tăng|giảm|vượt|cao hơn|thấp hơn|do|nên|qua đó)(?!\w)"
)
TO_TARGET = regex(
    rf"\s*(?:so với\s|so\s|của\s|trên\s)?(?:tổng\s)?(?:số\s)?{TARGET}(?!\w)(?P<rest>[^.,;()]*)"
)
_QUALIFIED = regex(
    r"(?<!\w)(?:cả năm|năm(?!\s¤)|quý|tháng|tỉnh|huyện|trung ương|tw|bộ|hđnd|hội đồng|chương trình"
    r"|giai đoạn|khóa|khoá|nhiệm kỳ|ngành)(?!\w)"
)
TO_TOTAL = regex(r"\s*(?:so với\s|trên\s|trong\s|của\s)?(?:tổng số|tổng|số)\s(?P<noun>[^.,;()]*)")
_TO_OTHER = regex(rf"[^.,;()0-9]{{0,40}}?so với(?!\w)(?!\s(?:tổng\s)?(?:số\s)?{TARGET}(?!\w))")


def clause_before(words: str) -> str:
    """What stands in front of a figure since the last mark of punctuation.

    >>> clause_before(" sáng kiến, vượt ")
    'vượt'
    """
    return re.split(r"[,;:(–—]", words)[-1].strip()


def without_asides(words: str) -> str:
    """Words without what stands among them in brackets, and without these."""
    return _ASIDE.sub("", words)


def without_hedge(words: str) -> str:
    """The words in front of a figure without the hedge at their end: `vượt` for `vượt trên`."""
    return _HEDGED.sub("", words.rstrip())


def lead_of(words: str) -> str:
    """What stands right in front of a figure: its clause without the hedge at its end.

    >>> lead_of("2.412 sáng kiến, vượt hơn ")
    'vượt'
    """
    return clause_before(without_hedge(words))


def is_change(words: str) -> bool:
    """Whether the words in front of a figure make it a change, a surplus or a shortfall.

    >>> is_change("tỷ lệ giảm "), is_change("tỷ lệ giảm còn "), is_change("đạt ")
    (True, False, False)
    """
    clause = lead_of(words)
    moved = [match.end() for match in _MOVED.finditer(clause)]
    settled = [match.end() for match in _SETTLED.finditer(clause)]
    return bool(moved) and (not settled or moved[-1] > settled[-1])


def is_intro(words: str) -> bool:
    """Whether words only introduce the figure behind them: `đạt`, `chiếm tỷ lệ`."""
    return all(word in _INTRO for word in words.split())


def ties_closely(gap: str) -> bool:
    """Whether what stands between a number and a percentage lets this one speak of that one.

    >>> ties_closely("sáng kiến, đạt"), ties_closely("hộ, tỷ lệ giải ngân đạt"), ties_closely("hộ đạt")
    (True, False, True)
    """
    found = _LAST_PART.match(gap) if len(gap) <= _LONGEST else None
    if found is None or _BROKEN.search(gap):
        return False
    head, mark, tail = found["head"], found["mark"], found["tail"]
    if _CLOSES.match(head + (mark or "")):
        return False
    if mark:
        names_target = mark == "(" and not tail and _NAMES_TARGET.search(clause_before(head))
        is_short = head.count(",") <= _MOST_COMMAS and "(" not in head
        return is_intro(tail) and is_short and not names_target
    words = tail.split()
    return 0 < len(words) <= _MOST_WORDS and words[-1] in _INTRO and not _MOVED.search(tail)


def is_concluded(words: str) -> bool:
    """Whether a percentage stands for itself, by the words behind it: nothing of which it is told."""
    return bool(END.match(words) or _CONJUNCTION.match(words))


def is_of_target(words: str) -> bool:
    return bool(TO_TARGET.match(words))


def names_one_of_several(words: str) -> bool:
    """Whether the target behind a percentage is told apart from others: `kế hoạch năm`, `tỉnh giao`."""
    found = TO_TARGET.match(words)
    return bool(found and _QUALIFIED.search(found["rest"]))


def is_same_target(words: str, told: str) -> bool:
    """Whether a target named behind a percentage is the one that other words tell.

    >>> is_same_target(" mục tiêu giai đoạn 1", "mục tiêu giai đoạn 1 là ")
    True
    >>> is_same_target(" mục tiêu cả chương trình", "chỉ tiêu giao là "), is_same_target(" chỉ tiêu", "kế hoạch ")
    (False, True)
    """
    found = TO_TARGET.match(words)
    if found is None or not names_one_of_several(words):
        return found is not None
    return " ".join(found["rest"].split()[:_TOLD_APART]) in told


def is_of_total(words: str, noun: str) -> bool:
    """Whether a percentage is one of all that the noun counts: `90% tổng số hộ`."""
    found = TO_TOTAL.match(words)
    return bool(found and noun and found["noun"].split()[:1] == noun.lower().split()[:1])


def is_of_other(words: str) -> bool:
    """Whether a figure is told as against something that is no target: `so với cùng kỳ`."""
    return bool(_TO_OTHER.match(words))

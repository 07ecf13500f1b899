"""What the titles over figures of units say that these are numbers of: «Hộ» below «Dân cư», «Dân cư (hộ)», «ĐVT: hộ».

A title may take several rows. What stands lowest names it, unless it only says the unit of measure or that these are
all; a word that nobody counts by («dân cư») gives way to the unit of measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.sheets.column_titles import plain_title
from generator.sheets.measures import is_thing
from generator.sheets.usual_words import NUMBER_OF, known_base, usual
from generator.workspace import regex

_BRACKETED = regex(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])")
_MEASURE_OF = regex(r"(?:đvt|đv tính|đơn vị tính|tính bằng)\s*[:.\-–]?\s*", re.IGNORECASE)


def base_title(titles: Sequence[str]) -> str:
    """The words that a base is called by, from the titles over its figures, top first.

    >>> base_title(["Dân cư", "Hộ"]), base_title(["Số khẩu (người)"]), base_title(["Hộ", "Tổng số"])
    ('Hộ', 'Số khẩu', 'Hộ')
    """
    *above, last = [" ".join(one.split()) for one in titles] or [""]
    bare, measure = _apart(last)
    if above:
        is_measured = not bare or (is_thing(bare) and _is_same(bare, above[-1]))
        if is_measured:
            return base_title([*above[:-1], f"{_apart(above[-1])[0]} ({measure or bare})"])
        if _core(bare) in usual("all_of_it"):
            return base_title(above)
    return measure if measure and (not bare or _core(bare) in usual("uncounted")) else bare


def stated_alone(words: str) -> str:
    """A unit of measure without the words before it: «hộ» of «ĐVT: hộ»."""
    return (
        _MEASURE_OF.sub("", words.strip(), count=1) if _MEASURE_OF.match(words.strip()) else words
    )


def _apart(title: str) -> tuple[str, str]:
    """A title without the thing that it is counted by in brackets, and that; «ĐVT: hộ» says nothing else."""
    alone = stated_alone(title)
    if alone != title:
        return "", alone.strip("()[] ")
    found = [one for one in _BRACKETED.finditer(title) if is_thing(one[1] or one[2] or "")]
    if not found:
        return title, ""
    last = found[-1]
    return (title[: last.start()] + title[last.end() :]).strip(), (last[1] or last[2]).strip()


def _is_same(thing: str, above: str) -> bool:
    """Whether what stands above counts the same, and says more: «Nhân khẩu» over «Người»."""
    title = _apart(above)[0]
    known = known_base(plain_title(title))
    return (
        known is not None
        and known == known_base(plain_title(thing))
        and _core(title) not in usual("uncounted")
    )


def _core(title: str) -> str:
    plain = plain_title(title)
    lead = NUMBER_OF.match(plain)
    return plain[lead.end() :].strip() or plain if lead else plain

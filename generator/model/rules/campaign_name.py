"""The campaign's name is spelled in one way; a quoted name that is nearly it is most likely meant.

The sources of a single campaign spelled its name in five ways: «01 triệu» and «1 triệu», a comma or
a dash, «Covid-19» and «Covid – 19».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.literal import literal, texts
from generator.problems import say
from generator.wording import fold

_QUOTED = re.compile(r"“([^“”]{1,500})”|\"([^\"]{1,500})\"")
_MARKS = " ,.;:“”\"'"
_LIKENESS = 0.85
_FEWEST_WORDS = 3


def check(known: Known) -> Iterator[Finding]:
    """Quoted names that are almost the campaign's full or short name."""
    names = [_bare(known.campaign.name), _bare(known.campaign.short_name)]
    for place, document in enumerate(known.campaign.documents):
        for text, path in texts(document, ("documents", place)):
            yield from _near_misses(text, names, path)


def _near_misses(text: str, names: list[str], path: Path) -> Iterator[Finding]:
    for quoted in dict.fromkeys(_quotations(text)):
        if _bare(quoted) in names:
            continue
        meant = next((name for name in names if _is_near(_words(quoted), _words(name))), None)
        if meant:
            yield Finding(
                "W-NAME",
                path,
                say("tên «{quoted}» khác tên chính thức «{name}»", quoted=quoted, name=meant),
                say("viết {name}", name="{{ campaign.name }}"),
                excerpt=quoted,
            )


def _quotations(text: str) -> Iterator[str]:
    for match in _QUOTED.finditer(literal(text)):
        yield match[1] or match[2]


def _bare(name: str) -> str:
    """A name without its quotation marks, or the quoted part where only a part is quoted."""
    quoted = _QUOTED.search(name)
    inner = (quoted[1] or quoted[2]) if quoted else name
    return " ".join(inner.split()).strip(_MARKS)


def _words(name: str) -> list[str]:
    """The words for comparing: without marks, capitals, punctuation and leading zeros."""
    return [word.lstrip("0") or "0" for word in re.findall(r"\w+", fold(_bare(name)))]


def _is_near(quoted: list[str], name: list[str]) -> bool:
    if quoted == name:
        return True
    if min(len(quoted), len(name)) <= _FEWEST_WORDS:
        return False
    return SequenceMatcher(None, quoted, name, autojunk=False).ratio() >= _LIKENESS

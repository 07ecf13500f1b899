"""A tag as one piece: what cuts it in two is opened, and signs in it that nobody sees are taken out."""

from __future__ import annotations

import re

from lxml import etree

from generator.word.template.elements import W, paragraph_of, texts_of, unwrap
from generator.workspace import regex

_SPLITTERS = regex("[\u00ad\u200b\u2060\ufeff]")
_TAG = regex(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_WRAPPERS = ("sdt", "fldSimple", "hyperlink")
_Span = tuple[int, int]


def join_tags(paragraph: etree._Element) -> None:
    """Makes the tags of a paragraph whole."""
    texts = texts_of(paragraph)
    whole = "".join(one.text or "" for one in texts)
    last = max(map(whole.rfind, ("}}", "%}", "#}"))) + 2
    tags = [found.span() for found in _TAG.finditer(whole, 0, max(last, 0))]
    if not tags:
        return
    spots: dict[etree._Element, _Span] = {}
    at = 0
    for one in texts:
        spots[one] = (at, at + len(one.text or ""))
        at = spots[one][1]
    for wrapper in list(paragraph.iter(*(W + name for name in _WRAPPERS))):
        inner = [spots[one] for one in wrapper.iter(f"{W}t") if one in spots]
        if paragraph_of(wrapper) is paragraph and inner and _is_cut(inner, tags):
            unwrap(wrapper)
    for one, (start, end) in spots.items():
        if any(start < to and end > since for since, to in tags):
            one.text = _without_splitters(one.text or "", start, tags)


def _is_cut(inner: list[_Span], tags: list[_Span]) -> bool:
    """Whether an element with these texts begins or ends in the middle of a tag."""
    ends = (inner[0][0], inner[-1][1])
    return any(since < end < to for since, to in tags for end in ends)


def _without_splitters(text: str, start: int, tags: list[_Span]) -> str:
    return "".join(
        sign
        for place, sign in enumerate(text, start=start)
        if not (_SPLITTERS.match(sign) and any(since <= place < to for since, to in tags))
    )

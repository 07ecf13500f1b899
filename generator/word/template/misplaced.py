"""Tags that open in one place of the page and close in another, and those that would take others with them.

`{%p … %}` becomes its whole paragraph, `{%tc … %}` its cell, `{%tr … %}` its row: what else stands there
is gone. A block that begins in one cell and ends in the next swallows the border between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.problems import Message, say
from generator.word.template.dialect import Refused
from generator.word.template.places import Tag
from generator.workspace import regex

_WORD = regex(r"{%[-+]?\s*(\w+)")
_WHOLE = {"p": say("đoạn"), "tc": say("ô"), "tr": say("dòng")}
_HOLDER = {"p": "tc", "": "tc", "r": "tc", "tc": "tr", "tr": "tbl"}
"""In what a block of each kind has to begin and end."""
_NAMES = {"tc": say("ô"), "tr": say("dòng"), "tbl": say("bảng")}
_NO_TABLE = say("thẻ này thay cả một ô hay dòng của bảng, mà ở đây không có bảng")
_OF_PARAGRAPHS = say("ở ngoài bảng viết {example}", example="{%p … %}, {{p … }}")
_ALONE = say("để mỗi thẻ một {place} riêng, không có gì khác ở đó")
_SAME = say("đặt hai thẻ trong cùng một {place}")


def find_misplaced(
    tags: Sequence[Tag], beside: Mapping[tuple[str, int], str]
) -> Iterator[tuple[Tag, Refused]]:
    """Each tag at a wrong place and why; `beside` are the words that stand with tags in cells and rows."""
    yield from _together(tags, beside)
    opened: list[Tag] = []
    for tag in tags:
        found = _WORD.match(tag.line)
        word = found[1] if found else ""
        if word in {"for", "if"}:
            opened.append(tag)
        elif word in {"elif", "else", "endif", "endfor"} and opened:
            if said := _apart(opened[-1], tag):
                yield tag, Refused(1, "PLACE", *said)
            if word.startswith("end"):
                opened.pop()


def _apart(start: Tag, end: Tag) -> tuple[Message, Message | None] | None:
    """Two tags of a block that do not belong to the same level of the page."""
    if start.kind != end.kind:
        kinds = {"start": start.text, "place": start.place.part}
        said = say("thẻ này khác loại với thẻ mở «{start}» ({place})", **kinds)
        return said, say("viết p, tr, tc, r ở cả hai thẻ, hoặc không ở thẻ nào")
    holder = _HOLDER[start.kind]
    if start.within.get(holder) == end.within.get(holder):
        return None
    said = say(
        "thẻ mở «{start}» ở {place}, không cùng một {holder} với thẻ này",
        start=start.text, place=start.place.part, holder=_NAMES[holder],
    )  # fmt: skip
    return said, Message(_SAME.source, {"place": _NAMES[holder]})


def _together(
    tags: Sequence[Tag], beside: Mapping[tuple[str, int], str]
) -> Iterator[tuple[Tag, Refused]]:
    """Tags that become a whole paragraph, cell or row in which something else stands."""
    held: dict[tuple[str, int], list[Tag]] = {}
    for tag in tags:
        for name in _WHOLE:
            held.setdefault((name, tag.within.get(name, 0)), []).append(tag)
    for tag in tags:
        key = (tag.kind, tag.within.get(tag.kind, 0))
        if tag.kind not in _WHOLE:
            continue
        if not key[1]:
            yield tag, Refused(1, "PLACE", _NO_TABLE, _OF_PARAGRAPHS)
            continue
        others = [one.text for one in held[key][:2] if one is not tag]
        lost = others[0] if others else beside.get(key, "")
        if lost:
            whole = _WHOLE[tag.kind]
            said = say(
                "cả {place} của thẻ này chỉ thành một thẻ, «{lost}» ở đó sẽ mất",
                place=whole, lost=lost[:40],
            )  # fmt: skip
            yield tag, Refused(1, "PLACE", said, Message(_ALONE.source, {"place": whole}))

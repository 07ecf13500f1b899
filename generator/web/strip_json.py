"""Strips of a body as the page's script has them, and what it sends back; what is not of this form is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.drafting import (
    CutBody,
    FigureFacts,
    Reworked,
    Strand,
    StrandKind,
    Strip,
    StripKind,
)
from generator.office import FIELD_LABELS, Spotted, is_blank
from generator.problems import Misused, Problem, say
from generator.records import is_uneven
from generator.web.mended_pages import lacking_at
from generator.web.page_words import words_of
from generator.web.ways_to_mend import WayToMend, line_of, way_to_mend

Say = Callable[[object], str]
_MOST_STRIPS, _LONGEST = 5_000, 200_000
_REFUSED = say("trang gửi lên nội dung không đọc được; tải lại trang rồi làm lại")


def strips_out(body: CutBody) -> list[dict[str, Any]]:
    """The strips of a body; each says which one it is."""
    return [{"of": at, **strip_out(one)} for at, one in enumerate(body.strips)]


def strip_out(one: Strip) -> dict[str, Any]:
    """One strip."""
    return {
        "kind": one.kind.value,
        "level": one.level,
        "mark": one.mark,
        "source": one.source if one.kind is StripKind.LOCKED else "",
        "as": one.locked_as.value if one.locked_as else "",
        "name": one.name,
        "strands": [
            {"kind": strand.kind.value, "text": strand.text, "bold": strand.bold, "italic": strand.italic}
            for strand in one.strands
        ],
    }  # fmt: skip


def strips_in(sent: object) -> list[Reworked]:
    """The strips that a page sends. Raises `Misused`."""
    if not isinstance(sent, list) or len(sent) > _MOST_STRIPS:
        raise Misused(_REFUSED)
    return [_strip_in(one) for one in sent]


def _strip_in(sent: object) -> Reworked:
    if not isinstance(sent, dict):
        raise Misused(_REFUSED)
    try:
        kind = StripKind(str(sent.get("kind", "")))
    except ValueError:
        raise Misused(_REFUSED) from None
    strands = sent.get("strands", [])
    if not isinstance(strands, list):
        raise Misused(_REFUSED)
    strip = Strip(
        kind,
        _text(sent, "source"),
        level=_number(sent, "level"),
        mark=_text(sent, "mark"),
        strands=tuple(map(_strand_in, strands)),
    )
    of = sent.get("of")
    return Reworked(strip, of if type(of) is int else None)


def _strand_in(sent: object) -> Strand:
    if not isinstance(sent, dict):
        raise Misused(_REFUSED)
    try:
        kind = StrandKind(str(sent.get("kind", "")))
    except ValueError:
        raise Misused(_REFUSED) from None
    looks = (sent.get("bold") is True, sent.get("italic") is True)
    return Strand(kind, _text(sent, "text"), *looks)


def _text(sent: Mapping[str, Any], key: str) -> str:
    found = sent.get(key, "")
    if not isinstance(found, str) or len(found) > _LONGEST:
        raise Misused(_REFUSED)
    return found


def _number(sent: Mapping[str, Any], key: str) -> int:
    found = sent.get(key, 1)
    if type(found) is not int:
        raise Misused(_REFUSED)
    return found


def values_in(sent: object, lists: Iterable[str]) -> dict[str, Any]:
    """The values of fields that a page sends: texts, `None` for what is empty, lists line by line."""
    if not isinstance(sent, dict):
        raise Misused(_REFUSED)
    listed = set(lists)
    found: dict[str, Any] = {}
    for key in sent:
        text = _text(sent, key).replace("\r\n", "\n")
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        found[key] = (lines if key in listed else text.strip()) or None
    return found


def facts_out(
    facts: Mapping[str, FigureFacts], ways: Mapping[str, Sequence[WayToMend]], said: Say
) -> dict[str, dict[str, Any]]:
    """What chips say, in the reader's language, and where their numbers are corrected."""
    return {
        tag: {
            "text": one.text,
            "meaning": said(one.meaning) if one.meaning else "",
            "whose": "; ".join(filter(None, (one.whose, said(one.reach) if one.reach else ""))),
            "exact": one.exact,
            "working": one.working,
            "source": one.source,
            "limits": list(one.limits),
            "lacking": [
                {"said": said(gap.message), "hint": said(gap.hint) if gap.hint else ""}
                for gap in one.lacking
            ],
            "printed": one.is_printed,
            "ways": [[said(way.said), way.address] for way in ways.get(tag, ())],
        }
        for tag, one in facts.items()
    }


def problems_out(problems: Iterable[Spotted], said: Say, campaign: str) -> list[dict[str, Any]]:
    """What is wrong or doubtful in a document of a campaign, with its field, its strip and where it is mended elsewhere."""
    return [
        {
            "code": one.problem.code,
            "isBlank": is_blank(one.problem),
            "weight": one.problem.severity.value,
            "said": said(words[0]),
            "hint": said(words[1]) if words[1] else "",
            "key": one.key,
            "strip": one.strip,
            "figure": one.figure,
            "nth": one.nth,
            "mended": lacking_at(one.problem, campaign) or _sum_at(one.problem) or _in_file(one),
        }
        for one in problems
        for words in (words_of(one.problem),)
    ]


def _in_file(one: Spotted) -> str:
    """The line of the file, for a mistake that stands in no field of the page and no strip of the text."""
    file = one.problem.place.file
    if one.strip is not None or one.key in FIELD_LABELS or not one.problem.is_error:
        return ""
    return line_of(one.problem.place) if "/documents/" in file else ""


def _sum_at(problem: Problem) -> str:
    """Where a sum that does not hold, or a part above its whole, is mended."""
    way = way_to_mend(problem) if is_uneven(problem) else None
    return way.address if way else ""

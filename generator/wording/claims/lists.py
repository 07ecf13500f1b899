"""Parts of a whole, rows told one after another, and lists with their announced count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from generator.wording.claims.claim import Claim, Join, Joined, Measure
from generator.wording.claims.hedges import HEDGE
from generator.wording.claims.sheet import Sheet

_PARTS = re.compile(
    r"[^.;:\d]{0,90}?(?:(?:,\s)?(?:bao\s)?gồm(?:\scó)?(?=[\s:])\s?:?|(?:,\s)?(?:được\s)?chia\s(?:làm|thành)\s?:?|:|\s\((?:bao\s)?(?:gồm\s?:?)?)\s{0,3}"
)
_AMONG = re.compile(r"(?<!\w)trong\sđó(?:\s(?:có|gồm))?\s?[:,]?\s{0,3}")
_ROW = re.compile(r"(?<!\w)lần\slượt\s?(?:là|đạt|có|với|chiếm|bằng|tăng|giảm|:)?\s?:?\s{0,2}")
_COMMA = re.compile(r"\s?[,;]\s(?:và\s|cùng\s)?|\s(?:và|cùng)\s")
_LEAD = re.compile(rf"(?:có\s|là\s)?{HEDGE}")
_NAME_FIRST = re.compile(rf"(?:[^\W\d_]+[-\s:/]{{1,3}}){{1,7}}{HEDGE}")
_STOP = re.compile(r"(?<!\w)(?:trong\s(?:đó|khi)|tăng|giảm|vượt|thiếu|đạt|còn|so\svới|chiếm)(?!\w)")
_OPEN_END = re.compile(
    r"v\.v|v\.\.|\.\.\.|…|(?<!\w)vân\svân|(?<!\w)(?:như|tiêu\sbiểu|điển\shình|đặc\sbiệt)(?!\w)"
)
_CLAUSE = re.compile(r"[.;:!?\n]")
_NAMES_END = re.compile(r"(?<!\w)(?:có|đạt|với|được|là|lần|tăng|giảm|chiếm|số)(?!\w).*", re.DOTALL)
_REACH = 160
_MOST = 60


def find_parts(sheet: Sheet, numbers: list[Claim], joined: list[Joined]) -> Iterator[Joined]:
    """Wholes with all their parts behind them (PARTS), or with the names of what they announce (LISTED)."""
    seconds = {
        claim.start
        for join in joined
        if join.join in {Join.PAIR, Join.RANGE}
        for claim in join.claims
    }
    for whole in numbers:
        lead = _PARTS.match(sheet.low, whole.end)
        if (
            lead is None
            or whole.start in seconds
            or whole.measure in {Measure.PERCENT, Measure.POINTS}
        ):
            continue
        start, end = lead.end(), _list_end(sheet, lead)
        if parts := _segments(sheet, numbers, start, end, whole.measure):
            if len(parts) > 1:
                told = _as_summed(whole, parts)
                yield Joined(Join.PARTS, whole.start, told[-1].end, (whole, *told))
        elif whole.measure is Measure.COUNT and (listed := _listed(sheet, whole, lead, end)):
            yield listed


def _between(numbers: list[Claim], start: int, end: int) -> list[Claim]:
    first, last = (
        bisect_left(numbers, place, key=lambda claim: claim.start) for place in (start, end)
    )
    return numbers[first : min(last, first + _MOST)]


def _list_end(sheet: Sheet, lead: re.Match[str]) -> int:
    if lead[0].rstrip().endswith("(") or "(" in lead[0]:
        close = sheet.low.find(")", lead.end(), lead.end() + 400)
        if close >= 0:
            return close
    return sheet.sentence_end(lead.end())


def _segments(
    sheet: Sheet, numbers: list[Claim], start: int, end: int, measure: Measure
) -> list[Claim]:
    """The numbers of a list each of whose links begins with one, or has one behind its name."""
    parts: list[Claim] = []
    is_name_first = None
    for claim in _between(numbers, start, end):
        begin = parts[-1].end if parts else start
        gap = sheet.low[begin : claim.start]
        if claim.measure is not measure or _STOP.search(gap) or "(" in gap.replace("()", ""):
            break
        own = gap if not parts else _after_comma(gap)
        if own is None:
            break
        if _LEAD.fullmatch(own):
            name_first = False
        elif _NAME_FIRST.fullmatch(own):
            name_first = True
        else:
            break
        if is_name_first is None:
            is_name_first = name_first
        if name_first is not is_name_first:
            break
        parts.append(claim)
    return parts


def _after_comma(gap: str) -> str | None:
    """What stands behind the last comma or `và` of a gap between two numbers."""
    ends = [comma.end() for comma in _COMMA.finditer(gap)]
    return gap[ends[-1] :] if ends else None


def _as_summed(whole: Claim, parts: list[Claim]) -> list[Claim]:
    """The first parts that make the whole, where some do: what follows then tells something else."""
    total = whole.value * 0
    for count, part in enumerate(parts, 1):
        total += part.value
        if total == whole.value and count > 1:
            return parts[:count]
    return parts


def find_among(sheet: Sheet, numbers: list[Claim]) -> Iterator[Joined]:
    """A whole and what is told of it behind `trong đó`."""
    for match in _AMONG.finditer(sheet.low):
        end = sheet.sentence_end(match.end())
        behind = _between(numbers, match.end(), end)
        if not behind:
            continue
        parts = _segments(sheet, numbers, match.end(), end, behind[0].measure)
        whole = _whole(sheet, numbers, match.start(), parts)
        if whole is not None and parts:
            yield Joined(Join.AMONG, whole.start, parts[-1].end, (whole, *parts))


def _whole(sheet: Sheet, numbers: list[Claim], place: int, parts: list[Claim]) -> Claim | None:
    """The nearest number in front that can hold the parts, else the nearest at all."""
    if not parts:
        return None
    near = [
        claim
        for claim in reversed(_between(numbers, place - 2 * _REACH, place))
        if claim.measure is parts[0].measure
    ]
    gap = sheet.low[near[0].end : place] if near else "\n"
    if "\n" in gap or gap.count(".") > 1:
        return None
    most = max(part.value for part in parts)
    return next((claim for claim in near if claim.value >= most), near[0])


def find_rows(sheet: Sheet, numbers: list[Claim]) -> Iterator[Joined]:
    """Numbers behind `lần lượt`, with the names in front of it as far as they can be seen."""
    for match in _ROW.finditer(sheet.low):
        end = sheet.sentence_end(match.end())
        behind = _between(numbers, match.end(), end)
        if not behind:
            continue
        row = _segments(sheet, numbers, match.end(), end, behind[0].measure)
        if len(row) > 1:
            names = _names_before(sheet, match.start())
            yield Joined(Join.ROW, match.start(), row[-1].end, tuple(row), names)


def _names_before(sheet: Sheet, place: int) -> tuple[str, ...]:
    clause = sheet.text[max(0, place - _REACH) : place]
    clause = _CLAUSE.split(clause)[-1]
    return _names(_NAMES_END.sub("", clause))


def _listed(sheet: Sheet, whole: Claim, lead: re.Match[str], end: int) -> Joined | None:
    """The names behind a colon or `gồm`; none of them where the text ends there."""
    text = sheet.text[lead.end() : end]
    is_list = lead[0].rstrip().endswith((":", "gồm", "("))
    if (
        not is_list
        or any(char.isdigit() for char in text)
        or _OPEN_END.search(sheet.low, whole.end, end + 3)
    ):
        return None
    if not text.strip():
        return (
            Joined(Join.LISTED, whole.start, lead.end(), (whole,))
            if lead[0].rstrip().endswith(":")
            else None
        )
    names = _names(text)
    joined_last = _names(text, last_and=False)
    if len(joined_last) == whole.value != len(names):
        names = joined_last
    return Joined(Join.LISTED, whole.start, end, (whole,), names) if len(names) > 1 else None


def _names(text: str, *, last_and: bool = True) -> tuple[str, ...]:
    """Names parted by semicolons, or else by commas, and by the last `và`; brackets keep together."""
    bare = re.sub(r"\([^()]*\)", "", text)
    names = re.split(r"\s?;\s?" if ";" in bare else r"\s?,\s?", bare)
    if last_and and names:
        head, _, tail = names[-1].rpartition(" và ")
        names[-1:] = [head, tail] if head else [names[-1]]
    return tuple(
        name.strip(' .-–“”"').removeprefix("và ") for name in names if name.strip(' .-–“”"')
    )

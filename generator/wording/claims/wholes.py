"""Parts of a whole, rows told one after another, and lists with their announced count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from generator.wording.claims.claim import ClaimedNumber, Join, Joined, NumberKind
from generator.wording.claims.hedges import HEDGE
from generator.wording.claims.paper import UPPER, Paper
from generator.workspace import regex, unchanging

_BETWEEN = r"(?:[^.;:\d()\n]|\([^()\n]{0,160}\)|năm\s[0-9]{4}|[0-9][0-9,]{0,6}\s?%){0,90}?"
_WHOLLY = r"(?:,\s?)?(?<!\w)(?:(?:bao\s)?gồm(?:\scó)?|(?:được\s)?chia\s(?:làm|thành|ra))(?!\w)\s?:?"
_WITHIN = regex(r"[^.;:\d()\n]{0,40}?\s\((?P<wholly>(?:bao\s)?gồm\s?:?)?\s{0,3}")
_BEHIND = regex(rf"{_BETWEEN}(?:(?P<wholly>{_WHOLLY})|(?P<colon>:))\s{{0,3}}")
_AMONG = regex(r"(?<!\w)trong\sđó(?:,?\s(?:có|gồm))?\s?(?P<colon>:)?[,]?\s{0,3}")
_ROW = regex(r"(?<!\w)lần\slượt\s?(?:là|đạt|có|với|chiếm|bằng|tăng|giảm|:)?\s?:?\s{0,2}")
_COMMA = regex(r"\s?[,;]\s(?:và\s|cùng\s)?|\s(?:và|cùng)\s")
_NUMBER_FIRST = regex(rf"(?:có\s|là\s)?{HEDGE}")
_NAME_FIRST = regex(rf"(?:\S{{1,20}}\s){{1,14}}{HEDGE}")
_BRACKETED = regex(r"\([^()]*\)")
_STOP = regex(
    r"(?<!\w)(?:trong\s(?:đó|khi)|tăng|giảm|vượt|thiếu|đạt|còn|so\svới|chiếm|bằng|tương\sứng|đã|nay|với)(?!\w)"
)
_MARKS = regex(r"(?<!\w)(?:nữ|đảng viên|dân tộc|tôn giáo|khuyết tật|người cao tuổi)(?!\w)")
_MEN = regex(r"(?<!\w)nam(?!\w)")
_COMPLEMENTS = tuple(
    tuple(regex(rf"(?<!\w)(?<!không )(?<!chưa ){word}(?!\w)") for word in words.split("/"))
    for words in (
        "nam/nữ",
        "trực tuyến/trực tiếp",
        "chính thức/dự bị",
        "nội trú/ngoại trú",
        "thành thị/nông thôn",
        "trong tỉnh/ngoài tỉnh",
        "công lập/ngoài công lập",
        "hợp lệ/không hợp lệ",
        "đúng hạn/quá hạn",
        "đúng hạn/trễ hạn",
    )
)
_CLASS = regex(r"(?<!\w)(?:khối|lớp)\s([0-9]{1,2})(?!\w)")
_SCHOOLS = {"1 2 3 4 5", "6 7 8 9", "10 11 12"}
_NOUN_REACH = 40
_TIMED = regex(r"(?:ngày|tháng|năm|giờ|tuổi|tuần|phút|lần)(?!\w)")
_OPEN_END = regex(
    r"v\.v|v\.\.|\.\.\.|…|(?<!\w)vân\svân|(?<!\w)(?:như|tiêu\sbiểu|điển\shình|đặc\sbiệt|nhất\slà|chủ\syếu)(?!\w)"
)
_ASIDE = regex(r"(?:sau\sđây|gọi|theo|kèm|riêng|kể\scả|trừ|số\sliệu|tính|không|nêu|nếu)(?!\w)")
_CLAUSE = regex(r"[.;:!?\n]")
_NAMES_END = regex(r"(?<!\w)(?:có|đạt|với|được|là|lần|tăng|giảm|chiếm|số)(?!\w).*", re.DOTALL)
_COUNTED_NAME = regex(r"\(\s?[0-9]{1,3}\s?\)")
_YEAR_LAST = regex(r"(?:năm )?[12][0-9]{3}$")
_PROPER = regex(rf"[{UPPER}]")
_REACH = 160
_LEAD_REACH = 260
_MOST = 60
_LONGEST_LIST = 100


@unchanging(frozen=True, slots=True)
class _List:
    """The numbers of a list, all of one form, and whether it was read to its end.

    Without parts and whole, it has numbers in brackets alone, or none.
    """

    parts: list[ClaimedNumber]
    is_whole: bool


def find_parts(
    paper: Paper, numbers: list[ClaimedNumber], joined: list[Joined]
) -> Iterator[Joined]:
    """Wholes with their parts behind them, or with the names of what they announce.

    Only `gồm` and `chia làm` promise that all parts follow; behind a colon or in brackets they are
    taken for all where they make the whole, else for some.
    """
    lesser = {claim.start for join in joined if join.join in _NO_WHOLES for claim in join.claims}
    for whole in numbers:
        if whole.start in lesser or whole.measure in _RATES:
            continue
        near = paper.low[whole.end : whole.end + _LEAD_REACH]
        for pattern, signs in ((_WITHIN, ("(",)), (_BEHIND, (":", "gồm", "chia"))):
            if not any(sign in near for sign in signs):
                continue
            lead = pattern.match(paper.low, whole.end)
            if lead and "trong đó" not in lead[0] and (found := _told(paper, numbers, whole, lead)):
                yield found
                break


def _told(
    paper: Paper, numbers: list[ClaimedNumber], whole: ClaimedNumber, lead: re.Match[str]
) -> Joined | None:
    """What is told of a whole behind a lead, in brackets up to their end, else up to that of the sentence."""
    is_within = lead.re is _WITHIN
    end = (
        paper.low.find(")", lead.end(), lead.end() + 400)
        if is_within
        else paper.sentence_end(lead.end())
    )
    if end < 0:
        return None
    told = _read_list(paper, numbers, lead.end(), end, whole)
    if len(told.parts) > 1:
        kinds = paper.low[lead.end() : min(end, told.parts[-1].end + _NOUN_REACH)]
        is_promised = lead["wholly"] is not None and not _overlap(whole, kinds)
        is_promised = is_promised or _are_all(kinds, len(told.parts))
        return _parted(whole, told, is_promised=is_promised)
    if (
        told.parts
        or not told.is_whole
        or whole.measure is not NumberKind.COUNT
        or whole.value > _LONGEST_LIST
    ):
        return None
    return _in_brackets(numbers, whole, lead, end) or _listed(paper, whole, lead, end)


def _in_brackets(
    numbers: list[ClaimedNumber], whole: ClaimedNumber, lead: re.Match[str], end: int
) -> Joined | None:
    """Parts told in brackets behind their names: `05 bản: Tỉnh ủy (02), Sở Nội vụ (03)`."""
    parts = _between(numbers, lead.end(), end)
    if len(parts) <= 1 or sum((part.value for part in parts), Fraction(0)) != whole.value:
        return None
    return Joined(Join.PARTS, whole.start, parts[-1].end, (whole, *parts))


def _overlap(whole: ClaimedNumber, kinds: str) -> bool:
    """Whether one may be counted twice: women, members of the Party, minorities among others."""
    marks = set(_MARKS.findall(kinds)) - {whole.noun.lower()}
    return bool(marks) and not (marks == {"nữ"} and _MEN.search(kinds))


def _are_all(kinds: str, count: int) -> bool:
    """Whether parts are all that there can be: `nam`, `nữ`; the classes of a school."""
    if count == len(_COMPLEMENTS[0]):
        return any(first.search(kinds) and second.search(kinds) for first, second in _COMPLEMENTS)
    classes = " ".join(_CLASS.findall(kinds))
    return classes in _SCHOOLS and count == len(classes.split())


def _parted(whole: ClaimedNumber, told: _List, *, is_promised: bool) -> Joined | None:
    """The parts, as far as they make the whole: what follows then tells something else.

    What is not promised to be parts and is more than the whole is something else.
    """
    total = whole.value * 0
    parts = told.parts
    for count, part in enumerate(told.parts, 1):
        total += part.value
        if total == whole.value and count > 1:
            parts = told.parts[:count]
            is_promised = True
            break
    else:
        is_promised = is_promised and told.is_whole
    if not is_promised and any(part.value > whole.value for part in parts):
        return None
    join = Join.PARTS if is_promised else Join.AMONG
    return Joined(join, whole.start, parts[-1].end, (whole, *parts))


def _between(numbers: list[ClaimedNumber], start: int, end: int) -> list[ClaimedNumber]:
    first, last = (
        bisect_left(numbers, place, key=lambda claim: claim.start) for place in (start, end)
    )
    return numbers[first : min(last, first + _MOST)]


def _read_list(
    paper: Paper, numbers: list[ClaimedNumber], start: int, end: int, whole: ClaimedNumber
) -> _List:
    """The numbers of a list each of whose links begins with its number, or each names it first."""
    parts: list[ClaimedNumber] = []
    form: re.Pattern[str] | None = None
    for claim in _between(numbers, start, end):
        gap = _BRACKETED.sub("", paper.low[parts[-1].end if parts else start : claim.start])
        if "(" in gap:
            continue
        own = _after_comma(gap) if parts else gap
        if own is None or _STOP.search(own) or not _is_alike(claim, whole):
            return _List(parts, is_whole=bool(parts))
        own_form = next(
            (each for each in (_NUMBER_FIRST, _NAME_FIRST) if each.fullmatch(own)), None
        )
        form = form or own_form
        if own_form is None or own_form is not form:
            return _List(parts, is_whole=False)
        parts.append(claim)
    return _List(parts, is_whole=True)


def _is_alike(claim: ClaimedNumber, whole: ClaimedNumber) -> bool:
    """Whether a number may be a part: of the same measure, and days only of days."""
    if claim.measure is not whole.measure:
        return False
    are_times = {bool(_TIMED.match(each.noun.lower())) for each in (claim, whole)}
    return not claim.noun or len(are_times) == 1


def _after_comma(gap: str) -> str | None:
    """What stands behind the last comma or `và` of a gap between two numbers."""
    ends = [comma.end() for comma in _COMMA.finditer(gap)]
    return gap[ends[-1] :] if ends else None


def find_among(
    paper: Paper, numbers: list[ClaimedNumber], joined: list[Joined]
) -> Iterator[Joined]:
    """A whole and what is told of it behind `trong đó`."""
    firsts = {join.claims[1].start: join.claims[0] for join in joined if join.join is Join.PAIR}
    for match in _AMONG.finditer(paper.low):
        end = paper.sentence_end(match.end())
        if not match["colon"] and (cut := paper.low.find(";", match.end(), end)) >= 0:
            end = cut
        behind = _between(numbers, match.end(), end)
        if not behind or behind[0].measure in _RATES:
            continue
        whole = _whole(paper, numbers, match.start(), behind, firsts)
        told = _read_list(paper, numbers, match.end(), end, whole) if whole else None
        if whole and told and told.parts:
            last = told.parts[-1].end
            are_all = _are_all(
                paper.low[match.end() : min(end, last + _NOUN_REACH)], len(told.parts)
            )
            join = Join.PARTS if are_all else Join.AMONG
            yield Joined(join, whole.start, last, (whole, *told.parts))


def _whole(
    paper: Paper,
    numbers: list[ClaimedNumber],
    place: int,
    behind: list[ClaimedNumber],
    firsts: dict[int, ClaimedNumber],
) -> ClaimedNumber | None:
    """The nearest number of the sentence in front that can hold the part, else the nearest at all."""
    near = [
        firsts.get(claim.start, claim)
        for claim in reversed(_between(numbers, place - 2 * _REACH, place))
        if claim.measure is behind[0].measure and _is_said_with(paper, claim, place)
    ]
    alike = [claim for claim in near if claim.noun == behind[0].noun or not behind[0].noun]
    for claims in (alike, near):
        if found := next((claim for claim in claims if claim.value >= behind[0].value), None):
            return found
    return near[0] if near else None


def _is_said_with(paper: Paper, claim: ClaimedNumber, place: int) -> bool:
    """Whether a number stands in the sentence that `trong đó` goes on, or in the one just before it."""
    if ")" in _BRACKETED.sub("", paper.low[claim.end : place]):
        return False
    end = paper.sentence_end(claim.end)
    return end >= place or (
        paper.low[end:place].strip() == "." and "\n" not in paper.low[end:place]
    )


def find_rows(paper: Paper, numbers: list[ClaimedNumber]) -> Iterator[Joined]:
    """Numbers behind `lần lượt`, with the names in front of it as far as they can be seen."""
    for match in _ROW.finditer(paper.low):
        end = paper.sentence_end(match.end())
        behind = _between(numbers, match.end(), end)
        row = _read_list(paper, numbers, match.end(), end, behind[0]).parts if behind else []
        if len(row) > 1:
            names = _names_before(paper, match.start())
            yield Joined(Join.ROW, match.start(), row[-1].end, tuple(row), names)


def _names_before(paper: Paper, place: int) -> tuple[str, ...]:
    clause = _CLAUSE.split(paper.text[max(0, place - _REACH) : place])[-1]
    first, *others = _names(_NAMES_END.sub("", clause)) or ("",)
    year = _YEAR_LAST.search(first)
    if year and others and all(_YEAR_LAST.fullmatch(name) for name in others):
        first = year[0]
    return (first, *others) if first else ()


def _listed(paper: Paper, whole: ClaimedNumber, lead: re.Match[str], end: int) -> Joined | None:
    """The names behind a colon or `gồm`; none of them where the text ends there."""
    text = paper.text[lead.end() : end]
    if _OPEN_END.search(paper.low, whole.end, end + 3):
        return None
    if not text.strip():
        is_announced = lead[0].rstrip().endswith(":")
        return Joined(Join.LISTED, whole.start, lead.end(), (whole,)) if is_announced else None
    names = _names(text)
    if len(names) != whole.value and len(together := _names(text, last_and=False)) == whole.value:
        names = together
    if len(names) != whole.value and _COUNTED_NAME.search(paper.low, lead.end(), end):
        return None
    is_aside = lead.re is _WITHIN and not all(_PROPER.match(name) for name in names)
    if len(names) <= 1 or is_aside or _ASIDE.match(text.lower()):
        return None
    return Joined(Join.LISTED, whole.start, end, (whole,), names)


def _names(text: str, *, last_and: bool = True) -> tuple[str, ...]:
    """Names parted by semicolons, or else by commas, and by the last `và`; brackets keep together."""
    bare = _BRACKETED.sub("", text)
    names = re.split(r"\s?;\s?" if ";" in bare else r"\s?,\s?", bare)
    if last_and and names:
        head, _, tail = names[-1].rpartition(" và ")
        names[-1:] = [head, tail] if head else [names[-1]]
    return tuple(clean for name in names if (clean := name.strip(' .-–“”"').removeprefix("và ")))


_RATES = {NumberKind.PERCENT, NumberKind.POINTS, NumberKind.TIMES}
_NO_WHOLES = {Join.PAIR, Join.RANGE, Join.RANK}

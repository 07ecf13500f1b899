"""Columns of the same thing at another time, beside one that says no time: «Lũy kế» beside «Số nhà», «… cuối kỳ» beside «Số đoàn viên».

Which of them holds what is counted nobody can tell from the titles; what is plainly a part, or of an earlier time, is no rival.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model.campaign import Counted, Indicator, Measure
from generator.sheets.column_titles import (
    core_of,
    counted_core,
    counted_title,
    means_no_result,
    plain_title,
)
from generator.sheets.title_doubts import MONEY, OTHER_TIME
from generator.sheets.usual_words import known_base
from generator.workspace import regex

_CUMULATIVE = regex(
    r"\b(?:luy ke|cong don|tu dau (?:nam|dot|ky|chien dich|phong trao|chuong trinh))\b"
)
_SO_FAR = regex(
    r"\b(?:[0-9]{1,2}|sau|chin) thang(?: dau nam)?\b|\bca nam\b"
    r"|\b(?:den|toi)(?: het)?(?: ngay)? ?[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?"
)
_OF_PERIOD = regex(
    r"\b(?:(?:phat sinh )?(?:trong|rieng) )?(?:thang|quy|tuan|dot|ky) (?:nay|[0-9]{1,2}|[ivx]{1,4})(?:/[0-9]{4}| nam [0-9]{4})?\b|\b(?:trong|phat sinh(?: trong)?) (?:ky|thang|quy|tuan|dot|nam)\b"
)
_NOW = regex(r"\b(?:cuoi (?:ky|thang|quy|nam|dot)|hien (?:nay|co|tai)|ky nay)\b")
_PART = regex(r"\btrong\b|\bphat sinh\b|\brieng\b|\btang\b|\bgiam\b")
_BEGINNING = regex(r"\bdau (?:ky|thang|quy|nam|dot)\b")
_YEAR = regex(r"\b(?:nam )?(20[0-9]{2})\b")
_ALL_TIMES = (_CUMULATIVE, _SO_FAR, _OF_PERIOD, _NOW, _BEGINNING, OTHER_TIME, _YEAR)


def says_only_when(titles: Sequence[str]) -> bool:
    """Whether titles say a time and nothing of what was counted: «Lũy kế», «9 tháng»."""
    return says_when(titles) and not says_what(titles)


def says_what(titles: Sequence[str]) -> bool:
    """Whether titles say anything of what was counted."""
    return bool(core_of(_without(_whole(titles))))


def says_when(titles: Sequence[str]) -> bool:
    """Whether titles say until when, or in which time, was counted."""
    whole = _whole(titles)
    return any(one.search(whole) for one in _ALL_TIMES)


def is_rival(titles: Sequence[str], indicator: Indicator, year: int | None) -> bool:
    """Whether titles name an indicator at a time that may be meant."""
    whole = _whole(titles)
    return _names(whole, indicator) and _may_be_now(whole, indicator, year)


def rivals(
    titles: Iterable[Sequence[str]], indicator: Indicator, year: int | None
) -> Iterator[bool]:
    """For the titles of each column to the right of one that says no time, whether its figures may be those of the indicator.

    One that names nothing is of the column before it, up to where another thing is counted.
    """
    is_beside = True
    for one in titles:
        whole = _whole(one)
        names, left = _names(whole, indicator), _without_times(whole, indicator)
        is_beside = is_beside and (names or not left or _says_nothing(whole))
        is_so_far = indicator.counts_as is Counted.PERIOD or not _OF_PERIOD.search(whole)
        may_be = names or (not left and is_beside and is_so_far)
        yield may_be and _may_be_now(whole, indicator, year)


def says_nothing(titles: Sequence[str]) -> bool:
    """Whether titles are of what stands between the columns of one thing: quotas, bases, rates."""
    return _says_nothing(_whole(titles))


def _says_nothing(whole: str) -> bool:
    plain = plain_title(whole)
    return bool(known_base(plain)) or means_no_result(plain) or "%" in whole or "ty le" in whole


def _may_be_now(whole: str, indicator: Indicator, year: int | None) -> bool:
    if OTHER_TIME.search(whole) or means_no_result(_without(whole)) or "%" in whole:
        return False
    years = {int(one) for one in _YEAR.findall(whole)}
    if years - {year}:
        return False
    if indicator.counts_as is Counted.PERIOD:
        return _OF_PERIOD.search(whole) is not None
    if indicator.counts_as is Counted.STATE and _BEGINNING.search(_SO_FAR.sub(" ", whole)):
        return False
    if _PART.search(whole):
        return False
    return bool(years) or any(one.search(whole) for one in (_CUMULATIVE, _SO_FAR, _NOW, _OF_PERIOD))


def _whole(titles: Sequence[str]) -> str:
    return " ".join(map(counted_title, titles))


def _without(whole: str) -> str:
    for one in _ALL_TIMES:
        whole = one.sub(" ", whole)
    return whole


def _names(whole: str, indicator: Indicator) -> bool:
    own = {counted_core(indicator.name), counted_core(indicator.unit_of_measure)} - {""}
    return _without_times(whole, indicator) in own


def _without_times(whole: str, indicator: Indicator) -> str:
    """What titles count, without when."""
    bare = _without(whole)
    if indicator.measure is Measure.MONEY:
        bare = MONEY.sub(" ", bare)
    return core_of(bare)

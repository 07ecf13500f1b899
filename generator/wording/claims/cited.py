"""Documents that a text names: `Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022`."""

from __future__ import annotations

import re
from datetime import date

from generator.wording.claims.claim import Cited
from generator.wording.claims.paper import UPPER, Paper
from generator.wording.claims.times import day_of
from generator.workspace import regex

_WORD = rf"[{UPPER}][^\W_]{{0,19}}"
_KINDS = (
    "nghị quyết|nghị định|thông tư|quyết định|chỉ thị|luật|bộ luật|pháp lệnh|công văn|kết luận|hướng dẫn|thông báo"
    "|tờ trình|công điện|văn bản|kế hoạch|báo cáo|quy định|quy chế|chương trình|đề án|giấy mời|biên bản|hợp đồng"
    "|thông tri|thông tư liên tịch|điện|giấy phép|giấy chứng nhận|tờ khai|phiếu|giải pháp|phương án"
).replace(" ", r"\s")
_SYMBOLED = regex(
    rf"(?:[Ss][Ốố]\s?:?\s{{0,3}})?(?<![\w/.,])([0-9]{{1,6}})[a-z]?(?:/[12][0-9]{{3}})?"
    rf"(?:\s?/\s?({_WORD}(?:[-/&.]{_WORD}){{0,6}})|\s?[-–]\s?([{UPPER}][^\W_]{{1,9}}/{_WORD}(?:[-./]{_WORD}){{0,3}}))(?!\w)"
)
_NUMBERED = regex(
    rf"(?<!\w)(?:{_KINDS})\ssố:?\s([0-9]{{1,6}})[a-z]?(?!\w|[.,/][0-9]|\s?%|\s(?:triệu|tỷ|nghìn|đồng)(?!\w))"
)
_NAMED = regex(
    r"(?<!\w)(?:Nghị quyết|Nghị định|Thông tư|Quyết định|Chỉ thị|Luật|Pháp lệnh|Công văn|Kết luận|Nghị quyết Trung ương)"
    r"\s([0-9]{1,5})(?=[,;.)”\"]|\s(?:của|về|ngày|năm|ngày|và|do|đã|\())"
)
_ON = regex(
    r"\s?[,(]?\s{0,2}(?:ký\s|ban\shành\s)?ngày\s+([0-9]{1,2})\s?(?:[/.-]|\s+tháng\s+)\s?([0-9]{1,2})"
    r"\s?(?:[/.-]|,?\s+năm\s+)\s?([0-9]{4})(?![0-9])"
)
_DAY_BEFORE = regex(
    r"(?<!\w)ngày\s+([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})[^.;:/0-9]{3,120}?ban\shành[^.;:/0-9]{0,60}$"
)
_REACH = 200


def find_cited(paper: Paper) -> list[Cited]:
    """The documents that a paper names by their numbers, which are masked."""
    found = []
    for pattern, cased in ((_SYMBOLED, True), (_NUMBERED, False), (_NAMED, True)):
        for match in paper.matches(pattern, cased=cased):
            symbol = next((group for group in match.groups()[1:] if group), "")
            paper.mask(match.start() if symbol else match.start(1), match.end())
            found.append(_cited(paper, match, symbol))
    return sorted(found, key=lambda cited: cited.start)


def _cited(paper: Paper, match: re.Match[str], symbol: str) -> Cited:
    end, on = _day_of(paper, match)
    return Cited(match.start(), end, int(match[1]), symbol, on)


def _day_of(paper: Paper, match: re.Match[str]) -> tuple[int, date | None]:
    """The day behind the number, or in front of «ban hành»; and where the naming ends."""
    if on := _ON.match(paper.low, match.end()):
        return on.end(), day_of(on[3], on[2], on[1])
    before = _DAY_BEFORE.search(paper.before(match.start(), _REACH))
    return match.end(), day_of(before[3], before[2], before[1]) if before else None

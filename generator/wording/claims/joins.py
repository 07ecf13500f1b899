"""What joins numbers that stand together: pairs, ranges, ranks, words in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from generator.wording.claims.claim import ClaimedNumber, Join, Joined
from generator.wording.claims.hedges import HEDGE
from generator.wording.claims.paper import Paper
from generator.wording.claims.spelled import Heard, read_spoken, spelled_claim
from generator.workspace import regex

_REACH = 90
_FEW = r"(?:\s[^\W\d_]{1,9}){0,5}?"
_OUT_OF = regex(
    rf"{_FEW}(?:\s?/\s?(?:(?:tổng\ssố|chỉ\stiêu|kế\shoạch|mục\stiêu|kh)\s)?|\s(?:trong|trên)\s(?:tổng\ssố|số|tổng)\s)"
)
_AMID = regex(r"\s(?:trong|trên)\s")
_ABOVE = regex(r"(?:\s[^\W\d_]{1,9}){1,9}?\strên\s")
_BOTH = 2
_THROUGH = regex(rf"\s?[-–—]\s?|{_FEW}\s(?:đến|tới)\s{HEDGE}")
_FROM = regex(rf"(?<!\w)từ\s{HEDGE}$")
_MOVED = regex(r"(?<!\w)(?:tăng|giảm|nâng|hạ|chuyển|rút)(?:\s\w{1,8}){0,4}\stừ\s$")
_PLACE = r"[0-9]{1,4}|nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?"
_RANK = regex(
    rf"(?<!\w)(?:(?:xếp|đứng|giữ|vị\strí|vị\sthứ|thứ\shạng|đạt)(?:\s[^\W\d_]{{1,8}}){{0,3}}?\s(?:thứ|hạng)"
    rf"|vị\strí\ssố|(?<!lần )(?:thứ|hạng)(?=\s[0-9]{{1,4}}(?:\s?/\s?[0-9]|\s(?:toàn|cả\snước|trong\s(?:số|tổng)|khu\svực))))"
    rf"\s({_PLACE})(?:\s?/\s?([0-9]{{1,4}})|\s(?:trên|trong)\s(?:tổng\s)?(?:số\s)?([0-9]{{1,4}}))?(?![\w%]|[.,/][0-9])"
)
_NO_RANK = regex(r"(?<!\w)(?:huân|huy|chương|danh\shiệu|chức\sdanh)(?:\s\w{1,9}){0,7}$")
_FIRST = {"nhất": 1, "nhì": 2}
_SAID_SO = regex(
    r"[^\d()]{0,50}?\(?(?:(?<!\w)bằng\schữ|(?<=\()chữ)(?:\slà)?\s?:?\s?\(?(?P<said>[^\W\d_][^\d()]{1,300})"
)
_BRACKET = regex(r"[^\d().;]{0,40}?\((?P<said>[^\W\d_][^\d()]{1,300})")
_ALONE = regex(r"(?<!\w)bằng\schữ(?:\slà)?\s?:?\s{0,3}\(?([^\W\d_][^\d()]{1,300})")
_SAID_BEFORE = regex(r"(?<!\w)((?:[^\W\d_]{2,6}\s){1,12})\(\s?$")
_WORD = regex(r"[^\W\d_]+")
_THEN_A_NOUN = regex(r"\)[ \u00a0][^\W\d_]")
_TAIL = regex(r"^\s*(?:đồng|phần\străm|điểm|chẵn|việt\snam|vnđ|[.,/;*_\s])*")


def find_ranks(paper: Paper) -> list[Joined]:
    """Places in an order, `xếp thứ 3/11`; what they take is taken."""
    found = []
    for match in paper.matches(_RANK):
        if _NO_RANK.search(paper.before(match.start()) + match[0]):
            continue
        claims = [_place(match, 1)]
        claims += [_place(match, group) for group in (2, 3) if match[group]]
        paper.take(*match.span())
        found.append(Joined(Join.RANK, match.start(), match.end(), tuple(claims)))
    return found


def _place(match: re.Match[str], group: int) -> ClaimedNumber:
    said = match[group]
    is_words = not said.isdigit()
    spoken = read_spoken(said.split(), closed=True) if is_words else None
    value = spoken.value if spoken else Fraction(_FIRST.get(said) or int(said))
    return ClaimedNumber(*match.span(group), value, Fraction(1), words=is_words)


def find_spelt(paper: Paper, numbers: list[ClaimedNumber]) -> Iterator[Joined]:
    """Digits that words in brackets repeat, or the other way round; the words are taken."""
    for claim in numbers:
        if words := _words_behind(paper, claim) or _words_before(paper, claim):
            paper.take(words.start, words.end)
            start, end = min(claim.start, words.start), max(claim.end, words.end)
            end += paper.low.startswith(")", end)
            yield Joined(Join.SPELT, start, end, (claim, words))
    for match in paper.matches(_ALONE):
        words = _said(paper, match.start(1), match[1], None)
        if words is not None and paper.is_free(words.start, words.end):
            paper.take(words.start, words.end)
            yield Joined(Join.SPELT, match.start(), words.end, (words,))


def _words_behind(paper: Paper, claim: ClaimedNumber) -> ClaimedNumber | None:
    """The words that repeat the digits behind them, in brackets or behind `bằng chữ`."""
    near = paper.low[claim.end : claim.end + 70]
    if "chữ" in near and (found := _SAID_SO.match(paper.low, claim.end)):
        return _free(paper, _said(paper, found.start("said"), found["said"], claim))
    found = _BRACKET.match(paper.low, claim.end) if "(" in near else None
    words = _said(paper, found.start("said"), found["said"], claim) if found else None
    if found is None or words is None:
        return None
    rest = _TAIL.sub("", paper.low[words.end : found.end()], count=1)
    return _free(paper, words) if not rest or rest.strip() == claim.noun.lower() else None


def _free(paper: Paper, words: ClaimedNumber | None) -> ClaimedNumber | None:
    return words if words and paper.is_free(words.start, words.end) else None


def _said(paper: Paper, place: int, said: str, claim: ClaimedNumber | None) -> ClaimedNumber | None:
    """The number that words say from a place on; of two readings the one that agrees with the digits."""
    words = [*_WORD.finditer(said)][:60]
    readings = [read_spoken([word[0] for word in words], closed=closed) for closed in (False, True)]
    spoken: Heard | None = None
    for reading in readings:
        if reading and (spoken is None or (claim and reading.value == claim.value)):
            spoken = reading
    if spoken is None:
        return None
    return spelled_claim(
        paper, place + words[0].start(), place + words[spoken.used - 1].end(), spoken
    )


def _words_before(paper: Paper, claim: ClaimedNumber) -> ClaimedNumber | None:
    """`hai` of `hai (02) bản`: all the number words in front of the bracket."""
    if "(" not in (before := paper.before(claim.start, 90))[-2:]:
        return None
    found = _SAID_BEFORE.search(before)
    if found is None or paper.low[claim.end : claim.end + 1] not in {")", " "}:
        return None
    words = [*_WORD.finditer(found[1])]
    for first in range(len(words)):
        spoken = read_spoken([word[0] for word in words[first:]], closed=True)
        if spoken and spoken.used == len(words) - first:
            place = claim.start - len(before) + found.start(1)
            span = place + words[first].start(), place + words[-1].end()
            is_meant = _repeats(paper, claim, spoken, words[first][0])
            return _free(paper, spelled_claim(paper, *span, spoken)) if is_meant else None
    return None


def _repeats(paper: Paper, claim: ClaimedNumber, spoken: Heard, word: str) -> bool:
    """Whether a bracket repeats the word in front: `hai (02) bản`, not `đầu năm (268 hộ)`, `giải ba (5),`."""
    if spoken.value == claim.value:
        return True
    if spoken.used == 1 and word in {"năm", "không", "một"}:
        return False
    is_padded = paper.low.startswith("0", claim.start)
    return bool(_THEN_A_NOUN.match(paper.low, claim.end)) or (
        paper.low.startswith(")", claim.end) and (spoken.used > 1 or is_padded)
    )


def find_joined(paper: Paper, numbers: list[ClaimedNumber]) -> Iterator[Joined]:
    """Pairs and ranges of numbers that follow one another."""
    paired = None
    for first, second in pairwise(numbers):
        join = _join(paper, first, second) if paired is not first else None
        if join is not None:
            paired = second
            yield Joined(join, first.start, second.end, (first, second))


def _is_pair(paper: Paper, first: ClaimedNumber, second: ClaimedNumber) -> bool:
    """Whether one is told out of the other: `1.539/600`, `3 trong 4 mục tiêu`; not `45 lớp/1.567 em`."""
    gap = paper.low[first.end : second.start]
    if _ABOVE.fullmatch(gap):
        return second.hedge is None
    if _AMID.fullmatch(gap):
        return first.value <= second.value and bool(second.noun)
    nouns = {each.noun.partition(" ")[0].lower() for each in (first, second) if each.noun}
    is_alike = len(nouns) < _BOTH or "/" not in gap or second.noun.lower().startswith("chỉ tiêu")
    return is_alike and bool(_OUT_OF.fullmatch(gap))


def _join(paper: Paper, first: ClaimedNumber, second: ClaimedNumber) -> Join | None:
    low, gap = paper.low, (first.end, second.start)
    if gap[1] - gap[0] > _REACH:
        return None
    if first.measure is not second.measure:
        return None
    if _is_pair(paper, first, second):
        return Join.PAIR
    if first.value < second.value and (through := _THROUGH.fullmatch(low, *gap)):
        before = paper.before(first.start)
        is_dash = (
            not through[0].strip().isalpha() and "đến" not in through[0] and "tới" not in through[0]
        )
        if (is_dash or _FROM.search(before)) and not _MOVED.search(before):
            return Join.RANGE
    return None

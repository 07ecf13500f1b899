"""Parts that share nobody, «khối …, khối …», «các huyện …, các ngành …», against the whole told before «trong đó», in this sentence or the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from generator.audit.audit_check import Held, all_held
from generator.audit.likely_slips import is_of_hand, likely_slip
from generator.audit.manuscript import TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.audit.tie_words import is_change
from generator.workspace import regex

_BODY = (
    r"lđlđ|liên đoàn|công đoàn|huyện|thị xã|thành phố|xã|phường|thị trấn|ngành|sở|đơn vị|cơ quan|doanh nghiệp"
    r"|trường|ban|phòng|hợp tác xã|tổng công ty|tập đoàn|viện|bệnh viện"
)
_HEAD = rf"khối|cụm|khu vực|vùng|cấp|tuyến|ngành|nhóm|lĩnh vực|địa bàn|các(?=\s(?:{_BODY})(?!\w))"
_AMONG = regex(rf"(?<!\w)(?:trong đó|gồm)(?!\w)|[:(](?=\s?(?:{_HEAD})(?!\w))")
_BLOC = regex(
    rf"(?<!\w)(?P<head>{_HEAD})(?:\s[^\W\d_]+|,\s[^\W\d_]+(?=\s)){{0,8}}[\s:(]*"
    r"(?:có|đạt|được|là)?\s*$"
)
_ALIKE = ({"cấp", "ngành"}, {"khu vực", "vùng", "địa bàn"})
"""Heads under which all there is may be told apart side by side."""
_LEAST = 2
_LARGE = 100
_EACH = regex(r"(?<!\w)(?:bình quân|trung bình|mỗi|từng)(?!\w)")

Whole = tuple[ReadSentence, ReadFigure]


def blocs_of(passage: TextPassage) -> Iterator[Held | tuple[Whole, list[ReadFigure]]]:
    """What adds up, held; a whole with its parts where one digit of it or of a part is all that is wrong."""
    before: list[Whole] = []
    for sentence in passage.sentences:
        told = [*before, *((sentence, each) for one in sentence.quantities for each in _apart(one))]
        found = _AMONG.search(sentence.low, sentence.start, sentence.end)
        blocs = _blocs(sentence, found.end()) if found else []
        if found and len(blocs) >= _LEAST:
            wholes = [(home, one) for home, one in told if _may_be_whole(one, blocs, found.start())]
            yield from _judged(passage, wholes, blocs)
        before = told


def _apart(one: ReadFigure) -> list[ReadFigure]:
    """The two numbers of a pair, each by itself: «1.104 hộ trên tổng số 2.597 hộ»."""
    if one.whole is None:
        return [one]
    part = replace(one, end=one.claim.end, whole=None)
    return [part, replace(one, start=one.whole.start, claim=one.whole, whole=None)]


def _blocs(sentence: ReadSentence, start: int) -> list[ReadFigure]:
    """The parts behind a place; none where one of the figures there is no amount of a bloc."""
    behind = [one for one in sentence.quantities if one.start >= start]
    if _EACH.search(sentence.low, start, sentence.end):
        return []
    if any(not one.is_amount or one.claim.hedge for one in behind):
        return []
    labels = [_BLOC.search(one.before) for one in behind]
    heads = {label["head"] for label in labels if label}
    are_parallel = len(heads) == 1 or any(heads <= alike for alike in _ALIKE)
    return behind if all(labels) and are_parallel else []


def _may_be_whole(one: ReadFigure, blocs: list[ReadFigure], end: int) -> bool:
    is_plain = one.is_amount and not one.claim.hedge and not is_change(one.before)
    return is_plain and one.end <= end and all(one.is_like(part) for part in blocs)


def _judged(
    passage: TextPassage, wholes: list[Whole], blocs: list[ReadFigure]
) -> Iterator[Held | tuple[Whole, list[ReadFigure]]]:
    value = sum((one.claim.value for one in blocs), Fraction(0))
    right = [one for _, one in wholes if one.claim.value == value]
    if right:
        yield from all_held(passage, (right[-1], *blocs))
        return
    near = [
        one for one in wholes if one[1].claim.value >= _LARGE and _is_slip(one[1], blocs, value)
    ]
    if near:
        yield min(near, key=lambda whole: abs(whole[1].claim.value - value)), blocs


def _is_slip(whole: ReadFigure, blocs: list[ReadFigure], value: Fraction) -> bool:
    """Whether a digit, or two exchanged, of the whole or of one part would make the sum right."""
    gap = whole.claim.value - value
    wanted = [(whole, value), *((one, one.claim.value + gap) for one in blocs)]
    return any(_slipped(one, meant) for one, meant in wanted if meant > 0)


def _slipped(one: ReadFigure, meant: Fraction) -> bool:
    return is_of_hand(likely_slip(one.claim.value, one.claim.step, lambda number: number == meant))

"""How far a number is meant: the words in front of it, `trở lên` behind it."""

from __future__ import annotations

from generator.wording.claims.claim import ClaimedNumber, Hedge
from generator.wording.claims.paper import Paper
from generator.workspace import regex

_LEAST = (
    "không ít hơn|không dưới|không thấp hơn|không nhỏ hơn|không kém|ít nhất|tối thiểu|trên|hơn|quá"
)
_MOST = (
    "không vượt quá|không quá|không cao hơn|không nhiều hơn|không lớn hơn|không hơn|tối đa|nhiều nhất"
    "|dưới|chưa đến|chưa tới|chưa đầy|chưa được|chưa quá|không đến|không tới|không đầy"
)
_NEARLY = "gần|ngót|gần đạt|sắp"
_ABOUT = "khoảng|chừng|xấp xỉ|ước|ước tính|độ chừng|vào khoảng|tương đối"
_ESTIMATED = {"ước", "ước tính"}
_ROUND = 2
_HEDGE_OF = {
    word: hedge
    for hedge, words in (
        (Hedge.LEAST, _LEAST),
        (Hedge.MOST, _MOST),
        (Hedge.NEARLY, _NEARLY),
        (Hedge.ABOUT, _ABOUT),
    )
    for word in words.split("|")
}
_WORDS = "|".join(sorted(_HEDGE_OF, key=len, reverse=True)).replace(" ", r"\s")
_COMPARED = r"(?:nhiều|ít|cao|thấp|lớn|nhỏ|dài|ngắn|sớm|muộn|chậm|nhanh)\shơn"
_BEFORE = regex(
    rf"(?<!\w)(?:{_COMPARED}|(?P<word>{_WORDS}))\s(?:(?:đạt|là|có|được|phải\scó|chỉ\scó|khoảng|lên)\s)?$"
)
_LAST_WORDS = {word.split()[-1] for word in _HEDGE_OF} | {"đạt", "là", "có", "được", "lên"}
_LAST_WORD = regex(rf"(?<!\w)(?:{'|'.join(sorted(_LAST_WORDS))})\s$")
_ONWARD = regex(
    r"(?:\s?/\s?[^\W\d_]{1,9}){0,3}(?:\s(?!(?:đạt|có|là|xếp|loại|từ|trở|chuẩn)\s)[^\W\d_]{1,9}){0,4}?\s\(?trở\s(lên|xuống)(?!\w)"
)
_TOLD_BEFORE = regex(r"[0-9]\s([^\W\d_]+)(?:\s[^\W\d_]{1,9}){0,8}\strên\s$")
_NOUN = regex(r"\s([^\W\d_]+)")
_PEOPLE = frozenset({"người", "nhân", "lao", "đoàn", "dân", "học", "hội"})
_AIMS = frozenset({"chỉ", "kế"})
_FIGURES = regex(r"[^0-9]")
HEDGE = rf"(?:(?:{_WORDS})\s)?"


def hedge_of(paper: Paper, start: int, end: int) -> Hedge | None:
    """The hedge of the number that stands from `start` to `end`.

    `ước đạt 10.468` is an estimate, but a figure told to the last digit: it may be reckoned with.
    """
    if onward := _ONWARD.match(paper.low, end):
        return Hedge.LEAST if onward[1] == "lên" else Hedge.MOST
    before = paper.before(start)
    found = _BEFORE.search(before) if _LAST_WORD.search(before) else None
    if not found or not found["word"]:
        return None
    word = " ".join(found["word"].split())
    if word == "trên" and _is_out_of(paper, start, end):
        return None
    if word in _ESTIMATED and len(_FIGURES.sub("", paper.low[start:end]).strip("0")) > _ROUND:
        return None
    return _HEDGE_OF[word]


def hedged_from(text: str, claim: ClaimedNumber) -> int:
    """Where a number begins with the hedge in front of it: «gần đạt 100» as a whole."""
    found = _BEFORE.search(text[: claim.start].lower()) if claim.hedge is not None else None
    return found.start() if found and found["word"] else claim.start


def _is_out_of(paper: Paper, start: int, end: int) -> bool:
    """Whether `trên` is "out of": `2.606 sáng kiến trên 5.091 sáng kiến`, and not `700 người trên 60 tuổi`."""
    told, noun = _TOLD_BEFORE.search(paper.before(start, 110)), _NOUN.match(paper.low, end)
    if told is None or noun is None:
        return False
    return noun[1] in {told[1], *_AIMS} or {noun[1], told[1]} <= _PEOPLE

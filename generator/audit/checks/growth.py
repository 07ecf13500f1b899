"""Growth and decline against the two values that they lie between; points told as per cent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.audit.arithmetic import rounded
from generator.audit.audit_check import FigureDoubt, Seen, all_held, check, places_of
from generator.audit.checks.changes_told import (
    REACH,
    TO,
    WAYS,
    is_from_to,
    told_changes,
)
from generator.audit.checks.movement import Movement
from generator.audit.checks.multiples import multiples
from generator.audit.likely_slips import likely_slip, slip_hint
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.audit.tie_words import clause_before
from generator.problems import Severity, say
from generator.wording import ClaimedNumber
from generator.workspace import regex

_VERB = regex(r"(?<!\w)(?P<word>tăng|nâng|giảm|hạ)(?!\w)")
_LINKS = {"lên": 1, "xuống": -1}
_ENDS = {1: {"đến", "thành", *_LINKS}, -1: {"còn", "đến", *_LINKS}}
_LINK = regex(r"(?<!\w)(?:lên|xuống)(?!\w)")


@check("E-AUDIT-GROWTH", Severity.ERROR)
def growth(manuscript: Manuscript) -> Iterator[Seen]:
    """«tăng n», «giảm p%» phải đúng với hai số trước và sau.

    Đọc: «tăng từ a lên b, tăng n, tương đương p%», «tăng n (p%), từ a lên b», «b, tăng n (p%) so với năm trước (a)»,
    «b, tăng p% so với cùng kỳ (a)», «b, cao hơn cùng kỳ (a) n», «chênh lệch giữa … (a) và … (b) là n», «gấp k lần, từ
    a lên b»; «đầu năm a, cuối năm b, tăng n» (chỉ cảnh báo); «giảm từ a xuống b», «từ a xuống b» thì b phải nhỏ hơn a, «lên» thì lớn hơn.
    Đúng: «giảm từ 120 vụ xuống còn 95 vụ, giảm 20,8%».
    Sai: «giảm từ 120 vụ xuống còn 95 vụ, giảm 28,0%» ((120 - 95)/120 là 20,8%).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for told, changes in told_changes(sentence):
                yield from _judged(passage, sentence, told, changes)
            yield from _directions(passage, sentence)
            yield from multiples(passage, sentence)


@check("I-AUDIT-POINTS", Severity.INFO)
def points(manuscript: Manuscript) -> Iterator[Seen]:
    """Hiệu của hai tỷ lệ phần trăm là điểm phần trăm, không phải phần trăm.

    Đúng: «giảm từ 5,2% xuống 3,1%, giảm 2,1 điểm phần trăm».
    Lưu ý: «giảm từ 5,2% xuống 3,1%, giảm 2,1%» (2,1 là hiệu hai tỷ lệ; giảm tương đối là 40,4%).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for told, changes in told_changes(sentence):
                found = next((one for one in changes if one.is_told_in_points), None)
                if found and found.is_certain is not None:
                    yield FigureDoubt(
                        passage,
                        told.start,
                        told.end,
                        say(
                            "{told} là hiệu của hai tỷ lệ {first} và {last}, tính bằng điểm phần trăm",
                            told=sentence.printed(told),
                            first=found.first,
                            last=found.last,
                        ),
                        found.working(),
                        say(
                            "ghi «{points} điểm phần trăm»",
                            points=sentence.printed(told).rstrip("% "),
                        ),
                    )


def _judged(
    passage: TextPassage, sentence: ReadSentence, told: ClaimedNumber, changes: list[Movement]
) -> Iterator[Seen]:
    right = next((one for one in changes if one.agrees), None)
    if right:
        yield from all_held(passage, (told, *right.claims))
        if all(one.is_turned for one in changes if one.agrees):
            yield _way_doubt(passage, right)
        return
    wrong = sorted((one for one in changes if one.is_certain is not None), key=_sureness)
    if wrong and None not in {wrong[0].gap.low, wrong[0].gap.high}:
        yield _doubt(passage, sentence, wrong[0])


def _sureness(change: Movement) -> bool:
    return not change.is_certain


def _doubt(passage: TextPassage, sentence: ReadSentence, change: Movement) -> FigureDoubt:
    told = change.told
    nearest = rounded(change.right, told.step)
    slip = likely_slip(told.value, told.step, lambda value: value == nearest)
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        say("{working}, văn bản ghi {told}", working=change.working(), told=sentence.printed(told)),
        change.working(),
        slip_hint(slip, told),
        others=places_of(passage, change.claims),
        lighter=None if change.is_certain else Severity.WARNING,
    )


def _way_doubt(passage: TextPassage, change: Movement) -> FigureDoubt:
    told = change.told
    message = (
        say("từ {first} đến {last} là giảm, văn bản ghi tăng", first=change.first, last=change.last)
        if change.way > 0
        else say(
            "từ {first} đến {last} là tăng, văn bản ghi giảm", first=change.first, last=change.last
        )
    )
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        message,
        change.working(),
        decides=True,
        others=places_of(passage, change.claims),
    )


def _directions(passage: TextPassage, sentence: ReadSentence) -> Iterator[Seen]:
    """«giảm từ a xuống b» with b above a, «tăng từ a xuống b», «từ a lên b» with b below a."""
    for then, now in pairwise(sentence.quantities):
        if not is_from_to(sentence, then, now):
            continue
        verbs = [*_VERB.finditer(clause_before(then.before)[-REACH:])]
        link = TO.fullmatch(sentence.between(then, now)[:REACH])
        if link is None or then.claim.hedge or now.claim.hedge:
            continue
        led = _LINK.search(sentence.between(then, now)[:REACH])
        joins = {link["word"], led[0]} if led else {link["word"]}
        words = [one["word"] for one in verbs[-1:] if joins & _ENDS[WAYS[one["word"]]]]
        for word in [*words, *([led[0]] if led else [])]:
            way = WAYS.get(word) or _LINKS[word]
            if (now.claim.value - then.claim.value) * way < 0:
                yield _turned(passage, sentence, (then, now), word)
                break


def _turned(
    passage: TextPassage, sentence: ReadSentence, ends: tuple[ReadFigure, ReadFigure], verb: str
) -> FigureDoubt:
    first, last = (sentence.printed(end.claim) for end in ends)
    then, now = ends
    sign = "<" if now.claim.value < then.claim.value else ">"
    return FigureDoubt(
        passage,
        then.start,
        now.end,
        say(
            "văn bản ghi {verb} từ {first} đến {last}, mà {last} {sign} {first}",
            verb=verb,
            first=first,
            last=last,
            sign=sign,
        ),
        f"{last} {sign} {first}",
        decides=True,
    )
